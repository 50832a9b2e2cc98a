"""No real GitLab was tried: the stand-in follows GitLab's documentation and source."""

from collections.abc import Callable, Iterator

import pytest
from tests.hosts.gitlab_tiruan import PROYEK, GitLabTiruan, sha, waktu
from tests.hosts.peladen import Balasan

from ukur.hosts.deteksi import Jenis, Sasaran
from ukur.hosts.gitlab import KETERBATASAN, GitLab
from ukur.hosts.http import Batas
from ukur.hosts.pilih import buka
from ukur.hosts.protokol import PENANDA
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import Status
from ukur.workflow.usulan import Sikap

Alur = Callable[[GitLabTiruan], object]


@pytest.fixture(params=[True, False], ids=["approved_at", "catatan sistem"])
def tiruan_dua(request: pytest.FixtureRequest) -> Iterator[GitLabTiruan]:
    """GitLab since 2025 says when an approval was given; before, only its system notes do."""
    made = GitLabTiruan(dengan_waktu=request.param)
    yield made
    made.peladen.tutup()


@pytest.fixture
def gitlab() -> Iterator[GitLabTiruan]:
    made = GitLabTiruan()
    yield made
    made.peladen.tutup()


def host(tiruan: GitLabTiruan, request: pytest.FixtureRequest) -> GitLab:
    target = Sasaran(Jenis.GITLAB, f"{tiruan.peladen.alamat}/api/v4", PROYEK, "GITLAB_TOKEN", "3")
    made = buka(target, "tok-gerbang", Batas(jeda=0, halaman=5))
    request.addfinalizer(made.tutup)
    assert isinstance(made, GitLab)
    return made


def test_usulan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("penulis")
    seen = host(gitlab, request).usulan("3")
    assert (seen.nomor, seen.judul, seen.penulis) == ("3", "Realisasi TW IV", "penulis")
    assert (seen.kepala, seen.dasar, seen.lengkap) == (sha(1), "d" * 40, True)
    assert (seen.pembuat_commit, seen.tinjauan, seen.berkas) == (("penulis",), (), ())
    assert seen.waktu == gitlab.peladen.jam


@pytest.mark.parametrize(
    ("alur", "commit"),
    [
        pytest.param(lambda g: [g.dorong("a"), g.setujui("k")], sha(1), id="disetujui sesudah kiriman"),
        pytest.param(
            lambda g: [g.dorong("a"), g.setujui("k"), g.dorong("a")],
            sha(1),
            id="kiriman baru sesudah disetujui",
        ),
        pytest.param(
            lambda g: [g.dorong("a"), g.dorong("a"), g.setujui("k")], sha(2), id="disetujui yang terakhir"
        ),
        pytest.param(
            lambda g: [g.dorong("a"), g.dorong("a"), g.setujui("k", 0.9)],
            None,
            id="kurang dari semenit: tidak pasti",
        ),
        pytest.param(
            lambda g: [g.dorong("a"), g.dorong("a"), g.setujui("k", 1)],
            sha(2),
            id="tepat semenit sesudah kiriman",
        ),
        pytest.param(
            lambda g: [g.dorong("a"), g.setujui("k", 0.5)], sha(1), id="segera, tetapi baru ada satu kiriman"
        ),
        pytest.param(
            lambda g: [g.setujui("k"), g.dorong("a")], None, id="sebelum kiriman pertama: tidak diketahui"
        ),
    ],
)
def test_commit_yang_disetujui(
    tiruan_dua: GitLabTiruan, request: pytest.FixtureRequest, alur: Alur, commit: str | None
) -> None:
    alur(tiruan_dua)
    (review,) = host(tiruan_dua, request).usulan("3").tinjauan
    assert (review.akun, review.sikap, review.commit) == ("k", Sikap.SETUJU, commit)


