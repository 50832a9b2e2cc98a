import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
PAKET = REPO / "generator/ukur"
MODUL = {p.relative_to(PAKET).as_posix(): p.read_text("utf-8") for p in sorted(PAKET.rglob("*.py"))}
RUANG = {name.split("/")[0] for name in MODUL if "/" in name}

# docs/architecture.md, "Rooms and imports". Rooms that do not exist yet are held from their first module on.
TABEL = {
    "calendar": set[str](),
    "model": set[str](),
    "measure": {"model"},
    "programs": {"model"},  # git and ssh-keygen, run in one hardened way for source and for hosts
    "spreadsheet": set[str](),
    "source": {"model", "measure", "programs"},
    "checks": {"model", "measure"},
    "workflow": {"model", "measure", "calendar"},
    "hosts": {"model", "workflow", "programs"},
    "document": {"model", "measure", "calendar"},
    "site": {"model", "measure", "document"},
    "archive": {"model", "measure", "document", "workflow"},
    "verify": {"model", "measure", "source", "checks", "workflow", "document", "archive"},
    "forms": {"model", "measure", "source", "document", "spreadsheet"},
    "desk": {
        "model",
        "measure",
        "source",
        "checks",
        "workflow",
        "document",
        "verify",
        "forms",
        "spreadsheet",
        "site",
    },
    "portal": {"model", "measure", "document", "workflow", "archive"},
    "portal_site": {"model", "measure", "document", "site", "portal"},
}
TABEL["commands"] = set(TABEL)

# Inside commands: what is below may be used by what is above, never the other way.
PERINTAH = {
    "data": set[str](),
    "portal": {"data"},
    "gate": {"data"},
    "pages": {"data", "portal"},
    "filing": {"data", "portal", "gate", "pages"},
    "cli": {"data", "portal", "gate", "pages", "filing"},
}

# model and measure may use these and nothing else: no YAML, MkDocs, Git, clock, environment or files.
MURNI = {"abc", "collections", "dataclasses", "datetime", "decimal", "enum", "functools", "itertools", "math"}
MURNI |= {"re", "typing", "unicodedata", "pydantic", "pydantic_core"}
# verify, with all that it rests on, runs in a browser too: these, and no files, programs, network or clock.
MURNI_VERIFY = MURNI | {"difflib", "hashlib", "io", "json", "operator", "ruamel"}
BOLEH_VERIFY = {"importlib", "importlib.util"}  # whether a library is there; nothing is imported by its name
BOLEH_VERIFY |= {"base64", "binascii"}  # text of certificates, decoded in memory
BOLEH_VERIFY |= {"xml.parsers", "xml.parsers.expat"}  # a parser of bytes in memory, part of every Python
BACA_BITA = {"zipfile", "zlib", "struct", "csv", "codecs"}  # bytes in memory, part of every Python
HALAMAN = {"jinja2", "markupsafe", "html", "urllib", "types", "pathlib"}  # pathlib: names of files, none read
BERAT = {"subprocess", "pyhanko", "typst", "httpx", "mkdocs", "click", "rich", "docx", "xlsxwriter", "ssl"}
JAM = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "time_ns"}
CETAK = {"print", "echo", "secho", "pprint"}
TULIS = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "replace", "rmtree", "copytree"}
TULIS |= {"copyfile", "move", "touch", "mkstemp", "mkdtemp", "TemporaryDirectory", "NamedTemporaryFile"}
BACA = {"open", "read_text", "read_bytes", "scandir", "iterdir", "rglob", "listdir", "glob"}
# What reads files, runs text as code or reaches a module by its name; also where it is only named.
PINTU = {"open", "open_code", "FileIO", "file_digest", "read_text", "read_bytes", "input", "breakpoint"}
PINTU |= {"eval", "exec", "__import__", "import_module", "__builtins__", "globals"}
JARINGAN = {"socket", "http", "urllib.request", "requests", "httpx", "ssl", "socketserver"}

