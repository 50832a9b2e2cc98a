"""What is filed is what was approved: a proposal of anything else is refused, merged or not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import TW4, ajukan_arsip, arsip
from tests.skenario.forged_archive import (
    OLDER,
    Forge,
    older,
    other_figure,
    other_pdf,
    other_pdf_of_this_version,
    other_policy,
    other_spreadsheet,
    other_steps,
    other_verifier,
    propose_archive_files,
    take_filed,
)
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    jalankan_git,
)
from tests.skenario.panggung import Panggung, TanpaSitus, putuskan
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.checkpoints import make_checkpoint
from ukur.commands.gate.gatekeeper import repository_as_host, repository_target
from ukur.commands.gate.history import walk_history
from ukur.hosts.adapters import open_host
from ukur.model.paths import CHECKPOINT_FILE

pytestmark = pytest.mark.first_test_daily(A_WAY)

Terbitkan = Callable[..., Keluaran]
FORGERIES = [
    pytest.param(other_figure, "isinya bukan yang disetujui", id="angka lain, persetujuan karangan"),
    pytest.param(other_pdf, "ukur publish archive", id="PDF lain, mengaku versi lain"),
    pytest.param(other_pdf_of_this_version, "isinya bukan yang disetujui", id="PDF lain"),
    pytest.param(other_verifier, "ukur publish archive", id="periksa.py lain, mengaku versi lain"),
    pytest.param(other_policy, "isinya bukan yang disetujui", id="peran lain"),
    pytest.param(other_steps, "(pelaksanaan.json)", id="catatan langkah lain"),
]


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize(("forge", "words"), FORGERIES)
def test_without_a_host(
    sah: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur, forge: Forge, words: str
) -> None:
    arsip(sah)
    held = forge(take_filed(sah))
    place = buka_panggung("tanpa situs", sah)
    propose_archive_files(sah, PERENCANA, held)
    place.gerbang()
    place.setujui(STAF_2)
    done = putuskan(sah, place, ukur)
    assert done.kode == 1, done.out
    assert words in done.out
    start = sah.kepala("main")
    sah.gabung(PERENCANA, "usulan")
    checked = ukur("publish", "check", "--since", start, di=sah.utama)
    assert checked.kode == 1, checked.err
    assert "Tidak diterbitkan" in checked.err


@pytest.mark.nightly("the same forgeries are refused every day without a host, by the same rules")
@pytest.mark.parametrize(("forge", "words"), FORGERIES)
def test_on_github(github: DiGitHubTerbit, terbit: Terbitkan, ukur: Ukur, forge: Forge, words: str) -> None:
    kantor = github.kantor
    assert terbit(github, "archive").kode == 0
    kantor.git("fetch", "--quiet", "origin")
    jalankan_git(kantor.utama, "fetch", "--quiet", "origin", ARSIP)
    jalankan_git(kantor.utama, "checkout", "--quiet", "FETCH_HEAD", "--", "content/arsip")
    held = forge(_unstaged(kantor))
    propose_archive_files(kantor, PERENCANA, held)
    github.buka(PERENCANA)
    github.setujui(STAF_2)
    done = putuskan(kantor, github, ukur)
    assert (done.kode, github.keadaan()) == (1, "failure"), done.out
    assert words in done.out
    github.gabung((), "usulan")
    checked = terbit(github, "check")
    assert checked.kode == 1, checked.err
    assert "Tidak diterbitkan" in checked.err


def test_a_checkpoint_covers_no_forged_entry(github: DiGitHubTerbit, terbit: Terbitkan, ukur: Ukur) -> None:
    """Merged in spite of the gate, and its approvals are as recorded: the entry is what nobody approved."""
    kantor = github.kantor
    assert terbit(github, "archive").kode == 0
    kantor.git("fetch", "--quiet", "origin")
    jalankan_git(kantor.utama, "fetch", "--quiet", "origin", ARSIP)
    jalankan_git(kantor.utama, "checkout", "--quiet", "FETCH_HEAD", "--", "content/arsip")
    propose_archive_files(kantor, PERENCANA, other_figure(_unstaged(kantor)))
    github.buka(PERENCANA)
    made = github.gabung((STAF_2,), "usulan")
    start = kantor.di_pusat("rev-parse", f"{made}^1")
    host = open_host(repository_target(github.lingkungan), "tok-bot")
    text = make_checkpoint(kantor.utama, host, walk_history(kantor.utama, host, start, made), start)
    host.close()
    assert text is not None

    kantor.cabang()
    kantor.tulis(STAF_2, {CHECKPOINT_FILE: lambda _: text.to_bytes().decode()})
    github.buka(STAF_2)
    for akun in (KEPALA, SEKRETARIS):
        github.setujui(akun)
    done = putuskan(kantor, github, ukur)
    assert done.kode == 1, done.out
    assert "mencakup arsip yang tidak terbukti" in done.out


def _unstaged(kantor: Kantor) -> dict[str, bytes]:
    jalankan_git(kantor.utama, "reset", "--quiet")
    return take_filed(kantor)


def test_an_honest_entry_passes(
    sah: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur
) -> None:
    arsip(sah)
    held = take_filed(sah)
    place = buka_panggung("tanpa situs", sah)
    propose_archive_files(sah, PERENCANA, held)
    place.gerbang()
    place.setujui(STAF_2)
    done = putuskan(sah, place, ukur)
    assert done.kode == 0, done.out
    start = sah.kepala("main")
    sah.gabung(PERENCANA, "usulan")
    assert ukur("publish", "check", "--since", start, di=sah.utama).kode == 0


def test_the_site_has_moved(sah: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """Whoever runs the CI says which address was the office's; nobody else's is printed on a document."""
    sah.kunci = kunci
    start, old = sah.kepala("main"), "https://lama.example.go.id"
    file_document(sah.utama, repository_as_host(sah.utama, None), TW4, {"UKUR_SITE_URL": old})
    ajukan_arsip(sah, kunci)
    moved = {"UKUR_SITE_URL": "https://baru.example.go.id"}
    refused = ukur("publish", "check", "--since", start, di=sah.utama, lingkungan=moved)
    assert refused.kode == 1
    assert "isi UKUR_SITUS_LAMA di CI" in refused.err
    assert "archive repair" not in refused.err
    moved |= {"UKUR_SITUS_LAMA": f"https://pertama.example.go.id {old}/"}
    done = ukur("publish", "check", "--since", start, di=sah.utama, lingkungan=moved)
    assert done.kode == 0, done.err


LOCK = "requirements.lock"
EARLIER = f"./ukur-{OLDER}-py3-none-any.whl --hash=sha256:{'0' * 64}\n"


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize(
    ("forge", "fits"),
    [
        pytest.param(older, True, id="sah"),
        pytest.param(other_pdf, False, id="PDF lain"),
        pytest.param(other_spreadsheet, False, id="satu sel lain"),
        pytest.param(other_verifier, False, id="periksa.py lain"),
    ],
)
def test_the_program_changed_later(
    sah: Kantor, kunci: dict[str, Path], ukur: Ukur, forge: Forge, fits: bool
) -> None:
    """Merged past the gate while the office had the older version: what the files say gives it away."""
    sah.main_maju({LOCK: lambda _: EARLIER})
    start = sah.kepala("main")
    arsip(sah)
    propose_archive_files(sah, STAF, forge(take_filed(sah)))
    place = TanpaSitus(sah, kunci, ukur)
    place.gerbang()
    place.langsung(STAF_2)
    sah.gabung(STAF, "usulan")
    done = ukur("publish", "check", "--since", start, di=sah.utama)
    assert (done.kode == 0) is fits, done.err
    assert fits or "isinya bukan yang disetujui" in done.err
