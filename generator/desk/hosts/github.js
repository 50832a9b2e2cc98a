/** GitHub, github.com or Enterprise Server: the calls of its REST API that pages need. */

import { HostFault } from "./fault.js";
import { asText, fromBase64, toBase64 } from "./git_hash.js";
import { GitTrees, found } from "./git_trees.js";
import { quoted } from "./request.js";

const STATES = new Set(["success", "pending", "failure", "error"]);
const PAGES = { size: "per_page" };

/** @implements {import("./connect.js").Repository} */
export class GitHub {
  constructor(config, about, client) {
    this.config = config;
    this.about = about;
    this.client = client;
    this.path = `repos/${config.repo.split("/").map(quoted).join("/")}`;
    this.trees = new GitTrees((sha, recursive) => this.#tree(sha, recursive), about.name);
  }

  async tip(branch) {
    const answer = await found(this.client.get(`${this.path}/branches/${quoted(branch)}`));
    return answer ? answer.value.commit.sha : null;
  }

  tree(commit, folders) {
    return this.trees.below(commit, folders);
  }

  async #tree(sha, recursive) {
    const { value } = await this.client.get(`${this.path}/git/trees/${sha}`, recursive ? { recursive: 1 } : {});
    if (value.truncated) throw this.trees.tooLarge();
    return value.tree;
  }

  async blob(hash) {
    const { value } = await this.client.get(`${this.path}/git/blobs/${hash}`);
    return fromBase64(value.content);
  }

  async makeBranch(branch, base, changes, message) {
    const commit = await this.#commit(base, changes, message);
    await this.client.send("POST", `${this.path}/git/refs`, { ref: `refs/heads/${branch}`, sha: commit });
    return commit;
  }

  /** `force: false`: only what follows the branch's tip is taken, so nobody's work is overwritten. */
  async addCommit(branch, parent, changes, message) {
    const commit = await this.#commit(parent, changes, message);
    const ref = branch.split("/").map(quoted).join("/");
    await this.client.send("PATCH", `${this.path}/git/refs/heads/${ref}`, { sha: commit, force: false });
    return commit;
  }

  /** Make one commit; without author and committer GitHub takes the token's owner for both. */
  async #commit(parent, changes, message) {
    const before = await this.client.get(`${this.path}/git/commits/${parent}`);
    const rows = [];
    for (const change of changes) rows.push(await this.#row(change));
    const tree = await this.client.send("POST", `${this.path}/git/trees`, { base_tree: before.value.tree.sha, tree: rows });
    const made = await this.client.send("POST", `${this.path}/git/commits`, { message, tree: tree.value.sha, parents: [parent] });
    return made.value.sha;
  }

  /** Text stands in the tree itself; other bytes are sent before it. */
  async #row({ path, content }) {
    const entry = { path, mode: "100644", type: "blob" };
    if (content === null) return { ...entry, sha: null };
    const text = asText(content);
    if (text !== null) return { ...entry, content: text };
    const body = { content: toBase64(content), encoding: "base64" };
    const { value } = await this.client.send("POST", `${this.path}/git/blobs`, body);
    return { ...entry, sha: value.sha };
  }

  async openPull(branch) {
    const head = `${this.config.repo.split("/")[0]}:${branch}`;
    const { value } = await this.client.get(`${this.path}/pulls`, { state: "open", head, base: this.config.branch, per_page: 50 });
    const row = value.find((item) => item.head.ref === branch);
    return row ? this.#pull(row) : null;
  }

  async makePull(branch, title, body) {
    const { value } = await this.client.send("POST", `${this.path}/pulls`, { title, head: branch, base: this.config.branch, body });
    return this.#pull(value);
  }

  async pull(number) {
    return this.#pull((await this.client.get(`${this.path}/pulls/${quoted(number)}`)).value);
  }

  #pull(row) {
    return {
      number: String(row.number),
      url: `${this.about.repoPage}/pull/${row.number}`,
      title: row.title,
      author: row.user?.login ?? "",
      branch: row.head.ref,
      base: row.base.ref,
      head: row.head.sha,
      open: row.state === "open",
    };
  }

  async comments(number) {
    const rows = await this.client.list(`${this.path}/issues/${quoted(number)}/comments`, {}, PAGES);
    return rows.map((row) => ({ author: row.user?.login ?? "", body: row.body ?? "" }));
  }

  async statuses(commit) {
    const { value } = await this.client.get(`${this.path}/commits/${commit}/statuses`, { per_page: 100 });
    return value.map((row) => ({
      context: row.context,
      state: STATES.has(row.state) ? row.state : "error",
      sentence: row.description ?? "",
      author: row.creator?.login ?? "",
    }));
  }

  async me() {
    return (await this.client.get("user")).value.login;
  }

  approve(number, commit) {
    return this.#review(number, { commit_id: commit, event: "APPROVE" });
  }

  sendBack(number, commit, reason) {
    return this.#review(number, { commit_id: commit, event: "REQUEST_CHANGES", body: reason });
  }

  async #review(number, body) {
    const { value } = await this.client.send("POST", `${this.path}/pulls/${quoted(number)}/reviews`, body);
    if (value.commit_id !== body.commit_id) {
      throw new HostFault("host", "GitHub tidak mencatat keputusan pada commit yang Anda baca. Buka usulan ini di GitHub, lalu periksa.");
    }
  }

  /** GitHub tells it in a header of every answer, which browsers show a page only where the host allows. */
  async expiry() {
    const { headers } = await this.client.get("user");
    return headers.get("github-authentication-token-expiration")?.match(/^\d{4}-\d\d-\d\d/)?.[0] ?? null;
  }
}
