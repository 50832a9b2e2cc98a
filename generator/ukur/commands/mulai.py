"""Use case ``init``: a new office's repository, complete and buildable, with an empty instance."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ukur
from ukur.model.temuan import UkurError

KERANGKA = Path(__file__).parent / "kerangka"
DISALIN = (
    "generator",
    "content/panduan",
    "content/skema",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
    "Makefile",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
    ".yamllint.yml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".github/workflows",
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE",
    ".github/pull_request_template.md",
    ".gitea/workflows",
    ".gitlab-ci.yml",
    ".gitlab/issue_templates",
    ".gitlab/merge_request_templates",
)
NAMA, DAERAH = "Nama Dinas (isi)", "Kabupaten atau Kota (isi)"


def mulai(folder: Path, nama: str | None = None, daerah: str | None = None) -> int:
    """Write a new repository into ``folder``, which must be new or empty; return the number of files.

    The program itself is copied too, so that the office can build its documents for years without us.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UkurError(f"'{folder}' sudah berisi; pilih folder baru atau kosong")
    source = _repository()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".ukur-init-") as temp:
        new = Path(temp) / "baru"
        for name in DISALIN:
            _copy(source / name, new / name)
        for path in _files(KERANGKA):
            text = (KERANGKA / path).read_text(encoding="utf-8")
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(text, nama or NAMA, daerah or DAERAH), encoding="utf-8", newline="\n")
        count = sum(1 for _ in _files(new))
        if folder.exists():
            folder.rmdir()
        os.replace(new, folder)
    return count


def _repository() -> Path:
    """Return where the program's own repository files are: a checkout, or those packed into the wheel."""
    package = Path(ukur.__file__ or "").parent
    for root in (package.parents[1], package / "repo"):
        if all((root / path).exists() for path in DISALIN):
            return root
    raise UkurError("berkas kerangka tidak lengkap; pasang ulang Ukur, atau jalankan dari repositorinya")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*cache"))
    else:
        shutil.copyfile(source, target)


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())


def _filled(text: str, nama: str, daerah: str) -> str:
    """Put names into the quoted texts of the skeleton; JSON's escapes are YAML's."""
    for mark, value in (("@nama@", nama), ("@daerah@", daerah)):
        text = text.replace(mark, json.dumps(value, ensure_ascii=False)[1:-1])
    return text
