"""One worksheet, written from top to bottom: headings, paragraphs, and rows that show all of their text."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ukur.document.figur import Figur
from ukur.document.tabel.declaration import Unit
from ukur.document.xlsx.gaya import TINGGI_BARIS, Gaya, berbahaya, piksel, pola
from ukur.document.xlsx.lebar import jumlah_baris, lebar, pecah
from ukur.document.xlsx.letak import sel

BARIS_PALING_BANYAK = 20
"""Lines in one row of the sheet: a row taller than the page would be cut, so longer texts go on below."""

_ANGKA_PENTING = 15
_PINGGIR = 6  # pixels that a cell keeps free at its sides
_SELA = 4.0  # points that a row keeps free
_SATU_BARIS = TINGGI_BARIS + _SELA
_ANGKA = {"tebal": "tebal angka"}
_PALING_TINGGI = 409.0  # points; no row can be taller
_TANGGAL = "yyyy\\-mm\\-dd"


@dataclass(frozen=True, slots=True)
class Rumus:
    """A live formula and the printed figure it gives."""

    teks: str
    figur: Figur


Isi = str | Figur | Rumus | float | datetime.date | None
_KOSONG: tuple[Isi, int] = (None, 1)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table: its heading, the columns of the sheet it spans, a heading above several.

    ``unit`` is what is written round the digits of its figures.
    """

    judul: str
    awal: int
    akhir: int
    macam: str = "teks"
    induk: str = ""
    unit: Unit = Unit.NONE


def bilangan(jumlah: int) -> Figur:
    """Return a count as a figure."""
    return Figur(str(jumlah), Decimal(jumlah))


def muat(nilai: Decimal) -> bool:
    """Whether a spreadsheet can hold this number: it keeps 15 significant digits."""
    digits = "".join(map(str, nilai.as_tuple().digits)).strip("0")
    return len(digits) <= _ANGKA_PENTING


def lebar_angka(figur: Iterable[Figur], paling_sempit: int) -> int:
    """Return a width in pixels in which every number is shown; words may break."""
    widths = (lebar(item.teks) + 2 * _PINGGIR for item in figur if item.nilai is not None)
    return max(paling_sempit, *(round(width) for width in widths), 0)


