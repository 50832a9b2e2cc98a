"""A portal's workflows run for real: two offices served on this machine are fetched, rolled up and built.

GitHub's and Gitea's files by act, GitLab's by gitlab-ci-local; the stand-ins are for the hosts' own actions.
"""

import json
import subprocess
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ci.conftest import tidak_ada
from tests.ci.jalan_act import Jalan, jalankan_act
from tests.ci.jalan_gitlab import REPO, jalankan_gitlab, pasang_gitlab
from tests.ci.kantor_uji import GitTertutup
from tests.portal.archives import shipped
from tests.portal.office_site import OfficeServer, served
from tests.skenario.kantor import jalankan_git

from ukur.archive.manifest import chain_end, read_register
from ukur.commands.data.new_office import EXAMPLE_ARCHIVE
from ukur.commands.portal.new_portal import start_portal
from ukur.model.paths import ARSIP, REGISTER
from ukur.portal.sql_engine import has_engine

pytestmark = pytest.mark.nightly("minutes of whole programs; the same commands run every day in tests/portal")
ADDRESS = "kabupaten/portal"
DEMONSTRATION, EXAMPLE, BROKEN = "18.08.2.13", "99.01.2.13", "99.01.9.99"
GITHUB, GITEA = ".github/workflows/portal.yml", ".gitea/workflows/portal.yml"
ONE, TWO = 'bagian: ["1/1"]', 'bagian: ["1/2", "2/2"]'


def example() -> dict[str, bytes]:
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        names = [name for name in packed.namelist() if name.startswith(f"{ARSIP}/")]
        return {name.removeprefix(f"{ARSIP}/"): packed.read(name) for name in names}


class PortalPlace:
    """A portal on a host behind a password, of two good offices and one whose site is gone."""

    def __init__(self, tmp: Path, closed: GitTertutup, server: OfficeServer, slices: str = ONE) -> None:
        self.tmp, self.closed, self.runs = tmp, closed, 0
        self.bare = tmp / f"jauh/{ADDRESS}.git"
        work = tmp / "portal"
        start_portal(work, "Portal uji")
        offices = {DEMONSTRATION: shipped(), EXAMPLE: example()}
        lines = ["nama: Portal uji", "percontohan: ya", "kantor:"]
        for kode, archive in offices.items():
            register = read_register(archive[REGISTER])
            lines += [
                f"  {kode}:",
                f"    nama: Kantor {kode}",
                f"    alamat: {server.publish(kode, archive)}",
            ]
            lines += [f"    awal: {register[0].line_hash}", f"    ujung: {chain_end(register)}"]
        lines += [f"  {BROKEN}:", "    nama: Kantor rusak", f"    alamat: {server.address}/tiada/"]
        lines += [f"    awal: {'a' * 64}", f"    ujung: {'a' * 64}", ""]
        (work / "sumber.yml").write_text("\n".join(lines), "utf-8")
        for name in (GITHUB, GITEA):
            text = (work / name).read_text("utf-8")
            assert text.count(ONE) == 1
            (work / name).write_text(text.replace(ONE, slices), "utf-8")
        jalankan_git(work, "init", "--quiet", "--template=", "--initial-branch=main")
        jalankan_git(work, "add", "--all")
        jalankan_git(work, "commit", "--quiet", "-m", "Portal baru")
        jalankan_git(tmp, "clone", "--quiet", "--bare", str(work), str(self.bare))
        jalankan_git(self.bare, "config", "http.receivepack", "true")

    @property
    def head(self) -> str:
        return jalankan_git(self.bare, "rev-parse", "main")

    def standing(self, kode: str) -> str:
        """How an office stands by what was committed."""
        shown = jalankan_git(self.bare, "show", f"main:keadaan/{kode}/kantor.json")
        return str(json.loads(shown)["keadaan"])

    def clone(self) -> Path:
        self.runs += 1
        place = self.tmp / f"alur-{self.runs}"
        jalankan_git(self.tmp, "clone", "--quiet", "--no-local", str(self.bare), str(place))
        return place

    def by_act(self, act: str, workflow: str) -> tuple[Jalan, Path]:
        """Run a workflow as by hand; return how it went, and where the stand-ins wrote."""
        place = self.clone()
        home = self.tmp / f"rumah-{self.runs}"
        jalankan_git(
            place, "remote", "set-url", "origin", f"https://github.com/{ADDRESS}.git"
        )  # act's name of it
        given = {
            "STUB_REF": "refs/heads/main",
            "STUB_REMOTE": str(self.bare),
            "STUB_ASAL": f"{self.closed.alamat}/{ADDRESS}.git",
            "STUB_SITUS": "https://portal.contoh.example",
            "GITHUB_SERVER_URL": self.closed.alamat,
        }
        event = {
            "ref": "refs/heads/main",
            "inputs": {},
            "repository": {"full_name": ADDRESS, "default_branch": "main"},
        }
        return jalankan_act(act, home, place / workflow, "workflow_dispatch", event, given), home

    def by_gitlab(self, program: Path) -> tuple[subprocess.CompletedProcess[str], Path]:
        place = self.clone()
        given = {
            "CI_PROJECT_PATH": ADDRESS,
            "CI_PROJECT_URL": f"{self.closed.alamat}/{ADDRESS}",
            "CI_SERVER_URL": self.closed.alamat,
            "UKUR_TOKEN": "tok-gerbang",
        }
        return jalankan_gitlab(program, self.tmp / f"rumah-{self.runs}", place, "web", given), place


