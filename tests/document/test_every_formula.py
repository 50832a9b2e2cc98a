"""Every registered formula, in every case it knows, through all that judges, prints or recomputes it.

Inputs and results are the published vectors of the registry and the few cases that they leave out, in one
office: a formula that joins the registry is in here from its first day.
"""

import ast
import json
import operator
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context
from decimal import Decimal as D
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from tests.document.baca_pdf import pohon, rapat
from tests.document.baca_xlsx import Bagian, Buku
from tests.salinan import REPO
from tests.urai import urai

from ukur.commands.data.schema_files import all_schemas
from ukur.commands.pages.site_build import gather_material
from ukur.desk.prepared_period import prepare_period
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.formula import Rumus
from ukur.measure.measurements import Measurements
from ukur.measure.reason import Reason
from ukur.measure.rumus import RUMUS, compute_capaian, entered
from ukur.measure.rumus_id import RumusId
from ukur.measure.vectors import SCORES
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding
from ukur.model.numbers import Label, Quantity, QuantityValue, TargetRange
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.source.file_tree import Folder
from ukur.verify.inputs import check_data
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between

TW4 = Periode(2025, 4)
KANTOR = REPO / "tests/contoh/dasar"
LAIN_BERKAS = ("kamus", "pengukuran", "anggaran", "koreksi.yml")

# Cases that no published vector meets; results by hand.
LAIN = (
    ("rentang@1", "80", "70", "87.50"),  # a single number: 7000 / 80
    ("rentang@1", "80", "80", "100.00"),
    ("rentang@1", "0", "0", "100.00"),  # nothing of nothing
    ("rentang@1", "0", "5", None),
    ("rentang@1", "0..0", "5", None),
    ("rentang@1", "0..5", "0", "100.00"),  # inside, on a bound of zero
    ("rentang-turun@1", "8", "9", "87.50"),  # (16 - 9) / 8
    ("rentang-turun@1", "8", "7.5", "106.25"),  # (16 - 7,5) / 8
    ("rentang-turun@1", "0", "0", "100.00"),
    ("rentang-turun@1", "0", "5", None),
    ("rentang-turun@1", "0..0", "5", None),
    ("turun-rasio@1", "0", "0", "100.00"),  # realisasi zero counts first
    ("skala@1", "4", "WDP", "75.00"),  # a score in place of its word: 300 / 4
    ("skala@1", "4", "3", "75.00"),
    ("skala@1", "0", "3", None),
    ("ya-tidak@1", "Ya", "YA", "100.00"),
    ("ya-tidak@1", "tidak", "ya", "0.00"),
)


@dataclass(frozen=True)
class Kasus:
    """One indicator: ``persen`` is the capaian with two decimals, None where there is none."""

    kode: str
    rumus: RumusId
    target: str
    realisasi: str
    persen: str | None

    @property
    def formula(self) -> Rumus:
        return RUMUS[self.rumus]

    @property
    def tercetak(self) -> str:
        """Capaian as Indonesians write it: 103,13 %."""
        assert self.persen is not None
        whole, _, places = self.persen.partition(".")
        return f"{int(whole):,}".replace(",", ".") + f",{places} %"

    @property
    def meleset(self) -> bool:
        """Whether a plan is due: below 100, or on the wrong side of a target that gives no percentage."""
        target, realisasi = nilai(self.target), nilai(self.realisasi)
        if self.persen is not None:
            return D(self.persen) < 100
        return (
            isinstance(target, (D, TargetRange))
            and isinstance(realisasi, D)
            and self.formula.arah.missed(target, realisasi)
        )


@cache
def nilai(teks: str) -> Quantity:
    value: Quantity = TypeAdapter(QuantityValue).validate_python(teks)
    return value


def _cases() -> Iterator[tuple[str, str, str, str | None]]:
    for formula in RUMUS.values():
        yield from ((formula.id, v.target, v.realisasi, v.persen) for v in formula.vektor)
    yield from LAIN


def _reported(rumus: str, target: str, realisasi: str) -> bool:
    """Whether a form may say it: words without a score are refused before anything is computed."""
    return compute_capaian(rumus, nilai(target), nilai(realisasi), SCORES) is not Reason.LABEL_TAK_DIKENAL


KASUS = tuple(
    Kasus(f"IKU-{number:03}", RumusId(rumus), target, realisasi, persen)
    for number, (rumus, target, realisasi, persen) in enumerate(
        (case for case in _cases() if _reported(*case[:3])), 1
    )
)


# --- the office --------------------------------------------------------------------------------------------


