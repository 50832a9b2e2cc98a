"""A text says that something is missing only in its section of limits, and only as long as it is missing."""

import re

import pytest
from tests.site.baca_panduan import HALAMAN, TEXTS, pohon, written
from tests.urai import Unsur

from ukur.commands.cli.main import cli

LIMITS = {"Yang belum ada", "Limits, told honestly"}
ABSENT = re.compile(
    r"belum (?:ada|tersedia|dibuat|didukung)|menyusul|versi (?:berikut|mendatang)|"
    r"\bnot (?:yet )?(?:there|available|implemented|supported|in this version)\b|"
    r"\bin a later version\b|\bplanned\b",
    re.IGNORECASE,
)
# Sentences about data of an office, not about the program.
OF_DATA = ["belum ada data", "Bila angkanya belum ada", "daftar yang belum ada", "Belum ada data"]
OF_DATA += ["Data yang belum ada dikosongkan"]


# Items that tell what was tried, measured or read: people keep them true.
TOLD = [
    "GitHub and GitLab were tried against stand-ins only",
    "Raising tahap to arsip files nothing",
    "Where peran.yml has no number of an account",
    "A plan that is on record is deleted in the YAML",
    "The button that opens a period needs a host that tells who started a run",
    "PDF/A-3 and PDF/UA-1 are enforced by typst",
    "A document of 500 indicators needs",
    "The predikat scale follows other local governments",
    "IDM figures come from a public copy",
    "Material for MkDocs ends",
    "Tested on Debian",
]


def limits(page: str) -> list[str]:
    """The items of a page's section of limits."""
    found: list[str] = []
    inside = False
    for part in pohon(page).isi:
        if isinstance(part, Unsur) and re.fullmatch(r"h\d", part.tag):
            inside = part.teks in LIMITS
        elif isinstance(part, Unsur) and inside:
            found += [item.teks for item in part.cari("li")]
    return found


def outside(page: str) -> str:
    """The page's sentences without its section of limits."""
    text = pohon(page).teks
    for item in limits(page):
        text = text.replace(item, "")
    return re.sub("|".join(map(re.escape, [*LIMITS, *OF_DATA])), "", text)


@pytest.mark.parametrize("page", [*HALAMAN, *TEXTS])
def test_absence_is_told_in_limits_only(page: str) -> None:
    assert [match[0] for match in ABSENT.finditer(outside(page))] == []


@pytest.mark.parametrize("page", [*HALAMAN, *TEXTS])
def test_every_limit_is_known(page: str) -> None:
    """A new item needs a place among what people keep true."""
    known = tuple(TOLD) if page == "README.md" else ()
    assert [item for item in limits(page) if not item.startswith(known)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Publishing, the frozen archive and the verification of signed PDFs are not in this version.",
        "Pembuatan arsip dan penerbitan otomatis menyusul pada versi berikutnya.",
        "Pekerjaan yang menerbitkan ke GitLab Pages belum ada.",
    ],
)
def test_a_promise_would_be_seen(sentence: str) -> None:
    assert ABSENT.search(sentence)


@pytest.mark.parametrize(
    "page", [page for page in [*HALAMAN, *TEXTS] if any(f"# {title}\n" in written(page) for title in LIMITS)]
)
def test_limits_name_commands_that_exist(page: str) -> None:
    """A command that stands as code in the limits is there: what is missing has no name yet."""
    names = {text.split()[1] for item in limits(page) for text in re.findall(r"\bukur [a-z]+", item)}
    assert names <= set(cli.commands)
