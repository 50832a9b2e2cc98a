import { Findings } from './findings.js';
import { coded, html } from './html.js';
import { idOf } from './words.js';

const LONG = new Set(['keterangan', 'faktor_pendukung', 'faktor_penghambat', 'kendala', 'penyebab', 'solusi', 'tindak_lanjut', 'uraian', 'pendahuluan', 'penutup', 'definisi_operasional', 'alasan_pemilihan',
  'interpretasi', 'cara_pengukuran', 'efisiensi', 'catatan', 'faktor_pendorong', 'tindak_lanjut_triwulan', 'tindak_lanjut_renja']);

/** One value with its label, its help, and what is found in it; `of` names the member of a list that it belongs to. */
export function FieldInput({ typing, owner, field, editable, of = '', show = owner }) {
  const id = idOf(owner, field.loc);
  const text = typing.text(owner, field);
  const bad = field.findings.some((item) => item.tingkat === 'galat');
  const common = {
    id,
    value: text,
    disabled: !editable,
    'aria-invalid': bad ? 'true' : undefined,
    'aria-describedby': `${id}-help ${id}-findings`,
    onFocus: () => typing.enter(owner, field.loc),
    onBlur: () => typing.leave(owner, field.loc),
    onInput: (event) => typing.type(owner, field.loc, event.target.value),
  };
  return html`<div class="field">
    <label for=${id}>${field.label}<span class="hidden"> ${[show, of].filter(Boolean).join(', ')}</span></label>
    <${Control} field=${field} common=${common} text=${text} />
    <span id="${id}-help" class=${toldAbove(field) ? 'hidden' : 'help'}>${coded(field.help)}</span>
    <${Findings} id="${id}-findings" list=${field.findings} />
  </div>`;
}

/** Whether a figure's help stands above already: that of all figures above the form, what a breakdown counts above its row. */
const toldAbove = ({ kind, loc }) => kind === 'figure' && (loc.length === 1 || loc[0] === 'rincian');

function Control({ field, common, text }) {
  if (field.choices.length) {
    const choices = ['', ...field.choices, ...(field.choices.includes(text) || !text ? [] : [text])];
    return html`<select ...${common}>${choices.map((choice) => html`<option value=${choice} selected=${choice === text}>${choice || '–'}</option>`)}</select>`;
  }
  if (field.kind === 'text' && LONG.has(field.loc.at(-1))) return html`<textarea rows="2" ...${common}></textarea>`;
  return html`<input type="text" autocomplete="off" inputmode=${field.kind === 'figure' ? 'decimal' : undefined} ...${common} />`;
}
