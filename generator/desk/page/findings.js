import { html } from './html.js';

const SIGNS = { galat: '✕', peringatan: '!', catatan: 'i' };

/** Findings at one place; an element with this id says what they are to whoever does not see it. */
export function Findings({ id, list }) {
  return html`<div id=${id} role="status">${list.length ? html`<ul class="findings">
    ${list.map((item) => html`<li class=${item.tingkat} key=${item.kode + item.pesan}>
      <span aria-hidden="true">${SIGNS[item.tingkat]}</span> ${item.tingkat}: ${item.pesan}${item.perbaikan ? html`<br />${item.perbaikan}` : ''}
    </li>`)}
  </ul>` : ''}</div>`;
}

/** Findings of the whole data, each with its file and line. */
export function AllFindings({ checked }) {
  if (!checked) return '';
  const { findings, errors, warnings } = checked;
  if (!findings.length) return html`<p class="good">Tidak ada temuan pada seluruh data.</p>`;
  return html`<details open=${errors > 0}>
    <summary>${errors} galat, ${warnings} peringatan pada seluruh data</summary>
    <ol class="findings long">
      ${findings.map((item) => html`<li class=${item.tingkat}>
        <span aria-hidden="true">${SIGNS[item.tingkat]}</span> ${item.tingkat} <code>${item.kode}</code>: ${item.pesan}
        <br /><code>${item.berkas}</code>${item.baris ? ` baris ${item.baris}` : ''}${item.perbaikan ? `. Perbaikan: ${item.perbaikan}` : ''}
      </li>`)}
    </ol>
  </details>`;
}
