"""Command ``archive``: file what was approved, attach signed copies, rebuild what was filed."""

import contextlib
import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.findings_report import visible

if TYPE_CHECKING:
    from ukur.commands.filing.archiving import Filed


class _Arsip(click.Group):
    """``ukur archive 2024-TW4`` is short for ``ukur archive file 2024-TW4``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if known else ["file", *args])


HOST = click.option(
    "--host",
    "asal",
    type=click.Choice(["auto", "git"]),
    default="auto",
    show_default=True,
    help="Asal persetujuan: auto dari lingkungan CI, git dari pernyataan bertanda tangan.",
)
SIGNERS = click.option(
    "--signers",
    "penanda",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Berkas allowed_signers (baku: .ukur/allowed_signers di cabang utama).",
)


@click.group(cls=_Arsip, subcommand_metavar="PERIODE | PERINTAH [PILIHAN]...")
def archive() -> None:
    """Arsipkan dokumen PERIODE persis seperti yang disahkan, misalnya ukur archive 2024-TW4.

    Persetujuan dibaca lagi dari situs Git, atau dari pernyataan bertanda tangan bila tanpa situs Git.
    """


@archive.command("file", hidden=True)
@click.argument("periode")
@REPO
@HOST
@SIGNERS
def file_(periode: str, repo: Path, asal: str, penanda: Path | None) -> int:
    """Arsipkan dokumen satu PERIODE, dan versi baru dokumen sesudahnya yang ikut terkoreksi; aman diulang."""
    from ukur.commands.data.figures import named_periode
    from ukur.commands.filing.archiving import file_with_later
    from ukur.commands.gate.host_choice import choose_host

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = choose_host(repo, variables, asal == "git", penanda)
        stack.callback(host.close)
        filed = file_with_later(repo, host, named_periode(periode), variables)
    done, *later = filed
    for row in filed:
        click.echo(row.folder)
    new = any(row.baru for row in filed)
    if not done.baru:
        note("Dokumen ini sudah diarsipkan; tidak ada yang berubah.")
    if later:
        note(f"{len(later)} versi baru dokumen sesudahnya, akibat koreksi; ikut dalam usulan yang sama.")
    if new:
        note("Ajukan folder itu dan register.jsonl sebagai usulan arsip, langkah terakhir SOP.")
        note("Riwayat sebelum usulan dokumen ini tidak diperiksa di sini; jalankan 'ukur publish check'.")
    return CLEAN


@archive.command("attach-signed")
@click.argument("berkas", type=click.Path(path_type=Path, dir_okay=False))
@REPO
@click.option(
    "--roots",
    "akar",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Sertifikat akar (PEM atau DER) bila lain dari yang di .ukur/akar; boleh lebih dari satu.",
)
def attach_signed(berkas: Path, repo: Path, akar: tuple[Path, ...]) -> int:
    """Arsipkan BERKAS, PDF dari arsip yang sudah ditandatangani secara elektronik di luar."""
    from ukur.commands.filing.attachments import attach_signed

    return _show(attach_signed(repo, berkas, akar, _now_text()))


@archive.command("attach-scan")
@click.argument("periode")
@click.argument("berkas", type=click.Path(path_type=Path, dir_okay=False))
@REPO
def attach_scan(periode: str, berkas: Path, repo: Path) -> int:
    """Arsipkan BERKAS, pindaian naskah PERIODE yang bertanda tangan basah."""
    from ukur.commands.data.figures import named_periode
    from ukur.commands.filing.attachments import attach_scan

    return _show(attach_scan(repo, named_periode(periode), berkas, _now_text()))


@archive.command()
@REPO
@click.option("--reason", "alasan", required=True, help="Sebabnya, satu kalimat; tampil di halaman arsip.")
@click.option("--to", "kembali", metavar="COMMIT", help="Commit terakhir yang arsipnya utuh (baku: dicari).")
@HOST
@SIGNERS
def repair(repo: Path, alasan: str, kembali: str | None, asal: str, penanda: Path | None) -> int:
    """Cabut dari arsip yang tidak pernah terbukti; diajukan sebagai usulan tersendiri.

    Arsip kembali ke keadaan terakhir yang utuh, dan pencabutan.xml mencatat apa yang dicabut. Usulannya
    disetujui Kepala Dinas dan Sekretaris.
    """
    from ukur.archive.removals import removal_sentence
    from ukur.commands.filing.archive_repairs import repair_archive
    from ukur.commands.filing.filing_office import FilingOffice
    from ukur.commands.gate.host_choice import choose_host
    from ukur.commands.gate.weighing import commit_of
    from ukur.source.catalogue_reader import ReadCache

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = choose_host(repo, variables, asal == "git", penanda)
        stack.callback(host.close)
        office = FilingOffice(repo, host, variables, ReadCache())
        back = commit_of(repo, kembali) if kembali else None
        done = repair_archive(office, back, alasan, _now_text().date())
    click.echo(visible(removal_sentence(done)))
    note("Ajukan folder content/arsip sebagai usulan tersendiri; tidak boleh ada perubahan lain di dalamnya.")
    return CLEAN


@archive.command()
@REPO
def drill(repo: Path) -> int:
    """Latihan: susun ulang setiap dokumen arsip dari commit-nya, lalu bandingkan bita demi bita."""
    from ukur.commands.filing.drill import keep_result, rebuild

    results: dict[str, tuple[str, ...]] = {}
    alike: list[str] = []
    for folder, different in rebuild(repo, alike.append):
        if different is None:
            click.echo(visible(f"{folder}: dilewati, percontohan yang diarsipkan di repositori lain"))
            continue
        results[folder] = different
        same = (
            "angka dan naskahnya sama, dicetak versi program yang lain" if folder in alike else "sama persis"
        )
        result = f"BERBEDA: {', '.join(different)}" if different else same
        click.echo(visible(f"{folder}: {result}"))
    keep_result(repo, results, _now_text(), alike)
    return FINDINGS if any(results.values()) else CLEAN


@archive.command("list")
@REPO
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("daftar-arsip"),
    show_default=True,
    help="Folder hasil.",
)
@click.option("--date", "hari", type=click.DateTime(["%Y-%m-%d"]), help="Hari yang dinilai (baku: hari ini).")
def list_(repo: Path, folder: Path, hari: datetime.datetime | None) -> int:
    """Tulis Daftar berkas dan Daftar isi berkas (CSV, PDF), lalu sebut yang jatuh retensi.

    Retensi dan nasib akhir menurut JRA kantor (retensi di instansi.yml). Ukur tidak memusnahkan apa pun.
    """
    from ukur.commands.filing.filing_records import write_lists

    written, due = write_lists(repo, folder, hari.date() if hari else None, _now_text())
    for path in written:
        click.echo(path)
    for sentence in due:
        click.echo(visible(sentence))
    note("Ukur tidak memusnahkan apa pun." if due else "Tidak ada yang jatuh retensi.")
    return CLEAN


def _show(done: "Filed") -> int:
    click.echo(done.folder)
    if done.catatan:
        note(done.catatan)
    note("Ajukan folder itu sebagai usulan arsip." if done.baru else "Berkas ini sudah diarsipkan.")
    return CLEAN


def _now_text() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


COMMANDS = (archive,)
