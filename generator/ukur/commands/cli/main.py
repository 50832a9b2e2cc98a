"""The command line `ukur`: parses, calls one use case, prints, returns a code."""

import contextlib
import gc
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli import (
    archive_commands,
    evidence_commands,
    form_commands,
    import_commands,
    minutes_commands,
    office_commands,
    period_commands,
    portal_commands,
    preview_commands,
    publish_commands,
    screen,
    template_commands,
    verify_commands,
    workflow_commands,
)
from ukur.commands.cli.screen import CLEAN, FINDINGS, FORMAT, INTERRUPTED, OUR_ERROR, REPO, USAGE, note, show
from ukur.commands.cli.usage_errors import usage_sentence
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.files_beside import with_files_beside
from ukur.model.findings import Severity, UkurError, has_errors
from ukur.source.writer import system_cause
from ukur.verify.inputs import CheckedData, check_data

if TYPE_CHECKING:
    from ukur.site.material import SiteMaterial


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ukur", message="ukur %(version)s")
def cli() -> None:
    """Pengukuran kinerja instansi pemerintah dalam Git.

    Kode keluar: 0 bersih, 1 ada temuan, 2 salah pakai atau keadaan tidak memungkinkan, 3 kesalahan program,
    130 dihentikan.
    """


COMMANDS = (
    *office_commands.COMMANDS,
    *period_commands.COMMANDS,
    *portal_commands.COMMANDS,
    *workflow_commands.COMMANDS,
    *preview_commands.COMMANDS,
    *archive_commands.COMMANDS,
    *verify_commands.COMMANDS,
    *evidence_commands.COMMANDS,
    *form_commands.COMMANDS,
    *import_commands.COMMANDS,
    *minutes_commands.COMMANDS,
    *publish_commands.COMMANDS,
    *template_commands.COMMANDS,
)
for command in COMMANDS:
    cli.add_command(command)


@cli.command()
@REPO
@FORMAT
@click.option("--revision", help="Periksa data pada revisi Git ini, tanpa mengubah folder kerja.")
@click.option(
    "--explained",
    "dijelaskan",
    is_flag=True,
    help="Sertakan peringatan yang sudah dijelaskan, sebagai catatan.",
)
def check(repo: Path, bentuk: str, revision: str | None, dijelaskan: bool) -> int:
    """Periksa semua data dan halaman tulisan; tampilkan semua temuan beserta cara memperbaikinya."""
    checked = with_files_beside(check_data(data_tree(repo, revision)), repo, revision)
    told = checked.explained if dijelaskan else ()
    show(sorted({*checked.findings, *told}), bentuk)
    if bentuk == "text":
        note(_summary(checked))
    return FINDINGS if has_errors(checked.findings) or checked.measurements is None else CLEAN


@cli.command()
@click.argument("periode")
@REPO
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Bentuk keluaran.",
)
@click.option("--revision", help="Hitung dari revisi Git ini.")
def calc(periode: str, repo: Path, bentuk: str, revision: str | None) -> int:
    """Hitung capaian satu PERIODE, misalnya 2024-TW4."""
    from ukur.commands.cli.terminal import figure_table
    from ukur.commands.data import figures

    measurements, findings = measured_data(data_tree(repo, revision))
    document = figures.dokumen(measurements, periode)
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: figures.as_json(document) + "\n",
        "csv": lambda: figures.as_csv(document),
        "table": lambda: figure_table(document),
    }
    click.echo(writers[bentuk](), nl=False)
    if has_errors(tuple(findings)):
        note("Perhatian: data masih mempunyai galat; jalankan 'ukur check'.")
        return FINDINGS
    return CLEAN


@cli.command()
@REPO
@click.option("--site", type=click.Path(path_type=Path), help="Folder hasil (baku: situs).")
@click.option("--pages", type=click.Path(path_type=Path), help="Tulis halaman untuk pembangun situs lain.")
@click.option(
    "--offline",
    "zip_luring",
    metavar="BERKAS.zip",
    type=click.Path(path_type=Path),
    help="Tulis situs sebagai satu berkas ZIP yang dapat dibuka tanpa jaringan dan tanpa server.",
)
@click.option("--konsep", is_flag=True, help="Sertakan dokumen yang belum disahkan, bertanda KONSEP.")
@click.option("--plain", "polos", is_flag=True, help="Kerangka situs milik Ukur sendiri, tanpa MkDocs.")
def build(
    repo: Path, site: Path | None, pages: Path | None, zip_luring: Path | None, konsep: bool, polos: bool
) -> int:
    """Bangun situs dari data yang bersih; bila ada galat, situs lama tidak disentuh."""
    from ukur.commands.cli.terminal import show_progress
    from ukur.commands.pages import card_cache, document_cache, offline, site_build
    from ukur.commands.pages.desk_files import with_desk
    from ukur.commands.pages.kept_values import KeptValues
    from ukur.commands.pages.page_files import write_pages

    target = _target(repo, site, pages, zip_luring, polos)
    kept = KeptValues(repo)
    checked = with_files_beside(kept.checked_data(), repo)
    screen.show_without_remarks(checked.findings, repo)
    if checked.measurements is None or not checked.is_clean:
        note(_summary(checked) + " Situs tidak dibangun.")
        return FINDINGS
    material = site_build.gather_material(
        checked.measurements,
        konsep,
        offline.offline_environment(os.environ) if zip_luring else None,
        repo=repo,
        kept=kept,
    )
    _tell_unproven(material)
    with show_progress("Mencetak dokumen", len(material.dokumen) + len(material.e81)) as advance:
        material = document_cache.with_files(repo, material, advance)
    if not zip_luring:  # nobody shares an address of a copy
        material = card_cache.with_cards(repo, material)
    count = len(material.catalogue.indikator) + 2 * len(material.dokumen) + len(material.e81) + 12
    with show_progress("Menyusun halaman", count) as advance:
        if zip_luring:
            offline.pack_site(repo, material, zip_luring, advance, polos)
            note(f"Situs luring selesai: {zip_luring}")
        elif pages:
            note(f"{write_pages(repo, material, pages, advance)} halaman ditulis ke {pages}.")
        else:
            site_build.build_site(repo, with_desk(repo, material, note), target, advance, polos, kept.pages)
            note(_summary(checked))
            note(f"Situs selesai: {target / 'index.html'}")
    return CLEAN


