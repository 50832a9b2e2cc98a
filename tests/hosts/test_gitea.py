import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from tests.hosts.gitea_halaman import Versi
from tests.hosts.gitea_rekaman import DASAR, KEPALA_1, KEPALA_2, REPO, GiteaRekaman
from tests.hosts.peladen import Balasan

from ukur.hosts.gitea import Gitea
from ukur.hosts.http import Client, Patience
from ukur.hosts.protocol import COMMENT_MARKER
from ukur.model.findings import UkurError
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import Review, Stance

SORE = datetime.datetime(2026, 11, 22, 12, 59, 21, tzinfo=datetime.UTC)


@pytest.fixture
def rekaman() -> Iterator[GiteaRekaman]:
    made = GiteaRekaman()
    yield made
    made.peladen.tutup()


@pytest.fixture
def host(rekaman: GiteaRekaman) -> Iterator[Gitea]:
    klien = Client(f"{rekaman.peladen.alamat}/api/v1", "tok-kepala", "token", limit=Patience(jeda=0))
    made = Gitea(klien, "kepala/lkj")
    yield made
    made.close()


def test_usulan_sesudah_kiriman_baru(rekaman: GiteaRekaman, host: Gitea) -> None:
    """As recorded: two requests for review are none; the return and the approval name the old commit."""
    seen = host.proposal("1")
    assert (seen.number, seen.title, seen.author) == ("1", "Laporan Q2", "penyusun")
    assert (seen.head, seen.base, seen.complete) == (KEPALA_2, DASAR, True)
    assert seen.commit_makers == ("penyusun",)
    assert seen.reviews == (
        Review("pemeriksa", Stance.KEMBALIKAN, KEPALA_1, SORE, 2, "angka salah", number=3),
        Review("pemeriksa", Stance.SETUJU, KEPALA_1, SORE, 3, "diperiksa", number=3),
    )
    assert (seen.time, seen.files) == (rekaman.peladen.jam, ())


def test_usulan_sesudah_disetujui_lagi(rekaman: GiteaRekaman, host: Gitea) -> None:
    later = [rekaman.rekaman[f"approval_of_{name}"]["answer"] for name in ("pemeriksa", "pengesah")]
    rekaman.pakai_ulasan(rekaman.ulasan() + later)
    reviews = host.proposal("1").reviews[2:]
    assert [(r.account, r.stance, r.commit) for r in reviews] == [
        ("pemeriksa", Stance.SETUJU, KEPALA_2),
        ("pengesah", Stance.SETUJU, KEPALA_2),
    ]


@pytest.mark.parametrize(
    ("ubah", "hasil"),
    [
        pytest.param({}, [(Stance.SETUJU, KEPALA_1)], id="seperti direkam"),
        pytest.param(
            {"official": False}, [(Stance.SETUJU, KEPALA_1)], id="tidak resmi: peran.yml yang menentukan"
        ),
        pytest.param({"dismissed": True}, [(Stance.BATAL, KEPALA_1)], id="dibatalkan pengelola"),
        pytest.param({"state": "COMMENT"}, [(Stance.KOMENTAR, KEPALA_1)], id="komentar"),
        pytest.param({"state": "PENDING"}, [], id="konsep"),
        pytest.param(
            {"state": "CHANGES_REQUESTED"}, [(Stance.TAK_DIKENAL, KEPALA_1)], id="kata milik GitHub"
        ),
        pytest.param({"commit_id": ""}, [(Stance.SETUJU, None)], id="tanpa commit"),
        pytest.param({"commit_id": KEPALA_2, "stale": False}, [(Stance.SETUJU, KEPALA_2)], id="pada kepala"),
        pytest.param(
            {"commit_id": KEPALA_2, "stale": True}, [(Stance.SETUJU, None)], id="pada kepala tetapi basi"
        ),
    ],
)
def test_sikap(
    rekaman: GiteaRekaman, host: Gitea, ubah: dict[str, Any], hasil: list[tuple[Stance, str | None]]
) -> None:
    approval = rekaman.ulasan()[3]
    rekaman.pakai_ulasan([approval | ubah])
    assert [(r.stance, r.commit) for r in host.proposal("1").reviews] == hasil


def test_commit_id_bukan_sidik(rekaman: GiteaRekaman, host: Gitea) -> None:
    rekaman.pakai_ulasan([rekaman.ulasan()[3] | {"commit_id": "main"}])
    with pytest.raises(UkurError):
        host.proposal("1")


