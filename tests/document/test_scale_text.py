from decimal import Decimal as D

import pytest

from ukur.document.scale_text import gap_notes, shown_skala, step_reason
from ukur.measure.predikat import predikat
from ukur.model.skala import Skala

# Permendagri 86/2017 as printed.
STEPS = [("ST", "91", "100"), ("T", "76", "90"), ("S", "66", "75"), ("R", "51", "65"), ("SR", "0", "50")]


def skala(aturan: str | None, *ubah: tuple[str, str, str | None]) -> Skala:
    steps = [
        {"label": name, "singkatan": name, "batas_bawah": lower, "batas_atas": upper}
        for name, lower, upper in ubah or STEPS
    ]
    return Skala.model_validate(
        {
            "nama": "Uji",
            "sumber": "Uji",
            "berlaku_mulai": "2017-01-01",
            "aturan_celah": aturan,
            "predikat": steps,
        }
    )


BAWAH = [
    ("ST", "91 % ke atas"),
    ("T", "76 % sampai di bawah 91 %"),
    ("S", "66 % sampai di bawah 76 %"),
    ("R", "51 % sampai di bawah 66 %"),
    ("SR", "0 % sampai di bawah 51 %"),
]


@pytest.mark.parametrize(
    ("aturan", "baris"),
    [
        pytest.param(None, BAWAH, id="tanpa aturan"),
        pytest.param("bawah", BAWAH, id="bawah"),
        pytest.param(
            "atas",
            [
                ("ST", "di atas 90 %"),
                ("T", "di atas 75 % sampai 90 %"),
                ("S", "di atas 65 % sampai 75 %"),
                ("R", "di atas 50 % sampai 65 %"),
                ("SR", "0 % sampai 50 %"),
            ],
            id="atas",
        ),
        pytest.param(
            "bulat",
            [
                ("ST", "91 % ke atas sesudah dibulatkan"),
                ("T", "76 % sampai 90 % sesudah dibulatkan"),
                ("S", "66 % sampai 75 % sesudah dibulatkan"),
                ("R", "51 % sampai 65 % sesudah dibulatkan"),
                ("SR", "0 % sampai 50 % sesudah dibulatkan"),
            ],
            id="bulat",
        ),
    ],
)
def test_cakupan_mengikuti_aturan(aturan: str | None, baris: list[tuple[str, str]]) -> None:
    assert shown_skala(skala(aturan)) == baris


@pytest.mark.parametrize(
    ("aturan", "baris"),
    [
        pytest.param(
            "atas", ["di atas 79,62 %", "69,35 % sampai 79,62 %", "0 % sampai di bawah 69,35 %"], id="atas"
        ),
        pytest.param(
            "bulat",
            [
                "79,63 % ke atas sesudah dibulatkan",
                "69,35 % sampai di bawah 79,63 % sesudah dibulatkan",
                "0 % sampai di bawah 69,35 % sesudah dibulatkan",
            ],
            id="bulat",
        ),
    ],
)
def test_cakupan_tanpa_batas_atas_dan_batas_berpecahan(aturan: str, baris: list[str]) -> None:
    row = skala(aturan, ("A", "79.63", None), ("B", "69.35", "79.62"), ("C", "0", None))
    assert [covers for _, covers in shown_skala(row)] == baris


@pytest.mark.parametrize(
    ("aturan", "kalimat"),
    [
        pytest.param(
            None,
            "Capaian di antara dua batas tercetak, misalnya 90,5 % di antara 90 % dan 91 %, "
            "mengikuti batas bawah: T.",
            id="tanpa aturan: yang dihitung sejak dahulu",
        ),
        pytest.param(
            "atas",
            "Capaian di antara dua batas tercetak, misalnya 90,5 % di antara 90 % dan 91 %, "
            "mengikuti batas atas: ST.",
            id="atas",
        ),
        pytest.param(
            "bulat",
            "Capaian dibulatkan ke bilangan bulat, setengah ke atas, sebelum predikatnya ditentukan: "
            "90,5 % menjadi 91 %, yaitu ST.",
            id="bulat",
        ),
    ],
)
def test_kalimat_celah(aturan: str | None, kalimat: str) -> None:
    assert gap_notes(skala(aturan)) == (kalimat,)


def test_tanpa_celah_tanpa_kalimat() -> None:
    steps = (("T", "50", None), ("R", "0", None))
    assert gap_notes(skala(None, *steps)) == ()
    assert gap_notes(skala("bulat", *steps)) == (
        "Capaian dibulatkan ke bilangan bulat, setengah ke atas, sebelum predikatnya ditentukan.",
    )


@pytest.mark.parametrize(
    ("aturan", "capaian", "sebab"),
    [
        pytest.param("bawah", "90.5", "karena capaian paling sedikit 76 %", id="bawah"),
        pytest.param("bawah", "-1", "karena capaian di bawah batas terendah, 0 %", id="bawah: negatif"),
        pytest.param("atas", "90.5", "karena capaian di atas 90 %", id="atas"),
        pytest.param("atas", "50", "karena capaian paling banyak 50 %", id="atas: terendah"),
        pytest.param(
            "bulat", "90.5", "karena capaian 90,5 % dibulatkan menjadi 91 %, paling sedikit 91 %", id="bulat"
        ),
        pytest.param("bulat", "90", "karena capaian paling sedikit 76 %", id="bulat: sudah bulat"),
    ],
)
def test_sebab_predikat(aturan: str, capaian: str, sebab: str) -> None:
    row = skala(aturan)
    assert step_reason(row, predikat(row, D(capaian)), D(capaian)) == sebab
