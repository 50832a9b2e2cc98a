import { AllFindings } from './findings.js';
import { html } from './html.js';
import { download, zipped } from './zip.js';

/** What would be proposed, in the words that its reviewers will read, and the ways to hand it over. */
export function Changes({ work }) {
  const { changes, report, checked, outline } = work;
  if (!outline.changed.length) {
    return html`<h1 tabindex="-1">Perubahan</h1><p>Belum ada yang diubah.</p>
      <p><button type="button" onClick=${() => work.goTo('office')}>Ke formulir</button></p>`;
  }
  return html`
    <h1 tabindex="-1">Perubahan</h1>
    <${AllFindings} checked=${checked} />
    ${changes ? html`<${Files} work=${work} files=${changes.files} />` : ''}
    ${report ? html`<section><h2>Yang akan dibaca peninjau</h2><pre class="report" tabindex="0">${report.text}</pre></section>` : ''}
    ${changes ? html`<${HandOver} work=${work} changes=${changes} blocked=${checked?.errors > 0} />` : ''}`;
}

function Files({ work, files }) {
  return html`<section><h2>Berkas yang berubah</h2><ul class="files">
    ${files.map(({ path }) => html`<li key=${path}><code>${path}</code>${' '}
      <button type="button" onClick=${() => work.discard(path)}>Kembalikan<span class="hidden"> ${path}</span></button></li>`)}
  </ul></section>`;
}

function HandOver({ work, changes, blocked }) {
  const { folder, said } = work;
  const take = () => {
    download(zipped(changes.files.filter((file) => file.text !== null)), `${changes.branch.replaceAll('/', '-')}.zip`);
    work.set({ handedOver: true, said: 'ZIP perubahan diunduh.' });
  };
  return html`<section><h2>Usulkan</h2>
    ${blocked ? html`<p class="note">Masih ada galat: usulan boleh dibuat, tetapi gerbang menolaknya sampai galat itu diperbaiki.</p>` : ''}
    <p>Judul usulan: <strong>${changes.title}</strong></p>
    <p class="next">
      ${folder ? html`<button type="button" class="main" onClick=${() => work.saveToFolder()}>Simpan ke folder ${folder.nama}</button>${' '}` : ''}
      <button type="button" class=${folder ? '' : 'main'} onClick=${take}>Unduh perubahan (ZIP)</button>
    </p>
    <p class="quiet">Isi ZIP terletak seperti di repositori: ekstrak, lalu unggah di halaman repositori pada cabang baru.</p>
    <p role="status" class="good">${said ?? ''}</p>
  </section>`;
}
