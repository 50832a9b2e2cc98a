"""Who decides for a role that nobody holds: only as declared beforehand, and for every reader to see."""

import datetime
from typing import Any

import pytest
from tests.archive.test_recorded_accounts import record
from tests.workflow.kasus import KANTOR, Kasus, ganti, setuju

from ukur.archive.approval_gaps import ApprovalMaterial, approval_gaps, successions
from ukur.model.catalogue import Catalogue
from ukur.model.paths import PERAN
from ukur.model.periode import parse_periode
from ukur.workflow.decision import VerdictStatus

YA, TUNGGU = VerdictStatus.DISETUJUI, VerdictStatus.MENUNGGU
DECLARED = {
    "bila_kosong/0/peran": "kepala",
    "bila_kosong/0/pengganti/0": "sekretaris",
    "bila_kosong/0/pengganti/1": "staf",
    "bila_kosong/0/sk": "SK 800/12/2024",
    "bila_kosong/0/mulai": "2024-02-01",
}
ENDED = {"peran/kepala/pemegang/0/sampai": "2024-12-31"}
"""Proposals are of 15 January 2025; the approvals of an hour before."""
NEXT = {"peran/kepala/pemegang/1/akun": "tamu", "peran/kepala/pemegang/1/mulai": "2025-01-10"}
HELD = ganti(KANTOR, PERAN, DECLARED)
VACANT = ganti(HELD, PERAN, ENDED)


def appointed(base: Catalogue, **more: Any) -> Kasus:
    """Return the proposal that names the next Kepala."""
    return Kasus(kepala=ganti(base, PERAN, NEXT), dasar=base, **more)


@pytest.mark.parametrize(
    ("case", "status", "words"),
    [
        pytest.param(
            appointed(VACANT, tinjauan=setuju("sekretaris", "staf-2")),
            YA,
            "Sekretaris dan Staf menggantikan Kepala Dinas yang kosong, menurut SK 800/12/2024",
            id="semua pengganti",
        ),
        pytest.param(
            appointed(VACANT, tinjauan=setuju("sekretaris")), TUNGGU, "Staf (menggantikan", id="satu saja"
        ),
        pytest.param(appointed(VACANT, tinjauan=setuju("staf-2")), TUNGGU, "Sekretaris", id="yang lain saja"),
        pytest.param(
            appointed(VACANT, tinjauan=setuju("sekretaris", "staf-2"), penulis="staf-2", pembuat=("staf-2",)),
            TUNGGU,
            "Staf (menggantikan",
            id="pengganti menulisnya sendiri",
        ),
        pytest.param(
            appointed(HELD, tinjauan=setuju("sekretaris", "staf-2")),
            TUNGGU,
            "Kepala Dinas",
            id="tidak kosong",
        ),
        pytest.param(
            Kasus(
                kepala=ganti(HELD, PERAN, {**ENDED, **NEXT}),
                dasar=HELD,
                tinjauan=setuju("sekretaris", "staf-2"),
            ),
            TUNGGU,
            "Kepala Dinas",
            id="mengosongkan dan memakainya sekaligus",
        ),
        pytest.param(
            Kasus(
                kepala=ganti(ganti(KANTOR, PERAN, ENDED), PERAN, {**DECLARED, **NEXT}),
                dasar=ganti(KANTOR, PERAN, ENDED),
                tinjauan=setuju("sekretaris", "staf-2"),
            ),
            TUNGGU,
            "Kepala Dinas",
            id="dinyatakan sesudah kosong",
        ),
        pytest.param(
            appointed(
                ganti(VACANT, PERAN, {"bila_kosong/0/sampai": "2024-12-31"}),
                tinjauan=setuju("sekretaris", "staf-2"),
            ),
            TUNGGU,
            "Kepala Dinas",
            id="pernyataannya sudah berakhir",
        ),
        pytest.param(
            Kasus(kepala=HELD, dasar=KANTOR, tinjauan=setuju("sekretaris", "staf-2")),
            TUNGGU,
            "Kepala Dinas",
            id="pernyataannya sendiri perlu Kepala",
        ),
        pytest.param(
            Kasus(kepala=HELD, dasar=KANTOR, tinjauan=setuju("sekretaris", "kepala")),
            YA,
            "",
            id="dinyatakan Kepala dan Sekretaris",
        ),
    ],
)
def test_gate(case: Kasus, status: VerdictStatus, words: str) -> None:
    verdict = case.putusan()
    assert verdict.status is status, verdict.sentence
    assert words in " ".join((verdict.sentence, *verdict.warnings))


def test_one_person_is_not_two() -> None:
    """One account that holds both of the roles by an exception decides nothing alone."""
    both = {
        "peran/staf/pemegang/9/akun": "sekretaris",
        "peran/staf/pemegang/9/mulai": "2024-01-02",
        "pengecualian/9/akun": "sekretaris",
        "pengecualian/9/peran/0": "sekretaris",
        "pengecualian/9/peran/1": "staf",
        "pengecualian/9/alasan": "Kantor kecil",
    }
    base = ganti(VACANT, PERAN, both)
    verdict = appointed(base, tinjauan=setuju("sekretaris")).putusan()
    assert verdict.status is TUNGGU
    assert "Staf (menggantikan Kepala Dinas)" in verdict.sentence


def material(policy: Catalogue) -> ApprovalMaterial:
    return ApprovalMaterial(parse_periode("2024-TW4"), KANTOR, policy, lambda change, item: None)


@pytest.mark.parametrize(
    ("policy", "good"),
    [
        pytest.param(VACANT, True, id="kosong waktu itu"),
        pytest.param(HELD, False, id="dipegang waktu itu"),
        pytest.param(ganti(KANTOR, PERAN, ENDED), False, id="tidak dinyatakan"),
        pytest.param(ganti(VACANT, PERAN, {"bila_kosong/0/sk": "SK lain"}), False, id="SK lain"),
    ],
)
def test_what_is_filed(policy: Catalogue, good: bool) -> None:
    found = record()
    (change,) = found.perubahan
    (need,) = change.syarat
    said = need.model_copy(update={"menggantikan": "kepala", "sk": "SK 800/12/2024"})
    filed = found.model_copy(update={"perubahan": (change.model_copy(update={"syarat": (said,)}),)})
    wrong = [
        item for item in approval_gaps(filed, material(policy)) if "padahal perannya tidak kosong" in item
    ]
    assert (wrong == []) is good
    (mark,) = successions(filed, material(policy))
    assert "Sekretaris (sekretaris) menggantikan Kepala Dinas yang kosong, menurut SK 800/12/2024" in mark
    assert b"menggantikan" not in found.to_bytes()


def test_the_day_counts() -> None:
    """On the last day of the Kepala's row nobody stands in; on the next they do."""
    for day, status in ((31, TUNGGU), (32, YA)):
        when = datetime.datetime(2024, 12, 1, 3, tzinfo=datetime.UTC) + datetime.timedelta(days=day - 1)
        case = appointed(VACANT, tinjauan=setuju("sekretaris", "staf-2", menit=-30_000), waktu=when)
        assert case.putusan().status is status
