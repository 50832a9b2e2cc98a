from decimal import Decimal
from typing import Any

import pytest
from tests.workflow.kasus import KANTOR, dari_daun, nyata
from tests.workflow.penuh import MODEL, contoh, tempat

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.numbers import AbsentReason, Label, TargetRange, parse_number
from ukur.model.pengukuran import Dokumen, Formulir, IsianIndikator
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.workflow.records import PRESENT, catalogue_records, record_leaves


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_setiap_isian_model_menjadi_daun(path: str) -> None:
    """A field that rekaman passes by would be changed unseen."""
    record = contoh(MODEL[path])
    leaves = record_leaves(record)
    fields = list(tempat(record))
    assert fields
    missing = {
        (*loc, name)
        for loc, name in fields
        if not any(leaf[: len(loc) + 1] == (*loc, name) for leaf in leaves) and name != "anak"
    }
    assert missing == set()


@pytest.mark.parametrize(
    "katalog", [pytest.param(nyata(), id="instansi sendiri"), pytest.param(KANTOR, id="uji")]
)
def test_daun_memuat_seluruh_isi(katalog: Catalogue) -> None:
    """Nothing is lost: a record can be made again from its leaves."""
    assert {
        path: dari_daun(type(item), record_leaves(item)) for path, item in catalogue_records(katalog).items()
    } == catalogue_records(katalog)


@pytest.mark.parametrize(
    ("nilai", "ejaan"),
    [
        pytest.param(Decimal("20"), "20", id="bulat"),
        pytest.param(parse_number("20,00"), "20", id="koma dan nol di belakang"),
        pytest.param(parse_number("20.0"), "20", id="titik dan nol di belakang"),
        pytest.param(parse_number("1.500.000"), "1500000", id="titik ribuan"),
        pytest.param(parse_number("1.234,5"), "1234.5", id="ribuan dan desimal"),
        pytest.param(parse_number("100"), "100", id="nol di depan koma tetap"),
        pytest.param(Decimal("-0.00"), "0", id="nol bertanda"),
        pytest.param(Decimal("-2.50"), "-2.5", id="negatif"),
        pytest.param(TargetRange(Decimal("7.0"), Decimal("8")), "7..8", id="rentang"),
        pytest.param(Label("BB"), "BB", id="label"),
        pytest.param(AbsentReason.BELUM_RILIS, "Belum rilis", id="keadaan"),
    ],
)
def test_satu_ejaan(nilai: Any, ejaan: str) -> None:
    assert record_leaves(IsianIndikator.model_construct(realisasi=nilai)) == {("realisasi",): ejaan}


SATU = """periode: 2024-TW4
tahap: draf
pendahuluan: Satu alinea.
pelaksanaan:
  - {langkah: 1, oleh: Kepala Dinas, mulai: 2025-01-02}
"""
LAIN = """# catatan perencana
pelaksanaan:
  - mulai: 2025-01-02   # hari Kamis
    oleh: "Kepala Dinas"
    langkah: '1'
pendahuluan: >-
  Satu
  alinea.


tahap: draf
periode: 2024-TW4
analisis: {}
"""


def _baca(path: str, teks: str) -> Any:
    kind = kind_of(path)
    assert kind is not None
    read = read_file(path, teks.encode(), kind[0])
    assert read.findings == ()
    return read.value


def test_komentar_tata_letak_dan_nilai_bawaan_tidak_ikut() -> None:
    path = "pengukuran/2024-TW4/dokumen.yml"
    first, second = _baca(path, SATU), _baca(path, LAIN)
    assert isinstance(first, Dokumen)
    assert record_leaves(first) == record_leaves(second)
    assert len(record_leaves(first)) == 6


def test_bawaan_yang_ditulis_sama_dengan_yang_tidak() -> None:
    item = KANTOR.indikator["IKU-01"]
    leaves = record_leaves(item)
    assert leaves["desimal",] == "2"
    assert leaves["akses_publik",] == "ya"
    without = {loc: text for loc, text in leaves.items() if loc not in {("desimal",), ("akses_publik",)}}
    assert record_leaves(dari_daun(Indikator, without)) == leaves


def test_anggota_kosong_tetap_ada() -> None:
    """An indicator reported as blank is a row of the document: it differs from one that is not there."""
    blank = Formulir.model_validate({"unit": "dinas", "indikator": {"IKU-01": {}}})
    assert record_leaves(blank) == {("unit",): "dinas", ("indikator", "IKU-01"): PRESENT}


def test_triwulan_tanpa_isi_sama_dengan_tidak_ditulis() -> None:
    target = {"tahun": "1", "dasar": "renja"}
    blank = Target.model_validate({**target, "triwulan": {"TW1": None}})
    assert record_leaves(blank) == record_leaves(Target.model_validate(target))


def test_triwulan_ditulis_seperti_di_yaml() -> None:
    item = KANTOR.anggaran[2024]
    assert ("simpul", "2.13.03", "realisasi", "TW4") in record_leaves(item)
    assert ("target", "2024", "triwulan", "TW3") in record_leaves(KANTOR.indikator["IKU-01"])


def test_jenis_nilai_baru_tidak_diam_diam_dilewati() -> None:
    with pytest.raises(TypeError, match="float belum punya ejaan baku"):
        record_leaves(IsianIndikator.model_construct(realisasi=1.5))


def test_rekaman_menurut_berkas() -> None:
    assert set(catalogue_records(KANTOR)) == {
        "anggaran/2024.yml",
        "instansi.yml",
        *(f"kamus/IKU-0{n}.yml" for n in (1, 2, 3, 4)),
        "pejabat.yml",
        "pengukuran/2024-TW3/dinas.yml",
        "pengukuran/2024-TW3/dokumen.yml",
        "pengukuran/2024-TW4/bidang.yml",
        "pengukuran/2024-TW4/dinas.yml",
        "pengukuran/2024-TW4/dokumen.yml",
        "peran.yml",
        "pohon-kinerja.yml",
        "skala.yml",
        "sop.yml",
        "terjemahan.yml",
    }
