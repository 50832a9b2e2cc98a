"""pydantic's faults as our findings: one table of sentences, one lookup of positions."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from ukur.model import galat
from ukur.model.katalog import Loc
from ukur.model.temuan import Location, Rule, Temuan

_BY_CODE = {rule.code: rule for rule in galat.RULES}
_SHAPES = {
    "string_type": ("harus berupa teks", "tulis satu teks sesudah titik dua"),
    "mapping_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, lalu nilainya"),
    "dict_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, lalu nilainya"),
    "model_type": ("harus berupa pasangan kunci: nilai", "tulis kunci, titik dua, lalu nilainya"),
    "tuple_type": ("harus berupa daftar", "awali setiap butir dengan tanda - dan spasi"),
}
_BOUNDS = {"greater_than_equal": "minimal {ge}", "less_than_equal": "maksimal {le}"}


def findings(
    error: ValidationError,
    path: str,
    positions: dict[Loc, tuple[int, int]],
    model: type[BaseModel],
    data: Any,
) -> Iterator[Temuan]:
    """Yield one finding for each fault pydantic met, at the line and column of its key."""
    for fault in error.errors(include_url=False):
        loc = tuple(part for part in fault["loc"] if part != "[key]")
        line, column = _position(loc, positions)
        rule, message, hint = _sentence(fault, loc, model)
        name = ".".join(str(part) for part in loc) or "berkas"
        yield rule.at(Location(path, line, column), f"{galat.quote(name, 80)[1:-1]}: {message}", hint)


def _position(loc: Loc, positions: dict[Loc, tuple[int, int]]) -> tuple[int, int]:
    while loc and loc not in positions:
        loc = loc[:-1]
    return positions.get(loc, (1, 1))


def _sentence(fault: Any, loc: Loc, model: type[BaseModel]) -> tuple[Rule, str, str]:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind.startswith("ukur_"):
        message, hint = galat.split(fault["msg"])
        return _BY_CODE[kind.removeprefix("ukur_")], message, hint
    if kind == "missing":
        return galat.K001, "wajib diisi", f"tambahkan baris '{loc[-1]}: ...'"
    if kind == "extra_forbidden":
        return galat.K002, "kunci tidak dikenal", _nearest(loc, model)
    if fault["input"] is None:
        return (
            galat.K001,
            "wajib diisi",
            f"isi nilai sesudah '{loc[-1] if loc else ''}:', atau hapus barisnya",
        )
    if kind in {"enum", "literal_error"}:
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return galat.F006, f"{galat.quote(fault['input'])} bukan pilihan yang dikenal", f"pilih: {allowed}"
    if kind in _BOUNDS:
        bound = _BOUNDS[kind].format(**context)
        return galat.F011, f"nilai {galat.quote(fault['input'])} di luar batas", f"tulis nilai {bound}"
    if kind == "too_short":
        return galat.K001, "belum ada isinya", f"isi paling sedikit {context['min_length']} butir"
    if kind == "string_pattern_mismatch":
        return (
            galat.F005,
            f"{galat.quote(fault['input'])} tidak sesuai pola",
            "periksa jumlah dan susunan hurufnya",
        )
    message, hint = _SHAPES.get(kind, ("isi tidak sah", "periksa isian ini dengan contoh di panduan"))
    return galat.K003, message, hint


def _nearest(loc: Loc, model: type[BaseModel]) -> str:
    known = sorted(_fields(model, loc[:-1]))
    close = difflib.get_close_matches(str(loc[-1]), known, n=1)
    if close:
        return f"mungkin maksudnya '{close[0]}'"
    return f"pilih: {', '.join(known)}" if known else "hapus baris ini"


def _fields(model: type[BaseModel], loc: Loc) -> set[str]:
    """Return the keys allowed at ``loc``, by walking the annotations of the model."""
    annotation: Any = model
    for part in loc:
        models = list(_models(annotation))
        annotation = next(
            (m.model_fields[part].annotation for m in models if part in m.model_fields), annotation
        )
    return {name for found in _models(annotation) for name in found.model_fields}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)
