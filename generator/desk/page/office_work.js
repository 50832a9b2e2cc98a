// What is done beside filling in a form: documents, periods, indicators, corrections, workbooks and tables.
import { answerOf, contentOf } from './asked_for.js';
import { download } from './zip.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Show an answer's outline, check everything, and keep the draft. */
async function taken(work, outline, news = {}) {
  work.set({ outline, report: null, proposed: null, moved: null, handedOver: false, ...news });
  await work.check();
  await work.keepDraft();
}

export function openDocument(work, periode) {
  return work.doing('Membuka naskah dokumen', async () => {
    const { value } = await work.engine.call('document', { periode });
    work.fileTyping.clear();
    work.set({ file: value, screen: 'file' });
  });
}

export function openIndicator(work, kode) {
  return work.doing('Membuka indikator', async () => {
    const { value } = await work.engine.call('file', { path: `indicators/kamus/${kode}.yml` });
    work.fileTyping.clear();
    work.set({ file: value, screen: 'file' });
  });
}

export function openPeriod(work, periode) {
  return work.doing(`Membuka periode ${periode}`, async () => {
    const { value } = await work.engine.call('new_period', { periode });
    await taken(work, value.outline, { period: periode, said: value.next_step });
  });
}

export function correct(work, row, values, said) {
  return work.doing('Mencatat koreksi', async () => {
    const { periode, unit } = work.form;
    const { value } = await work.engine.call('correct', { periode, unit, kode: row.kode, values, ...said });
    const form = (await work.engine.call('form', { periode, unit })).value;
    await taken(work, value.outline, { form, said: `Koreksi ${row.kode} dicatat.` });
  });
}

export function writeBook(work) {
  return work.doing('Membuat formulir Excel', async () => {
    const { periode, unit } = work.form;
    const { value, files } = await work.engine.call('form_book', { periode, unit });
    download(new Blob([files[0]], { type: XLSX }), value.name);
  });
}

export function takeBooks(work, chosen) {
  return work.doing('Membaca formulir Excel', async () => {
    const files = await Promise.all(Array.from(chosen, contentOf));
    const names = Array.from(chosen, (file) => file.name);
    const { value } = await work.engine.call('take_books', { names }, files);
    if (value.faults.length) return work.set({ books: value });
    return taken(work, value.outline, { books: value, said: `Terbaca: ${value.files.join(', ') || 'tidak ada yang berubah'}.` });
  });
}

/** Read a table, or take it: with the answers given so far, and the office's list of codes. */
export function readTable(work, method = 'read_table') {
  return work.doing('Membaca tabel', async () => {
    const { name, bytes, map, answers } = work.table;
    const response = await answerOf(new URL('nomenclature.yml', import.meta.url));
    const codes = response.ok ? [await response.arrayBuffer()] : [];
    const { value } = await work.engine.call(method, { name, map, answers }, [bytes, ...codes]);
    const refused = value.lines.length === 0 && Object.keys(answers).length > 0;
    work.set({ table: { ...work.table, ...value, ...(refused ? askedAgain(work.table) : {}), refused, answers: {} } });
    if (method === 'read_table') return;
    await taken(work, value.outline, { said: `Terambil: ${value.files.length} berkas.`, table: null, screen: 'office' });
  });
}

/** What is shown where an answer cannot be taken: what was read, and the questions with what was answered. */
function askedAgain({ lines, questions, answers }) {
  return { lines, questions: questions.map((item) => ({ ...item, proposal: answers[item.id] || item.proposal })) };
}

/** Make a document's page as it will read with what was typed, and show it. */
export async function showPreview(work, periode) {
  await work.doing('Menyusun pratinjau', async () => {
    const response = await fetch(new URL('preview.css', import.meta.url)).catch(() => null);
    if (!response?.ok) throw new Error('Gaya pratinjau tidak dapat diunduh; periksa jaringan, lalu ulangi');
    const { lambang } = work.outline;
    const picture = lambang ? await pictureOf(lambang) : [];
    const { value } = await work.engine.call('preview', { periode, lambang }, [await response.arrayBuffer(), ...picture]);
    work.set({ preview: value, screen: 'preview' });
  });
  document.querySelector('h1')?.focus();
}

/** The letterhead's picture as the site has it; none where it has not, for then the page is shown without. */
async function pictureOf(name) {
  const response = await fetch(new URL(`../lambang/${encodeURIComponent(name)}`, document.baseURI)).catch(() => null);
  return response?.ok ? [await response.arrayBuffer()] : [];
}
