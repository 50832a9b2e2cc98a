from pathlib import Path

import pytest

from ukur.source.catalogue_reader import CatalogueReading, read_catalogue
from ukur.source.file_kinds import kind_of
from ukur.source.file_tree import Folder
from ukur.source.partial_reading import MAX_FINDINGS_PER_FILE

IKU = "kamus/IKU-01.yml"
DOKUMEN = "pengukuran/2024-TW4/dokumen.yml"


def ubah(data: Path, nama: str, lama: str, baru: str) -> None:
    path = data / nama
    text = path.read_text(encoding="utf-8")
    assert lama in text
    path.write_text(text.replace(lama, baru, 1), encoding="utf-8")


def letak(path: Path, kata: str) -> str:
    text = path.read_text(encoding="utf-8")
    before = text[: text.index(kata)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def baris(bacaan: CatalogueReading) -> list[str]:
    return [
        f"{t.location} {t.code} {t.message} | {t.hint}".removeprefix("indicators/") for t in bacaan.findings
    ]


@pytest.mark.parametrize(
    ("nama", "lama", "baru", "temuan"),
    [
        pytest.param(
            IKU,
            "satuan: persen",
            "satuann: persen",
            {
                "": "K001 satuan: wajib diisi | tambahkan baris 'satuan: ...'",
                "satuann": "K002 satuann: kunci tidak dikenal | mungkin maksudnya 'satuan'",
            },
            id="salah ketik kunci: yang terdekat disebut",
        ),
        pytest.param(
            IKU,
            "  pengali: 100",
            "  pengalo: 100",
            {"pengalo": "K002 perhitungan.pengalo: kunci tidak dikenal | mungkin maksudnya 'pengali'"},
            id="salah ketik di dalam, dengan kolomnya",
        ),
        pytest.param(
            IKU,
            "tahun: 20",
            "tahun: 1.000",
            {
                "tahun: 1.000": "F002 target.2024.tahun: angka '1.000' bermakna ganda (ribuan atau desimal?) "
                "| tulis 1000 bila ribuan, atau 1.0 bila desimal"
            },
            id="angka bermakna ganda, di bawah kunci tahun",
        ),
        pytest.param(
            IKU,
            "  2024:",
            "  2o24:",
            {"2o24": "F004 target.2o24: '2o24' bukan tahun | tulis tahun 2000 sampai 2099"},
            id="kunci tahun salah",
        ),
        pytest.param(
            IKU,
            "rumus: naik@1",
            "rumus: naik@2",
            {
                "rumus: naik@2": "F006 rumus: 'naik@2' bukan pilihan yang dikenal | pilih: naik@1, "
                "turun-selisih@1, turun-rasio@1, stabil@1, rentang@1, rentang-turun@1, skala@1, ya-tidak@1"
            },
            id="pilihan di luar daftar",
        ),
        pytest.param(
            IKU,
            "desimal: 2",
            "desimal: 7",
            {"desimal: 7": "F011 desimal: nilai '7' di luar batas | tulis nilai maksimal 6"},
            id="di luar batas atas",
        ),
        pytest.param(
            IKU,
            "nama: Persentase kampung berstatus Mandiri",
            "nama:",
            {"nama:": "K001 nama: wajib diisi | isi nilai sesudah 'nama:'"},
            id="isian wajib dikosongkan",
        ),
        pytest.param(
            IKU,
            "desimal: 2",
            "desimal:",
            {"desimal:": "K001 desimal: wajib diisi | isi nilai sesudah 'desimal:', atau hapus barisnya"},
            id="isian berbawaan yang dikosongkan",
        ),
        pytest.param(
            IKU,
            "nama: Persentase kampung berstatus Mandiri",
            "nama: [a, b]",
            {
                "nama: [a": "K003 nama: isian ini harus teks, bukan daftar atau pasangan kunci "
                "| tulis teks dalam satu nilai"
            },
            id="daftar di tempat teks",
        ),
        pytest.param(
            "instansi.yml",
            "kop: {}",
            "kop: tidak ada",
            {
                "kop:": "K003 kop: harus berupa pasangan kunci: nilai"
                " | tulis kunci, titik dua, spasi, lalu nilainya"
            },
            id="teks di tempat pasangan kunci",
        ),
        pytest.param(
            "sop.yml",
            "pelaksana: [kepala]",
            "pelaksana: kepala",
            {
                "pelaksana: kepala": "K003 langkah.1.pelaksana: harus berupa daftar "
                "| awali setiap butir dengan tanda - dan spasi"
            },
            id="teks di tempat daftar; butir dihitung dari satu",
        ),
        pytest.param(
            IKU,
            "kode: IKU-01",
            "kode: IKU-99",
            {
                "kode: IKU-99": "B014 kode 'IKU-99' berbeda dari nama berkas 'IKU-01' "
                "| samakan kode dengan nama berkas; nama berkas tidak diubah setelah terbit"
            },
            id="kode berbeda dari nama berkas",
        ),
        pytest.param(
            DOKUMEN,
            "periode: 2024-TW4",
            "periode: 2024-TW3",
            {
                "periode: 2024-TW3": "B014 periode '2024-TW3' berbeda dari nama folder '2024-TW4' "
                "| samakan periode dengan nama folder; nama folder tidak diubah setelah terbit"
            },
            id="periode berbeda dari nama folder",
        ),
        pytest.param(
            IKU,
            "kode: IKU-01",
            'kode: "{x}"',
            {
                "kode:": "F005 kode: '{x}' bukan kode yang sah "
                "| pakai huruf, angka, titik, dan tanda hubung, misalnya IKU-01"
            },
            id="kurung kurawal dikutip apa adanya",
        ),
        pytest.param(
            "pejabat.yml",
            "sumber: SOP",
            'nip: "123"\n    sumber: SOP',
            {'nip: "123"': "F005 pemegang.1.nip: '123' bukan NIP | tulis 18 angka NIP, boleh berspasi"},
            id="NIP kurang digit; daftar pemegang tidak disebut kosong",
        ),
        pytest.param(
            "skala.yml",
            "    predikat:",
            "    xyz: 1\n    predikat:",
            {
                "xyz": "K002 skala.1.xyz: kunci tidak dikenal | pilih: ambang_tercapai, "
                "aturan_celah, berlaku_mulai, celah, nama, predikat, sumber, sumber_ambang"
            },
            id="kunci tanpa yang mirip: semua pilihan disebut",
        ),
    ],
)
def test_satu_kesalahan(data: Path, nama: str, lama: str, baru: str, temuan: dict[str, str]) -> None:
    """Each finding stands at the first place of the given words in the spoilt file."""
    ubah(data, nama, lama, baru)
    bacaan = read_catalogue(Folder(data))
    assert baris(bacaan) == [
        f"{nama}:{letak(data / nama, kata)} {kalimat}" for kata, kalimat in temuan.items()
    ]
    pilihan = nama.startswith(("kamus", "pengukuran"))
    assert (bacaan.catalogue is not None) == pilihan
    katalog = bacaan.catalogue
    assert katalog is None or katalog.tak_terbaca | katalog.left_out.cells.keys() == {nama}


def test_semua_berkas_sekaligus_dan_berurutan(data: Path) -> None:
    for nama in ("kamus/IKU-02.yml", "kamus/IKU-01.yml", "instansi.yml", DOKUMEN):
        ubah(data, nama, "\n", "\nkunci_asing: 1\nkunci_asing: 2\n")
    (data / "aneh.txt").touch()
    (data / "peran.yml").write_text("a: b: c\n")
    (data / "pejabat.yml").unlink()
    found = read_catalogue(Folder(data)).findings
    assert list(found) == sorted(found)
    assert [(t.location.path.removeprefix("indicators/"), t.location.line, t.code) for t in found] == [
        ("aneh.txt", 1, "B011"),
        ("instansi.yml", 2, "K002"),
        ("instansi.yml", 3, "B008"),
        ("kamus/IKU-01.yml", 2, "K002"),
        ("kamus/IKU-01.yml", 3, "B008"),
        ("kamus/IKU-02.yml", 2, "K002"),
        ("kamus/IKU-02.yml", 3, "B008"),
        ("pejabat.yml", 1, "B012"),
        (DOKUMEN, 2, "K002"),
        (DOKUMEN, 3, "B008"),
        ("peran.yml", 1, "B002"),
    ]


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param(nama, id=f"tanpa {nama}")
        for nama in ("instansi.yml", "pejabat.yml", "peran.yml", "sop.yml", "skala.yml", "pohon-kinerja.yml")
    ],
)
def test_berkas_wajib(data: Path, nama: str) -> None:
    (data / nama).unlink()
    bacaan = read_catalogue(Folder(data))
    assert bacaan.catalogue is None
    assert baris(bacaan) == [f"{nama}:1:1 B012 berkas {nama} belum ada | salin contohnya dengan: ukur init"]


