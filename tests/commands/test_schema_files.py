from collections.abc import Callable
from pathlib import Path
from typing import Any

import check_jsonschema  # type: ignore[import-untyped] # the package ships no types
import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from ukur.commands.data.schema_files import all_schemas
from ukur.model.meaning import records_within
from ukur.source.file_kinds import FILE_KINDS, kind_of
from ukur.source.yaml_text import parse

Jalankan = Callable[..., Any]
REPO = Path(__file__).resolve().parents[2]
DATA = sorted((REPO / "indicators").rglob("*.yml"))

IKU = """kode: IKU-01
nama: Satu
sasaran: SS-1
tingkat: hasil
definisi_operasional: Definisi
cara_pengukuran: Cara
satuan: persen
jenis_satuan: persen
rumus: naik@1
agregasi: posisi-akhir
unit: dinas
sumber_data: {nama: Uji}
"""
FORM = "unit: dinas\nindikator:\n  IKU-01:\n"
DOK = "periode: 2024-TW4\ntahap: draf\npendahuluan: Uji\n"
POHON = "simpul:\n  - jenis: tujuan\n    uraian: Uji\n"
PEJABAT = (
    "jabatan: {kepala: Kepala}\npemegang:\n  - {jabatan: kepala, nama: Ani, sumber: SK, mulai: 2022-01-10}\n"
)
INSTANSI = """nama: Dinas
singkatan: dpmk
nama_singkat: Dinas
pemerintah: Pemda
daerah: Kabupaten
tempat: Kota
unit: {dinas: {nama: Dinas}}
"""

# Kind of file, its text: model and schema take it. Editors read numbers and dates where we read text.
DITERIMA = [
    pytest.param("formulir", f"{FORM}    realisasi: 47\n", id="realisasi bilangan bulat"),
    pytest.param("formulir", f"{FORM}    realisasi: 21.27\n", id="realisasi berdesimal titik"),
    pytest.param("formulir", f"{FORM}    realisasi: 21,27\n", id="realisasi berdesimal koma"),
    pytest.param("formulir", f"{FORM}    realisasi: n/a\n", id="realisasi n/a"),
    pytest.param("formulir", f"{FORM}    realisasi: Belum rilis\n", id="realisasi belum rilis"),
    pytest.param("formulir", f"{FORM}    realisasi:\n", id="realisasi belum diisi"),
    pytest.param("formulir", f"{FORM}    pembilang:\n    penyebut:\n", id="pembilang belum diisi"),
    pytest.param(
        "formulir", f"{FORM}    rincian:\n      18.08.01: {{realisasi: 1}}\n", id="kode wilayah bertitik"
    ),
    pytest.param("formulir", f"{FORM}    rincian:\n      2.13: {{realisasi: 1}}\n", id="kode mirip angka"),
    pytest.param("formulir", f"{FORM}    keterangan: 2024\n", id="keterangan berupa angka"),
    pytest.param(
        "formulir", f"{FORM}    rencana_aksi:\n      - batas_waktu: 2025-03-31\n", id="tanggal rencana aksi"
    ),
    pytest.param("indikator", f"{IKU}target:\n  2024: {{tahun: 20, dasar: renja}}\n", id="kunci tahun"),
    pytest.param(
        "indikator", f"{IKU}target:\n  2024: {{tahun: 80..90, dasar: renja}}\n", id="target rentang"
    ),
    pytest.param("indikator", f"{IKU}target:\n  2024: {{tahun: , dasar: renja}}\n", id="target dikosongkan"),
    pytest.param(
        "indikator",
        f"{IKU}target:\n  2024: {{tahun: 20, dasar: renja, triwulan: {{TW1: 5, TW2: }}}}\n",
        id="target triwulan, satu belum diisi",
    ),
    pytest.param("indikator", f"{IKU}desimal: 4\n", id="desimal angka"),
    pytest.param("indikator", f"{IKU}desimal: '4'\n", id="desimal berkutip"),
    pytest.param("indikator", f"{IKU}komposit: ya\n", id="ya"),
    pytest.param("indikator", f"{IKU}komposit: Tidak\n", id="Tidak berhuruf besar"),
    pytest.param("indikator", f"{IKU}komposit: true\n", id="true"),
    pytest.param("indikator", IKU.replace("kode: IKU-01", "kode: 1.1"), id="kode indikator mirip angka"),
    pytest.param("pohon-kinerja", f"{POHON}    kode: 2.13\n", id="kode simpul mirip angka"),
    pytest.param("pohon-kinerja", f"{POHON}    kode: 2.13.02\n", id="kode simpul bertitik dua kali"),
    pytest.param("dokumen", f"{DOK}tanggal_pengesahan: 2025-01-10\n", id="tanggal"),
    pytest.param("dokumen", f"{DOK}nomor: 12\n", id="nomor berupa angka"),
    pytest.param("pejabat", PEJABAT, id="tanggal dalam kurung"),
    pytest.param(
        "pejabat", PEJABAT.replace("sumber", "nip: 196503101990031004, sumber"), id="NIP tanpa spasi"
    ),
    pytest.param("instansi", f"{INSTANSI}aritmetika: {{batas_agregat: 110}}\n", id="batas agregat angka"),
    pytest.param("instansi", f"{INSTANSI}kop: {{telepon: 0723123}}\n", id="telepon berupa angka"),
    pytest.param("instansi", f"{INSTANSI}kertas: {{atas: 2.5}}\n", id="tepi kertas"),
]
DITOLAK = [
    pytest.param("formulir", f"{FORM}    realisasii: 47\n", id="kunci tidak dikenal"),
    pytest.param("formulir", f"{FORM}    realisasi: [47]\n", id="daftar sebagai angka"),
    pytest.param("formulir", f"{FORM}    keterangan: {{a: 1}}\n", id="pasangan kunci sebagai teks"),
    pytest.param("formulir", "unit: dinas\nindikator: []\n", id="daftar sebagai pasangan kunci"),
    pytest.param("formulir", f"{FORM}    bukti: {{nama: x}}\n", id="pasangan kunci sebagai daftar"),
    pytest.param("formulir", f"{FORM}    rencana_aksi: [{{batas_waktu: besok}}]\n", id="tanggal berupa kata"),
    pytest.param("indikator", IKU.replace("naik@1", "naik"), id="rumus tanpa versi"),
    pytest.param("indikator", IKU.replace("posisi-akhir", "akhir"), id="agregasi di luar pilihan"),
    pytest.param("indikator", IKU.replace("satuan: persen\n", "", 1), id="isian wajib tidak ada"),
    pytest.param("indikator", f"{IKU}komposit: mungkin\n", id="bukan ya atau tidak"),
    pytest.param("dokumen", DOK.replace("2024-TW4", "2024-TW5"), id="periode keliru"),
    pytest.param("dokumen", DOK.replace("draf", "selesai"), id="tahap di luar pilihan"),
    pytest.param("instansi", f"{INSTANSI}aritmetika: {{batas_agregat: 105}}\n", id="batas agregat lain"),
    pytest.param("instansi", INSTANSI.replace("unit: {dinas: {nama: Dinas}}\n", ""), id="tanpa unit"),
]


