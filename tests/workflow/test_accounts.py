"""Accounts by number and by login: who counts, who does not and why, what the verdict tells of them."""

from dataclasses import replace
from typing import Any

import pytest
from tests.workflow.kasus import KANTOR, WAKTU, Kasus, ganti, realisasi, tinjau

from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HOST_NAMES, HostKind, host_kind
from ukur.model.paths import INSTANSI, PERAN
from ukur.model.peran import AccountNumbers, is_service_account
from ukur.workflow.account_doubts import going_live_gaps
from ukur.workflow.authority import Authority
from ukur.workflow.decision import Verdict, VerdictStatus, decide_proposal
from ukur.workflow.proposal import Contribution, HostAccount, Review, Stance
from ukur.workflow.verdict_text import approvals_markdown, verdict_json, verdict_text

YA, TUNGGU, TOLAK = VerdictStatus.DISETUJUI, VerdictStatus.MENUNGGU, VerdictStatus.GAGAL
P = "peran/fungsional-perencana/pemegang"
BERNOMOR = ganti(KANTOR, PERAN, {f"{P}/0/nomor_akun/gitea": "7"})
"""``perencana`` has number 7 on Gitea."""


def ulasan(akun: str, nomor: int | None = None, sikap: Stance = Stance.SETUJU, **lain: Any) -> Review:
    return replace(tinjau(akun, sikap), number=nomor, **lain)


def putusan(
    *tinjauan: Review, dasar: Catalogue = BERNOMOR, host: HostKind | None = HostKind.GITEA, **ubah: Any
) -> Verdict:
    """Return the verdict on a figure by Staf, which one Fungsional Perencana must approve."""
    kasus = Kasus(kepala=realisasi(katalog=dasar), dasar=dasar, tinjauan=tinjauan)
    return decide_proposal(replace(kasus.potret, host=host, **ubah), dasar, kasus.aturan(), ())


@pytest.mark.parametrize(
    ("tinjauan", "status", "kata"),
    [
        pytest.param(ulasan("perencana", 7), YA, "", id="nama dan nomor sama"),
        pytest.param(ulasan("PERENCANA", 7), YA, "", id="ejaan nama lain"),
        pytest.param(ulasan("menikah", 7), YA, "kini bernama menikah", id="berganti nama"),
        pytest.param(ulasan("perencana", 9), TUNGGU, "bernomor 7, sedangkan nomor", id="nama direbut"),
        pytest.param(ulasan("perencana"), TUNGGU, "ini tidak disebut situs Git", id="nomor tidak disebut"),
        pytest.param(
            ulasan("perencana-2", 8), YA, "belum tercatat di peran.yml: perencana-2", id="tanpa nomor"
        ),
        pytest.param(
            ulasan("perencana-2", 7), YA, "kini bernama perencana-2", id="nama orang lain direbutnya"
        ),
        pytest.param(ulasan("asing", 99), TUNGGU, "bukan pemegang peran", id="orang luar"),
        pytest.param(ulasan("(akun terhapus)"), TUNGGU, "akunnya sudah dihapus", id="akun terhapus"),
        pytest.param(ulasan("gitea-actions"), TUNGGU, "akun layanan situs Git", id="akun layanan"),
    ],
)
def test_who_counts(tinjauan: Review, status: VerdictStatus, kata: str) -> None:
    seen = putusan(tinjauan)
    assert seen.status is status
    assert kata in verdict_text(seen)


def test_a_row_without_a_number_is_no_back_door() -> None:
    """The other rows of a login with a number have it too; where they differ they are nobody's."""
    dasar = ganti(BERNOMOR, PERAN, {f"{P}/4/akun": "perencana", f"{P}/4/mulai": "2023-01-01"})
    assert putusan(ulasan("perencana", 9), dasar=dasar).status is TUNGGU
    assert putusan(ulasan("menikah", 7), dasar=dasar).status is YA
    lama = {f"{P}/0/sampai": "2023-12-31", f"{P}/5/akun": "perencana", f"{P}/5/mulai": "2024-01-01"}
    dua = ganti(dasar, PERAN, {**lama, f"{P}/5/nomor_akun/gitea": "9", f"{P}/4/sampai": "2024-06-30"})
    assert putusan(ulasan("perencana", 9), dasar=dua).status is YA
    assert putusan(ulasan("perencana", 7), dasar=dua).status is TUNGGU


def test_a_number_of_another_host_says_nothing_here() -> None:
    assert putusan(ulasan("perencana", 9), host=HostKind.GITHUB).status is YA
    assert putusan(ulasan("perencana"), host=None).status is YA
    assert putusan(ulasan("perencana"), host=None).warnings == ()


def test_double_roles_are_known_by_number() -> None:
    """One number is one person, whatever the logins; a double role that is not declared counts for none."""
    roles = {"peran/staf/pemegang/1/nomor_akun/gitea": "7"}
    seen = putusan(ulasan("perencana", 7), dasar=ganti(BERNOMOR, PERAN, roles))
    assert seen.status is TUNGGU
    assert "memegang peran Fungsional Perencana dan Staf tanpa pengecualian" in verdict_text(seen)