def _kamus(kasus: Kasus) -> str:
    words = kasus.formula.words
    places = (
        0
        if words
        else max(len(text.partition(".")[2]) for text in (*kasus.target.split(".."), kasus.realisasi))
    )
    table = "tabel_label: opini\n" if words and not words.fixed else ""
    return (
        f"kode: {kasus.kode}\nnama: Uji {kasus.rumus} dengan {kasus.kode}\n"
        f"sasaran: SS-{1 + int(kasus.kode[-1]) % 2}\ntingkat: hasil\n"
        "definisi_operasional: Uji\ninterpretasi: Target nol dan negatif diuji\ncara_pengukuran: Uji\n"
        f"satuan: uji\njenis_satuan: {'predikat' if words else 'rasio'}\ndesimal: {places}\n"
        f"rumus: {kasus.rumus}\n{table}agregasi: posisi-akhir\nfrekuensi: tahunan\nunit: bidang\n"
        "sumber_data:\n  nama: Uji\n"
        f"target:\n  2025:\n    tahun: {_angka(kasus.target)}\n    dasar: perjanjian-kinerja\n"
    )


def _angka(teks: str) -> str:
    """Write 14.758 so that it has one reading."""
    return f"{teks}0" if re.fullmatch(r"\d{1,3}\.\d{3}", teks) else teks


RENCANA = """    rencana_aksi:
      - kendala: Uji
        penyebab: Uji
        tindak_lanjut: Uji
        penanggung_jawab: Bidang
        batas_waktu: 2026-03-31
"""


def _isian(kasus: Kasus, rencana: bool) -> str:
    plan = RENCANA if rencana and kasus.meleset else ""
    return (
        f"  {kasus.kode}:\n    realisasi: {_angka(kasus.realisasi)}\n    keterangan: Uji\n"
        f"    bukti:\n      - nama: Uji\n        lokasi_arsip: Rak 1\n{plan}"
    )


def tulis_kantor(folder: Path, rencana: bool = True) -> Path:
    """Write the data of the office; ``rencana``: with plans for the targets that were missed."""
    shutil.copytree(KANTOR, folder, ignore=shutil.ignore_patterns(*LAIN_BERKAS))
    scale = (folder / "skala.yml").read_text("utf-8")
    scores = "".join(f"      {word}: {score}\n" for word, score in SCORES.items())
    scale += f"\n  opini:\n    nama: Opini\n    sumber: Uji\n    nilai:\n{scores}"
    (folder / "skala.yml").write_text(scale, "utf-8")
    period = folder / "pengukuran" / str(TW4)
    for place in (folder / "kamus", period):
        place.mkdir(parents=True)
    for kasus in KASUS:
        (folder / f"kamus/{kasus.kode}.yml").write_text(_kamus(kasus), "utf-8")
    (period / "dokumen.yml").write_text(f"periode: {TW4}\ntahap: draf\npendahuluan: Uji\n", "utf-8")
    reports = "".join(_isian(kasus, rencana) for kasus in KASUS)
    (period / "bidang.yml").write_text(f"unit: bidang\nindikator:\n{reports}", "utf-8")
    return folder


@dataclass(frozen=True)
class Kantor:
    temuan: tuple[Finding, ...]
    katalog: Catalogue

    @property
    def ukuran(self) -> Measurements:
        return Measurements(self.katalog)


def _baca(folder: Path) -> Kantor:
    found = check_data(Folder(folder))
    assert found.measurements is not None, [f"{t.location} {t.message}" for t in found.findings]
    return Kantor(tuple(found.findings), found.measurements.catalogue)


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    return _baca(tulis_kantor(tmp_path_factory.mktemp("rumus") / "indicators"))


@pytest.fixture(scope="module")
def dokumen(kantor: Kantor) -> DokumenPengukuran:
    return compose_document(kantor.ukuran, TW4)


# --- what is in the cases ----------------------------------------------------------------------------------


def _grid(formula: Rumus) -> Iterator[tuple[Quantity, Quantity]]:
    """Targets and realisasi of every kind that the formula takes."""
    words = tuple(map(Label, formula.words.choices(SCORES))) if formula.words else ()
    numbers = tuple(map(D, range(4)))
    kinds: dict[type, tuple[Quantity, ...]] = {
        D: numbers,
        Label: words,
        TargetRange: tuple(TargetRange(low, high) for low, high in product(numbers, numbers) if low <= high),
    }
    targets = [value for kind in formula.jenis for value in kinds[kind]]
    reports = [value for kind in formula.realisasi_kind for value in kinds[kind]]
    reports += [D("0.5"), D("1.5")] if D in formula.jenis else []
    return product(targets, reports)


