import json
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ukur.checks import registry
from ukur.commands.data.checked_data import RULE_FAMILIES
from ukur.commands.data.findings_report import FORMAT
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, Rule
from ukur.model.periode import Periode

Jalankan = Callable[..., Any]
Ganti = Callable[[str, str, str], None]
FORMULIR = "indicators/pengukuran/2024-TW4/dinas.yml"
DOKUMEN = "indicators/pengukuran/2024-TW4/dokumen.yml"
KAMUS = "indicators/kamus/IKU-01.yml"


def test_repositori_ini_bersih(ukur: Jalankan) -> None:
    assert ukur("check") == (0, "", "Bersih: 8 indikator, 2 dokumen, tanpa temuan.\n")


@pytest.mark.parametrize("bentuk", sorted(FORMAT))
def test_bersih_dalam_setiap_bentuk(ukur: Jalankan, bentuk: str) -> None:
    kode, out, _ = ukur("check", "--format", bentuk)
    assert kode == 0
    assert out == "" if bentuk in {"text", "github"} else json.loads(out) is not None


def test_temuan(ukur: Jalankan, repo: Path, ganti: Ganti) -> None:
    """All findings at once, sorted by place, on stdout; the count on stderr."""
    ganti(FORMULIR, "pembilang: 47", "pembilang: 4.7.1")
    ganti(KAMUS, "satuan: persen", "satuann: persen")
    kode, out, err = ukur("check", di=repo)
    lines = out.splitlines()
    assert kode == 1
    assert [line.split(": ")[0] for line in lines[::2]] == [
        f"{KAMUS}:1:1",  # satuan is missing
        f"{KAMUS}:21:1",  # satuann is unknown
        f"{FORMULIR}:7:5",
    ]
    assert all(line.startswith("    perbaikan: ") for line in lines[1::2])
    assert err == "3 galat, 0 peringatan.\n"


@pytest.mark.parametrize("bentuk", sorted(FORMAT))
def test_bentuk_tidak_mengubah_kode_keluar(ukur: Jalankan, repo: Path, ganti: Ganti, bentuk: str) -> None:
    ganti(KAMUS, "satuan: persen", "satuann: persen")
    first, second = (ukur("check", "--format", bentuk, di=repo) for _ in range(2))
    assert first == second
    assert first.kode == 1
    assert "K002" in first.out


def test_peringatan_saja_tidak_menggagalkan(ukur: Jalankan, repo: Path, ganti: Ganti) -> None:
    """Evidence named twice is a warning (E103)."""
    lines = (repo / FORMULIR).read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("      - nama:"))
    bukti = "\n".join(lines[at : at + 2])
    ganti(FORMULIR, bukti, f"{bukti}\n{bukti}")
    kode, out, err = ukur("check", di=repo)
    assert (kode, err) == (0, "0 galat, 1 peringatan.\n")
    assert "peringatan E103" in out


def test_peringatan_dijelaskan(ukur: Jalankan, repo: Path, ganti: Ganti) -> None:
    """More than the whole, with a note: silent, told in the summary, shown when asked for."""
    ganti(FORMULIR, "    pembilang: 47", "    keterangan: Termasuk kampung pemekaran\n    pembilang: 247")
    rincian = re.search(r"    rincian:\n(?:      .*\n)+", (repo / FORMULIR).read_text("utf-8"))
    assert rincian
    text = (repo / FORMULIR).read_text("utf-8").replace(rincian[0], "", 1)
    (repo / FORMULIR).write_text(text, "utf-8")
    kode, out, err = ukur("check", di=repo)
    assert (kode, out) == (0, "")
    assert err.startswith("Bersih: ")
    assert err.endswith(" 1 peringatan sudah dijelaskan; lihat ukur check --explained.\n")
    kode, out, _ = ukur("check", "--explained", di=repo)
    lines = out.splitlines()
    assert kode == 0
    assert lines[0].startswith(f"{FORMULIR}:")
    assert " catatan W103 " in lines[0]
    assert lines[1:] == ["    dijelaskan: Termasuk kampung pemekaran"]


