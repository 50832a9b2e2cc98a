"""Releases and proposals on GitHub: what is begun can be completed, and nothing that stands is replaced."""

from collections.abc import Callable, Iterator

import pytest
from tests.hosts.api_description import describe
from tests.hosts.github_rilis import GitHubRilis
from tests.hosts.repo_uji import RepoUji

from ukur.hosts.adapters import open_publisher, upload_address
from ukur.hosts.detection import HostTarget
from ukur.hosts.github import pages_address
from ukur.hosts.github_publisher import GitHubPublisher
from ukur.hosts.http import Client, Patience
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind

TAG = "2024-TW4-v1"
BERKAS = {"dokumen.pdf": b"%PDF-1.7", "situs.zip": b"PK\x03\x04\xff"}


@pytest.fixture
def rilis(repo_uji: RepoUji) -> Iterator[GitHubRilis]:
    made = GitHubRilis(repo_uji.folder)
    made.token["tok-terbit"] = "ukur-terbit"
    yield made
    made.peladen.tutup()


@pytest.fixture
def penerbit(rilis: GitHubRilis) -> Iterator[GitHubPublisher]:
    target = HostTarget(HostKind.GITHUB, rilis.peladen.alamat, "dinas/kinerja", "GITHUB_TOKEN", "1")
    made = open_publisher(target, "tok-terbit", Patience(jeda=0))
    assert isinstance(made, GitHubPublisher)
    yield made
    made.close()


def isi(rilis: GitHubRilis) -> list[tuple[bool, list[str]]]:
    """Return every release: whether it is a draft, and its whole files."""
    return [
        (item["draft"], sorted(row["name"] for row in rilis.aset[item["id"]] if row["state"] == "uploaded"))
        for item in rilis.rilis
    ]


def terbitkan(penerbit: GitHubPublisher, commit: str, berkas: dict[str, bytes] | None = None) -> str:
    return penerbit.release(
        TAG, commit, "Pengukuran Kinerja 2024", "Isi", BERKAS if berkas is None else berkas
    )


def test_rilis(rilis: GitHubRilis, penerbit: GitHubPublisher) -> None:
    """Published with all files; done again it writes nothing."""
    head = rilis.git("rev-parse", "main")
    address = terbitkan(penerbit, head)
    assert address == f"{rilis.peladen.alamat}/dinas/kinerja/releases/tag/{TAG}"
    assert isi(rilis) == [(False, sorted(BERKAS))]
    assert rilis.git("rev-parse", TAG) == head
    assert rilis.rilis[0]["name"] == "Pengukuran Kinerja 2024"
    before = rilis.peladen.hitung(r"(POST|PATCH|DELETE) .*")
    assert terbitkan(penerbit, head) == address
    assert rilis.peladen.hitung(r"(POST|PATCH|DELETE) .*") == before


Siapkan = Callable[[GitHubRilis, str], object]


def terbit(s: GitHubRilis, head: str, *nama: str) -> None:
    made = s.rancang(TAG, head, draft=False)
    s.git("tag", TAG, head)
    for name in nama:
        s.taruh(made["id"], name, BERKAS[name])


def putus(s: GitHubRilis, head: str) -> None:
    s.taruh(s.rancang(TAG, head)["id"], "dokumen.pdf", b"%PD", "open")


def separuh(s: GitHubRilis, head: str) -> None:
    s.taruh(s.rancang(TAG, head)["id"], "dokumen.pdf", BERKAS["dokumen.pdf"])


def bertag(s: GitHubRilis, head: str) -> None:
    s.git("-c", "user.name=x", "-c", "user.email=x@contoh.invalid", "tag", "-a", "-m", "x", TAG, head)


@pytest.mark.parametrize(
    "siapkan",
    [
        pytest.param(lambda s, h: s.rancang(TAG, h), id="rancangan kosong"),
        pytest.param(separuh, id="satu berkas sudah ada"),
        pytest.param(putus, id="unggahan terputus"),
        pytest.param(lambda s, h: terbit(s, h, "situs.zip"), id="sudah terbit, satu berkas kurang"),
        pytest.param(lambda s, h: s.git("tag", TAG, h), id="tag sudah ada pada commit itu"),
        pytest.param(bertag, id="tag beranotasi pada commit itu"),
        pytest.param(lambda s, h: s.rancang("lain", "1" * 40), id="rilis lain tidak disentuh"),
    ],
)
def test_dilanjutkan(rilis: GitHubRilis, penerbit: GitHubPublisher, siapkan: Siapkan) -> None:
    """Whatever an earlier run left, the end is the same."""
    head = rilis.git("rev-parse", "main")
    siapkan(rilis, head)
    terbitkan(penerbit, head)
    assert (False, sorted(BERKAS)) in isi(rilis)
    assert [item["tag_name"] for item in rilis.rilis].count(TAG) == 1
    assert rilis.git("rev-parse", f"{TAG}^{{commit}}") == head


def lain(s: GitHubRilis, head: str) -> str:
    """Return another commit of the repository."""
    return s.git(
        "-c", "user.name=x", "-c", "user.email=x@y.invalid", "commit-tree", "-m", "x", f"{head}^{{tree}}"
    )


def tertukar(s: GitHubRilis, head: str, tanpa_sidik: bool = False, isi: bytes = b"%PDF-1.6") -> None:
    s.tanpa_sidik = tanpa_sidik
    s.taruh(s.rancang(TAG, head)["id"], "dokumen.pdf", isi)


