// The folder that `ukur serve` shows: read whole, and written to; there only where this machine serves the page.

import { answerOf, besideOf } from './asked_for.js';
import { unzipped } from './zip.js';

const PLACE = 'kantor';
const STOPPED = "ukur serve tidak menjawab. Jalankan lagi 'ukur serve', lalu muat ulang halaman ini; naskahnya tetap ada";

/** What `ukur serve` says of its folder, with the word that lets this page write; null elsewhere. */
export async function folderOf(settings) {
  if (!settings.folder) return null;
  try {
    const response = await fetch(PLACE, { cache: 'no-store' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

export async function readFolder(folder) {
  const options = { cache: 'no-store', headers: { 'X-Ukur': folder.sandi } };
  const both = await Promise.all(['isi.zip', 'parsed.zip'].map((name) => answerOf(`${PLACE}/${name}`, options, STOPPED)));
  for (const response of both) if (!response.ok) throw new Error(await reason(response));
  const [bytes, parsed] = await Promise.all(both.map((response) => response.arrayBuffer()));
  return { bytes, beside: besideOf(await unzipped(parsed)), commit: folder.commit };
}

/** Write the changed files, all or none; the answer are their paths. */
export async function saveFolder(folder, files) {
  const body = JSON.stringify({ berkas: files.map(({ path, text, base_sha: base }) => ({ path, isi: text, dasar: base })) });
  const headers = { 'Content-Type': 'application/json', 'X-Ukur': folder.sandi };
  const response = await answerOf(`${PLACE}/simpan`, { method: 'POST', headers, body }, STOPPED);
  if (!response.ok) throw Object.assign(new Error(await reason(response)), { moved: response.status === 409 });
  return (await response.json()).tersimpan;
}

async function reason(response) {
  const told = await response.json().catch(() => ({}));
  return told.pesan ?? `ukur serve menjawab ${response.status}; jalankan ulang 'ukur serve', lalu muat ulang halaman ini`;
}