# Who may, beside the rooms named in the tests: data and schemas are written by writer.py alone; the other
# writers make whole folders that are not data (the site, --pages, a new repository).
PENULIS = {
    "source/writer.py",
    "commands/pages/site_build.py",
    "commands/pages/page_files.py",
    "commands/pages/plain_build.py",
    "commands/data/new_office.py",
    "commands/filing/program_upgrade.py",  # removes what a newer program no longer brings
    "commands/filing/older_figures.py",  # a temporary folder for the older program
    "commands/data/three_way.py",  # git merges files
}
PENULIS |= {"commands/pages/preview.py"}  # a temporary folder for the preview
PENULIS |= {"commands/pages/made_once.py"}  # a cache of its own: what the desk is assembled from
PENULIS |= {"commands/pages/kept_files.py"}  # clears its own cache of what no build uses
PENULIS |= {"commands/pages/placed_files.py"}  # a new site, which nobody has yet, and a cache of its own
PENULIS |= {"document/pdf/font_book.py"}  # a temporary folder: typst takes fonts from folders
PENULIS |= {"commands/portal/rollup_run.py"}  # a temporary folder: DuckDB writes Parquet to a place
PENULIS |= {"source/archive_writer.py", "source/folder_writer.py"}  # a folder whole or not at all
PENULIS |= {"source/journal.py"}  # notes of what is being written, in Git's own folder
PEMBACA_ASET = {"site/whole_site.py", "portal_site/portal_whole_site.py"}  # the package's own stylesheets
MESIN = {"site/template_engine.py"}  # Jinja reads the package's own templates; its names there are "globals"
SKRIP = {"archive/pemeriksa/periksa.py"}  # filed with every archive, runs where there is no Ukur
PEMAKAI_PROSES = {"programs/process.py"}

# docs/architecture.md, "The repository". Names that begin with a dot serve hosts and editors.
AKAR = {"content", "docs", "indicators", "generator", "tests", "mkdocs.yml", "pyproject.toml"}
AKAR |= {"requirements.lock", "requirements-dev.lock", "requirements-mutate.lock", "Makefile", "LICENSE"}
AKAR |= {"requirements-portal.lock", "requirements-spark.lock"}
AKAR |= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"}
AKAR_TITIK = {".ci", ".editorconfig", ".gitattributes", ".gitea", ".github", ".gitignore", ".gitlab"}
AKAR_TITIK |= {".gitlab-ci.yml", ".pre-commit-config.yaml", ".ukur", ".vscode", ".yamllint.yml"}


# What is found in a module is kept: forty checks ask the same of the same 270 modules.
@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(source)))


@cache
def diimpor(source: str) -> frozenset[str]:
    """Every module a source imports, also inside functions; a relative import gives its dots."""
    found: set[str] = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def ruang_diimpor(source: str) -> set[str]:
    return {name.split(".")[1] for name in diimpor(source) if name.startswith("ukur.")}


@cache
def dipanggil(source: str) -> frozenset[str]:
    """Names of everything called: ``f`` of ``f()`` and of ``x.f()``."""
    calls = (node.func for node in nodes(source) if isinstance(node, ast.Call))
    names = (getattr(func, "id", None) or getattr(func, "attr", None) for func in calls)
    return frozenset(name for name in names if name)


@cache
def metode_dipanggil(source: str) -> frozenset[str]:
    calls = (node.func for node in nodes(source) if isinstance(node, ast.Call))
    return frozenset(func.attr for func in calls if isinstance(func, ast.Attribute))


@cache
def disebut(source: str) -> frozenset[str]:
    """Every name that a source uses, called or not: ``open`` of ``map(open, a)`` and of an import."""
    names: set[str] = set()
    for node in nodes(source):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
            if isinstance(node.value, (ast.Name, ast.Attribute)):  # datetime.now, without its call
                names.add(f"{getattr(node.value, 'id', None) or getattr(node.value, 'attr', '')}.{node.attr}")
        elif isinstance(node, ast.alias):
            names.add(node.name)
    return frozenset(names)


def baris_fungsi(source: str) -> Iterator[tuple[str, int]]:
    """Name and lines of code of each function: without docstring, blank lines and comments."""
    blank = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in blank:
            code |= set(range(token.start[0], token.end[0] + 1))
    for node in nodes(source):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = range(body[0].lineno, (node.end_lineno or 0) + 1) if body else ()
            yield node.name, len(code & set(lines))


def spans(source: str) -> Iterator[int]:
    """Lines from the first to the last of each function: never fewer than its lines of code."""
    for node in nodes(source):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield (node.end_lineno or 0) + 1 - node.lineno


def dilacak() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True)
    return [name for name in done.stdout.decode().split("\0") if name and (REPO / name).is_file()]


