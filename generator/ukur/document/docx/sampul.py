"""The first page: letterhead, title and table of contents; and the signature block."""

from collections.abc import Iterator, Sequence

from ukur.document import wording
from ukur.document.docx.berkas_docx import LEBAR_LAMBANG
from ukur.document.docx.blok import Blok, Judul
from ukur.document.docx.kertas import lebar_teks
from ukur.document.docx.lebar import TWIP_PER_CM
from ukur.document.docx.unsur import KUMPUL, alinea, bidang, lari, paragraf, penanda
from ukur.document.nilai import DokumenPengukuran

_SELA = 0.3  # centimetres beside a picture
_PERBARUI = "Nomor halaman terisi setelah daftar isi ini diperbarui: klik kanan, lalu Perbarui (Word: F9)."
_ROMAWI = ("I", "II", "III")


def kop(d: DokumenPengukuran, lambang: str | None) -> Iterator[Blok]:
    """Yield the letterhead; without a picture its lines take the whole width."""
    lines = paragraf("KopPemerintah", lari(d.pemerintah)) + paragraf("KopInstansi", lari(d.instansi))
    if d.kop:
        lines += paragraf("KopAlamat", lari(" · ".join(d.kop)))
    if lambang is not None:
        side = round((LEBAR_LAMBANG + _SELA) * TWIP_PER_CM)
        middle = lebar_teks(d.kertas, mendatar=False) - 2 * side
        picture, empty = paragraf("KopAlamat", lambang), paragraf("KopAlamat")
        lines = _bersebelahan((side, picture), (middle, lines), (side, empty))
    yield lines + paragraf("KopGaris")
    yield paragraf("Title", lari(d.judul))
    if d.nomor:
        yield paragraf("Subtitle", lari(f"NOMOR: {d.nomor}"))


def _bersebelahan(*sel: tuple[int, str]) -> str:
    """Return cells without borders that stay on one page: width in twips, and paragraphs."""
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width, _ in sel])
    cells = "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{body}</w:tc>"
            for width, body in sel
        ]
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(width for width, _ in sel)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def daftar_isi(judul: Sequence[Judul]) -> str:
    """Return the table of contents, filled with the headings; ``judul`` in the order of their bookmarks.

    Nobody knows the page numbers before Word or LibreOffice lays out the pages, so their fields are empty
    until the reader updates the table; the line that says so is part of it and goes away with that. The
    table is not flagged for updating, for then Word opens with a question that reads like a warning.
    """
    letters, romans = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), iter(_ROMAWI)
    rows = []
    for number, heading in enumerate(judul, 1):
        label = ""
        if heading.tingkat == 1:
            label = f"Lampiran {next(romans)}. " if heading.lampiran else f"{next(letters)}. "
        rows.append(_entri(number, heading, label))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    rows[0] = rows[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    rows.append(paragraf("Kecil", lari(_PERBARUI)))
    end = paragraf("Jarak", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraf('TOCHeading', lari('Daftar isi'))}"
        f"{''.join(rows)}{end}</w:sdtContent></w:sdt>"
    )


def _entri(nomor: int, judul: Judul, label: str) -> str:
    name = penanda(nomor)
    page = bidang(f"PAGEREF {name} \\h", "")
    runs = f"{lari(label + judul.teks)}<w:r><w:tab/></w:r>{page}"
    return paragraf(
        f"TOC{judul.tingkat}", f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
    )


def pengesahan(d: DokumenPengukuran, qr: tuple[str, float] | None) -> Iterator[Blok]:
    """Yield the signature block, which stays on one page with its heading, and the way to the archive."""
    yield Judul(1, "Pengesahan")
    yield paragraf("BodyText", lari(wording.closing(d)), sifat=KUMPUL)
    yield from _tanda_tangan(d)
    yield paragraf("Jarak")
    place = alinea(wording.kept_at(d), "Kecil") if d.lokasi_arsip else ""
    if d.alamat_arsip is None:
        yield place
        return
    if qr is None:
        yield alinea(f"Halaman arsip dokumen ini: {d.alamat_arsip}", "Kecil") + place
        return
    width = round((qr[1] + _SELA) * TWIP_PER_CM)
    text = alinea(wording.QR_NOTE, "Kecil") + alinea(d.alamat_arsip, "Kecil") + place
    rest = lebar_teks(d.kertas, mendatar=False) - width
    yield _bersebelahan((width, paragraf("Kecil", qr[0])), (rest, text)) + paragraf("Jarak")


def _tanda_tangan(d: DokumenPengukuran) -> Iterator[Blok]:
    t = d.tanda_tangan
    yield alinea(t.tempat_tanggal, "TandaTangan")
    yield paragraf("TandaTangan", *_jabatan(t.jabatan))
    if t.nama is None:
        yield alinea(wording.unsigned(d), "KosongTandaTangan")
        return
    yield alinea(t.nama, "NamaTandaTangan")
    if t.pangkat:
        yield alinea(t.pangkat, "TandaTangan")
    if t.nip:
        yield alinea(f"NIP. {t.nip}", "TandaTangan")


def _jabatan(teks: str) -> Iterator[str]:
    """Yield the title, shown in capitals; Plt. and Plh. keep their spelling."""
    acting = next((word for word in ("Plt. ", "Plh. ") if teks.startswith(word)), "")
    if acting:
        yield lari(acting)
    yield lari(f"{teks[len(acting) :]},", "<w:caps/>")
