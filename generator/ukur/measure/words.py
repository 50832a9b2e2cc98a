"""Words as values: the scores that enter a formula in their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.reason import Reason
from ukur.model.numbers import Label, Quantity

YES, NO = "ya", "tidak"
LabelScores = Mapping[str, Decimal]
Scores = tuple[Decimal, Decimal] | Reason


@dataclass(frozen=True)
class Words:
    """How words become scores.

    ``fixed`` are the only words there are, in any case of letters; where it is empty, the words are those of
    the indicator's table, spelled as there. ``scores`` gives the scores of target and realisasi.
    """

    fixed: tuple[str, ...]
    scores: Callable[[Quantity, Quantity, LabelScores], Scores]

    def choices(self, tabel: LabelScores | None) -> tuple[str, ...]:
        """Return the words to choose from; empty where the table is missing."""
        return self.fixed or tuple(tabel or ())

    def known(self, text: str, tabel: LabelScores | None) -> bool:
        """Return whether a word has a score."""
        return (text.casefold() if self.fixed else text) in self.choices(tabel)


def _by_table(target: Quantity, realisasi: Quantity, tabel: LabelScores) -> Scores:
    """A score may stand in place of its word."""
    scores = [tabel.get(v.teks) if isinstance(v, Label) else v for v in (target, realisasi)]
    if None in scores:
        return Reason.LABEL_TAK_DIKENAL
    first, second = scores
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return first, second
    return Reason.BEDA_JENIS


def _by_answer(target: Quantity, realisasi: Quantity, tabel: LabelScores) -> Scores:
    """The answer that was aimed at counts 1, the other 0, whichever of them is the target."""
    if not isinstance(target, Label) or not isinstance(realisasi, Label):
        return Reason.BEDA_JENIS
    answers = target.teks.casefold(), realisasi.teks.casefold()
    if not set(answers) <= {YES, NO}:
        return Reason.LABEL_TAK_DIKENAL
    return Decimal(1), Decimal(answers[0] == answers[1])


OF_TABLE = Words((), _by_table)
YES_OR_NO = Words((YES, NO), _by_answer)
