"""Corrections that were decided and that what the public reads does not show yet: filing takes its days."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.differences import differing_indicators
from ukur.archive.entry import INPUTS
from ukur.archive.frozen import DOKUMEN, thaw_form
from ukur.archive.recomposition import compose_again
from ukur.document.composition import compose_document
from ukur.document.date_text import date_text
from ukur.document.section_composition import WORDS, corrected_figures
from ukur.measure.measurements import Measurements
from ukur.model.paths import ARSIP, DATA, KOREKSI
from ukur.model.pengukuran import DaftarKoreksi, Koreksi
from ukur.model.periode import Periode, parse_periode
from ukur.site.archive_view import PendingCorrection, ShownArchive, ShownVersion
from ukur.site.material import SignedSource
from ukur.source.archive_reader import read_file as read_bytes
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file


def pending_corrections(
    today: Measurements, repo: Path, filed: ShownArchive, signed: Mapping[Periode, SignedSource]
) -> dict[Periode, tuple[PendingCorrection, ...]]:
    """Return, for each document shown as filed or as signed, what was decided since and changes it."""
    found: dict[Periode, tuple[PendingCorrection, ...]] = {}
    if not today.catalogue.koreksi.koreksi and not today.catalogue.koreksi.naskah:
        return found
    for periode, versions in filed.versi.items():
        known = _filed_corrections(repo, versions[-1])
        found[periode] = tuple(_words(today, periode, known))
        if rows := _fresh(today, periode, known.koreksi):
            different = _differing_from_filed(today, repo, versions[-1])
            found[periode] += _shown(today, periode, rows, different)
    for periode, source in signed.items():
        then = source.measurements
        if then is None or then is today:
            continue
        if rows := _fresh(today, periode, then.catalogue.koreksi.koreksi):
            pair = (compose_document(data, periode) for data in (then, today))
            found[periode] = _shown(today, periode, rows, differing_indicators(*pair))
    return {periode: rows for periode, rows in sorted(found.items()) if rows}


def _filed_corrections(repo: Path, version: ShownVersion) -> DaftarKoreksi:
    path, known = repo / ARSIP / version.folder / INPUTS / DATA / KOREKSI, kind_of(KOREKSI)
    if not path.is_file() or known is None:
        return DaftarKoreksi()
    value = read_file(KOREKSI, read_bytes(path), known[0]).value
    return value if isinstance(value, DaftarKoreksi) else DaftarKoreksi()


def _fresh(today: Measurements, periode: Periode, known: tuple[Koreksi, ...]) -> list[Koreksi]:
    rows = today.catalogue.koreksi.koreksi
    return [row for row in rows if row.periode <= periode and row not in known]


def _differing_from_filed(today: Measurements, repo: Path, version: ShownVersion) -> set[str]:
    old, edition = thaw_form(read_bytes(repo / ARSIP / version.folder / DOKUMEN))
    if old.periode not in today.catalogue.dokumen:
        return set()
    return differing_indicators(old, compose_again(today.catalogue, old.periode, edition, None))


def _words(today: Measurements, periode: Periode, known: DaftarKoreksi) -> Iterator[PendingCorrection]:
    """Yield the corrections of a document's words that its filed version does not have."""
    for row in today.catalogue.koreksi.naskah:
        if row.periode == periode and row not in known.naskah:
            yield PendingCorrection(
                row.indikator or WORDS,
                f"Koreksi naskah {row.indikator or 'dokumen'} {periode.title} sudah diputuskan: "
                f"{row.alasan} ({row.diputuskan_oleh}, {date_text(row.tanggal)}). {FILING}",
            )


FILING = "Versi baru sedang diarsipkan; yang terbaca di halaman ini masih yang lama."


def _shown(
    today: Measurements, periode: Periode, rows: list[Koreksi], different: set[str]
) -> tuple[PendingCorrection, ...]:
    """Return the document's own corrections, and of earlier periods those that change figures of it."""
    wanted = {
        (row.periode, row.indikator) for row in rows if row.periode == periode or row.indikator in different
    }
    periods = sorted({place for place, _ in wanted})
    shown = (row for place in periods for row in corrected_figures(today.catalogue, place))
    return tuple(
        PendingCorrection(
            row.kode,
            f"Koreksi {row.kode} {parse_periode(row.periode).title} sudah diputuskan: {row.lama} menjadi "
            f"{row.baru} ({row.diputuskan_oleh}, {row.tanggal}). {FILING}",
        )
        for row in shown
        if (parse_periode(row.periode), row.kode) in wanted
    )
