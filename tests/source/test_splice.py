"""One value changed in a YAML text: the line of it changes, and nothing else does."""

import copy
import difflib
import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ukur.model.catalogue import Loc
from ukur.model.findings import UkurError
from ukur.source import yaml_text
from ukur.source.splice import Edit, spliced
from ukur.source.yaml_spelling import Value
from ukur.source.yaml_text import YamlFault, parse

REPO = Path(__file__).resolve().parents[2]
FOLDERS = ("indicators", "generator/ukur/commands/data/example", "generator/ukur/commands/data/skeleton")
BOM = b"\xef\xbb\xbf"
FILES = [path for folder in FOLDERS for path in sorted((REPO / folder).rglob("*.yml"))]


@pytest.fixture(params=sorted({yaml_text.PURE, True}), ids="pengurai Python: {}".format, autouse=True)
def pengurai(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes come out with either parser: a browser has only the slow one."""
    monkeypatch.setattr(yaml_text, "PURE", request.param)


def ubah(text: str, *edits: tuple[Loc, Value]) -> str:
    return spliced("a.yml", text.encode(), [Edit(*edit) for edit in edits]).decode()


@pytest.mark.parametrize(
    ("sebelum", "loc", "nilai", "sesudah"),
    [
        pytest.param("a: 1\nb: 2\n", ("a",), "3", "a: 3\nb: 2\n", id="angka"),
        pytest.param("a: 1 # lama\n", ("a",), "72.9", "a: 72.9 # lama\n", id="komentar tetap"),
        pytest.param("a:\nb: 2\n", ("a",), "3", "a: 3\nb: 2\n", id="kosong"),
        pytest.param("a:   # isi\nb: 2\n", ("a",), "3", "a: 3   # isi\nb: 2\n", id="kosong berkomentar"),
        pytest.param(
            "a:\n# penyebut: Jumlah\n\n  # lagi\nb:\n", ("a",), "3",
            "a: 3\n# penyebut: Jumlah\n\n  # lagi\nb:\n", id="kosong di atas komentar",
        ),
        pytest.param("a:", ("a",), "3", "a: 3", id="kosong di ujung berkas"),
        pytest.param("a: ~\n", ("a",), "3", "a: 3\n", id="tanda kosong"),
        pytest.param("a: {b: null, c: 1}\n", ("a", "b"), "3", "a: {b: 3, c: 1}\n", id="dalam kurung"),
        pytest.param("a: {b: , c: 1}\n", ("a", "b"), "3", "a: {b: 3 , c: 1}\n", id="kosong dalam kurung"),
        pytest.param("a: {b: 1}\n", ("a", "b"), None, "a: {b: null}\n", id="dikosongkan dalam kurung"),
        pytest.param("a: {b: 1}\n", ("a", "b"), "x, y", 'a: {b: "x, y"}\n', id="koma dalam kurung"),
        pytest.param("a: 1 # c\n", ("a",), None, "a: # c\n", id="dikosongkan"),
        pytest.param("a: 1\r\nb: 2\r\n", ("b",), "3", "a: 1\r\nb: 3\r\n", id="CRLF"),
        pytest.param("\ufeffa: é\nb: 2\n", ("b",), "3", "\ufeffa: é\nb: 3\n", id="BOM"),
        pytest.param("a: >-\n  satu\n  dua\n\n# c\nb: 1\n", ("a",), "x", "a: x\n\n# c\nb: 1\n", id="blok"),
        pytest.param("a: satu\n  dua\nb: 1\n", ("a",), "tiga", "a: tiga\nb: 1\n", id="bersambung"),
        pytest.param("a:\n- 1\n- 2 # c\n", ("a", 1), "3", "a:\n- 1\n- 3 # c\n", id="anggota daftar"),
        pytest.param("a:\n    b: 1\n", ("a", "b"), "2", "a:\n    b: 2\n", id="empat spasi"),
    ],
)  # fmt: skip
def test_satu_nilai(sebelum: str, loc: Loc, nilai: Value, sesudah: str) -> None:
    assert ubah(sebelum, (loc, nilai)) == sesudah


@pytest.mark.parametrize(
    ("sebelum", "loc", "nilai", "sesudah"),
    [
        pytest.param(
            "a:\n  x: 1 # c\n\n  # milik b\nb: 2\n", ("a", "w"), "3",
            "a:\n  x: 1 # c\n  w: 3\n\n  # milik b\nb: 2\n", id="kunci baru sebelum komentar berikutnya",
        ),
        pytest.param("a:\n    x: 1", ("a", "w"), "3", "a:\n    x: 1\n    w: 3", id="empat spasi"),
        pytest.param("a:\r\n  x:\r\n", ("a", "w"), "3", "a:\r\n  x:\r\n  w: 3\r\n", id="CRLF"),
        pytest.param("a: {x: 1}\n", ("a", "w"), "3", "a: {x: 1, w: 3}\n", id="dalam kurung"),
        pytest.param("a: {}\n", ("a", "w"), "3", "a: {w: 3}\n", id="kurung kosong"),
        pytest.param(
            "a:\n  bukti: # c\n  z: 1\n", ("a", "bukti"), [{"nama": "Foto", "tautan": "https://x.id/a"}],
            "a:\n  bukti: # c\n    - nama: Foto\n      tautan: https://x.id/a\n  z: 1\n", id="daftar baru",
        ),
        pytest.param(
            "a:\n- nama: x\n  tanggal: 2025-01-01\nb: 1\n", ("a", 1), {"nama": "y: z"},
            'a:\n- nama: x\n  tanggal: 2025-01-01\n- nama: "y: z"\nb: 1\n', id="anggota baru tanpa indentasi",
        ),
        pytest.param("a: {} # c\n", ("a",), {"b": "c"}, "a: {b: c} # c\n", id="kurung kosong diganti"),
        pytest.param("a: []\n", ("a", 0), {"b": "c"}, "a: [{b: c}]\n", id="anggota baru dalam kurung"),
        pytest.param(
            "a:\n  k: |-\n    satu\n\n  # c\nb: 1\n", ("a", "w"), "3",
            "a:\n  k: |-\n    satu\n  w: 3\n\n  # c\nb: 1\n", id="sesudah blok teks",
        ),
    ],
)  # fmt: skip
def test_baris_baru(sebelum: str, loc: Loc, nilai: Value, sesudah: str) -> None:
    assert ubah(sebelum, (loc, nilai)) == sesudah


def test_banyak_sekaligus() -> None:
    """Inner blocks grow before outer ones, at whatever order they are asked for."""
    text = "a:\n  b:\n    - x: 1\n  c:\n"
    edits: list[tuple[Loc, Value]] = [
        (("d",), "9"),
        (("a", "e"), "8"),
        (("a", "b", 0, "w"), "7"),
        (("a", "c"), "6"),
        (("a", "b", 1), {"x": "5"}),
    ]
    expected = "a:\n  b:\n    - x: 1\n      w: 7\n    - x: 5\n  c: 6\n  e: 8\nd: 9\n"
    assert ubah(text, *edits) == expected


@pytest.mark.parametrize(
    "text",
    ["no", "Null", "007", "1e5", "2025-06-30 10:00", "- x", "x: y", "x #y", "#x", " x", "x\ny", '"', "\\n",
     "'", "*a", "&a", "é", "!x", "%", "@", "`", "{", "[a]", "x:", "=HYPERLINK(\"http://x\")", "|", ">"],
)  # fmt: skip
@pytest.mark.parametrize("sebelum", ["a: 1 # c\nb: 2\n", "a: # c\nb: 2\n", "{a: 1, b: 2}\n"])
def test_teks_janggal(sebelum: str, text: str) -> None:
    assert parse("a.yml", ubah(sebelum, (("a",), text)).encode()).data == {"a": text, "b": "2"}


@pytest.mark.parametrize(
    ("text", "loc", "nilai"),
    [
        pytest.param("a:\n  b: 1\n", ("a",), "2", id="kelompok diganti nilai"),
        pytest.param("a: 1\n", ("b", "c"), "2", id="induk tidak ada"),
        pytest.param("a:\n- 1\n", ("a", 2), "2", id="nomor terlewat"),
        pytest.param("a: 1\n", ("a",), "x\x00", id="huruf kendali"),
        pytest.param("a: 1\n", ("a",), "\ud800", id="separuh huruf"),
    ],
)
def test_ditolak(text: str, loc: Loc, nilai: Value) -> None:
    with pytest.raises(UkurError, match=r"^a\.yml: "):
        ubah(text, (loc, nilai))


def test_tidak_terbaca() -> None:
    with pytest.raises(YamlFault):
        ubah("a: 1\na: 2\n", (("a",), "3"))


def test_tanpa_perubahan() -> None:
    """A file that says it already keeps its bytes, whatever its spelling."""
    text = "a: '7'   # c\nb: {c: ~}\r\n"
    assert ubah(text, (("a",), "7"), (("b", "c"), None)) == text


def bergaya(raw: bytes, gaya: str) -> bytes:
    """The same file as other editors leave it."""
    changed = {
        "CRLF": raw.replace(b"\n", b"\r\n"),
        "BOM": BOM + raw,
        "tanpa akhir": raw.rstrip(b"\n"),
    }
    return changed.get(gaya, raw)


@functools.cache
def terurai(path: Path) -> tuple[Any, tuple[Loc, ...]]:
    """The data of a file, and the places of its single values."""
    data = parse(path.name, path.read_bytes()).data
    return data, tuple(daun(data, ()))


def daun(data: Any, loc: Loc) -> list[Loc]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = [found for key, value in items for found in daun(value, (*loc, key))]
    return below if isinstance(data, (dict, list)) else [loc]


def dengan(data: Any, edits: Iterable[Edit]) -> Any:
    """Put values into a copy of the data: what the file must say afterwards."""
    result = copy.deepcopy(data)
    for edit in edits:
        place = result
        for part in edit.loc[:-1]:
            place = place[part]
        place[edit.loc[-1]] = edit.value
    return result


def isi(data: Any, loc: Loc) -> Value:
    for part in loc:
        data = data[part]
    return cast(Value, data)


def baris_baru(a: bytes, b: bytes) -> list[str]:
    """Lines that are new, as ``diff`` counts them."""
    lines = difflib.ndiff(a.decode().splitlines(), b.decode().splitlines())
    return [line for line in lines if line.startswith("+ ")]


def komentar(raw: bytes) -> list[bytes]:
    return [line for line in raw.splitlines() if line.lstrip().startswith(b"#")]


NILAI = st.sampled_from(
    [None, "72.9", "-3", "1.234,5", "Jumlah: 7 # x", "- x", "no", "007", "baris\ndua", "'"]
)


@given(
    path=st.sampled_from(FILES),
    gaya=st.sampled_from(["asli", "CRLF", "BOM", "tanpa akhir"]),
    pilih=st.floats(0, 1, exclude_max=True),
    nilai=NILAI | st.text(st.characters(blacklist_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30),
)
def test_berkas_yang_dikirim(path: Path, gaya: str, pilih: float, nilai: str | None) -> None:
    """Any value of any shipped file, in the spelling of any editor: at most its own line differs."""
    data, places = terurai(path)
    loc = places[int(pilih * len(places))]
    raw = bergaya(path.read_bytes(), gaya)
    try:
        yaml_text.decode(path.name, (nilai or "x").encode())
    except YamlFault:
        assume(False)
    edit = Edit(loc, nilai)
    new = spliced(path.name, raw, [edit])
    assert parse(path.name, new).data == dengan(data, [edit])
    assert len(baris_baru(raw, new)) <= 1
    assert (b"\r\n" in new, new[:3] == BOM) == (b"\r\n" in raw, raw[:3] == BOM)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPO).as_posix())
def test_setiap_nilai_satu_berkas(path: Path) -> None:
    """Every single value of a file at once, each to another text, and back: the file says the same again."""
    data, places = terurai(path)
    raw = path.read_bytes()
    edits = [Edit(loc, f"nilai {number}") for number, loc in enumerate(places)]
    new = spliced(path.name, raw, edits)
    assert parse(path.name, new).data == dengan(data, edits)
    back = spliced(path.name, new, [Edit(loc, isi(data, loc)) for loc in places])
    assert parse(path.name, back).data == data
    assert komentar(raw) == komentar(new) == komentar(back)
