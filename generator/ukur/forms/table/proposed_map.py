"""The map that a reading proposes, its text with every open question beside the blank answer, and answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ukur.forms.table.catalogue_writer import misfits
from ukur.forms.table.import_questions import ACCEPTED, place_of
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_map import AcceptedCells, ColumnEntry, Defaults, SatuanEntry, TableMap
from ukur.forms.table.table_reading import Question, TableColumn, TableReading
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Frekuensi
from ukur.source.splice import Edit, spliced
from ukur.source.yaml_spelling import Value, yaml_flow, yaml_lines

_ANSWER = "jawaban."
_TITLES, _TITLE = 2, 200  # lines and letters of the titles: a source is one line in a document

METHOD = "Belum tertulis di tabel sumber; lengkapi menurut dokumen perencanaan."
"""What stands as the way of measuring where the table has no column for it."""

_HEAD = """\
# Peta tabel: cara membaca satu jenis tabel. Dibuat 'ukur import table'; boleh disunting, dipakai lagi.
# Isian yang kosong adalah pertanyaan yang belum dijawab.
"""


def proposed_map(reading: TableReading, sumber: str, catalogue: Catalogue) -> TableMap:
    """Return what the reading makes likely; what nobody can know from the table stays blank."""
    parts = any(column.part for column in reading.columns if column.role.is_figure)
    method = any(column.role is ColumnRole.METHOD for column in reading.columns)
    unfit = tuple(dict.fromkeys(address for address, _ in misfits(reading)))
    units = tuple(catalogue.instansi.unit)
    asked = {place_of(question.id) for question in reading.questions}
    has_rows = bool(reading.indikator)
    known = Defaults(
        unit=units[0] if has_rows and len(units) == 1 else None,
        frekuensi=Frekuensi.TAHUNAN if has_rows and not parts else None,
        cara_pengukuran=METHOD if has_rows and not method else None,
        urusan=_urusan(catalogue),
    )
    return TableMap(
        sumber=_sourced(reading, sumber),
        lembar=reading.sheet or None,
        judul_kolom=reading.header,
        tahun=reading.year,
        kolom={column.letter: _entry(column, asked) for column in reading.columns},
        satuan={
            spelt: SatuanEntry(satuan=unit.name, jenis=unit.jenis) for spelt, unit in reading.units.items()
        },
        jawaban={name.removeprefix(_ANSWER): None for name in asked if name.startswith(_ANSWER)},
        bawaan=known,
        diterima=(AcceptedCells(sel=unfit),) if unfit else (),
    )


def _sourced(reading: TableReading, sumber: str) -> str:
    """Return the source as the data names it: the table's own titles, and the file they stand in."""
    titles = "; ".join(" ".join(title.split()) for title in reading.titles[:_TITLES])
    return f"{titles[:_TITLE]} ({sumber})" if titles else sumber


def _urusan(catalogue: Catalogue) -> str | None:
    """Return the urusan that the codes of the office's tree begin with, where it has one."""
    found = {node.kode[:4] for node in catalogue.pohon.walk_down() if node.kode[:1].isdigit()}
    return found.pop() if len(found) == 1 else None


def _entry(column: TableColumn, asked: Collection[str]) -> ColumnEntry:
    """Return a column as the map holds it; what is asked of it stays blank."""
    here = f"kolom.{column.letter}"
    figure = column.role.is_figure
    return ColumnEntry(
        peran=None if f"{here}.peran" in asked else column.role,
        judul=" ".join(column.heading.split()) or None,
        tingkat=column.level,
        bagian=str(column.part) if column.part and figure else None,
        tahun=column.year if figure else None,
        angka=column.convention if figure and f"{here}.angka" not in asked else None,
    )


def map_text(peta: TableMap, questions: Sequence[Question] = (), schema: str | None = None) -> str:
    """Return the map as a file; each open question stands as a comment above its blank answer."""
    asked = {question.id: question for question in questions}
    data = peta.model_dump(mode="json", exclude_defaults=True)
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += _HEAD.splitlines()
    lines += _pairs(data, peta, asked)
    lines += ["", "jawaban:", *_answers(data, asked)] if peta.jawaban or _under(asked, "jawaban") else []
    lines += ["", "bawaan:", *_defaults(data, asked)]
    if "diterima" in data:
        lines += ["", *_comment(asked.get(ACCEPTED), 0), "diterima:"]
        rows = [{"sel": row["sel"], "sebab": row.get("sebab")} for row in data["diterima"]]
        lines += [line for row in rows for line in _accepted_lines(row)]
    return "\n".join(lines) + "\n"


