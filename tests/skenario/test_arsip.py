import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.arsip_uji import tulis_arsip, tulis_ulang
from tests.skenario.arsip_kantor import (
    DIKOREKSI,
    KOREKSI,
    SEMUA,
    V1,
    V2,
    ajukan_arsip,
    arsip,
    gabungkan,
    isi,
    koreksi,
    menjadi_bentuk_satu,
)
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, mandiri
from tests.skenario.kantor import KEPALA, PERENCANA, Kantor, Ukur, ganti

from ukur.archive.frozen import thaw, thaw_form
from ukur.commands.data.checked_data import data_tree
from ukur.commands.filing.drill import rebuild
from ukur.commands.pages.site_build import gather_material
from ukur.measure.edition import CURRENT, Edition
from ukur.model.findings import UkurError
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.verify.inputs import check_data


def test_diarsipkan(sah: Kantor) -> None:
    """Each file as it was approved: the data byte for byte, the figure known by hand, who approved."""
    done = arsip(sah)
    assert (done.folder, done.baru) == (V1, True)
    held = isi(sah)
    for path in (DOKUMEN, FORMULIR, "indicators/sop.yml"):
        assert held[f"{V1}/masukan/{path}"] == (sah.utama / path).read_bytes()
    document = thaw(held[f"{V1}/dokumen.json"])
    assert document.baris[0].triwulan.realisasi.teks == "21,27"  # 47 of 221 villages
    record = json.loads(held[f"{V1}/persetujuan.json"])
    assert [len(change["setuju"]) for change in record["perubahan"]] == [1, 1, 3, 1]
    assert record["perubahan"][-1]["setuju"][0]["akun"] == KEPALA
    (line,) = held["register.jsonl"].decode().splitlines()
    row = json.loads(line)
    assert (row["folder"], row["nomor"], row["sebelum"]) == (V1, 1, "0" * 64)
    assert row["manifest"] == hashlib.sha256(held[f"{V1}/manifest.json"]).hexdigest()


def test_dua_kali_sama_saja(sah: Kantor) -> None:
    arsip(sah)
    before = isi(sah)
    again = arsip(sah)
    assert (again.folder, again.baru) == (V1, False)
    assert isi(sah) == before


def test_salinan_lain_memberi_bita_yang_sama(sah: Kantor, tmp_path: Path, kunci: dict[str, Path]) -> None:
    other = sah.salin(tmp_path / "lain", kunci)
    arsip(sah)
    arsip(other)
    assert isi(sah) == isi(other)


def test_langkah_sembilan_bukan_perubahan(sah: Kantor, kunci: dict[str, Path]) -> None:
    """After the archive's own proposal the document stands at arsip; that makes no second version."""
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    assert not arsip(sah).baru
    assert isi(sah) == before


def test_koreksi_membuat_versi_kedua(sah: Kantor, kunci: dict[str, Path]) -> None:
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    koreksi(sah, kunci)
    assert arsip(sah).folder == V2
    held = isi(sah)
    assert {path: held[path] for path in before if path.startswith(V1)} == {
        path: text for path, text in before.items() if path.startswith(V1)
    }
    assert held["register.jsonl"].startswith(before["register.jsonl"])
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("IKU-01: 21,27 dikoreksi menjadi 21,72. Satu kampung tertinggal")
    assert thaw(held[f"{V2}/dokumen.json"]).baris[0].triwulan.realisasi.teks == "21,72"
    assert dict(rebuild(sah.utama)) == {V1: (), V2: ()}


def test_an_older_form_stays_and_is_corrected_in_the_newest(sah: Kantor, kunci: dict[str, Path]) -> None:
    """Filed under form 1, nothing new is filed by itself; a correction makes v2, in the newest form."""
    arsip(sah)
    menjadi_bentuk_satu(sah)
    before = isi(sah)
    assert thaw_form(before[f"{V1}/dokumen.json"]).edition is Edition.FIRST
    assert dict(rebuild(sah.utama)) == {V1: ()}
    ajukan_arsip(sah, kunci)
    assert not arsip(sah).baru
    assert isi(sah) == before
    koreksi(sah, kunci)
    assert arsip(sah).folder == V2
    held = isi(sah)
    assert held[f"{V1}/dokumen.json"] == before[f"{V1}/dokumen.json"]
    newer = thaw_form(held[f"{V2}/dokumen.json"])
    assert (newer.edition, newer.dokumen.baris[0].triwulan.realisasi.teks) == (CURRENT, "21,72")
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("IKU-01: 21,27 dikoreksi menjadi 21,72.")


def test_berubah_tanpa_alasan_ditolak(sah: Kantor, kunci: dict[str, Path]) -> None:
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    koreksi(sah, kunci, alasan=False)
    with pytest.raises(UkurError, match=r"berubah sejak 2025-TW4/v1 .* koreksi.yml tidak menyebut alasannya"):
        arsip(sah)
    assert isi(sah) == before


def _langsung(berkas: dict[str, Ubah]) -> Callable[[Kantor, dict[str, Path]], None]:
    def push(kantor: Kantor, _: dict[str, Path]) -> None:
        kantor.cabang("main")
        kantor.tulis(PERENCANA, berkas, "main")
        kantor.mutakhirkan()

    return push


