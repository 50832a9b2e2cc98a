import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ukur.archive.pemeriksa import periksa
from ukur.model.catalogue import RECORDS
from ukur.model.paths import (
    REGISTER,
    DataKind,
    DataPath,
    EntryKind,
    EntryPath,
    anggaran_path,
    beside_entries,
    data_glob,
    dokumen_path,
    entry_file,
    filed_periode,
    formulir_path,
    kamus_path,
    measured_folder,
    measured_periode,
    named_part,
    parse_data_path,
    parse_folder,
    split_entry,
)
from ukur.model.periode import Periode
from ukur.source import archive_reader

TW4 = Periode(2024, 4)


@pytest.mark.parametrize(
    ("path", "isi", "glob"),
    [
        pytest.param("instansi.yml", DataPath(DataKind.INSTANSI), "instansi.yml", id="instansi"),
        pytest.param("pejabat.yml", DataPath(DataKind.PEJABAT), "pejabat.yml", id="pejabat"),
        pytest.param("peran.yml", DataPath(DataKind.PERAN), "peran.yml", id="peran"),
        pytest.param("sop.yml", DataPath(DataKind.SOP), "sop.yml", id="sop"),
        pytest.param("skala.yml", DataPath(DataKind.SKALA), "skala.yml", id="skala"),
        pytest.param("pohon-kinerja.yml", DataPath(DataKind.POHON), "pohon-kinerja.yml", id="pohon"),
        pytest.param("koreksi.yml", DataPath(DataKind.KOREKSI), "koreksi.yml", id="koreksi"),
        pytest.param("lke.yml", DataPath(DataKind.LKE), "lke.yml", id="lke"),
        pytest.param("terjemahan.yml", DataPath(DataKind.TERJEMAHAN), "terjemahan.yml", id="terjemahan"),
        pytest.param(
            "kamus/IKU-1.2.yml", DataPath(DataKind.INDIKATOR, kode="IKU-1.2"), "kamus/*.yml", id="indikator"
        ),
        pytest.param(
            "anggaran/2024.yml", DataPath(DataKind.ANGGARAN, tahun=2024), "anggaran/*.yml", id="anggaran"
        ),
        pytest.param(
            "pengukuran/2024-TW4/dokumen.yml",
            DataPath(DataKind.DOKUMEN, periode=TW4),
            "pengukuran/*/dokumen.yml",
            id="dokumen",
        ),
        pytest.param(
            "pengukuran/2024-TW4/bidang-a.yml",
            DataPath(DataKind.FORMULIR, periode=TW4, unit="bidang-a"),
            "pengukuran/*/!(dokumen).yml",
            id="formulir",
        ),
    ],
)
def test_jalur_data_pulang_pergi(path: str, isi: DataPath, glob: str) -> None:
    assert (parse_data_path(path), str(isi), data_glob(isi.kind)) == (isi, path, glob)


def test_nama_berkas_diulang_di_dalamnya() -> None:
    assert list(RECORDS) == list(DataKind)
    named = {kind: part for kind in DataKind if (part := named_part(kind))}
    assert {kind for kind, part in named.items() if part not in RECORDS[kind].model_fields} == set()


