/* Calls a function of the desk's modules with values that JSON can carry; a HostFault becomes a value too. */
async ([call, given]) => {
  const desk = await import("/index.js");
  const decoded = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const files = (given.files ?? []).map((file) => (file.base64 ? { ...file, content: decoded(file.base64) } : file));
  const pairs = (rows) => Object.fromEntries([...rows].map(([key, value]) => [key, plain(value)]));
  function plain(value) {
    if (value instanceof Uint8Array) return new TextDecoder().decode(value);
    if (value instanceof Map) return pairs(value);
    if (Array.isArray(value)) return value.map(plain);
    return value && typeof value === "object" ? pairs(Object.entries(value)) : value;
  }
  const said = [];
  const progress = (sentence) => said.push(sentence);
  const host = () => (given.same ? window.host : (window.host = desk.connect(given.config, { token: given.token ?? "" })));
  const known = new Map(Object.entries(given.known ?? {}));
  const calls = {
    async open() {
      window.opened = await desk.openRepository(host(), given.branch ?? "", { known, folders: ["indicators"], progress });
      return { ...window.opened, said };
    },
    async propose() {
      const { title, body } = given;
      return { ...(await desk.propose(host(), { opened: window.opened, files, title, body, progress })), said };
    },
    links: () => desk.uploadLinks(given.config, { ...given, files }),
    describe: () => desk.describeHost(given.config),
    expiry: () => desk.tokenExpiry(host(), new Date(given.today)),
  };
  try {
    return plain(await calls[call]());
  } catch (fault) {
    if (!(fault instanceof desk.HostFault)) throw fault;
    return { fault: fault.kind, sentence: fault.message, status: fault.status, wait: fault.wait, said };
  }
}
