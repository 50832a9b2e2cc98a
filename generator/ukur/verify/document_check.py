"""A filed document held against its own inputs: read again, measured again, printed again."""

from collections.abc import Iterator, Mapping

from ukur.archive.beda import Beda, beda
from ukur.archive.beku import DOKUMEN, cairkan
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.archive.persetujuan import PERSETUJUAN
from ukur.archive.susunan import BACA_SAYA, BUKTI, DASAR, MASUKAN, PEMERIKSA, daftar_bukti
from ukur.document.nilai import DokumenPengukuran
from ukur.document.published import PUBLISHED
from ukur.document.susun import susun
from ukur.model.galat import quote
from ukur.model.paths import DATA, LAMBANG, archive_address
from ukur.model.temuan import Severity, UkurError
from ukur.source.data_files import Himpunan
from ukur.verify.approval_check import verify_approvals
from ukur.verify.inputs import Pemeriksaan, periksa
from ukur.verify.outcome import HasilPeriksa, Pelapor
from ukur.verify.outside import Outside
from ukur.verify.print_check import verify_prints
from ukur.workflow.sidik import sidik_dokumen

ENDINGS = (*PUBLISHED, "csv")
_DATA, _PICTURES = f"{MASUKAN}/{DATA}/", f"{MASUKAN}/{LAMBANG}/"
_OWN = {DOKUMEN, PERSETUJUAN, BUKTI, PEMERIKSA, BACA_SAYA, f"{DASAR}/peran.yml", f"{DASAR}/sop.yml"}


def verify_document(
    manifest: Manifest, files: Mapping[str, bytes], outside: Outside, signers: bytes | None
) -> Iterator[HasilPeriksa]:
    """Yield every check of a document whose files are those of its manifest; ``signers`` are keys given."""
    report = Pelapor("dokumen", manifest.folder)
    try:
        frozen = cairkan(files.get(DOKUMEN, b""))
    except UkurError as error:
        yield report.gagal(str(error))
        return
    yield from report.semua(
        _document(frozen, manifest, files), f"{frozen.judul}, {len(frozen.baris)} indikator"
    )
    checked = periksa(Himpunan(_inputs(files), DATA))
    yield from _verify_inputs(checked, manifest)
    if checked.ukuran is None or not checked.bersih or manifest.periode not in checked.ukuran.katalog.dokumen:
        return
    again = susun(checked.ukuran, manifest.periode, situs=original_site(frozen))
    differences = beda(frozen, again)
    yield from _verify_figures(differences, manifest, len(frozen.baris), outside.tools)
    yield from verify_approvals(manifest, files, checked.ukuran.katalog, outside, signers)
    yield from _verify_evidence(frozen, manifest, files)
    if differences:
        yield Pelapor("cetakan", manifest.folder).lewat(
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
    for path in sorted(files.keys() - needed - {MANIFEST}):
        if not path.startswith(_DATA) and path != f"{_PICTURES}{frozen.lambang}":
            yield f"{quote(path)} bukan bagian dari arsip dokumen"


def _verify_inputs(checked: Pemeriksaan, manifest: Manifest) -> Iterator[HasilPeriksa]:
    report = Pelapor("masukan", manifest.folder)
    errors = [item for item in checked.temuan if item.severity is Severity.ERROR]
    if errors or checked.ukuran is None:
        yield from report.semua(
            (f"{item.location}: {item.code} {item.message}" for item in errors), "tidak terbaca"
        )
        return
    katalog = checked.ukuran.katalog
    if manifest.periode not in katalog.dokumen:
        yield report.gagal(f"masukan tidak memuat dokumen {manifest.periode}")
        return
    same = sidik_dokumen(katalog, manifest.periode) == manifest.sidik
    wrong = [] if same else ["sidik masukan bukan sidik dokumen di manifest: data masukan diubah"]
    yield from report.semua(wrong, f"{len(katalog.indikator)} indikator tanpa galat; sidik {manifest.sidik}")


def original_site(frozen: DokumenPengukuran) -> str | None:
    """Return the site's address that the document was made for; what does not fit shows as a difference."""
    address, tail = frozen.alamat_arsip or "", f"/{archive_address(frozen.periode)}"
    fits = address.endswith(tail) and address.startswith(("https://", "http://"))
    return address.removesuffix(tail) if fits else None


def _verify_figures(
    differences: tuple[Beda, ...], manifest: Manifest, count: int, tools: Mapping[str, str]
) -> Iterator[HasilPeriksa]:
    """Yield whether the figures come out again; words alone may differ where another version wrote them."""
    report = Pelapor("hitungan", manifest.folder)
    words = differences and not any(item.angka for item in differences)
    if words and dict(manifest.alat) != dict(tools):
        yield report.lewat(
            f"setiap angka sama; {len(differences)} kalimat berbeda, sebab arsip ini dibuat Ukur versi lain "
            f"({differences[0].kalimat})"
        )
        return
    yield from report.semua(
        (item.kalimat for item in differences), f"{count} indikator dihitung ulang, setiap angka sama"
    )


def _verify_evidence(
    frozen: DokumenPengukuran, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[HasilPeriksa]:
    same = files.get(BUKTI) == daftar_bukti(frozen)
    wrong = [] if same else [f"{BUKTI} bukan daftar bukti dokumen ini"]
    yield from Pelapor("bukti", manifest.folder).semua(wrong, "daftar bukti sesuai dengan dokumen")