def _case(formula: Rumus, target: Quantity, realisasi: Quantity) -> tuple[str, ...] | None:
    """The kind of target, and the case with its bound, or the reason why there is no capaian."""
    numbers = entered(formula.id, target, realisasi, SCORES)
    if isinstance(numbers, Reason):
        return None
    case, bound = formula.arithmetic.case(numbers.target, numbers.realisasi)
    kind, result = type(target).__name__, formula.compute(numbers.target, numbers.realisasi)
    if isinstance(result, Reason):
        return kind, result
    upper = isinstance(target, TargetRange) and bound == target.atas != target.bawah
    return kind, case.receipt, "atas" if upper else "bawah"


@pytest.mark.parametrize("rumus", RumusId)
def test_every_case_is_met(rumus: RumusId) -> None:
    formula = RUMUS[rumus]
    can = {_case(formula, target, realisasi) for target, realisasi in _grid(formula)}
    does = {_case(formula, nilai(k.target), nilai(k.realisasi)) for k in KASUS if k.rumus is rumus}
    assert can - does == set(), "tambahkan vektornya"


@pytest.mark.parametrize("rumus", RumusId)
def test_the_record_agrees_with_itself(rumus: RumusId) -> None:
    """Direction, kinds and recording follow from the arithmetic, and the arithmetic is the record's own."""
    formula = RUMUS[rumus]
    assert (formula.words is not None) == (Label in formula.jenis)
    assert formula.arithmetic.id is (rumus if formula.words is None else RumusId.NAIK)
    targets = [v for v, _ in _grid(formula) if isinstance(v, (D, TargetRange))]
    steps = [D(n) / 4 for n in range(20)]
    for target, realisasi in product(targets, steps):
        result = formula.compute(target, realisasi)
        if isinstance(result, D):
            assert formula.arah.missed(target, realisasi) == (result < 100), (target, realisasi)
    for old, new in product(targets, targets):
        if type(old) is type(new) and D(0) not in _bounds(old) | _bounds(new):
            first, last = (
                {step for step in steps if D(str(formula.compute(target, step))) >= 100}
                for target in (old, new)
            )
            assert formula.arah.easier(old, new) == (first < last), (old, new)


def _bounds(target: D | TargetRange) -> set[D]:
    return {target.bawah, target.atas} if isinstance(target, TargetRange) else {target}


# --- check -------------------------------------------------------------------------------------------------


def test_check_is_clean(kantor: Kantor) -> None:
    assert [f"{t.location} {t.code} {t.message}" for t in kantor.temuan] == []


def test_a_plan_is_asked_where_the_target_was_missed(tmp_path: Path) -> None:
    found = _baca(tulis_kantor(tmp_path / "indicators", rencana=False)).temuan
    assert {t.code for t in found} == {"A101"}
    assert {t.message.split()[0] for t in found} == {k.kode for k in KASUS if k.meleset}


# --- receipts ----------------------------------------------------------------------------------------------

_OPERASI: dict[type, Callable[[D, D], D]] = {ast.Add: operator.add, ast.Sub: operator.sub}
_OPERASI |= {ast.Mult: operator.mul, ast.Div: operator.truediv}
_ANGKA = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_KATA: dict[str, Callable[..., bool]] = {
    r"realisasi (\S+), target (\S+)": lambda r, t: _baca_angka(r) == 0 <= _baca_angka(t),
    r"(\S+) di dalam rentang (\S+)–(\S+)": lambda r, a, b: _baca_angka(a) <= _baca_angka(r) <= _baca_angka(b),
}


def _baca_angka(teks: str) -> D:
    return D(teks.replace(".", "").replace(",", "."))


def hitung_ulang(kiri: str) -> D | None:
    """Compute the left side of an equation as a reader would; None where words stand in its place."""
    if "×" not in kiri:
        return None
    plain = re.sub(r" \([^\W\d][^)]*\)", "", kiri).replace("×", "*").replace("−", "-")
    tree = ast.parse(_ANGKA.sub(lambda m: repr(str(_baca_angka(m[0]))), plain), mode="eval")
    return _nilai(tree.body)


def _nilai(node: ast.expr) -> D:
    if isinstance(node, ast.BinOp):
        return _OPERASI[type(node.op)](_nilai(node.left), _nilai(node.right))
    assert isinstance(node, ast.Constant)
    return D(str(node.value))


