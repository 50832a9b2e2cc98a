"""An office with another SOP, from ``ukur init`` to verify: seven steps, four roles, two signatories."""

import datetime
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.document.baca_pdf import halaman_teks
from tests.nightly import A_WAY
from tests.skenario.isian import Ubah, tahap
from tests.skenario.kantor import DINYATAKAN, USULAN, Kantor, Ukur, ganti, jalankan_git
from tests.skenario.kantor_badan import (
    ANALIS,
    ANALIS_2,
    BUPATI,
    DOKUMEN,
    FORMULIR,
    KEPALA,
    PENGELOLA,
    PENGELOLA_2,
    PERAN,
    SEKRETARIS,
    TARGET,
    buat_kunci,
    gabungkan,
    kantor_badan,
    setujui,
    usulkan,
)
from tests.skenario.panggung import DiGitHub, TanpaSitus, putuskan
from tests.skenario.penggabungan import Cerita
from tests.skenario.test_arsip_github import lewat

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.machine import outside
from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.desk import prepared_period
from ukur.model.paths import ARSIP
from ukur.model.periode import Periode
from ukur.source.archive_reader import read_folder
from ukur.verify.verification import Options, verify_archive

pytestmark = pytest.mark.first_test_daily(A_WAY)

TW4, V1 = Periode(2025, 4), "2025-TW4/v1"
# 22 documents of 20 agreed: 22 / 20 = 110,00 percent.
TERISI = ganti("    realisasi:", "    realisasi: 22")
BUKTI = ganti(
    "    # bukti:\n    #   - nama:\n    #     tautan: https://\n",
    "    bukti:\n      - nama: Berita acara telaah\n        tautan: https://contoh.example/ba\n",
)
BERTANGGAL = ganti("\n\npendahuluan", "\nnomor: 000.8/1/2026\ntanggal_pengesahan: 2026-01-08\n\npendahuluan")


