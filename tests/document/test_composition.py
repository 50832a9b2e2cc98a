import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from decimal import Decimal as D
from typing import Any

import pytest
from tests.lengkap import lengkap

from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK, compose_document
from ukur.document.date_text import number_text, percent_text, point_text, rupiah_text
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure, ScopedFigure
from ukur.document.shown_comparison import ShownChange, YearValue
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.scope import Scope

Dok = Callable[..., DokumenPengukuran]
TW4 = Periode(2024, 4)
SUNGGUHAN = {"percontohan": "tidak"}


@pytest.fixture(scope="module")
def asli(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(katalog), TW4)


# Realisasi printed, target, capaian: 21.27/20; 78.73/75 = 104.9733; 0.7616/0.75 = 101.5467;
# 0.8184/0.80 = 102.30; 0.6463/0.63 = 102.5873; 0.8202/0.80 = 102.525; (50 - 21.27)/25 = 114.92;
# (0.2 - 0.0939)/0.1 = 106.10.
ASLI = {
    "IKU-01": ("21,27", "20,00", "106,35 %"),
    "IKU-02": ("78,73", "75,00", "104,97 %"),
    "IKU-03": ("0,7616", "0,7500", "101,55 %"),
    "IKU-04": ("0,8184", "0,8000", "102,30 %"),
    "IKU-05": ("0,6463", "0,6300", "102,59 %"),
    "IKU-06": ("0,8202", "0,8000", "102,53 %"),
    "IKU-07": ("21,27", "25,00", "114,92 %"),
    "IKU-08": ("0,0939", "0,1000", "106,10 %"),
}


@pytest.mark.parametrize("kode", list(ASLI))
def test_baris_asli(asli: DokumenPengukuran, kode: str) -> None:
    [row] = (row for row in asli.baris if row.kode == kode)
    assert (row.sampai.realisasi.teks, row.setahun.target.teks, row.headline.capaian.teks) == ASLI[kode]
    assert (row.predikat, row.tercapai, row.status) == ("Sangat Tinggi", True, "Tercapai")
    assert (row.target_contoh, row.dasar_target) == (True, "contoh")


def test_rata_rata_asli(asli: DokumenPengukuran) -> None:
    """106.35 + 104.97333 + 101.54667 + 102.30 + 102.58730 + 102.525 + 114.92 + 106.10 = 841.30230.

    Divided by 8: 105.16279.
    """
    total = asli.ringkasan
    assert total.rata_rata == Figure("105,16 %", D("105.16"))
    assert (total.jumlah, total.dihitung, total.tercapai) == (8, 8, 8)
    assert (total.tidak_tercapai, total.tanpa_capaian) == (0, 0)
    assert total.berbatas == Figure("100,00 %", D("100.00"))
    assert (total.batas, total.batas_kantor) == ("100 %", False)
    assert total.predikat[0] == ("Sangat Tinggi", "ST", 8)
    assert sum(count for _, _, count in total.predikat) == 8


def test_rata_rata_dari_yang_belum_dibulatkan(dok: Dok) -> None:
    """1/800 = 0.125 and 0.0041/3 = 0.13667: mean 0.13083 -> 0.13; of the printed ones 0.14."""
    items = [
        {"desimal": "4", "target": sasaran("800")},
        {"kode": "IKU-02", "nama": "Dua", "desimal": "4", "target": sasaran("3")},
    ]
    hasil = dok(items, {"IKU-01": {(2024, 4): "1"}, "IKU-02": {(2024, 4): "0.0041"}})
    assert [row.headline.capaian.teks for row in hasil.baris] == ["0,13 %", "0,14 %"]
    assert hasil.ringkasan.rata_rata.teks == "0,13 %"


def test_rata_rata_sasaran(asli: DokumenPengukuran) -> None:
    """SS-1 holds IKU-01 to 07: (841.30230 - 106.10) / 7 = 105.02890; SS-2 holds IKU-08."""
    assert [(g.kode, len(g.baris), g.ringkasan.rata_rata.teks) for g in asli.kelompok] == [
        ("SS-1", 7, "105,03 %"),
        ("SS-2", 1, "106,10 %"),
    ]
    assert all(group.contoh and group.jenis == "sasaran" for group in asli.kelompok)
    assert asli.kelompok[1].program[0].startswith("2.13.01 Program Penunjang")


