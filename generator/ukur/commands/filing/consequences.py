"""Corrections of an earlier period that reach a document filed later: its sums and comparisons change.

The document's own files stay as they were approved. The new version is made from the commit that brought the
correction, whose proposal is what was approved of it.
"""

from collections.abc import Iterator
from pathlib import Path

from ukur.archive.differences import find_differences
from ukur.archive.manifest import Manifest
from ukur.commands.data.archive_source import DocumentOrigin, document_origin
from ukur.commands.data.checked_data import data_tree
from ukur.document.composition import compose_document
from ukur.document.section_composition import corrected_figures
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import DATA, KOREKSI
from ukur.model.pengukuran import Koreksi
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue


def correcting_origin(
    repo: Path, periode: Periode, filed: Manifest, head: str, cache: ReadCache
) -> DocumentOrigin | None:
    """Return where a document's next version comes from, when an earlier period's correction changes it.

    ``filed`` is its newest version, as its own files read now. None where no correction since then changes a
    figure of it.
    """
    for commit in correcting_commits(repo, periode, filed.commit, head, cache):
        before, after = (_catalogue_at(repo, name, cache) for name in (f"{commit}^1", commit))
        if before and after and _figures_differ(before, after, periode):
            return origin_by(repo, periode, commit, cache)
    return None


def origin_by(repo: Path, periode: Periode, commit: str, cache: ReadCache) -> DocumentOrigin:
    """Return where a document comes from that a correcting commit changes: its own commits, and that one."""
    own = document_origin(repo, periode, commit, cache)
    return own if own.last_commit == commit else DocumentOrigin(periode, (*own.commits, commit))


def correcting_commits(
    repo: Path, periode: Periode, after: str, head: str, cache: ReadCache
) -> Iterator[str]:
    """Yield the commits after one that added a correction of an earlier period, newest first."""
    wanted = ("log", "--first-parent", "--format=%H", "--end-of-options", f"{after}..{head}")
    out = git.git(repo, *wanted, "--", f"{DATA}/{KOREKSI}")
    if out is None:
        raise git.cannot(repo, "riwayat koreksi tidak dapat dibaca; ambil riwayat lengkapnya")
    for commit in out.decode().split():
        before, then = (_catalogue_at(repo, name, cache) for name in (f"{commit}^1", commit))
        if before and then and any(added_corrections(before, then, periode)):
            yield commit


def added_corrections(before: Catalogue, after: Catalogue, periode: Periode) -> Iterator[Koreksi]:
    """Yield the corrections of earlier periods that stand in one catalogue and not yet in the other."""
    known = before.koreksi.koreksi
    return (row for row in after.koreksi.koreksi if row.periode < periode and row not in known)


def _catalogue_at(repo: Path, commit: str, cache: ReadCache) -> Catalogue | None:
    return read_catalogue(data_tree(repo, commit), cache).catalogue


def _figures_differ(before: Catalogue, after: Catalogue, periode: Periode) -> bool:
    first, second = (compose_document(Measurements(data), periode) for data in (before, after))
    return any(item.angka for item in find_differences(first, second))


def consequence_reasons(
    repo: Path, filed: Manifest, now: Catalogue, different: set[str], cache: ReadCache
) -> Iterator[tuple[str, str]]:
    """Yield indicator and sentence of each earlier period's correction that changes figures of a document.

    ``different`` are the indicators whose figures are others than in the version ``filed``.
    """
    then = _catalogue_at(repo, filed.commit, cache)
    fresh = [] if then is None else [*added_corrections(then, now, filed.periode)]
    wanted = {(row.periode, row.indikator) for row in fresh if row.indikator in different}
    for periode in sorted({periode for periode, _ in wanted}):
        for row in corrected_figures(now, periode):
            if (periode, row.kode) in wanted:
                yield (
                    row.kode,
                    f"Akibat koreksi {row.kode} {periode.title}: {row.lama} menjadi {row.baru}. {row.alasan} "
                    f"(diputuskan {row.diputuskan_oleh}, {row.tanggal}; sumber: {row.sumber})",
                )
