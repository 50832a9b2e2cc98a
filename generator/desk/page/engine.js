// The page's one door to the program: calls go to the worker, answers come back; nothing else passes.

/** After so many milliseconds without a word from the worker, the page says what to do instead (our choice). */
const PATIENCE = 45_000;

/** Where the worker keeps the started Python (`snapshot.js`). */
const KEPT = 'ukur-meja';

const SILENT = 'Program tidak kunjung siap di peramban ini. Muat ulang halaman; bila tetap, pakai peramban lain '
  + '(Chrome, Edge, atau Firefox terbaru), atau isi formulir Excel.';
const OUR_FAULT = 'Kesalahan program: isian terakhir tidak dapat diolah. Naskah Anda tersimpan; muat ulang halaman, '
  + 'lalu laporkan rincian di bawah kepada operator.';

export class Engine {
  /** `tell` hears of progress: {text} while loading, {ready: true}, {failed: sentence, trace}. */
  constructor(settings, tell) {
    this.tell = tell;
    this.waiting = new Map();
    this.number = 0;
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {});
    this.settings = settings;
    this.begin(settings);
  }

  begin(settings) {
    const source = `import ${JSON.stringify(new URL('worker.js', import.meta.url).href)};`;
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      // Started from a blob, the worker is held to this page's policy; from an address of its own it would not be.
      this.worker = new Worker(address, { type: 'module' });
    } catch {
      return this.fail(SILENT, 'worker');
    }
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => this.fail(SILENT, event.message ?? 'worker');
    this.worker.postMessage({ id: 0, method: 'start', settings });
    this.watch();
  }

  watch() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(SILENT, 'diam'), PATIENCE);
  }

  hear(data) {
    if (data.kind === 'progress') {
      this.watch();
      return this.tell({ text: data.text });
    }
    if (data.kind === 'ready') {
      clearTimeout(this.timer);
      this.resolve();
      return this.tell({ ready: true });
    }
    if (data.kind === 'again') return this.again();
    if (data.kind === 'failed') return this.fail(data.error ?? SILENT, data.trace);
    const waiting = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    if (!waiting) return undefined;
    if (data.ok) return waiting.resolve({ value: data.value, files: data.files ?? [] });
    return waiting.reject(Object.assign(new Error(data.error ?? OUR_FAULT), { trace: data.error ? '' : data.trace }));
  }

  /** What an earlier visit kept could not be started from, and is gone: start as on a first visit, once. */
  again() {
    this.worker.terminate();
    this.begin({ ...this.settings, fresh: true });
  }

  fail(sentence, trace) {
    clearTimeout(this.timer);
    this.worker?.terminate();
    globalThis.caches?.delete(KEPT).catch(() => {}); // should it be what keeps Python from starting
    this.reject(new Error(sentence));
    for (const { reject } of this.waiting.values()) reject(new Error(sentence));
    this.waiting.clear();
    this.tell({ failed: sentence, trace });
  }

  /** Ask the program; rejects with a sentence for people. */
  async call(method, payload = {}, files = []) {
    await this.ready;
    const id = (this.number += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, method, payload, files });
    });
  }
}
