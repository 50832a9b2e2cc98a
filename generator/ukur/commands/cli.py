"""The command line `ukur`: parses, calls one use case, prints, returns a code."""

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from ukur.commands import cli_alur, cli_arsip, cli_bukti, cli_simpan, cli_terbit
from ukur.commands.layar import (
    BERSIH,
    DIHENTIKAN,
    FORMAT,
    GALAT_KAMI,
    PEMAKAIAN,
    REPO,
    TEMUAN,
    note,
    show,
)
from ukur.commands.periksa import pohon, terukur
from ukur.commands.salah_pakai import kalimat
from ukur.model.temuan import Severity, UkurError, has_errors
from ukur.source.tulis import sebab
from ukur.verify.inputs import Pemeriksaan, periksa


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ukur", message="ukur %(version)s")
def cli() -> None:
    """Pengukuran kinerja instansi pemerintah dalam Git.

    Kode keluar: 0 bersih, 1 ada temuan, 2 salah pakai, 3 kesalahan program.
    """


for module in (cli_alur, cli_simpan, cli_arsip, cli_bukti, cli_terbit):
    for command in module.PERINTAH:
        cli.add_command(command)


@cli.command()
@REPO
@FORMAT
@click.option("--revision", help="Periksa data pada revisi Git ini, tanpa mengubah folder kerja.")
def check(repo: Path, bentuk: str, revision: str | None) -> int:
    """Periksa semua data; tampilkan semua temuan beserta cara memperbaikinya."""
    checked = periksa(pohon(repo, revision))
    show(checked.temuan, bentuk)
    if bentuk == "text":
        note(_summary(checked))
    return TEMUAN if has_errors(checked.temuan) or checked.ukuran is None else BERSIH


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
    from ukur.commands import hitung
    from ukur.commands.tabel import tabel

    ukuran, temuan = terukur(pohon(repo, revision))
    document = hitung.dokumen(ukuran, periode)
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: hitung.as_json(document) + "\n",
        "csv": lambda: hitung.as_csv(document),
        "table": lambda: tabel(document),
    }
    click.echo(writers[bentuk](), nl=False)
    if has_errors(tuple(temuan)):
        note("Perhatian: data masih mempunyai galat; jalankan 'ukur check'.")
        return TEMUAN
    return BERSIH


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
def build(repo: Path, site: Path | None, pages: Path | None, zip_luring: Path | None, konsep: bool) -> int:
    """Bangun situs dari data yang bersih; bila ada galat, situs lama tidak disentuh."""
    from ukur.commands import dokumen, luring, situs
    from ukur.commands.halaman import tulis_halaman
    from ukur.commands.tabel import kemajuan

    if sum(map(bool, (site, pages, zip_luring))) > 1:
        raise UkurError("hasil bangunan lebih dari satu; pilih --site, --pages, atau --offline")
    checked = periksa(pohon(repo))
    show(checked.temuan, "text")
    if checked.ukuran is None or not checked.bersih:
        note(_summary(checked) + " Situs tidak dibangun.")
        return TEMUAN
    material = situs.bahan(
        checked.ukuran, konsep, luring.lingkungan(os.environ) if zip_luring else None, repo=repo
    )
    target = site or repo / "situs"
    if zip_luring:
        luring.tolak_berkas_lain(zip_luring)
    elif not pages:
        situs.tolak_folder_lain(target)
    with kemajuan("Mencetak dokumen", len(material.dokumen)) as maju:
        material = dokumen.lengkapi(repo, material, maju)
    count = len(material.katalog.indikator) + 2 * len(material.dokumen) + 12
    with kemajuan("Menyusun halaman", count) as maju:
        if zip_luring:
            luring.kemas(repo, material, zip_luring, maju)
            note(f"Situs luring selesai: {zip_luring}")
        elif pages:
            written = tulis_halaman(repo, material, pages, maju)
            note(f"{written} halaman ditulis ke {pages}.")
        else:
            situs.bangun(repo, material, target, maju)
            note(f"Situs selesai: {target / 'index.html'}")
    return BERSIH


