import { html } from './html.js';
import { correct } from './office_work.js';
import { idOf } from './words.js';

const SAID = [
  ['alasan', 'Alasan'],
  ['sumber', 'Sumber angka yang benar'],
  ['diputuskan_oleh', 'Diputuskan oleh (jabatan)'],
  ['tanggal', 'Tanggal keputusan'],
];

/** A figure of a signed period is not typed over: the new one comes with who decided it, and why. */
export function Correction({ work, row }) {
  const figures = row.fields.filter((field) => field.kind === 'figure');
  if (!figures.length) return '';
  const send = (event) => {
    event.preventDefault();
    const typed = new FormData(event.target);
    const values = figures.map((field) => ({ loc: field.loc, text: typed.get(field.loc.join('.')) })).filter(({ text }, place) => text !== figures[place].text);
    correct(work, row, values, Object.fromEntries(SAID.map(([key]) => [key, typed.get(key)])));
  };
  const input = (name, label, value = '') => html`<div class="field"><label for=${idOf('koreksi', row.kode, name)}>${label}<span class="hidden"> ${row.kode}</span></label>
    <input type="text" required id=${idOf('koreksi', row.kode, name)} name=${name} value=${value} autocomplete="off" /></div>`;
  return html`<details class="group"><summary>Koreksi angka ini</summary>
    <form onSubmit=${send}><fieldset class="member"><legend class="hidden">Koreksi ${row.kode}</legend>
      ${figures.map((field) => input(field.loc.join('.'), `${field.label} yang benar`, field.text))}
      ${SAID.map(([key, label]) => input(key, label))}
      <p><button type="submit" class="main">Catat koreksi</button></p>
    </fieldset></form></details>`;
}