@pytest.mark.parametrize("akun", [None, {"id": -1, "login": "Ghost"}], ids=["kosong", "Ghost"])
def test_akun_terhapus(rekaman: GiteaRekaman, host: Gitea, akun: Any) -> None:
    rekaman.pakai_ulasan([rekaman.ulasan()[3] | {"user": akun}])
    (review,) = host.proposal("1").reviews
    assert (review.account, review.number) == ("(akun terhapus)", None)


@pytest.mark.parametrize("versi", [(1, 15), (1, 16), (1, 22)])
def test_server_set_to_fewer_rows_a_page(rekaman: GiteaRekaman, host: Gitea, versi: Versi) -> None:
    """Asked for 50 a page, a server set to 3 gives 3: the reviews behind them must not be lost."""
    rekaman.ukuran, rekaman.versi = 3, versi
    assert len(host.proposal("1").reviews) == 2
    assert rekaman.peladen.hitung("reviews") == 2


@pytest.mark.parametrize("versi", [(1, 15), (1, 16), (1, 21), (1, 22), (1, 26)])
def test_no_page_after_the_last(rekaman: GiteaRekaman, host: Gitea, versi: Versi) -> None:
    """Before 1.22 a page of commits after the last is answered 500, and nothing could be decided."""
    rekaman.versi = versi
    assert host.proposal("1").complete
    assert (rekaman.peladen.hitung("commits"), rekaman.peladen.hitung("reviews")) == (1, 1)


@pytest.mark.parametrize(
    ("jumlah", "halaman_"),
    [
        pytest.param(50, 1, id="exactly one page"),
        pytest.param(51, 2, id="one more"),
        pytest.param(100, 2, id="exactly two"),
        pytest.param(254, 6, id="as many as were seen on a real host"),
    ],
)
def test_many_commits(rekaman: GiteaRekaman, host: Gitea, jumlah: int, halaman_: int) -> None:
    rekaman.commits = [rekaman.commit(f"{n:040x}") for n in range(1, jumlah)] + [rekaman.commit(KEPALA_2)]
    assert host.proposal("1").complete
    assert rekaman.peladen.hitung("commits") == halaman_


def test_a_draft_review_of_somebody_else_is_counted_and_hidden(rekaman: GiteaRekaman, host: Gitea) -> None:
    rekaman.versi, rekaman.tersembunyi = (1, 16), 1
    assert len(host.proposal("1").reviews) == 2
    assert rekaman.peladen.hitung("reviews") == 1


def test_a_host_that_does_not_tell_its_bound(rekaman: GiteaRekaman, host: Gitea) -> None:
    rekaman.versi, rekaman.ukuran = (1, 16), 3
    rekaman.peladen.ganggu("settings", Balasan({"message": "Forbidden"}, 403))
    assert len(host.proposal("1").reviews) == 2


def test_250_tinjauan(rekaman: GiteaRekaman, host: Gitea) -> None:
    sample = rekaman.ulasan()[3]
    rekaman.pakai_ulasan([sample | {"id": n} for n in range(249)] + [sample | {"state": "REQUEST_CHANGES"}])
    reviews = host.proposal("1").reviews
    assert len(reviews) == 250
    assert reviews[-1].stance is Stance.KEMBALIKAN


@pytest.mark.parametrize(
    ("pasangan", "pembuat", "lengkap"),
    [
        pytest.param(
            [(KEPALA_2, "penyusun", "kepala")], ("penyusun", "kepala"), True, id="digabung orang lain"
        ),
        pytest.param([(KEPALA_2, None, "penyusun")], (None, "penyusun"), True, id="pos-el tidak terhubung"),
        pytest.param([(KEPALA_1, "penyusun", "penyusun")], ("penyusun",), False, id="kepala tidak terdaftar"),
        pytest.param([], (), False, id="tanpa commit"),
    ],
)
def test_pembuat(
    rekaman: GiteaRekaman,
    host: Gitea,
    pasangan: list[tuple[str, str | None, str | None]],
    pembuat: tuple[str | None, ...],
    lengkap: bool,
) -> None:
    rekaman.commits = [rekaman.commit(*row) for row in pasangan]
    seen = host.proposal("1")
    assert (seen.commit_makers, seen.complete) == (pembuat, lengkap)


def test_kepala_kini_dan_refspec(host: Gitea) -> None:
    assert (host.current_head("1"), host.refspec("1")) == (KEPALA_2, "refs/pull/1/head")


def test_usulan_tidak_ada(host: Gitea) -> None:
    with pytest.raises(UkurError, match="tidak menemukannya"):
        host.proposal("2")


