"""A page in Chromium that has the desk's modules of hosts at hand, and what it asked of whom."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request
from tests.skenario.desk_places import Place

HARNESS = (Path(__file__).parent / "desk_harness.js").read_text("utf-8")


class DeskPage:
    """One page; ``asked`` are its requests to hosts."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site.rstrip("/")
        self.asked: list[Request] = []
        page.goto(site)
        page.on("request", lambda request: self._note(request))

    def _note(self, request: Request) -> None:
        if not request.url.startswith(f"{self.site}/"):
            self.asked.append(request)

    def run(self, call: str, place: Place, token: str = "", **given: Any) -> Any:
        """Call a function of the modules; ``token`` is an account's name."""
        return self.page.evaluate(HARNESS, [call, self._given(place, token, given)])

    def _given(self, place: Place, token: str, given: Mapping[str, Any]) -> dict[str, Any]:
        secret = {"token": f"tok-{token}"} if token else {}
        return {"config": place.config(), **secret, **given}

    def origins(self) -> set[str]:
        """Return where the page's requests went."""
        return {f"{address.scheme}://{address.netloc}" for address in (urlsplit(r.url) for r in self.asked)}
