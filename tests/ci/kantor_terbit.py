"""An office with its workflows on the stand-in for GitHub, behind Git over HTTP, and its publishing runs."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.ci.jalan_act import Jalan, jalankan_act
from tests.ci.kantor_uji import ALAMAT, GitTertutup
from tests.skenario.kantor import Kantor, jalankan_git
from tests.skenario.penerbitan import DiGitHubTerbit

from ukur.commands.data.new_office import start_office

SITUS = "https://kinerja.contoh.example/dinas"
ALUR = ".github/workflows/publish.yml"


def buat_kantor_terbit(folder: Path) -> Kantor:
    """Make an office as `ukur init` gives it, with the demonstration's data; all in the first commit."""
    made = Kantor.baru(folder, {})
    start_office(folder / "baru", "Dinas Uji", "Kabupaten Uji")
    shutil.rmtree(folder / "baru/indicators")
    shutil.copytree(folder / "baru", made.kerja, dirs_exist_ok=True)
    shutil.rmtree(folder / "baru")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--amend", "--no-edit")
    made.dorong("main")
    jalankan_git(made.utama, "fetch", "--quiet", "origin")
    jalankan_git(made.utama, "reset", "--quiet", "--hard", "origin/main")
    made.di_pusat("config", "http.receivepack", "true")
    made.padatkan()
    return made


class TempatTerbit:
    """The office on GitHub; ``terbitkan`` runs the workflow for main as it stands."""

    def __init__(self, tmp: Path, kantor: Kantor, tertutup: GitTertutup, act: str) -> None:
        self.tmp, self.kantor, self.tertutup, self.act = tmp, kantor, tertutup, act
        self.github = DiGitHubTerbit(kantor)
        repo = tmp / f"jauh/{ALAMAT}.git"
        repo.parent.mkdir(parents=True)
        repo.symlink_to(kantor.pusat)
        self._jalan = 0

    def terbitkan(self, alur: str = ALUR, commit: str | None = None) -> Jalan:
        """Run the workflow as for a push; ``commit`` is an older one whose run is started again."""
        return self.jalankan(alur, "push", {"ref": "refs/heads/main"}, commit)

    def jalankan(
        self, alur: str, peristiwa: str, isi: Mapping[str, Any], commit: str | None = None, **lain: str
    ) -> Jalan:
        """Run a workflow of main for an event; ``lain`` is what the runner says besides."""
        self._jalan += 1
        place = self.tmp / f"alur-{self._jalan}"
        jalankan_git(self.tmp, "clone", "--quiet", "--no-local", str(self.kantor.pusat), str(place))
        if commit:
            jalankan_git(place, "reset", "--quiet", "--hard", commit)
        given = {
            "STUB_REF": "refs/heads/main",
            "STUB_REMOTE": str(self.kantor.pusat),
            "STUB_ASAL": f"{self.tertutup.alamat}/{ALAMAT}.git",
            "STUB_SITUS": SITUS,
            "GITHUB_API_URL": self.github.rilis.peladen.alamat,
            "GITHUB_SERVER_URL": self.tertutup.alamat,
            **lain,
        }
        event = {**isi, "repository": {"full_name": ALAMAT, "default_branch": "main"}}
        return jalankan_act(self.act, self._rumah, place / alur, peristiwa, event, given)

    @property
    def _rumah(self) -> Path:
        return self.tmp / f"rumah-{self._jalan}"

    @property
    def situs(self) -> Path:
        """What the last run put before the readers."""
        return self._rumah / "situs-terbit"

    @property
    def atestasi(self) -> str:
        """What the last run stated the origin of."""
        return (self._rumah / "atestasi.txt").read_text("utf-8")

    @property
    def aset(self) -> list[dict[str, Any]]:
        """Every file of every release."""
        return [row for rows in self.github.rilis.aset.values() for row in rows]
