"""An office of a whole year whose quarters, time to date and year have different targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.lengkap import lengkap

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Dokumen, Formulir
from ukur.model.periode import Periode

TAHUN = 2024
QUARTERS = tuple(Periode(TAHUN, quarter) for quarter in (1, 2, 3, 4))
Report = str | Mapping[str, Any] | None


@dataclass(frozen=True)
class Line:
    """One indicator: its keys in the dictionary, the targets of its quarters and year, what was reported."""

    keys: Mapping[str, Any]
    targets: Sequence[str | None]
    year: str
    reports: Sequence[Report]


def line(
    rumus: str, agregasi: str, kind: str, places: int, targets: str, year: str, reports: str, **keys: Any
) -> Line:
    """Return a line from words apart by spaces; ``-`` is a quarter that says nothing."""
    words = {"rumus": rumus, "agregasi": agregasi, "jenis_satuan": kind, "desimal": str(places)}
    return Line(
        words | keys,
        [None if text == "-" else text for text in targets.split()],
        year,
        [None if text == "-" else text for text in reports.split()],
    )


def plan(nilai: str) -> dict[str, str]:
    """Return a target of the Renstra's end."""
    return {"tahun": "2026", "nilai": nilai, "sumber": "Renstra uji"}


LINES = (
    line(
        "naik@1", "posisi-akhir", "persen", 2, "20 40 60 80", "80", "18.5 45.92 61.25 82.5",
        target_renstra=plan("90"), standar_nasional={"nilai": "95", "sumber": "Standar uji"},
    ),
    line(
        "naik@1", "jumlah", "cacah", 0, "10 15 20 25", "70", "12 14 22 20",
        target_renstra=plan("300") | {"tahun": "2028", "akumulasi": "jumlah"},
    ),
    line("naik@1", "rata-rata", "indeks", 2, "70 75 80 85", "78", "71.33 74.5 82 84.25"),
    line("turun-selisih@1", "jumlah", "cacah", 0, "2 1 3 2", "8", "1 0 4 2"),
    line(
        "turun-selisih@1", "posisi-akhir", "rasio", 2, "0.50 0.45 0.40 0.35", "0.35", "0.48 0.49 0.38 0.43",
        target_renstra=plan("0.30"),
    ),
    line("turun-rasio@1", "maksimum", "waktu", 2, "40 38 36 32", "32", "41.5 30 35.25 4.88"),
    line("stabil@1", "posisi-akhir", "rasio", 0, "25 50 75 100", "100", "24 55 75 104"),
    line("rentang@1", "posisi-akhir", "waktu", 1, "5..6 6..7 6.5..7.5 7..8", "7..8", "5.5 7.5 6 7.5"),
    line("rentang-turun@1", "posisi-akhir", "waktu", 1, "10..11 9..10 8..9 7..8", "7..8", "12 9.5 7.5 9"),
    line(
        "skala@1", "posisi-akhir", "predikat", 0, "CC B B BB", "BB", "B B BB B",
        tabel_label="akip", satuan="predikat",
    ),
    line("ya-tidak@1", "posisi-akhir", "predikat", 0, "tidak tidak ya ya", "ya", "tidak ya ya ya"),
    line(
        "naik@1", "kumulatif", "uang", 2, "400000000 800000000 1100000000 1500000000", "1500000000",
        "375250000 812000000.5 1099000000 1234567890.5", satuan="rupiah",
    ),
    line("naik@1", "posisi-akhir", "indeks", 4, "- - - -", "0.75", "- - - 0.7812", frekuensi="tahunan"),
    line("naik@1", "jumlah", "cacah", 0, "- - - -", "40", "5 8 12 17"),  # only the year has a target
    line("naik@1", "posisi-akhir", "persen", 2, "30 - - 75", "75", "31 - 55.5 74.99"),
    line("naik@1", "jumlah", "cacah", 0, "- 30 - 45", "75", "- 28 - 47", frekuensi="semesteran"),
    line("turun-selisih@1", "jumlah", "cacah", 0, "0 0 0 0", "0", "0 0 1 0"),  # nothing allowed
)  # fmt: skip
RATIO = Line(
    {
        "rumus": "naik@1",
        "agregasi": "posisi-akhir",
        "jenis_satuan": "persen",
        "target_renstra": plan("25"),
        "standar_nasional": {"nilai": "22", "sumber": "Standar uji"},
        "desimal": "2",
        "perhitungan": {
            "cara": "rasio",
            "pembilang": "Yang diuji",
            "penyebut": "Seluruhnya",
            "pengali": "100",
        },
    },
    ["10", "15", "18", "20"],
    "20",
    [{"pembilang": str(part), "penyebut": "221"} for part in (26, 35, 41, 47)],
)  # 47 / 221 = 21,2669... is printed 21,27


def office(
    katalog: Catalogue, lines: Sequence[Line] = (*LINES, RATIO), aritmetika: Mapping[str, str] | None = None
) -> Catalogue:
    """Return the office; each of its quarters has a document that is signed."""
    base = lengkap(katalog, jumlah=0)
    items = {f"IKU-{number:02}": row for number, row in enumerate(lines, 1)}
    units = {"dinas": {"nama": "Dinas"}, "lain": {"nama": "Unit lain"}}  # one alone has no page
    keys = base.instansi.model_dump(mode="json", exclude_none=True, exclude={"percontohan"})
    return replace(
        base,
        instansi=Instansi.model_validate(keys | {"unit": units, "aritmetika": dict(aritmetika or {})}),
        indikator={kode: Indikator.model_validate(_entry(kode, row)) for kode, row in items.items()},
        anggaran={},
        formulir={periode: {"dinas": _form(items, periode)} for periode in QUARTERS},
        dokumen={periode: _document(periode) for periode in QUARTERS},
    )


def _entry(kode: str, row: Line) -> dict[str, Any]:
    quarters = {f"TW{quarter}": text for quarter, text in enumerate(row.targets, 1) if text is not None}
    return {
        "kode": kode,
        "nama": f"Ukuran uji {kode}",
        "sasaran": f"SS-{int(kode[-2:]) % 2 + 1}",
        "tingkat": "hasil",
        "definisi_operasional": "Yang diuji pada tahun yang sama.",
        "cara_pengukuran": "Dicatat dari laporan",
        "satuan": "satuan uji",
        "unit": "dinas",
        "sumber_data": {"nama": "Laporan uji"},
        "target": {
            str(TAHUN): {
                "tahun": row.year,
                "triwulan": quarters,
                "dasar": "perjanjian-kinerja",
                "sumber": "PK",
            }
        },
        **row.keys,
    }


def _form(items: Mapping[str, Line], periode: Periode) -> Formulir:
    reports: dict[str, Any] = {}
    for kode, row in items.items():
        report = row.reports[periode.triwulan - 1]
        if report is not None:
            reports[kode] = {"realisasi": report} if isinstance(report, str) else dict(report)
    return Formulir.model_validate({"unit": "dinas", "indikator": reports})


def _document(periode: Periode) -> Dokumen:
    return Dokumen.model_validate(
        {
            "periode": str(periode),
            "tahap": "ditandatangani",
            "tanggal_pengesahan": f"{TAHUN + 1}-01-15",
            "pendahuluan": "Dokumen uji.",
        }
    )