@pytest.mark.parametrize(
    ("sumber", "hasil"),
    [
        pytest.param("import ukur.site.whole_site", {"ukur.site.whole_site"}, id="import"),
        pytest.param("from ukur.site import a", {"ukur.site", "ukur.site.a"}, id="from"),
        pytest.param("def f():\n from a import b", {"a", "a.b"}, id="di dalam fungsi"),
        pytest.param("if T:\n import a as b", {"a"}, id="untuk pemeriksa tipe saja"),
        pytest.param("from .. import a", {"..", "...a"}, id="relatif"),
    ],
)
def test_pembaca_impor(sumber: str, hasil: set[str]) -> None:
    assert diimpor(sumber) == hasil


@pytest.mark.parametrize(
    ("sumber", "jumlah"),
    [
        pytest.param('def f():\n    """Satu\n    dua."""\n    return 1\n', 1, id="docstring tidak dihitung"),
        pytest.param("def f():\n    # kata\n\n    a = 1\n    return a\n", 2, id="komentar dan baris kosong"),
        pytest.param(
            "def f():\n    return (\n        1,\n        2,\n    )\n", 4, id="satu perintah, empat baris"
        ),
        pytest.param('def f():\n    return """a\n\nb"""\n', 3, id="teks panjang dihitung"),
    ],
)
def test_penghitung_baris(sumber: str, jumlah: int) -> None:
    assert [count for _, count in baris_fungsi(sumber)] == [jumlah]


@pytest.mark.parametrize("ruang", [pytest.param(r, id=f"{r}: arah impor") for r in sorted(RUANG)])
def test_arah_impor(ruang: str) -> None:
    assert ruang in TABEL, "ruang baru harus masuk tabel docs/architecture.md"
    keluar = {
        (name, other)
        for name, source in MODUL.items()
        if name.startswith(f"{ruang}/")
        for other in ruang_diimpor(source) - TABEL[ruang] - {ruang}
    }
    assert keluar == set()


@pytest.mark.parametrize("folder", [pytest.param(f, id=f"commands/{f}: arah impor") for f in PERINTAH])
def test_arah_impor_di_perintah(folder: str) -> None:
    keluar = {
        (name, module)
        for name, source in MODUL.items()
        if name.startswith(f"commands/{folder}/")
        for module in diimpor(source)
        if module.startswith("ukur.commands.") and module.split(".")[2] not in PERINTAH[folder] | {folder}
    }
    assert keluar == set()


def test_perintah_berfolder() -> None:
    """No other folder; and once there are folders, no module of commands outside of them."""
    berfolder = {name.split("/")[1] for name in MODUL if name.startswith("commands/") and name.count("/") > 1}
    assert berfolder <= set(PERINTAH)
    lepas = {name for name in MODUL if name.startswith("commands/") and name.count("/") == 1}
    assert not berfolder or lepas == {"commands/__init__.py"}


def test_impor_selalu_lengkap() -> None:
    """No relative import, which would pass the table by; ``import ukur`` itself has nothing to give."""
    assert {(n, i) for n, s in MODUL.items() for i in diimpor(s) if i.startswith(".")} == set()
    assert {name for name in MODUL if "/" not in name} == {"__init__.py"}


def test_tanpa_lingkaran() -> None:
    """Not only between rooms: no two modules need each other."""
    names = {f"ukur.{n[:-3].replace('/', '.')}": s for n, s in MODUL.items() if not n.endswith("__init__.py")}
    graph = {name: diimpor(source) & set(names) for name, source in names.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"lingkaran impor: {error.args[1]}")


@pytest.mark.parametrize("ruang", ["model", "measure"])
def test_inti_murni(ruang: str) -> None:
    sources = {name: text for name, text in MODUL.items() if name.startswith(f"{ruang}/")}
    asing = {
        (name, module)
        for name, text in sources.items()
        for module in diimpor(text)
        if module.split(".")[0] not in MURNI | {"ukur"}
    }
    assert asing == set()


def _penopang(ruang: str) -> dict[str, str]:
    """The modules of a room and all of ours that they import, directly or not."""
    names = {f"ukur.{name[:-3].replace('/', '.')}": name for name in MODUL}
    found, left = dict[str, str](), [name for name in MODUL if name.startswith(f"{ruang}/")]
    while left:
        name = left.pop()
        if name not in found:
            found[name] = MODUL[name]
            left += [names[module] for module in diimpor(MODUL[name]) & names.keys()]
    return found


