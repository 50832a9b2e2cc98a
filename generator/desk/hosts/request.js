/** Requests to the one configured origin: bounded, never redirected, the token in memory alone. */

import { HostFault, KEPT, hostWords, refusal } from "./fault.js";

/** @typedef {{value: any, headers: Headers, status: number}} Answer */

export const MAX_BYTES = 30_000_000;
const PATIENCE = 30_000;
const PAUSE = 400;
/** How long to wait for an answer, and before asking a second time (our choice), in milliseconds. */

const PRINTABLE = /^[!-~]+$/;

/** A client of one host's API. The token is nowhere but in this object. */
export class Client {
  #token;
  #fetch;
  #origin;
  #kept = new Map();

  /**
   * @param {{api: string, name: string, rights: string, scheme: string, unreachable: string, etags: boolean}} host
   * @param {{token?: string, fetch?: typeof fetch}} [given]
   */
  constructor(host, { token = "", fetch = globalThis.fetch } = {}) {
    const clean = token.trim();
    if (clean && !PRINTABLE.test(clean)) {
      throw new HostFault("token", "Token memuat spasi atau huruf yang tidak sah. Salin ulang tokennya seutuhnya.");
    }
    this.host = host;
    this.#token = clean;
    this.#fetch = fetch.bind(globalThis);
    this.#origin = new URL(host.api).origin;
  }

  get hasToken() {
    return this.#token !== "";
  }

  /** Forget the token: nothing is sent with it any more. */
  forget() {
    this.#token = "";
    this.#kept.clear();
  }

  /**
   * Return an answer to reading; asked a second time where the first try was cut off or the host stumbled.
   * @param {string} path below the API's address
   * @param {Record<string, string|number|boolean>} [query]
   * @returns {Promise<Answer>}
   */
  async get(path, query = {}) {
    try {
      return await this.#ask("GET", this.#address(path, query));
    } catch (fault) {
      if (!(fault instanceof HostFault) || !["network", "host"].includes(fault.kind)) throw fault;
      await new Promise((done) => setTimeout(done, PAUSE));
      return this.#ask("GET", this.#address(path, query));
    }
  }

  /**
   * Send JSON, once: whether it arrived is found out by reading.
   * @param {"POST"|"PUT"|"PATCH"|"DELETE"} method
   * @returns {Promise<Answer>}
   */
  send(method, path, body) {
    return this.#ask(method, this.#address(path, {}), JSON.stringify(body));
  }

  /**
   * Return all rows of a list, page after page.
   * @param {{size: string, most?: number, untilEmpty?: boolean}} paging the name of the page's size, how many
   *   pages are read, and whether a page that is not full may have others behind it: Gitea's operator sets how
   *   many rows a page has at most
   */
  async list(path, query, { size, most = 20, untilEmpty = false }) {
    const rows = [];
    for (let page = 1; page <= most; page += 1) {
      const { value, headers } = await this.get(path, { ...query, [size]: 50, page });
      if (!Array.isArray(value)) throw this.#strange();
      rows.push(...value);
      const next = headers.get("x-next-page");
      if (next === "" || value.length === 0 || (!untilEmpty && value.length < 50)) return rows;
    }
    throw new HostFault("bounds", `Daftar di ${this.host.name} terlalu panjang untuk halaman ini (lebih dari ${most * 50} baris). Buka di ${this.host.name}.`);
  }

  #address(path, query) {
    const url = new URL(`${this.host.api.replace(/\/+$/, "")}/${path}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value));
    if (url.origin !== this.#origin) throw new Error("the address left the configured origin");
    return url;
  }

  async #ask(method, url, body) {
    const headers = { Accept: "application/json" };
    if (this.#token) headers.Authorization = `${this.host.scheme} ${this.#token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const kept = method === "GET" && this.host.etags ? this.#kept.get(url.href) : undefined;
    if (kept) headers["If-None-Match"] = kept.etag;
    const raw = await this.#fetched(url, { method, headers, body });
    if (raw.status === 304 && kept) return { value: kept.value, headers: raw.headers, status: 304 };
    const answer = await this.#read(raw);
    const etag = raw.headers.get("etag");
    if (method === "GET" && this.host.etags && etag) this.#kept.set(url.href, { etag, value: answer.value });
    return answer;
  }

  /** `manual`: a redirect is seen and refused, and what it leads to is never asked. */
  async #fetched(url, options) {
    const rest = { redirect: "manual", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", mode: "cors" };
    let raw;
    try {
      raw = await this.#fetch(url, { ...options, ...rest, signal: AbortSignal.timeout(PATIENCE) });
    } catch (error) {
      throw this.#unreached(error);
    }
    if (raw.type === "opaqueredirect" || (raw.status >= 300 && raw.status < 400 && raw.status !== 304)) {
      throw new HostFault("missing", `${this.host.name} mengalihkan ke alamat lain; token tidak dikirim ke sana. Repositori mungkin berganti nama: minta operator membetulkan alamatnya. ${KEPT}`);
    }
    return raw;
  }

  #unreached(error) {
    const slow = error instanceof DOMException && error.name === "TimeoutError";
    const why = slow ? "tidak menjawab pada waktunya" : "tidak dapat dihubungi";
    const hint = slow ? "" : ` ${this.host.unreachable}`;
    return new HostFault("network", `${this.host.name} ${why}. Periksa jaringan, lalu ulangi; yang sudah terkirim tidak digandakan.${hint} ${KEPT}`);
  }

  async #read(raw) {
    const text = await this.#text(raw);
    const isJson = /[/+]json\b/.test(raw.headers.get("content-type") ?? "");
    let value = null;
    let broken = text.trim() !== "" && !isJson;
    if (text.trim() !== "" && isJson) {
      try {
        value = JSON.parse(text);
      } catch {
        broken = true;
      }
    }
    if (!raw.ok) throw refusal(this.host, raw.status, hostWords(value, this.#token), pause(raw));
    if (broken) throw this.#strange();
    return { value, headers: raw.headers, status: raw.status };
  }

  async #text(raw) {
    const parts = [];
    let size = 0;
    const reader = raw.body?.getReader();
    try {
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader.read()) {
        size += piece.value.length;
        if (size > MAX_BYTES) {
          reader.cancel().catch(() => {});
          throw new HostFault("bounds", `Jawaban ${this.host.name} terlalu besar untuk halaman ini (lebih dari 30 MB). Pakai ZIP repositori.`);
        }
        parts.push(piece.value);
      }
    } catch (error) {
      throw error instanceof HostFault ? error : this.#unreached(error);
    }
    return new Blob(parts).text();
  }

  #strange() {
    return new HostFault("host", `${this.host.name} menjawab dengan halaman, bukan data. Jaringan kantor mungkin meminta masuk dahulu, atau alamat API-nya keliru: buka ${new URL(this.host.page).host} di tab lain, lalu ulangi. ${KEPT}`);
  }
}

/** Return the seconds that a refusal asks to wait; 0 where it asks for none, -1 where a spent quota names no time. */
function pause(raw) {
  const after = Number(raw.headers.get("retry-after"));
  if (after > 0) return after;
  const left = raw.headers.get("x-ratelimit-remaining") ?? raw.headers.get("ratelimit-remaining");
  if (left !== "0") return 0;
  const reset = Number(raw.headers.get("x-ratelimit-reset") ?? raw.headers.get("ratelimit-reset"));
  const seconds = reset - Date.now() / 1000;
  return seconds > 0 ? seconds : -1;
}

/** Return a part of an address, quoted whole. */
export const quoted = encodeURIComponent;
