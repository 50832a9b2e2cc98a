"""Fragments that stand in every row of every table, built by hand: five times as fast as template macros.

Everything that comes from data passes through ``escape``; the templates hold the rest of the pages.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ukur.document import wording
from ukur.document.composition import DRAFT_MARK
from ukur.document.date_text import DASH
from ukur.document.document_value import IndikatorRow, KamusRow, ShownBukti
from ukur.document.shown_comparison import SAME, ShownChange
from ukur.document.tabel.annex import DICTIONARY
from ukur.document.tabel.declaration import Mark, Rendering
from ukur.site.table_html import escape, verdict

BUKTI_LINK = '<a href="#bukti">Bukti</a>'
DRAFT_HTML = f' <span class="ukur-contoh">{DRAFT_MARK}</span>'
_PERCENT = re.compile(r" %(?<=\d %)")
_MARK = {True: Mark.REACHED, False: Mark.MISSED, None: Mark.OPEN}


def status(line: IndikatorRow) -> str:
    """Return whether the target was reached, as a mark and a word."""
    return verdict(_MARK[line.tercapai], line.status)


def direction_html(change: ShownChange | None) -> str:
    """Return what a value did, as a sign, and how that is judged, as a word; readers hear both in words."""
    if change is None or not change.words:
        return DASH
    if not change.arah:
        return f'<span class="ukur-kecil">{escape(change.alasan)}</span>'
    heard = (
        f'<span class="ukur-tersembunyi">nilai {escape(change.gerak)},</span> '
        if change.gerak not in {"", SAME}
        else ""
    )
    sign = f'<span aria-hidden="true">{change.sign}</span> ' if change.sign else ""
    return f'<span class="ukur-arah {escape(change.arah)}">{sign}{heard}{escape(change.arah)}</span>'


def receipt_html(line: IndikatorRow, attachment: str = "") -> str:
    """Return the receipt of a row: calculation, source and evidence, opened without JavaScript.

    ``attachment`` links to the annex with dates and SHA-256 of the evidence; without it they stand here.
    """
    code, receipt = escape(line.kode), line.struk
    rows = "".join([f"<dt>{escape(label)}</dt> <dd>{escape(text)}</dd> " for label, text in receipt.baris])
    show = bukti_name if attachment else _evidence
    evidence = "".join([f"<li>{show(item)}</li>" for item in receipt.bukti])
    listing = f"<dt>{attachment or 'Bukti'}</dt> <dd><ul>{evidence}</ul></dd>" if evidence else ""
    return (
        '<details class="struk" data-search-exclude="true"><summary>Rincian perhitungan '
        f'<span class="ukur-tersembunyi">{code}</span></summary><dl id="struk-{code}">{rows}'
        f"<dt>Sumber</dt> <dd>{escape(receipt.sumber)}</dd> {listing}</dl></details>"
    )


def bukti_name(bukti: ShownBukti) -> str:
    """Return the name of a piece of evidence, with its link and where it is kept."""
    name = escape(bukti.nama)
    text = f'<a href="{escape(bukti.tautan)}" rel="noopener">{name}</a>' if bukti.tautan else name
    return f"{text} (lokasi arsip: {escape(bukti.lokasi_arsip)})" if bukti.lokasi_arsip else text


def _evidence(bukti: ShownBukti) -> str:
    text = bukti_name(bukti)
    if bukti.tanggal:
        text += f", {escape(bukti.tanggal)}"
    if bukti.sha256:
        text += f" <code>SHA-256 {escape(bukti.sha256)}</code>"
    return text


@lru_cache(maxsize=16_384)
def kamus_entry(entry: KamusRow) -> str:
    """Return an entry of the dictionary annex; the same one stands in every document.

    Names for programs (``naik@1``, ``posisi-akhir``) stand in the data.
    """
    code = escape(entry.kode)
    told = replace(
        entry,
        rumus=wording.formula_words(entry) or entry.rumus,
        agregasi=entry.nilai_setahun or entry.agregasi,
    )
    parts = (
        (column.heading, getattr(told, column.name))
        for column in DICTIONARY.columns
        if Rendering.HTML in column.stands
    )
    rows = " ".join([f"<dt>{label}</dt> <dd>{html.escape(text)}</dd>" for label, text in parts])
    head = f'<h3 id="kamus-{code}">{code} {escape(entry.nama)}</h3>'
    return f'{head}\n<dl class="ukur-meta">{rows}</dl>\n'


def factors_html(line: Iterable[IndikatorRow]) -> str:
    """Return what helped and hindered each indicator; empty when nothing was written."""
    rows = "".join([_factor_html(row) for row in line if row.faktor_pendukung or row.faktor_penghambat])
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def _factor_html(line: IndikatorRow) -> str:
    parts = ((wording.HELPED, line.faktor_pendukung), (wording.HINDERED, line.faktor_penghambat))
    texts = "<br>".join([f"{label}: {escape(text)}" for label, text in parts if text])
    return f"<dt>{escape(line.kode)} {escape(line.nama)}</dt> <dd>{texts}</dd> "


def with_whole_figures(page: str) -> str:
    """Return HTML in which a figure and its % stand on one line.

    Texts of documents and of files beside the pages keep their ordinary space: this is about lines alone.
    """
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", page)
