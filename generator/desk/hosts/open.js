/** Opening a repository: what it holds, and the contents of what differs from what is known already. */

import { HostFault } from "./fault.js";
import { blobHash } from "./git_hash.js";

const MAX_READ = 600;
const MAX_TOTAL = 20_000_000;
const AT_ONCE = 6;
const MAX_ANONYMOUS = 40;
/** Our choice: files and bytes that are read at once, and how many without a token, of GitHub's 60 an hour. */

/**
 * @typedef {object} Opened
 * @property {string} branch
 * @property {string} commit
 * @property {{branch: string, commit: string}} base the branch that proposals are for, and its tip
 * @property {string[]} folders
 * @property {Map<string, string>} tree Git's hash of every file below the folders, by path
 * @property {Map<string, Uint8Array>} changed contents of the files that are not as known
 * @property {string[]} gone known files that are no longer there
 * @property {import("./connect.js").Pull|null} proposal the open one of this branch
 */

/**
 * Open a branch: the one that proposals are for, or a proposal's to go on working.
 * @param {import("./connect.js").Repository} host
 * @param {string} branch empty for the one that proposals are for
 * @param {{known?: Map<string, string>, folders: string[], progress?: (sentence: string) => void}} how
 * @returns {Promise<Opened>}
 */
export async function openRepository(host, branch, { known = new Map(), folders, progress = () => {} }) {
  const target = host.config.branch;
  const chosen = branch || target;
  progress(`Membaca cabang ${chosen} di ${host.about.name}…`);
  const commit = await existingTip(host, chosen);
  const baseCommit = chosen === target ? commit : await existingTip(host, target);
  const tree = await host.tree(commit, folders);
  const changed = await readChanged(host, tree, known, progress);
  return {
    branch: chosen,
    commit,
    base: { branch: target, commit: baseCommit },
    folders,
    tree,
    changed,
    gone: [...known.keys()].filter((path) => isBelow(path, folders) && !tree.has(path)),
    proposal: chosen === target ? null : await host.openPull(chosen),
  };
}

/** Return a branch's commit; a HostFault where there is no such branch. */
export async function existingTip(host, branch) {
  const commit = await host.tip(branch);
  if (commit) return commit;
  const hint = host.client.hasToken
    ? "Periksa nama cabangnya; usulannya mungkin sudah digabungkan, dan cabangnya dihapus."
    : "Repositori ini mungkin tertutup: tempel token Anda dahulu.";
  throw new HostFault("missing", `Cabang ${branch} tidak ditemukan di ${host.about.name}, atau tidak boleh dibaca. ${hint}`, { status: 404 });
}

async function readChanged(host, tree, known, progress) {
  const wanted = [...tree].filter(([path, hash]) => known.get(path) !== hash);
  refuseMany(host, wanted.length);
  const contents = new Map();
  let total = 0;
  const queue = [...wanted];
  const work = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const [path, hash] = row;
      const bytes = await readBlob(host, hash);
      total += bytes.length;
      if (total > MAX_TOTAL) throw tooLarge(host);
      contents.set(path, bytes);
      progress(`Membaca berkas: ${contents.size} dari ${wanted.length}…`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(wanted.map(([path]) => [path, contents.get(path)]));
}

/** Return a file's content, which must be what its hash says. */
async function readBlob(host, hash) {
  const bytes = await host.blob(hash);
  if ((await blobHash(bytes, hash.length)) !== hash) {
    throw new HostFault("host", `Isi berkas dari ${host.about.name} tidak utuh. Ulangi; bila berulang, laporkan kepada operator.`);
  }
  return bytes;
}

function refuseMany(host, count) {
  if (count > MAX_READ) throw tooLarge(host);
  if (count > MAX_ANONYMOUS && host.about.kind === "github" && !host.client.hasToken) {
    throw new HostFault("token", `Ada ${count} berkas yang harus dibaca, dan tanpa token GitHub hanya memberi 60 permintaan sejam. Tempel token Anda dahulu.`);
  }
}

function tooLarge(host) {
  return new HostFault("bounds", `Yang berubah di ${host.about.name} sejak situs ini dibuat terlalu banyak untuk dibaca satu per satu. Unduh ZIP repositori di sana, lalu jatuhkan di halaman ini.`);
}

/** @param {string[]} folders */
export function isBelow(path, folders) {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}