def test_status_seperti_direkam(rekaman: GiteaRekaman, host: Gitea) -> None:
    """The recorded call was ours but for its words: the same path, the same keys."""
    host.send_status(KEPALA_2, VerdictStatus.DISETUJUI, "2/2 peran", "http://127.0.0.1/")
    sent, record = rekaman.peladen.permintaan[-1], rekaman.rekaman["status"]
    assert (sent.metode, sent.jalur) == (record["method"], f"/api/v1{record['path']}")
    assert sent.isi == record["body"] | {"context": "ukur/gerbang"}


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        pytest.param(VerdictStatus.MENUNGGU, "pending", id="menunggu"),
        pytest.param(VerdictStatus.GAGAL, "failure", id="gagal"),
        pytest.param(VerdictStatus.GALAT, "error", id="galat"),
    ],
)
def test_status(rekaman: GiteaRekaman, host: Gitea, status: VerdictStatus, kata: str) -> None:
    host.send_status(KEPALA_2, status, "k" * 200, None)
    body = rekaman.peladen.permintaan[-1].isi
    assert (body["state"], len(body["description"]), "target_url" in body) == (kata, 140, False)


def test_komentar(rekaman: GiteaRekaman, host: Gitea) -> None:
    forged = rekaman.tambah_komentar("penyusun", f"{COMMENT_MARKER}\nDisetujui")
    for words in ("Menunggu", "Gagal", "Gagal"):
        host.comment("1", words)
    assert forged["body"] == f"{COMMENT_MARKER}\nDisetujui"
    assert [c["body"] for c in rekaman.komentar[1:]] == [f"{COMMENT_MARKER}\nGagal"]
    assert [rekaman.peladen.hitung(m) for m in ("^POST", "^PATCH", "/user")] == [1, 1, 1]


def test_komentar_tanpa_tahu_akun(rekaman: GiteaRekaman, host: Gitea) -> None:
    rekaman.peladen.ganggu("/user", Balasan({"message": "no"}, 403))
    with pytest.raises(UkurError, match="isi UKUR_AKUN"):
        host.comment("1", "x")


@pytest.mark.parametrize(
    ("aturan", "cabang", "nama"),
    [
        pytest.param(None, "main", "main", id="seperti direkam"),
        pytest.param(None, "lain", None, id="cabang tanpa aturan"),
        pytest.param(
            [{"rule_name": "ma*"}, {"rule_name": "main"}], "main", "main", id="nama tepat didahulukan"
        ),
        pytest.param([{"rule_name": "rilis/*"}, {"rule_name": "ma*"}], "main", "ma*", id="menurut pola"),
        pytest.param([], "main", None, id="tanpa aturan sama sekali"),
    ],
)
def test_aturan(
    rekaman: GiteaRekaman, host: Gitea, aturan: list[Any] | None, cabang: str, nama: str | None
) -> None:
    if aturan is not None:
        rekaman.peladen.ganggu("branch_protections", Balasan(aturan))
    seen = host.rules(cabang)
    assert seen is not None
    rule: Any = seen["protection"]
    assert (rule.get("rule_name") or rule.get("branch_name")) == nama


@pytest.mark.parametrize("kode", [403, 404])
def test_aturan_tidak_terbaca(rekaman: GiteaRekaman, host: Gitea, kode: int) -> None:
    rekaman.peladen.ganggu("branch_protections", Balasan({"message": "x"}, kode))
    assert host.rules("main") is None


def test_no_such_repository_is_told_as_that(rekaman: GiteaRekaman, host: Gitea) -> None:
    """Its rules cannot be read either; that is no lack of rights."""
    rekaman.peladen.ganggu("lkj", *[Balasan({"message": "Not Found"}, 404)] * 2)
    with pytest.raises(UkurError, match=r"repositori 'kepala/lkj' tidak ditemukan.*periksa ejaan"):
        host.rules("main")


@pytest.mark.parametrize("jalur", [f"{REPO}/pulls/1$", "commits", "reviews"])
@pytest.mark.parametrize(
    "balasan",
    [
        pytest.param(Balasan(mentah=b"<html>", kepala={"content-type": "text/html"}), id="HTML"),
        pytest.param(Balasan({"message": "x"}), id="bentuk lain"),
        pytest.param(Balasan([{"id": 1}]), id="daftar yang keliru"),
        pytest.param(
            Balasan({}, 302, {"location": "https://masuk.contoh.invalid/"}), id="halaman masuk di situs lain"
        ),
    ],
)
def test_gangguan(rekaman: GiteaRekaman, host: Gitea, jalur: str, balasan: Balasan) -> None:
    rekaman.peladen.ganggu(jalur, balasan)
    with pytest.raises(UkurError):
        host.proposal("1")


