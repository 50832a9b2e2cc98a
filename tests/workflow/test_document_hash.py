import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError
from tests.lengkap import SITUS, TW3, TW4, lengkap
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    KAMUS,
    KANTOR,
    dari_daun,
    ganti,
    koreksi,
    nyata,
    pasang,
    realisasi,
    tahap,
)
from tests.workflow.penuh import lain

from ukur.document.composition import compose_document
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.dated_unit import DatedUnit, UnitPada
from ukur.model.paths import INSTANSI, KOREKSI, PEJABAT, PERAN, POHON, SKALA, SOP, TERJEMAHAN
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.periode import Periode
from ukur.model.reading import Unread
from ukur.model.values import Record
from ukur.workflow.document_hash import (
    changes_since,
    document_hash,
    document_inputs,
    equipment_paths,
    proposal_hash,
)
from ukur.workflow.records import Loc, catalogue_records, record_leaves

SIDIK = document_hash(KANTOR, TW4)
TARGET_LAIN = {"target/2025/tahun": "85", "target/2025/dasar": "renja"}
DOKUMEN_2025 = ganti(
    KANTOR, "pengukuran/2025-TW1/dokumen.yml", periode="2025-TW1", tahap="draf", pendahuluan="Lain"
)
IKU_2025 = ganti(
    KANTOR,
    "kamus/IKU-09.yml",
    {
        "/".join(loc): text
        for loc, text in record_leaves(KANTOR.indikator["IKU-01"]).items()
        if loc[0] != "target"
    }
    | {"kode": "IKU-09"}
    | TARGET_LAIN,
)


def tanpa(katalog: Catalogue, path: str) -> Catalogue:
    return pasang(katalog, path, None)


def test_bentuk() -> None:
    assert len(SIDIK) == 64
    assert set(SIDIK) <= set("0123456789abcdef")
    assert document_hash(nyata(), TW4) == document_hash(nyata(), TW4)


@pytest.mark.parametrize(
    "katalog",
    [
        pytest.param(realisasi("82,50"), id="angka yang sama, ejaan lain"),
        pytest.param(ganti(KANTOR, PERAN, {"peran/staf/pemegang/0/akun": "orang-lain"}), id="pemegang peran"),
        pytest.param(
            ganti(KANTOR, "anggaran/2023.yml", {"tahun": "2023", "sumber": "x", "simpul/a/pagu": "1"}),
            id="anggaran tahun lain",
        ),
        pytest.param(ganti(KANTOR, KAMUS, TARGET_LAIN), id="target tahun berikutnya"),
        pytest.param(IKU_2025, id="indikator yang baru mulai tahun berikutnya"),
        pytest.param(DOKUMEN_2025, id="dokumen periode berikutnya"),
        pytest.param(
            ganti(
                KANTOR, "pengukuran/2025-TW1/dinas.yml", {"unit": "dinas", "indikator/IKU-01/realisasi": "1"}
            ),
            id="formulir periode berikutnya",
        ),
        pytest.param(koreksi(KANTOR, periode="2024-TW3"), id="koreksi periode lain"),
        pytest.param(replace(KANTOR, posisi={}, tak_terbaca=frozenset({"x"})), id="tempat kunci di berkas"),
        pytest.param(
            replace(KANTOR, indikator=dict(reversed([*KANTOR.indikator.items()]))), id="urutan membaca berkas"
        ),
    ],
)
def test_bukan_masukan_dokumen(katalog: Catalogue) -> None:
    """What does not show in the document leaves its hash, and the document itself, as they are."""
    assert document_hash(katalog, TW4) == SIDIK
    assert _dokumen(katalog) == _dokumen(KANTOR)


