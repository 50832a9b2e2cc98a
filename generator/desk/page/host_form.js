import { useState } from './hooks.js';
import { html } from './html.js';

/** A form that does something with the Git host; it asks for a token where none was given, or none is needed. */
export function HostForm({ host, button, optional = false, busy, onSend, onSignIn, children }) {
  const [token, setToken] = useState('');
  const send = (event) => {
    event.preventDefault();
    if (token.trim()) host.take(token.trim());
    setToken('');
    onSend();
  };
  const { name } = host.about;
  return html`<form class="host" onSubmit=${send}>
    ${children}
    ${host.about.signIn && !host.knowsWho ? html`<p class="next"><button type="button" onClick=${onSignIn}>Masuk dengan ${name}</button>
      <span class="quiet">atau tempel token:</span></p>` : ''}
    ${host.knowsWho ? '' : html`<div class="field">
      <input class="hidden" type="text" autocomplete="username" tabindex="-1" aria-hidden="true" readonly value=${host.config.repo} />
      <label for="token">Token ${name} Anda${optional ? ' (perlu bila repositori tertutup)' : ''}</label>
      <input id="token" type="password" autocomplete="current-password" spellcheck=${false} value=${token} aria-describedby="token-help"
        required=${!optional} onInput=${(event) => setToken(event.target.value)} />
      <span class="help" id="token-help">Hanya dikirim ke ${name} dan tidak disimpan halaman ini. Peramban boleh menyimpannya sebagai kata sandi.</span>
      <${TokenHelp} about=${host.about} />
    </div>`}
    <button type="submit" class="main" disabled=${busy}>${button}</button>
  </form>`;
}

function TokenHelp({ about: { name, token } }) {
  return html`<details><summary>Cara membuat token</summary>
    <p>Buka <a href=${token.page} target="_blank" rel="noopener noreferrer">halaman token ${name}</a>, lalu:</p>
    <ol>${token.steps.map((step) => html`<li>${step}</li>`)}</ol>
    <p>Token yang hilang atau tidak dipakai lagi dihapus di <a href=${token.revoke} target="_blank" rel="noopener noreferrer">daftar token Anda</a>.</p>
  </details>`;
}