def test_nomor_halaman_diabaikan(rekaman: GiteaRekaman, host: Gitea) -> None:
    sample = rekaman.ulasan()[3]
    rekaman.peladen.ganggu("reviews", *[Balasan([sample | {"id": n} for n in range(50)])] * 3)
    with pytest.raises(UkurError, match="mengulang halaman"):
        host.proposal("1")


# --- accounts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alamat", "pembuat"),
    [
        pytest.param("pengesah@noreply.localhost", "pengesah", id="alamat tersembunyi"),
        pytest.param("4+pengesah@noreply.contoh.id", "pengesah", id="dengan nomor"),
        pytest.param("penyusun@contoh.invalid", "penyusun", id="alamat yang dikenal"),
        pytest.param("lain@contoh.invalid", None, id="tidak dikenal"),
    ],
)
def test_coauthors(rekaman: GiteaRekaman, host: Gitea, alamat: str, pembuat: str | None) -> None:
    rekaman.commits[1]["commit"]["message"] = f"a\n\nCo-authored-by: P <{alamat}>"
    assert host.proposal("1").commit_makers == tuple(dict.fromkeys(("penyusun", pembuat)))


@pytest.mark.parametrize(
    ("baris", "pembuat"),
    [
        pytest.param({}, ("penyusun", "pengesah"), id="pengirim lain"),
        pytest.param({"type": "comment"}, ("penyusun",), id="komentar dengan isi yang sama"),
        pytest.param({"body": "rusak"}, ("penyusun",), id="isi yang tidak terbaca"),
        pytest.param({"body": '{"commit_ids": null}'}, ("penyusun",), id="tanpa daftar commit"),
        pytest.param({"user": {"id": -1, "login": "Ghost"}}, ("penyusun",), id="pengirim sudah dihapus"),
    ],
)
def test_pushers(rekaman: GiteaRekaman, host: Gitea, baris: dict[str, Any], pembuat: tuple[str, ...]) -> None:
    rekaman.didorong("pengesah", KEPALA_2)
    rekaman.riwayat[0].update(baris)
    assert host.proposal("1").commit_makers == pembuat


def test_accounts_have_their_numbers(rekaman: GiteaRekaman, host: Gitea) -> None:
    seen = host.proposal("1")
    assert [review.number for review in seen.reviews] == [3, 3]
    assert seen.maker_numbers == {2}


def test_who_may_write(rekaman: GiteaRekaman, host: Gitea) -> None:
    """A repository's admin is told of each; others learn from who may be given a task, asked once."""
    rekaman.izin["pengesah"] = "read"
    assert host.write_access(["pemeriksa", "pengesah"]) == {"pemeriksa": True, "pengesah": False}
    assert rekaman.peladen.hitung("assignees") == 0
    rekaman.pengelola = False
    host._access.clear()
    assert host.write_access(["pemeriksa", "pengesah", "asing"]) == {
        "pemeriksa": True,
        "pengesah": False,
        "asing": False,
    }
    assert rekaman.peladen.hitung("assignees") == 1


# --- the gate's own approval -----------------------------------------------------------------------


@pytest.mark.parametrize("akun", ["gitea-actions", "Forgejo-Actions"])
def test_a_jobs_own_token_approves_nothing(rekaman: GiteaRekaman, akun: str) -> None:
    """Its account can be named in no rule; an office that has no account for the gate goes on as before."""
    klien = Client(f"{rekaman.peladen.alamat}/api/v1", "tok-kepala", "token", limit=Patience(jeda=0))
    made = Gitea(klien, "kepala/lkj", akun)
    for status in VerdictStatus:
        made.confirm("1", KEPALA_2, status, "x")
    made.close()
    assert rekaman.peladen.permintaan == []


@pytest.mark.parametrize(
    ("ubah", "stale"),
    [
        pytest.param({"commit_id": KEPALA_1, "stale": False}, (Stance.SETUJU, KEPALA_1), id="not yet stale"),
        pytest.param({"user": {"id": -1, "login": "Ghost"}}, (Stance.SETUJU, KEPALA_1), id="deleted account"),
    ],
)
def test_seen_on_a_real_gitea(
    rekaman: GiteaRekaman, host: Gitea, ubah: dict[str, Any], stale: tuple[Stance, str]
) -> None:
    """Gitea 1.16.9, 29 November 2026: for a moment a review of an older commit said that it was not stale;
    what somebody did whose account was deleted is Ghost's. The commit decides, and Ghost is nobody.
    """
    rekaman.pakai_ulasan([rekaman.ulasan()[3] | ubah])
    (review,) = host.proposal("1").reviews
    assert (review.stance, review.commit) == stale
    assert (review.account == "(akun terhapus)") is ("user" in ubah)
