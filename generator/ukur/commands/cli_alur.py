"""Commands of the SOP's workflow: opening a period, and what follows it."""

from pathlib import Path

import click

from ukur.commands.layar import BERSIH, REPO, note
from ukur.commands.periksa import pohon, terukur


@click.command()
@click.argument("periode")
@REPO
def new(periode: str, repo: Path) -> int:
    """Buka PERIODE baru, misalnya 2025-TW1: dokumen dan formulir tiap unit, siap diisi.

    Berkas yang sudah ada tidak diubah, jadi perintah ini aman diulang.
    """
    from ukur.commands import baru
    from ukur.commands.hitung import periode_dari

    ukuran, _ = terukur(pohon(repo))
    when = periode_dari(periode)
    written, kept = baru.tulis(repo, baru.siapkan(ukuran, when))
    for path in written:
        click.echo(path)
    if kept:
        note(f"{len(kept)} berkas sudah ada dan tidak diubah.")
    note(baru.langkah_berikut(ukuran.katalog, when))
    return BERSIH


PERINTAH = (new,)