@pytest.mark.parametrize(
    "katalog",
    [
        pytest.param(realisasi("83"), id="realisasi"),
        pytest.param(tahap("konsep"), id="tahap (tanda KONSEP)"),
        pytest.param(ganti(KANTOR, KAMUS, {"target/2024/triwulan/TW4": "81"}), id="target"),
        pytest.param(
            ganti(KANTOR, KAMUS, {"target/2023/tahun": "70", "target/2023/dasar": "renja"}),
            id="target tahun lalu",
        ),
        pytest.param(
            ganti(KANTOR, "pengukuran/2024-TW3/dinas.yml", {"indikator/IKU-01/realisasi": "1"}),
            id="triwulan lalu",
        ),
        pytest.param(
            ganti(
                KANTOR, "pengukuran/2023-TW4/dinas.yml", {"unit": "dinas", "indikator/IKU-01/realisasi": "1"}
            ),
            id="tahun lalu",
        ),
        pytest.param(ganti(KANTOR, FORMULIR, {"indikator/IKU-99": "(ada)"}), id="baris kosong"),
        pytest.param(
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0/sha256": "a" * 64}), id="sidik jari bukti"
        ),
        pytest.param(
            ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/pagu": "1"}), id="anggaran tahun itu"
        ),
        pytest.param(tanpa(KANTOR, "anggaran/2024.yml"), id="anggaran dihapus"),
        pytest.param(koreksi(KANTOR), id="koreksi periode itu"),
        pytest.param(ganti(KANTOR, SKALA, {"skala/0/ambang_tercapai": "90"}), id="skala"),
        pytest.param(ganti(KANTOR, PEJABAT, {"pemegang/1/nama": "PEJABAT LAIN"}), id="pejabat"),
        pytest.param(ganti(KANTOR, POHON, {"simpul/0/anak/0/uraian": "Lain"}), id="pohon"),
        pytest.param(ganti(KANTOR, SOP, {"langkah/0/kegiatan": "Lain"}), id="SOP"),
        pytest.param(ganti(KANTOR, PERAN, {"peran/staf/nama": "Pelaksana"}), id="nama peran"),
        pytest.param(ganti(KANTOR, INSTANSI, {"kop/alamat": "Lain"}), id="kop"),
    ],
)
def test_masukan_dokumen(katalog: Catalogue) -> None:
    assert document_hash(katalog, TW4) != SIDIK


BELUM_LAPOR = ganti(KANTOR, FORMULIR, {"indikator/IKU-01": None})
BELUM_LAPOR = ganti(BELUM_LAPOR, "pengukuran/2024-TW3/dinas.yml", {"indikator/IKU-01": None})
TANPA_TARGET = ganti(KANTOR, KAMUS, {"target": None})
TANPA_TARGET = ganti(TANPA_TARGET, "pengukuran/2024-TW3/dinas.yml", {"indikator/IKU-01": None})
HANYA_KOREKSI = koreksi(ganti(BELUM_LAPOR, KAMUS, {"target": None}))


@pytest.mark.parametrize(
    "dasar",
    [
        pytest.param(BELUM_LAPOR, id="bertarget, belum dilaporkan"),
        pytest.param(TANPA_TARGET, id="dilaporkan triwulan ini saja, tanpa target"),
        pytest.param(HANYA_KOREKSI, id="hanya disebut koreksi (desimalnya)"),
    ],
)
def test_kamus_yang_tampil_ikut(dasar: Catalogue) -> None:
    after = ganti(dasar, KAMUS, {"desimal": "3", "nama": "Nama lain"})
    assert _dokumen(after) != _dokumen(dasar)
    assert document_hash(after, TW4) != document_hash(dasar, TW4)


def test_kamus_yang_tidak_tampil_tidak_ikut() -> None:
    dasar = koreksi(ganti(BELUM_LAPOR, KAMUS, {"target": None}), periode="2024-TW3")
    after = ganti(dasar, KAMUS, {"desimal": "3", "nama": "Nama lain"})
    assert _dokumen(after) == _dokumen(dasar)
    assert document_hash(after, TW4) == document_hash(dasar, TW4)


def test_dua_dokumen_dua_sidik() -> None:
    assert document_hash(KANTOR, TW3) != SIDIK
    assert document_hash(DOKUMEN_2025, Periode(2025, 1)) != SIDIK


def _dokumen(katalog: Catalogue) -> Any:
    """The composed document; a catalogue that cannot be composed is its own answer."""
    try:
        return compose_document(Measurements(katalog), TW4, site=SITUS)
    except (KeyError, ValueError, AssertionError, ArithmeticError, IndexError) as error:
        return repr(error)


PENUH = lengkap(nyata(), jumlah=12)
DOKUMEN_PENUH, SIDIK_PENUH = _dokumen(PENUH), document_hash(PENUH, TW4)


@pytest.mark.parametrize("path", [pytest.param(path, id=path) for path in catalogue_records(PENUH)])
def test_apa_pun_yang_mengubah_dokumen_mengubah_sidiknya(path: str) -> None:
    """Any leaf of any file, one at a time: no other document under the same hash."""
    record = catalogue_records(PENUH)[path]
    tried = 0
    for loc in record_leaves(record):
        for changed in (lain(record, loc), _without(record, loc)):
            if changed is None or (path == DOKUMEN and loc == ("periode",)):
                continue
            after = pasang(PENUH, path, changed)
            tried += 1
            assert document_hash(after, TW4) != SIDIK_PENUH or _dokumen(after) == DOKUMEN_PENUH, loc
    assert tried > 0


