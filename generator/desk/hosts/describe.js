/** What a page says of the configured host before anything is sent: names, links, how a token is made. */

/**
 * @typedef {object} HostConfig what the site writes into its pages; nothing in it is secret
 * @property {"github"|"gitlab"|"gitea"} kind
 * @property {string} api the API's address, without a slash at its end
 * @property {string} page where the host shows its pages
 * @property {string} repo owner and name
 * @property {string} branch the branch that proposals are for
 * @property {string} [app] GitLab: number of the office's OAuth application, for signing in without a token
 * @property {string} [gate] the account that the gate writes its comment with, where it is known
 */

/** @typedef {{page: string, prefilled: boolean, steps: string[], revoke: string}} TokenHelp */
/** @typedef {{kind: string, name: string, origin: string, repoPage: string, token: TokenHelp, signIn: boolean}} About */

const NAMES = { github: "GitHub", gitlab: "GitLab", gitea: "Gitea/Forgejo" };
const TOKEN_NAME = "Meja kerja Ukur";

/**
 * Return what is known of a host without asking it.
 * @param {HostConfig} config
 * @returns {About}
 */
export function describeHost(config) {
  return {
    kind: config.kind,
    name: NAMES[config.kind],
    origin: new URL(config.api).origin,
    repoPage: `${config.page}/${config.repo}`,
    token: TOKENS[config.kind](config),
    signIn: config.kind === "gitlab" && Boolean(config.app),
  };
}

/**
 * GitHub took the fields of a fine-grained token from the address until May 2026, when its documentation
 * dropped that (github/docs pull 44419): so the page is opened empty, and the steps say what to choose.
 */
function githubToken({ page, repo }) {
  const [owner, name] = repo.split("/");
  return {
    page: `${page}/settings/personal-access-tokens/new`,
    prefilled: false,
    steps: [
      `Beri nama “${TOKEN_NAME}”, dan pilih masa berlaku paling lama satu tahun.`,
      `Pada “Resource owner” pilih ${owner}.`,
      `Pada “Repository access” pilih “Only select repositories”, lalu ${name}.`,
      "Pada “Permissions” beri “Contents” dan “Pull requests” izin “Read and write”.",
      "Tekan “Generate token”, lalu salin tokennya ke sini.",
    ],
    revoke: `${page}/settings/personal-access-tokens`,
  };
}

function gitlabToken({ page }) {
  const query = new URLSearchParams({ name: TOKEN_NAME, scopes: "api" });
  const list = `${page}/-/user_settings/personal_access_tokens`;
  return {
    page: `${list}?${query}`,
    prefilled: true,
    steps: ["Nama dan cakupan “api” sudah terisi; pilih masa berlakunya.", "Tekan tombol pembuat token, lalu salin tokennya ke sini."],
    revoke: list,
  };
}

function giteaToken({ page }) {
  const list = `${page}/user/settings/applications`;
  return {
    page: list,
    prefilled: false,
    steps: [
      `Beri nama “${TOKEN_NAME}”.`,
      "Pada izin, beri “repository” dan “issue” izin membaca dan menulis, “user” izin membaca.",
      "Tekan tombol pembuat token, lalu salin tokennya ke sini.",
    ],
    revoke: list,
  };
}

const TOKENS = { github: githubToken, gitlab: gitlabToken, gitea: giteaToken };

/** The rights that a token needs, told where a host refuses. */
export const RIGHTS = {
  github: "Token harus diberi izin “Contents” dan “Pull requests” (Read and write) untuk repositori ini, dan akun Anda harus boleh menulis di repositori.",
  gitlab: "Token harus bercakupan “api”, dan akun Anda paling sedikit Developer di proyek ini.",
  gitea: "Token harus boleh membaca dan menulis repositori dan issue, dan akun Anda harus boleh menulis di repositori.",
};

/** What else may be the cause where a host cannot be reached at all: the browser does not tell. */
export const UNREACHABLE = {
  github: "",
  gitlab: "",
  gitea: "Bila jaringan baik, operator mungkin belum mengizinkan situs ini pada bagian [cors] setelan Gitea/Forgejo.",
};
