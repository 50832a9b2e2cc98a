/** Gitea and Forgejo: the calls of their API that pages need. */

import { HostFault } from "./fault.js";
import { fromBase64, toBase64 } from "./git_hash.js";
import { GitTrees, found } from "./git_trees.js";
import { quoted } from "./request.js";

const STATES = { success: "success", pending: "pending", failure: "failure", error: "error", warning: "failure" };
const PAGES = { size: "limit", untilEmpty: true };
const TREE_PAGES = 20;

/** @implements {import("./connect.js").Repository} */
export class Gitea {
  constructor(config, about, client) {
    this.config = config;
    this.about = about;
    this.client = client;
    this.path = `repos/${config.repo.split("/").map(quoted).join("/")}`;
    this.trees = new GitTrees((sha, recursive) => this.#tree(sha, recursive), about.name);
  }

  async tip(branch) {
    const answer = await found(this.client.get(`${this.path}/branches/${quoted(branch)}`));
    return answer ? answer.value.commit.id : null;
  }

  tree(commit, folders) {
    return this.trees.below(commit, folders);
  }

  async #tree(sha, recursive) {
    const rows = [];
    for (let page = 1; page <= TREE_PAGES; page += 1) {
      const query = { recursive, page, per_page: 1000 };
      const { value } = await this.client.get(`${this.path}/git/trees/${sha}`, query);
      rows.push(...value.tree);
      if (!value.truncated) return rows;
    }
    throw this.trees.tooLarge();
  }

  async blob(hash) {
    const { value } = await this.client.get(`${this.path}/git/blobs/${hash}`);
    return fromBase64(value.content);
  }

  /** No field names the base commit: the parent is the branch's tip, and `sha` guards each file. */
  makeBranch(branch, base, changes, message) {
    return this.#commit({ branch: this.config.branch, new_branch: branch, message, files: changes.map(operation) });
  }

  addCommit(branch, parent, changes, message) {
    return this.#commit({ branch, message, files: changes.map(operation) });
  }

  async #commit(body) {
    return (await this.client.send("POST", `${this.path}/contents`, body)).value.commit.sha;
  }

  async openPull(branch) {
    const rows = await this.client.list(`${this.path}/pulls`, { state: "open" }, PAGES);
    const row = rows.find((item) => item.head.ref === branch && item.base.ref === this.config.branch && own(item));
    return row ? this.#pull(row) : null;
  }

  async makePull(branch, title, body) {
    const given = { head: branch, base: this.config.branch, title, body };
    return this.#pull((await this.client.send("POST", `${this.path}/pulls`, given)).value);
  }

  async pull(number) {
    return this.#pull((await this.client.get(`${this.path}/pulls/${quoted(number)}`)).value);
  }

  #pull(row) {
    return {
      number: String(row.number),
      url: `${this.about.repoPage}/pulls/${row.number}`,
      title: row.title,
      author: row.user?.login ?? "",
      branch: row.head.ref,
      base: row.base.ref,
      head: row.head.sha,
      open: row.state === "open",
    };
  }

  async comments(number) {
    const { value } = await this.client.get(`${this.path}/issues/${quoted(number)}/comments`);
    return value.map((row) => ({ author: row.user?.login ?? "", body: row.body }));
  }

  async statuses(commit) {
    const rows = await this.client.list(`${this.path}/commits/${commit}/statuses`, {}, PAGES);
    return rows.sort((a, b) => b.id - a.id).map((row) => ({
      context: row.context,
      state: STATES[row.status] ?? "error",
      sentence: row.description,
      author: row.creator?.login ?? "",
    }));
  }

  async me() {
    return (await this.client.get("user")).value.login;
  }

  approve(number, commit) {
    return this.#review(number, { commit_id: commit, event: "APPROVED", body: "" });
  }

  sendBack(number, commit, reason) {
    return this.#review(number, { commit_id: commit, event: "REQUEST_CHANGES", body: reason });
  }

  async #review(number, body) {
    const { value } = await this.client.send("POST", `${this.path}/pulls/${quoted(number)}/reviews`, body);
    if (value.commit_id !== body.commit_id) {
      throw new HostFault("host", `${this.about.name} tidak mencatat keputusan pada commit yang Anda baca. Buka usulan ini di sana, lalu periksa.`);
    }
  }

  /** Tokens end when they are deleted. */
  async expiry() {
    return null;
  }
}

/** Whether a proposal comes from the repository itself, and not from a fork with a branch of that name. */
function own({ head, base }) {
  return head.repo_id === undefined || head.repo_id === base.repo_id;
}

function operation({ path, content, before }) {
  if (content === null) return { operation: "delete", path, sha: before };
  const file = { path, content: toBase64(content) };
  return before ? { operation: "update", ...file, sha: before } : { operation: "create", ...file };
}
