"""Time of ``ukur publish check`` over merged proposals that a signed checkpoint records: a whole command."""

import datetime
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.sintetis import tulis
from tests.skenario.kantor import PERAN, Kantor, jalankan_git

from ukur.archive.canonical import canonical_line
from ukur.commands.gate.checkpoint_notes import NAMESPACE, NOTES_NAME
from ukur.hosts.statements import sign_text
from ukur.model.paths import CHECKERS_FILE

UKUR = str(Path(sys.executable).with_name("ukur"))
USULAN = 200
INDIKATOR = 100
FIRST_SECOND = 1_736_500_000  # 10 January 2025, after 9:06 UTC


def baris_riwayat() -> Iterator[tuple[str, ...]]:
    """Yield one row: merged proposals, indicators, seconds of the check."""
    with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
        office = riwayat(Path(temp), USULAN, INDIKATOR)
        best = min(_detik(office.utama) for _ in range(2))
        yield str(USULAN), str(INDIKATOR), f"{best:.2f}"


def riwayat(folder: Path, jumlah: int, indikator: int) -> Kantor:
    """Return an office with so many merges, each of a page, all of them in one signed checkpoint."""
    key = folder / "pemeriksa"
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "pemeriksa", "-f", str(key)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    made = Kantor.baru(folder / "kantor", {})
    tulis(made.kerja, indikator)
    public = key.with_suffix(".pub").read_text("utf-8").rpartition(" ")[0]
    (made.kerja / CHECKERS_FILE).write_text(f'pemeriksa namespaces="{NAMESPACE}" {public}\n', "utf-8")
    made.simpan("pengelola", "main")
    start = made.git("rev-parse", "HEAD")
    stream = "".join(_gabungan(number, start) for number in range(1, jumlah + 1))
    command = ["git", "-C", str(made.kerja), "fast-import", "--quiet", "--force"]
    subprocess.run(command, input=stream.encode(), check=True)
    made.git("push", "--quiet", "origin", "refs/heads/main")
    made.mutakhirkan()
    line = made.git("rev-list", "--first-parent", "--reverse", "--parents", f"{start}..refs/heads/main")
    text = _catatan([row.split() for row in line.splitlines()])
    signed = sign_text(text, key, NAMESPACE)
    note = ("notes", f"--ref={NOTES_NAME}", "add", "--force", "-F", str(_berkas(folder, signed)), "main")
    jalankan_git(made.utama, *note)
    return made


def _gabungan(nomor: int, awal: str) -> str:
    """Return one proposal and its merge, as fast-import reads them."""
    base = awal if nomor == 1 else f":{2 * nomor - 2}"
    who = [f"{role} x <x@contoh.invalid> {FIRST_SECOND + nomor} +0000\n" for role in ("author", "committer")]
    head = f"commit refs/heads/usulan\nmark :{2 * nomor - 1}\n{''.join(who)}data 1\nx\nfrom {base}\n"
    text = f"Halaman {nomor}.\n"
    page = f"M 100644 inline content/halaman-{nomor}.md\ndata {len(text)}\n{text}\n"
    merge = f"commit refs/heads/main\nmark :{2 * nomor}\n{''.join(who)}data 1\nx\nfrom {base}\n"
    return f"{head}{page}{merge}merge :{2 * nomor - 1}\n{page}"


def _catatan(line: list[list[str]]) -> str:
    when, account = "2025-01-10T09:00:00Z", next(iter(PERAN))
    review = {"akun": account, "sikap": "setuju", "waktu": when, "urutan": 0, "bukti": None}
    review |= {"nomor_akun": None, "peran": None, "resmi": None}
    rows = [
        {
            "nomor": str(number),
            "situs": None,
            "penulis": "x",
            "nomor_penulis": None,
            "pembuat": [{"akun": ["x"], "nomor_akun": [], "commit": [head]}],
            "commit": head,
            "sidik": "0" * 64,
            "induk": base,
            "gabungan": merge,
            "waktu": when,
            "tinjauan": [{**review, "commit": head}],
            "syarat": [{"peran": "Sekretaris", "oleh": [account]}],
        }
        for number, (merge, base, head) in enumerate(line, 1)
    ]
    ends = {"sejak": line[0][1], "sampai": line[-1][0]}
    end = datetime.datetime.fromtimestamp(FIRST_SECOND + len(line), datetime.UTC)  # of the last commit
    data = {"bentuk": "ukur/pemeriksaan/1", "situs_git": "repositori Git", **ends}
    data["waktu"] = end.isoformat().replace("+00:00", "Z")
    return canonical_line({**data, "usulan": rows}).decode()


def _berkas(folder: Path, isi: str) -> Path:
    path = folder / "catatan.json"
    path.write_text(isi, "utf-8")
    return path


def _detik(repo: Path) -> float:
    second = jalankan_git(repo, "rev-list", "--first-parent", "--reverse", "HEAD").split()[1]
    start = time.perf_counter()
    command = [UKUR, "publish", "check", "--host", "git", "--since", second]
    done = subprocess.run(command, cwd=repo, capture_output=True, check=False, text=True)
    seconds = time.perf_counter() - start
    if done.returncode or f"{USULAN} di antaranya menurut catatan" not in done.stderr:
        raise SystemExit(f"publish check: {json.dumps(done.stderr)}")
    return seconds
