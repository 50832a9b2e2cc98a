"""A filed document is judged by the rules of its own form: one that came later cannot fail it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.archive.arsip_uji import KINI, V1, Arsip

from ukur.archive.canonical import parse_canonical
from ukur.archive.frozen import DOKUMEN
from ukur.checks import registry
from ukur.commands.data.machine import outside
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, Rule
from ukur.verify.outcome import CheckStatus
from ukur.verify.verification import Options, verify_archive

SEMUA = Options(replace(outside(KINI), printing=None), part=V1)


def _refuse_all(monkeypatch: pytest.MonkeyPatch, sejak: int) -> None:
    """Add a rule that refuses every filed office, whatever its periods."""
    rule = Rule("Z999", "uji", "Uji.", sejak=sejak)

    def check(measurements: Measurements) -> Iterator[Finding]:
        yield rule.at(measurements.catalogue.at("instansi.yml"), "keliru", "ubah")

    monkeypatch.setattr(registry, "FAMILIES", (*registry.FAMILIES, ("Uji", check, (rule,))))


def test_aturan_lebih_baru(arsip: Arsip, monkeypatch: pytest.MonkeyPatch) -> None:
    bentuk = int(parse_canonical(arsip[f"{V1}/{DOKUMEN}"], DOKUMEN)["bentuk"].removeprefix("ukur/dokumen/"))
    before = verify_archive(arsip, SEMUA)
    assert all(item.good for item in before)
    _refuse_all(monkeypatch, bentuk + 1)
    assert verify_archive(arsip, SEMUA) == before


def test_aturan_seumur(arsip: Arsip, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rule, had it been there when the document was filed, fails it."""
    _refuse_all(monkeypatch, 1)
    failed = [item for item in verify_archive(arsip, SEMUA) if item.status is CheckStatus.GAGAL]
    assert [(item.name, item.sentence) for item in failed] == [
        ("masukan", "indicators/instansi.yml:1:1: Z999 keliru")
    ]
