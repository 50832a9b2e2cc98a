"""``ukur evidence``: from the archive or from approved data, whole or not at all; plain refusals."""

import csv
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from tests.salinan import bertahap
from tests.urai import isi_folder, urai

from ukur.archive.approvals import (
    ApprovalRecord,
    RecordedApproval,
    RecordedChange,
    RecordedRequirement,
)
from ukur.archive.entry import Entry, EntryOrigin, compose_attachment, compose_entry
from ukur.archive.manifest import add_line, chain_end, read_register
from ukur.archive.proposal_scope import ProposalScope
from ukur.commands.cli.evidence_commands import evidence
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER, EntryKind
from ukur.model.periode import Periode

TW4 = Periode(2024, 4)
COMMIT, SIDIK = "c0ffee00" * 5, "5f1b" * 16
WAKTU = datetime.datetime(2025, 1, 15, 3, 0, tzinfo=datetime.UTC)
ARSIP = "content/arsip"


class Hasil(NamedTuple):
    kode: int
    out: str
    err: str


Jalankan = Callable[..., Hasil]


@pytest.fixture
def repo(repo: Path) -> Path:
    """The office before anything was filed; what is filed here is the tests' own."""
    shutil.rmtree(repo / ARSIP, ignore_errors=True)
    return repo


@pytest.fixture
def jalankan(repo: Path) -> Jalankan:
    """Run the command as the command line does: an UkurError goes up to it."""

    def run(*arguments: str | Path) -> Hasil:
        done = CliRunner().invoke(
            evidence,
            ["--repo", str(repo), *map(str, arguments)],
            standalone_mode=False,
            catch_exceptions=False,
        )
        return Hasil(done.return_value, done.stdout, done.stderr)

    return run


def rekam() -> ApprovalRecord:
    given = [
        RecordedApproval(akun=akun, waktu=WAKTU, commit=COMMIT, sidik=SIDIK)
        for akun in ("peragaan-sekretaris", "peragaan-kepala")
    ]
    change = RecordedChange(
        nomor="#7",
        penulis="peragaan-perencana",
        pembuat=("peragaan-perencana",),
        kepala=COMMIT,
        induk=COMMIT,
        gabungan=COMMIT,
        waktu=WAKTU,
        sidik=SIDIK,
        cakupan=ProposalScope(data=("pengukuran/2024-TW4/dokumen.yml",)),
        syarat=tuple(RecordedRequirement(peran=role, jumlah=1) for role in ("sekretaris", "kepala")),
        setuju=tuple(given),
    )
    return ApprovalRecord(situs_git="git.contoh", bertanda=False, percontohan=True, perubahan=(change,))


def simpan(arsip: Path, entri: Entry) -> None:
    """File an entry as the archive holds it."""
    register = arsip / REGISTER
    held = register.read_bytes() if register.is_file() else b""
    for path, isi in entri.berkas.items():
        place = arsip / entri.manifest.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(isi)
    register.write_bytes(add_line(held, entri.manifest))


def arsipkan(repo: Path, katalog: Catalogue, versi: int = 1) -> Entry:
    """File 2024-TW4 of the repository's own data; a second version says so in its notes."""
    document = compose_document(Measurements(katalog), TW4)
    document = replace(document, catatan=f"Versi {versi}")
    register = repo / ARSIP / REGISTER
    held = read_register(register.read_bytes()) if register.is_file() else ()
    reasons = ("Salah ketik",) if versi > 1 else ()
    source = EntryOrigin(COMMIT, WAKTU, SIDIK, versi, chain_end(held), reasons)
    data = repo / "indicators"
    inputs = {f"indicators/{path}": isi for path, isi in isi_folder(data).items()}
    policy = {name: (data / name).read_bytes() for name in ("peran.yml", "sop.yml")}
    printed = {"pdf": f"%PDF-1.7 versi {versi}".encode(), "xlsx": b"PK", "csv": b"kode\r\n"}
    entry = compose_entry(document, source, rekam(), printed, inputs, policy, b"# pemeriksa\n")
    (repo / ARSIP).mkdir(exist_ok=True)
    simpan(repo / ARSIP, entry)
    return entry


