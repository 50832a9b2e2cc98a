"""The recheck of history without a host: statements of that time, under the keys of that time."""

import datetime
from collections.abc import Callable

import pytest
from tests.nightly import A_WAY
from tests.skenario.isian import FORMULIR
from tests.skenario.kantor import KEPALA, PERENCANA, PERENCANA_2, STAF, USULAN, Kantor, ganti, jalankan_git
from tests.skenario.panggung import Panggung, TanpaSitus
from tests.skenario.penggabungan import Cerita

from ukur.commands.gate.commit_scope import commit_hash
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.commands.gate.history import accepted_by, check_history
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import add_to_note
from ukur.model.findings import UkurError
from ukur.programs.process import run_git
from ukur.workflow.statement import Statement

pytestmark = pytest.mark.first_test_daily(A_WAY)

PENGIZIN = ".ukur/allowed_signers"
SEKARANG = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def cerita(kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung]) -> Cerita:
    return Cerita.mulai(kantor_draf, buka_panggung("tanpa situs", kantor_draf))


def tanda(cerita: Cerita, waktu: datetime.datetime, usulan: str = USULAN, kunci: str = PERENCANA_2) -> None:
    """Sign an approval of the head by PERENCANA_2 as given at a time, whatever the time is now."""
    assert isinstance(cerita.tempat, TanpaSitus)
    cerita.tempat.gerbang()
    repo, head = cerita.kantor.utama, cerita.kantor.kepala()
    row = {"usulan": usulan, "commit": head, "sidik": commit_hash(repo, cerita.awal, head)}
    row |= {"peran": "fungsional-perencana", "akun": PERENCANA_2, "keputusan": "setuju"}
    statement = Statement.model_validate(row | {"waktu": waktu})
    add_to_note(repo, head, sign_statement(statement, cerita.kantor.kunci[kunci]))


def test_sesudah_digabung(cerita: Cerita) -> None:
    """A statement signed after the merge is told, and counts for nothing."""
    cerita.setujui(KEPALA)
    made = cerita.gabung()
    stamp = int(cerita.kantor.di_pusat("show", "-s", "--format=%ct", made))
    tanda(cerita, datetime.datetime.fromtimestamp(stamp + 1, datetime.UTC))
    with pytest.raises(UkurError, match=f"Tinjauan {PERENCANA_2} diberikan sesudah penggabungan"):
        cerita.periksa(made)


@pytest.mark.parametrize(
    ("nama", "penanda", "kata"),
    [
        pytest.param("lain", PERENCANA_2, "beberapa usulan", id="dua nama usulan yang sah"),
        pytest.param("lain", STAF, None, id="nama lain dari kunci orang lain tidak dihitung"),
    ],
)
def test_nama_usulan(cerita: Cerita, nama: str, penanda: str, kata: str | None) -> None:
    """Only statements whose signature holds say which proposal it was."""
    cerita.setujui()
    tanda(cerita, SEKARANG, nama, penanda)
    made = cerita.gabung()
    if kata is None:
        (found,) = cerita.periksa(made)
        assert found.merged.proposal.number == USULAN
    else:
        with pytest.raises(UkurError, match=kata):
            cerita.periksa(made)


def test_kunci_berakhir_kemudian(cerita: Cerita) -> None:
    """A key that main no longer lists at all held when the proposal was merged."""
    cerita.setujui()
    made = cerita.gabung()
    listed = (cerita.kantor.utama / PENGIZIN).read_text("utf-8").splitlines(keepends=True)
    left = "".join(line for line in listed if not line.startswith((f"{PERENCANA_2} ", f"{PERENCANA} ")))
    cerita.langsung({PENGIZIN: lambda _: left}, "pengelola")
    with cerita.host() as host:
        assert accepted_by(cerita.kantor.utama, host, made).commit == made


