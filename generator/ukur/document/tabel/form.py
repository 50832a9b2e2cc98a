"""The measurement form: one row for each indicator, with its quarter, the time to date and the year."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.direction_text import change_of, has_directions
from ukur.document.tabel import record
from ukur.document.tabel.cell import Lines
from ukur.document.tabel.declaration import (
    DOCX,
    HTML,
    NOWHERE,
    OFFICE,
    PAPER,
    PDF,
    XLSX,
    Column,
    Kind,
    Table,
    Unit,
    Width,
    above,
    before_fifth,
    item,
    only_data,
    since_fifth,
)
from ukur.document.tabel.field import INDICATOR_UNIT, count, figure, flag, number, text
from ukur.document.tabel.shared import KODE, PERIODE, named, sample_target, verdict

QUARTER = "Triwulan {d.periode.roman}"
TO_DATE = "Sampai dengan triwulan {d.periode.roman}"
YEAR = "Setahun"


_UNCAPPED = "kosong bila batas capaian kantor tidak memotongnya."


def _whole_figure(name: str, of: str, group: str, covers: str, how: str = "") -> Iterator[Column]:
    """Yield the columns of one figure; the year's realisasi is the one to date, which stands beside it."""
    short, covered = name.replace("tahun", "setahun").replace("sampai", "sampai triwulan"), f"{covers}{how}."

    def column(part: str, title: str, pixels: int, measured: str, description: str, **more: Any) -> Column:
        described = figure(measured, description, f"{title} {short}")
        return Column(f"{part}_{name}", title, Width(0, 0, pixels), described, item(f"{of}.{part}"),
            group, Kind.FIGURE, **more)  # fmt: skip

    yield column("target", "Target", 58, INDICATOR_UNIT, f"Target {covers}.", mark=sample_target)
    if of != "setahun":
        yield column("realisasi", "Realisasi", 58, INDICATOR_UNIT, f"Realisasi {covered}")
        yield _full(f"realisasi_{name}_penuh", f"Realisasi {short}", f"{of}.penuh")
    yield column("capaian", "Capaian", 74, "persen", f"Capaian terhadap target {covers}.", unit=Unit.PERCENT)
    yield only_data(
        f"capaian_{name}_tanpa_batas",
        number("persen", f"Capaian {short} tanpa batas; {_UNCAPPED}", f"Capaian {short} tanpa batas"),
        item(f"{of}.tanpa_batas"),
    )


def _full(name: str, title: str, path: str) -> Column:
    described = "Sebelum dibulatkan; kosong bila capaian dihitung dari realisasi tercetak."
    return only_data(name, number(INDICATOR_UNIT, described, f"{title} belum dibulatkan"), item(path))


def _remarks(row: record.Record) -> Lines:
    """A workbook keeps figures as numbers: that one is a sample, or was cut off by a cap, is said here."""
    sample = wording.SAMPLE_TARGET if row.item.target_contoh else ""
    return Lines((sample, *wording.cut_off(row.item), row.item.himpunan, row.item.keterangan))


def direction_words(row: record.Record) -> str:
    """Return sign and judgement of the change of an indicator; the reason where it is not judged."""
    change = change_of(row.item, row.document.periode)
    return change.words if change else ""


def _since(name: str) -> Callable[[record.Record], Any]:
    """Return what takes a part of the change of an indicator, where its direction is judged."""

    def take(row: record.Record) -> Any:
        change = change_of(row.item, row.document.periode)
        return getattr(change, name) if change and change.arah else None

    return take


