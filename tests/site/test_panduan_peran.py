"""The guides for each role: every command, option and file named in them is there, and they can be found."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from tests.site.baca_panduan import HALAMAN, REPO, baris_perintah, pohon, sebutan

from ukur.commands.aturan_situs import EKSPOR
from ukur.commands.cli import cli
from ukur.commands.gerbang import PENGIZIN
from ukur.hosts.protokol import KONTEKS
from ukur.hosts.tanpa_host import ACUAN
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.paths import HURUF, LAMBANG, REGISTER
from ukur.workflow.jenis import berkas_data, jenis_berkas

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


@pytest.mark.parametrize("halaman", HALAMAN)
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


def test_setiap_perintah_dijelaskan() -> None:
    groups = {name for name, command in cli.commands.items() if isinstance(command, click.Group)}
    named = {
        " ".join(words[1:3] if words[1] in groups else words[1:2])
        for page in HALAMAN
        for words, _ in disebut(page)
    }
    every = {name for name in cli.commands if name not in groups}
    for name in groups:
        group = cli.commands[name]
        assert isinstance(group, click.Group)
        every |= {f"{name} {child}" for child, command in group.commands.items() if not command.hidden}
    assert every - named == set()


@pytest.mark.parametrize("halaman", HALAMAN)
def test_pilihan_dan_sasaran_make_ada(halaman: str) -> None:
    commands = [
        *cli.commands.values(),
        *(c for g in cli.commands.values() for c in getattr(g, "commands", {}).values()),
    ]
    options = {name for command in commands for param in command.params for name in param.opts}
    named = {text.split()[0] for text in sebutan(halaman) if text.startswith("--")}
    assert named - options == set()
    targets = {text.split()[1] for text in sebutan(halaman) if text.startswith("make ")}
    makefile = (REPO / "Makefile").read_text("utf-8")
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


ISI = {"PERIODE": "2025-TW1", "TAHUN": "2025", "KODE": "IKU-01", "UNIT": "dinas"}
BUKAN_BERKAS = {KONTEKS, ACUAN, "n/a"}
AKHIRAN = re.compile(r"\.(?:ya?ml|json|jsonl|md|py|toml|lock|html|txt)$")
DIBUAT = ("situs/", ".venv/", PENGIZIN, REGISTER, "index.html", "periksa.py")


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
        or path.startswith((*DIBUAT, LAMBANG, HURUF))
        or any(path in files for files in EKSPOR.values())
        or jenis_berkas(f"{path}x") is Jenis.ARSIP
        or berkas_data(data)
        or data in {"dokumen.yml", "pengukuran/2025-TW1/"}
    )


@pytest.mark.parametrize("halaman", HALAMAN)
def test_berkas_yang_disebut_dikenal(halaman: str) -> None:
    named = {path for text in sebutan(halaman) if (path := berkas(text))}
    assert [path for path in sorted(named) if not dikenal(path)] == []


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
def test_tidak_tentang_satu_kantor(halaman: str, katalog: Katalog) -> None:
    """``ukur init`` copies these pages into every office."""
    office = katalog.instansi
    own = {office.nama, office.nama_singkat, office.pemerintah, office.daerah, office.tempat}
    own |= {holder.nama for holder in katalog.pejabat.pemegang}
    assert [word for word in own if word.casefold() in pohon(halaman).teks.casefold()] == []
