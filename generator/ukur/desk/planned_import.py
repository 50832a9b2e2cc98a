"""An office's own table read, held against its map, and planned as files of the data; nothing is written."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from ukur.forms.table.catalogue_writer import ImportPlan, plan_import
from ukur.forms.table.import_questions import open_questions
from ukur.forms.table.map_answers import answers_of, header_answer
from ukur.forms.table.map_check import changed_columns, unknown_cells
from ukur.forms.table.nomenclature import ANY_URUSAN, Nomenclature, NomenclatureList
from ukur.forms.table.proposed_map import answered, proposed_map
from ukur.forms.table.table_map import TableMap
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import Question, TableReading, TableRemark
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote, split
from ukur.model.findings import Finding, Severity, UkurError
from ukur.model.paths import DATA
from ukur.source.data_files import ChangedTree, FileTree
from ukur.source.record_file import read_record
from ukur.source.yaml_text import YamlFault
from ukur.spreadsheet.grid import Sheet, Workbook
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook
from ukur.verify.inputs import check_data

DIGEST = 12  # hexadecimal digits that name a file in a sentence; the whole digest would hide the words


@dataclass(frozen=True)
class TableImport:
    """How far an import came: what was read, the map, what is still asked, and what would be written.

    ``plan`` is None while something is asked or a column is not where the map has it. ``findings`` are errors
    that the data would have afterwards and has not now.
    """

    reading: TableReading
    peta: TableMap
    questions: tuple[Question, ...]
    faults: tuple[TableRemark, ...]
    plan: ImportPlan | None = None
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    """What the file has beside the table: macros, links, other sheets."""

    @property
    def is_ready(self) -> bool:
        """Whether it may be written."""
        return self.plan is not None and not self.faults and not self.findings


def plan_table(
    tree: FileTree,
    before: Measurements,
    file: tuple[str, bytes],
    peta: TableMap | None,
    nomenclature: NomenclatureList,
) -> TableImport:
    """Return how far the import of a file (name, bytes) comes with a map, or with the one it proposes."""
    book, reading = _read(file, peta)
    done = _imported(tree, before, (file, reading), peta, nomenclature)
    return replace(done, notes=(*book.notes, *_other_sheets(book, reading.sheet)))


def _other_sheets(book: Workbook, read: str) -> Iterator[str]:
    """Yield that a workbook has more than the sheet that was read."""
    others = [s.name for s in book.sheets if s.name != read and s.state == "visible" and s.cells]
    if others:
        yield f"Lembar lain tidak dibaca: {', '.join(others)}. Satu lembar satu peta, dengan lembar: namanya."


def _imported(
    tree: FileTree,
    before: Measurements,
    table: tuple[tuple[str, bytes], TableReading],
    peta: TableMap | None,
    nomenclature: NomenclatureList,
) -> TableImport:
    (file, reading), catalogue = table, before.catalogue
    if unread := sorted(catalogue.unread_paths):
        raise UkurError(f"{DATA}/{unread[0]} belum terbaca utuh; jalankan 'ukur check' dan perbaiki dahulu")
    if peta is None:
        peta = _proposed(reading, file, catalogue)
    elif faults := (*changed_columns(reading, peta),) or (*unknown_cells(reading, peta),):
        return TableImport(reading, peta, (), faults)
    known = nomenclature.kode
    if questions := open_questions(reading, peta, catalogue, known):
        return TableImport(reading, peta, questions, ())
    data = {item.path: item.raw for item in tree.files()}
    official = Nomenclature(known, peta.bawaan.urusan or ANY_URUSAN)
    try:
        plan = plan_import(reading, peta, catalogue, data, official)
    except YamlFault as fault:
        return TableImport(reading, peta, (), (), None, (fault.finding,))
    return TableImport(reading, peta, (), plan.faults, plan, _new_errors(tree, before, plan))


def _proposed(reading: TableReading, file: tuple[str, bytes], catalogue: Catalogue) -> TableMap:
    """Return the map that is proposed; UkurError for a heading, title or name that no map can hold."""
    try:
        return proposed_map(reading, _named(*file), catalogue)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message, hint = split(first["msg"])
        raise UkurError(f"{file[0]}: {quote(first['input'])}: {message}; {hint}") from error


def _read(file: tuple[str, bytes], peta: TableMap | None) -> tuple[Workbook, TableReading]:
    """Return a file and what its table says by the map; UkurError for a file or a sheet that holds none."""
    name, raw = file
    try:
        book = read_workbook(raw)
        return book, _table(_sheet(book, peta), peta)
    except UnreadableWorkbook as error:
        raise UkurError(f"{name}: {error}") from error


def _table(sheet: Sheet, peta: TableMap | None) -> TableReading:
    """Return what a sheet says by the map.

    Where a header is found in other rows than the map has it, the map's rows are tried: a person may know
    better than the program, but a table that was moved is told.
    """
    if peta is None:
        return read_table(sheet)
    answers = answers_of(peta)
    found = read_table(sheet, answers)
    if found.header != peta.judul_kolom:
        answers = {**answers, "kepala": header_answer(peta)}
        meant = read_table(sheet, answers)
        if any(changed_columns(meant, peta)):
            return found
        found = meant
    return read_table(sheet, {**answers, **answers_of(peta, found)})


def _named(name: str, raw: bytes) -> str:
    return f"{name} (SHA-256 {hashlib.sha256(raw).hexdigest()[:DIGEST]})"


def _sheet(book: Workbook, peta: TableMap | None) -> Sheet:
    """Return the sheet that the map names, else the first that people see."""
    if peta is not None and peta.lembar:
        found = book.sheet(peta.lembar)
        if found is None:
            names = ", ".join(sheet.name for sheet in book.sheets)
            raise UkurError(f"lembar '{peta.lembar}' tidak ada; lembar di berkas ini: {names}")
        return found
    shown = [sheet for sheet in book.sheets if sheet.state == "visible" and sheet.cells]
    if not shown:
        raise UkurError("berkas ini tidak mempunyai lembar berisi yang tampak")
    return shown[0]


def _new_errors(tree: FileTree, before: Measurements, plan: ImportPlan) -> tuple[Finding, ...]:
    """Return the errors that the data would have with the plan's files, and does not have now."""
    if not plan.files:
        return ()
    after = check_data(ChangedTree(tree, plan.files), None, before)
    known = {(item.code, item.message) for item in check_data(tree).findings}
    return tuple(
        item
        for item in after.findings
        if item.severity is Severity.ERROR and (item.code, item.message) not in known
    )


def with_answers(peta: TableMap, answers: Mapping[str, str]) -> tuple[TableMap | None, tuple[Finding, ...]]:
    """Return the map with answers in it, read as strictly as a file; else what is wrong with them."""
    text = json.dumps(answered(peta, answers), ensure_ascii=False)  # JSON is YAML
    return read_record("jawaban", text.encode(), TableMap)
