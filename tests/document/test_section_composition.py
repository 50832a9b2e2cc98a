"""The sections beside the form, composed from an office in full use (tests/lengkap.py), by hand."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lengkap import SITUS, TW3, TW4, lengkap
from tests.workflow.kasus import KANTOR

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Calculation, Figure
from ukur.document.pelaksanaan_composition import sop_section
from ukur.document.section_composition import tindak_lanjut_section
from ukur.document.sections import ShownTindakLanjut
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS
from ukur.measure.rumus_id import RumusId
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import DaftarKoreksi, Dokumen, RencanaAksi, StatusAksi, TindakLanjut
from ukur.model.sop import Tahap
from ukur.model.step_done import StepDone

Dok = Callable[..., DokumenPengukuran]
Kantor = Callable[..., Catalogue]


@pytest.fixture(scope="module")
def penuh(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog)), TW4, site=SITUS)


def teks(figures: tuple[Figure, ...]) -> list[str]:
    return [figure.teks for figure in figures]


def test_anggaran_penuh(penuh: DokumenPengukuran) -> None:
    """Pagu 600,000,000 + 264,130,300; TW1 77,244,445 (8.9390 %), TW4 790,000,000 (91.4214 %).

    2.13.03: 17,244,445 / 264,130,300 = 6.5288 %; 250,000,000 / 264,130,300 = 94.6503 %.
    """
    section = penuh.anggaran
    assert section is not None
    assert section.triwulan == ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")
    assert [(row.kode, row.jenis, row.tingkat, row.pagu.teks) for row in section.baris] == [
        ("2.13.02", "program", 0, "Rp600.000.000"),
        ("2.13.02.2.01", "kegiatan", 1, "Rp400.000.000"),
        ("2.13.02.2.02", "kegiatan", 1, "Rp200.000.000"),
        ("2.13.03", "program", 0, "Rp264.130.300"),
    ]
    assert teks(section.baris[0].serapan) == ["10,00 %", "33,33 %", "63,33 %", "90,00 %"]
    assert teks(section.baris[3].serapan)[::3] == ["6,53 %", "94,65 %"]
    assert section.jumlah.pagu == Figure("Rp864.130.300", D(864130300))
    assert teks(section.jumlah.realisasi)[::3] == ["Rp77.244.445", "Rp790.000.000"]
    assert section.jumlah.serapan[0] == Figure("8,94 %", D("8.94"))
    assert section.jumlah.serapan[3] == Figure("91,42 %", D("91.42"))


def test_efisiensi_penuh_bentuk_1(katalog: Catalogue) -> None:
    """As documents of form 1 were filed, and are computed again.

    SS-1: (103.125 + 655.73770 + 100 + 75 + 82.30453) / 5 = 203.23345, minus 90.00.

    SS-2: (77.14286 + 96 + 87.5 + 100) / 4 = 90.16071, minus 94.65. Neither reached every target.
    """
    penuh = compose_document(Measurements(lengkap(katalog), edition=Edition.FIRST), TW4, site=SITUS)
    assert penuh.anggaran is not None
    why = "tidak diklaim: belum semua indikatornya tercapai"
    assert [
        (row.kode, row.capaian.teks, row.serapan.teks, row.selisih.teks, row.golongan, row.sisa)
        for row in penuh.anggaran.efisiensi
    ] == [
        ("SS-1", "203,23 %", "90,00 %", "+113,23 poin", "efisien", Figure(why)),
        ("SS-2", "90,16 %", "94,65 %", "-4,49 poin", "cukup efisien", Figure(why)),
    ]
    assert "Di atas 5: efisien; -5 sampai 5: cukup efisien" in penuh.anggaran.catatan[1]


def test_anggaran_hanya_sampai_triwulan_dokumen(katalog: Catalogue) -> None:
    section = compose_document(Measurements(lengkap(katalog)), TW3).anggaran
    assert section is not None
    assert section.triwulan == ("Triwulan I", "Triwulan II", "Triwulan III")
    assert {len(row.realisasi) for row in (*section.baris, section.jumlah)} == {3}


def test_efisiensi_bentuk_1_mengikuti_batas_kantor(katalog: Catalogue) -> None:
    """SS-2 at -4.49: not efficient with a lower bound of -4."""
    office = lengkap(katalog, instansi={"efisiensi": {"efisien": "2,5", "tidak_efisien": "-4"}})
    section = compose_document(Measurements(office, edition=Edition.FIRST), TW4).anggaran
    assert section is not None
    assert [row.golongan for row in section.efisiensi] == ["efisien", "tidak efisien"]
    assert "Di atas 2,5: efisien; -4 sampai 2,5: cukup efisien" in section.catatan[1]


def test_sisa_diklaim_bila_semua_tercapai(katalog: Catalogue) -> None:
    """One indicator of SS-1, 82.5 against 80: (600 - 540) / 600 = 10 %."""
    section = compose_document(Measurements(lengkap(katalog, jumlah=1)), TW4).anggaran
    assert section is not None
    assert [row.sisa for row in section.efisiensi] == [Figure("10,00 %", D("10.00"))]


def test_tanpa_anggaran(penuh: DokumenPengukuran, dok: Dok) -> None:
    assert penuh.anggaran is not None
    assert penuh.anggaran.contoh is False
    assert dok().anggaran is None


def test_triwulan_kosong_bukan_nol(katalog: Catalogue) -> None:
    office = lengkap(katalog)
    record = office.anggaran[2024]
    node = record.simpul["2.13.03"]
    partial = node.model_copy(update={"realisasi": {1: D(0), 4: node.realisasi[4]}})
    record = record.model_copy(update={"simpul": {**record.simpul, "2.13.03": partial}})
    section = compose_document(Measurements(replace(office, anggaran={2024: record})), TW4).anggaran
    assert section is not None
    assert teks(section.baris[3].realisasi) == ["Rp0", "–", "–", "Rp250.000.000"]
    assert teks(section.baris[3].serapan) == ["0,00 %", "–", "–", "94,65 %"]
    assert [figure.nilai for figure in section.jumlah.realisasi[1:3]] == [None, None]


def test_tindak_lanjut_penuh(penuh: DokumenPengukuran) -> None:
    """The four plans of TW3: one was finished; all deadlines are 31 March 2025, after the quarter."""
    assert [
        (row.kode, row.asal, row.batas_waktu, row.status_lalu, row.status, row.lewat)
        for row in penuh.tindak_lanjut
    ] == [
        ("IKU-02", "2024-TW3", "31 Maret 2025", "belum ditangani", "sebagian selesai", False),
        ("IKU-06", "2024-TW3", "31 Maret 2025", "belum ditangani", "sebagian selesai", False),
        ("IKU-07", "2024-TW3", "31 Maret 2025", "belum ditangani", "selesai", False),
        ("IKU-09", "2024-TW3", "31 Maret 2025", "belum ditangani", "sebagian selesai", False),
    ]
    assert {row.uraian for row in penuh.tindak_lanjut} == {"Dua kecamatan sudah berjalan"}


BELUM, SEBAGIAN, SELESAI = StatusAksi


def terbuka(batas: str | None, lalu: StatusAksi, kini: StatusAksi | None) -> ShownTindakLanjut:
    plan = RencanaAksi.model_validate({"batas_waktu": batas})
    report = TindakLanjut(periode=TW3, status=kini, uraian="Uji") if kini else None
    [row] = tindak_lanjut_section([EarlierRencana("IKU-01", TW3, 1, plan, lalu, report)], TW4)
    return row


@pytest.mark.parametrize(
    ("batas", "lalu", "kini", "status", "lewat"),
    [
        pytest.param("2024-12-31", BELUM, SEBAGIAN, "sebagian selesai", True, id="hari terakhir triwulan"),
        pytest.param("2025-01-01", BELUM, SEBAGIAN, "sebagian selesai", False, id="sehari sesudahnya"),
        pytest.param("2024-10-01", SEBAGIAN, SELESAI, "selesai", False, id="sudah selesai"),
        pytest.param("2024-10-01", SEBAGIAN, None, "belum dilaporkan", True, id="tidak dilaporkan dan lewat"),
        pytest.param(None, BELUM, None, "belum dilaporkan", False, id="tanpa batas waktu"),
    ],
)
def test_status_dan_batas_waktu(
    batas: str | None, lalu: StatusAksi, kini: StatusAksi | None, status: str, lewat: bool
) -> None:
    row = terbuka(batas, lalu, kini)
    assert (row.status_lalu, row.status, row.lewat) == (str(lalu), status, lewat)
    assert (row.tindak_lanjut, row.penanggung_jawab, row.bukti) == ("–", "–", None)


def test_rencana_aksi_penuh(penuh: DokumenPengukuran) -> None:
    """In the order of the document: those of SS-1 first."""
    assert [plan.kode for plan in penuh.rencana_aksi] == ["IKU-07", "IKU-09", "IKU-02", "IKU-06"]
    assert astuple(penuh.rencana_aksi[0]) == (
        "IKU-07",
        "Data dari kampung terlambat",
        "Jaringan internet belum merata",
        "Pengumpulan luring dicoba di dua kecamatan",
        "Pengumpulan luring di semua kecamatan",
        "Seluruh kampung melapor paling lambat tanggal 5",
        "Sekretaris",
        "31 Maret 2025",
        ("Rp12.500.000", D(12500000)),
        "sedang",
        "belum ditangani",
        None,
        "Kepala Dinas, 10 Januari 2025: Laporkan tiap bulan",
        *(datetime.date(2025, 3, 31), "belum-ditangani"),
    )


HARI = datetime.date.fromisoformat
CATATAN = [
    {"langkah": "5", "oleh": "Tim SAKIP", "mulai": "2025-01-08", "selesai": "2025-01-08"},
    {
        "langkah": "5",
        "oleh": "Tim SAKIP",
        "mulai": "2025-01-30",
        "selesai": "2025-02-02",
        "catatan": "Diulang",
    },
    {"langkah": "6", "oleh": "Fungsional Perencana", "mulai": "2025-02-03"},
    {"langkah": "6", "oleh": "Sekretaris", "mulai": "2025-02-03", "selesai": "2025-02-04"},
]


@pytest.mark.parametrize(
    ("nomor", "oleh", "waktu", "lama", "catatan"),
    [
        pytest.param(4, "belum dicatat", "–", "–", "", id="tidak dicatat"),
        pytest.param(
            5,
            "Tim SAKIP",
            "8 Januari 2025; 30 Januari 2025 s.d. 2 Februari 2025",
            "1 hari kerja; 2 hari kerja",
            "menurut catatan kantor; Diulang",
            id="diulang oleh pelaksana yang sama",
        ),
        pytest.param(
            6,
            "Sekretaris; Fungsional Perencana",
            "3 Februari 2025 s.d. 4 Februari 2025; mulai 3 Februari 2025",
            "2 hari kerja; belum selesai",
            "menurut catatan kantor",
            id="dua pelaksana, satu belum selesai",
        ),
    ],
)
def test_catatan_sop(dok: Dok, nomor: int, oleh: str, waktu: str, lama: str, catatan: str) -> None:
    record = dok(dokumen={"pelaksanaan": CATATAN}).catatan_sop
    assert [row.nomor for row in record] == list(range(1, 10))
    row = record[nomor - 1]
    assert (row.oleh, row.waktu_nyata, row.lama, row.catatan) == (oleh, waktu, lama, catatan)


def test_catatan_sop_bentuk_lama(katalog: Catalogue) -> None:
    """Forms 1 to 3 printed the office's rows alone, in calendar days, in the order of the file."""
    office = lengkap(katalog)
    document = office.dokumen[TW4].model_dump(mode="json", exclude_none=True) | {"pelaksanaan": CATATAN}
    office = replace(office, dokumen={**office.dokumen, TW4: Dokumen.model_validate(document)})
    record = compose_document(Measurements(office, edition=Edition.THIRD), TW4).catatan_sop
    assert [(row.oleh, row.lama, row.catatan) for row in record[4:6]] == [
        ("Tim SAKIP", "1 hari kalender; 4 hari kalender", "Diulang"),
        ("Fungsional Perencana; Sekretaris", "belum selesai; 2 hari kalender", ""),
    ]


