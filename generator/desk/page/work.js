// What the page knows: the program's answers as they came, what is being typed, and what is kept for later.
import { contentOf, siteData } from './asked_for.js';
import { hearOfTab } from './draft_work.js';
import { Drafts } from './drafts.js';
import { Engine } from './engine.js';
import { Host } from './host.js';
import { folderOf, readFolder, saveFolder } from './folder.js';
import { Typing } from './typing.js';
import { today } from './words.js';

/** Milliseconds after the last key until everything is checked and the draft is kept (our choice). */
const REST = 400;
const UNDECIDED = 'Masih ada naskah lain di peramban ini, dari kunjungan sebelumnya atau tab lain, jadi ketikan baru belum '
  + 'disimpan di peramban. Pilih dahulu "Lanjutkan naskah" (digabungkan dengan yang di sini) atau "Buang naskah" di halaman Formulir.';

export class Work {
  constructor(settings) {
    this.settings = settings;
    this.listeners = new Set();
    this.progress = 'Menyiapkan program';
    this.screen = 'start';
    this.drafts = new Drafts(`${settings.instansi} ${settings.daerah}`);
    this.host = settings.host ? new Host(settings.host) : null;
    const shown = () => this.set({});
    this.typing = new Typing((...given) => this.sendTyped(...given), shown, () => this.restSoon());
    this.fileTyping = new Typing((...given) => this.sendToFile(...given), shown, () => this.restSoon(), REST);
  }

