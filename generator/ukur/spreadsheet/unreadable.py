"""The one refusal of the room, and how much of a file is read before it is refused."""

MAX_FILE = 20_000_000
"""Bytes of a file: 2,000 rows of twenty columns are 0.5 MB; more than this is no table of one office."""

MAX_PART, MAX_TOTAL = 60_000_000, 120_000_000
"""Bytes that one part, and all parts read, may unpack to: three and six times the largest file."""

MAX_RATIO, FREE = 200, 100_000
"""A part may unpack to so many times its size, or to ``FREE`` bytes; honest ones were seen at 3 to 13."""

MAX_MEMBERS = 2_000
"""Files in the package: a workbook has some ten, one of a hundred sheets with pictures some hundred."""

MAX_SHEETS, MAX_NAMES = 200, 5_000
"""Sheets, and defined names: of what offices were seen to use, ten and a hundred times as much."""

MAX_CELLS, MAX_ROWS = 400_000, 20_000
"""Filled cells of a workbook, filled rows of a sheet: twenty columns of all indicators of a district."""

MAX_ELEMENTS = 1_000_000
"""Cells and rows of a workbook, filled or not: drawn borders and colours leave empty ones behind."""

MAX_MERGES = 20_000
"""Merged ranges of a workbook: one for each row that may be filled."""

MAX_TEXT = 32_767
"""Letters of one cell: no spreadsheet program holds more."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column that the format has: XFD1048576."""


class UnreadableWorkbook(Exception):
    """A file that is not read, in Indonesian: what is wrong, where, and what to do.

    ``place`` is a sheet and cell (``Isian!B7``), or empty where the whole file is meant.
    """

    def __init__(self, problem: str, hint: str, place: str = "") -> None:
        self.problem, self.hint, self.place = problem, hint, place
        super().__init__(f"{place}: {problem}; {hint}" if place else f"{problem}; {hint}")


READABLE = (".xlsx", ".xlsm", ".ods", ".csv")
SAVE_AGAIN = "buka di Excel atau LibreOffice, simpan lagi sebagai .xlsx, lalu coba lagi"
SPLIT = "hapus yang tidak perlu, atau bagi menjadi beberapa berkas"


def damaged(what: str, place: str = "") -> UnreadableWorkbook:
    """Return the refusal of a file whose inside is not what the format asks for."""
    return UnreadableWorkbook(f"berkas rusak: {what}", SAVE_AGAIN, place)


def too_large(what: str, place: str = "") -> UnreadableWorkbook:
    """Return the refusal of a file that is larger than any table of an office."""
    return UnreadableWorkbook(f"berkas terlalu besar: {what}", SPLIT, place)


def no_workbook() -> UnreadableWorkbook:
    """Return the refusal of a sound file of another kind."""
    return UnreadableWorkbook("berkas ini bukan buku kerja", f"pilih berkas {', '.join(READABLE)}")