@pytest.mark.parametrize(
    ("siapkan", "kata"),
    [
        pytest.param(lambda s, h: s.git("tag", TAG, lain(s, h)), "sudah ada pada commit", id="tag lain"),
        pytest.param(tertukar, "'dokumen.pdf' di rilis itu berisi lain", id="isi lain, ukuran sama"),
        pytest.param(
            lambda s, h: tertukar(s, h, True, b"%PDF"), "berisi lain", id="ukuran lain, tanpa sidik"
        ),
        pytest.param(lambda s, h: s.rancang(TAG, lain(s, h)), "untuk commit lain", id="rancangan lain"),
        pytest.param(lambda s, h: s.rancang(TAG, h, draft=False), "terbit tanpa tag", id="tag dihapus"),
        pytest.param(
            lambda s, h: [s.rancang(TAG, h), s.rancang(TAG, h)], "beberapa rilis", id="dua rancangan"
        ),
    ],
)
def test_rilis_ditolak(rilis: GitHubRilis, penerbit: GitHubPublisher, siapkan: Siapkan, kata: str) -> None:
    """What stands is left as it was."""
    head = rilis.git("rev-parse", "main")
    siapkan(rilis, head)
    before = isi(rilis)
    with pytest.raises(UkurError, match=kata):
        terbitkan(penerbit, head)
    assert isi(rilis) == before


@pytest.mark.parametrize(
    ("tag", "nama"),
    [
        pytest.param("../x", "a.pdf", id="tag keluar tempatnya"),
        pytest.param("v1", "a b.pdf", id="spasi, yang diganti GitHub dengan titik"),
        pytest.param("v1", "../a.pdf", id="berkas keluar tempatnya"),
        pytest.param("v1", "a.pdf&name=b", id="tanda lain"),
    ],
)
def test_nama_ditolak(rilis: GitHubRilis, penerbit: GitHubPublisher, tag: str, nama: str) -> None:
    with pytest.raises(UkurError, match="tidak sah"):
        penerbit.release(tag, rilis.git("rev-parse", "main"), "x", "", {nama: b"x"})
    assert rilis.peladen.hitung() == 0


def test_tag_berpindah_saat_terbit(rilis: GitHubRilis, penerbit: GitHubPublisher) -> None:
    """Somebody sets the tag elsewhere while files are uploaded: it is told, not taken for done."""
    head = rilis.git("rev-parse", "main")
    other = lain(rilis, head)
    rilis.saat_unggah = lambda: rilis.git("tag", "--force", TAG, other)
    with pytest.raises(UkurError, match=f"commit {other[:12]}"):
        terbitkan(penerbit, head)


def test_ajukan(rilis: GitHubRilis, penerbit: GitHubPublisher, repo_uji: RepoUji) -> None:
    """One proposal from a branch, its words kept up to date; the same words are not sent again."""
    repo_uji.cabang("arsip/2024-TW4")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n")
    sent = r"(POST|PATCH) .*/pulls.*"
    number = penerbit.propose("arsip/2024-TW4", "main", "Arsip 2024-TW4", "Isi\nbaris 2")
    assert (number, rilis.peladen.hitung(sent)) == ("1", 1)
    rilis.tarik[1].isi = "Isi\r\nbaris 2"  # as GitHub's page saves it
    assert penerbit.propose("arsip/2024-TW4", "main", "Arsip 2024-TW4", "Isi\nbaris 2") == "1"
    assert rilis.peladen.hitung(sent) == 1
    assert penerbit.propose("arsip/2024-TW4", "main", "Arsip 2024-TW4 (v2)", "Lain") == "1"
    assert (rilis.tarik[1].judul, rilis.tarik[1].isi) == ("Arsip 2024-TW4 (v2)", "Lain")
    assert len(rilis.tarik) == 1


PULLS = "/repos/{owner}/{repo}/pulls"


def test_kiriman_sesuai_skema() -> None:
    """The bodies that opening and changing a proposal send are what our description of GitHub asks for."""
    known, made = describe("github"), {"head": "arsip/x", "base": "main", "title": "x", "body": "y"}
    assert known.body_errors(f"POST {PULLS}", made) == []
    assert known.body_errors(f"PATCH {PULLS}/{{pull_number}}", {"title": "x", "body": "y"}) == []


@pytest.mark.parametrize(
    ("api", "unggah", "situs"),
    [
        pytest.param(
            "https://api.github.com", "https://uploads.github.com", "https://github.com", id="github.com"
        ),
        pytest.param(
            "https://git.contoh.example/api/v3",
            "https://git.contoh.example/api/uploads",
            "https://git.contoh.example",
            id="Enterprise Server",
        ),
        pytest.param(
            "https://api.dinas.ghe.com/",
            "https://uploads.dinas.ghe.com",
            "https://dinas.ghe.com",
            id="Enterprise Cloud dengan alamat sendiri",
        ),
    ],
)
def test_alamat(api: str, unggah: str, situs: str) -> None:
    assert (upload_address(api), pages_address(api)) == (unggah, situs)


def test_token_tidak_ke_tempat_lain(rilis: GitHubRilis) -> None:
    """Files go where the API's address says, whatever an answer names as its upload address."""
    klien = Client(rilis.peladen.alamat, "tok-terbit")
    made = GitHubPublisher(klien, Client(rilis.peladen.alamat, "tok-terbit"), "dinas/kinerja", "x")
    named = {"upload_url": "https://jahat.example/{?name}"}
    rilis.rusak = lambda value: value | named if isinstance(value, dict) and "draft" in value else value
    terbitkan(made, rilis.git("rev-parse", "main"))
    assert isi(rilis) == [(False, sorted(BERKAS))]
    made.close()
