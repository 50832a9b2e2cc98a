// What was changed and not handed over, kept in this browser with the commit that it rests on.

const VERSION = 1;
const FORBIDDEN = 'Peramban ini tidak mengizinkan halaman menyimpan naskah. Jangan menutup halaman sebelum mengusulkan '
  + 'atau mengunduh perubahannya.';
const FULL = 'Ruang simpan peramban penuh; naskah tidak tersimpan. Unduh perubahannya sebelum menutup halaman.';

/** What tells one writing of a draft from every other; drafts of older versions have their time only. */
const stampOf = (kept) => kept.stamp ?? String(kept.when);

export class Drafts {
  /** One place for each office: sites of several offices may share an address, and tabs share the place. */
  constructor(office) {
    this.place = `meja:${office}`;
    this.known = null;
  }

  /** The draft that lies there, or null; what another version wrote is left alone. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place));
      return kept?.version === VERSION && kept.draft && typeof kept.title === 'string' ? kept : null;
    } catch {
      return null;
    }
  }

  /** The draft that lies there unless this page wrote or took it: of an earlier visit, or of another tab. */
  others() {
    const kept = this.read();
    return kept && stampOf(kept) !== this.known ? kept : null;
  }

  /** From here on this draft may be replaced and dropped: its owner has decided on it. */
  take(kept) {
    this.known = stampOf(kept);
  }

  /** Keep a draft; the answer is what people have to know. Nothing is overwritten that came from elsewhere. */
  keep(draft, title) {
    const others = this.others();
    if (others) return { others };
    const stamp = crypto.getRandomValues(new Uint32Array(2)).join('-');
    try {
      localStorage.setItem(this.place, JSON.stringify({ version: VERSION, when: Date.now(), stamp, title, draft }));
      this.known = stamp;
      return { kept: Date.now() };
    } catch (error) {
      return { fault: error?.name === 'QuotaExceededError' ? FULL : FORBIDDEN };
    }
  }

  forget() {
    try {
      if (!this.others()) localStorage.removeItem(this.place);
      return {};
    } catch {
      return { fault: FORBIDDEN };
    }
  }

  /** Call `heard` when another tab of this office has kept or dropped its draft. */
  follow(heard) {
    addEventListener('storage', ({ key }) => {
      if (key === this.place || key === null) heard();
    });
  }
}
