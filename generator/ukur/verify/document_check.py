"""A filed document held against its own inputs: read again, measured again, printed again."""

from collections.abc import Iterator, Mapping

from ukur.archive.approvals import PERSETUJUAN
from ukur.archive.canonical import sha256_of
from ukur.archive.differences import Difference, find_differences
from ukur.archive.entry import BUKTI, INPUTS, POLICY, POLICY_FOLDER, README, VERIFIER, list_bukti
from ukur.archive.frozen import DOKUMEN, thaw_form
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.archive.pelaksanaan import PELAKSANAAN
from ukur.archive.recomposition import compose_again
from ukur.archive.verifier_digests import VERIFIER_DIGESTS
from ukur.document.document_value import DokumenPengukuran
from ukur.document.published import PUBLISHED
from ukur.measure.edition import Edition
from ukur.model.faults import quote
from ukur.model.findings import Severity, UkurError
from ukur.model.paths import DATA, EMBLEM_FOLDER, archive_address
from ukur.source.data_files import MemoryTree
from ukur.verify.approval_check import verify_approvals
from ukur.verify.inputs import CheckedData, check_filed
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.outside import Outside
from ukur.verify.print_check import fonts_of, verify_prints
from ukur.verify.step_check import steps_at_signing, verify_steps
from ukur.workflow.document_hash import document_hash

ENDINGS = (*PUBLISHED, "csv")
_DATA, _PICTURES = f"{INPUTS}/{DATA}/", f"{INPUTS}/{EMBLEM_FOLDER}/"
FIGURES = "hitungan"
"""The name of the check that every value comes out again."""
_OWN = {
    DOKUMEN,
    PERSETUJUAN,
    BUKTI,
    VERIFIER,
    README,
    *(f"{POLICY_FOLDER}/{name}" for name in POLICY),
}


def verify_document(
    manifest: Manifest, files: Mapping[str, bytes], outside: Outside, signers: bytes | None
) -> Iterator[CheckResult]:
    """Yield every check of a document whose files are those of its manifest; ``signers`` are keys given."""
    report = CheckReporter("dokumen", manifest.folder)
    try:
        frozen, edition = thaw_form(files.get(DOKUMEN, b""))
    except UkurError as error:
        yield report.failed(str(error))
        return
    yield from report.each_fault(
        _document(frozen, manifest, files), f"{frozen.judul}, {len(frozen.baris)} indikator"
    )
    yield from _verify_verifier(manifest, files)
    checked = check_filed(MemoryTree(_inputs(files), DATA), edition)
    yield from _verify_inputs(checked, manifest, _equipment(manifest, files), edition)
    if (
        checked.measurements is None
        or not checked.is_clean
        or manifest.periode not in checked.measurements.catalogue.dokumen
    ):
        return
    happened = steps_at_signing(files, manifest.periode, edition)
    catalogue = checked.measurements.catalogue
    again = compose_again(catalogue, manifest.periode, edition, original_site(frozen), happened)
    differences = find_differences(frozen, again)
    yield from _verify_figures(differences, manifest, len(frozen.baris), outside.tools)
    yield from verify_approvals(manifest, files, catalogue, outside, signers)
    yield from verify_steps(manifest, files, edition)
    yield from _verify_evidence(frozen, manifest, files)
    if differences:
        yield CheckReporter("cetakan", manifest.folder).skipped(
            "berkas cetak tidak dibuat ulang, sebab dokumen.json berbeda dari hitung ulangnya"
        )
    elif outside.printing is not None:
        yield from verify_prints(frozen, manifest, files, outside, outside.printing)


def _inputs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(_DATA): content for path, content in files.items() if path.startswith(_DATA)}


