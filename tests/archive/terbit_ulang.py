"""Files the demonstration's documents anew: ``python -m tests.archive.terbit_ulang``, on a clean branch.

The documents leave, and come back through the SOP by signed proposals of demonstration accounts, as when they
were filed first; the reason stands in ``koreksi.yml``. It happens in a copy of the repository, and the branch
here is then moved forward to it. Every time follows from the commit it begins at, and the keys from a phrase
that anyone can read here, so the same commit makes the same bytes. The keys prove nothing, say so, and leave
again at the end: each entry holds those it was approved with.
"""

import datetime
import re
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from tests.kantor_contoh.gudang import (
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    SEMUA,
    SIGNERS,
    STAF,
    STAF_2,
    Gudang,
    Usulan,
)
from tests.salinan import REPO

from ukur.model.instansi import ZonaWaktu
from ukur.model.paths import KOREKSI, dokumen_path, formulir_path
from ukur.model.periode import Periode
from ukur.source.git import commit_time

FRASA = "kunci peragaan Dinas PMK, Ukur: "
TENTANG_KUNCI = (
    "# Kunci akun peragaan untuk menerbitkan ulang. Kunci rahasianya dapat dihitung siapa pun dari kode\n"
    "# sumber Ukur, jadi tanda tangannya tidak membuktikan siapa yang menyetujui.\n"
)
DOKUMEN = (Periode(2023, 4), Periode(2024, 4))
SELANG = datetime.timedelta(seconds=2)  # short, so that none of it is in the future once it is verified
WIDTH = 104  # letters of a line of YAML behind its indentation
SEMULA = "Target pada dokumen percontohan ini adalah contoh"
KEPALA_KOREKSI = """\
# yaml-language-server: $schema=../content/skema/koreksi.schema.json
# Dokumen peragaan diterbitkan ulang; versi 1 tetap di arsip.
naskah:
"""


def menjadi(versi: str) -> str:
    """Return what a document filed anew says of itself, before what it said."""
    return f"Dokumen ini diterbitkan ulang dengan Ukur {versi}; setiap angkanya sama dengan versi 1. {SEMULA}"


SEBELUM_INI = re.compile(menjadi("@").removesuffix(SEMULA).replace(".", r"\.").replace("@", r"[0-9a-z.]+"))
"""The sentence of a document that was filed anew before."""


def baris_koreksi(periode: Periode, versi: str, hari: datetime.date) -> str:
    """Return the row of ``koreksi.yml`` that gives the reason."""
    return f"""\
  - periode: {periode}
    semula: {SEMULA}
    menjadi: >-
      {menjadi(versi)}
    alasan: >-
      Diterbitkan ulang dengan program Ukur {versi}: baris tabelnya lebih rendah, angkanya tidak
      terpenggal.
    sumber: Catatan perubahan Ukur {versi}
    diputuskan_oleh: Kepala Dinas (akun peragaan)
    tanggal: {hari}
"""


def diterbitkan_ulang(dokumen: str, versi: str) -> str:
    """Return a document's file whose introduction says so."""
    found = re.search(r"^pendahuluan: >-\n((?:  .*\n)+)", dokumen, re.M)
    assert found is not None
    text = " ".join(found[1].split())
    said = SEBELUM_INI.sub("", text).replace(SEMULA, menjadi(versi))
    assert said.count(menjadi(versi)) == 1, "pendahuluannya lain"
    assert said != text, f"sudah diterbitkan ulang dengan Ukur {versi}"
    lines = textwrap.wrap(said, WIDTH, break_on_hyphens=False)
    return dokumen.replace(found[1], "".join(f"  {line}\n" for line in lines))


def bertahap(dokumen: str, tahap: str) -> str:
    """Return a document's final text as it is at a stage: its analysis is written last."""
    text = re.sub(r"^tahap: .*$", f"tahap: {tahap}", dokumen, count=1, flags=re.M)
    if tahap in {"format", "draf"}:
        text = re.sub(r"^analisis:\n(?:  .*\n)+", "", text, flags=re.M)
    return text.rstrip("\n") + "\n"


