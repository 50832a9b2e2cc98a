"""WebAssembly as servers give it: as it is, so that browsers keep what they compiled of it, or as a pack."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.bench.halaman_meja import SiteHandler
from tests.desk.test_desk_bad_input import served
from tests.desk.test_desk_page import READY
from tests.peramban import QuietHandler

Open = Callable[..., Page]
WHOLE = {"interpreter.wasm", "core.wasm"}
PACKS = {"interpreter.bin", "core.bin"}


@pytest.mark.one_daily("each starts Python in a browser twice")
@pytest.mark.parametrize(
    ("compresses", "type_", "fetched"),
    [
        pytest.param(True, "application/wasm", WHOLE, id="compressed"),
        pytest.param(False, "application/wasm", WHOLE | PACKS, id="as it is"),
        pytest.param(True, "application/octet-stream", WHOLE | PACKS, id="of no type"),
    ],
)
def test_each_server_gives_what_it_can(
    halaman: Open, desk_site: Path, compresses: bool, type_: str, fetched: set[str]
) -> None:
    """What is asked for and not taken is cut off before it came: its headers say enough."""
    asked: list[str] = []
    base: type[QuietHandler] = SiteHandler if compresses else QuietHandler

    class Server(base):  # type: ignore[misc, valid-type] # chosen by the case
        extensions_map = QuietHandler.extensions_map | {".wasm": type_}

        def do_GET(self) -> None:
            asked.append(self.path)
            try:
                super().do_GET()
            except ConnectionError:
                assert self.path.endswith(".wasm")

    with served(Server, desk_site) as address:
        page = halaman(address)
        expect(page.get_by_role("button", name="Buka data situs ini")).to_be_enabled(timeout=READY)
    assert (WHOLE | PACKS) & {path.rsplit("/", 1)[1] for path in asked} == fetched
    assert len(asked) == len(set(asked))  # nothing is sent twice
