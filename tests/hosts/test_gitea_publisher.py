"""No real Gitea was asked for releases: the stand-in follows api/gitea.yml."""

from collections.abc import Callable, Iterator

import pytest
from tests.hosts.gitea_rilis import GiteaRilis
from tests.hosts.gitlab_tiruan import sha

from ukur.hosts.adapters import open_publisher
from ukur.hosts.detection import HostTarget
from ukur.hosts.http import Patience
from ukur.hosts.publisher import Publisher
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind

TAG, KEPALA = "2024-TW4-v1", sha(1)
BERKAS = {"dokumen.pdf": b"%PDF-1.7", "situs.zip": b"PK\x03\x04\xff\r\n--x"}
Siapkan = Callable[[GiteaRilis], object]


@pytest.fixture
def gitea() -> Iterator[GiteaRilis]:
    made = GiteaRilis()
    yield made
    made.peladen.tutup()


@pytest.fixture
def penerbit(gitea: GiteaRilis) -> Iterator[Publisher]:
    target = HostTarget(HostKind.GITEA, f"{gitea.peladen.alamat}/api/v1", "dinas/kinerja", "GITEA_TOKEN", "1")
    made = open_publisher(target, "tok-terbit", Patience(jeda=0))
    yield made
    made.close()


def terbitkan(penerbit: Publisher) -> str:
    return penerbit.release(TAG, KEPALA, "Pengukuran Kinerja 2024", "Isi", BERKAS)


def separuh(gitea: GiteaRilis) -> None:
    gitea.taruh(gitea.rancang(TAG, KEPALA), "situs.zip", BERKAS["situs.zip"])


def terbit(gitea: GiteaRilis) -> None:
    gitea.tag[TAG] = KEPALA
    gitea.rancang(TAG, KEPALA, draft=False)


@pytest.mark.parametrize(
    "siapkan",
    [
        pytest.param(lambda g: None, id="dari awal"),
        pytest.param(separuh, id="rancangan dengan satu berkas"),
        pytest.param(terbit, id="sudah terbit tanpa berkas"),
        pytest.param(lambda g: g.tag.update({TAG: KEPALA}), id="tag sudah ada pada commit itu"),
        pytest.param(lambda g: g.rancang("lain", sha(2)), id="rilis lain tidak disentuh"),
        pytest.param(
            lambda g: [g.rancang(f"v{index}", sha(2)) for index in range(60)],
            id="daftar lebih dari satu halaman",
        ),
    ],
)
def test_rilis(gitea: GiteaRilis, penerbit: Publisher, siapkan: Siapkan) -> None:
    """Whatever an earlier run left, the end is the same, and doing it again writes nothing."""
    siapkan(gitea)
    address = terbitkan(penerbit)
    assert address == f"{gitea.peladen.alamat}/dinas/kinerja/releases/tag/{TAG}"
    (release,) = [row for row in gitea.rilis if row["tag_name"] == TAG]
    assert (release["draft"], gitea.tag[TAG]) == (False, KEPALA)
    assert {row["name"]: row["isi"] for row in gitea.aset[release["id"]]} == BERKAS
    before = gitea.peladen.hitung(r"(POST|PATCH) .*")
    assert terbitkan(penerbit) == address
    assert gitea.peladen.hitung(r"(POST|PATCH) .*") == before


@pytest.mark.parametrize(
    ("siapkan", "kata"),
    [
        pytest.param(lambda g: g.tag.update({TAG: sha(2)}), "sudah ada pada commit", id="tag lain"),
        pytest.param(lambda g: g.rancang(TAG, sha(2)), "untuk commit lain", id="rancangan lain"),
        pytest.param(
            lambda g: g.taruh(g.rancang(TAG, KEPALA), "situs.zip", b"x"), "berisi lain", id="ukuran lain"
        ),
        pytest.param(
            lambda g: [g.taruh(g.rancang(TAG, KEPALA), "situs.zip", b"x"), g.taruh(1, "situs.zip", b"x")],
            "ada dua di rilis",
            id="nama yang sama dua kali",
        ),
    ],
)
def test_ditolak(gitea: GiteaRilis, penerbit: Publisher, siapkan: Siapkan, kata: str) -> None:
    siapkan(gitea)
    with pytest.raises(UkurError, match=kata):
        terbitkan(penerbit)
    assert [row["draft"] for row in gitea.rilis] in ([], [True])


def test_ajukan(gitea: GiteaRilis, penerbit: Publisher) -> None:
    """One pull request from a branch, its words kept up to date; those of other branches are left alone."""
    gitea.ajukan("arsip-lain", "main", title="x", body="")
    for _ in range(2):
        assert penerbit.propose("arsip", "main", "Arsip", "Isi") == "2"
    assert gitea.peladen.hitung(r"(POST|PATCH) .*") == 1
    assert penerbit.propose("arsip", "main", "Arsip v2", "Isi") == "2"
    assert [row["title"] for row in gitea.usulan] == ["x", "Arsip v2"]
