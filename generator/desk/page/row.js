import { FieldInput } from './field.js';
import { Findings } from './findings.js';
import { html } from './html.js';
import { Members } from './members.js';
import { idOf } from './words.js';

/** An indicator: what is asked, what is typed, and what comes of it. */
export function Row({ work, row, editable }) {
  const figures = row.fields.filter((field) => field.kind === 'figure' || field.findings.some((item) => item.tingkat === 'galat'));
  const words = row.fields.filter((field) => !figures.includes(field));
  const name = idOf('name', row.kode);
  return html`<tbody role="rowgroup" class=${row.due ? '' : 'not-due'}><tr role="row">
    <th scope="row" role="rowheader" id=${name}><code>${row.kode}</code> ${row.nama} <span class="quiet">(${row.satuan})</span></th>
    <td role="cell" data-label="Target">${row.target || 'tanpa target'}${row.last ? html`<br /><span class="quiet">Lalu: ${row.last}</span>` : ''}</td>
    <td role="cell" data-label="Isian">
      ${figures.length || row.rincian.length ? '' : html`<span class="quiet">tidak diisi triwulan ini</span>`}
      ${row.asked && (figures.length > 1 || row.rincian.length) ? html`<p class="quiet asked">${row.asked}</p>` : ''}
      ${figures.map((field) => html`<${FieldInput} key=${field.loc.join()} ...${{ typing: work.typing, owner: row.kode, field, editable }} />`)}
      ${row.rincian.length ? html`<${Breakdown} ...${{ work, row, editable }} />` : ''}
      <${Findings} id=${idOf('row', row.kode)} list=${row.findings} />
    </td>
    <td role="cell" data-label="Hasil"><${Results} row=${row} /></td>
  </tr><tr role="row" class="more"><td role="cell" colspan="4">
    <${Members} ...${{ work, row, editable, words }} />
  </td></tr></tbody>`;
}

/** From this many members on, a breakdown is shown when it is asked for. */
const MANY = 12;

function Breakdown({ work, row, editable }) {
  const filled = row.rincian.filter((member) => member.fields.some((field) => field.text)).length;
  const faulty = row.rincian.some((member) => member.fields.some((field) => field.findings.length));
  return html`<details open=${row.rincian.length < MANY || faulty}><summary>Rincian: ${filled} dari ${row.rincian.length} terisi</summary>
    <div class="parts">${row.rincian.map((member) => html`<${Part} key=${member.number} ...${{ work, row, editable, member }} />`)}</div>
  </details>`;
}

function Part({ work, row, editable, member }) {
  const of = Object.values(member.about).filter(Boolean).join(' ');
  return html`<fieldset class="part"><legend>${of}</legend>
    ${member.fields.map((field) => html`<${FieldInput} key=${field.loc.join()} ...${{ typing: work.typing, owner: row.kode, field, editable, of }} />`)}
  </fieldset>`;
}

/** Whether a field of the row stands in the way of its figures. */
const unreadable = (row) => row.fields.some((field) => field.kind === 'figure' && field.findings.some((item) => item.tingkat === 'galat'));

/** The figures as the document prints them; predikat and status belong to the headline alone. */
function Results({ row }) {
  if (!row.figures.length) return html`<span class="quiet">belum ada</span>`;
  const main = row.figures.find((figure) => figure.headline) ?? row.figures[0];
  const state = main.tercapai === true ? 'good' : main.tercapai === false ? 'bad' : '';
  const judged = [main.predikat, main.status].filter((text) => text && text !== '–' && text !== main.capaian).join(', ');
  return html`<div class=${row.stale ? 'results stale' : 'results'} aria-live="polite">
    <p class="headline"><strong>${main.capaian}</strong> <span class="quiet">${main.scope}</span></p>
    ${judged ? html`<p class=${state}>${judged}</p>` : ''}
    ${row.direction && !unreadable(row) ? html`<p>${row.direction}</p>` : ''}
    <dl>${(unreadable(row) ? [] : row.figures).map((figure) => html`<div key=${figure.scope}><dt>${figure.scope}</dt>
      <dd>${figure.realisasi} dari ${figure.target}${figure.headline || figure.capaian === '–' ? '' : `, ${figure.capaian}`}</dd></div>`)}</dl>
    ${row.needed && !unreadable(row) ? html`<p class="quiet">${row.needed}</p>` : ''}
    ${row.stale ? html`<p class="quiet">Angka terakhir yang terbaca; perbaiki dulu isian yang bertanda galat.</p>` : ''}
  </div>`;
}
