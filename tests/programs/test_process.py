import os
import stat
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from ukur.model.findings import UkurError
from ukur.programs import process
from ukur.programs.process import Pipe, run, run_git

IDENTITY = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid")
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
CLEAN |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
SIGNED = "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEz\n -----END PGP SIGNATURE-----\n\n"


def plain(
    repo: Path, *arguments: str, stdin: bytes = b"", variables: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """What git answers without any hardening; an error is an answer too."""
    command = ["git", *IDENTITY, "-C", str(repo), *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, env={**CLEAN, **variables}, timeout=60)
    return done.stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    folder.mkdir()
    plain(folder, "init", "-q", "-b", "main")
    for number in (1, 2, 3):
        (folder / "data.yml").write_text(f"nilai: {number}\n")
        plain(folder, "add", "-A")
        plain(folder, "commit", "-q", "-m", f"isi {number}")
    for key, value in (("user.name", "Uji"), ("user.email", "uji@contoh.invalid")):
        plain(folder, "config", key, value)
    return folder


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a mark beside itself when it is run."""
    return _program(tmp_path / "jebakan", f"touch '{tmp_path / 'terpanggil'}'")


def _program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _hook(repo: Path, trap: Path) -> None:
    folder = repo / ".git/hooks"
    folder.mkdir(exist_ok=True)
    (folder / "reference-transaction").symlink_to(trap)


def _hooks_elsewhere(repo: Path, trap: Path) -> None:
    folder = repo / "kait"
    folder.mkdir()
    (folder / "reference-transaction").symlink_to(trap)
    plain(repo, "config", "core.hooksPath", str(folder))


def _monitor(repo: Path, trap: Path) -> None:
    plain(repo, "config", "core.fsmonitor", str(trap))


def _signature(repo: Path, trap: Path) -> None:
    head, _, rest = plain(repo, "cat-file", "commit", "HEAD").decode().partition("\n\n")
    name = plain(repo, "hash-object", "-t", "commit", "-w", "--stdin", stdin=(head + SIGNED + rest).encode())
    plain(repo, "update-ref", "HEAD", name.decode().strip())
    plain(repo, "config", "log.showSignature", "true")
    plain(repo, "config", "gpg.program", str(trap))


def _address(repo: Path, trap: Path) -> None:
    plain(repo, "config", "protocol.ext.allow", "always")
    plain(repo, "config", "url.ext::.insteadOf", "jebak:")
    plain(repo, "config", "remote.origin.url", f"ext::{trap}")


def _lazy(repo: Path, trap: Path) -> None:
    """A copy that claims to be partial fetches what it lacks, whenever it lacks it."""
    _address(repo, trap)
    plain(repo, "config", "core.repositoryFormatVersion", "1")
    plain(repo, "config", "extensions.partialClone", "origin")
    plain(repo, "config", "remote.origin.promisor", "true")


@pytest.mark.parametrize(
    ("lay", "arguments"),
    [
        pytest.param(_hook, ("notes", "append", "-m", "x", "HEAD"), id="kait di .git/hooks"),
        pytest.param(_hooks_elsewhere, ("update-ref", "refs/heads/lain", "HEAD"), id="core.hooksPath"),
        pytest.param(_monitor, ("status",), id="core.fsmonitor"),
        pytest.param(_signature, ("show", "--no-patch", "--format=%ct"), id="log.showSignature"),
        pytest.param(_address, ("ls-remote", "origin"), id="alamat berupa perintah"),
        pytest.param(_lazy, ("cat-file", "blob", "1" * 40), id="isi yang hilang diambil dari sana"),
    ],
)
def test_a_hostile_copy_runs_nothing(
    repo: Path, trap: Path, lay: Callable[[Path, Path], None], arguments: tuple[str, ...]
) -> None:
    """Each trap is sprung by git as it is, and by no run of ours."""
    mark = trap.with_name("terpanggil")
    lay(repo, trap)
    mark.unlink(missing_ok=True)
    run_git(repo, *arguments)
    run_git(repo, *arguments, remote=True)
    assert not mark.exists()
    plain(repo, *arguments)
    assert mark.exists(), "the trap itself does not work"


def _replaced(repo: Path) -> None:
    plain(repo, "replace", "HEAD~1", "HEAD~2")


def _grafted(repo: Path) -> None:
    head = plain(repo, "rev-parse", "HEAD").decode().strip()
    (repo / ".git/info").mkdir(exist_ok=True)
    (repo / ".git/info/grafts").write_text(f"{head}\n")


@pytest.mark.parametrize(
    "forge", [pytest.param(_replaced, id="git replace"), pytest.param(_grafted, id="cangkokan induk")]
)
def test_history_is_as_committed(repo: Path, forge: Callable[[Path], None]) -> None:
    question = ("log", "--format=%H %P %s", "HEAD")
    true = plain(repo, *question)
    forge(repo)
    assert plain(repo, *question) != true
    assert run_git(repo, *question).output == true


@pytest.mark.parametrize(
    ("variables", "question"),
    [
        pytest.param({"GIT_DIR": "/lain.git"}, ("rev-parse", "HEAD"), id="GIT_DIR"),
        pytest.param({"GIT_WORK_TREE": "/"}, ("rev-parse", "--show-toplevel"), id="GIT_WORK_TREE"),
        pytest.param({"GIT_INDEX_FILE": "/lain"}, ("ls-files",), id="GIT_INDEX_FILE"),
        pytest.param({"GIT_OBJECT_DIRECTORY": "/lain"}, ("rev-list", "HEAD"), id="GIT_OBJECT_DIRECTORY"),
        pytest.param({"GIT_COMMON_DIR": "/lain"}, ("rev-parse", "HEAD"), id="GIT_COMMON_DIR"),
        pytest.param({"GIT_NAMESPACE": "lain"}, ("ls-remote", "."), id="GIT_NAMESPACE"),
        pytest.param({"GIT_LITERAL_PATHSPECS": "1"}, ("ls-files", "*.yml"), id="GIT_LITERAL_PATHSPECS"),
        pytest.param({"GIT_EXTERNAL_DIFF": "/bin/true"}, ("diff", "HEAD~1", "HEAD"), id="GIT_EXTERNAL_DIFF"),
        pytest.param(
            {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.quotePath", "GIT_CONFIG_VALUE_0": "x"},
            ("rev-parse", "HEAD"),
            id="GIT_CONFIG_COUNT",
        ),
        pytest.param(
            {"GIT_CONFIG_PARAMETERS": "'diff.noprefix=true'"}, ("diff", "HEAD~1"), id="GIT_CONFIG_PARAMETERS"
        ),
        pytest.param(
            {"TZ": "Asia/Jakarta"}, ("log", "-1", "--date=local", "--format=%cd", "HEAD"), id="zona waktu"
        ),
    ],
)
def test_surroundings_change_no_answer(
    repo: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], question: tuple[str, ...]
) -> None:
    true = plain(repo, *question, variables={"TZ": "UTC"})
    assert true
    assert plain(repo, *question, variables=variables) != true
    for key, value in variables.items():
        monkeypatch.setenv(key, value)
    assert run_git(repo, *question).output == true


def test_what_reaches_a_remote_passes_only_there(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workflows hand over the credential helper in these variables."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.{repo}.insteadOf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "kantor:")
    monkeypatch.setenv("GIT_DIR", "/lain.git")
    assert run_git(repo, "ls-remote", "kantor:", remote=True).output
    assert run_git(repo, "ls-remote", "kantor:").code != 0


def test_what_a_fetch_receives_is_checked(repo: Path, tmp_path: Path) -> None:
    """A tree with a file named ``.git`` is refused; git as it is takes it."""
    blob = plain(repo, "hash-object", "-w", "--stdin", stdin=b"x").decode().strip()
    bad = plain(repo, "mktree", stdin=f"100644 blob {blob}\t.git\n".encode()).decode().strip()
    commit = plain(repo, "commit-tree", bad, "-m", "x").decode().strip()
    plain(repo, "update-ref", "refs/heads/jahat", commit)
    copy = tmp_path / "salinan"
    copy.mkdir()
    plain(copy, "init", "-q")
    command = ("fetch", "--quiet", str(repo), "refs/heads/jahat")
    assert run_git(copy, *command, remote=True).code != 0
    assert not plain(copy, "cat-file", "-t", commit)
    plain(copy, *command)
    assert plain(copy, "cat-file", "-t", commit) == b"commit\n"


def test_a_program_that_does_not_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    folder.mkdir()
    _program(folder / "git", "exec sleep 30")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    for name in ("LIMIT", "GIT_LIMIT", "REMOTE_LIMIT"):
        monkeypatch.setattr(process, name, {"LIMIT": 0.1, "GIT_LIMIT": 0.2, "REMOTE_LIMIT": 0.3}[name])
    with pytest.raises(UkurError, match=r"perintah sleep tidak selesai dalam 0\.1 detik$"):
        run(("sleep", "30"))
    with pytest.raises(UkurError, match=r"perintah git tidak selesai dalam 0\.2 detik$"):
        run_git(tmp_path, "status")
    with pytest.raises(UkurError, match=r"tidak selesai dalam 0\.3 detik; periksa jaringan"):
        run_git(tmp_path, "fetch", remote=True)


def test_a_program_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UkurError, match="perintah git tidak ditemukan; pasang dulu"):
        run_git(tmp_path, "status")


def test_a_pipe_is_read_as_a_file() -> None:
    with Pipe(b"satu\n") as one, Pipe(b"dua\n") as two:
        done = run(("cat", one.path, two.path, "-"), b"tiga\n", (one.number, two.number))
    assert (done.code, done.output) == (0, b"satu\ndua\ntiga\n")
