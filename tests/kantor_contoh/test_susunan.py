"""The made-up office has one of everything, so that tests and learners meet all of it in one place."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.salinan import with_history

from ukur.commands.cli.main import cli
from ukur.commands.data.data_layout import tidy_data
from ukur.commands.data.new_office import EXAMPLE, EXAMPLE_ARCHIVE
from ukur.document.signatories import signature_blocks
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.indikator import Agregasi, CaraHitung, Frekuensi, JenisSatuan
from ukur.model.numbers import AbsentReason
from ukur.model.pengukuran import StatusAksi
from ukur.model.peran import StatusJabatan
from ukur.model.periode import Periode
from ukur.model.skala import GapRule

DIJELASKAN = "1 peringatan sudah dijelaskan; lihat ukur check --explained."
"""The target of IKU-18 for 2026 asks for less than 2025 came to, and says why."""

TRIWULAN = [Periode(2025, quarter) for quarter in range(1, 5)] + [Periode(2026, 1)]


@pytest.mark.parametrize(
    ("isian", "semua"),
    [
        ("rumus", set(RUMUS)),
        ("agregasi", set(Agregasi)),
        ("frekuensi", set(Frekuensi)),
        ("jenis_satuan", set(JenisSatuan)),
        ("tingkat", {"dampak", "hasil", "keluaran"}),
    ],
)
def test_every_kind_of_indicator(contoh: Catalogue, isian: str, semua: set[str]) -> None:
    assert {getattr(item, isian) for item in contoh.indikator.values()} == semua


def test_every_way_to_compute(contoh: Catalogue) -> None:
    assert {item.perhitungan.cara for item in contoh.indikator.values()} == set(CaraHitung)


def test_size_of_the_office(contoh: Catalogue) -> None:
    assert contoh.instansi.percontohan
    assert sorted(contoh.dokumen) == TRIWULAN
    assert len([name for name in contoh.instansi.unit.values() if name.nama.startswith("Bidang ")]) == 3
    assert len(contoh.indikator) >= 17
    assert sorted(contoh.anggaran) == [2025, 2026]


def test_what_happens_in_the_year(contoh: Catalogue) -> None:
    """Late, not applicable, blank but explained, missed and followed up, corrected, revised, and a Plt."""
    reported = {(row.kode, row.periode): row.isian for row in contoh.reported()}
    late = reported["IKU-19", Periode(2025, 2)], reported["IKU-19", Periode(2025, 4)]
    assert late[0].realisasi is AbsentReason.BELUM_RILIS
    assert late[1].realisasi is not None
    assert reported["IKU-17", Periode(2026, 1)].realisasi is AbsentReason.TIDAK_BERLAKU
    blank = reported["IKU-10", Periode(2025, 3)]
    assert blank.realisasi is None
    assert blank.keterangan is not None
    assert {row.status for isian in reported.values() for row in isian.tindak_lanjut} == set(StatusAksi)
    assert [item.indikator for item in contoh.koreksi.koreksi] == ["IKU-02"]
    revised = {kode for kode, item in contoh.indikator.items() if item.target[2025].alasan_perubahan}
    assert revised == {"IKU-02"}
    assert {holder.status for holder in contoh.pejabat.pemegang} == {
        StatusJabatan.DEFINITIF,
        StatusJabatan.PLT,
    }


def test_conventions_that_an_office_may_declare(contoh: Catalogue) -> None:
    """Parts of units, bounds, weights of one sasaran, a cash plan, a rule for the gaps of the scale."""
    parts = {kode: item.unit_bagian for kode, item in contoh.indikator.items() if item.himpunan}
    assert parts == {"IKU-12": ("ekonomi", "kelembagaan")}
    assert [kode for kode, item in contoh.indikator.items() if item.batas]
    weighted = {kode: item.bobot for kode, item in contoh.indikator.items() if item.bobot}
    assert set(weighted) == {kode for kode, item in contoh.indikator.items() if item.sasaran == "SS-4"}
    assert sum(weighted.values()) == 100
    assert all(node.rencana for budget in contoh.anggaran.values() for node in budget.simpul.values())
    assert contoh.skala.skala[0].aturan_celah is GapRule.BAWAH
    broken = {kode for kode, item in contoh.indikator.items() if item.putus_deret}
    assert broken == {"IKU-06", "IKU-07", "IKU-08", "IKU-09"}
    added = {
        k for k, item in contoh.indikator.items() if item.target_renstra and item.target_renstra.akumulasi
    }
    assert added == {"IKU-02", "IKU-04"}
    assert [kode for kode, item in contoh.indikator.items() if item.kriteria_perubahan] == ["IKU-20"]
    assert all(dokumen.evaluasi_renja for dokumen in contoh.dokumen.values())


def test_three_heads_sign_by_date(contoh: Catalogue) -> None:
    """A demonstration prints no signer; were the office a real one, the Plt. would sign TW2 and TW3."""
    real = replace(contoh, instansi=contoh.instansi.model_copy(update={"percontohan": False}))
    signers = [
        signature_blocks(real, dokumen)["tanda_tangan"] for _, dokumen in sorted(contoh.dokumen.items())[:4]
    ]
    assert [(signer.jabatan, signer.nama) for signer in signers] == [
        ("Kepala Dinas Contoh", "Pejabat Contoh Kesatu"),
        ("Plt. Kepala Dinas Contoh", "Pejabat Contoh Kedua"),
        ("Plt. Kepala Dinas Contoh", "Pejabat Contoh Kedua"),
        ("Kepala Dinas Contoh", "Pejabat Contoh Ketiga"),
    ]
    assert {
        signature_blocks(contoh, dokumen)["tanda_tangan"].nama for dokumen in contoh.dokumen.values()
    } == {None}


def test_the_data_are_clean() -> None:
    done = CliRunner().invoke(cli, ["check", "--repo", str(EXAMPLE)], standalone_mode=False)
    assert (done.return_value, done.output) == (
        0,
        f"Bersih: 24 indikator, 5 dokumen, tanpa temuan. {DIJELASKAN}\n",
    )


def test_no_person_is_named(contoh: Catalogue) -> None:
    assert {holder.nama.rpartition(" ")[0] for holder in contoh.pejabat.pemegang} == {"Pejabat Contoh"}
    holders = [holder for role in contoh.peran.peran.values() for holder in role.pemegang]
    assert {holder.akun.partition("-")[0] for holder in holders} == {"peragaan"}


def test_the_layout_is_the_canonical_one() -> None:
    assert tidy_data(EXAMPLE, check=True) == ([], [])


def test_init_gives_the_office_and_its_archive(tmp_path: Path) -> None:
    folder = tmp_path / "belajar"
    done = CliRunner().invoke(cli, ["init", str(folder), "--contoh"], standalone_mode=False)
    assert done.exception is None, done.exception
    given = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in EXAMPLE.rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        given |= {name: packed.read(name) for name in packed.namelist()}
    assert {name for name, content in given.items() if (folder / name).read_bytes() != content} == set()
    places = [folder / "indicators", folder / "content/arsip"]
    written = {path for place in places for path in place.rglob("*") if path.is_file()}
    assert {path.relative_to(folder).as_posix() for path in written} <= set(given)
    with_history(folder)
    drill = CliRunner().invoke(cli, ["archive", "drill", "--repo", str(folder)], standalone_mode=False)
    assert (drill.return_value, drill.stdout.count("dilewati, percontohan")) == (0, 9), drill.output


@pytest.mark.parametrize("pilihan", ["--nama", "--daerah"])
def test_the_office_has_its_own_name(tmp_path: Path, pilihan: str) -> None:
    words = ["init", str(tmp_path / "x"), "--contoh", pilihan, "Dinas Lain"]
    with pytest.raises(UkurError, match="--contoh sudah bernama; jangan tulis --nama atau --daerah"):
        cli(words, standalone_mode=False)
    assert not (tmp_path / "x").exists()
