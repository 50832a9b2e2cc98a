import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from tests.archive.arsip_uji import PINDAI, TANDA, V1, V2, Arsip, tulis_arsip, tulis_ulang, tulis_zip
from tests.archive.sertifikat_uji import Sertifikat

from ukur.archive.manifest import chain_end, read_register
from ukur.commands.cli.verify_commands import verify
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER


class Keluaran(NamedTuple):
    kode: int
    out: str


Verify = Callable[..., Keluaran]


@pytest.fixture
def jalankan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    """Run the command in an empty folder; an error that the program tells itself is raised."""
    monkeypatch.chdir(tmp_path)

    def run(*argumen: str | Path) -> Keluaran:
        done = CliRunner().invoke(verify, list(map(str, argumen)), standalone_mode=False)
        if done.exception:
            raise done.exception
        return Keluaran(done.return_value, done.stdout)

    return run


def test_tempat_baku(arsip: Arsip, akar_uji: Sertifikat, tmp_path: Path, jalankan: Verify) -> None:
    """Without a path: the office's own archive, by the roots it guards. No program compares a scan."""
    tulis_arsip(arsip, tmp_path / "content/arsip")
    tulis_arsip({"penerbit.pem": akar_uji.pem, "BACA.txt": b"penerbit TTE"}, tmp_path / ".ukur/akar")
    done = jalankan("--head", chain_end(read_register(arsip[REGISTER])))
    lines = done.out.splitlines()
    left = [line for line in lines if not line.startswith("LULUS ")]
    assert (done.kode, len(lines)) == (0, 50)
    assert left[0].startswith(f"LEWAT {TANDA} penanda tangan: dokumen tidak menyebut nama")
    assert left[1].startswith(f"LEWAT {PINDAI} pindaian: ")
    assert len(left) == 2
    assert f"LULUS {V2} urutan: versi 2, urutannya lengkap" in lines
    assert jalankan("--head", "0" * 64, tmp_path / "content/arsip" / PINDAI).kode == 1


def test_json(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    path = tulis_zip(tmp_path / "arsip.zip", tulis_ulang(arsip, V2, alasan=()))
    done = jalankan(path.as_uri(), "--format", "json")
    data = json.loads(done.out)
    assert (done.kode, data["lulus"]) == (1, False)
    assert [row for row in data["periksa"] if row["status"] == "GAGAL"] == [
        {
            "nama": "urutan",
            "status": "GAGAL",
            "kalimat": "versi 2 tanpa alasan koreksi",
            "folder": V2,
            "pokok": False,
        }
    ]
    assert [row["nama"] for row in data["periksa"] if row["pokok"]] == ["isi"]


@pytest.mark.parametrize(
    ("path", "kalimat"),
    [
        pytest.param("https://contoh.example/arsip.zip", "unduh berkas itu dahulu", id="alamat jaringan"),
        pytest.param("HTTP://contoh.example/arsip.zip", "unduh berkas itu dahulu", id="huruf besar"),
        pytest.param("file://contoh.example/arsip.zip", "ada di komputer lain", id="komputer lain"),
        pytest.param("tidak-ada.zip", "'tidak-ada.zip' tidak ditemukan", id="tidak ada"),
        pytest.param(".", "di folder itu tidak ada arsip", id="folder tanpa arsip"),
        pytest.param(None, "belum ada arsip", id="belum ada arsip"),
        pytest.param("surat.pdf", "arsip pembandingnya tidak ada", id="tanpa pembanding"),
    ],
)
def test_tidak_dapat(tmp_path: Path, jalankan: Verify, path: str | None, kalimat: str) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF")
    with pytest.raises(UkurError, match=kalimat):
        jalankan(*([path] if path else []))


def test_register_kosong(tmp_path: Path, jalankan: Verify) -> None:
    tulis_arsip({REGISTER: b""}, tmp_path / "content/arsip")
    with pytest.raises(UkurError, match=r"register\.jsonl tidak ada atau kosong"):
        jalankan()


def test_berkas_yang_diterima(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    """A file somebody received: what it is, that a newer version exists, and what a match does not prove."""
    store = tulis_arsip(arsip, tmp_path / "jauh")
    got = tmp_path / "dari-surel.bin"
    for folder, newer in ((V1, True), (V2, False)):
        pdf = next(p for p in sorted(arsip) if p.startswith(f"{folder}/") and p.endswith(".pdf"))
        got.write_bytes(arsip[pdf])
        done = jalankan(got, "--archive", store)
        assert done.kode == 0
        title = "Pengukuran Kinerja Triwulan IV Tahun 2024"
        assert f"LULUS {folder} kecocokan: {title}, versi {folder[-1]}: Dokumen PDF" in done.out
        assert ("versi 2 menggantikan versi 1" in done.out) is newer
        assert "Tidak dibuktikan: bahwa angkanya benar" in done.out


def test_zip_data_juga_berkas(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    """A zip without a register is looked up as any other file."""
    tulis_arsip(arsip, tmp_path / "content/arsip")
    name = next(p for p in sorted(arsip) if p.startswith(f"{V2}/") and p.endswith(".zip"))
    (tmp_path / "data.zip").write_bytes(arsip[name])
    done = jalankan(tmp_path / "data.zip")
    assert (done.kode, "Data terbuka (CSV dan JSON)" in done.out) == (0, True)


def test_berkas_lain(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    tulis_arsip(arsip, tmp_path / "content/arsip")
    (tmp_path / "lain.pdf").write_bytes(b"%PDF lain")
    done = jalankan(tmp_path / "lain.pdf")
    assert done.kode == 1
    assert done.out.startswith("GAGAL kecocokan: tidak ada berkas ber-SHA-256 ")


def test_pembanding_rusak(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    """A file is not looked up in an archive that is not whole."""
    tulis_arsip({**arsip, f"{V1}/bukti.json": b"{}"}, tmp_path / "content/arsip")
    (tmp_path / "lain.pdf").write_bytes(b"{}")
    with pytest.raises(UkurError, match=r"'bukti\.json' berubah"):
        jalankan(tmp_path / "lain.pdf")


def test_yang_dilewati_disebut(arsip: Arsip, tmp_path: Path, jalankan: Verify) -> None:
    """Who reads only the last line learns that something was left out; nothing may act on the terminal."""
    made = tulis_ulang(
        arsip, V2, lambda files: files.update({"BACA-SAYA.txt": b"lain"}), alat={"typst": "0.1"}
    )
    done = CliRunner().invoke(verify, [str(tulis_arsip(made, tmp_path / "x"))], standalone_mode=False)
    assert done.return_value == 0
    assert done.stderr == "46 pemeriksaan terbukti; 4 tidak dapat dibuktikan di sini, lihat baris LEWAT.\n"
    spoilt = {**arsip, "\x1b[2J\u202e.pdf": b""}
    text = jalankan(tulis_arsip(spoilt, tmp_path / "y")).out
    assert ("\x1b" in text, "\u202e" in text, "[2J" in text) == (False, False, True)
