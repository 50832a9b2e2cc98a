"""The recheck of history on every host: what was approved stands, whatever else was done to main is named."""

from collections.abc import Callable

import pytest
from tests.hosts.peladen import Balasan
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import (
    KEPALA,
    LAMA,
    PERENCANA,
    PERENCANA_2,
    SEKRETARIS,
    STAF,
    Kantor,
    ganti,
)
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung
from tests.skenario.penggabungan import Cerita

from ukur.commands.gate.history import accepted_by
from ukur.hosts.protocol import STATUS_CONTEXT
from ukur.model.findings import UkurError
from ukur.source import git
from ukur.workflow.decision import VerdictStatus

HOST = ("GitHub", "Gitea", "GitLab", "tanpa situs")
API = HOST[:3]
PERAN_YML = "indicators/peran.yml"
KAMUS = "indicators/kamus/IKU-01.yml"
BERAKHIR = ganti(
    f"      - akun: {PERENCANA_2}\n        mulai: 2022-01-10\n",
    f"      - akun: {PERENCANA_2}\n        mulai: 2022-01-10\n        sampai: 2024-12-31\n",
)
Jalan = Callable[[Cerita], str]
Mulai = Callable[..., Cerita]


@pytest.fixture
def mulai(kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung]) -> Mulai:
    return lambda host, *jumlah: Cerita.mulai(kantor_draf, buka_panggung(host, kantor_draf), *jumlah)


def baris(*hosts: str, id: str, jalan: Jalan, kata: str) -> list[object]:
    return [pytest.param(host, jalan, kata, id=f"{id}, {host}") for host in hosts]


@pytest.mark.parametrize(
    ("host", "cara", "jumlah"),
    [
        *(pytest.param(host, "merge", (48, 49), id=f"merge commit, {host}") for host in HOST),
        *(pytest.param(host, "squash", (48, 49), id=f"squash, {host}") for host in API),
        *(pytest.param(host, "maju", (48, 49), id=f"maju cepat, {host}") for host in ("GitHub", "GitLab")),
        pytest.param("GitHub", "rebase", (48, 49, 50), id="rebase tiga commit, GitHub"),
        *(pytest.param(host, "semilinear", (48, 49), id=f"rebase lalu merge commit, {host}") for host in API),
        pytest.param("Gitea", "rebase", (48,), id="rebase satu commit, Gitea"),
        pytest.param("Gitea", "rebase", (48, 49, 50), id="rebase tiga commit, Gitea"),
        pytest.param("Gitea", "maju", (48, 49), id="maju cepat, Gitea"),
    ],
)
def test_diterima(mulai: Mulai, host: str, cara: str, jumlah: tuple[int, ...]) -> None:
    """However it was merged: one group from where main stood, with the head's approvals."""
    story = mulai(host, *jumlah).setujui()
    head = story.kantor.kepala()
    made = story.gabung(cara)
    (found,) = story.periksa(made)
    assert (found.commit, found.parent, found.verdict.status) == (made, story.awal, VerdictStatus.DISETUJUI)
    assert (found.merged.merge, found.merged.proposal.head) == (made, head)
    assert found.merged.proposal.author == PERENCANA
    assert [item.account for item in found.merged.proposal.reviews] == [PERENCANA_2]
    assert found.merged.proposal.time == found.merged.time
    assert {head, "hasil-gabungan"} <= found.hashed.hashes.keys()
    assert (found.hashed.head, [file.path for file in found.hashed.files]) == (head, [FORMULIR])


def ubah_isi(story: Cerita) -> str:
    return story.setujui().gabung(ubah={KAMUS: lambda text: f"{text}# x\n"})


def cabang_lain(story: Cerita) -> str:
    """Approved and merged into another branch, and main moved there afterwards."""
    match story.tempat:
        case DiGitHub() as place:
            place.kantor.di_pusat("branch", "uji", "main")
            place.sini.dasar = "uji"
        case DiGitea() as place:
            place.tiruan.tujuan = "uji"
        case DiGitLab() as place:
            place.tiruan.tujuan = "uji"
    return story.setujui().gabung()


def sesudah(story: Cerita) -> str:
    made = story.gabung()
    story.setujui()
    return made


def palsu(story: Cerita) -> str:
    """The writer posts the gate's status himself, as on a real Gitea, and merges."""
    match story.tempat:
        case DiGitHub() | DiGitea() as place:
            words = {"state": "success", "status": "success", "context": STATUS_CONTEXT}
            place.tiruan.status.append({"sha": story.kantor.kepala(), **words})
        case DiGitLab() as place:
            place.tiruan.status[story.kantor.kepala()] = "success"
    assert story.tempat.keadaan() == "success"
    return story.gabung()


