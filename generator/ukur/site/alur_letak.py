"""Where everything on a page of a flow chart stands.

Nothing here depends on how long a text is: rows and lanes have one size, and the reader's own browser breaks
the lines. So no font has to be known, and a text cannot move an arrow. The row of a step holds its symbols
only; arrows to the next step use the channel above that step's symbols, all others go around the lanes.
"""

from collections.abc import Iterator
from itertools import pairwise

from ukur.site.alur_bentuk import Jawaban, Kotak, Lambang, Letak, Panah, Pintu, SegiLima, Titik
from ukur.site.alur_sop import Alur, Arah, Sisi
from ukur.site.alur_tepian import TEPI, Keliling, keluar, lebar_segi_lima

# Sizes in px, our choice: five lanes share 560; more would be too narrow for the name of a role.
NOMOR, KEGIATAN, KEPALA = 34, 350, 60
BARIS, TENGAH, SALURAN = 72, 39, 9  # a row, its symbols' middle, and the channel above them
LAMBANG, TINGGI = 64, 34
JALUR_SEMUA, JALUR_MIN, JALUR_MAKS = 560, 96, 128  # all lanes, and the narrowest and widest one
SAMBUNGAN, SEGI_LIMA = 32, 20  # the row of connectors above or below the steps, and a connector's height
_BAHU = 6  # from a connector's top to where a line meets its side
_KATA = 15, 24  # height of an answer below a symbol, and of one beside it

Ujung = tuple[Panah, SegiLima | None]


def letakkan(alur: Alur, langkah: range) -> Letak:
    """Return the page with these steps; arrows to and from other steps end in connectors."""
    return _Papan(alur, langkah).letak()