def test_catatan_sop_dari_yang_terjadi() -> None:
    """What happened is printed; the office's row beside it, and that it names another day."""
    happened = (StepDone(5, "disetujui Tim SAKIP", HARI("2025-02-03"), HARI("2025-02-04"), asal="usulan 7"),)
    document = KANTOR.dokumen[TW4].model_dump(mode="json", exclude_none=True) | {"pelaksanaan": CATATAN}
    row = sop_section(KANTOR, Dokumen.model_validate(document), happened)[4]
    assert (row.oleh, row.waktu_nyata, row.lama) == (
        "disetujui Tim SAKIP",
        "3 Februari 2025 s.d. 4 Februari 2025",
        "2 hari kerja",
    )
    told = "usulan 7 3 Februari 2025 s.d. 4 Februari 2025"
    assert row.catatan == (
        f"kantor mencatat 8 Januari 2025, {told}; "
        f"kantor mencatat 30 Januari 2025 s.d. 2 Februari 2025, {told}; Diulang"
    )


def test_baku_mutu_sop_seperti_tercetak(dok: Dok) -> None:
    """Step 4 of the SOP: Staf with the planner, 1 Hari; step 7 is the head's, whom peran.yml calls so."""
    rows = dok().catatan_sop
    assert (rows[3].pelaksana, rows[3].waktu_baku) == ("Staf, Fungsional Perencana", "1 Hari")
    assert (rows[6].pelaksana, rows[0].waktu_baku) == ("Kepala Dinas", "15 Menit")