def _tidak_murni(modules: dict[str, str], boleh: frozenset[str] = frozenset()) -> set[tuple[str, str]]:
    """What these modules have that a browser must not have, or that makes two runs differ."""
    luar = {
        (name, module)
        for name, source in modules.items()
        for module in diimpor(source)
        if module.split(".")[0] not in MURNI_VERIFY | {"ukur"} | boleh and module not in BOLEH_VERIFY
    }
    forbidden = JAM | CETAK | BACA | TULIS - {"replace"}
    luar |= {(n, call) for n, s in modules.items() for call in dipanggil(s) & forbidden}
    named = PINTU | {
        f"{kind}.{clock}" for kind in ("datetime", "date") for clock in ("now", "today", "utcnow")
    }
    luar |= {(n, name) for n, s in modules.items() for name in disebut(s) & named}
    return luar


def test_verify_murni() -> None:
    """Not the room alone but everything that it rests on."""
    modules = _penopang("verify")
    assert {"measure/capaian.py", "checks/registry.py", "source/catalogue_reader.py"} <= modules.keys()
    assert _tidak_murni(modules) == set()


@pytest.mark.parametrize(
    ("ruang", "boleh"),
    [
        pytest.param("spreadsheet", BACA_BITA, id="spreadsheet"),
        pytest.param("forms", BACA_BITA | {"xlsxwriter", "copy"}, id="forms"),  # a copy of parsed YAML
        pytest.param("desk", BACA_BITA | {"xlsxwriter", "copy", "textwrap"} | HALAMAN, id="desk"),
    ],
)
def test_lembar_kerja_murni(ruang: str, boleh: set[str]) -> None:
    """Forms and tables are read and written in a browser too, with all that they rest on."""
    modules = {name: source for name, source in _penopang(ruang).items() if name not in MESIN}
    assert _tidak_murni(modules, frozenset(boleh)) == set()


def test_hanya_penulis_formulir_memakai_xlsxwriter() -> None:
    memakai = {name for name, text in MODUL.items() if "xlsxwriter" in diimpor(text)}
    assert {name for name in memakai if name.startswith(("forms/", "spreadsheet/"))} == {
        "forms/workbook/form_writer.py"
    }


@pytest.mark.parametrize(
    "sumber",
    [
        pytest.param("open('a')", id="berkas"),
        pytest.param("list(map(open, a))", id="berkas, tanpa memanggil"),
        pytest.param("import io\nio.FileIO('a')", id="berkas lewat io"),
        pytest.param("from io import open as buka", id="berkas dengan nama lain"),
        pytest.param("from pathlib import Path", id="jalur berkas"),
        pytest.param("from importlib.resources import files", id="berkas paket"),
        pytest.param("import subprocess", id="program lain"),
        pytest.param("__import__('os').system('a')", id="program lain lewat __import__"),
        pytest.param("import importlib\nimportlib.import_module('os')", id="modul dengan nama dari teks"),
        pytest.param("from importlib import import_module", id="modul dengan nama dari teks, diimpor"),
        pytest.param("eval('1')", id="teks sebagai program"),
        pytest.param("import time\ntime.time()", id="jam"),
        pytest.param("from datetime import datetime\ndatetime.now()", id="jam dan tanggal"),
        pytest.param("from datetime import datetime\njam = datetime.now", id="jam, tanpa memanggil"),
        pytest.param("import os\nos.environ", id="lingkungan"),
        pytest.param("import socket", id="jaringan"),
        pytest.param("print(1)", id="layar"),
    ],
)
def test_yang_tidak_murni_terlihat(sumber: str) -> None:
    assert _tidak_murni({"verify/uji.py": sumber}) != set()


def test_verify_tidak_memuat_pustaka_berat() -> None:
    """What a browser does not have is not loaded, not even by what others load."""
    modules = [f"ukur.verify.{Path(n).stem}" for n in MODUL if re.fullmatch(r"verify/[a-z]\w*\.py", n)]
    assert modules
    program = f"import sys, {', '.join(modules)}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert {name.split(".")[0] for name in done.stdout.split()} & BERAT == set()


def _pemanggil(
    names: set[str], kecuali: set[str], ruang_kecuali: tuple[str, ...] = ()
) -> set[tuple[str, str]]:
    return {
        (name, call)
        for name, source in MODUL.items()
        if name not in kecuali and not name.startswith(ruang_kecuali or ("-",))
        for call in dipanggil(source) & names
    }


