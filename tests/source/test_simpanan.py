from pathlib import Path

from ukur.source.katalog import Simpanan, read_catalogue
from ukur.source.pohon_berkas import Folder


def ubah(data: Path, lama: str, baru: str) -> None:
    path = data / "kamus/IKU-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(lama, baru, 1), encoding="utf-8")


def test_simpanan_membaca_yang_berubah_saja(data: Path) -> None:
    simpanan = Simpanan()
    awal = read_catalogue(Folder(data), simpanan)
    ulang = read_catalogue(Folder(data), simpanan)
    ubah(data, "tahun: 20", "tahun: 21")
    akhir = read_catalogue(Folder(data), simpanan)
    assert awal == ulang
    assert awal.katalog is not None
    assert ulang.katalog is not None
    assert akhir.katalog is not None
    assert all(ulang.katalog.indikator[k] is v for k, v in awal.katalog.indikator.items())
    berubah = [k for k, v in awal.katalog.indikator.items() if akhir.katalog.indikator[k] is not v]
    assert berubah == ["IKU-01"]
    assert akhir == read_catalogue(Folder(data))


def test_simpanan_menyimpan_temuan_juga(data: Path) -> None:
    simpanan = Simpanan()
    ubah(data, "satuan: persen", "satuann: persen")
    tiga = [read_catalogue(Folder(data), simpanan).temuan for _ in range(3)]
    assert tiga[0] == tiga[1] == tiga[2] == read_catalogue(Folder(data)).temuan


def test_simpanan_kecil_tetap_benar(data: Path) -> None:
    simpanan = Simpanan(limit=2)
    assert read_catalogue(Folder(data), simpanan) == read_catalogue(Folder(data), simpanan)
