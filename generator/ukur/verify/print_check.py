"""The printed files of a filed document made again and compared byte for byte."""

from collections.abc import Iterator, Mapping

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.entry import INPUTS, README, VERIFIER, EntryOrigin, compose_entry
from ukur.archive.manifest import Manifest
from ukur.archive.pelaksanaan import PELAKSANAAN, read_pelaksanaan
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.table_text import main_csv
from ukur.document.picture import check_picture
from ukur.model.findings import UkurError
from ukur.model.paths import EMBLEM_FOLDER, font_name
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.outside import Outside, Print, Printing


def verify_prints(
    dokumen: DokumenPengukuran,
    manifest: Manifest,
    files: Mapping[str, bytes],
    outside: Outside,
    printing: Printing,
) -> Iterator[CheckResult]:
    """Yield whether the files come out again; the office's own fonts count where the document names them."""
    report, other = CheckReporter("cetakan", manifest.folder), _other_tools(manifest, outside.tools)
    if dokumen.kertas.huruf and printing.office is None:
        yield report.skipped(
            f"PDF tidak dibuat ulang: huruf {dokumen.kertas.huruf!r} ada di content/huruf kantor; sebutkan "
            "repositorinya dengan --repo"
        )
        return
    recorded = fonts_of(manifest)
    if dokumen.kertas.huruf and recorded and recorded != dict(printing.fonts):
        yield report.skipped(
            "PDF tidak dibuat ulang: berkas di content/huruf bukan yang dipakai waktu itu; ambil folder itu "
            f"dari commit {manifest.commit[:12]} repositori kantor, lalu sebutkan dengan --repo"
        )
        return
    printer = printing.office if dokumen.kertas.huruf and printing.office else printing.plain
    try:
        made = printed_again(dokumen, manifest, files, printer, outside.checker)
    except UkurError as error:
        yield report.failed(f"berkas cetak tidak dapat dibuat ulang: {error}")
        return
    different = [path for path, content in made.items() if files.get(path) != content]
    if different and other:
        yield report.skipped(
            f"{', '.join(different)} tidak dapat dibandingkan: dibuat dengan versi lain ({other}). Yang "
            "melindunginya hanya sidik di rantai register; cocokkan ujungnya dengan --head"
        )
        return
    yield from report.each_fault(
        (f"{path} berbeda dari cetakan ulang oleh program yang sama" for path in different),
        f"{len(made)} berkas dibuat ulang dan sama bita demi bita",
    )


def fonts_of(manifest: Manifest) -> dict[str, str]:
    """Return the font files that the office printed an entry with, by path, as the manifest names them."""
    return {path: digest for path, digest in manifest.keterangan.items() if font_name(path) is not None}


def _other_tools(manifest: Manifest, here: Mapping[str, str]) -> str:
    """Return the tools that are of another version here than when the entry was made."""
    then = dict(manifest.alat)
    names = sorted(name for name in here.keys() | then.keys() if here.get(name) != then.get(name))
    return ", ".join(names)


def printed_again(
    dokumen: DokumenPengukuran, manifest: Manifest, files: Mapping[str, bytes], printer: Print, checker: bytes
) -> dict[str, bytes]:
    """Return the files by name in the order in which they are told."""
    name = dokumen.nama_berkas
    printed = printer(dokumen, _picture(dokumen, files))
    made = {f"{name}.{ending}": content for ending, content in printed.items()}
    origin = EntryOrigin(
        manifest.commit,
        manifest.waktu,
        manifest.sidik,
        manifest.versi,
        manifest.sebelum,
        manifest.alasan,
        manifest.alat,
    )
    record = read_approvals(files.get(PERSETUJUAN, b""))
    steps = read_pelaksanaan(files[PELAKSANAAN]) if PELAKSANAAN in files else None
    entry = compose_entry(dokumen, origin, record, {}, {}, {}, checker, steps).berkas
    return {
        **made,
        f"{name}.csv": main_csv(dokumen),
        **{path: entry[path] for path in (README, VERIFIER)},
    }


def _picture(dokumen: DokumenPengukuran, files: Mapping[str, bytes]) -> bytes | None:
    if dokumen.lambang is None:
        return None
    where = f"{INPUTS}/{EMBLEM_FOLDER}/{dokumen.lambang}"
    if where not in files:
        raise UkurError(f"{where} tidak ada")
    return check_picture(where, files[where])