def _kurang(kantor: Kantor, kunci: dict[str, Path]) -> None:
    changes: dict[str, Ubah] = {FORMULIR: mandiri(48), KOREKSI: lambda _: DIKOREKSI}
    gabungkan(kantor, kunci, PERENCANA, changes, SEMUA[:-1])


@pytest.mark.parametrize(
    ("jadi", "kata"),
    [
        pytest.param(
            _langsung({FORMULIR: mandiri(48)}),
            "dikirim langsung ke cabang utama",
            id="angka dikirim langsung ke main",
        ),
        pytest.param(_kurang, "Menunggu persetujuan Kepala Dinas", id="digabung tanpa Kepala Dinas"),
        pytest.param(
            _langsung({DOKUMEN: ganti("tahap: ditandatangani", "tahap: konsep")}),
            "belum disahkan",
            id="tahapnya mundur",
        ),
        pytest.param(
            _langsung({FORMULIR: ganti("penyebut: 221", "penyebut: 0")}),
            "masih mempunyai galat",
            id="data salah",
        ),
    ],
)
def test_tidak_disahkan_ditolak(
    sah: Kantor, kunci: dict[str, Path], jadi: Callable[[Kantor, dict[str, Path]], None], kata: str
) -> None:
    jadi(sah, kunci)
    with pytest.raises(UkurError, match=kata):
        arsip(sah)
    assert not (sah.utama / "content/arsip").exists()


def test_perintah(sah: Kantor, ukur: Ukur) -> None:
    """The command prints the folder, and says what to do with it; a period without document is refused."""
    done = ukur("archive", "2025-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{V1}\n"), done.err
    assert "usulan arsip" in done.err
    assert "ukur publish check" in done.err
    assert ukur("archive", "2025-TW4", di=sah.utama).err.startswith("Dokumen ini sudah diarsipkan")
    assert ukur("archive", "2025-TW3", di=sah.utama).kode == 2
    drill = ukur("archive", "drill", di=sah.utama)
    assert (drill.kode, drill.out) == (0, f"{V1}: sama persis\n")
    assert json.loads((sah.utama / ".cache/latihan.json").read_text("utf-8"))["diperiksa"] == 1


def _page(kantor: Kantor, src: str) -> str:
    """Return what a reader of the published site gets at a page."""
    measured = check_data(data_tree(kantor.utama)).measurements
    assert measured is not None
    site = compose_site(gather_material(measured, False, {}, repo=kantor.utama), PageAddresses())
    (page,) = (page for page in site.halaman if page.src == src)
    return page.isi()


TW4_LALU = "indicators/pengukuran/2024-TW4/dinas.yml"
# 46 of 221 villages are 20,81 percent (0,208144...), where 2024 was signed with 47 (21,27).
KOREKSI_LALU = DIKOREKSI.replace("2025-TW4", "2024-TW4").replace("baru: 21.72", "baru: 20.81")


def test_a_correction_reaches_the_next_document(sah: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """2025 compares with 2024: its own files stay, its next version says whose correction it is."""
    start = sah.kepala("main")
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    changes: dict[str, Ubah] = {TW4_LALU: mandiri(46), KOREKSI: lambda _: KOREKSI_LALU}
    commit = gabungkan(sah, kunci, PERENCANA, changes, SEMUA)
    told = "Koreksi IKU-01 Triwulan IV Tahun 2024 sudah diputuskan: 21,27 menjadi 20,81 (Kepala Dinas, 2"
    places = ("dokumen/2025-TW4.md", "index.md", "indikator/IKU-01.md", "arsip/2025-TW4.md")
    assert [told in _page(sah, place) for place in places] == [True] * 4
    assert told not in _page(sah, "indikator/IKU-02.md")
    done = ukur("archive", "2025-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{V2}\n"), done.err
    assert [told in _page(sah, place) for place in places] == [False] * 4
    held = isi(sah)
    manifest = json.loads(held[f"{V2}/manifest.json"])
    (reason,) = manifest["alasan"]
    assert reason.startswith(
        "Akibat koreksi IKU-01 Triwulan IV Tahun 2024: 21,27 menjadi 20,81. Satu kampung"
    )
    assert manifest["commit"] == commit
    own = f"{V2}/masukan/{FORMULIR}"
    assert held[own] == before[own.replace(V2, V1)]
    assert ukur("archive", "2025-TW4", di=sah.utama).out == f"{V2}\n"
    verified = ukur("verify", "content/arsip", di=sah.utama)
    assert verified.kode == 0, verified.out
    assert f"LULUS {V2} koreksi: isian dan naskahnya sama dengan versi 1; Akibat koreksi" in verified.out
    ajukan = ukur("publish", "check", "--since", start, di=sah.utama)
    assert ajukan.kode == 0, ajukan.err

    def other(files: dict[str, bytes]) -> None:
        files[f"masukan/{FORMULIR}"] = files[f"masukan/{FORMULIR}"].replace(
            b"pembilang: 47", b"pembilang: 48"
        )

    tulis_arsip(tulis_ulang(held, V2, other), sah.folder / "lain")
    forged = ukur("verify", sah.folder / "lain", di=sah.utama)
    assert f"GAGAL {V2} koreksi: versi ini dibuat karena koreksi periode sebelumnya" in forged.out
