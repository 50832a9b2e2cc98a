"""Tables of offices into their data: read by a map, shown first, written whole, and a second time nothing."""

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.table.made_workbooks import GROUP, workbook_of
from tests.forms.table.published_sheets import FOLDER, TABLES, Published

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.table_import import import_table, read_map, write_import
from ukur.desk.planned_import import TableImport, with_answers
from ukur.forms.table.import_questions import MOST
from ukur.forms.table.nomenclature import plain_name
from ukur.forms.table.reading_report import reading_lines
from ukur.forms.table.table_kinds import ColumnRole, RowKind
from ukur.forms.table.table_map import ColumnEntry, RowEntry, RowException, TableMap
from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError, has_errors
from ukur.source.file_kinds import kind_of
from ukur.source.format import format_text

Jalankan = Callable[..., Any]
MAPS = FOLDER.parent / "maps"
EACH = pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
BY_NAME = {table.name: table for table in TABLES}


@pytest.fixture
def kantor(fresh: Path, tmp_path: Path) -> Path:
    """A new office: one unit, one sample tujuan, no indicator."""
    return Path(shutil.copytree(fresh, tmp_path / "kantor"))


def peta_of(name: str) -> TableMap:
    peta, faults = read_map(MAPS / f"{name}.peta.yml")
    assert faults == ()
    assert peta is not None
    return peta


def csv_of(table: Published) -> tuple[str, bytes]:
    return f"{table.name}.csv", (FOLDER / f"{table.name}.csv").read_bytes()


def run(kantor: Path, file: tuple[str, bytes], peta: TableMap | None) -> TableImport:
    ukuran, _ = measured_data(data_tree(kantor))
    return import_table(data_tree(kantor), ukuran, file, peta)


def data_of(kantor: Path) -> Mapping[str, bytes]:
    folder = kantor / "indicators"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def katalog_of(kantor: Path) -> Catalogue:
    """What the office's data says; no error is left in it."""
    ukuran, found = measured_data(data_tree(kantor))
    assert not has_errors(tuple(found)), found
    return ukuran.catalogue


@EACH
def test_a_table_is_imported_by_its_map_and_the_second_run_changes_nothing(
    kantor: Path, table: Published
) -> None:
    done = run(kantor, csv_of(table), peta_of(table.name))
    assert (done.questions, done.faults, done.findings) == ((), (), ())
    before = data_of(kantor)
    written = write_import(kantor, done)
    assert written
    katalog = katalog_of(kantor)
    assert len(katalog.indikator) == table.indikator
    assert {*before} <= {*data_of(kantor)}
    after = data_of(kantor)
    again = run(kantor, csv_of(table), peta_of(table.name))
    assert again.is_ready
    assert again.plan is not None
    assert again.plan.files == {}
    assert data_of(kantor) == after


@EACH
def test_without_a_map_a_file_asks_twelve_questions_at_most(kantor: Path, table: Published) -> None:
    done = run(kantor, csv_of(table), None)
    assert 0 < len(done.questions) <= MOST
    assert done.plan is None
    ids = [question.id for question in done.questions]
    assert len(set(ids)) == len(ids)


@EACH
def test_a_workbook_of_the_table_says_the_same_to_the_data(
    kantor: Path, fresh: Path, tmp_path: Path, table: Published
) -> None:
    """Titles, merged headers, a group, totals, signatures: the dictionary is that of the plain file."""
    plain, peta = Path(shutil.copytree(fresh, tmp_path / "polos")), peta_of(table.name)
    write_import(plain, run(plain, csv_of(table), peta))
    file = "tabel.xlsx", workbook_of(table)
    proposed = run(kantor, file, None)
    moved, faults = with_answers(proposed.peta, answers_of_map(peta, proposed))
    assert faults == ()
    done = run(kantor, file, moved)
    assert (done.questions, done.faults, done.findings) == ((), (), ())
    write_import(kantor, done)
    wanted, found = katalog_of(plain), katalog_of(kantor)
    assert said_by(found) == said_by(wanted)
    assert GROUP in {node.uraian for node in found.pohon.walk_down()}
    text = b"".join(data_of(kantor).values())
    assert b"19700101" not in text
    assert b"SITI" not in text


