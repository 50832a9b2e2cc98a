"""Every key of every data file for who fills it in, from the texts that editors show."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ukur.measure.key_choices import choices_of
from ukur.model.catalogue import RECORDS
from ukur.model.key_texts.all_texts import key_text, record_text
from ukur.model.key_texts.key_facts import (
    KEYS_PAGE,
    example_yaml,
    key_anchor,
    need_text,
    record_anchor,
)
from ukur.model.meaning import records_in, records_within
from ukur.model.paths import DATA, DataKind, data_glob
from ukur.model.values import Record
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.search_index import each_word_once
from ukur.site.template_engine import TemplateEngine

_SRC = f"{KEYS_PAGE}.md"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page; it is made of the program alone and the same in every office."""
    files = _all_files()
    yield SitePage(
        _SRC,
        "Kamus isian",
        "Arti, contoh, dan pilihan setiap isian berkas data",
        lambda: engine.render("kamus_isian.html", _SRC, berkas=files),
        files,
        tuple(PageSection(file["id"], file["judul"]) for file in files),
        cari=lambda: tuple(_entry(record) for file in files for record in file["rekaman"]),
    )


@cache  # of the program alone
def _all_files() -> tuple[dict[str, Any], ...]:
    return tuple(_files())


def _files() -> Iterator[dict[str, Any]]:
    """Yield each kind of file; a record that several have stands where it comes first."""
    shown: set[type[Record]] = set()
    for kind, model in RECORDS.items():
        records = [one for one in records_within(model) if issubclass(one, Record) and one not in shown]
        shown.update(records)
        yield {
            "id": f"berkas-{kind.value}",
            "judul": record_text(model).title,
            "path": f"{DATA}/{_pattern(kind)}",
            "rekaman": [_record(one) for one in records],
        }


def _pattern(kind: DataKind) -> str:
    """Return where a kind of file lies, as people write it; a form is any name but that of the document."""
    return data_glob(kind).replace("!(dokumen)", "UNIT").replace("*/", "PERIODE/").replace("*", "NAMA")


def _record(record: type[Record]) -> dict[str, Any]:
    text = record_text(record)
    return {
        "id": record_anchor(record),
        "judul": text.title,
        "kalimat": text.description,
        "isian": [_key(record, key) for key in record.model_fields],
    }


def _key(record: type[Record], key: str) -> dict[str, Any]:
    text, field = key_text(record, key), record.model_fields[key]
    inner = next((one for one in records_in(field.annotation) if issubclass(one, Record)), None)
    told = f"{text.description} {need_text(field, text)}".rstrip()
    return {
        "id": key_anchor(record, key),
        "kunci": key,
        "judul": text.title,
        "kalimat": told,
        "pilihan": _choices(record, key),
        "contoh": example_yaml(key, text.example),
        "isi": (record_anchor(inner), record_text(inner).title) if inner else None,
    }


def _choices(record: type[Record], key: str) -> list[tuple[str, str]]:
    """Return the values of a closed set with their meanings; what holds of all the others comes last."""
    told = choices_of(record, key)
    return [("lainnya" if value == "*" else value, meaning) for value, meaning in told.items()]


def _entry(record: dict[str, Any]) -> SearchEntry:
    """Return what the search knows of a record: its keys by name; meanings would weigh on every visit."""
    title = f"Kamus isian: {record['judul']}"
    return SearchEntry(title, each_word_once((key["kunci"] for key in record["isian"]), title), record["id"])
