import pytest
from tests.workflow.kasus import FORMULIR, KANTOR, ganti
from tests.workflow.penuh import MODEL, contoh

from ukur.model.periode import Periode
from ukur.workflow.change_kinds import leaf_kind
from ukur.workflow.change_wording import (
    change_sentence,
    content_words,
    end_sentence,
    name_all,
    quarter_name,
    short_sentence,
    shorten_text,
)
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.records import record_leaves

FORM, DOK = "pengukuran/2024-TW4/dinas.yml", "pengukuran/2024-TW4/dokumen.yml"


def ubah(berkas: str, tempat: str, lama: str | None, baru: str | None) -> LeafChange:
    loc = tuple(tempat.split("/"))
    return LeafChange(berkas, loc, lama, baru, leaf_kind(berkas, loc))


@pytest.mark.parametrize(
    ("berkas", "tempat", "lama", "baru", "bunyi"),
    [
        pytest.param(
            FORM,
            "indikator/IKU-01/pembilang",
            "47",
            "48.5",
            "pembilang IKU-01 TW IV 2024: 47 -> 48,5",
            id="angka",
        ),
        pytest.param(
            FORM,
            "indikator/IKU-01/realisasi",
            "Belum rilis",
            "1500",
            "realisasi IKU-01 TW IV 2024: Belum rilis -> 1.500",
            id="label",
        ),
        pytest.param(
            FORM,
            "indikator/IKU-01/rincian/18.08.01/penyebut",
            None,
            "12",
            "rincian, 18.08.01, penyebut IKU-01 TW IV 2024: ditambah 12",
            id="rincian",
        ),
        pytest.param(
            FORM,
            "indikator/IKU-01/bukti/0/nama",
            "a",
            None,
            "bukti, ke-1, nama IKU-01 TW IV 2024: dihapus a",
            id="bukti",
        ),
        pytest.param(
            FORM,
            "indikator/IKU-01/rencana_aksi/1/batas_waktu",
            "2025-01-01",
            "2025-02-01",
            "rencana aksi, ke-2, batas waktu IKU-01 TW IV 2024: 2025-01-01 -> 2025-02-01",
            id="tanggal",
        ),
        pytest.param(
            FORM, "unit", None, "dinas", "unit formulir dinas TW IV 2024: ditambah dinas", id="formulir"
        ),
        pytest.param(
            DOK, "nomor", "2.13", "2.14", "nomor dokumen TW IV 2024: 2.13 -> 2.14", id="nomor bukan angka"
        ),
        pytest.param(
            "kamus/IKU-01.yml",
            "target/2024/tahun",
            "20",
            "18.25",
            "target, 2024, tahun IKU-01: 20 -> 18,25",
            id="target",
        ),
        pytest.param(
            "kamus/IKU-01.yml",
            "target/2024/triwulan/TW4",
            "20",
            "18",
            "target, 2024, triwulan, TW4 IKU-01: 20 -> 18",
            id="target triwulan",
        ),
        pytest.param(
            "kamus/IKU-01.yml",
            "target/2024/sumber",
            "2.5",
            "2.6",
            "target, 2024, sumber IKU-01: 2.5 -> 2.6",
            id="sumber target bukan angka",
        ),
        pytest.param(
            "kamus/IKU-01.yml",
            "target_renstra/tahun",
            "2026",
            "2027",
            "target renstra, tahun IKU-01: 2026 -> 2027",
            id="tahun bukan angka",
        ),
        pytest.param(
            "anggaran/2024.yml",
            "simpul/2.13.02/pagu",
            "1000",
            "2000.5",
            "anggaran 2024, simpul, 2.13.02, pagu: 1.000 -> 2.000,5",
            id="anggaran",
        ),
        pytest.param(
            "skala.yml",
            "skala/9/predikat/10/batas_bawah",
            "91",
            "90",
            "skala, skala, ke-10, predikat, ke-11, batas bawah: 91 -> 90",
            id="skala",
        ),
        pytest.param("instansi.yml", "nama", "A", "B", "data instansi, nama: A -> B", id="instansi"),
    ],
)
def test_kalimat(berkas: str, tempat: str, lama: str | None, baru: str | None, bunyi: str) -> None:
    assert change_sentence(ubah(berkas, tempat, lama, baru)) == bunyi


def test_kalimat_pendek() -> None:
    assert short_sentence(ubah("kamus/IKU-01.yml", "satuan", "persen", "rasio")) == "satuan: persen -> rasio"


def test_tw() -> None:
    assert quarter_name(Periode(2025, 2)) == "TW II 2025"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("satu\n  dua\t tiga", "satu dua tiga", id="satu baris"),
        pytest.param("a" * 120, "a" * 120, id="tepat"),
        pytest.param("a" * 121, "a" * 120 + "…", id="dipotong"),
        pytest.param("a" * 119 + " b", "a" * 119 + "…", id="tanpa spasi sebelum elipsis"),
    ],
)
def test_singkat(teks: str, hasil: str) -> None:
    assert shorten_text(teks) == hasil


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("a", "a.", id="ditambah"),
        pytest.param("S.Sos.", "S.Sos.", id="sudah bertitik"),
        pytest.param("a…", "a…", id="elipsis"),
        pytest.param("a?", "a?", id="tanya"),
        pytest.param("a!", "a!", id="seru"),
    ],
)
def test_titik(teks: str, hasil: str) -> None:
    assert end_sentence(teks) == hasil


def test_angka_disebut_lebih_dahulu() -> None:
    changes = [
        ubah("anggaran/2024.yml", "sumber", "a", "b"),
        ubah("kamus/IKU-01.yml", "satuan", "a", "b"),
        ubah(DOK, "tahap", "draf", "konsep"),
        ubah("kamus/IKU-01.yml", "target/2024/tahun", "1", "2"),
        ubah(FORM, "indikator/IKU-01/realisasi", "1", "2"),
    ]
    assert [row.split(":")[0] for row in name_all(changes)] == [
        "realisasi IKU-01 TW IV 2024",
        "target, 2024, tahun IKU-01",
        "tahap dokumen TW IV 2024",
        "satuan IKU-01",
        "anggaran 2024, sumber",
    ]
    assert name_all(changes, 4)[-1] == "dan 1 perubahan lain"
    assert name_all(changes, 5)[-1] == "anggaran 2024, sumber: a -> b"


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_angka_dieja_sama(path: str) -> None:
    """A number that the models know as one is shown with a comma, in whatever file it stands."""
    record = contoh(MODEL[path])
    numbers = [loc for loc, text in record_leaves(record).items() if text == "1.5"]
    shown = {(*loc[:-1], loc[-1].replace("TW2024", "TW4")) for loc in numbers}  # the example's key is a year
    assert {
        loc: content_words(ubah(path, "/".join(loc), "1.5", None), "1.5") for loc in shown
    } == dict.fromkeys(shown, "1,5")


def test_nol_di_belakang_koma_bukan_perubahan() -> None:
    """47, 47.0 and 47,00 are one value: the report has nothing to say."""
    office = ganti(KANTOR, FORMULIR, {"indikator/IKU-01/realisasi": "47"})
    for text in ("47.0", "47,00"):
        same = ganti(KANTOR, FORMULIR, {"indikator/IKU-01/realisasi": text})
        assert changes_between(office, same) == ()
