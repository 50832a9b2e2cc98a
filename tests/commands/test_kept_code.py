import sys
from pathlib import Path

import jinja2
import pytest

from ukur.commands.data import program_digest
from ukur.commands.pages.kept_code import KeptCode
from ukur.site.compiled import Compiled

CODE = compile("40 + 2", "uji", "eval")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def berkas(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_kept_for_another_process(folder: Path) -> None:
    """What one run compiled another takes; not under another name, and not from another source."""
    KeptCode(folder).put("a", b"sumber", CODE)
    code = KeptCode(folder).get("a", b"sumber")
    assert code == CODE
    assert eval(code) == 42
    assert [KeptCode(folder).get("a", b"lain"), KeptCode(folder).get("b", b"sumber")] == [None, None]
    (path,) = berkas(folder)
    path.with_name(path.name.replace("a.", "b.")).write_bytes(path.read_bytes())
    assert KeptCode(folder).get("b", b"sumber") is None


def test_damaged_is_not_run(folder: Path) -> None:
    """Cut short anywhere, or one byte other: it is compiled again, and never run."""
    KeptCode(folder).put("a", b"sumber", CODE)
    (path,) = berkas(folder)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place])
        assert KeptCode(folder).get("a", b"sumber") is None
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert KeptCode(folder).get("a", b"sumber") is None
    path.write_bytes(whole)
    assert KeptCode(folder).get("a", b"sumber") == CODE


def test_another_program_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptCode(folder).put("a", b"sumber", CODE)
    monkeypatch.setattr("ukur.commands.pages.kept_code.program_digest", lambda: b"program lain")
    assert KeptCode(folder).get("a", b"sumber") is None


def test_beside_the_program_or_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is run, so it lies where the program lies; where that cannot be, nothing is kept, nothing fails."""
    package = Path(program_digest.__file__).parents[2]
    assert KeptCode()._path("a").is_relative_to(package)
    (folder / "__pycache__").write_text("bukan folder")
    KeptCode(folder).put("a", b"sumber", CODE)
    assert KeptCode(folder).get("a", b"sumber") is None
    (folder / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    KeptCode(folder).put("a", b"sumber", CODE)
    assert berkas(folder) == []


@pytest.mark.parametrize(
    "lain",
    [
        {"trim_blocks": True},
        {"autoescape": True},
        {"undefined": jinja2.StrictUndefined},
        {"extensions": ["jinja2.ext.loopcontrols"]},
    ],
)
def test_environment_is_part_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, lain: dict[str, object]
) -> None:
    """The same source set up otherwise is compiled otherwise: what the other kept is not taken."""
    done: list[str] = []

    class Counting(jinja2.Environment):
        def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def] # Jinja's own type
            done.append(filename)
            return super()._compile(source, filename)

    monkeypatch.setattr(Compiled, "store", KeptCode(folder))

    def render(**setting: object) -> str:
        loader = jinja2.DictLoader({"a": "{% if x %}\n<{{ x }}{% endif %}\n"})
        env = Counting(loader=loader, bytecode_cache=Compiled(), **setting)  # type: ignore[arg-type]
        return env.get_template("a").render(x="&")

    plain = render()
    assert (render(), len(done)) == (plain, 1)  # another process: its memory is empty, the folder is not
    render(**lain)
    assert len(done) == 2


def test_digest_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any source by its place and text; not what Python keeps of it."""
    monkeypatch.setattr(program_digest, "_PACKAGE", tmp_path)

    def digest() -> bytes:
        program_digest.program_digest.cache_clear()
        return program_digest.program_digest()

    (tmp_path / "a.py").write_text("x")
    seen = [digest()]
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_bytes(b"y")
    assert digest() == seen[0]
    (tmp_path / "a.py").write_text("y")
    seen.append(digest())
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.append(digest())
    (tmp_path / "halaman.html").write_text("y")
    seen.append(digest())
    monkeypatch.setattr(program_digest, "version", lambda name: "0")
    seen.append(digest())
    assert len(set(seen)) == 5
    monkeypatch.undo()
    program_digest.program_digest.cache_clear()