def test_kepala_dokumen_asli(asli: DokumenPengukuran) -> None:
    assert asli.judul == "Pengukuran Kinerja Triwulan IV Tahun 2024"
    assert (asli.nomor, asli.pemerintah) == (None, "Pemerintah Kabupaten Way Kanan")
    assert (asli.percontohan, asli.konsep, asli.tahap) == (True, False, "arsip")
    assert (asli.tanda, asli.kop, asli.target_contoh) == ((PERCONTOHAN_MARK,), (), True)
    assert [
        rule.split(" tentang ")[0] for rule in asli.dasar_hukum
    ] == [  # the office's own list, not the SOP's
        "Undang-Undang Nomor 23 Tahun 2014",
        "Peraturan Presiden Nomor 29 Tahun 2014",
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
        "Peraturan Bupati Way Kanan Nomor 20 Tahun 2019",
    ]
    assert asli.skala[:2] == (("Sangat Tinggi", "91 % ke atas"), ("Tinggi", "76 % sampai di bawah 91 %"))
    assert "belum diperiksa" not in asli.catatan_skala[0]  # a doubt of the program's makers is no document's
    assert asli.catatan_skala[1:] == ("Tercapai bila capaian paling sedikit 100 %.",)
    assert asli.perhatian == ()
    assert [entry.kode for entry in asli.kamus] == list(ASLI)


def test_perubahan_dari_tahun_lalu_asli(asli: DokumenPengukuran) -> None:
    """2023: 26/221 = 11.7647 printed 11.76; 2024: 21.27; the change of the printed figures is 9.51."""
    [row] = [row for row in asli.baris if row.kode == "IKU-01"]
    assert row.perbandingan is not None
    assert row.perbandingan.tahun == (YearValue(2023, Figure("11,76", D("11.76"))),)
    assert row.arah == ShownChange(
        "TW IV 2023", "2023-TW4", Figure("+9,51 poin", D("9.51")), "naik", "membaik"
    )


def sasaran(tahun: str | None, dasar: str = "perjanjian-kinerja") -> dict[str, Any]:
    return {"2024": {"tahun": tahun, "dasar": dasar}}


def test_tanpa_indikator(dok: Dok) -> None:
    kosong = dok([], {})
    assert (kosong.kelompok, kosong.kamus, kosong.perhatian, kosong.target_contoh) == ((), (), (), False)
    assert (kosong.ringkasan.jumlah, kosong.ringkasan.rata_rata) == (0, Figure("–"))


@pytest.mark.parametrize(
    ("tahap", "percontohan", "tanda"),
    [
        pytest.param("draf", "ya", (PERCONTOHAN_MARK, DRAFT_MARK), id="draf percontohan"),
        pytest.param("draf", "tidak", (DRAFT_MARK,), id="draf kantor sungguhan"),
        pytest.param("dokumen", "tidak", (DRAFT_MARK,), id="selesai diperiksa, belum ditandatangani"),
        pytest.param("ditandatangani", "tidak", (), id="sudah disahkan"),
        pytest.param("arsip", "tidak", (), id="sudah diarsipkan"),
        pytest.param("arsip", "ya", (PERCONTOHAN_MARK,), id="percontohan selalu bertanda"),
    ],
)
def test_tanda(dok: Dok, tahap: str, percontohan: str, tanda: tuple[str, ...]) -> None:
    hasil = dok(instansi={"percontohan": percontohan}, dokumen={"tahap": tahap})
    assert (hasil.tanda, hasil.konsep) == (tanda, DRAFT_MARK in tanda)


ORANG = {"jabatan": "kepala", "sumber": "SK", "pangkat": "Pembina", "nip": "19650310 199003 1 004"}
DEFINITIF = ORANG | {"nama": "Ani", "mulai": "2020-01-01", "sampai": "2024-12-31"}
BARU = ORANG | {"nama": "Budi", "mulai": "2025-01-01"}
PLT = ORANG | {"nama": "Cici", "mulai": "2025-01-01", "sampai": "2025-01-31", "status": "Plt."}
PJ = PLT | {"nama": "Eko", "status": "Pj."}
MENYUSUL = ORANG | {"nama": "Fani", "mulai": "2025-02-03"}
PLH = ORANG | {"nama": "Dodi", "mulai": "2025-02-01", "sampai": "2025-02-07", "status": "Plh."}