def _pairs(data: Mapping[str, Any], peta: TableMap, asked: Mapping[str, Question]) -> Iterator[str]:
    yield from yaml_lines("sumber", peta.sumber, 0)
    if peta.lembar:
        yield from yaml_lines("lembar", peta.lembar, 0)
    yield f"judul_kolom: {data['judul_kolom']}"
    yield from _comment(asked.get("tahun"), 0)
    yield f"tahun: {peta.tahun or ''}".rstrip()
    yield ""
    yield "kolom:"
    for letter, entry in data["kolom"].items():
        for key in ColumnEntry.model_fields:
            if question := asked.get(f"kolom.{letter}.{key}"):
                yield from _comment(question, 2)
                entry.setdefault(key, None)
        yield f"  {letter}: {yaml_flow(_plain(entry))}"
    for key in ("baris", "satuan", "kecuali", "nilai"):
        if data.get(key):
            yield ""
            yield from _short_lines(key, data[key])


def _accepted_lines(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"  - sel: {yaml_flow(_plain(row['sel']))}"
    yield from yaml_lines("sebab", row["sebab"], 4)


def _short_lines(key: str, value: Any) -> Iterator[str]:
    """Yield a list or pairs with each member on one line."""
    yield f"{key}:"
    if isinstance(value, list):
        yield from (f"  - {yaml_flow(_plain(row))}" for row in value)
    else:
        yield from (f"  {yaml_flow({name: _plain(row)})[1:-1]}" for name, row in value.items())


def _answers(data: Mapping[str, Any], asked: Mapping[str, Question]) -> Iterator[str]:
    given = {**{name: None for name in _under(asked, "jawaban")}, **data.get("jawaban", {})}
    for name, answer in given.items():
        yield from _comment(asked.get(f"jawaban.{name}"), 2)
        yield from yaml_lines(name, answer, 2)


def _defaults(data: Mapping[str, Any], asked: Mapping[str, Question]) -> Iterator[str]:
    given = data.get("bawaan", {})
    for key in Defaults.model_fields:
        question = asked.get(f"bawaan.{key}")
        if given.get(key) is not None or question:
            yield from _comment(question, 2)
            yield from yaml_lines(key, _plain(given.get(key)), 2)


def _under(asked: Mapping[str, Question], key: str) -> list[str]:
    return [name.removeprefix(f"{key}.") for name in asked if name.startswith(f"{key}.")]


def _comment(question: Question | None, column: int) -> Iterator[str]:
    """Yield a question as comments, with its choices and what the program would answer."""
    if question is None:
        return
    start = f"{' ' * column}# "
    yield start + " ".join(question.text.split())
    for choice in question.choices:
        yield f"{start}  {choice.value}: {' '.join(choice.label.split())}"
    if question.proposal:
        yield f"{start}  usul: {' '.join(question.proposal.split())}"


def _plain(value: Any) -> Value:
    """Return a dumped value as texts; numbers and dates are texts in a file, ya and tidak are words."""
    if isinstance(value, Mapping):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(below) for below in value]
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return None if value is None else str(value)


def _parts(name: str) -> list[str]:
    """Return the keys of an answer's place in the map; the name of a question may itself have dots."""
    return name.split(".", 1) if name.startswith(_ANSWER) else name.split(".")


def answered(peta: TableMap, answers: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the data of a map with answers at their places, to be read as any map is read."""
    data = peta.model_dump(mode="json", exclude_unset=True)
    for name, answer in answers.items():
        if name == ACCEPTED:
            for row in data["diterima"]:
                row["sebab"] = row.get("sebab") or answer
            continue
        *above, key = _parts(name)
        place = data
        for part in above:
            place = place.setdefault(part, {})
        place[key] = answer
    return data


def with_blanks(path: str, raw: bytes, peta: TableMap, questions: Sequence[Question]) -> bytes:
    """Return a map's file with a blank answer for each question that it has no place for yet."""
    data = peta.model_dump(mode="json", exclude_unset=True)
    edits: list[Edit] = []
    for name in (question.id for question in questions if question.id != ACCEPTED):
        group, *rest = _parts(name)
        key = rest[0] if rest else None
        if key is None:
            edits += [Edit((group,), None)] if group not in data else []
        elif group == "kolom":
            edits += [Edit((group, *rest), None)] if rest[-1] not in data[group][key] else []
        elif not data.get(group):
            edits.append(Edit((group,), {key: None}))
            data[group] = {key: None}
        elif key not in data[group]:
            edits.append(Edit((group, key), None))
    return spliced(path, raw, edits)