def test_hanya_perintah_mencetak() -> None:
    assert _pemanggil(CETAK, SKRIP, ("commands/",)) == set()
    streams = {
        n for n, s in MODUL.items() if {"sys", "click", "rich"} & {i.split(".")[0] for i in diimpor(s)}
    }
    assert {n for n in streams - SKRIP if not n.startswith("commands/")} == set()


def test_hanya_perintah_membaca_jam() -> None:
    assert _pemanggil(JAM, set(), ("commands/", "hosts/")) == set()


def test_yang_membaca_berkas() -> None:
    """Data is read in ``source`` only; ``site`` reads its own stylesheet; commands read what is not data."""
    assert _pemanggil(BACA, PEMBACA_ASET | SKRIP, ("source/", "commands/")) == set()


def test_yang_menulis_berkas() -> None:
    """One writer for data and schemas (source/writer.py); ``replace`` may be a text's."""
    file_modules = {"os", "shutil", "tempfile", "pathlib"}
    menulis = {
        (name, call)
        for name, source in MODUL.items()
        if name not in PENULIS and {i.split(".")[0] for i in diimpor(source)} & file_modules
        for call in metode_dipanggil(source) & TULIS - {"replace"}
    }
    assert menulis == set()
    asing = {n for n, s in MODUL.items() if {"shutil", "tempfile"} & diimpor(s)}
    assert asing <= PENULIS


def test_yang_menjalankan_program_lain() -> None:
    lain = {"system", "popen", "fork", "execv", "execve", "execvp", "posix_spawn", "posix_spawnp", "spawnv"}
    assert {
        n for n, s in MODUL.items() if "subprocess" in diimpor(s) or lain & dipanggil(s)
    } == PEMAKAI_PROSES


def test_yang_memakai_jaringan() -> None:
    """Only hosts; the preview server is MkDocs' and listens on this machine."""
    memakai = {n for n, s in MODUL.items() if diimpor(s) & JARINGAN and not n.startswith("hosts/")}
    assert memakai <= {"commands/pages/preview.py"}


def test_pengecualian_masih_ada() -> None:
    """Whoever is let off a rule exists; a name that was left behind would let off the next to take it."""
    assert MODUL.keys() >= PENULIS | PEMBACA_ASET | SKRIP | PEMAKAI_PROSES | MESIN


def test_panjang_berkas() -> None:
    berkas = (p for p in PAKET.rglob("*") if p.suffix in {".py", ".html", ".css", ".js", ".yml", ".md"})
    lines = {p.relative_to(PAKET).as_posix(): p.read_text("utf-8").count("\n") for p in berkas}
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_panjang_fungsi() -> None:
    sources = {name: source for name, source in MODUL.items() if max(spans(source), default=0) > 40}
    lines = {f"{name}:{fungsi}": n for name, source in sources.items() for fungsi, n in baris_fungsi(source)}
    assert {name for name, count in lines.items() if count > 40} == set()


def test_nama_modul() -> None:
    """A file is named by the noun it holds."""
    dilarang = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert {name for name in MODUL if dilarang & set(Path(name).with_suffix("").parts)} == set()


def test_init_kosong() -> None:
    folders = {p.parent for p in PAKET.rglob("*.py")}
    assert {str(f) for f in folders if not (f / "__init__.py").is_file()} == set()
    assert {name for name, source in MODUL.items() if name.endswith("__init__.py") and source} == set()


