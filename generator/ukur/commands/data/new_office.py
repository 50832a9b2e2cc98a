"""Use case ``init``: a new office's repository, complete and buildable: an empty instance, or the example."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import ukur
from ukur.commands.data.origin import ORIGIN, origin
from ukur.model.findings import UkurError

SKELETON = Path(__file__).parent / "skeleton"
EXAMPLE = Path(__file__).parent / "example"
"""A made-up office with five quarters of data, for people who learn; the tests measure it as well."""
EXAMPLE_ARCHIVE = Path(__file__).parent / "example-archive.zip"
"""What that office has filed, and the keys that approved it, packed: some 300 files that nobody edits."""

# The one list of what an office gets; pyproject.toml repeats it for the wheel, and a test holds both
# together. Workflows stand by name: those of this project (its tests, its releases) are nothing to an office.
COPIED = (
    "generator/ukur",
    "generator/LICENSE",
    "content/panduan",
    "content/skema",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "Makefile",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
    ".yamllint.yml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".github/workflows/check.yml",
    ".github/workflows/gate.yml",
    ".github/workflows/publish.yml",
    ".github/workflows/review.yml",
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE",
    ".github/pull_request_template.md",
    ".gitea/workflows/check.yml",
    ".gitea/workflows/gate.yml",
    ".gitea/workflows/publish.yml",
    ".gitlab-ci.yml",
    ".gitlab/issue_templates",
    ".gitlab/merge_request_templates",
)
NAME, REGION = "Nama Dinas (isi)", "Kabupaten atau Kota (isi)"


def start_office(folder: Path, nama: str | None = None, daerah: str | None = None) -> int:
    """Write the repository of a new office into ``folder``; return the number of files."""
    own = {
        path: _filled((SKELETON / path).read_text(encoding="utf-8"), nama or NAME, daerah or REGION).encode()
        for path in _files(SKELETON)
    }
    return _start(folder, own)


def start_example(folder: Path) -> int:
    """Write the repository of the made-up office into ``folder``; return the number of files."""
    own = {path: (EXAMPLE / path).read_bytes() for path in _files(EXAMPLE)}
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        own |= {Path(name): packed.read(name) for name in packed.namelist()}
    return _start(folder, own)


def _start(folder: Path, own: Mapping[Path, bytes]) -> int:
    """Write a new repository into ``folder``, which must be new or empty; ``own`` is what the office fills.

    The program itself is copied too, so that the office can build its documents for years without us;
    ``.ukur/asal.json`` tells which version it is and what each file was.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UkurError(f"'{folder}' sudah berisi; pilih folder baru atau kosong")
    source = _repository()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".ukur-init-") as temp:
        new = Path(temp) / "baru"
        for name in COPIED:
            _copy(source / name, new / name)
        for path, content in own.items():
            _write(new / path, content)
        written = {path.as_posix(): (new / path).read_bytes() for path in _files(new)}
        _write(new / ORIGIN, origin(written, frozenset(path.as_posix() for path in own)).encode())
        count = len(written) + 1
        if folder.exists():
            folder.rmdir()
        os.replace(new, folder)
    return count


def _repository() -> Path:
    """Return where the program's own repository files are: a checkout, or those packed into the wheel."""
    package = Path(ukur.__file__ or "").parent
    for root in (package.parents[1], package / "repo"):
        if all((root / path).exists() for path in COPIED):
            return root
    raise UkurError("berkas kerangka tidak lengkap; pasang ulang Ukur, atau jalankan dari repositorinya")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*cache"))
    else:
        shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())


def _filled(text: str, nama: str, daerah: str) -> str:
    """Put names into the quoted texts of the skeleton; JSON's escapes are YAML's."""
    for mark, value in (("@nama@", nama), ("@daerah@", daerah)):
        text = text.replace(mark, json.dumps(value, ensure_ascii=False)[1:-1])
    return text
