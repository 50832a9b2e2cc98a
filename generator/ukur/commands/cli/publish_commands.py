"""Command ``publish``: for the pipeline of the default branch; what was approved, and nothing else."""

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError
from ukur.model.paths import RECOVERY_FILE

if TYPE_CHECKING:
    from ukur.commands.filing.publish_check import PublishableHistory
    from ukur.hosts.protocol import Host
    from ukur.hosts.publisher import Publisher

SINCE_OPTION = click.option(
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


def approval_source_options(command: Callable[..., int]) -> Callable[..., int]:
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
@SINCE_OPTION
@click.option("--latest", "terbaru", is_flag=True, help="Tolak juga bila cabang utama sudah maju.")
@click.option(
    "--key",
    "kunci",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Kunci SSH pemeriksa: catat hasilnya bertanda tangan di refs/notes/pemeriksaan.",
)
@click.option(
    "--keep", "simpan", is_flag=True, help="Tulis hasilnya ke .ukur/pemeriksaan.json untuk diusulkan."
)
@approval_source_options
def check(
    repo: Path,
    sejak: str | None,
    terbaru: bool,
    kunci: Path | None,
    simpan: bool,
    asal: str,
    penanda: Path | None,
) -> int:
    """Periksa bahwa setiap commit cabang utama masuk lewat usulan yang disetujui.

    Yang tercatat dalam pemeriksaan lama tidak ditanyakan lagi, bila catatan itu bertanda tangan pemeriksa
    atau disetujui Kepala dan Sekretaris.
    """
    from ukur.commands.filing.publish_check import check_publishable
    from ukur.commands.gate.host_choice import choose_host

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = choose_host(repo, variables, asal == "git", penanda)
        stack.callback(host.close)
        try:
            found = check_publishable(repo, host, sejak, variables)
        except UkurError as error:
            note(f"Tidak diterbitkan: {error}")
            return FINDINGS
        _leave_checkpoint(host, found, kunci, simpan)
    for line in (*found.lines, *(row.sentence for row in found.decisions)):
        click.echo(visible(line))
    for remark in found.remarks:
        note(visible(remark))
    known = len(found.history.recorded)
    note(
        f"{len(found.lines)} usulan disetujui, sesudah commit {found.start[:12]} sampai {found.head[:12]}"
        f"{f'; {known} di antaranya menurut catatan pemeriksaan' if known else ''}."
    )
    if not found.is_newest:
        note("Cabang utama sudah maju; jalan untuk commit terbarunya yang menerbitkan situs.")
    return FINDINGS if terbaru and not found.is_newest else CLEAN


def _leave_checkpoint(host: "Host", found: "PublishableHistory", key: Path | None, keep: bool) -> None:
    from ukur.commands.gate.checkpoint_notes import NOTES_REF
    from ukur.commands.gate.past import keep_for_approval, leave_signed

    if key is not None and leave_signed(host, found.past, found.history, found.start, key):
        note(f"Pemeriksaan dicatat. Kirim dengan: git push origin {NOTES_REF}")
    if keep:
        path = keep_for_approval(host, found.past, found.history, found.start)
        note(f"{path.name} ditulis; ajukan sebagai usulan yang disetujui Kepala dan Sekretaris.")


@publish.command()
@REPO
@click.option("--after", "sesudah", metavar="COMMIT", required=True, help="Commit terakhir yang disetujui.")
@click.option("--until", "sampai", metavar="COMMIT", required=True, help="Commit terakhir yang diputuskan.")
@click.option("--reason", "alasan", required=True, help="Sebabnya, satu kalimat; tampil di halaman arsip.")
def recover(repo: Path, sesudah: str, sampai: str, alasan: str) -> int:
    """Tulis keputusan atas yang masuk cabang utama tanpa persetujuan, untuk diusulkan.

    Riwayat tidak diubah. Keputusan itu berlaku bila Kepala Dinas dan Sekretaris, menurut peran.yml pada
    commit --after, menyetujui usulannya; lihat dahulu isinya dengan ukur diff.
    """
    from ukur.commands.gate.checkpoints import MainLine
    from ukur.commands.gate.history import MAX_HISTORY
    from ukur.commands.gate.recovery_check import add_decision
    from ukur.commands.gate.weighing import commit_of

    line = MainLine.up_to(repo, commit_of(repo, "HEAD"), MAX_HISTORY + 2)
    today = datetime.datetime.now(datetime.UTC).date()
    row = add_decision(line, commit_of(repo, sesudah), commit_of(repo, sampai), alasan, today)
    click.echo(visible(row.sentence))
    note(f"{RECOVERY_FILE} ditulis; ajukan sebagai usulan yang disetujui Kepala dan Sekretaris.")
    return CLEAN


@publish.command()
@REPO
@SINCE_OPTION
@click.option("--zip", "luring", type=ZIP, help="Sebut juga sidik situs luring ini.")
@approval_source_options
def plan(repo: Path, sejak: str | None, luring: Path | None, asal: str, penanda: Path | None) -> int:
    """Sebut apa yang diterbitkan dari commit ini, satu KUNCI=NILAI tiap baris, untuk alur kerja."""
    from ukur.commands.filing.publish_check import default_branch_head, start_commit
    from ukur.commands.filing.publish_release import new_lines
    from ukur.commands.gate.host_choice import choose_host
    from ukur.commands.gate.past import believed_past

    variables = dict(os.environ)
    with contextlib.ExitStack() as stack:
        host = choose_host(repo, variables, asal == "git", penanda)
        stack.callback(host.close)
        head, main = default_branch_head(repo, host, variables)
        past = believed_past(repo, host, head, variables).proposals
        rows = new_lines(repo, host, head, start_commit(repo, sejak, variables), past)
    said = {"terbaru": head == main.head, "rilis": bool(rows)}
    for key, value in said.items():
        click.echo(f"{key}={str(value).lower()}")
    if luring:
        click.echo(f"sidik={_check_hash(luring)}")
    return CLEAN


@publish.command()
@REPO
@SINCE_OPTION
@click.option("--zip", "luring", type=ZIP, required=True, help="Situs luring dari commit ini.")
@click.option("--sha256", "sidik", help="Sidik situs luring yang seharusnya; bila lain, tidak diterbitkan.")
def release(repo: Path, sejak: str | None, luring: Path, sidik: str | None) -> int:
    """Buat tag dan rilis bagi yang baru diarsipkan oleh commit ini; aman diulang."""
    from ukur.commands.filing.publish_check import default_branch_head, remote_address, start_commit
    from ukur.commands.filing.publish_release import compose_releases, missed_release, new_lines
    from ukur.commands.gate.past import believed_past
    from ukur.source.archive_reader import read_file

    if sidik and sidik != _check_hash(luring):
        raise UkurError(f"{luring.name} bukan situs luring yang diperiksa; ulangi seluruh alur kerja")
    variables = dict(os.environ)
    with _open_site(variables) as (host, publisher):
        head, _ = default_branch_head(repo, host, variables)
        past = believed_past(repo, host, head, variables).proposals
        rows = new_lines(repo, host, head, start_commit(repo, sejak, variables), past)
        for item in compose_releases(repo, head, rows, read_file(luring)):
            click.echo(visible(publisher.release(item.tag, head, item.title, item.content, item.files)))
    if not rows:
        note("Commit ini tidak menambah arsip; tidak ada yang dirilis.")
        if missed := missed_release(repo, remote_address(variables), head):
            note(f"Rilis {missed[0]} belum ada; jalankan ulang alur kerja untuk commit {missed[1][:12]}.")
    return CLEAN


@publish.command("archive")
@REPO
@SINCE_OPTION
def archive_(repo: Path, sejak: str | None) -> int:
    """Ajukan usulan arsip bagi dokumen yang disahkan dan belum diarsipkan; aman diulang."""
    from ukur.commands.filing.archive_proposal import committer_of, proposer_variables
    from ukur.commands.filing.publish_archive import Workplace, propose_archive
    from ukur.commands.filing.publish_check import default_branch_head, start_commit

    variables = proposer_variables(os.environ)
    with _open_site(variables) as (host, publisher):
        head, main = default_branch_head(repo, host, variables)
        if head != main.head:
            note("Cabang utama sudah maju; jalan untuk commit terbarunya yang mengajukan arsip.")
            return CLEAN
        place = Workplace(repo, head, start_commit(repo, sejak, variables), main, variables)
        done = propose_archive(place, host, publisher, committer_of(variables))
    for periode in done.outdated:
        note(f"{periode} disahkan sebelum awal pemeriksaan, jadi tidak diarsipkan otomatis.")
    for reason in done.failed:
        note(f"Tidak dapat diarsipkan: {reason}")
    if done.proposal:
        click.echo(f"usulan {done.proposal.number}: {done.proposal.folder} di cabang {done.proposal.branch}")
    else:
        note("Tidak ada dokumen yang perlu diusulkan ke arsip.")
    return FINDINGS if done.failed else CLEAN


@contextlib.contextmanager
def _open_site(variables: Mapping[str, str]) -> Iterator[tuple["Host", "Publisher"]]:
    """Open the host that the environment names, for reading and for publishing."""
    from ukur.commands.gate.gatekeeper import repository_target
    from ukur.hosts.adapters import open_host, open_publisher

    target = repository_target(variables)
    token = variables.get(target.peubah_token)
    with contextlib.ExitStack() as stack:
        host = open_host(target, token)
        stack.callback(host.close)
        publisher = open_publisher(target, token)
        stack.callback(publisher.close)
        yield host, publisher


def _check_hash(path: Path) -> str:
    from ukur.archive.canonical import sha256_of
    from ukur.source.archive_reader import read_file

    return sha256_of(read_file(path))


COMMANDS = (publish,)