def _without(record: Record, loc: Loc) -> Record | None:
    """The record without the leaf; None where it cannot be left out."""
    try:
        return dari_daun(
            type(record), {key: text for key, text in record_leaves(record).items() if key != loc}
        )
    except ValidationError:
        return None


def test_semua_berkas_dokumen_ikut() -> None:
    others = {PERAN, TERJEMAHAN}  # who may approve, and names that no document prints
    assert set(document_inputs(koreksi(KANTOR), TW4)) == set(catalogue_records(KANTOR)) - others | {KOREKSI}
    assert (
        set(document_inputs(KANTOR, TW3))
        == {path for path in catalogue_records(KANTOR) if "2024-TW4" not in path} - others
    )


# --- proposals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("katalog", "berkas", "lain", "sama"),
    [
        pytest.param(KANTOR, [FORMULIR], {}, True, id="tidak ada yang berubah"),
        pytest.param(realisasi(), [FORMULIR], {}, False, id="berkas yang disentuh berubah"),
        pytest.param(
            ganti(KANTOR, KAMUS, nama="Lain"), [FORMULIR], {}, False, id="masukan lain dokumennya berubah"
        ),
        pytest.param(
            ganti(KANTOR, PERAN, {"peran/staf/nama": "x"}),
            [FORMULIR],
            {},
            True,
            id="berkas yang tidak disentuh dan tidak tampil",
        ),
        pytest.param(
            ganti(KANTOR, PERAN, {"peran/staf/nama": "x"}), [PERAN], {}, False, id="peran yang disentuh"
        ),
        pytest.param(realisasi(), [KAMUS], {}, True, id="usulan kamus tidak terikat pada formulir"),
        pytest.param(tanpa(KANTOR, FORMULIR), [FORMULIR], {}, False, id="berkas yang disentuh dihapus"),
        pytest.param(tanpa(KANTOR, DOKUMEN), [DOKUMEN], {}, False, id="dokumen yang disentuh dihapus"),
        pytest.param(KANTOR, [FORMULIR], {"content/a.md": "x"}, False, id="berkas lain"),
    ],
)
def test_sidik_usulan(katalog: Catalogue, berkas: list[str], lain: dict[str, str | None], sama: bool) -> None:
    assert (proposal_hash(katalog, berkas, lain) == proposal_hash(KANTOR, berkas, {})) is sama


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [
        pytest.param({"a": "1"}, {"a": "2"}, id="isi lain"),
        pytest.param({"a": "1"}, {"a": None}, id="dihapus"),
        pytest.param({"a": "1"}, {"b": "1"}, id="nama lain"),
        pytest.param({"a": None}, {}, id="dihapus bukan tidak disentuh"),
    ],
)
def test_berkas_lain_ikut(pertama: dict[str, str | None], kedua: dict[str, str | None]) -> None:
    assert proposal_hash(KANTOR, [], pertama) != proposal_hash(KANTOR, [], kedua)


def test_urutan_berkas_tidak_ikut() -> None:
    assert proposal_hash(KANTOR, [KAMUS, FORMULIR], {"a": "1", "b": "2"}) == proposal_hash(
        KANTOR, [FORMULIR, KAMUS, KAMUS], {"b": "2", "a": "1"}
    )


@pytest.mark.parametrize(
    ("lama", "berkas", "sel"),
    [
        pytest.param(realisasi("84"), [FORMULIR], ["realisasi"], id="berkas yang disentuh"),
        pytest.param(ganti(KANTOR, INSTANSI, tempat="Lain"), [FORMULIR], ["tempat"], id="masukan dokumennya"),
        pytest.param(
            ganti(KANTOR, PERAN, {"peran/staf/nama": "x"}),
            [PERAN, FORMULIR],
            ["nama"],
            id="keduanya disentuh",
        ),
        pytest.param(
            ganti(KANTOR, PERAN, {"peran/staf/nama": "x"}), [FORMULIR], [], id="di luar yang disetujui"
        ),
        pytest.param(
            ganti(KANTOR, INSTANSI, tempat="Lain"), [KAMUS], [], id="usulan kamus: instansi di luarnya"
        ),
    ],
)
def test_perubahan_sejak(lama: Catalogue, berkas: list[str], sel: list[str]) -> None:
    assert [change.loc[-1] for change in changes_since(lama, KANTOR, berkas)] == sel


def test_koreksi_kosong_tidak_ikut() -> None:
    assert document_hash(replace(KANTOR, koreksi=DaftarKoreksi()), TW4) == SIDIK


