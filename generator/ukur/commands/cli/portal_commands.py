"""The commands of a portal: adopt an office, fetch all of them, show how they stand."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, FORMAT, REPO, note, show
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError, has_errors

if TYPE_CHECKING:
    from ukur.commands.portal.office_fetch import FetchSettings
    from ukur.commands.portal.portal_repository import PortalFiles
    from ukur.model.portal_sources import PortalSources


@click.group()
def portal() -> None:
    """Portal banyak kantor: ambil, verifikasi, simpan, dan rekap dokumen kantor-kantor di sumber.yml."""


def _settings(repo: Path, *, everything: bool = False, prints: bool = False) -> "FetchSettings":
    from ukur.commands.portal.content_store import CACHE, ContentStore
    from ukur.commands.portal.fetch_run import settled
    from ukur.commands.portal.office_fetch import FetchSettings

    return FetchSettings(
        repo=repo,
        now=settled(datetime.datetime.now(datetime.UTC)),
        store=ContentStore(repo / CACHE),
        everything=everything,
        prints=prints,
    )


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _sound(repo: Path) -> "tuple[PortalFiles, PortalSources] | None":
    """Return what people wrote; show every finding where it cannot be used."""
    from ukur.commands.portal.portal_repository import read_portal

    files = read_portal(repo)
    show(files.findings, "text")
    return None if files.sources is None or files.calendar is None else (files, files.sources)


@portal.command()
@REPO
@FORMAT
def check(repo: Path, bentuk: str) -> int:
    """Periksa sumber.yml, kalender.yml, dan peta; tampilkan semua temuan beserta cara memperbaikinya."""
    from ukur.commands.portal.portal_maps import read_portal_maps, unknown_areas
    from ukur.commands.portal.portal_repository import read_portal
    from ukur.model.portal_sources import SOURCES

    files, (maps, wrong) = read_portal(repo), read_portal_maps(repo)
    raw = (repo / SOURCES).read_bytes()
    strange = unknown_areas(raw, files.sources, maps) if files.sources else ()
    show((*files.findings, *wrong, *strange), bentuk)
    if files.sources is None or files.calendar is None:
        return FINDINGS
    offices = files.sources.kantor.values()
    open_ = sum(not office.pinned for office in offices)
    waiting = f"; {open_} belum ditegaskan, jalankan ukur portal adopt" if open_ else ""
    if has_errors(wrong):
        return FINDINGS
    note(f"Bersih: {len(offices)} kantor, {len(files.calendar.tenggat)} tenggat{waiting}.")
    return CLEAN


@portal.command()
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def fmt(repo: Path, only_check: bool) -> int:
    """Rapikan tata letak sumber.yml dan kalender.yml; isi dan komentar tidak berubah."""
    from ukur.commands.portal.portal_repository import tidy_portal

    changed, findings = tidy_portal(repo, only_check)
    show(findings, "text")
    for path in changed:
        click.echo(path)
    return FINDINGS if findings else CLEAN


@portal.command()
@click.argument("kode")
@REPO
@click.option("--yes", "setuju", is_flag=True, help="Sudah dicocokkan; tulis tanpa bertanya.")
def adopt(kode: str, repo: Path, setuju: bool) -> int:
    """Tegaskan register kantor KODE: tampilkan awal, ujung, dan kuncinya, lalu tulis ke sumber.yml.

    Sebelum ditegaskan, tidak satu pun angka kantor itu dihitung.
    """
    from ukur.commands.portal import adoption

    found = _sound(repo)
    if found is None:
        return FINDINGS
    _, sources = found
    inspected = adoption.inspect(sources, kode, _settings(repo))
    for sentence in inspected.sentences():
        click.echo(visible(sentence))
    if not setuju and not click.confirm("Sudah dicocokkan dan benar", err=True):
        note("Tidak ada yang ditulis.")
        return FINDINGS
    adoption.adopt(repo, sources, inspected)
    note(f"Kantor {kode} ditegaskan di sumber.yml; ajukan perubahan itu seperti biasa.")
    return CLEAN


@portal.command()
@click.argument("kode", nargs=-1)
@REPO
@click.option(
    "--all", "semua", is_flag=True, help="Ambil dan verifikasi ulang semua berkas, juga yang sudah."
)
@click.option("--print", "cetak", is_flag=True, help="Cetak ulang juga berkasnya saat memverifikasi.")
@click.option("--slice", "bagian", default="1/1", help="Hanya satu bagian kantor, misalnya 2/4.")
def fetch(kode: tuple[str, ...], repo: Path, semua: bool, cetak: bool, bagian: str) -> int:
    """Ambil dan verifikasi arsip kantor-kantor (baku: semua), lalu simpan hasilnya di keadaan/.

    Sumber yang rusak disebut dengan sebabnya dan tidak menghentikan yang lain; yang terverifikasi terakhir
    tetap dipakai. Kode keluar 1 hanya bila tidak satu kantor pun terverifikasi.
    """
    from ukur.commands.cli.terminal import show_progress
    from ukur.commands.portal.fetch_run import fetch_all, summary
    from ukur.commands.portal.office_slice import read_slice
    from ukur.portal.portal_data import Standing

    part, found = read_slice(bagian), _sound(repo)
    if found is None:
        return FINDINGS
    _, sources = found
    with show_progress("Mengambil arsip kantor", len(kode) or len(sources.kantor)) as advance:
        outcomes = fetch_all(sources, _settings(repo, everything=semua, prints=cetak), kode, advance, part)
    for sentence in summary(outcomes):
        click.echo(visible(sentence))
    good = any(item.state.keadaan is Standing.VERIFIED for item in outcomes)
    return CLEAN if good or not outcomes else FINDINGS


@portal.command()
@REPO
@click.option("--output", "keluaran", type=click.Path(path_type=Path), required=True, help="Folder hasil.")
@click.option("--periode", help="Triwulan yang direkap (baku: yang terakhir), misalnya 2025-TW4.")
def rollup(repo: Path, keluaran: Path, periode: str | None) -> int:
    """Tulis tabel (Parquet) dan rekap tujuh pertanyaan beserta SQL-nya, dari simpanan, tanpa jaringan."""
    from ukur.commands.data.figures import named_periode
    from ukur.commands.portal import rollup_run
    from ukur.commands.portal.portal_repository import stored_portal
    from ukur.portal.document_rows import quarter_number

    found = _sound(repo)
    if found is None:
        return FINDINGS
    data = stored_portal(repo, found[0], _today())
    quarter = quarter_number(named_periode(periode)) if periode else rollup_run.last_quarter(data)
    results = rollup_run.write_rollup(repo, data, keluaran, quarter)
    for name, table in results.items():
        click.echo(f"{name}: {len(table.rows)} baris")
    note(f"Tabel dan rekap ditulis ke {keluaran}.")
    return CLEAN


@portal.command()
@REPO
def status(repo: Path) -> int:
    """Tampilkan keadaan setiap kantor dari simpanan, tanpa jaringan."""
    from ukur.commands.portal.portal_repository import stored_portal

    found = _sound(repo)
    if found is None:
        return FINDINGS
    data = stored_portal(repo, found[0], _today())
    for row in data.tables.kantor:
        why = f": {row.sebab}" if row.sebab else ""
        since = f" sejak {row.sejak}" if row.sejak else ""
        click.echo(visible(f"{row.kantor} {row.nama}: {row.keadaan}{since}, {row.entri} entri{why}"))
    if not data.tables.kantor:
        raise UkurError("sumber.yml belum memuat kantor; tulis nama dan alamatnya")
    return CLEAN


@portal.command()
@REPO
@click.option("--site", type=click.Path(path_type=Path), help="Folder hasil (baku: situs).")
def build(repo: Path, site: Path | None) -> int:
    """Bangun situs portal dari simpanan, tanpa jaringan: halaman, data terbuka, dan katalognya."""
    from ukur.commands.cli.terminal import show_progress
    from ukur.commands.pages.portal_build import build_portal
    from ukur.commands.portal.portal_maps import read_portal_maps
    from ukur.commands.portal.portal_repository import stored_portal
    from ukur.commands.portal.rollup_run import published_rollup, rollup_queries

    found = _sound(repo)
    if found is None:
        return FINDINGS
    data = stored_portal(repo, found[0], _today())
    target, (maps, wrong) = site or repo / "situs", read_portal_maps(repo)
    with show_progress("Membangun situs portal", len(data.tables.kantor)) as advance:
        more = published_rollup(repo, data)
        build_portal(data, target, advance, rollup_queries(), more, maps)
    for finding in wrong:
        note(visible(f"{finding.location}: {finding.message}; jalankan ukur portal check"))
    if not more:
        note("Parquet dan rekap tidak ditulis: belum ada dokumen yang dihitung, atau DuckDB belum terpasang.")
    note(f"Situs portal tertulis di {target.name}/index.html ({len(data.tables.kantor)} kantor).")
    return CLEAN


COMMANDS = (portal,)
