import { continueDraft, dropDraft } from './draft_work.js';
import { AllFindings } from './findings.js';
import { html } from './html.js';
import { Tools } from './tools.js';
import { count, counts, moment } from './words.js';

const STATES = { draft: 'masih dapat diisi', approved: 'sudah disahkan', filed: 'sudah diarsipkan' };

/** The periods of the office, and the units' forms of the chosen one. */
export function Office({ work }) {
  const { outline, period, checked } = work;
  const chosen = outline.periods.find((item) => item.periode === period) ?? outline.periods[0];
  if (!chosen) return html`<h1 tabindex="-1">${outline.nama}</h1><p>Belum ada periode.</p>`;
  return html`
    <h1 tabindex="-1">${outline.nama}, ${outline.daerah}</h1>
    <${DraftOffer} work=${work} />
    <p class="choose"><label for="period">Periode</label>
      <select id="period" onChange=${(event) => work.set({ period: event.target.value })}>
        ${outline.periods.map((item) => html`<option value=${item.periode} selected=${item === chosen}>${item.title}</option>`)}
      </select> <span>${STATES[chosen.state]}</span></p>
    ${chosen.units.length ? html`<table class="units">
      <caption>Formulir ${chosen.title}</caption>
      <thead><tr><th scope="col">Unit</th><th scope="col">Terisi</th><th scope="col">Temuan</th></tr></thead>
      <tbody>${chosen.units.map((unit) => html`<${Unit} key=${unit.unit} work=${work} unit=${unit} editable=${chosen.editable} />`)}</tbody>
    </table>` : html`<p class="note">${chosen.title} tidak mempunyai formulir unit.</p>`}
    ${work.since ? html`<details><summary>Yang berubah di repositori sejak naskah Anda dimulai</summary><pre tabindex="0">${work.since}</pre></details>` : ''}
    <${AllFindings} checked=${checked} />
    <${Tools} work=${work} period=${chosen} />`;
}

function Unit({ work, unit, editable }) {
  const { rows, filled, errors, warnings } = unit.counts;
  const found = counts([count(errors, 'galat'), count(warnings, 'peringatan')], 'tidak ada');
  return html`<tr>
    <th scope="row"><button type="button" class="link" onClick=${() => work.openForm(unit.unit)}>${unit.nama}</button>
      ${unit.changed ? html` <span class="mark">diubah</span>` : ''}${editable ? '' : html` <span class="quiet">(hanya dilihat)</span>`}</th>
    <td>${filled} dari ${rows}</td><td class=${errors ? 'bad' : ''}>${found}</td>
  </tr>`;
}

/** A draft of an earlier visit, which nobody takes without being asked. */
function DraftOffer({ work }) {
  const { draft } = work;
  if (!draft) return '';
  return html`<section class="note">
    <p>Ada naskah yang belum diusulkan: ${draft.title}, ${moment(draft.when)}.</p>
    <p class="next"><button type="button" class="main" onClick=${() => continueDraft(work)}>Lanjutkan naskah</button>
      <button type="button" onClick=${() => dropDraft(work)}>Buang naskah</button></p>
  </section>`;
}
