/** Signing in to GitLab without a server and without a secret: OAuth's code with PKCE. */

import { HostFault, hostWords } from "./fault.js";

const encoder = new TextEncoder();

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * Return the host's page for signing in, and what must be kept until it leads back; no token is in it.
 * @param {import("./describe.js").HostConfig} config
 * @param {string} back the page that it leads back to, as the office's application names it
 */
export async function startSignIn(config, back) {
  const keep = { state: random(), verifier: random(), back };
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(keep.verifier))));
  const url = new URL(`${config.page}/oauth/authorize`);
  const query = {
    client_id: config.app,
    redirect_uri: back,
    response_type: "code",
    state: keep.state,
    scope: "api",
    code_challenge: challenge,
    code_challenge_method: "S256",
  };
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return { url: url.href, keep };
}

/**
 * Return the token where the address holds the host's answer to what was kept; null where it holds none.
 * @param {import("./describe.js").HostConfig} config
 * @param {string} address the page's own, as the host led back to it
 * @param {{state: string, verifier: string, back: string}|null} keep
 * @param {{fetch?: typeof fetch}} [given]
 * @returns {Promise<{token: string, expires: number}|null>} `expires` in seconds from now
 */
export async function finishSignIn(config, address, keep, { fetch = globalThis.fetch } = {}) {
  const query = new URL(address).searchParams;
  if (!query.has("state") || !(query.has("code") || query.has("error"))) return null;
  if (!keep || query.get("state") !== keep.state) {
    throw new HostFault("token", "Jawaban masuk ini bukan untuk halaman ini. Tekan “Masuk dengan GitLab” sekali lagi.");
  }
  if (query.has("error")) throw new HostFault("token", "Masuk dengan GitLab dibatalkan. Tekan sekali lagi, atau tempel token.");
  const body = new URLSearchParams({
    client_id: config.app,
    grant_type: "authorization_code",
    code: query.get("code"),
    redirect_uri: keep.back,
    code_verifier: keep.verifier,
  });
  const rest = { redirect: "manual", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
  let raw;
  try {
    raw = await fetch(`${new URL(config.api).origin}/oauth/token`, { method: "POST", body, ...rest });
  } catch {
    throw new HostFault("network", "GitLab tidak dapat dihubungi untuk menyelesaikan masuk. Periksa jaringan, lalu tekan “Masuk dengan GitLab” lagi.");
  }
  const value = await raw.json().catch(() => null);
  if (!raw.ok || typeof value?.access_token !== "string") {
    const said = hostWords(value);
    throw new HostFault("token", `GitLab menolak menyelesaikan masuk${said ? ` (“${said}”)` : ""}. Tekan “Masuk dengan GitLab” lagi; bila berulang, minta operator memeriksa aplikasinya.`);
  }
  return { token: value.access_token, expires: Number(value.expires_in) || 0 };
}
