"""How wide letters are, for renderings whose readers do not fit columns and rows to text themselves.

The measure is Arial's, which the fonts in use were made to (Arimo, Liberation Sans, Helvetica).
"""

_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~×−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Advance widths in thousandths of the size of the letters, by width."""

_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_LATIN, _OTHER = 700, 1050
"""Any other letter, on the safe side: nearly all Latin ones are narrower, and full width is the most."""


def advance(text: str) -> int:
    """Return the width of a text on one line, in thousandths of the size of its letters."""
    return sum([_LETTERS.get(char) or (_LATIN if char < "\u0250" else _OTHER) for char in text])
