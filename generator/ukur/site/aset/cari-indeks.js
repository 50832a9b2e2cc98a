/* Every word of a query must stand in a record. Affixes are cut from the query alone, and a root is looked for
 * behind affixes only: "pengukuran" finds mengukur and terukur; "keuangan" finds uang, not ruang. */
{
  const STOP = /^(?:di|ke|dan|atau|yang|untuk|pada|dari|dengan|oleh|itu|ini|dalam)$/
  const NASALS = "nge|ng(?=[aiueoghk])|m(?=[bfpv])|n(?=[cdjstz])"
  const PREFIX = `(?:di|ke|se|ter|te|ber|be|me(?:${NASALS})?|pe(?:${NASALS}|r)?)`
  const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  const literal = text => text.replace(/[^a-z0-9]/g, "\\$&")
  /* What me- and pe- do to the first letter of a root: menyusun, memantau, menulis, mengirim. */
  const NASAL = { ny: ["s", "ny"], m: ["p", "m"], n: ["t", "n"], ng: ["k", ""], r: ["r", ""] }
  const SOUND = { s: "ny", p: "m", t: "n", k: "ng" }

  /* What is left of a stem without its first affix; each with whether that was me- or pe-. */
  function cut(stem) {
    const light = /^(?:di|ke|se|te(r)|be(r))(?!m[^aiueo]|n[^aiueogy])(.{4,})$/.exec(stem), found = []
    if (light) found.push([light[3], false])
    if (light && (light[1] || light[2]) && /^[aiueo]/.test(light[3])) found.push([`r${light[3]}`, false])
    const heavy = /^(?:me|pe)(ny|ng|m|n|r)?(.{3,})$/.exec(stem)
    if (heavy && !/^[aiueo]/.test(heavy[2])) found.push([heavy[2], true])
    else if (heavy) for (const first of NASAL[heavy[1]] || [""]) found.push([first + heavy[2], true])
    return found
  }

  /* Roots that a word may have; a word with digits is a code and stays whole. None is under four letters, and
   * past me- and pe- none under five, which would most often be another word's. */
  function roots(word) {
    const found = new Set([word]), rest = word.replace(/(?:lah|kah|pun|nya)$/, "")
    if (/[^a-z]/.test(word) || word.length < 5 || word.length > 30) return [...found]
    const open = [[rest, 4], [rest.replace(/(.{4})(?:kan|an|i)$/, "$1"), 4]]
    for (const [stem, least] of open) {
      if (found.size > 40) break // nobody's word has as many
      if (SOUND[stem[0]] && /^.[aiueo]/.test(stem)) found.add(SOUND[stem[0]] + stem.slice(1))
      found.add(stem)
      const short = /^(?:me|pe)nge([^aiueo][aiueo][^aiueo])$/.exec(stem) // mengesahkan
      if (short) found.add(short[1])
      for (const [inner, heavy] of cut(stem)) {
        if (inner.length >= least && !STOP.test(inner)) open.push([inner, heavy ? 5 : least])
      }
    }
    return [...found]
  }

  /* The data is packed, see search_packing.py: runs of records that are alike, columns as lines of one string. */
  CARI.d = CARI.d.flatMap(([before, after, kind, rule, titles, texts, own]) => {
    const words = texts.split("\n"), parts = own.split("\n")
    return titles.split("\n").map((title, n) => {
      const anchor = () => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
      const part = rule === 1 ? title.split(" ")[0] : rule === 2 ? anchor() : parts[n]
      return [before + part + after, title, kind, words[n] ?? words[0]]
    })
  })
  const records = CARI.d.map(row => [plain(row[1]), plain(`${row[3]} ${row[0]}`)])

  /* How well a word fits: whole in the title, at its start, at a word's start; its root there; then the text. */
  function score(title, text, { word, whole, start, root }) {
    if (start.test(title)) return whole.test(title) ? 50 : title.startsWith(word) ? 45 : 40
    if (root.test(title)) return 15
    return whole.test(text) ? 10 : start.test(text) ? 8 : root.test(text) ? 4 : -1
  }

  CARI.roots = roots
  /* Returns [address, title, text] of each record that fits, best first; equals in the order of the site. */
  CARI.find = query => {
    const every = plain(query.slice(0, 200)).split(/[\s,;:()"“”\/]+/).filter(Boolean)
    const telling = every.filter(word => !STOP.test(word))
    const words = (telling.length ? telling : every).map(word => ({
      word,
      whole: RegExp(`(?:^|[^a-z0-9])${literal(word)}(?![a-z0-9])`),
      start: RegExp(`(?:^|[^a-z0-9])${literal(word)}`),
      root: RegExp(`(?:^|[^a-z0-9])${PREFIX}*(?:${roots(word).map(literal).join("|")})`),
    }))
    const found = []
    if (words.length) records.forEach(([title, text], n) => {
      const [address, , kind] = CARI.d[n]
      let sum = kind * 12 - Math.min(4, title.length >> 6) - (address.includes("#") ? 3 : 0) // a page before its parts
      for (const word of words) {
        const points = score(title, text, word)
        if (points < 0) return
        sum += points
      }
      found.push([sum, CARI.d[n]])
    })
    return found.sort((a, b) => b[0] - a[0]).map(([, row]) => [row[0], row[1], row[3]])
  }
}
