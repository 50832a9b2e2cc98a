"""The flow chart as inline SVG: five symbols, colours from the stylesheet, words as HTML."""

from collections.abc import Iterator
from html import escape

from ukur.model.sop import Simbol, Sop
from ukur.site.flow_graph import FlowGraph, Side, compose_flow
from ukur.site.flow_layout import HEAD_HEIGHT, KEGIATAN, ORDINAL_WIDTH, lay_out_page
from ukur.site.flow_shapes import AnswerWords, Arrow, Box, PageLayout, Point, StepSymbol

ARROWHEAD_LENGTH, ARROWHEAD_WIDTH = 8, 4  # px of an arrow's head, our choice
MAX_UNDESCRIBED = 100  # an answer with less room stands without its explanation, which the table has
OTHER_SYMBOLS = (("anak-panah", "arah"), ("segi-lima", "sambungan ke atau dari langkah di halaman lain"))


def draw_sop(sop: Sop) -> tuple[tuple[str, str], ...]:
    """Return the chart as ``(style, SVG)``: for the screen and for each printed page, or one for both."""
    flow = compose_flow(sop)
    pages, whole = flow.step_pages, range(len(flow.langkah))
    title = f"Alur SOP {sop.identitas.nama}"
    if len(pages) == 1:
        return (("", _svg("alur", flow, whole, title)),)
    printed = (
        ("cetak", _svg(f"alur-{n}", flow, page, f"{title}, halaman {n} dari {len(pages)}"))
        for n, page in enumerate(pages, 1)
    )
    return (("layar", _svg("alur", flow, whole, title)), *printed)


def describe_flow(flow: FlowGraph, langkah: range) -> str:
    """Return in a sentence or two what the chart shows."""
    first, last = (flow.langkah[step].nomor for step in (langkah.start, langkah.stop - 1))
    span = f"Langkah {first} sampai {last}" if first != last else f"Langkah {first}"
    answers = "".join(
        f" Keputusan langkah {flow.langkah[arrow.dari].nomor}: {arrow.jawaban}"
        f"{f' ({arrow.uraian})' if arrow.uraian else ''}, ke langkah {flow.langkah[arrow.ke].nomor}."
        for arrow in flow.arah
        if arrow.jawaban and arrow.dari in langkah
    )
    return (
        f"{span} dalam {len(flow.jalur)} jalur pelaksana: {', '.join(flow.jalur)}.{answers} "
        "Isi tiap langkah ada pada tabel langkah."
    )


def other_symbol(name: str) -> str:
    """Return a small picture of a symbol that is no step's: arrow or connector."""
    shape = {"anak-panah": "M2 9h21M23 4l7 5-7 5z", "segi-lima": "M8 1h16v10l-8 6-8-6z"}[name]
    return f'<svg class="ukur-lambang" viewBox="0 0 32 18" aria-hidden="true"><path d="{shape}"/></svg>'


def _svg(id_: str, flow: FlowGraph, langkah: range, title: str) -> str:
    place = lay_out_page(flow, langkah)
    width, height = _length(place.lebar), _length(place.tinggi)
    body = "".join((*_frame(flow, place), *_flow(flow, place)))
    return (
        f'<svg class="ukur-alur" width="{width}" height="{height}" viewBox="-1 -1 {_length(place.lebar + 2)} '
        f'{_length(place.tinggi + 2)}" role="img" aria-labelledby="{id_}-j {id_}-u"><title id="{id_}-j">'
        f'{escape(title)}</title><desc id="{id_}-u">{escape(describe_flow(flow, langkah))}</desc>{body}</svg>'
    )


def _frame(flow: FlowGraph, place: PageLayout) -> Iterator[str]:
    """Yield headings, rows and lanes with their texts; arrows on the right go around outside the frame."""
    right = _length(place.jalur[-1].right_side)
    yield f'<path class="kepala" d="M0 0H{right}V{HEAD_HEIGHT}H0z"/>'
    rows = "".join(f"M0 {_length(row.y)}H{right}" for row in place.baris.values())
    lanes = "".join(f"M{_length(x)} 0V{_length(place.tinggi)}" for x in _borders(place))
    frame = f"M0 0H{right}V{_length(place.tinggi)}H0z"
    yield f'<path class="kisi" d="{rows}{lanes}{frame}"/>'
    yield _words("judul", Box(0, 0, ORDINAL_WIDTH, HEAD_HEIGHT), "No")
    yield _words("judul", Box(ORDINAL_WIDTH, 0, KEGIATAN, HEAD_HEIGHT), "Kegiatan")
    for title, lane in zip(flow.jalur, place.jalur, strict=True):
        yield _words("judul", Box(lane.x, 0, lane.lebar, HEAD_HEIGHT), title)
    for step, row in place.baris.items():
        number, text = str(flow.langkah[step].nomor), flow.langkah[step].kegiatan
        yield _words("judul", Box(0, row.y, ORDINAL_WIDTH, row.tinggi), number)
        yield _words("kegiatan", Box(ORDINAL_WIDTH, row.y, KEGIATAN, row.tinggi), text)


