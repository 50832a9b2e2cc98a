"""No text names a stage, setting, job, variable, link or verdict that the product does not have."""

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from tests.site import product
from tests.site.baca_panduan import FOR_DEVELOPERS, HALAMAN, REPO, TEXTS, pohon, sebutan, tabel

from ukur.commands.gate.host_rules import EXPORTERS, export_rules
from ukur.hosts.branch_rules import GateIdentity
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Tahap
from ukur.workflow.decision import VerdictStatus

EVERY = [*HALAMAN, *TEXTS]
FOR_OFFICES = [name for name in EVERY if name not in FOR_DEVELOPERS]

# Words of Git, SSH, hosts and other programs; the folder of the site that holds the schemas.
FOREIGN = {"main", "origin", "api", "valid-before", "gitea-actions", "forgejo-actions", "concurrency"}
FOREIGN |= {"make", "ukur", "git", "skema"}
FOREIGN |= {"write_repository"}  # a scope of GitLab's tokens
FOREIGN |= {"title", "description", "hide", "onclick", "style"}  # of a written page's head and HTML
FOREIGN |= {"nihil"}  # what tables say for 0, and the program refuses

GATE = GateIdentity("ukur-gerbang")


def stages(page: str) -> Iterator[str]:
    """What a page calls a stage: ``tahap: x`` as code, or as code after the word."""
    for text in sebutan(page):
        if match := re.fullmatch(r"tahap: (\S+)", text):
            yield match[1]
    marked = re.sub(r"[*_]", "", source(page))
    yield from re.findall(r"\b[Tt]ahap(?:nya)?`?(?: menjadi| bertahap)? `(\w+)`", marked)
    yield from re.findall(r"\bbertahap `(\w+)`", marked)


def source(page: str) -> str:
    return (REPO / ("" if page in TEXTS else "content/panduan") / page).read_text("utf-8")


@pytest.mark.parametrize("page", EVERY)
def test_stages_are_those_of_the_documents(page: str) -> None:
    jobs = product.jobs()
    assert [name for name in stages(page) if name not in {*map(str, Tahap)} | jobs] == []


@pytest.mark.parametrize("page", EVERY)
def test_variables_are_read_by_program_or_pipeline(page: str) -> None:
    known = product.read_variables() | product.pipeline_variables()
    if page in FOR_DEVELOPERS:
        known |= product.constants()
    named = {text for text in sebutan(page) if re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+", text)}
    assert named - known == set()


def test_every_variable_of_ours_is_told_to_operators() -> None:
    ours = {name for name in product.read_variables() | product.pipeline_variables() if "UKUR_" in name}
    told = {row[0] for row in tabel("operator.md", "Variabel")}
    assert {name for name in ours if name.startswith("UKUR_")} == told


@pytest.mark.parametrize("page", EVERY)
def test_jobs_are_those_of_the_pipelines(page: str) -> None:
    """A job is named in quotation marks or as code after the word for it."""
    named = re.findall(r"\b[Pp]ekerjaan(?: tahap)? [\"`]([^\"`]+)[\"`]", " ".join(source(page).split()))
    named += re.findall(r"\"Actions\", \"([a-z]\w*)\"", source(page))
    assert [name for name in named if name not in product.jobs()] == []


@pytest.fixture(scope="module")
def known(katalog: Catalogue) -> set[str]:
    words = {*product.settings(), *product.choices(), *product.jobs(), *product.snippets(), *FOREIGN}
    words |= {*katalog.peran.peran, *katalog.instansi.unit, *map(str, Tahap)}
    words |= product.read_variables() | product.pipeline_variables()
    for kind in EXPORTERS:
        for text in export_rules(katalog, kind, datetime.date(2026, 1, 1), GATE).values():
            words |= set(re.findall(r'"(\w+)":', text))
    return words


@pytest.mark.parametrize("page", FOR_OFFICES)
def test_settings_are_those_of_the_data_files(page: str, known: set[str]) -> None:
    """A word of small letters that stands as code is a key or a value; ``key: value`` has such a key."""
    named = {
        text.partition(": ")[0] for text in sebutan(page) if re.fullmatch(r"[a-z][a-z0-9_-]+(: .*)?", text)
    }
    assert named - known == set()


@pytest.mark.parametrize("page", [name for name in EVERY if not name.startswith(("content/", "generator/"))])
def test_links_lead_somewhere(page: str) -> None:
    folder = PurePosixPath("content/panduan/x" if page in HALAMAN else page).parent
    for link in pohon(page).cari("a"):
        path, _, anchor = link.atribut.get("href", "").partition("#")
        if re.match(r"\w+:", path):
            continue
        target = (REPO / folder / path).resolve() if path else REPO / folder / PurePosixPath(page).name
        made = page in HALAMAN and path.startswith("../")  # pages that the site makes; its builder is strict
        assert made or target.exists(), link.atribut["href"]
        name = target.name if target.parent.name == "panduan" else target.relative_to(REPO).as_posix()
        if anchor and name in EVERY:
            assert anchor in {part.atribut.get("id") for part in pohon(name).jelajah()}, link.atribut["href"]


def test_verdicts_are_those_of_the_gate() -> None:
    assert {row[0].lower() for row in tabel("usulan.md", "Putusan")} == {*map(str, VerdictStatus)}


def test_sentences_of_a_refusal_are_the_programs() -> None:
    """What an operator finds in a red run and looks up here is what the program or the workflow says."""
    pipelines = "".join(path.read_text("utf-8") for path in (REPO / ".github/workflows").glob("*.yml"))
    said = re.sub(r'"\s*\n\s*f?"', "", product.sources()) + pipelines
    looked_up = [row[0] for row in tabel("menerbitkan.md", "Kalimatnya")]
    assert [text for text in looked_up if text.casefold() not in said.casefold()] == []
