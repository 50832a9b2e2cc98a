"""A limit without a reason is a riddle to whoever must change it: each has a line beside it that says why."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PAKET = Path(__file__).resolve().parents[1] / "generator/ukur"
MODUL = [p for p in sorted(PAKET.rglob("*.py")) if "pemeriksa" not in p.parts and "skeleton" not in p.parts]
BUKAN_BATAS = {"0", "1"}
LAPISAN = ("document/docx/", "document/pdf/", "document/xlsx/")  # sizes of what is drawn, beside the drawing


def _angka(node: ast.expr) -> bool:
    """Whether a value is a number that a reader would question: 60, 1 << 20, Decimal(50), minutes=5."""
    if isinstance(node, ast.Constant):
        return type(node.value) in {int, float} and str(node.value) not in BUKAN_BATAS
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"Decimal", "timedelta"}:
        values = (*node.args, *(keyword.value for keyword in node.keywords))
        return any(isinstance(v, ast.Constant) and str(v.value) not in BUKAN_BATAS for v in values)
    if isinstance(node, ast.Tuple):
        return all(map(_angka, node.elts)) and bool(node.elts)
    return isinstance(node, ast.BinOp) and (_angka(node.left) or _angka(node.right))


def tanpa_alasan(source: str) -> Iterator[str]:
    """Yield the constants of a module that are numbers with no comment or docstring beside them."""
    body = ast.parse(source).body
    for place, node in enumerate(body):
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        after = body[place + 1] if place + 1 < len(body) else None
        told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if _angka(node.value) and not told:
            near = _comments(source) & {*range(node.lineno - 1, (node.end_lineno or node.lineno) + 1)}
            if not near:
                yield ast.unparse(node)


@cache
def _comments(source: str) -> frozenset[int]:
    """Return the lines that have a comment."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return frozenset(token.start[0] for token in tokens if token.type == tokenize.COMMENT)


@pytest.mark.parametrize(
    ("sumber", "ada"),
    [
        pytest.param("A = 60", True, id="angka saja"),
        pytest.param("A = 60  # seconds, our choice", False, id="di barisnya"),
        pytest.param("# seconds, our choice\nA = 60", False, id="di atasnya"),
        pytest.param('A = 60\n"""Seconds, our choice."""', False, id="di bawahnya"),
        pytest.param("A, B = 60, 70", True, id="dua angka"),
        pytest.param("A = Decimal(50)", True, id="desimal"),
        pytest.param('A = Decimal("0.5")', True, id="desimal dari teks"),
        pytest.param("A = timedelta(minutes=5)", True, id="lama waktu"),
        pytest.param("A = 1 << 20", True, id="hitungan"),
        pytest.param("A = 1", False, id="satu"),
        pytest.param('A = "teks"', False, id="teks"),
    ],
)
def test_pembaca_batas(sumber: str, ada: bool) -> None:
    assert bool(list(tanpa_alasan(sumber))) is ada


def test_setiap_batas_beralasan() -> None:
    sources = {p.relative_to(PAKET).as_posix(): p.read_text("utf-8") for p in MODUL}
    found = {n: list(tanpa_alasan(text)) for n, text in sources.items() if not n.startswith(LAPISAN)}
    assert {n: rows for n, rows in found.items() if rows} == {}
