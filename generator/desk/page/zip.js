// A ZIP of texts, stored: for the changed files, which people unpack or upload.

const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const UTF8_NAMES = 0x0800;
const FIRST_DATE = 0x0021; // 1 January 1980: the same files give the same bytes

function record(signature, size, fields) {
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  for (const [place, width, value] of fields) view[`setUint${width}`](place, value, true);
  return new Uint8Array(view.buffer);
}

/** The bytes of a ZIP with these files: [{path, text}]. */
export function zipped(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { path, text } of files) {
    const name = encoder.encode(path);
    const bytes = encoder.encode(text);
    const [crc, size] = [crc32(bytes), bytes.length];
    const head = record(0x04034b50, 30, [[4, 16, 20], [6, 16, UTF8_NAMES], [12, 16, FIRST_DATE],
      [14, 32, crc], [18, 32, size], [22, 32, size], [26, 16, name.length]]);
    directory.push(record(0x02014b50, 46, [[4, 16, 20], [6, 16, 20], [8, 16, UTF8_NAMES], [14, 16, FIRST_DATE],
      [16, 32, crc], [20, 32, size], [24, 32, size], [28, 16, name.length], [42, 32, offset]]), name);
    parts.push(head, name, bytes);
    offset += head.length + name.length + size;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(0x06054b50, 22, [[8, 16, files.length], [10, 16, files.length], [12, 32, length], [16, 32, offset]]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** Hand a file to the reader. */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The files of a ZIP that this site's own build wrote, by path. */
export async function unzipped(buffer) {
  const view = new DataView(buffer);
  const files = new Map();
  let place = view.getUint32(buffer.byteLength - 6, true); // of the directory: the build leaves no comment at the end
  while (view.getUint32(place, true) === 0x02014b50) {
    const [size, name, extra, comment] = [view.getUint32(place + 20, true), ...[28, 30, 32].map((at) => view.getUint16(place + at, true))];
    const start = view.getUint32(place + 42, true);
    const path = new TextDecoder().decode(new Uint8Array(buffer, place + 46, name));
    const begin = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    files.set(path, await inflated(new Uint8Array(buffer, begin, size), view.getUint16(place + 10, true)));
    place += 46 + name + extra + comment;
  }
  return files;
}

async function inflated(bytes, method) {
  if (!method) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
