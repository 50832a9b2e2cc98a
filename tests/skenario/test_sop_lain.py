"""An office with another SOP, from ``ukur init`` to verify: seven steps, four roles, two signatories."""

import datetime
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.document.baca_pdf import halaman_teks
from tests.skenario.isian import Ubah, tahap
from tests.skenario.kantor import USULAN, Kantor, Ukur, ganti, jalankan_git
from tests.skenario.kantor_badan import (
    ANALIS,
    ANALIS_2,
    BUPATI,
    DOKUMEN,
    FORMULIR,
    KEPALA,
    PENGELOLA,
    PENGELOLA_2,
    SEKRETARIS,
    TARGET,
    buat_kunci,
    gabungkan,
    kantor_badan,
    setujui,
    usulkan,
)
from tests.skenario.panggung import TanpaSitus

from ukur.commands.data import new_period
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.machine import outside
from ukur.commands.filing.archiving import file_document
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.model.paths import ARSIP
from ukur.model.periode import Periode
from ukur.source.archive_reader import read_folder
from ukur.verify.verification import Options, verify_archive

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
    blank = {f"indicators/{path}": text for path, text in new_period.prepare_period(ukuran, TW4).items()}
    blank[DOKUMEN] = tahap("format")(blank[DOKUMEN])
    return {path: lambda _, text=text: text for path, text in blank.items()}  # type: ignore[misc]


def berturut(*ubah: Ubah) -> Ubah:
    def change(text: str) -> str:
        for one in ubah:
            text = one(text)
        return text

    return change


def sampai_konsep(kantor: Kantor) -> None:
    """Steps 1 to 4: the format, the data, the evaluation."""
    gabungkan(kantor, ANALIS, berkas_baru(kantor), (SEKRETARIS,))
    gabungkan(kantor, PENGELOLA, {DOKUMEN: tahap("draf"), FORMULIR: berturut(TERISI, BUKTI)}, (ANALIS,))
    story = "\nanalisis:\n  SS-1:\n    uraian: Mutu perencanaan meningkat.\n"
    concept = {DOKUMEN: lambda text: tahap("konsep")(text) + story}
    gabungkan(kantor, ANALIS, concept, (ANALIS_2, SEKRETARIS))


def test_dari_init_sampai_verify(awal: Kantor, kunci: Mapping[str, Path], ukur: Ukur, tmp_path: Path) -> None:
    kantor = awal.salin(tmp_path / "kantor", kunci)
    assert ukur("check", di=kantor.utama).kode == 0
    sampai_konsep(kantor)

    place = usulkan(kantor, ANALIS, {DOKUMEN: berturut(tahap("ditandatangani"), BERTANGGAL)})
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
    """An agreed target is for those of ``kewenangan``; the role "kepala", which nobody here has, is not asked."""
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
    assert "S112" in done.out
    assert "penanda tangan 'bupati' tidak mempunyai akun" in done.out


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
