import { FileField } from './file_field.js';
import { useState } from './hooks.js';
import { html } from './html.js';
import { openDocument, openIndicator, openPeriod, takeBooks } from './office_work.js';

/** What is done beside the forms: the document, a new period, workbooks, a table, an indicator. */
export function Tools({ work, period }) {
  return html`<section class="tools"><h2>Pekerjaan lain</h2>
    <p class="next">
      <button type="button" onClick=${() => openDocument(work, period.periode)}>Naskah dokumen ${period.periode}</button>
      ${work.next ? html`<button type="button" onClick=${() => openPeriod(work, work.next)}>Buka periode ${work.next}</button>` : ''}
      <button type="button" onClick=${() => work.set({ screen: 'table', table: null })}>Ambil tabel (Excel, ODS, CSV)</button>
    </p>
    <${Books} work=${work} />
    <${Indicator} work=${work} />
  </section>`;
}

function Books({ work }) {
  const { books } = work;
  return html`<div class="field">
    <${FileField} id="books" label="Ambil formulir Excel yang sudah diisi" multiple accept=".xlsx,.ods" onFiles=${(files) => takeBooks(work, files)} />
    <span class="help">Formulir kosongnya diunduh dari halaman formulir tiap unit.</span>
    <div role="status">${books?.faults.length ? html`<p class="bad">Tidak ada yang diambil; perbaiki dahulu:</p>
      <ul class="findings long">${books.faults.map((fault) => html`<li class="galat">${fault.berkas} ${fault.place}: ${fault.message}<br />${fault.hint}</li>`)}</ul>` : ''}
      ${books?.remarks.length ? html`<ul>${books.remarks.map((text) => html`<li>${text}</li>`)}</ul>` : ''}</div>
  </div>`;
}

function Indicator({ work }) {
  const [kode, setKode] = useState('');
  const open = (event) => {
    event.preventDefault();
    openIndicator(work, kode.trim());
  };
  return html`<form class="field" onSubmit=${open}><label for="kode">Indikator baru, atau ubah kamusnya: tulis kodenya</label>
    <p class="next"><input id="kode" type="text" required pattern="[A-Za-z0-9._\\-]+" value=${kode} onInput=${(event) => setKode(event.target.value)} />
      <button type="submit">Buka indikator</button></p></form>`;
}
