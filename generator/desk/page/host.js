// The office's Git host: opening a branch of it and proposing to it, with the person's own token.
import { blobHash, connect, describeHost, finishSignIn, openRepository, propose, startSignIn, tokenExpiry } from './hosts/index.js';
import { existingTip } from './hosts/open.js';
import { unzipped } from './zip.js';

/** What proposals of this page may change, and what is read of a branch. */
const FOLDERS = ['indicators'];
const AWAY = 'ukur-meja-masuk';
const NO_STORAGE = 'Peramban ini tidak mengizinkan halaman mengingat bahwa Anda sedang masuk; tempel token.';

export class Host {
  constructor(config) {
    this.config = config;
    this.about = describeHost(config);
    this.repository = connect(config);
    this.opened = null;
  }

  get knowsWho() {
    return this.repository.client.hasToken;
  }

  /** Keep a token in memory, and nowhere else. */
  take(token) {
    this.repository = connect(this.config, { token });
  }

  forget() {
    this.repository = connect(this.config);
  }

  /** Go to the host's page for signing in; this tab keeps what the answer is held against, and where to go on. */
  async leaveToSignIn(rest, leaving) {
    const { url, keep } = await startSignIn(this.config, `${location.origin}${location.pathname}`);
    try {
      sessionStorage.setItem(AWAY, JSON.stringify({ ...keep, ...rest }));
    } catch {
      throw new Error(NO_STORAGE);
    }
    leaving();
    location.assign(url);
  }

  /** Take the token that signing in gave, once; null where the address holds no answer. Its code leaves the address. */
  async comeBack() {
    const address = location.href;
    const kept = takenOnce(AWAY);
    history.replaceState(null, '', location.pathname);
    const answer = await finishSignIn(this.config, address, kept);
    if (answer) this.take(answer.token);
    return answer && kept;
  }

  /** Wait for the host; a token that it refuses is forgotten, so that the page asks for another. */
  async asked(answer) {
    try {
      return await answer;
    } catch (fault) {
      if (['token', 'rights'].includes(fault.kind)) this.forget();
      throw fault;
    }
  }

  /** Read a branch, and only what is not as in the data of this site; the answer is what the program opens. */
  async open(branch, siteData, progress) {
    const held = siteData ? await unzipped(siteData) : new Map();
    const known = new Map();
    for (const [path, bytes] of held) {
      if (path.startsWith(`${FOLDERS[0]}/`)) known.set(path, await blobHash(bytes, 40));
    }
    this.opened = await this.asked(openRepository(this.repository, branch, { known, folders: FOLDERS, progress }));
    const files = new Map([...held].filter(([path]) => this.opened.tree.get(path) === known.get(path) && known.has(path)));
    for (const [path, bytes] of this.opened.changed) files.set(path, bytes);
    const names = [...held.keys()].filter((path) => !known.has(path));
    const { commit } = this.opened;
    return { files: [...files.values()], payload: { source: 'files', paths: [...files.keys()], names, commit, branch: this.opened.branch } };
  }

  /** Propose the changes; where they rest on a ZIP, only if the host still holds what they rest on. */
  async propose(changes, progress) {
    const opened = this.opened ?? (await this.asked(this.current(changes.files)));
    if (opened.state === 'moved') return opened;
    const files = changes.files.map(({ path, text }) => ({ path, content: text }));
    return this.asked(propose(this.repository, { opened, files, title: changes.title, body: changes.body, progress }));
  }

  async current(files) {
    const { branch } = this.config;
    const commit = await existingTip(this.repository, branch);
    const tree = await this.repository.tree(commit, FOLDERS);
    const moved = files.filter(({ path, base_sha: base }) => (tree.get(path) ?? null) !== base).map(({ path }) => path);
    if (moved.length) return { state: 'moved', commit, changed: moved, overlapping: moved };
    return { branch, commit, base: { branch, commit }, folders: FOLDERS, tree, changed: new Map(), gone: [], proposal: null };
  }

  async expiry() {
    return (await tokenExpiry(this.repository).catch(() => ({ sentence: '' }))).sentence;
  }
}

/** What this tab kept under a name, which it forgets by that; null where there is nothing, or nothing may be kept. */
function takenOnce(name) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name));
    sessionStorage.removeItem(name);
    return kept;
  } catch {
    return null;
  }
}
