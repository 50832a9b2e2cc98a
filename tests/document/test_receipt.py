from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode
from ukur.model.skala import TabelLabel

Dok = Callable[..., DokumenPengukuran]
TERCETAK = "; realisasi yang dihitung adalah realisasi tercetak"
BULAT = "dibulatkan satu kali, setengah ke atas, 2 desimal"
SKALA = "Skala Nilai Peringkat Kinerja"
RASIO = {"cara": "rasio", "pembilang": "Mandiri", "penyebut": "Kampung", "pengali": "100"}
SELISIH = {"cara": "selisih-rincian", "pembilang": "Nilai", "penyebut": "Kampung"}


def target(tahun: str, **triwulan: str) -> dict[str, Any]:
    return {"2024": {"tahun": tahun, "triwulan": triwulan, "dasar": "perjanjian-kinerja"}}


def struk(dok: Dok, ubah: dict[str, Any], isian: dict[tuple[int, int], Any], **lain: Any) -> dict[str, str]:
    [baris] = dok([ubah], {"IKU-01": isian}, **lain).baris
    return dict(baris.struk.baris)


# The substitution line; each worked by hand.
@pytest.mark.parametrize(
    ("rumus", "sasaran", "realisasi", "hitungan"),
    [
        pytest.param("naik@1", "20", "21", "21 / 20 × 100 = 105", id="naik"),
        pytest.param("naik@1", "32", "4.88", "4,88 / 32 × 100 = 15,25", id="naik: koma desimal"),
        pytest.param("naik@1", "3", "1", "1 / 3 × 100 = 33,333333…", id="naik: angka yang tidak habis"),
        pytest.param("naik@1", "80", "0", "0 / 80 × 100 = 0", id="naik: realisasi nol"),
        pytest.param("naik@1", "1500", "1800", "1.800 / 1.500 × 100 = 120", id="naik: ribuan"),
        pytest.param(
            "turun-selisih@1",
            "32",
            "4.88",
            "(2 × 32 − 4,88) / 32 × 100 = 184,75",
            id="turun-selisih: 59,12/32",
        ),
        pytest.param(
            "turun-selisih@1", "10", "0", "(2 × 10 − 0) / 10 × 100 = 200", id="turun-selisih: realisasi nol"
        ),
        pytest.param(
            "turun-selisih@1", "10", "25", "(2 × 10 − 25) / 10 × 100 = -50", id="turun-selisih: negatif"
        ),
        pytest.param(
            "turun-selisih@1", "0", "0", "realisasi 0, target 0 = 100", id="turun-selisih: keduanya nol"
        ),
        pytest.param(
            "turun-rasio@1", "32", "4.88", "32 / 4,88 × 100 = 655,737704…", id="turun-rasio: 3200/4,88"
        ),
        pytest.param(
            "turun-rasio@1", "32", "0", "realisasi 0, target 32 = 100", id="turun-rasio: kasus tepi"
        ),
        pytest.param("stabil@1", "80", "60", "60 / 80 × 100 = 75", id="stabil: di bawah"),
        pytest.param("stabil@1", "80", "80", "80 / 80 × 100 = 100", id="stabil: tepat"),
        pytest.param("stabil@1", "80", "100", "(2 × 80 − 100) / 80 × 100 = 75", id="stabil: di atas"),
        pytest.param("stabil@1", "0", "0", "realisasi 0, target 0 = 100", id="stabil: keduanya nol"),
        pytest.param("rentang@1", "80..90", "70", "70 / 80 × 100 = 87,5", id="rentang: di bawah"),
        pytest.param(
            "rentang@1", "80..90", "85", "85,00 di dalam rentang 80,00–90,00 = 100", id="rentang: di dalam"
        ),
        pytest.param("rentang@1", "80..90", "99", "99 / 90 × 100 = 110", id="rentang: di atas"),
        pytest.param("rentang@1", "80", "70", "70 / 80 × 100 = 87,5", id="rentang: target satu angka"),
        pytest.param(
            "rentang-turun@1",
            "7..8",
            "6.5",
            "(2 × 7 − 6,5) / 7 × 100 = 107,142857…",
            id="rentang-turun: lebih cepat",
        ),
        pytest.param(
            "rentang-turun@1",
            "7..8",
            "7.5",
            "7,50 di dalam rentang 7,00–8,00 = 100",
            id="rentang-turun: di dalam",
        ),
        pytest.param(
            "rentang-turun@1", "7..8", "9", "(2 × 8 − 9) / 8 × 100 = 87,5", id="rentang-turun: lebih lama"
        ),
        pytest.param(
            "rentang-turun@1", "7..8", "0", "(2 × 7 − 0) / 7 × 100 = 200", id="rentang-turun: realisasi nol"
        ),
        pytest.param(
            "rentang-turun@1", "8", "9", "(2 × 8 − 9) / 8 × 100 = 87,5", id="rentang-turun: target satu angka"
        ),
        pytest.param("ya-tidak@1", "ya", "ya", "ya terhadap ya = 100", id="ya-tidak: sama"),
        pytest.param("ya-tidak@1", "ya", "tidak", "tidak terhadap ya = 0", id="ya-tidak: beda"),
    ],
)
def test_hitungan(dok: Dok, rumus: str, sasaran: str, realisasi: str, hitungan: str) -> None:
    lines = struk(dok, {"rumus": rumus, "target": target(sasaran)}, {(2024, 4): realisasi})
    assert lines["Hitungan"] == hitungan


