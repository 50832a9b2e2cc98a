"""Small pictures of parts: how long their bars are, by hand."""

from decimal import Decimal as D

import pytest
from tests.urai import urai

from ukur.site.charts import small_bar


@pytest.mark.parametrize(
    ("nilai", "terbesar", "lebar"),
    [
        pytest.param("50", "50", "100.0", id="yang terbesar penuh"),
        pytest.param("5.26", "50", "10.5", id="sebanding"),
        pytest.param("0", "50", "0.0", id="nol kosong"),
        pytest.param("-3", "50", "0.0", id="negatif kosong"),
        pytest.param("0", "0", "0.0", id="semua nol"),
        pytest.param("-3", "-1", "0.0", id="semua negatif"),
    ],
)
def test_bars(nilai: str, terbesar: str, lebar: str) -> None:
    tree = urai(small_bar(D(nilai), D(terbesar)))
    [bar] = tree.cari("rect", "isi")
    assert bar.atribut["width"] == lebar
    assert tree.cari("svg")[0].atribut["aria-hidden"] == "true"