  begin() {
    const here = (folder) => new URL(`${folder}/`, document.baseURI).href;
    const { mesin, program, ukuran } = this.settings;
    this.engine = new Engine({ runtime: here(mesin), program: here(program), sizes: ukuran }, (news) => this.hear(news));
    addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault();
    });
    folderOf(this.settings).then((folder) => this.set({ folder }));
    if (!this.settings.folder) siteData(this.settings.data).catch(() => {}); // comes while Python starts; what fails is told where it is opened
    this.set({ draft: this.drafts.read() });
    this.drafts.follow(() => hearOfTab(this));
  }

  hear({ text, ready, failed, trace }) {
    if (text) this.set({ progress: text });
    if (ready) this.set({ progress: '', ready: true });
    if (failed) this.set({ progress: '', failed, trace });
  }

  set(news) {
    Object.assign(this, news);
    for (const listener of this.listeners) listener();
  }

  /** Whether something would be lost that is neither kept in this browser nor handed over. */
  get unsaved() {
    return Boolean(this.outline?.changed.length) && !this.handedOver;
  }

  /** Do one thing at a time that people wait for; what goes wrong is told in its words. */
  async doing(sentence, action) {
    this.set({ busy: sentence, fault: null, said: '' });
    try {
      await action();
    } catch (error) {
      this.set({ fault: { text: error.message, trace: error.trace } });
    } finally {
      this.set({ busy: null });
    }
  }

  /** Open what was read; `beside` is what the build's program says of it, so that only what differs is asked here. */
  open(files, payload, { parsed, known } = {}) {
    return this.doing('Membaca data', async () => {
      const packs = [parsed, known].filter((pack) => pack?.length);
      const asked = { ...payload, today: today(), parsed: Boolean(parsed?.length), known: Boolean(known?.length) };
      const { value } = await this.engine.call('open', asked, [...files, ...packs]);
      const kept = this.drafts.read();
      this.set({ outline: value, form: null, checked: null, report: null, changes: null, handedOver: false, proposed: null, moved: null, preview: null });
      if (!value.readable) return this.set({ screen: 'unreadable' });
      await this.check();
      const period = value.periods.find((item) => item.editable) ?? value.periods[0];
      this.set({ screen: 'office', period: period?.periode, draft: kept });
    });
  }

  openZip(file) {
    return this.doing('Membaca ZIP', async () => this.open([await contentOf(file)], { source: 'zip' }));
  }

  openSite() {
    return this.doing('Membaca data situs', async () => {
      const { data, beside } = await siteData(this.settings.data);
      await this.open([data], { source: 'zip', commit: this.settings.commit }, beside);
    });
  }

  /** Open a branch as the Git host holds it now; empty for the one that proposals are for. */
  openHost(branch) {
    return this.doing(`Membaca ${this.host.about.name}`, async () => {
      const { files, payload, beside } = await this.hostNow(branch.trim());
      await this.open(files, payload, beside);
    });
  }

  async hostNow(branch) {
    const { data, beside } = await siteData(this.settings.data);
    return { ...(await this.host.open(branch, data, (busy) => this.set({ busy }))), beside };
  }

  propose() {
    return this.doing('Mengusulkan', async () => {
      const made = await this.host.propose(this.changes, (busy) => this.set({ busy }));
      if (made.state === 'moved') return this.set({ moved: made });
      this.drafts.forget();
      this.set({ handedOver: true, draft: null, storage: null, proposed: made, moved: null, said: await this.host.expiry() });
    });
  }

  openFolder() {
    return this.doing('Membaca folder', async () => {
      const { files, payload, beside } = await this.folderNow();
      await this.open(files, payload, beside);
    });
  }

  async folderNow() {
    const { bytes, beside, commit } = await readFolder(this.folder);
    return { files: [bytes], payload: { source: 'zip', commit }, beside };
  }

  openForm(unit) {
    return this.doing('Membuka formulir', async () => {
      const { value } = await this.engine.call('form', { periode: this.period, unit });
      this.typing.clear();
      this.set({ form: value, screen: 'form' });
    });
  }

  /** Write one typed value of a form; what is refused is told. */
  async sendTyped(kode, loc, text) {
    const { periode, unit } = this.form;
    clearTimeout(this.timer);
    this.handedOver = false;
    await this.told(async () => {
      this.take((await this.engine.call('edit', { periode, unit, kode, values: [{ loc, text }] })).value);
    });
  }

  /** Write one typed value of any other data file. */
  async sendToFile(path, loc, text) {
    this.handedOver = false;
    await this.told(async () => {
      const { value } = await this.engine.call('edit_file', { path, values: [{ loc, text }] });
      this.set({ file: value.file, outline: value.outline, fault: null, report: null, proposed: null, moved: null });
    });
  }

  async told(action) {
    try {
      await action();
    } catch (error) {
      this.set({ fault: { text: error.message, trace: error.trace } });
    }
  }

  take({ row, counts, findings, changed }) {
    const rows = this.form.rows.map((old) => (old.kode === row.kode ? row : old));
    this.set({
      form: { ...this.form, rows, counts, findings },
      outline: { ...this.outline, changed },
      fault: null,
      report: null,
      proposed: null,
      moved: null,
    });
  }

  restSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), REST);
  }

  /** When the hands rest: the whole check, the whole form, and the draft. */
  async rest() {
    if (this.typing.busy || this.fileTyping.busy) return;
    await this.check();
    if (this.screen === 'form' && !this.typing.busy) {
      const { periode, unit } = this.form;
      const { value } = await this.engine.call('form', { periode, unit });
      if (!this.typing.busy && this.form?.unit === unit) this.set({ form: value });
    }
    await this.keepDraft();
  }

  async check() {
    const { value } = await this.engine.call('check');
    const { periode } = (await this.engine.call('next_period')).value;
    this.set({ checked: value, next: periode });
  }

  /** Keep what was typed; a draft of an earlier visit stays until its owner has decided on it. */
  async keepDraft() {
    if (this.draft) return this.set({ storage: { fault: UNDECIDED } });
    if (!this.outline.changed.length) return this.set({ storage: this.drafts.forget() });
    const { value } = await this.engine.call('draft');
    const { title } = (await this.engine.call('changes')).value;
    const storage = this.drafts.keep(value, title);
    if (!storage.others) return this.set({ storage });
    return this.set({ storage: { fault: UNDECIDED }, draft: storage.others });
  }

  async refresh() {
    const { value } = await this.engine.call('outline');
    this.set({ outline: value });
  }

  async goTo(screen) {
    this.set({ screen });
    if (this.outline && screen === 'office') await this.refresh();
    if (screen === 'changes') await this.doing('Menyusun laporan perubahan', () => this.loadChanges());
  }

  async loadChanges() {
    await this.refresh();
    if (!this.outline.changed.length) return this.set({ report: null, changes: null, gate: null });
    const changes = (await this.engine.call('changes')).value;
    this.set({ changes });
    const gate = (await this.engine.call('gate')).value;
    this.set({ gate });
    const report = (await this.engine.call('report')).value;
    this.set({ report });
  }

  discard(path = null) {
    return this.doing('Mengembalikan', async () => {
      const { value } = await this.engine.call('discard', { path });
      this.typing.clear();
      this.set({ outline: value, form: null, report: null, changes: null });
      await this.check();
      await this.keepDraft();
      await this.loadChanges();
    });
  }

  saveToFolder() {
    return this.doing('Menyimpan ke folder', async () => {
      const saved = await saveFolder(this.folder, this.changes.files).catch((error) => {
        if (error.moved) this.set({ moved: { overlapping: [], changed: [] } }); // the alert says which file
        throw error;
      });
      this.drafts.forget();
      this.set({ handedOver: true, draft: null, storage: null });
      await this.openFolder(); // from here on the folder is what changes are counted from
      this.set({ said: `Tersimpan: ${saved.join(', ')}.` });
    });
  }
}
