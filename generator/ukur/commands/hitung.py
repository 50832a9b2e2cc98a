"""Use case: the figures of one period, for a terminal or for another program."""

import csv
import io
import json
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, DokumenPengukuran
from ukur.document.susun import susun
from ukur.document.teks import KOSONG
from ukur.measure.ukuran import Ukuran
from ukur.model.galat import split
from ukur.model.periode import Periode, parse_periode
from ukur.model.temuan import UkurError

KOLOM = (
    "kode",
    "nama",
    "satuan",
    "target_tahun",
    "realisasi",
    "capaian_persen",
    "predikat",
    "status",
    "dasar_target",
)


def dokumen(ukuran: Ukuran, periode: str) -> DokumenPengukuran:
    """Return the document of the period named on the command line."""
    found = periode_dari(periode)
    if found not in ukuran.katalog.dokumen:
        known = ", ".join(str(p) for p in sorted(ukuran.katalog.dokumen)) or "belum ada"
        raise UkurError(f"periode {found} belum punya dokumen.yml; yang ada: {known}")
    return susun(ukuran, found)


def periode_dari(text: str) -> Periode:
    """Return the period named on the command line."""
    try:
        return parse_periode(text.upper())
    except PydanticCustomError as error:
        raise UkurError(": ".join(split(error.message()))) from None


def baris(dok: DokumenPengukuran) -> Iterator[dict[str, str]]:
    """Yield a row for each indicator, with machine numbers (point, no grouping); blank when absent."""
    for row in dok.baris:
        yield dict(zip(KOLOM, _cells(row), strict=True))


def _cells(row: BarisIndikator) -> tuple[str, ...]:
    return (
        row.kode,
        row.nama,
        row.satuan,
        _machine(row.target_tahun),
        _machine(row.realisasi_sampai),
        "" if row.capaian.nilai is None else f"{row.capaian.nilai:f}",
        row.predikat if row.tercapai is not None else "",
        row.status,
        row.dasar_target,
    )


def _machine(figur: Figur) -> str:
    if figur.nilai is not None:
        return f"{figur.nilai:f}"
    return "" if figur.teks == KOSONG else figur.teks


def as_json(dok: DokumenPengukuran) -> str:
    """Return the rows as JSON."""
    head = {"periode": str(dok.periode), "judul": dok.judul, "percontohan": dok.percontohan}
    return json.dumps(head | {"indikator": list(baris(dok))}, ensure_ascii=False, indent=1)


def as_csv(dok: DokumenPengukuran) -> str:
    """Return the rows as CSV (RFC 4180); a cell that begins like a formula is quoted with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, KOLOM)
    writer.writeheader()
    for row in baris(dok):
        writer.writerow({key: _harmless(key, value) for key, value in row.items()})
    return out.getvalue()


def _harmless(key: str, value: str) -> str:
    numeric = key in {"target_tahun", "realisasi", "capaian_persen"} and value[1:2].isdigit()
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} and not numeric else value