def test_waktu_persetujuan_tidak_diketahui(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """Neither the answer nor a note says when: then the commit is not known either."""
    gitlab.dorong("a")
    gitlab.disetujui.append({"user": {"username": "k"}})
    gitlab.catat("k", "approved this merge request")  # written by a person, not by GitLab
    gitlab.catat("lain", "approved this merge request", sistem=True)
    (review,) = host(gitlab, request).usulan("3").tinjauan
    assert (review.commit, review.waktu) == (None, gitlab.peladen.jam)


def test_disetujui_dibatalkan_disetujui_lagi(
    tiruan_dua: GitLabTiruan, request: pytest.FixtureRequest
) -> None:
    tiruan_dua.dorong("a")
    tiruan_dua.setujui("k")
    tiruan_dua.disetujui.clear()
    tiruan_dua.catat("k", "unapproved this merge request", sistem=True)
    assert host(tiruan_dua, request).usulan("3").tinjauan == ()
    tiruan_dua.dorong("a")
    tiruan_dua.setujui("k")
    assert [r.commit for r in host(tiruan_dua, request).usulan("3").tinjauan] == [sha(2)]


@pytest.mark.parametrize(
    ("state", "sikap"),
    [
        pytest.param("requested_changes", [Sikap.KEMBALIKAN], id="minta perbaikan"),
        pytest.param("unreviewed", [], id="belum meninjau"),
        pytest.param("reviewed", [], id="meninjau tanpa sikap"),
        pytest.param("review_started", [], id="sedang meninjau"),
        pytest.param("unapproved", [], id="menarik persetujuan"),
        pytest.param("approved", [], id="dihitung dari persetujuan"),
        pytest.param("vetoed", [Sikap.TAK_DIKENAL], id="kata baru dari GitLab"),
    ],
)
def test_peninjau(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, state: str, sikap: list[Sikap]
) -> None:
    gitlab.dorong("a")
    gitlab.peninjau.append({"user": {"username": "k"}, "state": state})
    assert [r.sikap for r in host(gitlab, request).usulan("3").tinjauan] == sikap


def test_dikembalikan_lalu_disetujui(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    gitlab.kembalikan("k")
    gitlab.setujui("s", 5)
    reviews = sorted(host(gitlab, request).usulan("3").tinjauan, key=lambda item: item.waktu)
    assert [(r.akun, r.sikap, waktu(r.waktu)) for r in reviews] == [
        ("k", Sikap.KEMBALIKAN, "2025-01-15T03:10:00.000Z"),
        ("s", Sikap.SETUJU, "2025-01-15T03:15:00.000Z"),
    ]


@pytest.mark.parametrize(
    ("alur", "pembuat"),
    [
        pytest.param(lambda g: g.dorong("a"), ("a",), id="satu orang"),
        pytest.param(lambda g: g.dorong("a", author=None), (None,), id="pos-el tidak terhubung"),
        pytest.param(
            lambda g: [g.dorong("a"), g.dorong("k", author="a")],
            ("a", "k"),
            id="penyetuju mengirim atas nama orang",
        ),
        pytest.param(
            lambda g: [g.dorong("a"), g.dorong("b", pos_el="A@contoh.invalid")],
            ("a", "b"),
            id="dikirim ulang oleh a",
        ),
        pytest.param(
            lambda g: g.dorong("a", pos_el="x@lain.invalid"), ("a", None), id="pengirim commit tidak dikenal"
        ),
        pytest.param(
            lambda g: g.dorong("a", pos_el="42-b@users.noreply.gitlab.contoh.invalid"),
            ("a", "b"),
            id="pos-el pribadi",
        ),
    ],
)
def test_pembuat(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, alur: Alur, pembuat: tuple[str | None, ...]
) -> None:
    alur(gitlab)
    assert host(gitlab, request).usulan("3").pembuat_commit == pembuat


def test_catatan_orang_bukan_pengirim(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """A remark that reads like GitLab's note does not make its writer a maker, who could then not approve."""
    gitlab.dorong("a")
    gitlab.catat("k", "added 1 commit")
    assert host(gitlab, request).usulan("3").pembuat_commit == ("a",)


def test_251_commit_dan_250_catatan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    for _ in range(251):
        gitlab.dorong("a", 0.01)
    for index in range(248):
        gitlab.catat("b", f"komentar {index}")
    gitlab.setujui("k")
    seen = host(gitlab, request).usulan("3")
    assert (seen.lengkap, seen.tinjauan[0].commit) == (True, sha(251))
    assert [gitlab.peladen.hitung(p) for p in ("graphql", "versions", "notes")] == [3, 3, 5]


@pytest.mark.parametrize(
    ("jumlah", "lengkap"),
    [pytest.param(2, False, id="kurang dari hitungan GitLab"), pytest.param(1, True, id="cocok")],
)
def test_terpotong(gitlab: GitLabTiruan, request: pytest.FixtureRequest, jumlah: int, lengkap: bool) -> None:
    gitlab.dorong("a")
    gitlab.jumlah_commit = jumlah
    assert host(gitlab, request).usulan("3").lengkap is lengkap


def test_kepala_tidak_terdaftar(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    gitlab.commits[0]["sha"] = sha(9)
    assert host(gitlab, request).usulan("3").lengkap is False


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param({"data": {"project": None}}, id="token tanpa izin"),
        pytest.param({"errors": [{"message": "Field 'x' doesn't exist"}]}, id="GraphQL menolak"),
        pytest.param([], id="bukan jawaban GraphQL"),
    ],
)
def test_graphql_menolak(gitlab: GitLabTiruan, request: pytest.FixtureRequest, isi: object) -> None:
    gitlab.dorong("a")
    gitlab.peladen.ganggu("graphql", Balasan(isi))
    with pytest.raises(UkurError, match="tidak memberi daftar commit"):
        host(gitlab, request).usulan("3")


def test_graphql_tanpa_akhir(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    page = {"pageInfo": {"hasNextPage": True, "endCursor": "0"}, "nodes": []}
    answer = Balasan({"data": {"project": {"mergeRequest": {"commitCount": 1, "commits": page}}}})
    gitlab.peladen.ganggu("graphql", *[answer] * 9)
    with pytest.raises(UkurError, match="tidak habis-habis"):
        host(gitlab, request).usulan("3")
    assert gitlab.peladen.hitung("graphql") == 5


@pytest.mark.parametrize(
    "jalur", ["merge_requests/3$", "branches/main", "graphql", "versions", "notes", "reviewers", "approvals"]
)
@pytest.mark.parametrize(
    ("balasan", "pulih"),
    [
        pytest.param(Balasan({}, 502), True, id="502 sekali"),
        pytest.param(Balasan({}, 429, {"retry-after": "0"}), True, id="429 sekali"),
        pytest.param(Balasan(mentah=b"<html>", kepala={"content-type": "text/html"}), False, id="HTML"),
        pytest.param(Balasan([{"a": 1}]), False, id="bentuk lain"),
        pytest.param(Balasan({"message": "404"}, 404), False, id="404"),
    ],
)
def test_gangguan(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, jalur: str, balasan: Balasan, pulih: bool
) -> None:
    gitlab.dorong("a")
    gitlab.setujui("k")
    gitlab.peladen.ganggu(jalur, balasan)
    if pulih:
        assert [r.commit for r in host(gitlab, request).usulan("3").tinjauan] == [sha(1)]
    else:
        with pytest.raises(UkurError):
            host(gitlab, request).usulan("3")


def test_refspec_dan_kepala(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    adapter = host(gitlab, request)
    assert (adapter.refspec("3"), adapter.kepala_kini("3")) == ("refs/merge-requests/3/head", sha(1))


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        pytest.param(Status.DISETUJUI, "success", id="disetujui"),
        pytest.param(Status.MENUNGGU, "pending", id="menunggu"),
        pytest.param(Status.GAGAL, "failed", id="gagal"),
        pytest.param(Status.GALAT, "failed", id="galat"),
    ],
)
def test_status_dua_kali(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, status: Status, kata: str
) -> None:
    """GitLab refuses to say the same again; that it stands is enough."""
    adapter = host(gitlab, request)
    adapter.kirim_status(sha(1), status, "k" * 300, "https://contoh.invalid")
    adapter.kirim_status(sha(1), status, "lagi", None)
    assert (gitlab.status, len(gitlab.deskripsi[0])) == ({sha(1): kata}, 255)


def test_status_ditolak(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """A refusal while another status stands is not taken for success."""
    adapter = host(gitlab, request)
    adapter.kirim_status(sha(1), Status.GAGAL, "x", None)
    gitlab.peladen.ganggu("POST .*/statuses", Balasan({"message": "Cannot transition status"}, 400))
    with pytest.raises(UkurError, match="Cannot transition"):
        adapter.kirim_status(sha(1), Status.DISETUJUI, "x", None)


def test_komentar(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    forged = gitlab.catat("a", f"{PENANDA}\nDisetujui")
    adapter = host(gitlab, request)
    for words in ("Menunggu", "Gagal", "Gagal"):
        adapter.komentar("3", words)
    assert forged["body"] == f"{PENANDA}\nDisetujui"
    assert [n["body"] for n in gitlab.catatan[1:]] == [f"{PENANDA}\nGagal"]
    assert [gitlab.peladen.hitung(m) for m in ("^POST", "^PUT")] == [1, 1]


def test_aturan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    adapter = host(gitlab, request)
    assert adapter.aturan("main") == {"project": gitlab.proyek, "protected_branch": None}
    levels = {"push_access_levels": [{"access_level": 0}], "merge_access_levels": [{"access_level": 40}]}
    gitlab.cabang = {"name": "main", **levels, "allow_force_push": False}
    assert adapter.aturan("main") == {"project": gitlab.proyek, "protected_branch": gitlab.cabang}


@pytest.mark.parametrize(
    ("pola", "kode"), [("kinerja$", 403), ("kinerja$", 404), ("protected_branches", 403)]
)
def test_aturan_tidak_terbaca(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, pola: str, kode: int
) -> None:
    gitlab.peladen.ganggu(pola, Balasan({"message": "x"}, kode))
    assert host(gitlab, request).aturan("main") is None


def test_yang_tidak_dapat_dijawab_gitlab_dikatakan() -> None:
    text = " ".join(KETERBATASAN)
    assert "tidak menyebut commit" in text
    assert "tidak dapat mewajibkan persetujuan" in text


@pytest.mark.parametrize("proyek", ["", "kinerja", "a/../b", "/a/b", "a/b?x", "a b/c"])
def test_proyek_tidak_sah(proyek: str) -> None:
    with pytest.raises(UkurError, match="tidak sah"):
        buka(Sasaran(Jenis.GITLAB, "http://127.0.0.1/api/v4", proyek, "T"), None)


def test_alamat_api_keliru() -> None:
    with pytest.raises(UkurError, match="/api/v4"):
        buka(Sasaran(Jenis.GITLAB, "https://gitlab.contoh.invalid", PROYEK, "T"), None)
