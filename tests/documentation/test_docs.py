import re
import subprocess
from pathlib import Path

import pytest
from tests.test_arsitektur import TABEL

from ukur.workflow.change_kinds import is_code

REPO = Path(__file__).resolve().parents[2]
DOCS = REPO / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PAGES = sorted(
    [*DOCS.rglob("*.md"), *(REPO / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"))]
)
PARTS = ("Context", "Decision", "Rejected", "How to undo it")
MODULE = re.compile(rf"`((?:{'|'.join(TABEL)})/(?:[\w/]+\.\w+|[\w/]*\w/))`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)?(#[\w-]+)?\)")


def anchors(text: str) -> set[str]:
    """Anchors of a page, as Git hosts make them from headings, and those written out."""
    found = {
        "#" + re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    return found | {f"#{name}" for name in re.findall(r'<a id="([^"]+)"', text)}


def ids(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    broken = []
    for path, anchor in LINK.findall(text):
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(path + anchor)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_modules_and_folders_that_are_named_exist(page: Path) -> None:
    """A room that the table only holds in advance may be described before it is there."""
    package = REPO / "generator/ukur"
    named = {n for n in MODULE.findall(page.read_text("utf-8")) if (package / n.split("/")[0]).is_dir()}
    assert {name for name in named if not (package / name).exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_tests_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"`(tests/[\w./-]+)(?:::(\w+))?`", page.read_text("utf-8")))
    missing = {path for path, _ in named if not (REPO / path).exists()}
    assert missing == set()
    tests = {(path, test) for path, test in named if test}
    assert {
        f"{path}::{test}" for path, test in tests if f"\ndef {test}(" not in (REPO / path).read_text("utf-8")
    } == set()


@pytest.mark.parametrize(
    ("bullet", "code"),
    [pytest.param("- **Code**", True, id="code"), pytest.param("- **Data, roles", False, id="office")],
)
def test_contributing_says_what_the_gate_leaves_out(bullet: str, code: bool) -> None:
    text = (REPO / "CONTRIBUTING.md").read_text("utf-8").partition(bullet)[2].split("\n- ")[0]
    folders = re.findall(r"`((?:\w|\.\w)[\w./]*/)`", text)
    assert len(folders) >= 3
    assert [name for name in folders if is_code(f"{name}x.json") is not code] == []


def test_every_page_stands_in_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    linked = {path for path, _ in LINK.findall(index)}
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {"README.md"}
    assert {name for name in pages if name not in linked} == set()


@pytest.mark.parametrize("record", DECISIONS, ids=ids)
def test_a_decision_record_is_whole(record: Path) -> None:
    text = record.read_text("utf-8")
    assert re.match(rf"# {int(record.name[:4])}\. ", text)
    assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: \w+", text, re.MULTILINE)
    assert [part for part in PARTS if f"\n## {part}\n" not in text] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert len(DECISIONS) >= 10
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_table_of_rooms_is_the_one_that_is_tested() -> None:
    """The page's table and the architecture test say the same of every room that exists or is held."""
    text = (
        (DOCS / "architecture.md").read_text("utf-8").partition("## Rooms and imports")[2].split("\n## ")[0]
    )
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \|([^|]*)\|$", text, re.MULTILINE))
    told = {
        room: set(TABEL) - {"commands"} if allowed.strip() == "all" else set(re.findall(r"`(\w+)`", allowed))
        for room, allowed in rows.items()
    }
    assert told == TABEL


def test_published_pages_do_not_hold_the_developers_docs() -> None:
    settings = (REPO / "mkdocs.yml").read_text("utf-8")
    assert re.search(r"^docs_dir: content$", settings, re.MULTILINE)


def test_nothing_tracked_is_private() -> None:
    """The design that the program was built from is told here, not referred to."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True)
    names = [name for name in done.stdout.decode().split("\0") if name.endswith(".md")]
    pattern = re.compile(r"\b(?:DESIGN|RULES|NOTES|EXAMPLES)(?:\.md| §| [A-Z]\d)")
    assert [n for n in names if (REPO / n).is_file() and pattern.search((REPO / n).read_text("utf-8"))] == []
