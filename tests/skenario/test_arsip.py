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
    TW4,
    V1,
    V2,
    ajukan_arsip,
    arsip,
    gabungkan,
    himpun,
    isi,
    koreksi,
    menjadi_bentuk_satu,
    sahkan,
)
from tests.skenario.forged_archive import take_filed
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, mandiri, tahap
from tests.skenario.kantor import (
    KEPALA,
    LUAR,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.panggung import TanpaSitus, putuskan

from ukur.archive.frozen import thaw, thaw_form
from ukur.archive.pelaksanaan import read_pelaksanaan
from ukur.commands.data.checked_data import data_tree
from ukur.commands.filing.drill import rebuild
from ukur.commands.pages.site_build import gather_material
from ukur.document.pelaksanaan_composition import NOT_YET_RECORDED
from ukur.measure.edition import CURRENT, Edition
from ukur.model.findings import UkurError
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.verify.inputs import check_data


def test_diarsipkan(sah: Kantor) -> None:
    """Each file as it was approved: the data byte for byte, the figure known by hand, who approved."""
    done = arsip(sah)
    assert (done.folder, done.baru) == (V1, True)
    assert done.catatan.startswith("Naskah bertanggal 8 Januari 2026, sedangkan persetujuan")
    held = isi(sah)
    for path in (DOKUMEN, FORMULIR, "indicators/sop.yml"):
        assert held[f"{V1}/masukan/{path}"] == (sah.utama / path).read_bytes()
    document = thaw(held[f"{V1}/dokumen.json"])
    assert document.baris[0].triwulan.realisasi.teks == "21,27"  # 47 of 221 villages
    record = json.loads(held[f"{V1}/persetujuan.json"])
    assert [len(change["setuju"]) for change in record["perubahan"]] == [1, 1, 3, 1]
    assert record["perubahan"][-1]["setuju"][0]["akun"] == KEPALA
    steps = read_pelaksanaan(held[f"{V1}/pelaksanaan.json"]).langkah
    assert [len(step.usulan) for step in steps] == [0, 0, 1, 1, 1, 1, 1, 1, 0]
    assert steps[7].usulan[0].dibuka is None  # nobody tells it without a host
    assert [item.akun for item in steps[7].usulan[0].disetujui] == [KEPALA]
    printed = {step.nomor: step.oleh for step in document.catatan_sop if step.oleh != NOT_YET_RECORDED}
    assert printed == {
        **{1: "Kepala Dinas", 2: "Sekretaris", 7: "Kepala Dinas", 8: "Kepala Dinas"},  # the office's own rows
        3: "disetujui Sekretaris",
        4: "disetujui Fungsional Perencana",
        5: "disetujui Tim SAKIP",
        6: "disetujui Sekretaris",
    }
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
    assert waiting in _page(sah, "dokumen/2025-TW4.md")
    done = ukur("archive", "2025-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{V2}\n"), done.err
    assert waiting not in _page(sah, "dokumen/2025-TW4.md")
    held = isi(sah)
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("Naskah: Kampung Mandiri bertambah dikoreksi menjadi Kampung berstatus Mandiri")
    verified = ukur("verify", "content/arsip", di=sah.utama)
    assert verified.kode == 0, verified.out
    (row,) = thaw(held[f"{V2}/dokumen.json"]).koreksi
    assert (row.kode, row.baru) == ("Naskah", "Kampung berstatus Mandiri bertambah")
    assert row.baru in _page(sah, "dokumen/2025-TW4.md")


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


def _page(kantor: Kantor, src: str) -> str:
    """Return what a reader of the published site gets at a page."""
    measured = check_data(data_tree(kantor.utama)).measurements
    assert measured is not None
    site = compose_site(gather_material(measured, False, {}, repo=kantor.utama), PageAddresses())
    (page,) = (page for page in site.halaman if page.src == src)
    return page.isi()


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


def test_a_correction_reaches_a_later_one(two_signed: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """2025 compares with 2024: its own files stay, its next version says whose correction it is."""
    sah = two_signed
    before, start = isi(sah), sah.kepala("main")
    changes: dict[str, Ubah] = {TW4_LALU: mandiri(46), KOREKSI: lambda _: KOREKSI_LALU}
    commit = gabungkan(sah, kunci, PERENCANA, changes, SEMUA)
    told = "Koreksi IKU-01 Triwulan IV Tahun 2024 sudah diputuskan: 21,27 menjadi 20,81 (Kepala Dinas, 2"
    places = ("dokumen/2025-TW4.md", "index.md", "indikator/IKU-01.md", "arsip/2024-TW4.md")
    assert [told in _page(sah, place) for place in places] == [True] * 4
    assert told not in _page(sah, "indikator/IKU-02.md")
    done = ukur("archive", "2024-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{TW4_2024}/v2\n{V2}\n"), done.err
    assert "1 versi baru dokumen sesudahnya, akibat koreksi" in done.err
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


PERAN = "indicators/peran.yml"


def _succeeded(text: str) -> str:
    """End the role of Kepala before she signed; the next one begins on the day after."""
    row = "      - akun: peragaan-kepala\n        mulai: 2022-01-10\n"
    assert row in text
    ended = f"{row}        sampai: 2026-06-30\n      - akun: {LUAR}\n        mulai: 2026-07-01\n"
    return text.replace(row, ended, 1)


def test_a_role_that_ends_before_it_approved(sah: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """The gate refuses the day and names the approval; where it stands anyway, what was approved stays so."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    place = TanpaSitus(sah, kunci, ukur)
    sah.cabang()
    sah.tulis(STAF, {PERAN: _succeeded})
    place.gerbang()
    for akun in (KEPALA, SEKRETARIS):
        place.langsung(akun)
    refused = putuskan(sah, place, ukur)
    assert refused.kode == 1
    assert (
        "sampai 2026-06-30 bagi peragaan-kepala (Kepala Dinas) lebih awal dari persetujuannya" in refused.out
    )
    assert f"(arsip {V1})" in refused.out

    _langsung({PERAN: _succeeded})(sah, kunci)
    sah.cabang()
    sah.tulis(PERENCANA, {FORMULIR: mandiri(48), KOREKSI: lambda _: DIKOREKSI})
    place.gerbang()
    for akun in SEMUA[:-1]:
        place.langsung(akun)
    place.langsung(LUAR, peran="kepala")
    sah.gabung(PERENCANA, "usulan")
    assert arsip(sah).folder == V2
    verified = ukur("verify", "content/arsip", di=sah.utama)
    assert verified.kode == 0, verified.out
    record = json.loads(isi(sah)[f"{V2}/persetujuan.json"])
    assert ["daftar_peran" in change for change in record["perubahan"]] == [True] * 5 + [False]


def test_a_return_with_its_reason(kantor: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """Signed words: told by the gate, and kept in the record of what was approved afterwards."""
    himpun(kantor, kunci)
    place, why = TanpaSitus(kantor, kunci, ukur), "Sebab IKU-01 belum dijelaskan."
    kantor.cabang()
    kantor.tulis(PERENCANA, {DOKUMEN: beranalisis})
    place.gerbang()
    signed = ("--role", "sekretaris", "--account", SEKRETARIS, "--key", kunci[SEKRETARIS])
    refused = ukur("approve", "usulan", *signed, "--reason", why, di=kantor.utama)
    assert (refused.kode, "--reason menyertai --return" in refused.err) == (2, True)
    assert ukur("approve", "usulan", *signed, "--return", "--reason", why, di=kantor.utama).kode == 0
    back = putuskan(kantor, place, ukur)
    assert back.kode == 1
    assert f"dikembalikan oleh {SEKRETARIS} (Sekretaris), dengan alasan: {why}" in back.out
    assert f'uraian: "{why}"' in back.out

    kantor.tulis(PERENCANA, {DOKUMEN: ganti("Kampung Mandiri bertambah", "Kampung Mandiri naik")})
    place.gerbang()
    for akun in (SAKIP_1, SAKIP_2, SEKRETARIS):
        place.langsung(akun)
    kantor.gabung(PERENCANA, "usulan")
    gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: disahkan}, (KEPALA,))
    arsip(kantor)
    record = json.loads(isi(kantor)[f"{V1}/persetujuan.json"])
    (kept,) = (row for change in record["perubahan"] for row in change.get("kembali", ()))
    assert (kept["akun"], kept["peran"], kept["alasan"]) == (SEKRETARIS, ["sekretaris"], why)
    told = ukur("verify", "content/arsip", di=kantor.utama)
    assert told.kode == 0, told.out
    assert f"pernah dikembalikan {SEKRETARIS} (sekretaris)" in told.out
