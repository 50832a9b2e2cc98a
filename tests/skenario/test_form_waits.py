"""A unit's form is approved and waits while the document moves on: merged, filed and verified as approved."""

import json
from pathlib import Path

import pytest
from tests.skenario.arsip_kantor import V1, ajukan_arsip, arsip, berformat, gabungkan, isi
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, tahap, terisi
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    PERENCANA_2,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    USULAN,
    Kantor,
    Ukur,
)
from tests.skenario.panggung import TanpaSitus, putuskan

from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.commands.gate.history import check_history


def _noted(text: str) -> str:
    return f"{text}\ncatatan: Formulir unit diterima bertahap.\n"


@pytest.fixture
def office(kantor: Kantor, kunci: dict[str, Path]) -> Kantor:
    berformat(kantor, kunci)
    return kantor


def test_filed_as_the_gate_decided(office: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """Signed once, by one reviewer; gate, recheck, archive and verify agree that it counts."""
    place = TanpaSitus(office, kunci, ukur)
    office.cabang()
    approved = office.tulis(STAF, {FORMULIR: terisi})
    place.gerbang()
    place.langsung(PERENCANA)
    gabungkan(office, kunci, PERENCANA, {DOKUMEN: _noted}, (SEKRETARIS,))
    office.git("switch", "--quiet", "-C", USULAN, approved)
    office.dorong()
    assert putuskan(office, place, ukur).kode == 0
    office.gabung(STAF, USULAN)
    rest: tuple[tuple[Ubah, tuple[str, ...]], ...] = (
        (tahap("draf"), (PERENCANA_2,)),
        (beranalisis, (SAKIP_1, SAKIP_2, SEKRETARIS)),
        (disahkan, (KEPALA,)),
    )
    for change, people in rest:
        gabungkan(office, kunci, PERENCANA, {DOKUMEN: change}, people)
    arsip(office)
    record = json.loads(isi(office)[f"{V1}/persetujuan.json"])
    bound = [change.get("sidik_unit") for change in record["perubahan"]]
    assert [mark is not None for mark in bound] == [False, False, True, False, False, False]
    [given] = record["perubahan"][2]["setuju"]
    assert (given["akun"], given["commit"], given["sidik_unit"]) == (PERENCANA, approved, bound[2])
    ajukan_arsip(office, kunci)
    found = check_history(office.utama, repository_as_host(office.utama, None), None, office.kepala("main"))
    assert len(found) == 7
    done = ukur("verify", str(office.utama / "content/arsip"), di=office.utama)
    assert (done.kode, "GAGAL" in done.out) == (0, False), done.out
