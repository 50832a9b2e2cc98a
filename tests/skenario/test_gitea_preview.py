"""The PDF beside the gate's comment on Gitea: who decides reads it there, and only what this run made."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.nightly import A_WAY
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, disahkan
from tests.skenario.kantor import PERENCANA, Kantor, Ukur
from tests.skenario.pada_gitea import GATE, PadaGitea
from tests.skenario.signed_inputs import pdf_text

pytestmark = pytest.mark.first_test_daily(A_WAY)

NAME = "pratinjau-2025-TW4.pdf"
ELSEWHERE = "pratinjau dan PDF (hasil pekerjaan periksa)"


@pytest.fixture
def gitea(
    kantor_bertahap: Callable[[str], Kantor], ukur: Ukur, tmp_path: Path
) -> Iterator[tuple[PadaGitea, int]]:
    """A proposal that brings the signature, not decided yet."""
    made = PadaGitea(kantor_bertahap("konsep").salin(tmp_path / "kantor"), ukur, tmp_path)
    yield made, made.propose(PERENCANA, {DOKUMEN: disahkan})
    made.server.close()


def _comment(gitea: PadaGitea, number: int) -> str:
    (row,) = gitea.server.pull(str(number)).comments
    return str(row["body"])


def _linked(gitea: PadaGitea, number: int) -> bytes:
    """Return the file that the comment links to."""
    page = re.search(r"\[pratinjau dokumen\]\(([^)]+)\)", _comment(gitea, number))
    assert page is not None
    base, uuid = page[1].rsplit("/attachments/")
    assert base == gitea.server.peladen.alamat
    return gitea.server.files[uuid]


def test_the_pdf_of_the_decision(gitea: tuple[PadaGitea, int]) -> None:
    place, number = gitea
    place.gate(number)
    content = _linked(place, number)
    assert content.startswith(b"%PDF")
    text = pdf_text(content)
    # 47 of 221 villages are 21,27 %; 20 % were wanted: 106,35 %.
    assert ("KONSEP" in text, "106,35" in text) == (True, True)
    assert ELSEWHERE not in _comment(place, number)


def test_each_run_puts_its_own_in_place_of_all(gitea: tuple[PadaGitea, int]) -> None:
    """Another writer can edit the gate's comment there, and so its files."""
    place, number = gitea
    place.gate(number)
    (row,) = place.server.pull(str(number)).comments
    first = row["files"][0]["uuid"]
    place.server.files[first] = b"%PDF forged"
    other = f"{9999:08x}-0000-4000-8000-000000000000"
    row["files"].append({"id": 9999, "name": NAME, "size": 2, "uuid": other})
    place.server.files[other] = b"MZ"
    place.gate(number)
    assert [item["name"] for item in row["files"]] == [NAME]
    assert b"forged" not in _linked(place, number)
    assert first not in _comment(place, number)


def _no_files(place: PadaGitea, number: int) -> None:
    place.server.takes_files = False


def _from_a_fork(place: PadaGitea, number: int) -> None:
    place.server.pull(str(number)).source = 2


def _unreadable(place: PadaGitea, number: int) -> None:
    place.kantor.tulis(PERENCANA, {FORMULIR: lambda text: text.replace("penyebut: 221", "penyebut: 0", 1)})


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(_no_files, id="a host where files are turned off"),
        pytest.param(_from_a_fork, id="a proposal from a fork"),
        pytest.param(_unreadable, id="data with an error"),
    ],
)
def test_nothing_beside_it(gitea: tuple[PadaGitea, int], case: Callable[[PadaGitea, int], None]) -> None:
    """The decision is told all the same, and the job's page is named for the PDF."""
    place, number = gitea
    case(place, number)
    assert place.gate(number).kode == 1
    assert (place.server.files, ELSEWHERE in _comment(place, number)) == ({}, True)
    assert "/attachments/" not in _comment(place, number)


def _broken(place: PadaGitea) -> None:
    place.kantor.tulis(PERENCANA, {FORMULIR: lambda text: f"{text}\n  - ["})


def _withdrawn(place: PadaGitea) -> None:
    place.kantor.tulis(
        PERENCANA, {DOKUMEN: lambda text: place.kantor.di_pusat("show", f"main:{DOKUMEN}") + "\n"}
    )


@pytest.mark.parametrize("later", [_broken, _withdrawn])
def test_what_is_no_longer_proposed_goes(
    gitea: tuple[PadaGitea, int], later: Callable[[PadaGitea], None]
) -> None:
    """The file of an earlier head does not stand beside a verdict on another."""
    place, number = gitea
    place.gate(number)
    (row,) = place.server.pull(str(number)).comments
    assert len(row["files"]) == 1
    later(place)
    place.gate(number)
    assert row["files"] == []


def test_nothing_of_a_proposal_that_brings_no_document(gitea: tuple[PadaGitea, int]) -> None:
    place, _ = gitea
    page: dict[str, Ubah] = {"content/tentang.md": lambda text: f"{text}Naskah baru.\n"}
    number = place.propose(PERENCANA, page, "halaman")
    place.gate(number)
    assert place.server.files == {}


def test_a_dry_run_keeps_nothing(gitea: tuple[PadaGitea, int]) -> None:
    place, number = gitea
    asked = ("gate", "--change", str(number), "--dry-run")
    place.ukur(*asked, di=place.kantor.utama, lingkungan=place.variables(GATE))
    assert (place.server.files, place.server.pull(str(number)).comments) == ({}, [])
