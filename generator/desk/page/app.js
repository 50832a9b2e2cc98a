import { Changes } from './changes.js';
import { Conflicts } from './conflicts.js';
import { AllFindings } from './findings.js';
import { FileScreen } from './file.js';
import { Form } from './form.js';
import { useEffect, useState } from './hooks.js';
import { html } from './html.js';
import { Office } from './office.js';
import { Preview } from './preview.js';
import { Start } from './start.js';
import { TableScreen } from './table.js';
import { moment } from './words.js';

const SCREENS = { start: Start, office: Office, form: Form, changes: Changes, conflicts: Conflicts, file: FileScreen, table: TableScreen, preview: Preview, unreadable: Unreadable };

/** The whole page: where one is, what is going on, and the screen itself. */
export function App({ work }) {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = () => again((number) => number + 1);
    work.listeners.add(listener);
    return () => work.listeners.delete(listener);
  }, [work]);
  useEffect(() => {
    if (work.ready) document.querySelector('h1')?.focus(); // what had the focus is gone with the screen before
  }, [work.screen]);
  const Screen = SCREENS[work.screen];
  const { settings, outline } = work;
  return html`
    <header>
      <a href=${new URL('../', document.baseURI).href}>${settings.instansi}, ${settings.daerah}</a>
      ${outline && work.screen !== 'unreadable' ? html`<${Menu} work=${work} />` : ''}
    </header>
    <main>
      <${News} work=${work} />
      <${Screen} work=${work} />
    </main>
    <footer><p>Program dan data hanya diolah di peramban ini. <a href="LISENSI.txt">Lisensi bagian-bagiannya</a></p></footer>`;
}

function Menu({ work }) {
  const number = work.outline.changed.length;
  const item = (screen, text) => html`<button type="button" class="tab" aria-current=${work.screen === screen ? 'page' : undefined}
    onClick=${() => work.goTo(screen)}>${text}</button>`;
  return html`<nav aria-label="Bagian Meja kerja">
    ${item('office', 'Formulir')}
    ${item('changes', number ? `Perubahan (${number})` : 'Perubahan')}
  </nav>`;
}

/** What is going on, what went wrong, and whether what was typed is kept. */
function News({ work }) {
  const { failed, fault, busy, progress, storage, said } = work;
  const told = failed ?? fault?.text;
  const trace = failed ? work.trace : fault?.trace;
  return html`
    <p class="news" role="status">${told ? '' : busy ? `${busy} …` : progress && work.screen === 'start' ? `${progress} …` : ''}</p>
    <p class="good" role="status">${said}</p>
    <div role="alert">
      ${told ? html`<p class="fault">${told}</p>` : ''}
      ${trace ? html`<details><summary>Rincian bagi operator</summary><pre>${trace}</pre></details>` : ''}
      ${storage?.fault ? html`<p class="fault">${storage.fault}</p>` : ''}
    </div>
    ${storage?.kept ? html`<p class="quiet">Naskah tersimpan di peramban ini, ${moment(storage.kept)}.</p>` : ''}`;
}

function Unreadable({ work }) {
  const { findings } = work.outline;
  return html`
    <h1 tabindex="-1">Data tidak dapat dibaca</h1>
    <p>Perbaiki yang disebut di bawah di repositori, lalu buka lagi.</p>
    <${AllFindings} checked=${{ findings, errors: findings.length, warnings: 0 }} />
    <p><button type="button" onClick=${() => work.set({ screen: 'start', outline: null })}>Buka yang lain</button></p>`;
}
