"""The snippets that come with an office: filled in with examples each fits the file that it is for."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # the package ships no types
import pytest
from tests.editor.language_server import LanguageServer
from tests.editor.whole_text import folder, head
from tests.model.whole_records import KINDS

from ukur.commands.data.schema_files import schema_of
from ukur.measure.key_choices import choices_of
from ukur.model.bukti import Bukti
from ukur.model.indikator import Indikator, Sumber, Target
from ukur.model.key_texts.all_texts import key_text
from ukur.model.key_texts.key_facts import example_yaml
from ukur.model.pengukuran import Koreksi, RencanaAksi
from ukur.model.values import Record
from ukur.source.yaml_text import parse

REPO = Path(__file__).resolve().parents[2]
SNIPPETS = {
    item["prefix"]: item
    for item in json.loads((REPO / ".vscode/ukur.code-snippets").read_text("utf-8")).values()
}
FORM = "unit: dinas\nindikator:\n  IKU-01:\n    keterangan: ada\n"
# Prefix, kind of file, what stands before it there, how deep it stands, and whose keys it has.
USES = [
    pytest.param("ukur-indikator", "indikator", "", 0, (Indikator, Sumber, Target), id="indikator"),
    pytest.param("ukur-rencana-aksi", "formulir", FORM, 4, (RencanaAksi,), id="rencana aksi"),
    pytest.param(
        "ukur-rencana-aksi-lagi",
        "formulir",
        f"{FORM}    rencana_aksi:\n",
        6,
        (RencanaAksi,),
        id="rencana lagi",
    ),
    pytest.param("ukur-bukti", "formulir", FORM, 4, (Bukti,), id="bukti"),
    pytest.param("ukur-bukti-lagi", "formulir", f"{FORM}    bukti:\n", 6, (Bukti,), id="bukti lagi"),
    pytest.param("ukur-koreksi", "koreksi", "", 0, (Koreksi,), id="koreksi"),
    pytest.param("ukur-koreksi-lagi", "koreksi", "koreksi:\n", 2, (Koreksi,), id="koreksi lagi"),
]
_CHOICES = re.compile(r"\$\{\d+\|([^}]*)\|\}")


def test_each_snippet_has_its_test() -> None:
    assert {use.values[0] for use in USES} == SNIPPETS.keys()
    assert {item["scope"] for item in SNIPPETS.values()} == {"yaml"}
    assert all(item["description"].endswith(".") for item in SNIPPETS.values())


def filled(prefix: str, deep: int, records: tuple[type[Record], ...]) -> str:
    """Return a snippet as it stands once it is filled in: the first choice, else the example of the key."""
    lines = []
    for line in SNIPPETS[prefix]["body"]:
        found = re.fullmatch(r"([ -]*)(\w+): (.*\$.*)", line.replace("\\$", "@"))
        if found is None:
            year = re.sub(r"\$\{\d+:\$\{CURRENT_YEAR\}\}", "2025", line)
            lines.append(year.replace("\\$", "$").replace("$0", ""))
            continue
        before, key, value = found.groups()
        record = next(one for one in records if key in one.model_fields)
        choices = _CHOICES.fullmatch(value)
        told = choices[1].split(",")[0] if choices else key_text(record, key).example
        lines.append(before + example_yaml(key, told))
    return "".join(f"{' ' * deep}{line}".rstrip() + "\n" for line in lines)


def whole(kind: str, before: str, snippet: str) -> str:
    """Return the file; a snippet of a whole file brings its first line itself."""
    return snippet if snippet.startswith("#") else head(kind) + before + snippet


@pytest.mark.parametrize(("prefix", "kind", "before", "deep", "records"), USES)
def test_a_snippet_fits_its_file(
    prefix: str, kind: str, before: str, deep: int, records: tuple[type[Record], ...]
) -> None:
    data: Any = parse("x.yml", whole(kind, before, filled(prefix, deep, records)).encode()).data
    KINDS[kind].model.model_validate(data)
    jsonschema.Draft202012Validator(json.loads(schema_of(KINDS[kind]))).validate(data)


@pytest.mark.parametrize(("prefix", "kind", "before", "deep", "records"), USES)
def test_an_editor_finds_no_mistake_in_a_snippet(
    server: LanguageServer, prefix: str, kind: str, before: str, deep: int, records: tuple[type[Record], ...]
) -> None:
    assert server.show(folder(kind), whole(kind, before, filled(prefix, deep, records))) == []


@pytest.mark.parametrize(("prefix", "kind", "before", "deep", "records"), USES)
def test_a_snippet_offers_what_the_model_takes(
    prefix: str, kind: str, before: str, deep: int, records: tuple[type[Record], ...]
) -> None:
    """Every choice of a closed set, in the order of the set; quarters of a period are no set of its own."""
    for line in SNIPPETS[prefix]["body"]:
        found = re.fullmatch(rf"[ -]*(\w+): {_CHOICES.pattern}", line)
        if found:
            record = next(one for one in records if found[1] in one.model_fields)
            assert found[2].split(",") == [*choices_of(record, found[1])], line


@pytest.mark.parametrize("prefix", SNIPPETS)
def test_a_snippet_leaves_no_made_up_text(prefix: str) -> None:
    """What is left unfilled stays blank, and the check asks for it; but for the year in which one writes."""
    text = "\n".join(SNIPPETS[prefix]["body"])
    assert {*re.findall(r"\$\{\d+:(.*?)\}", text)} <= {"${CURRENT_YEAR", "${TM_FILENAME_BASE"}