def _koreksi(**ubah: str) -> dict[str, str]:
    texts = {"alasan": "Salah ketik", "sumber": "Berita acara", "diputuskan_oleh": "Kepala Dinas"}
    return {"periode": "2024-TW4", "indikator": "IKU-01", "tanggal": "2025-02-01"} | texts | ubah


def test_koreksi_periode_ini_urut_tanggal(katalog: Catalogue) -> None:
    """IKU-04 is printed without decimals, IKU-08 with labels; another period's correction is not here."""
    rows = [
        _koreksi(lama="82.4", baru="82.5"),
        _koreksi(indikator="IKU-08", lama="tidak", baru="ya", tanggal="2025-01-31"),
        _koreksi(indikator="IKU-04", lama="Belum rilis", baru="104"),
        _koreksi(periode="2024-TW3", lama="1", baru="2"),
    ]
    office = replace(lengkap(katalog), koreksi=DaftarKoreksi.model_validate({"koreksi": rows}))
    assert [
        (row.tanggal, row.kode, row.lama, row.baru)
        for row in compose_document(Measurements(office), TW4).koreksi
    ] == [
        ("31 Januari 2025", "IKU-08", "tidak", "ya"),
        ("1 Februari 2025", "IKU-01", "82,40", "82,50"),
        ("1 Februari 2025", "IKU-04", "Belum rilis", "104"),
    ]


