"""Time from one YAML edit to the rebuilt site, in the process that `ukur serve` keeps."""

import gc
import logging
import os
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from ukur.commands.pages import site_build  # noqa: F401 # silences the theme's banner


def bangun_ulang(folder: Path) -> float:
    """Build twice as ``serve`` does, with one figure changed between; return the second build's seconds."""
    with tempfile.TemporaryDirectory(prefix="ukur-serve-") as site:
        os.environ["SOURCE_DATE_EPOCH"] = "1735603200"
        _build(folder, site)
        form = folder / "indicators/pengukuran/2024-TW4/unit-1.yml"
        text = form.read_text(encoding="utf-8")
        form.write_text(text.replace("penyebut: 1000", "penyebut: 1001", 1), encoding="utf-8")
        gc.disable()  # as the plugin does while it serves
        start = time.perf_counter()
        _build(folder, site)
        seconds = time.perf_counter() - start
        gc.enable()
        return seconds


def _build(folder: Path, site: str) -> None:
    config: MkDocsConfig = load_config(str(folder / "mkdocs.yml"), site_dir=site, strict=False)
    config.plugins.on_startup(command="serve", dirty=True)
    logging.getLogger("mkdocs.commands.build").setLevel(logging.ERROR)  # it warns of its own dirty builds
    build(config, dirty=True)
