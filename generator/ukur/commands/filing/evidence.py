"""Use case ``evidence``: the evidence pack of a document, from its archive or, before that, from its data."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ukur.archive.approvals import PERSETUJUAN
from ukur.archive.evidence_pack import HASHES, Pack, PackSource, compose_pack, foreign_reason, pack_name
from ukur.archive.manifest import MANIFEST
from ukur.archive.pelaksanaan import PELAKSANAAN
from ukur.checks import registry
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.equipment import read_equipment
from ukur.commands.pages.approved_documents import ApprovedReader
from ukur.commands.pages.links_found import read_health
from ukur.commands.pages.site_archive import shown_archive
from ukur.commands.pages.site_build import site_url
from ukur.document.bukti_dukung import ArsipBukti
from ukur.document.composition import compose_document
from ukur.document.draft import as_draft
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.document.stable_zip import stable_zip
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import DATA, REGISTER
from ukur.model.periode import Periode
from ukur.site.archive_view import ShownArchive, ShownVersion
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.source.folder_writer import refuse_foreign_folder, write_folder
from ukur.source.writer import write_bytes
from ukur.verify.inputs import check_data

PRINTED_ENDINGS = ("pdf", "xlsx")
_INPUTS = f"masukan/{DATA}/"
_RECORDS = (MANIFEST, PERSETUJUAN, PELAKSANAAN)


def pack_evidence(repo: Path, periode: Periode, environment: Mapping[str, str]) -> tuple[str, Pack]:
    """Return the pack of a period and its name; UkurError where the document is not approved."""
    source = _pack_source(repo, periode, dict(environment))
    return pack_name(source.dokumen), compose_pack(source)


def write_pack(package: Pack, name: str, folder: Path, zip_: Path) -> None:
    """Write the folder and the zip, each whole or not at all; what is not ours is never replaced."""
    refuse_foreign_folder(folder, foreign_reason)
    _refuse_foreign_zip(zip_)
    write_folder(folder, package.berkas, foreign_reason)
    write_bytes(zip_, stable_zip({f"{name}/{path}": content for path, content in package.berkas.items()}))


def _refuse_foreign_zip(path: Path) -> None:
    if not path.is_symlink() and not path.exists():
        return
    try:
        with zipfile.ZipFile(path) as held:
            ours = any(name.endswith(f"/{HASHES}") for name in held.namelist())
    except (zipfile.BadZipFile, OSError):
        ours = False
    if not ours or path.is_symlink():
        raise UkurError(f"{quote(path.name)} sudah ada dan bukan paket bukti buatan Ukur; pilih nama lain")


def _pack_source(repo: Path, periode: Periode, environment: dict[str, str]) -> PackSource:
    measurements, _ = measured_data(data_tree(repo))
    arsip = shown_archive(repo, measurements.catalogue.instansi.zona_waktu)
    if periode in arsip.versi:
        source = _from_arsip(arsip, arsip.versi[periode][-1], environment)
    else:
        source = _from_data(repo, periode, environment)
    return replace(source, catatan=measurements.catalogue.dokumen.get(periode))


def _from_arsip(arsip: ShownArchive, version: ShownVersion, environment: dict[str, str]) -> PackSource:
    top = f"arsip/{version.folder}/"
    held = (*version.unduhan, *version.lainnya)
    files = {file.path.removeprefix(top): file.asal.read_bytes() for file in held}
    inputs = {
        path.removeprefix(_INPUTS): content for path, content in files.items() if path.startswith(_INPUTS)
    }
    catalogue = read_catalogue(MemoryTree(inputs, DATA)).catalogue
    if catalogue is None:
        raise UkurError(f"masukan arsip {version.folder} tidak terbaca; jalankan 'ukur verify'")
    printed = {f"{version.dokumen.nama_berkas}.{ending}" for ending in PRINTED_ENDINGS}
    return PackSource(
        catalogue=catalogue,
        dokumen=version.dokumen,
        cetakan={name: content for name, content in files.items() if name in printed}
        | dict(_attachments(version)),
        masukan=inputs,
        arsip=_note(version),
        rekam={name: content for name, content in files.items() if name in _RECORDS}
        | dict(_register_excerpt(arsip, version)),
        situs=site_url(catalogue, environment),
        repositori=_repository(catalogue),
        dijelaskan=_explained(Measurements(catalogue), version.dokumen.periode),
    )


def _explained(measurements: Measurements, periode: Periode) -> tuple[Finding, ...]:
    """Return the warnings about a period's figures that its notes explain."""
    return tuple(
        item for item in registry.explained(registry.find_all(measurements)) if periode in item.periode
    )


