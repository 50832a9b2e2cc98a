"""The rule over the office's own font files, apart from the printer that knows what is in them."""

from ukur.model.findings import Rule

L201 = Rule(
    "L201",
    "berkas huruf kantor yang tidak dapat dipakai",
    "Huruf menentukan rupa angka di PDF: huruf kantor bernama sendiri, tidak menggantikan huruf bawaan.",
)
RULES = (L201,)