@pytest.mark.parametrize(
    ("edisi", "tercetak"),
    [(Edition.FIRST, ("82,41", "82,41")), (Edition.SECOND, ("82,409", "82,41"))],
)
def test_koreksi_di_bawah_desimal(katalog: Catalogue, edisi: Edition, tercetak: tuple[str, str]) -> None:
    """82,409 prints as 82,41: a correction from one to the other is told in full, though form 1 did not."""
    rows = DaftarKoreksi.model_validate({"koreksi": [_koreksi(lama="82.4090", baru="82.41")]})
    office = replace(lengkap(katalog), koreksi=rows)
    (row,) = compose_document(Measurements(office, edition=edisi), TW4).koreksi
    assert (row.lama, row.baru) == tercetak


def test_tanda_tangan_penuh(katalog: Catalogue) -> None:
    """15 January 2025 falls to the acting head, 15 October 2024 to the head before."""
    ukuran = Measurements(lengkap(katalog))
    assert astuple(compose_document(ukuran, TW4).tanda_tangan)[:5] == (
        "Kota Contoh, 15 Januari 2025",
        "Plt. Kepala Dinas Uji Coba dan Kampung",
        "PEJABAT UJI DUA, S.Sos.",
        "Pembina (IV/a)",
        "19750202 200003 2 002",
    )
    assert astuple(compose_document(ukuran, TW3).tanda_tangan)[1:3] == (
        "Kepala Dinas Uji Coba dan Kampung",
        "PEJABAT UJI SATU, S.H., M.M.",
    )


