"""The pictures of the guides, taken from the shipped examples in Chromium.

How they are made anew stands in docs/desk.md. No test run by itself
finds the two files that do it; tests/site/test_panduan_isi.py holds what they made.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[1] / "content/panduan"
COLOURS = 16
"""Enough for text on flat grounds; the planner's guide with both of its pictures stays a light page."""


def take(page: Page, name: str) -> None:
    """Write what the window shows as a small picture."""
    raw = page.screenshot(animations="disabled")
    image = Image.open(io.BytesIO(raw)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.convert("RGB").save(FOLDER / f"{name}.webp", lossless=True, quality=100, method=6)
