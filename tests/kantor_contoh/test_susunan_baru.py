"""The example office reorganised in mid-year: its check, its forms, and the figures of the quarter after.

Expected figures by hand: IKU-11 28 of 98 = 28,5714 percent, against 28 in the quarter and 32 in the year;
IKU-12 2 x 400 million on top of the first quarter's 430 = 1,230 million; IKU-25 2 of 2.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.kantor_contoh.tengah_tahun import bertanggal, dokumen, perubahan, terisi
from tests.salinan import REPO
from tests.urai import urai

from ukur.checks import registry
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.pages import site_build
from ukur.desk import prepared_period
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, Severity
from ukur.model.indikator import Target
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site

CONTOH = REPO / "generator/ukur/commands/data/example/indicators"
TW1, TW2 = Periode(2026, 1), Periode(2026, 2)


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office with 2026-TW1 signed, and 2026-TW2 filled in after the reorganisation."""
    repo = tmp_path_factory.mktemp("tengah")
    data = repo / "indicators"
    shutil.copytree(CONTOH, data)
    first = data / "pengukuran/2026-TW1/dokumen.yml"
    first.write_text(bertanggal(dokumen(first.read_text("utf-8"), "ditandatangani"), "2026-04-09"), "utf-8")
    for path, change in perubahan(data / "kamus").items():
        file = data / path
        file.write_text(change(file.read_text("utf-8") if file.exists() else ""), "utf-8")
    for path, text in prepared_period.prepare_period(_ukuran(repo), TW2).items():
        file = data / path
        file.parent.mkdir(exist_ok=True)
        filled = dokumen(text, "konsep") if path.endswith("dokumen.yml") else terisi(text)
        file.write_text(filled, "utf-8")
    return repo


def _ukuran(repo: Path) -> Measurements:
    ukuran, _ = measured_data(data_tree(repo))
    assert ukuran is not None
    return ukuran


@pytest.fixture(scope="module")
def ukuran(kantor: Path) -> Measurements:
    return _ukuran(kantor)


@pytest.fixture(scope="module")
def dokumen_tw2(ukuran: Measurements) -> DokumenPengukuran:
    return compose_document(ukuran, TW2)


def _galat(ukuran: Measurements) -> list[Finding]:
    return [item for item in registry.run(ukuran) if item.severity is Severity.ERROR]


def _baris(dokumen: DokumenPengukuran, kode: str) -> IndikatorRow:
    return next(row for row in dokumen.baris if row.kode == kode)


def test_tidak_ada_galat(ukuran: Measurements) -> None:
    """Neither in the quarter that was signed before nor in the one after."""
    assert _galat(ukuran) == []


def test_formulir_menurut_unit_pada_triwulan_itu(ukuran: Measurements) -> None:
    forms = ukuran.catalogue.formulir
    assert sorted(forms[TW1]) == ["ekonomi", "kelembagaan", "pemerintahan", "sekretariat"]
    assert sorted(forms[TW2]) == ["ekonomi", "pemdes", "sekretariat", "usaha"]
    assert set(forms[TW2]["usaha"].indikator) == {"IKU-11", "IKU-25"}


def test_indikator_yang_berakhir_hanya_melaporkan_rencana_aksinya(
    ukuran: Measurements, dokumen_tw2: DokumenPengukuran
) -> None:
    """IKU-10 ended with an open plan: its unit reports on that, and no figure is missed."""
    assert ukuran.catalogue.formulir[TW2]["ekonomi"].indikator["IKU-10"].tindak_lanjut
    assert dokumen_tw2.tindak_lanjut
    assert any(row.kode == "IKU-10" for row in dokumen_tw2.tindak_lanjut)
    codes = {row.kode for row in dokumen_tw2.baris}
    assert "IKU-25" in codes
    assert "IKU-10" not in codes
    assert "IKU-10" in {row.kode for row in compose_document(ukuran, TW1).baris}
    assert "IKU-25" not in {row.kode for row in compose_document(ukuran, TW1).baris}


