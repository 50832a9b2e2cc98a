"""What every page of the portal is rendered with: the site's engine, its own templates first."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ukur.portal_site.portal_material import office_page
from ukur.portal_site.portal_table import Shown, link
from ukur.site.page import PageAddresses
from ukur.site.template_engine import TemplateEngine

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "aset/portal.css"


class PortalEngine(TemplateEngine):
    """Renders the portal's templates; its macros are those of an office's site."""

    def __init__(self, address: PageAddresses) -> None:
        super().__init__(address, (TEMPLATES,))

    def body(self, template: str, src: str, tables: Mapping[str, str] = {}, **values: Any) -> str:
        """Return the body of a page; ``tables`` are those that the template names, or an empty text."""
        return self.render(template, src, gaya=STYLE, **tables, **values)


@dataclass(frozen=True)
class Way:
    """Addresses of the portal's pages as seen from one of them."""

    address: PageAddresses
    src: str

    def to(self, src: str, place: str = "") -> str:
        """Return the address of a page, or of a place in it."""
        return self.address.way_to_top(self.src) + self.address.url(src) + (f"#{place}" if place else "")

    def office(self, code: str, name: str, place: str = "") -> Shown:
        """Return a link to an office's page."""
        return link(self.to(office_page(code), place), name)