@pytest.mark.parametrize(
    ("orang", "tanggal", "jabatan", "nama"),
    [
        pytest.param([DEFINITIF, BARU], "2024-12-31", "Kepala Dinas", "Ani", id="hari terakhir yang lama"),
        pytest.param([DEFINITIF, BARU], "2025-01-01", "Kepala Dinas", "Budi", id="hari pertama yang baru"),
        pytest.param([DEFINITIF, PLT], "2025-01-10", "Plt. Kepala Dinas", "Cici", id="pelaksana tugas"),
        pytest.param([DEFINITIF, PJ], "2025-01-10", "Pj. Kepala Dinas", "Eko", id="penjabat"),
        pytest.param(
            [BARU, PLH], "2025-02-03", "Plh. Kepala Dinas", "Dodi", id="Plh. mendahului yang diwakili"
        ),
        pytest.param(
            [PLH, BARU], "2025-02-03", "Plh. Kepala Dinas", "Dodi", id="urutan daftar tidak berpengaruh"
        ),
        pytest.param(
            [PLH, MENYUSUL], "2025-02-04", "Plh. Kepala Dinas", "Dodi", id="pengganti mulai sesudah Plh."
        ),
        pytest.param(
            [DEFINITIF, PLT], "2025-01-31", "Plt. Kepala Dinas", "Cici", id="hari terakhir pelaksana tugas"
        ),
        pytest.param([BARU, PLH], "2025-01-31", "Kepala Dinas", "Budi", id="sehari sebelum Plh."),
        pytest.param([BARU, PLH], "2025-02-01", "Plh. Kepala Dinas", "Dodi", id="hari pertama Plh."),
        pytest.param([BARU, PLH], "2025-02-07", "Plh. Kepala Dinas", "Dodi", id="hari terakhir Plh."),
        pytest.param([BARU, PLH], "2025-02-08", "Kepala Dinas", "Budi", id="Plh. sudah selesai"),
        pytest.param([DEFINITIF], "2025-06-01", "Kepala Dinas", None, id="tidak ada pemegang pada hari itu"),
        pytest.param([], "2025-06-01", "Kepala Dinas", None, id="belum ada pemegang sama sekali"),
    ],
)
def test_penanda_tangan(dok: Dok, orang: list[Any], tanggal: str, jabatan: str, nama: str | None) -> None:
    hasil = dok(
        instansi=SUNGGUHAN,
        dokumen={"tanggal_pengesahan": tanggal, "nomor": "000.8.6.3/1/V.07-WK/2025"},
        pejabat={"jabatan": {"kepala": "Kepala Dinas"}, "pemegang": orang},
    )
    sign = hasil.tanda_tangan
    assert (sign.jabatan, sign.nama) == (jabatan, nama)
    assert (sign.pangkat, sign.nip) == (("Pembina", "19650310 199003 1 004") if nama else (None, None))


@pytest.mark.parametrize(
    ("percontohan", "tanggal", "tempat"),
    [
        pytest.param("tidak", "2025-01-10", "Blambangan Umpu, 10 Januari 2025", id="bertanggal"),
        pytest.param("tidak", None, f"Blambangan Umpu, {'.' * 26}", id="tanggal diisi dengan pena"),
        pytest.param("ya", "2025-01-10", "Blambangan Umpu, 10 Januari 2025", id="percontohan bertanggal"),
    ],
)
def test_tempat_tanggal(dok: Dok, percontohan: str, tanggal: str | None, tempat: str) -> None:
    dates = {"tanggal_pengesahan": tanggal} if tanggal else {}
    assert dok(instansi={"percontohan": percontohan}, dokumen=dates).tanda_tangan.tempat_tanggal == tempat


def test_percontohan_tidak_menyebut_pejabat(dok: Dok) -> None:
    sign = dok(
        dokumen={"tanggal_pengesahan": "2025-02-03"},
        pejabat={"jabatan": {"kepala": "Kepala Dinas"}, "pemegang": [BARU, PLH]},
    ).tanda_tangan
    assert (sign.jabatan, sign.nama, sign.pangkat, sign.nip) == ("Kepala Dinas", None, None, None)


