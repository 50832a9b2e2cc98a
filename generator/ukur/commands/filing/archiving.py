"""Use case ``archive``: file an approved document exactly as approved, once, and chain it to the register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.differences import differing_indicators
from ukur.archive.entry import INPUTS, POLICY_FOLDER, Entry, EntryOrigin, compose_entry
from ukur.archive.frozen import DOKUMEN, thaw_form
from ukur.archive.manifest import MANIFEST, Manifest, add_line, chain_end, read_manifest, read_register
from ukur.archive.pelaksanaan import (
    PELAKSANAAN,
    date_difference,
    derive_pelaksanaan,
    read_pelaksanaan,
    steps_before_signing,
)
from ukur.archive.recomposition import compose_again
from ukur.commands.data.archive_source import (
    DocumentOrigin,
    FrozenOffice,
    document_origin,
    freeze_commit,
    policy_at,
)
from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.machine import refuse_flawed
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.commands.filing.consequences import consequence_reasons, correcting_origin
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.gate.past import believed_past
from ukur.commands.gate.weighing import commit_of
from ukur.commands.pages.site_build import site_url
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.pelaksanaan_composition import other_date, with_steps
from ukur.document.published_files import FILE_FORMS
from ukur.document.section_composition import corrected_words
from ukur.document.sections import ShownKoreksi
from ukur.hosts.protocol import Host
from ukur.measure.edition import CURRENT
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.archive_reader import read_folder
from ukur.source.archive_writer import clean_up, hold_alone, write_entry
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.verify.step_check import step_source
from ukur.workflow.document_hash import document_hash


@dataclass(frozen=True)
class Filed:
    """What was filed: the folder below the archive; ``baru`` is False when it had been filed before.

    ``catatan`` is what is to be known of it, if anything.
    """

    folder: str
    baru: bool
    catatan: str = ""


def file_document(
    repo: Path, host: Host, periode: Periode, environment: Mapping[str, str], main: str = "HEAD"
) -> Filed:
    """File the newest signed state of a document; safe to run again, and after being killed half-way.

    ``main`` is the default branch, where the checkpoints of the past are found; an older commit of it may be
    checked out.
    """
    with hold_alone(repo, repo / ARSIP):
        return _file_document(repo, host, periode, environment, main)


def file_with_later(
    repo: Path, host: Host, periode: Periode, environment: Mapping[str, str], main: str = "HEAD"
) -> tuple[Filed, ...]:
    """File a document, and anew every later one that was filed and that its corrections reach.

    The first answer is the document itself; of the others only what is new.
    """
    with hold_alone(repo, repo / ARSIP):
        found = [_file_document(repo, host, periode, environment, main)]
        catalogue = read_catalogue(data_tree(repo, commit_of(repo, "HEAD"))).catalogue
        later = [other for other in catalogue.disahkan() if other > periode] if catalogue else []
        held = open_archive(repo)
        for other in (other for other in later if latest_manifest(held, other) is not None):
            done = _file_document(repo, host, other, environment, main)
            found += [done] if done.baru else []
        return tuple(found)


def next_origin(
    repo: Path, periode: Periode, last: Manifest | None, head: str, cache: ReadCache
) -> DocumentOrigin | None:
    """Return where the next version of a document comes from; None where the newest is what it reads.

    What changed in the document itself comes first, then what a correction of an earlier period changes.
    """
    source = document_origin(repo, periode, head, cache)
    if last is None or git.merge_base(repo, source.last_commit, last.commit) != source.last_commit:
        return source
    return correcting_origin(repo, periode, last, head, cache)


def _file_document(
    repo: Path, host: Host, periode: Periode, environment: Mapping[str, str], main: str
) -> Filed:
    held = open_archive(repo)
    last = latest_manifest(held, periode)
    cache = ReadCache()
    source = next_origin(repo, periode, last, "HEAD", cache)
    if source is None:
        assert last is not None, "a document that was never filed has an origin"
        return Filed(last.folder, False)
    past = believed_past(repo, host, commit_of(repo, main), environment).proposals
    office = FilingOffice(repo, host, environment, cache, past=past, main=main)
    entry = prepare_entry(office, source, held, last)
    if entry is None:
        assert last is not None, "only a document that was filed before can be unchanged"
        return Filed(last.folder, False)
    store_entry(repo, held, entry)
    return Filed(entry.manifest.folder, True, _dated_otherwise(entry))


def _dated_otherwise(entry: Entry) -> str:
    """Return that the document bears another date than its approval; empty where it does not."""
    record = read_pelaksanaan(entry.berkas[PELAKSANAAN])
    days = date_difference(record, step_source(entry.berkas, entry.manifest.periode).zona)
    return other_date(*days) if days else ""


def open_archive(repo: Path) -> dict[str, bytes]:
    """Return the archive's files, once what an interrupted writing left is gone."""
    place = repo / ARSIP
    clean_up(place)
    return read_folder(place) if place.is_dir() else {}


def store_entry(repo: Path, held: Mapping[str, bytes], entry: Entry) -> None:
    """Write an entry that passes its own verification, and the register that names it."""
    register = add_line(held.get(REGISTER, b""), entry.manifest)
    folder = entry.manifest.folder
    files = {f"{folder}/{path}": content for path, content in entry.berkas.items()}
    refuse_flawed({**held, REGISTER: register, **files}, folder)
    write_entry(repo / ARSIP, folder, entry.berkas, register)