def test_kunci_sudah_berakhir(cerita: Cerita) -> None:
    """A key that had ended when it signed is no key, though today's list knows it without an end."""
    ended = ganti(f'{PERENCANA_2} namespaces="', f'{PERENCANA_2} valid-before="20200101",namespaces="')
    cerita.kantor.main_maju({PENGIZIN: ended})
    tanda(cerita, SEKARANG)
    made = cerita.gabung()
    cerita.langsung({PENGIZIN: ganti('valid-before="20200101",', "")}, "pengelola")
    with cerita.host() as host, pytest.raises(UkurError, match="tidak ada persetujuan yang berlaku"):
        accepted_by(cerita.kantor.utama, host, made)


def test_gabungan_bertanggal_mundur(cerita: Cerita) -> None:
    """Who merges writes the time: a day on which nobody, or another, held the role is not chosen later."""
    before = SEKARANG - datetime.timedelta(days=40)
    tanda(cerita, before - datetime.timedelta(hours=1))
    repo, made = cerita.kantor.utama, cerita.gabung()
    raw = jalankan_git(repo, "cat-file", "commit", made)
    stamp = jalankan_git(repo, "show", "-s", "--format=%ct", made)
    slow = int(stamp) - 3 * 3600
    found = {}
    for when in (slow, int(before.timestamp())):
        text = raw.replace(f"> {stamp} ", f"> {when} ") + "\n"
        done = run_git(repo, "hash-object", "-t", "commit", "-w", "--stdin", stdin=text.encode())
        found[when] = done.output.decode().strip()
    with cerita.host() as host:
        assert accepted_by(repo, host, found[slow]).commit == found[slow]
        with pytest.raises(UkurError, match="lebih awal dari cabang utama sebelumnya"):
            accepted_by(repo, host, found[int(before.timestamp())])


def test_daftar_kunci_belum_ada(cerita: Cerita) -> None:
    """A merge from before the list of keys cannot be judged by a later one."""
    cerita.kantor.main_maju({"README.md": lambda text: f"{text}x\n"})
    cerita.kantor.cabang("main")
    cerita.kantor.git("rm", "--quiet", PENGIZIN)
    cerita.kantor.simpan("pengelola", "main")
    cerita.kantor.mutakhirkan()
    keys = jalankan_git(cerita.kantor.utama, "show", f"{cerita.awal}:{PENGIZIN}")
    tanda(cerita, SEKARANG)
    made = cerita.gabung()
    assert PENGIZIN not in jalankan_git(cerita.kantor.utama, "ls-tree", "-r", "--name-only", made).split()
    outside = cerita.kantor.folder / "kunci-kantor"
    outside.write_text(f"{keys}\n", "utf-8")
    host = repository_as_host(cerita.kantor.utama, outside)
    assert accepted_by(cerita.kantor.utama, host, made).commit == made  # the office keeps its list elsewhere
    cerita.langsung({PENGIZIN: lambda _: f"{keys}\n"}, "pengelola")
    with pytest.raises(UkurError, match=f"{PENGIZIN} belum ada di commit"):
        accepted_by(cerita.kantor.utama, repository_as_host(cerita.kantor.utama, None), made)


def test_beberapa_usulan_bernama_sama(cerita: Cerita) -> None:
    """The same branch name again and again: each merge is judged by its own statements."""
    cerita.setujui()
    first = cerita.gabung()
    again = Cerita.mulai(cerita.kantor, cerita.tempat, 49).setujui()
    second = again.gabung()
    with cerita.host() as host:
        found = check_history(cerita.kantor.utama, host, cerita.awal, second)
    assert [(row.parent, row.commit) for row in found] == [(cerita.awal, first), (first, second)]
    third = Cerita.mulai(cerita.kantor, cerita.tempat, 50)
    with pytest.raises(UkurError, match="tidak ada persetujuan yang berlaku"):
        third.periksa(third.gabung())
    assert FORMULIR in {file.path for file in found[1].hashed.files}