def answers_of_map(peta: TableMap, proposed: TableImport) -> dict[str, str]:
    """What the map of the plain file answers, at the places where the workbook's map asks."""
    data = peta.model_dump(mode="json")
    answers = {}
    for question in proposed.questions:
        value: Any = data
        for key in question.id.split(".", 1) if "jawaban." in question.id else question.id.split("."):
            value = value[key] if isinstance(value, dict) else peta.diterima[0].sebab
        answers[question.id] = str(value if value is not None else "program")
    return answers


def said_by(katalog: Catalogue) -> list[tuple[object, ...]]:
    """Name, unit, targets and reported figures of each indicator."""
    rows: list[tuple[object, ...]] = []
    for kode, item in sorted(katalog.indikator.items()):
        target = {year: (t.tahun, dict(t.triwulan)) for year, t in item.target.items()}
        forms = {
            (periode, unit): form.indikator[kode].realisasi
            for periode, units in katalog.formulir.items()
            for unit, form in units.items()
            if kode in form.indikator
        }
        rows.append((item.nama, item.satuan, item.agregasi, item.frekuensi, target, forms))
    return rows


def test_what_a_known_table_becomes(kantor: Path) -> None:
    """Rows of a published table, taken over by hand: months to quarters, one slip of the source."""
    write_import(kantor, run(kantor, csv_of(BY_NAME["boyolali_bulanan"]), peta_of("boyolali_bulanan")))
    katalog = katalog_of(kantor)
    by_name = {item.nama: item for item in katalog.indikator.values()}
    spm = next(item for name, item in by_name.items() if name.startswith("Indeks Pencapaian"))
    assert spm.satuan == "persen"
    assert spm.target[2026].tahun == 100
    # March, June, September, December of the row
    assert dict(spm.target[2026].triwulan) == {1: 0, 2: 50, 3: 67, 4: 100}
    assert {node.jenis.value for node in katalog.pohon.walk_down()} == {"tujuan", "sasaran", "program"}


def test_budget_of_a_known_table(kantor: Path) -> None:
    write_import(kantor, run(kantor, csv_of(BY_NAME["cirebon"]), peta_of("cirebon")))
    katalog = katalog_of(kantor)
    pagu = {node.pagu: dict(node.realisasi) for node in katalog.anggaran[2026].simpul.values()}
    assert pagu == {
        364134300: {1: 17244445, 2: 210426590},
        7263549243: {1: 1849143365, 2: 3486879210},
        18499835: {1: 0, 2: 0},
    }


def test_codes_of_the_nomenclature_bring_their_program_and_kegiatan(kantor: Path) -> None:
    write_import(kantor, run(kantor, csv_of(BY_NAME["jember"]), peta_of("jember")))
    nodes = {node.kode: node for node in katalog_of(kantor).pohon.walk_down()}
    assert nodes["2.13.04"].uraian == "PROGRAM ADMINISTRASI PEMERINTAHAN DESA"
    assert "2.13.04.2.01.08" in {child.kode for child in nodes["2.13.04.2.01"].anak}
    assert nodes["2.13.01"].uraian.startswith("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH")


def test_columns_that_moved_are_told_and_nothing_is_written(kantor: Path) -> None:
    table = BY_NAME["boyolali_sasaran"]
    rows = [[*row[:3], "baru" if n else "Satuan", *row[3:]] for n, row in enumerate(table.rows)]
    text = "\n".join(";".join(row) for row in rows)
    done = run(kantor, ("a.csv", text.encode()), peta_of("boyolali_sasaran"))
    assert [fault.message for fault in done.faults] == [
        "kolom D berjudul 'Satuan', peta mengharap 'Target'",
        "kolom E berjudul 'Target' tidak ada di peta",
    ]
    assert done.plan is None


