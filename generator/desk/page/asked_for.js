// What the page itself reads: files of its site, and files that somebody chose; what fails is told in words.

import { unzipped } from './zip.js';

const NOBODY = 'Data situs ini tidak dapat diunduh; periksa jaringan, lalu ulangi';
const GONE = 'Data situs ini tidak ada lagi di alamatnya; muat ulang halaman ini';
const ANOTHER = 'Data situs ini tidak datang seutuhnya, atau jaringan menjawab dengan halaman lain; periksa jaringan, lalu ulangi';

/** A file beside this page; `options` are those of fetch. `sentence` says what to do where nobody answers. */
export async function answerOf(address, options, sentence = NOBODY) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Error(sentence); // the browser's own words are English, and say less
  }
}

/** The bytes of a chosen file, which may have been moved or changed since it was chosen. */
export async function contentOf(file) {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Error(`${file.name} tidak dapat dibaca; pilih lagi berkas itu`);
  }
}

let travelling = null;

/** The data that this site was made of, which travels with it where the repository is open to all: asked for once. */
export function siteData(name) {
  travelling ??= readPack(name).catch((error) => {
    travelling = null; // the network may be back when it is asked for again
    throw error;
  });
  return travelling;
}

/** {data: a ZIP, beside: what the build's own program says of it}; of a site without data nothing. */
async function readPack(name) {
  if (!name) return {};
  const response = await answerOf(name);
  if (!response.ok) throw new Error(GONE);
  const packed = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer()));
  const raw = packed[0] === 0x1f && packed[1] === 0x8b ? await ungzipped(packed) : packed.buffer; // some servers unpack on the way
  if (!isZip(raw)) throw new Error(ANOTHER);
  const files = await unzipped(raw);
  return { data: files.get('data.zip').slice().buffer, beside: besideOf(files) };
}

/** What the build's program says of data: as its parser read it, and what its check found in it. */
export function besideOf(files) {
  return { parsed: files.get('parsed.json'), known: files.get('known.json') };
}

const ungzipped = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
  .catch(() => new ArrayBuffer());

const isZip = (bytes) => bytes.byteLength > 4 && new DataView(bytes).getUint32(0, true) === 0x04034b50;