def test_ejaan_sidik_tetap() -> None:
    """The spelling is part of the format: archived approvals are checked against it years later."""
    katalog = ganti(
        KANTOR, "anggaran/2023.yml", {"tahun": "2023", "sumber": "DPA", "simpul/2.13.03/pagu": "1.50"}
    )
    lines = [
        "ukur-sidik-1",
        '["data", "anggaran/2023.yml", true]',
        '["data", "kamus/X.yml", false]',
        '["data", "", "anggaran/2023.yml"]',
        '["data", "", "anggaran/2023.yml", "simpul", "2.13.03", "pagu", "1.5"]',
        '["data", "", "anggaran/2023.yml", "sumber", "DPA"]',
        '["data", "", "anggaran/2023.yml", "tahun", "2023"]',
        '["berkas", "a.md", "1f"]',
        '["berkas", "b.md", null]',
    ]
    expected = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert (
        proposal_hash(katalog, ["kamus/X.yml", "anggaran/2023.yml"], {"b.md": None, "a.md": "1f"}) == expected
    )


def test_ejaan_sidik_bila_sebagian_sel_tidak_terbaca() -> None:
    """What is read with cells left out is like nothing that was approved: the files are named first."""
    cells = {KAMUS: frozenset({("nama",)}), INSTANSI: frozenset({("tempat",)})}
    katalog = replace(KANTOR, left_out=Unread(cells=cells))
    lines = [
        "ukur-sidik-1",
        '["sebagian", "instansi.yml"]',
        '["sebagian", "kamus/IKU-01.yml"]',
        '["data", "kamus/X.yml", false]',
    ]
    expected = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert proposal_hash(katalog, ["kamus/X.yml"], {}) == expected


def test_ejaan_sidik_dokumen_tetap() -> None:
    """Documents before form 6, and what approvals bind to: archives and signed statements hold these."""
    lines = ["ukur-sidik-1"]
    for path, record in sorted(document_inputs(KANTOR, TW4).items()):
        lines.append(json.dumps(["masukan", "2024-TW4", path]))
        lines += [
            json.dumps(["masukan", "2024-TW4", path, *loc, text])
            for loc, text in sorted(record_leaves(record).items())
        ]
    text = "".join(f"{line}\n" for line in lines)
    assert hashlib.sha256(text.encode()).hexdigest() == document_hash(KANTOR, TW4, edition=Edition.FIFTH)
    touched = f'ukur-sidik-1\n["data", "{DOKUMEN}", true]\n["data", "", "{DOKUMEN}"]\n'
    touched += "".join(
        json.dumps(["data", "", DOKUMEN, *loc, value]) + "\n"
        for loc, value in sorted(record_leaves(KANTOR.dokumen[TW4]).items())
    )
    whole = touched + text.removeprefix("ukur-sidik-1\n")
    assert proposal_hash(KANTOR, [DOKUMEN], {}) == hashlib.sha256(whole.encode()).hexdigest()


def test_kunci_baru_yang_tidak_ditulis_tidak_ikut() -> None:
    """What an office leaves out is no part of the hash, so what was signed before there was the key stays."""
    new = {"aturan_celah", "bobot", "batas_capaian", "desimal_capaian"}
    leaves = [loc for record in document_inputs(KANTOR, TW4).values() for loc in record_leaves(record)]
    assert not new & {part for loc in leaves for part in loc}
    assert not [loc for loc in leaves if loc[0] == "simpul" and "rencana" in loc]


GAMBAR, HURUF = "content/lambang/daerah.png", "content/huruf/uji.ttf"


@pytest.mark.parametrize(
    "lain",
    [
        pytest.param({GAMBAR: "a" * 64}, id="lambang"),
        pytest.param({HURUF: "a" * 64}, id="huruf"),
        pytest.param({HURUF: "b" * 64}, id="isi huruf lain"),
        pytest.param({GAMBAR: "a" * 64, HURUF: "a" * 64}, id="keduanya"),
    ],
)
def test_lambang_dan_huruf_ikut(lain: dict[str, str]) -> None:
    """What decides how a document looks is an input of it; an office without any keeps its hashes."""
    others = {document_hash(KANTOR, TW4, kind) for kind in ({}, {GAMBAR: "c" * 64}, {HURUF: "c" * 64})}
    assert document_hash(KANTOR, TW4, lain) not in others
    assert document_hash(KANTOR, TW4, {}) == SIDIK


