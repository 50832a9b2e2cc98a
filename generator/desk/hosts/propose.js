/**
 * Proposing: one branch, one commit, one proposal, made by the token's owner.
 *
 * Safe to press twice, and to press again after the connection was lost anywhere in between: the branch is named
 * after what it changes, so the second press finds what the first one left and goes on from there.
 */

import { HostFault } from "./fault.js";
import { blobHash, contentName } from "./git_hash.js";
import { existingTip, isBelow } from "./open.js";

const MAX_CHANGES = 300;
const MAX_TOTAL = 10_000_000;
const MAX_TITLE = 200;
const MAX_BODY = 60_000;
/** Our choice, below what each host takes. */

const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\\p{C}]+$/u;

/** @typedef {{path: string, content: Uint8Array|string|null}} File */
/** @typedef {{state: "made"|"there"|"added", number: string, url: string, branch: string, commit: string}} Proposed */
/** @typedef {{state: "moved", commit: string, changed: string[], overlapping: string[]}} Moved */

/**
 * Propose files on what was opened: a new proposal, or one more commit on the one that was opened.
 *
 * Where the branch moved meanwhile, the answer says what is different now, and nothing was written.
 * @param {import("./connect.js").Repository} host
 * @param {{opened: import("./open.js").Opened, files: File[], title: string, body: string,
 *   progress?: (sentence: string) => void}} given
 * @returns {Promise<Proposed|Moved>}
 */
export async function propose(host, { opened, files, title, body, progress = () => {} }) {
  refuseAnonymous(host);
  refuseWords(title, body);
  const changes = await realChanges(opened, files);
  const message = title.trim();
  const isNew = opened.branch === opened.base.branch;
  progress(`Memeriksa keadaan terbaru di ${host.about.name}…`);
  const made = isNew ? await newBranch(host, opened, changes, message, progress) : await onBranch(host, opened, changes, message, progress);
  if (made.state === "moved") return made;
  progress("Membuka usulan…");
  const { pull, fresh } = await pullOf(host, made.branch, message, body);
  const state = fresh ? "made" : isNew || !made.wrote ? "there" : "added";
  return { state, number: pull.number, url: pull.url, branch: made.branch, commit: made.commit };
}

function refuseAnonymous(host) {
  if (host.client.hasToken) return;
  throw new HostFault("token", `Untuk mengusulkan, ${host.about.name} harus tahu siapa Anda: tempel token Anda dahulu, atau pakai jalan tanpa token di bawahnya.`);
}

function refuseWords(title, body) {
  if (!title.trim()) throw new HostFault("bounds", "Judul usulan masih kosong. Tulis judulnya.");
  if (title.length > MAX_TITLE) throw new HostFault("bounds", `Judul usulan terlalu panjang (${title.length} huruf). Ringkas menjadi paling banyak ${MAX_TITLE}.`);
  if (body.length > MAX_BODY) throw new HostFault("bounds", `Uraian usulan terlalu panjang (${body.length} huruf). Ringkas menjadi paling banyak ${MAX_BODY}.`);
}

