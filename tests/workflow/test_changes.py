from dataclasses import replace

import pytest
from tests.lengkap import TW4
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    FORMULIR_BIDANG,
    KAMUS,
    KANTOR,
    ganti,
    nyata,
    pasang,
    realisasi,
    tahap,
)
from tests.workflow.penuh import lain

from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.paths import KOREKSI
from ukur.model.periode import Periode
from ukur.model.reading import Unread
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.records import catalogue_records, record_leaves


@pytest.mark.parametrize(
    ("kepala", "harapan"),
    [
        pytest.param(KANTOR, [], id="tidak ada yang berubah"),
        pytest.param(
            realisasi("83"),
            [(FORMULIR, "indikator/IKU-01/realisasi", "82.5", "83", ChangeKind.REALISASI)],
            id="satu angka",
        ),
        pytest.param(realisasi("82,50"), [], id="angka yang sama dengan ejaan lain"),
        pytest.param(
            realisasi(None),
            [(FORMULIR, "indikator/IKU-01/realisasi", "82.5", None, ChangeKind.REALISASI)],
            id="angka dihapus",
        ),
        pytest.param(tahap("konsep"), [(DOKUMEN, "tahap", "draf", "konsep", ChangeKind.TAHAP)], id="tahap"),
        pytest.param(
            ganti(
                KANTOR, "anggaran/2025.yml", {"tahun": "2025", "sumber": "DPA", "simpul/2.13.03/pagu": "1"}
            ),
            [
                ("anggaran/2025.yml", "simpul/2.13.03/pagu", None, "1", ChangeKind.ANGGARAN),
                ("anggaran/2025.yml", "sumber", None, "DPA", ChangeKind.ANGGARAN),
                ("anggaran/2025.yml", "tahun", None, "2025", ChangeKind.ANGGARAN),
            ],
            id="berkas baru",
        ),
        pytest.param(
            ganti(KANTOR, FORMULIR, {"indikator/IKU-09": "(ada)"}),
            [(FORMULIR, "indikator/IKU-09", None, "(ada)", ChangeKind.FORMULIR)],
            id="baris kosong ditambah",
        ),
    ],
)
def test_perubahan(
    kepala: Catalogue, harapan: list[tuple[str, str, str | None, str | None, ChangeKind]]
) -> None:
    found = changes_between(KANTOR, kepala)
    assert [(c.file, "/".join(c.loc), c.old, c.new, c.kind) for c in found] == harapan


def test_bolak_balik() -> None:
    """Taking a change back shows the same leaves the other way round."""
    there, back = changes_between(KANTOR, realisasi()), changes_between(realisasi(), KANTOR)
    assert [(c.old, c.new) for c in there] == [(c.new, c.old) for c in back]


def test_berkas_dihapus_menyebut_setiap_daunnya() -> None:
    gone = changes_between(KANTOR, pasang(KANTOR, FORMULIR_BIDANG, None))
    assert {c.loc for c in gone} == set(record_leaves(KANTOR.formulir[TW4]["bidang"]))
    assert {c.new for c in gone} == {None}


def test_berkas_yang_tidak_terbaca_bukan_berkas_yang_dihapus() -> None:
    broken = replace(pasang(KANTOR, FORMULIR_BIDANG, None), tak_terbaca=frozenset({FORMULIR_BIDANG}))
    assert changes_between(KANTOR, broken) == ()


def test_sel_yang_dilewati_bukan_sel_yang_dihapus() -> None:
    """What else changed in that file is told all the same."""
    isian = "indikator/IKU-01"
    baru = ganti(KANTOR, FORMULIR, {f"{isian}/realisasi": None, f"{isian}/faktor_pendukung": "Lain"})
    assert {c.loc[-1] for c in changes_between(KANTOR, baru)} == {"realisasi", "faktor_pendukung"}
    head = replace(baru, left_out=Unread(cells={FORMULIR: frozenset({("indikator", "IKU-01", "realisasi")})}))
    assert {c.loc[-1] for c in changes_between(KANTOR, head)} == {"faktor_pendukung"}


@pytest.mark.parametrize(
    ("berkas", "loc", "periode", "unit", "indikator"),
    [
        pytest.param(FORMULIR, ("indikator", "IKU-01", "realisasi"), TW4, "dinas", "IKU-01", id="formulir"),
        pytest.param(FORMULIR, ("unit",), TW4, "dinas", None, id="unit formulir"),
        pytest.param(DOKUMEN, ("analisis", "SS-1", "uraian"), TW4, None, None, id="dokumen"),
        pytest.param(KAMUS, ("target", "2024", "tahun"), None, None, "IKU-01", id="kamus"),
        pytest.param("kamus/2.13.yml", ("nama",), None, None, "2.13", id="kode bertitik"),
        pytest.param("anggaran/2024.yml", ("sumber",), None, None, None, id="anggaran"),
        pytest.param(KOREKSI, ("koreksi", "0", "baru"), None, None, None, id="koreksi"),
        pytest.param("pengukuran/2023-TW1/x.yml", ("unit",), Periode(2023, 1), "x", None, id="periode lain"),
    ],
)
def test_pemilik_daun(
    berkas: str, loc: tuple[str, ...], periode: Periode | None, unit: str | None, indikator: str | None
) -> None:
    change = LeafChange(berkas, loc, "a", "b", ChangeKind.NARASI)
    assert (change.periode, change.unit, change.indikator) == (periode, unit, indikator)


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in catalogue_records(KANTOR)])
def test_setiap_daun_yang_diubah_terlihat(path: str) -> None:
    record = catalogue_records(KANTOR)[path]
    seen = 0
    for loc in record_leaves(record):
        other = lain(record, loc)
        if other is None or (path == DOKUMEN and loc == ("periode",)):
            continue
        changes = changes_between(KANTOR, pasang(KANTOR, path, other))
        assert loc in {change.loc for change in changes if change.file == path}
        seen += 1
    assert seen > 0


def test_instansi_sendiri_terhadap_dirinya() -> None:
    assert changes_between(nyata(), nyata()) == ()