def susup(story: Cerita) -> str:
    story.setujui()
    story.kantor.git("switch", "--quiet", "usulan")
    story.kantor.tulis(PERENCANA, {FORMULIR: mandiri(50)})
    story.tempat.didorong(PERENCANA)
    return story.gabung()


def dikembalikan(story: Cerita) -> str:
    story.setujui().tempat.kembalikan(SEKRETARIS)
    return story.gabung()


def berakhir(story: Cerita) -> str:
    """The proposal's own main says that the role has ended."""
    story.kantor.main_maju({PERAN_YML: BERAKHIR})
    return story.setujui().gabung()


def berperan_sendiri(story: Cerita) -> str:
    """The proposal gives its approver a role: main's roles count."""
    story.kantor.git("switch", "--quiet", "usulan")
    renewed = ganti("        sampai: 2024-12-31\n", "")
    story.kantor.tulis(PERENCANA, {PERAN_YML: renewed})
    story.tempat.didorong(PERENCANA)
    return story.setujui(LAMA).gabung()


PAKSA = "digabungkan tanpa disetujui"


@pytest.mark.parametrize(
    ("host", "jalan", "kata"),
    [
        *baris(
            *HOST,
            id="dikirim langsung",
            jalan=lambda s: s.langsung({FORMULIR: mandiri(48)}),
            kata="dikirim langsung ke cabang utama",
        ),
        *baris(*API, id="digabung paksa", jalan=lambda s: s.gabung(), kata=f"{PAKSA}; .* Menunggu"),
        *baris(
            "tanpa situs",
            id="digabung paksa",
            jalan=lambda s: s.gabung(),
            kata="tidak ada persetujuan yang berlaku sampai saat penggabungan",
        ),
        *baris(
            *HOST,
            id="hanya satu dari semua yang diminta",
            jalan=lambda s: s.setujui(KEPALA).gabung(),
            kata=f"{PAKSA}; .* Menunggu persetujuan Fungsional Perencana",
        ),
        *baris(*HOST, id="isi gabungan diubah", jalan=ubah_isi, kata="isi gabungan berbeda"),
        *baris(
            *API,
            id="disetujui sesudah digabung",
            jalan=sesudah,
            kata=f"{PAKSA}.* Tinjauan {PERENCANA_2} diberikan sesudah penggabungan",
        ),
        *baris(*API, id="status palsu", jalan=palsu, kata=f"{PAKSA}; .* Menunggu"),
        *baris(
            *API, id="digabung ke cabang lain", jalan=cabang_lain, kata="dikirim langsung ke cabang utama"
        ),
        *baris(*HOST, id="angka disusupkan sesudah disetujui", jalan=susup, kata=PAKSA),
        *baris(
            *HOST, id="dikembalikan, lalu digabung", jalan=dikembalikan, kata=f"{PAKSA}.* dikembalikan oleh"
        ),
        *baris(*API, id="peran penyetuju sudah berakhir", jalan=berakhir, kata=f"{PAKSA}; .* Menunggu"),
        *baris(
            *API, id="peran diberikan oleh usulan itu", jalan=berperan_sendiri, kata=f"{PAKSA}; .* Menunggu"
        ),
        *baris(
            "tanpa situs",
            id="digabung tanpa commit gabungan",
            jalan=lambda s: s.setujui().gabung("squash"),
            kata="git merge --no-ff",
        ),
    ],
)
def test_ditolak(mulai: Mulai, host: str, jalan: Jalan, kata: str) -> None:
    """The commit is named by twelve digits, with the reason."""
    story = mulai(host)
    made = jalan(story)
    with pytest.raises(UkurError, match=kata) as caught:
        story.periksa(made)
    named = str(caught.value).split()[1]
    assert len(named) == 12
    assert named in {row[:12] for row in story.kantor.di_pusat("rev-list", made, f"^{story.awal}").split()}


def menyamar(story: Cerita) -> str:
    """Push to main directly what calls itself the proposal's first commit: its writer, time and message."""
    kantor = story.kantor
    first = kantor.di_pusat("rev-list", "--reverse", "usulan", "^main").split()[0]
    kantor.cabang("main")
    file = kantor.kerja / KAMUS
    file.write_text(f"{file.read_text('utf-8')}# x\n", "utf-8")
    kantor.git("commit", "--quiet", "--all", "-C", first, akun=PERENCANA)
    kantor.dorong("main")
    kantor.mutakhirkan()
    return kantor.kepala("main")