def _bulat(nilai: D) -> D:
    return nilai.quantize(D("0.01"), rounding=ROUND_HALF_UP, context=Context(prec=60))


def periksa_struk(kasus: Kasus, baris: dict[str, str]) -> None:
    """The printed equation gives the printed capaian, and that is the published one."""
    if kasus.persen is None:
        assert "Hitungan" not in baris
        assert baris["Capaian"] in set(map(str, Reason))
        return
    left, _, right = baris["Hitungan"].rpartition(" = ")
    assert baris["Pembulatan"].startswith(f"{kasus.tercetak} (")
    assert _bulat(_baca_angka(right.removesuffix("…"))) in {D(kasus.persen), D(kasus.persen) - D("0.01")}
    computed = hitung_ulang(left)
    if computed is not None:
        assert _bulat(computed) == D(kasus.persen), left
        assert str(computed).startswith(str(_baca_angka(right.removesuffix("…")))), (left, right)
    for pattern, holds in _KATA.items():
        if found := re.fullmatch(pattern, left):
            assert holds(*found.groups())
            assert kasus.persen == "100.00"
    if found := re.fullmatch(r"(\S+) terhadap (\S+)", left):
        assert kasus.persen == ("100.00" if found[1].casefold() == found[2].casefold() else "0.00")


def test_receipts_of_the_page(kantor: Kantor) -> None:
    pages = compose_site(
        replace(gather_material(kantor.ukuran, True, {}), lengkap=False), PageAddresses()
    ).halaman
    [page] = [page for page in pages if page.src == f"dokumen/{TW4}.md"]
    tree = urai(page.isi())
    for kasus in KASUS:
        [receipt] = tree.cari("dl", id=f"struk-{kasus.kode}")
        terms, texts = ([part.teks for part in receipt.cari(tag)] for tag in ("dt", "dd"))
        periksa_struk(kasus, dict(zip(terms, texts, strict=True)))


# --- PDF and XLSX ------------------------------------------------------------------------------------------


def test_capaian_in_the_pdf(dokumen: DokumenPengukuran) -> None:
    """Once in the form, where quarter, to date and year say the same of every case."""
    rows = [[rapat(cell.teks) for cell in row.anak] for row in pohon(print_pdf(dokumen)).cari("TR")]
    for kasus in KASUS:
        name = rapat(f"{kasus.kode}Uji {kasus.rumus} dengan {kasus.kode}")
        form = next(row for row in rows if name in row)
        capaian = [cell for cell in form if cell.endswith("%")]
        assert capaian == ([rapat(kasus.tercetak)] if kasus.persen else []), kasus
        dictionary = [row for row in rows if name in row][-1]
        assert rapat(kasus.formula.rumus.replace(" / ", " ÷ ")) in dictionary


def test_capaian_computed_by_libreoffice(
    dokumen: DokumenPengukuran, ubah: Callable[[bytes, str, str], bytes]
) -> None:
    isi = write_xlsx(dokumen)
    live = {(sheet, cell) for sheet, cell, _ in Bagian(isi).rumus()}
    book = Buku(ubah(isi, "xlsx", "ods"))
    for sheet, code in (("Formulir", 2), ("Indikator", 0)):
        sheet_rows = list(enumerate(book.lembar[sheet], 1))
        rows = {str(row[code]).split(" ")[0]: (at, row) for at, row in reversed(sheet_rows)}
        heading = book.lembar[sheet][: rows[KASUS[0].kode][0] - 1]
        columns = {at for row in heading for at, cell in enumerate(row) if cell == "Capaian"}
        assert len(columns) == (3 if sheet == "Formulir" else 1)
        for kasus, column in product(KASUS, columns):
            at, row = rows[kasus.kode]
            if kasus.persen is None:
                assert row[column] in set(map(str, Reason))
            else:
                assert _bulat(D(repr(row[column]))) == D(kasus.persen), (kasus, sheet, column)
                assert (sheet, f"{chr(ord('A') + column)}{at}") in live
    told = {
        row[0]: row[2] for row in book.setelah("Uraian", "Kode", "Bagian", "Isi") if row[1] == "Perhitungan"
    }
    for kasus in KASUS:
        lines = (line.partition(": ") for line in told[kasus.kode].splitlines())
        periksa_struk(kasus, {label: text for label, _, text in lines})


# --- change report and forms -------------------------------------------------------------------------------


