"""CI reads YAML with the C parser, a browser with the pure one: both give the same data and findings."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.checks.test_golden import BENAR, CONTOH, DASAR, PENGATUR, SALAH, bangun

from ukur.commands.data.new_office import EXAMPLE
from ukur.source import yaml_text
from ukur.source.file_kinds import kind_of
from ukur.source.parsed_files import ParsedFiles, pack_parsed
from ukur.source.partial_reading import read_file
from ukur.source.yaml_text import MAX_BYTES, parse

INSTALLED = yaml_text.PURE  # False where the C parser is there, as the locks have it
KNOWN = {path.relative_to(DASAR).as_posix(): path.read_bytes() for path in DASAR.rglob("*.yml")}


def files() -> Iterator[tuple[str, Path]]:
    """Every golden folder, and the offices that are shipped."""
    for kind, names in (("salah", SALAH), ("benar", BENAR)):
        for name in names:
            if not name.startswith(("B010", "B015")):
                yield f"{kind}/{name}", CONTOH / kind / name


def changed_files(case: Path, data: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the data files of a case that are not those of the base."""
    data.mkdir()
    bangun(case, data)
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if path.is_file() and path.name not in PENGATUR and path.stat().st_size <= MAX_BYTES:
            raw = path.read_bytes()
            if KNOWN.get(name) != raw and kind_of(name):
                yield name, raw


def read_twice(name: str, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    known = kind_of(name)
    assert known is not None
    read = {}
    for pure in (INSTALLED, True):
        monkeypatch.setattr(yaml_text, "PURE", pure)
        read[pure] = read_file(f"indicators/{name}", raw, known[0])
    assert read[True] == read[INSTALLED]


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_base_reads_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read_twice(name, KNOWN[name], monkeypatch)


@pytest.mark.parametrize("case", [pytest.param(path, id=name) for name, path in files()])
def test_golden_folders_read_alike(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, raw in changed_files(case, tmp_path / "data"):
        read_twice(name, raw, monkeypatch)


def test_a_pack_gives_what_parsing_gives(example_pack: tuple[dict[str, bytes], bytes]) -> None:
    """Every file of both shipped offices is in it, and reads alike; what it does not have is parsed."""
    files, packed = example_pack
    known = ParsedFiles(packed)
    for path, raw in files.items():
        kept = known.get(path, raw)
        assert kept == parse(path, raw)
        assert list(kept.positions) == list(parse(path, raw).positions)
        assert known.get(path, raw + b"# lain\n") is None
    fault = pack_parsed({"a.yml": b"a: 1\na: 2\n", "b.yml": b"a: [\n", "c.yml": b""})
    assert json.loads(fault)["berkas"] == {}


@pytest.fixture(scope="module")
def example_pack() -> tuple[dict[str, bytes], bytes]:
    roots = [EXAMPLE / "indicators", DASAR, Path(__file__).parents[2] / "indicators"]
    found = {str(path): path.read_bytes() for root in roots for path in root.rglob("*.yml")}
    return found, pack_parsed(found)


@pytest.mark.parametrize(
    "packed", [b"", b"{}", b"[]", b"\xff", b'{"bentuk": "lain", "berkas": {}}', b"[" * 9999]
)
def test_what_is_no_pack_has_nothing(packed: bytes) -> None:
    assert ParsedFiles(packed).get("a.yml", b"a: 1\n") is None
