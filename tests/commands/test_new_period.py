import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.lengkap import TW4, lengkap

from ukur.commands.data.checked_data import data_tree
from ukur.desk import prepared_period
from ukur.forms.formulir import formulir_yaml
from ukur.forms.unit_form import AskedTarget, IsianRow, OpenRencana, UnitForm
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import CaraHitung
from ukur.model.instansi import Penomoran
from ukur.model.periode import Periode
from ukur.source.yaml_text import parse
from ukur.verify.inputs import check_data

Jalankan = Callable[..., Any]
REPO = Path(__file__).resolve().parents[2]
TW1 = Periode(2025, 1)
LANGKAH = "Langkah SOP berikutnya: 3. Membuat format pengukuran kinerja (Fungsional Perencana, 1 Hari).\n"


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """The repository's own instance, with sample targets for 2025."""
    shutil.copytree(REPO / "indicators", tmp_path / "indicators")
    for path in (tmp_path / "indicators/kamus").iterdir():
        path.write_text(path.read_text("utf-8") + "  2025:\n    tahun: 25\n    dasar: contoh\n", "utf-8")
    return tmp_path


def test_periode_baru(ukur: Jalankan, kantor: Path) -> None:
    """Every indicator of the office is due in TW4; what is made is clean, in order, and canonical."""
    keluar, out, err = ukur("new", "2025-TW4", di=kantor)
    files = ["indicators/pengukuran/2025-TW4/dokumen.yml", "indicators/pengukuran/2025-TW4/dinas.yml"]
    assert (keluar, out.split(), err) == (0, files, LANGKAH)
    checked = check_data(data_tree(kantor))
    assert checked.findings == ()
    assert checked.measurements is not None
    form = checked.measurements.catalogue.formulir[Periode(2025, 4)]["dinas"]
    assert sorted(form.indikator) == [f"IKU-0{n}" for n in range(1, 9)]
    assert {hasil.realisasi_penuh for hasil in checked.measurements.measured_in(Periode(2025, 4))} == {None}
    assert ukur("fmt", "--check", di=kantor).kode == 0
    text = (kantor / files[1]).read_text("utf-8")
    assert "# Target: 25,00 setahun. Angka terakhir: 21,27 (2024-TW4)." in text


def test_diulang_tidak_mengubah(ukur: Jalankan, kantor: Path) -> None:
    ukur("new", "2025-TW4", di=kantor)
    form = kantor / "indicators/pengukuran/2025-TW4/dinas.yml"
    form.write_text(form.read_text("utf-8").replace("pembilang:\n", "pembilang: 50\n", 1), "utf-8")
    sebelum = form.read_bytes()
    hasil = ukur("new", "2025-tw4", di=kantor)
    assert hasil == (0, "", f"2 berkas sudah ada dan tidak diubah.\n{LANGKAH}")
    assert form.read_bytes() == sebelum


def test_belum_waktunya(ukur: Jalankan, kantor: Path) -> None:
    """All indicators are yearly: in TW1 there is a document and no form."""
    assert ukur("new", "2025-TW1", di=kantor).out == "indicators/pengukuran/2025-TW1/dokumen.yml\n"


@pytest.mark.parametrize("teks", ["2025", "2025-TW5", "../../x", ""])
def test_periode_keliru(ukur: Jalankan, kantor: Path, teks: str) -> None:
    keluar, out, err = ukur("new", teks, di=kantor)
    assert (keluar, out) == (2, "")
    assert "bukan periode: tulis tahun dan triwulan, misalnya 2024-TW4" in err


def test_rencana_terbuka_terbawa(katalog: Catalogue) -> None:
    """Plans of TW4 and those of TW3 that TW4 did not finish; the one of the skala row was finished there."""
    kantor = lengkap(katalog, kamus={"target": {"2025": {"tahun": "ya", "dasar": "renstra"}}})
    text = prepared_period.prepare_period(Measurements(kantor), TW1)["pengukuran/2025-TW1/dinas.yml"]
    bagian = {part.split(":")[0]: part for part in text.split("\n  IKU-")[1:]}
    assert [bagian["07"].count(f"periode: 2024-TW{q}") for q in (3, 4)] == [0, 1]
    assert [bagian["02"].count(f"periode: 2024-TW{q}") for q in (3, 4)] == [1, 1]
    assert "#     status: sebagian selesai" in bagian["02"]
    assert "periode:" not in bagian["01"]
    assert parse("x.yml", text.encode()).findings == ()


