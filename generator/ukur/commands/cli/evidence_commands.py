"""The command ``evidence``: the evidence pack of a document, and whether links to evidence can be opened."""

import datetime
import os
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.findings_report import visible


class _Evidence(click.Group):
    """``ukur evidence 2024-TW4`` is short for ``ukur evidence pack 2024-TW4``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = args and (args[0] in self.commands or args[0] in {"--help", "-h"})
        return super().parse_args(ctx, args if known else ["pack", *args])


@click.group(cls=_Evidence, subcommand_metavar="PERIODE | PERINTAH [PILIHAN]...")
def evidence() -> None:
    """Kemas bukti dukung SAKIP dokumen PERIODE menurut kriteria LKE, beserta daftar yang masih kurang.

    Dari arsip versi terbaru; bila belum diarsipkan, dari data yang sudah disahkan. Pilihannya ada di
    'ukur evidence pack --help'.
    """


@evidence.command("pack", hidden=True)
@click.argument("periode")
@REPO
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder hasil (baku: bukti-dukung-PERIODE di folder utama repositori).",
)
@click.option("--zip", "zip_", type=click.Path(path_type=Path), help="Berkas ZIP (baku: FOLDER.zip).")
def pack(periode: str, repo: Path, folder: Path | None, zip_: Path | None) -> int:
    """Kemas bukti dukung satu PERIODE."""
    from ukur.commands.cli.terminal import show_progress
    from ukur.commands.data.figures import named_periode
    from ukur.commands.filing import evidence
    from ukur.document.coverage import CAVEAT, status_sentence

    with show_progress("Mengemas bukti", 1) as advance:
        name, made = evidence.pack_evidence(repo, named_periode(periode), os.environ)
        advance()
    target = folder or repo / name
    packed = zip_ or target.with_name(f"{target.name}.zip")
    evidence.write_pack(made, name, target, packed)
    click.echo(target)
    click.echo(packed)
    note(f"{status_sentence(made.kriteria)}. {CAVEAT}")
    note(f"Daftar yang masih kurang: {target / 'daftar-kekurangan.csv'}")
    for sentence in evidence.link_notes(repo):
        note(visible(sentence))
    return CLEAN


@evidence.command("links")
@REPO
def links(repo: Path) -> int:
    """Buka setiap tautan bukti; sebut yang tidak ada lagi atau meminta masuk, menurut unit.

    Alamat di dalam jaringan tidak pernah dihubungi. Hasilnya disimpan untuk situs dan paket bukti.
    """
    from ukur.commands.filing.link_health import check_links

    report = check_links(repo, datetime.datetime.now(datetime.UTC))
    for item, state in report.masalah:
        click.echo(visible(f"{item.unit}: {item.letak}: {state}: {item.tautan}"))
    note(
        f"{report.diperiksa} dari {report.seluruhnya} tautan diperiksa, {len(report.masalah)} bermasalah, "
        f"{report.tidak_jelas} tidak menjawab dengan jelas."
    )
    return FINDINGS if report.masalah else CLEAN


COMMANDS = (evidence,)
