"""What headings of tables say: the role of a column, the part of the year, the level of a node.

Word lists, no likeness of letters: "Anggaran" is like "Keterangan" and means money. Slips of the keyboard
that were met are in the patterns.
"""

import re
from functools import lru_cache

from ukur.forms.table.table_kinds import ColumnRole, NodeLevel
from ukur.forms.table.table_reading import Part
from ukur.model.periode import YEAR_PATTERN

_MONEY = r"\brp\b|rupiah|anggar?an|keuangan|belanja"
_PERCENT = r"persen|prosen|%"
# The first that fits decides, so the more special stand first.
_ROLES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (ColumnRole.IGNORED, r"\bkontrol\b|\bsisa\b|\bselisih\b|deviasi|\bprogress?\b"),
        (ColumnRole.YEAR, r"^tahun$"),
        (ColumnRole.KODE, r"\bkode\b|^kro$|^ro$|rekening"),
        (ColumnRole.ROW_NUMBER, r"^no\b|^nomor\b|^nomer\b"),
        (ColumnRole.EVIDENCE, r"\bbukti\b|tautan|data dukung|\blink\b"),
        (ColumnRole.METHOD, r"cara (?:peng)?(?:ukur|hitung)|formula|rumus|definisi operasional|metode"),
        (
            ColumnRole.REMARK,
            r"\bket(?:erangan)?\b|kendala|hambatan|solusi|catatan|faktor|\bevaluasi\b|tindak lanjut|"
            r"penyebab|analisis",
        ),
        (ColumnRole.SERAPAN, rf"(?:{_PERCENT}).*(?:{_MONEY})|(?:{_MONEY}).*(?:{_PERCENT})|serapan"),
        (ColumnRole.SPENT, rf"real?i[sz]asi.*(?:{_MONEY})|(?:{_MONEY}|pagu).*real?i[sz]asi"),
        (ColumnRole.PAGU, rf"pagu|alokasi|{_MONEY}|\bdpa\b|jumlah dana"),
        (
            ColumnRole.BASELINE,
            r"baseline|(?:kondisi|data) awal|capaian (?:awal|tahun lalu|tahun sebelumnya)",
        ),
        (ColumnRole.CAPAIAN, rf"^(?!target|real|rencana).*(?:{_PERCENT}|\bcapaian\b)|rasio"),
        (ColumnRole.REALISASI, r"real?i[sz]asi|relaisasi"),
        (ColumnRole.TARGET, r"\btar[gj]et\b|^rencana$|rencana kinerja|proyeksi"),
        (ColumnRole.SATUAN, r"\bsatuan\b|^satua$"),
        (ColumnRole.LEVEL, r"^(?:tingkat|jenis|level)$"),
        (ColumnRole.INDIKATOR, r"ind[ie]k[ai]tor|\bik[ukit]\b|\bikp?k\b|tolok ukur"),
        (ColumnRole.SIMPUL, r"urusan|tujuan|sasaran|program|kegiatan|uraian|^nama\b"),
        (
            ColumnRole.UNIT,
            r"\bopd\b|perangkat daerah|\bs[ko]pd\b|\bunit\b|penanggung ?jawab|\bbidang\b|pelaksana",
        ),
    )
)
_LEVELS = (
    (NodeLevel.SUB_KEGIATAN, re.compile(r"\bsub[ -]?kegiatan\b")),
    (NodeLevel.KEGIATAN, re.compile(r"\bkegiatan\b")),
    (NodeLevel.PROGRAM, re.compile(r"\bprogram\b")),
    (NodeLevel.SASARAN, re.compile(r"\bsasaran\b")),
    (NodeLevel.TUJUAN, re.compile(r"\btujuan\b")),
    (NodeLevel.URUSAN, re.compile(r"\burusan\b")),
)
_OUTCOME = re.compile(r"(?:meningkat|ter|menurun|menjadi|berkembang|optimal|membaik)\w*(?:nya|kan)\b")
_RATIO = re.compile(r"(?:tingkat )?capaian|\(?%|persen|prosen")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"\b(?:tw|triwulan|tribulan|kuartal)[ .-]*(iv|i{1,3}|[1-4])\b")
_MONTHS = (
    "jan(?:uari)?", "[fp]eb(?:ruari|uari)?", "mar(?:et)?", "apr(?:il)?", "mei", "juni?", "juli?",
    "ag(?:u|s|t|ust|ustus)", "sept?(?:ember)?", "okt(?:ober)?", "no[pv](?:ember)?", "des(?:ember)?",
)  # fmt: skip
_MONTH = re.compile("|".join(rf"(?P<b{n}>\b{name}\b)" for n, name in enumerate(_MONTHS, 1)))
_MONTH_NUMBER = re.compile(r"\bbulan[ .-]*(1[0-2]|0?[1-9])\b")
_YEAR = re.compile(rf"(?<!\d)({YEAR_PATTERN})(?!\d)")
_PARTS_ONLY = re.compile(rf"k|rp\.?|\(rp\.?\)|%|\(%\)|i{{1,3}}|iv|[1-4]|{YEAR_PATTERN}|volume|kinerja|s/?d.*")
SAME = frozenset({"idem", "sda", "s.d.a", "s.d.a.", '"', "''", "〃", "sda."})
NAMELESS = frozenset({"-", "–", "n/a", "tidak ada", "(tidak tercantum)", "(tidak ada)", "tidak tercantum"})
"""What stands in the place of a name: the one above again, or none at all."""
HEADING_LETTERS = 70  # our choice: headings are short, the longest met has 58 letters