def test_nama_modul_uji_tidak_kembar() -> None:
    names = [p.name for p in (REPO / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def shard() -> dict[str, list[str]]:
    """Name and paths of each part of the tests that CI runs by itself."""
    return {
        name: paths.split()
        for name, paths in re.findall(r"^SHARD_(\w+) := (.+)$", (REPO / "Makefile").read_text("utf-8"), re.M)
    }


def test_setiap_uji_ada_di_satu_shard() -> None:
    places = [path for paths in shard().values() for path in paths]
    folders = {p.parent.relative_to(REPO).as_posix() for p in (REPO / "tests").rglob("test_*.py")}
    tops = {"/".join(folder.split("/")[:2]) for folder in folders} - {"tests"} | {"tests/test_*.py"}
    assert sorted(places) == sorted(tops)


def test_setiap_shard_dijalankan() -> None:
    """The workflow of this project's own tests runs the linters and every shard."""
    text = (REPO / ".github/workflows/test.yml").read_text("utf-8")
    assert set(re.findall(r"^ +- ((?:lint|test-\w+))$", text, re.M)) == {
        "lint",
        *(f"test-{name}" for name in shard()),
    }


def test_what_waits_for_the_night_is_run_then() -> None:
    """The schedule runs by shards the tests that a day passes without; nothing else leaves them out."""
    text = (REPO / ".github/workflows/test.yml").read_text("utf-8")
    night = text.partition("  malam:\n")[2]
    assert "if: github.event_name == 'schedule'\n" in night
    parts = re.findall(r"nightly-(\w+)", night)
    marked = re.compile(r"mark\.(?:nightly|one_daily|first_test_daily)\(|first_daily\(")
    waiting = {
        p.relative_to(REPO)
        for p in (REPO / "tests").rglob("test_*.py")
        if marked.search(p.read_text("utf-8"))
    }
    assert parts == [name for name, places in shard().items() if any(map(_within(places), waiting))]
    makefile = (REPO / "Makefile").read_text("utf-8")
    for target in ("\nnightly:", "\nnightly-%:"):
        assert "-m nightly" in makefile.partition(target)[2].split("\n\n")[0]


def _within(places: list[str]) -> Callable[[Path], bool]:
    return lambda path: any(path.match(place) or Path(place) in path.parents for place in places)


def test_akar_repositori() -> None:
    """Nothing lies at the root that docs/architecture.md does not explain; what an heir needs is there."""
    assert {name.split("/")[0] for name in dilacak()} == AKAR | AKAR_TITIK
    told = (
        (REPO / "docs/architecture.md").read_text("utf-8").partition("## The repository")[2].split("\n## ")[0]
    )
    assert {
        name for name in AKAR | AKAR_TITIK if f"`{name}`" not in told and f"`{name}/`" not in told
    } == set()
    assert not [name for name in dilacak() if name.endswith("uv.lock")]


@pytest.mark.parametrize(
    "pola",
    [
        pytest.param(
            rb"[p]ypi\.org|python[h]osted|[n]pmjs[.]|crates\.io|proxy\.golang|deb\.[d]ebian",
            id="gudang paket",
        ),
        pytest.param(
            rb"(?<!emit-)[i]ndex-url|[f]ind-links\s*=|[r]egistry\s*=\s*http", id="alamat gudang paket"
        ),
        pytest.param(rb"file:/{3}", id="tautan ke berkas di komputer"),
        pytest.param(
            rb"(?<![\w.~])/(?:tmp|root|home|opt|Users)/|[A-Z]:\\Users", id="jalur komputer pembuatnya"
        ),
    ],
)
def test_tidak_ada_alamat_setempat(pola: bytes) -> None:
    ada = {name for name in dilacak() if re.search(pola, (REPO / name).read_bytes())}
    assert ada == set()


def paket(kunci: str) -> dict[str, str]:
    """Name and version of each package of a lock."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]+])?==(\S+)", (REPO / kunci).read_text("utf-8"), re.M)
    return dict(pins)


def test_kunci_pengembang_memuat_kunci_kantor() -> None:
    """Tests run with the very versions that an office runs."""
    assert paket("requirements.lock").items() < paket("requirements-dev.lock").items()
    mutate, dev = paket("requirements-mutate.lock"), paket("requirements-dev.lock")
    assert {name: dev[name] for name in mutate.keys() & dev.keys()}.items() <= mutate.items()


def test_an_office_installs_nothing_of_a_portal() -> None:
    """The portal's lock is an office's and DuckDB; Spark is in the lock of its test alone."""
    office, portal = paket("requirements.lock"), paket("requirements-portal.lock")
    assert portal.keys() - office.keys() == {"duckdb"}
    assert office.items() < portal.items()
    spark = paket("requirements-spark.lock")
    assert {"pyspark", "sqlglot"} <= spark.keys() - paket("requirements-dev.lock").keys()
    assert {name: office[name] for name in spark.keys() & office.keys()}.items() <= spark.items()


@pytest.mark.parametrize("kunci", sorted(name for name in AKAR if name.endswith(".lock")))
def test_kunci_paket(kunci: str) -> None:
    """Every package has its hashes, and no line says where to fetch it."""
    text = (REPO / kunci).read_text("utf-8")
    assert not re.search(r"https?:|://", text)
    packages = re.split(r"\n(?=\S)", text.strip())
    packages = [p for p in packages if not p.startswith("#")]
    assert len(packages) > 30
    pin = re.compile(
        r"[A-Za-z0-9._-]+(\[[^]]+])?==\S+( ;[^\n\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n?)+"
    )
    assert [p.split()[0] for p in packages if not pin.match(p)] == []