@pytest.fixture(scope="module")
def kunci(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return buat_kunci(tmp_path_factory.mktemp("kunci"))


@pytest.fixture(scope="module")
def awal(tmp_path_factory: pytest.TempPathFactory, kunci: Mapping[str, Path]) -> Kantor:
    return kantor_badan(tmp_path_factory.mktemp("badan") / "kantor", kunci)


def berkas_baru(kantor: Kantor) -> dict[str, Ubah]:
    kantor.cabang()
    ukuran, _ = measured_data(data_tree(kantor.kerja))
    blank = {f"indicators/{path}": text for path, text in prepared_period.prepare_period(ukuran, TW4).items()}
    blank[DOKUMEN] = tahap("format")(blank[DOKUMEN])
    return {path: lambda _, text=text: text for path, text in blank.items()}  # type: ignore[misc]


def berturut(*ubah: Ubah) -> Ubah:
    def change(text: str) -> str:
        for one in ubah:
            text = one(text)
        return text

    return change


Usulan = tuple[str, Mapping[str, Ubah], tuple[str, ...]]
"""A proposal: who writes it, what it changes, who approves."""
PENGESAHAN: Mapping[str, Ubah] = {DOKUMEN: berturut(tahap("ditandatangani"), BERTANGGAL)}


def sampai_konsep(kantor: Kantor) -> tuple[Usulan, ...]:
    """Steps 1 to 4: the format, the data, the evaluation."""
    story = "\nanalisis:\n  SS-1:\n    uraian: Mutu perencanaan meningkat.\n"
    return (
        (ANALIS, berkas_baru(kantor), (SEKRETARIS,)),
        (PENGELOLA, {DOKUMEN: tahap("draf"), FORMULIR: berturut(TERISI, BUKTI)}, (ANALIS,)),
        (ANALIS, {DOKUMEN: lambda text: tahap("konsep")(text) + story}, (ANALIS_2, SEKRETARIS)),
    )


def test_dari_init_sampai_verify(awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path) -> None:
    kantor = awal.salin(tmp_path / "kantor", kunci)
    assert ukur("check", di=kantor.utama).kode == 0
    for usulan in sampai_konsep(kantor):
        gabungkan(kantor, *usulan)

    place = usulkan(kantor, ANALIS, PENGESAHAN)
    setujui(place, (KEPALA,))
    done = ukur("gate", "--branch", USULAN, di=kantor.utama)
    assert done.kode == 1
    assert f"Menunggu persetujuan Bupati ({BUPATI})." in done.out
    setujui(place, (BUPATI,))
    done = ukur("gate", "--branch", USULAN, di=kantor.utama)
    assert done.kode == 0, done.out
    kantor.gabung(ANALIS, USULAN)

    assert file_document(kantor.utama, repository_as_host(kantor.utama, None), TW4, {}).folder == V1
    held = read_folder(kantor.utama / ARSIP)
    found = verify_archive(held, Options(outside(datetime.datetime.now(datetime.UTC))))
    assert [item.sentence for item in found if not item.good] == []
    record = json.loads(held[f"{V1}/persetujuan.json"])
    assert [item["akun"] for item in record["perubahan"][-1]["setuju"]] == [KEPALA, BUPATI]
    pdf = next(raw for path, raw in held.items() if path.endswith(".pdf"))
    page = next(text for text in halaman_teks(pdf) if "Demikian pengukuran" in text)
    for line in ("Mengetahui,", "BUPATI UJI,", "H. HASAN BASRI", "SITI AMINAH, S.Sos., M.Si."):
        assert line in page, line

    # Step 7: filed by whom sop.yml says, which was a deadlock while only "staf" counted.
    setujui(usulkan_arsip(kantor), (ANALIS,))
    done = ukur("gate", "--branch", USULAN, di=kantor.utama)
    assert done.kode == 0, done.out
    kantor.gabung(PENGELOLA, USULAN)
    root = kantor.di_pusat("rev-list", "--max-parents=0", "main")
    done = ukur("publish", "check", "--host", "git", "--since", root, di=kantor.utama)
    assert done.kode == 0, done.out + done.err


def usulkan_arsip(kantor: Kantor) -> TanpaSitus:
    """Propose what was filed, with step 7 of the SOP."""
    kantor.cabang()
    shutil.copytree(kantor.utama / ARSIP, kantor.kerja / ARSIP, dirs_exist_ok=True)
    jalankan_git(kantor.utama, "clean", "-fdq", ARSIP)
    jalankan_git(kantor.utama, "checkout", "--quiet", "--", ".")
    return usulkan(kantor, PENGELOLA, {DOKUMEN: tahap("arsip")}, baru=False)


@pytest.mark.parametrize(
    ("setuju", "kode"),
    [
        pytest.param((SEKRETARIS,), 1, id="sekretaris saja"),
        pytest.param((SEKRETARIS, KEPALA), 0, id="keduanya"),
    ],
)
def test_target_dijaga_peran_kantor(
    awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path, setuju: tuple[str, ...], kode: int
) -> None:
    """An agreed target is for those of ``kewenangan``; a role "kepala", which is not here, is not asked."""
    kantor = awal.salin(tmp_path / "kantor", kunci)
    change = ganti("tahun: 20,", 'tahun: 24, alasan_perubahan: "Renstra berubah",')
    setujui(usulkan(kantor, ANALIS, {TARGET: change}), setuju)
    assert ukur("gate", "--branch", USULAN, di=kantor.utama).kode == kode


def test_bupati_tanpa_akun_ditahan_sebelum_buntu(
    awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path
) -> None:
    """What check refuses the gate refuses, so that nobody can end where nobody can sign."""
    kantor = awal.salin(tmp_path / "kantor", kunci)
    line = f"      - {{akun: {BUPATI}, mulai: 2025-01-02}}\n"
    closed = line.replace("2025-01-02}", "2024-01-02, sampai: 2024-12-31}")
    setujui(usulkan(kantor, ANALIS, {"indicators/peran.yml": ganti(line, closed)}), (SEKRETARIS, KEPALA))
    done = ukur("gate", "--branch", USULAN, di=kantor.utama)
    assert done.kode == 1
    assert "perbaiki indicators/sop.yml baris " in done.out
    told = ukur("check", di=kantor.kerja).out
    assert "S112 penanda tangan 'bupati' tidak mempunyai akun" in told


def kunci_lain(text: str) -> str:
    """Put an official's key in the place of the Bupati's, who then is whoever has it."""
    owners = {line.split()[0]: line for line in text.splitlines()}
    return text.replace(owners[BUPATI], owners[PENGELOLA_2].replace(PENGELOLA_2, BUPATI, 1))


@pytest.mark.parametrize(
    "berkas",
    [
        {"indicators/sop.yml": ganti("  - jabatan: bupati\n    sebagai: Mengetahui\n", "")},
        {".ukur/allowed_signers": kunci_lain},
    ],
    ids=["barisnya", "kuncinya"],
)
def test_bupati_tidak_dihapus_tanpa_ditanya(
    awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path, berkas: Mapping[str, Ubah]
) -> None:
    """Those who guard the SOP cannot take a signatory out of it by themselves."""
    kantor = awal.salin(tmp_path / "kantor", kunci)
    place = usulkan(kantor, ANALIS, berkas)
    setujui(place, (SEKRETARIS, KEPALA))
    done = ukur("gate", "--branch", USULAN, di=kantor.utama)
    assert done.kode == 1
    assert f"Menunggu persetujuan Bupati ({BUPATI})." in done.out
    setujui(place, (BUPATI,))
    assert ukur("gate", "--branch", USULAN, di=kantor.utama).kode == 0


@pytest.mark.parametrize("situs", ["github", "gitlab", "gitea"])
def test_aturan_cabang_tanpa_kunci_lama(awal: Kantor, ukur: Ukur, situs: str, tmp_path: Path) -> None:
    """``rules export`` names whoever holds the office's own roles; "kepala" and "staf" it need not have."""
    done = ukur(
        "rules", "export", "--host", situs, "--out", tmp_path, "--gate-account", "gerbang", di=awal.utama
    )
    assert done.kode == 0, done.err
    said = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file())
    assert KEPALA in said
    assert PENGELOLA_2 not in said  # approves nothing


