import { html } from './html.js';

export const LIST = 'HAPUS-BERKAS.txt';

/** The paths that the work takes away: a ZIP holds what is there, so it has to be said. */
export const removedIn = (files) => files.filter(({ text }) => text === null).map(({ path }) => path);

/** What goes into the ZIP: the texts, and where something is taken away a list of it, one path a line. */
export function packedFiles(files) {
  const gone = removedIn(files);
  const texts = files.filter(({ text }) => text !== null);
  return gone.length ? [{ path: LIST, text: listOf(gone) }, ...texts] : texts;
}

const listOf = (gone) => `Perubahan ini juga menghapus berkas di bawah. ZIP tidak dapat menghapusnya.
Hapus sendiri di repositori, pada cabang usulan yang sama. Berkas daftar ini sendiri jangan diunggah.

${gone.join('\n')}
`;

/** The same beside the button. */
export function Removed({ files }) {
  const gone = removedIn(files);
  if (!gone.length) return '';
  return html`<div class="note"><p>ZIP tidak dapat menghapus. Hapus sendiri di repositori, pada cabang yang sama
    (daftarnya juga di dalam ZIP, <code>${LIST}</code>, yang tidak diunggah):</p>
    <ul class="removed">${gone.map((path) => html`<li key=${path}><code>${path}</code></li>`)}</ul></div>`;
}
