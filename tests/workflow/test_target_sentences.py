from typing import Any

import pytest
from tests.workflow.kasus import KANTOR

from ukur.model.bukti import Bukti
from ukur.model.indikator import Target
from ukur.workflow.formulir_changes import count_differences
from ukur.workflow.target_sentences import is_easier, target_sentence

AWAL = "Target IKU-01 Indikator uji naik nomor 1 tahun 2024: "


def target(tahun: str = "80", triwulan: dict[str, str] | None = None, **isi: str) -> Target:
    return Target.model_validate(
        {"tahun": tahun, "dasar": "perjanjian-kinerja", "triwulan": triwulan or {}, **isi}
    )


@pytest.mark.parametrize(
    ("lama", "baru", "kalimat"),
    [
        pytest.param(
            None, target(), "ditetapkan 80,00 satuan uji, dasar perjanjian-kinerja.", id="ditetapkan"
        ),
        pytest.param(
            target(), None, "dihapus, semula 80,00 satuan uji, dasar perjanjian-kinerja.", id="dihapus"
        ),
        pytest.param(target(), target("90"), "80,00 -> 90,00.", id="dinaikkan"),
        pytest.param(target(), target("70"), "80,00 -> 70,00 (lebih mudah dicapai).", id="diturunkan"),
        pytest.param(
            target(triwulan={"TW1": "10", "TW2": "20", "TW3": "30"}),
            target(triwulan={"TW1": "11", "TW2": "21", "TW4": "80"}),
            "TW1 10,00 -> 11,00, TW2 20,00 -> 21,00, TW3 30,00 -> –, TW4 – -> 80,00.",
            id="triwulan",
        ),
        pytest.param(
            target(dasar="contoh"),
            target(alasan_perubahan="PK terbit"),
            "dasar contoh -> perjanjian-kinerja. Alasan: PK terbit.",
            id="dasar dan alasan",
        ),
        pytest.param(target(), target(sumber="PK"), "keterangannya berubah.", id="keterangan"),
    ],
)
def test_kalimat_target(lama: Target | None, baru: Target | None, kalimat: str) -> None:
    assert target_sentence(KANTOR.indikator["IKU-01"], 2024, lama, baru) == AWAL + kalimat


@pytest.mark.parametrize(
    ("rumus", "lama", "baru", "mudah"),
    [
        pytest.param("naik@1", "80", "70", True, id="makin tinggi makin baik: turun"),
        pytest.param("naik@1", "80", "80", False, id="makin tinggi makin baik: tetap"),
        pytest.param("naik@1", "80", "90", False, id="makin tinggi makin baik: naik"),
        pytest.param("turun-selisih@1", "0.35", "0.4", True, id="makin rendah makin baik: naik"),
        pytest.param("turun-selisih@1", "0.35", "0.35", False, id="makin rendah makin baik: tetap"),
        pytest.param("turun-rasio@1", "32", "30", False, id="makin rendah makin baik: turun"),
        pytest.param("rentang@1", "7..8", "6..8", True, id="rentang: batas bawah turun"),
        pytest.param("rentang@1", "7..8", "7..9", False, id="rentang: batas atas tidak berperan"),
        pytest.param("rentang-turun@1", "7..8", "7..9", True, id="rentang turun: batas atas naik"),
        pytest.param(
            "rentang-turun@1", "7..8", "6..8", False, id="rentang turun: batas bawah tidak berperan"
        ),
        pytest.param("stabil@1", "100", "90", False, id="stabil: tidak ada arah"),
        pytest.param("skala@1", "BB", "B", False, id="label: tidak dibandingkan"),
        pytest.param("naik@1", "80", "n/a", False, id="menjadi tidak berlaku"),
        pytest.param("naik@1", "n/a", "80", False, id="semula tidak berlaku"),
    ],
)
def test_lebih_mudah(rumus: str, lama: str, baru: str, mudah: bool) -> None:
    item = KANTOR.indikator["IKU-01"]
    kind: Any = type(item.rumus)
    item = item.model_copy(update={"rumus": kind(rumus)})
    assert is_easier(item, target(lama).tahun, target(baru).tahun) is mudah


A, B, C, D = (Bukti(nama=nama) for nama in "ABCD")


@pytest.mark.parametrize(
    ("lama", "baru", "harapan"),
    [
        pytest.param([], [], (0, 0, 0), id="kosong"),
        pytest.param([A], [A, B], (1, 0, 0), id="ditambah"),
        pytest.param([A, B], [B], (0, 0, 1), id="yang pertama dihapus"),
        pytest.param([A, B], [B, A], (0, 0, 0), id="urutan ditukar"),
        pytest.param([A, B], [A, C], (0, 1, 0), id="diganti"),
        pytest.param([A, B], [C, D], (0, 2, 0), id="dua diganti"),
        pytest.param([A, B, C], [D], (0, 1, 2), id="diganti dan dihapus"),
        pytest.param([A], [B, C, D], (2, 1, 0), id="diganti dan ditambah"),
        pytest.param([A, A], [A], (0, 0, 1), id="kembar, satu dihapus"),
    ],
)
def test_hitung_beda(lama: list[Bukti], baru: list[Bukti], harapan: tuple[int, int, int]) -> None:
    assert count_differences(lama, baru) == harapan
