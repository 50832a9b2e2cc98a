"""Commands that make an office's repository and bring a newer program into it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, GATE_ACCOUNT, REPO, note
from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError
from ukur.model.skala import GapRule
from ukur.verify.inputs import check_data

if TYPE_CHECKING:
    from ukur.commands.filing.program_upgrade import Upgrade

_LATER = "nanti"
_FEW = 30
"""Changed figures told in the terminal; all of them are in ``ukur calc`` before and after."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--nama", help="Nama kantor, misalnya 'Dinas Kesehatan'.")
@click.option("--daerah", help="Nama daerah, misalnya 'Kabupaten Contoh'.")
@click.option("--contoh", is_flag=True, help="Isi dengan kantor karangan lima triwulan, untuk belajar.")
@click.option("--portal", is_flag=True, help="Bukan kantor: portal yang mengikuti banyak kantor.")
@click.option(
    "--daftar",
    metavar="KANTOR.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Buat semua kantor di lembar ini (.xlsx, .ods, .csv), masing-masing di dalam FOLDER.",
)
@click.option(
    "--host",
    "situs",
    metavar="ALAMAT",
    help="Buat juga di Gitea, Forgejo, atau GitLab ini; pakai UKUR_TOKEN.",
)
@click.option("--organisasi", help="Organisasi di situs Git itu yang memiliki semua repositori.")
@GATE_ACCOUNT
def init(
    folder: Path,
    nama: str | None,
    daerah: str | None,
    contoh: bool,
    portal: bool,
    daftar: Path | None,
    situs: str | None,
    organisasi: str | None,
    akun_gerbang: str | None,
) -> int:
    """Buat repositori kantor baru di FOLDER, dengan data kosong yang sudah dapat dibangun.

    Dengan --daftar, buat semua kantor yang ditulis di sebuah lembar. Aman diulang: yang sudah ada tidak
    diubah, dan baris yang keliru hanya menghentikan kantornya sendiri.
    """
    from ukur.commands.data.new_office import start_example, start_office
    from ukur.commands.portal.new_portal import start_portal

    if portal:
        if daerah or contoh or daftar:
            raise UkurError("--portal hanya memakai --nama; jangan tulis pilihan lain bersamanya")
        count = start_portal(folder, nama)
        note(f"{count} berkas ditulis ke {folder}. Lanjutkan dengan README.md di folder itu.")
        return CLEAN
    if daftar is not None:
        from ukur.commands.cli.office_list_screen import start_listed

        if contoh or nama:
            raise UkurError("nama kantor ada di daftar; jangan tulis --nama atau --contoh bersama --daftar")
        return start_listed(folder, daftar, daerah, (situs, organisasi, akun_gerbang))
    if situs or organisasi:
        raise UkurError("--host dan --organisasi dipakai bersama --daftar")
    if contoh and (nama or daerah):
        raise UkurError("--contoh sudah bernama; jangan tulis --nama atau --daerah bersamanya")
    count = start_example(folder) if contoh else start_office(folder, nama, daerah)
    note(f"{count} berkas ditulis ke {folder}. Lanjutkan dengan README.md di folder itu.")
    return CLEAN


@click.command()
@REPO
@click.option("--dry-run", is_flag=True, help="Hanya tampilkan; jangan ubah apa pun.")
@click.option(
    "--gap-rule",
    "aturan",
    type=click.Choice([rule.value for rule in GapRule]),
    help="Catat aturan celah skala predikat, sesudah programnya diperbarui.",
)
@click.pass_context
def upgrade(context: click.Context, repo: Path, dry_run: bool, aturan: str | None) -> int:
    """Perbarui program di repositori kantor atau portal menjadi versi ini, di cabang yang siap diusulkan.

    Bila programnya sudah versi ini, sebut yang perlu dipilih kantor pada datanya.
    """
    from ukur.commands.cli.portal_upgrade_screen import upgrade_portal
    from ukur.commands.filing.program_upgrade import apply_upgrade, prepare_upgrade
    from ukur.commands.filing.upgraded_repository import is_portal

    plan = prepare_upgrade(repo)
    if is_portal(repo, "HEAD"):
        if aturan is not None:
            raise UkurError("portal tidak mempunyai skala predikat; jangan tulis --gap-rule")
        return upgrade_portal(repo, plan, only_show=dry_run)
    if plan is None:
        return _choices(repo, GapRule(aturan) if aturan else None, ask=not dry_run)
    if aturan is not None:
        raise UkurError("perbarui programnya dahulu dalam usulan tersendiri; pilihan data menyusul")
    for sentence in plan.sentences():
        click.echo(visible(sentence))
    for sentence in _figures(repo, plan):
        click.echo(visible(sentence))
    if dry_run:
        return CLEAN
    apply_upgrade(repo, plan)
    good = _try_out(context, repo)
    note(
        f"Cabang {plan.branch} siap: baca 'git diff --cached', commit, lalu ajukan sebagai usulan tersendiri "
        "tanpa perubahan data. Sesudah digabungkan, jalankan 'ukur upgrade' lagi: ia menyebut yang perlu "
        "dipilih pada data."
    )
    return CLEAN if good and not plan.has_conflicts else FINDINGS


