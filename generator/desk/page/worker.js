// The interpreter's own thread: loads Python once, then answers the page's calls one after the other.
// It sees bytes and JSON and nothing of the page; what a repository holds is read here.
import { bytesOf, counter, notOurs, packStream, Refusal, wasmAnswer } from './packs.js';
import { Snapshot } from './snapshot.js';

let python, bridge, session, snapshot;

const say = (kind, body = {}) => postMessage({ kind, ...body });

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

/** Where Python looks for pydantic-core, the one library that is compiled: it is loaded with the interpreter. */
const CORE = '/libraries/pydantic_core/_pydantic_core.cpython-314-wasm32-emscripten.so';

/** Serve Pyodide's own requests from the packs, and learn of a failure that it would only log. */
function catchRequests(packs, compiled) {
  const network = self.fetch.bind(self);
  const settled = (name) => packs[name].catch(() => new Promise(() => {})); // the start has failed with its sentence
  self.fetch = async (request, options) => {
    const name = String(request.url ?? request).split('/').pop();
    if (name === 'pyodide.asm.wasm') {
      return settled('interpreter.bin');
    }
    if (name === 'python_stdlib.zip') return new Response(await settled('stdlib.bin'));
    if (name === CORE.split('/').pop()) return new Response(await settled('core.bin'));
    return network(request, options);
  };
  const failed = deferred();
  const real = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) => real(...given).catch((error) => {
    failed.reject(error);
    throw error;
  });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (given, imports) => {
    if (given instanceof WebAssembly.Module || given.byteLength !== (await packs['core.bin']).length) return instantiate(given, imports);
    const module = await compiled; // it was compiled while the interpreter came
    return { module, instance: await instantiate(module, imports) };
  };
  return failed.promise;
}

function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** Lay the libraries where Python finds them: of the compiled one its package, of all others their zip. */
const LAY = `import sys, zipfile
with zipfile.ZipFile('/libraries.zip') as libraries:
    libraries.extractall('/libraries', [name for name in libraries.namelist() if name.startswith('pydantic_core/')])
sys.path[:0] = ['/program.zip', '/libraries', '/libraries.zip']`;

async function start({ runtime, program, sizes, fresh }) {
  await tryWebAssembly();
  const progress = counter(sizes, (text) => say('progress', { text }));
  const cut = deferred();
  cut.promise.catch(() => {});
  snapshot = new Snapshot(runtime, program);
  const kept = fresh ? null : snapshot.read();
  const fetched = (base, name) => {
    const stream = packStream(base, name, progress, cut.reject);
    stream.catch(() => {}); // told where it is awaited
    return stream;
  };
  const [interpreter, library] = ['interpreter', 'core'].map((name) => wasmAnswer(runtime, name, progress, cut.reject));
  const core = library.then(async (answer) => new Uint8Array(await answer.clone().arrayBuffer()));
  const compiled = WebAssembly.compileStreaming(library);
  const packs = { 'interpreter.bin': interpreter, 'stdlib.bin': fetched(runtime, 'stdlib.bin'), 'core.bin': core };
  interpreter.catch(() => {});
  const libraries = bytesOf(fetched(runtime, 'libraries.bin'));
  const rooms = bytesOf(fetched(program, 'program.bin'));
  for (const pack of [core, compiled, libraries, rooms]) pack.catch(() => {});
  const failed = catchRequests(packs, compiled);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    ['pyodide.js', 'pyodide.asm.js'].map((name) => import(runtime + name).catch(() => Promise.reject(notOurs(name)))),
  );
  const before = await kept;
  const loading = loadPyodide({
    createPyodideModule: snapshot.around(createPyodideModule, CORE, before),
    ...(before ? { _loadSnapshot: before } : { _makeSnapshot: true }),
    indexURL: runtime,
    stdLibURL: `${runtime}python_stdlib.zip`,
    lockFileContents: { info: { arch: 'wasm32', platform: 'emscripten', version: '0', python: '3.14.2', abi_version: '2026_0' }, packages: {} },
    packageBaseUrl: runtime,
    checkAPIVersion: false,
    env: { PYDANTIC_DISABLE_PLUGINS: '__all__' },
  });
  python = await Promise.race([loading, failed, cut.promise, ...Object.values(packs).map(refusalOnly)]);
  say('progress', { text: 'Menyiapkan program' });
  python.FS.writeFile(CORE, await core, { canOwn: true });
  python.FS.writeFile('/libraries.zip', await libraries, { canOwn: true });
  python.FS.writeFile('/program.zip', await rooms, { canOwn: true });
  if (!before) python.runPython(LAY);
  bridge = python.pyimport('ukur.desk.bridge');
  if (!before) snapshot.take(python);
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
  snapshot?.busy();
  queue = queue.then(async () => {
    try {
      if (data.method === 'start') {
        settings = data.settings;
        await start(settings);
      } else await answer(data);
    } catch (error) {
      const text = error instanceof Refusal ? error.message : null;
      if (!text && snapshot) await snapshot.forget(); // whatever it was, the next start is from the beginning
      if (!text && snapshot?.used && data.method === 'start') return say('again');
      const trace = String(error?.message ?? error).slice(-2000);
      say(data.method === 'start' ? 'failed' : 'answer', { id: data.id, ok: false, error: text, trace });
    }
  });
};
