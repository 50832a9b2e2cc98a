"""``make mutate``: how many faults put into the gate's policy its tests notice.

mutmut changes one operator, word or number at a time in a copy of the repository, and runs ``tests/workflow``
against each; a fault that no test notices is listed. Usage: python -m tests.mutate [FILE ...], with names of
files of ``workflow/``; by default those that decide.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
GATE = (
    *("account_doubts", "approval_policy", "approval_rows", "archive_prohibitions", "authority"),
    *("change_kinds", "comparison", "decision", "document_hash", "prohibitions", "proposal"),
    *("stage_moves", "touched_paths"),
)
"""What decides; the others of ``workflow/`` write sentences."""
BESIDE = (
    *("content", "docs", "generator", "indicators", ".github", ".ukur"),
    *("mkdocs.yml", "README.md", "CHANGELOG.md", "Makefile"),
)
"""What the tests read beside themselves."""
# mutmut knows a package below ``src`` only.
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{files}]
also_copy = [{beside}]
pytest_add_cli_args_test_selection = ["tests/workflow"]
pytest_add_cli_args = ["-q", "-x", "-p", "no:cacheprovider", "--deselect={elsewhere}"]
"""
ELSEWHERE = "tests/workflow/test_program_dinilai.py::test_kantor_baru_tetap_ketat"
"""Starts an office from the repository, which is not laid out so here."""


def prepare(place: Path, names: tuple[str, ...]) -> None:
    """Copy the repository, with the package where mutmut looks for it."""
    skipped = shutil.ignore_patterns(".venv", ".git", ".cache", "situs", ".mypy_cache", "__pycache__")
    shutil.copytree(REPO, place, ignore=skipped, dirs_exist_ok=True)
    shutil.copytree(place / "generator", place / "src")
    files = ", ".join(f'"src/ukur/workflow/{name}.py"' for name in names)
    beside = ", ".join(f'"{name}"' for name in BESIDE)
    subprocess.run(["git", "init", "--quiet"], cwd=place, check=True)  # a test asks Git for its files
    with (place / "pyproject.toml").open("a", encoding="utf-8") as config:
        config.write(CONFIG.format(files=files, beside=beside, elsewhere=ELSEWHERE))


def main() -> int:
    """Run mutmut and list what survived; 0 whatever the score is, for it is a measurement."""
    names = tuple(sys.argv[1:]) or GATE
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    with tempfile.TemporaryDirectory(prefix="ukur-mutate-") as folder:
        place = Path(folder)
        prepare(place, names)
        mutants = place / "mutants" / "src"
        mutants.mkdir(parents=True)  # Python passes over a folder for good that is not there when it starts
        env = {**os.environ, "PYTHONPATH": str(mutants)}
        subprocess.run([mutmut, "run", "--max-children", "2"], cwd=place, env=env, check=True)
        return subprocess.run([mutmut, "results"], cwd=place, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