def _register_excerpt(arsip: ShownArchive, version: ShownVersion) -> Iterator[tuple[str, bytes]]:
    """Yield the version's line of the register."""
    for file in arsip.berkas:
        if file.path.endswith(f"/{REGISTER}"):
            yield (
                "register-kutipan.jsonl",
                file.asal.read_bytes().splitlines(True)[version.nomor_register - 1],
            )


def _attachments(version: ShownVersion) -> Iterator[tuple[str, bytes]]:
    """Yield copies signed outside and scans, under names that say which they are."""
    for extra in version.lampiran:
        for file in extra.berkas:
            *_, folder, name = file.path.split("/")
            yield f"{folder}_{name}", file.asal.read_bytes()


def _note(version: ShownVersion) -> ArsipBukti:
    return ArsipBukti(version.folder, version.commit, version.setuju, version.langkah, version.lke)


def _from_data(repo: Path, periode: Periode, environment: dict[str, str]) -> PackSource:
    checked = check_data(data_tree(repo))
    if checked.measurements is None or not checked.is_clean:
        raise UkurError("data masih mempunyai galat; jalankan 'ukur check', perbaiki, lalu ulangi")
    _refuse_unapproved(checked.measurements.catalogue, periode)
    source = ApprovedReader(repo).sources(checked.measurements, ())[periode]
    measured = source.measurements or checked.measurements
    catalogue = measured.catalogue
    site = site_url(catalogue, environment)
    dokumen = compose_document(measured, periode, site=site)
    if source.unproven:
        dokumen = as_draft(dokumen, catalogue, source.unproven)
    extras = read_equipment(repo, checked.measurements.catalogue.instansi)
    if source.commit:
        extras = Equipment(source.emblem, source.fonts)
    return PackSource(
        catalogue=catalogue,
        dokumen=dokumen,
        cetakan={
            f"{dokumen.nama_berkas}.{end}": FILE_FORMS[end].buat(dokumen, extras) for end in PRINTED_ENDINGS
        },
        masukan={
            item.path: item.raw
            for item in data_tree(repo, source.commit or None).files()
            if item.finding is None
        },
        situs=site,
        repositori=_repository(catalogue),
        dijelaskan=_explained(measured, periode),
    )


def link_notes(repo: Path) -> tuple[str, ...]:
    """Return what the last ``evidence links`` found, a sentence for it and one for each troubled link."""
    measurements, _ = measured_data(data_tree(repo))
    health = read_health(repo, measurements.catalogue.instansi.zona_waktu)
    if health is None:
        return ()
    return (
        health.sentence,
        *(f"{row.unit}: {row.letak}: {row.keadaan}: {row.tautan}" for row in health.masalah),
    )


def _refuse_unapproved(catalogue: Catalogue, periode: Periode) -> None:
    document = catalogue.dokumen.get(periode)
    if document is None:
        known = ", ".join(map(str, catalogue.disahkan())) or "belum ada"
        raise UkurError(f"periode {periode} belum punya dokumen.yml; yang sudah disahkan: {known}")
    if not document.tahap.disahkan:
        raise UkurError(
            f"dokumen {periode} belum disahkan (tahap {document.tahap}); selesaikan langkah SOP-nya dahulu"
        )


def _repository(catalogue: Catalogue) -> str | None:
    return catalogue.instansi.repositori.alamat if catalogue.instansi.repositori else None
