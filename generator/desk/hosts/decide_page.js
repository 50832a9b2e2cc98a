/** The page "Putuskan": a proposal's brief, and two buttons. Its template is ukur/site/templates/putuskan.html. */

import { connect, tokenExpiry } from "./connect.js";
import { readProposal, sendDecision } from "./decide.js";
import { describeHost } from "./describe.js";
import { HostFault } from "./fault.js";
import { reviewPage } from "./links.js";
import { commentNodes } from "./markdown.js";
import { finishSignIn, startSignIn } from "./sign_in.js";

const KEPT = "ukur-putuskan-masuk";
const MARKS = { success: ["✓", "ya"], pending: ["⏳", "kosong"], failure: ["✗", "tidak"], error: ["⚠", "tidak"] };
const MODES = {
  read: { title: "Masuk untuk membaca", send: "Baca usulan" },
  approve: { title: "Setujui", send: "Kirim persetujuan" },
  return: { title: "Kembalikan", send: "Kirim pengembalian" },
};
const UNEXPECTED = "Halaman ini mengalami galat yang tidak dikenal. Muat ulang; bila berulang, putuskan di situs Git dan laporkan.";

const el = (id) => document.getElementById(`ukur-putuskan-${id}`);
const config = JSON.parse(document.getElementById("ukur-situs-git").textContent);
const about = describeHost(config);
/** @type {{host: import("./connect.js").Repository, number: string, read: import("./decide.js").Read|null, mode: string, busy: boolean, decidable: boolean}} */
const state = { host: connect(config), number: "", read: null, mode: "read", busy: false, decidable: false };

function tell(sentence) {
  el("kabar").textContent = sentence;
}

function fail(error) {
  const known = error instanceof HostFault;
  if (!known) console.error(error);
  tell("");
  el("galat").textContent = known ? error.message : UNEXPECTED;
  el("galat").scrollIntoView({ block: "nearest" });
}

/** Do something with the host, once at a time: what it says or fails with is shown. */
async function during(sentence, act) {
  if (state.busy) return;
  state.busy = true;
  el("galat").textContent = "";
  tell(sentence);
  document.body.setAttribute("aria-busy", "true");
  try {
    await act();
  } catch (error) {
    fail(error);
  } finally {
    state.busy = false;
    document.body.removeAttribute("aria-busy");
  }
}

async function load() {
  el("cari").hidden = true;
  await during(`Membaca usulan ${state.number} dari ${about.name}…`, async () => {
    try {
      state.read = await readProposal(state.host, state.number);
    } catch (fault) {
      if (!mayBeClosed(fault)) {
        askForNumber();
        throw fault;
      }
      openPanel("read");
      throw new HostFault("token", `Usulan ${state.number} tidak ada, atau repositori ini tertutup. Tempel token Anda, lalu tekan “Baca usulan”.`);
    }
    show(state.read);
    tell("");
  });
}

/** Let another number be given where this one led to nothing. */
function askForNumber() {
  if (state.read || !el("panel").hidden) return;
  el("cari").hidden = false;
  el("nomor").value = state.number;
  el("nomor").focus();
}

/** Whether a refusal may mean no more than that somebody has to say who he is. */
function mayBeClosed(fault) {
  return fault instanceof HostFault && !state.host.client.hasToken && ["missing", "rights", "token", "wait"].includes(fault.kind);
}

function show({ pull, verdict, brief, doubt }) {
  el("judul").textContent = `Usulan ${pull.number}: ${pull.title}`;
  el("oleh").textContent = `Diusulkan ${pull.author || "akun yang dihapus"}; yang Anda baca dan putuskan adalah commit ${pull.head.slice(0, 10)}.`;
  el("ringkasan").replaceChildren(brief ? commentNodes(brief.text, 3) : paragraph(doubt || "Gerbang belum menulis ringkasannya."));
  showVerdict(pull, verdict, brief);
  el("penulis").textContent = brief ? `Ringkasan ini ditulis akun ${brief.writer}.` : "";
  el("asal").href = reviewPage(config, pull.number);
  el("isi").hidden = false;
  el("panel").hidden = true;
  const decidable = pull.open && Boolean(verdict) && (!brief || brief.current);
  state.decidable = decidable;
  el("tombol").hidden = !decidable;
}

