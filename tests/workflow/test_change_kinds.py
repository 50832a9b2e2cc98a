import subprocess
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo
from tests.workflow.penuh import MODEL, contoh, tempat

from ukur.model.meaning import ChangeKind
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.values import Record
from ukur.workflow.approval_policy import FIXED_RULES
from ukur.workflow.change_kinds import file_kind, is_data_file, leaf_kind, was_page
from ukur.workflow.records import record_leaves

REPO = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_daun_model_digolongkan(path: str) -> None:
    """A new field of a model must be given a meaning before it can be changed with fewer approvals."""
    record = contoh(MODEL[path])
    places = {*record_leaves(record), *((*loc, name) for loc, name in tempat(record))}
    assert {loc for loc in places if leaf_kind(path, loc) is ChangeKind.TAK_DIKENAL} == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_isian_ditandai(path: str) -> None:
    """Every field of a file says itself what changing it means; none takes the meaning of its neighbour."""
    model = MODEL[path]
    own = {
        name: [mark for mark in field.metadata if isinstance(mark, ChangeKind)]
        for name, field in _isian(model)
    }
    assert {name for name, marks in own.items() if len(marks) != 1} == set()


def _isian(model: type[Record]) -> list[tuple[str, FieldInfo]]:
    rows = IsianIndikator.model_fields if model is Formulir else {}
    return [*model.model_fields.items(), *rows.items()]


@pytest.mark.parametrize(
    ("berkas", "tempat_daun", "jenis"),
    [
        pytest.param("pengukuran/2024-TW4/dokumen.yml", "tahap", ChangeKind.TAHAP, id="tahap"),
        pytest.param("pengukuran/2024-TW4/dokumen.yml", "nomor", ChangeKind.PENGESAHAN, id="nomor"),
        pytest.param(
            "pengukuran/2024-TW4/dokumen.yml", "pelaksanaan/0/oleh", ChangeKind.CATATAN_SOP, id="catatan SOP"
        ),
        pytest.param(
            "pengukuran/2024-TW4/dokumen.yml", "analisis/SS-1/uraian", ChangeKind.NARASI, id="analisis"
        ),
        pytest.param("pengukuran/2024-TW4/dinas.yml", "unit", ChangeKind.FORMULIR, id="unit formulir"),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml", "indikator/IKU-01", ChangeKind.FORMULIR, id="baris kosong"
        ),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml",
            "indikator/IKU-01/rincian/01/pembilang",
            ChangeKind.REALISASI,
            id="rincian",
        ),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml", "indikator/unit/bukti/0/nama", ChangeKind.BUKTI, id="kode = unit"
        ),
        pytest.param(
            "pengukuran/2024-TW4/dinas.yml", "indikator/IKU-01/lain", ChangeKind.TAK_DIKENAL, id="isian baru"
        ),
        pytest.param(
            "pengukuran/2024-TW9/dinas.yml", "unit", ChangeKind.TAK_DIKENAL, id="periode yang tidak ada"
        ),
        pytest.param("kamus/IKU-01.yml", "target/2024/tahun", ChangeKind.TARGET, id="target"),
        pytest.param("kamus/IKU-01.yml", "target_renstra/nilai", ChangeKind.PEMBANDING, id="Renstra"),
        pytest.param("kamus/IKU-01.yml", "rumus", ChangeKind.MAKNA, id="rumus"),
        pytest.param("kamus/IKU-01.yml", "perhitungan/pengali", ChangeKind.MAKNA, id="pengali"),
        pytest.param("kamus/IKU-01.yml", "nama", ChangeKind.KETERANGAN, id="nama"),
        pytest.param("instansi.yml", "percontohan", ChangeKind.ATURAN, id="percontohan"),
        pytest.param("instansi.yml", "kop/alamat", ChangeKind.INSTANSI, id="kop"),
        pytest.param("sop.yml", "langkah/0/persetujuan/0/jumlah", ChangeKind.SOP, id="SOP"),
        pytest.param("skala.yml", "tabel_label/a\nb/nilai", ChangeKind.SKALA, id="kunci berbaris baru"),
        pytest.param("lain.yml", "apa", ChangeKind.TAK_DIKENAL, id="berkas lain"),
    ],
)
def test_jenis_daun(berkas: str, tempat_daun: str, jenis: ChangeKind) -> None:
    assert leaf_kind(berkas, tuple(tempat_daun.split("/"))) is jenis


def test_daun_tanpa_tempat_tidak_dikenal() -> None:
    assert leaf_kind("sop.yml", ()) is ChangeKind.TAK_DIKENAL


