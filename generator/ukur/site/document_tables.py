"""The tables of a document as its pages show them: what links where, and what stands below each row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.direction_text import change_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, SasaranGroup, ShownAksi, ShownBukti
from ukur.document.sections import ShownKoreksi, ShownTindakLanjut
from ukur.document.tabel.annex import EVIDENCE
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.tabel.comparison_table import comparison
from ukur.document.tabel.declaration import NOWHERE, Column, Kind, Rendering, Table, item
from ukur.document.tabel.form import FORM, direction_words
from ukur.document.tabel.pelaksanaan_table import CORRECTIONS, SOP_RECORD
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import sample_target, verdict
from ukur.document.tabel.summary import BY_PREDIKAT, ROLL_UP
from ukur.site.fragments import BUKTI_LINK, DRAFT_HTML, bukti_name, direction_html, receipt_html
from ukur.site.links import Ways
from ukur.site.material import SeriesPoint
from ukur.site.table_html import Build, Look, details, escape, sentences, table

_ANSWER = ("status", "tanda_arah")
_DEEPEST = 5  # the stylesheet indents no deeper: a code does not run into its column
_CHOSEN = {item.name: item for item in (PLANS, FOLLOW_UP, CORRECTIONS)}
_TO_DATE = "Sampai dengan periode"
SERIES = Table(
    "deret",
    lambda document: (),
    (
        Column("periode", "Periode", value=attrgetter("periode"), row_heading=True),
        Column("target_sampai", "Target", value=item("sampai.target"), group=_TO_DATE, kind=Kind.FIGURE,
            mark=sample_target),
        Column("realisasi_sampai", "Realisasi", value=item("sampai.realisasi"), group=_TO_DATE,
            kind=Kind.FIGURE),
        Column("capaian_sampai", "Capaian", value=item("sampai.capaian"), group=_TO_DATE, kind=Kind.FIGURE),
        Column("target_tahun", "Target", value=item("setahun.target"), group="Setahun", kind=Kind.FIGURE,
            mark=sample_target),
        Column("capaian_tahun", "Capaian", value=item("setahun.capaian"), group="Setahun",
            kind=Kind.FIGURE),
        Column("predikat", "Predikat"),
        Column("status", "Status", mark=verdict),
        Column("tanda_arah", "Arah", value=direction_words, blank=DASH),
        *(
            Column(name, heading, stands=NOWHERE, below=Rendering.HTML)
            for name, heading in (
                ("keterangan", wording.NOTE),
                ("faktor_pendukung", wording.HELPED),
                ("faktor_penghambat", wording.HINDERED),
                ("alasan_perubahan", wording.CHANGED_TARGET),
                ("target_lebih_mudah", wording.EASIER_TARGET),
                ("himpunan", wording.SHARED),
            )
        ),
    ),
    empty="Belum ada angka yang disahkan untuk indikator ini.",
)  # fmt: skip
_PLAIN = {item.name: item for item in (ROLL_UP, BY_PREDIKAT, SOP_RECORD, EFFICIENCY)}


def recommendations_table(document: DokumenPengukuran) -> str:
    """Return what became of the evaluators' recommendations; empty where none is on record."""
    if not document.tindak_lanjut_lhe:
        return ""

    def evidence(record: Record) -> str:
        address = record.item.bukti
        hidden = f'<span class="ukur-tersembunyi"> rekomendasi {record.number}</span>'
        return f'<a href="{escape(address)}" rel="noopener">Bukti{hidden}</a>' if address else DASH

    return table(LHE, document, Look("ukur-aksi", {"bukti": evidence}, short=True))


def plain_table(name: str, document: DokumenPengukuran) -> str:
    """Return a table that needs nothing but the document."""
    return table(_PLAIN[name], document)