def test_change_report(kantor: Kantor) -> None:
    before = replace(kantor.katalog, formulir={}, dokumen={})
    report = report_changes(Measurements(before), kantor.ukuran, changes_between(before, kantor.katalog))
    [figures] = [part for part in report.parts if part.title.startswith("Realisasi ")]
    told = {row.split()[0]: row for row in figures.details or figures.sentences}
    for kasus in KASUS:
        if kasus.persen is not None:
            assert f", capaian {kasus.tercetak}" in told[kasus.kode]
            assert ("belum mencapai target" in told[kasus.kode]) == (D(kasus.persen) < 100)


def test_forms(kantor: Kantor, dokumen: DokumenPengukuran) -> None:
    files = prepare_period(Measurements(replace(kantor.katalog, formulir={}, dokumen={})), TW4)
    form = files[f"pengukuran/{TW4}/bidang.yml"]
    for row in dokumen.baris:
        assert (
            f"  # Target: {row.setahun.target.teks} setahun. Angka terakhir: belum ada.\n  {row.kode}:\n"
            in form
        )


def test_schema_and_methodology(kantor: Kantor) -> None:
    """Editors offer every formula, and readers find every one explained and downloadable."""
    schema = json.loads(all_schemas()["content/skema/indikator.schema.json"])
    assert schema["$defs"]["RumusId"]["enum"] == list(RumusId)
    site = compose_site(replace(gather_material(kantor.ukuran, True, {}), lengkap=False), PageAddresses())
    [page] = [page for page in site.halaman if page.src == "metodologi.md"]
    [data] = [file.isi for file in site.berkas if file.path == "data/rumus.json"]
    assert isinstance(data, bytes)
    assert [row["id"] for row in json.loads(data)["rumus"]] == list(RumusId)
    text = urai(page.isi()).teks
    assert [rumus for rumus in RumusId if rumus not in text or RUMUS[rumus].kalimat not in text] == []


# --- a new formula -----------------------------------------------------------------------------------------

ID_BARU = '    NAIK_BATAS = "naik-batas@1"\n'
VEKTOR_BARU = """
NAIK_BATAS = _vectors(
    ("20", "10", "50.00", "1000 / 20", _BY_HAND),
    ("20", "21.27", "100.00", "106,35 dibatasi 100", _BY_HAND),
    ("0", "5", None, "target nol", _BY_HAND),
)
"""
KASUS_BARU = """

_CAPPED = replace(INSIDE, receipt="realisasi {r} melampaui target {t}", needs_target=True)


def by_cap(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
    \"\"\"Choose the ratio up to the target; beyond it capaian stays 100.\"\"\"
    return _CAPPED if realisasi > lower else RATIO, lower
"""
REKAM_BARU = """        Rumus(
            RumusId.NAIK_BATAS,
            "Makin tinggi makin baik, paling banyak 100",
            "realisasi / target × 100, paling banyak 100",
            "Capaian adalah realisasi dibagi target, dikali 100, paling banyak 100.",
            _EDGE_CASES,
            "uji",
            arah=Direction.NAIK,
            jenis=(Decimal,),
            words=None,
            arithmetic=Arithmetic(RumusId.NAIK_BATAS, case.by_cap, "MIN({r}/{b}*100,100)"),
            vektor=vectors.NAIK_BATAS,
            example=("20", "10"),
            unfit="Bila melampaui target perlu terlihat.",
        ),
    )
}


class Entered"""


def test_a_new_formula_is_one_record(tmp_path: Path) -> None:
    """A formula joins a copy of ``measure``; all tests of this file take it in with nothing else touched."""
    package = tmp_path / "ukur"
    shutil.copytree(REPO / "generator/ukur", package)  # what is compiled serves where nothing is changed
    _tambah(package / "measure/rumus_id.py", "", ID_BARU)
    _tambah(package / "measure/vectors.py", "", VEKTOR_BARU)
    _tambah(package / "measure/case.py", "", KASUS_BARU)
    _tambah(package / "measure/rumus.py", "    )\n}\n\n\nclass Entered", REKAM_BARU)
    _tambah(
        package / "measure/rumus.py",
        "from ukur.measure import vectors",
        "from ukur.measure import case, vectors",
    )
    own = f"{Path(__file__).relative_to(REPO)}::test_a_new_formula_is_one_record"
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--deselect", own)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, __file__],
        cwd=REPO,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"^\d+ passed", done.stdout.splitlines()[-1])


def _tambah(berkas: Path, lama: str, baru: str) -> None:
    """Replace what occurs once, or add at the end."""
    text = berkas.read_text("utf-8")
    assert not lama or text.count(lama) == 1
    berkas.write_text(text.replace(lama, baru) if lama else text + baru, "utf-8")