def _choices(repo: Path, rule: GapRule | None, *, ask: bool) -> int:
    """Tell what the office has yet to say in its data, or write one of it."""
    from ukur.commands.data.data_choices import choose_gap_rule, open_choices, open_scale

    measured = check_data(data_tree(repo)).measurements
    if measured is None:
        raise UkurError("data tidak terbaca; jalankan 'ukur check' lebih dahulu")
    if rule is not None:
        click.echo(choose_gap_rule(repo, measured.catalogue, rule))
        return CLEAN
    note("Program di repositori ini sudah versi ini.")
    sentences = list(open_choices(measured.catalogue))
    for sentence in sentences:
        click.echo(visible(sentence))
    note("Pilihan di atas diajukan sebagai usulan data." if sentences else "Tidak ada yang perlu dipilih.")
    chosen = _asked_rule() if open_scale(measured.catalogue) and ask else None
    if chosen is not None:
        click.echo(choose_gap_rule(repo, measured.catalogue, chosen))
    return CLEAN


def _asked_rule() -> GapRule | None:
    """Ask for the scale's rule on a terminal; None for nobody there, and for an answer that puts it off."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    choices = click.Choice([*(rule.value for rule in GapRule), _LATER])
    answer = click.prompt("Aturan celah skala", type=choices, default=_LATER, err=True)
    return None if answer == _LATER else GapRule(answer)


def _figures(repo: Path, plan: "Upgrade") -> Iterator[str]:
    """Yield which figures the newer program computes otherwise, from the same data."""
    from ukur.commands.filing.older_figures import changed_figures, newer_figures, older_figures

    measured = check_data(data_tree(repo)).measurements
    if measured is None:
        yield "Angka: data tidak terbaca; jalankan 'ukur check'"
        return
    newer = newer_figures(measured)
    try:
        changed = list(changed_figures(older_figures(repo, plan.commit, sorted(newer)), newer))
    except UkurError as error:
        yield f"Angka: tidak dapat dibandingkan, {error}"
        return
    yield f"Angka: {len(changed)} berubah, pada {len(newer)} periode"
    yield from (f"  {sentence}" for sentence in changed[:_FEW])
    if len(changed) > _FEW:
        yield f"  dan {len(changed) - _FEW} lagi; bandingkan 'ukur calc' sebelum dan sesudahnya"


def _try_out(context: click.Context, repo: Path) -> bool:
    """Check, build and drill with the new program; return whether data and site are as they must be."""
    group = context.find_root().command
    assert isinstance(group, click.Group)
    codes = [
        context.invoke(group.commands["check"], repo=repo, bentuk="text", revision=None, dijelaskan=False),
        context.invoke(
            group.commands["build"],
            repo=repo,
            site=None,
            pages=None,
            zip_luring=None,
            konsep=False,
            polos=False,
        ),
    ]
    return codes == [CLEAN, CLEAN] and _drill(repo)


def _drill(repo: Path) -> bool:
    """Build filed documents again; prints of another program may differ, figures and sentences may not."""
    from ukur.commands.filing.drill import rebuild
    from ukur.model.paths import ARSIP, REGISTER

    if not (repo / ARSIP / REGISTER).is_file():
        return True
    alike: list[str] = []
    results = {folder: different or () for folder, different in rebuild(repo, alike.append)}
    different = [
        f"{folder}: BERBEDA: {', '.join(files)}" for folder, files in sorted(results.items()) if files
    ]
    click.echo(
        f"Arsip: {len(results) - len(different)} dari {len(results)} versi tersusun ulang sama, "
        f"{len(alike)} di antaranya dicetak versi program yang lain"
    )
    for sentence in different:
        click.echo(visible(sentence))
    return not different


COMMANDS = (init, upgrade)
