/**
 * The gate's comment as nodes of a page. It is Markdown of our own making (ukur/workflow/markdown.py), read back as
 * that and nothing more: headings, lists, tables, folded parts, emphasis, links. Everything else is text, and text
 * is only ever put in as text: what a host stores, anybody may have written.
 */

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#8288;": "" };
const MARKER = "<!-- ukur:gerbang -->";
const HEADING = /^(#{1,4}) (.*)$/;
const ITEM = /^ {0,3}- (.*)$/;
const NESTED = /^ {2,3}- /;
const ROW = /^\|(?:\\.|[^\\])*\|$/; // its last bar stands behind no backslash
const RULE = /^\|( ?-{3,} ?\|)+$/;
const FOLD = /^<details><summary>(.*)<\/summary>$/;
const MOST = 70_000;
const DEEPEST = 4;

/**
 * Return a comment as nodes; `level` is that of its highest heading on the page.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function commentNodes(text, level = 2) {
  const lines = text.slice(0, MOST).replace(MARKER, "").replace(/\r\n?/g, "\n").split("\n");
  return blocks(lines, level, 0);
}

function blocks(lines, level, depth) {
  const made = document.createDocumentFragment();
  for (let at = 0; at < lines.length; ) at = block(made, lines, at, level, depth);
  return made;
}

/** Put one block in, and return the line behind it. */
function block(made, lines, at, level, depth) {
  const line = lines[at];
  if (!line.trim()) return at + 1;
  const heading = HEADING.exec(line);
  if (heading) {
    const tag = `h${Math.min(6, level + Math.max(0, heading[1].length - 2))}`;
    made.append(filled(tag, heading[2]));
    return at + 1;
  }
  const fold = FOLD.exec(line);
  if (fold && depth < DEEPEST) return folded(made, lines, at, fold[1], level, depth);
  if (ITEM.test(line)) return list(made, lines, at);
  if (ROW.test(line) && RULE.test(lines[at + 1] ?? "")) return table(made, lines, at);
  return paragraph(made, lines, at);
}

function paragraph(made, lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !starts(lines, end)) end += 1;
  made.append(filled("p", lines.slice(at, end).map((line) => line.trim()).join(" ")));
  return end;
}

const starts = (lines, at) => [HEADING, FOLD, ITEM].some((kind) => kind.test(lines[at])) || (ROW.test(lines[at]) && RULE.test(lines[at + 1] ?? ""));

function list(made, lines, at) {
  const rows = document.createElement("ul");
  let nested = null; // the list below the last item
  let end = at;
  for (; end < lines.length && ITEM.test(lines[end]); end += 1) {
    const item = filled("li", ITEM.exec(lines[end])[1]);
    const above = NESTED.test(lines[end]) ? rows.lastElementChild : null;
    if (above) nested ??= above.appendChild(document.createElement("ul"));
    else nested = null;
    (nested ?? rows).append(item);
  }
  made.append(rows);
  return end;
}

function table(made, lines, at) {
  const whole = document.createElement("table");
  const head = whole.createTHead().insertRow();
  for (const cell of cells(lines[at])) {
    const title = filled("th", cell);
    title.scope = "col";
    head.append(title);
  }
  const body = whole.createTBody();
  let end = at + 2;
  for (; end < lines.length && ROW.test(lines[end]); end += 1) {
    const row = body.insertRow();
    for (const cell of cells(lines[end])) row.append(filled("td", cell));
  }
  made.append(whole);
  return end;
}

/** Return the cells of a row; a bar behind a backslash belongs to its cell. */
function cells(line) {
  return line.slice(1, -1).match(/(?:\\.?|[^|\\])*(?:\||$)/g).map((cell) => cell.replace(/\|$/, "").trim()).slice(0, count(line));
}

const count = (line) => line.replace(/\\./g, "").split("|").length - 2;

function folded(made, lines, at, title, level, depth) {
  let open = 1;
  let end = at + 1;
  for (; end < lines.length && open; end += 1) {
    if (FOLD.test(lines[end])) open += 1;
    if (lines[end] === "</details>") open -= 1;
  }
  const part = document.createElement("details");
  const inside = lines.slice(at + 1, open ? end : end - 1);
  part.append(filled("summary", title), blocks(inside, level, depth + 1));
  made.append(part);
  return end;
}

function filled(tag, text) {
  const made = document.createElement(tag);
  inline(made, text);
  return made;
}

// Each part ends before its own opening sign, so that a text is walked once however many of them stay open.
const PIECE = /\\([!-/:-@[-`{-~])|(&(?:amp|lt|gt|#8288);)|\*\*((?:\\.|[^*\\])+)\*\*|(?<![\w\\])_((?:\\.|[^_\\])+)_(?!\w)|\[((?:\\.|[^[\]\\])*)\]\(([^()\s]+)\)|<(https?:\/\/[^<>\s]+)>/g;

/** Put text into a node with its emphasis and links; a link leads to http or https, and nowhere else. */
function inline(node, text) {
  let plain = "";
  let last = 0;
  const flush = () => {
    if (plain) node.append(plain);
    plain = "";
  };
  for (const found of text.matchAll(PIECE)) {
    plain += text.slice(last, found.index);
    last = found.index + found[0].length;
    const [, escaped, entity, strong, emphasis, label, address, bare] = found;
    if (escaped) plain += escaped;
    else if (entity) plain += ENTITIES[entity];
    else {
      flush();
      if (strong) node.append(filled("strong", strong));
      else if (emphasis) node.append(filled("em", emphasis));
      else node.append(link(bare ?? address, bare === undefined ? label : null));
    }
  }
  plain += text.slice(last);
  flush();
}

function link(address, label) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    /* no address: shown as text */
  }
  const leads = url && ["http:", "https:"].includes(url.protocol) && !url.username;
  const made = document.createElement(leads ? "a" : "span");
  if (label === null) made.append(address);
  else inline(made, label);
  if (leads) {
    made.href = address;
    made.rel = "noopener noreferrer nofollow";
    made.target = "_blank";
  } else if (label !== null) made.append(` (${address})`);
  return made;
}