def test_berkas_wajib_yang_rusak_tidak_disebut_hilang(data: Path) -> None:
    (data / "sop.yml").unlink()
    (data / "sop.yml").symlink_to("/etc/passwd")
    assert [t.code for t in read_catalogue(Folder(data)).findings] == ["B010"]


@pytest.mark.parametrize(
    ("isi", "sisa"),
    [
        pytest.param("".join(f"k{n}: 1\n" for n in range(1000)), 812, id="seribu kunci asing"),
        pytest.param("kode: a\n" * 1001, 811, id="seribu kunci ganda"),
        pytest.param("".join(f"k{n}: 1\n" for n in range(188)), 0, id="tepat dua ratus"),
    ],
)
def test_paling_banyak_dua_ratus_temuan(data: Path, isi: str, sisa: int) -> None:
    """12 keys are required: 1000 unknown + 12 missing - 200 shown = 812; with `kode` 11 are missing."""
    (data / "kamus/IKU-01.yml").write_text(isi)
    found = read_catalogue(Folder(data)).findings
    penutup = [t.message for t in found if t.code == "B016"]
    assert penutup == ([f"masih ada {sisa} kesalahan lain di berkas ini"] if sisa else [])
    assert len(found) - len(penutup) == MAX_FINDINGS_PER_FILE


