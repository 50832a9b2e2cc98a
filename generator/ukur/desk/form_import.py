"""Use case ``forms import``: filled workbooks into the forms of their units, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.desk.begun_links import begun_leftovers
from ukur.desk.changed_data import ChangedData, changed_data
from ukur.forms.book_fault import BookFault
from ukur.forms.unit_form import UnitForm
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.book_marks import BookMarks, read_marks
from ukur.forms.workbook.form_reader import read_form
from ukur.forms.workbook.form_reading import Asked, FormReading
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue, Loc
from ukur.model.faults import quote
from ukur.model.findings import Severity, UkurError
from ukur.model.indikator import JenisSatuan
from ukur.model.paths import formulir_path
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode
from ukur.model.spellings import with_comma
from ukur.source.catalogue_reader import ReadCache
from ukur.source.data_files import FileTree
from ukur.source.file_kinds import kind_of
from ukur.source.number_signs import first_signs
from ukur.source.partial_reading import ReadFile, read_file
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import YamlFault, parse
from ukur.spreadsheet.grid import Workbook
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook

_THOUSANDTHS = 3  # decimals from which 1,234 is no thousand


@dataclass(frozen=True)
class FormImport:
    """What filled forms would change; with faults nothing."""

    changed: ChangedData | None
    faults: tuple[BookFault, ...] = ()
    remarks: tuple[str, ...] = ()


def import_forms(
    tree: FileTree,
    before: Measurements,
    books: Sequence[tuple[str, bytes]],
    cache: ReadCache | None = None,
) -> FormImport:
    """Return the data files with what the planners filled in; ``books`` are names and bytes."""
    importer = _Importer(tree, before)
    for file, content in books:
        importer.take(file, content)
    remarks = tuple(dict.fromkeys(importer.remarks))
    if importer.faults:
        return FormImport(None, tuple(importer.faults), remarks)
    return FormImport(changed_data(tree, before, importer.files, cache), (), remarks)


class _Importer:
    def __init__(self, tree: FileTree, before: Measurements) -> None:
        self.tree, self.before = tree, before
        self.raw = {file.path: file.raw for file in tree.files()}
        self.files: dict[str, bytes] = {}
        self.faults: list[BookFault] = []
        self.remarks: list[str] = []
        self._forms: dict[Periode, Mapping[str, UnitForm]] = {}
        self._taken: dict[str, str] = {}

    def take(self, file: str, content: bytes) -> None:
        """Read one workbook; what is wrong with it is told."""
        try:
            book = read_workbook(content)
        except UnreadableWorkbook as fault:
            self.faults.append(BookFault(file, fault.place, fault.problem, fault.hint))
            return
        marks = read_marks(file, book)
        form = marks if isinstance(marks, BookFault) else self._form(file, marks)
        if isinstance(marks, BookFault) or isinstance(form, BookFault):
            self.faults.append(form if isinstance(form, BookFault) else marks)  # type: ignore[arg-type]
            return
        path = formulir_path(form.periode, form.unit)
        if path in self._taken:
            message = f"unit {form.unit} {form.periode} sudah diisi dari {self._taken[path]}"
            self.faults.append(BookFault(file, "", message, "pilih satu berkas untuk satu unit"))
            return
        self._taken[path] = file
        self._fill(path, file, book, marks, form)

    def _form(self, file: str, marks: BookMarks) -> UnitForm | BookFault:
        """Return today's form that a workbook is of."""
        office = self.before.catalogue.instansi
        name = f"{office.nama} {office.daerah}"
        if marks.instansi != name:
            message = f"formulir milik {quote(marks.instansi)}, sedangkan kantor ini {quote(name)}"
            return BookFault(file, "", message, "pilih berkas kantor ini")
        known = {str(periode): periode for periode in self.before.catalogue.dokumen}
        periode = known.get(marks.periode)
        if periode is None:
            hint = f"periode yang ada: {', '.join(sorted(known)[-4:])}; buka yang baru dengan 'ukur new'"
            return BookFault(file, "", f"periode {quote(marks.periode)} belum dibuka", hint)
        if periode not in self._forms:
            self._forms[periode] = unit_forms(self.before, periode)
        form = self._forms[periode].get(marks.unit)
        if form is None or formulir_path(periode, marks.unit) not in self.raw:
            hint = "unit yang ada: " + ", ".join(sorted(self._forms[periode]))
            return BookFault(file, "", f"unit {quote(marks.unit)} tidak mempunyai formulir {periode}", hint)
        return form

    def _fill(self, path: str, file: str, book: Workbook, marks: BookMarks, form: UnitForm) -> None:
        raw, shown = self.raw[path], f"{self.tree.root}/{path}"
        asked = _asked(self.before.catalogue)
        told = _read(shown, path, raw, asked)
        if told.value is None or told.cells:
            at = told.findings[0] if told.findings else None
            where = f"{at.location.path} baris {at.location.line}: {at.message}" if at else shown
            hint = "perbaiki berkas itu lebih dahulu; jalankan 'ukur check'"
            self.faults.append(
                BookFault(file, "", f"berkas tujuannya tidak dapat dibaca seluruhnya ({where})", hint)
            )
            return
        reading = read_form(file, book, marks, form, asked)
        self.remarks += reading.remarks
        if reading.faults:
            self.faults += reading.faults
            return
        data = parse(shown, raw).data
        reading.wanted.update(begun_leftovers(data, reading.wanted))
        comma = list(first_signs(data, Formulir)) == ["koma"]
        wanted = {loc: _with_comma(loc, text) if comma else text for loc, text in reading.wanted.items()}
        try:
            result = spliced(shown, raw, edits_for(data, wanted))
        except (UkurError, YamlFault) as error:
            self.faults.append(BookFault(file, "", str(error), "ubah berkas itu dengan tangan"))
            return
        self._hold(reading, told, _read(shown, path, result, asked))
        if result != raw:
            self.files[path] = result

    def _hold(self, reading: FormReading, before: ReadFile, after: ReadFile) -> None:
        """Tell what cannot be read in the new file as faults of the cells that it came from."""
        earlier = {(item.code, item.message) for item in before.findings}
        places = {place: loc for loc, place in after.positions.items()}
        for item in after.findings:
            if item.severity is Severity.ERROR and (item.code, item.message) not in earlier:
                loc = places.get((item.location.line, item.location.column), ())
                self.faults.append(BookFault(reading.berkas, _cell_of(reading, loc), item.message, item.hint))


def _cell_of(reading: FormReading, loc: Loc) -> str:
    """Return the cell of a place in the data, or else of what lies nearest to it."""
    for length in range(len(loc), 0, -1):
        for known, place in reading.cells.items():
            if known[:length] == loc[:length]:
                return place
    return ""


def _asked(catalogue: Catalogue) -> Asked:
    items = catalogue.indikator.values()
    return Asked(
        frozenset(item.kode for item in items if item.jenis_satuan is JenisSatuan.PERSEN),
        frozenset(item.kode for item in items if item.desimal >= _THOUSANDTHS),
    )


def _read(shown: str, path: str, raw: bytes, asked: Asked) -> ReadFile:
    known = kind_of(path)
    if known is None:
        raise UkurError(f"{shown} bukan formulir unit")
    return read_file(shown, raw, known[0], asked.thousandths)


def _with_comma(loc: Loc, text: str | None) -> str | None:
    """Return a figure with the decimal sign that its file uses: two signs in one file are a finding."""
    figure = loc[-1] in {"realisasi", "pembilang", "penyebut", "anggaran"}
    return with_comma(text) if figure and text else text
