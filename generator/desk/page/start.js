import { FileField } from './file_field.js';
import { useState } from './hooks.js';
import { html } from './html.js';
import { HostForm } from './host_form.js';
import { signIn } from './sign_in.js';
import { moment } from './words.js';

/** Where the data comes from: the folder beside this page, or a ZIP; and the draft of an earlier visit. */
export function Start({ work }) {
  const { folder, ready, failed, settings } = work;
  return html`
    <h1 tabindex="-1">Meja kerja</h1>
    <p>Isi formulir unit Anda dan lihat capaian, predikat, dan temuannya selagi mengetik. Tidak ada yang dikirim ke mana
      pun sebelum Anda sendiri mengusulkannya.</p>
    ${work.draft ? html`<${Kept} draft=${work.draft} />` : ''}
    ${folder ? html`<section>
      <h2>Folder di komputer ini</h2>
      <p><button type="button" class="main" disabled=${!ready} onClick=${() => work.openFolder()}>Buka folder ${folder.nama}</button></p>
    </section>` : ''}
    ${settings.data && !folder ? html`<section>
      <h2>Data situs ini</h2>
      <p>Keadaan repositori saat situs ini dibuat (${settings.commit.slice(0, 7)}).</p>
      <p><button type="button" class="main" disabled=${!ready} onClick=${() => work.openSite()}>Buka data situs ini</button></p>
    </section>` : ''}
    ${work.host && !folder ? html`<${HostChoice} work=${work} />` : ''}
    ${failed ? '' : html`<${ZipChoice} work=${work} repository=${settings.repositori} />`}`;
}

function Kept({ draft }) {
  return html`<p class="note">Di peramban ini ada naskah yang belum diusulkan: ${draft.title}, ${moment(draft.when)}. Buka datanya,
    lalu pilih "Lanjutkan naskah".</p>`;
}

/** The office's Git host as it is now, or the branch of a proposal to go on with. */
function HostChoice({ work }) {
  const [branch, setBranch] = useState('');
  const { name } = work.host.about;
  return html`<section><h2>${name}</h2>
    <${HostForm} host=${work.host} optional button="Buka dari ${name}" busy=${!work.ready || work.busy} onSend=${() => work.openHost(branch)}
      onSignIn=${() => signIn(work, branch)}>
      <div class="field"><label for="branch">Cabang usulan, bila hendak meneruskannya</label>
        <input id="branch" type="text" autocomplete="off" value=${branch} onInput=${(event) => setBranch(event.target.value)} />
        <span class="help">Kosongkan untuk membuka ${work.host.config.branch}.</span></div>
    <//>
  </section>`;
}

function ZipChoice({ work, repository }) {
  const [over, setOver] = useState(false);
  const take = (files) => files?.[0] && work.openZip(files[0]);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (work.ready) take(event.dataTransfer.files);
  };
  return html`<section>
    <h2>ZIP repositori</h2>
    <div class=${over ? 'drop over' : 'drop'} onDrop=${drop} onDragLeave=${() => setOver(false)}
      onDragOver=${(event) => { event.preventDefault(); setOver(true); }}>
      <${FileField} id="zip" label="Letakkan berkas ZIP di sini, atau pilih" accept=".zip,application/zip" disabled=${!work.ready} onFiles=${take} />
    </div>
    ${repository ? html`<p>ZIP-nya: <a href=${zipAddress(repository)} rel="noopener">unduh dari situs Git</a>, lalu pilih di sini tanpa
      diekstrak.</p>` : html`<p>Unduh ZIP dari halaman repositori di situs Git ("Download ZIP"), lalu pilih di sini tanpa diekstrak.</p>`}
  </section>`;
}

/** Where a host gives a branch as ZIP; GitHub, Gitea and Forgejo have the same address. */
function zipAddress({ alamat, cabang }) {
  const base = alamat.replace(/\/+$/, '').replace(/\.git$/, '');
  const branch = encodeURIComponent(cabang);
  return new URL(base).hostname.includes('gitlab')
    ? `${base}/-/archive/${branch}/${base.split('/').pop()}-${branch}.zip`
    : `${base}/archive/${branch}.zip`;
}
