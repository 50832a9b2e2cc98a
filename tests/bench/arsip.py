"""Time to file one document, and to verify what was filed: whole commands, with the start of Python."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.sintetis import tulis
from tests.skenario.arsip_kantor import gabungkan
from tests.skenario.isian import Ubah
from tests.skenario.kantor import KEPALA, PERAN, PERENCANA, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, Kantor

UKUR = str(Path(sys.executable).with_name("ukur"))
INDIKATOR = (60, 500)
SEMUA = (PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA)


def baris_arsip() -> Iterator[tuple[str, ...]]:
    """Yield one row for each size: indicators, seconds of archive and verify, MB of the archive."""
    for jumlah in INDIKATOR:
        with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
            office, periode = kantor(Path(temp), jumlah)
            filed = min(_berkas(office, periode) for _ in range(2))
            held = min(_detik("verify", cwd=office.utama) for _ in range(2))
            size = sum(p.stat().st_size for p in (office.utama / "content/arsip").rglob("*") if p.is_file())
            yield str(jumlah), f"{filed:.2f}", f"{held:.2f}", f"{size / 1e6:.1f}"


def kantor(folder: Path, jumlah: int) -> tuple[Kantor, str]:
    """Return an office of 20 quarters whose last document came through one proposal that all approved."""
    keys = _kunci(folder / "kunci")
    made = Kantor.baru(folder / "kantor", keys)
    made.kunci = keys
    roles = (made.kerja / "indicators/peran.yml").read_text("utf-8")
    shutil.rmtree(made.kerja / "indicators")
    tulis(made.kerja, jumlah)
    (made.kerja / "indicators/peran.yml").write_text(roles, "utf-8")
    office = made.kerja / "indicators/instansi.yml"
    office.write_text(f"{office.read_text('utf-8')}percontohan: ya\n", "utf-8")  # its accounts are such
    for path in (made.kerja / "indicators/pengukuran").rglob("dokumen.yml"):  # and such have no number
        path.write_text(re.sub("^nomor: .*\n", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    last = max((made.kerja / "indicators/pengukuran").iterdir())
    texts = {path.relative_to(made.kerja).as_posix(): path.read_text("utf-8") for path in last.iterdir()}
    shutil.rmtree(last)
    made.simpan("pengelola", "main")
    made.mutakhirkan()
    changes: dict[str, Ubah] = {path: _jadi(text) for path, text in texts.items()}
    gabungkan(made, keys, PERENCANA, changes, SEMUA)
    return made, last.name


def _jadi(text: str) -> Ubah:
    return lambda _: text


def _kunci(folder: Path) -> dict[str, Path]:
    folder.mkdir()
    for akun in PERAN:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / akun)], check=True)
    return {akun: folder / akun for akun in PERAN}


def _berkas(office: Kantor, periode: str) -> float:
    shutil.rmtree(office.utama / "content/arsip", ignore_errors=True)
    return _detik("archive", periode, cwd=office.utama)


def _detik(*arguments: str, cwd: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run([UKUR, *arguments], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    return time.perf_counter() - start