def test_aturan_baru_hanya_mencatat(
    ukur: Jalankan, repo: Path, ganti: Ganti, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a signed quarter what a newer rule refuses is one remark, exit code 0; unsigned it is an error."""
    rule = Rule("Z999", "uji", "Uji.", sejak=2)

    def check(measurements: Measurements) -> Iterator[Finding]:
        for row in measurements.catalogue.reported(Periode(2024, 4)):
            if row.kode == "IKU-01":
                at = measurements.catalogue.at(*row.where)
                yield rule.at(at, "47 desa keliru", "ubah angkanya", periode=(row.periode,))

    monkeypatch.setattr(registry, "FAMILIES", (*registry.FAMILIES, ("Uji", check, (rule,))))
    kode, out, err = ukur("check", di=repo)
    assert (kode, err) == (0, "0 galat, 0 peringatan, 1 catatan.\n")
    assert out.splitlines() == [
        f"{FORMULIR}:6:3: catatan Z999 47 desa keliru",
        "    perbaikan: angka ini sudah disahkan; bila keliru, catat koreksinya di koreksi.yml",
    ]
    kode, out, _ = ukur("build", "--pages", "halaman", "--repo", str(repo), di=repo.parent)
    assert (kode, out) == (
        0,
        f"1 catatan tidak ditulis di sini; tampilkan dengan: ukur check --repo {shlex.quote(str(repo))}\n",
    )
    tahap = re.search(r"^tahap: .*$", (repo / DOKUMEN).read_text("utf-8"), re.M)
    assert tahap
    ganti(DOKUMEN, tahap[0], "tahap: draf")
    kode, out, _ = ukur("check", di=repo)
    assert kode == 1
    assert f"{FORMULIR}:6:3: galat Z999 47 desa keliru\n    perbaikan: ubah angkanya" in out


def test_berkas_wajib_tidak_ada(ukur: Jalankan, repo: Path) -> None:
    (repo / "indicators/sop.yml").unlink()
    kode, out, _ = ukur("check", di=repo)
    assert kode == 1
    assert out.startswith("indicators/sop.yml:1:1: galat B012 ")


@pytest.mark.parametrize("di", ["content", "indicators/kamus"])
def test_salah_folder(ukur: Jalankan, repo: Path, di: str) -> None:
    kalimat = "ukur: folder data 'indicators' tidak ditemukan; jalankan di folder utama repositori\n"
    assert ukur("check", di=repo / di) == (2, "", kalimat)
    assert ukur("check", "--repo", repo / di) == (2, "", kalimat)


def test_repo_dari_mana_saja(ukur: Jalankan, repo: Path) -> None:
    assert ukur("check", "--repo", repo, di=Path("/")).kode == 0


def test_nama_berkas_yang_menipu(ukur: Jalankan, repo: Path) -> None:
    (repo / "indicators/kamus" / "a\n\x1b[31mb.yml").write_text("a: 1\n")
    for bentuk in sorted(FORMAT):
        kode, out, _ = ukur("check", "--format", bentuk, di=repo)
        assert kode == 1
        assert "B011" in out or "B014" in out or "K002" in out
        assert "\x1b" not in out


def test_revisi(ukur: Jalankan, repo: Path, git: Callable[..., str], ganti: Ganti) -> None:
    """The revision is checked, not the folder; the folder stays as it is."""
    git("add", "-A")
    git("commit", "-q", "-m", "bersih")
    ganti(KAMUS, "satuan: persen", "satuann: persen")
    git("commit", "-q", "-a", "-m", "salah")
    (repo / KAMUS).unlink()
    hasil = {
        revisi: ukur("check", "--revision", revisi, di=repo).kode for revisi in ("HEAD~1", "HEAD", "main")
    }
    assert hasil == {"HEAD~1": 0, "HEAD": 1, "main": 1}
    assert not (repo / KAMUS).exists()
    kode, out, err = ukur("check", "--revision", "tidak-ada", di=repo)
    assert (kode, out) == (2, "")
    assert err == "ukur: revisi Git 'tidak-ada' tidak ditemukan; periksa nama cabang atau komitnya\n"


def test_every_rule_has_a_code_of_its_own() -> None:
    """The page of rules leads to a rule by its code, and so do the remarks of the gate."""
    codes = Counter(rule.code for _, rules in RULE_FAMILIES for rule in rules)
    assert len(codes) > 200
    assert [code for code, times in codes.items() if times > 1] == []