@lru_cache(2_000)  # headings of all columns of some files
def normal_heading(text: str) -> str:
    """Return a heading in small letters, with plain spaces for underscores and breaks."""
    return re.sub(r"[\s_\u00a0]+", " ", text).strip().casefold()


def role_of_parts(parts: tuple[str, ...]) -> ColumnRole | None:
    """Return what the headings above a column say of it; the lowest tells a percentage from its figures."""
    role = role_of(" ".join(parts))
    below = len(parts) > 1 and _RATIO.match(normal_heading(parts[-1]))
    return ColumnRole.CAPAIAN if below and role in {ColumnRole.TARGET, ColumnRole.REALISASI} else role


@lru_cache(2_000)
def role_of(heading: str) -> ColumnRole | None:
    """Return what the words of a joined heading say of its column; None where they say nothing."""
    words = normal_heading(heading)
    last = words.rsplit(" ", 1)[-1]
    if last == "k":  # form E.81 heads two columns "kinerja dan anggaran" and tells them by K and Rp
        words = re.sub(rf"\b(?:dan |serta )?(?:{_MONEY})", "", words)
    return next((role for role, pattern in _ROLES if pattern.search(words)), None)


def is_heading(text: str) -> bool:
    """Return whether a cell's text looks like a heading."""
    words = normal_heading(text)
    if not 0 < len(words) <= HEADING_LETTERS:
        return False
    return is_part_alone(text) or role_of(text) is not None or part_of(text) is not None


def is_part_alone(text: str) -> bool:
    """Return whether a heading only divides the one above it: K, Rp, %, a year."""
    return bool(_PARTS_ONLY.fullmatch(normal_heading(text)))


@lru_cache(2_000)
def part_of(heading: str) -> Part | None:
    """Return the quarter or the month that a heading names; a bare I to IV needs "triwulan" before it."""
    words = normal_heading(heading)
    if match := _QUARTER.search(words):
        return Part(_ROMAN.get(match[1]) or int(match[1]))
    if match := re.search(r"\b(?:tw|triwulan|tribulan)\b.*\b(iv|i{1,3}|[1-4])\b", words):
        return Part(_ROMAN.get(match[1]) or int(match[1]))
    if match := _MONTH.search(words):
        return Part(int((match.lastgroup or "b0")[1:]), months=True)
    match = _MONTH_NUMBER.search(words)
    return Part(int(match[1]), months=True) if match else None


def without_part(heading: str) -> str:
    """Return a heading without its quarter or month, so that the columns of a series have one name."""
    words = normal_heading(heading)
    for pattern in (_QUARTER, _MONTH, _MONTH_NUMBER):
        words = pattern.sub(" ", words)
    return re.sub(r" +", " ", re.sub(r"\b(?:tw|triwulan|tribulan|iv|i{1,3})\b", " ", words)).strip()


def years_of(text: str) -> list[int]:
    """Return the years that a text names, in their order."""
    return [int(year) for year in _YEAR.findall(text)]


def level_of_heading(heading: str) -> NodeLevel | None:
    """Return the level that a column's heading names; None where it names several, or none."""
    words = normal_heading(heading)
    without_sub = re.sub(r"\bsub[ -]?kegiatan\b", " ", words)
    found = [level for level, pattern in _LEVELS[1:] if pattern.search(without_sub)]
    if without_sub != words:
        found.append(NodeLevel.SUB_KEGIATAN)
    return found[0] if len(found) == 1 else None


def level_of_name(name: str) -> NodeLevel | None:
    """Return the level that the words of a node's own name tell: "Program ...", "Meningkatnya ..."."""
    words = normal_heading(name)
    bare = re.sub(r"^(?:[ivx]+|[a-z]|\d+)[.)] *", "", words)
    for level, pattern in _LEVELS:
        if pattern.match(bare):
            return level
    return NodeLevel.SASARAN if _OUTCOME.match(bare) else None


def level_of_word(word: str) -> NodeLevel | None:
    """Return the level that a cell of a column of levels names: "Sub-Kegiatan", "Sasaran Kegiatan"."""
    words = normal_heading(word)
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)


def level_of_code(code: str) -> NodeLevel | None:
    """Return the level of a code of the national nomenclature: 2.13.01 is a program's."""
    parts = re.split(r"[. ]+", code.strip())
    known = all(re.fullmatch(r"\d+|X+", part) for part in parts) and len(parts) <= len(_CODE_LEVELS)
    if not known or len(parts[0]) > 1:  # an urusan has one digit: 2896 is a kegiatan of a ministry
        return None
    return _CODE_LEVELS[len(parts) - 1]


_CODE_LEVELS = (
    NodeLevel.URUSAN, NodeLevel.URUSAN, NodeLevel.PROGRAM, None, NodeLevel.KEGIATAN, NodeLevel.SUB_KEGIATAN,
)  # fmt: skip
"""Level by the number of parts of a code (Kepmendagri 050-5889/2021); four parts name nothing."""
