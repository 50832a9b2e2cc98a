"""The models as they are declared, for tests: every place a leaf can stand, and another valid text for it."""

import datetime
import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import ValidationError
from tests.workflow.kasus import dari_daun, inti

from ukur.model.bounds import Bounds
from ukur.model.dated_unit import DatedUnit, UnitPada
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir
from ukur.model.peran import DaftarPejabat, DaftarPeran
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja
from ukur.model.skala import DaftarSkala
from ukur.model.sop import Sop
from ukur.model.values import Record
from ukur.workflow.records import Loc, record_leaves

MODEL: dict[str, type[Record]] = {
    "instansi.yml": Instansi,
    "pejabat.yml": DaftarPejabat,
    "peran.yml": DaftarPeran,
    "sop.yml": Sop,
    "skala.yml": DaftarSkala,
    "pohon-kinerja.yml": PohonKinerja,
    "koreksi.yml": DaftarKoreksi,
    "kamus/IKU-01.yml": Indikator,
    "anggaran/2024.yml": Anggaran,
    "pengukuran/2024-TW4/dokumen.yml": Dokumen,
    "pengukuran/2024-TW4/dinas.yml": Formulir,
}
_CONTOH: dict[Any, Any] = {
    str: "teks",
    int: 2024,
    bool: True,
    Decimal: Decimal("1.5"),
    Any: Decimal("1.5"),
    datetime.date: datetime.date(2024, 12, 31),
    Periode: Periode(2024, 4),
    Bounds: Bounds(Decimal(0), Decimal("1.5")),
    DatedUnit: DatedUnit((UnitPada(unit="dinas", mulai=Periode(2024, 4)),)),
}


def contoh(tipe: Any, dalam: int = 0) -> Any:
    """Return a value of a type with nothing left out; validation is not asked."""
    tipe = inti(tipe)
    origin = typing.get_origin(tipe)
    if origin is tuple:
        return () if dalam > 6 else (contoh(typing.get_args(tipe)[0], dalam + 1),)
    if origin is typing.Literal:
        return typing.get_args(tipe)[0]
    if origin not in {None, types.UnionType}:
        key, value = typing.get_args(tipe)
        return {contoh(key): contoh(value, dalam + 1)}
    if tipe in _CONTOH:
        return _CONTOH[tipe]
    if issubclass(tipe, Enum):
        return next(iter(tipe))
    fields = {name: contoh(field.annotation, dalam + 1) for name, field in tipe.model_fields.items()}
    return tipe.model_construct(**fields)


def tempat(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield the place of every record in a value, and the name of each of its fields."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield loc, name
            yield from tempat(getattr(value, name), (*loc, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            quarter = loc and loc[-1] in {"triwulan", "realisasi"} and isinstance(key, int)
            yield from tempat(item, (*loc, f"TW{key}" if quarter else str(key)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from tempat(item, (*loc, str(index)))


_PILIHAN = (
    "{}1",
    "{} lain",
    "{}/lain",
    "1",
    "7",
    "0",
    "2024-11-30",
    "2025-06-30",
    "2023-TW1",
    "ya",
    "tidak",
    "https://lain.example/",
    "a" * 64,
    "lain.png",
    "F4",
    "100",
    "110",
    "2 Hari",
    "naik@1",
    "stabil@1",
    "jumlah",
    "maksimum",
    "tahunan",
    "rasio",
    "dampak",
    "keluaran",
    "renja",
    "renstra",
    "langsung",
    "draf",
    "konsep",
    "selesai",
    "belum ditangani",
    "tinggi",
    "rendah",
    "kotak",
    "kapsul",
    "kegiatan",
    "program",
    "Pj.",
    "penuh",
    "197001011995031002",
)


def lain(record: Record, loc: Loc) -> Record | None:
    """Return the record with another valid text at one leaf; None when there is none to be found."""
    leaves = record_leaves(record)
    for pattern in _PILIHAN:
        text = pattern.format(leaves[loc])
        try:
            other = dari_daun(type(record), {**leaves, loc: text})
        except ValidationError:
            continue
        if record_leaves(other).get(loc) != leaves[loc]:
            return other
    return None