def _borders(place: PageLayout) -> Iterator[float]:
    yield ORDINAL_WIDTH
    yield ORDINAL_WIDTH + KEGIATAN
    yield from (lane.x for lane in place.jalur)


def _flow(flow: FlowGraph, place: PageLayout) -> Iterator[str]:
    """Yield lines first, symbols above them, words last."""
    joins = "".join(f"M{_point(a)}H{_length(b[0])}" for a, b in place.gabungan)
    yield f'<path class="garis" d="{joins}{"".join(_line(arrow) for arrow in place.panah)}"/>'
    yield f'<path class="ujung" d="{"".join(_head(arrow) for arrow in place.panah)}"/>'
    for symbol in place.lambang:
        yield _symbol(symbol)
        yield _number(symbol.kotak, str(flow.langkah[symbol.langkah].nomor))
    for connector in place.segi_lima:
        yield f'<path class="lambang" d="{_pentagon(connector.kotak)}"/>'
        yield _number(connector.kotak, connector.teks, -3)
    for answer in place.jawaban:
        yield _answer(answer)


def _line(arrow: Arrow) -> str:
    """The line ends under its head, so that its own end does not show at the tip."""
    *_, before, tip = arrow.titik
    step_x, step_y = _direction(before, tip)
    end = tip[0] - 4 * step_x, tip[1] - 4 * step_y
    return "M" + "L".join(_point(point) for point in (*arrow.titik[:-1], end))


def _head(arrow: Arrow) -> str:
    *_, before, tip = arrow.titik
    step_x, step_y = _direction(before, tip)
    back_x, back_y = tip[0] - ARROWHEAD_LENGTH * step_x, tip[1] - ARROWHEAD_LENGTH * step_y
    side_x, side_y = ARROWHEAD_WIDTH * step_y, ARROWHEAD_WIDTH * step_x
    corners = (tip, (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y))
    return "M" + "L".join(_point(corner) for corner in corners) + "z"


def _direction(start: Point, end: Point) -> tuple[int, int]:
    return (end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])


def _symbol(symbol: StepSymbol) -> str:
    box = symbol.kotak
    x, y = box.center
    if symbol.simbol is Simbol.BELAH_KETUPAT:
        corners = (x, box.y), (box.right_side, y), (x, box.bottom_side), (box.x, y)
        return f'<path class="lambang" d="M{"L".join(_point(corner) for corner in corners)}z"/>'
    radius = f' rx="{_length(box.tinggi / 2)}"' if symbol.simbol is Simbol.KAPSUL else ""
    size = f'width="{_length(box.lebar)}" height="{_length(box.tinggi)}"'
    return f'<rect class="lambang" x="{_length(box.x)}" y="{_length(box.y)}" {size}{radius}/>'


def _pentagon(box: Box) -> str:
    shoulder = box.y + box.tinggi * 0.6
    corners = (
        (box.x, box.y),
        (box.right_side, box.y),
        (box.right_side, shoulder),
        (box.center[0], box.bottom_side),
        (box.x, shoulder),
    )
    return f"M{'L'.join(_point(corner) for corner in corners)}z"


def _number(box: Box, text: str, lift: int = 0) -> str:
    x, y = box.center
    return f'<text x="{_length(x)}" y="{_length(y + lift)}" dy=".35em">{escape(text)}</text>'


def _words(style: str, box: Box, text: str) -> str:
    return _foreign(style, box, f"<span>{escape(text)}</span>")


def _answer(answer: AnswerWords) -> str:
    why = answer.arah.uraian if answer.kotak.lebar >= MAX_UNDESCRIBED else ""
    words = f"<b>{escape(answer.arah.jawaban)}</b>{f': {escape(why)}' if why else ''}"
    place = "samping" if answer.arah.sisi else "bawah"
    style = f"jawaban {place} {'kanan' if answer.sisi is Side.KANAN else 'kiri'}"
    return _foreign(style, answer.kotak, f"<span>{words}</span>")


def _foreign(style: str, box: Box, html: str) -> str:
    """Words as HTML in the drawing: the browser breaks lines, and cuts what is too long."""
    size = f'width="{_length(box.lebar)}" height="{_length(box.tinggi)}"'
    return (
        f'<foreignObject x="{_length(box.x)}" y="{_length(box.y)}" {size}>'
        f'<div class="{style}">{html}</div></foreignObject>'
    )


def _point(point: Point) -> str:
    return f"{_length(point[0])} {_length(point[1])}"


def _length(value: float) -> str:
    """Return a length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
