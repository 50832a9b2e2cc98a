"""What the dictionary says of an indicator, as its page shows it: metadata, targets, changed definitions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ukur.document import wording
from ukur.document.date_text import date_text, quantity_text, short_number
from ukur.document.dictionary_row import AGGREGATIONS
from ukur.document.indikator_row import TARGET_SOURCES
from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import easier_target
from ukur.model.indikator import DasarTarget, Indikator
from ukur.site.indikator_term import owners
from ukur.site.material import SiteMaterial


@dataclass(frozen=True)
class IndikatorView:
    """An indicator of the dictionary as its page shows it."""

    kode: str
    nama: str
    sasaran: str
    satuan: str
    meta: tuple[tuple[str, str], ...]
    tautan_sumber: str | None
    target: tuple[dict[str, Any], ...]
    perubahan: tuple[tuple[str, str], ...]


def indikator_view(material: SiteMaterial, item: Indikator) -> IndikatorView:
    """Return what the dictionary says of an indicator."""
    return IndikatorView(
        kode=item.kode,
        nama=item.nama,
        sasaran=item.sasaran,
        satuan=item.satuan,
        meta=tuple((name, text) for name, text in _meta(material, item) if text),
        tautan_sumber=item.sumber_data.tautan,
        target=tuple(_targets(material.ukuran, item)),
        perubahan=tuple((date_text(row.tanggal), row.uraian) for row in item.catatan_perubahan),
    )


def _targets(measurements: Measurements, item: Indikator) -> Iterator[dict[str, Any]]:
    for tahun, target in sorted(item.target.items()):
        for row in target.semula:
            yield {
                "tahun": f"{tahun}, sampai TW {row.sampai.roman}",
                "setahun": quantity_text(row.tahun, item.desimal),
                "triwulan": [quantity_text(row.triwulan.get(q), item.desimal) for q in (1, 2, 3, 4)],
                "dasar": ", ".join(part for part in ("Semula", row.pk, row.sumber) if part),
                "lebih_mudah": "",
            }
        yield {
            "tahun": tahun,
            "setahun": quantity_text(target.tahun, item.desimal),
            "triwulan": [quantity_text(target.triwulan.get(q), item.desimal) for q in (1, 2, 3, 4)],
            "dasar": _source(target.dasar, target.sumber),
            "lebih_mudah": easier.sentence if (easier := easier_target(measurements, item, tahun)) else "",
        }


def _source(basis: DasarTarget, told: str | None) -> str:
    """Return what a target rests on; a source that begins with the name of its kind says it already."""
    kind = TARGET_SOURCES[basis]
    if told and told.casefold().startswith(kind.casefold()):
        return told
    return f"{kind} ({told})" if told else kind


def _meta(material: SiteMaterial, item: Indikator) -> Iterator[tuple[str, str | None]]:
    formula, catalogue = RUMUS[item.rumus], material.catalogue
    yield "Berlaku", item.berlaku.title if item.berlaku else None
    yield "Indikator induk", item.induk
    yield "Alasan pemilihan", item.alasan_pemilihan
    yield "Interpretasi", item.interpretasi
    yield "Cara pengukuran", item.cara_pengukuran
    yield "Pembilang", item.perhitungan.pembilang
    yield "Penyebut", item.perhitungan.penyebut
    yield "Rumus capaian", f"{formula.nama}: {formula.rumus}"
    yield "Gabungan triwulan", AGGREGATIONS[item.agregasi]
    yield "Frekuensi", str(item.frekuensi)
    yield "Satuan", f"{item.satuan}, {item.desimal} desimal"
    if item.kriteria_perubahan is not None:
        least = f"{short_number(item.kriteria_perubahan)} {item.satuan}"
        yield "Perubahan yang berarti", f"paling sedikit {least}; di bawah itu disebut tetap"
    yield "Tingkat", item.tingkat
    yield "Penanggung jawab", "; ".join(owners(material, item))
    yield wording.SHARED, ", ".join(catalogue.shared_by(item)) or None
    yield "Penyedia data", item.penyedia_data or item.sumber_data.penyedia
    yield "Sumber data", item.sumber_data.nama
    yield "Catatan sumber", item.sumber_data.catatan
    yield "Indikator komposit", None if item.komposit is None else ("ya" if item.komposit else "tidak")
    yield "Dapat diakses umum", "ya" if item.akses_publik else "tidak"
    yield "Kode referensi", item.kode_referensi
    if item.target_renstra:
        renstra = item.target_renstra
        value = quantity_text(renstra.nilai, item.desimal)
        summed = " (jumlah selama masa Renstra)" if renstra.akumulasi else ""
        yield (
            f"Target akhir Renstra ({renstra.tahun})",
            f"{value}{summed}, {_source(renstra.dasar, renstra.sumber)}",
        )
    if item.standar_nasional:
        value = quantity_text(item.standar_nasional.nilai, item.desimal)
        yield "Standar nasional", f"{value}, {item.standar_nasional.sumber}"
