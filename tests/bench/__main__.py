"""`make bench`: times, memory and site size, beside plain Material on the same pages.

Usage: python -m tests.bench [--size N ...] [--no-plain]. Each figure is the best of the runs named in RUNS.
The first build also prints all twenty documents in four kinds of file; later builds take them from the cache.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench.arsip import baris_arsip
from tests.bench.dokumen import baris_dokumen
from tests.bench.formulir import baris_formulir
from tests.bench.gerbang import baris_gerbang
from tests.bench.halaman_meja import baris_halaman_meja
from tests.bench.meja import baris_meja
from tests.bench.portal import baris_portal
from tests.bench.portal_bench import portal_lines
from tests.bench.riwayat import baris_riwayat
from tests.bench.sintetis import tulis
from tests.bench.ulang import bangun_ulang

from ukur.document.published_files import FILE_FORMS
from ukur.site.search_index import INDEX_SCRIPT

UKURAN = (100, 500, 2000)
RUNS = 2
UKUR = str(Path(sys.executable).with_name("ukur"))
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))


@dataclass(frozen=True)
class Jalan:
    """One command that was run: seconds of the clock, peak memory in MB, seconds of the processor.

    The last say more on a machine that others use too.
    """

    detik: float
    mb: float
    prosesor: float


def jalankan(*command: str, cwd: Path) -> Jalan:
    """Run a command to its end; raise when it fails."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1735603200", "UKUR_DESK": "0"}
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr is not None
    errors = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: {errors}")
    return Jalan(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def terbaik(*command: str, cwd: Path, hapus: Path | None = None) -> Jalan:
    """Run a command RUNS times from the same start; return the fastest."""
    runs = []
    for _ in range(RUNS):
        if hapus:
            shutil.rmtree(hapus, ignore_errors=True)
        runs.append(jalankan(*command, cwd=cwd))
    return min(runs, key=lambda run: run.detik)


def sesudah_suntingan(folder: Path) -> Jalan:
    """Build after one figure of the newest quarter was edited; of what was kept, the rest is used."""
    form = folder / "indicators/pengukuran/2024-TW4/unit-1.yml"
    before = form.read_text("utf-8")
    form.write_text(before.replace("penyebut: 1000", "penyebut: 1001", 1), "utf-8")
    shutil.rmtree(folder / "situs", ignore_errors=True)
    run = jalankan(UKUR, "build", cwd=folder)
    form.write_text(before, "utf-8")
    jalankan(UKUR, "build", cwd=folder)  # what follows is measured on the office as it was
    return run


def ukuran_situs(folder: Path) -> float:
    """Return the size of a folder in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def kunjungan(site: Path) -> float:
    """Return the kB of a first view of home, compressed: the page and what it asks for at once."""
    html = (site / "index.html").read_text("utf-8")
    asked = re.findall(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^":]+)"', html)
    files = [site / "index.html", *(site / name.partition("?")[0] for name in dict.fromkeys(asked))]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1000


def polos(folder: Path) -> Jalan:
    """Build the same pages with plain Material: they are Markdown files with HTML in them."""
    pages = folder / "halaman"
    jalankan(UKUR, "build", "--pages", str(pages), cwd=folder)
    return jalankan(MKDOCS, "build", "--quiet", "--site-dir", str(folder / "polos"), cwd=pages)


def baris(jumlah: int, dengan_polos: bool) -> Iterator[str]:
    """Yield the cells of one size."""
    with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
        folder = Path(temp)
        tulis(folder, jumlah)
        check = terbaik(UKUR, "check", cwd=folder)
        first = jalankan(UKUR, "build", cwd=folder)
        build = terbaik(UKUR, "build", cwd=folder, hapus=folder / "situs")
        edited = sesudah_suntingan(folder)
        plain = terbaik(UKUR, "build", "--plain", "--site", "kulit", cwd=folder, hapus=folder / "kulit")
        page = (folder / "situs/indikator/IKU-0001/index.html").read_bytes()
        yield str(jumlah)
        yield f"{check.detik:.2f}"
        yield f"{first.detik:.1f}"
        yield f"{build.detik:.2f}"
        yield f"{build.prosesor:.2f}"
        yield f"{build.mb:.0f}"
        yield f"{edited.detik:.2f}"
        yield f"{ukuran_situs(folder / 'situs'):.0f}"
        yield f"{len(gzip.compress(page)) / 1000:.1f}"
        yield f"{plain.detik:.2f}"
        yield f"{ukuran_situs(folder / 'kulit'):.0f}"
        yield f"{kunjungan(folder / 'situs'):.0f} / {kunjungan(folder / 'kulit'):.0f}"
        yield f"{len(gzip.compress((folder / 'kulit' / INDEX_SCRIPT).read_bytes())) / 1000:.1f}"
        yield f"{bangun_ulang(folder):.2f}"
        yield f"{polos(folder).detik:.1f}" if dengan_polos else "-"


TABEL: tuple[tuple[str, tuple[str, ...], Callable[[], Iterator[tuple[str, ...]]]], ...] = (
    ("files of one document", ("indicators", *FILE_FORMS, "all"), baris_dokumen),
    (
        "form of one unit as a workbook",
        ("indicators", "rows", "write", "read", "take in", "kB"),
        baris_formulir,
    ),
    (
        "desk, with the parser of a browser; milliseconds but for opening",
        ("indicators", "rows", "open s", "packed s", "form", "key", "slowest key", "check", "preview"),
        baris_meja,
    ),
    (
        "desk's page in Chromium; MB of a first visit; seconds since it was asked for, first / second visit",
        ("indicators", "MB", "ready", "opened", "form stands", "first key answered", "later key ms"),
        baris_halaman_meja,
    ),
    ("verdict and change report of one proposal", ("indicators", "seconds", "verdict"), baris_gerbang),
    (
        "publish check with a checkpoint of all that was merged",
        ("proposals", "indicators", "seconds"),
        baris_riwayat,
    ),
    (
        "one document of 20 quarters filed and verified",
        ("indicators", "archive", "verify", "MB"),
        baris_arsip,
    ),
    ("a portal of many offices", ("what", "seconds", "and"), portal_lines),
    (
        "site of a portal, 60 indicators and 8 quarters each, open data included",
        ("offices", "pages", "seconds", "MB", "home kB gz"),
        baris_portal,
    ),
)
"""What is timed beside the builds: title, columns, rows."""


def main() -> None:
    """Print one row for each size."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--size", type=int, nargs="+", default=UKURAN)
    parser.add_argument("--no-plain", action="store_true")
    options = parser.parse_args()
    for title, heads, rows in TABEL:
        small = Table(title=f"{title}; seconds of the clock")
        for head in heads:
            small.add_column(head, justify="right")
        for row in rows():
            small.add_row(*row)
        Console(width=120).print(small)
    table = Table(title="20 quarters, every document; seconds of the clock")
    for title in (
        "indicators",
        "check s",
        "first build s",
        "build s",
        "its cpu s",
        "build MB",
        "one figure edited s",
        "site MB",
        "page kB gz",
        "plain shell s",
        "its MB",
        "first view kB, both",
        "search index kB",
        "rebuild s",
        "plain Material s",
    ):
        table.add_column(title, justify="right")
    for size in options.size:
        table.add_row(*baris(size, not options.no_plain))
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