def comparison_table(document: DokumenPengukuran) -> str:
    """Return the comparisons, one row for each indicator; below a row its breaks, sums and sources."""
    declared = comparison(document)
    columns = declared.below(Rendering.HTML)

    def notes(record: Record) -> str:
        return "".join([f'<p class="cara">{escape(line)}</p>' for line in columns[0].take(record).parts])

    def name(record: Record) -> str:
        row = record.parent
        return f'{escape(row.kode)} {escape(row.nama)} <span class="satuan">({escape(row.satuan)})</span>'

    cells = {"indikator": name, "arah": lambda record: direction_html(record.item.perubahan)}
    return table(
        declared, document, Look("ukur-banding", cells, {"perubahan": lambda _: "kalimat"}, below=notes)
    )


def direction_cell(row: IndikatorRow, document: DokumenPengukuran) -> str:
    """Return the direction of an indicator, which stands beside its status."""
    return direction_html(change_of(row, document.periode))


def form_table(document: DokumenPengukuran, group: SasaranGroup, link: Ways) -> str:
    """Return the form of a sasaran: figures, and below each row what is behind them."""
    below = FORM.below(Rendering.HTML)

    def name(record: Record) -> str:
        code, address = record.item.kode, link.way_to(f"indikator/{record.item.kode}.md")
        return f'<a href="{address}">{escape(code)}</a> {escape(record.item.nama)}'

    look = Look(
        "ukur-formulir",
        cells={"indikator": name, "tanda_arah": lambda record: direction_cell(record.item, document)},
        below=lambda record: sentences(below, record) + receipt_html(record.item, BUKTI_LINK),
        row_id=attrgetter("item.kode"),
        key=f"f{document.kelompok.index(group)}",
        lead=_ANSWER,
    )
    rows = (record for record in FORM.rows(document) if record.parent is group)
    return table(FORM, document, look, rows, f"Formulir {group.jenis} {group.kode}")


def budget_table(document: DokumenPengukuran) -> str:
    """Return the budget; a node is indented by its level and names its kind, a total has no code."""
    if document.anggaran is None:
        return ""

    def node(record: Record) -> str:
        row = record.item
        code = f"{escape(row.kode)} " if row.kode else ""
        kind = f' <span class="ukur-kecil">({escape(row.jenis)})</span>' if row.jenis else ""
        return f"{code}{escape(row.uraian)}{kind}"

    def level(record: Record) -> str:
        return f"ukur-tingkat-{min(record.item.tingkat, _DEEPEST)}"

    look = Look("ukur-anggaran", cells={"simpul": node}, classes={"simpul": level}, total=True)
    return table(budget(document.anggaran), document, look)


def plans_table(rows: Sequence[Record], link: Ways, heading: str = "", label: str = "") -> str:
    """Return plans with why below each; with ``heading`` the period heads a row, else the indicator."""
    cells = {"bukti": lambda record: evidence_link(record.item)}
    below = PLANS.below(Rendering.HTML)
    look = Look(
        "ukur-aksi",
        cells={"indikator": _first(link, heading, "rencana-aksi")},
        below=lambda record: details(below, record, cells),
        short=True,
    )
    return _headed(PLANS, rows, look, heading, label)


def follow_up_table(rows: Sequence[Record], link: Ways, heading: str = "", label: str = "") -> str:
    """Return what became of plans; with ``heading`` the reporting period heads a row."""
    cells = {
        "indikator": _first(link, heading, "tindak-lanjut"),
        "asal": lambda record: linked(record.item.asal, link.dokumen(record.item.asal, "rencana-aksi")),
        "bukti": lambda record: evidence_link(record.item) or DASH,
    }
    return _headed(FOLLOW_UP, rows, Look("ukur-aksi", cells, short=True), heading, label)


def corrections_table(rows: Sequence[Record], link: Ways, heading: str = "", label: str = "") -> str:
    """Return corrections; with ``heading`` the period heads a row."""
    cells = {"indikator": _first(link, heading, "koreksi")}
    return _headed(CORRECTIONS, rows, Look("ukur-aksi", cells, short=True), heading, label)