def validasi(skema: Path, *berkas: Path) -> tuple[int, str]:
    """Ask check-jsonschema, which reads YAML as editors do; it fetches nothing for a local schema."""
    arguments = ["--no-cache", "--schemafile", str(skema), *map(str, berkas)]
    done = CliRunner().invoke(check_jsonschema.main, arguments)
    return done.exit_code, done.output


def diterima_model(jenis: str, text: str) -> bool:
    [model] = (kind.model for kind in FILE_KINDS if kind.name == jenis)
    try:
        model.model_validate(parse("x.yml", text.encode()).data)
    except ValidationError:
        return False
    return True


def test_skema_di_repositori_mutakhir(ukur: Jalankan) -> None:
    assert ukur("schema", "--check") == (0, "", "")
    tersimpan = {f"content/skema/{p.name}": p.read_text("utf-8") for p in (REPO / "content/skema").iterdir()}
    assert tersimpan == all_schemas()
    assert len(tersimpan) == len(FILE_KINDS) + 1  # and that of tables' maps


def test_menulis_skema(ukur: Jalankan, repo: Path) -> None:
    (repo / "content/skema/sop.schema.json").write_text("{}")
    (repo / "content/skema/skala.schema.json").unlink()
    berubah = "content/skema/sop.schema.json\ncontent/skema/skala.schema.json\n"
    assert ukur("schema", "--check", di=repo) == (1, berubah, "")
    assert ukur("schema", di=repo) == (0, berubah, "")
    assert ukur("schema", "--check", di=repo) == (0, "", "")


def test_keterangan_pemrogram_tidak_ikut() -> None:
    """Editors show planners the texts of model/key_texts; docstrings are English notes to programmers."""
    notes = {
        " ".join((record.__doc__ or "").split()).split(".")[0]
        for kind in FILE_KINDS
        for record in records_within(kind.model)
    }
    told = "\n".join(all_schemas().values())
    assert len(notes) > 60
    assert [note for note in notes if note in told] == []


def test_berkas_asli_sah() -> None:
    by_kind: dict[str, list[Path]] = {}
    for path in DATA:
        known = kind_of(path.relative_to(REPO / "indicators").as_posix())
        assert known is not None
        by_kind.setdefault(known[0].name, []).append(path)
    assert set(by_kind) == {kind.name for kind in FILE_KINDS} - {"anggaran", "lke"}
    for kind, files in by_kind.items():
        assert validasi(REPO / f"content/skema/{kind}.schema.json", *files)[0] == 0


def _bagi(kasus: list[Any], folder: Path) -> dict[str, dict[Path, str]]:
    """Write each row to a file, by kind: one process checks all of a kind."""
    files: dict[str, dict[Path, str]] = {}
    for number, case in enumerate(kasus):
        kind, text = case.values
        path = folder / f"{number}.yml"
        path.write_text(text)
        files.setdefault(kind, {})[path] = case.id
    return files


@pytest.mark.parametrize(("jenis", "text"), DITERIMA)
def test_model_menerima(jenis: str, text: str) -> None:
    assert diterima_model(jenis, text)


@pytest.mark.parametrize(("jenis", "text"), DITOLAK)
def test_model_menolak(jenis: str, text: str) -> None:
    assert not diterima_model(jenis, text)


def test_skema_menerima_yang_diterima_model(tmp_path: Path) -> None:
    for kind, files in _bagi(DITERIMA, tmp_path).items():
        kode, teks = validasi(REPO / f"content/skema/{kind}.schema.json", *files)
        assert (kode, [name for path, name in files.items() if str(path) in teks]) == (0, []), teks


def test_skema_menolak(tmp_path: Path) -> None:
    lolos: list[str] = []
    for kind, files in _bagi(DITOLAK, tmp_path).items():
        _, teks = validasi(REPO / f"content/skema/{kind}.schema.json", *files)
        lolos += [name for path, name in files.items() if str(path) not in teks]
    assert lolos == []
