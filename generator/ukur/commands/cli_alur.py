"""Commands of the SOP's workflow: a new period, a change told, the gate, the hosts' rules, the clock."""

import contextlib
import datetime
import json
import os
from collections.abc import Callable
from pathlib import Path

import click

from ukur.commands.layar import BERSIH, REPO, TEMUAN, note
from ukur.commands.periksa import pohon, terukur
from ukur.model.katalog import Katalog
from ukur.model.temuan import UkurError


def _bentuk(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    choice = click.Choice(names)
    return click.option(
        "--format", "bentuk", type=choice, default=names[0], show_default=True, help="Bentuk."
    )


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


@click.command()
@click.argument("dasar")
@click.argument("kepala", default="HEAD")
@REPO
@_bentuk("text", "markdown", "json")
@click.option("--rinci", is_flag=True, help="Tampilkan semua rincian (bentuk text).")
def diff(dasar: str, kepala: str, repo: Path, bentuk: str, rinci: bool) -> int:
    """Ceritakan apa yang berubah dari revisi Git DASAR ke KEPALA: angka, capaian, target, dan peringatan."""
    from ukur.commands.timbang import laporan, revisi, timbang
    from ukur.workflow.tampil_laporan import laporan_json, render_markdown, render_teks

    report = laporan(timbang(repo, revisi(repo, dasar), revisi(repo, kepala)))
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: render_teks(report, rinci),
        "markdown": lambda: render_markdown(report),
        "json": lambda: json.dumps(laporan_json(report), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(writers[bentuk](), nl=False)
    return BERSIH


SIGNERS = click.option(
    "--signers",
    "penanda",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Berkas allowed_signers (baku: .ukur/allowed_signers di cabang tujuan).",
)


@click.command()
@REPO
@click.option("--event", type=click.Path(path_type=Path), help="Berkas peristiwa dari situs Git (JSON).")
@click.option("--change", "usulan", help="Nomor usulan, bila tidak ada peristiwa.")
@click.option("--branch", "cabang", help="Cabang usulan di repositori ini, bila tanpa situs Git.")
@SIGNERS
@click.option("--dry-run", is_flag=True, help="Putuskan saja; jangan kirim apa pun ke situs Git.")
@_bentuk("text", "markdown", "json")
def gate(
    repo: Path,
    event: Path | None,
    usulan: str | None,
    cabang: str | None,
    penanda: Path | None,
    dry_run: bool,
    bentuk: str,
) -> int:
    """Putuskan satu usulan perubahan menurut SOP, lalu kirim putusannya ke situs Git.

    Dijalankan pada cabang tujuan. Kode keluar 0 bila disetujui, 1 bila belum atau tidak.
    """
    from ukur.commands import gerbang
    from ukur.workflow.gerbang import Status
    from ukur.workflow.tampil_putusan import putusan_json, putusan_teks

    if cabang is None and penanda is not None:
        raise UkurError("--signers hanya dipakai bersama --branch")
    if cabang is not None and (event is not None or usulan is not None):
        raise UkurError("--branch tidak dipakai bersama --event atau --change")
    variables = dict(os.environ)
    if cabang is not None:
        host, name = gerbang.buka_cabang(repo, cabang, penanda)
    else:
        host, name = gerbang.buka_host(gerbang.sasaran(variables, event, usulan), variables)
    with contextlib.closing(_Tutup(host.tutup)):
        result = gerbang.jalankan(repo, host, name, not dry_run, gerbang.tautan_jalan(variables))
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: putusan_teks(result.putusan),
        "markdown": lambda: gerbang.komentar(result),
        "json": lambda: json.dumps(putusan_json(result.putusan), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(writers[bentuk](), nl=False)
    return BERSIH if result.putusan.status is Status.DISETUJUI else TEMUAN


@click.command()
@click.argument("cabang", metavar="BRANCH")
@REPO
@click.option("--role", "peran", required=True, help="Peran penanda tangan menurut peran.yml.")
@click.option("--account", "akun", required=True, help="Akun penanda tangan menurut peran.yml.")
@click.option(
    "--key",
    "kunci",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Kunci SSH penanda tangan.",
)
@click.option("--return", "keputusan", flag_value="kembalikan", help="Kembalikan untuk diperbaiki.")
@click.option("--withdraw", "keputusan", flag_value="batal", help="Tarik persetujuan yang sudah diberikan.")
@SIGNERS
def approve(
    cabang: str,
    repo: Path,
    peran: str,
    akun: str,
    kunci: Path,
    keputusan: str | None,
    penanda: Path | None,
) -> int:
    """Setujui usulan di cabang BRANCH dengan tanda tangan SSH, tanpa situs Git.

    Dijalankan pada cabang tujuan. Pernyataannya disimpan di catatan Git refs/notes/persetujuan.
    """
    from ukur.commands.gerbang import tanpa_host
    from ukur.commands.setuju import Penyetuju, nyatakan
    from ukur.hosts.tanpa_host import ACUAN

    signer = Penyetuju(akun, peran, kunci)
    statement = nyatakan(tanpa_host(repo, penanda), cabang, signer, keputusan or "setuju")
    click.echo(f"{statement.keputusan} {statement.usulan} {statement.commit}")
    note(f"Pernyataan {akun} sebagai {peran} dicatat. Kirim dengan: git push origin {ACUAN}")
    return BERSIH


class _Tutup:
    """What ``closing`` closes."""

    def __init__(self, tutup: Callable[[], None]) -> None:
        self.close = tutup


@click.group()
def rules() -> None:
    """Aturan cabang di situs Git: buat dari peran.yml dan sop.yml, atau periksa yang berlaku."""


@rules.command()
@REPO
@click.option("--host", "situs_git", required=True, type=click.Choice(["github", "gitlab", "gitea"]))
@click.option("--out", type=click.Path(path_type=Path), help="Folder tujuan (baku: tampilkan di layar).")
def export(repo: Path, situs_git: str, out: Path | None) -> int:
    """Buat berkas aturan untuk diimpor pengelola."""
    from ukur.commands.aturan_situs import ekspor
    from ukur.hosts.deteksi import Jenis
    from ukur.source.tulis import write_text

    ukuran, _ = terukur(pohon(repo))
    for path, text in ekspor(ukuran.katalog, Jenis(situs_git), _today(ukuran.katalog)).items():
        if out is None:
            click.echo(f"# {path}\n{text}")
        else:
            write_text(out / path, text)
            click.echo(path)
    return BERSIH


@rules.command("check")
@REPO
@click.option("--branch", "cabang", default="main", show_default=True, help="Cabang utama.")
def check_rules(repo: Path, cabang: str) -> int:
    """Bandingkan aturan yang berlaku di situs Git dengan yang seharusnya; sebut yang masih terbuka."""
    from ukur.commands.aturan_situs import celah
    from ukur.commands.gerbang import sasaran_repo
    from ukur.hosts.pilih import buka

    ukuran, _ = terukur(pohon(repo))
    target = sasaran_repo(dict(os.environ))
    host = buka(target, os.environ.get(target.peubah_token))
    with contextlib.closing(_Tutup(host.tutup)):
        found = celah(ukuran.katalog, target.jenis, _today(ukuran.katalog), host.aturan(cabang))
    for sentence in found:
        click.echo(sentence)
    note(f"{len(found)} celah pada aturan {host.nama}." if found else f"Aturan {host.nama} sudah lengkap.")
    return TEMUAN if found else BERSIH


@click.command()
@click.argument("periode", required=False)
@REPO
@_bentuk("text", "json")
def clock(periode: str | None, repo: Path, bentuk: str) -> int:
    """Jam SOP: waktu tiap langkah pada dokumen PERIODE (baku: terbaru) dibandingkan dengan waktu bakunya."""
    from ukur.commands import jam
    from ukur.commands.hitung import periode_dari

    ukuran, _ = terukur(pohon(repo))
    when = periode_dari(periode) if periode else None
    measured = jam.ukur_jam(ukuran.katalog, when, datetime.datetime.now(datetime.UTC))
    click.echo(jam.as_json(measured) if bentuk == "json" else jam.as_text(measured), nl=False)
    return BERSIH


def _today(katalog: Katalog) -> datetime.date:
    """Return the day at the office."""
    return katalog.instansi.zona_waktu.hari(datetime.datetime.now(datetime.UTC))


PERINTAH = (new, diff, gate, approve, rules, clock)
