// The packs of this site's program: fetched, counted, unpacked, and refused where they are something else.

/** An error whose sentence is for people; anything else is told as our own fault. */
export class Refusal extends Error {}

const WASM = [0, 0x61, 0x73, 0x6d]; // "\0asm"
const KINDS = { interpreter: WASM, core: WASM, other: [0x50, 0x4b, 3, 4] }; // and "PK"

/** Yield a pack's bytes as they arrive, told to the page; a server that unpacks on the way does no harm. */
export async function packStream(base, name, progress, cut = () => {}) {
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

export const notOurs = (name) => new Refusal(`Isi ${name} bukan yang dipasang bersama situs ini. Muat ulang; bila tetap, beri tahu operator.`);

/** Milliseconds after which any byte is progress: well below the page's patience. */
const SLOW = 2_000;

/** Count bytes as they come; `tell` hears a sentence now and then. */
export function counter(sizes, tell) {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let got = 0;
  let told = 0;
  let when = 0;
  return (bytes) => {
    got += bytes;
    const now = Date.now();
    if (got - told < 250_000 && got < total && now - when < SLOW) return; // a slow network is heard of too
    [told, when] = [got, now];
    tell(`Mengunduh program: ${megabytes(Math.min(got, total))} dari ${megabytes(total)} MB`);
  };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace('.', ',');

export const bytesOf = async (stream) => new Uint8Array(await new Response(await stream).arrayBuffer());

/**
 * The answer with a module of WebAssembly: the module itself where the server compresses it and knows its type, since
 * a browser keeps what it compiled of such an answer for the next visit; else the pack, which any server can give.
 */
export async function wasmAnswer(base, name, progress, cut) {
  const stop = new AbortController();
  const answer = await fetch(`${base}${name}.wasm`, { signal: stop.signal }).catch(() => null);
  const known = answer?.ok && answer.headers.get('content-type') === WASM_TYPE && answer.headers.has('content-encoding');
  if (known) {
    count(answer.clone().body.getReader(), progress);
    return answer;
  }
  stop.abort(); // not three times as many bytes
  return new Response(await packStream(base, `${name}.bin`, progress, cut), { headers: { 'content-type': WASM_TYPE } });
}

const WASM_TYPE = 'application/wasm';

/** Of what is unpacked on the way only the unpacked bytes are seen: about three of them came as one. */
const UNPACKED = 3;

async function count(reader, progress) {
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true }));
    if (done) return;
    progress(value.length / UNPACKED);
  }
}