def latest_manifest(arsip: Mapping[str, bytes], periode: Periode) -> Manifest | None:
    """Return the manifest of a document's newest version; None when it was never filed."""
    found: Manifest | None = None
    for row in read_register(arsip.get(REGISTER, b"")):
        if row.jenis is EntryKind.DOKUMEN and row.folder.startswith(f"{periode}/"):
            path = f"{row.folder}/{MANIFEST}"
            found = read_manifest(arsip.get(path, b""), path)
    return found


def prepare_entry(
    office: FilingOffice, source: DocumentOrigin, held: Mapping[str, bytes], last: Manifest | None
) -> Entry | None:
    """Return the entry to be written; None where the document reads as it was filed."""
    repo = office.repo
    frozen = freeze_commit(repo, source.last_commit, office.cache)
    address = site_url(frozen.catalogue, dict(office.environment))
    dokumen = compose_document(frozen.measurements, source.periode, site=address)
    reasons = () if last is None else _reasons_since(office, frozen, dokumen, held, last)
    if reasons is None:
        return None
    way = office.way_of(source)
    record = way.record(office, frozen.catalogue.instansi.percontohan)
    policy = policy_at(repo, way.final.parent)
    steps = step_source(_as_filed(frozen.files, policy), source.periode, CURRENT)
    dokumen = with_steps(dokumen, frozen.catalogue, steps_before_signing(record, steps))
    origin = EntryOrigin(
        commit=frozen.commit,
        waktu=frozen.time,
        sidik=document_hash(frozen.catalogue, source.periode, frozen.equipment),
        versi=last.versi + 1 if last else 1,
        sebelum=chain_end(read_register(held.get(REGISTER, b""))),
        alasan=reasons,
        alat=tool_versions(),
        huruf=frozen.font_digests,
    )
    printed = print_files(repo, frozen, dokumen)
    return compose_entry(
        dokumen,
        origin,
        record,
        printed,
        frozen.files,
        policy,
        verifier_bytes(),
        derive_pelaksanaan(record, steps),
    )


def _reasons_since(
    office: FilingOffice,
    frozen: FrozenOffice,
    dokumen: DokumenPengukuran,
    held: Mapping[str, bytes],
    last: Manifest,
) -> tuple[str, ...] | None:
    """Return why there is a version after the last one; None where the document reads as it was filed."""
    old, edition = thaw_form(held[f"{last.folder}/{DOKUMEN}"])
    address = site_url(frozen.catalogue, dict(office.environment))
    again = compose_again(frozen.catalogue, dokumen.periode, edition, address)
    if _with_later_records(again, old) == old:
        return None
    later = dict[str, list[str]]()
    different = differing_indicators(old, again)
    for kode, text in consequence_reasons(office.repo, last, frozen.catalogue, different, office.cache):
        later.setdefault(kode, []).append(text)
    words = corrected_words(frozen.catalogue, dokumen.periode)
    reasons = tuple(_correction_reasons(dokumen.koreksi, again, old, words, later))
    if not reasons:
        raise UkurError(
            f"dokumen {dokumen.periode} berubah sejak {last.folder} diarsipkan, tetapi koreksi.yml tidak "
            "menyebut alasannya; tambahkan koreksi untuk periode itu melalui usulan"
        )
    return reasons


def _as_filed(inputs: Mapping[str, bytes], policy: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return inputs and policy where an entry has them."""
    own = {f"{INPUTS}/{path}": content for path, content in inputs.items()}
    return own | {f"{POLICY_FOLDER}/{path}": content for path, content in policy.items()}


def print_files(repo: Path, frozen: FrozenOffice, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the printed files by ending; picture and fonts are the commit's own."""
    extras = Equipment(frozen.emblem, frozen.fonts)
    made = {ending: form.buat(dokumen, extras) for ending, form in FILE_FORMS.items()}
    return {**made, "csv": main_csv(dokumen)}


def _with_later_records(baru: DokumenPengukuran, former: DokumenPengukuran) -> DokumenPengukuran:
    """Return the newer document with what is recorded after the signature as the older one has it."""
    return replace(
        baru,
        tahap=former.tahap,
        catatan_sop=former.catatan_sop,
        lokasi_arsip=former.lokasi_arsip,
        alamat_arsip=former.alamat_arsip,
        perintah=former.perintah,
        rapat=former.rapat,
    )


def _correction_reasons(
    koreksi: Sequence[ShownKoreksi],
    baru: DokumenPengukuran,
    former: DokumenPengukuran,
    document: Sequence[ShownKoreksi],
    effect: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Yield the corrections that the older version did not have yet, then what changed beside them.

    ``document`` are those among them that are of words alone, at the end. ``effect`` are sentences by
    indicator, of corrections of earlier periods that reach this document.

    ``koreksi`` are those of ``baru`` as today's form spells them, which is not always that of the older one.
    """
    figures = len(koreksi) - len(document)
    pairs = zip(koreksi[:figures], baru.koreksi[:figures], strict=True)
    fresh = [shown for shown, row in pairs if row not in former.koreksi]
    fresh += [row for row in document if row not in former.koreksi]
    for row in fresh:
        yield (
            f"{row.kode}: {row.lama} dikoreksi menjadi {row.baru}. {row.alasan} "
            f"(diputuskan {row.diputuskan_oleh}, {row.tanggal}; sumber: {row.sumber})"
        )
    yield from (text for _, texts in sorted(effect.items()) for text in texts)
    also = differing_indicators(former, baru) - {row.kode for row in fresh} - effect.keys()
    if (fresh or effect) and also:
        yield (
            f"Angka {', '.join(sorted(also))} ikut berbeda tanpa koreksi, sebab kamus, skala, target, atau "
            "periode sebelumnya sudah berubah sejak versi lama"
        )
