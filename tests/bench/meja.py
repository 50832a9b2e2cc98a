"""Times of the desk's room with the parser that a browser has: opened, a form shown, a keystroke, checked."""

import json
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.sintetis import tulis

from ukur.desk.bridge import Session, call
from ukur.model.paths import dokumen_path
from ukur.model.periode import parse_periode
from ukur.site.whole_site import preview_styles
from ukur.source import yaml_text
from ukur.source.parsed_files import pack_parsed

SIZES = (8, 100, 500)
KEYS = ("8", "82", "82,", "82,5", "82,51")
PERIODE = "2024-TW4"
"""The last quarter of the synthetic office, here still a draft."""


def _ask(
    session: Session, method: str, files: list[bytes] | None = None, **payload: Any
) -> tuple[Any, float]:
    start = time.perf_counter()
    answer = call(session, method, json.dumps(payload), files or [])
    seconds = time.perf_counter() - start
    told = json.loads(answer.text)
    assert told["ok"], told
    return told["value"], seconds


def baris_meja() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: indicators, rows, seconds to open alone and with a pack, milliseconds."""
    installed, yaml_text.PURE = yaml_text.PURE, True
    try:
        for count in SIZES:
            yield _row(count)
    finally:
        yaml_text.PURE = installed


def _row(count: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
        folder = Path(temp)
        tulis(folder, count)
        paths = sorted((folder / "indicators").rglob("*.yml"))
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    document = f"indicators/{dokumen_path(parse_periode(PERIODE))}"
    files[document] = re.sub(rb"(?m)^tahap: .*$", b"tahap: draf", files[document])
    session = Session()
    packed = pack_parsed(files)
    _, quick = _ask(
        Session(),
        "open",
        [*files.values(), packed],
        source="files",
        paths=[*files],
        today="2025-01-10",
        parsed=True,
    )
    opened, opening = _ask(
        session, "open", [*files.values()], source="files", paths=[*files], today="2025-01-10"
    )
    unit = opened["periods"][0]["units"][0]["unit"]
    form, showing = _ask(session, "form", periode=PERIODE, unit=unit)
    call_row = {"periode": PERIODE, "unit": unit, "kode": form["rows"][0]["kode"]}
    _ask(session, "edit", **call_row, values=[{"loc": ["penyebut"], "text": "100"}])
    keys = [
        _ask(session, "edit", **call_row, values=[{"loc": ["pembilang"], "text": text}])[1] for text in KEYS
    ]
    _, checking = _ask(session, "check")
    _, previewing = _ask(session, "preview", [preview_styles().encode()], periode=PERIODE)
    shown = (showing, min(keys), max(keys), checking, previewing)
    times = (f"{1000 * seconds:.0f}" for seconds in shown)
    return (str(count), str(len(form["rows"])), f"{opening:.2f}", f"{quick:.2f}", *times)
