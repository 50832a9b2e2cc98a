"""Characters that documents can print: those the fonts of the PDF have, in every style it uses.

Letters may carry two combining marks where no composed letter exists. A test typesets every character
below, so this table cannot promise what the fonts do not have. Letters whose capitals, which a letterhead
needs, are in none of the fonts are left out (IPA and a few others).
"""

import re

from ukur.model.faults import F013, quote, refuse

LETTERS = """
0041-005A 0061-007A 00AA 00B5 00BA 00C0-00D6 00D8-00F6 00F8-019A 019C-023E 0241-024F 0370-0373
0376-0377 037B-037D 037F 0386 0388-038A 038C 038E-03A1 03A3-03F5 03F7-0481 048A-0513 051A-051D 1E00-1F15
1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F70 1F72 1F74 1F76 1F78 1F7A 1F7C
1F80-1FB4 1FB6-1FBA 1FBC 1FC2-1FC4 1FC6-1FC8 1FCA 1FCC 1FD0-1FD2 1FD6-1FDA 1FE0-1FE2 1FE4-1FEA
1FEC 1FF2-1FF4 1FF6-1FF8 1FFA 1FFC
"""
"""Latin, Greek and Cyrillic letters, as ranges of code points."""

COMBINING_MARKS = "0300-0304 0306-030C 030F 0311 0313-0314 0323-0328 032D-032E 0330-0331 0342"
"""Combining marks, after a letter only."""

OTHER_CHARACTERS = """
0020-0040 005B-0060 007B-007E 00A0-00A9 00AB-00AC 00AE-00B4 00B6-00B9 00BB-00BF 00D7 00F7 02B0-02FF
0375 037A 0384-0385 03F6 0482 1FBD 1FBF-1FC1 1FCD-1FCF 1FDD-1FDF 1FED 1FFE 2002-200A 2010-2027
202F-205E 2070-2071 2074-208E 2090-209C 20A0-20C0 2100-2125 2127-2129 212C-2151 2153-2184 2189
2190-2328 232B-23FF 2460-262F 2638-268B 2690-269C 26A0-26A7 26AA-26B2 2701-2704 2706-2709 270C-2727
2729-274B 274D 274F-2752 2756 2758-275E 2761-277F 2794 2798-27AF 27B1-27FF 2900-297F 2A00-2ADB
2ADD-2B73 2B76-2B95 2B97-2BFF FB00-FB06
"""
"""Digits, punctuation, spaces, currency, arrows, mathematical and geometric marks, ligatures."""


def _ranges(span: str) -> str:
    """Return ranges as what stands between the brackets of a pattern."""
    head = (part.split("-") for part in span.split())
    return "".join("-".join(re.escape(chr(int(code, 16))) for code in pair) for pair in head)


_PRINTED = re.compile(
    f"(?:[{_ranges(LETTERS)}][{_ranges(COMBINING_MARKS)}]{{0,2}}|[\n{_ranges(OTHER_CHARACTERS)}])*+"
)


def unprintable_character(text: str) -> str | None:
    """Return the first character that no document can print."""
    match = _PRINTED.match(text)
    end = match.end() if match else 0
    return None if end == len(text) else text[end]


def refuse_unprintable(text: str) -> None:
    """Refuse a text that documents cannot print; a missing glyph must never reach a signed page."""
    char = None if text.isascii() and text.isprintable() else unprintable_character(text)
    if char is not None:
        refuse(
            F013,
            f"huruf {quote(char)} (U+{ord(char):04X}) tidak dapat dicetak di dokumen",
            "ganti dengan huruf Latin, angka, atau tanda biasa; emoji dan aksara lain tidak ada hurufnya",
        )
