"""Pages of the evidence pack: plain HTML that opens from disk, prints, and asks for nothing outside."""

import html
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from ukur.document.bukti_dukung import ArsipBukti, CriterionEvidence, ShownCriterion
from ukur.document.coverage import CAVEAT, OFFICE_FILES, status_sentence
from ukur.document.date_text import date_text
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.figure_text import short_number
from ukur.model.lke import CriteriaList

_STYLE = """
body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 system-ui,Arial,sans-serif}
body{color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}
a{color:#0b4f6c}main{overflow-wrap:anywhere}code{font-size:.75rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a949b;padding:.3rem .5rem;text-align:left}
th,td{vertical-align:top}.tanda{border:2px solid #7a4100;color:#7a4100;padding:.4rem .7rem;font-weight:700}
.gulir{overflow-x:auto}.gulir table{overflow-wrap:normal}
@page{size:A4;margin:15mm}
@media print{body{max-width:none;padding:0;font-size:10pt}section{break-inside:avoid}a{color:inherit}}
""".strip()
_PAGE_START = (
    '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)
_escape = html.escape


def pack_pages(
    dokumen: DokumenPengukuran,
    arsip: ArsipBukti | None,
    lke: CriteriaList,
    criteria: Sequence[ShownCriterion],
) -> dict[str, bytes]:
    """Return the front page, and one page in the folder of each criterion of ``lke``."""
    title = f"Bukti dukung SAKIP: {dokumen.judul}"
    pages = {"index.html": _html(title, dokumen, _front_page(title, dokumen, arsip, lke, criteria))}
    for item in criteria:
        name = f"{item.kode} {item.uraian}"
        pages[f"{item.kode}/index.html"] = _html(name, dokumen, _criterion_page(name, item))
    return pages


def _html(title: str, dokumen: DokumenPengukuran, contents: Iterator[str]) -> bytes:
    marks = "".join(f'<p class="tanda">{_escape(mark)}</p>\n' for mark in dokumen.tanda)
    head = f"{_PAGE_START}<title>{_escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    return f"{head}{marks}{''.join(contents)}</main>\n</body>\n</html>\n".encode()


def _front_page(
    title: str,
    dokumen: DokumenPengukuran,
    arsip: ArsipBukti | None,
    lke: CriteriaList,
    criteria: Sequence[ShownCriterion],
) -> Iterator[str]:
    yield f"<h1>{_escape(title)}</h1>\n<p>{_escape(dokumen.instansi)}, {_escape(dokumen.pemerintah)}</p>\n"
    number = f", nomor {_escape(dokumen.nomor)}" if dokumen.nomor else ""
    filed = f"arsip {_escape(arsip.folder)}, commit {_escape(arsip.commit)}" if arsip else "belum diarsipkan"
    yield f"<p>Dokumen tanggal {_escape(date_text(dokumen.tanggal))}{number}; {filed}.</p>\n"
    yield f"<p>{_escape(status_sentence(criteria))}. {_escape(CAVEAT)} {_escape(OFFICE_FILES)}</p>\n"
    yield "<h2>Ringkasan</h2>\n" + _summary(criteria)
    for part in lke.parts:
        yield (
            f"<h2>{part.kode} {_escape(part.nama)} (bobot "
            f"{short_number(part.bobot)})</h2>\n"
            + (f"<p>{_escape(part.uraian)}.</p>\n" if part.uraian else "")
        )
        for item in criteria:
            if item.bagian == part.kode:
                head = f'<section id="k-{item.kode}">\n<h3>{item.kode} {_escape(item.uraian)}</h3>\n'
                yield f"{head}{_criterion_body(item, '')}</section>\n"
    yield (
        '<h2>Memeriksa berkas</h2>\n<p>Sidik SHA-256 setiap berkas ada di <a href="sidik.sha256">'
        "sidik.sha256</a>. Di folder ini jalankan <code>sha256sum -c sidik.sha256</code>. Daftar untuk "
        'lembar kerja: <a href="daftar-bukti.csv">daftar-bukti.csv</a> dan <a href="daftar-kekurangan.csv">'
        "daftar-kekurangan.csv</a>. Keutuhan berkas tidak membuktikan bahwa angkanya benar.</p>\n"
    )
    yield f"<h2>Sumber kriteria</h2>\n<p>{_escape(' '.join(lke.sumber))}</p>\n"


def _summary(criteria: Sequence[ShownCriterion]) -> str:
    rows = "".join(
        f'<tr><td><a href="#k-{item.kode}">{item.kode}</a></td><td>{_escape(item.uraian)}</td>'
        f"<td>{item.status}</td><td>{len(item.bukti)}</td><td>{len(item.kurang)}</td></tr>\n"
        for item in criteria
    )
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Kode", "Kriteria", "Status", "Bukti", "Kekurangan")
    )
    return (
        '<div class="gulir" role="region" aria-label="Ringkasan kriteria" tabindex="0">\n<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _criterion_page(title: str, item: ShownCriterion) -> Iterator[str]:
    yield (
        f"<h1>{_escape(title)}</h1>\n{_criterion_body(item, item.kode)}<p><a "
        'href="../index.html">Semua kriteria</a></p>\n'
    )


def _criterion_body(item: ShownCriterion, folder: str) -> str:
    """Return what a criterion has and lacks; ``folder`` is where the page lies, empty at the top."""
    shown = "".join(f"<li>{_bukti(bukti, folder)}</li>\n" for bukti in item.bukti)
    missing = "".join(
        f"<li>{_escape(k.uraian)} (dilengkapi oleh: {_escape(k.oleh)})</li>\n" for k in item.kurang
    )
    parts = [f"<p>Status: <strong>{item.status}</strong></p>\n"]
    parts += [f"<p>Bukti:</p>\n<ul>\n{shown}</ul>\n"] if shown else ["<p>Belum ada bukti dalam Ukur.</p>\n"]
    parts += [f"<p>Masih kurang:</p>\n<ul>\n{missing}</ul>\n"] if missing else []
    return "".join(parts)


def _bukti(bukti: CriterionEvidence, folder: str) -> str:
    name = _escape(bukti.nama)
    linked = f'<a href="{_escape(_way_from(bukti, folder))}">{name}</a>' if bukti.tujuan else name
    link = f"{linked}: {_escape(bukti.keterangan)}"
    return f"{link}<br><code>SHA-256 {bukti.sha256}</code>" if bukti.sha256 else link


def _way_from(bukti: CriterionEvidence, folder: str) -> str:
    """Return the way to evidence from a page; addresses outside stay as they are."""
    if not bukti.sha256:
        return bukti.tujuan
    path = quote(bukti.tujuan)
    if not folder:
        return path
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else f"../{path}"
