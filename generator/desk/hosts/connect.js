/** One repository on its host, by the host's own calls; what they have in common is the {@link Repository}. */

import { RIGHTS, UNREACHABLE, describeHost } from "./describe.js";
import { GitHub } from "./github.js";
import { GitLab } from "./gitlab.js";
import { Gitea } from "./gitea.js";
import { Client } from "./request.js";

/** @typedef {{path: string, content: Uint8Array|null, before: string|null}} Change `before`: Git's hash; null where new */
/** @typedef {{number: string, url: string, title: string, author: string, branch: string, base: string, head: string, open: boolean}} Pull */
/** @typedef {{author: string, body: string}} Comment */
/** @typedef {{context: string, state: "success"|"pending"|"failure"|"error", sentence: string, author: string}} Status */

/**
 * @typedef {object} Repository
 * @property {import("./describe.js").HostConfig} config
 * @property {import("./describe.js").About} about
 * @property {Client} client
 * @property {(branch: string) => Promise<string|null>} tip a branch's commit; null where there is no such branch
 * @property {(commit: string, folders: string[]) => Promise<Map<string, string>>} tree files below folders, by path
 * @property {(hash: string) => Promise<Uint8Array>} blob
 * @property {(branch: string, base: string, changes: Change[], message: string) => Promise<string>} makeBranch
 * @property {(branch: string, parent: string, changes: Change[], message: string) => Promise<string>} addCommit
 * @property {(branch: string) => Promise<Pull|null>} openPull the open proposal of a branch
 * @property {(branch: string, title: string, body: string) => Promise<Pull>} makePull
 * @property {(number: string) => Promise<Pull>} pull
 * @property {(number: string) => Promise<Comment[]>} comments
 * @property {(commit: string) => Promise<Status[]>} statuses newest first
 * @property {() => Promise<string>} me the account that the token belongs to
 * @property {(number: string, commit: string) => Promise<void>} approve
 * @property {(number: string, commit: string, reason: string) => Promise<void>} sendBack
 * @property {() => Promise<string|null>} expiry the token's last day; null where the host does not tell
 */

const KINDS = { github: GitHub, gitlab: GitLab, gitea: Gitea };
const SCHEMES = { github: "Bearer", gitlab: "Bearer", gitea: "token" };

/**
 * Return the repository; nothing is sent yet, and the token is kept in memory alone.
 * @param {import("./describe.js").HostConfig} config
 * @param {{token?: string, fetch?: typeof fetch}} [given]
 * @returns {Repository}
 */
export function connect(config, given) {
  const about = describeHost(config);
  const host = {
    api: config.api,
    page: config.page,
    name: about.name,
    rights: RIGHTS[config.kind],
    unreachable: UNREACHABLE[config.kind],
    scheme: SCHEMES[config.kind],
    etags: config.kind === "github",
  };
  return new KINDS[config.kind](config, about, new Client(host, given));
}

const SOON = 14;
/** Days before a token's end from which it is told (our choice). */

/**
 * Return when the token ends, and the sentence about it; empty where there is nothing to say.
 * @param {Repository} host
 * @param {Date} [today]
 */
export async function tokenExpiry(host, today = new Date()) {
  const date = host.client.hasToken ? await host.expiry() : null;
  if (!date) return { date: null, sentence: "" };
  const left = Math.ceil((new Date(`${date}T00:00:00Z`).getTime() - today.getTime()) / 86_400_000);
  if (left > SOON) return { date, sentence: "" };
  const when = left <= 0 ? "hari ini" : `${left} hari lagi (${date})`;
  return { date, sentence: `Token Anda habis masa berlakunya ${when}. Buat token baru di ${host.about.name} sebelum itu.` };
}
