"""A correction makes a version of its document, and of every later one that it reaches; so do words."""

import json
from pathlib import Path

import pytest
from tests.archive.arsip_uji import tulis_arsip, tulis_ulang
from tests.skenario.arsip_kantor import (
    DIKOREKSI,
    KOREKSI,
    SEMUA,
    TW4,
    V1,
    V2,
    ajukan_arsip,
    arsip,
    gabungkan,
    isi,
    sahkan,
)
from tests.skenario.forged_archive import take_filed
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, mandiri, tahap
from tests.skenario.kantor import (
    PERENCANA,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.panggung import TanpaSitus, putuskan
from tests.skenario.signed_inputs import shown_page

from ukur.archive.frozen import thaw
from ukur.model.periode import Periode


def test_words_alone_are_corrected(sah: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """The document's own words, replaced just as the correction says: a version, and it verifies."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    place = TanpaSitus(sah, kunci, ukur)

    def proposed(words: str) -> Keluaran:
        sah.cabang()
        sah.tulis(PERENCANA, {DOKUMEN: ganti("Kampung Mandiri bertambah", words), KOREKSI: lambda _: NASKAH})
        place.gerbang()
        for akun in SEMUA:
            place.langsung(akun)
        return putuskan(sah, place, ukur)

    other = proposed("Kampung Mandiri bertambah banyak")
    assert other.kode == 1
    assert "hanya diubah bersama koreksi naskah di koreksi.yml" in other.out
    decided = proposed("Kampung berstatus Mandiri bertambah")
    assert decided.kode == 0, decided.out
    sah.gabung(PERENCANA, "usulan")
    waiting = "Koreksi naskah dokumen Triwulan IV Tahun 2025 sudah diputuskan: Istilahnya kurang lengkap."
    assert waiting in shown_page(sah, "dokumen/2025-TW4.md")
    done = ukur("archive", "2025-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{V2}\n"), done.err
    assert waiting not in shown_page(sah, "dokumen/2025-TW4.md")
    held = isi(sah)
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("Naskah: Kampung Mandiri bertambah dikoreksi menjadi Kampung berstatus Mandiri")
    verified = ukur("verify", "content/arsip", di=sah.utama)
    assert verified.kode == 0, verified.out
    (row,) = thaw(held[f"{V2}/dokumen.json"]).koreksi
    assert (row.kode, row.baru) == ("Naskah", "Kampung berstatus Mandiri bertambah")
    assert row.baru in shown_page(sah, "dokumen/2025-TW4.md")


NASKAH = """koreksi: []
naskah:
  - periode: 2025-TW4
    semula: Kampung Mandiri bertambah
    menjadi: Kampung berstatus Mandiri bertambah
    alasan: Istilahnya kurang lengkap.
    sumber: Nota dinas (contoh uji)
    diputuskan_oleh: Kepala Dinas
    tanggal: 2026-02-02
"""


TW4_2024 = Periode(2024, 4)
TW4_LALU = "indicators/pengukuran/2024-TW4/dinas.yml"
# 46 of 221 villages are 20,81 percent (0,208144...), where 2024 was signed with 47 (21,27).
KOREKSI_LALU = DIKOREKSI.replace("2025-TW4", "2024-TW4").replace("baru: 21.72", "baru: 20.81")


@pytest.fixture
def two_signed(kantor: Kantor, kunci: dict[str, Path]) -> Kantor:
    """An office whose documents of 2024-TW4 and 2025-TW4 came by approved proposals, and are filed."""
    folder = TW4_LALU.rpartition("/")[0]
    held = {path.name: path.read_text("utf-8") for path in (kantor.kerja / folder).iterdir()}
    kantor.cabang("main")
    kantor.git("rm", "-r", "--quiet", folder)
    kantor.simpan("pengelola", "main")
    kantor.mutakhirkan()
    held["dokumen.yml"] = tahap("ditandatangani")(held["dokumen.yml"])
    files: dict[str, Ubah] = {f"{folder}/{name}": _as(text) for name, text in held.items()}
    gabungkan(kantor, kunci, PERENCANA, files, SEMUA)
    sahkan(kantor, kunci)
    for periode, dokumen in ((TW4_2024, f"{folder}/dokumen.yml"), (TW4, DOKUMEN)):
        arsip(kantor, periode)
        ajukan_arsip(kantor, kunci, dokumen)
    return kantor


def _as(text: str) -> Ubah:
    return lambda _: text


@pytest.mark.nightly("test_words_alone_are_corrected walks a correction every day")
def test_a_correction_reaches_a_later_one(two_signed: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """2025 compares with 2024: its own files stay, its next version says whose correction it is."""
    sah = two_signed
    before, start = isi(sah), sah.kepala("main")
    changes: dict[str, Ubah] = {TW4_LALU: mandiri(46), KOREKSI: lambda _: KOREKSI_LALU}
    commit = gabungkan(sah, kunci, PERENCANA, changes, SEMUA)
    told = "Koreksi IKU-01 Triwulan IV Tahun 2024 sudah diputuskan: 21,27 menjadi 20,81 (Kepala Dinas, 2"
    places = ("dokumen/2025-TW4.md", "index.md", "indikator/IKU-01.md", "arsip/2024-TW4.md")
    assert [told in shown_page(sah, place) for place in places] == [True] * 4
    assert told not in shown_page(sah, "indikator/IKU-02.md")
    done = ukur("archive", "2024-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{TW4_2024}/v2\n{V2}\n"), done.err
    assert "1 versi baru dokumen sesudahnya, akibat koreksi" in done.err
    assert [told in shown_page(sah, place) for place in places] == [False] * 4
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

    def other(files: dict[str, bytes]) -> None:
        files[f"masukan/{FORMULIR}"] = files[f"masukan/{FORMULIR}"].replace(
            b"pembilang: 47", b"pembilang: 48"
        )

    tulis_arsip(tulis_ulang(held, V2, other), sah.folder / "lain")
    forged = ukur("verify", sah.folder / "lain", di=sah.utama)
    assert f"GAGAL {V2} koreksi: versi ini dibuat karena koreksi periode sebelumnya" in forged.out

    place = TanpaSitus(sah, kunci, ukur)
    sah.cabang()
    tulis_arsip(take_filed(sah), sah.kerja / "content/arsip")
    sah.simpan(STAF)
    place.gerbang()
    place.langsung(STAF_2)
    verdict = putuskan(sah, place, ukur)
    assert verdict.kode == 0, verdict.out
    jalankan_git(sah.utama, "checkout", "--quiet", "--", ".")  # main brings it back
    sah.gabung(STAF, "usulan")
    checked = ukur("publish", "check", "--since", start, di=sah.utama)
    assert checked.kode == 0, checked.err