@pytest.mark.parametrize(
    ("bangun", "path"),
    [
        pytest.param(lambda: kamus_path("IKU-01"), "kamus/IKU-01.yml", id="kamus"),
        pytest.param(lambda: anggaran_path(2024), "anggaran/2024.yml", id="anggaran"),
        pytest.param(lambda: dokumen_path(TW4), "pengukuran/2024-TW4/dokumen.yml", id="dokumen"),
        pytest.param(lambda: formulir_path(TW4, "dinas"), "pengukuran/2024-TW4/dinas.yml", id="formulir"),
    ],
)
def test_pembangun_dan_pengurai_satu_tata(bangun: Callable[[], str], path: str) -> None:
    assert bangun() == path == str(parse_data_path(path))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="kosong"),
        pytest.param("kamus/.yml", id="tanpa kode"),
        pytest.param("kamus/a/b.yml", id="terlalu dalam"),
        pytest.param("kamus/IKU-01.yaml", id="akhiran lain"),
        pytest.param("kamus/IKU-01.yml\n", id="baris baru di akhir"),
        pytest.param("KAMUS/IKU-01.yml", id="huruf besar"),
        pytest.param("/kamus/IKU-01.yml", id="dari akar"),
        pytest.param("indicators/kamus/IKU-01.yml", id="dengan folder data"),
        pytest.param("anggaran/1999.yml", id="abad lalu"),
        pytest.param("anggaran/2024 .yml", id="spasi"),
        pytest.param("anggaran/٢٠٢٤.yml", id="angka Arab"),
        pytest.param("anggaran/20٢٤.yml", id="angka Arab sesudah 20"),
        pytest.param("pengukuran/20٢٤-TW4/dinas.yml", id="periode berangka Arab"),
        pytest.param("pengukuran/2024-TW5/dinas.yml", id="triwulan kelima"),
        pytest.param("pengukuran/2024-tw4/dinas.yml", id="tw huruf kecil"),
        pytest.param("pengukuran/2024-TW4 /dinas.yml", id="spasi sesudah periode"),
        pytest.param("pengukuran/dokumen.yml", id="tanpa periode"),
        pytest.param("pengukuran/2024-TW4/dokumen.yml.yml", id="dokumen berakhiran dua"),
        pytest.param("pengukuran/2024-TW4/a/b.yml", id="unit di dalam folder"),
        pytest.param("pengukuran/../kamus/IKU-01.yml", id="naik ke atas"),
    ],
)
def test_jalur_data_yang_tidak_dikenal(path: str) -> None:
    assert parse_data_path(path) is None


@pytest.mark.parametrize(
    ("path", "periode"),
    [
        pytest.param("pengukuran/2024-TW4/dokumen.yml", TW4, id="dokumen"),
        pytest.param("pengukuran/2024-TW4/lampiran/foto.png", TW4, id="bukan berkas data"),
        pytest.param("pengukuran/2024-TW4", TW4, id="folder diganti berkas"),
        pytest.param("pengukuran/2024-TW4/a\nb.yml", TW4, id="baris baru di tengah"),
        pytest.param("pengukuran/2024-TW44/dokumen.yml", None, id="periode yang lebih panjang"),
        pytest.param("pengukuran/2024-TW9/dokumen.yml", None, id="periode yang tidak ada"),
        pytest.param("x/pengukuran/2024-TW4/dokumen.yml", None, id="lebih dalam"),
        pytest.param("kamus/2024-TW4/a.yml", None, id="folder lain"),
    ],
)
def test_periode_dari_folder(path: str, periode: Periode | None) -> None:
    assert measured_periode(path) == periode
    assert periode is None or path.startswith(measured_folder(periode))


ENTRI = [
    pytest.param("2024-TW4/v1", EntryPath(TW4, 1), id="dokumen"),
    pytest.param("2024-TW4/v9999", EntryPath(TW4, 9_999), id="versi terbesar"),
    pytest.param(
        "2024-TW4/v2-tanda-tangan-1", EntryPath(TW4, 2, EntryKind.TANDA_TANGAN, 1), id="ditandatangani"
    ),
    pytest.param("2024-TW4/v10-pindaian-12", EntryPath(TW4, 10, EntryKind.PINDAIAN, 12), id="pindaian"),
]
BUKAN_ENTRI = [
    pytest.param(name, id=name.encode("unicode_escape").decode() or "kosong")
    for name in (
        *("", "2024-TW4", "2024-TW4/", "2024-TW4/v0", "2024-TW4/v01", "2024-TW4/v10000", "2024-TW4/V1"),
        *("2024-TW4/v1/", "2024-TW4/v1-", "2024-TW4/v1-dokumen-1", "2024-TW4/v1-pindaian", "2024-TW4/v1\n"),
        *("2024-TW4/v1-pindaian-0", "2024-TW4/v1-PINDAIAN-1", "2024-TW5/v1", "1999-TW4/v1", "20٢٤-TW4/v1"),
        *("2024-TW4/v١", "../2024-TW4/v1", "2024-TW4/../v1", "2024-TW4/v1-tanda-tangan-1-pindaian-1"),
    )
]


@pytest.mark.parametrize(("folder", "isi"), ENTRI)
def test_folder_entri_pulang_pergi(folder: str, isi: EntryPath) -> None:
    assert (parse_folder(folder), str(isi)) == (isi, folder)
    assert split_entry(f"{folder}/masukan/a.yml") == (folder, "masukan/a.yml")
    assert entry_file(f"content/arsip/{folder}/masukan/a.yml") == "masukan/a.yml"
    assert filed_periode(f"content/arsip/{folder}/a") == isi.periode


