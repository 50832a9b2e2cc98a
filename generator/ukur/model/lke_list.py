"""``lke.yml``: the criteria of the office's own evaluator, where they are not those that Ukur ships."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from ukur.model.faults import F005, quote, refuse
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import PositiveNumber
from ukur.model.values import Date, Kode, Record, ShortText, Text

_CODE = re.compile(r"[A-Za-z0-9]{1,4}(?:\.[A-Za-z0-9]{1,4}){0,5}", re.ASCII)
"""Our choice. A criterion names a folder of the evidence pack, where no other name is as short."""


def _lke_code(text: str) -> str:
    if not _CODE.fullmatch(text):
        hint = "tulis seperti di LKE, bagiannya paling banyak empat huruf atau angka: 2.a.1 atau B1.1"
        refuse(F005, f"{quote(text)} bukan kode LKE", hint)
    return text


LkeCode = Annotated[Kode, AfterValidator(_lke_code)]


class LkeCriterion(Record):
    """A criterion in the evaluator's words; ``padanan`` is the shipped criterion whose evidence it shares.

    Without ``padanan`` Ukur looks for nothing, and only ``bukti_lke`` of the document shows evidence.
    ``bobot`` is written for every criterion of a part or for none.
    """

    kode: LkeCode
    uraian: ShortText
    padanan: Kode | None = None
    bobot: PositiveNumber | None = None


class LkePart(Record):
    """A part of the evaluation: its criteria, and the weight that they have together."""

    kode: LkeCode
    nama: ShortText
    uraian: ShortText | None = None
    bobot: PositiveNumber
    kriteria: tuple[LkeCriterion, ...] = Field(min_length=1)


class Lke(Record):
    """The evaluator's list, for documents of quarters that end on ``berlaku_mulai`` or later.

    ``bobot`` is the weight of everything in it: 30 for Pengukuran Kinerja alone, 100 for all components.
    ``catatan`` is printed beside the source.
    """

    nama: ShortText
    sumber: Text
    berlaku_mulai: Date
    bobot: PositiveNumber
    catatan: ShortText | None = None
    bagian: tuple[LkePart, ...] = Field(min_length=1)


class DaftarLke(Record):
    """``lke.yml``. Before its first list, and without the file, the criteria that Ukur ships are in force."""

    lke: Annotated[tuple[Lke, ...], ChangeKind.LKE] = ()
