"""Rows that another version of the program filed: what of them can be compared, and when that is enough.

A row is derived whole when it is new. Years later its files may not come out again; then it must be of the
program that the target branch held when it was merged, and what its files say is compared all the same.
"""

import datetime
from collections.abc import Iterator, Mapping

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.canonical import sha256_of
from ukur.archive.entry import INPUTS, POLICY_FOLDER, VERIFIER
from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import Manifest
from ukur.archive.pelaksanaan import PELAKSANAAN, derive_pelaksanaan, read_pelaksanaan
from ukur.archive.print_content import same_content
from ukur.commands.data.archive_source import DocumentOrigin, data_files_at, policy_at
from ukur.commands.data.machine import outside
from ukur.commands.filing.filing_office import FilingOffice
from ukur.document.font_file import FontFile
from ukur.model.paths import font_name
from ukur.source import git
from ukur.verify.document_check import FIGURES, verify_document
from ukur.verify.outcome import CheckStatus
from ukur.verify.print_check import fonts_of, printed_again
from ukur.verify.step_check import step_source


def older_differences(
    office: FilingOffice, source: DocumentOrigin, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield what differs of an older program's row: inputs, policy, approvals, every value, printed files.

    The printed files are made again by today's program from the value that was filed, which is itself held
    against its inputs by the rules of its own edition. Where their bytes are others, what they say counts.
    """
    way = office.way_of(source)
    made = {f"{INPUTS}/{path}": raw for path, raw in data_files_at(office.repo, source.last_commit).items()}
    made |= {f"{POLICY_FOLDER}/{path}": raw for path, raw in policy_at(office.repo, way.final.parent).items()}
    kept = {path for path in files if path.startswith((f"{INPUTS}/", f"{POLICY_FOLDER}/"))}
    yield from (path for path in sorted(kept | made.keys()) if files.get(path) != made.get(path))
    filed = read_approvals(files.get(PERSETUJUAN, b""))
    asked = way.record(office, filed.percontohan)
    if not _within(filed.model_dump(exclude={"batas"}), asked.model_dump()):
        yield PERSETUJUAN
    if PELAKSANAAN in files:
        steps = step_source({**files, **made}, manifest.periode)
        if read_pelaksanaan(files[PELAKSANAAN]) != derive_pelaksanaan(filed, steps):
            yield PELAKSANAAN
    now = outside(datetime.datetime.now(datetime.UTC), prints=False)
    for item in verify_document(manifest, files, now, None):
        if not item.good or (item.name == FIGURES and item.status is not CheckStatus.LULUS):
            yield f"{item.name}: {item.sentence}"
    yield from _printed_differences(office, manifest, files)


def _printed_differences(
    own_office: FilingOffice, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield the printed files that say something else; tell of those that were compared by that alone."""
    fonts = dict(_fonts(own_office, manifest))
    yield from (path for path, raw in fonts.items() if sha256_of(raw) != fonts_of(manifest)[path])
    named = [FontFile(font_name(path) or path, raw) for path, raw in fonts.items()]
    here = outside(datetime.datetime.now(datetime.UTC), named)
    assert here.printing is not None
    printer = here.printing.office or here.printing.plain
    made = printed_again(thaw(files.get(DOKUMEN, b"")), manifest, files, printer, here.checker)
    other = [path for path, raw in made.items() if path != VERIFIER and files.get(path) != raw]
    different = [path for path in other if not same_content(path, files.get(path, b""), made[path])]
    yield from different
    if alike := [path for path in other if path not in different]:
        own_office.tell(
            f"arsip {manifest.folder}: {', '.join(alike)} dibuat Ukur {manifest.alat.get('ukur')}, jadi "
            "dibandingkan menurut teks dan angkanya; tata letak, garis, dan bentuk hurufnya tidak terbanding"
        )


def _fonts(office: FilingOffice, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    for path in fonts_of(manifest):
        yield path, git.file_bytes(office.repo, manifest.commit, path) or b""


def _within(filed: object, asked: object) -> bool:
    """Return whether all that is filed is so asked anew; a newer record may say more."""
    if isinstance(filed, Mapping) and isinstance(asked, Mapping):
        return all(
            key in asked and _within(value, asked[key]) for key, value in filed.items() if value is not None
        )
    if isinstance(filed, tuple) and isinstance(asked, tuple):
        return len(filed) == len(asked) and all(map(_within, filed, asked))
    return filed == asked