class Lembar:
    """A worksheet, the next free row, and the height of all rows above it in points.

    ``lebar`` gives its columns in pixels, ``akhir`` the last one printed; ``tak_muat`` collects the cells
    whose number has more digits than a spreadsheet holds.
    """

    def __init__(
        self, lembar: Any, gaya: Gaya, lebar: Sequence[int], tak_muat: list[str], akhir: int | None = None
    ) -> None:
        self.ws, self.lebar, self.baris, self.tinggi = lembar, lebar, 0, 0.0
        self.akhir = len(lebar) - 1 if akhir is None else akhir
        self._gaya, self.tak_muat = gaya, tak_muat
        lembar.set_default_row(_SATU_BARIS)
        for at, width in enumerate(lebar):
            lembar.set_column_pixels(at, at, width)

    def paragraf(self, teks: str, macam: str = "bebas", awal: int = 0, akhir: int | None = None) -> int:
        """Write a text over several columns and as many rows as it needs; return its first row."""
        first, last = self.baris, self.akhir if akhir is None else akhir
        room = self._ruang(awal, last)
        for part in pecah(teks, room, BARIS_PALING_BANYAK, piksel(macam)):
            self._gabung(self.baris, awal, self.baris, last, macam)
            self._tulis_teks(self.baris, awal, part, macam)
            lines = jumlah_baris(part, room, piksel(macam))
            self.turun(lines * TINGGI_BARIS * piksel(macam) / piksel("bebas") + _SELA)
        return first

    def bernama(self, depan: str, nama: str, belakang: str, macam: str, awal: int) -> None:
        """Write a text with a name in bold and underlined in it, in one row whatever its length."""
        room = self._ruang(awal, self.akhir)
        lines = jumlah_baris(depan + nama + belakang, room, piksel(macam) + 1)
        self._gabung(self.baris, awal, self.baris, self.akhir, macam)
        plain, bold = self._gaya.huruf(macam), self._gaya.huruf(macam, bold=True, underline=1)
        parts = [plain, depan, bold, nama, *([plain, belakang] if belakang else [])]
        self.ws.write_rich_string(self.baris, awal, *parts, self._gaya.ambil(macam))
        self.turun(min(_PALING_TINGGI, lines * TINGGI_BARIS * piksel(macam) / piksel("bebas") + _SELA))

    def turun(self, tinggi: float | None = None) -> None:
        """Go on to the next row, leaving this one ``tinggi`` points high, or as high as one line."""
        if tinggi is not None and tinggi != _SATU_BARIS:
            self.ws.set_row(self.baris, tinggi)
        self.tinggi += _SATU_BARIS if tinggi is None else tinggi
        self.baris += 1

    def kepala(self, kolom: Sequence[Kolom]) -> tuple[int, int]:
        """Write the header of a table, in two rows where columns have a common heading; return its rows."""
        first = self.baris
        depth = 1 + any(item.induk for item in kolom)
        lines = max(self._baris_teks(item.judul, item.awal, item.akhir, "kepala") for item in kolom)
        for item in kolom:
            top = first + (depth - 1 if item.induk else 0)
            self._gabung(top, item.awal, first + depth - 1, item.akhir, "kepala")
            self._tulis_teks(top, item.awal, item.judul, "kepala")
        for title in dict.fromkeys(item.induk for item in kolom if item.induk):
            members = [item for item in kolom if item.induk == title]
            self._gabung(first, members[0].awal, first, members[-1].akhir, "kepala")
            self._tulis_teks(first, members[0].awal, title, "kepala")
        for _ in range(depth - 1):
            self.turun(2 * TINGGI_BARIS + _SELA)
        self.turun(lines * TINGGI_BARIS + _SELA)
        return first, self.baris - 1

    def isi(self, kolom: Sequence[Kolom], nilai: Sequence[Isi], macam: str = "") -> int:
        """Write one row of a table, over several rows of the sheet where a text is long; return the first."""
        first = self.baris
        kinds = [macam or _macam(item, value) for item, value in zip(kolom, nilai, strict=True)]
        parts = [
            self._bagian(item, value, kind) for item, value, kind in zip(kolom, nilai, kinds, strict=True)
        ]
        depth = max(map(len, parts))
        for at in range(depth):
            edge = "" if depth == 1 else "awal" if at == 0 else "akhir" if at == depth - 1 else "tengah"
            lines = 1
            for item, part, kind in zip(kolom, parts, kinds, strict=True):
                value, needs = part[at] if at < len(part) else _KOSONG
                if item.akhir > item.awal:
                    self._gabung(self.baris, item.awal, self.baris, item.akhir, kind, edge)
                self._tulis(self.baris, item.awal, value, kind, edge, item.unit)
                lines = max(lines, needs)
            self.turun(lines * TINGGI_BARIS + _SELA)
        return first

    def datar(self, kolom: Sequence[Kolom], nilai: Sequence[Isi]) -> int:
        """Write one row of a table in one row of the sheet, however long its texts; return it.

        For columns that machines read: what is too long to be seen here is printed on another sheet.
        """
        lines = 1
        for item, value in zip(kolom, nilai, strict=True):
            self._tulis(self.baris, item.awal, value, _macam(item, value), "", item.unit)
            if isinstance(value, str):
                lines = max(lines, self._baris_teks(value, item.awal, item.akhir, item.macam))
        self.turun(min(lines, BARIS_PALING_BANYAK) * TINGGI_BARIS + _SELA)
        return self.baris - 1

    def _bagian(self, kolom: Kolom, value: Isi, macam: str) -> Sequence[tuple[Isi, int]]:
        """Return what stands in each row of the sheet that a row of the table takes, and its lines."""
        if isinstance(value, Figur) and value.nilai is None:
            value = value.teks
        if not isinstance(value, str):
            return ((value, 1),)
        lines = self._baris_teks(value, kolom.awal, kolom.akhir, macam)
        if lines <= BARIS_PALING_BANYAK:
            return ((value, lines),)
        room, size = self._ruang(kolom.awal, kolom.akhir), piksel(macam)
        return [
            (part, jumlah_baris(part, room, size)) for part in pecah(value, room, BARIS_PALING_BANYAK, size)
        ]

    def _ruang(self, awal: int, akhir: int) -> float:
        return sum(self.lebar[awal : akhir + 1]) - _PINGGIR

    def _baris_teks(self, teks: str, awal: int, akhir: int, macam: str) -> int:
        return jumlah_baris(teks, self._ruang(awal, akhir), piksel(macam))

    def _gabung(self, atas: int, kiri: int, bawah: int, kanan: int, macam: str, tepi: str = "") -> None:
        if (atas, kiri) != (bawah, kanan):
            self.ws.merge_range(atas, kiri, bawah, kanan, "", self._gaya.ambil(macam, tepi=tepi))

    def _tulis(self, baris: int, kolom: int, value: Isi, macam: str, tepi: str, unit: Unit) -> None:
        match value:
            case str():
                self._tulis_teks(baris, kolom, value, macam, tepi)
            case Rumus(formula, figur) if figur.nilai is not None:
                look = self._gaya.ambil(_ANGKA.get(macam, macam), pola(figur, unit), tepi)
                self.ws.write_formula(baris, kolom, f"={formula}", look, float(figur.nilai))
            case Figur(text, number) if number is not None and not muat(number):
                self.tak_muat.append(sel(kolom, baris, self.ws.get_name()))
                self._tulis_teks(baris, kolom, text, macam, tepi)
            case Figur(text, None):
                self._tulis_teks(baris, kolom, text, macam, tepi)
            case Figur(_, Decimal() as number):
                look = self._gaya.ambil(_ANGKA.get(macam, macam), pola(value, unit), tepi)
                self.ws.write_number(baris, kolom, float(number), look)
            case float():
                self.ws.write_number(baris, kolom, value, self._gaya.ambil(macam, tepi=tepi))
            case datetime.date():
                self.ws.write_datetime(baris, kolom, value, self._gaya.ambil(macam, _TANGGAL, tepi))
            case _:
                self.ws.write_blank(baris, kolom, None, self._gaya.ambil(macam, tepi=tepi))

    def _tulis_teks(self, baris: int, kolom: int, teks: str, macam: str, tepi: str = "") -> None:
        """Write a text as a text, whatever it looks like."""
        if teks.startswith("<r>") and teks.endswith("</r>"):
            teks += " "  # the library would take it for its own marked-up text and not escape it
        look = self._gaya.ambil(macam, tepi=tepi, kutip=berbahaya(teks))
        self.ws.write_string(baris, kolom, teks, look)


def _macam(kolom: Kolom, value: Isi) -> str:
    """Return the kind of a cell: numbers stand at the right, the words in their place in the middle."""
    if isinstance(value, (Rumus, float)) or (isinstance(value, Figur) and value.nilai is not None):
        return kolom.macam if kolom.macam == "tengah" else "angka"
    return "tengah" if isinstance(value, Figur) else kolom.macam