def test_seratus_ribu_kesalahan_tetap_cepat(data: Path) -> None:
    """Sentences are made for the 200 that are shown, not for the rest."""
    (data / "kamus/IKU-01.yml").write_text("".join(f"k{n}: 1\n" for n in range(100_000)))
    assert len(read_catalogue(Folder(data)).findings) == MAX_FINDINGS_PER_FILE + 1


@pytest.mark.parametrize(
    ("path", "jenis"),
    [
        pytest.param("kamus/IKU-01.yml", ("indikator", "IKU-01"), id="kamus"),
        pytest.param("anggaran/2025.yml", ("anggaran", "2025"), id="anggaran"),
        pytest.param("pengukuran/2025-TW4/dokumen.yml", ("dokumen", "2025-TW4"), id="dokumen"),
        pytest.param("pengukuran/2025-TW4/bidang-a.yml", ("formulir", "bidang-a"), id="formulir"),
        pytest.param("koreksi.yml", ("koreksi", None), id="koreksi"),
        pytest.param("pengukuran/2025-TW5/dokumen.yml", None, id="triwulan kelima"),
        pytest.param("pengukuran/dokumen.yml", None, id="tanpa periode"),
        pytest.param("kamus/a/b.yml", None, id="terlalu dalam"),
        pytest.param("anggaran/1999.yml", None, id="tahun abad lalu"),
        pytest.param("lain/instansi.yml", None, id="instansi di folder lain"),
        pytest.param("instansiXyml", None, id="titik bukan sembarang huruf"),
        pytest.param("kamus/.yml", None, id="tanpa nama"),
        pytest.param("instansi.yml\n", None, id="baris baru di akhir nama"),
    ],
)
def test_jenis_berkas(path: str, jenis: tuple[str, str | None] | None) -> None:
    found = kind_of(path)
    assert (found and (found[0].name, found[1])) == jenis


def test_posisi_dipakai_katalog(data: Path) -> None:
    katalog = read_catalogue(Folder(data)).catalogue
    assert katalog is not None
    assert (
        str(katalog.at(IKU, "target", "2024", "tahun"))
        == f"indicators/{IKU}:{letak(data / IKU, 'tahun: 20')}"
    )
    assert str(katalog.at(IKU, "target", "2030")) == f"indicators/{IKU}:{letak(data / IKU, 'target:')}"
    assert str(katalog.at("tidak-ada.yml", "a")) == "indicators/tidak-ada.yml:1:1"