class Peragaan(Gudang):
    """A copy of a repository's branch; its clock begins at the commit that is checked out there."""

    def __init__(self, repo: Path, folder: Path) -> None:
        cabang = _git(repo, "symbolic-ref", "--short", "HEAD")
        _git(repo, "clone", "--quiet", "--no-tags", "--single-branch", "--branch", cabang, ".", str(folder))
        super().__init__(folder, FRASA, cabang, "peragaan.invalid", SELANG)
        self.awal = self.jam = commit_time(folder, _git(folder, "rev-parse", "HEAD"))

    def maju(self) -> datetime.datetime:
        """Return when the next commit is made: after the proposal before it was merged."""
        self.jam += 2 * SELANG
        return self.jam

    def tunggu(self) -> None:
        """Wait until what was done here has happened by the clock on the wall as well."""
        time.sleep(max(0.0, (self.jam + 2 * SELANG - datetime.datetime.now(datetime.UTC)).total_seconds()))

    def catat(self, pesan: str) -> None:
        """Commit without a proposal."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", pesan, waktu=self.maju())

    def isi(self, name: str) -> str:
        """Return a data file; empty where there is none."""
        path = self.folder / "indicators" / name
        return path.read_text("utf-8") if path.exists() else ""

    def ajukan(
        self, apa: str, periode: Periode, oleh: str, setuju: tuple[str, ...], isi: Mapping[str, str]
    ) -> Usulan:
        """Return the next proposal for a document."""
        kind = "arsip" if apa == "arsip" else "indicators"
        judul = f"{kind}: {'' if apa == 'arsip' else f'{apa} '}{periode} (peragaan, terbit ulang)"
        return Usulan(f"ulang-{apa}-{periode}", self.maju(), oleh, setuju, isi, judul)


def _git(folder: Path, *argumen: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *argumen], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def terbitkan(peragaan: Peragaan, versi: str) -> None:
    """Let the documents leave and come back, each filed as the version after its newest."""
    akhir = {path: peragaan.isi(path) for path in _berkas()}
    keys = peragaan.folder / SIGNERS
    kunci = keys.read_text("utf-8")
    keys.write_text(kunci + TENTANG_KUNCI + peragaan.kunci_terbuka(), "utf-8")
    peragaan.tulis(dict.fromkeys(akhir))
    peragaan.catat("indicators: the demonstration's documents leave, to be filed anew")
    for periode in DOKUMEN:
        _lewat_sop(peragaan, periode, akhir, versi)
    keys.write_text(kunci, "utf-8")
    peragaan.catat("indicators: the keys of the demonstration leave; each entry holds its own")


def _berkas() -> Iterator[str]:
    for periode in DOKUMEN:
        yield from (dokumen_path(periode), formulir_path(periode, "dinas"))


def _lewat_sop(peragaan: Peragaan, periode: Periode, akhir: Mapping[str, str], versi: str) -> None:
    path, formulir = dokumen_path(periode), formulir_path(periode, "dinas")
    naskah = diterbitkan_ulang(akhir[path], versi)
    kosong, unit, _ = akhir[formulir].partition("unit: dinas\n")
    koreksi = peragaan.isi(KOREKSI) or KEPALA_KOREKSI
    hari = ZonaWaktu.WIB.office_day(peragaan.awal)
    steps: tuple[tuple[str, str, tuple[str, ...], str, Mapping[str, str]], ...] = (
        ("format", PERENCANA, (SEKRETARIS,), "format", {formulir: kosong + unit}),
        ("realisasi", STAF, (PERENCANA,), "draf", {formulir: akhir[formulir]}),
        ("evaluasi", PERENCANA, (SAKIP_1, SAKIP_2, SEKRETARIS), "konsep", {}),
        ("pengesahan", PERENCANA, SEMUA, "ditandatangani",
            {KOREKSI: koreksi + baris_koreksi(periode, versi, hari)}),
    )  # fmt: skip
    for apa, oleh, setuju, tahap, beside in steps:
        isi = {path: bertahap(naskah, tahap), **beside}
        peragaan.usulkan(peragaan.ajukan(apa, periode, oleh, setuju, isi))
    filed = {path: bertahap(naskah, "arsip")}
    peragaan.tunggu()
    peragaan.arsipkan(periode, peragaan.ajukan("arsip", periode, STAF, (STAF_2,), filed))


def main(repo: Path = REPO) -> None:
    """File anew what the branch here holds, and move the branch forward to it."""
    if _git(repo, "status", "--porcelain"):
        sys.exit("ada perubahan yang belum dicatat; catat dahulu")
    with tempfile.TemporaryDirectory() as temp:
        peragaan = Peragaan(repo, Path(temp) / "repo")
        terbitkan(peragaan, version("ukur"))
        _git(repo, "fetch", "--quiet", "--no-tags", str(peragaan.folder), peragaan.utama)
        _git(repo, "merge", "--quiet", "--ff-only", "FETCH_HEAD")


if __name__ == "__main__":
    main()
