"""Sheet "Formulir": the measurement form as offices know it, with formulas that compute it again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, DokumenPengukuran, KelompokSasaran
from ukur.document.xlsx.hitung import Banding, banding, dibulatkan, sama, taksir, ungkapan
from ukur.document.xlsx.lembar import Isi, Kolom, Lembar, Rumus, lebar_angka
from ukur.document.xlsx.letak import (
    ATAS,
    BARIS_PERTAMA,
    BAWAH,
    CAPAIAN,
    DIHITUNG,
    INDIKATOR,
    RATA_RATA,
    REALISASI,
    TARGET,
    Rentetan,
    sel,
)

BEKU = 3  # columns that stay in view: number, sasaran, indicator
BELUM_ADA = "Belum ada indikator yang diukur pada periode ini."
_CONTOH = "Target contoh, bukan target resmi."
_CATATAN_CONTOH = (
    "Target yang keterangannya menyebut contoh bukan target resmi, "
    "sehingga capaian terhadapnya juga hanya contoh."
)
_LEBAR = {0: 28, 1: 52, 2: 190, 3: 150, 4: 62, 13: 64, 14: 68, 15: 140}
_SELA = 6.0  # points
_ANGKA, _CAPAIAN = 58, 74


@dataclass(frozen=True, slots=True)
class Terisi:
    """Where the form holds what: its header, the row of each indicator, the rows of each sasaran.

    ``tanpa_rumus`` are the cells of capaian that hold the printed number and no formula.
    """

    kepala: tuple[int, int]
    baris: tuple[int, ...]
    rentetan: tuple[Rentetan, ...]
    tanpa_rumus: tuple[str, ...]


def lebar_formulir(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole."""
    rows = [banding(row) for row in d.baris]
    widths = dict(_LEBAR)
    for at in range(3):
        widths[TARGET[at]] = lebar_angka((row[at].target for row in rows), _ANGKA)
        widths[CAPAIAN[at]] = lebar_angka((row[at].capaian for row in rows), _CAPAIAN)
    for at in (0, 1):
        widths[REALISASI[at]] = lebar_angka((row[at].realisasi for row in rows), _ANGKA)
    totals = (d.ringkasan, *(group.ringkasan for group in d.kelompok))
    widths[RATA_RATA] = lebar_angka((total.rata_rata for total in totals), widths[RATA_RATA])
    capped = (total.berbatas for total in totals if total.berbatas)
    widths[RATA_RATA + 1] = lebar_angka(capped, widths[RATA_RATA + 1])
    return [widths[at] for at in range(len(widths))]


def tulis_formulir(lembar: Lembar, d: DokumenPengukuran) -> Terisi:
    """Write letterhead, title and form."""
    _kepala_surat(lembar, d)
    columns = tuple(_kolom(d))
    header = lembar.kepala(columns)
    rows: list[int] = []
    runs: list[Rentetan] = []
    bare: list[str] = []
    for group in d.kelompok:
        start = len(rows)
        lembar.paragraf(_sasaran(group), "tebal")
        for row in group.baris:
            cells, without = _baris(row, group, lembar.baris, len(rows))
            rows.append(lembar.isi(columns, cells))
            bare += without
        first, last = BARIS_PERTAMA + start, BARIS_PERTAMA + len(rows) - 1
        runs.append(Rentetan(rows[start], lembar.baris - 1, first, last))
    if not d.kelompok:
        lembar.paragraf(BELUM_ADA, "teks")
    return Terisi(header, tuple(rows), tuple(runs), tuple(bare))


def _kepala_surat(lembar: Lembar, d: DokumenPengukuran) -> None:
    lembar.paragraf("Formulir pengukuran kinerja", "kecil")
    lembar.paragraf(d.pemerintah, "kop")
    lembar.paragraf(d.instansi, "kop tebal")
    lembar.paragraf(" · ".join(d.kop), "kop alamat")
    lembar.turun(_SELA)
    for mark in d.tanda:
        lembar.paragraf(mark, "tanda")
    lembar.turun(_SELA)
    lembar.paragraf(d.judul.upper(), "judul tengah")
    if d.nomor:
        lembar.paragraf(f"Nomor: {d.nomor}", "bebas tengah")
    if d.target_contoh:
        lembar.paragraf(_CATATAN_CONTOH, "kecil")
    lembar.turun()


def _kolom(d: DokumenPengukuran) -> Iterator[Kolom]:
    quarter = f"Triwulan {d.periode.romawi}"
    titles: tuple[tuple[str, str, str], ...] = (
        ("No", "tengah", ""),
        ("Sasaran", "teks", ""),
        ("Indikator", "teks", ""),
        ("Cara pengukuran", "teks", ""),
        ("Satuan", "teks", ""),
        *((title, "teks", quarter) for title in ("Target", "Realisasi", "Capaian")),
        *(
            (title, "teks", f"Sampai dengan triwulan {d.periode.romawi}")
            for title in ("Target", "Realisasi", "Capaian")
        ),
        *((title, "teks", "Setahun") for title in ("Target", "Capaian")),
        ("Predikat", "tengah", ""),
        ("Status", "tengah", ""),
        ("Keterangan", "teks", ""),
    )
    for at, (title, kind, group) in enumerate(titles):
        yield Kolom(title, at, at, kind, group)


def _sasaran(group: KelompokSasaran) -> str:
    sample = " (contoh)" if group.contoh else ""
    return f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{sample}"


def _baris(
    row: BarisIndikator, group: KelompokSasaran, baris: int, urut: int
) -> tuple[Sequence[Isi], Sequence[str]]:
    cells: dict[int, Isi] = {
        0: Figur(str(urut + 1), Decimal(urut + 1)),
        1: group.kode,
        2: f"{row.kode} {row.nama}",
        3: row.cara_pengukuran,
        4: row.satuan,
        13: row.predikat,
        14: row.status,
        15: "\n".join(part for part in (_CONTOH if row.target_contoh else "", row.keterangan) if part),
    }
    bare = []
    for at, ratio in enumerate(banding(row)):
        cells[TARGET[at]], cells[REALISASI[at]] = ratio.target, ratio.realisasi
        formula = _capaian(ratio, at, baris, BARIS_PERTAMA + urut)
        cells[CAPAIAN[at]] = formula or ratio.capaian
        if ratio.hitungan is not None and formula is None:
            bare.append(sel(CAPAIAN[at], baris))
    return [cells[at] for at in range(len(cells))], bare


def _capaian(ratio: Banding, at: int, baris: int, indikator: int) -> Rumus | None:
    """Return the formula of a capaian; None where there is none, or no formula would be sure to reach it."""
    source = ratio.hitungan
    if source is None:
        return None
    lower, upper = (sel(column[at], indikator, INDIKATOR) for column in (BAWAH, ATAS))
    if sama(ratio.target, source.target):
        lower = upper = sel(TARGET[at], baris)
    real = sel(REALISASI[at], baris)
    if not sama(ratio.realisasi, source.realisasi):
        real = sel(DIHITUNG[at], indikator, INDIKATOR)
    formula = dibulatkan(ungkapan(source, lower, upper, real), taksir(source), ratio.capaian)
    return Rumus(formula, ratio.capaian) if formula else None
