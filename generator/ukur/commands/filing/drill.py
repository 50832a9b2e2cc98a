"""Use case ``archive drill``: build every filed document again from its commit, and compare byte for byte."""

import datetime
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from ukur.archive.entry import INPUTS
from ukur.archive.frozen import DOKUMEN, freeze, thaw_form
from ukur.archive.manifest import MANIFEST, Manifest, RegisterLine, read_manifest, read_register
from ukur.archive.recomposition import compose_again
from ukur.commands.data.archive_source import freeze_commit
from ukur.commands.data.toolchain import tool_versions
from ukur.commands.filing.archiving import print_files
from ukur.commands.pages.site_archive import DRILL_FILE
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.source import git
from ukur.source.archive_reader import read_folder
from ukur.source.writer import write_text
from ukur.verify.document_check import original_site
from ukur.verify.step_check import steps_at_signing
from ukur.verify.verification import refuse_broken


def rebuild(
    repo: Path, tell_alike: Callable[[str], object] = str
) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield each filed version with the files that do not come out the same; none where all do.

    What another version of the program printed comes out in other bytes, with other columns: then inputs and
    the document's value are compared, every figure and sentence, and ``tell_alike`` is given the version.
    None of a demonstration's that was filed in another repository: an office to learn from has no history.
    """
    place = repo / ARSIP
    held = read_folder(place) if place.is_dir() else {}
    if REGISTER not in held:
        raise UkurError(f"{ARSIP} masih kosong; belum ada yang dapat disusun ulang")
    refuse_broken(held)
    for row in read_register(held[REGISTER]):
        if row.jenis is EntryKind.DOKUMEN:
            yield row.folder, _compared(repo, held, row, tell_alike)


def _compared(
    repo: Path, held: Mapping[str, bytes], row: RegisterLine, tell_alike: Callable[[str], object]
) -> tuple[str, ...] | None:
    manifest = read_manifest(held[f"{row.folder}/{MANIFEST}"], row.folder)
    if git.commit(repo, manifest.commit) == manifest.commit:
        other = dict(_differing(repo, held, row, manifest))
        different = tuple(path for path, alike in other.items() if not alike)
        if len(different) < len(other):
            tell_alike(row.folder)
        return different
    if thaw_form(held[f"{row.folder}/{DOKUMEN}"], f"{row.folder}/{DOKUMEN}")[0].percontohan:
        return None
    return (f"commit {manifest.commit[:12]} tidak ada di repositori ini; ambil riwayat lengkapnya",)


def _differing(
    repo: Path, held: Mapping[str, bytes], row: RegisterLine, manifest: Manifest
) -> Iterator[tuple[str, bool]]:
    """Yield what is not the same, byte for byte; True with a file that another version printed."""
    try:
        frozen = freeze_commit(repo, manifest.commit)
    except UkurError as error:
        yield str(error), False
        return
    filed, edition = thaw_form(held[f"{row.folder}/{DOKUMEN}"], f"{row.folder}/{DOKUMEN}")
    entry = {item.path: held[f"{row.folder}/{item.path}"] for item in manifest.berkas}
    happened = steps_at_signing(entry, manifest.periode, edition)
    dokumen = compose_again(frozen.catalogue, manifest.periode, edition, original_site(filed), happened)
    made = {f"{INPUTS}/{path}": content for path, content in frozen.files.items()}
    made[DOKUMEN] = freeze(dokumen, edition)
    printed = {
        f"{dokumen.nama_berkas}.{end}": content for end, content in print_files(repo, frozen, dokumen).items()
    }
    kept = {item.path for item in manifest.berkas if item.path.startswith(f"{INPUTS}/")}
    yield from ((path, False) for path in sorted(kept - made.keys()))
    other_program = dict(manifest.alat) != tool_versions()
    for path, content in sorted((made | printed).items()):
        if held.get(f"{row.folder}/{path}") != content:
            yield path, path in printed and other_program


def keep_result(
    repo: Path,
    results: Mapping[str, tuple[str, ...]],
    now: datetime.datetime,
    alike: Collection[str] = (),
) -> None:
    """Keep the result where the next build of the site finds it; ``alike`` were printed otherwise."""
    different = sorted(folder for folder, files in results.items() if files)
    data: dict[str, object] = {"waktu": now.isoformat(timespec="seconds"), "diperiksa": len(results)}
    data |= {"berbeda": different, "sama_isi": sorted({*alike} - {*different})}
    write_text(repo / DRILL_FILE, json.dumps(data, sort_keys=True) + "\n")
