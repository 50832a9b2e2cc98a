"""Where a value stands in a data file, in the words of the form that a planner fills in."""

from collections.abc import Iterator, Mapping

from ukur.desk.record_view import container_of, record_of
from ukur.forms.workbook.layout import BUKTI, ISIAN, RENCANA_AKSI, RINCIAN, TINDAK_LANJUT
from ukur.model.catalogue import Loc
from ukur.model.key_texts.all_texts import key_text
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.values import Record
from ukur.source.file_kinds import kind_of

WHOLE = "Seluruh berkas"
_SHEETS = {sheet.key: sheet for sheet in (BUKTI, RENCANA_AKSI, RINCIAN, TINDAK_LANJUT)}


def place_words(path: str, loc: Loc, names: Mapping[str, str]) -> str:
    """Return a place as one reads it: whose it is, then the field; ``names`` are the indicators' by code."""
    if not loc:
        return WHOLE
    found = kind_of(path)
    whose, field = _whose(path, loc, names), list(_field(found[0].model, loc)) if found else []
    words = ", ".join(field) or " > ".join(map(str, loc))
    return f"{whose}: {words}" if whose else words


def _whose(path: str, loc: Loc, names: Mapping[str, str]) -> str:
    """Return the indicator that a place of a form or of the dictionary is about; empty for any other."""
    if loc[0] == "indikator" and len(loc) > 1:
        return " ".join(filter(None, (str(loc[1]), names.get(str(loc[1])))))
    kode = path.rpartition("/")[2].removesuffix(".yml")
    return f"{kode} {names[kode]}" if kode in names else ""


def _field(model: type[Record], loc: Loc) -> Iterator[str]:
    """Yield what each part of a place is called; nothing where a part is none of the file's keys."""
    record: type[Record] | None = model
    parts, columns = iter(loc), ISIAN.entries if model is Formulir else ()
    for key in parts:
        if record is None or not isinstance(key, str) or key not in record.model_fields:
            return
        kind, title = record.model_fields[key].annotation, key_text(record, key).title
        heading = {column.key: column.heading for column in columns}.get(key)
        if record is IsianIndikator and key in _SHEETS:
            columns = _SHEETS[key].entries
        member = next(parts, None) if container_of(kind) is not None else None
        if member is None:
            yield heading or title
        elif record is not Formulir:  # there it is the indicator, told before
            yield f"{title} {member + 1 if isinstance(member, int) else member}"
        record = record_of(kind)