def test_ejaan_sidik_dengan_huruf_tetap() -> None:
    """The inputs as in the first version of the hash, then a line for each file."""
    lines = ["ukur-sidik-2"]
    for path, record in sorted(document_inputs(KANTOR, TW4).items()):
        lines.append(json.dumps(["masukan", "2024-TW4", path]))
        leaves = sorted(record_leaves(record).items())
        lines += [json.dumps(["masukan", "2024-TW4", path, *loc, text]) for loc, text in leaves]
    lines.append(f'["perlengkapan", "content/huruf/uji.ttf", "{"a" * 64}"]')
    expected = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert document_hash(KANTOR, TW4, {HURUF: "a" * 64}, Edition.FIFTH) == expected


@pytest.mark.parametrize("lain", [{}, {HURUF: "a" * 64}], ids=["polos", "dengan huruf"])
def test_ejaan_sidik_dengan_nama_peran_tetap(lain: dict[str, str]) -> None:
    """Since form 6: the inputs, what the office calls each role, then picture and fonts."""
    lines = ["ukur-sidik-4"]
    for path, record in sorted(document_inputs(KANTOR, TW4).items()):
        lines.append(json.dumps(["masukan", "2024-TW4", path]))
        leaves = sorted(record_leaves(record).items())
        lines += [json.dumps(["masukan", "2024-TW4", path, *loc, text]) for loc, text in leaves]
    lines += [json.dumps(["peran", key, role.nama]) for key, role in sorted(KANTOR.peran.peran.items())]
    lines += [json.dumps(["perlengkapan", *item]) for item in lain.items()]
    expected = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    assert document_hash(KANTOR, TW4, lain) == expected


@pytest.mark.parametrize(
    ("instansi", "dipakai"),
    [
        pytest.param({}, set(), id="tanpa keduanya"),
        pytest.param({"kop/lambang": "daerah.png"}, {GAMBAR}, id="lambang"),
        pytest.param({"kertas/huruf": "Huruf Uji"}, {HURUF}, id="huruf"),
        pytest.param({"kop/lambang": "lain.png"}, {"content/lambang/lain.png"}, id="lambang yang belum ada"),
    ],
)
def test_yang_dipakai_dokumen(instansi: dict[str, str], dipakai: set[str]) -> None:
    catalogue = ganti(KANTOR, INSTANSI, instansi) if instansi else KANTOR
    paths = [GAMBAR, HURUF, "content/huruf/LISENSI.txt", "content/tentang.md", "content/lain/uji.ttf"]
    assert equipment_paths(catalogue.instansi, paths) == dipakai


def test_yang_baru_berlaku_kemudian_tidak_ikut() -> None:
    """What changes from a later quarter on is no input: a dated reorganisation asks for no approval again."""
    item = KANTOR.indikator["IKU-01"]
    later = DatedUnit(
        (UnitPada(unit="dinas", sampai=TW4), UnitPada(unit="bidang", mulai=Periode(2025, 1))),
    )
    moved = pasang(KANTOR, KAMUS, item.model_copy(update={"unit": later}))
    ending = ganti(KANTOR, KAMUS, {"berlaku/sampai": "2024-TW4", "pengganti": "IKU-02"})
    begins = ganti(IKU_2025, "kamus/IKU-09.yml", {"target/2024/tahun": "85", "target/2024/dasar": "renja"})
    begins = ganti(begins, "kamus/IKU-09.yml", {"berlaku/mulai": "2025-TW1"})
    for office in (moved, ending, begins):
        assert document_hash(office, TW4) == SIDIK
    for office in (
        ganti(KANTOR, KAMUS, {"berlaku/sampai": "2024-TW3"}),
        ganti(begins, "kamus/IKU-09.yml", {"berlaku/mulai": "2024-TW4"}),
    ):
        assert document_hash(office, TW4) != SIDIK


@pytest.mark.parametrize("sampai", ["2024-TW3", "2024-TW4"])
def test_target_semula_ikut_di_triwulannya(sampai: str) -> None:
    """A quarter's hash has the target that it is measured with: the former one up to its last quarter."""
    changed = {"target/2024/tahun": "70", "target/2024/semula/0/sampai": sampai}
    changed |= {"target/2024/semula/0/tahun": "80", "target/2024/semula/0/triwulan/TW3": "80"}
    changed |= {"target/2024/semula/0/triwulan/TW4": "80", "target/2024/alasan_perubahan": "PK perubahan"}
    plain = {"target/2024/alasan_perubahan": None}
    before, after = (ganti(KANTOR, KAMUS, leaves) for leaves in (plain, changed))
    assert (document_hash(after, TW4) == document_hash(before, TW4)) is (sampai == "2024-TW4")
    assert document_hash(after, TW3) == document_hash(before, TW3)