@cli.command()
@REPO
@click.option("--addr", default="127.0.0.1:8000", show_default=True, help="Alamat dan porta.")
@click.option("--konsep", is_flag=True, help="Tampilkan juga dokumen yang belum disahkan.")
def serve(repo: Path, addr: str, konsep: bool) -> int:
    """Tampilkan situs di komputer ini dan perbarui setiap kali data berubah."""
    from ukur.commands.layani import layani

    gc.enable()
    layani(repo, addr, note, konsep)
    return BERSIH


@cli.command()
@click.argument("berkas", nargs=-1)
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def fmt(berkas: tuple[str, ...], repo: Path, only_check: bool) -> int:
    """Rapikan tata letak BERKAS data (baku: semua); isi dan komentar tidak berubah."""
    from ukur.commands.rapikan import rapikan

    changed, temuan = rapikan(repo, berkas, only_check)
    show(temuan, "text")
    for path in changed:
        click.echo(path)
    return TEMUAN if temuan else BERSIH


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--nama", help="Nama kantor, misalnya 'Dinas Kesehatan'.")
@click.option("--daerah", help="Nama daerah, misalnya 'Kabupaten Contoh'.")
def init(folder: Path, nama: str | None, daerah: str | None) -> int:
    """Buat repositori kantor baru di FOLDER, dengan data kosong yang sudah dapat dibangun."""
    from ukur.commands.mulai import mulai

    count = mulai(folder, nama, daerah)
    note(f"{count} berkas ditulis ke {folder}. Lanjutkan dengan README.md di folder itu.")
    return BERSIH


@cli.command()
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def schema(repo: Path, only_check: bool) -> int:
    """Tulis skema JSON semua berkas data ke content/skema."""
    from ukur.commands import skema

    if only_check:
        stale = [p for p, text in skema.semua().items() if not _same(repo / p, text)]
        for path in stale:
            click.echo(path)
        return TEMUAN if stale else BERSIH
    for path in skema.tulis(repo):
        click.echo(path)
    return BERSIH


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _summary(checked: Pemeriksaan) -> str:
    errors = sum(item.severity is Severity.ERROR for item in checked.temuan)
    warnings = len(checked.temuan) - errors
    if not checked.temuan and checked.ukuran is not None:
        katalog = checked.ukuran.katalog
        return f"Bersih: {len(katalog.indikator)} indikator, {len(katalog.dokumen)} dokumen, tanpa temuan."
    return f"{errors} galat, {warnings} peringatan."


def main() -> None:
    """Run the command line; every way out has its own exit code."""
    gc.disable()  # commands are short and keep what they read: collecting costs a fifth of the time
    try:
        code = cli(prog_name="ukur", standalone_mode=False)
    except UkurError as error:
        note(f"ukur: {error}")
        code = PEMAKAIAN
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = PEMAKAIAN
    except click.ClickException as error:
        note(f"ukur: {kalimat(error)}")
        code = PEMAKAIAN
    except (KeyboardInterrupt, click.Abort):
        note("ukur: dihentikan")
        code = DIHENTIKAN
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        note(f"ukur: {sebab(error)}{where}; periksa ruang penyimpanan dan izin folder")
        code = PEMAKAIAN
    except Exception:  # noqa: BLE001 # the last stop: our own fault, told as such
        traceback.print_exc()
        note("ukur: kesalahan program; laporkan teks di atas kepada pengelola Ukur")
        code = GALAT_KAMI
    sys.exit(code or BERSIH)


def jalan() -> None:
    """Be the program: as :func:`main`, but leave at once; freeing millions of values takes a second."""
    try:
        main()
    except SystemExit as left:
        with contextlib.suppress(OSError):  # nobody reads any more
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(left.code if isinstance(left.code, int) else GALAT_KAMI)
