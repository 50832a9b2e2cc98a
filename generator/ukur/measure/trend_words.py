"""Directions of several indicators in words: how many got better, stayed and got worse, against what."""

from collections.abc import Sequence
from typing import NamedTuple

from ukur.measure.perubahan import Trend


class JudgedTrend(NamedTuple):
    """An indicator's direction in a word, and what its figure is held against."""

    kode: str
    arah: str
    terhadap: str


def trend_sentences(judged: Sequence[JudgedTrend]) -> tuple[str, ...]:
    """Return a sentence for each period that indicators are held against, the first of most of them."""
    names = sorted({row.terhadap for row in judged}, key=lambda name: _weight(judged, name))
    return tuple(_sentence([row for row in judged if row.terhadap == name], name) for name in names)


def _sentence(rows: Sequence[JudgedTrend], name: str) -> str:
    pairs = [(row.kode, row.arah) for row in rows]
    return f"{trends(pairs, 'indikator')} dibanding {name}{worsened(pairs)}."


def _weight(judged: Sequence[JudgedTrend], name: str) -> tuple[int, str]:
    return -sum(row.terhadap == name for row in judged), name


def trends(judged: Sequence[tuple[str, str]], noun: str = "") -> str:
    """Return how many got better, stayed and got worse: ``7 indikator membaik, 1 memburuk``."""
    counts = [(trend, sum(direction == trend for _, direction in judged)) for trend in Trend]
    said = [f"{count} {trend}" for trend, count in counts if count]
    if noun and said:
        number, _, word = said[0].partition(" ")
        said[0] = f"{number} {noun} {word}"
    return ", ".join(said)


def worsened(judged: Sequence[tuple[str, str]]) -> str:
    """Return the codes of those that got worse, after a colon: ``: IKU-08``."""
    codes = [kode for kode, direction in judged if direction == Trend.MEMBURUK]
    return f": {', '.join(codes)}" if codes else ""
