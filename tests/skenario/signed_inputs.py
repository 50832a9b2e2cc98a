"""Changes of what a signed document is made from, and what the site and its files show of that document."""

import re
from pathlib import Path
from typing import NamedTuple

from tests.document.baca_pdf import pohon, rapat
from tests.skenario.arsip_kantor import TW4
from tests.skenario.isian import Ubah
from tests.skenario.kantor import Kantor, ganti

from ukur.commands.data.checked_data import data_tree
from ukur.commands.pages.document_cache import with_files
from ukur.commands.pages.site_build import gather_material
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.verify.inputs import check_data

KAMUS, POHON, INSTANSI = (f"indicators/{name}.yml" for name in ("kamus/IKU-01", "pohon-kinerja", "instansi"))


SCRIPT = re.compile("<script.*?</script>", re.DOTALL)  # names the site's publisher, which is today's office


class InputChange(NamedTuple):
    """An edit of one file, and the words by which a reader would notice it in the document."""

    path: str
    edit: Ubah
    told: str


def _added(block: str) -> Ubah:
    return lambda text: f"{text.rstrip()}\n{block}"


BY_SEKRETARIS = {
    "nama": InputChange(
        KAMUS,
        ganti("kampung berstatus Mandiri\nsasaran", "kampung bebas kemiskinan\nsasaran"),
        "bebas kemiskinan",
    ),
    "baseline": InputChange(
        KAMUS, _added("baseline:\n  2020:\n    nilai: 99.91\n    sumber: Contoh uji\n"), "99,91"
    ),
    "target_renstra": InputChange(
        KAMUS, _added("target_renstra:\n  tahun: 2026\n  nilai: 99.92\n  sumber: Contoh uji\n"), "99,92"
    ),
    "standar_nasional": InputChange(
        KAMUS, _added("standar_nasional:\n  nilai: 99.93\n  sumber: Contoh uji\n"), "99,93"
    ),
    "sasaran": InputChange(
        POHON, ganti("Meningkatnya status perkembangan", "Melonjaknya status perkembangan"), "Melonjaknya"
    ),
    "nama instansi": InputChange(
        INSTANSI, ganti("nama: Dinas Pemberdayaan", "nama: Badan Pemberdayaan"), "Badan Pemberdayaan"
    ),
}
"""What Sekretaris alone may approve while no signed document rests on it."""

_ANGGARAN = """tahun: 2025
sumber: DPA 2025 (contoh uji)
simpul:
  2.13.02:
    pagu: 1000000
"""
OTHERS = {
    "skala": InputChange(
        "indicators/skala.yml", ganti("label: Sangat Tinggi", "label: Istimewa"), "Istimewa"
    ),
    "aritmetika": InputChange(INSTANSI, ganti("dasar_capaian: tercetak", "dasar_capaian: penuh"), "106,33"),
    "pejabat": InputChange(
        "indicators/pejabat.yml",
        ganti("kepala: Kepala Dinas PMK", "kepala: Pelaksana Dinas PMK"),
        "Pelaksana Dinas",
    ),
    "anggaran": InputChange("indicators/anggaran/2025.yml", _added(_ANGGARAN), "1.000.000"),
    "SOP": InputChange("indicators/sop.yml", ganti("waktu: 15 Menit", "waktu: 99 Menit"), "99 Menit"),
    "definisi": InputChange(
        KAMUS,
        ganti("kampung yang dinilai, dikali 100", "kampung yang terdata, dikali 100"),
        "kampung yang terdata, dikali",
    ),
}
"""What Kepala and Sekretaris may approve by themselves, or Kepala with a budget that is shown already."""

REST_ON_NOTHING = {
    "target tahun depan": InputChange(KAMUS, _added("  2026:\n    tahun: 30\n    dasar: contoh\n"), ""),
    "komentar": InputChange(KAMUS, _added("# Dicocokkan lagi dengan IDM.\n"), ""),
}
"""Changes of the same files that are no input of a document of 2025, and what Sekretaris alone approves."""


class Shown(NamedTuple):
    """A document as readers get it: page, text of its PDF, files by SHA-256, and what is made beside."""

    page: str
    pdf: str
    files: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, bytes], ...]


def shown(repo: Path, periode: Periode = TW4, konsep: bool = False) -> Shown:
    """Return what a build in this folder shows of a document."""
    checked = check_data(data_tree(repo))
    assert checked.measurements is not None, checked.findings
    assert checked.is_clean, checked.findings
    material = with_files(repo, gather_material(checked.measurements, konsep, {}, repo=repo))
    site = compose_site(material, PageAddresses())
    pages = {page.src: page.isi for page in site.halaman}
    (pdf,) = (file.asal for file in material.unduhan[periode] if file.nama == "Dokumen PDF")
    page = SCRIPT.sub("", pages[f"dokumen/{periode}.md"]())
    return Shown(
        page,
        pdf_text(pdf.read_bytes()),
        tuple((file.path, file.sha256) for file in material.unduhan[periode]),
        tuple((file.path, file.isi) for file in site.berkas if isinstance(file.isi, bytes)),
    )


def pdf_text(pdf: bytes) -> str:
    """Return what every tag of a PDF reads, without spaces."""
    return rapat("".join(node.teks for node in pohon(pdf).anak))


def shown_page(kantor: Kantor, src: str) -> str:
    """Return what a reader of the published site gets at a page."""
    measured = check_data(data_tree(kantor.utama)).measurements
    assert measured is not None
    site = compose_site(gather_material(measured, False, {}, repo=kantor.utama), PageAddresses())
    (page,) = (page for page in site.halaman if page.src == src)
    return page.isi()
