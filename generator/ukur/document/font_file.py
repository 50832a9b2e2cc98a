"""A font file that the office added, and the rule over it, apart from the printer that knows its kind."""

from dataclasses import dataclass

from ukur.model.findings import Rule

L401 = Rule(
    "L401",
    "berkas huruf kantor yang tidak dapat dipakai",
    "Huruf menentukan rupa angka di PDF: huruf kantor bernama sendiri, tidak menggantikan huruf bawaan.",
)
RULES = (L401,)


@dataclass(frozen=True)
class FontFile:
    """A font file that the office added: its name in the folder of fonts, and its bytes."""

    name: str
    content: bytes
