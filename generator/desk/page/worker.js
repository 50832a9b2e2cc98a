// The interpreter's own thread: loads Python once, then answers the page's calls one after the other.
// It sees bytes and JSON and nothing of the page; what a repository holds is read here.
let python, bridge, session;

const say = (kind, body = {}) => postMessage({ kind, ...body });

/** An error whose sentence is for people; anything else is told as our own fault. */
class Refusal extends Error {}

const KINDS = { interpreter: [0, 0x61, 0x73, 0x6d], other: [0x50, 0x4b, 3, 4] }; // "\0asm" and "PK"

/** Yield a pack's bytes as they arrive, told to the page; a server that unpacks on the way does no harm. */
async function packStream(base, name, progress, cut = () => {}) {
  const lost = () => new Refusal(`Berkas ${name} tidak terunduh seutuhnya. Periksa jaringan, lalu muat ulang halaman ini.`);
  let response;
  try {
    response = await fetch(base + name);
  } catch {
    throw lost();
  }
  if (!response.ok) {
    throw new Refusal(`Berkas ${name} tidak ada di situs ini (jawaban ${response.status}). Muat ulang; bila tetap, beri tahu operator.`);
  }
  const reader = response.body.getReader();
  const first = await reader.read().catch(() => Promise.reject(lost()));
  const begin = first.value ?? new Uint8Array();
  progress(begin.length);
  const raw = new ReadableStream({
    start: (sink) => (first.done ? sink.close() : sink.enqueue(begin)),
    async pull(sink) {
      const { done, value } = await reader.read().catch(() => {
        cut(lost()); // whoever reads this stream wraps the error in words of its own
        throw lost();
      });
      if (done) return sink.close();
      progress(value.length);
      sink.enqueue(value);
    },
  });
  if (begin[0] === 0x1f && begin[1] === 0x8b) return raw.pipeThrough(new DecompressionStream('gzip'));
  const kind = KINDS[name.split('.')[0]] ?? KINDS.other;
  if (kind.every((byte, place) => begin[place] === byte)) return raw;
  throw notOurs(name);
}

const notOurs = (name) => new Refusal(`Isi ${name} bukan yang dipasang bersama situs ini. Muat ulang; bila tetap, beri tahu operator.`);

/** Milliseconds after which any byte is progress: well below the page's patience. */
const SLOW = 2_000;

