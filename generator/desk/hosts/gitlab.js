/** GitLab: the calls of its REST API that pages need. */

import { HostFault } from "./fault.js";
import { asText, fromBase64, toBase64 } from "./git_hash.js";
import { MAX_FILES, found, tooManyFiles } from "./git_trees.js";
import { quoted } from "./request.js";

const STATES = { success: "success", pending: "pending", running: "pending", created: "pending", failed: "failure" };
const PAGES = { size: "per_page", most: 100 };
const RETURNING = "/submit_review requested_changes";

/** @implements {import("./connect.js").Repository} */
export class GitLab {
  constructor(config, about, client) {
    this.config = config;
    this.about = about;
    this.client = client;
    this.path = `projects/${quoted(config.repo)}`;
  }

  async tip(branch) {
    const answer = await found(this.client.get(`${this.path}/repository/branches/${quoted(branch)}`));
    return answer ? answer.value.commit.id : null;
  }

  async tree(commit, folders) {
    const files = new Map();
    for (const path of folders) {
      const query = { ref: commit, path, recursive: true };
      const rows = (await found(this.client.list(`${this.path}/repository/tree`, query, PAGES))) ?? [];
      for (const row of rows) {
        if (row.type === "blob" && row.mode.startsWith("100")) files.set(row.path, row.id);
      }
      if (files.size > MAX_FILES) throw tooManyFiles(this.about.name);
    }
    return files;
  }

  async blob(hash) {
    const { value } = await this.client.get(`${this.path}/repository/blobs/${hash}`);
    return fromBase64(value.content);
  }

  /** `start_sha` fixes the parent, as on GitHub: a base that moves meanwhile changes nothing. */
  makeBranch(branch, base, changes, message) {
    return this.#commit({ branch, start_sha: base, commit_message: message, actions: changes.map((change) => action(change)) });
  }

  /** On a branch of its own a commit follows the tip: `last_commit_id` is what each file was read at. */
  addCommit(branch, parent, changes, message) {
    const actions = changes.map((change) => ({ ...action(change), ...(change.before ? { last_commit_id: parent } : {}) }));
    return this.#commit({ branch, commit_message: message, actions });
  }

  async #commit(body) {
    return (await this.client.send("POST", `${this.path}/repository/commits`, body)).value.id;
  }

  async openPull(branch) {
    const query = { state: "opened", source_branch: branch, target_branch: this.config.branch, per_page: 50 };
    const { value } = await this.client.get(`${this.path}/merge_requests`, query);
    const row = value.find((item) => item.source_project_id === item.target_project_id);
    return row ? this.#pull(row) : null;
  }

  async makePull(branch, title, body) {
    const given = { source_branch: branch, target_branch: this.config.branch, title, description: body };
    return this.#pull((await this.client.send("POST", `${this.path}/merge_requests`, given)).value);
  }

  async pull(number) {
    return this.#pull((await this.client.get(this.#merge(number))).value);
  }

  #merge(number) {
    return `${this.path}/merge_requests/${quoted(number)}`;
  }

  #pull(row) {
    return {
      number: String(row.iid),
      url: `${this.about.repoPage}/-/merge_requests/${row.iid}`,
      title: row.title,
      author: row.author?.username ?? "",
      branch: row.source_branch,
      base: row.target_branch,
      head: row.sha,
      open: row.state === "opened",
    };
  }

  async comments(number) {
    const rows = await this.client.list(`${this.#merge(number)}/notes`, { sort: "asc", order_by: "created_at" }, PAGES);
    return rows.filter((row) => !row.system).map((row) => ({ author: row.author.username, body: row.body }));
  }

  async statuses(commit) {
    const { value } = await this.client.get(`${this.path}/repository/commits/${commit}/statuses`, { per_page: 100 });
    return [...value].sort((a, b) => b.id - a.id).map((row) => ({
      context: row.name,
      state: STATES[row.status] ?? "error",
      sentence: row.description ?? "",
      author: row.author?.username ?? "",
    }));
  }

  async me() {
    return (await this.client.get("user")).value.username;
  }

  /** Approving twice is refused, so an approval of an earlier commit is taken back first. */
  async approve(number, commit) {
    const { value } = await this.client.get(`${this.#merge(number)}/approvals`);
    const me = await this.me();
    if (value.approved_by.some((row) => row.user.username === me)) {
      await this.client.send("POST", `${this.#merge(number)}/unapprove`, {});
    }
    await this.client.send("POST", `${this.#merge(number)}/approve`, { sha: commit });
  }

  /** The reason is a note of its own, once: the command that returns a proposal takes no words. */
  async sendBack(number, commit, reason) {
    const me = await this.me();
    const words = `${reason}\n\n(pada commit ${commit})`;
    const notes = await this.comments(number);
    if (!notes.some((note) => note.author === me && note.body === words)) {
      await this.client.send("POST", `${this.#merge(number)}/notes`, { body: words });
    }
    await this.client.send("POST", `${this.#merge(number)}/notes`, { body: RETURNING });
  }

  /** A token of OAuth is no personal one, and is not told of here. */
  async expiry() {
    try {
      return (await this.client.get("personal_access_tokens/self")).value.expires_at ?? null;
    } catch (fault) {
      if (fault instanceof HostFault && [400, 401, 403, 404].includes(fault.status)) return null;
      throw fault;
    }
  }
}

function action({ path, content, before }) {
  if (content === null) return { action: "delete", file_path: path };
  const text = asText(content);
  const body = text === null ? { content: toBase64(content), encoding: "base64" } : { content: text, encoding: "text" };
  return { action: before ? "update" : "create", file_path: path, ...body };
}
