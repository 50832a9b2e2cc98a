"""The command ``verify``: an archive, a zip of it, or a file from it, checked without a network."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError
from ukur.verify.outcome import CheckResult, CheckStatus

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("path", required=False)
@REPO
@click.option("--archive", "arsip", type=click.Path(path_type=Path), help="Arsip tempat mencari satu berkas.")
@click.option("--head", "announced_end", metavar="SIDIK", help="Ujung rantai yang diumumkan di tempat lain.")
@click.option("--signers", "penanda", type=_FILE, help="Berkas allowed_signers dari luar arsip.")
@click.option(
    "--roots", "akar", type=_FILE, help="Sertifikat akar (PEM) dari luar arsip, untuk PDF bertanda."
)
@click.option("--format", "bentuk", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(
    path: str | None,
    repo: Path,
    arsip: Path | None,
    announced_end: str | None,
    penanda: Path | None,
    akar: Path | None,
    bentuk: str,
) -> int:
    """Verifikasi arsip tanpa jaringan: berkas, rantai, persetujuan, hitungan, cetakan, tanda tangan.

    PATH ialah folder arsip (baku: content/arsip), folder satu periode atau satu entri, ZIP-nya, atau satu
    berkas yang hendak dicocokkan. Kode keluar 0 bila tidak ada yang gagal; baris LEWAT
    menyebut yang tidak dapat diperiksa di sini.
    """
    from ukur.commands.data.equipment import read_fonts
    from ukur.commands.data.guarded_roots import guarded_roots
    from ukur.commands.data.machine import outside
    from ukur.model.paths import ARSIP, REGISTER
    from ukur.source.archive_reader import read_archive, read_file
    from ukur.verify.lookup import look_up
    from ukur.verify.verification import Options, verify_archive

    home = repo / ARSIP
    place = _as_path(path) if path else home
    if not path and not home.is_dir():
        raise UkurError(f"{ARSIP} tidak ada: belum ada arsip; sebutkan folder atau ZIP arsip")
    held = read_archive(place, REGISTER)
    if held is not None:
        options = Options(
            outside=outside(datetime.datetime.now(datetime.UTC), read_fonts(repo)),
            part=held.part,
            chain_end=announced_end,
            roots=read_file(akar) if akar else None,
            guarded=guarded_roots(repo),
            signers=read_file(penanda) if penanda else None,
            system_files=held.system_files,
        )
        return _show(verify_archive(held.files, options), bentuk)
    if place.is_dir():
        raise UkurError("di folder itu tidak ada arsip (register.jsonl); sebutkan folder atau ZIP arsip")
    known = read_archive(arsip or home, REGISTER) if (arsip or home).exists() else None
    if known is None:
        raise UkurError("arsip pembandingnya tidak ada; sebutkan dengan --archive FOLDER atau ZIP")
    return _show(tuple(look_up(read_file(place), known.files)), bentuk)


def _as_path(path: str) -> Path:
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


def _show(results: Sequence[CheckResult], form: str) -> int:
    good = all(item.good for item in results)
    if form == "json":
        rows = [
            {
                "nama": item.name,
                "status": str(item.status),
                "kalimat": item.sentence,
                "folder": item.folder,
                "pokok": item.essential,
            }
            for item in results
        ]
        click.echo(json.dumps({"lulus": good, "periksa": rows}, ensure_ascii=True, indent=1))
    else:
        for item in results:
            where = f"{item.folder} " if item.folder else ""
            click.echo(visible(f"{item.status} {where}{item.name}: {item.sentence}"))
        bad = sum(not item.good for item in results)
        note(_summarize(results) if good else f"{bad} dari {len(results)} pemeriksaan tidak terpenuhi.")
    return CLEAN if good else FINDINGS


def _summarize(results: Sequence[CheckResult]) -> str:
    left = sum(item.status is CheckStatus.LEWAT for item in results)
    if not left:
        return "Semuanya terbukti."
    proven = sum(item.status is CheckStatus.LULUS for item in results)
    return f"{proven} pemeriksaan terbukti; {left} tidak dapat dibuktikan di sini, lihat baris LEWAT."


COMMANDS = (verify,)