def test_a_maker_is_known_by_number() -> None:
    """A trailer holds the login of its time; the number in it tells whose it was."""
    made = (Contribution(("staf",), ("c2",)), Contribution(("nama-lama",), ("c2",), (7,)))
    seen = putusan(ulasan("perencana", 7), contributions=made, commit_makers=("staf", "nama-lama"))
    assert seen.status is TUNGGU
    assert "ikut menulis usulan ini" in verdict_text(seen)
    author = putusan(ulasan("perencana", 7), author_number=7)
    assert author.status is TUNGGU


def test_a_return_by_who_took_a_login_stops_nothing() -> None:
    taken = ulasan("perencana", 9, Stance.KEMBALIKAN)
    assert putusan(taken, ulasan("perencana-2", 8)).status is YA
    assert putusan(ulasan("menikah", 7, Stance.KEMBALIKAN)).status is TOLAK


@pytest.mark.parametrize(
    ("akses", "resmi", "nomor", "status", "kata"),
    [
        pytest.param(True, None, 8, YA, "", id="boleh menulis"),
        pytest.param(False, None, 8, TUNGGU, "tidak berhak menulis", id="tidak boleh"),
        pytest.param(None, None, 8, YA, "tidak dapat ditanyakan dengan token gerbang", id="tidak diketahui"),
        pytest.param(True, False, 8, TUNGGU, "bukan penyetuju resmi", id="tidak resmi, tanpa nomor"),
        pytest.param(True, False, 7, YA, "", id="tidak resmi, nomornya tercatat"),
        pytest.param(False, None, 7, TUNGGU, "tidak berhak menulis", id="nomor tercatat, tidak boleh"),
    ],
)
def test_what_the_host_says(
    akses: bool | None, resmi: bool | None, nomor: int, status: VerdictStatus, kata: str
) -> None:
    name = "perencana" if nomor == 7 else "perencana-2"
    seen = putusan(ulasan(name, nomor, official=resmi), write_access={name: akses})
    assert seen.status is status
    assert kata in verdict_text(seen)


def test_candidates_who_may_not_write_are_told_beforehand() -> None:
    seen = putusan(write_access={"perencana": False, "perencana-2": None})
    words = approvals_markdown(seen)
    assert "belum akan dihitung: perencana" in words
    assert "token gerbang: perencana-2" in words
    assert verdict_json(seen)["peringatan"] == list(seen.warnings)


def test_the_gates_own_account_counts_for_nobody() -> None:
    seen = putusan(ulasan("perencana", 7), gate="Perencana")
    assert seen.status is TUNGGU
    assert "akun gerbang sendiri" in verdict_text(seen)


def test_what_is_told_of_accounts() -> None:
    """Each sentence whole: what is the case, what follows from it, and what helps."""
    renamed = putusan(ulasan("menikah", 7), write_access={"menikah": None})
    assert renamed.warnings == (
        "Akun perencana (nomor 7) kini bernama menikah. Orangnya sama, jadi persetujuannya dihitung; "
        "perbarui nama akun itu di peran.yml",
        "Hak menulis di Gitea/Forgejo tidak dapat ditanyakan dengan token gerbang: menikah. Periksa anggota "
        "repositori di situs Git, atau jalankan 'ukur rules check' dengan token pengelola",
    )
    access = {"perencana": False, "perencana-2": False, "rangkap": True, "asing": None}
    waiting = putusan(host=HostKind.GITEA, write_access=access)
    assert waiting.warnings == (
        "Nomor akun di Gitea/Forgejo belum tercatat di peran.yml: perencana-2, rangkap. Persetujuannya "
        "dikenali dari nama akun, yang dapat diganti pemiliknya lalu dipakai orang lain; catat nomornya "
        "dengan 'ukur rules accounts'",
        "Belum berhak menulis di repositori ini, jadi persetujuannya belum akan dihitung: perencana, "
        "perencana-2. Minta operator memberi hak menulis",
    )
    unknown = putusan(write_access={"perencana": None, "perencana-2": None})
    assert "dengan token gerbang: perencana, perencana-2. Periksa" in unknown.warnings[-1]


def test_why_an_approval_is_not_the_holders() -> None:
    sentence = (
        "nama akun perencana di peran.yml bernomor {there}, sedangkan nomor penyetuju ini {here}: nama itu "
        "kini dipakai akun lain; minta akun yang tercatat menyetujui, atau bila pemegangnya memang berganti "
        "akun, catat nomor barunya di peran.yml"
    )
    assert sentence.format(there="7", here="9") in verdict_text(putusan(ulasan("perencana", 9)))
    unsaid = sentence.format(there="7", here="tidak disebut situs Git")
    assert unsaid in verdict_text(putusan(ulasan("perencana")))
    successor = {f"{P}/0/sampai": "2023-12-31", f"{P}/4/akun": "perencana", f"{P}/4/mulai": "2024-01-01"}
    two = ganti(BERNOMOR, PERAN, {**successor, f"{P}/4/nomor_akun/gitea": "8"})
    seen = verdict_text(putusan(ulasan("perencana", 9), dasar=two))
    assert sentence.format(there="7 atau 8", here="9") in seen
    deleted = verdict_text(putusan(ulasan("(akun terhapus)")))
    assert (
        ": akunnya sudah dihapus dari situs Git; minta pemegang peran yang sekarang menyetujui.\n" in deleted
    )


