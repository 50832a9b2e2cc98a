"""Which answers of git are kept: those that name all by digests, and only what was found."""

import subprocess
from pathlib import Path

import pytest

from ukur.programs import kept_answers
from ukur.programs.kept_answers import KeptAnswers, Question, lasting_question
from ukur.programs.process import run_git

NAME, OTHER = "a" * 40, "0123456789abcdef" * 4
WHO = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid")


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        pytest.param(("cat-file", "blob", f"{NAME}:indicators/a b.yml"), b"", id="file of a commit"),
        pytest.param(("cat-file", "-s", NAME), b"", id="size"),
        pytest.param(("cat-file", "--batch"), f"{NAME}\n{OTHER}\n".encode(), id="several, also SHA-256"),
        pytest.param(
            ("ls-tree", "-r", "-z", "--end-of-options", f"{NAME}^{{tree}}", "indicators/"), b"", id="list"
        ),
        pytest.param(("merge-base", "--is-ancestor", NAME, NAME), b"", id="descent"),
        pytest.param(("rev-list", "--parents", "--max-count=9", NAME, f"^{NAME}"), b"", id="history"),
        pytest.param(("rev-parse", "--verify", "--quiet", f"{NAME}^{{commit}}"), b"", id="name"),
        pytest.param(("rev-parse", "--verify", "--quiet", f"{NAME}^1^{{commit}}"), b"", id="its parent"),
    ],
)
def test_asked_once(words: tuple[str, ...], stdin: bytes, tmp_path: Path) -> None:
    assert lasting_question(tmp_path, words, stdin) == Question(str(tmp_path.resolve()), words, stdin)


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        pytest.param(("cat-file", "blob", "HEAD:indicators/a.yml"), b"", id="a name that moves"),
        pytest.param(("cat-file", "blob", f"{NAME[:39]}:a"), b"", id="a short name"),
        pytest.param(("cat-file", "blob", f"{NAME}~1"), b"", id="what stands before it"),
        pytest.param(("cat-file", "--batch"), f"{NAME}\nHEAD\n".encode(), id="one of several moves"),
        pytest.param(("cat-file", "--batch"), b"", id="nothing named"),
        pytest.param(("rev-list", "--all", NAME), b"", id="every ref"),
        pytest.param(("rev-list", NAME, "--not", "main"), b"", id="a branch among names"),
        pytest.param(("rev-parse", "--is-shallow-repository"), b"", id="state of the copy"),
        pytest.param(("notes", "list", NAME), b"", id="notes"),
        pytest.param(("log", "-1", NAME), b"", id="a command not considered"),
    ],
)
def test_asked_each_time(words: tuple[str, ...], stdin: bytes, tmp_path: Path) -> None:
    assert lasting_question(tmp_path, words, stdin) is None


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    folder.mkdir()
    for command in (("init", "-q"), (*WHO, "commit", "-q", "--allow-empty", "-m", "satu")):
        subprocess.run(("git", *command), cwd=folder, check=True)
    return folder


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Every time that git itself is run from now on."""
    seen: list[tuple[str, ...]] = []
    real = subprocess.run

    def count(words: tuple[str, ...], **how: object) -> object:
        seen.append(tuple(words))
        return real(words, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", count)
    return seen


def _blob(repo: Path, content: bytes) -> str:
    command = ("git", "hash-object", "-w", "--stdin")
    return (
        subprocess.run(command, cwd=repo, input=content, capture_output=True, check=True)
        .stdout.decode()
        .strip()
    )


def test_found_is_kept_and_missing_is_asked_again(repo: Path, runs: list[tuple[str, ...]]) -> None:
    there = _blob(repo, b"47\n")
    gone = "5716ca5987cbf97d6bb54920bea6adde242d87e6"  # of "bar\n", which nobody has written here
    runs.clear()
    first = [run_git(repo, "cat-file", "blob", name).output for name in (there, there, gone, gone)]
    assert (first, len(runs)) == ([b"47\n", b"47\n", b"", b""], 3)
    assert _blob(repo, b"bar\n") == gone
    assert run_git(repo, "cat-file", "blob", gone).output == b"bar\n"


def test_a_batch_that_misses_something_is_asked_again(repo: Path) -> None:
    there, gone = _blob(repo, b"47\n"), "5716ca5987cbf97d6bb54920bea6adde242d87e6"
    asked = f"{there}\n{gone}\n".encode()
    assert b" missing\n" in run_git(repo, "cat-file", "--batch", stdin=asked).output
    _blob(repo, b"bar\n")
    assert b" missing\n" not in run_git(repo, "cat-file", "--batch", stdin=asked).output


def test_no_is_an_answer(repo: Path, runs: list[tuple[str, ...]]) -> None:
    """Of a commit that is here, that it lacks a file, or that another does not descend from it."""
    head = run_git(repo, "rev-parse", "HEAD").output.decode().strip()
    subprocess.run(("git", *WHO, "commit", "-q", "--allow-empty", "-m", "dua"), cwd=repo, check=True)
    later = run_git(repo, "rev-parse", "HEAD").output.decode().strip()
    runs.clear()
    for _ in range(2):
        assert run_git(repo, "cat-file", "blob", f"{head}:tidak-ada.yml").code == 128
        assert run_git(repo, "merge-base", "--is-ancestor", later, head).code == 1
    assert len(runs) == 2


def test_a_fetch_forgets(repo: Path, tmp_path: Path, runs: list[tuple[str, ...]]) -> None:
    """A shallow copy ends where it was cut; after a fetch the same question has more to tell."""
    for number in range(3):
        subprocess.run(
            ("git", *WHO, "commit", "-q", "--allow-empty", "-m", str(number)), cwd=repo, check=True
        )
    copy = tmp_path / "salinan"
    subprocess.run(("git", "clone", "-q", "--depth=1", f"file://{repo}", copy), check=True)
    head = run_git(copy, "rev-parse", "HEAD").output.decode().strip()
    assert run_git(copy, "rev-list", head).output.count(b"\n") == 1
    assert run_git(copy, "fetch", "-q", "--unshallow", remote=True).code == 0
    assert run_git(copy, "rev-list", head).output.count(b"\n") == 4


def test_a_fetch_leaves_what_objects_hold(repo: Path, tmp_path: Path, runs: list[tuple[str, ...]]) -> None:
    subprocess.run(("git", *WHO, "commit", "-q", "--allow-empty", "-m", "dua"), cwd=repo, check=True)
    copy = tmp_path / "salinan"
    subprocess.run(("git", "clone", "-q", "--depth=1", f"file://{repo}", copy), check=True)
    head = run_git(copy, "rev-parse", "HEAD").output.decode().strip()
    asked = (
        ("cat-file", "commit", head),
        ("ls-tree", "-r", "-z", head),
        ("rev-parse", "--verify", f"{head}^{{tree}}"),
        ("rev-list", head),
        ("diff-tree", "-r", head),
    )
    cut = ("rev-parse", "--verify", "--quiet", f"{head}^1^{{commit}}")
    assert run_git(copy, *cut).code == 1
    for words in asked:
        run_git(copy, *words)
    assert run_git(copy, "fetch", "-q", "--unshallow", remote=True).code == 0
    assert run_git(copy, *cut).code == 0
    before = len(runs)
    for words in asked:
        run_git(copy, *words)
    assert [next(word for word in run if word in {"rev-list", "diff-tree"}) for run in runs[before:]] == [
        "rev-list",
        "diff-tree",
    ]


def test_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_LARGEST", 5)
    monkeypatch.setattr(kept_answers, "_ALL", 8)
    one, two, three, large = (Question("/", (name,), b"") for name in ("1", "2", "3", "large"))
    kept: KeptAnswers[str] = KeptAnswers()
    kept.keep(one, "satu", 4)
    kept.keep(two, "dua", 4)
    assert kept.get(one) == "satu"  # so the other was longest not asked for
    kept.keep(three, "tiga", 4)
    kept.keep(large, "besar", 6)
    assert [kept.get(item) for item in (one, two, three, large)] == ["satu", None, "tiga", None]