def lebar_jalur(jumlah: int) -> int:
    """Return the width of one of ``jumlah`` lanes."""
    return max(JALUR_MIN, min(JALUR_MAKS, JALUR_SEMUA // jumlah))


class _Papan:
    """One page on the way to its layout; what stands beside the lanes decides where they are."""

    def __init__(self, alur: Alur, langkah: range) -> None:
        self.alur, self.langkah = alur, langkah
        down = [arrow for arrow in alur.arah if arrow.sisi is None]
        self.lurus = [arrow for arrow in down if arrow.dari in langkah and arrow.ke in langkah]
        self.turun = [arrow for arrow in down if arrow.dari in langkah and arrow.ke not in langkah]
        self.datang = [arrow for arrow in down if arrow.ke in langkah and arrow.dari not in langkah]
        self.atas = KEPALA + SAMBUNGAN * bool(self.datang)
        self.bawah = self.puncak(langkah.stop) + SAMBUNGAN * bool(self.turun)
        self.keliling = Keliling(alur, langkah, lambda step: self.puncak(step) + TENGAH)
        self.kiri = NOMOR + KEGIATAN + self.keliling.tepian[Sisi.KIRI].lebar
        self.jalur = lebar_jalur(len(alur.jalur))
        self.kanan = self.kiri + self.jalur * len(alur.jalur)
        self.lambang = {step: tuple(self._symbols(step)) for step in langkah}

    def letak(self) -> Letak:
        """Return the finished page."""
        width = self.kanan + self.keliling.tepian[Sisi.KANAN].lebar
        lines = dict.fromkeys(self._lines())
        return Letak(
            lebar=width,
            tinggi=self.bawah,
            jalur=tuple(
                Kotak(self.kiri + self.jalur * lane, 0, self.jalur, self.bawah)
                for lane in range(len(self.alur.jalur))
            ),
            baris={step: Kotak(0, self.puncak(step), self.kanan, BARIS) for step in self.langkah},
            lambang=tuple(symbol for row in self.lambang.values() for symbol in row),
            gabungan=tuple(join for row in self.lambang.values() for join in _joins(row)),
            panah=tuple(line for line, _ in lines),
            segi_lima=tuple(connector for _, connector in lines if connector),
            jawaban=tuple(
                self._answer(arrow)
                for arrow in self.alur.arah
                if arrow.jawaban and arrow.dari in self.langkah
            ),
        )

    def puncak(self, step: int) -> int:
        """Return the top of a step's row."""
        return self.atas + BARIS * (step - self.langkah.start)

    def _symbols(self, step: int) -> Iterator[Lambang]:
        """Yield the step's symbol in each of its lanes, that of its first pelaksana first."""
        top = self.puncak(step) + TENGAH - TINGGI / 2
        for lane in self.alur.tempat[step]:
            left = self.kiri + self.jalur * lane + (self.jalur - LAMBANG) / 2
            yield Lambang(step, lane, self.alur.langkah[step].simbol, Kotak(left, top, LAMBANG, TINGGI))

    def _outermost(self, step: int, side: Sisi) -> Lambang:
        return max(self.lambang[step], key=lambda symbol: side * symbol.jalur)

    def _beside(self, side: Sisi, distance: float) -> float:
        """Return the place ``distance`` beside the lanes."""
        return (self.kanan if side is Sisi.KANAN else self.kiri) + side * distance

    def _lines(self) -> Iterator[Ujung]:
        """Yield every line, with the connector at its end if it has one."""
        for arrow in self.lurus:
            yield self._straight(arrow), None
        for arrow in self.turun:
            yield self._down(arrow)
        for arrow in self.datang:
            yield self._arriving(arrow)
        for arrow, side in self.keliling.panah:
            if arrow.dari not in self.langkah:
                yield self._to_connector(arrow.ke, side, Pintu.MASUK)
            elif arrow.ke not in self.langkah:
                yield self._to_connector(arrow.dari, side, keluar(arrow))
            else:
                yield self._around(arrow, side), None

    def _straight(self, arrow: Arah) -> Panah:
        """From below the step's last symbol to above the first of the next."""
        x, y = _below(self.lambang[arrow.dari][-1])
        end, tip = _above(self.lambang[arrow.ke][0])
        channel = self.puncak(arrow.ke) + SALURAN
        bends = () if x == end else ((x, channel), (end, channel))
        return Panah(arrow.dari, arrow.ke, ((x, y), *bends, (end, tip)))

    def _down(self, arrow: Arah) -> Ujung:
        x, y = _below(self.lambang[arrow.dari][-1])
        connector = self._pentagon(x, self.bawah - SAMBUNGAN + 8, arrow.ke)
        return Panah(arrow.dari, None, ((x, y), (x, connector.kotak.y))), connector

    def _arriving(self, arrow: Arah) -> Ujung:
        x, y = _above(self.lambang[arrow.ke][0])
        connector = self._pentagon(x, KEPALA + 4, arrow.dari)
        return Panah(None, arrow.ke, ((x, connector.kotak.bawah), (x, y))), connector

    def _pentagon(self, middle: float, top: float, step: int) -> SegiLima:
        text = str(self.alur.langkah[step].nomor)
        width = lebar_segi_lima(text)
        return SegiLima(text, Kotak(middle - width / 2, top, width, SEGI_LIMA))

    def _at_side(self, step: int, side: Sisi, pintu: Pintu) -> Titik:
        return self._outermost(step, side).tepi(side, self.keliling.turun(step, side, pintu))

    def _around(self, arrow: Arah, side: Sisi) -> Panah:
        start = self._at_side(arrow.dari, side, keluar(arrow))
        tip = self._at_side(arrow.ke, side, Pintu.MASUK)
        track = self._beside(side, self.keliling.tepian[side].jejak[arrow])
        return Panah(arrow.dari, arrow.ke, (start, (track, start[1]), (track, tip[1]), tip))

    def _to_connector(self, step: int, side: Sisi, pintu: Pintu) -> Ujung:
        """A line between a gate of a step and the connector beside it."""
        space = self.keliling.tepian[side]
        height, text = space.sambungan[step, pintu]
        width = lebar_segi_lima(text)
        inner = self._beside(side, space.jarak_sambungan)
        connector = SegiLima(text, Kotak(min(inner, inner + side * width), height - _BAHU, width, SEGI_LIMA))
        gate = self._at_side(step, side, pintu)
        bends: tuple[Titik, ...] = ()
        if (step, pintu) in space.jejak:
            track = self._beside(side, space.jejak[step, pintu])
            bends = (track, gate[1]), (track, height)
        points = (gate, *bends, (inner, height))
        if pintu is Pintu.MASUK:
            return Panah(None, step, points[::-1]), connector
        return Panah(step, None, points), connector

    def _answer(self, arrow: Arah) -> Jawaban:
        """The words of an answer: above its line where it leaves sideways, beside it where it goes down."""
        under, over = _KATA
        if arrow.sisi is None:
            (x, y), symbol = _below(self.lambang[arrow.dari][-1]), self.lambang[arrow.dari][-1]
            side = Sisi.KANAN if 2 * symbol.jalur < len(self.alur.jalur) else Sisi.KIRI
            top, height = y + 1, under
        else:
            side = arrow.sisi
            x, y = self._outermost(arrow.dari, side).tepi(side)
            top, height = y - over - 1, over
        near, far = x + side * 5, self._beside(side, TEPI - 4 if self.keliling.tepian[side].lebar else -4)
        return Jawaban(arrow, Kotak(min(near, far), top, abs(far - near), height), side)


def _above(symbol: Lambang) -> Titik:
    return symbol.kotak.tengah[0], symbol.kotak.y


def _below(symbol: Lambang) -> Titik:
    return symbol.kotak.tengah[0], symbol.kotak.bawah


def _joins(row: tuple[Lambang, ...]) -> Iterator[tuple[Titik, Titik]]:
    """Yield the lines between the symbols of one step, from lane to lane."""
    for first, second in pairwise(sorted(row, key=lambda symbol: symbol.jalur)):
        yield first.tepi(Sisi.KANAN), second.tepi(Sisi.KIRI)
