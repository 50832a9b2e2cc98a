"""The command ``evidence``: the evidence pack of an approved document."""

import os
from pathlib import Path

import click

from ukur.commands.layar import BERSIH, REPO, note


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
    from ukur.commands import bukti
    from ukur.commands.hitung import periode_dari
    from ukur.commands.tabel import kemajuan
    from ukur.document.cakupan import BATAS_JAMINAN, kalimat_status

    with kemajuan("Mengemas bukti", 1) as maju:
        name, pack = bukti.kemas(repo, periode_dari(periode), os.environ)
        maju()
    target = folder or repo / name
    packed = zip_ or target.with_name(f"{target.name}.zip")
    bukti.tulis(pack, name, target, packed)
    click.echo(target)
    click.echo(packed)
    note(f"{kalimat_status(pack.kriteria)}. {BATAS_JAMINAN}")
    note(f"Daftar yang masih kurang: {target / 'daftar-kekurangan.csv'}")
    return BERSIH


PERINTAH = (evidence,)
