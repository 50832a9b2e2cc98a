import { Findings } from './findings.js';
import { html } from './html.js';
import { writeBook } from './office_work.js';
import { Row } from './row.js';
import { count, counts } from './words.js';

/** How a figure is written: the help that all figures share, which stands once above them. */
function figureHelp(form) {
  const helps = form.rows.flatMap((row) => row.fields).filter((field) => field.kind === 'figure').map((field) => field.help);
  let [shared = ''] = helps;
  while (!helps.every((help) => help.endsWith(shared))) shared = shared.slice(`${shared}. `.indexOf('. ') + 2); // sentence by sentence
  return shared;
}

/** One unit's form of a period, as a table whose rows become cards on a phone. */
export function Form({ work }) {
  const { form, outline } = work;
  const { rows, filled, errors, warnings } = form.counts;
  const found = counts([count(errors, 'galat'), count(warnings, 'peringatan')], 'tanpa temuan');
  return html`
    <h1 tabindex="-1">${form.nama}</h1>
    <p class="about">${form.title} · <span role="status">${filled} dari ${rows} terisi, ${found}</span>
      ${form.batas_waktu ? ` · batas waktu ${form.batas_waktu}` : ''}</p>
    ${form.editable ? '' : html`<p class="note">${form.why_not}</p>`}
    <${Findings} id="form-findings" list=${form.findings} />
    ${form.editable ? html`<p class="quiet">${figureHelp(form)}</p>` : ''}
    <table class="form" role="table">
      <caption class="hidden">Indikator ${form.nama}, ${form.title}</caption>
      <thead role="rowgroup"><tr role="row">
        <th scope="col" role="columnheader">Indikator</th>
        <th scope="col" role="columnheader">Target dan angka lalu</th>
        <th scope="col" role="columnheader">Isian</th>
        <th scope="col" role="columnheader">Hasil</th>
      </tr></thead>
      ${form.rows.map((row) => html`<${Row} key=${row.kode} work=${work} row=${row} editable=${form.editable} />`)}
    </table>
    <p class="next">
      <button type="button" onClick=${() => work.goTo('office')}>Unit lain</button>${' '}
      ${form.editable ? html`<button type="button" onClick=${() => writeBook(work)}>Unduh formulir Excel</button>` : ''}
      ${outline.changed.length ? html`<button type="button" class="main" onClick=${() => work.goTo('changes')}>Lihat perubahan</button>` : ''}
    </p>`;
}