@pytest.mark.parametrize(
    ("path", "jenis"),
    [
        pytest.param("content/arsip/2024-TW4/v1/dokumen.json", ChangeKind.ARSIP, id="arsip"),
        pytest.param(
            "content/arsip/2024-TW4/v1/index.md", ChangeKind.ARSIP, id="halaman di dalam arsip tetap arsip"
        ),
        pytest.param("content/arsip", ChangeKind.ARSIP, id="folder arsip diganti berkas"),
        pytest.param("content/arsip/a\nb", ChangeKind.ARSIP, id="arsip dengan baris baru pada namanya"),
        pytest.param("salinan/2025-TW4/naskah ttd (1).pdf", ChangeKind.SALINAN, id="salinan naskah"),
        pytest.param("salinan/2025-TW4/naskah.JPG", ChangeKind.SALINAN, id="pindaian"),
        pytest.param("salinan/2025-TW4/naskah.html", ChangeKind.TAK_DIKENAL, id="salinan bukan gambar"),
        pytest.param("salinan/2025-TW5/naskah.pdf", ChangeKind.TAK_DIKENAL, id="salinan tanpa periode"),
        pytest.param("salinan/2025-TW4/sub/naskah.pdf", ChangeKind.TAK_DIKENAL, id="salinan dalam subfolder"),
        pytest.param("salinan/2025-TW4/.pdf", ChangeKind.TAK_DIKENAL, id="salinan tersembunyi"),
        pytest.param("content/arsip-lain.md", ChangeKind.HALAMAN, id="nama yang mirip arsip"),
        pytest.param("content/Arsip/a.md", ChangeKind.PROGRAM, id="arsip dengan huruf besar bukan halaman"),
        pytest.param("content/panduan/kepala.md", ChangeKind.HALAMAN, id="halaman"),
        pytest.param("content/gambar/peta.png", ChangeKind.HALAMAN, id="gambar"),
        pytest.param("content/gambar/peta.svg", ChangeKind.PROGRAM, id="SVG dapat memuat skrip"),
        pytest.param("content/lambang/daerah.png", ChangeKind.PERLENGKAPAN, id="lambang"),
        pytest.param("content/lambang/daerah.svg", ChangeKind.PERLENGKAPAN, id="lambang SVG"),
        pytest.param("content/Lambang/daerah.png", ChangeKind.PERLENGKAPAN, id="lambang, huruf besar"),
        pytest.param("content/huruf/a.ttf", ChangeKind.PERLENGKAPAN, id="huruf"),
        pytest.param("content/huruf/lisensi.md", ChangeKind.PERLENGKAPAN, id="berkas lain di folder huruf"),
        pytest.param("content/lain/a.OTF", ChangeKind.PERLENGKAPAN, id="huruf di folder lain"),
        pytest.param("content/lain/a.woff2", ChangeKind.PERLENGKAPAN, id="huruf peramban"),
        pytest.param("content/aset/a.js", ChangeKind.PROGRAM, id="skrip"),
        pytest.param("content/a.md.html", ChangeKind.PROGRAM, id="HTML"),
        pytest.param("content/skema/sop.schema.json", ChangeKind.PROGRAM, id="skema"),
        pytest.param(".ukur/akar/penerbit.pem", ChangeKind.PROGRAM, id="akar kepercayaan PDF bertanda"),
        pytest.param(".ukur/program/ukur-0.5.0-py3-none-any.whl", ChangeKind.PROGRAM, id="berkas program"),
        pytest.param(".github/CODEOWNERS", ChangeKind.PROGRAM, id="pemilik kode"),
        pytest.param("generator/ukur/a.py", ChangeKind.PROGRAM, id="generator"),
        pytest.param("mkdocs.yml", ChangeKind.PROGRAM, id="pengaturan situs"),
        pytest.param("docs/architecture.md", ChangeKind.PROGRAM, id="tulisan untuk pengembang"),
        pytest.param("CHANGELOG.md", ChangeKind.PROGRAM, id="catatan perubahan"),
        pytest.param("requirements-dev.lock", ChangeKind.PROGRAM, id="pustaka pengembang"),
        pytest.param("CHANGELOG.md.html", ChangeKind.TAK_DIKENAL, id="nama yang mirip catatan perubahan"),
        pytest.param("sub/mkdocs.yml", ChangeKind.TAK_DIKENAL, id="bukan di akar"),
        pytest.param("Generator/a.py", ChangeKind.TAK_DIKENAL, id="huruf besar"),
    ],
)
def test_jenis_berkas(path: str, jenis: ChangeKind) -> None:
    assert file_kind(path) is jenis


@pytest.mark.parametrize(
    ("path", "dahulu"),
    [
        pytest.param("content/lambang/daerah.png", True, id="lambang"),
        pytest.param("content/huruf/a.ttf", True, id="huruf"),
        pytest.param("content/huruf/a.css", False, id="bukan gambar, huruf, atau tulisan"),
        pytest.param("content/arsip/2024-TW4/v1/a.png", False, id="arsip"),
        pytest.param("docs/a.png", False, id="di luar content"),
    ],
)
def test_halaman_menurut_versi_sebelum_0_4_0(path: str, dahulu: bool) -> None:
    assert was_page(path) is dahulu


def test_semua_berkas_repositori_dikenal() -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True)
    names = [name for name in done.stdout.decode().split("\0") if name]
    outside = [name for name in names if not name.startswith("indicators/")]
    assert [name for name in outside if file_kind(name) is ChangeKind.TAK_DIKENAL] == []
    data = [name.removeprefix("indicators/") for name in names if name.startswith("indicators/")]
    assert [name for name in data if not is_data_file(name)] == []


def test_setiap_jenis_berkas_punya_syarat() -> None:
    """Every kind that a file can have is in the policy's table; so is the unknown."""
    kinds = {
        ChangeKind.ARSIP,
        ChangeKind.HALAMAN,
        ChangeKind.PERLENGKAPAN,
        ChangeKind.PROGRAM,
        ChangeKind.SALINAN,
        ChangeKind.TAK_DIKENAL,
        ChangeKind.TATA_LETAK,
    }
    assert kinds <= FIXED_RULES.keys()
