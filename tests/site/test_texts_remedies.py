"""No message and no guide orders what the gate, the exported rules or the history of approvals forbid.

Every text that a program or a page shows to somebody is looked through, whoever wrote it: words of a
forbidden act stand only where a text says that it is forbidden, or that a host leaves it open.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.baca_panduan import REPO

PACKAGE = REPO / "generator/ukur"
GUIDES = sorted((REPO / "content/panduan").glob("*.md"))
FORBIDDEN = re.compile(
    r"kembalikan cabang utama|mundurkan cabang|git reset|git rebase|git commit --amend|--force(?!-)"
    r"|force[ -]push"
    r"|(?<!di)kirim(?:kan)? paksa|dorong paksa|timpa(?:lah)? riwayat|tulis ulang riwayat"
    r"|(?:hapus|buang|cabut|keluarkan) commit|(?<!di)kirim(?:kan|lah)? langsung ke cabang utama"
    r"|push (?:ke|origin) main|(?:matikan|hapus) (?:aturan|perlindungan) cabang",
    re.IGNORECASE,
)
# Where the words stand for something else: what is refused, what a host leaves open, or a branch of nobody's.
ALLOWED = {
    'dapat ditimpa (force push)"': "_rules.py",
    '"allowed to push and merge": "no one"; "allowed to force push" mati': "operator.md",
    "push -u origin main": "operator.md",  # the set-up, before there are rules
    "git push origin main": "operator.md",  # after a merge without a host: nobody else merges there
}


def _messages(path: Path) -> Iterator[str]:
    """Yield the words of a module that somebody may read: texts of several words, but for docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and node.body]
    docs = {id(node.value) for node in first if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
        if isinstance(text, str) and " " in text:
            yield " ".join(text.split())


def _orders(text: str, name: str) -> list[str]:
    said = " ".join(text.split())
    for words, where in ALLOWED.items():
        if name.endswith(where):
            said = re.sub(re.escape(words.strip('"')), "", said, flags=re.IGNORECASE)
    return [said[max(0, found.start() - 60) : found.end() + 60] for found in FORBIDDEN.finditer(said)]


@pytest.mark.parametrize("room", ["workflow", "commands", "hosts", "checks", "verify", "archive", "source"])
def test_no_message_orders_what_is_forbidden(room: str) -> None:
    found = [
        (path.name, order)
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for text in _messages(path)
        for order in _orders(text, path.name)
    ]
    assert found == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda path: path.name)
def test_no_guide_orders_what_is_forbidden(page: Path) -> None:
    assert _orders(page.read_text("utf-8"), page.name) == []


@pytest.mark.parametrize(
    "order",
    [
        "kembalikan cabang utama ke commit sebelumnya, lalu ajukan lagi",
        "Hapus commit itu dari cabang, lalu kirim paksa.",
        "git push --force origin usulan",
        "Sesudah itu git push origin main.",
    ],
)
def test_such_orders_are_seen(order: str) -> None:
    assert _orders(order, "sekretaris.md") != []
