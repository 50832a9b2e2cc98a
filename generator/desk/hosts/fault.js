/** What a Git host refuses, or does not answer, in one sentence for the person at the page. */

/** @typedef {"token"|"rights"|"missing"|"conflict"|"wait"|"host"|"network"|"refused"|"bounds"} FaultKind */

/** A failure whose `message` is shown as it is: what is wrong, and what to do. */
export class HostFault extends Error {
  /**
   * @param {FaultKind} kind what to offer: a new token, waiting, another press
   * @param {string} sentence
   * @param {{status?: number, wait?: number, said?: string}} [more] the host's code, seconds to wait, its own words
   */
  constructor(kind, sentence, { status = 0, wait = 0, said = "" } = {}) {
    super(sentence);
    this.name = "HostFault";
    this.kind = kind;
    this.status = status;
    this.wait = wait;
    this.said = said;
  }
}

export const KEPT = "Isian Anda tetap ada di halaman ini.";
const SAID_LIMIT = 160;

/**
 * Return words of a host on one line, cut, for quoting inside a sentence; a secret in them is blotted out first.
 * @param {unknown} body
 * @param {string} [secret]
 */
export function hostWords(body, secret = "") {
  const found = body && typeof body === "object" ? (body.message ?? body.error_description ?? body.error ?? "") : "";
  const text = typeof found === "string" ? found : JSON.stringify(found);
  const clean = secret ? text.replaceAll(secret, "***") : text;
  const line = clean.replace(/[\p{C}\s]+/gu, " ").trim();
  return line.length > SAID_LIMIT ? `${line.slice(0, SAID_LIMIT - 1)}…` : line;
}

/** @param {number} seconds */
export function waitWords(seconds) {
  if (!(seconds > 0)) return "beberapa menit";
  if (seconds < 90) return `${Math.ceil(seconds)} detik`;
  return `${Math.ceil(seconds / 60)} menit`;
}

/**
 * Return the fault of an answer with an error code.
 * @param {{name: string, rights: string}} host how it is called, and which rights a token needs there
 * @param {number} status
 * @param {string} said the host's own words
 * @param {number} wait seconds that it asks to wait; -1 where its quota is spent and it does not say for how long
 */
export function refusal(host, status, said, wait) {
  const quoted = said ? ` (“${said}”)` : "";
  const more = { status, said, wait: Math.max(0, wait) };
  if (status === 429 || (status === 403 && wait !== 0)) {
    return new HostFault("wait", `${host.name} meminta menunggu: terlalu banyak permintaan. Ulangi sesudah ${waitWords(wait)}. ${KEPT}`, more);
  }
  if (status === 401) {
    return new HostFault("token", `${host.name} menolak token ini: salah salin, habis masa berlakunya, atau sudah dicabut. Buat token baru, lalu tempel lagi. ${KEPT}`, more);
  }
  if (status === 403) {
    return new HostFault("rights", `${host.name} tidak mengizinkan${quoted}. ${host.rights} ${KEPT}`, more);
  }
  if (status === 404) {
    return new HostFault("missing", `${host.name} tidak menemukannya, atau token ini tidak boleh membacanya${quoted}. ${host.rights}`, more);
  }
  if (status === 409) {
    return new HostFault("conflict", `${host.name} menolak karena keadaannya sudah berubah${quoted}. Muat lagi, lalu ulangi. ${KEPT}`, more);
  }
  if (status === 423) {
    return new HostFault("rights", `Repositori ini diarsipkan di ${host.name}, jadi tidak menerima usulan. Hubungi operator. ${KEPT}`, more);
  }
  if (status >= 500) {
    return new HostFault("host", `${host.name} sedang bermasalah (menjawab ${status}). Ulangi beberapa menit lagi. ${KEPT}`, more);
  }
  return new HostFault("refused", `${host.name} menolak kiriman ini (menjawab ${status})${quoted}. Bila berulang, laporkan kalimat ini kepada operator. ${KEPT}`, more);
}
