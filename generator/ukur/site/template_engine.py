"""The template engine of page bodies: autoescape on, a missing name is an error."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ukur.document import wording
from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK
from ukur.document.date_text import DASH
from ukur.document.direction_text import SIGN_NOTE, directions
from ukur.model.official_act import OFFICIAL_ACT
from ukur.site import document_tables, fragments
from ukur.site.compiled import Compiled
from ukur.site.page import PageAddresses
from ukur.site.table_cards import card_table
from ukur.site.table_html import number_cell

PARTS: Mapping[str, Callable[..., str]] = {
    "status": fragments.status,
    "sel_angka": number_cell,
    "entri_kamus": fragments.kamus_entry,
    "faktor": fragments.factors_html,
    "plain_table": document_tables.plain_table,
    "comparison_table": document_tables.comparison_table,
    "direction_cell": document_tables.direction_cell,
    "direction_html": fragments.direction_html,
    "form_table": document_tables.form_table,
    "budget_table": document_tables.budget_table,
    "plans_table": document_tables.plans_table,
    "follow_up_table": document_tables.follow_up_table,
    "recommendations_table": document_tables.recommendations_table,
    "corrections_table": document_tables.corrections_table,
    "evidence_table": document_tables.evidence_table,
    "series_table": document_tables.series_table,
}
TEMPLATES = Path(__file__).parent / "templates"
_COMPILED = Compiled()


class TemplateEngine:
    """Renders templates for one choice of addresses; ``folders`` are searched for them before our own."""

    def __init__(self, address: PageAddresses, folders: Sequence[Path] = ()) -> None:
        self.alamat = address
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader([*folders, TEMPLATES]),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals |= {
            "url": address.url,
            "TANDA_KONSEP": DRAFT_MARK,
            "TANDA_PERCONTOHAN": PERCONTOHAN_MARK,
            "KOSONG": DASH,
            "RESMI": OFFICIAL_ACT,
            "wording": wording,
            "directions": directions,
            "SIGN_NOTE": SIGN_NOTE,
            "records": document_tables.records,
            "rows_of": document_tables.rows_of,
            "of_documents": document_tables.of_documents,
            "of_corrections": document_tables.of_corrections,
        }
        self._env.globals |= {name: _markup(build) for name, build in PARTS.items()}
        self._env.filters |= {
            "paragraf": html_paragraphs,
            "awal_besar": capitalized,
            "kartu": _markup(card_table),
        }

    def render(self, template: str, src: str, **values: Any) -> str:
        """Return the body of the page at ``src``."""
        return self._env.get_template(template).render(akar=self.alamat.way_to_top(src), **values)


def _markup(build: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *values: Markup(build(*values))


def html_paragraphs(text: str) -> Markup:
    """Return plain text as paragraphs, split at blank lines; everything in it is escaped."""
    parts = [part.strip() for part in text.split("\n\n")]
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def capitalized(text: str) -> str:
    """Return a sentence with its first letter in upper case, the others untouched: YAML stays YAML."""
    return text[:1].upper() + text[1:]
