import { FieldInput } from './field.js';
import { Findings } from './findings.js';
import { coded, html } from './html.js';

/** Any data file key by key: a document's texts and record, or an indicator. */
export function FileScreen({ work }) {
  const { file } = work;
  return html`
    <h1 tabindex="-1">${file.groups[0]?.title ?? file.kind}</h1>
    <p class="quiet"><code>${file.path}</code>${file.there ? '' : ' (baru)'}</p>
    ${file.editable ? '' : html`<p class="note">${file.why_not}</p>`}
    <${Findings} id="file-findings" list=${file.findings} />
    ${file.groups.map((group, place) => html`<${Group} key=${group.loc.join()} work=${work} group=${group} first=${!place} />`)}
    <p class="next"><button type="button" onClick=${() => work.goTo('office')}>Ke formulir</button></p>`;
}

function Group({ work, group, first }) {
  const { file, fileTyping } = work;
  const filled = group.fields.filter((field) => field.text).length;
  const faulty = group.findings.length > 0 || group.fields.some((field) => field.findings.length);
  const title = group.member && !group.there ? `Tambah: ${group.title}` : group.title;
  return html`<details class="group" open=${first || faulty}>
    <summary>${title}${filled ? ` (${filled} dari ${group.fields.length} terisi)` : ''}</summary>
    <fieldset class="member"><legend class="hidden">${group.title}</legend>
      ${group.help ? html`<p class="quiet">${coded(group.help)}</p>` : ''}
      ${group.fields.map((field) => html`<${FieldInput} key=${field.loc.join()} of=${group.title}
        ...${{ typing: fileTyping, owner: file.path, field, editable: file.editable, show: '' }} />`)}
      <${Findings} id=${`group-${group.loc.join('-')}`} list=${group.findings} />
    </fieldset>
  </details>`;
}
