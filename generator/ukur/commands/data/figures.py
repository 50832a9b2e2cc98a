"""Use case: the figures of one period, for a terminal or for another program."""

import csv
import io
import json
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from ukur.document.composition import compose_document
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure, ScopedFigure
from ukur.measure.measurements import Measurements
from ukur.model.faults import split
from ukur.model.findings import UkurError
from ukur.model.paths import dokumen_path
from ukur.model.periode import Periode, parse_periode

COLUMNS = (
    "kode",
    "nama",
    "satuan",
    "lingkup",
    "target",
    "realisasi",
    "capaian_persen",
    "predikat",
    "status",
    "dasar_target",
    "target_sampai",
    "realisasi_sampai",
    "capaian_sampai_persen",
    "target_tahun",
    "realisasi_tahun",
    "capaian_tahun_persen",
    "capaian_tanpa_batas_persen",
    "capaian_sampai_tanpa_batas_persen",
    "capaian_tahun_tanpa_batas_persen",
    "realisasi_penuh",
    "realisasi_sampai_penuh",
    "realisasi_tahun_penuh",
    "himpunan",
)
"""The headline with its own target and capaian, then both scopes whole, what a cap or rounding hides of the
three; who reported of shared figures.
"""
_NUMERIC = tuple(name for name in COLUMNS if name.split("_")[0] in {"target", "realisasi", "capaian"})


def dokumen(measurements: Measurements, periode: str) -> DokumenPengukuran:
    """Return the document of the period named on the command line."""
    found = named_periode(periode)
    if found not in measurements.catalogue.dokumen:
        if at := measurements.catalogue.left_out.files.get(dokumen_path(found)):
            raise UkurError(f"dokumen.yml periode {found} tidak terbaca, lihat {at.path}:{at.line}")
        known = ", ".join(str(p) for p in sorted(measurements.catalogue.dokumen)) or "belum ada"
        raise UkurError(f"periode {found} belum punya dokumen.yml; yang ada: {known}")
    return compose_document(measurements, found)


def named_periode(text: str) -> Periode:
    """Return the period named on the command line."""
    try:
        return parse_periode(text.upper())
    except PydanticCustomError as error:
        raise UkurError(": ".join(split(error.message()))) from None


def figure_rows(dokumen: DokumenPengukuran) -> Iterator[dict[str, str]]:
    """Yield a row for each indicator, with machine numbers (point, no grouping); blank when absent."""
    for row in dokumen.baris:
        yield dict(zip(COLUMNS, _cells(row), strict=True))


def _cells(row: IndikatorRow) -> tuple[str, ...]:
    return (
        row.kode,
        row.nama,
        row.satuan,
        str(row.lingkup),
        *_whole(row.headline),
        row.predikat if row.predikat != DASH else "",
        row.status,
        row.dasar_target,
        *_whole(row.sampai),
        *_whole(row.setahun),
        *(_or_blank(figure.tanpa_batas) for figure in (row.headline, row.sampai, row.setahun)),
        *(_or_blank(figure.penuh) for figure in (row.headline, row.sampai, row.setahun)),
        row.himpunan,
    )


def _whole(figure: ScopedFigure) -> tuple[str, str, str]:
    reached = figure.capaian.nilai
    return _machine(figure.target), _machine(figure.realisasi), "" if reached is None else f"{reached:f}"


def _or_blank(figure: Figure | None) -> str:
    return "" if figure is None else _machine(figure)


def _machine(figure: Figure) -> str:
    if figure.nilai is not None:
        return f"{figure.nilai:f}"
    return "" if figure.teks == DASH else figure.teks


def as_json(dokumen: DokumenPengukuran) -> str:
    """Return the rows as JSON."""
    head = {"periode": str(dokumen.periode), "judul": dokumen.judul, "percontohan": dokumen.percontohan}
    return json.dumps(head | {"indikator": list(figure_rows(dokumen))}, ensure_ascii=False, indent=1)


def as_csv(dokumen: DokumenPengukuran) -> str:
    """Return the rows as CSV (RFC 4180); a cell that begins like a formula is quoted with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in figure_rows(dokumen):
        writer.writerow({key: _harmless(key, value) for key, value in row.items()})
    return out.getvalue()


def _harmless(key: str, value: str) -> str:
    numeric = key in _NUMERIC and value[1:2].isdigit()
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} and not numeric else value