TIGA = [
    {"nama": "Satu"},
    {"kode": "IKU-02", "nama": "Dua"},
    {"kode": "IKU-03", "nama": "Tiga"},
]


def test_perhatian_menyebut_yang_tidak_tercapai(dok: Dok) -> None:
    """Target 20: 19.99/20 = 99.95 and 10/20 = 50 are missed, 20/20 is not."""
    isian = {"IKU-01": {(2024, 4): "19.99"}, "IKU-02": {(2024, 4): "20"}, "IKU-03": {(2024, 4): "10"}}
    hasil = dok(TIGA, isian)
    assert hasil.perhatian == (
        "IKU-01 Satu, setahun: realisasi 19,99 buah, target 20,00, capaian 99,95 %",
        "IKU-03 Tiga, setahun: realisasi 10,00 buah, target 20,00, capaian 50,00 %",
    )
    assert [row.status for row in hasil.baris] == ["Tidak tercapai", "Tercapai", "Tidak tercapai"]
    assert (hasil.ringkasan.tercapai, hasil.ringkasan.tidak_tercapai) == (1, 2)


@pytest.mark.parametrize(
    ("ubah", "isian", "realisasi", "capaian"),
    [
        pytest.param({}, "n/a", "n/a", "tidak berlaku (n/a)", id="tidak berlaku"),
        pytest.param({}, "Belum rilis", "Belum rilis", "belum rilis", id="belum rilis"),
        pytest.param({}, {"keterangan": "nanti"}, "–", "belum ada data", id="kosong"),
        pytest.param({"target": {}}, "21", "21,00", "target tidak ditetapkan", id="tanpa target"),
        pytest.param({"target": sasaran("n/a")}, "21", "21,00", "tidak berlaku (n/a)", id="target n/a"),
        pytest.param(
            {"target": sasaran(None)}, "21", "21,00", "target tidak ditetapkan", id="target dikosongkan"
        ),
    ],
)
def test_tanpa_capaian(dok: Dok, ubah: dict[str, Any], isian: Any, realisasi: str, capaian: str) -> None:
    """Left out of the mean and of the counts; never a zero, never a miss."""
    items = [ubah, {"kode": "IKU-02", "nama": "Dua"}]
    hasil = dok(items, {"IKU-01": {(2024, 4): isian}, "IKU-02": {(2024, 4): "30"}})
    row = hasil.baris[0]
    assert (row.sampai.realisasi.teks, row.headline.capaian.teks, row.status) == (realisasi, capaian, capaian)
    assert (row.predikat, row.singkatan, row.tercapai) == ("–", "", None)
    total = hasil.ringkasan
    assert (total.jumlah, total.dihitung, total.tanpa_capaian, total.tidak_tercapai) == (2, 1, 1, 0)
    assert (total.rata_rata.teks, hasil.perhatian) == ("150,00 %", ())


def test_batas_agregat_menampilkan_keduanya(dok: Dok) -> None:
    """Capaian 150 and 80: mean 115; capped at 110: (110 + 80) / 2 = 95. The rows stay as they are."""
    items = [{}, {"kode": "IKU-02", "nama": "Dua"}]
    isian = {"IKU-01": {(2024, 4): "30"}, "IKU-02": {(2024, 4): "16"}}
    hasil = dok(items, isian, instansi={"aritmetika": {"batas_agregat": "110"}})
    assert [row.headline.capaian.teks for row in hasil.baris] == ["150,00 %", "80,00 %"]
    total = hasil.ringkasan
    assert (total.rata_rata.teks, total.berbatas, total.batas) == (
        "115,00 %",
        Figure("95,00 %", D("95.00")),
        "110 %",
    )


def test_analisis(dok: Dok) -> None:
    """Only the parts that were written, in the order of the report; a sasaran without any has none."""
    analisis = {"SS-1": {"uraian": "Naik", "solusi": "Pelatihan", "penyebab": "Dana tepat waktu"}}
    hasil = dok(dokumen={"analisis": analisis})
    found = hasil.kelompok[0].analisis
    assert found is not None
    assert found.bagian == (
        ("Uraian", "Naik"),
        ("Penyebab keberhasilan atau kegagalan", "Dana tepat waktu"),
        ("Solusi yang telah dilakukan", "Pelatihan"),
    )
    assert dok().kelompok[0].analisis is None


