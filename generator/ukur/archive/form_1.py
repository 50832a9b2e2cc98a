"""The first form of the frozen document (``ukur/dokumen/1``): read for ever, written no more.

There a row held twelve figures side by side and one status; since form 2 a figure holds its target, its
capaian and its status itself. Everything of form 1 has one place in today's value, so nothing is lost.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

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


class _Shape(NamedTuple):
    """A record of form 1: its fields, and which of them hold records of what shape."""

    fields: frozenset[str]
    below: Mapping[str, "_Shape"]


def _shape(*fields: str, **below: _Shape) -> _Shape:
    return _Shape(frozenset(name for line in fields for name in line.split()) | below.keys(), below)


_BUDGET = _shape("kode jenis uraian tingkat pagu realisasi serapan")
_SUMMARY = _shape("jumlah dihitung tercapai tidak_tercapai tanpa_capaian rata_rata berbatas batas predikat")
_ROW = _shape(
    *_MOVED,
    "kode nama satuan cara_pengukuran target_contoh dasar_target keterangan faktor_pendukung",
    "faktor_penghambat desimal alasan_perubahan",
    struk=_shape("baris sumber", bukti=_shape("nama tautan lokasi_arsip sha256 tanggal")),
    pembanding=_shape("dengan nilai capaian sumber"),
    rencana_aksi=_shape(
        "kode kendala penyebab solusi tindak_lanjut target_perbaikan penanggung_jawab batas_waktu",
        "anggaran tingkat status bukti rekomendasi",
    ),
    rincian=_shape("kode nama pembilang penyebut nilai"),
)
_DOCUMENT = _shape(
    "periode judul nomor pemerintah instansi nama_singkat kop percontohan konsep tanda tahap pendahuluan",
    "dasar_hukum skala catatan_skala catatan nama_berkas tanggal kertas lambang alamat_arsip lokasi_arsip",
    "target_contoh perhatian",
    ringkasan=_SUMMARY,
    kelompok=_shape(
        "kode jenis uraian contoh program",
        ringkasan=_SUMMARY,
        analisis=_shape("bagian"),
        baris=_ROW,
    ),
    tanda_tangan=_shape("tempat_tanggal jabatan nama pangkat nip"),
    kamus=_shape("kode nama definisi cara_pengukuran rumus agregasi sumber penanggung_jawab"),
    anggaran=_shape(
        "tahun sumber contoh triwulan catatan",
        baris=_BUDGET,
        jumlah=_BUDGET,
        efisiensi=_shape("kode uraian capaian serapan selisih golongan sisa"),
    ),
    tindak_lanjut=_shape(
        "kode asal tindak_lanjut penanggung_jawab batas_waktu status_lalu status uraian bukti lewat"
    ),
    catatan_sop=_shape("nomor kegiatan pelaksana waktu_baku oleh waktu_nyata lama catatan"),
    koreksi=_shape("periode kode lama baru alasan sumber diputuskan_oleh tanggal"),
)
"""Form 1 as it was; what today's value has beside it is left out."""


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
    groups = [{**group, "baris": [_old_row(row) for row in group["baris"]]} for group in data["kelompok"]]
    old: dict[str, Any] = _kept({**data, "kelompok": groups}, _DOCUMENT)
    return old


def _old_row(row: Mapping[str, Any]) -> dict[str, Any]:
    flat = {
        old: row[name][part]
        for name, names in _OLD_NAMES.items()
        for part, old in zip(_PARTS, names, strict=True)
    }
    main = next(row[name] for name, scope in _FIGURES.items() if scope == row["lingkup"])
    return {**row, **flat, **{key: main[key] for key in _JUDGED}, _MAIN: main["capaian"]}


def _kept(data: Any, shape: _Shape) -> Any:
    """Return a record, or each of a list of them, without what its shape does not have."""
    if isinstance(data, list):
        return [_kept(item, shape) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: _kept(value, shape.below[key]) if key in shape.below else value
        for key, value in data.items()
        if key in shape.fields
    }
