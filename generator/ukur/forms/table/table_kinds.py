"""The words for what rows, columns and cells of a table are; as a table's map and its readers write them."""

from enum import StrEnum


class RowKind(StrEnum):
    """What a row below the header is."""

    INDIKATOR = "indikator"
    SIMPUL = "simpul"  # urusan, tujuan, sasaran, program, kegiatan: a row that only names, or carries money
    TOTAL = "total"
    MEAN = "rata-rata"
    NARRATIVE = "narasi"
    SIGNATURE = "tanda-tangan"  # place and date, title, name, NIP: never stored
    NUMBERING = "penomoran"  # a row of column numbers again, as on a second page
    HEADER = "judul-kolom"  # the header again
    BLANK = "kosong"
    UNKNOWN = "tidak-dikenal"

    @property
    def is_data(self) -> bool:
        """Whether the row says something of an indicator or of a node."""
        return self in {RowKind.INDIKATOR, RowKind.SIMPUL}


class NodeLevel(StrEnum):
    """Level of a node of the tree, from its top; ``urusan`` stands above the office's own tree."""

    URUSAN = "urusan"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub-kegiatan"

    @property
    def depth(self) -> int:
        """Depth of the level, from 0."""
        return list(NodeLevel).index(self)


class ColumnRole(StrEnum):
    """What the cells of a column say."""

    ROW_NUMBER = "nomor"
    KODE = "kode"
    SIMPUL = "simpul"  # the name of a node; its level is the column's, or the row's
    LEVEL = "tingkat"  # the word for what a row is: "Sasaran Kegiatan"
    INDIKATOR = "indikator"
    SATUAN = "satuan"
    BASELINE = "kondisi-awal"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PAGU = "pagu"
    SPENT = "realisasi-anggaran"
    SERAPAN = "serapan"
    METHOD = "cara-hitung"
    REMARK = "keterangan"
    EVIDENCE = "bukti"
    UNIT = "unit"
    YEAR = "tahun"
    IGNORED = "abaikan"
    UNKNOWN = "tidak-dikenal"

    @property
    def is_figure(self) -> bool:
        """Whether the cells are figures, which have a convention of spelling."""
        return self in _FIGURES


_FIGURES = {
    ColumnRole.BASELINE,
    ColumnRole.TARGET,
    ColumnRole.REALISASI,
    ColumnRole.CAPAIAN,
    ColumnRole.PAGU,
    ColumnRole.SPENT,
    ColumnRole.SERAPAN,
}


class Convention(StrEnum):
    """How the text cells of a column spell numbers; cells that hold a number have no spelling."""

    COMMA = "koma"  # 1.234,5
    POINT = "titik"  # 1,234.5
    CELL = "sel"  # number cells only, or whole numbers without any mark
    MIXED = "campur"  # both: asked
    OPEN = "tidak-jelas"  # only texts such as 1.234: asked


class CellState(StrEnum):
    """What a figure's cell says: a figure, nothing, or why there is none."""

    NUMBER = "angka"
    NUMBER_AND_WORDS = "angka-dan-kata"  # "38% (Evaluasi Semester I)", "100 dari 110"
    RANGE = "rentang"  # 80..90, 85 - 90
    LIST = "daftar"  # "1;0;2"
    TEXT = "kata"  # a predikat, or what is no figure
    BLANK = "kosong"  # nothing was reported; never 0
    AMBIGUOUS = "bermakna-ganda"  # 1.234 where the column does not say which: asked
    DASH = "strip"  # "-": nought or not yet, asked once for the file
    NOT_APPLICABLE = "tidak-berlaku"
    ERROR = "galat"  # #DIV/0!
