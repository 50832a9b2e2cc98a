import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.hosts.github_tiruan import BOT, GitHubTiruan, Tarik
from tests.hosts.peladen import MULAI, Balasan
from tests.hosts.repo_uji import RepoUji

from ukur.commands.gate.authorship import without_automatic_merges
from ukur.hosts.adapters import open_host, proposal_number
from ukur.hosts.detection import HostTarget
from ukur.hosts.github import GitHub
from ukur.hosts.http import Client, Patience
from ukur.hosts.protocol import COMMENT_MARKER
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import HostAccount, Stance

Buat = Callable[..., GitHub]


@pytest.fixture
def buat(tiruan: GitHubTiruan) -> Iterator[Buat]:
    made: list[GitHub] = []

    def create(token: str = "tok-bot", akun: str | None = None, **batas: Any) -> GitHub:
        klien = Client(tiruan.peladen.alamat, token, limit=Patience(jeda=0, **batas))
        made.append(GitHub(klien, "dinas/kinerja", akun))
        return made[-1]

    yield create
    for host in made:
        host.close()


@pytest.fixture
def tarik(tiruan: GitHubTiruan, repo_uji: RepoUji) -> Tarik:
    """A proposal of one commit."""
    repo_uji.cabang("usulan")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n")
    return tiruan.buka("penulis", "usulan")


def test_usulan(tiruan: GitHubTiruan, repo_uji: RepoUji, tarik: Tarik, buat: Buat) -> None:
    """The base is the target branch as it is now; GitHub's own answer still names an older one."""
    tiruan.ulas(tarik, "penyetuju", "APPROVED")
    repo_uji.git("checkout", "--quiet", "main")
    tip = repo_uji.commit("kepala", "peran.yml", "peran: {}\n")
    seen = buat().proposal("1")
    assert (seen.number, seen.title, seen.author) == ("1", "Realisasi TW IV", "penulis")
    assert (seen.head, seen.base) == (repo_uji.git("rev-parse", "usulan"), tip)
    assert seen.commit_makers == ("penulis",)
    assert (seen.files, dict(seen.hashes), seen.complete) == ((), {}, True)
    (review,) = seen.reviews
    assert (review.account, review.stance, review.commit) == ("penyetuju", Stance.SETUJU, seen.head)
    assert review.time == MULAI + datetime.timedelta(minutes=1)
    assert seen.time == tiruan.peladen.jam
    assert seen.opened == MULAI
    assert tiruan.peladen.hitung() == 5


@pytest.mark.parametrize(
    ("state", "sikap"),
    [
        pytest.param("APPROVED", [Stance.SETUJU], id="menyetujui"),
        pytest.param("CHANGES_REQUESTED", [Stance.KEMBALIKAN], id="meminta perbaikan"),
        pytest.param("COMMENTED", [Stance.KOMENTAR], id="berkomentar"),
        pytest.param("DISMISSED", [Stance.BATAL], id="dibatalkan pengelola"),
        pytest.param("PENDING", [], id="konsep yang belum dikirim"),
        pytest.param("APPROVED_BY_AI", [Stance.TAK_DIKENAL], id="kata baru dari GitHub"),
        pytest.param("approved", [Stance.TAK_DIKENAL], id="ejaan lain"),
    ],
)
def test_sikap(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, state: str, sikap: list[Stance]) -> None:
    tiruan.ulas(tarik, "penyetuju", state)
    assert [item.stance for item in buat().proposal("1").reviews] == sikap


