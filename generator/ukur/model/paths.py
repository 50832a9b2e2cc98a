"""Paths of a repository: one grammar that builds and parses every place named by a period, unit or code.

Paths of data files are those below the data folder, paths of the archive those below ``content/arsip``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ukur.model.periode import PERIODE_PATTERN, YEAR_PATTERN, Periode, parse_periode

DATA = "indicators"
"""Where an office's data lies in its repository, unless a command says otherwise."""

ARSIP, SCHEMA_FOLDER = "content/arsip", "content/skema"
EMBLEM_FOLDER, FONT_FOLDER, MAP_FOLDER = "content/lambang", "content/huruf", "content/peta"
FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
"""The font files that documents can be printed with."""

MAP_ENDING = ".geojson"

KAMUS, ANGGARAN, PENGUKURAN = "kamus", "anggaran", "pengukuran"
INSTANSI, PEJABAT, PERAN, SOP = "instansi.yml", "pejabat.yml", "peran.yml", "sop.yml"
SKALA, POHON, KOREKSI, LKE = "skala.yml", "pohon-kinerja.yml", "koreksi.yml", "lke.yml"
TERJEMAHAN = "terjemahan.yml"
REGISTER, IN_PROGRESS = "register.jsonl", ".sedang"
SIGNERS_FILE, CHECKERS_FILE = ".ukur/allowed_signers", ".ukur/pemeriksa_signers"
"""Keys of those who approve without a host, and of those who sign what a recheck of the past found."""

CHECKPOINT_FILE = ".ukur/pemeriksaan.json"
"""What such a recheck found, where Kepala and Sekretaris approved it."""

RECOVERY_FILE = ".ukur/pemulihan.jsonl"
"""What came without approval and they answer for."""

TEMPORARY_PREFIX = ".tulis-"
"""Folders at the top of an archive that are still being written begin with this."""


class DataKind(StrEnum):
    """Kind of a data file; its value names the JSON Schema."""

    INSTANSI = "instansi"
    PEJABAT = "pejabat"
    PERAN = "peran"
    SOP = "sop"
    SKALA = "skala"
    POHON = "pohon-kinerja"
    KOREKSI = "koreksi"
    LKE = "lke"
    TERJEMAHAN = "terjemahan"
    INDIKATOR = "indikator"
    ANGGARAN = "anggaran"
    DOKUMEN = "dokumen"
    FORMULIR = "formulir"


_DATA: dict[DataKind, str] = {
    DataKind.INSTANSI: INSTANSI,
    DataKind.PEJABAT: PEJABAT,
    DataKind.PERAN: PERAN,
    DataKind.SOP: SOP,
    DataKind.SKALA: SKALA,
    DataKind.POHON: POHON,
    DataKind.KOREKSI: KOREKSI,
    DataKind.LKE: LKE,
    DataKind.TERJEMAHAN: TERJEMAHAN,
    DataKind.INDIKATOR: f"{KAMUS}/{{kode}}.yml",
    DataKind.ANGGARAN: f"{ANGGARAN}/{{tahun}}.yml",
    DataKind.DOKUMEN: f"{PENGUKURAN}/{{periode}}/dokumen.yml",
    DataKind.FORMULIR: f"{PENGUKURAN}/{{periode}}/{{unit}}.yml",
}
"""The path of each kind; a name in braces is a part that differs from file to file."""

_PART = {
    "kode": r"[^/]+",
    "tahun": YEAR_PATTERN,
    "periode": PERIODE_PATTERN,
    "unit": r"(?!dokumen\.yml)[^/]+",  # the document's own file is nobody's form
}
_GLOB = {"unit": "!(dokumen)"}