/** Return what really differs from what was opened, in the order of paths. */
async function realChanges(opened, files) {
  const digits = opened.commit.length;
  const changes = [];
  let total = 0;
  for (const { path, content } of files) {
    if (!PATH.test(path) || !isBelow(path, opened.folders)) throw new Error(`not a file of the opened folders: ${path}`);
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const before = opened.tree.get(path) ?? null;
    const after = bytes === null ? null : await blobHash(bytes, digits);
    total += bytes?.length ?? 0;
    if (after !== before) changes.push({ path, content: bytes, before, after });
  }
  if (!changes.length) throw new HostFault("bounds", "Tidak ada yang berubah dibanding repositori, jadi tidak ada yang diusulkan.");
  if (new Set(changes.map(({ path }) => path)).size !== changes.length) throw new Error("a file is given twice");
  if (changes.length > MAX_CHANGES || total > MAX_TOTAL) {
    throw new HostFault("bounds", `Usulan ini terlalu besar (${changes.length} berkas). Bagi menjadi beberapa usulan, paling banyak ${MAX_CHANGES} berkas dan 10 MB sekali kirim.`);
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Return the branch of a new proposal, made now or by an earlier press. */
async function newBranch(host, opened, changes, message, progress) {
  const branch = await branchName(opened, changes);
  const expected = withChanges(opened.tree, changes);
  const there = await host.tip(branch);
  if (there) return continued(host, opened, branch, there, expected, changes);
  const tip = await existingTip(host, opened.base.branch);
  const moved = tip === opened.commit ? null : await movedSince(host, opened, tip, changes);
  if (moved) return moved;
  progress("Mengirim berkas…");
  try {
    return { state: "ready", branch, wrote: true, commit: await host.makeBranch(branch, tip, changes, message) };
  } catch (fault) {
    const now = await afterRefusal(host, fault, branch);
    if (now) return continued(host, opened, branch, now, expected, changes);
    const late = await lateMove(host, opened, changes);
    if (late) return late;
    throw fault;
  }
}

/**
 * Return the branch that an earlier press made, if it holds just that; a HostFault if somebody wrote on it.
 *
 * What the press did not change may also be as the target branch has it by now: Gitea builds on its tip.
 */
async function continued(host, opened, branch, commit, expected, changes) {
  const now = await host.tree(commit, opened.folders);
  const holds = sameTree(now, expected) || sameTree(now, withChanges(await host.tree(await existingTip(host, opened.base.branch), opened.folders), changes));
  if (holds) return { state: "ready", branch, wrote: false, commit };
  throw new HostFault("conflict", `Cabang ${branch} sudah ada di ${host.about.name}, dan isinya lain daripada usulan ini. Buka usulan cabang itu dan lanjutkan di sana, atau hapus cabangnya, lalu kirim lagi. Isian Anda tetap ada di halaman ini.`);
}

/** Return the opened branch with one more commit, made now or by an earlier press. */
async function onBranch(host, opened, changes, message, progress) {
  const { branch } = opened;
  const tip = await existingTip(host, branch);
  if (tip !== opened.commit) return pressedOrMoved(host, opened, tip, changes);
  progress("Mengirim berkas…");
  try {
    return { state: "ready", branch, wrote: true, commit: await host.addCommit(branch, tip, changes, message) };
  } catch (fault) {
    const now = await afterRefusal(host, fault, branch);
    if (now && now !== opened.commit) return pressedOrMoved(host, opened, now, changes);
    throw fault;
  }
}

async function pressedOrMoved(host, opened, tip, changes) {
  const now = await host.tree(tip, opened.folders);
  if (sameTree(now, withChanges(opened.tree, changes))) return { state: "ready", branch: opened.branch, wrote: false, commit: tip };
  return told(opened, tip, now, changes);
}

/** Return the branch's tip where a refusal may mean that somebody was there before; null for other faults. */
async function afterRefusal(host, fault, branch) {
  const mayBe = fault instanceof HostFault && [400, 409, 422].includes(fault.status);
  return mayBe ? host.tip(branch) : null;
}

/** Return what moved while the branch was being made; Gitea alone takes no base commit, and refuses late. */
async function lateMove(host, opened, changes) {
  if (host.about.kind !== "gitea") return null;
  const tip = await existingTip(host, opened.base.branch);
  return tip === opened.commit ? null : movedSince(host, opened, tip, changes);
}

/** Return what is different now; null where nothing of the opened folders is. */
async function movedSince(host, opened, tip, changes) {
  const answer = told(opened, tip, await host.tree(tip, opened.folders), changes);
  return answer.changed.length ? answer : null;
}

function told(opened, commit, now, changes) {
  const paths = new Set([...opened.tree.keys(), ...now.keys()]);
  const changed = [...paths].filter((path) => opened.tree.get(path) !== now.get(path)).sort();
  const mine = new Map(changes.map(({ path, after }) => [path, after]));
  const overlapping = changed.filter((path) => mine.has(path) && mine.get(path) !== (now.get(path) ?? null));
  return { state: "moved", commit, changed, overlapping };
}

/** Return the open proposal of a branch, made now where there is none. */
async function pullOf(host, branch, title, body) {
  const there = await host.openPull(branch);
  if (there) return { pull: there, fresh: false };
  try {
    return { pull: await host.makePull(branch, title, body), fresh: true };
  } catch (fault) {
    const now = fault instanceof HostFault && [409, 422].includes(fault.status) ? await host.openPull(branch) : null;
    if (now) return { pull: now, fresh: false };
    throw fault;
  }
}

/** Return the branch of these changes: the same for the same changes to the same commit. */
async function branchName(opened, changes) {
  const what = changes.map(({ path, after }) => [path, after]);
  return `meja/${await contentName([opened.base.branch, opened.commit, what])}`;
}

function withChanges(tree, changes) {
  const made = new Map(tree);
  for (const { path, after } of changes) {
    if (after === null) made.delete(path);
    else made.set(path, after);
  }
  return made;
}

function sameTree(one, other) {
  return one.size === other.size && [...one].every(([path, hash]) => other.get(path) === hash);
}

