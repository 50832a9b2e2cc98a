"""``terjemahan.yml``: names in another language, for the site's summary in it.

They lie in a file of their own because no document prints them: it is no input of a document, so that a
better translation makes no approval lapse and changes nothing that was signed or filed.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ukur.model.meaning import ChangeKind
from ukur.model.values import Kode, Record, ShortText, Text


class TerjemahanInstansi(Record):
    """Names of the office; its region's stays as it is where it is left out."""

    nama: ShortText
    nama_singkat: ShortText | None = None
    daerah: ShortText | None = None


class TerjemahanIndikator(Record):
    """Names of an indicator; ``definisi`` says what is measured, in a sentence."""

    nama: ShortText
    definisi: Text | None = None


class Inggris(Record):
    """Names in English. What has none keeps its own name, which pages mark as Indonesian.

    ``satuan`` are the units of measure by their word in the dictionary.
    """

    instansi: TerjemahanInstansi
    sasaran: Mapping[Kode, ShortText] = Field(default_factory=dict)
    indikator: Mapping[Kode, TerjemahanIndikator] = Field(default_factory=dict)
    satuan: Mapping[ShortText, ShortText] = Field(default_factory=dict)


class DaftarTerjemahan(Record):
    """``terjemahan.yml``. Without it, or without ``inggris`` in it, the site has no pages in English."""

    inggris: Annotated[Inggris | None, ChangeKind.TERJEMAHAN] = None
