"""Use case ``archive drill``: build every filed document again from its commit, and compare byte for byte."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.entry import INPUTS
from ukur.archive.frozen import DOKUMEN, freeze, thaw_form
from ukur.archive.manifest import MANIFEST, RegisterLine, read_manifest, read_register
from ukur.archive.recomposition import compose_again
from ukur.commands.data.archive_source import freeze_commit
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


def rebuild(repo: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each filed version with the files that do not come out the same; none where all do."""
    place = repo / ARSIP
    held = read_folder(place) if place.is_dir() else {}
    if REGISTER not in held:
        raise UkurError(f"{ARSIP} masih kosong; belum ada yang dapat disusun ulang")
    refuse_broken(held)
    for row in read_register(held[REGISTER]):
        if row.jenis is EntryKind.DOKUMEN:
            yield row.folder, tuple(_differing(repo, held, row))


def _differing(repo: Path, held: Mapping[str, bytes], row: RegisterLine) -> Iterator[str]:
    manifest = read_manifest(held[f"{row.folder}/{MANIFEST}"], row.folder)
    if git.commit(repo, manifest.commit) != manifest.commit:
        yield f"commit {manifest.commit[:12]} tidak ada di repositori ini; ambil riwayat lengkapnya"
        return
    try:
        frozen = freeze_commit(repo, manifest.commit)
    except UkurError as error:
        yield str(error)
        return
    filed, edition = thaw_form(held[f"{row.folder}/{DOKUMEN}"], f"{row.folder}/{DOKUMEN}")
    entry = {item.path: held[f"{row.folder}/{item.path}"] for item in manifest.berkas}
    happened = steps_at_signing(entry, manifest.periode)
    dokumen = compose_again(frozen.catalogue, manifest.periode, edition, original_site(filed), happened)
    made = {f"{INPUTS}/{path}": isi for path, isi in frozen.files.items()}
    made[DOKUMEN] = freeze(dokumen, edition)
    made |= {f"{dokumen.nama_berkas}.{end}": isi for end, isi in print_files(repo, frozen, dokumen).items()}
    kept = {item.path for item in manifest.berkas if item.path.startswith(f"{INPUTS}/")}
    yield from sorted(kept - made.keys())
    for path, isi in sorted(made.items()):
        if held.get(f"{row.folder}/{path}") != isi:
            yield path


def keep_result(repo: Path, hasil: Mapping[str, tuple[str, ...]], kini: datetime.datetime) -> None:
    """Keep the result where the next build of the site finds it."""
    different = sorted(folder for folder, files in hasil.items() if files)
    data = {"waktu": kini.isoformat(timespec="seconds"), "diperiksa": len(hasil), "berbeda": different}
    write_text(repo / DRILL_FILE, json.dumps(data, sort_keys=True) + "\n")