def test_angka_dan_unit_sesudah_perubahan(dokumen_tw2: DokumenPengukuran) -> None:
    moved, shared, new = (_baris(dokumen_tw2, kode) for kode in ("IKU-11", "IKU-12", "IKU-25"))
    assert (moved.unit, moved.triwulan.realisasi.teks, moved.setahun.target.teks) == (
        "usaha",
        "28,57",
        "32,00",
    )
    assert (shared.sampai.realisasi.teks, new.unit) == ("1.230.000.000", "usaha")
    assert (new.sampai.target.teks, new.sampai.realisasi.teks, new.sampai.capaian.teks) == (
        "2",
        "2",
        "100,00 %",
    )


def test_dokumen_menceritakan_perubahannya(ukuran: Measurements, dokumen_tw2: DokumenPengukuran) -> None:
    """The document after the change names both targets and what began and ended; the one before, nothing."""
    assert dokumen_tw2.perubahan == (
        "Perjanjian Kinerja Perubahan ke-1 2026 Nomor PK/02/2026 tanggal 4 Mei 2026, diubah karena perubahan "
        "strategi yang memengaruhi tujuan.",
        "IKU-25 Jumlah BUM Desa bersama yang aktif diukur sejak Triwulan II Tahun 2026, menggantikan IKU-10 "
        "Jumlah BUM Desa baru yang aktif.",
        "IKU-10 Jumlah BUM Desa baru yang aktif diukur sampai Triwulan I Tahun 2026, terakhir 1 BUM Desa; "
        "digantikan IKU-25 Jumlah BUM Desa bersama yang aktif.",
        "Bidang Kelembagaan dan Sosial Budaya ada sampai Triwulan I Tahun 2026.",
        "Bidang Pemerintahan dan Kelembagaan Desa ada sejak Triwulan II Tahun 2026, dari Bidang Pemerintahan "
        "Desa dan Bidang Kelembagaan dan Sosial Budaya.",
        "Bidang Pemerintahan Desa ada sampai Triwulan I Tahun 2026.",
        "Bidang Usaha Ekonomi Desa ada sejak Triwulan II Tahun 2026, dari Bidang Pembangunan dan Ekonomi "
        "Desa.",
    )
    assert _baris(dokumen_tw2, "IKU-11").alasan_perubahan == (
        "semula 30,00 setahun (TW III 29,00, TW IV 30,00) sampai Triwulan I Tahun 2026; PK/01/2026; kini "
        "32,00 setahun. Perjanjian Kinerja Perubahan 2026, tambahan pendampingan (karangan)"
    )
    before = compose_document(ukuran, TW1)
    assert before.perubahan == ("Perjanjian Kinerja 2026 Nomor PK/01/2026 tanggal 20 Januari 2026.",)
    assert _baris(before, "IKU-11").alasan_perubahan == ""
    older = Measurements(ukuran.catalogue, edition=Edition.THIRD)
    assert compose_document(older, TW2).perubahan == ()


def test_triwulan_yang_sudah_disahkan_tetap(ukuran: Measurements) -> None:
    """The quarter before keeps its units and the target that it was measured with."""
    before = compose_document(ukuran, TW1)
    moved = _baris(before, "IKU-11")
    assert (moved.unit, moved.setahun.target.teks) == ("ekonomi", "30,00")
    assert _baris(before, "IKU-02").unit == "pemerintahan"
    assert _baris(before, "IKU-12").sampai.realisasi.teks == "430.000.000"


@pytest.fixture(scope="module")
def halaman(ukuran: Measurements) -> Mapping[str, str]:
    """The pages of indicators once 2026-TW2 is signed, as text."""
    documents = ukuran.catalogue.dokumen
    signed = documents[TW2].model_copy(update={"tahap": Tahap.DITANDATANGANI})
    katalog = replace(ukuran.catalogue, dokumen={**documents, TW2: signed})
    material = site_build.gather_material(Measurements(katalog), False, {})
    pages = compose_site(material, PageAddresses()).halaman
    return {page.src: urai(page.isi()).teks for page in pages if page.src.startswith("indikator/")}


