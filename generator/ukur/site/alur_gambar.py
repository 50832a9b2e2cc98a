"""The flow chart as inline SVG: five symbols, colours from the stylesheet, words as HTML."""

from collections.abc import Iterator
from html import escape

from ukur.model.sop import Simbol, Sop
from ukur.site.alur_bentuk import Jawaban, Kotak, Lambang, Letak, Panah, Titik
from ukur.site.alur_letak import KEGIATAN, KEPALA, NOMOR, letakkan
from ukur.site.alur_sop import Alur, Sisi, susun_alur

PANJANG_KEPALA, LEBAR_KEPALA = 8, 4  # px of an arrow's head, our choice
TANPA_URAIAN = 100  # an answer with less room stands without its explanation, which the table has
LAMBANG_LAIN = (("anak-panah", "arah"), ("segi-lima", "sambungan ke atau dari langkah di halaman lain"))


def gambar_sop(sop: Sop) -> tuple[tuple[str, str], ...]:
    """Return the chart as ``(style, SVG)``: for the screen and for each printed page, or one for both."""
    alur = susun_alur(sop)
    pages, whole = alur.halaman, range(len(alur.langkah))
    title = f"Alur SOP {sop.identitas.nama}"
    if len(pages) == 1:
        return (("", _svg("alur", alur, whole, title)),)
    printed = (
        ("cetak", _svg(f"alur-{n}", alur, page, f"{title}, halaman {n} dari {len(pages)}"))
        for n, page in enumerate(pages, 1)
    )
    return (("layar", _svg("alur", alur, whole, title)), *printed)


def uraian(alur: Alur, langkah: range) -> str:
    """Return in a sentence or two what the chart shows."""
    first, last = (alur.langkah[step].nomor for step in (langkah.start, langkah.stop - 1))
    span = f"Langkah {first} sampai {last}" if first != last else f"Langkah {first}"
    answers = "".join(
        f" Keputusan langkah {alur.langkah[arrow.dari].nomor}: {arrow.jawaban}"
        f"{f' ({arrow.uraian})' if arrow.uraian else ''}, ke langkah {alur.langkah[arrow.ke].nomor}."
        for arrow in alur.arah
        if arrow.jawaban and arrow.dari in langkah
    )
    return (
        f"{span} dalam {len(alur.jalur)} jalur pelaksana: {', '.join(alur.jalur)}.{answers} "
        "Isi tiap langkah ada pada tabel langkah."
    )


def lambang_lain(nama: str) -> str:
    """Return a small picture of a symbol that is no step's: arrow or connector."""
    shape = {"anak-panah": "M2 9h21M23 4l7 5-7 5z", "segi-lima": "M8 1h16v10l-8 6-8-6z"}[nama]
    return f'<svg class="ukur-lambang" viewBox="0 0 32 18" aria-hidden="true"><path d="{shape}"/></svg>'


def _svg(id_: str, alur: Alur, langkah: range, judul: str) -> str:
    letak = letakkan(alur, langkah)
    width, height = _n(letak.lebar), _n(letak.tinggi)
    body = "".join((*_frame(alur, letak), *_flow(alur, letak)))
    return (
        f'<svg class="ukur-alur" width="{width}" height="{height}" viewBox="-1 -1 {_n(letak.lebar + 2)} '
        f'{_n(letak.tinggi + 2)}" role="img" aria-labelledby="{id_}-j {id_}-u"><title id="{id_}-j">'
        f'{escape(judul)}</title><desc id="{id_}-u">{escape(uraian(alur, langkah))}</desc>{body}</svg>'
    )


def _frame(alur: Alur, letak: Letak) -> Iterator[str]:
    """Yield headings, rows and lanes with their texts; arrows on the right go around outside the frame."""
    right = _n(letak.jalur[-1].kanan)
    yield f'<path class="kepala" d="M0 0H{right}V{KEPALA}H0z"/>'
    rows = "".join(f"M0 {_n(row.y)}H{right}" for row in letak.baris.values())
    lanes = "".join(f"M{_n(x)} 0V{_n(letak.tinggi)}" for x in _borders(letak))
    frame = f"M0 0H{right}V{_n(letak.tinggi)}H0z"
    yield f'<path class="kisi" d="{rows}{lanes}{frame}"/>'
    yield _words("judul", Kotak(0, 0, NOMOR, KEPALA), "No")
    yield _words("judul", Kotak(NOMOR, 0, KEGIATAN, KEPALA), "Kegiatan")
    for title, lane in zip(alur.jalur, letak.jalur, strict=True):
        yield _words("judul", Kotak(lane.x, 0, lane.lebar, KEPALA), title)
    for step, row in letak.baris.items():
        number, text = str(alur.langkah[step].nomor), alur.langkah[step].kegiatan
        yield _words("judul", Kotak(0, row.y, NOMOR, row.tinggi), number)
        yield _words("kegiatan", Kotak(NOMOR, row.y, KEGIATAN, row.tinggi), text)


