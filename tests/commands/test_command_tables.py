"""The tables of commands in README and guide, and every list of exit codes, held to the command line."""

import re

import click
import pytest
from tests.site import product
from tests.site.baca_panduan import REPO, tabel

from ukur.commands.cli.main import cli
from ukur.commands.cli.screen import CLEAN, FINDINGS, INTERRUPTED, OUR_ERROR, USAGE

TABLES = [
    pytest.param("README.md", "Command", id="README"),
    pytest.param("memeriksa.md", "Perintah", id="guide"),
]
CODE = re.compile(r"`([^`]+)`")


def named(cell: str) -> list[str]:
    """The commands of a row's first cell; PERIODE and FOLDER as a user would write them are left out."""
    found = []
    for call in re.findall(r"ukur ([^,]+)", cell):
        words = call.split()
        found.append(
            " ".join(words[: 2 if f"{words[0]} {words[1] if words[1:] else ''}" in product.COMMANDS else 1])
        )
    return found


@pytest.mark.parametrize(("page", "heading"), TABLES)
def test_every_command_has_one_row(page: str, heading: str) -> None:
    rows = [name for row in tabel(page, heading) for name in named(row[0])]
    assert sorted(rows) == sorted(product.COMMANDS)


def test_the_guide_says_what_the_help_says() -> None:
    told = {
        row[0].removeprefix("ukur "): row[1] for row in tabel("memeriksa.md", "Perintah") if row[0] != "make"
    }
    calls = {name: text for call, text in told.items() for name in named(f"ukur {call}")}
    assert calls == {name: product.one_line(name) for name in product.COMMANDS}


def rows_of_readme() -> list[tuple[str, str]]:
    lines = (REPO / "README.md").read_text("utf-8").splitlines()
    return [
        (row[1], row[2]) for line in lines if (row := line.split("|"))[1:] and row[1].startswith(" `ukur ")
    ]


@pytest.mark.parametrize(
    ("cell", "text"), [pytest.param(*row, id=row[0].strip()) for row in rows_of_readme()]
)
def test_options_of_a_row_are_the_commands(cell: str, text: str) -> None:
    """Code in a row is an option of one of its commands, a choice that it gives, or a path."""
    params = [param for name in named(cell.replace("`", "")) for param in product.COMMANDS[name].params]
    options = {name for param in params for name in param.opts}
    values = {v for param in params if isinstance(param.type, click.Choice) for v in param.type.choices}
    said = [
        word for code in CODE.findall(text) for word in code.split() if not re.search(r"[/.]|^[A-Z]", word)
    ]
    assert [word for word in said if word not in options | values] == []


CODES = (CLEAN, FINDINGS, USAGE, OUR_ERROR, INTERRUPTED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param((REPO / "README.md").read_text("utf-8"), id="README"),
        pytest.param((REPO / "content/panduan/memeriksa.md").read_text("utf-8"), id="guide"),
        pytest.param(cli.help, id="ukur --help"),
    ],
)
def test_exit_codes(text: str) -> None:
    [listed] = re.findall(
        r"(?:Exit codes|Kode keluar)(?: setiap perintah)?: ([^.]+)\.", " ".join(text.split())
    )
    assert [int(code) for code in re.findall(r"\b\d+\b", listed)] == [*CODES]
