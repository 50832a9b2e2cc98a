"""The first form of the frozen document (``ukur/dokumen/1``): read for ever, written no more.

There a row held twelve figures side by side and one status; since form 2 a figure holds its target, its
capaian and its status itself. Everything of form 1 has one place in today's value, so nothing is lost.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ukur.document.date_text import DASH
from ukur.document.figure_composition import status_code
from ukur.measure.figure_words import scope_title
from ukur.model.scope import Scope

FORMAT = "ukur/dokumen/1"
_FIGURES = {"triwulan": Scope.TRIWULAN, "sampai": Scope.SAMPAI, "setahun": Scope.SETAHUN}
_OLD_NAMES = {
    "triwulan": ("target_triwulan", "realisasi_triwulan", "capaian_triwulan", "hitungan_triwulan"),
    "sampai": ("target_sampai", "realisasi_sampai", "capaian_sampai", "hitungan_sampai"),
    "setahun": ("target_tahun", "realisasi_sampai", "capaian_tahun", "hitungan_tahun"),
}
_PARTS = ("target", "realisasi", "capaian", "hitungan")
_JUDGED = ("predikat", "singkatan", "tercapai", "status")
_MAIN = "capaian"
_MOVED = {_MAIN, *_JUDGED, *(old for names in _OLD_NAMES.values() for old in names)}

# The fields of form 1, by what they stand in; what today's value has beside them is left out of it.
_ROW = frozenset(
    (
        *("kode", "nama", "satuan", "cara_pengukuran", "target_contoh", "dasar_target", "keterangan"),
        *("faktor_pendukung", "faktor_penghambat", "struk", "desimal", "alasan_perubahan", "pembanding"),
        *("rencana_aksi", "rincian"),
    )
)
_FIELDS: Mapping[str, frozenset[str]] = {
    "dokumen": frozenset(
        (
            *("periode", "judul", "nomor", "pemerintah", "instansi", "nama_singkat", "kop", "percontohan"),
            *("konsep", "tanda", "tahap", "pendahuluan", "dasar_hukum", "kelompok", "ringkasan", "skala"),
            *("catatan_skala", "catatan", "tanda_tangan", "kamus", "nama_berkas", "tanggal", "kertas"),
            *("lambang", "alamat_arsip", "lokasi_arsip", "target_contoh", "perhatian", "anggaran"),
            *("tindak_lanjut", "catatan_sop", "koreksi"),
        )
    ),
    "kelompok": frozenset(("kode", "jenis", "uraian", "contoh", "baris", "ringkasan", "analisis", "program")),
    "ringkasan": frozenset(
        (
            *("jumlah", "dihitung", "tercapai", "tidak_tercapai", "tanpa_capaian", "rata_rata", "berbatas"),
            *("batas", "predikat"),
        )
    ),
}


def upgrade(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document of form 1 as today's form has it; KeyError, TypeError where it is not one."""
    quarter = data["periode"]["triwulan"]
    groups = [
        {**group, "baris": [_new_row(row, quarter) for row in group["baris"]]} for group in data["kelompok"]
    ]
    return {**data, "kelompok": groups}


def _new_row(row: Mapping[str, Any], triwulan: int) -> dict[str, Any]:
    main = "setahun" if triwulan == 4 else "sampai"
    figures = {name: _whole_figure(row, name, triwulan, main == name) for name in _FIGURES}
    if row[_MAIN] != figures[main]["capaian"]:
        raise KeyError(_MAIN)
    rest = {key: value for key, value in row.items() if key not in _MOVED}
    return {**rest, **figures, "lingkup": _FIGURES[main]}


def _whole_figure(row: Mapping[str, Any], name: str, triwulan: int, judged: bool) -> dict[str, Any]:
    """Form 1 judged one figure of a row only: of the others no status is on record."""
    values = {part: row.get(old) for part, old in zip(_PARTS, _OLD_NAMES[name], strict=True)}
    unjudged: dict[str, Any] = {"predikat": DASH, "singkatan": "", "tercapai": None, "status": ""}
    verdict = {key: row[key] for key in _JUDGED} if judged else unjudged
    return {
        "lingkup": _FIGURES[name],
        "judul": scope_title(_FIGURES[name], triwulan),
        **values,
        **verdict,
        "kode_status": status_code(verdict["status"]),
    }


def downgrade(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return today's form of a document as form 1 had it: what it did not hold is left out."""
    kept = _kept(data, "dokumen")
    groups = [
        {
            **_kept(group, "kelompok"),
            "ringkasan": _kept(group["ringkasan"], "ringkasan"),
            "baris": [_old_row(row) for row in group["baris"]],
        }
        for group in data["kelompok"]
    ]
    return {**kept, "ringkasan": _kept(data["ringkasan"], "ringkasan"), "kelompok": groups}


def _old_row(row: Mapping[str, Any]) -> dict[str, Any]:
    flat = {
        old: row[name][part]
        for name, names in _OLD_NAMES.items()
        for part, old in zip(_PARTS, names, strict=True)
    }
    main = next(row[name] for name, scope in _FIGURES.items() if scope == row["lingkup"])
    judged = {key: main[key] for key in _JUDGED}
    return {**_only(row, _ROW), **flat, **judged, _MAIN: main["capaian"]}


def _kept(data: Mapping[str, Any], what: str) -> dict[str, Any]:
    return _only(data, _FIELDS[what])


def _only(data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    known = set(names)
    return {key: value for key, value in data.items() if key in known}