@pytest.mark.parametrize(
    ("realisasi", "hitungan"),
    [
        pytest.param("WDP", "3 (WDP) / 4 (WTP) × 100 = 75", id="skor disebut beserta labelnya"),
        pytest.param("WTP", "4 (WTP) / 4 (WTP) × 100 = 100", id="sama"),
    ],
)
def test_hitungan_label(kantor: Callable[..., Any], realisasi: str, hitungan: str) -> None:
    opini = TabelLabel.model_validate({"nama": "Opini", "sumber": "Uji", "nilai": {"WTP": "4", "WDP": "3"}})
    label = {"rumus": "skala@1", "tabel_label": "opini", "target": target("WTP")}
    katalog = kantor([label], {"IKU-01": {(2024, 4): realisasi}})
    katalog = replace(katalog, skala=katalog.skala.model_copy(update={"tabel_label": {"opini": opini}}))
    [baris] = compose_document(Measurements(katalog), Periode(2024, 4)).baris
    assert dict(baris.struk.baris)["Hitungan"] == hitungan


def test_struk_utuh(dok: Dok) -> None:
    """47 / 221 × 100 = 21.266968325...; printed 21.27; 21.27 / 20 × 100 = 106.35."""
    ubah = {"perhitungan": RASIO, "satuan": "persen", "sumber_data": {"nama": "IDM", "penyedia": "Kemendesa"}}
    bukti = {"nama": "Berkas IDM", "tautan": "https://contoh.id/idm", "sha256": "a" * 64}
    [baris] = dok(
        [ubah], {"IKU-01": {(2024, 4): {"pembilang": "47", "penyebut": "221", "bukti": [bukti]}}}
    ).baris
    assert baris.struk.baris == (
        ("Mandiri", "47"),
        ("Kampung", "221"),
        ("Realisasi", "47 / 221 × 100 = 21,266968…, dicetak 21,27 persen"),
        ("Target", "20,00 persen (setahun)"),
        ("Rumus", "realisasi / target × 100"),
        ("Hitungan", "21,27 / 20 × 100 = 106,35"),
        ("Pembulatan", f"106,35 % ({BULAT}{TERCETAK})"),
        ("Predikat", f"Sangat Tinggi, karena capaian paling sedikit 91 % ({SKALA})"),
    )
    assert baris.struk.sumber == "IDM, Kemendesa"
    [shown] = baris.struk.bukti
    assert (shown.nama, shown.tautan, shown.lokasi_arsip, shown.sha256) == (
        "Berkas IDM",
        "https://contoh.id/idm",
        None,
        "a" * 64,
    )


def test_realisasi_penuh(dok: Dok) -> None:
    """The office's other choice: 21.266968325... / 20 = 106.334841..., printed 106.33, not 106.35."""
    ubah = {"perhitungan": RASIO, "satuan": "persen"}
    isian = {(2024, 4): {"pembilang": "47", "penyebut": "221"}}
    lines = struk(dok, ubah, isian, instansi={"aritmetika": {"dasar_capaian": "penuh"}})
    assert lines["Hitungan"] == "21,266968… / 20 × 100 = 106,334841…"
    assert lines["Pembulatan"] == f"106,33 % ({BULAT})"


def test_selisih_rincian(dok: Dok) -> None:
    """9/12 - 5/7 = 0.75 - 0.714285... = 0.035714...; (0.2 - 0.0357) / 0.1 = 164.3."""
    ubah = {"perhitungan": SELISIH, "klasifikasi": "kecamatan", "desimal": "4", "rumus": "turun-selisih@1"}
    rincian = {
        "18.08.01": {"pembilang": "9", "penyebut": "12"},
        "18.08.02": {"pembilang": "5", "penyebut": "7"},
    }
    lines = struk(dok, ubah | {"target": target("0.1")}, {(2024, 4): {"rincian": rincian}})
    assert lines["Realisasi"] == "0,75 − 0,714285… = 0,035714…, dicetak 0,0357 buah"
    assert lines["Hitungan"] == "(2 × 0,1 − 0,0357) / 0,1 × 100 = 164,3"


QUARTERS = {(2024, 1): "10", (2024, 2): "20", (2024, 4): "20"}