def test_rencana_aksi(dok: Dok) -> None:
    plans = [
        {
            "kendala": "Dana terlambat",
            "tindak_lanjut": "Jadwal ulang",
            "batas_waktu": "2025-03-31",
            "penanggung_jawab": "Bidang A",
        },
        {"status": "selesai"},
    ]
    [row] = dok(isian={"IKU-01": {(2024, 4): {"realisasi": "10", "rencana_aksi": plans}}}).baris
    first, second = row.rencana_aksi
    assert (first.kendala, first.penyebab, first.batas_waktu, first.status) == (
        "Dana terlambat",
        "–",
        "31 Maret 2025",
        "belum ditangani",
    )
    assert (second.kendala, second.batas_waktu, second.status) == ("–", "–", "selesai")


def test_kop_hanya_yang_diisi(dok: Dok) -> None:
    kop = {"alamat": "Jalan A", "telepon": "0723-1", "laman": "https://contoh.id"}
    assert dok(instansi={"kop": kop}).kop == ("Jalan A", "Telepon 0723-1", "https://contoh.id")


def test_triwulan_dan_sampai_dengan(kantor: Callable[..., Catalogue]) -> None:
    """TW2 of a sum: 22/20 = 110 in the quarter, 30/30 = 100 to date (it counts), 30/100 = 30 of the year."""
    quarters = {"TW1": "10", "TW2": "20", "TW3": "30", "TW4": "40"}
    ubah = {
        "agregasi": "jumlah",
        "frekuensi": "triwulanan",
        "target": {"2024": {"tahun": "100", "triwulan": quarters, "dasar": "renja"}},
    }
    katalog = kantor([ubah], {"IKU-01": {(2024, 1): "8", (2024, 2): "22"}})
    [row] = compose_document(Measurements(katalog), Periode(2024, 2)).baris
    assert [
        figur.teks
        for figur in (
            row.triwulan.target,
            row.triwulan.realisasi,
            row.triwulan.capaian,
            row.sampai.target,
            row.sampai.realisasi,
            row.sampai.capaian,
            row.setahun.target,
            row.setahun.capaian,
            row.headline.capaian,
        )
    ] == ["20,00", "22,00", "110,00 %", "30,00", "30,00", "100,00 %", "100,00", "30,00 %", "100,00 %"]
    assert row.struk.baris[2] == ("Target", "30,00 buah (sampai TW2)")


def test_target_contoh_disebut(dok: Dok) -> None:
    assert dok([{"target": sasaran("20", "contoh")}]).target_contoh is True
    assert dok().target_contoh is False
    assert dok().baris[0].dasar_target == "Perjanjian Kinerja"


