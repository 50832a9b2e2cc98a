"""The archive that this repository ships: made by its demonstration accounts, and verified by anyone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.salinan import REPO

from ukur.commands.pages import site_build
from ukur.commands.pages.site_archive import shown_archive
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import ZonaWaktu
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site

ARSIP = REPO / "content/arsip"
PERIODE = ("2023-TW4", "2024-TW4")

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
    for periode in PERIODE:
        assert f'"{periode}/v1"' in done.stdout


@pytest.mark.parametrize("periode", PERIODE)
def test_pemeriksa_satu_berkas_sependapat(periode: str) -> None:
    """As a reader runs it: in the entry's own folder, with Python alone."""
    done = jalankan(sys.executable, "-I", "-S", ARSIP / periode / "v1/periksa.py")
    assert (done.returncode, done.stdout.splitlines()[-1].startswith("UTUH")) == (0, True), done.stdout


def test_langkahnya_sendiri_tampil(katalog: Catalogue) -> None:
    """Steps 3 to 8 by its approvals, 9 by the history here where that is whole; no order was recorded."""
    filed = shown_archive(REPO, ZonaWaktu.WIB)
    for versions in filed.versi.values():
        told = {step.nomor: step.waktu_nyata for step in versions[-1].langkah if step.waktu_nyata != "–"}
        assert told.keys() - {9} == {3, 4, 5, 6, 7, 8}
        assert set(told.values()) == {"23 November 2026"}
    material = site_build.gather_material(Measurements(katalog), False, {}, repo=REPO)
    pages = {page.src: page for page in compose_site(material, PageAddresses()).halaman}
    text = pages["sop.md"].isi()
    assert text.count(" dari 9</td>") == 2
    assert "0 dari 9" not in text
    assert "disetujui Kepala Dinas" in pages["dokumen/2024-TW4.md"].isi()
    assert "disetujui Tim SAKIP" in pages["arsip/2023-TW4.md"].isi()


@pytest.mark.parametrize("periode", PERIODE)
def test_hanya_akun_peragaan(periode: str) -> None:
    """Every approval is a demonstration account's, and says so; the SOP's steps each have theirs."""
    record = json.loads((ARSIP / periode / "v1/persetujuan.json").read_text("utf-8"))
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
        PERIODE, 1
    )
    document = material.dokumen[Periode(2024, 4)]
    assert document == shown.versi[Periode(2024, 4)][0].dokumen
    assert document.baris[0].triwulan.realisasi.teks == "21,27"  # 47 of 221 villages
    assert document.tahap == "ditandatangani"  # as it was filed; its file says arsip since
