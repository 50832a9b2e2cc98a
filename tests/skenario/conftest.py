import functools
import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.skenario.arsip_kantor import sahkan
from tests.skenario.desk_page import DeskPage
from tests.skenario.desk_places import FOLDER, PLACES, Place
from tests.skenario.isian import DOKUMEN, FORMULIR, beranalisis, mandiri, tahap, terisi
from tests.skenario.kantor import BERSIH, PERAN, PERENCANA, STAF, Kantor, Keluaran, Ukur
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung, TanpaSitus
from tests.skenario.penerbitan import DiGitHubTerbit, Keadaan

from ukur.commands.cli.main import main
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.new_period import write_period
from ukur.desk import prepared_period
from ukur.hosts import http
from ukur.model.periode import Periode


@dataclass(frozen=True)
class Segera(http.Patience):
    """As many tries as ever, without the wait between them."""

    jeda: float = 0


_LINGKUNGAN = ("GITHUB_", "GITEA_", "FORGEJO_", "GITLAB_", "CI_", "UKUR_")


@pytest.fixture
def ukur(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Ukur]:
    """Run the command line in this process, in a folder and in the environment of a pipeline."""
    for name in [name for name in os.environ if name.startswith(_LINGKUNGAN)]:
        monkeypatch.delenv(name)
    for name, value in BERSIH.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(http, "Patience", Segera)

    def run(*arguments: str | Path, di: Path, lingkungan: Mapping[str, str] | None = None) -> Keluaran:
        with monkeypatch.context() as here:
            here.chdir(di)
            here.setattr(sys, "argv", ["ukur", *map(str, arguments)])
            for name, value in (lingkungan or {}).items():
                here.setenv(name, value)
            capsys.readouterr()
            with pytest.raises(SystemExit) as caught:
                main()
            assert isinstance(caught.value.code, int)
            return Keluaran(caught.value.code, *capsys.readouterr())

    yield run
    gc.enable()  # the command line turns it off for its own short life


