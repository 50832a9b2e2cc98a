// What the page itself reads: files of its site, and files that somebody chose; what fails is told in words.

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

/** The data that this site was made of, which travels with it where the repository is open to all; `names` of two files. */
export async function siteData(names) {
  const both = await Promise.all(names.map((name) => answerOf(name)));
  if (!both.every((response) => response.ok)) throw new Error(GONE);
  const whole = await Promise.all(both.map((response) => response.arrayBuffer().catch(() => new ArrayBuffer())));
  if (!whole.every(isZip)) throw new Error(ANOTHER);
  const [data, parsed] = whole;
  return { data, parsed };
}

const isZip = (bytes) => bytes.byteLength > 4 && new DataView(bytes).getUint32(0, true) === 0x04034b50;
