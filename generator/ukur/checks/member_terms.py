"""Members of a breakdown from one quarter to another: who is dated exists, and reports in its quarters."""

from collections.abc import Iterator

from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Rule
from ukur.model.paths import INSTANSI

Z108 = Rule(
    "Z108",
    "rincian di luar masa berlaku anggotanya",
    "Wilayah yang belum dibentuk atau sudah dilebur tidak mempunyai angka pada triwulan itu.",
    sejak=4,
)
Z109 = Rule(
    "Z109",
    "masa berlaku anggota klasifikasi keliru",
    "Yang bertanggal ialah anggota klasifikasi itu, dengan triwulan mulai atau sampainya.",
    sejak=4,
)


def member_terms(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is wrong with the dates of members, and with figures outside of them."""
    for key, kind in sorted(catalogue.instansi.klasifikasi.items()):
        for kode, span in sorted(kind.berlaku.items()):
            at = catalogue.at(INSTANSI, "klasifikasi", key, "berlaku", kode)
            if kode not in kind.anggota:
                message = f"{quote(kode)} diberi masa berlaku, tetapi bukan anggota klasifikasi {key}"
                yield Z109.at(at, message, "tambahkan ke anggota, atau hapus masa berlakunya")
            elif not span.words:
                message = f"masa berlaku {kode} pada klasifikasi {key} kosong"
                yield Z109.at(at, message, "tulis mulai atau sampai, misalnya {mulai: 2025-TW3}")
    yield from _outside(catalogue)


def _outside(catalogue: Catalogue) -> Iterator[Finding]:
    for report in catalogue.reported():
        kind = catalogue.instansi.klasifikasi.get((report.item and report.item.klasifikasi) or "")
        for kode, part in report.isian.rincian.items() if kind else ():
            span = kind.berlaku.get(kode) if kind else None
            blank = part.realisasi is None and part.pembilang is None
            if span is not None and not blank and not span.covers(report.periode):
                what = f"rincian {report.kode} memuat angka {kode} pada {report.periode}"
                hint = "hapus angka itu, atau perbaiki masa berlakunya di instansi.yml"
                at = catalogue.at(*report.where, "rincian", kode)
                yield Z108.at(at, f"{what}; ia berlaku {span.words}", hint, periode=(report.periode,))