/** Say what the gate decided of this very commit, unless the brief says it in the same words. */
function showVerdict(pull, verdict, brief) {
  const [mark, style] = MARKS[verdict?.state ?? "pending"];
  const line = el("gerbang");
  const said = verdict?.sentence.replace(/…$/, "") ?? "";
  const same = brief?.current && verdict && el("ringkasan").textContent.includes(said);
  line.className = `ukur-status ${style}`;
  line.hidden = pull.open && Boolean(same);
  if (!pull.open) line.textContent = "Usulan ini sudah ditutup atau digabungkan.";
  else if (!verdict) line.textContent = `${mark} Gerbang belum selesai memeriksa commit ini. Muat ulang beberapa menit lagi.`;
  else if (brief && !brief.current) line.textContent = `${mark} Gerbang: ${verdict.sentence} Ringkasan di bawah dari commit lain, jadi belum dapat diputuskan di sini. Muat ulang beberapa menit lagi.`;
  else line.textContent = `${mark} Gerbang: ${verdict.sentence}${brief ? " (Ringkasan di bawah dari pemeriksaan sebelumnya.)" : ""}`;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function openPanel(mode) {
  state.mode = mode;
  const { title, send } = MODES[mode];
  const known = state.host.client.hasToken;
  el("panel").hidden = false;
  el("tombol").hidden = true;
  el("panel-judul").textContent = mode === "read" ? title : `${title} usulan ${state.number}`;
  el("alasan-bagian").hidden = mode !== "return";
  el("token-bagian").hidden = known;
  el("kirim").textContent = send;
  el("batal").hidden = mode === "read" && Boolean(state.read);
  el("batal").textContent = mode === "read" ? "Ganti nomor" : "Batal";
  el("galat").textContent = "";
  const first = mode === "return" ? el("alasan") : known ? el("kirim") : el("token");
  first.focus();
  el("panel").scrollIntoView({ block: "nearest" });
}

function closePanel() {
  el("panel").hidden = true;
  el("galat").textContent = "";
  if (!state.read) {
    askForNumber();
    return;
  }
  el("tombol").hidden = !state.decidable;
  el("setuju").focus();
}

/** Take the token that was typed, into memory alone. */
function takeToken() {
  if (state.host.client.hasToken) return;
  const token = el("token").value;
  if (!token.trim()) {
    el("token").focus();
    throw new HostFault("token", `Tempel token ${about.name} Anda dahulu.`);
  }
  state.host = connect(config, { token });
}

async function submit() {
  const read = state.mode === "read";
  const reason = el("alasan").value;
  try {
    if (state.mode === "return" && !reason.trim()) {
      el("alasan").focus();
      throw new HostFault("bounds", "Tulis dahulu alasan pengembaliannya: apa yang salah, dan di mana.");
    }
    takeToken();
  } catch (error) {
    fail(error);
    return;
  }
  if (read) await load();
  else await during("Mengirim keputusan…", () => decide(reason));
}

async function decide(reason) {
  const { pull } = state.read;
  let sent;
  try {
    sent = await sendDecision(state.host, { pull, decision: state.mode, reason });
  } catch (fault) {
    if (fault instanceof HostFault && ["token", "rights"].includes(fault.kind)) forgetToken();
    throw fault;
  }
  const verb = state.mode === "approve" ? "Persetujuan" : "Pengembalian";
  const late = sent.moved ? " Usulan ini berubah pada saat yang sama, jadi gerbang tidak menghitungnya: muat ulang dan baca yang baru." : "";
  el("panel").hidden = true;
  el("tombol").hidden = true;
  el("alasan").value = "";
  tell(`${verb} terkirim atas nama ${sent.account}, untuk commit ${sent.commit.slice(0, 10)}.${late || " Gerbang menghitungnya beberapa saat lagi."}`);
  el("kabar").focus();
  el("habis").textContent = (await tokenExpiry(state.host).catch(() => ({ sentence: "" }))).sentence;
}

/** Show the field again, so that another token can be given. */
function forgetToken() {
  state.host.client.forget();
  el("token-bagian").hidden = false;
}

function guide() {
  const { token } = about;
  el("token-halaman").href = token.page;
  el("token-cabut").href = token.revoke;
  el("token-langkah").replaceChildren(...token.steps.map((step) => Object.assign(document.createElement("li"), { textContent: step })));
  el("simpanan").value = config.repo;
  el("masuk").hidden = !about.signIn;
}

async function signIn() {
  const back = `${location.origin}${location.pathname}`;
  const { url, keep } = await startSignIn(config, back);
  sessionStorage.setItem(KEPT, JSON.stringify({ ...keep, number: state.number, mode: state.mode, reason: el("alasan").value }));
  location.assign(url);
}

/** Go on where signing in led away from: the answer's code leaves the address, and is used once. */
async function signedIn() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  const answer = await finishSignIn(config, location.href, kept);
  if (!answer) return null;
  sessionStorage.removeItem(KEPT);
  history.replaceState(null, "", `${location.pathname}?usulan=${encodeURIComponent(kept.number)}`);
  state.host = connect(config, { token: answer.token });
  return kept;
}

async function begin() {
  guide();
  el("semua").hidden = false;
  let kept = null;
  await during("", async () => {
    kept = await signedIn();
  });
  state.number = kept?.number ?? new URLSearchParams(location.search).get("usulan")?.trim() ?? "";
  if (!state.number) {
    el("cari").hidden = false;
    return;
  }
  await load();
  if (kept && kept.mode !== "read" && state.read) {
    el("alasan").value = kept.reason;
    openPanel(kept.mode);
  }
}

el("cari").addEventListener("submit", (event) => {
  event.preventDefault();
  state.number = el("nomor").value.trim();
  load();
});
el("panel").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
el("setuju").addEventListener("click", () => openPanel("approve"));
el("kembali").addEventListener("click", () => openPanel("return"));
el("batal").addEventListener("click", closePanel);
el("ulang").addEventListener("click", () => load());
el("masuk").addEventListener("click", () => during(`Menuju ${about.name}…`, signIn));
begin();