@pytest.fixture(scope="session")
def kunci(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A real SSH key for every account."""
    folder = tmp_path_factory.mktemp("kunci")
    for akun in PERAN:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", akun, "-f", str(folder / akun)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return {akun: folder / akun for akun in PERAN}


@pytest.fixture(scope="session")
def kantor_awal(tmp_path_factory: pytest.TempPathFactory, kunci: dict[str, Path]) -> Kantor:
    """An office before the order: documents up to 2024-TW4, targets for 2025."""
    return Kantor.baru(tmp_path_factory.mktemp("awal"), kunci)


@pytest.fixture(scope="session")
def kantor_bertahap(tmp_path_factory: pytest.TempPathFactory, kantor_awal: Kantor) -> Callable[[str], Kantor]:
    """Return an office whose document 2025-TW4 stands at a stage, its figures filled in."""

    @functools.cache
    def make(nama: str) -> Kantor:
        made = kantor_awal.salin(tmp_path_factory.mktemp(nama) / "kantor")
        made.cabang("main")
        ukuran, _ = measured_data(data_tree(made.kerja))
        write_period(made.kerja, prepared_period.prepare_period(ukuran, Periode(2025, 4)))
        stage = beranalisis if nama == "konsep" else tahap(nama)
        made.tulis(STAF, {DOKUMEN: stage, FORMULIR: terisi}, "main")
        made.mutakhirkan()
        made.padatkan()
        return made

    return make


@pytest.fixture(scope="session")
def kantor_sah(
    tmp_path_factory: pytest.TempPathFactory, kantor_awal: Kantor, kunci: dict[str, Path]
) -> Kantor:
    """An office whose document 2025-TW4 went through the SOP to the signature, by merges."""
    made = kantor_awal.salin(tmp_path_factory.mktemp("sah") / "kantor")
    sahkan(made, kunci)
    made.padatkan()
    return made


@pytest.fixture
def sah(tmp_path: Path, kantor_sah: Kantor, kunci: dict[str, Path]) -> Kantor:
    """An office of this test's own: its document has been signed, and not filed yet."""
    return kantor_sah.salin(tmp_path / "kantor", kunci)


@pytest.fixture
def kantor(tmp_path: Path, kantor_awal: Kantor) -> Kantor:
    """An office of this test's own, before the order."""
    return kantor_awal.salin(tmp_path / "kantor")


@pytest.fixture
def buka_panggung(kunci: dict[str, Path], ukur: Ukur) -> Iterator[Callable[[str, Kantor], Panggung]]:
    """Let a proposal stand at one of the four places."""
    made: list[Panggung] = []

    def open_at(nama: str, kantor: Kantor) -> Panggung:
        places: dict[str, Callable[[], Panggung]] = {
            "GitHub": lambda: DiGitHub(kantor),
            "Gitea": lambda: DiGitea(kantor),
            "GitLab": lambda: DiGitLab(kantor),
            "tanpa situs": lambda: TanpaSitus(kantor, kunci, ukur),
        }
        made.append(places[nama]())
        return made[-1]

    yield open_at
    for place in made:
        place.tutup()


@pytest.fixture
def kantor_draf(tmp_path: Path, kantor_bertahap: Callable[[str], Kantor]) -> Kantor:
    """An office of this test's own, its figures collected."""
    return kantor_bertahap("draf").salin(tmp_path / "kantor")


@pytest.fixture
def di_github() -> Iterator[Callable[[Kantor], DiGitHub]]:
    """Serve an office's repository as GitHub does."""
    made: list[DiGitHub] = []

    def serve(kantor: Kantor) -> DiGitHub:
        made.append(DiGitHub(kantor))
        return made[-1]

    yield serve
    for stage in made:
        stage.tutup()


@pytest.fixture
def desk(
    kantor_draf: Kantor, serve: Callable[[Path], str], halaman: Callable[..., Page], problems: list[str]
) -> Iterator[Callable[[str], tuple[DeskPage, Place]]]:
    """A page with the desk's modules of hosts, and an office on one of the hosts.

    Chromium notes on its console every answer of 400 and more, and every address that it cannot reach: those
    notes are what these tests are about, and no fault of the page.
    """
    places: list[Place] = []

    def begin(host: str) -> tuple[DeskPage, Place]:
        site = serve(FOLDER)
        places.append(PLACES[host](kantor_draf, site.rstrip("/")))
        return DeskPage(halaman(), site), places[-1]

    yield begin
    problems[:] = [item for item in problems if not re.search("Failed to load resource|CORS policy", item)]
    for place in places:
        place.close()


@pytest.fixture
def usulan(kantor_draf: Kantor, di_github: Callable[[Kantor], DiGitHub]) -> DiGitHub:
    """A Perencana's own pull request on GitHub: one more village, 48."""
    github = di_github(kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(PERENCANA, {FORMULIR: mandiri(48)})
    github.buka(PERENCANA)
    return github


@pytest.fixture(scope="session")
def kantor_terbit(
    tmp_path_factory: pytest.TempPathFactory, kantor_awal: Kantor
) -> Callable[[str], tuple[Kantor, Keadaan]]:
    """Return an office on GitHub whose document 2025-TW4 is signed, or filed too, by approved proposals."""

    @functools.cache
    def make(nama: str) -> tuple[Kantor, Keadaan]:
        made = DiGitHubTerbit(kantor_awal.salin(tmp_path_factory.mktemp(nama) / "kantor"))
        made.sahkan()
        if nama == "arsip":
            made.arsipkan()
        made.tutup()
        made.kantor.padatkan()
        return made.kantor, made.simpan()

    return make


@pytest.fixture
def buka_terbit(
    tmp_path: Path, kantor_terbit: Callable[[str], tuple[Kantor, Keadaan]]
) -> Iterator[Callable[[str], DiGitHubTerbit]]:
    """Serve a copy of such an office."""
    made: list[DiGitHubTerbit] = []

    def serve(nama: str) -> DiGitHubTerbit:
        kantor, state = kantor_terbit(nama)
        made.append(DiGitHubTerbit(kantor.salin(tmp_path / "kantor")))
        made[-1].pulihkan(state)
        return made[-1]

    yield serve
    for place in made:
        place.tutup()


@pytest.fixture
def github(buka_terbit: Callable[[str], DiGitHubTerbit]) -> DiGitHubTerbit:
    """An office whose document 2025-TW4 is signed and not filed yet."""
    return buka_terbit("sah")


@pytest.fixture
def github_arsip(buka_terbit: Callable[[str], DiGitHubTerbit]) -> DiGitHubTerbit:
    """The same with the archive's proposal merged."""
    return buka_terbit("arsip")


@pytest.fixture
def terbit(ukur: Ukur) -> Callable[..., Keluaran]:
    """Run ``ukur publish`` in the checkout of main, with more variables if need be."""

    def run(github: DiGitHubTerbit, *arguments: str | Path, **more: str) -> Keluaran:
        return ukur("publish", *arguments, di=github.kantor.utama, lingkungan={**github.lingkungan, **more})

    return run