@pytest.mark.parametrize(
    ("nip", "tercetak"),
    [
        pytest.param("197001011995031001", "19700101 199503 1 001", id="rapat"),
        pytest.param("19700101 199503 1 001", "19700101 199503 1 001", id="sudah berspasi"),
        pytest.param("19700101 1995031001", "19700101 199503 1 001", id="berspasi sebagian"),
        pytest.param(None, None, id="tidak diisi: tidak dikarang"),
    ],
)
def test_nip_dikelompokkan_8_6_1_3(dok: Dok, nip: str | None, tercetak: str | None) -> None:
    person = {"jabatan": "kepala", "nama": "Ani", "mulai": "2020-01-01", "sumber": "SK", "nip": nip}
    hasil = dok(
        instansi={"percontohan": "tidak"},
        dokumen={"tanggal_pengesahan": "2025-01-10"},
        pejabat={"jabatan": {"kepala": "Kepala Dinas"}, "pemegang": [person]},
    )
    assert (hasil.tanda_tangan.nama, hasil.tanda_tangan.nip) == ("Ani", tercetak)


@pytest.mark.parametrize(
    ("kertas", "hasil"),
    [
        pytest.param({}, ("A4", "2", "2.5", "3", "2", None), id="bawaan A4, 2-2,5-3-2"),
        pytest.param({"ukuran": "F4"}, ("F4", "2", "2.5", "3", "2", None), id="F4 bertepi sama"),
        pytest.param(
            {"ukuran": "F4", "atas": "1", "bawah": "5", "kiri": "2,75", "kanan": "1.5", "huruf": "Arimo"},
            ("F4", "1", "5", "2.75", "1.5", "Arimo"),
            id="semuanya diatur kantor",
        ),
    ],
)
def test_kertas(dok: Dok, kertas: Mapping[str, str], hasil: tuple[str | None, ...]) -> None:
    paper = dok(instansi={"kertas": dict(kertas)}).kertas
    margins = [str(side) for side in (paper.atas, paper.bawah, paper.kiri, paper.kanan)]
    assert (paper.ukuran, *margins, paper.huruf) == hasil


@pytest.mark.parametrize(
    ("situs", "alamat"),
    [
        pytest.param("https://a.example/uji/", "https://a.example/uji/arsip/2024-TW4/", id="bergaris miring"),
        pytest.param(
            "https://a.example/uji", "https://a.example/uji/arsip/2024-TW4/", id="tanpa garis miring"
        ),
        pytest.param(None, None, id="alamat tidak diketahui: tanpa QR"),
    ],
)
def test_alamat_arsip(kantor: Kantor, situs: str | None, alamat: str | None) -> None:
    ukuran = Measurements(kantor([{}], {"IKU-01": {(2024, 4): "21"}}))
    assert compose_document(ukuran, TW4, site=situs).alamat_arsip == alamat


@pytest.mark.parametrize(
    ("tanggal", "hari"),
    [
        pytest.param({"tanggal_pengesahan": "2025-01-15"}, "2025-01-15", id="tanggal pengesahan"),
        pytest.param({}, "2024-12-31", id="belum disahkan: akhir triwulan, bukan hari ini"),
    ],
)
def test_tanggal_dan_nama_berkas(dok: Dok, tanggal: Mapping[str, str], hari: str) -> None:
    hasil = dok(dokumen=dict(tanggal))
    assert (str(hasil.tanggal), hasil.nama_berkas) == (hari, "pengukuran-kinerja_dpmk_2024-TW4")


def test_lambang_dan_lokasi_arsip(dok: Dok) -> None:
    hasil = dok(instansi={"kop": {"lambang": "way-kanan.png"}}, dokumen={"lokasi_arsip": "Lemari 1"})
    assert (hasil.lambang, hasil.lokasi_arsip) == ("way-kanan.png", "Lemari 1")
    assert (dok().lambang, dok().lokasi_arsip) == (None, None)


def pasangan(row: IndikatorRow) -> list[tuple[Calculation | None, Figure]]:
    return [
        (row.triwulan.hitungan, row.triwulan.capaian),
        (row.sampai.hitungan, row.sampai.capaian),
        (row.setahun.hitungan, row.setahun.capaian),
    ]


def dihitung_ulang(hitungan: Calculation | None) -> D | None:
    if hitungan is None:
        return None
    result = RUMUS[hitungan.rumus].compute(hitungan.target, hitungan.realisasi)
    assert isinstance(result, D)
    return round_half_up(result)


