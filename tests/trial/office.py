"""The office of a trial: its repository, what people push, and the program run as CI and operator run it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.skenario.isian import PERIODE, Ubah
from tests.skenario.kantor import BERSIH, data
from tests.trial.settings import OPERATOR, Person, Settings

HELPER = '!f() { echo username="$TRIAL_LOGIN"; echo password="$TRIAL_PASSWORD"; }; f'


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Runner = Callable[[Path, Mapping[str, str], Sequence[str]], Ended]
"""Runs the program in a folder and an environment, with arguments."""


def as_process(folder: Path, environment: Mapping[str, str], arguments: Sequence[str]) -> Ended:
    """Run the program as its own process, as CI and the operator do."""
    code = "from ukur.commands.cli.main import run_program; run_program()"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=dict(environment))
    return Ended(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))


class Office:
    """``work`` is the writers' clone, ``trusted`` the checkout of main where the gate runs."""

    def __init__(
        self, folder: Path, settings: Settings, logins: Mapping[str, str], run: Runner = as_process
    ) -> None:
        self.settings, self.logins, self._run = settings, logins, run
        self.work, self.trusted = folder / "work", folder / "trusted"
        folder.mkdir(parents=True, exist_ok=True)

    def begin(self, host: str, options: Sequence[str]) -> dict[str, Any]:
        """Export the rules, push the first commit with CODEOWNERS, the only one that goes to main directly.

        The answer is the exported bodies by name. ``options`` tell `ukur rules` who the gate is.
        """
        who = self.settings.people[OPERATOR]
        self.work.mkdir()
        self.git(self.work, who, "init", "--quiet", "--initial-branch=main")
        data(self.work)
        roles = self.work / "indicators/peran.yml"
        text = re.sub(r"(?<=akun: )([\w-]+)", lambda m: self.logins.get(m[1], m[1]), roles.read_text("utf-8"))
        roles.write_text(text, "utf-8")
        bodies = self._export(host, options)
        self.git(self.work, who, "remote", "add", "origin", self.settings.remote)
        self.commit(OPERATOR, "main")
        self.git(self.trusted.parent, who, "clone", "--quiet", self.settings.remote, str(self.trusted))
        self.git(self.trusted, who, "config", "user.name", "trial")
        self.git(self.trusted, who, "config", "user.email", "trial@example.invalid")
        return bodies

    def _export(self, host: str, options: Sequence[str]) -> dict[str, Any]:
        """Export the rules outside the repository, and copy CODEOWNERS to the same path in it."""
        out = self.work.parent / "rules"
        done = self.run_ukur(self.work, {}, "rules", "export", "--host", host, *options, "--out", str(out))
        assert done.code == 0, done.err
        for owners in out.rglob("CODEOWNERS"):
            copy = self.work / owners.relative_to(out)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(owners.read_bytes())
        return {path.stem: json.loads(path.read_text("utf-8")) for path in out.glob("*.json")}

    def new_period(self) -> None:
        """Open the period in the writers' clone; the first step of the SOP brings it along."""
        done = self.run_ukur(self.work, {}, "new", PERIODE)
        assert done.code == 0, done.err

    def branch(self, name: str) -> None:
        """Begin a branch at main."""
        who = self.settings.people[OPERATOR]
        self.git(self.work, who, "fetch", "--quiet", "origin")
        self.git(self.work, who, "switch", "--quiet", "--no-track", "-C", name, "origin/main")

    def change(self, part: str, name: str, files: Mapping[str, Ubah]) -> str:
        """Change files on a branch and push them as somebody."""
        for path, change in files.items():
            file = self.work / path
            before = file.read_text("utf-8")
            after = change(before)
            assert after != before, path
            file.write_text(after, "utf-8")
        return self.commit(part, name)

    def commit(self, part: str, name: str) -> str:
        who = self.settings.people[part]
        self.git(self.work, who, "add", "--all")
        self.git(self.work, who, "commit", "--quiet", "-m", "ubah")
        self.git(self.work, who, "push", "--quiet", "origin", f"HEAD:refs/heads/{name}")
        return self.git(self.work, who, "rev-parse", "HEAD")

    def push_to_main(self, part: str) -> bool:
        """Try to push to main past every proposal; the answer is whether it was taken."""
        who = self.settings.people[part]
        self.git(self.work, who, "switch", "--quiet", "--detach", "origin/main")
        self.git(self.work, who, "commit", "--quiet", "--allow-empty", "-m", "langsung")
        done = self._git(self.work, who, "push", "--quiet", "origin", "HEAD:refs/heads/main")
        return done.returncode == 0

    def update(self) -> None:
        """Bring the trusted checkout to what main is at the host."""
        who = self.settings.people[OPERATOR]
        self.git(self.trusted, who, "pull", "--quiet", "--ff-only", "origin", "main")

    def git(self, folder: Path, who: Person, *arguments: str) -> str:
        done = self._git(folder, who, *arguments)
        assert done.returncode == 0, f"git {arguments[0]} failed"
        return done.stdout.decode().strip()

    def run_ukur(self, folder: Path, variables: Mapping[str, str], *arguments: str) -> Ended:
        """Run the program in an environment that names the host."""
        environment = self._environment(self.settings.people[OPERATOR]) | dict(variables)
        return self._run(folder, environment, arguments)

    def _git(self, folder: Path, who: Person, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            env=self._environment(who),
        )

    def _environment(self, who: Person) -> dict[str, str]:
        """Return an environment in which Git is somebody; a token stands in no argument and no file."""
        unwanted = ("GIT_", "GITHUB_", "GITEA_", "GITLAB_", "FORGEJO_", "CI_", "UKUR_", "TRIAL_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
        login = self.logins.get(who.part, who.part)
        names = {f"GIT_{role}_NAME": login for role in ("AUTHOR", "COMMITTER")}
        names |= {f"GIT_{role}_EMAIL": who.email for role in ("AUTHOR", "COMMITTER")}
        helper = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "credential.helper"}
        helper |= {"GIT_CONFIG_VALUE_0": HELPER, "GIT_TERMINAL_PROMPT": "0"}
        return kept | BERSIH | names | helper | {"TRIAL_LOGIN": login, "TRIAL_PASSWORD": who.token}