def pages(site: Path) -> set[str]:
    """The offices that have a page."""
    return {path.parent.name for path in site.glob("kantor/*/index.html")}


@pytest.fixture
def server() -> Iterator[OfficeServer]:
    with served() as running:
        yield running


@pytest.mark.parametrize(
    ("workflow", "slices"),
    [
        pytest.param(GITHUB, ONE, id="GitHub, one job"),
        pytest.param(GITEA, TWO, id="Gitea, two slices"),
    ],
)
def test_two_offices_and_a_broken_one_by_act(
    workflow: str,
    slices: str,
    tmp_path: Path,
    tertutup: GitTertutup,
    server: OfficeServer,
    alat: Callable[[str], str],
) -> None:
    place = PortalPlace(tmp_path, tertutup, server, slices)
    before, act = place.head, alat("act")
    failing = int(slices == TWO)  # the broken one is alone in its slice, where nothing verifies then
    run, home = place.by_act(act, workflow)
    assert run.kode == failing, run.cerita
    standing = {kode: place.standing(kode) for kode in (DEMONSTRATION, EXAMPLE, BROKEN)}
    assert standing == {DEMONSTRATION: "terverifikasi", EXAMPLE: "terverifikasi", BROKEN: "ditolak"}
    commits = jalankan_git(place.bare, "rev-list", "--count", f"{before}..main")
    assert commits == {ONE: "1", TWO: "2"}[slices]
    assert "menjawab 404" in (run.ringkasan if workflow == GITHUB else run.cerita)
    assert "tok-bot" not in run.mentah
    site = home / "situs-terbit" if workflow == GITHUB else run.artefak / "situs/situs"
    assert pages(site) == {DEMONSTRATION, EXAMPLE, BROKEN}
    assert (site / "data/kelengkapan.json").is_file() is has_engine()  # rolled up where DuckDB is installed

    settled, asked = place.head, len(server.asked)
    again, _ = place.by_act(act, workflow)
    assert (again.kode, place.head) == (failing, settled), again.cerita
    assert len(server.asked) - asked == 3  # one request an office: nothing changed


def test_two_offices_and_a_broken_one_on_gitlab(
    tmp_path: Path, tertutup: GitTertutup, server: OfficeServer
) -> None:
    program = pasang_gitlab(REPO / ".cache")
    if isinstance(program, str):
        tidak_ada(program)
    assert isinstance(program, Path)
    tertutup.izin = f"Basic {b64encode(b'ukur:tok-gerbang').decode()}"
    place = PortalPlace(tmp_path, tertutup, server)
    run, folder = place.by_gitlab(program)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (place.standing(EXAMPLE), place.standing(BROKEN)) == ("terverifikasi", "ditolak")
    assert pages(folder / "public") == {DEMONSTRATION, EXAMPLE, BROKEN}
    assert "tok-gerbang" not in run.stdout + run.stderr
    settled = place.head
    again, _ = place.by_gitlab(program)
    assert (again.returncode, place.head) == (0, settled), again.stdout + again.stderr
