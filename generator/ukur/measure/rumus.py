"""The registry of capaian formulas: everything that is known of one is in its record here, and nowhere else.

All values are in the indicator's own unit; results are percent, unrounded. Sources are graded as in the
methodology page: official texts that were read, or working applications of other local governments.

A new formula is an id in ``rumus_id``, vectors in ``vectors`` and a record here (and in ``case``, where it
computes in a new way); checks, receipts, spreadsheet, report, schema and pages take it from there.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ukur.measure import vectors
from ukur.measure.case import ANSWER, DISTANCE, RATIO, always, by_inverse, by_side, outside, unless_nothing
from ukur.measure.direction import Direction
from ukur.measure.figure_text import full_number, quantity_text, short_number
from ukur.measure.formula import Arithmetic, Rumus
from ukur.measure.reason import FormulaResult, Reason
from ukur.measure.rumus_id import RumusId
from ukur.measure.words import OF_TABLE, YES_OR_NO, LabelScores
from ukur.model.numbers import AbsentReason, Label, Quantity, TargetRange, Unreadable

_LKJ = "LKj Provinsi Lampung 2015/2016, LKjIP Kabupaten Maluku Tengah 2021, LKIP BPKP Papua 2016 (dibaca)"
_PAN8 = "PermenPANRB 8/2021, kondisi khusus IKI (dibaca; telah diganti PermenPANRB 6/2022)"
_EDGE_CASES = "Target 0, nilai negatif: tidak dihitung dan wajib dijelaskan."

_RATIO = "{r}/{b}*100"
_DISTANCE = "(2*{b}-{r})/{b}*100"
_NOTHING = "IF(AND({b}=0,{r}=0),100,"
_BY_RATIO = Arithmetic(RumusId.NAIK, always(RATIO), _RATIO)

RUMUS: Mapping[str, Rumus] = {
    item.id: item
    for item in (
        Rumus(
            RumusId.NAIK,
            "Makin tinggi makin baik",
            "realisasi / target × 100",
            "Capaian adalah realisasi dibagi target, dikali 100.",
            _EDGE_CASES,
            _LKJ,
            arah=Direction.NAIK,
            jenis=(Decimal,),
            words=None,
            arithmetic=_BY_RATIO,
            vektor=vectors.RISING,
            example=("80", "82.5"),
            unfit="Bila angka yang kecil yang baik, misalnya keluhan: yang memburuk akan tampak tercapai.",
        ),
        Rumus(
            RumusId.TURUN_SELISIH,
            "Makin rendah makin baik, cara selisih",
            "(2 × target − realisasi) / target × 100",
            "Capaian adalah dua kali target dikurangi realisasi, dibagi target, dikali 100.",
            "Realisasi sama dengan target = 100; realisasi 0 = 200; lebih dari dua kali target = negatif. "
            "Target 0 dan realisasi 0 = 100. " + _EDGE_CASES,
            _LKJ + "; " + _PAN8,
            arah=Direction.TURUN,
            jenis=(Decimal,),
            words=None,
            arithmetic=Arithmetic(RumusId.TURUN_SELISIH, unless_nothing(DISTANCE), f"{_NOTHING}{_DISTANCE})"),
            vektor=vectors.FALLING_DIFFERENCE,
            example=("0.35", "0.43"),
            unfit="Bila realisasi dapat lebih dari dua kali target: capaiannya menjadi negatif.",
        ),
        Rumus(
            RumusId.TURUN_RASIO,
            "Makin rendah makin baik, cara rasio",
            "target / realisasi × 100",
            "Capaian adalah target dibagi realisasi, dikali 100.",
            "Realisasi 0 = 100 (kesepakatan aplikasi daerah lain, bukan aturan nasional). " + _EDGE_CASES,
            "LKjIP Provinsi Bali 2020 (dibaca); aplikasi Kabupaten Pringsewu dan Kabupaten Madiun",
            arah=Direction.TURUN,
            jenis=(Decimal,),
            words=None,
            arithmetic=Arithmetic(RumusId.TURUN_RASIO, by_inverse, "IF({r}=0,100,{b}/{r}*100)"),
            vektor=vectors.FALLING_RATIO,
            example=("32", "4.88"),
            unfit="Bila realisasi dapat mendekati nol: capaiannya melonjak sampai ratusan persen.",
        ),
        Rumus(
            RumusId.STABIL,
            "Tepat sasaran",
            "realisasi ≤ target: realisasi / target × 100; "
            "realisasi > target: (2 × target − realisasi) / target × 100",
            "Penyimpangan ke atas dan ke bawah sama-sama menurunkan capaian.",
            "Target 0 dan realisasi 0 = 100. " + _EDGE_CASES,
            "LKIP BPKP Papua 2016 (dibaca): rumus dipilih menurut arah penyimpangan",
            arah=Direction.TEPAT,
            jenis=(Decimal,),
            words=None,
            arithmetic=Arithmetic(
                RumusId.STABIL, by_side, f"{_NOTHING}IF({{r}}<={{b}},{_RATIO},{_DISTANCE}))"
            ),
            vektor=vectors.STABLE,
            example=("80", "100"),
            unfit="Bila melampaui target justru baik, atau bila targetnya rentang.",
        ),
        Rumus(
            RumusId.RENTANG,
            "Target berupa rentang, makin tinggi makin baik",
            "di dalam rentang: 100; di bawah: realisasi / batas bawah × 100; "
            "di atas: realisasi / batas atas × 100",
            "Capaian 100 di dalam rentang; di luarnya dibandingkan dengan batas terdekat.",
            "Nilai 100 di dalam rentang disimpulkan, tidak tertulis di sumber. " + _EDGE_CASES,
            _PAN8,
            arah=Direction.NAIK,
            jenis=(Decimal, TargetRange),
            words=None,
            arithmetic=Arithmetic(
                RumusId.RENTANG, outside(RATIO), "IF({r}<{b},{r}/{b}*100,IF({r}>{a},{r}/{a}*100,100))"
            ),
            vektor=vectors.WITHIN_RANGE,
            example=("80..90", "70"),
            unfit="Bila targetnya satu angka, atau bila melampaui rentang tidak lebih baik.",
        ),
        Rumus(
            RumusId.RENTANG_TURUN,
            "Target berupa rentang, makin rendah makin baik",
            "di dalam rentang: 100; di luar: (2 × batas terdekat − realisasi) / batas terdekat × 100",
            "Capaian 100 di dalam rentang; di luarnya cara selisih terhadap batas terdekat.",
            "Nilai 100 di dalam rentang disimpulkan, tidak tertulis di sumber. " + _EDGE_CASES,
            _PAN8,
            arah=Direction.TURUN,
            jenis=(Decimal, TargetRange),
            words=None,
            arithmetic=Arithmetic(
                RumusId.RENTANG_TURUN,
                outside(DISTANCE),
                f"IF({{r}}<{{b}},{_DISTANCE},IF({{r}}>{{a}},(2*{{a}}-{{r}})/{{a}}*100,100))",
            ),
            vektor=vectors.RANGE_FALLING,
            example=("7..8", "9"),
            unfit="Bila targetnya satu angka, atau bila di bawah rentang tidak lebih baik.",
        ),
        Rumus(
            RumusId.SKALA,
            "Predikat atau opini",
            "skor(realisasi) / skor(target) × 100",
            "Label diganti skornya menurut tabel label, lalu dihitung seperti makin tinggi makin baik.",
            "Label yang tidak ada di tabel tidak dihitung. Predikat tidak pernah dijumlahkan.",
            "Aplikasi Kabupaten Pringsewu (WTP = 4, WDP = 3, ...)",
            arah=Direction.NAIK,
            jenis=(Decimal, Label),
            words=OF_TABLE,
            arithmetic=_BY_RATIO,
            vektor=vectors.SKALA,
            example=("WTP", "WDP"),
            unfit="Bila nilainya berupa angka, misalnya 71,25: pakai makin tinggi makin baik.",
        ),
        Rumus(
            RumusId.YA_TIDAK,
            "Ya atau tidak",
            "ya = 100, tidak = 0",
            "Capaian 100 bila jawabannya sama dengan target, 0 bila tidak.",
            "Hanya kata ya dan tidak yang diterima.",
            "Pengaturan Ukur; belum ditemukan aturan tertulisnya",
            arah=Direction.TEPAT,
            jenis=(Label,),
            words=YES_OR_NO,
            arithmetic=replace(_BY_RATIO, choose=always(ANSWER)),
            vektor=vectors.YES_NO,
            example=("ya", "ya"),
            unfit="Bila pekerjaannya dapat selesai sebagian: ukur persen selesainya.",
        ),
    )
}


class Entered(NamedTuple):
    """The numbers that enter the arithmetic, and the formula under which they are recorded."""

    rumus: RumusId
    target: Decimal | TargetRange
    realisasi: Decimal


def entered(
    rumus: str, target: Quantity | None, realisasi: Quantity | None, tabel: LabelScores | None
) -> Entered | Reason:
    """Return the numbers of a target and a realisasi, words replaced by their scores."""
    formula = RUMUS[rumus]
    recorded = formula.arithmetic.id
    if target is None or realisasi is None:
        return Reason.BEDA_JENIS
    if formula.words is not None:
        scores = formula.words.scores(target, realisasi, tabel or {})
        return scores if isinstance(scores, Reason) else Entered(recorded, *scores)
    if not isinstance(target, formula.jenis) or not isinstance(target, (Decimal, TargetRange)):
        return Reason.BEDA_JENIS
    return Entered(recorded, target, realisasi) if isinstance(realisasi, Decimal) else Reason.BEDA_JENIS


def compute_capaian(
    rumus: str, target: Quantity, realisasi: Quantity, tabel: LabelScores | None = None
) -> FormulaResult:
    """Return capaian in percent, unrounded, or the reason why there is none.

    ``tabel`` gives the scores of labels for ``skala@1``; ``ya-tidak@1`` needs none.
    """
    if isinstance(target, Unreadable) or isinstance(realisasi, Unreadable):
        return Reason.TAK_TERBACA
    if realisasi is AbsentReason.BELUM_RILIS:
        return Reason.BELUM_RILIS
    if AbsentReason.TIDAK_BERLAKU in (target, realisasi):
        return Reason.TIDAK_BERLAKU
    numbers = entered(rumus, target, realisasi, tabel)
    if isinstance(numbers, Reason):
        return numbers
    return RUMUS[rumus].compute(numbers.target, numbers.realisasi)


def substituted(
    rumus: str, target: Quantity | None, realisasi: Quantity | None, tabel: LabelScores | None, desimal: int
) -> str:
    """Return the formula with its numbers put in, for the case that was taken; there is a capaian."""
    numbers = entered(rumus, target, realisasi, tabel)
    assert not isinstance(numbers, Reason)
    case, bound = RUMUS[rumus].arithmetic.case(numbers.target, numbers.realisasi)
    return case.receipt.format(
        t=_put_in(target, bound),
        r=_put_in(realisasi, numbers.realisasi),
        T=quantity_text(target, desimal),
        R=quantity_text(realisasi, desimal),
    )


def _put_in(value: Quantity | None, number: Decimal) -> str:
    """Return a number as it enters the formula; a score names its word."""
    return f"{short_number(number)} ({value.teks})" if isinstance(value, Label) else full_number(number)
