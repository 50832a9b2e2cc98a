/** Trees of Git as GitHub and Gitea show them: folder by folder, so that an archive beside them costs nothing. */

import { HostFault } from "./fault.js";

const FILES = new Set(["100644", "100755"]);
export const MAX_FILES = 5_000;
/** Files of the folders that are opened (our choice: ten times an office of 500 indicators' forms). */

/** Return an answer, or null where the host says that there is no such thing. */
export async function found(answer) {
  try {
    return await answer;
  } catch (fault) {
    if (fault instanceof HostFault && fault.status === 404) return null;
    throw fault;
  }
}

/** @param {string} name the host's */
export function tooManyFiles(name) {
  return new HostFault("bounds", `Folder data di ${name} terlalu besar untuk halaman ini (lebih dari ${MAX_FILES} berkas). Pakai 'ukur serve' di komputer.`);
}

/** Reads folders of a commit. */
export class GitTrees {
  /** @param {(sha: string, recursive: boolean) => Promise<{path: string, mode: string, type: string, sha: string}[]>} ask */
  constructor(ask, name) {
    this.ask = ask;
    this.name = name;
  }

  tooLarge() {
    return tooManyFiles(this.name);
  }

  /** Return the files below folders by path; a folder that is not there has none. */
  async below(commit, folders) {
    const files = new Map();
    for (const folder of folders) {
      const sha = await this.#folder(commit, folder.split("/"));
      const rows = sha ? await this.ask(sha, true) : [];
      for (const row of rows) {
        if (row.type === "blob" && FILES.has(row.mode)) files.set(`${folder}/${row.path}`, row.sha);
      }
      if (files.size > MAX_FILES) throw this.tooLarge();
    }
    return files;
  }

  async #folder(commit, names) {
    let sha = commit;
    for (const name of names) {
      const rows = await this.ask(sha, false);
      const next = rows.find((row) => row.path === name && row.type === "tree");
      if (!next) return null;
      sha = next.sha;
    }
    return sha;
  }
}
