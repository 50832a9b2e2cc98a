/** The host's own pages for those who have no token: where files are uploaded, and a file is begun. */

import { asText } from "./git_hash.js";

const MAX_URL = 7_500;
/** Letters of an address (our choice): hosts answer 414 somewhat above 8,000. */

const parts = (path) => path.split("/").map(encodeURIComponent).join("/");
const folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** Sources: github.com and Gitea take `filename` and `value` on the page of a new file; GitLab takes no content. */
const PAGES = {
  github: {
    create: (top, branch, folder) => `${top}/new/${branch}/${folder}`,
    edit: (top, branch, path) => `${top}/edit/${branch}/${path}`,
    upload: (top, branch, folder) => `${top}/upload/${branch}/${folder}`,
    prefills: true,
  },
  gitlab: {
    create: (top, branch, folder) => `${top}/-/new/${branch}/${folder}`,
    edit: (top, branch, path) => `${top}/-/edit/${branch}/${path}`,
    upload: (top, branch, folder) => `${top}/-/tree/${branch}/${folder}`,
    prefills: false,
  },
  gitea: {
    create: (top, branch, folder) => `${top}/_new/${branch}/${folder}`,
    edit: (top, branch, path) => `${top}/_edit/${branch}/${path}`,
    upload: (top, branch, folder) => `${top}/_upload/${branch}/${folder}`,
    prefills: true,
  },
};

const HOW = {
  github: "Jatuhkan berkas di halaman unggah, tulis judul di bawah pada kotak pertama, pilih “Create a new branch”, lalu tekan “Propose changes”.",
  gitlab: "Di folder itu tekan “+”, “Upload file”, pilih berkasnya, tulis judul di bawah sebagai “Commit message”, dan biarkan “Start a new merge request” tercentang.",
  gitea: "Jatuhkan berkas di halaman unggah, tulis judul di bawah pada kotak pertama, pilih “Create a new branch”, lalu tekan tombol pengusulnya.",
};

/** The same on the branch of a proposal that is gone on with: another branch would be another proposal. */
const HOW_ON_A_PROPOSAL = {
  github: "Jatuhkan berkas di halaman unggah, tulis judul di bawah pada kotak pertama, biarkan “Commit directly” terpilih, lalu tekan “Commit changes”.",
  gitlab: "Di folder itu tekan “+”, “Upload file”, pilih berkasnya, tulis judul di bawah sebagai “Commit message”, dan biarkan nama cabangnya.",
  gitea: "Jatuhkan berkas di halaman unggah, tulis judul di bawah pada kotak pertama, biarkan pilihan menyimpan langsung ke cabang itu, lalu simpan.",
};

/**
 * Return the pages for files: where each is begun or edited, and where a folder's files are uploaded together.
 * @param {import("./describe.js").HostConfig} config
 * @param {{branch?: string, files: {path: string, content: Uint8Array|string|null, isNew: boolean}[], title: string}} given
 */
export function uploadLinks(config, { branch = config.branch, files, title }) {
  const page = PAGES[config.kind];
  const top = `${config.page}/${parts(config.repo)}`;
  const at = parts(branch);
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].sort();
  return {
    files: files.map((file) => fileLink(page, top, at, file)),
    upload: folders.map((folder) => ({ folder, url: page.upload(top, at, parts(folder)) })),
    how: (branch === config.branch ? HOW : HOW_ON_A_PROPOSAL)[config.kind],
    sentence: title.trim(),
  };
}

function fileLink(page, top, at, { path, content, isNew }) {
  if (!isNew || content === null) return { path, url: page.edit(top, at, parts(path)), kind: "edit", holds: false };
  const name = page.prefills ? "filename" : "file_name";
  const base = `${page.create(top, at, parts(folderOf(path)))}?${name}=${encodeURIComponent(nameOf(path))}`;
  const text = typeof content === "string" ? content : asText(content);
  const whole = page.prefills && text !== null ? `${base}&value=${encodeURIComponent(text)}` : "";
  const fits = whole !== "" && whole.length <= MAX_URL;
  return { path, url: fits ? whole : base, kind: "new", holds: fits };
}

/**
 * Return where somebody decides on a proposal on the host's own pages.
 * @param {import("./describe.js").HostConfig} config
 */
export function reviewPage(config, number) {
  const top = `${config.page}/${parts(config.repo)}`;
  const at = encodeURIComponent(number);
  return { github: `${top}/pull/${at}/files`, gitlab: `${top}/-/merge_requests/${at}`, gitea: `${top}/pulls/${at}/files` }[config.kind];
}