@pytest.mark.parametrize(
    ("agregasi", "kalimat"),
    [
        pytest.param("jumlah", "jumlah nilai triwulan yang sudah ada datanya", id="jumlah: 10+20+20 = 50"),
        pytest.param(
            "rata-rata", "rata-rata nilai triwulan yang sudah ada datanya", id="rata-rata: 50/3 = 16,67"
        ),
        pytest.param("posisi-akhir", "nilai triwulan terakhir yang ada datanya", id="posisi akhir: TW4"),
    ],
)
def test_gabungan_triwulan(dok: Dok, agregasi: str, kalimat: str) -> None:
    hasil = {"jumlah": "50,00", "rata-rata": "16,67", "posisi-akhir": "20,00"}[agregasi]
    lines = struk(dok, {"agregasi": agregasi, "frekuensi": "triwulanan"}, QUARTERS)
    expected = f"Nilai setahun adalah {kalimat}. Terisi: TW1, TW2, TW4. Hasil sampai TW4: {hasil} buah."
    assert lines["Gabungan triwulan"] == expected


def test_perbandingan_lain_ikut_dihitung(dok: Dok) -> None:
    """Year 50/50; quarter 20/15 = 1.3333; to date 50 against the filled quarters' 10+10+15 = 35: 1.428571."""
    ubah = {"agregasi": "jumlah", "frekuensi": "triwulanan"}
    quarters = target("50", TW1="10", TW2="10", TW3="15", TW4="15")
    lines = struk(dok, ubah | {"target": quarters}, QUARTERS)
    assert lines["Hitungan"] == "50 / 50 × 100 = 100"
    assert lines["Terhadap target TW4"] == "20 / 15 × 100 = 133,333333…, dicetak 133,33 %"
    assert lines["Terhadap target sampai TW4"] == "50 / 35 × 100 = 142,857142…, dicetak 142,86 %"
    assert "Terhadap target setahun" not in lines
    assert (lines["Realisasi"], lines["Target"]) == ("20,00 buah (TW4)", "50,00 buah (setahun)")


def test_indikator_tahunan_tidak_menggabung(dok: Dok) -> None:
    assert "Gabungan triwulan" not in struk(dok, {}, {(2024, 4): "21"})


@pytest.mark.parametrize(
    ("ubah", "isian", "alasan"),
    [
        pytest.param({"target": target("0")}, "21", "tidak dapat dihitung: target nol", id="target nol"),
        pytest.param({"target": {}}, "21", "target tidak ditetapkan", id="tanpa target"),
        pytest.param({}, "Belum rilis", "belum rilis", id="belum rilis"),
        pytest.param({}, "n/a", "tidak berlaku (n/a)", id="tidak berlaku"),
        pytest.param({}, {"keterangan": "menunggu"}, "belum ada data", id="kosong"),
        pytest.param({}, "-5", "tidak dapat dihitung: nilai negatif", id="negatif"),
        pytest.param(
            {"target": target("WTP")},
            "21",
            "tidak dapat dihitung: jenis nilai tidak cocok dengan rumus",
            id="target berupa label",
        ),
    ],
)
def test_alasan_menggantikan_hitungan(dok: Dok, ubah: dict[str, Any], isian: Any, alasan: str) -> None:
    lines = struk(dok, ubah, {(2024, 4): isian})
    assert lines["Capaian"] == alasan
    assert not {"Hitungan", "Pembulatan", "Predikat"} & set(lines)


@pytest.mark.parametrize(
    ("isian", "realisasi"),
    [
        pytest.param("21", "21,00 buah", id="angka bersatuan"),
        pytest.param("Belum rilis", "Belum rilis", id="keadaan tanpa satuan"),
        pytest.param("n/a", "n/a", id="n/a tanpa satuan"),
        pytest.param("ya", "ya", id="label tanpa satuan"),
    ],
)
def test_satuan_hanya_pada_angka(dok: Dok, isian: str, realisasi: str) -> None:
    assert struk(dok, {}, {(2024, 4): isian})["Realisasi"] == realisasi


@pytest.mark.parametrize(
    ("realisasi", "predikat"),
    [
        pytest.param("91", "Sangat Tinggi, karena capaian paling sedikit 91 %", id="tepat di batas bawah"),
        pytest.param("90.99", "Tinggi, karena capaian paling sedikit 76 %", id="celah 90-91 masuk Tinggi"),
        pytest.param("50", "Sangat Rendah, karena capaian paling sedikit 0 %", id="terendah"),
        pytest.param("0", "Sangat Rendah, karena capaian paling sedikit 0 %", id="nol"),
        pytest.param("250", "Sangat Rendah, karena capaian di bawah batas terendah, 0 %", id="negatif"),
    ],
)
def test_sebab_predikat(dok: Dok, realisasi: str, predikat: str) -> None:
    """Target 100; the last row is lower-is-better: (200 - 250) / 100 = -50 %."""
    rumus = "turun-selisih@1" if realisasi == "250" else "naik@1"
    lines = struk(dok, {"rumus": rumus, "target": target("100")}, {(2024, 4): realisasi})
    assert lines["Predikat"] == f"{predikat} ({SKALA})"


def test_angka_terbesar_tetap_tercetak(dok: Dok) -> None:
    """Thirty digits, with the smallest divisor that data can hold and the smallest target that is printed."""
    isian = {"pembilang": "9" * 30, "penyebut": "0." + "0" * 28 + "1"}
    lines = struk(dok, {"perhitungan": RASIO, "target": target("0.01")}, {(2024, 4): isian})
    assert "= 99.999.999" in lines["Hitungan"]