def test_indikator_yang_belum_ditagih(katalog: Catalogue) -> None:
    """A yearly indicator with an open plan stands in the form of TW1 for its plan, without figures."""
    target = {"2025": {"tahun": "ya", "dasar": "renstra"}}
    kantor = lengkap(katalog, kamus={"target": target, "frekuensi": "tahunan"})
    text = prepared_period.prepare_period(Measurements(kantor), TW1)["pengukuran/2025-TW1/dinas.yml"]
    isi = parse("x.yml", text.encode())
    assert isi.findings == ()
    assert isi.data["indikator"]["IKU-02"] == {"keterangan": None}
    assert "IKU-01" not in isi.data["indikator"]
    assert "rencana: 1" in text


def test_rincian_menurut_triwulannya(katalog: Catalogue) -> None:
    """A member that ended is not asked for, nor one that only begins; both stay in the list."""
    kantor = lengkap(katalog, kamus={"target": {"2025": {"tahun": "ya", "dasar": "renstra"}}})
    kind = kantor.instansi.klasifikasi["wilayah"]
    dated = kind.model_validate(
        kind.model_dump(mode="json")
        | {
            "anggota": {**kind.anggota, "98": "Baru", "99": "Nanti"},
            "berlaku": {
                next(iter(kind.anggota)): {"sampai": "2024-TW4"},
                "98": {"mulai": "2025-TW1"},
                "99": {"mulai": "2025-TW2"},
            },
        }
    )
    office = kantor.instansi.model_copy(update={"klasifikasi": {"wilayah": dated}})
    text = prepared_period.prepare_period(Measurements(replace(kantor, instansi=office)), TW1)[
        "pengukuran/2025-TW1/dinas.yml"
    ]
    forms = parse("x.yml", text.encode()).data["indikator"].values()
    [asked] = {tuple(form["rincian"]) for form in forms if "rincian" in form}
    assert set(asked) == {*kind.anggota, "98"} - {next(iter(kind.anggota))}


def test_langkah_terakhir(katalog: Catalogue) -> None:
    kantor = lengkap(katalog, tahap="arsip")
    assert prepared_period.next_langkah(kantor, TW4) == "Dokumen 2024-TW4 sudah menjadi arsip; SOP selesai."


def test_teks_jahat_tetap_komentar() -> None:
    """No text of the data can leave its comment: the form holds the keys it should and nothing else."""
    jahat = "satu\nrealisasi: 99\n# dua\r\u2028tiga: {a: *b}"
    row = IsianRow(
        *("IKU-01", jahat, jahat, CaraHitung.LANGSUNG, jahat, jahat),
        *(AskedTarget(jahat, jahat, jahat), jahat),
        anggota=(("01", jahat),),
        rencana=(OpenRencana(TW4, 1, jahat, jahat, "belum ditangani"),),
    )
    form = UnitForm("dinas", jahat, TW1, jahat, jahat, False, jahat, (row,))
    isi = parse("x.yml", formulir_yaml(form).encode())
    assert isi.findings == ()
    assert isi.data == {
        "unit": "dinas",
        "indikator": {
            "IKU-01": {"realisasi": None, "rincian": {"01": {"realisasi": None}}, "keterangan": None}
        },
    }


@pytest.mark.parametrize(
    ("trial", "pola", "shown"),
    [
        pytest.param(False, "{urut}/{unit}/{tahun}", 'nomor: ".../DC/2025"', id="kantor"),
        pytest.param(True, "{urut}/{unit}/{tahun}", None, id="percontohan tidak bernomor (X102)"),
        pytest.param(
            False, "{urut} # a: {b}\u2028c/{tahun}", 'nomor: "... # a: ... c/2025"', id="pola jahat"
        ),
    ],
)
def test_number_is_proposed(katalog: Catalogue, trial: bool, pola: str, shown: str | None) -> None:
    """As a comment: the planner compares it with the register of letters before it counts."""
    numbering = Penomoran.model_construct({"pola"}, klasifikasi="045", pola=pola, kode_unit="DC")
    office = katalog.instansi.model_copy(update={"penomoran": numbering, "percontohan": trial})
    files = prepared_period.prepare_period(Measurements(replace(katalog, instansi=office)), TW1)
    text = files["pengukuran/2025-TW1/dokumen.yml"]
    comments = [line for line in text.split("\n") if "nomor: " in line]
    assert comments == ([f"# {shown}"] if shown else [])
    read = parse("x.yml", text.encode())
    assert (read.findings, set(read.data)) == ((), {"periode", "tahap", "pendahuluan"})
