"""The archive that this repository ships: made by its demonstration accounts, and verified by anyone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.archive.terbit_ulang import Peragaan, terbitkan
from tests.salinan import REPO

from ukur.archive.frozen import thaw_form
from ukur.commands.pages import site_build
from ukur.commands.pages.site_archive import shown_archive
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import ZonaWaktu
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site

ARSIP = REPO / "content/arsip"
PERIODE = ("2023-TW4", "2024-TW4")
VERSI = tuple(f"{periode}/v{versi}" for periode in PERIODE for versi in (1, 2, 3, 4, 5))
"""The first as version 0.1.0 filed it; the others filed anew, by tests/archive/terbit_ulang.py."""

# No name of a machine, no connection: whatever asks for one stops the program.
TANPA_JARINGAN = """
import socket, sys
def stop(*_):
    raise SystemExit("jaringan dipakai")
socket.socket.connect = socket.getaddrinfo = stop
from ukur.commands.cli.main import main
sys.argv = ["ukur", "verify", *sys.argv[1:]]
main()
"""


def jalankan(*perintah: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, perintah)), capture_output=True, text=True, check=False, cwd=REPO)


def test_terverifikasi_tanpa_jaringan() -> None:
    done = jalankan(sys.executable, "-c", TANPA_JARINGAN, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "GAGAL" not in done.stdout
    for versi in VERSI:
        assert f'"{versi}"' in done.stdout


@pytest.mark.parametrize("versi", VERSI)
def test_pemeriksa_satu_berkas_sependapat(versi: str) -> None:
    """As a reader runs it: in the entry's own folder, with Python alone."""
    done = jalankan(sys.executable, "-I", "-S", ARSIP / versi / "periksa.py")
    assert (done.returncode, done.stdout.splitlines()[-1].startswith("UTUH")) == (0, True), done.stdout


def test_langkahnya_sendiri_tampil(katalog: Catalogue) -> None:
    """Steps 3 to 8 by its approvals, 9 by the history here where that is whole; no order was recorded."""
    filed = shown_archive(REPO, ZonaWaktu.WIB)
    first, anew = "23 November 2026", "1 Desember 2026"  # each version went through the SOP itself
    days = {1: first, 2: anew, 3: anew, 4: anew, 5: "2 Desember 2026"}
    for versions in filed.versi.values():
        for version in versions:
            told = {step.nomor: step.waktu_nyata for step in version.langkah if step.waktu_nyata != "–"}
            assert told.keys() - {9} == {3, 4, 5, 6, 7, 8}
            assert set(told.values()) == {days[version.versi]}
    material = site_build.gather_material(Measurements(katalog), False, {}, repo=REPO)
    pages = {page.src: page for page in compose_site(material, PageAddresses()).halaman}
    text = pages["sop.md"].isi()
    assert text.count(" dari 9</td>") == 2
    assert "0 dari 9" not in text
    own = pages["dokumen/2024-TW4.md"].isi()  # form 6 has what had happened when it was signed: 3 to 6
    assert ("disetujui Tim SAKIP" in own, "disetujui Kepala Dinas" in own) == (True, False)
    for periode in PERIODE:
        filing = pages[f"arsip/{periode}.md"].isi()
        assert ("disetujui Tim SAKIP" in filing, "disetujui Kepala Dinas" in filing) == (True, True)


@pytest.mark.parametrize("versi", VERSI)
def test_hanya_akun_peragaan(versi: str) -> None:
    """Every approval is a demonstration account's, and says so; the SOP's steps each have theirs."""
    record = json.loads((ARSIP / versi / "persetujuan.json").read_text("utf-8"))
    assert (record["percontohan"], record["bertanda"]) == (True, True)
    accounts = [item["akun"] for change in record["perubahan"] for item in change["setuju"]]
    assert accounts == [
        "peragaan-sekretaris",
        "peragaan-perencana",
        "peragaan-sakip-1",
        "peragaan-sakip-2",
        "peragaan-sekretaris",
        "peragaan-kepala",
    ]
    keys = {line for change in record["perubahan"] for line in change["pengizin"].splitlines()}
    assert {line.partition("-")[0] for line in keys if not line.startswith("#")} == {"peragaan"}


def test_situs_menampilkannya(katalog: Catalogue) -> None:
    """The site's documents are the filed ones."""
    material = site_build.gather_material(Measurements(katalog), False, {}, repo=REPO)
    shown = shown_archive(REPO, ZonaWaktu.WIB)
    assert {str(periode): len(versions) for periode, versions in shown.versi.items()} == dict.fromkeys(
        PERIODE, 5
    )
    document = material.dokumen[Periode(2024, 4)]
    assert document == shown.versi[Periode(2024, 4)][-1].dokumen  # the newest
    assert document.baris[0].triwulan.realisasi.teks == "21,27"  # 47 of 221 villages
    assert document.tahap == "ditandatangani"  # as it was filed; its file says arsip since


@pytest.mark.parametrize("periode", PERIODE)
@pytest.mark.parametrize(
    ("versi", "program", "edisi"),
    [
        (2, "0.8.0", Edition.SIXTH),
        (3, "0.9.0", Edition.SEVENTH),
        (4, "0.10.0", Edition.EIGHTH),
        (5, "0.11.0", Edition.NINTH),
    ],
    ids=["v2", "v3", "v4", "v5"],
)
def test_diterbitkan_ulang_dengan_alasannya(periode: str, versi: int, program: str, edisi: Edition) -> None:
    """A later version says why it is there; its form is newer, and no figure is another."""
    first, second = (thaw_form((ARSIP / periode / f"v{n}/dokumen.json").read_bytes()) for n in (1, versi))
    assert (first.edition, second.edition) == (Edition.FIRST, edisi)
    manifest = json.loads((ARSIP / periode / f"v{versi}/manifest.json").read_text("utf-8"))
    [reason] = manifest["alasan"]
    assert f"Diterbitkan ulang dengan program Ukur {program}" in reason
    assert manifest["alat"]["ukur"] == program
    told, anew = (
        [
            (
                row.kode,
                row.tercapai,
                [(one.target.teks, one.realisasi.teks, one.capaian.teks) for one in row.figures],
            )
            for row in frozen.dokumen.baris
        ]
        for frozen in (first, second)
    )
    assert told == anew


@pytest.mark.parametrize("periode", PERIODE)
def test_yang_tercetak_bukan_keraguan_program(periode: str) -> None:
    """The legal basis is the office's own list, the scale's source a source, and roles have their names."""
    document, _ = thaw_form((ARSIP / periode / "v5/dokumen.json").read_bytes())
    assert "belum diperiksa" not in " ".join(document.catatan_skala)
    assert document.dasar_hukum[0].startswith("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah")
    assert [step.pelaksana for step in document.catatan_sop if step.nomor in (1, 7)] == ["Kepala Dinas"] * 2


@pytest.mark.nightly("files both documents twice, a minute each; what it filed is read every day")
def test_skrip_yang_sama_byte_yang_sama(tmp_path: Path) -> None:
    """From the same commit the same commits: times and keys follow from what everybody can read."""
    made = []
    for name in ("satu", "dua"):
        peragaan = Peragaan(REPO, tmp_path / name / "repo")
        terbitkan(peragaan, "99.0.0")
        made.append(peragaan.git("rev-parse", "HEAD"))
        assert "99.0.0" in (peragaan.folder / "indicators/koreksi.yml").read_text("utf-8")
    assert made[0] == made[1]
