"""No real GitLab was tried: the stand-in follows GitLab's documentation."""

from collections.abc import Callable, Iterator

import pytest
from tests.hosts.gitlab_rilis import GitLabRilis
from tests.hosts.gitlab_tiruan import PROYEK, permintaan, sha

from ukur.hosts.adapters import open_publisher
from ukur.hosts.detection import HostTarget
from ukur.hosts.http import Patience
from ukur.hosts.publisher import Publisher
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind

TAG, KEPALA = "2024-TW4-v1", sha(1)
BERKAS = {"dokumen.pdf": b"%PDF-1.7", "situs.zip": b"PK\x03\x04\xff"}
Siapkan = Callable[[GitLabRilis], object]


@pytest.fixture
def gitlab() -> Iterator[GitLabRilis]:
    made = GitLabRilis()
    yield made
    made.peladen.tutup()


@pytest.fixture
def penerbit(gitlab: GitLabRilis) -> Iterator[Publisher]:
    target = HostTarget(HostKind.GITLAB, f"{gitlab.peladen.alamat}/api/v4", PROYEK, "GITLAB_TOKEN", "3")
    made = open_publisher(target, "tok-gerbang", Patience(jeda=0))
    yield made
    made.close()


def terbitkan(penerbit: Publisher) -> str:
    return penerbit.release(TAG, KEPALA, "Pengukuran Kinerja 2024", "Isi", BERKAS)


def tautan(gitlab: GitLabRilis) -> list[str]:
    return sorted(link["name"] for link in gitlab.rilis[TAG]["assets"]["links"])


@pytest.mark.parametrize(
    "siapkan",
    [
        pytest.param(lambda g: None, id="dari awal"),
        pytest.param(lambda g: g.taruh(TAG, "situs.zip", BERKAS["situs.zip"]), id="satu berkas sudah ada"),
        pytest.param(lambda g: g.terbit(TAG, KEPALA, "situs.zip"), id="rilis ada, satu tautan kurang"),
        pytest.param(lambda g: g.tag.update({TAG: KEPALA}), id="tag sudah ada pada commit itu"),
        pytest.param(lambda g: g.terbit("lain", sha(2)), id="rilis lain tidak disentuh"),
        pytest.param(lambda g: g.taruh("lain", "situs.zip", b"lain"), id="paket lain tidak disentuh"),
    ],
)
def test_rilis(gitlab: GitLabRilis, penerbit: Publisher, siapkan: Siapkan) -> None:
    """Whatever an earlier run left, the end is the same, and doing it again writes nothing."""
    siapkan(gitlab)
    address = terbitkan(penerbit)
    assert address == f"{gitlab.peladen.alamat}/{PROYEK}/-/releases/{TAG}"
    assert (gitlab.tag[TAG], tautan(gitlab)) == (KEPALA, sorted(BERKAS))
    assert sorted(row["file_name"] for row in gitlab.paket[TAG]) == sorted(BERKAS)
    before = gitlab.peladen.hitung(r"(POST|PUT) .*")
    assert terbitkan(penerbit) == address
    assert gitlab.peladen.hitung(r"(POST|PUT) .*") == before


@pytest.mark.parametrize(
    ("siapkan", "kata"),
    [
        pytest.param(lambda g: g.tag.update({TAG: sha(2)}), "sudah ada pada commit", id="tag lain"),
        pytest.param(lambda g: g.taruh(TAG, "situs.zip", b"PK\x03\x04\xfe"), "berisi lain", id="isi lain"),
        pytest.param(
            lambda g: [g.taruh(TAG, "situs.zip", item) for item in (BERKAS["situs.zip"], b"x")],
            "ada dua di paket",
            id="nama yang sama diunggah dua kali",
        ),
        pytest.param(lambda g: setattr(g, "terpotong", True), "berisi lain", id="unggahan terpotong"),
    ],
)
def test_ditolak(gitlab: GitLabRilis, penerbit: Publisher, siapkan: Siapkan, kata: str) -> None:
    """Refused before anything is released."""
    siapkan(gitlab)
    with pytest.raises(UkurError, match=kata):
        terbitkan(penerbit)
    assert gitlab.rilis == {}


def test_ajukan(gitlab: GitLabRilis, penerbit: Publisher) -> None:
    """One merge request from a branch, its words kept up to date; one from a fork is not ours."""
    gitlab.usulan.append(permintaan(1, "arsip") | {"source_project_id": 8, "title": "x", "description": "y"})
    assert penerbit.propose("arsip", "main", "Arsip", "Isi") == "2"
    assert penerbit.propose("arsip", "main", "Arsip", "Isi") == "2"
    assert gitlab.peladen.hitung(r"(POST|PUT) .*") == 1
    assert penerbit.propose("arsip", "main", "Arsip v2", "Isi") == "2"
    assert [row["title"] for row in gitlab.usulan] == ["x", "Arsip v2"]
