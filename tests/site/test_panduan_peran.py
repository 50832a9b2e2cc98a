"""The guides for each role: every command, option and file named in them is there, and they can be found."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from tests.site.baca_panduan import FOR_DEVELOPERS, HALAMAN, REPO, TEXTS, baris_perintah, pohon, sebutan
from tests.site.product import COMMANDS, sources
from tests.test_arsitektur import dilacak

from ukur.archive.trust_roots import ROOTS_FOLDER
from ukur.commands.cli.main import cli
from ukur.commands.data.program_pin import PROGRAM_FOLDER
from ukur.commands.gate.host_rules import EXPORTERS
from ukur.hosts.protocol import STATUS_CONTEXT
from ukur.hosts.without_host import NOTES_REF
from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.paths import EMBLEM_FOLDER, FONT_FOLDER, REGISTER, SIGNERS_FILE
from ukur.source.file_kinds import FILE_KINDS
from ukur.workflow.change_kinds import file_kind, is_data_file

PERAN = ["kepala.md", "operator.md", "perencana.md", "sekretaris.md", "tim-sakip.md"]


def salah(words: list[str], lengkap: bool = True) -> str | None:
    """Why a command line of ours would not run; what is only named need not have all it takes."""
    command: click.Command = cli
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        try:
            _, found, rest = command.resolve_command(click.Context(command), rest)
        except click.UsageError as error:
            return error.format_message()
        assert found is not None
        command = found
    if isinstance(command, click.Group) and not rest and not lengkap:
        return None
    try:
        command.make_context("ukur", rest)
    except click.exceptions.Exit:  # --help and --version
        return None
    except click.MissingParameter as error:
        return error.format_message() if lengkap else None
    except click.UsageError as error:
        return error.format_message()
    return None


def disebut(halaman: str) -> Iterator[tuple[list[str], bool]]:
    for words in baris_perintah(halaman):
        if words[0] in {"ukur", ".venv/bin/ukur"}:
            yield words, True
    for text in sebutan(halaman):
        if text.startswith("ukur "):
            yield shlex.split(text), False


@pytest.mark.parametrize("halaman", [*HALAMAN, *TEXTS])
def test_perintah_yang_disebut_ada(halaman: str) -> None:
    assert [(words, why) for words, whole in disebut(halaman) if (why := salah(words, whole))] == []


@pytest.mark.parametrize(
    "baris",
    [
        pytest.param("ukur arsipkan 2024-TW4", id="perintah yang tidak ada"),
        pytest.param("ukur rules import", id="anak perintah yang tidak ada"),
        pytest.param("ukur gate --kirim", id="pilihan yang tidak ada"),
        pytest.param("ukur calc 2024-TW4 --format xml", id="bentuk yang tidak ada"),
        pytest.param("ukur rules export", id="pilihan wajib tidak ditulis"),
        pytest.param("ukur clock 2024-TW4 2025-TW1", id="terlalu banyak"),
        pytest.param("ukur rules", id="hanya kelompoknya"),
    ],
)
def test_perintah_yang_keliru_akan_ketahuan(baris: str) -> None:
    assert salah(baris.split()) is not None


@pytest.mark.parametrize("halaman", [*HALAMAN, *TEXTS])
def test_pilihan_dan_sasaran_make_ada(halaman: str) -> None:
    options = {name for command in COMMANDS.values() for param in command.params for name in param.opts}
    named = {text.split()[0].partition("=")[0] for text in sebutan(halaman) if text.startswith("--")}
    assert named - options - {"--help"} == set()
    lines = [*baris_perintah(halaman), *(text.split() for text in sebutan(halaman))]
    targets = {
        word for words in lines if words[:1] == ["make"] for word in words[1:] if not re.search("^-|=", word)
    }
    rules = re.findall(r"^([\w%.-]+):(?!=)", (REPO / "Makefile").read_text("utf-8"), re.MULTILINE)
    known = re.compile("|".join(re.escape(rule).replace("%", ".+") for rule in rules))
    assert [name for name in targets if not known.fullmatch(name)] == []


ISI = {"PERIODE": "2025-TW1", "TAHUN": "2025", "KODE": "IKU-01", "UNIT": "dinas"}
BUKAN_BERKAS = {STATUS_CONTEXT, NOTES_REF, "n/a", "#N/A", "#DIV/0!"}  # the last two: a sheet's errors
AKHIRAN = re.compile(r"\.(?:ya?ml|json|jsonl|md|py|toml|lock|html|txt)$")
DIBUAT = (
    *("situs/", ".venv/", ".cache/", SIGNERS_FILE, ROOTS_FOLDER, REGISTER, "index.html", "periksa.py"),
    "trial-gitea.yml",
)


def berkas(text: str) -> str | None:
    """The path that a piece of code names, None for other code."""
    if " " in text or "://" in text or text.startswith("/") or text in BUKAN_BERKAS:
        return None
    return text.partition("@")[0] if "/" in text or AKHIRAN.search(text) or text == "CODEOWNERS" else None


def dikenal(path: str) -> bool:
    """Whether a path is there, is made by the program, or is one of the data that it reads."""
    for word, value in ISI.items():
        path = path.replace(word, value)
    data = path.removeprefix("indicators/")
    return (
        (REPO / path).exists()
        or path.startswith((*DIBUAT, EMBLEM_FOLDER, FONT_FOLDER, f"{PROGRAM_FOLDER}/"))
        or any(path in files for files in EXPORTERS.values())
        or file_kind(f"{path}x") is ChangeKind.ARSIP
        or is_data_file(data)
        or data in {"dokumen.yml", "pengukuran/2025-TW1/"}
        or f'"{path}"' in sources()  # written or read by the program
    )


def dari_program(halaman: str, path: str) -> bool:
    """Whether a text for developers names files as seen from the program, the tests or itself."""
    root = (REPO / "generator/ukur").glob(path), (REPO / halaman).parent.glob(path)
    seen = any(map(any, root)) or any(f"/{name}".endswith(f"/{path}") for name in dilacak())
    made = re.search(rf'["/]{re.escape(path)}"', sources()) or path.replace("<unit>", "*") in {
        kind.glob for kind in FILE_KINDS
    }
    return halaman in FOR_DEVELOPERS and bool(seen or made or path == "<unit>.yml")


@pytest.mark.parametrize("halaman", [*HALAMAN, *TEXTS])
def test_berkas_yang_disebut_dikenal(halaman: str) -> None:
    named = {path for text in sebutan(halaman) if (path := berkas(text))}
    if halaman in FOR_DEVELOPERS:
        named = {path.partition("::")[0] for path in named}  # a test by its file and name
        named = {path for path in named if AKHIRAN.search(path) or (REPO / path.split("/")[0]).exists()}
    assert [path for path in sorted(named) if not dikenal(path) and not dari_program(halaman, path)] == []


@pytest.mark.parametrize(
    "path", ["indicators/peranan.yml", "setelan.yml", ".github/workflows/terbit.yml", "generator/ukur/x.py"]
)
def test_berkas_yang_keliru_akan_ketahuan(path: str) -> None:
    assert berkas(path) == path
    assert not dikenal(path)


@pytest.mark.parametrize("halaman", PERAN)
def test_halaman_peran_dapat_dicapai(halaman: str) -> None:
    """From the navigation, and from the index of the guides."""
    assert f"panduan/{halaman}" in (REPO / "mkdocs.yml").read_text("utf-8")
    assert halaman in {link.atribut.get("href") for link in pohon("index.md").cari("a")}


def test_semua_halaman_ada_di_navigasi() -> None:
    listed = re.findall(r"panduan/(\S+\.md)$", (REPO / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == HALAMAN


def test_halaman_kepala_selesai_dibaca_dalam_dua_menit() -> None:
    assert len(pohon("kepala.md").teks.split()) <= 400  # 200 words a minute


@pytest.mark.parametrize("halaman", HALAMAN)
def test_tidak_tentang_satu_kantor(halaman: str, katalog: Catalogue) -> None:
    """``ukur init`` copies these pages into every office."""
    office = katalog.instansi
    own = {office.nama, office.nama_singkat, office.pemerintah, office.daerah, office.tempat}
    own |= {holder.nama for holder in katalog.pejabat.pemegang}
    assert [word for word in own if word.casefold() in pohon(halaman).teks.casefold()] == []