def test_halaman_indikator(halaman: Mapping[str, str]) -> None:
    """The list has what is measured; what ended stays readable and says what follows it."""
    daftar, _, berakhir = halaman["indikator/index.md"].partition("Indikator yang tidak diukur lagi")
    assert "IKU-10" not in daftar
    assert "(sejak Triwulan II Tahun 2026)" in daftar
    assert "IKU-10 Jumlah BUM Desa baru yang aktif; digantikan oleh IKU-25" in berakhir
    lama, baru = halaman["indikator/IKU-10.md"], halaman["indikator/IKU-25.md"]
    assert "Tidak diukur lagi: diukur sampai Triwulan I Tahun 2026. Digantikan oleh IKU-25 Jumlah" in lama
    assert "Diukur sejak Triwulan II Tahun 2026. Menggantikan IKU-10 Jumlah BUM Desa baru" in baru
    pindah = halaman["indikator/IKU-11.md"]
    assert (
        "Bidang Pembangunan dan Ekonomi Desa (sampai Triwulan I Tahun 2026); Bidang Usaha Ekonomi" in pindah
    )
    assert "2026, sampai TW I" in pindah
    assert "Semula, PK/01/2026" in pindah


def _tahun_berikut(ukuran: Measurements) -> Measurements:
    """The same office a year later: 2027-TW1 with 3 of IKU-25, whose target of 2027 is 8, 2 each quarter."""
    katalog, later = ukuran.catalogue, Periode(2027, 1)
    new = katalog.indikator["IKU-25"]
    target = Target.model_validate(
        {"tahun": "8", "triwulan": {f"TW{q}": "2" for q in (1, 2, 3, 4)}, "dasar": "perjanjian-kinerja"}
    )
    form = Formulir.model_validate({"unit": "usaha", "indikator": {"IKU-25": {"realisasi": "3"}}})
    document = katalog.dokumen[TW2].model_copy(update={"periode": later})
    return Measurements(
        replace(
            katalog,
            indikator={
                **katalog.indikator,
                "IKU-25": new.model_copy(update={"target": {**new.target, 2027: target}}),
            },
            formulir={**katalog.formulir, later: {"usaha": form}},
            dokumen={**katalog.dokumen, later: document},
        )
    )


def test_pengganti_menyebut_angka_pendahulunya_sebagai_deret_lain(ukuran: Measurements) -> None:
    """In 2027-TW1 the year before had IKU-10, 1 BUM Desa: told with the break; no direction is taken."""
    later = _tahun_berikut(ukuran)
    row = _baris(compose_document(later, Periode(2027, 1)), "IKU-25")
    assert row.sampai.capaian.teks == "150,00 %"  # 3 of 2
    shown = row.perbandingan
    assert shown is not None
    (before,) = [year for year in shown.tahun if year.tahun == 2026]
    assert before.nilai.teks == "deret lain"
    assert before.sumber == "IKU-10 Jumlah BUM Desa baru yang aktif: 1 BUM Desa"
    assert shown.putus == (
        "Deret putus mulai Triwulan II Tahun 2026: IKU-25 menggantikan IKU-10 Jumlah BUM Desa baru yang "
        "aktif",
    )
    assert shown.perubahan is not None
    assert (shown.perubahan.arah, shown.perubahan.alasan) == ("", "deret terputus")


def test_tahun_indikator_baru_lengkap_dari_triwulan_yang_dimulainya(ukuran: Measurements) -> None:
    """Six asked in three quarters: 2 + 2 + 2 complete the year without a first quarter."""
    katalog = ukuran.catalogue
    forms = {
        Periode(2026, quarter): {
            "usaha": Formulir.model_validate({"unit": "usaha", "indikator": {"IKU-25": {"realisasi": "2"}}})
        }
        for quarter in (2, 3, 4)
    }
    hasil = Measurements(replace(katalog, formulir={**katalog.formulir, **forms})).result_of(
        "IKU-25", Periode(2026, 4)
    )
    assert (hasil.tahun.realisasi, hasil.tahun.target) == (Decimal(6), Decimal(6))
    assert hasil.tahun.tercapai is True
    assert hasil.tahun.alasan is None


def test_indikator_yang_berakhir_tidak_dihitung_dalam_rekap(
    ukuran: Measurements, dokumen_tw2: DokumenPengukuran
) -> None:
    """SS-2 has IKU-06 to IKU-12; in TW2 IKU-25 stands in the place of IKU-10."""
    for periode, last in ((TW1, "IKU-10"), (TW2, "IKU-25")):
        group = next(g for g in compose_document(ukuran, periode).kelompok if g.kode == "SS-2")
        assert last in {row.kode for row in group.baris}
        assert group.ringkasan.jumlah == len(group.baris)
    assert dokumen_tw2.ringkasan.jumlah == len(dokumen_tw2.baris)
