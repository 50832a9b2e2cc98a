"""A field is marked once; every consumer sees every field that is marked, and this test sees every field."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from tests.lengkap import TW3, TW4
from tests.workflow.kasus import DOKUMEN, FORMULIR, FORMULIR_LALU, KANTOR, dari_daun, ganti, pasang
from tests.workflow.penuh import MODEL, contoh, lain

from ukur.archive.entry import list_bukti
from ukur.checks import plausibility_rules
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.bukti import Bukti
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.meaning import ChangeKind, Content, by_quarter, fields_of, place
from ukur.model.pengukuran import AnggaranSimpul, Dokumen, IsianIndikator, NilaiRincian
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.source.file_kinds import kind_of
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.records import Loc, catalogue_records, record_leaves


def lapor(dasar: Catalogue, kepala: Catalogue) -> list[str]:
    """Every sentence of the change report, with its heading."""
    report = report_changes(Measurements(dasar), Measurements(kepala), changes_between(dasar, kepala))
    return [f"{part.title}: {row}" for part in report.parts for row in (*part.sentences, *part.details)]


# --- the marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in MODEL])
def test_angka_dan_teks_dikenal_dari_jenisnya(path: str) -> None:
    """``contoh`` fills fields by their Python type alone: 1.5 stands where a Decimal does, nowhere else."""
    leaves = {loc: text for loc, text in record_leaves(contoh(MODEL[path])).items() if loc}
    found = {loc: place(MODEL[path], loc) for loc in leaves}
    assert {loc for loc, at in found.items() if at is None} == set()
    assert {loc for loc, at in found.items() if at and at.content is Content.NUMBER} == {
        loc for loc, text in leaves.items() if text == "1.5"
    }
    texts = {loc for loc, at in found.items() if at and at.content is Content.TEXT}
    assert {leaves[loc] for loc in texts} <= {"teks"}


@pytest.mark.parametrize(
    ("model", "isian"),
    [
        pytest.param(Target, {"triwulan"}, id="target triwulan"),
        pytest.param(AnggaranSimpul, {"realisasi", "rencana"}, id="realisasi anggaran dan rencana kas"),
        pytest.param(IsianIndikator, set[str](), id="realisasi indikator satu nilai"),
        pytest.param(Indikator, set[str](), id="baseline dikunci tahun"),
    ],
)
def test_dikunci_triwulan(model: type[Record], isian: set[str]) -> None:
    assert by_quarter(model) == isian


@pytest.mark.parametrize(
    ("tempat", "ada"),
    [
        pytest.param(("unit",), True, id="isian"),
        pytest.param(("indikator", "unit", "bukti", "0", "nama"), True, id="kode yang sama dengan isian"),
        pytest.param(("lain",), False, id="isian yang tidak ada"),
        pytest.param(("unit", "x"), False, id="di bawah teks"),
        pytest.param(("indikator", "IKU-01", "realisasi", "x"), False, id="di bawah angka"),
    ],
)
def test_tempat(tempat: Loc, ada: bool) -> None:
    assert (place(MODEL[FORMULIR], tempat) is not None) is ada


# --- the change report -------------------------------------------------------------------------------

_DOKUMEN = ganti(
    KANTOR,
    DOKUMEN,
    {"nomor": "1/2", "tanggal_pengesahan": "2025-01-20", "lokasi_arsip": "Lemari 1", "catatan": "Catatan"},
)
_RENSTRA = ganti(
    _DOKUMEN,
    "kamus/IKU-01.yml",
    {"realisasi_renstra/2023/nilai": "70", "realisasi_renstra/2023/sumber": "LKjIP uji 2023"},
)
PENUH = ganti(
    _RENSTRA,
    "anggaran/2024.yml",
    {"simpul/2.13.02/renstra/pagu": "3000000000", "simpul/2.13.02/renstra/realisasi_lalu": "450000000"},
)


def _daun() -> Iterator[tuple[str, Loc, Record | None]]:
    """Every leaf of one record of each kind, with the record as it is when that leaf alone is another."""
    seen = set()
    for path, record in sorted(catalogue_records(PENUH).items()):
        found = kind_of(path)
        assert found is not None
        if found[0].kind not in seen:
            seen.add(found[0].kind)
            read = dari_daun(
                found[0].model, record_leaves(record)
            )  # as the reader makes it, who takes known formulas only
            for loc in record_leaves(record):
                yield path, loc, lain(read, loc)


DAUN = list(_daun())


@pytest.mark.parametrize(
    ("path", "record"),
    [
        pytest.param(path, record, id=f"{path}: {'/'.join(loc)}")
        for path, loc, record in DAUN
        if record
        and loc not in {("unit",), ("periode",)}  # the file's own name, which the reader holds it to
    ],
)
def test_laporan_melihat_setiap_isian(path: str, record: Record) -> None:
    assert lapor(PENUH, pasang(PENUH, path, record)) != []


def test_hampir_semua_isian_dapat_diubah_sendiri() -> None:
    """The others have one valid form only, or change another field with them."""
    assert {(path, "/".join(loc)) for path, loc, record in DAUN if record is None} == {
        ("anggaran/2024.yml", "tahun"),
        ("instansi.yml", "zona_waktu"),
        ("kamus/IKU-01.yml", "perhitungan/cara"),
        ("kamus/IKU-01.yml", "target_renstra/tahun"),
    }


def _ubah(isian: str) -> Any:
    """Another value for a field of a report, of its type."""
    value = contoh(IsianIndikator.model_fields[isian].annotation)
    return {"K": NilaiRincian(realisasi=Decimal(1))} if isian == "rincian" else value


def _laporan(**isian: Any) -> Catalogue:
    """The office in which IKU-01 reports something else in the last quarter."""
    form = KANTOR.formulir[TW4]["dinas"]
    row = form.indikator["IKU-01"].model_copy(update=isian)
    return pasang(KANTOR, FORMULIR, form.model_copy(update={"indikator": {**form.indikator, "IKU-01": row}}))


@pytest.mark.parametrize("isian", [pytest.param(name, id=name) for name in IsianIndikator.model_fields])
def test_laporan_menyebut_isian_menurut_jenisnya(isian: str) -> None:
    """Figures stand with the figures, evidence and plans are counted, words are said to have changed."""
    told = lapor(KANTOR, _laporan(**{isian: _ubah(isian)}))
    at = place(IsianIndikator, (isian,))
    assert at is not None
    name = isian.replace("_", " ")
    wanted = {
        ChangeKind.REALISASI: "Realisasi Triwulan IV Tahun 2024: IKU-01",
        ChangeKind.BUKTI: f"{name.capitalize()} IKU-01: ",
        ChangeKind.RENCANA: f"{name.capitalize()} IKU-01: ",
        ChangeKind.NARASI: "Uraian IKU-01: ",
    }
    assert [
        row
        for row in told
        if wanted[at.jenis or ChangeKind.TAK_DIKENAL] in row
        and (at.jenis is not ChangeKind.NARASI or name in row)
    ] != []


# --- checks, archive ---------------------------------------------------------------------------------


def _sama(**isian: Any) -> Catalogue:
    """IKU-01 reports 82.5 in both quarters, without a word of explanation; the later one as said."""
    rows = {p: KANTOR.formulir[p]["dinas"].indikator["IKU-01"] for p in (TW3, TW4)}
    blank: dict[str, Any] = {
        "realisasi": Decimal("82.5"),
        "pembilang": None,
        "penyebut": None,
        "rincian": {},
        "keterangan": None,
    }
    office = KANTOR
    for periode, path, other in ((TW3, FORMULIR_LALU, {}), (TW4, FORMULIR, isian)):
        form = KANTOR.formulir[periode]["dinas"]
        row = rows[periode].model_copy(update={**blank, **other})
        office = pasang(
            office, path, form.model_copy(update={"indikator": {**form.indikator, "IKU-01": row}})
        )
    return office


def _tersalin(katalog: Catalogue) -> bool:
    return any(
        f.code == "W102" and "IKU-01" in f.message for f in plausibility_rules.check(Measurements(katalog))
    )


@pytest.mark.parametrize(
    "isian", [pytest.param(name, id=name) for name in fields_of(IsianIndikator, ChangeKind.REALISASI)]
)
def test_salinan_dibandingkan_dengan_setiap_angka(isian: str) -> None:
    assert _tersalin(_sama())
    assert not _tersalin(_sama(**{isian: _ubah(isian)}))


def test_isian_lain_tidak_membuat_salinan_berbeda() -> None:
    others = [
        name for kind in (ChangeKind.BUKTI, ChangeKind.RENCANA) for name in fields_of(IsianIndikator, kind)
    ]
    assert _tersalin(_sama(**{name: _ubah(name) for name in others}))


@pytest.mark.parametrize("isian", [pytest.param(name, id=name) for name in Bukti.model_fields])
def test_arsip_mencatat_setiap_isian_bukti(isian: str) -> None:
    filed = json.loads(list_bukti(compose_document(Measurements(PENUH), Periode(2024, 4))))
    assert any(row[isian] for row in filed["bukti"])


@pytest.mark.parametrize(
    "isian",
    [
        pytest.param(name, id=name)
        for kind in (ChangeKind.PENGESAHAN, ChangeKind.CATATAN_SOP, ChangeKind.NARASI)
        for name in fields_of(Dokumen, kind)
        if name != "periode"
    ],
)
def test_naskah_yang_hilang_disebut(isian: str) -> None:
    """Whatever stands in a document and no longer does is told by its name."""
    names = {"pelaksanaan": "pelaksanaan SOP", "analisis": "Analisis"}
    gone = pasang(PENUH, DOKUMEN, PENUH.dokumen[TW4].model_copy(update={isian: _kosong(isian)}))
    told = "\n".join(lapor(PENUH, gone)).lower()
    assert names.get(isian, isian.replace("_", " ")).lower() in told


def _kosong(isian: str) -> Any:
    value = getattr(PENUH.dokumen[TW4], isian)
    assert value, isian
    return {} if isinstance(value, dict) else () if isinstance(value, tuple) else None