def test_no_number_is_no_number() -> None:
    """An account whose number the host does not tell is not the one that has the first number of all."""
    first = ganti(KANTOR, PERAN, {f"{P}/0/nomor_akun/gitea": "1"})
    assert "kini bernama" not in verdict_text(putusan(ulasan("perencana-2"), dasar=first))


def test_the_only_role_of_an_account_is_not_asked_for() -> None:
    seen = verdict_text(putusan(ulasan("staf-2", peran="staf"), host=None))
    assert "persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar unitnya" in seen


# --- a role that was signed for ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peran", "status", "kata"),
    [
        pytest.param(("fungsional-perencana",), YA, "", id="peran yang diminta"),
        pytest.param(("tim-sakip",), TUNGGU, "ditandatangani sebagai Tim SAKIP", id="perannya yang lain"),
        pytest.param(("staf",), TUNGGU, "ini tidak diminta", id="peran yang tidak dipegang"),
        pytest.param(("tim-sakip", "fungsional-perencana"), YA, "", id="dua pernyataan, dua peran"),
    ],
)
def test_the_signed_role_alone_counts(peran: tuple[str, ...], status: VerdictStatus, kata: str) -> None:
    """``rangkap`` holds both roles, and peran.yml declares it."""
    signed = tuple(ulasan("rangkap", peran=role) for role in peran)
    seen = putusan(*signed, dasar=KANTOR, host=None)
    assert seen.status is status
    assert kata in verdict_text(seen)


def test_a_withdrawal_in_one_role_leaves_the_other() -> None:
    said = (
        ulasan("rangkap", peran="fungsional-perencana"),
        replace(ulasan("rangkap", sikap=Stance.BATAL, peran="tim-sakip"), order=1),
    )
    assert putusan(*said, dasar=KANTOR, host=None).status is YA


# --- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "akun",
    [
        *("project_17_bot", "group_3_bot_x", "project_17_bot_0f3a", "service_account_group_9_ab12"),
        *("gitea-actions", "forgejo-actions", "ghost", "Ghost", "ghost1", "alert-bot"),
        *("dependabot[bot]", "github-actions", "actions-user", "web-flow", "Copilot"),
        *("GitLab Duo", "GitLabDuo"),
    ],
)
def test_service_accounts(akun: str) -> None:
    assert is_service_account(akun)


@pytest.mark.parametrize(
    "akun",
    ["kepala", "project_bot", "budi-bot", "ghostrider", "duo-rangga", "group_x_bot", "abot", "actions"],
)
def test_people(akun: str) -> None:
    assert not is_service_account(akun)


def test_every_host_has_its_number_and_its_name() -> None:
    assert list(AccountNumbers.model_fields) == [str(kind) for kind in HostKind]
    assert [host_kind(HOST_NAMES[kind]) for kind in HostKind] == list(HostKind)
    assert host_kind("repositori Git") is None


def test_going_live() -> None:
    """Only at the end of the demonstration, only on a host, only for who holds a role that day."""
    demo = ganti(KANTOR, INSTANSI, percontohan="ya")
    live = ganti(KANTOR, INSTANSI, percontohan=None)
    (gap,) = going_live_gaps(demo, live, HostKind.GITEA, WAKTU)
    assert gap == (
        "percontohan berakhir sebelum nomor akun di Gitea/Forgejo tercatat untuk diam, kepala, perencana, "
        "perencana-2, perencana-bidang, rangkap, sakip-1, sakip-2, sekretaris, staf, staf-2; catat dahulu "
        "dengan 'ukur rules accounts --write' dalam usulan ini juga"
    )  # not "mantan", who left
    for before, after, host in (
        (demo, live, None),
        (live, live, HostKind.GITEA),
        (demo, demo, HostKind.GITEA),
    ):
        assert going_live_gaps(before, after, host, WAKTU) == ()
    numbers = {
        f"peran/{role}/pemegang/{index}/nomor_akun/gitea": str(sum(map(ord, holder.akun)))
        for role, held in live.peran.peran.items()
        for index, holder in enumerate(held.pemegang)
    }
    assert going_live_gaps(demo, ganti(live, PERAN, numbers), HostKind.GITEA, WAKTU) == ()
    assert going_live_gaps(demo, ganti(live, PERAN, numbers), HostKind.GITHUB, WAKTU)


def test_unnumbered_and_renamed() -> None:
    here = Authority(BERNOMOR.peran, frozenset(), BERNOMOR.instansi.zona_waktu, HostKind.GITEA)
    assert "perencana" not in here.unnumbered(WAKTU)
    assert here.renamed_from(HostAccount("menikah", 7)) == "perencana"
    assert here.renamed_from(HostAccount("Perencana", 7)) is None
    assert here.renamed_from(HostAccount("perencana-2", 8)) is None
