"""A repository in which the units of the example office fill in 2026-TW1, each on a branch of its own."""

import datetime
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.salinan import REPO, bertahap

from ukur.commands.data.checked_data import measured_data
from ukur.commands.gate.weighing import verdict_on, weigh_proposal
from ukur.desk.prepared_period import prepare_period
from ukur.model.periode import Periode
from ukur.source.file_tree import Folder
from ukur.workflow.decision import Verdict
from ukur.workflow.proposal import Proposal, Review, Stance

EXAMPLE = REPO / "generator/ukur/commands/data/example/indicators"
NOW = datetime.datetime(2026, 4, 9, 3, tzinfo=datetime.UTC)
PERIODE = Periode(2026, 1)
UNITS = ("ekonomi", "kelembagaan", "pemerintahan")
REVIEWER, SEKRETARIS = "peragaan-perencana", "peragaan-sekretaris"
AUTHOR = "peragaan-staf"
DOKUMEN = f"indicators/pengukuran/{PERIODE}/dokumen.yml"
Edit = Callable[[str], str]


def form(unit: str) -> str:
    """Return the path of a unit's form."""
    return f"indicators/pengukuran/{PERIODE}/{unit}.yml"


def filled(unit: str) -> Edit:
    """Return a change that fills a unit's blank form in, as the example office did."""
    return lambda blank: (EXAMPLE / f"pengukuran/{PERIODE}/{unit}.yml").read_text("utf-8")


@dataclass
class Collecting:
    """``main`` holds the blank forms of ``ukur new`` at the stage format."""

    path: Path
    approvals: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def begin(cls, path: Path, version: str = "0.5.0") -> "Collecting":
        """Make the repository; ``version`` is that of the program that it holds."""
        made, data = cls(path), path / "indicators"
        shutil.copytree(EXAMPLE, data)
        shutil.rmtree(data / f"pengukuran/{PERIODE}")
        (data / "koreksi.yml").unlink(missing_ok=True)
        (path / "pyproject.toml").write_text(f'[project]\nname = "ukur"\nversion = "{version}"\n', "utf-8")
        for name, text in prepare_period(measured_data(Folder(data))[0], PERIODE).items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_text(text, "utf-8")
        document = path / DOKUMEN
        document.write_text(bertahap(document.read_text("utf-8"), "format"), "utf-8")
        made.git("init", "-q", "-b", "main")
        made.save()
        return made

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *arguments], cwd=self.path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def save(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-qm", "ubah")
        return self.git("rev-parse", "HEAD")

    def write(self, branch: str, changes: dict[str, Edit]) -> str:
        """Change files on a branch, which begins at main as it is now; the answer is the commit."""
        known = self.git("branch", "--list", branch)
        self.git("switch", "-q", *([branch] if known else ["-c", branch, "main"]))
        for path, change in changes.items():
            file = self.path / path
            before = file.read_text("utf-8") if file.exists() else ""
            after = change(before)
            assert after != before, path
            file.write_text(after, "utf-8")
        return self.save()

    def approve(self, branch: str, *accounts: str) -> None:
        """Note approvals of a branch as it stands."""
        head = self.git("rev-parse", branch)
        self.approvals.setdefault(branch, []).extend((account, head) for account in accounts)

    def merge(self, branch: str) -> None:
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--no-ff", "--no-edit", branch)

    def update(self, branch: str) -> None:
        """Bring the target branch into a proposal, as "Update branch" does."""
        self.git("switch", "-q", branch)
        self.git("merge", "-q", "--no-edit", "main")

    def verdict(self, branch: str, merged: bool = False) -> Verdict:
        """Decide on a branch; ``merged`` by the rules of the program that its target branch holds."""
        head = self.git("rev-parse", branch)
        given: Sequence[tuple[str, str]] = self.approvals.get(branch, ())
        reviews = tuple(
            Review(account, Stance.SETUJU, commit, NOW, n) for n, (account, commit) in enumerate(given)
        )
        proposal = Proposal("1", "uji", AUTHOR, (AUTHOR,), head, "", (), reviews, NOW)
        weighed = weigh_proposal(self.path, self.git("rev-parse", "main"), head)
        return verdict_on(weighed, proposal, merged=merged)


def replaced(pattern: str, text: str) -> Edit:
    """Return a change of the first place that fits a pattern."""

    def change(before: str) -> str:
        after, count = re.subn(pattern, text, before, count=1, flags=re.M)
        assert count == 1, pattern
        return after

    return change
