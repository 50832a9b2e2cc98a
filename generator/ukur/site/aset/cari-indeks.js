/* Every word of a query must stand in a record. Affixes are cut from the query alone, and a root is looked for
 * behind affixes only: "pengukuran" finds mengukur and terukur; "keuangan" finds uang, not ruang. */
{
  const STOP = /^(?:di|ke|dan|atau|yang|untuk|pada|dari|dengan|oleh|itu|ini|dalam)$/
  const NASALS = "nge|ng(?=[aiueoghk])|m(?=[bfpv])|n(?=[cdjstz])"
  const BEGIN = "(?:^|[^a-z0-9])"
  const PREFIX = `${BEGIN}(?:di|ke|se|ter|te|ber|be|me(?:${NASALS})?|pe(?:${NASALS}|r)?)*`
  const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  const literal = text => text.replace(/\W/g, "\\$&")
  /* What me- and pe- do to the first letter of a root: menyusun, memantau, menulis, mengirim. */
  const NASAL = { ny: ["s", "ny"], m: ["p", "m"], n: ["t", "n"], ng: ["k", ""], r: ["r", ""] }
  const SOUND = { s: "ny", p: "m", t: "n", k: "ng" }

  /* Roots that a word may have; a word with digits is a code and stays whole. None is under four letters, and
   * past me- and pe- none under five, which would most often be another word's. */
  function roots(word) {
    const found = new Set([word])
    if (!/^[a-z]{5,30}$/.test(word)) return [word]
    const rest = word.replace(/(?:[lk]ah|pun|nya)$/, "")
    const open = [[rest, 4], [rest.replace(/(.{4})(?:kan|an|i)$/, "$1"), 4]]
    for (const [stem, least] of open) {
      if (found.size > 40) break // nobody's word has as many
      /* What is left of the stem without its first affix, and how long what is left of that must be. */
      const add = (inner, next) => inner.length >= least && !STOP.test(inner) && open.push([inner, next])
      if (SOUND[stem[0]] && /^.[aiueo]/.test(stem)) found.add(SOUND[stem[0]] + stem.slice(1))
      found.add(stem)
      const short = /^[mp]enge([^aiueo][aiueo][^aiueo])$/.exec(stem) // mengesahkan
      if (short) found.add(short[1])
      const light = /^(?:di|ke|se|te(r)|be(r))(?!m[^aiueo]|n[^aiueogy])(.{4,})$/.exec(stem)
      if (light) add(light[3], least)
      if (light && (light[1] || light[2]) && /^[aiueo]/.test(light[3])) add(`r${light[3]}`, least)
      const heavy = /^[mp]e(ny|ng|m|n|r)?(.{3,})$/.exec(stem)
      if (heavy) for (const first of /^[aiueo]/.test(heavy[2]) && NASAL[heavy[1]] || [""]) add(first + heavy[2], 5)
    }
    return [...found]
  }

  /* The data is packed, see search_packing.py: runs of records that are alike, columns as lines of one string. */
  let code, page
  CARI.d = CARI.d.flatMap(([before, after, kind, rule, start, ...columns]) => {
    const [titles, texts, own] = columns.map(column => column.split("\x7f"))
    if (before[0] === "#") before = page + before
    return titles.map((line, n) => {
      if (rule === 1 && line[0] === " ") line = code.replace(/\d+$/, x => `${+x + 1}`.padStart(x.length, 0)) + line
      const title = start + line, letters = title.toLowerCase()
      code = title.split(" ")[0]
      const part = rule === 1 ? code : rule === 2 ? letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
        : own[n] || rule && letters.replace(/.*:|[^a-z0-9]/g, "") || ""
      const address = before + part + after
      page = address.split("#")[0]
      return [address, title, kind, texts[n] ?? texts[0]]
    })
  })
  const records = CARI.d.map(row => [row, plain(row[1]), plain(`${row[3]} ${row[0]}`)])

  /* Returns [address, title, kind, text] of each record that fits, best first; equals in the order of the site. */
  CARI.find = query => {
    const every = plain(query.slice(0, 200)).split(/[\s,;:()"“”\/_]+/).filter(Boolean)
    const telling = every.filter(word => !STOP.test(word))
    const words = (telling.length ? telling : every).map(word => [
      word,
      RegExp(`${BEGIN}${literal(word)}(?![a-z0-9])`),
      RegExp(BEGIN + literal(word)),
      RegExp(`${PREFIX}(?:${roots(word).map(literal).join("|")})`),
    ])
    const found = []
    for (const [row, title, text] of words[0] ? records : []) {
      if (/_/.test(query) && row[2] !== 1) continue // a key: in the dictionary of keys, a table, a guide
      let sum = row[2] * 12 - Math.min(4, title.length >> 6) - (row[0].includes("#") ? 3 : 0) // a page before its parts
      /* How well a word fits: whole in the title, at its start, at a word's start; its root there; then the text. */
      if (words.every(([word, whole, start, root]) => {
        const points = start.test(title) ? whole.test(title) ? 50 : title.startsWith(word) ? 45 : 40
          : root.test(title) ? 15 : whole.test(text) ? 10 : start.test(text) ? 8 : root.test(text) ? 4 : 0
        sum += points
        return points
      })) found.push([sum, row])
    }
    return found.sort((a, b) => b[0] - a[0]).map(pair => pair[1])
  }
}