function counter(sizes) {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let got = 0;
  let told = 0;
  let when = 0;
  return (bytes) => {
    got += bytes;
    const now = Date.now();
    if (got - told < 250_000 && got < total && now - when < SLOW) return; // a slow network is heard of too
    [told, when] = [got, now];
    say('progress', { text: `Mengunduh program: ${megabytes(Math.min(got, total))} dari ${megabytes(total)} MB` });
  };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace('.', ',');

/** Refuse at once where this browser, or a policy above this page, lets no WebAssembly run. */
async function tryWebAssembly() {
  if (typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function') {
    throw new Refusal('Peramban ini terlalu lama untuk Meja kerja. Pakai Chrome, Edge, atau Firefox terbaru, atau isi formulir Excel.');
  }
  try {
    await WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  } catch {
    throw new Refusal('Peramban atau jaringan ini melarang WebAssembly, yang dipakai Meja kerja. Pakai peramban lain, atau isi formulir Excel.');
  }
}

/** Serve Pyodide's own requests from the packs, and learn of a failure that it would only log. */
function catchRequests(packs) {
  const network = self.fetch.bind(self);
  const settled = (name) => packs[name].catch(() => new Promise(() => {})); // the start has failed with its sentence
  self.fetch = async (request, options) => {
    const name = String(request.url ?? request).split('/').pop();
    if (name === 'pyodide.asm.wasm') {
      return new Response(await settled('interpreter.bin'), { headers: { 'content-type': 'application/wasm' } });
    }
    if (name === 'python_stdlib.zip') return new Response(await settled('stdlib.bin'));
    return network(request, options);
  };
  const failed = deferred();
  const real = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) => real(...given).catch((error) => {
    failed.reject(error);
    throw error;
  });
  return failed.promise;
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

const bytesOf = async (stream) => new Uint8Array(await new Response(await stream).arrayBuffer());

async function start({ runtime, program, sizes }) {
  await tryWebAssembly();
  const progress = counter(sizes);
  const cut = deferred();
  cut.promise.catch(() => {});
  const fetched = (base, name) => {
    const stream = packStream(base, name, progress, cut.reject);
    stream.catch(() => {}); // told where it is awaited
    return stream;
  };
  const packs = { 'interpreter.bin': fetched(runtime, 'interpreter.bin'), 'stdlib.bin': fetched(runtime, 'stdlib.bin') };
  const libraries = bytesOf(fetched(runtime, 'libraries.bin'));
  const rooms = bytesOf(fetched(program, 'program.bin'));
  for (const pack of [libraries, rooms]) pack.catch(() => {});
  const failed = catchRequests(packs);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    ['pyodide.js', 'pyodide.asm.js'].map((name) => import(runtime + name).catch(() => Promise.reject(notOurs(name)))),
  );
  const loading = loadPyodide({
    createPyodideModule,
    indexURL: runtime,
    stdLibURL: `${runtime}python_stdlib.zip`,
    lockFileContents: { info: { arch: 'wasm32', platform: 'emscripten', version: '0', python: '3.14.2', abi_version: '2026_0' }, packages: {} },
    packageBaseUrl: runtime,
    checkAPIVersion: false,
  });
  python = await Promise.race([loading, failed, cut.promise, ...Object.values(packs).map(refusalOnly)]);
  say('progress', { text: 'Menyiapkan program' });
  python.unpackArchive(await libraries, 'zip', { extractDir: '/libraries' });
  python.FS.writeFile('/program.zip', await rooms);
  python.runPython("import sys; sys.path[:0] = ['/program.zip', '/libraries']");
  bridge = python.pyimport('ukur.desk.bridge');
  session = bridge.Session();
  say('ready');
}

/** Never settles unless the pack could not be had: then the start fails with that sentence. */
const refusalOnly = (pack) => new Promise((_, reject) => pack.catch(reject));

/** What is loaded the first time that somebody asks for it: what writes workbooks, and the site's own pages. */
const LATER = {
  form_book: [['runtime', 'sheets.bin']],
  preview: [['runtime', 'templates.bin'], ['program', 'pages.bin']],
};
const LAID = `import importlib, ukur
if '/libraries/ukur' not in ukur.__path__: ukur.__path__.append('/libraries/ukur')
importlib.invalidate_caches()`;
const laid = new Map();

function loadLater(from, name) {
  if (!laid.has(name)) {
    laid.set(name, bytesOf(packStream(settings[from], name, () => {})).then((raw) => {
      python.unpackArchive(raw, 'zip', { extractDir: '/libraries' });
      python.runPython(LAID);
    }));
    laid.get(name).catch(() => laid.delete(name)); // the network may be back when it is asked for again
  }
  return laid.get(name);
}

async function answer({ id, method, payload, files }) {
  await Promise.all((LATER[method] ?? []).map(([from, name]) => loadLater(from, name)));
  const given = python.toPy((files ?? []).map((file) => new Uint8Array(file)));
  const made = bridge.call(session, method, JSON.stringify(payload ?? {}), given);
  try {
    const proxy = made.files;
    const bytes = proxy ? Array.from(proxy.toJs()) : [];
    proxy?.destroy?.();
    say('answer', { id, ...JSON.parse(made.text), files: bytes });
  } finally {
    made.destroy();
    given.destroy();
  }
}

let settings;
let queue = Promise.resolve();
onmessage = ({ data }) => {
  queue = queue.then(async () => {
    try {
      if (data.method === 'start') {
        settings = data.settings;
        await start(settings);
      } else await answer(data);
    } catch (error) {
      const text = error instanceof Refusal ? error.message : null;
      const trace = String(error?.message ?? error).slice(-2000);
      say(data.method === 'start' ? 'failed' : 'answer', { id: data.id, ok: false, error: text, trace });
    }
  });
};
