import { settle } from './draft_work.js';
import { html } from './html.js';

/** The places that both this draft and others changed: one question each, and nothing is taken unasked. */
export function Conflicts({ work }) {
  const { conflicts } = work;
  return html`
    <h1 tabindex="-1">Diubah juga di tempat lain</h1>
    <p>Sejak naskah Anda dimulai, isian di bawah juga berubah di repositori atau di tab lain. Pilih satu untuk tiap isian;
      isian Anda yang lain sudah diterapkan.</p>
    ${conflicts.map((item) => html`<${Question} key=${item.path + item.loc} work=${work} item=${item} />`)}`;
}

function Question({ work, item }) {
  const shown = (text) => (text === null ? 'kosong atau tidak ada' : text);
  return html`<fieldset><legend>${item.where}</legend>
    <p class="quiet"><code>${item.path}</code>; semula: ${shown(item.base)}</p>
    <p class="next">
      <button type="button" onClick=${() => settle(work, item, 'mine')}>Isian saya: <strong>${shown(item.mine)}</strong></button>
      <button type="button" onClick=${() => settle(work, item, 'theirs')}>Yang terbaru: <strong>${shown(item.theirs)}</strong></button>
    </p></fieldset>`;
}
