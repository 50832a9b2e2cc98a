"""What is known of a formula: one record, from which every surface takes what it needs."""

from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.alasan import Hasil
from ukur.measure.arah import Arah
from ukur.measure.branch import Branch, Choose
from ukur.measure.rumus_id import RumusId
from ukur.measure.vektor import Vektor
from ukur.measure.words import Words
from ukur.model.angka import Label, Rentang

Kind = type[Decimal] | type[Rentang] | type[Label]


@dataclass(frozen=True)
class Arithmetic:
    """How numbers become a capaian; ``id`` is the formula under which a document records them.

    ``cells`` is the same for a spreadsheet, unrounded: {b} and {a} are the cells of the lower and the upper
    bound of the target, {r} that of realisasi.
    """

    id: RumusId
    choose: Choose
    cells: str

    def branch(self, target: Decimal | Rentang, realisasi: Decimal) -> tuple[Branch, Decimal]:
        """Return the branch that is taken, and the bound it compares with."""
        if isinstance(target, Rentang):
            return self.choose(target.bawah, target.atas, realisasi)
        return self.choose(target, None, realisasi)

    def binary(self, target: Decimal | Rentang, realisasi: Decimal) -> float:
        """Return what a spreadsheet makes of the numbers before rounding, with its binary arithmetic."""
        lower = target.bawah if isinstance(target, Rentang) else target
        upper = float(target.atas) if isinstance(target, Rentang) else None
        branch, bound = self.choose(float(lower), upper, float(realisasi))
        return branch.binary(bound, float(realisasi))


@dataclass(frozen=True)
class Rumus:
    """One registered formula; ``kalimat`` and ``kasus_tepi`` are printed beside the figures.

    ``jenis`` are the kinds of value a target may be; ``words`` says how words become numbers, where ``jenis``
    has words. ``vektor`` are inputs with published results.
    """

    id: RumusId
    nama: str
    rumus: str
    kalimat: str
    kasus_tepi: str
    sumber: str
    arah: Arah
    jenis: tuple[Kind, ...]
    words: Words | None
    arithmetic: Arithmetic
    vektor: tuple[Vektor, ...]

    @property
    def jenis_realisasi(self) -> tuple[Kind, ...]:
        """Kinds of value that may be reported: a range is only ever aimed at."""
        return tuple(kind for kind in self.jenis if kind is not Rentang)

    @property
    def nol_terhitung(self) -> bool:
        """Whether there is a capaian against target 0 where realisasi is 0 too."""
        return isinstance(self.hitung(Decimal(0), Decimal(0)), Decimal)

    def hitung(self, target: Decimal | Rentang, realisasi: Decimal) -> Hasil:
        """Return the capaian of numbers of the right kind, in percent, unrounded, or why there is none."""
        branch, bound = self.arithmetic.branch(target, realisasi)
        return branch.result(bound, realisasi)
