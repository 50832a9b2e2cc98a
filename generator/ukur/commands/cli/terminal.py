"""What people see in a terminal: the table of figures and the progress bar."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import ScopedFigure

FILE_WIDTH = 140  # our choice: the columns of a wide terminal
WIDEST_FIGURE = 24  # our choice: a figure never breaks; what is longer is a sentence


def figure_table(dokumen: DokumenPengukuran) -> str:
    """Return the document's figures as a table; 140 columns wide when not on a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    terminal = sys.stdout.isatty()
    screen = Console(
        file=out,
        force_terminal=terminal,
        width=None if terminal else FILE_WIDTH,
        markup=False,
        highlight=False,
        emoji=False,
    )
    screen.print(Text(f"{dokumen.judul}, {dokumen.instansi}", style="bold"))
    for mark in dokumen.tanda:
        screen.print(Text(mark, style="bold yellow"))
    table = Table(show_lines=False, header_style="bold")
    for title in ("Kode", "Indikator", "Satuan", "Lingkup"):
        table.add_column(title, overflow="fold", no_wrap=title == "Kode")
    lines = list(_table_rows(dokumen))
    for number, title in enumerate(("Realisasi", "Target", "Capaian"), 4):
        figures = all(len(row[number]) <= WIDEST_FIGURE for row in lines)
        table.add_column(title, justify="right", no_wrap=figures, overflow="fold")
    table.add_column("Predikat")
    table.add_column("Status")
    for cells in lines:
        table.add_row(*map(Text, cells))
    screen.print(table)
    screen.print(Text(wording.summary(dokumen.ringkasan)))
    for row in dokumen.baris:
        if row.himpunan:
            screen.print(Text(f"{row.kode}: {row.himpunan}"))
    if dokumen.target_contoh:
        screen.print(Text("Target bertanda * adalah contoh, bukan target resmi."))
    return out.getvalue()


def _table_rows(dokumen: DokumenPengukuran) -> Iterator[tuple[str, ...]]:
    for row in dokumen.baris:
        yield row.kode, row.nama, row.satuan, *_figure(row, row.headline)
        if row.other is not None:
            yield "", "", "", *_figure(row, row.other)


def _figure(row: IndikatorRow, figure: ScopedFigure) -> tuple[str, ...]:
    """Return a figure whole; the headline stands first, and its status is the indicator's."""
    target = figure.target.teks + ("*" if row.target_contoh else "")
    reached = (figure.realisasi.teks, target, figure.capaian.teks)
    return figure.judul, *reached, figure.predikat, figure.status


@contextmanager
def show_progress(title: str, count: int) -> Iterator[Callable[[], None]]:
    """Show progress on stderr when it is a terminal; yield the call that moves it one step."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=count)
        yield lambda: progress.advance(task)
