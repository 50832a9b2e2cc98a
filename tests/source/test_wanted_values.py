import pytest

from ukur.source.splice import spliced
from ukur.source.wanted_values import Wanted, edits_for
from ukur.source.yaml_text import parse

FORMULIR = """\
unit: a
indikator:
  K1:
    realisasi:
    bukti:
      - nama:
        tautan:
  K2: # belum
  K3: {realisasi: 1}
"""


@pytest.mark.parametrize(
    ("wanted", "lama", "baru"),
    [
        pytest.param(
            {("indikator", "K1", "bukti", 0, "nama"): "Foto"}, "- nama:\n", "- nama: Foto\n", id="kosong"
        ),
        pytest.param(
            {("indikator", "K1", "bukti", 0, "tanggal"): "2025-01-02"},
            "        tautan:\n", "        tautan:\n        tanggal: 2025-01-02\n", id="kunci baru",
        ),
        pytest.param(
            {("indikator", "K1", "bukti", 1, "nama"): "B", ("indikator", "K1", "bukti", 1, "tanggal"): None},
            "        tautan:\n", "        tautan:\n      - nama: B\n", id="butir baru",
        ),
        pytest.param(
            {("indikator", "K2", "pembilang"): "1", ("indikator", "K2", "penyebut"): "2"},
            "  K2: # belum\n", "  K2: # belum\n    pembilang: 1\n    penyebut: 2\n", id="indikator kosong",
        ),
        pytest.param(
            {("indikator", "K3", "bukti", 0, "nama"): "C"},
            "{realisasi: 1}", "{realisasi: 1, bukti: [{nama: C}]}", id="dalam kurung",
        ),
        pytest.param(
            {("indikator", "K4", "bukti", 0, "nama"): "D", ("indikator", "K4", "realisasi"): "5"},
            "{realisasi: 1}\n",
            "{realisasi: 1}\n  K4:\n    bukti:\n      - nama: D\n    realisasi: 5\n", id="indikator baru",
        ),
        pytest.param({("indikator", "K9", "realisasi"): None}, "", "", id="kosong di tempat yang tidak ada"),
        pytest.param({("indikator", "K3", "keterangan"): None}, "", "", id="kunci kosong yang tidak ada"),
        pytest.param(
            {("indikator", "K3", "realisasi"): None}, "realisasi: 1}", "realisasi: null}", id="dikosongkan"
        ),
    ],
)  # fmt: skip
def test_yang_diinginkan(wanted: Wanted, lama: str, baru: str) -> None:
    data = parse("a.yml", FORMULIR.encode()).data
    result = spliced("a.yml", FORMULIR.encode(), edits_for(data, wanted)).decode()
    assert result == FORMULIR.replace(lama, baru, 1)
