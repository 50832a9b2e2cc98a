"""Texts of the sections beside the form, built by hand as those in ``potongan``."""

from collections.abc import Iterable

from ukur.document import wording
from ukur.document.nilai import BarisIndikator
from ukur.site.table_html import escape


def faktor(baris: Iterable[BarisIndikator]) -> str:
    """Return what helped and hindered each indicator; empty when nothing was written."""
    rows = "".join([_faktor(row) for row in baris if row.faktor_pendukung or row.faktor_penghambat])
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def _faktor(baris: BarisIndikator) -> str:
    parts = ((wording.HELPED, baris.faktor_pendukung), (wording.HINDERED, baris.faktor_penghambat))
    texts = "<br>".join([f"{label}: {escape(text)}" for label, text in parts if text])
    return f"<dt>{escape(baris.kode)} {escape(baris.nama)}</dt> <dd>{texts}</dd> "