def tabel(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_from_the_archive(jalankan: Jalankan, repo: Path, katalog: Catalogue) -> None:
    """The newest version: its PDF, approvals by role, line of the register, the copy signed outside."""
    arsipkan(repo, katalog)
    newest = arsipkan(repo, katalog, versi=2)
    register = repo / ARSIP / REGISTER
    signed = compose_attachment(
        newest.manifest,
        EntryKind.TANDA_TANGAN,
        1,
        chain_end(read_register(register.read_bytes())),
        "naskah.pdf",
        {"naskah.pdf": b"%PDF bertanda"},
        WAKTU,
        {},
    )
    simpan(repo / ARSIP, signed)
    done = jalankan("2024-TW4")
    folder = repo / "bukti-dukung-2024-TW4"
    assert done.kode == 0
    assert done.out.splitlines() == [str(folder), f"{folder}.zip"]
    files = isi_folder(folder)
    assert files["berkas/pengukuran-kinerja_dpmk_2024-TW4.pdf"] == b"%PDF-1.7 versi 2"
    assert files["berkas/v2-tanda-tangan-1_naskah.pdf"] == b"%PDF bertanda"
    assert (
        files["berkas/formulir-dinas.yml"] == (repo / "indicators/pengukuran/2024-TW4/dinas.yml").read_bytes()
    )
    assert files["2.b.6/manifest.json"] == newest.berkas["manifest.json"]
    assert files["2.b.6/register-kutipan.jsonl"] == register.read_bytes().splitlines(True)[1]
    rows = tabel(folder / "berkas/persetujuan.csv")
    assert [(row["peran"], row["akun"], row["waktu"]) for row in rows] == [
        ("Sekretaris", "peragaan-sekretaris", "15 Januari 2025 pukul 10.00 WIB"),
        ("Kepala Dinas", "peragaan-kepala", "15 Januari 2025 pukul 10.00 WIB"),
    ]
    status = {row["kriteria"]: row["status"] for row in tabel(folder / "daftar-bukti.csv")}
    assert status["2.b.1"] == "sebagian"
    assert "2024-TW4/v2" in urai((folder / "index.html").read_text("utf-8")).teks


def test_the_archive_is_not_rewritten_by_later_data(
    jalankan: Jalankan, repo: Path, katalog: Catalogue, ganti: Callable[[str, str, str], None]
) -> None:
    """The dictionary changes after filing; the pack still says what was approved."""
    arsipkan(repo, katalog)
    before = jalankan("2024-TW4", "--output", repo / "a")
    assert before.kode == 0
    ganti("indicators/kamus/IKU-01.yml", "Perbandingan jumlah kampung", "Lain sama sekali")
    _konsep(repo)
    jalankan("2024-TW4", "--output", repo / "b")
    assert isi_folder(repo / "a") == isi_folder(repo / "b")


LKE = """lke:
  - nama: LKE Contoh
    sumber: Karangan
    berlaku_mulai: 2024-01-01
    bobot: 6
    bagian:
      - kode: B1
        nama: Pemenuhan
        bobot: 6
        kriteria:
          - {kode: B1.1, uraian: Definisi tersedia, padanan: 2.a.2}
"""


def test_the_criteria_of_the_offices_own_evaluator(
    jalankan: Jalankan, repo: Path, katalog: Catalogue
) -> None:
    """Read from ``lke.yml``; a filed document keeps the criteria it was filed with."""
    (repo / "indicators/lke.yml").write_text(LKE, "utf-8")
    done = jalankan("2024-TW4")
    assert "1 kriteria: 1 ada, 0 sebagian, 0 belum." in done.err
    assert (repo / "bukti-dukung-2024-TW4/B1.1/index.html").is_file()
    arsipkan(repo, katalog)
    (repo / "indicators/lke.yml").unlink()
    assert "1 kriteria: 1 ada" in jalankan("2024-TW4", "--output", repo / "a").err


def test_a_damaged_archive_is_refused(jalankan: Jalankan, repo: Path, katalog: Catalogue) -> None:
    entry = arsipkan(repo, katalog)
    place = repo / ARSIP / entry.manifest.folder / "persetujuan.json"
    place.write_bytes(place.read_bytes().replace(b"peragaan-kepala", b"peragaan-kepalA"))
    with pytest.raises(UkurError, match=r"arsip tidak utuh.*ukur verify"):
        jalankan("2024-TW4")
    assert not (repo / "bukti-dukung-2024-TW4").exists()


def test_before_filing(jalankan: Jalankan, repo: Path) -> None:
    """From approved data, with the missing archive named; the zip holds the folder, sha256sum agrees."""
    done = jalankan("2024-TW4")
    folder = repo / "bukti-dukung-2024-TW4"
    assert "20 kriteria: 2 ada, 7 sebagian, 11 belum." in done.err
    missing = {
        row["kriteria"] for row in tabel(folder / "daftar-kekurangan.csv") if "arsip" in row["kekurangan"]
    }
    assert missing == {"2.b.1", "2.b.5"}
    with zipfile.ZipFile(repo / "bukti-dukung-2024-TW4.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    files = isi_folder(folder)
    assert held == {f"bukti-dukung-2024-TW4/{path}": isi for path, isi in files.items()}
    assert files["berkas/pengukuran-kinerja_dpmk_2024-TW4.pdf"].startswith(b"%PDF-")
    program = shutil.which("sha256sum")
    assert program, "sha256sum (coreutils) harus ada"
    subprocess.run([program, "--strict", "--quiet", "-c", "sidik.sha256"], cwd=folder, check=True)


def test_twice_the_same_bytes(jalankan: Jalankan, repo: Path) -> None:
    for name in ("satu", "dua"):
        jalankan("2024-TW4", "--output", repo / "hasil" / name, "--zip", repo / f"{name}.zip")
    assert isi_folder(repo / "hasil/satu") == isi_folder(repo / "hasil/dua")
    assert (repo / "satu.zip").read_bytes() == (repo / "dua.zip").read_bytes()


def test_run_again_it_replaces_its_own_work(
    jalankan: Jalankan, repo: Path, ganti: Callable[[str, str, str], None]
) -> None:
    jalankan("2024-TW4")
    before = isi_folder(repo / "bukti-dukung-2024-TW4")
    ganti("indicators/kamus/IKU-01.yml", "Perbandingan jumlah kampung", "Perbandingan banyaknya kampung")
    assert jalankan("2024-TW4").kode == 0
    after = isi_folder(repo / "bukti-dukung-2024-TW4")
    assert before["berkas/definisi-operasional.csv"] != after["berkas/definisi-operasional.csv"]
    assert before.keys() == after.keys()


def _konsep(repo: Path) -> None:
    path = repo / "indicators/pengukuran/2024-TW4/dokumen.yml"
    path.write_text(bertahap(path.read_text("utf-8"), "konsep"), "utf-8")


def _galat(repo: Path) -> None:
    path = repo / "indicators/kamus/IKU-01.yml"
    path.write_text(path.read_text("utf-8").replace("sasaran: SS-1", "sasaran: SS-9"), "utf-8")


def _folder_asing(repo: Path) -> None:
    (repo / "bukti-dukung-2024-TW4").mkdir()
    (repo / "bukti-dukung-2024-TW4/catatan.txt").write_text("punya kantor", "utf-8")


def _zip_asing(repo: Path) -> None:
    with zipfile.ZipFile(repo / "bukti-dukung-2024-TW4.zip", "w") as archive:
        archive.writestr("catatan.txt", "punya kantor")


TOLAK = [
    pytest.param("2024-TW4", _konsep, r"2024-TW4 belum disahkan \(tahap konsep\)", id="belum disahkan"),
    pytest.param("2025-TW1", None, "2025-TW1 belum punya dokumen.yml; .*2024-TW4", id="tanpa dokumen"),
    pytest.param("2024", None, "'2024' bukan periode", id="bukan periode"),
    pytest.param("2024-TW4", _galat, "data masih mempunyai galat", id="data bergalat"),
    pytest.param(
        "2024-TW4", _folder_asing, "tidak diganti: tidak berisi sidik.sha256", id="folder orang lain"
    ),
    pytest.param("2024-TW4", _zip_asing, "bukan paket bukti buatan Ukur", id="ZIP orang lain"),
]


@pytest.mark.parametrize(("periode", "ubah", "kalimat"), TOLAK)
def test_refusals_leave_everything_as_it_was(
    periode: str, ubah: Callable[[Path], None] | None, kalimat: str, jalankan: Jalankan, repo: Path
) -> None:
    if ubah:
        ubah(repo)
    before = isi_folder(repo)
    with pytest.raises(UkurError, match=kalimat):
        jalankan(periode)
    assert isi_folder(repo) == before


def test_peringatan_yang_dijelaskan_ikut(jalankan: Jalankan, repo: Path, tmp_path: Path) -> None:
    """More than the whole, with a note: what was asked and the answer lie in the pack."""
    form = repo / "indicators/pengukuran/2024-TW4/dinas.yml"
    note = "    keterangan: Termasuk kampung pemekaran\n    pembilang: 247"
    text = form.read_text("utf-8").replace("    pembilang: 47", note, 1)
    form.write_text(re.sub(r"    rincian:\n(?:      .*\n)+", "", text, count=1), "utf-8")
    assert jalankan("2024-TW4", "--output", tmp_path / "paket").kode == 0
    (path,) = (tmp_path / "paket").rglob("peringatan-dijelaskan.csv")
    (row,) = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    assert (row["kode"], row["penjelasan"]) == ("W103", "Termasuk kampung pemekaran")
