"""``ukur calc`` tells the figures of the worksheet, each with its own target and its own capaian."""

import json
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner
from tests.kantor_contoh.lembar import Baris, lembar, tercetak

from ukur.commands.cli.main import cli
from ukur.commands.data.new_office import EXAMPLE

LEMBAR = lembar("lembar_hitung")
KOLOM = {"sampai triwulan": "sampai", "setahun": "tahun"}
DINILAI = {"tercapai": "Tercapai", "tidak tercapai": "Tidak tercapai"}


@cache
def calc(periode: str) -> dict[str, dict[str, Any]]:
    call = ["calc", periode, "--repo", str(EXAMPLE), "--format", "json"]
    done = CliRunner().invoke(cli, call, standalone_mode=False)
    assert done.exception is None, done.exception
    return {row["kode"]: row for row in json.loads(done.stdout)["indikator"]}


def untuk_program(baris: Baris, isian: str) -> str:
    """A number as programs read it, with a point before decimals; ranges and what is older as printed."""
    quarters = baris["dari"].split()
    if isian == "realisasi" and quarters and quarters[-1] != baris["periode"][-3:]:
        roman = ("I", "II", "III", "IV")[int(quarters[-1][-1]) - 1]
        return f"{baris[isian]} (s.d. TW {roman})"
    value = baris[isian]
    return tercetak(value) if ".." in value else value.replace(",", ".")


@pytest.mark.parametrize(
    "baris",
    [row for row in LEMBAR if row["lingkup"] in KOLOM],
    ids=lambda row: f"{row['periode']} {row['indikator']} {row['lingkup']}",
)
def test_calc_tells_the_worksheet(baris: Baris) -> None:
    row, scope = calc(baris["periode"])[baris["indikator"]], KOLOM[baris["lingkup"]]
    shown = (row[f"target_{scope}"], row[f"realisasi_{scope}"], row[f"capaian_{scope}_persen"])
    told = untuk_program(baris, "target"), untuk_program(baris, "realisasi"), untuk_program(baris, "capaian")
    assert shown == told
    if row["lingkup"] == baris["lingkup"]:
        assert (row["target"], row["realisasi"], row["capaian_persen"]) == told
        assert row["status"] == DINILAI.get(baris["status"], baris["status"])