def _document(frozen: DokumenPengukuran, manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[str]:
    if frozen.periode != manifest.periode or frozen.judul != manifest.judul:
        yield f"{DOKUMEN} memuat {quote(frozen.judul)}, manifest menyebut {quote(manifest.judul)}"
    if frozen.konsep:
        yield f"{DOKUMEN} masih konsep, belum disahkan"
    needed = _OWN | {f"{frozen.nama_berkas}.{ending}" for ending in ENDINGS}
    for path in sorted(needed - files.keys()):
        yield f"{quote(path)} tidak ada, padahal setiap arsip memuatnya"
    for path in sorted(files.keys() - needed - {MANIFEST, PELAKSANAAN}):
        if not path.startswith(_DATA) and path != f"{_PICTURES}{frozen.lambang}":
            yield f"{quote(path)} bukan bagian dari arsip dokumen"


def _equipment(manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what the document was printed with: the picture among its inputs, the recorded fonts."""
    pictures = (path for path in files if path.startswith(_PICTURES))
    return {path.removeprefix(f"{INPUTS}/"): sha256_of(files[path]) for path in pictures} | fonts_of(manifest)


def _verify_verifier(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[CheckResult]:
    """Yield whether the program that an auditor is told to run is ours; no version excuses another."""
    report, digest = CheckReporter("pemeriksa", manifest.folder), sha256_of(files.get(VERIFIER, b""))
    version = VERIFIER_DIGESTS.get(digest)
    wrong = (
        f"{VERIFIER} bukan program yang pernah disertakan Ukur; jangan dijalankan. Bila arsip ini dari Ukur "
        "yang lebih baru, periksa dengan Ukur versi itu"
    )
    yield from report.each_fault([] if version else [wrong], f"{VERIFIER} milik Ukur, sejak versi {version}")


def _verify_inputs(
    checked: CheckedData, manifest: Manifest, equipment: Mapping[str, str], edition: Edition
) -> Iterator[CheckResult]:
    report = CheckReporter("masukan", manifest.folder)
    errors = [item for item in checked.findings if item.severity is Severity.ERROR]
    if errors or checked.measurements is None:
        yield from report.each_fault(
            (f"{item.location}: {item.code} {item.message}" for item in errors), "tidak terbaca"
        )
        return
    catalogue = checked.measurements.catalogue
    if manifest.periode not in catalogue.dokumen:
        yield report.failed(f"masukan tidak memuat dokumen {manifest.periode}")
        return
    kinds = [equipment] if fonts_of(manifest) else [equipment, {}]  # before, a picture was no input
    same = manifest.sidik in {document_hash(catalogue, manifest.periode, kind, edition) for kind in kinds}
    wrong = [] if same else ["sidik masukan bukan sidik dokumen di manifest: data masukan diubah"]
    yield from report.each_fault(
        wrong, f"{len(catalogue.indikator)} indikator tanpa galat; sidik {manifest.sidik}"
    )


def original_site(frozen: DokumenPengukuran) -> str | None:
    """Return the site's address that the document was made for; what does not fit shows as a difference."""
    address, tail = frozen.alamat_arsip or "", f"/{archive_address(frozen.periode)}"
    fits = address.endswith(tail) and address.startswith(("https://", "http://"))
    return address.removesuffix(tail) if fits else None


def _verify_figures(
    differences: tuple[Difference, ...], manifest: Manifest, count: int, tools: Mapping[str, str]
) -> Iterator[CheckResult]:
    """Yield whether the figures come out again; words alone may differ where another version wrote them."""
    report = CheckReporter(FIGURES, manifest.folder)
    words = differences and not any(item.angka for item in differences)
    if words and dict(manifest.alat) != dict(tools):
        yield report.skipped(
            f"setiap angka sama; {len(differences)} kalimat berbeda, sebab arsip ini dibuat Ukur versi lain "
            f"({differences[0].sentence})"
        )
        return
    yield from report.each_fault(
        (item.sentence for item in differences), f"{count} indikator dihitung ulang, setiap angka sama"
    )


def _verify_evidence(
    frozen: DokumenPengukuran, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[CheckResult]:
    same = files.get(BUKTI) == list_bukti(frozen)
    wrong = [] if same else [f"{BUKTI} bukan daftar bukti dokumen ini"]
    yield from CheckReporter("bukti", manifest.folder).each_fault(wrong, "daftar bukti sesuai dengan dokumen")