def _pattern(template: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", template)  # text, name, text, name, ..., text
    parts = (f"(?P<{p}>{_PART[p]})" if odd % 2 else re.escape(p) for odd, p in enumerate(pieces))
    return re.compile("".join(parts))


_PATTERNS = {kind: _pattern(template) for kind, template in _DATA.items()}


@dataclass(frozen=True)
class DataPath:
    """What the path of a data file says; only the parts that its kind has are there."""

    kind: DataKind
    kode: str | None = None
    tahun: int | None = None
    periode: Periode | None = None
    unit: str | None = None

    def __str__(self) -> str:
        return _DATA[self.kind].format(kode=self.kode, tahun=self.tahun, periode=self.periode, unit=self.unit)

    @property
    def name(self) -> str | None:
        """The part that the file repeats inside; None for a file that there is only one of."""
        part = named_part(self.kind)
        return None if part is None else str(getattr(self, part))


@lru_cache(maxsize=65_536)  # asked again for every changed value of a file
def parse_data_path(path: str) -> DataPath | None:
    """Return what the path of a data file says; None for a path that the catalogue does not read."""
    for kind, pattern in _PATTERNS.items():
        match = pattern.fullmatch(path)
        if match:
            parts = match.groupdict()
            return DataPath(
                kind,
                kode=parts.get("kode"),
                tahun=int(parts["tahun"]) if "tahun" in parts else None,
                periode=parse_periode(parts["periode"]) if "periode" in parts else None,
                unit=parts.get("unit"),
            )
    return None


def named_part(kind: DataKind) -> str | None:
    """Return which part of its path a file of this kind repeats inside: the last one, which names it."""
    parts = re.findall(r"\{(\w+)\}", _DATA[kind])
    return parts[-1] if parts else None


def data_glob(kind: DataKind) -> str:
    """Return the path of a kind with a wildcard for each part, as schemas and messages name it."""
    return re.sub(r"\{(\w+)\}", lambda match: _GLOB.get(match[1], "*"), _DATA[kind])


def kamus_path(kode: str) -> str:
    """Return the path of an indicator's file."""
    return _DATA[DataKind.INDIKATOR].format(kode=kode)


def dokumen_path(periode: Periode) -> str:
    """Return the path of a document's file."""
    return _DATA[DataKind.DOKUMEN].format(periode=periode)


def formulir_path(periode: Periode, unit: str) -> str:
    """Return the path of a unit's form."""
    return _DATA[DataKind.FORMULIR].format(periode=periode, unit=unit)


def anggaran_path(tahun: int) -> str:
    """Return the path of a year's budget."""
    return _DATA[DataKind.ANGGARAN].format(tahun=tahun)


def measured_folder(periode: Periode) -> str:
    """Return the folder of a document and its forms."""
    return f"{PENGUKURAN}/{periode}"


_MEASURED = re.compile(rf"{PENGUKURAN}/({PERIODE_PATTERN})(?:/.*)?", re.DOTALL)


def measured_periode(path: str) -> Periode | None:
    """Return the period in whose folder a path below the data folder lies, known file or not."""
    match = _MEASURED.fullmatch(path)
    return parse_periode(match[1]) if match else None


def font_name(path: str) -> str | None:
    """Return a font file's name in the office's folder of fonts; None for a path that is none."""
    folder, _, name = path.rpartition("/")
    return name if folder == FONT_FOLDER and name.lower().endswith(FONT_ENDINGS) else None


def map_name(path: str) -> str | None:
    """Return the breakdown that a map in the office's folder of maps is named after; None for other paths."""
    folder, _, name = path.rpartition("/")
    return name.removesuffix(MAP_ENDING) if folder == MAP_FOLDER and name.endswith(MAP_ENDING) else None


def schema_path(kind: str) -> str:
    """Return the path of the JSON Schema of a kind of data file."""
    return f"{SCHEMA_FOLDER}/{kind}.schema.json"


def archive_page(periode: Periode) -> str:
    """Return the source of a period's page in the archive, below the folder of the site's pages."""
    return f"arsip/{periode}.md"


def archive_address(periode: Periode) -> str:
    """Return the address of that page below the site's own: it is printed, so it never changes."""
    return f"arsip/{periode}/"


COPIES = "salinan"
"""Where a signed PDF or a scan is uploaded, below the period; it is filed from there and then taken out."""

_COPY = re.compile(
    rf"{COPIES}/({PERIODE_PATTERN})/[A-Za-z0-9][A-Za-z0-9 ._()-]{{0,120}}\.(?i:pdf|jpe?g|png)", re.ASCII
)  # our choice: a name that every system and every host takes


def uploaded_periode(path: str) -> Periode | None:
    """Return the period that an uploaded copy is of; None for a path that is no such copy."""
    match = _COPY.fullmatch(path)
    return parse_periode(match[1]) if match else None


class EntryKind(StrEnum):
    """What an entry is: a document, a PDF of it signed outside, or a scan of its printed copy."""

    DOKUMEN = "dokumen"
    TANDA_TANGAN = "tanda-tangan"
    PINDAIAN = "pindaian"


_NUMBER = "[1-9][0-9]{0,3}"
_ENTRY = rf"({PERIODE_PATTERN})/v({_NUMBER})(?:-({EntryKind.TANDA_TANGAN}|{EntryKind.PINDAIAN})-({_NUMBER}))?"
_ENTRY_FOLDER = re.compile(_ENTRY)
_ENTRY_FILE = re.compile(rf"({_ENTRY})/(.+)", re.DOTALL)
_FILED = re.compile(rf"{ARSIP}/({PERIODE_PATTERN})/.+", re.DOTALL)
_OF_SYSTEM = re.compile(r"(?:eh)?thumbs\.db|desktop\.ini|\.ds_store|\._.+|~\$.+", re.IGNORECASE)
_BESIDE = re.compile(
    rf"(?:{PERIODE_PATTERN}/)?[^./][^/]*\.(?:html|xml)|daftar-(?:arsip|berkas|isi-berkas)\.csv|latihan\.json|\.git\w+"
    rf"|{re.escape(REGISTER)}|{re.escape(IN_PROGRESS)}",
    re.ASCII,
)


@dataclass(frozen=True)
class EntryPath:
    """What the folder of an entry below the archive says; ``urutan`` counts what is attached, from 1."""

    periode: Periode
    versi: int
    jenis: EntryKind = EntryKind.DOKUMEN
    urutan: int = 0

    def __str__(self) -> str:
        return folder_name(self.periode, self.versi, self.jenis, self.urutan)


def folder_name(
    periode: Periode | str, version: int, jenis: EntryKind = EntryKind.DOKUMEN, order: int = 0
) -> str:
    """Return the folder of an entry below the archive."""
    tail = "" if jenis is EntryKind.DOKUMEN else f"-{jenis}-{order}"
    return f"{periode}/v{version}{tail}"


def parse_folder(folder: str) -> EntryPath | None:
    """Return what a folder's name says; None for a name that no entry can have."""
    match = _ENTRY_FOLDER.fullmatch(folder)
    if match is None:
        return None
    jenis = EntryKind(match[3]) if match[3] else EntryKind.DOKUMEN
    return EntryPath(parse_periode(match[1]), int(match[2]), jenis, int(match[4] or 0))


def split_entry(path: str) -> tuple[str, str]:
    """Return the first two folders of a path below the archive, where an entry lies, and what follows."""
    folder = "/".join(path.split("/", 2)[:2])
    return folder, path[len(folder) + 1 :]


def filed_periode(path: str) -> Periode | None:
    """Return the period under which a path of the repository adds to the archive."""
    match = _FILED.fullmatch(path)
    return parse_periode(match[1]) if match else None


def entry_file(path: str) -> str | None:
    """Return where in its entry's folder a path of the repository lies; None where no entry can have it."""
    top = f"{ARSIP}/"
    match = _ENTRY_FILE.fullmatch(path.removeprefix(top)) if path.startswith(top) else None
    return match[6] if match else None


def beside_entries(path: str) -> bool:
    """Return whether a file may lie outside of entries: register, last drill, pages around the archive."""
    return bool(_BESIDE.fullmatch(path))


def is_system_file(path: str) -> bool:
    """Return whether an operating system or an office program leaves a file of this name where it looks."""
    *folders, name = path.split("/")
    return bool(_OF_SYSTEM.fullmatch(name)) or "__MACOSX" in folders
