"""No real GitLab was tried: the stand-in follows GitLab's documentation and source."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.hosts.gitlab_tiruan import MESIN, PROYEK, GitLabTiruan, sha, waktu
from tests.hosts.peladen import Balasan

from ukur.hosts.adapters import open_host
from ukur.hosts.detection import HostTarget
from ukur.hosts.gitlab import LIMITATIONS, GitLab
from ukur.hosts.http import Patience
from ukur.hosts.protocol import COMMENT_MARKER
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import HostAccount, Stance

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
    target = HostTarget(HostKind.GITLAB, f"{tiruan.peladen.alamat}/api/v4", PROYEK, "GITLAB_TOKEN", "3")
    made = open_host(target, "tok-gerbang", Patience(jeda=0, halaman=5))
    request.addfinalizer(made.close)
    assert isinstance(made, GitLab)
    return made


def test_usulan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("penulis")
    seen = host(gitlab, request).proposal("3")
    assert (seen.number, seen.title, seen.author) == ("3", "Realisasi TW IV", "penulis")
    assert (seen.head, seen.base, seen.complete) == (sha(1), "d" * 40, True)
    assert (seen.commit_makers, seen.reviews, seen.files) == (("penulis",), (), ())
    assert seen.time == gitlab.peladen.jam
    assert seen.opened == datetime.datetime(2025, 1, 15, 2, 55, tzinfo=datetime.UTC)


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
    (review,) = host(tiruan_dua, request).proposal("3").reviews
    assert (review.account, review.stance, review.commit) == ("k", Stance.SETUJU, commit)


def test_waktu_persetujuan_tidak_diketahui(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """Neither the answer nor a note says when: then the commit is not known either."""
    gitlab.dorong("a")
    gitlab.disetujui.append({"user": gitlab.orang("k")})
    gitlab.catat("k", "approved this merge request")  # written by a person, not by GitLab
    gitlab.catat("lain", "approved this merge request", sistem=True)
    (review,) = host(gitlab, request).proposal("3").reviews
    assert (review.commit, review.time) == (None, gitlab.peladen.jam)


def test_disetujui_dibatalkan_disetujui_lagi(
    tiruan_dua: GitLabTiruan, request: pytest.FixtureRequest
) -> None:
    tiruan_dua.dorong("a")
    tiruan_dua.setujui("k")
    tiruan_dua.disetujui.clear()
    tiruan_dua.catat("k", "unapproved this merge request", sistem=True)
    assert host(tiruan_dua, request).proposal("3").reviews == ()
    tiruan_dua.dorong("a")
    tiruan_dua.setujui("k")
    assert [r.commit for r in host(tiruan_dua, request).proposal("3").reviews] == [sha(2)]


@pytest.mark.parametrize(
    ("state", "sikap"),
    [
        pytest.param("requested_changes", [Stance.KEMBALIKAN], id="minta perbaikan"),
        pytest.param("unreviewed", [], id="belum meninjau"),
        pytest.param("reviewed", [], id="meninjau tanpa sikap"),
        pytest.param("review_started", [], id="sedang meninjau"),
        pytest.param("unapproved", [], id="menarik persetujuan"),
        pytest.param("approved", [], id="dihitung dari persetujuan"),
        pytest.param("vetoed", [Stance.TAK_DIKENAL], id="kata baru dari GitLab"),
    ],
)
def test_peninjau(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, state: str, sikap: list[Stance]
) -> None:
    gitlab.dorong("a")
    gitlab.peninjau.append({"user": gitlab.orang("k"), "state": state})
    assert [r.stance for r in host(gitlab, request).proposal("3").reviews] == sikap


def test_dikembalikan_lalu_disetujui(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    gitlab.kembalikan("k")
    gitlab.setujui("s", 5)
    reviews = sorted(host(gitlab, request).proposal("3").reviews, key=lambda item: item.time)
    assert [(r.account, r.stance, waktu(r.time)) for r in reviews] == [
        ("k", Stance.KEMBALIKAN, "2025-01-15T03:10:00.000Z"),
        ("s", Stance.SETUJU, "2025-01-15T03:15:00.000Z"),
    ]


def _minta(gitlab: GitLabTiruan, akun: str, *, terdaftar: str | None = None) -> str:
    """Ask for changes and return who did; ``terdaftar`` is the state that the list shows of him now."""
    gitlab.kembalikan(akun)
    gitlab.peninjau.pop()
    if terdaftar:
        gitlab.peninjau.append({"user": gitlab.orang(akun), "state": terdaftar})
    return akun


@pytest.mark.parametrize(
    ("alur", "sikap"),
    [
        pytest.param(lambda g: _minta(g, "k"), [Stance.KEMBALIKAN], id="bukan peninjau, atau dikeluarkan"),
        pytest.param(
            lambda g: _minta(g, "k", terdaftar="unreviewed"), [Stance.KEMBALIKAN], id="ditanya lagi"
        ),
        pytest.param(
            lambda g: _minta(g, "k", terdaftar="requested_changes"), [Stance.KEMBALIKAN], id="satu kali"
        ),
        pytest.param(
            lambda g: (_minta(g, "k"), g.setujui("k")), [Stance.SETUJU], id="lalu disetujui sendiri"
        ),
        pytest.param(
            lambda g: (_minta(g, "k"), g.setujui("k"), g.disetujui.clear()), [], id="lalu disetujui, ditarik"
        ),
        pytest.param(
            lambda g: (g.setujui("k"), g.disetujui.clear(), _minta(g, "k")),
            [Stance.KEMBALIKAN],
            id="sesudah menyetujui",
        ),
        pytest.param(lambda g: g.catat("k", "requested changes"), [], id="ditulis orang, bukan GitLab"),
    ],
)
def test_minta_perbaikan_tanpa_terdaftar(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, alur: Alur, sikap: list[Stance]
) -> None:
    """GitLab notes a request for changes of anybody; only his own approval ends it."""
    gitlab.dorong("a")
    alur(gitlab)
    assert [r.stance for r in host(gitlab, request).proposal("3").reviews] == sikap


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
    assert host(gitlab, request).proposal("3").commit_makers == pembuat


def test_catatan_orang_bukan_pengirim(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """A remark that reads like GitLab's note does not make its writer a maker, who could then not approve."""
    gitlab.dorong("a")
    gitlab.catat("k", "added 1 commit")
    assert host(gitlab, request).proposal("3").commit_makers == ("a",)