def series_table(points: Sequence[SeriesPoint], link: Ways, kode: str) -> str:
    """Return an indicator's series, newest first: with the newest receipt, and the way to the others."""
    newest = points[0] if points else None
    below = SERIES.below(Rendering.HTML)

    def row(point: SeriesPoint) -> Record:
        return Record(str(point.periode), link.document_of(point.periode), point, point.baris)

    def period(record: Record) -> str:
        code, mark = escape(record.item.kode), DRAFT_HTML if record.parent.konsep else ""
        return f'<a href="{link.dokumen(record.periode)}#{code}">{record.periode}</a>{mark}'

    def receipt(record: Record) -> str:
        text = sentences(below, record)
        if record.parent is newest:
            return text + receipt_html(record.item)
        hidden = f'<span class="ukur-tersembunyi">{record.periode}</span>'
        address = f"{link.dokumen(record.periode)}#struk-{escape(record.item.kode)}"
        return f'{text}<a href="{address}">Rincian perhitungan {hidden}</a>'

    cells = {"periode": period, "tanda_arah": lambda record: direction_cell(record.item, record.document)}
    look = Look(cells=cells, below=receipt, short=True, lead=_ANSWER)
    return _headed(SERIES, [row(point) for point in points], look, "", f"Target dan realisasi {kode}")


def records(name: str, document: DokumenPengukuran) -> tuple[Record, ...]:
    """Return the rows of one of the tables whose pages choose what heads a row."""
    return _CHOSEN[name].records(document)


def rows_of(document: DokumenPengukuran, things: Iterable[object]) -> list[Record]:
    """Return parts of one document as rows of a table."""
    return [Record(str(document.periode), document, None, thing) for thing in things]


def of_corrections(corrections: Iterable[ShownKoreksi], link: Ways) -> list[Record]:
    """Return corrections of several documents as rows of one table."""
    return of_documents(((item.periode, item) for item in corrections), link)


def of_documents(things: Iterable[tuple[object, object]], link: Ways) -> list[Record]:
    """Return parts of several documents, each with its period, as rows of one table."""
    return [Record(str(periode), link.document_of(periode), None, thing) for periode, thing in things]


def evidence_table(
    document: DokumenPengukuran, evidence: Iterable[tuple[ShownBukti, tuple[str, ...]]]
) -> str:
    """Return each piece of evidence once, with links to the rows of the form that rest on it."""

    def digest(record: Record) -> str:
        return f"<code>{escape(record.item.sha256)}</code>" if record.item.sha256 else DASH

    def users(record: Record) -> str:
        return ", ".join([f'<a href="#{code}">{code}</a>' for code in map(escape, record.parent)])

    look = Look(
        cells={
            "nama": lambda record: bukti_name(record.item),
            "sha256": digest,
            "pemakai": users,
        },
        classes={"sha256": lambda record: "sidik"},
    )
    rows = (Record(str(document.periode), document, codes, item) for item, codes in evidence)
    return table(EVIDENCE, document, look, rows)


def linked(text: str, address: str) -> str:
    """Return a text as a link; where the site has no such page ``address`` is empty, and it stays a text."""
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _first(link: Ways, heading: str, section: str) -> Build:
    """Return what heads a row: the period where there is a heading for it, else the indicator."""
    if heading:
        return lambda record: linked(record.periode, link.dokumen(record.periode, section))
    return lambda record: linked(record.item.kode, link.indikator(record.item.kode))


def _headed(declared: Table, rows: Sequence[Record], look: Look, heading: str, label: str) -> str:
    """Return a table whose first column is called ``heading`` where one is given."""
    if not rows:
        return f"<p>{escape(declared.empty)}</p>" if declared.empty else ""
    columns = (
        replace(column, heading=heading) if heading and column.name == "indikator" else column
        for column in declared.columns
    )
    return table(replace(declared, columns=tuple(columns)), rows[0].document, look, rows, label)


def evidence_link(item: ShownAksi | ShownTindakLanjut) -> str:
    """Return the way to what was done about a plan, empty where nothing is recorded."""
    if not item.bukti:
        return ""
    hidden = f'<span class="ukur-tersembunyi"> tindak lanjut {escape(item.kode)}</span>'
    return f'<a href="{escape(item.bukti)}" rel="noopener">Bukti{hidden}</a>'
