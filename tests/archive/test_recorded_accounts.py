"""Numbers and signed roles in ``persetujuan.json``: absent where nothing is told, and then as before."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.workflow.kasus import KANTOR, ganti

from ukur.archive.approval_gaps import ApprovalMaterial, approval_gaps
from ukur.archive.approvals import ApprovalRecord, read_approvals
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import PERAN
from ukur.model.periode import parse_periode

REPO = Path(__file__).resolve().parents[2]
FILED = sorted(REPO.glob("content/arsip/*/v*/persetujuan.json"))
P = "peran/sekretaris/pemegang/0/nomor_akun"


@pytest.mark.parametrize("path", FILED, ids=lambda path: path.parts[-3])
def test_what_was_filed_before_is_read_and_written_as_it_stands(path: Path) -> None:
    raw = path.read_bytes()
    assert read_approvals(raw).to_bytes() == raw


def record(situs: str = "Gitea/Forgejo", **approval: Any) -> ApprovalRecord:
    """Return the record of one proposal by ``staf`` that ``sekretaris`` approved."""
    when = "2025-01-14T03:00:00Z"
    given = {"akun": "sekretaris", "waktu": when, "commit": "a" * 40, "sidik": "0" * 64, **approval}
    change: dict[str, Any] = {"nomor": "7", "penulis": "staf", "pembuat": ["staf"], "kepala": "a" * 40}
    change |= {
        "induk": "b" * 40,
        "gabungan": "c" * 40,
        "waktu": when,
        "sidik": "0" * 64,
        "cakupan": {},
        "setuju": [given],
    }
    change |= {"syarat": [{"peran": "sekretaris", "jumlah": 1}]}
    data = {"situs_git": situs, "bertanda": False, "percontohan": True, "perubahan": [change]}
    return ApprovalRecord.model_validate(data)


def gaps(found: ApprovalRecord, policy: Catalogue) -> list[str]:
    material = ApprovalMaterial(parse_periode("2024-TW4"), KANTOR, policy, lambda change, item: None)
    return [
        item for item in approval_gaps(found, material) if "yang disyaratkan" in item or "sendiri" in item
    ]


@pytest.mark.parametrize(
    ("nomor", "nama", "tercatat", "situs", "lulus"),
    [
        pytest.param(None, "sekretaris", None, "Gitea/Forgejo", True, id="seperti dulu: namanya saja"),
        pytest.param(8, "sekretaris", None, "Gitea/Forgejo", True, id="nomor disebut, belum tercatat"),
        pytest.param(8, "sekretaris", "8", "Gitea/Forgejo", True, id="nomor tercatat"),
        pytest.param(8, "berganti", "8", "Gitea/Forgejo", True, id="berganti nama"),
        pytest.param(9, "sekretaris", "8", "Gitea/Forgejo", False, id="nama direbut"),
        pytest.param(None, "sekretaris", "8", "Gitea/Forgejo", False, id="nomornya dibuang dari rekaman"),
        pytest.param(9, "sekretaris", "8", "GitHub", True, id="nomor situs lain"),
        pytest.param(None, "sekretaris", "8", "repositori Git", True, id="tanpa situs Git"),
    ],
)
def test_whose_approval_it_was(
    nomor: int | None, nama: str, tercatat: str | None, situs: str, lulus: bool
) -> None:
    policy = KANTOR if tercatat is None else ganti(KANTOR, PERAN, {f"{P}/gitea": tercatat})
    found = record(situs, akun=nama, nomor_akun=nomor)
    assert bool(gaps(found, policy)) is not lulus


def test_a_maker_is_known_by_number() -> None:
    found = record(nomor_akun=8)
    change = found.perubahan[0].model_copy(update={"nomor_pembuat": (8,)})
    same = found.model_copy(update={"perubahan": (change,)})
    assert any("oleh penulisnya sendiri" in item for item in gaps(same, KANTOR))


def test_the_signed_role_alone_counts() -> None:
    assert gaps(record(peran="sekretaris"), KANTOR) == []
    assert gaps(record(peran="kepala"), KANTOR)


@pytest.mark.parametrize("kunci", ["nomor_akun", "peran", "sidik_unit"])
def test_absent_and_never_null(kunci: str) -> None:
    raw = record().to_bytes()
    assert f'"{kunci}": null'.encode() not in raw
    data = json.loads(raw)
    data["perubahan"][0]["setuju"][0][kunci] = None
    with pytest.raises(UkurError, match="tidak baku"):
        read_approvals((json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode())
    full = record(nomor_akun=8, peran="sekretaris", sidik_unit="1" * 64)
    assert read_approvals(full.to_bytes()) == full


@pytest.mark.parametrize(
    ("proposed", "approved", "said"),
    [
        pytest.param(None, None, False, id="the whole, as before"),
        pytest.param("1" * 64, "1" * 64, False, id="the forms that were approved"),
        pytest.param("1" * 64, "2" * 64, True, id="other forms"),
        pytest.param("1" * 64, None, True, id="the hash of the approval was taken out"),
        pytest.param(None, "1" * 64, True, id="the hash of the proposal was taken out"),
    ],
)
def test_forms_alone(proposed: str | None, approved: str | None, said: bool) -> None:
    found = record(sidik_unit=approved)
    change = found.perubahan[0].model_copy(update={"sidik_unit": proposed})
    material = ApprovalMaterial(parse_periode("2024-TW4"), KANTOR, KANTOR, lambda change, item: None)
    rows = approval_gaps(found.model_copy(update={"perubahan": (change,)}), material)
    assert any("atas isi formulir yang lain" in row for row in rows) is said
