"""Words as values: the scores that enter a formula in their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.alasan import Alasan
from ukur.model.angka import Besaran, Label

YA, TIDAK = "ya", "tidak"
Tabel = Mapping[str, Decimal]
Scores = tuple[Decimal, Decimal] | Alasan


@dataclass(frozen=True)
class Words:
    """How words become scores.

    ``fixed`` are the only words there are, in any case of letters; where it is empty, the words are those of
    the indicator's table, spelled as there. ``scores`` gives the scores of target and realisasi.
    """

    fixed: tuple[str, ...]
    scores: Callable[[Besaran, Besaran, Tabel], Scores]

    def choices(self, tabel: Tabel | None) -> tuple[str, ...]:
        """Return the words to choose from; empty where the table is missing."""
        return self.fixed or tuple(tabel or ())

    def known(self, teks: str, tabel: Tabel | None) -> bool:
        """Return whether a word has a score."""
        return (teks.casefold() if self.fixed else teks) in self.choices(tabel)


def _by_table(target: Besaran, realisasi: Besaran, tabel: Tabel) -> Scores:
    """A score may stand in place of its word."""
    scores = [tabel.get(v.teks) if isinstance(v, Label) else v for v in (target, realisasi)]
    if None in scores:
        return Alasan.LABEL_TAK_DIKENAL
    first, second = scores
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return first, second
    return Alasan.BEDA_JENIS


def _by_answer(target: Besaran, realisasi: Besaran, tabel: Tabel) -> Scores:
    """The answer that was aimed at counts 1, the other 0, whichever of them is the target."""
    if not isinstance(target, Label) or not isinstance(realisasi, Label):
        return Alasan.BEDA_JENIS
    answers = target.teks.casefold(), realisasi.teks.casefold()
    if not set(answers) <= {YA, TIDAK}:
        return Alasan.LABEL_TAK_DIKENAL
    return Decimal(1), Decimal(answers[0] == answers[1])


OF_TABLE = Words((), _by_table)
YES_OR_NO = Words((YA, TIDAK), _by_answer)
