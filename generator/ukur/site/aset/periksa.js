/* "Uji keaslian berkas": compares files with the archive's hashes in the page. Nothing leaves the browser. */
(() => {
  "use strict";
  const el = (id) => document.getElementById(id);
  const box = el("ukur-periksa");
  if (!box) return;
  if (!(window.crypto && crypto.subtle)) {
    el("ukur-tak-bisa").hidden = false;
    return;
  }
  const { berkas, entri, terbesar } = JSON.parse(el("ukur-sidik").textContent);
  const input = el("ukur-berkas"), status = el("ukur-kemajuan"), list = el("ukur-hasil");
  const VERDICTS = {
    cocok: ["✓", "ya", "Cocok"],
    lama: ["!", "tidak", "Cocok dengan versi lama"],
    tidak: ["✗", "tidak", "Tidak cocok"],
    gagal: ["○", "kosong", "Tidak diuji"],
  };
  const NOTHING = "Tidak ada berkas arsip dengan isi yang sama. Ini belum berarti isinya palsu; lihat “Arti hasilnya”.";
  const UNREADABLE = "Berkas tidak dapat dibaca. Bila ini folder, pilih berkas di dalamnya.";
  const TOO_LARGE = "Lebih dari 500 MB, terlalu besar untuk dibaca peramban. Pakai perintah di bawah.";
  const EMPTY = "Berkas ini kosong (0 byte), jadi tidak ada isi yang dapat dicocokkan.";
  const MOST = 5;
  let locked = false, queue = Promise.resolve();

  function lock() {
    if (locked) return;
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "connect-src 'none'; form-action 'none'";
    document.head.append(meta);
    locked = true;
  }

  function node(tag, text, style) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (style) made.className = style;
    return made;
  }

  function place([number, name]) {
    const entry = entri[number], item = node("li", `${name}, dari `), link = node("a", entry.judul);
    link.href = entry.alamat;
    item.append(link, ` (${entry.kalimat})`);
    return item;
  }

  function show(file, verdict, { text, hash, places = [] }) {
    const [mark, style, word] = VERDICTS[verdict];
    const item = node("li", ""), title = node("p", ""), sign = node("span", `${mark} `);
    sign.setAttribute("aria-hidden", "true");
    const state = node("span", "", `ukur-status ${style}`);
    state.append(sign, word);
    title.append(node("strong", file.name), ": ", state);
    item.append(title);
    if (text) item.append(node("p", text));
    if (places.length) {
      const found = node("ul", ""), more = places.length - MOST;
      found.append(...places.slice(0, MOST).map(place));
      if (more > 0) found.append(node("li", `dan ${more} tempat lain di arsip`));
      item.append(found);
      const marks = new Set(places.map(([number]) => entri[number].tanda).filter(Boolean));
      for (const text of marks) item.append(node("p", text, "ukur-catatan"));
    }
    if (hash) {
      const line = node("p", "Kode keaslian ", "ukur-kecil");
      line.append(node("code", hash));
      item.append(line);
    }
    list.append(item);
  }

  async function check(file) {
    if (file.size > terbesar) return show(file, "gagal", { text: TOO_LARGE });
    let bytes;
    try {
      bytes = await file.arrayBuffer();
    } catch {
      return show(file, "gagal", { text: UNREADABLE });
    }
    if (!bytes.byteLength) return show(file, "gagal", { text: EMPTY });
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hash = Array.from(digest, (part) => part.toString(16).padStart(2, "0")).join("");
    const places = Object.hasOwn(berkas, hash) ? berkas[hash] : [];
    if (!places.length) return show(file, "tidak", { text: NOTHING, hash });
    const old = places.every(([number]) => entri[number].keadaan === "lama");
    show(file, old ? "lama" : "cocok", { hash, places });
  }

  async function checkAll(files) {
    lock();
    list.replaceChildren();
    for (const [number, file] of files.entries()) {
      status.textContent = `Memeriksa berkas ${number + 1} dari ${files.length} …`;
      await check(file);
    }
    status.textContent = `Selesai: ${files.length} berkas diperiksa, tidak ada yang dikirim.`;
  }

  function start(files) {
    const chosen = [...files];
    if (chosen.length) queue = queue.then(() => checkAll(chosen));
  }

  input.addEventListener("change", () => {
    start(input.files);
    input.value = "";
  });
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.preventDefault());
  }
  box.addEventListener("dragover", () => box.classList.add("di-atas"));
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("di-atas"));
  document.addEventListener("drop", (event) => start(event.dataTransfer.files));
  box.hidden = false;
})();