def _target(repo: Path, site: Path | None, pages: Path | None, packed: Path | None, plain: bool) -> Path:
    """Return the site's folder; refuse before anything is read what is not ours to replace."""
    from ukur.commands.pages import offline, site_build

    if sum(map(bool, (site, pages, packed))) > 1:
        raise UkurError("hasil bangunan lebih dari satu; pilih --site, --pages, atau --offline")
    if pages and plain:
        raise UkurError("--pages menulis halaman tanpa kerangka; hapus --plain, atau pakai --site")
    target = site or repo / "situs"
    if packed:
        offline.refuse_other_file(packed)
    elif not pages:
        site_build.refuse_other_folder(target)
    return target


def _tell_unproven(material: "SiteMaterial") -> None:
    for periode, source in sorted(material.signed.items()):
        if source.unproven:
            note(f"Perhatian: dokumen {periode} ditampilkan sebagai KONSEP: {source.unproven}.")


@cli.command()
@REPO
@click.option("--addr", default="127.0.0.1:8000", show_default=True, help="Alamat dan porta.")
@click.option("--konsep", is_flag=True, help="Tampilkan juga dokumen yang belum disahkan.")
def serve(repo: Path, addr: str, konsep: bool) -> int:
    """Tampilkan situs di komputer ini dan perbarui setiap kali data berubah."""
    from ukur.commands.pages.preview import serve_site

    gc.enable()
    serve_site(repo, addr, note, konsep)
    return CLEAN


@cli.command()
@click.argument("berkas", nargs=-1)
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def fmt(berkas: tuple[str, ...], repo: Path, only_check: bool) -> int:
    """Rapikan tata letak BERKAS data (baku: semua); isi dan komentar tidak berubah."""
    from ukur.commands.data.data_layout import tidy_data

    changed, findings = tidy_data(repo, berkas, only_check)
    show(findings, "text")
    for path in changed:
        click.echo(path)
    return FINDINGS if findings else CLEAN


@cli.command()
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def schema(repo: Path, only_check: bool) -> int:
    """Tulis skema JSON semua berkas data ke content/skema."""
    from ukur.commands.data import schema_files

    if only_check:
        stale = [p for p, text in schema_files.office_schemas(repo).items() if not _same(repo / p, text)]
        for path in stale:
            click.echo(path)
        return FINDINGS if stale else CLEAN
    for path in schema_files.write_schemas(repo):
        click.echo(path)
    return CLEAN


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _summary(checked: CheckedData) -> str:
    told = len(checked.explained)
    explained = f" {told} peringatan sudah dijelaskan; lihat ukur check --explained." if told else ""
    if not checked.findings and checked.measurements is not None:
        catalogue = checked.measurements.catalogue
        return (
            f"Bersih: {len(catalogue.indikator)} indikator, {len(catalogue.dokumen)} dokumen, tanpa temuan."
            f"{explained}"
        )
    counts = Counter(item.severity for item in checked.findings)
    remarks = f", {counts[Severity.REMARK]} {Severity.REMARK}" if counts[Severity.REMARK] else ""
    return f"{counts[Severity.ERROR]} galat, {counts[Severity.WARNING]} peringatan{remarks}.{explained}"


def main() -> None:
    """Run the command line; every way out has its own exit code."""
    gc.disable()  # commands are short and keep what they read: collecting costs a fifth of the time
    try:
        code = cli(prog_name="ukur", standalone_mode=False)
    except UkurError as error:
        note(f"ukur: {error}")
        code = USAGE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = USAGE
    except click.ClickException as error:
        note(f"ukur: {usage_sentence(error)}")
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        note("ukur: dihentikan")
        code = INTERRUPTED
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        note(f"ukur: {system_cause(error)}{where}; periksa ruang penyimpanan dan izin folder")
        code = USAGE
    except Exception:  # noqa: BLE001 # the last stop: our own fault, told as such
        traceback.print_exc()
        note("ukur: kesalahan program; laporkan teks di atas kepada pengelola Ukur")
        code = OUR_ERROR
    sys.exit(code or CLEAN)


def run_program() -> None:
    """Be the program: as :func:`main`, but leave at once; freeing millions of values takes a second."""
    try:
        main()
    except SystemExit as left:
        with contextlib.suppress(OSError):  # nobody reads any more
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(left.code if isinstance(left.code, int) else OUR_ERROR)