def test_251_commit_dan_250_catatan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    for _ in range(251):
        gitlab.dorong("a", 0.01)
    for index in range(248):
        gitlab.catat("b", f"komentar {index}")
    gitlab.setujui("k")
    seen = host(gitlab, request).proposal("3")
    assert (seen.complete, seen.reviews[0].commit) == (True, sha(251))
    assert [gitlab.peladen.hitung(p) for p in ("graphql", "versions", "notes")] == [3, 3, 5]


@pytest.mark.parametrize(
    ("jumlah", "lengkap"),
    [pytest.param(2, False, id="kurang dari hitungan GitLab"), pytest.param(1, True, id="cocok")],
)
def test_terpotong(gitlab: GitLabTiruan, request: pytest.FixtureRequest, jumlah: int, lengkap: bool) -> None:
    gitlab.dorong("a")
    gitlab.jumlah_commit = jumlah
    assert host(gitlab, request).proposal("3").complete is lengkap


def test_kepala_tidak_terdaftar(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    gitlab.commits[0]["sha"] = sha(9)
    assert host(gitlab, request).proposal("3").complete is False


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
        host(gitlab, request).proposal("3")


def test_graphql_tanpa_akhir(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    page = {"pageInfo": {"hasNextPage": True, "endCursor": "0"}, "nodes": []}
    answer = Balasan({"data": {"project": {"mergeRequest": {"commitCount": 1, "commits": page}}}})
    gitlab.peladen.ganggu("graphql", *[answer] * 9)
    with pytest.raises(UkurError, match="tidak habis-habis"):
        host(gitlab, request).proposal("3")
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
        assert [r.commit for r in host(gitlab, request).proposal("3").reviews] == [sha(1)]
    else:
        with pytest.raises(UkurError):
            host(gitlab, request).proposal("3")


def test_refspec_dan_kepala(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    adapter = host(gitlab, request)
    assert (adapter.refspec("3"), adapter.current_head("3")) == ("refs/merge-requests/3/head", sha(1))


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        pytest.param(VerdictStatus.DISETUJUI, "success", id="disetujui"),
        pytest.param(VerdictStatus.MENUNGGU, "pending", id="menunggu"),
        pytest.param(VerdictStatus.GAGAL, "failed", id="gagal"),
        pytest.param(VerdictStatus.GALAT, "failed", id="galat"),
    ],
)
def test_status_dua_kali(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, status: VerdictStatus, kata: str
) -> None:
    """GitLab refuses to say the same again; that it stands is enough."""
    adapter = host(gitlab, request)
    adapter.send_status(sha(1), status, "k" * 300, "https://contoh.invalid")
    adapter.send_status(sha(1), status, "lagi", None)
    assert (gitlab.status, len(gitlab.deskripsi[0])) == ({sha(1): kata}, 255)


def test_status_ditolak(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """A refusal while another status stands is not taken for success."""
    adapter = host(gitlab, request)
    adapter.send_status(sha(1), VerdictStatus.GAGAL, "x", None)
    gitlab.peladen.ganggu("POST .*/statuses", Balasan({"message": "Cannot transition status"}, 400))
    with pytest.raises(UkurError, match="Cannot transition"):
        adapter.send_status(sha(1), VerdictStatus.DISETUJUI, "x", None)


def test_komentar(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    forged = gitlab.catat("a", f"{COMMENT_MARKER}\nDisetujui")
    adapter = host(gitlab, request)
    for words in ("Menunggu", "Gagal", "Gagal"):
        adapter.comment("3", words)
    assert forged["body"] == f"{COMMENT_MARKER}\nDisetujui"
    assert [n["body"] for n in gitlab.catatan[1:]] == [f"{COMMENT_MARKER}\nGagal"]
    assert [gitlab.peladen.hitung(m) for m in ("^POST", "^PUT")] == [1, 1]


def test_aturan(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    adapter = host(gitlab, request)
    none = {"approvals": None, "approval_rules": None}
    assert adapter.rules("main") == {
        "project": gitlab.proyek,
        "protected_branch": None,
        "wildcards": [],
        **none,
    }
    levels = {"push_access_levels": [{"access_level": 0}], "merge_access_levels": [{"access_level": 40}]}
    gitlab.cabang = {"name": "main", **levels, "allow_force_push": False}
    gitlab.wildcards = [
        {"name": name, **levels, "allow_force_push": False} for name in ("*", "m*n", "main?*")
    ]
    assert adapter.rules("main") == {
        "project": gitlab.proyek,
        "protected_branch": gitlab.cabang,
        "wildcards": gitlab.wildcards[:2],
        **none,
    }


@pytest.mark.parametrize(("pola", "kode"), [("kinerja$", 403), ("protected_branches", 403)])
def test_aturan_tidak_terbaca(
    gitlab: GitLabTiruan, request: pytest.FixtureRequest, pola: str, kode: int
) -> None:
    gitlab.peladen.ganggu(pola, Balasan({"message": "x"}, kode))
    assert host(gitlab, request).rules("main") is None


def test_no_such_project_is_told_as_that(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.peladen.ganggu("kinerja$", Balasan({"message": "404 Project Not Found"}, 404))
    with pytest.raises(UkurError, match=f"repositori '{PROYEK}' tidak ditemukan.*periksa ejaan"):
        host(gitlab, request).rules("main")


def test_yang_tidak_dapat_dijawab_gitlab_dikatakan() -> None:
    text = " ".join(LIMITATIONS)
    assert "tidak menyebut commit" in text
    assert "tidak dapat mewajibkan persetujuan" in text


@pytest.mark.parametrize("proyek", ["", "kinerja", "a/../b", "/a/b", "a/b?x", "a b/c"])
def test_proyek_tidak_sah(proyek: str) -> None:
    with pytest.raises(UkurError, match="tidak sah"):
        open_host(HostTarget(HostKind.GITLAB, "http://127.0.0.1/api/v4", proyek, "T"), None)


def test_alamat_api_keliru() -> None:
    with pytest.raises(UkurError, match="/api/v4"):
        open_host(HostTarget(HostKind.GITLAB, "https://gitlab.contoh.invalid", PROYEK, "T"), None)


# --- the gate's own approval, and merge requests of forks ------------------------------------------


def test_approves_where_approvals_are_demanded(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.wajib = 1
    head, adapter = gitlab.dorong("a"), host(gitlab, request)
    adapter.confirm("3", head, VerdictStatus.DISETUJUI, "cukup")
    assert [row["user"]["username"] for row in gitlab.disetujui] == [MESIN]
    assert adapter.proposal("3").reviews == ()
    adapter.confirm("3", head, VerdictStatus.DISETUJUI, "cukup")
    assert len(gitlab.disetujui) == 1, "given anew, for GitLab does not tell of which commit it was"
    adapter.confirm("3", head, VerdictStatus.MENUNGGU, "kurang")
    assert gitlab.disetujui == []


def test_approves_nothing_in_the_free_edition(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    head, adapter = gitlab.dorong("a"), host(gitlab, request)
    for status in VerdictStatus:
        adapter.confirm("3", head, status, "x")
    assert gitlab.disetujui == []


def test_approves_no_commit_but_the_head(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.wajib = 1
    old, adapter = gitlab.dorong("a"), host(gitlab, request)
    gitlab.dorong("a")
    with pytest.raises(UkurError, match="SHA does not match HEAD"):
        adapter.confirm("3", old, VerdictStatus.DISETUJUI, "cukup")
    assert gitlab.disetujui == []


def test_may_not_approve(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.wajib = 1
    head, adapter = gitlab.dorong("a"), host(gitlab, request)
    gitlab.peladen.ganggu("/approve", Balasan({"message": "401 Unauthorized"}, 401))
    with pytest.raises(UkurError, match="jadikan ia penyetuju"):
        adapter.confirm("3", head, VerdictStatus.DISETUJUI, "cukup")


def test_status_on_a_forks_commit(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """GitLab finds no ref for it by itself; the merge request's own is named."""
    gitlab.salinan = True
    head, adapter = gitlab.dorong("a"), host(gitlab, request)
    assert adapter.current_head("3") == head
    adapter.send_status(head, VerdictStatus.MENUNGGU, "kurang", None)
    assert gitlab.status == {head: "pending"}
    assert gitlab.peladen.permintaan[-1].isi["ref"] == "refs/merge-requests/3/head"
    adapter.send_status(head, VerdictStatus.MENUNGGU, "kurang", None)
    with pytest.raises(UkurError, match="tidak menemukannya"):
        host(gitlab, request).send_status(head, VerdictStatus.GAGAL, "tanpa tahu usulannya", None)


def test_no_ref_is_named_where_gitlab_knows_one(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """A ref that differs from the pipeline's would begin another pipeline beside it."""
    head, adapter = gitlab.dorong("a"), host(gitlab, request)
    adapter.current_head("3")
    adapter.send_status(head, VerdictStatus.MENUNGGU, "kurang", None)
    assert "ref" not in gitlab.peladen.permintaan[-1].isi


# --- who made it -----------------------------------------------------------------------------------

APPLIED = "Apply 1 suggestion(s) to 1 file(s)\n\nCo-authored-by: {}"
HIDDEN = "Anggota Satu <12-sakip-satu@users.noreply.contoh.go.id>"


def saran(tiruan: GitLabTiruan, akun: str, *, dipakai: bool) -> dict[str, Any]:
    """Leave a note that suggests a change."""
    note = tiruan.catat(akun, "Angkanya keliru")
    note["suggestions"] = [{"id": 1, "applied": dipakai}]
    return note


@pytest.mark.parametrize(
    ("alur", "pembuat", "nomor"),
    [
        pytest.param(
            lambda g: g.commits[0].update(message=APPLIED.format(HIDDEN)),
            ("perencana", "sakip-satu"),
            12,
            id="saran diterapkan, penyarannya disebut pada Co-authored-by",
        ),
        pytest.param(
            lambda g: saran(g, "sakip-satu", dipakai=True),
            ("perencana", "sakip-satu"),
            None,
            id="saran diterapkan, pesan commit diganti",
        ),
        pytest.param(
            lambda g: saran(g, "sakip-satu", dipakai=False), ("perencana",), None, id="saran tidak dipakai"
        ),
        pytest.param(
            lambda g: (
                saran(g, "sakip-satu", dipakai=True),
                g.commits[0].update(message=APPLIED.format("sakip-satu <lain@contoh.go.id>")),
            ),
            ("perencana", "sakip-satu"),
            None,
            id="alamat lain milik penyaran yang dikenal dari namanya",
        ),
        pytest.param(
            lambda g: g.commits[0].update(message=APPLIED.format("X <lain@contoh.go.id>")),
            ("perencana", None),
            None,
            id="rekan penulis yang tidak dikenal",
        ),
        pytest.param(
            lambda g: (
                g.dorong("rekan", author="rekan"),
                g.commits[0].update(message=APPLIED.format("R <REKAN@contoh.invalid>")),
            ),
            ("perencana", "rekan"),
            None,
            id="rekan penulis dikenal dari commit lain",
        ),
        pytest.param(
            lambda g: g.catat_kiriman("sakip-satu"),
            ("perencana", "sakip-satu"),
            None,
            id="pengirim kiriman pertama",
        ),
        pytest.param(
            lambda g: g.catat_kiriman("sakip-satu", "cabang-lain"),
            ("perencana",),
            None,
            id="kiriman ke cabang lain",
        ),
    ],
)
def test_makers(
    gitlab: GitLabTiruan,
    request: pytest.FixtureRequest,
    alur: Alur,
    pembuat: tuple[str | None, ...],
    nomor: int | None,
) -> None:
    gitlab.dorong("perencana")
    alur(gitlab)
    seen = host(gitlab, request).proposal("3")
    assert seen.commit_makers == pembuat
    known = {gitlab.orang(name)["id"] for name in pembuat if name and not nomor}
    assert known | ({nomor} if nomor else set()) <= seen.maker_numbers


def test_a_deleted_account_is_nobody(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("perencana")
    gitlab.setujui("ghost1")
    (review,) = host(gitlab, request).proposal("3").reviews
    assert (review.account, review.number) == ("(akun terhapus)", None)


def test_who_may_write(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """One question for all; who is not listed may be a member through a group that is closed to us."""
    gitlab.anggota = {"a": 40, "b": 20, "c": 0}
    for name in "abc":
        gitlab.orang(name)
    here = host(gitlab, request)
    assert here.write_access(["A", "b"]) == {"a": True, "b": False}
    assert here.write_access(["c"]) == {"c": None}
    assert gitlab.peladen.hitung("members/all") == 1
    assert here.find_account("B") is None  # GitLab itself knows the spelling of its logins
    assert here.find_account("b") == HostAccount("b", gitlab.orang("b")["id"])


def test_a_version_that_names_no_commit(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    """An approval given then is of no known commit, and does not count."""
    gitlab.dorong("a")
    gitlab.setujui("k")
    version = {"id": 1, "created_at": gitlab.versi[0]["created_at"]}
    gitlab.peladen.ganggu("/versions$", Balasan([version]))
    (review,) = host(gitlab, request).proposal("3").reviews
    assert (review.stance, review.commit) == (Stance.SETUJU, None)


def test_whose_token_it_is_cannot_be_asked(gitlab: GitLabTiruan, request: pytest.FixtureRequest) -> None:
    gitlab.dorong("a")
    gitlab.setujui("k")
    gitlab.peladen.ganggu("/user$", *[Balasan({"message": "403 Forbidden"}, 403)] * 3)
    assert len(host(gitlab, request).proposal("3").reviews) == 1
