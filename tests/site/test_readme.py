"""README: its tables and samples are those of the program, the packages and the data."""

import re
import tomllib
from pathlib import Path

from click.testing import CliRunner
from ruamel.yaml import YAML
from tests.site.baca_panduan import REPO, TEXTS, blok, pohon, tabel
from tests.test_arsitektur import RUANG, TABEL

from ukur.commands.cli.main import cli

PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def rooms(text: str) -> dict[str, set[str]]:
    return {words[0]: set(words[1:]) - {"-"} for line in text.splitlines() if (words := line.split())}


def test_imports_are_the_tested_table() -> None:
    [text] = [text for text in blok("README.md") if re.match(r"archive +", text)]
    told = rooms(text)
    assert text.rstrip().endswith("all of them")
    last = text.split()[-4]
    assert TABEL[last] >= RUANG - {last}
    assert {**told, last: TABEL[last]} == TABEL, "the table of README is to read:\n" + "\n".join(
        f"{room:<10} {' '.join(sorted(TABEL[room])) or '-'}" for room in sorted(TABEL) if room != last
    )


def packages() -> tuple[set[str], set[str]]:
    """Packages that running and developing need, without what they may bring along."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    extra = [row for rows in project["optional-dependencies"].values() for row in rows]
    return _names(project["dependencies"]), _names(extra)


def _names(rows: list[str]) -> set[str]:
    return {found[0].lower() for row in rows if (found := PACKAGE.match(row))}


def test_every_package_has_its_row() -> None:
    rows = [
        name for row in tabel("README.md", "Package") for name in re.split(r", ", row[0].partition(" (")[0])
    ]
    assert sorted(name.lower() for name in rows) == sorted(packages()[0])


def test_every_package_for_development_is_named() -> None:
    [paragraph] = [p.teks for p in pohon("README.md").cari("p") if p.teks.startswith("For development only:")]
    words = {word.lower() for word in PACKAGE.findall(re.sub(r"\([^)]*\)", "", paragraph))}
    assert packages()[1] - {word.rstrip(".") for word in words} == set()
    known = packages()[1] | {"for", "development", "only", "and"}
    listed = re.sub(r"\([^)]*\)", "", paragraph.partition(": ")[2].partition(". ")[0])
    assert {word.lower() for word in PACKAGE.findall(listed)} - known == set()


def test_the_python_is_the_packages() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["requires-python"].removeprefix(">=")
    offices = [name for name in TEXTS if re.search(r"/(?:skeleton|example)/README\.md$", name)]
    assert len(offices) == 2
    texts = ("README.md", "operator.md", *offices)
    assert {page: re.findall(r"Python (\d+\.\d+\.\d+)", pohon(page).teks) for page in texts} == {
        page: [version] for page in texts
    }


def test_what_goes_in_is_the_data() -> None:
    [text] = [text for text in blok("README.md") if text.startswith("IKU-01:")]
    yaml = YAML(typ="safe", pure=True)
    told = yaml.load(text)["IKU-01"]
    form = yaml.load(REPO / "indicators/pengukuran/2024-TW4/dinas.yml")["indikator"]["IKU-01"]
    assert {key: told[key] for key in ("pembilang", "penyebut")} == {
        key: form[key] for key in ("pembilang", "penyebut")
    }
    assert told["bukti"][0]["nama"] in {item["nama"] for item in form["bukti"]}


def test_what_comes_out_is_what_calc_prints() -> None:
    [text] = [text for text in blok("README.md") if text.startswith("Kode ")]
    call = ["calc", "2024-TW4", "--repo", str(REPO)]
    done = CliRunner(env={"COLUMNS": "200"}).invoke(cli, call, standalone_mode=False)
    printed = {" ".join(re.sub("[┃│]", " ", line).split()) for line in done.output.splitlines()}
    assert {" ".join(line.split()) for line in text.splitlines()} - printed == set()


def test_a_finding_reads_as_it_does() -> None:
    """README and the guide show the same finding; it is the one of the golden folder of its rule."""
    shown = [text for page in ("README.md", "memeriksa.md") for text in blok(page) if "galat F002" in text]
    assert len(shown) == 2
    assert shown[0] == shown[1]


def test_places_in_the_tree_exist() -> None:
    [text] = [text for text in blok("README.md") if text.startswith("indicators/ ")]
    places = [line.split()[0] for line in text.splitlines() if not line.startswith(" ")]
    inner = re.findall(r"(?:content|tests)/\w+/|\.git\S+/workflows/|\.gitlab-ci\.yml", text)
    assert [path for path in [*places, *inner] if not Path(REPO, path).exists()] == []