def test_a_header_that_moved_is_told(kantor: Path) -> None:
    _, raw = csv_of(BY_NAME["boyolali_sasaran"])
    done = run(kantor, ("a.csv", b"Perjanjian Kinerja,,,\n" + raw), peta_of("boyolali_sasaran"))
    assert [fault.message for fault in done.faults] == ["judul kolom di baris 2..2, peta mengharap 1..1"]


def test_a_figure_that_the_data_has_otherwise_is_not_replaced(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_sasaran"], peta_of("boyolali_sasaran")
    write_import(kantor, run(kantor, csv_of(table), peta))
    before = data_of(kantor)
    changed = csv_of(table)[1].replace(b'"75,35 Angka"', b'"80 Angka"')
    assert changed != csv_of(table)[1]
    done = run(kantor, ("a.csv", changed), peta)
    (fault,) = done.faults
    assert "di kamus 75.35, di tabel 80" in fault.message
    assert "tidak diganti" in fault.hint
    assert not done.is_ready
    assert data_of(kantor) == before


def test_the_targets_of_another_year_are_added_beside(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_sasaran"], peta_of("boyolali_sasaran")
    write_import(kantor, run(kantor, csv_of(table), peta))
    write_import(kantor, run(kantor, csv_of(table), replace_year(peta, 2027)))
    katalog = katalog_of(kantor)
    assert [sorted(item.target) for item in katalog.indikator.values()] == [[2026, 2027]] * 4


def replace_year(peta: TableMap, year: int) -> TableMap:
    return peta.model_copy(update={"tahun": year})


def test_an_indicator_keeps_its_code_when_rows_come_before_it(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_sasaran"], peta_of("boyolali_sasaran")
    write_import(kantor, run(kantor, csv_of(table), peta))
    before = {item.nama: kode for kode, item in katalog_of(kantor).indikator.items()}
    lines = csv_of(table)[1].decode().splitlines()
    more = "\n".join([lines[0], '0,Sasaran lain,Indeks yang baru,"3,5 Angka"', *lines[1:]])
    write_import(kantor, run(kantor, ("a.csv", more.encode()), peta))
    after = {item.nama: kode for kode, item in katalog_of(kantor).indikator.items()}
    assert {name: kode for name, kode in after.items() if name in before} == before
    assert len(after) == len(before) + 1


def test_figures_that_do_not_fit_wait_for_a_reason(kantor: Path) -> None:
    peta = peta_of("ogan_ilir").model_copy(update={"diterima": ()})
    done = run(kantor, csv_of(BY_NAME["ogan_ilir"]), peta)
    assert [fault.address for fault in done.faults] == ["E8"]  # printed 63,14; R/T is 63,09
    assert "63,14" in done.faults[0].message
    assert "63.09" in done.faults[0].message or "63,09" in done.faults[0].message
    assert not done.is_ready


def test_an_import_that_would_leave_an_error_is_not_written(kantor: Path) -> None:
    peta = peta_of("boyolali_sasaran")
    wrong = peta.model_copy(update={"bawaan": peta.bawaan.model_copy(update={"unit": "tidak-ada"})})
    before = data_of(kantor)
    done = run(kantor, csv_of(BY_NAME["boyolali_sasaran"]), wrong)
    assert {finding.code for finding in done.findings} == {"R102"}
    assert not done.is_ready
    with pytest.raises(UkurError, match="belum siap"):
        write_import(kantor, done)
    assert data_of(kantor) == before


def test_signed_periods_take_no_figures(kantor: Path) -> None:
    peta = peta_of("karantina")
    folder = kantor / "indicators/pengukuran/2020-TW4"
    folder.mkdir(parents=True)
    (folder / "dokumen.yml").write_text("periode: 2020-TW4\ntahap: konsep\npendahuluan: x\n", "utf-8")
    done = run(kantor, csv_of(BY_NAME["karantina"]), peta)
    assert "dokumen 2020-TW4 sudah bertahap konsep" in {fault.message for fault in done.faults}


def test_rows_that_the_map_tells_are_no_data(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_sasaran"], peta_of("boyolali_sasaran")
    more = csv_of(table)[1] + b'3.,Disusun bersama tim,Indeks coba,"1 Angka"\n'
    told = peta.model_copy(update={"baris": (RowEntry(awal="disusun  BERSAMA", jenis=RowKind.NARRATIVE),)})
    write_import(kantor, run(kantor, ("a.csv", more), told))
    assert len(katalog_of(kantor).indikator) == table.indikator


YA: Any = "ya"


def test_a_row_is_left_out_and_another_has_its_own_formula(kantor: Path) -> None:
    own = {
        "C2": RowException(lewati=YA),
        "C3": RowException(rumus=RumusId("turun-selisih@1"), kode="KHUSUS-1"),
    }
    peta = peta_of("boyolali_sasaran").model_copy(update={"kecuali": own})
    write_import(kantor, run(kantor, csv_of(BY_NAME["boyolali_sasaran"]), peta))
    items = katalog_of(kantor).indikator
    assert len(items) == 3
    assert items["KHUSUS-1"].rumus == "turun-selisih@1"


def test_a_cell_of_the_map_that_is_nothing_here_is_told(kantor: Path) -> None:
    odd = {"kecuali": {"C99": RowException(lewati=YA)}, "nilai": {"A1": 3}}
    done = run(
        kantor, csv_of(BY_NAME["boyolali_sasaran"]), peta_of("boyolali_sasaran").model_copy(update=odd)
    )
    assert [fault.address for fault in done.faults] == ["C99", "A1"]
    assert done.plan is None


def test_a_value_of_the_map_takes_the_place_of_a_cell(kantor: Path) -> None:
    """The source prints 4,7 for December and 4,47 for the year; a person says which is right."""
    table, peta = BY_NAME["boyolali_bulanan"], peta_of("boyolali_bulanan")
    open_ = peta.model_copy(update={"diterima": ()})
    assert [fault.address for fault in run(kantor, csv_of(table), open_).faults] == ["D15"]
    corrected = open_.model_copy(update={"nilai": {"P15": Decimal("4.47")}})
    write_import(kantor, run(kantor, csv_of(table), corrected))
    katalog = katalog_of(kantor)
    item = next(item for item in katalog.indikator.values() if item.nama.startswith("Persentase penduduk"))
    # March, June, September of row 15
    wanted = {1: Decimal("4.1"), 2: Decimal("4.2"), 3: Decimal("4.2"), 4: Decimal("4.47")}
    assert dict(item.target[2026].triwulan) == wanted


def test_an_existing_budget_gets_only_what_is_new(kantor: Path) -> None:
    table, peta = BY_NAME["ogan_ilir"], peta_of("ogan_ilir")
    write_import(kantor, run(kantor, csv_of(table), peta))
    path = kantor / "indicators/anggaran/2016.yml"
    text = path.read_text("utf-8")
    assert "      TW4: 826994935\n" in text
    path.write_text(text.replace("      TW4: 826994935\n", "      TW3: 500000000 # menurut SP2D\n"), "utf-8")
    done = run(kantor, csv_of(table), peta)
    assert done.plan is not None
    assert {*done.plan.files} == {"anggaran/2016.yml"}
    write_import(kantor, done)
    assert "      TW3: 500000000 # menurut SP2D\n      TW4: 826994935\n" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["blora", "cirebon", "jember", "karantina"])
def test_what_is_written_is_in_canonical_layout(kantor: Path, name: str) -> None:
    plan = run(kantor, csv_of(BY_NAME[name]), peta_of(name)).plan
    assert plan is not None
    for path, raw in plan.files.items():
        known = kind_of(path)
        assert known is not None
        assert format_text(f"indicators/{path}", raw, known[0]) == raw.decode()


def test_a_known_indicator_keeps_its_unit_and_quarters(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_bulanan"], peta_of("boyolali_bulanan")
    write_import(kantor, run(kantor, csv_of(table), peta))
    path = next(
        p for p in (kantor / "indicators/kamus").iterdir() if "      TW2: 50\n" in p.read_text("utf-8")
    )
    kept = path.read_text("utf-8")
    path.write_text(kept.replace("      TW2: 50\n", "      TW2: 55\n"), "utf-8")
    (fault,) = run(kantor, csv_of(table), peta).faults
    assert fault.message == f"target 2026 TW2 {path.stem} di kamus 55, di tabel 50"
    text = kept.replace("\nsatuan: persen", "\nsatuan: dokumen").replace(
        "jenis_satuan: persen", "jenis_satuan: cacah"
    )
    path.write_text(text, "utf-8")
    messages = [fault.message for fault in run(kantor, csv_of(table), peta).faults]
    assert messages == [f"satuan {path.stem} di kamus dokumen, di tabel persen"]


def test_quarters_are_added_to_a_year_that_has_none(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_bulanan"], peta_of("boyolali_bulanan")
    write_import(kantor, run(kantor, csv_of(table), peta))
    path = next(
        p for p in (kantor / "indicators/kamus").iterdir() if "      TW2: 50\n" in p.read_text("utf-8")
    )
    whole = path.read_text("utf-8")
    quarters = "    triwulan:\n      TW1: 0\n      TW2: 50\n      TW3: 67\n      TW4: 100\n"
    assert quarters in whole
    path.write_text(whole.replace(quarters, ""), "utf-8")
    write_import(kantor, run(kantor, csv_of(table), peta))
    assert sorted(path.read_text("utf-8").splitlines()) == sorted(whole.splitlines())


def test_a_file_that_cannot_be_read_is_never_replaced(kantor: Path) -> None:
    table, peta = BY_NAME["boyolali_sasaran"], peta_of("boyolali_sasaran")
    write_import(kantor, run(kantor, csv_of(table), peta))
    path = kantor / "indicators/kamus/IK-03.yml"
    path.write_text(path.read_text("utf-8").replace("rumus: naik@1", "rumus: naik"), "utf-8")
    before = data_of(kantor)
    with pytest.raises(UkurError, match=r"kamus/IK-03\.yml belum terbaca"):
        run(kantor, csv_of(table), peta)
    assert data_of(kantor) == before


WORDS = st.text("abcdefghijklmnopqrstuvwxyz :#'\"{}-&*!%@,;ÀéÑ0123456789", min_size=3, max_size=40).map(
    lambda text: f"Nama {' '.join(text.split())}"
)
ROW = st.tuples(WORDS, st.sampled_from(["Dokumen", "Persen", "Indeks", "orang"]), st.integers(1, 10**6))


@given(rows=st.lists(ROW, min_size=1, max_size=6, unique_by=lambda row: plain_name(row[0])), sasaran=WORDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_written_whole_and_once(
    fresh: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, int]], sasaran: str
) -> None:
    """Whatever names hold that YAML could stumble over is read back as it was, and nothing comes twice."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["No", "Sasaran", "Indikator", "Satuan", "Target 2026"])
    for number, (name, satuan, target) in enumerate(rows, 1):
        writer.writerow([number, sasaran if number == 1 else "", name, satuan, target])
    kantor = Path(shutil.copytree(fresh, tmp_path_factory.mktemp("acak") / "kantor"))
    file = "acak.csv", out.getvalue().encode()
    first = run(kantor, file, None)
    answers = {**ANSWERS, **{q.id: q.proposal for q in first.questions if q.proposal}}
    peta, faults = with_answers(first.peta, {q.id: answers[q.id] for q in first.questions})
    assert faults == ()
    done = run(kantor, file, peta)
    write_import(kantor, done)
    found = katalog_of(kantor).indikator.values()
    assert [(item.nama, item.target[2026].tahun) for item in found] == [
        (name, target) for name, _, target in rows
    ]
    again = run(kantor, file, peta)
    assert again.plan is not None
    assert again.plan.files == {}


ANSWERS = {"bawaan.dasar": "renja", "bawaan.sumber_data": "Laporan", "bawaan.induk": "T-1"}


def test_a_level_of_the_map_is_for_the_rows_that_tell_none(kantor: Path) -> None:
    file = "a.csv", b"No;Program/Kegiatan;Pagu Anggaran 2026\n1;Program Uji;1000\n2;Pengujian lapangan;1000\n"
    first = run(kantor, file, None)
    assert "kolom.B.tingkat" in {question.id for question in first.questions}
    answers = {"kolom.B.tingkat": "kegiatan", "bawaan.dasar": "renja", "bawaan.induk": "puncak"}
    peta, faults = with_answers(first.peta, answers)
    assert faults == ()
    write_import(kantor, run(kantor, file, peta))
    nodes = {node.kode: node for node in katalog_of(kantor).pohon.walk_down()}
    assert {(kode, nodes[kode].jenis.value) for kode in nodes if kode != "T-1"} == {
        ("PRG-1", "program"),
        ("PRG-1.1", "kegiatan"),
    }


ANSWERS = {
    "jawaban.deret:realisasi": "tambahan",
    "bawaan.agregasi": "jumlah",
    "bawaan.dasar": "perjanjian-kinerja",
    "bawaan.awalan_kode": "IKU",
    "bawaan.tingkat": "hasil",
    "bawaan.rumus": "naik@1",
    "bawaan.sumber_data": "Laporan bidang",
    "bawaan.definisi_operasional": "{nama}",
    "bawaan.induk": "T-1",
}
HEAD = "No;Sasaran;Indikator;Satuan;Target 2026;Realisasi 2026\n"
MEASURED = "1;Meningkatnya kemandirian kampung;Jumlah kampung mandiri;{satuan};40;{angka}\n"


def own_map(
    kantor: Path, table: str, nilai: Mapping[str, Decimal] | None = None, **columns: ColumnEntry
) -> TableImport:
    """A table of one indicator, with every question of its map answered."""
    file = "iku.csv", table.encode()
    proposed = run(kantor, file, None)
    answers = {question.id: ANSWERS[question.id] for question in proposed.questions}
    peta, faults = with_answers(proposed.peta, answers)
    assert peta is not None, faults
    return run(
        kantor, file, peta.model_copy(update={"kolom": {**peta.kolom, **columns}, "nilai": nilai or {}})
    )


@pytest.mark.parametrize(
    ("satuan", "angka", "kata"),
    [
        ("Rp", "2,5 juta", "'2,5 juta' bersatuan 'juta', barisnya rupiah"),
        ("Unit", "5rb", "'5rb' bersatuan 'rb', barisnya unit"),
        ("Unit", "40%", "'40%' bersatuan '%', barisnya unit"),
        ("Bulan", "5 hari", "'5 hari' bersatuan 'hari', barisnya bulan"),
        ("Unit", "4O", "'4O' bukan angka"),  # the letter O, for 40
    ],
)
def test_a_figure_in_another_unit_is_not_taken(kantor: Path, satuan: str, angka: str, kata: str) -> None:
    other = "2;;Jumlah lain;Unit;40;44\n"  # a column of words alone is no column of figures
    done = own_map(kantor, HEAD + MEASURED.format(satuan=satuan, angka=angka) + other)
    assert [(fault.address, fault.message) for fault in done.faults] == [("F2", kata)]
    assert not done.is_ready


@pytest.mark.parametrize("angka", ["40", "40 unit", "40 Unit"])
def test_a_figure_in_the_unit_of_its_row(kantor: Path, angka: str) -> None:
    assert own_map(kantor, HEAD + MEASURED.format(satuan="Unit", angka=angka)).is_ready


def test_two_columns_of_one_year_that_differ(kantor: Path) -> None:
    head = HEAD.replace("Target 2026;", "Target Murni 2026;Target Perubahan 2026;")
    row = MEASURED.format(satuan="Unit", angka="44")
    assert own_map(kantor, head + row.replace(";40;", ";40;40;")).is_ready
    done = own_map(kantor, head + row.replace(";40;", ";40;50;"))
    assert [fault.address for fault in done.faults] == ["F2"]
    assert "peran: abaikan" in done.faults[0].hint
    left_out = ColumnEntry(peran=ColumnRole.IGNORED, judul="Target Murni 2026")
    done = own_map(kantor, head + row.replace(";40;", ";40;50;"), E=left_out)
    write_import(kantor, done)
    assert next(iter(katalog_of(kantor).indikator.values())).target[2026].tahun == 50


def test_money_in_thousands_is_never_taken_for_rupiah(kantor: Path) -> None:
    table = "Kode;Program;Pagu 2026 (dalam ribuan)\n2.13.04;Administrasi Pemerintahan Desa;1500000\n"
    done = own_map(kantor, table)
    assert [(fault.address, fault.message) for fault in done.faults] == [
        ("C1", "angka kolom C tampaknya dalam kelipatan 1000 rupiah")
    ]
    column = ColumnEntry(peran=ColumnRole.PAGU, judul="Pagu 2026 (dalam ribuan)", tahun=2026, kelipatan=1000)
    write_import(kantor, own_map(kantor, table, C=column))
    # 1.500.000 thousand
    assert katalog_of(kantor).anggaran[2026].simpul["2.13.04"].pagu == Decimal(1_500_000_000)


def test_a_value_for_a_cell_of_last_years_table_is_not_put_into_another(kantor: Path) -> None:
    """A row was put in: the cell that the map gives a value for is a sound figure of another indicator."""
    row = MEASURED.format(satuan="Unit", angka="12")
    done = own_map(kantor, HEAD + row, nilai={"F2": Decimal(30)})
    assert [(fault.address, fault.message) for fault in done.faults] == [
        ("F2", "sel berisi angka '12', di peta nilai 30")
    ]
    assert own_map(kantor, HEAD + row, nilai={"F2": Decimal(12)}).is_ready
    unclear = HEAD + MEASURED.format(satuan="Unit", angka="2,5 juta")
    done = own_map(kantor, unclear, nilai={"F2": Decimal(2_500_000)})
    assert done.is_ready
    assert "Menurut peta, F2 '2,5 juta': 2500000 ('Jumlah kampung mandiri')." in reading_lines(
        done.reading, done.peta
    )


def test_quarters_of_an_indicator_that_is_measured_once_a_year(kantor: Path) -> None:
    """Four tens are forty: the last of them is not what the year came to."""
    write_import(kantor, own_map(kantor, HEAD + MEASURED.format(satuan="Unit", angka="44")))
    quarters = ";".join(f"Realisasi {part} 2027" for part in ("TW I", "TW II", "TW III", "TW IV"))
    head = HEAD.replace("2026;Realisasi 2026", f"2027;{quarters}")
    done = own_map(kantor, head + MEASURED.format(satuan="Unit", angka="10;10;10;10"))
    assert [fault.message for fault in done.faults] == [
        "realisasi 2027 TW1, TW2, TW3 tidak ditagih: IKU-01 di kamus tahunan",
        "realisasi 2027 di tabel jumlah, IKU-01 di kamus posisi-akhir",
    ]
    assert not done.is_ready
