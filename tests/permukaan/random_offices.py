"""Offices at random: every formula and aggregation, with blanks anywhere."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from tests.permukaan.office import Line

_WORDS = ("CC", "B", "BB", "A")
_COMBINED = {"jumlah": "cacah", "rata-rata": "indeks", "maksimum": "waktu", "kumulatif": "cacah"}
_COMBINED["posisi-akhir"] = "rasio"
_PLACES = (0, 1, 2, 4)  # 12.345 would have two readings


@st.composite
def _number(draw: st.DrawFn, places: int) -> str:
    whole = draw(st.one_of(st.integers(0, 12), st.integers(0, 3000)))
    part = draw(st.integers(0, 10**places - 1))
    return f"{whole}.{part:0{places}}" if places else str(whole)


@st.composite
def _range(draw: st.DrawFn, places: int) -> str:
    low, high = sorted((draw(_number(places)), draw(_number(places))), key=float)
    return f"{low}..{high}"


@st.composite
def _ratio(draw: st.DrawFn) -> dict[str, Any]:
    return {"pembilang": str(draw(st.integers(0, 400))), "penyebut": str(draw(st.integers(1, 400)))}


def _four(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> Sequence[Any]:
    return draw(st.lists(st.one_of(values, values, values, st.none()), min_size=4, max_size=4))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Draw an indicator with its targets and reports."""
    rumus = draw(
        st.sampled_from(("naik@1", "turun-selisih@1", "turun-rasio@1", "stabil@1"))
        | st.sampled_from(("rentang@1", "rentang-turun@1", "skala@1", "ya-tidak@1"))
    )
    if rumus in ("skala@1", "ya-tidak@1"):
        words = st.sampled_from(_WORDS if rumus == "skala@1" else ("ya", "tidak"))
        keys = {"rumus": rumus, "agregasi": "posisi-akhir", "jenis_satuan": "predikat", "desimal": "0"}
        keys |= {"tabel_label": "akip"} if rumus == "skala@1" else {}
        return Line(keys, _four(draw, words), draw(words), _four(draw, words))
    places = draw(st.sampled_from(_PLACES))
    agregasi = draw(st.sampled_from(sorted(_COMBINED)))
    ranged = rumus.startswith("rentang")
    targets = _range(places) if ranged and agregasi == "posisi-akhir" else _number(places)
    keys = {"rumus": rumus, "agregasi": agregasi, "jenis_satuan": _COMBINED[agregasi], "desimal": str(places)}
    reports: st.SearchStrategy[Any] = st.one_of(_number(places), st.just("Belum rilis"))
    more: dict[str, Any] = {}
    if draw(st.booleans()):
        more["perhitungan"] = {
            "cara": "rasio",
            "pembilang": "Bagian",
            "penyebut": "Seluruh",
            "pengali": "100",
        }
        reports = _ratio()
    if draw(st.booleans()):
        more["target_renstra"] = {"tahun": "2026", "nilai": draw(targets), "sumber": "Renstra"}
        if agregasi == "jumlah" and rumus == "naik@1":
            more["target_renstra"]["akumulasi"] = "jumlah"
    return Line(keys | more, _four(draw, targets), draw(targets), _four(draw, reports))
