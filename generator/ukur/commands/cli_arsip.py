"""The command ``verify``: an archive, a zip of it, or a file from it, checked without a network."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from ukur.commands.laporan import visible
from ukur.commands.layar import BERSIH, REPO, TEMUAN, note
from ukur.model.temuan import UkurError
from ukur.verify.outcome import HasilPeriksa, Status

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("path", required=False)
@REPO
@click.option("--archive", "arsip", type=click.Path(path_type=Path), help="Arsip tempat mencari satu berkas.")
@click.option("--head", "kepala", metavar="SIDIK", help="Ujung rantai yang diumumkan di tempat lain.")
@click.option("--signers", "penanda", type=_FILE, help="Berkas allowed_signers dari luar arsip.")
@click.option(
    "--roots", "akar", type=_FILE, help="Sertifikat akar (PEM) dari luar arsip, untuk PDF bertanda."
)
@click.option("--format", "bentuk", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(
    path: str | None,
    repo: Path,
    arsip: Path | None,
    kepala: str | None,
    penanda: Path | None,
    akar: Path | None,
    bentuk: str,
) -> int:
    """Verifikasi arsip tanpa jaringan: berkas, rantai, persetujuan, hitungan, cetakan, tanda tangan.

    PATH ialah folder arsip (baku: content/arsip), folder satu periode atau satu entri, ZIP-nya, atau satu
    berkas yang hendak dicocokkan. Kode keluar 0 bila tidak ada yang gagal; baris LEWAT
    menyebut yang tidak dapat diperiksa di sini.
    """
    from ukur.commands.machine import office_fonts, outside
    from ukur.model.paths import ARSIP, REGISTER
    from ukur.source.arsip import baca_arsip, baca_berkas
    from ukur.verify.lookup import look_up
    from ukur.verify.verification import Options, verify_archive

    home = repo / ARSIP
    place = _tempat(path) if path else home
    if not path and not home.is_dir():
        raise UkurError(f"{ARSIP} tidak ada: belum ada arsip; sebutkan folder atau ZIP arsip")
    held = baca_arsip(place, REGISTER)
    if held is not None:
        options = Options(
            outside=outside(datetime.datetime.now(datetime.UTC), office_fonts(repo)),
            part=held.bagian,
            chain_end=kepala,
            roots=baca_berkas(akar) if akar else None,
            signers=baca_berkas(penanda) if penanda else None,
        )
        return _tampilkan(verify_archive(held.isi, options), bentuk)
    if place.is_dir():
        raise UkurError("di folder itu tidak ada arsip (register.jsonl); sebutkan folder atau ZIP arsip")
    known = baca_arsip(arsip or home, REGISTER) if (arsip or home).exists() else None
    if known is None:
        raise UkurError("arsip pembandingnya tidak ada; sebutkan dengan --archive FOLDER atau ZIP")
    return _tampilkan(tuple(look_up(baca_berkas(place), known.isi)), bentuk)


def _tempat(path: str) -> Path:
    """Return the path that an argument means; an address on the network is not fetched."""
    parts = urlsplit(path)
    if parts.scheme in {"http", "https", "ftp"}:
        raise UkurError(
            "verifikasi berjalan tanpa jaringan; unduh berkas itu dahulu, lalu sebutkan nama berkasnya"
        )
    if parts.scheme != "file":
        return Path(path)
    if parts.netloc not in {"", "localhost"}:
        raise UkurError("alamat file:// itu ada di komputer lain; salin berkasnya ke sini dahulu")
    return Path(unquote(parts.path))


def _tampilkan(hasil: Sequence[HasilPeriksa], bentuk: str) -> int:
    good = all(item.baik for item in hasil)
    if bentuk == "json":
        rows = [
            {
                "nama": item.nama,
                "status": str(item.status),
                "kalimat": item.kalimat,
                "folder": item.folder,
                "pokok": item.pokok,
            }
            for item in hasil
        ]
        click.echo(json.dumps({"lulus": good, "periksa": rows}, ensure_ascii=True, indent=1))
    else:
        for item in hasil:
            where = f"{item.folder} " if item.folder else ""
            click.echo(visible(f"{item.status} {where}{item.nama}: {item.kalimat}"))
        bad = sum(not item.baik for item in hasil)
        note(_ringkas(hasil) if good else f"{bad} dari {len(hasil)} pemeriksaan tidak terpenuhi.")
    return BERSIH if good else TEMUAN


def _ringkas(hasil: Sequence[HasilPeriksa]) -> str:
    left = sum(item.status is Status.LEWAT for item in hasil)
    if not left:
        return "Semuanya terbukti."
    return f"{len(hasil) - left} pemeriksaan terbukti; {left} dilewati, lihat baris LEWAT."


PERINTAH = (verify,)