def _borders(letak: Letak) -> Iterator[float]:
    yield NOMOR
    yield NOMOR + KEGIATAN
    yield from (lane.x for lane in letak.jalur)


def _flow(alur: Alur, letak: Letak) -> Iterator[str]:
    """Yield lines first, symbols above them, words last."""
    joins = "".join(f"M{_point(a)}H{_n(b[0])}" for a, b in letak.gabungan)
    yield f'<path class="garis" d="{joins}{"".join(_line(arrow) for arrow in letak.panah)}"/>'
    yield f'<path class="ujung" d="{"".join(_head(arrow) for arrow in letak.panah)}"/>'
    for symbol in letak.lambang:
        yield _symbol(symbol)
        yield _number(symbol.kotak, str(alur.langkah[symbol.langkah].nomor))
    for connector in letak.segi_lima:
        yield f'<path class="lambang" d="{_pentagon(connector.kotak)}"/>'
        yield _number(connector.kotak, connector.teks, -3)
    for answer in letak.jawaban:
        yield _answer(answer)


def _line(arrow: Panah) -> str:
    """The line ends under its head, so that its own end does not show at the tip."""
    *_, before, tip = arrow.titik
    step_x, step_y = _direction(before, tip)
    end = tip[0] - 4 * step_x, tip[1] - 4 * step_y
    return "M" + "L".join(_point(point) for point in (*arrow.titik[:-1], end))


def _head(arrow: Panah) -> str:
    *_, before, tip = arrow.titik
    step_x, step_y = _direction(before, tip)
    back_x, back_y = tip[0] - PANJANG_KEPALA * step_x, tip[1] - PANJANG_KEPALA * step_y
    side_x, side_y = LEBAR_KEPALA * step_y, LEBAR_KEPALA * step_x
    corners = (tip, (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y))
    return "M" + "L".join(_point(corner) for corner in corners) + "z"


def _direction(start: Titik, end: Titik) -> tuple[int, int]:
    return (end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])


def _symbol(symbol: Lambang) -> str:
    box = symbol.kotak
    x, y = box.tengah
    if symbol.simbol is Simbol.BELAH_KETUPAT:
        corners = (x, box.y), (box.kanan, y), (x, box.bawah), (box.x, y)
        return f'<path class="lambang" d="M{"L".join(_point(corner) for corner in corners)}z"/>'
    radius = f' rx="{_n(box.tinggi / 2)}"' if symbol.simbol is Simbol.KAPSUL else ""
    size = f'width="{_n(box.lebar)}" height="{_n(box.tinggi)}"'
    return f'<rect class="lambang" x="{_n(box.x)}" y="{_n(box.y)}" {size}{radius}/>'


def _pentagon(box: Kotak) -> str:
    shoulder = box.y + box.tinggi * 0.6
    corners = (
        (box.x, box.y),
        (box.kanan, box.y),
        (box.kanan, shoulder),
        (box.tengah[0], box.bawah),
        (box.x, shoulder),
    )
    return f"M{'L'.join(_point(corner) for corner in corners)}z"


def _number(box: Kotak, text: str, lift: int = 0) -> str:
    x, y = box.tengah
    return f'<text x="{_n(x)}" y="{_n(y + lift)}" dy=".35em">{escape(text)}</text>'


def _words(style: str, box: Kotak, text: str) -> str:
    return _foreign(style, box, f"<span>{escape(text)}</span>")


def _answer(answer: Jawaban) -> str:
    why = answer.arah.uraian if answer.kotak.lebar >= TANPA_URAIAN else ""
    words = f"<b>{escape(answer.arah.jawaban)}</b>{f': {escape(why)}' if why else ''}"
    place = "samping" if answer.arah.sisi else "bawah"
    style = f"jawaban {place} {'kanan' if answer.sisi is Sisi.KANAN else 'kiri'}"
    return _foreign(style, answer.kotak, f"<span>{words}</span>")


def _foreign(style: str, box: Kotak, html: str) -> str:
    """Words as HTML in the drawing: the browser breaks lines, and cuts what is too long."""
    size = f'width="{_n(box.lebar)}" height="{_n(box.tinggi)}"'
    return (
        f'<foreignObject x="{_n(box.x)}" y="{_n(box.y)}" {size}>'
        f'<div class="{style}">{html}</div></foreignObject>'
    )


def _point(point: Titik) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    """Return a length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
