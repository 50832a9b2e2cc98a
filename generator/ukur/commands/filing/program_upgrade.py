"""Use case ``upgrade``: the newer program into a repository, on a branch, for a proposal."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ukur.commands.data.office_readme import readme_step
from ukur.commands.data.origin import ORIGIN, renewed
from ukur.commands.data.program_pin import LOCK, PROGRAM_FOLDER, read_pin
from ukur.commands.data.three_way import Joined, join
from ukur.commands.data.upgrade_plan import QUIET, Fate, Step, plan_upgrade
from ukur.commands.data.written_before import WrittenBefore, written_before
from ukur.commands.filing.upgraded_repository import upgraded_repository
from ukur.model.findings import UkurError
from ukur.programs.process import git_answer, run_git
from ukur.source import git
from ukur.source.writer import write_bytes

_UNKNOWN = "versi yang tidak dikenal"


@dataclass(frozen=True)
class Upgrade:
    """What is to be done: from which version (None where it is unknown) and commit, onto which branch.

    ``lock`` is the one that pins the program there.
    """

    before: str | None
    commit: str
    steps: tuple[Step, ...]
    lock: str = LOCK

    @property
    def branch(self) -> str:
        """The branch that the proposal is made from."""
        return f"program-{version('ukur')}"

    @property
    def has_conflicts(self) -> bool:
        """Whether a file waits for a choice."""
        return any(step.fate is Fate.CONFLICT for step in self.steps)

    def sentences(self) -> Iterator[str]:
        """Yield what happens, the files that want an eye by name."""
        yield f"Ukur {self.before or _UNKNOWN} menjadi {version('ukur')}"
        pin = next(
            (
                read_pin(step.content.decode())
                for step in self.steps
                if step.path == self.lock and step.content
            ),
            None,
        )
        if pin is not None:
            yield f"Sidik program: {pin.digest} (cocokkan dengan SHA256SUMS rilisnya)"
        counts = Counter(step.fate for step in self.steps)
        yield "Berkas program: " + ", ".join(f"{counts[fate]} {fate}" for fate in QUIET_ORDER)
        yield from (f"{step.path}: {step.fate}" for step in self.steps if step.fate not in QUIET)


QUIET_ORDER = tuple(fate for fate in Fate if fate in QUIET)


def prepare_upgrade(repo: Path) -> Upgrade | None:
    """Return what this program would change in a repository; None where it has nothing to do.

    UkurError where the repository is no work tree of Git, holds what is not committed, or has a newer one.
    """
    commit = git.commit(repo, "HEAD")
    if commit is None:
        raise git.cannot(repo, "repositori ini belum mempunyai commit; simpan dahulu keadaannya, lalu ulangi")
    kind = upgraded_repository(repo, commit)
    now = _held(repo, commit, kind.known)
    before = written_before(now, kind.lock, kind.in_wheel)
    if before.version is not None and _number(before.version) > _number(version("ukur")):
        raise UkurError(
            f"repositori ini memakai Ukur {before.version}, lebih baru dari {version('ukur')}; "
            "jalankan perintah ini dari Ukur yang lebih baru"
        )
    new = dict(kind.new)
    if kind.has_origin:
        new[ORIGIN] = renewed(now.get(ORIGIN), new).encode()
    joiner = Joiner(repo, before)
    own = readme_step(now, joiner.over, kind.readme)
    steps = (*plan_upgrade(now, before, new, joiner), *((own,) if own else ()))
    upgrade = Upgrade(before.version, commit, steps, kind.lock)
    if not steps:
        return None
    if git_answer(repo, "status", "--porcelain", "--untracked-files=no").strip():
        raise UkurError("ada perubahan yang belum disimpan; commit atau batalkan dahulu, lalu ulangi")
    if git.commit(repo, f"refs/heads/{upgrade.branch}") is not None:
        raise UkurError(f"cabang {upgrade.branch} sudah ada; gabungkan atau hapus dahulu, lalu ulangi")
    return upgrade


def apply_upgrade(repo: Path, upgrade: Upgrade) -> None:
    """Make the branch and write the files there, staged for a commit that a person makes."""
    git_answer(repo, "switch", "--quiet", "--create", upgrade.branch)
    for step in upgrade.steps:
        if step.content is not None:
            write_bytes(repo / step.path, step.content)
        elif step.fate in {Fate.REMOVED, Fate.DROPPED}:
            _remove(repo, step.path)
    paths = "\0".join(step.path for step in upgrade.steps if step.fate is not Fate.ABSENT)
    named = ("--pathspec-from-file=-", "--pathspec-file-nul")  # also what an office's .gitignore names
    command = ("--literal-pathspecs", "add", "--all", "--force", *named)
    if run_git(repo, *command, stdin=paths.encode()).code:
        raise UkurError("berkas yang berubah tidak dapat dicatat Git; jalankan 'git status' di sini")


def _held(repo: Path, commit: str, known: Collection[str]) -> dict[str, bytes]:
    """Return those files of a commit that a program may have written."""
    names = {
        path: name.split(" ")[1]
        for path, name in git.tree_files(repo, commit).items()
        if path in known or path.startswith(("generator/", f"{PROGRAM_FOLDER}/", ".git", ".vscode/"))
    }
    return dict(zip(names, git.blobs(repo, names.values()), strict=True))


@dataclass(frozen=True)
class Joiner:
    """Joins an edited file with the new one over what the earlier release had written."""

    repo: Path
    before: WrittenBefore

    def __call__(self, path: str, mine: bytes, new: bytes) -> Joined | None:
        """Return the joined file; None where the earlier one is not known."""
        base = self.before.text(self.repo, path)
        return None if base is None else self.over(mine, base, new)

    def over(self, mine: bytes, base: bytes, new: bytes) -> Joined | None:
        """Return what the office and the newer program made of a text."""
        names = ("suntingan kantor", f"Ukur {self.before.version or '?'}", f"Ukur {version('ukur')}")
        return join(mine, base, new, names)


def _remove(repo: Path, path: str) -> None:
    (repo / path).unlink(missing_ok=True)
    for folder in (repo / path).parents:
        if folder == repo or any(folder.iterdir()):
            return
        folder.rmdir()


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in text.split("."))
