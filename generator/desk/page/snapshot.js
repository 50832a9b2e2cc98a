// The memory of the started Python, kept by this browser so that the next visit need not start it again.
//
// It holds the program and nothing of an office: it is taken before anything is opened. It is named by the digests
// of runtime and program and by the browser, so that any other program starts from the beginning; and it decides
// nothing: where it cannot be read, written or started from, Python starts as on a first visit.

const CACHE = 'ukur-meja';
const TYPE = 'application/octet-stream';

/** Milliseconds without a word from the page after which it is written (our choice): nobody's key waits for it. */
const REST = 3_000;

/** Of the free room of this site's storage it may take a fourth (our choice): drafts come first. */
const SHARE = 4;

export class Snapshot {
  constructor(runtime, program) {
    this.folder = new URL('..', program).href;
    const digest = (folder) => folder.split('/').at(-2);
    this.place = `${this.folder}started-${digest(runtime)}-${digest(program)}?${encodeURIComponent(navigator.userAgent)}`;
    this.used = false;
  }

  /** What an earlier visit kept of this very program, or null. */
  async read() {
    try {
      const cache = await caches.open(CACHE);
      const found = await cache.match(this.place);
      const bytes = await found?.arrayBuffer();
      this.used = Boolean(bytes);
      return bytes ?? null;
    } catch {
      return null; // a private window, or storage that is forbidden
    }
  }

  /** Make Pyodide's module with the compiled library loaded first, so that it lies at the same place each time. */
  around(create, library, before) {
    return async (settings) => {
      settings.dynamicLibraries = [library];
      settings.preRun.push((made) => made.FS.mkdirTree(library.slice(0, library.lastIndexOf('/'))));
      const made = await create(settings);
      if (before) made.growMemory(before.byteLength - new Uint32Array(before, 0, 2)[1]); // its header names its own length
      return made;
    };
  }

  /** Copy the memory now, and write it when the page rests. */
  take(python) {
    try {
      this.taken = python.makeMemorySnapshot();
      this.busy();
    } catch {
      this.taken = null; // without it the next visit takes longer, and nothing else
    }
  }

  busy() {
    clearTimeout(this.timer);
    if (this.taken) this.timer = setTimeout(() => this.write(), REST);
  }

  async write() {
    const { taken } = this;
    this.taken = null;
    try {
      const { quota, usage } = await navigator.storage.estimate();
      if (taken.length * SHARE > quota - usage) return;
      const cache = await caches.open(CACHE);
      await this.drop(cache);
      await cache.put(this.place, new Response(taken, { headers: { 'content-type': TYPE } }));
    } catch {
      // storage full or forbidden
    }
  }

  /** Drop what this office's desk kept, of this program and of older ones. */
  async drop(cache) {
    for (const { url } of await cache.keys()) if (url.startsWith(`${this.folder}started-`)) await cache.delete(url);
  }

  async forget() {
    this.taken = null;
    try {
      await this.drop(await caches.open(CACHE));
    } catch {
      // nothing is kept there
    }
  }
}
