"""Small inline SVG pictures of parts: bars beside figures that stand in text."""

from collections.abc import Sequence
from decimal import Decimal


def small_bar(nilai: Decimal, terbesar: Decimal) -> str:
    """Return a small horizontal bar for a table cell; the number stands beside it in text."""
    share = 0.0 if terbesar <= 0 else max(0.0, min(100.0, float(nilai / terbesar) * 100))
    return (
        '<svg class="ukur-batang" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="alas" width="100" height="8"/><rect class="isi" width="{share:.1f}" height="8"/></svg>'
    )


def share_bar(parts: Sequence[tuple[str, int]]) -> str:
    """Return a bar of parts side by side, each by its class and count; the counts stand beside it in text."""
    whole, at = sum(count for _, count in parts), 0.0
    pieces = []
    for css, count in parts if whole else ():
        width = 100 * count / whole
        pieces.append(f'<rect class="{css}" x="{at:.2f}" width="{width:.2f}" height="8"/>')
        at += width
    return (
        '<svg class="ukur-bilah" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(pieces)}</svg>"
    )