@pytest.mark.parametrize("folder", BUKAN_ENTRI)
def test_folder_yang_bukan_entri(folder: str) -> None:
    assert parse_folder(folder) is None
    assert entry_file(f"content/arsip/{folder}/a.json") is None or parse_folder(split_entry(folder)[0])


@pytest.mark.parametrize(
    ("path", "folder", "sisa"),
    [
        pytest.param("register.jsonl", "register.jsonl", "", id="di akar"),
        pytest.param("2024-TW4/v1", "2024-TW4/v1", "", id="folder saja"),
        pytest.param("2024-TW4/v1/a/b/c", "2024-TW4/v1", "a/b/c", id="dalam"),
        pytest.param("2024-TW4/v1/", "2024-TW4/v1", "", id="garis miring di akhir"),
    ],
)
def test_bagian_jalur_arsip(path: str, folder: str, sisa: str) -> None:
    assert split_entry(path) == (folder, sisa)


@pytest.mark.parametrize(
    ("path", "periode"),
    [
        pytest.param("content/arsip/2024-TW4/lain.txt", TW4, id="bukan entri"),
        pytest.param("content/arsip/2024-TW4/a\nb", TW4, id="baris baru"),
        pytest.param("content/arsip/2024-TW4", None, id="folder diganti berkas"),
        pytest.param("content/arsip/20٢٤-TW4/v1/a", None, id="angka Arab"),
        pytest.param("content/arsip/register.jsonl", None, id="register"),
        pytest.param("content/arsip-lain/2024-TW4/v1/a", None, id="nama yang mirip"),
    ],
)
def test_periode_dari_arsip(path: str, periode: Periode | None) -> None:
    assert filed_periode(path) == periode


LUAR = [
    pytest.param("register.jsonl", True, id="register"),
    pytest.param("latihan.json", True, id="latihan"),
    pytest.param(".sedang", True, id="tanda penulisan"),
    pytest.param(".gitattributes", True, id="berkas Git"),
    pytest.param("index.html", True, id="halaman"),
    pytest.param("2024-TW4/index.html", True, id="halaman periode"),
    pytest.param("2024-TW4/umpan.xml", True, id="umpan"),
    pytest.param("2024-TW5/index.html", False, id="periode yang tidak ada"),
    pytest.param("a/index.html", False, id="folder lain"),
    pytest.param(".html", False, id="tersembunyi"),
    pytest.param("register.jsonl.bak", False, id="salinan register"),
    pytest.param("2024-TW4/register.jsonl", False, id="register lain"),
    pytest.param("index.js", False, id="skrip"),
]


@pytest.mark.parametrize(("path", "boleh"), LUAR)
def test_di_luar_entri(path: str, boleh: bool) -> None:
    assert beside_entries(path) is boleh


@pytest.mark.parametrize("pola", [pytest.param(row, id=str(row.id)) for row in (*ENTRI, *BUKAN_ENTRI, *LUAR)])
def test_pemeriksa_lepas_memakai_tata_yang_sama(pola: Any) -> None:
    """periksa.py stands alone, so it has the grammar again: what it says of a name is what we say."""
    name = pola.values[0]
    assert bool(re.fullmatch(periksa.ENTRI, name)) == (parse_folder(name) is not None)
    assert bool(re.fullmatch(periksa.LUAR, name)) == beside_entries(name)


PAKET = Path(__file__).resolve().parents[2] / "generator/ukur"
TATA = re.compile(
    r"TW\[1-4\]|20\\d\\d|20\[0-9\]|(?:kamus|anggaran|pengukuran)/[{(]|removeprefix\(\"(?:kamus|anggaran)/"
)


def test_tata_periode_dan_jalur_hanya_di_satu_tempat() -> None:
    """Another pattern of a period, or a path put together by hand, would be a second grammar."""
    found = {
        p.relative_to(PAKET).as_posix() for p in PAKET.rglob("*.py") if TATA.search(p.read_text("utf-8"))
    }
    assert found == {"model/periode.py", "archive/pemeriksa/periksa.py"}


def test_pemeriksa_lepas_berbatas_sama() -> None:
    assert (periksa.BANYAK, periksa.BESAR, periksa.SEMUA) == (
        archive_reader.MAX_MEMBERS,
        archive_reader.MAX_BYTES,
        archive_reader.MAX_TOTAL,
    )
    assert periksa.REGISTER == REGISTER
