"""Open data of one document: every figure in CSV, JSON and zip, read back and compared with the value."""

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped] # ships no types
from tests.baris import ganti_baris
from tests.document.conftest import Kantor
from tests.lengkap import SITUS, TW3, TW4, lengkap

from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK, compose_document
from ukur.document.direction_text import comparison_lines, comparison_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import Figure
from ukur.document.open_data.columns import iso
from ukur.document.open_data.package import zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.document.printed import read_date, read_figure
from ukur.document.sections import AnggaranRow
from ukur.document.tabel.table_registry import TABLES
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

Baris = dict[str, Any]
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"),
    *("November", "Desember"),
)
RUMUS = "=cmd|' /C calc'!A0"


def buka(berkas: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(berkas)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def baca_csv(isi: bytes) -> list[Baris]:
    return list(csv.DictReader(io.StringIO(isi.decode(), newline=""), strict=True))


def baca_json(isi: bytes) -> Any:
    return json.loads(isi, parse_float=Decimal, parse_int=lambda text: Decimal(text))


@pytest.fixture(scope="module")
def penuh(katalog: Catalogue) -> Catalogue:
    return lengkap(katalog)


def berbatas(kantor: Kantor) -> DokumenPengukuran:
    """A cap, a weight and an unrounded realisasi, each of which gives figures of its own; one year before."""
    ratio = {"cara": "rasio", "pembilang": "Uji", "penyebut": "Uji", "pengali": "100"}
    target = {year: {"tahun": "10", "dasar": "renstra"} for year in ("2023", "2024")}
    shared = {"perhitungan": ratio, "satuan": "persen", "jenis_satuan": "persen", "target": target}
    parts = {
        (2023, 4): {"pembilang": "13", "penyebut": "221"},
        (2024, 4): {"pembilang": "26", "penyebut": "221"},
    }
    rules = {"batas_capaian": "100", "dasar_capaian": "penuh"}
    return compose_document(
        Measurements(kantor([{**shared, "bobot": "2.5"}], {"IKU-01": parts}, instansi={"aritmetika": rules})),
        TW4,
    )


@pytest.fixture(scope="module")
def dokumen(katalog: Catalogue, penuh: Catalogue, kantor: Kantor) -> dict[str, DokumenPengukuran]:
    ours, full = Measurements(katalog), Measurements(penuh)
    return {
        "nyata 2023": compose_document(ours, Periode(2023, 4)),
        "nyata 2024": compose_document(ours, Periode(2024, 4)),
        "lengkap TW3": compose_document(full, TW3, site=SITUS),
        "lengkap TW4": compose_document(full, TW4, site=SITUS),
        "konsep": compose_document(Measurements(lengkap(katalog, tahap="konsep")), TW4),
        "tercapai": compose_document(Measurements(lengkap(katalog, jumlah=1)), TW4),
        "berbatas": berbatas(kantor),
        "tanpa indikator": compose_document(Measurements(lengkap(katalog, jumlah=0)), TW4),
    }


NAMA = (
    *("nyata 2023", "nyata 2024", "lengkap TW3", "lengkap TW4", "konsep", "tercapai"),
    *("berbatas", "tanpa indikator"),
)
semua = pytest.mark.parametrize("nama", [pytest.param(name, id=name) for name in NAMA])


# What the tables must hold, straight from the document. Figures as (text, number); blank and dash are None.


def kata(teks: str | None) -> str | None:
    return None if teks in {None, "", "–"} else teks


def f(figur: Figure | None) -> Baris:
    return {"teks": kata(figur.teks) if figur else None, "nilai": figur.nilai if figur else None}


def hari(teks: str) -> str | None:
    if kata(teks) is None:
        return None
    day, month, year = teks.split()
    return datetime.date(int(year), BULAN.index(month) + 1, int(day)).isoformat()


FIGUR = (
    *("target_triwulan", "realisasi_triwulan", "capaian_triwulan", "target_sampai", "realisasi_sampai"),
    *("capaian_sampai", "target_tahun", "capaian_tahun", "target", "realisasi", "capaian"),
)


def figur(b: IndikatorRow) -> tuple[Figure, ...]:
    """Every figure of the row in the order of FIGUR; the year's realisasi is the one to date."""
    quarter, until, year, main = *b.figures, b.headline
    return (
        *(quarter.target, quarter.realisasi, quarter.capaian, until.target, until.realisasi, until.capaian),
        *(year.target, year.capaian, main.target, main.realisasi, main.capaian),
    )


def lain(b: IndikatorRow) -> Baris:
    """What only some offices have: figures before rounding and before the cap, weights, directions."""
    quarter, until, year, main = *b.figures, b.headline
    change = b.arah if b.arah and b.arah.arah else None
    return {
        "realisasi_triwulan_penuh": f(quarter.penuh),
        "realisasi_sampai_penuh": f(until.penuh),
        "realisasi_penuh": f(main.penuh),
        "capaian_triwulan_tanpa_batas": f(quarter.tanpa_batas),
        "capaian_sampai_tanpa_batas": f(until.tanpa_batas),
        "capaian_tahun_tanpa_batas": f(year.tanpa_batas),
        "capaian_tanpa_batas": f(main.tanpa_batas),
        "bobot": f(b.bobot),
        "arah": change.arah if change else None,
        "arah_terhadap": change.periode if change else None,
        "perubahan": f(change.perubahan if change else None),
    }


TEKS = (
    *("nama", "satuan", "predikat", "status", "dasar_target", "alasan_perubahan", "keterangan"),
    *("target_lebih_mudah", "himpunan"),
    *("faktor_pendukung", "faktor_penghambat"),
)
AKSI = (
    *("kode", "kendala", "penyebab", "solusi", "tindak_lanjut", "target_perbaikan", "penanggung_jawab"),
    *("tingkat", "status", "bukti", "rekomendasi"),
)
LANJUT = ("kode", "asal", "tindak_lanjut", "penanggung_jawab", "status_lalu", "status", "uraian", "bukti")
KAMUS = ("kode", "nama", "definisi", "cara_pengukuran", "rumus", "agregasi", "sumber", "penanggung_jawab")
JUMLAH = (
    "jumlah",
    "dihitung",
    "tercapai",
    "tidak_tercapai",
    "tanpa_capaian",
    "belum_dinilai",
    "belum_waktunya",
)


def teks(benda: object, *nama: str) -> Baris:
    return {name: kata(getattr(benda, name)) for name in nama}


def arah(b: IndikatorRow) -> Baris:
    """How the figure is judged against an earlier one, and which; nothing where it is not."""
    if b.arah is None or not b.arah.arah:
        return {"arah": None, "arah_terhadap": None, "perubahan": f(Figure("–"))}
    change = b.arah
    return {"arah": change.arah, "arah_terhadap": change.periode, "perubahan": f(change.perubahan)}


def baris_indikator(d: DokumenPengukuran, sasaran: str, b: IndikatorRow) -> Baris:
    return {
        "kode": b.kode,
        "sasaran": sasaran,
        "desimal": b.desimal,
        **{name: f(figure) for name, figure in zip(FIGUR, figur(b), strict=True)},
        **lain(b),
        "lingkup": str(b.lingkup),
        "kode_status": kata(b.headline.kode_status),
        **{name: kata(getattr(b, name)) for name in ("rumus", "arah_rumus", "kode_referensi", "unit")},
        **arah(b),
        **teks(b, *TEKS),
        "predikat_singkat": kata(b.singkatan),
        "tercapai": b.tercapai,
        "target_contoh": b.target_contoh,
        "sumber": kata(b.struk.sumber),
        "konsep": d.konsep,
        "percontohan": d.percontohan,
    }


def gabungan(d: DokumenPengukuran) -> list[tuple[str | None, str, str, ShownSummary]]:
    groups = [(g.kode, g.jenis, g.uraian, g.ringkasan) for g in d.kelompok]
    return [(None, "dokumen", d.judul, d.ringkasan), *groups]


def baris_anggaran(nomor: int, b: AnggaranRow) -> Iterator[Baris]:
    for quarter, (spent, share) in enumerate(zip(b.realisasi, b.serapan, strict=True), 1):
        yield {
            "nomor": nomor,
            "simpul": kata(b.kode),
            **teks(b, "jenis", "uraian"),
            "tingkat": b.tingkat,
            "sampai_triwulan": quarter,
            "pagu": f(b.pagu),
            "realisasi": f(spent),
            "serapan": f(share),
            "rencana": f(b.rencana[quarter - 1] if b.rencana else None),
            "serapan_rencana": f(b.serapan_rencana[quarter - 1] if b.serapan_rencana else None),
        }


def angka_koreksi(text: str) -> Baris:
    digits = text.replace(".", "").replace(",", ".")
    number = re.fullmatch(r"-?\d+(\.\d+)?", digits)  # words that were corrected have none
    return {"teks": text, "nilai": Decimal(digits) if number else None}


HARAPAN: Mapping[str, Callable[[DokumenPengukuran], list[Baris]]] = {
    "indikator": lambda d: [baris_indikator(d, g.kode, b) for g in d.kelompok for b in g.baris],
    "ringkasan": lambda d: [
        {
            "sasaran": code,
            "jenis": kind,
            "uraian": text,
            **{name: getattr(total, name) for name in JUMLAH},
            "rata_rata": f(total.rata_rata),
            "rata_rata_berbatas": f(total.berbatas),
            "batas": kata(total.batas),
            "batas_kantor": total.batas_kantor,
            "bobot": kata(total.bobot),
        }
        for code, kind, text, total in gabungan(d)
    ],
    "predikat": lambda d: [
        {"sasaran": code, "predikat": label, "predikat_singkat": kata(short), "jumlah": count}
        for code, _, _, total in gabungan(d)
        for label, short, count in total.predikat
    ],
    "pembanding": lambda d: [
        {
            "kode": b.kode,
            **teks(p, "dengan", "sumber"),
            "nilai": f(p.nilai),
            "realisasi": f(p.realisasi),
            "realisasi_penuh": f(p.penuh),
            "capaian": f(p.capaian),
        }
        for b in d.baris
        for p in comparison_lines(comparison_of(b, d.periode), b)
    ],
    "rincian": lambda d: [
        {
            "kode": b.kode,
            "anggota": r.kode,
            "nama": r.nama,
            "pembilang": f(r.pembilang),
            "penyebut": f(r.penyebut),
            "nilai": f(r.nilai),
        }
        for b in d.baris
        for r in b.rincian
    ],
    "rencana_aksi": lambda d: [
        {**teks(a, *AKSI), "batas_waktu": hari(a.batas_waktu), "anggaran": f(a.anggaran)}
        for b in d.baris
        for a in b.rencana_aksi
    ],
    "tindak_lanjut_lhe": lambda d: [
        teks(r, "rekomendasi", "tindakan", "status", "bukti") for r in d.tindak_lanjut_lhe
    ],
    "tindak_lanjut": lambda d: [
        {**teks(t, *LANJUT), "batas_waktu": hari(t.batas_waktu), "lewat": t.lewat} for t in d.tindak_lanjut
    ],
    "anggaran": lambda d: [
        row
        for number, node in enumerate((*d.anggaran.baris, d.anggaran.jumlah) if d.anggaran else (), 1)
        for row in baris_anggaran(number, node)
    ],
    "efisiensi": lambda d: [
        {
            "sasaran": e.kode,
            **teks(e, "uraian", "golongan"),
            **{name: f(getattr(e, name)) for name in ("capaian", "serapan", "selisih", "sisa")},
        }
        for e in (d.anggaran.efisiensi if d.anggaran else ())
    ],
    "analisis": lambda d: [
        {"sasaran": g.kode, "bagian": title, "teks": text}
        for g in d.kelompok
        for title, text in (g.analisis.bagian if g.analisis else ())
    ],
    "pelaksanaan_sop": lambda d: [
        {
            "langkah": s.nomor,
            **teks(s, "kegiatan", "pelaksana", "waktu_baku", "oleh", "waktu_nyata", "lama", "catatan"),
        }
        for s in d.catatan_sop
    ],
    "bukti": lambda d: [
        {"kode": b.kode, **teks(e, "nama", "tautan", "lokasi_arsip", "sha256"), "tanggal": hari(e.tanggal)}
        for b in d.baris
        for e in b.struk.bukti
    ],
    "koreksi": lambda d: [
        {
            **teks(k, "kode", "alasan", "sumber", "diputuskan_oleh"),
            "lama": angka_koreksi(k.lama),
            "baru": angka_koreksi(k.baru),
            "tanggal": hari(k.tanggal),
        }
        for k in d.koreksi
    ],
    "kamus": lambda d: [teks(e, *KAMUS) for e in d.kamus],
}


@semua
def test_every_figure_in_json(nama: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    doc = dokumen[nama]
    tables = baca_json(buka(zip_data(doc))["dokumen.json"])["tabel"]
    expected = {name: rows(doc) for name, rows in HARAPAN.items()}
    assert list(tables) == [name for name in TABLES if expected[name] or name == "indikator"]
    for name, rows in tables.items():
        kept = [{key: value for key, value in row.items() if key in expected[name][0]} for row in rows]
        assert kept == expected[name], name
        assert {row["periode"] for row in rows} <= {str(doc.periode)}
        unseen = {key for row in rows for key in row} - {"periode", "nomor"}
        assert unseen <= {key for row in expected[name] for key in row}


def test_the_full_office_fills_every_table(dokumen: dict[str, DokumenPengukuran]) -> None:
    """Otherwise the comparison above would compare nothing with nothing.

    Efficiency is judged only of a sasaran that missed no target: both of the full office missed some.
    """

    def filled(nama: str) -> set[str]:
        return {name for name, rows in HARAPAN.items() if rows(dokumen[nama])}

    assert filled("lengkap TW4") == set(TABLES) - {"efisiensi"}
    assert "efisiensi" in filled("tercapai")
    assert {kata(a.batas_waktu) for a in dokumen["lengkap TW4"].rencana_aksi} == {"31 Maret 2025"}


def test_every_column_of_the_form_is_filled_somewhere(dokumen: dict[str, DokumenPengukuran]) -> None:
    """Apart from what no document here has: an easier target, units that add up to a figure."""
    rows = [row for doc in dokumen.values() for row in HARAPAN["indikator"](doc)]
    empty = {"teks": None, "nilai": None}
    filled = {name for row in rows for name, value in row.items() if value is not None and value != empty}
    assert {name for row in rows for name in row} - filled == {
        "target_lebih_mudah",
        "himpunan",
        "kode_referensi",
    }


def test_columns_of_some_offices_by_hand(dokumen: dict[str, DokumenPengukuran]) -> None:
    """2600/221 = 11.7647..., held against 10: 117.65, capped 100; 1300/221 = 5.88 a year before: +5.88."""
    [row] = baca_csv(main_csv(dokumen["berbatas"]))
    assert row["realisasi_penuh"].startswith("11.76470588235294117647")
    wanted = {
        "realisasi": "11.76",
        "capaian": "100.00",
        "capaian_tanpa_batas": "117.65",
        "capaian_tahun_tanpa_batas": "117.65",
        "bobot": "2.5",
        "arah": "membaik",
        "arah_terhadap": "2023-TW4",
        "perubahan": "5.88",
    }
    assert {key: row[key] for key in wanted} == wanted


def asli(sel: str) -> str | None:
    """Return a text cell as it was: without the apostrophe that keeps it from being a formula."""
    return sel.removeprefix("'") or None


def seperti_json(tabel: str, baris: Mapping[str, str]) -> Baris:
    """Return a CSV row in the words of JSON: a number where there is one, else the words."""
    row: Baris = {}
    types = {field.name: str(field.kind) for field in TABLES[tabel].csv_fields}
    for name, cell in baris.items():
        if name.endswith("_kata"):
            row[name.removesuffix("_kata")] = (row[name.removesuffix("_kata")], asli(cell))
        elif types[name] in {"number", "integer"}:
            assert re.fullmatch(r"-?\d+(\.\d+)?|", cell), (name, cell)
            row[name] = Decimal(cell) if cell else None
        elif types[name] == "boolean":
            row[name] = {"true": True, "false": False, "": None}[cell]
        else:
            row[name] = asli(cell)
    return row


@semua
def test_csv_says_what_json_says(nama: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    files = buka(zip_data(dokumen[nama]))
    tables = baca_json(files["dokumen.json"])["tabel"]
    assert {name for name in files if name.endswith(".csv")} == {f"{name}.csv" for name in tables}
    for name, rows in tables.items():
        for row, cells in zip(rows, baca_csv(files[f"{name}.csv"]), strict=True):
            flat = seperti_json(name, cells)
            assert flat.keys() == row.keys()
            for key, value in row.items():
                number, words = value.values() if isinstance(value, dict) else (None, None)
                if isinstance(value, dict):
                    words, number = value["teks"], value["nilai"]
                    expected = flat[key] if isinstance(flat[key], tuple) else (flat[key], None)
                    assert expected == (number, None if number is not None or flat[key] is None else words)
                else:
                    assert flat[key] == value, (name, key)


@semua
def test_csv_is_rfc_4180(nama: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    """Python's own writer, told to write what its reader read, comes to the same bytes."""
    for name, content in buka(zip_data(dokumen[nama])).items():
        if not name.endswith(".csv"):
            continue
        text = content.decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\r\n").writerows(rows)
        assert text == again.getvalue()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert {len(row) for row in rows} == {len(rows[0])}
        assert rows[0] == [field.name for field in TABLES[name.removesuffix(".csv")].csv_fields]
        assert not {"–", "-"} & {cell for row in rows for cell in row}


@semua
def test_the_main_table_is_the_one_in_the_zip(nama: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    assert main_csv(dokumen[nama]) == buka(zip_data(dokumen[nama]))["indikator.csv"]


def test_figures_by_hand(dokumen: dict[str, DokumenPengukuran]) -> None:
    """IKU-01 of 2024: 47 of 221 kampung, 21.27 percent of a sample target of 20."""
    row = baca_csv(main_csv(dokumen["nyata 2024"]))[0]
    wanted = {
        "periode": "2024-TW4",
        "kode": "IKU-01",
        "target_tahun": "20.00",
        "realisasi_sampai": "21.27",
        "capaian": "106.35",
        "capaian_kata": "",
        "tercapai": "true",
        "target_contoh": "true",
        "konsep": "false",
        "percontohan": "true",
    }
    assert {key: row[key] for key in wanted} == wanted


def test_words_in_place_of_numbers(dokumen: dict[str, DokumenPengukuran]) -> None:
    """A label, a range, a figure not released yet, one not reported at all."""
    rows = {row["kode"]: row for row in baca_csv(main_csv(dokumen["lengkap TW4"]))}

    def cells(kode: str, column: str) -> tuple[str, str]:
        return rows[kode][column], rows[kode][f"{column}_kata"]

    assert cells("IKU-07", "target_tahun") == ("", "BB")
    assert cells("IKU-05", "target_tahun") == ("", "7,0–8,0")
    assert cells("IKU-11", "realisasi_sampai") == ("", "Belum rilis")
    assert cells("IKU-10", "realisasi_sampai") == ("", "")
    assert cells("IKU-09", "realisasi_sampai") == ("1234567890.50", "")


@pytest.mark.parametrize(
    ("teks", "sel"),
    [
        pytest.param(RUMUS, f"'{RUMUS}", id="perintah"),
        pytest.param("@SUM(1+1)*cmd", "'@SUM(1+1)*cmd", id="fungsi dengan @"),
        pytest.param("-1+1", "'-1+1", id="minus"),
        pytest.param("+62 700", "'+62 700", id="plus"),
        pytest.param("\t=1+1", "'\t=1+1", id="tab"),
        pytest.param("\r=1+1", "'\r=1+1", id="CR"),
        pytest.param("＝1+1", "'＝1+1", id="sama dengan lebar penuh"),
        pytest.param("'kutip'", "''kutip'", id="petik di awal tetap dapat dikembalikan"),
        pytest.param('dua "kutip", koma', 'dua "kutip", koma', id="kutip ganda dan koma"),
        pytest.param("baris\nbaru", "baris\nbaru", id="ganti baris di tengah"),
        pytest.param("a=b", "a=b", id="tanda di tengah"),
        pytest.param(" =1+1", " =1+1", id="didahului spasi: teks bagi lembar kerja"),
    ],
)
def test_text_is_never_a_formula(teks: str, sel: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    doc = dokumen["lengkap TW4"]
    group = doc.kelompok[0]
    row = ganti_baris(
        group.baris[0], keterangan=teks, capaian_tahun=Figure(teks), target_tahun=Figure("-5", Decimal(-5))
    )
    doc = replace(doc, kelompok=(replace(group, baris=(row, *group.baris[1:])), *doc.kelompok[1:]))
    files = buka(zip_data(doc))
    cells = baca_csv(files["indikator.csv"])[0]
    assert (cells["keterangan"], cells["capaian_tahun_kata"]) == (sel, sel)
    assert cells["target_tahun"] == "-5"
    assert asli(cells["keterangan"]) == teks
    exact = baca_json(files["dokumen.json"])["tabel"]["indikator"][0]
    assert (exact["keterangan"], exact["capaian_tahun"]["teks"]) == (teks, teks)


def test_numbers_have_no_exponent(dokumen: dict[str, DokumenPengukuran]) -> None:
    doc = dokumen["lengkap TW4"]
    group = doc.kelompok[0]
    tiny, huge = Figure("0", Decimal("1E-9")), Figure("1", Decimal("1E+3"))
    row = ganti_baris(group.baris[0], target_tahun=tiny, realisasi_sampai=huge)
    doc = replace(doc, kelompok=(replace(group, baris=(row,)),))
    cells = baca_csv(main_csv(doc))[0]
    assert (cells["target_tahun"], cells["realisasi_sampai"]) == ("0.000000001", "1000")


@semua
def test_json_follows_its_schema(nama: str, dokumen: dict[str, DokumenPengukuran]) -> None:
    files = buka(zip_data(dokumen[nama]))
    schema = json.loads(files["dokumen.schema.json"])
    Draft202012Validator.check_schema(schema)
    content = json.loads(files["dokumen.json"])
    Draft202012Validator(schema).validate(content)
    content["tabel"]["ringkasan"][0]["jumlah"] = "delapan"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(content)


@pytest.mark.parametrize(
    ("nama", "ada", "tidak"),
    [
        pytest.param("nyata 2024", {PERCONTOHAN_MARK, "target_contoh"}, {DRAFT_MARK}, id="percontohan"),
        pytest.param("konsep", {DRAFT_MARK}, {PERCONTOHAN_MARK}, id="konsep"),
        pytest.param("lengkap TW4", set[str](), {DRAFT_MARK, PERCONTOHAN_MARK}, id="disahkan"),
    ],
)
def test_marks(nama: str, ada: set[str], tidak: set[str], dokumen: dict[str, DokumenPengukuran]) -> None:
    files = buka(zip_data(dokumen[nama]))
    described = json.loads(files["datapackage.json"])["description"]
    for text in (
        files["BACA-SAYA.txt"].decode(),
        described,
        json.loads(files["csv-metadata.json"])["dc:description"],
    ):
        assert {mark for mark in ada | tidak if mark in text} == ada
    about = json.loads(files["dokumen.json"])["dokumen"]
    assert about["konsep"] == (DRAFT_MARK in ada)
    assert about["percontohan"] == (PERCONTOHAN_MARK in ada)
    assert {row["konsep"] for row in baca_csv(files["indikator.csv"])} == {str(DRAFT_MARK in ada).lower()}


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("31 Maret 2025", "2025-03-31", id="akhir bulan"),
        pytest.param("1 Agustus 2024", "2024-08-01", id="satu angka"),
        pytest.param("–", "", id="tanpa tanggal"),
        pytest.param("", "", id="kosong"),
    ],
)
def test_iso(teks: str, hasil: str) -> None:
    assert iso(read_date(teks)) == hasil


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        pytest.param("81,50", "81.50", id="desimal"),
        pytest.param("1.234.567,5", "1234567.5", id="ribuan"),
        pytest.param("-0,25", "-0.25", id="negatif"),
        pytest.param("1.000", "1000", id="ribuan tanpa desimal"),
        pytest.param("BB", None, id="predikat"),
        pytest.param("7,0–8,0", None, id="rentang"),
        pytest.param("n/a", None, id="tidak berlaku"),
    ],
)
def test_figure_from_its_text(teks: str, nilai: str | None) -> None:
    assert read_figure(teks) == Figure(teks, None if nilai is None else Decimal(nilai))
