"""Annexes as paper has them since edition 5: evidence by what it is, breakdowns as a matrix."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownBukti
from ukur.document.figure import NOTHING, Figure
from ukur.document.tabel.annex import BREAKDOWN, DICTIONARY, EVIDENCE
from ukur.document.tabel.cell import Named, Place
from ukur.document.tabel.declaration import NOWHERE, PAPER, Column, Kind, Table, Width, literal, since_eighth
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import day_of

_MOST_COLUMNS = 9
"""Indicators beside each other on a landscape sheet; the next ones stand in a table below."""
_FEW = 3
"""Codes that fit beside each other in a narrow column, two digits each."""


def _any(part: str) -> Callable[[DokumenPengukuran], bool]:
    """Return what says whether any evidence of a document has this part."""
    return lambda document: any(getattr(bukti, part) for row in document.baris for bukti in row.struk.bukti)


def evidence_records(document: DokumenPengukuran) -> Iterator[Record]:
    """Yield each evidence once, below the indicators that rest on it."""
    users: dict[ShownBukti, list[str]] = {}
    for row in document.baris:
        for bukti in row.struk.bukti:
            users.setdefault(bukti, []).append(row.kode)
    for number, (bukti, codes) in enumerate(users.items(), 1):
        yield Record(str(document.periode), document, tuple(dict.fromkeys(codes)), bukti, number)


def _few(row: Record) -> str:
    """Return the indicators that rest on an evidence, or how many: a long list stands below its row."""
    few = len(row.parent) <= _FEW
    return wording.code_list(row.parent, row.document) if few else f"{len(row.parent)} indikator"


def _many(row: Record) -> str:
    return wording.many_codes(row.parent, row.document) if len(row.parent) > _FEW else ""


_EVIDENCE = Table(
    EVIDENCE.name,
    evidence_records,
    (
        Column("indikator", "Indikator", Width(1.9, 0.5), value=_few, stands=PAPER),
        Column("nama", "Bukti", Width(4.4, 3), stands=PAPER),
        Column("tempat", "Tautan atau lokasi arsip", Width(5.4, 3.6),
            value=lambda row: Place(row.item.tautan, row.item.lokasi_arsip), stands=PAPER, blank=DASH),
        Column("hari", "Tanggal", Width(2.2, least=2.6, docx=0.8), value=day_of("tanggal"), stands=PAPER,
            blank=DASH, when=_any("tanggal")),
        Column("sha256", "SHA-256", Width(4.6, least=10.5833, docx=3.2), stands=PAPER, blank=DASH,
            when=_any("sha256")),
        Column("daftar", "Dipakai untuk", value=_many, stands=NOWHERE, below=PAPER),
    ),
    caption=EVIDENCE.caption,
    empty=EVIDENCE.empty,
)  # fmt: skip


_DICTIONARY_WIDTHS = {"indikator": Width(4.8, 2.4), "definisi": Width(4.8, 4)}
"""In a PDF long names take no more lines than definitions do."""


def dictionary(document: DokumenPengukuran) -> Table:
    """Return the dictionary for paper."""
    if not document.since_fifth:
        return DICTIONARY
    columns = (replace(one, width=_DICTIONARY_WIDTHS.get(one.name, one.width)) for one in DICTIONARY.columns)
    return replace(DICTIONARY, columns=tuple(columns))


def evidence(document: DokumenPengukuran) -> Table:
    """Return the list of evidence for paper."""
    return _EVIDENCE if document.since_fifth else EVIDENCE


@dataclass
class _Matrix:
    """Indicators that are broken down by the same members, and these by code and name."""

    rows: list[IndikatorRow] = field(default_factory=list)
    members: dict[tuple[str, str], None] = field(default_factory=dict)


def breakdowns(document: DokumenPengukuran) -> tuple[Table, ...]:
    """Return the breakdowns for paper: a member in each row, an indicator in each column."""
    if not document.since_fifth:
        return (BREAKDOWN,) if BREAKDOWN.records(document) else ()
    return tuple(
        _table(matrix, matrix.rows[at : at + _MOST_COLUMNS], document)
        for matrix in _matrices(document.baris)
        for at in range(0, len(matrix.rows), _MOST_COLUMNS)
    )


def _matrices(rows: Sequence[IndikatorRow]) -> list[_Matrix]:
    """Return the indicators by what they are broken down by: those that share a member stand together."""
    found: list[_Matrix] = []
    for row in rows:
        own = {(part.kode, part.nama): None for part in row.rincian}
        if not own:
            continue
        matrix = next((one for one in found if not own.keys().isdisjoint(one.members)), None)
        if matrix is None:
            found.append(matrix := _Matrix())
        matrix.rows.append(row)
        matrix.members |= own
    return found


def _table(matrix: _Matrix, rows: Sequence[IndikatorRow], document: DokumenPengukuran) -> Table:
    members = list(matrix.members)

    def records(document: DokumenPengukuran) -> Iterator[Record]:
        for number, member in enumerate(members, 1):
            yield Record(str(document.periode), document, None, member, number)

    return Table(
        BREAKDOWN.name,
        records,
        (
            Column("anggota", "Rincian", Width(4, 4), value=lambda row: Named(*row.item), stands=PAPER),
            *(_value(row, since_eighth(document)) for row in rows),
        ),
        caption=BREAKDOWN.caption,
        note=wording.BREAKDOWN_NOTE,
    )


_SHORT_UNIT = 12
"""Letters of a unit that stays on one line of a heading, as wide as the figures below it."""


def _value(row: IndikatorRow, whole: bool) -> Column:
    unit = row.satuan.replace(" ", "\u00a0") if whole and len(row.satuan) <= _SHORT_UNIT else row.satuan
    values = {(part.kode, part.nama): part.nilai for part in row.rincian}

    def take(member: Record) -> Figure:
        return values.get(member.item, NOTHING)

    heading = literal(f"{row.kode} ({unit})")
    return Column(f"nilai_{row.kode}", heading, Width(1.4, 0.4), value=take, kind=Kind.FIGURE, stands=PAPER)
