"""The command ``evidence``: the evidence pack of an approved document."""

import os
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, REPO, note


@click.command()
@click.argument("periode")
@REPO
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder hasil (baku: bukti-dukung-PERIODE di folder utama repositori).",
)
@click.option("--zip", "zip_", type=click.Path(path_type=Path), help="Berkas ZIP (baku: FOLDER.zip).")
def evidence(periode: str, repo: Path, folder: Path | None, zip_: Path | None) -> int:
    """Kemas bukti dukung SAKIP dokumen PERIODE menurut kriteria LKE, beserta daftar yang masih kurang.

    Dari arsip versi terbaru; bila belum diarsipkan, dari data yang sudah disahkan.
    """
    from ukur.commands.cli.terminal import show_progress
    from ukur.commands.data.figures import named_periode
    from ukur.commands.filing import evidence
    from ukur.document.coverage import CAVEAT, status_sentence

    with show_progress("Mengemas bukti", 1) as advance:
        name, pack = evidence.pack_evidence(repo, named_periode(periode), os.environ)
        advance()
    target = folder or repo / name
    packed = zip_ or target.with_name(f"{target.name}.zip")
    evidence.write_pack(pack, name, target, packed)
    click.echo(target)
    click.echo(packed)
    note(f"{status_sentence(pack.kriteria)}. {CAVEAT}")
    note(f"Daftar yang masih kurang: {target / 'daftar-kekurangan.csv'}")
    return CLEAN


COMMANDS = (evidence,)
