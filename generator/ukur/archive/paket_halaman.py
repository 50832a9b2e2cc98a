"""Pages of the evidence pack: plain HTML that opens from disk, prints, and asks for nothing outside."""

import html
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from ukur.document.bukti_dukung import ArsipBukti, BuktiKriteria, KriteriaTampil
from ukur.document.cakupan import BATAS_JAMINAN, BERKAS_KANTOR, kalimat_status
from ukur.document.lke import BAGIAN, BEDA_SETEMPAT, SUMBER
from ukur.document.nilai import DokumenPengukuran
from ukur.document.teks import tanggal

_GAYA = """
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
_KEPALA = (
    '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
)
_e = html.escape


def halaman(
    dokumen: DokumenPengukuran, arsip: ArsipBukti | None, kriteria: Sequence[KriteriaTampil]
) -> dict[str, bytes]:
    """Return the front page, and one page in the folder of each criterion."""
    title = f"Bukti dukung SAKIP: {dokumen.judul}"
    pages = {"index.html": _naskah(title, dokumen, _utama(title, dokumen, arsip, kriteria))}
    for item in kriteria:
        name = f"{item.kode} {item.uraian}"
        pages[f"{item.kode}/index.html"] = _naskah(name, dokumen, _satu(name, item))
    return pages


def _naskah(judul: str, dokumen: DokumenPengukuran, isi: Iterator[str]) -> bytes:
    marks = "".join(f'<p class="tanda">{_e(mark)}</p>\n' for mark in dokumen.tanda)
    head = f"{_KEPALA}<title>{_e(judul)}</title>\n<style>{_GAYA}</style>\n</head>\n<body>\n<main>\n"
    return f"{head}{marks}{''.join(isi)}</main>\n</body>\n</html>\n".encode()


def _utama(
    judul: str, dokumen: DokumenPengukuran, arsip: ArsipBukti | None, kriteria: Sequence[KriteriaTampil]
) -> Iterator[str]:
    yield f"<h1>{_e(judul)}</h1>\n<p>{_e(dokumen.instansi)}, {_e(dokumen.pemerintah)}</p>\n"
    number = f", nomor {_e(dokumen.nomor)}" if dokumen.nomor else ""
    filed = f"arsip {_e(arsip.folder)}, commit {_e(arsip.commit)}" if arsip else "belum diarsipkan"
    yield f"<p>Dokumen tanggal {_e(tanggal(dokumen.tanggal))}{number}; {filed}.</p>\n"
    yield f"<p>{_e(kalimat_status(kriteria))}. {_e(BATAS_JAMINAN)} {_e(BERKAS_KANTOR)}</p>\n"
    yield "<h2>Ringkasan</h2>\n" + _ringkasan(kriteria)
    for part in BAGIAN:
        yield f"<h2>{part.kode} {_e(part.nama)} (bobot {part.bobot})</h2>\n<p>{_e(part.uraian)}.</p>\n"
        for item in kriteria:
            if item.bagian == part.kode:
                head = f'<section id="k-{item.kode}">\n<h3>{item.kode} {_e(item.uraian)}</h3>\n'
                yield f"{head}{_isi(item, '')}</section>\n"
    yield (
        '<h2>Memeriksa berkas</h2>\n<p>Sidik SHA-256 setiap berkas ada di <a href="sidik.sha256">'
        "sidik.sha256</a>. Di folder ini jalankan <code>sha256sum -c sidik.sha256</code>. Daftar untuk "
        'lembar kerja: <a href="daftar-bukti.csv">daftar-bukti.csv</a> dan <a href="daftar-kekurangan.csv">'
        "daftar-kekurangan.csv</a>. Keutuhan berkas tidak membuktikan bahwa angkanya benar.</p>\n"
    )
    yield f"<h2>Sumber kriteria</h2>\n<p>{_e(SUMBER)} {_e(BEDA_SETEMPAT)}</p>\n"


def _ringkasan(kriteria: Sequence[KriteriaTampil]) -> str:
    rows = "".join(
        f'<tr><td><a href="#k-{item.kode}">{item.kode}</a></td><td>{_e(item.uraian)}</td>'
        f"<td>{item.status}</td><td>{len(item.bukti)}</td><td>{len(item.kurang)}</td></tr>\n"
        for item in kriteria
    )
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Kode", "Kriteria", "Status", "Bukti", "Kekurangan")
    )
    return (
        '<div class="gulir" role="region" aria-label="Ringkasan kriteria" tabindex="0">\n<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _satu(judul: str, item: KriteriaTampil) -> Iterator[str]:
    yield f'<h1>{_e(judul)}</h1>\n{_isi(item, item.kode)}<p><a href="../index.html">Semua kriteria</a></p>\n'


def _isi(item: KriteriaTampil, folder: str) -> str:
    """Return what a criterion has and lacks; ``folder`` is where the page lies, empty at the top."""
    shown = "".join(f"<li>{_bukti(bukti, folder)}</li>\n" for bukti in item.bukti)
    missing = "".join(f"<li>{_e(k.uraian)} (dilengkapi oleh: {_e(k.oleh)})</li>\n" for k in item.kurang)
    parts = [f"<p>Status: <strong>{item.status}</strong></p>\n"]
    parts += [f"<p>Bukti:</p>\n<ul>\n{shown}</ul>\n"] if shown else ["<p>Belum ada bukti dalam Ukur.</p>\n"]
    parts += [f"<p>Masih kurang:</p>\n<ul>\n{missing}</ul>\n"] if missing else []
    return "".join(parts)


def _bukti(bukti: BuktiKriteria, folder: str) -> str:
    link = f'<a href="{_e(_dari(bukti, folder))}">{_e(bukti.nama)}</a>: {_e(bukti.keterangan)}'
    return f"{link}<br><code>SHA-256 {bukti.sha256}</code>" if bukti.sha256 else link


def _dari(bukti: BuktiKriteria, folder: str) -> str:
    """Return the way to evidence from a page; addresses outside stay as they are."""
    if not bukti.sha256:
        return bukti.tujuan
    path = quote(bukti.tujuan)
    if not folder:
        return path
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else f"../{path}"
