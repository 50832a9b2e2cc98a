"""What a field means: the kind of a change to it, and whether it holds a number or text; marked on the field.

``kode: Annotated[Kode, ChangeKind.MAKNA]`` says it all; checks, policy and change report read the mark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


class ChangeKind(StrEnum):
    """Kind of a change, in the words of the report."""

    TAHAP = "tahap dokumen"
    PENGESAHAN = "nomor dan tanggal pengesahan"
    CATATAN_SOP = "catatan pelaksanaan SOP"
    NARASI = "uraian dan analisis"
    FORMULIR = "formulir kosong"
    REALISASI = "realisasi"
    BUKTI = "bukti"
    RENCANA = "rencana aksi dan tindak lanjut"
    TARGET = "target"
    MAKNA = "arti dan cara hitung indikator"
    PEMBANDING = "angka pembanding"
    KETERANGAN = "keterangan indikator"
    ANGGARAN = "anggaran"
    POHON = "pohon kinerja"
    PK = "perjanjian kinerja"
    KOREKSI = "koreksi"
    INSTANSI = "data instansi"
    ATURAN = "aturan hitung dan susunan kantor"
    PEJABAT = "pejabat penanda tangan"
    PERAN = "peran dan pemegangnya"
    SOP = "SOP dan persetujuannya"
    SKALA = "skala predikat"
    LKE = "kriteria evaluasi (LKE)"
    TERJEMAHAN = "terjemahan nama"
    TATA_LETAK = "tata letak dan komentar"
    HALAMAN = "halaman tulisan"
    PERLENGKAPAN = "huruf dan lambang dokumen"
    ARSIP = "arsip"
    SALINAN = "salinan naskah yang ditandatangani"
    PROGRAM = "program dan pengaturan situs"
    TAK_DIKENAL = "perubahan yang tidak dikenal"


class Content(Enum):
    """What a value is, whatever it means: part of each type of value, so no field can forget it."""

    NUMBER = "number"
    TEXT = "text"
    QUARTER = "quarter"


@dataclass(frozen=True)
class Place:
    """What stands at a place of a record: the kind of a change there, and what the value is.

    ``record`` is a place that holds a record of its own, such as a member of a list.
    """

    jenis: ChangeKind | None
    content: Content | None
    record: bool


_WRAPPERS = {Annotated, Union, get_origin(int | None)}
"""What may stand around a type: marks, and ``| None`` in its two spellings."""


def place(model: type[BaseModel], loc: tuple[str, ...]) -> Place | None:
    """Return what stands at a place of a record; the mark nearest to it counts. None where nothing can."""
    annotation: Any = model
    marks: tuple[Any, ...] = ()
    jenis: ChangeKind | None = None
    for part in loc:
        annotation, _ = _bare(annotation)
        step = _below(annotation, part)
        if step is None:
            return None
        annotation, marks = step
        jenis = next((mark for mark in reversed(marks) if isinstance(mark, ChangeKind)), jenis)
    annotation, own = _bare(annotation)
    content = next((mark for mark in (*marks, *own) if isinstance(mark, Content)), None)
    return Place(jenis, content, _is_record(annotation))


def _below(annotation: Any, part: str) -> tuple[Any, tuple[Any, ...]] | None:
    if _is_record(annotation):
        field = annotation.model_fields.get(part)
        return (field.annotation, tuple(field.metadata)) if field else None
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return args[0], ()
    mapping = isinstance(origin, type) and issubclass(origin, Mapping)
    return (args[1], ()) if mapping else None


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without Annotated and ``| None``, and the marks that stood around it."""
    marks: tuple[Any, ...] = ()
    while get_origin(annotation) in _WRAPPERS:
        inner = [arg for arg in get_args(annotation) if arg is not type(None)]
        if get_origin(annotation) is Annotated:
            marks += tuple(inner[1:])
        annotation = inner[0]
    return annotation, marks


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


@cache  # one entry for each model and kind
def fields_of(model: type[BaseModel], jenis: ChangeKind, content: Content | None = None) -> tuple[str, ...]:
    """Return the fields of a record that are marked with a kind, in order; only text or numbers if asked."""
    found = {name: place(model, (name,)) for name in model.model_fields}
    return tuple(
        name
        for name, at in found.items()
        if at is not None and at.jenis is jenis and content in {None, at.content}
    )


@cache
def kinds_of(model: type[BaseModel]) -> frozenset[ChangeKind]:
    """Return every kind that the fields of a record are marked with."""
    found = (place(model, (name,)) for name in model.model_fields)
    return frozenset(at.jenis for at in found if at is not None and at.jenis is not None)


@cache
def by_quarter(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a record that are keyed by quarter."""
    found = {name: _bare(field.annotation)[0] for name, field in model.model_fields.items()}
    return frozenset(
        name
        for name, annotation in found.items()
        if get_args(annotation) and Content.QUARTER in _bare(get_args(annotation)[0])[1]
    )


@cache
def records_within(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return a record and those within it at any depth, each once, as a reader meets them."""
    known: dict[type[BaseModel], None] = {}
    _meet(model, known)
    return tuple(known)


def record_keys(model: type[BaseModel]) -> frozenset[str]:
    """Return every key of a record and of the records within it, at any depth."""
    return frozenset(name for one in records_within(model) for name in one.model_fields)


def _meet(model: type[BaseModel], known: dict[type[BaseModel], None]) -> None:
    if model not in known:
        known[model] = None
        for field in model.model_fields.values():
            for inner in records_in(field.annotation):
                _meet(inner, known)


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the records that a value of a type may be or hold; of a dated value, its rows."""
    if _is_record(annotation):
        yield annotation
    member = getattr(annotation, "member", None)
    if isinstance(member, type) and issubclass(member, BaseModel):
        yield member
    for argument in get_args(annotation):
        yield from records_in(argument)
