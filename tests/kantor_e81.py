"""An office for form E.81 of 2025-TW3, calculated by hand: programs, blank quarters, budget and Renstra.

Figures are made up. The working, column by column (K in the indicator's unit, Rp in millions; . is blank):

====== ======= ===== ====== ================== ======= ======= =======================================
row    (5)     (6)   (7)    (8) (9) (10)       (12)    (13)    (14)
====== ======= ===== ====== ================== ======= ======= =======================================
IKU-01 1000    150   200    40 . 60            100     250     250/1000    = 25,00  (jumlah: 150 + 100)
IKU-02 90      62,5  75     60 66,67 72,5      72,5    72,5    72,5/90     = 80,555.. = 80,56
A Rp   5000    900   1000   100 . 550          650     1550    1550/5000   = 31,00  (650 - 100 = 550)
IKU-03 100     .     80     . 30 15,5          45,5    45,5    45,5/100    = 45,50  (45,5 - 30 = 15,5)
IKU-04 5       12    8      9 10 .             9,5     .       .           (9 + 10) / 2 = 9,5, of TW2: no more
B Rp   2400    380   400    50 100 120,5       270,5   650,5   650,5/2400  = 27,104.. = 27,10
KEG-01 .       .     20     5 5 0              10      10      .
keg Rp .       .     150    20 40 40           100     .       .
IKU-05 A       B     BB     . . BB             BB      BB      4/5         = 80,00  (scores A 5, BB 4)
C Rp   .       .     100    10 10 10           30      .       .
====== ======= ===== ====== ================== ======= ======= =======================================

K: A (25,00 + 80,56) / 2 = 52,78; B 45,50, IKU-03's alone; C 80,00; mean 178,28 / 3 = 59,43, Rendah.
Rp: A 31,00; B 27,10; mean 58,10 / 2 = 29,05, Sangat Rendah. C has no target of the Renstra in rupiah.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.lengkap import lengkap

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja

TW3 = Periode(2025, 3)
KAKI = {
    "faktor_pendorong": "Pendampingan berjalan di semua kecamatan.",
    "faktor_penghambat": "Laporan triwulan II terlambat.",
    "tindak_lanjut_triwulan": "Menagih laporan dua kampung.",
    "tindak_lanjut_renja": "Menambah satu pendamping.",
}
_JUTA = 1_000_000


def _indikator(kode: str, nama: str, sasaran: str, satuan: str, **keys: Any) -> Indikator:
    return Indikator.model_validate(
        {
            "kode": kode,
            "nama": nama,
            "sasaran": sasaran,
            "tingkat": "hasil",
            "definisi_operasional": "Definisi uji",
            "cara_pengukuran": "Cara uji",
            "satuan": satuan,
            "rumus": "naik@1",
            "unit": "dinas",
            "sumber_data": {"nama": "Laporan uji"},
        }
        | keys
    )


def _renstra(nilai: str, **keys: str) -> dict[str, str]:
    return {"tahun": "2028", "nilai": nilai, "sumber": "Renstra uji", **keys}


def _target(tahun: str) -> dict[str, Any]:
    return {"2025": {"tahun": tahun, "dasar": "renja"}}


def _indikators() -> tuple[Indikator, ...]:
    past = {"sumber": "LKjIP uji 2024"}
    return (
        _indikator(
            "IKU-01",
            "Warga yang dilatih",
            "2.13.02",
            "orang",
            jenis_satuan="cacah",
            desimal="0",
            agregasi="jumlah",
            target=_target("200"),
            target_renstra=_renstra("1000", akumulasi="jumlah"),
            realisasi_renstra={"2024": {"nilai": "150", **past}},
        ),
        _indikator(
            "IKU-02",
            "Lembaga yang aktif",
            "2.13.02",
            "persen",
            jenis_satuan="persen",
            agregasi="posisi-akhir",
            target=_target("75"),
            target_renstra=_renstra("90"),
            baseline={"2024": {"nilai": "62.5", **past}},
        ),
        _indikator(
            "IKU-03",
            "Kampung yang memutakhirkan data",
            "2.13.04",
            "persen",
            jenis_satuan="persen",
            agregasi="kumulatif",
            target=_target("80"),
            target_renstra=_renstra("100"),
        ),
        _indikator(
            "IKU-04",
            "Lama penyaluran",
            "2.13.04",
            "hari",
            jenis_satuan="waktu",
            desimal="1",
            rumus="turun-selisih@1",
            agregasi="rata-rata",
            target=_target("8"),
            target_renstra=_renstra("5"),
            baseline={"2024": {"nilai": "12", **past}},
        ),
        _indikator(
            "KEG-01",
            "Rapat koordinasi",
            "2.13.04.2.01",
            "kali",
            tingkat="keluaran",
            jenis_satuan="cacah",
            desimal="0",
            agregasi="jumlah",
            target=_target("20"),
        ),
        _indikator(
            "IKU-05",
            "Predikat layanan",
            "SS-3",
            "predikat",
            jenis_satuan="predikat",
            rumus="skala@1",
            tabel_label="akip",
            agregasi="posisi-akhir",
            target=_target("BB"),
            target_renstra=_renstra("A"),
            baseline={"2024": {"nilai": "B", **past}},
        ),
    )


_ISIAN: Mapping[str, tuple[str | None, str | None, str | None]] = {
    "IKU-01": ("40", None, "60"),
    "IKU-02": ("60", "66.67", "72.5"),
    "IKU-03": (None, "30", "45.5"),
    "IKU-04": ("9", "10", None),
    "KEG-01": ("5", "5", "0"),
    "IKU-05": (None, None, "BB"),
}


def _formulir(quarter: int) -> dict[str, Formulir]:
    reports = {
        kode: {"realisasi": value} if value is not None else {"keterangan": "Menunggu laporan"}
        for kode, values in _ISIAN.items()
        for value in (values[quarter - 1],)
    }
    return {"dinas": Formulir.model_validate({"unit": "dinas", "indikator": reports})}


def _simpul(
    pagu: int, spent: tuple[float | None, ...], renstra: tuple[int, int] | None = None
) -> dict[str, Any]:
    def rupiah(millions: float) -> str:
        return str(int(millions * _JUTA))

    real = {f"TW{q}": rupiah(value) for q, value in enumerate(spent, 1) if value is not None}
    total = {"renstra": {"pagu": rupiah(renstra[0]), "realisasi_lalu": rupiah(renstra[1])}} if renstra else {}
    return {"pagu": rupiah(pagu), "realisasi": real, **total}


def _anggaran() -> Anggaran:
    return Anggaran.model_validate(
        {
            "tahun": "2025",
            "sumber": "DPA uji 2025",
            "simpul": {
                "2.13.02": _simpul(1000, (100, None, 650), (5000, 900)),
                "2.13.04": _simpul(400, (50, 150, 270.5), (2400, 380)),
                "2.13.04.2.01": _simpul(150, (20, 60, 100)),
                "2.13.05": _simpul(100, (10, 20, 30)),
            },
        }
    )


def _pohon() -> PohonKinerja:
    def program(kode: str, uraian: str, *anak: dict[str, Any]) -> dict[str, Any]:
        return {"kode": kode, "jenis": "program", "uraian": uraian, "anak": anak}

    def sasaran(number: int, uraian: str, below: dict[str, Any]) -> dict[str, Any]:
        return {"kode": f"SS-{number}", "jenis": "sasaran", "uraian": uraian, "anak": [below]}

    activity = {"kode": "2.13.04.2.01", "jenis": "kegiatan", "uraian": "Pembinaan administrasi kampung"}
    goals = [
        sasaran(1, "Meningkatnya peran lembaga", program("2.13.02", "Program Pemberdayaan Lembaga")),
        sasaran(2, "Meningkatnya tata kelola", program("2.13.04", "Program Administrasi Kampung", activity)),
        sasaran(3, "Meningkatnya layanan", program("2.13.05", "Program Layanan Dinas")),
    ]
    return PohonKinerja.model_validate(
        {"simpul": [{"kode": "T-1", "jenis": "tujuan", "uraian": "Tujuan uji", "anak": goals}]}
    )


def kantor_e81(asli: Catalogue, triwulan: int = 3, **dokumen: Any) -> Catalogue:
    """Return the office, signed up to this quarter; ``dokumen`` are keys of that quarter's dokumen.yml."""
    office = lengkap(asli, 1)
    quarters = range(1, triwulan + 1)
    keys = {"evaluasi_renja": KAKI} | dokumen
    return replace(
        office,
        pohon=_pohon(),
        indikator={item.kode: item for item in _indikators()},
        anggaran={2025: _anggaran()},
        formulir={Periode(2025, quarter): _formulir(quarter) for quarter in quarters},
        dokumen={
            Periode(2025, quarter): Dokumen.model_validate(
                {
                    "periode": f"2025-TW{quarter}",
                    "tahap": "ditandatangani",
                    "nomor": f"000.8.6.3/00{quarter}/UK/2025",
                    "tanggal_pengesahan": f"2025-{3 * quarter + 1:02}-15",
                    "pendahuluan": "Uji.",
                }
                | (keys if quarter == triwulan else {})
            )
            for quarter in quarters
        },
        koreksi=DaftarKoreksi(),
    )
