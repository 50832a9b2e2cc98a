"""Form E.81 as an HTML table: heads, programs that span the rows of their indicators, means and the foot."""

from collections.abc import Iterator

from markupsafe import Markup

from ukur.document.e81 import E81Group, FormE81
from ukur.document.figure import Figure
from ukur.document.tabel.e81_table import LABEL_SPAN, PHYSICAL, HeadCell, Physical, header, means, place
from ukur.site.table_html import escape

_LEVEL = (place("14 K"), place("14 Rp"))
_ROW_HEADING = place("3")


def e81_table(form: FormE81) -> Markup:
    """Return the table in a region of its own, which scrolls."""
    head = "".join(f"<tr>{''.join(map(_head, line))}</tr>" for line in header(form))
    bodies = "".join(f"<tbody>{''.join(_rows(group))}</tbody>" for group in form.kelompok)
    return Markup(  # every text of the data has passed through escape
        '<div class="ukur-gulir" role="region" tabindex="0" '
        f'aria-label="{escape(form.title)}">\n<table class="ukur-tabel ukur-e81">\n'
        f"<thead>{head}</thead>\n{bodies}<tfoot>{''.join(_foot(form))}</tfoot></table>\n</div>\n"
    )


def _head(cell: HeadCell) -> str:
    wide = f' colspan="{cell.across}"' if cell.across > 1 else ""
    tall = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    scope = "col" if cell.across == 1 else "colgroup"
    return f'<th scope="{scope}"{wide}{tall}>{escape(cell.text)}</th>'


def _rows(group: E81Group) -> Iterator[str]:
    tall = f' rowspan="{len(group.baris)}"' if len(group.baris) > 1 else ""
    for at, line in enumerate(group.baris):
        cells = (
            _cell(number, column, column.value(group, line), tall if column.once else "")
            for number, column in enumerate(PHYSICAL)
            if not (column.once and at)
        )
        yield f"<tr>{''.join(cells)}</tr>\n"


def _cell(number: int, column: Physical, value: str | Figure, tall: str) -> str:
    text = escape(value.teks if isinstance(value, Figure) else value)
    if number == _ROW_HEADING:
        return f'<th scope="{"rowgroup" if tall else "row"}"{tall}>{text}</th>'
    css = ' class="angka"' if column.is_figure else ' class="nomor"' if number == 0 else ""
    return f"<td{css}{tall}>{text}</td>"


def _foot(form: FormE81) -> Iterator[str]:
    for label, *values in means(form):
        shown = dict(zip(_LEVEL, values, strict=True))
        cells = "".join(_mean(shown.get(number)) for number in range(LABEL_SPAN, len(PHYSICAL)))
        yield f'<tr><th scope="row" colspan="{LABEL_SPAN}"><span>{escape(label)}</span></th>{cells}</tr>\n'
    for heading, text in form.kaki:
        lines = "<br>".join(escape(line) for line in text.split("\n") if line.strip())
        said = f"<span><b>{escape(heading)}:</b> {lines}</span>"
        yield f'<tr><td colspan="{len(PHYSICAL)}">{said}</td></tr>\n'


def _mean(value: str | Figure | None) -> str:
    if value is None:
        return "<td></td>"
    return f'<td class="angka kalimat">{escape(value.teks if isinstance(value, Figure) else value)}</td>'
