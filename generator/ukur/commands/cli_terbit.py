"""Command ``publish``: for the pipeline of the default branch; what was approved, and nothing else."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.laporan import visible
from ukur.commands.layar import BERSIH, REPO, TEMUAN, note
from ukur.model.temuan import UkurError

if TYPE_CHECKING:
    from ukur.hosts.penerbit import Penerbit
    from ukur.hosts.protokol import Host

SEJAK = click.option(
    "--since",
    "sejak",
    metavar="COMMIT",
    help="Periksa commit sesudah ini (baku: UKUR_AWAL, lalu commit pertama).",
)
ZIP = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def publish() -> None:
    """Terbitkan yang sudah disahkan; dijalankan alur kerja cabang utama.

    Persetujuan ditanyakan lagi kepada situs Git. Status dan hasil pemeriksaan lama tidak dipercaya.
    """


def asal_persetujuan(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say where approvals come from."""
    signers = click.option(
        "--signers",
        "penanda",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Berkas allowed_signers (baku: .ukur/allowed_signers di cabang utama).",
    )
    host = click.option(
        "--host",
        "asal",
        type=click.Choice(["auto", "git"]),
        default="auto",
        show_default=True,
        help="Asal persetujuan: auto dari lingkungan CI, git dari pernyataan bertanda tangan.",
    )
    return host(signers(command))


@publish.command()
@REPO
@SEJAK
@click.option("--latest", "terbaru", is_flag=True, help="Tolak juga bila cabang utama sudah maju.")
@asal_persetujuan
def check(repo: Path, sejak: str | None, terbaru: bool, asal: str, penanda: Path | None) -> int:
    """Periksa bahwa setiap commit cabang utama masuk lewat usulan yang disetujui."""
    from ukur.commands.pilih_host import pilih_host
    from ukur.commands.terbit import periksa_terbit, sebut

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = pilih_host(repo, variables, asal == "git", penanda)
        stack.callback(host.tutup)
        try:
            found = periksa_terbit(repo, host, sejak, variables)
        except UkurError as error:
            note(f"Tidak diterbitkan: {error}")
            return TEMUAN
    for item in found.usulan:
        click.echo(visible(sebut(item)))
    note(
        f"{len(found.usulan)} usulan disetujui, sesudah commit {found.awal[:12]} sampai {found.kepala[:12]}."
    )
    if not found.terbaru:
        note("Cabang utama sudah maju; jalan untuk commit terbarunya yang menerbitkan situs.")
    return TEMUAN if terbaru and not found.terbaru else BERSIH


@publish.command()
@REPO
@SEJAK
@click.option("--zip", "luring", type=ZIP, help="Sebut juga sidik situs luring ini.")
@asal_persetujuan
def plan(repo: Path, sejak: str | None, luring: Path | None, asal: str, penanda: Path | None) -> int:
    """Sebut apa yang diterbitkan dari commit ini, satu KUNCI=NILAI tiap baris, untuk alur kerja."""
    from ukur.commands.pilih_host import pilih_host
    from ukur.commands.terbit import awal, kepala_utama
    from ukur.commands.terbit_rilis import baris_baru

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = pilih_host(repo, variables, asal == "git", penanda)
        stack.callback(host.tutup)
        head, main = kepala_utama(repo, host, variables)
        rows = baris_baru(repo, host, head, awal(repo, sejak, variables))
    said = {"terbaru": head == main.ujung, "rilis": bool(rows)}
    for key, value in said.items():
        click.echo(f"{key}={str(value).lower()}")
    if luring:
        click.echo(f"sidik={_sidik(luring)}")
    return BERSIH


@publish.command()
@REPO
@SEJAK
@click.option("--zip", "luring", type=ZIP, required=True, help="Situs luring dari commit ini.")
@click.option("--sha256", "sidik", help="Sidik situs luring yang seharusnya; bila lain, tidak diterbitkan.")
def release(repo: Path, sejak: str | None, luring: Path, sidik: str | None) -> int:
    """Buat tag dan rilis bagi yang baru diarsipkan oleh commit ini; aman diulang."""
    from ukur.commands.terbit import awal, jauh, kepala_utama
    from ukur.commands.terbit_rilis import baris_baru, susun_terbitan, terlewat
    from ukur.source.arsip import baca_berkas

    if sidik and sidik != _sidik(luring):
        raise UkurError(f"{luring.name} bukan situs luring yang diperiksa; ulangi seluruh alur kerja")
    variables = dict(os.environ)
    with _situs(variables) as (host, publisher):
        head, _ = kepala_utama(repo, host, variables)
        rows = baris_baru(repo, host, head, awal(repo, sejak, variables))
        for item in susun_terbitan(repo, head, rows, baca_berkas(luring)):
            click.echo(visible(publisher.rilis(item.tag, head, item.judul, item.isi, item.berkas)))
    if not rows:
        note("Commit ini tidak menambah arsip; tidak ada yang dirilis.")
        if missed := terlewat(repo, jauh(variables), head):
            note(f"Rilis {missed[0]} belum ada; jalankan ulang alur kerja untuk commit {missed[1][:12]}.")
    return BERSIH


@publish.command("archive")
@REPO
@SEJAK
def archive_(repo: Path, sejak: str | None) -> int:
    """Ajukan usulan arsip (langkah 9) bagi dokumen yang disahkan dan belum diarsipkan; aman diulang."""
    from ukur.commands.surat_arsip import petugas
    from ukur.commands.terbit import awal, kepala_utama
    from ukur.commands.terbit_arsip import Tempat, usulkan_arsip

    variables = dict(os.environ)
    with _situs(variables) as (host, publisher):
        head, main = kepala_utama(repo, host, variables)
        if head != main.ujung:
            note("Cabang utama sudah maju; jalan untuk commit terbarunya yang mengajukan arsip.")
            return BERSIH
        place = Tempat(repo, head, awal(repo, sejak, variables), main, variables)
        done = usulkan_arsip(place, host, publisher, petugas(variables))
    for periode in done.lama:
        note(f"{periode} disahkan sebelum awal pemeriksaan, jadi tidak diarsipkan otomatis.")
    for reason in done.gagal:
        note(f"Tidak dapat diarsipkan: {reason}")
    if done.usulan:
        click.echo(f"usulan {done.usulan.nomor}: {done.usulan.folder} di cabang {done.usulan.cabang}")
    else:
        note("Tidak ada dokumen yang perlu diusulkan ke arsip.")
    return TEMUAN if done.gagal else BERSIH


@contextlib.contextmanager
def _situs(variables: Mapping[str, str]) -> Iterator[tuple["Host", "Penerbit"]]:
    """Open the host that the environment names, for reading and for publishing."""
    from ukur.commands.gerbang import sasaran_repo
    from ukur.hosts.pilih import buka, buka_penerbit

    target = sasaran_repo(variables)
    token = variables.get(target.peubah_token)
    with contextlib.ExitStack() as stack:
        host = buka(target, token)
        stack.callback(host.tutup)
        publisher = buka_penerbit(target, token)
        stack.callback(publisher.tutup)
        yield host, publisher


def _sidik(path: Path) -> str:
    from ukur.archive.kanon import sidik_bita
    from ukur.source.arsip import baca_berkas

    return sidik_bita(baca_berkas(path))


PERINTAH = (publish,)
