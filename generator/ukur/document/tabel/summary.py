"""Summaries: roll-ups of the document and of each sasaran, and how many indicators got each predikat."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel import record
from ukur.document.tabel.declaration import (
    HTML,
    PAPER,
    XLSX,
    Column,
    Kind,
    Table,
    Width,
    above,
    item,
    literal,
    only_data,
    percentage,
    since_seventh,
)
from ukur.document.tabel.field import count, flag, number, text
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import NUMBER, PERIODE


def _tells_apart(document: DokumenPengukuran) -> bool:
    """Whether the counts of a document tell apart what is not due and what is not there; form 1 did not."""
    return document.ringkasan.belum_waktunya is not None


def _first_form(document: DokumenPengukuran) -> bool:
    return not _tells_apart(document)


ROLL_UP = Table(
    "ringkasan",
    record.rollup_records,
    (
        PERIODE,
        NUMBER,
        only_data("sasaran", text("Kosong untuk seluruh dokumen.", "Kode sasaran"), item("kode")),
        only_data("jenis", text("dokumen, atau jenis simpul pohon kinerja.", "Jenis", required=True)),
        only_data("uraian", text("Judul dokumen atau uraian sasaran.", "Uraian")),
        Column("kelompok", "Sasaran", Width(5, 6, 420), value=lambda row: wording.group_name(row.item),
            row_heading=True),
        Column("jumlah", "Indikator", Width(1.5, 0.5, 56),
            count("Indikator yang diukur.", "Jumlah indikator"), value=item("ringkasan.jumlah"),
            kind=Kind.COUNT),
        only_data("dihitung", count("Indikator yang mempunyai capaian.", "Dihitung"),
            item("ringkasan.dihitung")),
        Column("tercapai", "Tercapai", Width(1.5, 0.5, 56), count("Indikator yang tercapai."),
            value=item("ringkasan.tercapai"), kind=Kind.COUNT),
        Column("tidak_tercapai", "Tidak tercapai", Width(1.5, 0.5, 56), count("Indikator tidak tercapai."),
            value=item("ringkasan.tidak_tercapai"), kind=Kind.COUNT),
        Column("tanpa_capaian", "Tanpa capaian", Width(1.5, 0.5, 56), count("Indikator tanpa capaian."),
            value=item("ringkasan.tanpa_capaian"), kind=Kind.COUNT, when=_first_form),
        Column("belum_dinilai", wording.NOT_JUDGED, Width(1.5, 0.5, 56),
            count("Indikator yang sudah waktunya tetapi belum dapat dinilai; kosong pada dokumen lama.",
                required=False), value=item("ringkasan.belum_dinilai"), kind=Kind.COUNT, when=_tells_apart),
        Column("belum_waktunya", wording.NOT_DUE, Width(1.5, 0.5, 56),
            count("Indikator yang belum waktunya diukur; kosong pada dokumen lama.", required=False),
            value=item("ringkasan.belum_waktunya"), kind=Kind.COUNT, when=_tells_apart),
        percentage("rata_rata", "{d.ringkasan.mean_title}", Width(1.8, 1, 56),
            number("persen", "Rata-rata capaian.", "Rata-rata"), value=item("ringkasan.rata_rata")),
        percentage("rata_rata_berbatas", "Rata-rata dengan batas {d.ringkasan.batas}", Width(1.8, 1, 56),
            number("persen", "Rata-rata bila capaian tiap indikator dibatasi.", "Rata-rata berbatas"),
            value=item("ringkasan.berbatas"), blank=DASH,
            when=lambda document: document.ringkasan.berbatas is not None),
        only_data("batas", text("Batas capaian tiap indikator dalam rata-rata itu.", "Batas"),
            item("ringkasan.batas")),
        only_data("batas_kantor", flag("true bila batas itu ditetapkan kantor.", "Batas kantor"),
            item("ringkasan.batas_kantor")),
        only_data("bobot", text("Bobot tiap indikator dalam rata-rata; kosong bila semuanya sama.", "Bobot"),
            item("ringkasan.bobot")),
    ),
    caption="Ringkasan menurut sasaran",
    title="Ringkasan capaian",
    description="Gabungan indikator: seluruh dokumen, lalu tiap sasaran.",
    key=("periode", "nomor"),
    printed_rows=record.sasaran,
)  # fmt: skip


def _covers(row: Record) -> str:
    """Return the capaian that a predikat covers."""
    return _range(row.document, row.item.label)


def _range(document: DokumenPengukuran, label: str) -> str:
    return dict(document.skala).get(label, DASH)


BY_PREDIKAT = Table(
    "predikat",
    record.predikat,
    (
        PERIODE,
        NUMBER,
        only_data("sasaran", text("Kosong untuk seluruh dokumen.", "Kode sasaran"), above("kode")),
        Column("label_singkatan", "Predikat", Width(3, 3),
            value=lambda row: f"{row.item.label} ({row.item.singkatan})", stands=PAPER | HTML,
            row_heading=True),
        Column("predikat", "Predikat", Width(pixels=270), text("Predikat menurut skala.", required=True),
            value=item("label"), stands=XLSX),
        Column("capaian", "Capaian", Width(4, 3, 212), value=_covers),
        Column("predikat_singkat", "Singkatan", Width(pixels=56),
            text("Singkatan predikat.", "Singkatan predikat"), value=item("singkatan"), stands=XLSX,
            centred=XLSX),
        Column("jumlah", "Jumlah indikator", Width(2, 1.5, 56), count("Indikator dengan predikat itu."),
            kind=Kind.COUNT),
    ),
    caption="Jumlah indikator menurut predikat",
    title="Jumlah indikator menurut predikat",
    description="Banyaknya indikator pada tiap predikat: seluruh dokumen, lalu tiap sasaran.",
    key=("periode", "nomor"),
    printed_rows=record.predikat_dokumen,
)  # fmt: skip


def printed_predikat(document: DokumenPengukuran) -> Table:
    """Return how many indicators got each predikat, for paper: since edition 7 across."""
    steps = document.ringkasan.predikat
    if not steps or not since_seventh(document):
        return BY_PREDIKAT
    rows = (
        ("Capaian", [_range(document, label) for label, _, _ in steps]),
        ("Jumlah indikator", [str(counted) for _, _, counted in steps]),
    )

    def records(of: DokumenPengukuran) -> Iterator[Record]:
        for at, row in enumerate(rows, 1):
            yield Record(str(of.periode), of, None, row, at)

    return Table(
        BY_PREDIKAT.name,
        records,
        (
            Column("baris", "Predikat", Width(2, 1), value=lambda row: row.item[0], stands=PAPER,
                row_heading=True),
            *(_step(at, label, short) for at, (label, short, _) in enumerate(steps)),
        ),
        caption=BY_PREDIKAT.caption,
    )  # fmt: skip


def _step(at: int, label: str, short: str) -> Column:
    return Column(f"predikat_{at}", literal(f"{label} ({short})"), Width(2, 1), stands=PAPER,
        value=lambda row: row.item[1][at], kind=Kind.ORDINAL)  # fmt: skip
