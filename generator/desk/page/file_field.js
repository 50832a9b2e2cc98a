import { useState } from './hooks.js';
import { html } from './html.js';

/** A field for files whose button speaks Indonesian: the browser's own, in its language, is not seen but keeps the keyboard. */
export function FileField({ id, label, accept, multiple = false, disabled = false, onFiles }) {
  const [names, setNames] = useState('');
  const take = ({ target: { files } }) => {
    setNames(Array.from(files, (file) => file.name).join(', '));
    onFiles(files);
  };
  return html`<label for=${id}>${label}</label>
    <div class="file"><input type="file" id=${id} accept=${accept} multiple=${multiple} disabled=${disabled} onChange=${take} />
      <label class="choose-file" for=${id}>Pilih berkas</label>${' '}<span class="quiet">${names || 'belum ada yang dipilih'}</span></div>`;
}