FORM = Table(
    "indikator",
    record.indikator,
    (
        PERIODE,
        Column("nomor", "No", Width(fixed=0.75, pixels=28), value=attrgetter("number"), kind=Kind.ORDINAL,
            stands=PDF | XLSX),
        Column("kode_sasaran", "Sasaran", Width(pixels=52), value=above("kode"), stands=XLSX),
        KODE,
        only_data("nama", text("Nama indikator menurut kamus.", "Nama indikator", required=True)),
        only_data("sasaran", text("Simpul pohon kinerja yang diukur.", "Kode sasaran", required=True),
            above("kode")),
        Column("indikator", "Indikator kinerja", Width(3.6, 3.0, 190),
            value=lambda row: named(row.item, apart=True), row_heading=True),
        Column("cara_pengukuran", "Cara pengukuran", Width(3, 3.6, 150), stands=PAPER | XLSX, below=HTML),
        Column("satuan", "Satuan", Width(1.4, 0.6, 62, words=True),
            text("Satuan target dan realisasi.", required=True), centred=DOCX),
        only_data("desimal", count("Banyaknya angka di belakang koma pada nilai tercetak.", "Desimal")),
        *_whole_figure("triwulan", "triwulan", QUARTER, "triwulan ini"),
        *_whole_figure("sampai", "sampai", TO_DATE, "sampai dengan triwulan ini",
            ", digabung menurut cara gabungan indikator"),
        *_whole_figure("tahun", "setahun", YEAR, "setahun"),
        only_data("lingkup",
            text("Lingkup yang menentukan predikat dan status: triwulan, sampai triwulan, atau setahun.",
                "Lingkup utama")),
        only_data("target", figure(INDICATOR_UNIT, "Target menurut lingkup utama.", "Target utama"),
            item("headline.target")),
        only_data("realisasi",
            figure(INDICATOR_UNIT, "Realisasi menurut lingkup utama.", "Realisasi utama"),
            item("headline.realisasi")),
        _full("realisasi_penuh", "Realisasi utama", "headline.penuh"),
        only_data("capaian",
            figure("persen", "Capaian menurut lingkup utama: yang menentukan predikat.", "Capaian dokumen"),
            item("headline.capaian")),
        only_data("capaian_tanpa_batas",
            number("persen", f"Capaian dokumen tanpa batas; {_UNCAPPED}", "Capaian dokumen tanpa batas"),
            item("headline.tanpa_batas")),
        only_data("bobot",
            number("", "Bobot indikator dalam rata-rata; kosong bila semua indikator sama.", "Bobot")),
        Column("status_cetak", "Status", Width(1.5, least=1.75), value=item("status"), stands=PDF,
            mark=verdict, when=since_fifth),
        Column("predikat", "Predikat", Width(1.5, 0.4, 64, words=True),
            text("Predikat menurut skala yang berlaku."), centred=OFFICE),
        only_data("predikat_singkat", text("Singkatan predikat.", "Singkatan predikat"), item("singkatan")),
        only_data("kode_status",
            text("Status dalam kata untuk program: tercapai, tidak-tercapai, belum-ada-data, dan lain-lain.",
                "Kode status"), item("headline.kode_status")),
        only_data("tercapai", flag("Apakah capaian mencapai ambang tercapai.", "Tercapai", required=False)),
        Column("status", "Status", Width(docx=0.4, pixels=68),
            text("Tercapai, Tidak tercapai, atau alasan tanpa capaian."), stands=OFFICE | HTML,
            centred=OFFICE, mark=verdict),
        Column("tanda_arah", "Arah", Width(1.2, 0.4, 84, least=1.9), value=direction_words, blank=DASH,
            centred=OFFICE, when=has_directions),
        only_data("arah",
            text("membaik, tetap, atau memburuk; kosong bila tidak dapat dibandingkan.", "Arah"),
            _since("arah")),
        only_data("arah_terhadap",
            text("Yang dibandingkan: periode (2023-TW4), atau tahun (2023) bila angkanya data setahun.",
                "Arah terhadap"), _since("periode")),
        only_data("perubahan",
            figure(INDICATOR_UNIT, "Realisasi dikurangi angka pembanding itu.", "Perubahan"),
            _since("perubahan")),
        only_data("dasar_target", text("Dokumen yang menetapkan target.", "Dasar target")),
        only_data("target_contoh",
            flag("true bila target hanya contoh, bukan target resmi.", "Target contoh")),
        Column("alasan_perubahan", wording.CHANGED_TARGET, field=text("Alasan bila target pernah diubah."),
            stands=NOWHERE, below=HTML),
        Column("target_lebih_mudah", wording.EASIER_TARGET,
            field=text("Target dan hasil tahun lalu, bila targetnya lebih mudah, beserta alasannya."),
            stands=NOWHERE, below=HTML),
        Column("himpunan", wording.SHARED,
            field=text("Unit yang sudah dan yang belum melaporkan bagiannya, bila angkanya himpunan."),
            stands=NOWHERE, below=HTML),
        Column("status_keterangan", "Status dan keterangan", Width(2.7, least=1.9),
            value=lambda row: Lines((row.item.status, row.item.keterangan)), stands=PDF, when=before_fifth),
        Column("keterangan_cetak", wording.NOTE, value=item("keterangan"), stands=NOWHERE, below=PDF,
            when=since_fifth),
        Column("keterangan", wording.NOTE, Width(docx=2.0), text("Keterangan dari unit pelapor."),
            stands=DOCX, below=HTML),
        Column("catatan", wording.NOTE, Width(pixels=140), value=_remarks, stands=XLSX),
        only_data("faktor_pendukung", text("Yang membantu pencapaian.", wording.HELPED)),
        only_data("faktor_penghambat", text("Yang menghambat pencapaian.", wording.HINDERED)),
        only_data("rumus", text("Rumus capaian dan versinya.", "Rumus")),
        only_data("arah_rumus", text("naik, turun, atau tepat.", "Arah rumus")),
        only_data("kode_referensi", text("Kode referensi indikator, bila ada.", "Kode referensi")),
        only_data("unit", text("Kunci unit yang melaporkan.", "Unit")),
        only_data("sumber", text("Sumber angka realisasi.", "Sumber data"), item("struk.sumber")),
        only_data("konsep", flag("true bila dokumen belum disahkan.", "Konsep"),
            attrgetter("document.konsep")),
        only_data("percontohan", flag("true bila data hanya peragaan, bukan data resmi.", "Percontohan"),
            attrgetter("document.percontohan")),
    ),
    caption="Formulir {d.judul}",
    empty=wording.NO_INDICATOR,
    title="Hasil pengukuran indikator",
    description="Satu baris untuk tiap indikator dalam tiap dokumen: target, realisasi, capaian, "
    "dan predikatnya.",
    key=("periode", "kode"),
)  # fmt: skip
