"""What is known of a formula: one record, from which every surface takes what it needs."""

from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.case import Case, Choose
from ukur.measure.direction import Direction
from ukur.measure.reason import FormulaResult
from ukur.measure.rumus_id import RumusId
from ukur.measure.vectors import Vector
from ukur.measure.words import Words
from ukur.model.numbers import Label, TargetRange

Kind = type[Decimal] | type[TargetRange] | type[Label]


@dataclass(frozen=True)
class Arithmetic:
    """How numbers become a capaian; ``id`` is the formula under which a document records them.

    ``cells`` is the same for a spreadsheet, unrounded: {b} and {a} are the cells of the lower and the upper
    bound of the target, {r} that of realisasi.
    """

    id: RumusId
    choose: Choose
    cells: str

    def case(self, target: Decimal | TargetRange, realisasi: Decimal) -> tuple[Case, Decimal]:
        """Return the case that is taken, and the bound it compares with."""
        if isinstance(target, TargetRange):
            return self.choose(target.bawah, target.atas, realisasi)
        return self.choose(target, None, realisasi)

    def binary(self, target: Decimal | TargetRange, realisasi: Decimal) -> float:
        """Return what a spreadsheet makes of the numbers before rounding, with its binary arithmetic."""
        lower = target.bawah if isinstance(target, TargetRange) else target
        upper = float(target.atas) if isinstance(target, TargetRange) else None
        case, bound = self.choose(float(lower), upper, float(realisasi))
        return case.binary(bound, float(realisasi))


@dataclass(frozen=True)
class Rumus:
    """One registered formula; ``kalimat`` and ``kasus_tepi`` are printed beside the figures.

    ``jenis`` are the kinds of value a target may be; ``words`` says how words become numbers, where ``jenis``
    has words. ``vektor`` are inputs with published results; ``example`` are target and realisasi of the one
    that explains the formula to readers, ``unfit`` says when another formula is right.
    """

    id: RumusId
    nama: str
    rumus: str
    kalimat: str
    kasus_tepi: str
    sumber: str
    arah: Direction
    jenis: tuple[Kind, ...]
    words: Words | None
    arithmetic: Arithmetic
    vektor: tuple[Vector, ...]
    example: tuple[str, str]
    unfit: str

    @property
    def worked(self) -> Vector:
        """The vector that the example is."""
        return next(row for row in self.vektor if (row.target, row.realisasi) == self.example)

    @property
    def realisasi_kind(self) -> tuple[Kind, ...]:
        """Kinds of value that may be reported: a range is only ever aimed at."""
        return tuple(kind for kind in self.jenis if kind is not TargetRange)

    @property
    def counts_zero(self) -> bool:
        """Whether there is a capaian against target 0 where realisasi is 0 too."""
        return isinstance(self.compute(Decimal(0), Decimal(0)), Decimal)

    def compute(self, target: Decimal | TargetRange, realisasi: Decimal) -> FormulaResult:
        """Return the capaian of numbers of the right kind, in percent, unrounded, or why there is none."""
        case, bound = self.arithmetic.case(target, realisasi)
        return case.result(bound, realisasi)
