"""Names of office, tree and indicators in English; what has none keeps its own, marked as Indonesian."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from ukur.model.instansi import Instansi
from ukur.model.terjemahan import Inggris
from ukur.site.english.english_words import indonesian


@dataclass(frozen=True)
class EnglishNames:
    """The names that the office gave (``given``), beside those of its own data."""

    given: Inggris
    instansi: Instansi

    @property
    def office(self) -> str:
        """The office with its region, as plain text."""
        own = self.given.instansi
        return f"{own.nama}, {own.daerah or self.instansi.daerah}"

    @property
    def short(self) -> str:
        """The office in short, as plain text."""
        return self.given.instansi.nama_singkat or self.given.instansi.nama

    def indikator(self, kode: str, own: str) -> Markup:
        """Return the name of an indicator; ``own`` is the one in Indonesian."""
        item = self.given.indikator.get(kode)
        return _name(item.nama if item else None, own)

    def sasaran(self, kode: str, own: str) -> Markup:
        """Return the text of a node."""
        return _name(self.given.sasaran.get(kode), own)

    def satuan(self, own: str) -> Markup:
        """Return a unit of measure."""
        return _name(self.given.satuan.get(own), own)


def _name(english: str | None, own: str) -> Markup:
    return escape(english) if english else Markup(indonesian(own))
