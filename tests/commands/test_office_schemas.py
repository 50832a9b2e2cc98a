"""Schemas in an office's repository: in Git for editors in a browser, with links to the office's own site."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.commands.former_office import older_office
from tests.skenario.kantor import jalankan_git

from ukur.commands.data.new_office import start_office
from ukur.commands.data.schema_files import all_schemas, site_address
from ukur.commands.filing.program_upgrade import apply_upgrade, prepare_upgrade

Jalankan = Callable[..., Any]
SITUS = "https://example.org/kinerja/"
LINK = "[Kamus isian](<https://example.org/kinerja/kamus-isian/#indikator-rumus>)"
INSTANSI = "indicators/instansi.yml"


def rumus(schemas: Mapping[str, str]) -> str:
    """What an editor shows of the key ``rumus``."""
    schema = json.loads(schemas["content/skema/indikator.schema.json"])
    return str(schema["properties"]["rumus"]["markdownDescription"])


def held(repo: Path) -> dict[str, str]:
    return {
        f"content/skema/{path.name}": path.read_text("utf-8") for path in (repo / "content/skema").iterdir()
    }


def name_site(repo: Path) -> None:
    path = repo / INSTANSI
    path.write_text(f"{path.read_text('utf-8')}\nsitus: {SITUS}\n", "utf-8")


def committed(repo: Path) -> Path:
    jalankan_git(repo, "init", "--quiet", "--template=", "--initial-branch=main")
    jalankan_git(repo, "add", "--all")
    jalankan_git(repo, "commit", "--quiet", "-m", "awal")
    return repo


def test_each_key_leads_to_its_place_on_the_offices_site() -> None:
    assert rumus(all_schemas(SITUS)).endswith(LINK)
    assert "](" not in rumus(all_schemas())


@pytest.mark.parametrize(
    ("text", "situs"),
    [
        pytest.param(f"situs: {SITUS}\n", SITUS, id="an address"),
        pytest.param("nama: Dinas\n", None, id="none"),
        pytest.param("", None, id="empty file"),
        pytest.param("- a\n", None, id="list"),
        pytest.param("situs:\n", None, id="blank"),
        pytest.param("situs: [a]\n", None, id="no text"),
        pytest.param("situs: javascript:alert(1)\n", None, id="no address of a site"),
        pytest.param("situs: 'https://a>) [x](https://b'\n", None, id="would end the link"),
        pytest.param("situs: 'a\n", None, id="cannot be read"),
        pytest.param("situs: &a https://example.org/\n", None, id="an anchor of YAML"),
    ],
)
def test_the_address_is_what_the_file_says_or_none(text: str, situs: str | None) -> None:
    assert site_address(text.encode()) == situs
    assert site_address(b"\xff\xfe" + text.encode("utf-16-le")) is None


def test_a_new_office_has_them_in_git(tmp_path: Path) -> None:
    start_office(tmp_path / "baru")
    repo = committed(tmp_path / "baru")
    tracked = jalankan_git(repo, "ls-files", "content/skema").split()
    assert tracked == sorted(all_schemas())
    assert held(repo) == all_schemas()


def test_they_follow_the_address_of_the_site(tmp_path: Path, ukur: Jalankan) -> None:
    start_office(tmp_path / "baru")
    name_site(tmp_path / "baru")
    assert ukur("schema", "--check", di=tmp_path / "baru").kode == 1
    assert ukur("schema", di=tmp_path / "baru").kode == 0
    assert held(tmp_path / "baru") == all_schemas(SITUS)
    assert ukur("schema", "--check", di=tmp_path / "baru") == (0, "", "")


def test_an_upgrade_brings_them_to_an_office_that_kept_them_out_of_git(tmp_path: Path) -> None:
    """Its .gitignore names them still, and ``make`` had written older ones; its site has an address."""
    repo = tmp_path / "kantor"
    older_office(repo, "0.5.0", {".gitignore": ".venv/\ncontent/skema/\n"})
    for path in (repo / "content/skema").iterdir():
        path.write_text("{}\n", "utf-8")
    name_site(repo)
    committed(repo)
    assert jalankan_git(repo, "ls-files", "content/skema") == ""
    upgrade = prepare_upgrade(repo)
    assert upgrade is not None
    apply_upgrade(repo, upgrade)
    assert held(repo) == all_schemas(SITUS)
    jalankan_git(repo, "commit", "--quiet", "-m", "program")
    assert jalankan_git(repo, "ls-files", "content/skema").split() == sorted(all_schemas())
    assert prepare_upgrade(repo) is None


def test_an_upgrade_replaces_one_that_somebody_edited(tmp_path: Path) -> None:
    """Nobody's words are lost: they are made, and the next ``ukur schema`` would replace them as well."""
    repo = tmp_path / "kantor"
    start_office(repo)
    (repo / "content/skema/sop.schema.json").write_text("{}\n", "utf-8")
    upgrade = prepare_upgrade(committed(repo))
    assert upgrade is not None
    assert [step.path for step in upgrade.steps] == ["content/skema/sop.schema.json"]
    apply_upgrade(repo, upgrade)
    assert held(repo) == all_schemas()
