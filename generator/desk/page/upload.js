import { uploadLinks } from './hosts/index.js';
import { html } from './html.js';

/** Where the changed files are handed over on the host's own pages, by who has no token; the files come as a ZIP. */
export function UploadPages({ host, changes }) {
  const files = changes.files.map(({ path, text, base_sha: base }) => ({ path, content: text, isNew: base === null }));
  const branch = host.opened?.branch ?? host.config.branch;
  const told = uploadLinks(host.config, { branch, files: files.filter(({ content }) => content !== null), title: changes.title });
  const begun = told.files.filter(({ holds }) => holds);
  const gone = files.filter(({ content }) => content === null);
  const { name } = host.about;
  const link = (url, text) => html`<a href=${url} target="_blank" rel="noopener noreferrer">${text}</a>`;
  return html`<details><summary>Tanpa token: unggah sendiri di ${name}</summary>
    <ol>
      <li>Tekan "Unduh perubahan (ZIP)", lalu ekstrak.</li>
      <li>Unggah berkas tiap folder di halamannya:
        <ul>${told.upload.map(({ folder, url }) => html`<li key=${folder}>${link(url, html`<code>${folder}</code>`)}: ${namesIn(files, folder).join(', ')}</li>`)}</ul></li>
      <li>${told.how}
        <div class="field"><label for="upload-title">Judul untuk ditempel</label>
          <input id="upload-title" type="text" readonly value=${told.sentence} onFocus=${(event) => event.target.select()} /></div></li>
      ${gone.length ? html`<li>Hapus di ${name}: ${gone.map(({ path }) => path).join(', ')}</li>` : ''}
    </ol>
    ${begun.length ? html`<p>Berkas baru dapat dibuat tanpa ZIP, isinya sudah tertulis di halamannya:</p>
      <ul>${begun.map(({ path, url }) => html`<li key=${path}>${link(url, html`<code>${path}</code>`)}</li>`)}</ul>` : ''}
  </details>`;
}

const namesIn = (files, folder) => files
  .filter(({ path, content }) => content !== null && path.slice(0, path.lastIndexOf('/')) === folder)
  .map(({ path }) => path.slice(folder.length + 1));
