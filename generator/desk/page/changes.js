import { takeNewest } from './draft_work.js';
import { AllFindings } from './findings.js';
import { useEffect } from './hooks.js';
import { html } from './html.js';
import { HostForm } from './host_form.js';
import { showPreview } from './office_work.js';
import { previewPeriods } from './preview.js';
import { packedFiles, Removed } from './removed.js';
import { signIn } from './sign_in.js';
import { UploadPages } from './upload.js';
import { download, zipped } from './zip.js';

/** What would be proposed, in the words that its reviewers will read, and the ways to hand it over. */
export function Changes({ work }) {
  const { changes, report, checked, gate, outline } = work;
  if (!outline.changed.length) {
    return html`<h1 tabindex="-1">Perubahan</h1><p>Belum ada yang diubah.</p>
      <p><button type="button" onClick=${() => work.goTo('office')}>Ke formulir</button></p>`;
  }
  return html`
    <h1 tabindex="-1">Perubahan</h1>
    <${AllFindings} checked=${checked} />
    ${changes ? html`<${Files} work=${work} files=${changes.files} />` : ''}
    ${gate ? html`<${Gate} gate=${gate} />` : ''}
    ${report ? html`<section><h2>Yang akan dibaca peninjau</h2><pre class="report" tabindex="0">${report.text}</pre></section>` : ''}
    <${PreviewChoice} work=${work} />
    ${changes ? html`<${HandOver} work=${work} changes=${changes} blocked=${checked?.errors > 0} />` : ''}`;
}

function Files({ work, files }) {
  return html`<section><h2>Berkas yang berubah</h2><ul class="files">
    ${files.map(({ path }) => html`<li key=${path}><code>${path}</code>${' '}
      <button type="button" onClick=${() => work.discard(path)}>Kembalikan<span class="hidden"> ${path}</span></button></li>`)}
  </ul></section>`;
}

/** The document's page before it is proposed, made when somebody asks for it. */
function PreviewChoice({ work }) {
  const periods = previewPeriods(work.outline);
  if (!periods.length) return '';
  const { periode } = periods.find((item) => item.periode === work.previewPeriod) ?? periods[0];
  return html`<section><h2>Halaman dokumennya</h2>
    <p class="choose">${periods.length > 1 ? html`<label for="preview-period">Periode</label>
      <select id="preview-period" onChange=${(event) => work.set({ previewPeriod: event.target.value })}>
        ${periods.map((item) => html`<option value=${item.periode} selected=${item.periode === periode}>${item.title}</option>`)}
      </select>` : html`<span>${periods[0].title}</span>`}
      <button type="button" disabled=${Boolean(work.busy)} onClick=${() => showPreview(work, periode)}>Lihat pratinjau</button></p>
  </section>`;
}

/** Whom the gate will ask, and what it would refuse whoever approves. */
function Gate({ gate }) {
  return html`<section><h2>Yang akan diminta gerbang</h2>
    ${gate.violations.length ? html`<ul class="findings long">${gate.violations.map((text) => html`<li class="galat">${text}</li>`)}</ul>` : ''}
    <ul>${gate.approvals.map((need) => html`<li>${need.nama}${need.unit ? `, ${need.unit}` : ''}${need.count > 1 ? `: ${need.count} orang` : ''}
      ${need.reasons.length ? html`<span class="quiet"> (${need.reasons.join('; ')})</span>` : ''}</li>`)}</ul>
  </section>`;
}

function HandOver({ work, changes, blocked }) {
  const { folder, host, moved, proposed } = work;
  if (proposed) return html`<${Proposed} key=${proposed.commit} work=${work} proposed=${proposed} />`;
  const take = () => {
    download(zipped(packedFiles(changes.files)), `${changes.branch.replaceAll('/', '-')}.zip`);
    work.set({ handedOver: true, said: 'ZIP perubahan diunduh.' });
  };
  return html`<section><h2>Usulkan</h2>
    ${blocked ? html`<p class="note">Masih ada galat: usulan boleh dibuat, tetapi gerbang menolaknya sampai galat itu diperbaiki.</p>` : ''}
    <p>Judul usulan: <strong>${changes.title}</strong></p>
    ${moved ? html`<${Moved} work=${work} moved=${moved} />` : ''}
    ${host && !folder ? html`<${HostForm} host=${host} button="Usulkan di ${host.about.name}" busy=${Boolean(work.busy)}
      onSend=${() => work.propose()} onSignIn=${() => signIn(work, host.opened?.branch ?? '')} />` : ''}
    <p class="next">
      ${folder ? html`<button type="button" class="main" onClick=${() => work.saveToFolder()}>Simpan ke folder ${folder.nama}</button>${' '}` : ''}
      <button type="button" class=${folder || host ? '' : 'main'} onClick=${take}>Unduh perubahan (ZIP)</button>
    </p>
    <${Removed} files=${changes.files} />
    ${host && !folder && !host.knowsWho ? html`<${UploadPages} host=${host} changes=${changes} />`
    : html`<p class="quiet">Isi ZIP terletak seperti di repositori: ekstrak, lalu unggah di halaman repositori pada cabang baru.</p>`}
  </section>`;
}

const DONE = { made: 'Usulan dibuat', there: 'Usulan ini sudah ada', added: 'Perubahan ditambahkan pada usulan' };

function Proposed({ work, proposed }) {
  useEffect(() => document.getElementById('proposed').focus(), []); // the button that had the focus is gone
  return html`<section><h2 id="proposed" tabindex="-1">${DONE[proposed.state]}: nomor ${proposed.number}</h2>
    <p><a href=${proposed.url} target="_blank" rel="noopener noreferrer">Buka usulan ${proposed.number} di ${work.host.about.name}</a>. Gerbang
      memeriksanya beberapa saat lagi dan menulis putusannya di sana.</p>
    <p><button type="button" onClick=${() => work.openHost(proposed.branch)}>Lanjutkan mengisi usulan ini</button></p>
  </section>`;
}

/** Somebody changed the repository meanwhile: what, and how to go on; nothing was sent. */
function Moved({ work, moved }) {
  const list = moved.overlapping.length ? moved.overlapping : moved.changed;
  return html`<div class="note">
    ${list.length ? html`<p>${moved.overlapping.length ? 'Berkas yang sama juga diubah' : 'Repositori berubah'} sejak dibuka di sini, jadi belum ada
      yang dikirim:</p><ul>${list.map((path) => html`<li><code>${path}</code></li>`)}</ul>` : ''}
    <p><button type="button" onClick=${() => takeNewest(work)}>Buka keadaan terbaru, lalu lanjutkan naskah</button></p>
  </div>`;
}
