/** What a reviewer reads of a proposal, and the decision that is sent: on exactly the commit that was read. */

import { HostFault } from "./fault.js";

const CONTEXT = "ukur/gerbang";
const MARKER = "<!-- ukur:gerbang -->";
const WEIGHED = /^<!-- ukur:gerbang -->\s+<!-- ukur:commit ([0-9a-f]{40,64}) -->/;
const NUMBER = /^[1-9][0-9]{0,9}$/;
const MAX_REASON = 2_000;

/**
 * @typedef {object} Read
 * @property {import("./connect.js").Pull} pull
 * @property {import("./connect.js").Status|null} verdict the gate's status on the head, of its account where the site
 *   knows that; null before it has looked
 * @property {{text: string, writer: string, current: boolean}|null} brief the gate's comment; `current`: it says
 *   that it is of the head itself, and not of what was there before
 * @property {string} doubt why there is none, where somebody else wrote one that looks like it
 */

/**
 * Read a proposal, the gate's verdict on its head, and the gate's comment.
 * @param {import("./connect.js").Repository} host
 * @param {string} number
 * @returns {Promise<Read>}
 */
export async function readProposal(host, number) {
  if (!NUMBER.test(number)) throw new HostFault("bounds", "Nomor usulan harus angka, misalnya 12.");
  const pull = await host.pull(number);
  const [statuses, comments] = await Promise.all([host.statuses(pull.head), host.comments(number)]);
  const known = (host.config.gate ?? "").toLowerCase();
  const verdict = statuses.find(({ context, author }) => context === CONTEXT && (!known || author.toLowerCase() === known)) ?? null;
  return { pull, verdict, ...gateComment(comments, known || verdict?.author.toLowerCase() || "", pull.head) };
}

/**
 * Return the gate's comment. Anybody may write the marker: so it counts from the account that the site knows as the
 * gate's, else from the one that posted the gate's status, and the page names it.
 */
function gateComment(comments, gate, head) {
  const marked = comments.filter(({ body }) => body.startsWith(MARKER));
  const own = marked.filter(({ author }) => gate !== "" && author.toLowerCase() === gate);
  if (own.length) {
    const { body, author } = own.at(-1);
    return { brief: { text: body.replace(WEIGHED, ""), writer: author, current: WEIGHED.exec(body)?.[1] === head }, doubt: "" };
  }
  const others = [...new Set(marked.map(({ author }) => author || "akun yang dihapus"))];
  const doubt = others.length
    ? `Ada komentar yang mengaku dari gerbang, tetapi ditulis akun ${others.join(", ")}; karena itu tidak ditampilkan di sini.`
    : "";
  return { brief: null, doubt };
}

/**
 * Send a decision on the commit that was read, as the owner of the token; refused where the head has moved.
 * @param {import("./connect.js").Repository} host
 * @param {{pull: import("./connect.js").Pull, decision: "approve"|"return", reason?: string}} given
 * @returns {Promise<{account: string, commit: string, moved: boolean}>} `moved`: right after it was sent
 */
export async function sendDecision(host, { pull, decision, reason = "" }) {
  const words = reason.trim();
  if (decision === "return" && !words) throw new HostFault("bounds", "Tulis dahulu alasan pengembaliannya: apa yang salah, dan di mana.");
  if (words.length > MAX_REASON) throw new HostFault("bounds", `Alasan terlalu panjang (${words.length} huruf). Ringkas menjadi paling banyak ${MAX_REASON}.`);
  await refuseMoved(host, pull);
  const account = await host.me();
  if (account.toLowerCase() === pull.author.toLowerCase()) {
    throw new HostFault("rights", `Usulan ini dibuat akun Anda sendiri (${account}), jadi orang lain yang memutuskannya.`);
  }
  try {
    if (decision === "approve") await host.approve(pull.number, pull.head);
    else await host.sendBack(pull.number, pull.head, words);
  } catch (fault) {
    if (fault instanceof HostFault && [400, 409, 422].includes(fault.status)) await refuseMoved(host, pull);
    throw fault;
  }
  const now = await host.pull(pull.number);
  return { account, commit: pull.head, moved: now.head !== pull.head };
}

async function refuseMoved(host, pull) {
  const now = await host.pull(pull.number);
  if (!now.open) throw new HostFault("conflict", "Usulan ini sudah ditutup atau digabungkan, jadi tidak diputuskan lagi.");
  if (now.head !== pull.head) {
    throw new HostFault("conflict", "Usulan ini berubah sesudah Anda membacanya, jadi keputusan Anda tidak dikirim. Tekan “Muat ulang”, baca yang baru, lalu putuskan.");
  }
}
