"""A clone with nothing beside it is whole: no file leads outside it, tests skip for missing programs only."""

import functools
import re
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]

# Who may skip a test, and which program is missing then; none of them skips in CI.
SKIPS = {
    "tests/commands/former_office.py": "a copy with its history",
    "tests/archive/test_signature_bounds.py": "Linux, which tells a process's memory",
    "tests/ci/conftest.py": "the programs that run workflows",
    "tests/meja.py": "npm or a package registry, which bring the desk's runtime",
    "tests/document/baca_pdf.py": "the programs that read a PDF",
    "tests/editor/conftest.py": "node and npm, which bring the language server of editors",
    "tests/portal/conftest.py": "DuckDB, which a portal alone installs",
    "tests/portal/test_spark_rollup.py": "Spark and Java, which `make spark` alone installs",
    "tests/lembar_isi.py": "LibreOffice",
    "tests/libreoffice.py": "LibreOffice",
    "tests/firefox_esr.py": "Firefox ESR, which `make firefox` alone needs",
    "tests/peramban.py": "Chromium",
    "tests/release/test_bundle.py": "the package registry, from which a bundle is fetched",
    "tests/source/test_folder_writer.py": "Linux, whose kernel swaps two folders at once",
}


@functools.cache
def tracked() -> dict[str, str]:
    """Return every tracked file with its text, as far as it is text."""
    listed = subprocess.run(["git", "-C", REPO, "ls-files", "-z"], capture_output=True, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (REPO / name).is_file()]
    return {name: (REPO / name).read_bytes().decode("utf-8", "replace") for name in names}


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\.\./share[d]\b|UKUR_SHARE[D]|REPO\.paren[t]\b", id="folder beside the clone"),
        pytest.param(
            r"\b(?:DESIG[N]|RULE[S]|NOTE[S]|EXAMPLE[S])(?:_\d+)?(?:\.md\b| ?§| [A-Z]?\d)|\bfinding[s]/",
            id="page that only its writers have",
        ),
    ],
)
def test_no_file_leads_outside_the_clone(pattern: str) -> None:
    assert [name for name, text in tracked().items() if re.search(pattern, text)] == []


def test_tests_skip_for_missing_programs_only() -> None:
    skip = re.compile(r"pytest\.(?:skip|importorskip|mark\.skip(?:if)?)\b")
    found = {name for name, text in tracked().items() if name.startswith("tests/") and skip.search(text)}
    assert found - {"tests/test_self_contained.py"} == SKIPS.keys()
