"""What a table lacks and the dictionary needs: asked once for the file, never once for a row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from ukur.forms.table.nomenclature import ANY_URUSAN, Nomenclature, level_of, plain_name
from ukur.forms.table.settled_row import SUMMED, SettledRow
from ukur.forms.table.table_checks import SeriesNature
from ukur.forms.table.table_kinds import ColumnRole, NodeLevel
from ukur.forms.table.table_map import TOP, TableMap
from ukur.forms.table.table_reading import Choice, Question, TableReading
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, DasarTarget, JenisSatuan
from ukur.model.pohon import JenisSimpul

MOST = 12
"""Questions of one file at most: more nobody answers with care (the goal of the import)."""

ACCEPTED = "diterima"
"""The question about figures that do not fit each other."""

_PLACES = {"tahun": "tahun", "satuan": "bawaan.jenis_satuan"}
_COLUMN_KEYS = {"kolom": "peran", "angka": "angka"}

_SHOWN = 12  # nodes offered for an answer; any other code may be written
_AGREED = {ColumnRole.TARGET, ColumnRole.PAGU}
_PART_ROLES = {ColumnRole.TARGET, ColumnRole.REALISASI}

_CODED = {NodeLevel.PROGRAM, NodeLevel.KEGIATAN, NodeLevel.SUB_KEGIATAN}

_FORMULAS = (
    Choice("naik@1", "makin tinggi makin baik: realisasi / target"),
    Choice("turun-selisih@1", "makin rendah makin baik: (2 x target - realisasi) / target"),
    Choice("turun-rasio@1", "makin rendah makin baik: target / realisasi"),
)
_LEVELS = (
    Choice("dampak", "hasil akhir bagi masyarakat"),
    Choice("hasil", "hasil program atau sasaran"),
    Choice("keluaran", "keluaran kegiatan atau sub kegiatan"),
)
_BASES = (
    Choice(DasarTarget.PERJANJIAN_KINERJA.value, "perjanjian kinerja"),
    Choice(DasarTarget.RENSTRA.value, "Renstra atau RPJMD"),
    Choice(DasarTarget.RENJA.value, "Renja atau rencana aksi"),
    Choice(DasarTarget.CONTOH.value, "contoh untuk belajar; selalu ditandai"),
)
_JOINED = (
    Choice(Agregasi.POSISI_AKHIR.value, "angka triwulan terakhir"),
    Choice(
        Agregasi.JUMLAH.value, "jumlah triwulan; satuan yang tidak dapat dijumlahkan memakai posisi akhir"
    ),
    Choice(Agregasi.RATA_RATA.value, "rata-rata triwulan"),
    Choice(Agregasi.KUMULATIF.value, "tiap triwulan sudah sampai dengan triwulan itu"),
)


def open_questions(
    reading: TableReading, peta: TableMap, catalogue: Catalogue, official: Mapping[str, str]
) -> tuple[Question, ...]:
    """Return every question without an answer: those of the reading, then what the map has blank.

    The id of a question is the place of its answer in the map, its keys joined by dots: ``bawaan.unit``.
    """
    asker = _Asker(reading, peta, catalogue, official)
    of_rows = asker.of_reading(), asker.of_table(), asker.of_indikator()
    of_tree = asker.of_levels(), asker.of_urusan(), asker.of_nodes()
    return tuple(chain(*of_rows, *of_tree, asker.unfit()))


def place_of(asked: str) -> str:
    """Return where the map holds the answer to a question of the reading, keys joined by dots."""
    kind, _, letter = asked.partition(":")
    if kind in _COLUMN_KEYS and letter:
        return f"kolom.{letter}.{_COLUMN_KEYS[kind]}"
    return _PLACES.get(asked, f"jawaban.{asked}")


@dataclass(frozen=True)
class _Asker:
    reading: TableReading
    peta: TableMap
    catalogue: Catalogue
    official: Mapping[str, str]

    @property
    def _rows(self) -> tuple[SettledRow, ...]:
        rows = (SettledRow(row, self.reading, self.peta) for row in self.reading.indikator)
        return tuple(row for row in rows if not row.own.lewati)

    @property
    def _fresh(self) -> tuple[SettledRow, ...]:
        """Rows whose indicator the dictionary does not have."""
        known = {plain_name(item.nama) for item in self.catalogue.indikator.values()}
        return tuple(
            row
            for row in self._rows
            if plain_name(row.name) not in known and row.own.kode not in self.catalogue.indikator
        )

    def of_reading(self) -> Iterator[Question]:
        """Yield what the reading asks, unless the map has the answer already."""
        yield from (replace(question, id=place_of(question.id)) for question in self.reading.questions)

    def of_table(self) -> Iterator[Question]:
        """Yield what is asked of the table as a whole."""
        agreed = any(column.role in _AGREED for column in self.reading.columns)
        if self.peta.bawaan.dasar is None and agreed:
            yield Question("bawaan.dasar", "Dari mana target dan pagu tabel ini?", _BASES)
        baseline = [c for c in self.reading.columns if c.role is ColumnRole.BASELINE and c.year is None]
        if baseline and self.peta.bawaan.tahun_awal is None and self._fresh:
            text = "Kondisi awal di tabel ini adalah keadaan tahun berapa?"
            yield Question("bawaan.tahun_awal", text, cells=tuple(column.letter for column in baseline))

    def of_indikator(self) -> Iterator[Question]:
        """Yield what new entries of the dictionary need."""
        known, fresh = self.peta.bawaan, self._fresh
        told = {question.id for question in self.of_reading()}
        asks: tuple[tuple[str, Callable[[SettledRow], bool], Question], ...] = (
            ("unit", lambda row: row.unit is None, self._unit()),
            ("awalan_kode", self._needs_code, _asked("awalan_kode", "Awalan kode indikator baru?", "IK")),
            ("tingkat", lambda row: row.tingkat is None, self._level()),
            ("sasaran", self._without_node, self._sasaran()),
            ("satuan", lambda row: row.satuan_name is None, self._satuan()),
            ("jenis_satuan", lambda row: bool(row.satuan_name) and row.satuan is None, self._kind()),
            ("rumus", lambda row: row.rumus is None, self._formula()),
            ("agregasi", self._needs_agregasi, self._agregasi()),
            (
                "sumber_data",
                lambda row: True,
                _asked("sumber_data", "Dari mana unit mengambil realisasinya?"),
            ),
            ("definisi_operasional", lambda row: True, self._definition()),
        )
        for key, concerns, question in asks:
            cells = tuple(row.row.address for row in fresh if concerns(row))
            if getattr(known, key) is None and cells and question.id not in told:
                yield Question(question.id, question.text, question.choices, cells, question.proposal)

    def _unit(self) -> Question:
        units = tuple(Choice(key, unit.nama) for key, unit in self.catalogue.instansi.unit.items())
        return _asked("unit", "Unit yang menjawab indikator di tabel ini?", _only(units), units)

    def _needs_code(self, row: SettledRow) -> bool:
        return row.own.kode is None and (row.row.kode is None or level_of(row.row.kode) is not None)

    def _level(self) -> Question:
        levels = {self.reading.nodes[row.row.node].level for row in self._rows if row.row.node is not None}
        outputs = {NodeLevel.KEGIATAN, NodeLevel.SUB_KEGIATAN}
        likely = "keluaran" if levels and levels <= outputs else "hasil"
        return _asked("tingkat", "Tingkat indikator di tabel ini?", likely, _LEVELS)

    def _without_node(self, row: SettledRow) -> bool:
        return row.row.node is None and row.own.sasaran is None

    def _sasaran(self) -> Question:
        nodes = tuple(
            Choice(node.kode, node.uraian)
            for node in self.catalogue.pohon.walk_down()
            if node.jenis is not JenisSimpul.TUJUAN
        ) or tuple(Choice(node.kode, node.uraian) for node in self.catalogue.pohon.walk_down())
        text = "Sasaran (kode simpul di pohon kinerja) bagi indikator tanpa sasaran di tabel?"
        return _asked("sasaran", text, _only(nodes), nodes[:_SHOWN])

    def _satuan(self) -> Question:
        text = "Satuan indikator yang di tabel tidak bersatuan, misalnya persen, dokumen, nilai?"
        return _asked("satuan", text)

    def _kind(self) -> Question:
        spelt = dict.fromkeys(row.satuan_name for row in self._rows if row.satuan is None)
        named = f" ({', '.join(name for name in list(spelt)[:_SHOWN] if name)})"
        kinds = tuple(Choice(kind.value, kind.value) for kind in JenisSatuan)
        return _asked("jenis_satuan", f"Jenis satuan yang tidak dikenal{named}?", "cacah", kinds)

    def _formula(self) -> Question:
        proved = next((proof.rumus.value for proof in self.reading.proofs if proof.rumus), "naik@1")
        return _asked(
            "rumus", "Arah yang baik bagi indikator yang tidak terbukti rumusnya?", proved, _FORMULAS
        )

    def _needs_agregasi(self, row: SettledRow) -> bool:
        """Whether neither the table's own sums nor the unit say how quarters make the year."""
        natures = {series.nature for series in self.reading.series if series.role in _PART_ROLES}
        parts = any(column.part for column in self.reading.columns if column.role in _PART_ROLES)
        summed = row.satuan is None or row.satuan.jenis in SUMMED
        asked = any(question.id.startswith("deret:") for question in self.reading.questions)
        told = natures - ({SeriesNature.OPEN} | (set() if summed else {SeriesNature.INCREMENTS}))
        return row.own.agregasi is None and parts and not told and not asked

    def _agregasi(self) -> Question:
        return _asked("agregasi", "Bagaimana triwulan menjadi setahun?", "posisi-akhir", _JOINED)

    def _definition(self) -> Question:
        text = "Definisi operasional bagi indikator baru? {nama} diganti nama indikatornya."
        return _asked("definisi_operasional", text, "{nama}; definisi lengkapnya belum ada di tabel sumber.")

    def of_levels(self) -> Iterator[Question]:
        """Yield the columns of nodes whose level neither words nor codes tell."""
        without = [node for node in self.reading.nodes if node.level is None]
        letters = dict.fromkeys(node.address.rstrip("0123456789") for node in without)
        levels = tuple(
            Choice(level.value, level.value) for level in NodeLevel if level is not NodeLevel.URUSAN
        )
        for letter in letters:
            entry = self.peta.kolom.get(letter)
            if entry is not None and entry.tingkat is None:
                cells = tuple(node.address for node in without if node.address.startswith(letter))
                text = f"Nama di kolom {letter} ({entry.judul or 'tanpa judul'}) adalah tingkat apa?"
                yield Question(f"kolom.{letter}.tingkat", text, levels, cells)

    def of_urusan(self) -> Iterator[Question]:
        """Yield the urusan where a node is of the supporting program, whose code begins with it."""
        own = Nomenclature(self.official)
        cells = tuple(
            node.address
            for node in self.reading.nodes
            if node.kode is None
            and node.level in _CODED
            and (own.code_of(node.name, JenisSimpul(node.level.value)) or "").startswith(ANY_URUSAN)
        )
        if cells and self.peta.bawaan.urusan is None:
            text = "Kode urusan kantor, misalnya 2.13? Kode program penunjang diawali kode itu."
            yield Question("bawaan.urusan", text, cells=cells)

    def of_nodes(self) -> Iterator[Question]:
        """Yield where new nodes are put in that the table has nothing above of."""
        known = {(node.jenis.value, plain_name(node.uraian)) for node in self.catalogue.pohon.walk_down()}
        loose = [
            node
            for node in self.reading.nodes
            if node.parent is None
            and node.level not in {None, NodeLevel.TUJUAN, NodeLevel.URUSAN}
            and (str(node.level), plain_name(node.name)) not in known
        ]
        if loose and self.peta.bawaan.induk is None:
            above = min(node.level.depth for node in loose if node.level)
            nodes = tuple(
                Choice(node.kode, node.uraian)
                for node in self.catalogue.pohon.walk_down()
                if NodeLevel(node.jenis.value).depth < above
            )
            choices = (*nodes[: _SHOWN - 1], Choice(TOP, "di puncak pohon, tanpa induk"))
            text = "Di bawah simpul mana program atau sasaran di tabel ini?"
            cells = tuple(node.address for node in loose)
            yield Question("bawaan.induk", text, choices, cells, _only(nodes))

    def unfit(self) -> Iterator[Question]:
        """Yield the figures that do not fit, as one question: a person sees them and says why they stay."""
        cells = tuple(cell for row in self.peta.diterima if row.sebab is None for cell in row.sel)
        if cells:
            text = "Angka ini tidak cocok dengan angka lain di tabel. Bila sudah diperiksa, apa sebabnya?"
            yield Question(ACCEPTED, text, cells=cells)


def _asked(key: str, text: str, proposal: str | None = None, choices: tuple[Choice, ...] = ()) -> Question:
    return Question(f"bawaan.{key}", text, choices, proposal=proposal)


def _only(choices: tuple[Choice, ...]) -> str | None:
    return choices[0].value if len(choices) == 1 else None