def terang(story: Cerita) -> str:
    return story.langsung({KAMUS: lambda text: f"{text}# x\n"})


@pytest.mark.parametrize(
    ("sebelum", "cara", "kata"),
    [
        pytest.param(terang, "rebase", "dikirim langsung", id="commit lain dikirim langsung"),
        pytest.param(menyamar, "rebase", "dikirim langsung", id="menyamar sebagai commit yang sudah ada"),
        pytest.param(menyamar, "squash", "isi gabungan berbeda", id="menyamar sebagai yang dilebur"),
    ],
)
def test_rebase_di_gitea_tidak_menutupi(mulai: Mulai, sebelum: Jalan, cara: str, kata: str) -> None:
    """Gitea names a rebased proposal for its last commit only; what stands before it is not its own."""
    story = mulai("Gitea", 48, 49).setujui()
    sebelum(story)
    with pytest.raises(UkurError, match=kata):
        story.periksa(story.gabung(cara))


@pytest.mark.parametrize("host", HOST)
def test_peran_berakhir_kemudian(mulai: Mulai, host: str) -> None:
    """Who held the role then approved then; that main has no such holder any more changes nothing."""
    story = mulai(host).setujui()
    made = story.gabung()
    story.langsung({PERAN_YML: BERAKHIR}, "pengelola")
    with story.host() as opened:
        assert accepted_by(story.kantor.utama, opened, made).parent == story.awal


def test_beberapa_usulan_disebut(mulai: Mulai) -> None:
    """GitHub may name others beside: only what was merged as this commit counts, and only one of it."""
    story = mulai("GitHub").setujui()
    made = story.gabung()
    place = story.tempat
    assert isinstance(place, DiGitHub)
    first = place.sini
    place.tiruan.sebut[made] = [place.buka(STAF)]  # open, not merged
    assert [row.merged.proposal.number for row in story.periksa(made)] == [str(first.nomor)]
    second = place.buka(STAF)
    elsewhere = {**first.gabungan["tampak"], "merge_commit_sha": story.awal}
    second.gabungan = {**first.gabungan, "tampak": elsewhere}  # holds the commit, merged as another
    assert [row.merged.proposal.number for row in story.periksa(made)] == [str(first.nomor)]
    second.gabungan = dict(first.gabungan)  # merged as the same commit
    with pytest.raises(UkurError, match=r"beberapa usulan untuk commit itu \(1, 3\)"):
        story.periksa(made)


def test_kepala_tidak_ada_di_sini(mulai: Mulai) -> None:
    """After a squash the head is in no branch of ours: it is fetched from the ref that the host keeps."""
    story = mulai("GitHub", 48, 49).setujui()
    head = story.kantor.kepala()
    made = story.gabung("squash")
    assert git.commit(story.kantor.utama, head) is None
    story.periksa(made)
    assert git.commit(story.kantor.utama, head) == head


def test_gitea_lama(mulai: Mulai) -> None:
    """A version that cannot be asked by commit: its closed pull requests are gone through."""
    story = mulai("Gitea").setujui()
    assert isinstance(story.tempat, DiGitea)
    story.tempat.tiruan.lama = True
    made = story.gabung()
    assert [row.commit for row in story.periksa(made)] == [made]
    later = story.langsung({FORMULIR: mandiri(50)})
    with pytest.raises(UkurError, match=f"{later[:12]} tidak dapat diterima: dikirim langsung"):
        story.periksa(later)


def test_kiriman_sesudah_digabung(mulai: Mulai) -> None:
    """What is pushed to the branch after the merge is not part of what was merged."""
    story = mulai("GitHub").setujui()
    made = story.gabung()
    story.kantor.git("switch", "--quiet", "usulan")
    story.kantor.tulis(PERENCANA, {FORMULIR: mandiri(60)})
    assert [row.commit for row in story.periksa(made)] == [made]


def test_situs_tidak_menjawab(mulai: Mulai) -> None:
    """No answer is no approval."""
    story = mulai("GitHub").setujui()
    made = story.gabung()
    assert isinstance(story.tempat, DiGitHub)
    story.tempat.tiruan.peladen.ganggu(r"GET .*/commits/.*/pulls", *[Balasan({"message": "x"}, 500)] * 4)
    with pytest.raises(
        UkurError, match=f"commit {made[:12]} tidak dapat diterima: situs Git .* menjawab 500"
    ):
        story.periksa(made)
