"""The rows of a form's workbook: what each cell shows, and which of them are filled in."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ukur.document.date_text import date_text
from ukur.forms.unit_form import OWN_PART, IsianRow, UnitForm
from ukur.forms.workbook.layout import (
    BUKTI,
    ISIAN,
    RENCANA_AKSI,
    RINCIAN,
    SECTIONS,
    TINDAK_LANJUT,
    VERSION,
    Row,
    Section,
    Sheets,
)
from ukur.model.indikator import CaraHitung
from ukur.model.numbers import AbsentReason, quantity_spelling
from ukur.model.pengukuran import NilaiRincian, RencanaAksi, TindakLanjut
from ukur.model.values import Record

FREE_BUKTI, FREE_RENCANA = 2, 1
"""Blank rows behind those that are filled: an angka has one or two pieces of evidence, a miss one plan."""

_FIGURES = ("realisasi", "pembilang", "penyebut")


def form_rows(form: UnitForm) -> Sheets:
    """Return the rows of every section, by its key; a section that nothing is asked of has none."""
    makers = {
        ISIAN.key: _isian,
        RINCIAN.key: _rincian,
        BUKTI.key: _bukti,
        RENCANA_AKSI.key: _rencana_aksi,
        TINDAK_LANJUT.key: _tindak_lanjut,
    }
    return {
        section.key: tuple(row for item in form.baris for row in makers[section.key](item))
        for section in SECTIONS
    }


def base_of(form: UnitForm, sheets: Sheets) -> str:
    """Return the SHA-256 of all that a workbook shows: when it is the same, nothing has changed since."""
    shown = {
        section.key: [[row.values.get(column.key, "") for column in section.columns] for row in rows]
        for section, rows in filled_sections(sheets)
    }
    about = [VERSION, form.instansi, form.unit, str(form.periode), shown]
    return hashlib.sha256(json.dumps(about, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def filled_sections(sheets: Sheets) -> Iterator[tuple[Section, Sequence[Row]]]:
    """Yield every section that has rows, in order."""
    for section in SECTIONS:
        if rows := sheets[section.key]:
            yield section, rows


def cell_text(value: Any) -> str:
    """Return a value as people write it into a cell: decimal comma, no grouping, dates in words."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if hasattr(value, "isoformat"):
        return date_text(value)
    return str(value) if isinstance(value, str) else quantity_spelling(value)


def _values(record: Record | None, keys: Sequence[str]) -> dict[str, str]:
    return {key: cell_text(getattr(record, key)) for key in keys} if record else {}


def _about(item: IsianRow) -> dict[str, str]:
    return {"kode": item.kode, "indikator": item.nama}


def _isian(item: IsianRow) -> Iterator[Row]:
    texts = ("keterangan", "faktor_pendukung", "faktor_penghambat")
    written = _values(item.isian, (*_FIGURES, *texts))
    asked = item.figures if item.ditagih else ()
    target = item.target
    former = f" (semula {target.semula})" if target.semula else ""
    yield Row(
        {
            **_about(item),
            "satuan": item.satuan,
            "target_triwulan": target.triwulan,
            "target_tahun": "sudah berakhir" if target.berakhir else target.tahun + former,
            "terakhir": item.terakhir,
            "yang_diisi": _asked(item),
            **written,
        },
        frozenset(key for key in _FIGURES if key not in asked and not written[key]),
        {key: _meaning(item, key) for key in ("pembilang", "penyebut") if key in asked},
        {"realisasi": (*item.label, *map(str, AbsentReason))} if item.label else None,
    )


def _asked(item: IsianRow) -> str:
    if not item.ditagih:
        return "Tidak ditagih triwulan ini" + ("; isi lembar Tindak lanjut" if item.rencana else "")
    figures = {
        CaraHitung.LANGSUNG: "Realisasi",
        CaraHitung.RASIO: f"Pembilang: {item.pembilang}. Penyebut: {item.penyebut}",
        CaraHitung.SELISIH_RINCIAN: f"Lembar Rincian. Pembilang: {item.pembilang}. Penyebut: {item.penyebut}",
    }[item.cara]
    beside = "; dan lembar Rincian" if item.anggota and item.figures else ""
    shared = f". Target untuk {item.target.bersama} unit bersama: {OWN_PART}" if item.target.bersama else ""
    return figures + beside + shared


def _meaning(item: IsianRow, key: str) -> str:
    meaning = {"pembilang": item.pembilang, "penyebut": item.penyebut}[key]
    return f"{meaning}. {ISIAN.column(key).help}"


def _rincian(item: IsianRow) -> Iterator[Row]:
    written = item.isian.rincian
    names = dict(item.anggota) if item.ditagih or written else {}
    for kode in (*names, *(key for key in written if key not in names)):
        values = _values(written.get(kode, NilaiRincian()), _FIGURES)
        asked = item.member_figures if item.ditagih else ()
        yield Row(
            {
                **_about(item),
                "satuan": item.satuan,
                "anggota": kode,
                "nama_anggota": names.get(kode, "tidak ada lagi di daftar"),
                **values,
            },
            frozenset(key for key in _FIGURES if key not in asked and not values[key]),
            {key: _meaning(item, key) for key in ("pembilang", "penyebut") if key in asked},
        )


def _bukti(item: IsianRow) -> Iterator[Row]:
    written = item.isian.bukti
    count = len(written) + (FREE_BUKTI if item.ditagih else 0)
    keys = [column.key for column in BUKTI.entries]
    for number in range(1, count + 1):
        values = _values(written[number - 1] if number <= len(written) else None, keys)
        yield Row({**_about(item), "nomor": str(number), **values})


def _rencana_aksi(item: IsianRow) -> Iterator[Row]:
    written = item.isian.rencana_aksi
    count = len(written) + (FREE_RENCANA if item.ditagih else 0)
    keys = [column.key for column in RENCANA_AKSI.entries]
    for number in range(1, count + 1):
        plan = written[number - 1] if number <= len(written) else None
        values = _values(plan, keys) | ({"rekomendasi": _recommendation(plan)} if plan else {})
        yield Row({**_about(item), "nomor": str(number), **values})


def _recommendation(plan: RencanaAksi) -> str:
    told = plan.rekomendasi
    return f"{told.oleh}, {date_text(told.tanggal)}: {told.uraian}" if told else ""


def _tindak_lanjut(item: IsianRow) -> Iterator[Row]:
    known = {(plan.periode, plan.nomor) for plan in item.rencana}
    for plan in item.rencana:
        about = {"rencana": plan.tindak_lanjut, "tenggat": plan.batas_waktu, "status_lalu": plan.status}
        yield _report(item, (str(plan.periode), str(plan.nomor)), about, plan.laporan)
    for report in item.isian.tindak_lanjut:
        if (report.periode, report.rencana) not in known:
            about = {"rencana": "tidak ada di daftar rencana yang terbuka"}
            yield _report(item, (str(report.periode), str(report.rencana)), about, report)


def _report(
    item: IsianRow, plan: tuple[str, str], about: Mapping[str, str], report: TindakLanjut | None
) -> Row:
    written = _values(report, ("status", "uraian", "bukti"))
    return Row({**_about(item), "periode": plan[0], "nomor": plan[1], **about, **written})
