import subprocess
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo
from tests.workflow.penuh import MODEL, contoh, tempat

from ukur.model.meaning import Jenis
from ukur.model.nilai import Nilai
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.workflow.jenis import berkas_data, jenis_berkas, jenis_daun
from ukur.workflow.rekaman import daun
from ukur.workflow.syarat import TETAP

REPO = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_daun_model_digolongkan(path: str) -> None:
    """A new field of a model must be given a meaning before it can be changed with fewer approvals."""
    record = contoh(MODEL[path])
    places = {*daun(record), *((*loc, name) for loc, name in tempat(record))}
    assert {loc for loc in places if jenis_daun(path, loc) is Jenis.TAK_DIKENAL} == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_isian_ditandai(path: str) -> None:
    """Every field of a file says itself what changing it means; none takes the meaning of its neighbour."""
    model = MODEL[path]
    own = {
        name: [mark for mark in field.metadata if isinstance(mark, Jenis)] for name, field in _isian(model)
    }
    assert {name for name, marks in own.items() if len(marks) != 1} == set()


def _isian(model: type[Nilai]) -> list[tuple[str, FieldInfo]]:
    rows = IsianIndikator.model_fields if model is Formulir else {}
    return [*model.model_fields.items(), *rows.items()]


@pytest.mark.parametrize(
    ("berkas", "tempat_daun", "jenis"),
    [
        pytest.param("pengukuran/2024-TW4/dokumen.yml", "tahap", Jenis.TAHAP, id="tahap"),
        pytest.param("pengukuran/2024-TW4/dokumen.yml", "nomor", Jenis.PENGESAHAN, id="nomor"),
        pytest.param(
            "pengukuran/2024-TW4/dokumen.yml", "pelaksanaan/0/oleh", Jenis.CATATAN_SOP, id="catatan SOP"
        ),
        pytest.param("pengukuran/2024-TW4/dokumen.yml", "analisis/SS-1/uraian", Jenis.NARASI, id="analisis"),
        pytest.param("pengukuran/2024-TW4/dinas.yml", "unit", Jenis.FORMULIR, id="unit formulir"),
        pytest.param("pengukuran/2024-TW4/dinas.yml", "indikator/IKU-01", Jenis.FORMULIR, id="baris kosong"),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml",
            "indikator/IKU-01/rincian/01/pembilang",
            Jenis.REALISASI,
            id="rincian",
        ),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml", "indikator/unit/bukti/0/nama", Jenis.BUKTI, id="kode = unit"
        ),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml", "indikator/IKU-01/lain", Jenis.TAK_DIKENAL, id="isian baru"
        ),
        pytest.param("pengukuran/2024-TW9/dinas.yml", "unit", Jenis.TAK_DIKENAL, id="periode yang tidak ada"),
        pytest.param("kamus/IKU-01.yml", "target/2024/tahun", Jenis.TARGET, id="target"),
        pytest.param("kamus/IKU-01.yml", "target_renstra/nilai", Jenis.PEMBANDING, id="Renstra"),
        pytest.param("kamus/IKU-01.yml", "rumus", Jenis.MAKNA, id="rumus"),
        pytest.param("kamus/IKU-01.yml", "perhitungan/pengali", Jenis.MAKNA, id="pengali"),
        pytest.param("kamus/IKU-01.yml", "nama", Jenis.KETERANGAN, id="nama"),
        pytest.param("instansi.yml", "percontohan", Jenis.ATURAN, id="percontohan"),
        pytest.param("instansi.yml", "kop/alamat", Jenis.INSTANSI, id="kop"),
        pytest.param("sop.yml", "langkah/0/persetujuan/0/jumlah", Jenis.SOP, id="SOP"),
        pytest.param("skala.yml", "tabel_label/a\nb/nilai", Jenis.SKALA, id="kunci berbaris baru"),
        pytest.param("lain.yml", "apa", Jenis.TAK_DIKENAL, id="berkas lain"),
    ],
)
def test_jenis_daun(berkas: str, tempat_daun: str, jenis: Jenis) -> None:
    assert jenis_daun(berkas, tuple(tempat_daun.split("/"))) is jenis


def test_daun_tanpa_tempat_tidak_dikenal() -> None:
    assert jenis_daun("sop.yml", ()) is Jenis.TAK_DIKENAL


@pytest.mark.parametrize(
    ("path", "jenis"),
    [
        pytest.param("content/arsip/2024-TW4/v1/dokumen.json", Jenis.ARSIP, id="arsip"),
        pytest.param(
            "content/arsip/2024-TW4/v1/index.md", Jenis.ARSIP, id="halaman di dalam arsip tetap arsip"
        ),
        pytest.param("content/arsip", Jenis.ARSIP, id="folder arsip diganti berkas"),
        pytest.param("content/arsip/a\nb", Jenis.ARSIP, id="arsip dengan baris baru pada namanya"),
        pytest.param("content/arsip-lain.md", Jenis.HALAMAN, id="nama yang mirip arsip"),
        pytest.param("content/Arsip/a.md", Jenis.PROGRAM, id="arsip dengan huruf besar bukan halaman"),
        pytest.param("content/panduan/kepala.md", Jenis.HALAMAN, id="halaman"),
        pytest.param("content/lambang/daerah.png", Jenis.HALAMAN, id="gambar"),
        pytest.param("content/lambang/daerah.svg", Jenis.PROGRAM, id="SVG dapat memuat skrip"),
        pytest.param("content/aset/a.js", Jenis.PROGRAM, id="skrip"),
        pytest.param("content/a.md.html", Jenis.PROGRAM, id="HTML"),
        pytest.param("content/skema/sop.schema.json", Jenis.PROGRAM, id="skema"),
        pytest.param(".github/CODEOWNERS", Jenis.PROGRAM, id="pemilik kode"),
        pytest.param("generator/ukur/a.py", Jenis.PROGRAM, id="generator"),
        pytest.param("mkdocs.yml", Jenis.PROGRAM, id="pengaturan situs"),
        pytest.param("docs/architecture.md", Jenis.PROGRAM, id="tulisan untuk pengembang"),
        pytest.param("CHANGELOG.md", Jenis.PROGRAM, id="catatan perubahan"),
        pytest.param("requirements-dev.lock", Jenis.PROGRAM, id="pustaka pengembang"),
        pytest.param("CHANGELOG.md.html", Jenis.TAK_DIKENAL, id="nama yang mirip catatan perubahan"),
        pytest.param("sub/mkdocs.yml", Jenis.TAK_DIKENAL, id="bukan di akar"),
        pytest.param("Generator/a.py", Jenis.TAK_DIKENAL, id="huruf besar"),
    ],
)
def test_jenis_berkas(path: str, jenis: Jenis) -> None:
    assert jenis_berkas(path) is jenis


def test_semua_berkas_repositori_dikenal() -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True)
    names = [name for name in done.stdout.decode().split("\0") if name]
    outside = [name for name in names if not name.startswith("indicators/")]
    assert [name for name in outside if jenis_berkas(name) is Jenis.TAK_DIKENAL] == []
    data = [name.removeprefix("indicators/") for name in names if name.startswith("indicators/")]
    assert [name for name in data if not berkas_data(name)] == []


def test_setiap_jenis_berkas_punya_syarat() -> None:
    """Every kind that a file can have is in the policy's table; so is the unknown."""
    kinds = {Jenis.ARSIP, Jenis.HALAMAN, Jenis.PROGRAM, Jenis.TAK_DIKENAL, Jenis.TATA_LETAK}
    assert kinds <= TETAP.keys()
