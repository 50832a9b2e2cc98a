import { contentOf } from './asked_for.js';
import { Correction } from './correction.js';
import { FieldInput } from './field.js';
import { FileField } from './file_field.js';
import { html } from './html.js';

/** What belongs to a figure beside itself: words, evidence, and plans where a target was missed. */
export function Members({ work, row, editable, words }) {
  const planned = row.rencana_aksi.some((member) => member.there);
  const shared = { work, row, editable };
  return html`<div class="groups">
    <${Group} title="Keterangan dan faktor" filled=${words.filter((field) => field.text).length} open=${words.some((field) => field.findings.length)}>
      ${words.map((field) => html`<${FieldInput} key=${field.loc.join()} ...${{ typing: work.typing, owner: row.kode, field, editable }} />`)}
    <//>
    ${row.bukti.length ? html`<${Group} title="Bukti dukung" filled=${thereIn(row.bukti)} open=${faulty(row.bukti)}>
      ${row.bukti.map((member) => html`<${Member} key=${member.number} name="Bukti" member=${member} ...${shared} />`)}
    <//>` : ''}
    ${row.missed || planned ? html`<${Group} title="Rencana aksi" filled=${thereIn(row.rencana_aksi)} open=${row.plan_lacks.length > 0 || faulty(row.rencana_aksi)}
      why=${row.plan_lacks.length ? `diminta karena target tidak tercapai; belum ada ${row.plan_lacks.join(', ')}` : ''}>
      ${row.rencana_aksi.map((member) => html`<${Member} key=${member.number} name="Rencana" member=${member} ...${shared} />`)}
    <//>` : ''}
    ${row.tindak_lanjut.length ? html`<${Group} title="Tindak lanjut rencana sebelumnya" filled=${thereIn(row.tindak_lanjut)} open=${faulty(row.tindak_lanjut)}>
      ${row.tindak_lanjut.map((member) => html`<${Member} key=${member.number} name="Rencana" member=${member} ...${shared} />`)}
    <//>` : ''}
    ${editable ? '' : html`<${Correction} work=${work} row=${row} />`}</div>`;
}

const thereIn = (members) => members.filter((member) => member.there).length;
const faulty = (members) => members.some((member) => member.fields.some((field) => field.findings.length));

function Group({ title, filled, open, why, children }) {
  return html`<details class="group" open=${open}>
    <summary>${title}${filled ? ` (${filled})` : ''}${why ? html` <span class="bad">${why}</span>` : ''}</summary>
    ${children}
  </details>`;
}

function Member({ work, row, editable, name, member }) {
  const about = Object.entries(member.about).filter(([key]) => key !== 'nomor').map(([, text]) => text).filter(Boolean);
  const hash = member.fields.find((field) => field.loc.at(-1) === 'sha256');
  return html`<fieldset class="member">
    <legend>${name} ${member.number}${member.there ? '' : ' (baru)'}</legend>
    ${about.length ? html`<p class="quiet">${about.join(' · ')}</p>` : ''}
    ${member.fields.map((field) => html`<${FieldInput} key=${field.loc.join()} of="${name} ${member.number}" ...${{ typing: work.typing, owner: row.kode, field, editable }} />`)}
    ${hash && editable ? html`<${FileHash} work=${work} row=${row} loc=${hash.loc} />` : ''}
  </fieldset>`;
}

/** Bytes of the largest file that is read here: the browser must hold all of it at once (our choice). */
const LARGEST = 500_000_000;

/** Fill in the SHA-256 of a chosen file; the file itself goes nowhere. */
function FileHash({ work, row, loc }) {
  const id = `file-${row.kode}-${loc.join('-')}`;
  const take = async (file) => {
    if (!file) return;
    if (file.size > LARGEST) {
      work.set({ fault: { text: `${file.name} lebih dari 500 MB; hitung SHA-256-nya dengan program lain, lalu tempelkan.` } });
      return;
    }
    await work.doing('Menghitung SHA-256', async () => {
      const digest = await crypto.subtle.digest('SHA-256', await contentOf(file));
      work.typing.type(row.kode, loc, Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
      work.typing.leave(row.kode, loc);
    });
  };
  return html`<div class="field">
    <${FileField} id=${id} label=${html`Isi SHA-256 dari berkas<span class="hidden"> ${row.kode} ${loc[1] + 1}</span>`} onFiles=${([file]) => take(file)} />
    <span class="help">Berkasnya tidak dikirim; simpan di tempat arsip kantor.</span></div>`;
}