def isi(value: object) -> Iterator[object]:
    """Every value inside a document."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from isi(getattr(value, part.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from isi(part)


def test_tidak_dapat_diubah(asli: DokumenPengukuran) -> None:
    """Hashable through and through: no list, set or dictionary anywhere, and no field can be set."""
    assert hash(asli) == hash(replace(asli))
    parts = list(isi(asli))
    assert not [part for part in parts if isinstance(part, (list, dict, set, bytearray))]
    for part in parts:
        if is_dataclass(part) and not isinstance(part, type):
            with pytest.raises(FrozenInstanceError):
                setattr(part, dataclasses.fields(part)[0].name, None)


def test_sama_bila_disusun_ulang(katalog: Catalogue, asli: DokumenPengukuran) -> None:
    assert compose_document(Measurements(katalog), TW4) == asli


def test_setiap_figur_adalah_bentuk_angkanya(katalog: Catalogue, dok: Dok) -> None:
    """Renderers need no arithmetic: the text of a figure is its number formatted, with the places it has."""
    items = [
        {"desimal": "3", "target": sasaran("12.3456")},
        {"kode": "IKU-02", "nama": "Dua", "desimal": "0"},
    ]
    documents = [compose_document(Measurements(katalog), p) for p in katalog.dokumen]
    documents.append(dok(items, {"IKU-01": {(2024, 4): "12.0005"}, "IKU-02": {(2024, 4): "12.5"}}))
    documents.append(compose_document(Measurements(lengkap(katalog)), TW4))
    parts = [part for document in documents for part in isi(document)]
    changes = {part.perubahan.teks: part.perubahan for part in parts if isinstance(part, ShownChange)}
    numbers = [part for part in parts if isinstance(part, Figure) and part.nilai is not None]
    numbers = [figur for figur in numbers if figur.teks not in changes]
    assert len(numbers) > 300
    shapes = (number_text, percent_text, rupiah_text, point_text)
    for figur in changes.values():
        if figur.nilai is not None:
            sign = "" if figur.nilai == 0 else "+" if figur.nilai > 0 else "−"
            assert figur.teks.split(" ")[0] == f"{sign}{number_text(abs(figur.nilai))}"
    assert [f for f in numbers if f.nilai is not None and f.teks not in {to(f.nilai) for to in shapes}] == []


def test_setiap_kolom_formulir_berupa_figur(asli: DokumenPengukuran) -> None:
    """Three figures, each with target, realisasi and capaian; the document holds no other one of a row."""
    whole = {part.name for part in fields(IndikatorRow) if part.type in {"ScopedFigure", ScopedFigure}}
    assert whole == {"triwulan", "sampai", "setahun"}
    for row in asli.baris:
        assert [figur.lingkup for figur in row.figures] == list(Scope)
        parts = [getattr(f, name) for f in row.figures for name in ("target", "realisasi", "capaian")]
        assert all(isinstance(part, Figure) for part in parts)


# K-1 and J-1 report 30 of 25, P-1 25,00 of 20,00 in TW1 and nothing in TW2.
KOSONG = {
    "K-1": ("kumulatif", {"TW1": "25", "TW2": "50", "TW3": "75", "TW4": "100"}, "30", "30,00 (s.d. TW I)"),
    "P-1": ("posisi-akhir", {"TW1": "20", "TW2": "40", "TW3": "60", "TW4": "80"}, "25", "25,00 (s.d. TW I)"),
    "J-1": ("jumlah", {"TW1": "25", "TW2": "25", "TW3": "25", "TW4": "25"}, "30", "30,00 (s.d. TW I)"),
}


def test_triwulan_kosong_tanpa_status(kantor: Callable[..., Catalogue]) -> None:
    """0 of 3 reached, no mean, no predikat; the value to date is shown, and nobody can reckon with it.

    The target beside it is that of TW2: to date 50, 40,00, and 25 + 25 = 50.
    """
    items = [
        {
            "kode": kode,
            "nama": f"Uji {kode}",
            "agregasi": agregasi,
            "frekuensi": "triwulanan",
            "target": {"2024": {"tahun": quarters["TW4"], "triwulan": quarters, "dasar": "renja"}},
        }
        for kode, (agregasi, quarters, _, _) in KOSONG.items()
    ]
    isian = {
        kode: {(2024, 1): value, (2024, 2): {"keterangan": "Belum direkap."}}
        for kode, (_, _, value, _) in KOSONG.items()
    }
    measurements = Measurements(kantor(items, isian))
    first, second = (compose_document(measurements, Periode(2024, tw)) for tw in (1, 2))
    assert {row.status for row in first.baris} == {"Tercapai"}  # 30/25 and 25/20
    for row in second.baris:
        main = row.headline
        assert (main.realisasi, main.capaian.teks) == (Figure(KOSONG[row.kode][3]), "belum ada data")
        assert (row.status, row.tercapai, row.predikat) == ("belum ada data", None, "–")
        assert row.triwulan.realisasi == Figure("–")
    targets = {row.kode: row.headline.target.teks for row in second.baris}
    assert targets == {"K-1": "50,00", "P-1": "40,00", "J-1": "50,00"}
    total = second.ringkasan
    assert (total.jumlah, total.dihitung, total.tercapai, total.tidak_tercapai) == (3, 0, 0, 0)
    assert (total.belum_dinilai, total.belum_waktunya, total.rata_rata) == (3, 0, Figure("–"))
    assert second.perhatian == ()
