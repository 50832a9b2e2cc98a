from pathlib import Path

from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.source.file_tree import Folder


def ubah(data: Path, lama: str, baru: str) -> None:
    path = data / "kamus/IKU-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(lama, baru, 1), encoding="utf-8")


def test_simpanan_membaca_yang_berubah_saja(data: Path) -> None:
    simpanan = ReadCache()
    awal = read_catalogue(Folder(data), simpanan)
    ulang = read_catalogue(Folder(data), simpanan)
    ubah(data, "tahun: 20", "tahun: 21")
    akhir = read_catalogue(Folder(data), simpanan)
    assert awal == ulang
    assert awal.catalogue is not None
    assert ulang.catalogue is not None
    assert akhir.catalogue is not None
    assert all(ulang.catalogue.indikator[k] is v for k, v in awal.catalogue.indikator.items())
    berubah = [k for k, v in awal.catalogue.indikator.items() if akhir.catalogue.indikator[k] is not v]
    assert berubah == ["IKU-01"]
    assert akhir == read_catalogue(Folder(data))


def test_simpanan_menyimpan_temuan_juga(data: Path) -> None:
    simpanan = ReadCache()
    ubah(data, "satuan: persen", "satuann: persen")
    tiga = [read_catalogue(Folder(data), simpanan).findings for _ in range(3)]
    assert tiga[0] == tiga[1] == tiga[2] == read_catalogue(Folder(data)).findings


def test_simpanan_kecil_tetap_benar(data: Path) -> None:
    simpanan = ReadCache(limit=2)
    assert read_catalogue(Folder(data), simpanan) == read_catalogue(Folder(data), simpanan)
