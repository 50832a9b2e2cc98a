/* The page of an indicator: its chart as PNG, what a touched point says, tables that sort.
 * Without scripts everything is there to read, and the picture to download is the SVG. */
(() => {
  "use strict";
  const SCALE = 2;

  async function savePng(button) {
    const picture = new Image();
    picture.src = button.dataset.png;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * SCALE;
    canvas.height = picture.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = button.dataset.png.split("/").pop().replace(/svg$/, "png");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }, "image/png");
  }

  // A picture from the disk may not be read back from a canvas: there the button stays hidden.
  for (const button of location.protocol === "file:" ? [] : document.querySelectorAll("button[data-png]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => savePng(button));
  }

  for (const chart of document.querySelectorAll(".ukur-grafik")) {
    chart.addEventListener("click", (event) => {
      const title = event.target.closest("g")?.querySelector("title");
      if (title) document.getElementById("ukur-titik").textContent = title.textContent;
    });
  }

  function value(row, at) {
    const text = row.cells[at].textContent.trim();
    const number = Number.parseFloat(text.replaceAll(".", "").replace(",", ".").replace("−", "-"));
    return Number.isNaN(number) ? text : number;
  }

  function order(one, other) {
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return typeof one === "number" ? one - other : one.localeCompare(other, "id");
  }

  function sortBy(heading, at) {
    const body = heading.closest("table").tBodies[0];
    const turn = heading.ariaSort === "descending" ? 1 : -1;
    const rows = [...body.rows].map((row) => [value(row, at), row]);
    rows.sort(([one], [other]) => (typeof one === typeof other ? turn : 1) * order(one, other));
    for (const cell of heading.parentElement.cells) cell.removeAttribute("aria-sort");
    heading.ariaSort = turn > 0 ? "ascending" : "descending";
    body.append(...rows.map(([, row]) => row));
  }

  for (const heading of document.querySelectorAll(".ukur-urut thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sortBy(heading, heading.cellIndex));
    heading.append(button);
  }
})();