def test_hitungan_setiap_jenis_menghasilkan_capaian_tercetak(penuh: DokumenPengukuran) -> None:
    """Labels, yes and no, ranges, words and target zero included: one row of each kind."""
    pairs = [pair for row in penuh.baris for pair in pasangan(row)]
    assert [dihitung_ulang(hitungan) for hitungan, _ in pairs] == [figure.nilai for _, figure in pairs]
    assert sum(hitungan is not None for hitungan, _ in pairs) == 27  # 9 of 12 rows, three ratios each


@pytest.mark.parametrize(
    ("kode", "hitungan"),
    [
        pytest.param("IKU-07", Calculation(RumusId.NAIK, D(4), D(3)), id="B terhadap BB: skor 3 dan 4"),
        pytest.param("IKU-08", Calculation(RumusId.NAIK, D(1), D(1)), id="ya terhadap ya"),
        pytest.param("IKU-10", None, id="belum dilaporkan"),
        pytest.param("IKU-11", None, id="belum rilis"),
        pytest.param("IKU-12", None, id="target nol"),
    ],
)
def test_hitungan_label_dan_yang_tidak_dihitung(
    penuh: DokumenPengukuran, kode: str, hitungan: Calculation | None
) -> None:
    [row] = (row for row in penuh.baris if row.kode == kode)
    assert row.setahun.hitungan == hitungan


RUMUS_ANGKA = ["naik@1", "turun-selisih@1", "turun-rasio@1", "stabil@1", "rentang@1", "rentang-turun@1"]
ANGKA = st.decimals(0, 10**6, places=4).map("{:.4f}".format)
RENTANG = st.tuples(*[st.decimals(0, 10**4, places=4)] * 2).map(
    lambda pair: f"{min(pair):.4f}..{max(pair):.4f}"
)


@given(
    rumus=st.sampled_from(RUMUS_ANGKA),
    angka=ANGKA,
    rentang=RENTANG,
    realisasi=ANGKA,
    desimal=st.integers(0, 4),
    dasar=st.sampled_from(["tercetak", "penuh"]),
)
def test_hitungan_selalu_menghasilkan_capaian_tercetak(
    kantor: Kantor, rumus: str, angka: str, rentang: str, realisasi: str, desimal: int, dasar: str
) -> None:
    target = rentang if rumus.startswith("rentang") else angka
    item = {"rumus": rumus, "desimal": str(desimal), "target": {"2024": {"tahun": target, "dasar": "renja"}}}
    reports = {"IKU-01": {(2024, 4): realisasi}}
    office = kantor([item], reports, instansi={"aritmetika": {"dasar_capaian": dasar}})
    [row] = compose_document(Measurements(office), TW4).baris
    for hitungan, figure in pasangan(row):
        assert dihitung_ulang(hitungan) == figure.nilai


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"),
    [
        pytest.param("ya", "ya", "100.00", id="sesuai"),
        pytest.param("ya", "TIDAK", "0.00", id="tidak sesuai"),
        pytest.param("tidak", "tidak", "100.00", id="target tidak, terpenuhi"),
        pytest.param("tidak", "ya", "0.00", id="target tidak, dilanggar"),
    ],
)
def test_hitungan_ya_tidak(dok: Dok, target: str, realisasi: str, hasil: str) -> None:
    item: dict[str, Any] = {
        "rumus": "ya-tidak@1",
        "jenis_satuan": "predikat",
        "target": {"2024": {"tahun": target, "dasar": "renja"}},
    }
    [row] = dok([item], {"IKU-01": {(2024, 4): realisasi}}).baris
    assert (dihitung_ulang(row.setahun.hitungan), row.setahun.capaian.nilai) == (D(hasil), D(hasil))


def test_rencana_dari_konsep_tidak_ikut_terbit(katalog: Catalogue) -> None:
    """TW3 is still a concept when TW4 is approved, out of order: its plans stay out of TW4 as published."""
    kantor = lengkap(katalog)
    assert compose_document(Measurements(kantor), TW4).tindak_lanjut
    konsep = kantor.dokumen[TW3].model_copy(update={"tahap": Tahap.KONSEP})
    belum = replace(kantor, dokumen={**kantor.dokumen, TW3: konsep})
    assert compose_document(Measurements(belum), TW4).tindak_lanjut == ()
