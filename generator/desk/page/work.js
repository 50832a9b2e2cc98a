// What the page knows: the program's answers as they came, what is being typed, and what is kept for later.
import { Drafts } from './drafts.js';
import { Engine } from './engine.js';
import { Host } from './host.js';
import { folderOf, readFolder, saveFolder } from './folder.js';
import { today } from './words.js';

/** Milliseconds after the last key until everything is checked and the draft is kept (our choice). */
const REST = 400;

export class Work {
  constructor(settings) {
    this.settings = settings;
    this.listeners = new Set();
    this.progress = 'Menyiapkan program';
    this.screen = 'start';
    this.drafts = new Drafts(`${settings.instansi} ${settings.daerah}`);
    this.host = settings.host ? new Host(settings.host) : null;
    this.typed = new Map();
    this.pending = new Map();
  }

  begin() {
    const here = (folder) => new URL(`${folder}/`, document.baseURI).href;
    const { mesin, program, ukuran } = this.settings;
    this.engine = new Engine({ runtime: here(mesin), program: here(program), sizes: ukuran }, (news) => this.hear(news));
    addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault();
    });
    folderOf(this.settings).then((folder) => this.set({ folder }));
    this.set({ draft: this.drafts.read() });
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

  open(files, payload) {
    return this.doing('Membaca data', async () => {
      const { value } = await this.engine.call('open', { ...payload, today: today() }, files);
      const kept = this.drafts.read();
      this.set({ outline: value, form: null, checked: null, report: null, changes: null, handedOver: false, proposed: null, moved: null });
      if (!value.readable) return this.set({ screen: 'unreadable' });
      await this.check();
      const period = value.periods.find((item) => item.editable) ?? value.periods[0];
      this.set({ screen: 'office', period: period?.periode, draft: kept });
    });
  }

  openZip(file) {
    return file.arrayBuffer().then((bytes) => this.open([bytes], { source: 'zip' }));
  }

  /** The data that this site was made of, which travels with it where the repository is open to all. */
  async siteData() {
    if (!this.settings.data) return null;
    const response = await fetch(this.settings.data);
    if (!response.ok) throw new Error('Data situs ini tidak dapat diunduh; periksa jaringan, lalu ulangi');
    return response.arrayBuffer();
  }

  openSite() {
    return this.doing('Membaca data situs', async () => {
      await this.open([await this.siteData()], { source: 'zip', commit: this.settings.commit });
    });
  }

  /** Open a branch as the Git host holds it now; empty for the one that proposals are for. */
  openHost(branch) {
    return this.doing(`Membaca ${this.host.about.name}`, async () => {
      const { files, payload } = await this.host.open(branch.trim(), await this.siteData(), (busy) => this.set({ busy }));
      await this.open(files, payload);
    });
  }

  propose(body) {
    return this.doing('Mengusulkan', async () => {
      const made = await this.host.propose(this.changes, body, (busy) => this.set({ busy }));
      if (made.state === 'moved') return this.set({ moved: made });
      this.drafts.forget();
      this.set({ handedOver: true, draft: null, storage: null, proposed: made, moved: null, said: await this.host.expiry() });
    });
  }

  openFolder() {
    return this.doing('Membaca folder', async () => {
      const { bytes, commit } = await readFolder(this.folder);
      await this.open([bytes], { source: 'zip', commit });
    });
  }

  openForm(unit) {
    return this.doing('Membuka formulir', async () => {
      const { value } = await this.engine.call('form', { periode: this.period, unit });
      this.typed.clear();
      this.set({ form: value, screen: 'form' });
    });
  }

  /** Send one typed value; while an earlier one is on its way, only the last of a field is sent after it. */
  type(row, loc, text) {
    const key = JSON.stringify([row.kode, loc]);
    this.typed.set(key, text);
    this.handedOver = false;
    if (this.pending.has(key)) this.pending.set(key, true);
    else this.sendTyped(key, row.kode, loc);
    this.set({});
  }

  textOf(row, field) {
    return this.typed.get(JSON.stringify([row.kode, field.loc])) ?? field.text;
  }

  async sendTyped(key, kode, loc) {
    const text = this.typed.get(key);
    const { periode, unit } = this.form;
    this.pending.set(key, false);
    clearTimeout(this.timer);
    try {
      const { value } = await this.engine.call('edit', { periode, unit, kode, values: [{ loc, text }] });
      this.take(value);
      if (this.typed.get(key) === text) this.typed.delete(key);
    } catch (error) {
      this.set({ fault: { text: error.message, trace: error.trace } });
    }
    const again = this.pending.get(key);
    this.pending.delete(key);
    if (again) return this.sendTyped(key, kode, loc);
    return this.restSoon();
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
    if (this.pending.size) return;
    await this.check();
    if (this.screen === 'form' && !this.pending.size) {
      const { periode, unit } = this.form;
      const { value } = await this.engine.call('form', { periode, unit });
      if (!this.pending.size && this.form?.unit === unit) this.set({ form: value });
    }
    await this.keepDraft();
  }

  async check() {
    const { value } = await this.engine.call('check');
    this.set({ checked: value });
  }

  async keepDraft() {
    const { value } = await this.engine.call('changes');
    this.set({ storage: this.drafts.keep(value, this.outline) });
  }

  async refresh() {
    const { value } = await this.engine.call('outline');
    this.set({ outline: value });
  }

  async goTo(screen) {
    this.set({ screen });
    if (this.outline && screen === 'office') await this.refresh();
    if (screen === 'changes') await this.doing('Menyusun laporan perubahan', () => this.loadChanges());
    document.querySelector('h1')?.focus();
  }

  async loadChanges() {
    await this.refresh();
    if (!this.outline.changed.length) return this.set({ report: null, changes: null });
    const changes = (await this.engine.call('changes')).value;
    this.set({ changes });
    const report = (await this.engine.call('report')).value;
    this.set({ report });
  }

  discard(path = null) {
    return this.doing('Mengembalikan', async () => {
      const { value } = await this.engine.call('discard', { path });
      this.typed.clear();
      this.set({ outline: value, form: null, report: null, changes: null });
      await this.check();
      await this.keepDraft();
      await this.loadChanges();
    });
  }

  saveToFolder() {
    return this.doing('Menyimpan ke folder', async () => {
      const saved = await saveFolder(this.folder, this.changes.files);
      this.drafts.forget();
      this.set({ handedOver: true, draft: null, storage: null });
      await this.openFolder(); // from here on the folder is what changes are counted from
      this.set({ said: `Tersimpan: ${saved.join(', ')}.` });
    });
  }
}
