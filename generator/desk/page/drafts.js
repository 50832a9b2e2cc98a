// What was changed and not handed over, kept in this browser with the commit that it rests on.

const VERSION = 1;
const FORBIDDEN = 'Peramban ini tidak mengizinkan halaman menyimpan naskah. Jangan menutup halaman sebelum mengusulkan '
  + 'atau mengunduh perubahannya.';
const FULL = 'Ruang simpan peramban penuh; naskah tidak tersimpan. Unduh perubahannya sebelum menutup halaman.';

export class Drafts {
  /** One place for each office: sites of several offices may share an address. */
  constructor(office) {
    this.place = `meja:${office}`;
  }

  /** The draft of an earlier visit, or null; what another version wrote is left alone. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place));
      return kept?.version === VERSION && kept.draft && typeof kept.title === 'string' ? kept : null;
    } catch {
      return null;
    }
  }

  /** Keep a draft; the answer is what people have to know. */
  keep(draft, title) {
    try {
      localStorage.setItem(this.place, JSON.stringify({ version: VERSION, when: Date.now(), title, draft }));
      return { kept: Date.now() };
    } catch (error) {
      return { fault: error?.name === 'QuotaExceededError' ? FULL : FORBIDDEN };
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.place);
      return {};
    } catch {
      return { fault: FORBIDDEN };
    }
  }
}
