"""An indicator beside its other years, the plan's end and the national standard, as it is printed."""

from dataclasses import dataclass

from ukur.document.figure import Figure

UP, DOWN, SAME = "naik", "turun", "tetap"
"""What became of a value, which is not yet a judgement: a gap that rises gets worse."""

SIGNS = {UP: "▲", DOWN: "▼", SAME: "="}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A figure against an earlier one of the same scope.

    ``terhadap`` names the earlier period for readers, ``periode`` for programs. ``gerak`` is what the value
    did, empty for answers; ``arah`` how that is judged, and where it is not, ``alasan`` says why.
    """

    terhadap: str
    periode: str
    perubahan: Figure
    gerak: str = ""
    arah: str = ""
    alasan: str = ""

    @property
    def sign(self) -> str:
        """The sign of what the value did, empty where there is none."""
        return SIGNS.get(self.gerak, "") if self.arah else ""

    @property
    def words(self) -> str:
        """Sign and judgement, which stay on one line; the reason where there is no judgement."""
        return f"{self.sign}\u00a0{self.arah}".strip() if self.arah else self.alasan


@dataclass(frozen=True, slots=True)
class YearValue:
    """What a past year had, up to the same quarter; ``sumber`` of a figure that is no document's.

    ``setahun``: it is the whole year's, and stands beside a figure of fewer quarters.
    """

    tahun: int
    nilai: Figure
    sumber: str = ""
    setahun: bool = False

    @property
    def printed(self) -> Figure:
        """The figure as the table prints it: one of a whole year says so, and is not to be reckoned with."""
        return Figure(f"{self.nilai.teks} (setahun)") if self.setahun else self.nilai


@dataclass(frozen=True, slots=True)
class ShownAgainst:
    """A target or standard, and the capaian of ``realisasi`` against it.

    ``dijumlah`` are the years that ``realisasi`` adds up; empty where it is the period's own value to date.
    ``tercatat`` is the year up to which a sum on record is in it.
    """

    nilai: Figure
    realisasi: Figure
    capaian: Figure
    sumber: str
    tahun: int | None = None
    dijumlah: tuple[int, ...] = ()
    tercatat: int | None = None


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One thing that an indicator is compared with, as a line of its own; a past year has no capaian.

    ``penuh`` is the unrounded realisasi where the capaian comes from it.
    """

    dengan: str
    nilai: Figure
    realisasi: Figure
    capaian: Figure
    sumber: str
    penuh: Figure | None = None


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """The comparisons of one indicator.

    ``perubahan`` is the change since a year before, ``triwulan`` that since the last period of the same year.
    ``putus`` are the sentences of the breaks in its series.
    """

    tahun: tuple[YearValue, ...]
    perubahan: ShownChange | None
    renstra: ShownAgainst | None
    nasional: ShownAgainst | None
    putus: tuple[str, ...] = ()
    triwulan: ShownChange | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self.tahun or self.renstra or self.nasional)
