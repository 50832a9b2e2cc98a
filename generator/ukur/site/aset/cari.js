"use strict";
/* The box of the search. The index is a script of its own, loaded when the box is first opened: it works from
 * disk too, and no page carries it before. Results are plain links in a list; arrow keys are an addition. */
for (const button of document.querySelectorAll(".ukur-cari")) {
  const MOST = 30, top = button.dataset.akar;
  const HINT = "Ketik nama indikator, kecamatan, kampung, atau nomor dokumen.";
  let box, input, told, list, loading;

  const links = () => [...list.querySelectorAll("a")];
  function show() {
    const words = input.value.trim(), found = window.CARI && words ? CARI.find(words) : [];
    list.textContent = "";
    for (const [address, title, , text] of found.slice(0, MOST)) {
      const link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.href = top + address;
      link.textContent = title;
      link.insertAdjacentElement("afterend", document.createElement("span")).textContent = text.replace(/ … .*/, " …");
    }
    const rest = found.length > MOST ? `, ${MOST} teratas ditampilkan` : "";
    told.textContent = !words ? HINT : !window.CARI ? "Memuat indeks …"
      : found.length ? `${found.length} hasil${rest}`
      : `Tidak ada hasil untuk "${words.slice(0, 60)}". Periksa ejaannya, atau pakai kata yang lebih umum.`;
  }
  function load() {
    if (loading || window.CARI) return;
    loading = document.createElement("script");
    loading.src = `${top}aset/cari-indeks.js`;
    loading.onload = show;
    loading.onerror = () => {
      loading = loading.remove();
      told.textContent = "Indeks pencarian tidak dapat dimuat. Periksa jaringan, lalu buka lagi kotak ini.";
    };
    document.head.append(loading);
  }
  function move(event) {
    const entered = event.key === "Enter" && event.target === input;
    if (entered) show(); // what is typed by now, not what was when it was shown
    const all = links(), at = all.indexOf(document.activeElement);
    if (entered) all[0]?.click();
    else if (event.key === "ArrowDown" && all[at + 1]) all[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (all[at - 1] || input).focus();
    else return;
    event.preventDefault();
  }
  function build() {
    box = document.createElement("dialog");
    box.className = "ukur-kotak";
    box.setAttribute("aria-label", "Pencarian");
    box.innerHTML = '<div role="search"><input type="text" role="searchbox" aria-label="Cari di situs ini" '
      + 'autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">'
      + '<button type="button">Tutup</button></div><p role="status"></p><ol></ol>';
    [input, told, list] = ["input", "p", "ol"].map(part => box.querySelector(part));
    let waiting;
    input.oninput = () => { clearTimeout(waiting); waiting = setTimeout(show, 120); };
    box.querySelector("button").onclick = () => box.close();
    box.onkeydown = move;
    box.onclick = event => {
      if (event.target === box || event.target.closest("a")) box.close(); // outside, or to a place on this page
    };
    document.body.append(box);
  }
  button.onclick = () => {
    if (!box) build();
    box.showModal();
    input.focus();
    input.select();
    show();
    load();
  };
}

/* On every page for another reason: the theme unfolds all there is for paper. What its reader left folded is marked,
 * for lists of digests and histories of plans are printed only where somebody opened them. */
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not([open])")) fold.classList.add("ukur-terlipat");
}, true);
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll(".ukur-terlipat")) fold.classList.remove("ukur-terlipat");
});
