"""pydantic's faults as our findings: one table of sentences, one lookup of positions."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from ukur.model import faults
from ukur.model.catalogue import Loc
from ukur.model.findings import Finding, Location, Rule
from ukur.model.pengukuran import Formulir, IsianIndikator

_BY_CODE = {rule.code: rule for rule in faults.RULES}
_SHAPES = {
    "string_type": ("harus berupa teks", "tulis satu teks sesudah titik dua"),
    "mapping_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, spasi, lalu nilainya"),
    "dict_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, spasi, lalu nilainya"),
    "model_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, spasi, lalu nilainya"),
    "tuple_type": ("harus berupa daftar", "awali setiap butir dengan tanda - dan spasi"),
}
_BOUNDS = {"greater_than_equal": "minimal {ge}", "less_than_equal": "maksimal {le}"}


def findings(
    found: Iterable[Any], path: str, positions: Mapping[Loc, tuple[int, int]], model: type[BaseModel]
) -> Iterator[Finding]:
    """Yield one finding for each fault pydantic met, at the line and column of its key."""
    for fault in found:
        loc = place_of(fault)
        rule, message, hint = _sentence(fault, loc, model)
        name = ".".join(_shown(part) for part in loc) or "berkas"
        at = nearest(path, loc, positions)
        yield rule.at(at, f"{faults.quote(name, 80)[1:-1]}: {message}", hint)


def value_fault(model: type[BaseModel], field: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with a value for a field of a model, and the remedy; None for a sound one."""
    try:
        _adapter(model, field).validate_python(value)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        _, message, hint = _sentence(fault, (field, *place_of(fault)), model)
        return message, hint
    return None


@cache  # one for each field of the models
def _adapter(model: type[BaseModel], field: str) -> TypeAdapter[Any]:
    info = model.model_fields[field]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[annotation, *info.metadata] if info.metadata else annotation)


def told(found: Iterable[Any]) -> list[Any]:
    """Return the faults that are told: pydantic counts sound items only, the others have their own faults."""
    return [
        fault
        for fault in found
        if not (fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"])
    ]


def place_of(fault: Any) -> Loc:
    """Return the place of a fault in the data."""
    return tuple(part for part in fault["loc"] if part != "[key]")


def nearest(path: str, loc: Loc, positions: Mapping[Loc, tuple[int, int]]) -> Location:
    """Return where ``loc`` stands: its own place, else that of the nearest parent."""
    while loc and loc not in positions:
        loc = loc[:-1]
    return Location(path, *positions.get(loc, (1, 1)))


def wants_record(fault: Any) -> bool:
    """Return whether a text stands where keys and values should."""
    return _SHAPES.get(fault["type"]) == _SHAPES["dict_type"] and isinstance(fault["input"], str)


def _shown(part: str | int) -> str:
    """Return a part of a place as people count: the first of a list is 1."""
    return str(part + 1) if isinstance(part, int) else part


def _sentence(fault: Any, loc: Loc, model: type[BaseModel]) -> tuple[Rule, str, str]:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind.startswith("ukur_"):
        message, hint = faults.split(fault["msg"])
        return _BY_CODE[kind.removeprefix("ukur_")], message, hint
    if kind == "missing":
        return faults.K001, "wajib diisi", f"tambahkan baris '{loc[-1]}: ...'"
    if kind == "extra_forbidden":
        return faults.K002, "kunci tidak dikenal", _nearest(loc, model)
    if fault["input"] is None:
        return faults.K001, "wajib diisi", _blank(loc, model)
    if kind in {"enum", "literal_error"}:
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return faults.F006, f"{faults.quote(fault['input'])} bukan pilihan yang dikenal", f"pilih: {allowed}"
    if kind in _BOUNDS:
        bound = _BOUNDS[kind].format(**context)
        return faults.F011, f"nilai {faults.quote(fault['input'])} di luar batas", f"tulis nilai {bound}"
    if kind == "too_short":
        return faults.K001, "belum ada isinya", f"isi paling sedikit {context['min_length']} butir"
    if kind == "string_pattern_mismatch":  # the one pattern kept in the model is that of NIP
        return faults.F005, f"{faults.quote(fault['input'])} bukan NIP", "tulis 18 angka NIP, boleh berspasi"
    message, hint = _SHAPES.get(kind, ("isi tidak sah", "periksa isian ini dengan contoh di panduan"))
    return faults.K003, message, hint


def _blank(loc: Loc, model: type[BaseModel]) -> str:
    if isinstance(loc[-1], int):
        return "isi butir sesudah tanda -, atau hapus tandanya"
    required = any(
        m.model_fields[loc[-1]].is_required() for m in _owners(model, loc) if loc[-1] in m.model_fields
    )
    return f"isi nilai sesudah '{loc[-1]}:'" + ("" if required else ", atau hapus barisnya")


def _nearest(loc: Loc, model: type[BaseModel]) -> str:
    name = str(loc[-1])
    if name.strip() != name:
        return f"hapus spasi tak putus (U+00A0) di ujung kunci {faults.quote(name.strip())}"
    if len(loc) == 1 and model is Formulir and name in IsianIndikator.model_fields:
        return "geser ke kanan, sejajar dengan isian lain indikatornya"
    known = sorted({name for found in _owners(model, loc) for name in found.model_fields})
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"mungkin maksudnya '{close[0]}'"
    return f"pilih: {', '.join(known)}" if known else "hapus baris ini"


def _owners(model: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    """Return the models whose key ends ``loc``, by walking the annotations of ``model``."""
    annotation: Any = model
    for part in loc[:-1]:
        annotation = next(
            (m.model_fields[part].annotation for m in _models(annotation) if part in m.model_fields),
            annotation,
        )
    return list(_models(annotation))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    member = getattr(annotation, "member", annotation)  # of a value that is read from a list of records
    if isinstance(member, type) and issubclass(member, BaseModel):
        yield member
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)