def test_tinjauan_akun_terhapus_dan_commit_hilang(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    tiruan.ulas(tarik, None, "APPROVED")["commit_id"] = None
    (review,) = buat().proposal("1").reviews
    assert (review.account, review.commit) == ("(akun terhapus)", None)


def test_250_tinjauan(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    """The last word stands on the third page."""
    for _ in range(249):
        tiruan.ulas(tarik, "penyetuju", "COMMENTED")
    tiruan.ulas(tarik, "penyetuju", "CHANGES_REQUESTED")
    reviews = buat().proposal("1").reviews
    assert len(reviews) == 250
    assert reviews[-1].stance is Stance.KEMBALIKAN
    assert tiruan.peladen.hitung("reviews") == 3


NOREPLY = "Co-authored-by: Kepala <77+kepala@users.noreply.github.com>"


@pytest.mark.parametrize(
    ("langkah", "pembuat"),
    [
        pytest.param([("rekan", "isi", None)], ("penulis", "rekan"), id="commit orang lain"),
        pytest.param(
            [("rekan", "isi", "lain@contoh.invalid")], ("penulis", None), id="pos-el tidak terhubung"
        ),
        pytest.param(
            [("penulis", f"a\n\n{NOREPLY}", None)], ("penulis", "kepala"), id="rekan penulis disebut"
        ),
        pytest.param(
            [("penulis", "a\n\nCo-Authored-By: X <x@contoh.invalid>", None)],
            ("penulis", None),
            id="rekan penulis yang tidak dikenal",
        ),
        pytest.param(
            [("rekan", "a", None), ("penulis", "b\n\nco-authored-by: R <REKAN@contoh.invalid>", None)],
            ("penulis", "rekan"),
            id="rekan penulis dikenal dari commit lain",
        ),
        pytest.param(
            [("penulis", "setuju oleh kepala <kepala@contoh.invalid>", None)],
            ("penulis",),
            id="bukan baris rekan",
        ),
    ],
)
def test_pembuat(
    repo_uji: RepoUji,
    tarik: Tarik,
    buat: Buat,
    langkah: list[tuple[str, str, str | None]],
    pembuat: tuple[str | None, ...],
) -> None:
    for index, (name, message, address) in enumerate(langkah):
        repo_uji.commit(name, "data.yml", f"nilai: {index + 5}\n", message, address)
    assert buat().proposal("1").commit_makers == pembuat


def test_commit_dari_laman_github(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, repo_uji: RepoUji) -> None:
    """GitHub itself is the committer there: web-flow is nobody who could approve, the author is."""
    tiruan.akun["noreply@github.com"] = "web-flow"
    (repo_uji.folder / "data.yml").write_text("nilai: 9\n", "utf-8")
    author = "--author=Rekan <rekan@contoh.invalid>"
    repo_uji.git("commit", "-qam", "laman", author, nama="GitHub", pos_el="noreply@github.com")
    assert buat().proposal("1").commit_makers == ("penulis", "rekan")


def test_penulis_menyamar_sebagai_laman(tarik: Tarik, buat: Buat, repo_uji: RepoUji) -> None:
    """An author address that GitHub does not know stays unknown, whoever committed."""
    repo_uji.commit("web-flow", "data.yml", "nilai: 7\n")
    assert None in buat().proposal("1").commit_makers


@pytest.mark.parametrize(
    ("jumlah", "lengkap"),
    [pytest.param(250, True, id="250 commit"), pytest.param(251, False, id="251 commit: GitHub memotong")],
)
def test_banyak_commit(
    tiruan: GitHubTiruan, repo_uji: RepoUji, buat: Buat, jumlah: int, lengkap: bool
) -> None:
    repo_uji.rantai("panjang", jumlah, "penulis")
    tiruan.buka("penulis", "panjang")
    assert buat().proposal("1").complete is lengkap
    assert tiruan.peladen.hitung("/commits") == 3


@pytest.mark.parametrize(
    ("berkas", "lengkap"),
    [
        pytest.param(1_200, True, id="1.200 berkas"),
        pytest.param(3_001, False, id="lebih dari yang ditampilkan"),
    ],
)
def test_banyak_berkas(tarik: Tarik, buat: Buat, berkas: int, lengkap: bool) -> None:
    tarik.berkas = berkas
    assert buat().proposal("1").complete is lengkap


def test_daftar_kurang_dari_hitungan(tarik: Tarik, buat: Buat) -> None:
    """The head is listed, but GitHub counts one commit more than it lists."""
    tarik.jumlah_commit = 2
    assert buat().proposal("1").complete is False


def test_kiriman_baru_selagi_membaca(
    tiruan: GitHubTiruan, tarik: Tarik, repo_uji: RepoUji, buat: Buat
) -> None:
    """The listing then lacks the head that the pull request named."""
    old = tiruan.isi_tarik_utuh(tarik)
    (repo_uji.folder / "data.yml").write_text("nilai: 3\n", "utf-8")
    repo_uji.git("add", "data.yml")
    repo_uji.git("reset", "--quiet", "--soft", "main")
    repo_uji.git("commit", "--quiet", "-m", "lain", nama="penulis")
    tiruan.peladen.ganggu("GET .*/pulls/1$", Balasan(old))
    host = buat()
    assert host.proposal("1").complete is False
    assert host.current_head("1") == repo_uji.git("rev-parse", "usulan")


def test_refspec_ada_di_git(tarik: Tarik, repo_uji: RepoUji, buat: Buat) -> None:
    """GitHub keeps this ref; here it is made so that fetching by it is tried for real."""
    repo_uji.git("update-ref", "refs/pull/1/head", "usulan")
    repo_uji.git("fetch", "--quiet", ".", buat().refspec("1"))
    assert repo_uji.git("rev-parse", "FETCH_HEAD") == repo_uji.git("rev-parse", "usulan")


@pytest.mark.parametrize("nomor", ["", "1/../../x", "satu", "١", "-1", "1" * 13])
def test_nomor_tidak_sah(buat: Buat, nomor: str, tiruan: GitHubTiruan) -> None:
    for aksi in (buat().proposal, buat().refspec, buat().current_head):
        with pytest.raises(UkurError, match="harus angka"):
            aksi(nomor)
    assert tiruan.peladen.hitung() == 0


@pytest.mark.parametrize("repo", ["", "dinas", "a/b/c", "a/..%2f", "a b/c", "../../user"])
def test_repo_tidak_sah(repo: str) -> None:
    with pytest.raises(UkurError, match="tidak sah"):
        GitHub(Client("http://127.0.0.1", "t"), repo)


# --- accounts --------------------------------------------------------------------------------------


def test_numbers_of_reviewers_and_makers(
    tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, repo_uji: RepoUji
) -> None:
    tiruan.ulas(tarik, "penyetuju", "APPROVED")
    repo_uji.commit("penulis", "data.yml", "nilai: 5\n", f"a\n\n{NOREPLY}")
    seen = buat().proposal("1")
    assert seen.reviews[0].number == tiruan.nomor["penyetuju"]
    assert seen.maker_numbers == {tiruan.nomor["penulis"], 77}


def test_pushers(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    """Who pushed the commit counts; not who pushed another branch, or one that is gone."""
    tiruan.didorong("rekan", "usulan")
    tiruan.didorong("kepala", "main")
    tiruan.kegiatan.append(tiruan.kegiatan[0] | {"after": "0" * 40, "actor": tiruan.orang("penyetuju")})
    seen = buat().proposal("1")
    assert seen.commit_makers == ("penulis", "rekan")
    assert seen.maker_numbers == {tiruan.nomor["penulis"], tiruan.nomor["rekan"]}


@pytest.mark.parametrize("brought", ["samping", "main"])
def test_what_a_push_of_a_merge_brought(
    tiruan: GitHubTiruan, repo_uji: RepoUji, buat: Buat, brought: str
) -> None:
    """A branch at main, then one push: a merge whose other side has commits in somebody else's name.

    Git makes that merge by itself, and one of its parents is main's; so the push must not pass for one that
    brought main alone.
    """
    start = repo_uji.git("rev-parse", "main")
    repo_uji.cabang("samping")
    written = repo_uji.commit("penulis", "data.yml", "nilai: 2\n")
    if brought == "main":
        start = written
        repo_uji.cabang("main")
        repo_uji.commit("pengelola", "baru.yml", "nilai: 3\n")
    repo_uji.cabang("usulan", start)
    repo_uji.git("merge", "--quiet", "--no-ff", "-m", "gabung", brought, nama="penulis")
    tiruan.buka("penulis", "usulan")
    tiruan.didorong("rekan", "usulan")
    tiruan.kegiatan[-1]["before"] = start
    seen = without_automatic_merges(repo_uji.folder, repo_uji.git("rev-parse", "main"), buat().proposal("1"))
    assert ("rekan" in seen.commit_makers) is (brought == "samping")


def test_without_a_history_of_pushes(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    tiruan.didorong("rekan", "usulan")
    tiruan.peladen.ganggu("/activity", Balasan({"message": "Not Found"}, 404))
    assert buat().proposal("1").commit_makers == ("penulis",)


def test_who_may_write(tiruan: GitHubTiruan, buat: Buat) -> None:
    tiruan.izin = {"a": "admin", "b": "read", "c": "none"}
    host = buat()
    assert host.write_access(["a", "b", "d"]) == {"a": True, "b": False, "d": True}
    assert host.write_access(["c", "A"]) == {"c": False, "a": True}
    assert tiruan.peladen.hitung("/permission") == 4
    tiruan.tertutup = True
    assert host.write_access(["lain"]) == {"lain": None}


def test_find_account(tiruan: GitHubTiruan, buat: Buat) -> None:
    tiruan.orang("kepala")
    found = buat().find_account("kepala")
    assert found == HostAccount("kepala", tiruan.nomor["kepala"])
    assert buat().find_account("tidak-ada") is None


# --- posting ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        pytest.param(VerdictStatus.DISETUJUI, "success", id="disetujui"),
        pytest.param(VerdictStatus.MENUNGGU, "pending", id="menunggu"),
        pytest.param(VerdictStatus.GAGAL, "failure", id="gagal"),
        pytest.param(VerdictStatus.GALAT, "error", id="galat"),
    ],
)
def test_status(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, status: VerdictStatus, kata: str) -> None:
    sha = tiruan.git("rev-parse", "usulan")
    buat().send_status(sha, status, "Menunggu\nKepala Dinas", "https://contoh.invalid/1")
    sent = ("sha", "state", "context", "description", "target_url")
    assert [{key: row[key] for key in sent} for row in tiruan.status] == [
        {
            "sha": sha,
            "state": kata,
            "context": "ukur/gerbang",
            "description": "Menunggu Kepala Dinas",
            "target_url": "https://contoh.invalid/1",
        }
    ]


def test_status_panjang(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    buat().send_status(tiruan.git("rev-parse", "usulan"), VerdictStatus.GAGAL, "k" * 141, None)
    assert tiruan.status[0]["description"] == "k" * 139 + "…"
    assert tiruan.peladen.permintaan[-1].isi.keys() == {"state", "context", "description"}


def test_status_pada_commit_tidak_sah(buat: Buat, tiruan: GitHubTiruan) -> None:
    with pytest.raises(UkurError):
        buat().send_status("../../user", VerdictStatus.DISETUJUI, "x", None)
    assert tiruan.peladen.hitung() == 0


def test_komentar_satu_saja(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    host = buat()
    host.comment("1", "Menunggu")
    host.comment("1", "Disetujui")
    host.comment("1", "Disetujui")
    (comment,) = tarik.komentar
    assert comment["body"] == f"{COMMENT_MARKER}\nDisetujui"
    assert comment["user"]["login"] == BOT
    assert [tiruan.peladen.hitung(m) for m in ("^POST", "^PATCH")] == [1, 1]


@pytest.mark.parametrize(
    ("akun", "token", "milik"),
    [
        pytest.param(None, "tok-bot", BOT, id="token GitHub Actions"),
        pytest.param(None, "tok-kepala", "kepala", id="token seseorang"),
        pytest.param("KEPALA", "tok-kepala", "kepala", id="akun disebut, ejaan besar"),
    ],
)
def test_komentar_orang_lain_bukan_milik_kita(
    tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, akun: str | None, token: str, milik: str
) -> None:
    """A stranger's comment with our marker is neither edited nor taken for ours; nor is ours without it."""
    forged = tiruan.tulis_komentar(tarik, "penulis", f"{COMMENT_MARKER}\nDisetujui semua")
    plain = tiruan.tulis_komentar(tarik, milik, f"kutipan:\n{COMMENT_MARKER}")
    host = buat(token, akun)
    host.comment("1", "Menunggu")
    host.comment("1", "Gagal")
    assert forged["body"] == f"{COMMENT_MARKER}\nDisetujui semua"
    assert plain["body"].startswith("kutipan")
    assert [(c["user"]["login"], c["body"]) for c in tarik.komentar[2:]] == [
        (milik, f"{COMMENT_MARKER}\nGagal")
    ]


def test_komentar_pada_halaman_kedua(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    for index in range(100):
        tiruan.tulis_komentar(tarik, "rekan", f"komentar {index}")
    tiruan.tulis_komentar(tarik, BOT, f"{COMMENT_MARKER}\nlama")
    buat().comment("1", "baru")
    assert len(tarik.komentar) == 101
    assert tarik.komentar[-1]["body"] == f"{COMMENT_MARKER}\nbaru"


def test_komentar_akun_keliru(tarik: Tarik, buat: Buat) -> None:
    """Told another account than the token's, it says so instead of writing a new comment every time."""
    with pytest.raises(UkurError, match=r"ditulis sebagai 'github-actions\[bot\]'; isi UKUR_AKUN"):
        buat(akun="ukur-app[bot]").comment("1", "x")


def test_komentar_dengan_token_ditolak(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    """Only "not for apps" (403) means the account of GitHub Actions; any other refusal stops."""
    tiruan.peladen.ganggu("/user", Balasan({"message": "Bad credentials"}, 401))
    with pytest.raises(UkurError, match="menolak token"):
        buat().comment("1", "x")
    assert tarik.komentar == []


def test_komentar_panjang_dan_penanda_di_dalam(tarik: Tarik, buat: Buat) -> None:
    buat().comment("1", f"a{COMMENT_MARKER}" + "b" * 70_000)
    body = tarik.komentar[0]["body"]
    assert len(body) < 65_536
    assert body.count(COMMENT_MARKER) == 1
    assert body.endswith("(laporan dipotong karena terlalu panjang)")


# --- rules -----------------------------------------------------------------------------------------

DARI = {"ruleset_source_type": "Repository", "ruleset_source": "dinas/kinerja", "ruleset_id": 5}


def test_aturan(tiruan: GitHubTiruan, buat: Buat) -> None:
    tiruan.aturan = [{"type": "deletion", **DARI}, {"type": "non_fast_forward", **DARI, "ruleset_id": 6}]
    ruleset = {"id": 5, "name": "ukur", "source": "dinas/kinerja", "enforcement": "active"}
    tiruan.himpunan[5] = ruleset | {"bypass_actors": []}
    seen = buat().rules("main")
    assert seen is not None
    assert seen["rules"] == tiruan.aturan
    assert seen["rulesets"] == [tiruan.himpunan[5], {"id": 6}]
    assert seen["workflows"] == []


@pytest.mark.parametrize("closed", [False, True])
def test_workflows(tiruan: GitHubTiruan, buat: Buat, closed: bool) -> None:
    """A token that may not ask for them learns nothing, and the rules all the same."""
    tiruan.alur, tiruan.tertutup = [(".github/workflows/publish.yml", "disabled_inactivity")], closed
    seen = buat().rules("main")
    assert seen is not None
    row = {"id": 1, "name": tiruan.alur[0][0], "path": tiruan.alur[0][0], "state": "disabled_inactivity"}
    assert seen["workflows"] == ([] if closed else [row])


@pytest.mark.parametrize(("kode", "hasil"), [(403, None), (404, None)])
def test_aturan_tidak_terbaca(tiruan: GitHubTiruan, buat: Buat, kode: int, hasil: None) -> None:
    tiruan.peladen.ganggu("rules/branches", Balasan({"message": "Upgrade to GitHub Pro"}, kode))
    assert buat().rules("main") is hasil


def test_no_such_repository_is_told_as_that(tiruan: GitHubTiruan, buat: Buat) -> None:
    """Its rules cannot be read either; that is no lack of rights."""
    tiruan.peladen.ganggu("kinerja", *[Balasan({"message": "Not Found"}, 404)] * 2)
    with pytest.raises(UkurError, match=r"repositori 'dinas/kinerja' tidak ditemukan.*periksa ejaan"):
        buat().rules("main")


def test_aturan_galat_bukan_tidak_terbaca(tiruan: GitHubTiruan, buat: Buat) -> None:
    tiruan.peladen.ganggu("rules/branches", Balasan({"message": "x"}, 401))
    with pytest.raises(UkurError, match="menolak token"):
        buat().rules("main")


# --- workflow_run, faults --------------------------------------------------------------------------


def test_nomor_dari_cabang(
    tiruan: GitHubTiruan, tarik: Tarik, repo_uji: RepoUji, request: pytest.FixtureRequest
) -> None:
    head = repo_uji.git("rev-parse", "usulan")
    target = HostTarget(
        HostKind.GITHUB, tiruan.peladen.alamat, "dinas/kinerja", "T", None, head, "dinas:usulan"
    )
    host = open_host(target, "tok-bot")
    request.addfinalizer(host.close)
    assert proposal_number(host, target) == "1"
    asked = tiruan.peladen.permintaan[-1].saring
    assert (asked["state"], asked["head"]) == ("open", "dinas:usulan")
    with pytest.raises(UkurError, match="ada 0 usulan terbuka"):
        proposal_number(host, HostTarget(HostKind.GITHUB, "", "", "T", None, "0" * 40, "dinas:usulan"))
    with pytest.raises(UkurError, match="nomor usulan tidak diketahui"):
        proposal_number(host, HostTarget(HostKind.GITHUB, "", "", "T"))


@pytest.mark.parametrize("jalur", ["pulls/1$", "branches/main", "pulls/1/commits", "pulls/1/reviews"])
@pytest.mark.parametrize(
    ("balasan", "pulih"),
    [
        pytest.param(Balasan({"message": "oops"}, 500), True, id="500 sekali"),
        pytest.param(Balasan(mentah=b'[{"id": 1', panjang=4_000), True, id="separuh halaman sekali"),
        pytest.param(Balasan(mentah=b"<html>", kepala={"content-type": "text/html"}), False, id="HTML"),
        pytest.param(Balasan({"tidak": "dikenal"}), False, id="bentuk lain"),
        pytest.param(Balasan([{"sha": "bukan sidik"}]), False, id="daftar yang keliru"),
        pytest.param(Balasan([None]), False, id="daftar berisi kosong"),
        pytest.param(Balasan({"message": "Not Found"}, 404), False, id="404"),
    ],
)
def test_gangguan(
    tiruan: GitHubTiruan, tarik: Tarik, buat: Buat, jalur: str, balasan: Balasan, pulih: bool
) -> None:
    """Wherever the fault hits, the answer is whole or there is none."""
    tiruan.ulas(tarik, "penyetuju", "APPROVED")
    tiruan.peladen.ganggu(jalur, balasan)
    if pulih:
        assert [item.account for item in buat().proposal("1").reviews] == ["penyetuju"]
        assert tiruan.peladen.hitung() == 6
    else:
        with pytest.raises(UkurError):
            buat().proposal("1")


def test_tinjauan_tanpa_waktu(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    review = tiruan.ulas(tarik, "penyetuju", "APPROVED")
    del review["submitted_at"]
    tiruan.rusak = lambda value: (
        [
            {k: v for k, v in item.items() if k != "submitted_at"} if "state" in item else item
            for item in value
        ]
        if isinstance(value, list)
        else value
    )
    with pytest.raises(UkurError, match="tanpa waktu"):
        buat().proposal("1")


def test_tiruan_diperiksa_skema(tiruan: GitHubTiruan, tarik: Tarik, buat: Buat) -> None:
    """The stand-in cannot answer what GitHub would not: the mutant is refused before it is sent."""
    tiruan.ulas(tarik, "penyetuju", "APPROVED")
    tiruan.rusak = lambda value: [{**value[0], "state": 7}] if isinstance(value, list) and value else value
    with pytest.raises(UkurError, match="menjawab 500"):
        buat(percobaan=1).proposal("1")
    assert tiruan.peladen.violations
    tiruan.peladen.violations.clear()
