import { contentOf } from './asked_for.js';
import { FileField } from './file_field.js';
import { Findings } from './findings.js';
import { html } from './html.js';
import { readTable } from './office_work.js';

/** A table that the office already has, question by question: nothing is taken before all is answered and shown. */
export function TableScreen({ work }) {
  const { table } = work;
  const choose = async (file) => {
    if (!file) return;
    await work.doing('Membaca tabel', async () => {
      work.set({ table: { name: file.name, bytes: await contentOf(file), map: null, answers: {} } });
      await readTable(work);
    });
  };
  return html`
    <h1 tabindex="-1">Ambil tabel</h1>
    <p>Rencana kerja, perjanjian kinerja, atau tabel lain dibaca menjadi indikator, target, dan anggaran. Yang kurang
      ditanyakan; tidak ada yang diambil sebelum Anda menekan "Ambil ke data".</p>
    <div class="field"><${FileField} id="table" label="Berkas tabel (.xlsx, .ods, .csv)" accept=".xlsx,.ods,.csv" onFiles=${([file]) => choose(file)} /></div>
    ${table?.lines ? html`<${Reading} work=${work} table=${table} />` : ''}
    <p><button type="button" onClick=${() => work.goTo('office')}>Ke formulir</button></p>`;
}

function Reading({ work, table }) {
  const told = [...table.faults, ...table.notes];
  return html`
    ${told.length ? html`<ul class="findings long">${told.map((line) => html`<li class=${table.faults.includes(line) ? 'galat' : 'peringatan'}>${line}</li>`)}</ul>` : ''}
    ${table.findings.length ? html`<p class="bad">${table.refused ? 'Ada jawaban yang tidak dapat dipakai; perbaiki, lalu jawab lagi:'
      : 'Bila diambil, data memuat galat ini; perbaiki tabel atau datanya dahulu:'}</p>` : ''}
    <${Findings} id="table-findings" list=${table.findings} />
    ${table.questions.length ? html`<${Questions} work=${work} table=${table} />` : ''}
    <h2>Yang terbaca</h2><pre tabindex="0">${table.lines.join('\n')}</pre>
    ${table.ready ? html`<p><button type="button" class="main" onClick=${() => readTable(work, 'take_table')}>Ambil ke data (${table.files.length} berkas)</button></p>` : ''}`;
}

function Questions({ work, table }) {
  const send = (event) => {
    event.preventDefault();
    const answers = Object.fromEntries(new FormData(event.target));
    work.set({ table: { ...table, answers } });
    readTable(work);
  };
  return html`<form onSubmit=${send}><h2>Yang perlu Anda putuskan</h2>
    ${table.questions.map((item) => html`<div class="field" key=${item.id}><label for="q-${item.id}">${item.text}</label>
      ${item.choices?.length
        ? html`<select id="q-${item.id}" name=${item.id} required=${!item.proposal}>
          ${item.proposal ? '' : html`<option value="">pilih</option>`}${item.choices.map(({ value, label }) => html`<option value=${value} selected=${value === item.proposal}>${label}</option>`)}</select>`
        : html`<input type="text" id="q-${item.id}" name=${item.id} value=${item.proposal ?? ''} />`}
    </div>`)}
    <button type="submit" class="main">Jawab</button></form>`;
}