def test_dari_github(awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path) -> None:
    """On a host the same people are asked, and what it tells of them is filed: the Bupati's approval too."""
    kantor = awal.salin(tmp_path / "kantor", kunci)
    kantor.main_maju({"indicators/peran.yml": lambda text: f"{text}{DINYATAKAN}"})
    place = DiGitHub(kantor, PERAN)
    try:
        for nomor, usulan in enumerate(sampai_konsep(kantor), 1):
            lewat(place, nomor, *usulan)
        kantor.cabang("pengesahan")
        kantor.tulis(ANALIS, PENGESAHAN, "pengesahan")
        pull, before = place.buka(ANALIS, "pengesahan"), kantor.kepala("main")
        place.setujui(KEPALA)
        assert putuskan(kantor, place, ukur).kode == 1
        assert f"Menunggu persetujuan Bupati ({BUPATI})." in place.komentar()[-1]
        place.setujui(BUPATI)
        assert putuskan(kantor, place, ukur).kode == 0
        kantor.gabung(ANALIS, "pengesahan")
        place.tiruan.gabungkan(pull, kantor.kepala("main"), before)
        with Cerita(kantor, place, before).host() as host:
            assert file_document(kantor.utama, host, TW4, {}).folder == V1
        held = read_folder(kantor.utama / ARSIP)
        record = json.loads(held[f"{V1}/persetujuan.json"])
        assert [item["akun"] for item in record["perubahan"][-1]["setuju"]] == [KEPALA, BUPATI]
        found = verify_archive(held, Options(outside(datetime.datetime.now(datetime.UTC))))
        assert [item.sentence for item in found if not item.good] == []
    finally:
        place.tutup()
