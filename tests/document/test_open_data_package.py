"""Packages of open data: valid by Frictionless and CSVW, data included; the same bytes in every process."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate
from tests.lengkap import SITUS, TW3, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.descriptors import PackageDescription
from ukur.document.open_data.package import document_description, join_documents, pack_tables, zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dokumen(katalog: Catalogue) -> dict[str, tuple[DokumenPengukuran, ...]]:
    """Sets of documents, oldest first."""
    ours, full, empty = (
        Measurements(katalog),
        Measurements(lengkap(katalog)),
        Measurements(lengkap(katalog, jumlah=0)),
    )
    return {
        "nyata": (compose_document(ours, Periode(2023, 4)), compose_document(ours, Periode(2024, 4))),
        "lengkap": (compose_document(full, TW3, site=SITUS), compose_document(full, TW4, site=SITUS)),
        "tanpa indikator": (compose_document(empty, TW4),),
        "tanpa dokumen": (),
    }


def paket(dokumen: tuple[DokumenPengukuran, ...], folder: Path) -> Path:
    """Write the files of a package: of the document if there is one, else of all of them."""
    if len(dokumen) == 1:
        with zipfile.ZipFile(io.BytesIO(zip_data(dokumen[0]))) as archive:
            archive.extractall(folder)
    else:
        about = (
            document_description(dokumen[-1])
            if dokumen
            else PackageDescription("kosong", "Kosong", "Uji.", "Uji")
        )
        for name, content in pack_tables(about, join_documents(dokumen).tabel, {}).items():
            (folder / name).write_bytes(content)
    return folder


def pilih(dokumen: dict[str, tuple[DokumenPengukuran, ...]], nama: str) -> tuple[DokumenPengukuran, ...]:
    """``nyata 1`` is the last document of the set alone, ``nyata`` the whole set."""
    name, _, alone = nama.rpartition(" ") if nama.endswith(" 1") else (nama, "", "")
    return dokumen[name][-1:] if alone else dokumen[name]


LATER = {"rencana_aksi", "tindak_lanjut", "tindak_lanjut_lhe", "pelaksanaan_sop"}
"""Tables that have columns of codes and days, at their end, over all documents alone."""
PAKET = ("nyata", "nyata 1", "lengkap", "lengkap 1", "tanpa indikator", "tanpa dokumen")
semua = pytest.mark.parametrize("nama", [pytest.param(name, id=name) for name in PAKET])


def galat(folder: Path) -> list[tuple[str, str]]:
    """Validate as the command `frictionless validate datapackage.json` does: descriptor, hash, data."""
    report = validate(str(folder / "datapackage.json"))
    assert report.warnings == []
    return [tuple(row) for row in report.flatten(["type", "message"])]


@semua
def test_frictionless_finds_nothing(
    nama: str, dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path
) -> None:
    assert galat(paket(pilih(dokumen, nama), tmp_path)) == []


@pytest.mark.parametrize(
    ("lama", "baru", "jenis"),
    [
        pytest.param("106.35", "106,35", "type-error", id="koma desimal"),
        pytest.param("IKU-01", "IKU-02", "primary-key", id="kunci kembar"),
        pytest.param(",2024-TW4,", ",2024,", "extra-cell", id="kolom lebih"),
        pytest.param("2024-TW4", "2024 TW 4", "constraint-error", id="periode salah tulis"),
        pytest.param("IKU-08", "IKU-99", "foreign-key", id="rujukan putus"),
    ],
)
def test_frictionless_would_find(
    lama: str, baru: str, jenis: str, dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path
) -> None:
    """The descriptors say enough for a wrong file to be seen, without its size and hash."""
    folder = paket(dokumen["nyata"][-1:], tmp_path)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    file = folder / "indikator.csv"
    text = file.read_text("utf-8")
    broken = text.replace("\n2024-TW4,IKU-03", "\n2024-TW4,IKU-03,x") if jenis == "extra-cell" else text
    broken = broken if jenis == "extra-cell" else text.replace(lama, baru)
    assert broken != text
    file.write_text(broken, "utf-8", newline="")
    assert jenis in {kind for kind, _ in galat(folder)}


@semua
def test_the_descriptor_tells_of_every_file(
    nama: str, dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path
) -> None:
    """A numerator has the unit its indicator names; a weight has none, only the ratio of weights counts."""
    folder = paket(pilih(dokumen, nama), tmp_path)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {r["path"] for r in package["resources"]} == {path.name for path in folder.glob("*.csv")}
    assert re.fullmatch("[a-z0-9._-]+", package["name"])
    assert "licenses" not in json.dumps(package)
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"]
            assert field["description"].endswith("."), field
        units = {f["name"]: f.get("unit") for f in resource["schema"]["fields"] if f["type"] == "number"}
        without = {n for n, unit in units.items() if unit is None}
        assert without == units.keys() & {"pembilang", "penyebut", "bobot"}


TIPE = {
    "decimal": r"-?\d+(\.\d+)?",
    "integer": r"-?\d+",
    "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d",
    "string": r"(?s:.*)",
}


def periksa_csvw(folder: Path) -> list[str]:
    """Check each file against its columns as CSVW has them: headers, types, required cells, keys."""
    meta = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    assert meta["@context"][0] == "http://www.w3.org/ns/csvw"
    rows = {t["url"]: _baris(folder / t["url"]) for t in meta["tables"]}
    return [fault for table in meta["tables"] for fault in _periksa(table, rows)]


def _baris(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))


def _periksa(table: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> list[str]:
    schema, own = table["tableSchema"], rows[table["url"]]
    faults = []
    for row in own:
        assert list(row) == [column["name"] for column in schema["columns"]]
        for column in schema["columns"]:
            kind = column["datatype"]
            base, pattern = (kind["base"], kind.get("format")) if isinstance(kind, dict) else (kind, None)
            cell = row[column["name"]]
            if not cell:
                faults += [f"kosong {column['name']}"] * column["required"]
            elif not re.fullmatch(TIPE[base], cell) or (pattern and not re.fullmatch(pattern, cell)):
                faults.append(f"{column['name']}: {cell}")
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in own]
    faults += ["kunci kembar"] * (len(keys) - len(set(keys)))
    for foreign in schema.get("foreignKeys", ()):
        other = foreign["reference"]
        known = {tuple(row[name] for name in other["columnReference"]) for row in rows[other["resource"]]}
        faults += [
            f"rujukan {row}"
            for row in own
            if tuple(row[name] for name in foreign["columnReference"]) not in known
        ]
    return faults


@semua
def test_csvw_describes_the_files(
    nama: str, dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path
) -> None:
    folder = paket(pilih(dokumen, nama), tmp_path)
    assert periksa_csvw(folder) == []
    meta = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    assert {table["url"] for table in meta["tables"]} == {path.name for path in folder.glob("*.csv")}
    assert "license" not in json.dumps(meta)


def test_csvw_and_frictionless_agree(
    dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path
) -> None:
    folder = paket(dokumen["lengkap"], tmp_path)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    meta = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    names: dict[str, str] = {"decimal": "number"}
    first = {
        r["path"]: [(f["name"], f["type"], f.get("unit")) for f in r["schema"]["fields"]]
        for r in package["resources"]
    }
    second: dict[str, list[tuple[str, str, str | None]]] = {}
    for table in meta["tables"]:
        for column in table["tableSchema"]["columns"]:
            kind = column["datatype"]
            base: str = kind["base"] if isinstance(kind, dict) else kind
            field = column["name"], names.get(base, base), column.get("schema:unitText")
            second.setdefault(table["url"], []).append(field)
            assert column["titles"][0] == column["name"]
    assert first == second


def test_all_documents_are_their_tables_one_after_another(
    dokumen: dict[str, tuple[DokumenPengukuran, ...]],
) -> None:
    for documents in (dokumen["nyata"], dokumen["lengkap"]):
        joined = join_documents(documents).tabel
        parts = []
        for document in documents:
            with zipfile.ZipFile(io.BytesIO(zip_data(document))) as archive:
                parts.append({n.removesuffix(".csv"): archive.read(n) for n in archive.namelist()})
        for name in {name for part in parts for name in part} & set(joined) - {"kamus"}:
            own = [row for part in parts if name in part for row in _rows(part[name])]
            together = _rows(joined[name])
            assert {tuple(row) for row in own} == {tuple(row)[: len(own[0])] for row in together}, name
            assert [{key: row[key] for key in own[0]} for row in together] == own, name
            later = set(together[0]) - set(own[0])
            assert bool(later) == (name in LATER), name


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_the_joint_dictionary_repeats_nothing(dokumen: dict[str, tuple[DokumenPengukuran, ...]]) -> None:
    """An entry stands where it first holds and where it changes."""
    first, second = dokumen["lengkap"]
    changed = replace(second.kamus[0], definisi="Definisi baru")
    documents = (first, replace(second, kamus=(changed, *second.kamus[1:])))
    text = join_documents(documents).tabel["kamus"].decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["periode"], row["kode"]) for row in rows] == [
        *(("2024-TW3", entry.kode) for entry in first.kamus),
        ("2024-TW4", changed.kode),
    ]


def test_series(dokumen: dict[str, tuple[DokumenPengukuran, ...]]) -> None:
    """A series has the rows of its indicator, oldest first, and JSON has what CSV has."""
    documents = dokumen["lengkap"]
    data = join_documents(documents)
    assert list(data.deret) == sorted(row.kode for row in documents[0].baris)
    for kode, (table, text) in data.deret.items():
        rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
        series = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        assert (series["kode"], series["instansi"]) == (kode, documents[0].instansi)
        assert [row["periode"] for row in rows] == ["2024-TW3", "2024-TW4"]
        for row, point, document in zip(rows, series["deret"], documents, strict=True):
            [figures] = [b for b in document.baris if b.kode == kode]
            for name, figure in (
                ("target_tahun", figures.setahun.target),
                ("realisasi_sampai", figures.sampai.realisasi),
                ("capaian", figures.headline.capaian),
                ("capaian_triwulan", figures.triwulan.capaian),
            ):
                assert point[name]["nilai"] == figure.nilai
                assert point[name]["teks"] == (None if figure.teks == "–" else figure.teks)
                assert row[name] == ("" if figure.nilai is None else f"{figure.nilai:f}")


def test_without_documents() -> None:
    data = join_documents(())
    assert set(data.tabel) == {"indikator"}
    assert data.tabel["indikator"].count(b"\r\n") == 1
    assert data.deret == {}


HITUNG = """
import hashlib
from tests.lengkap import SITUS, TW4, lengkap
from ukur.document.open_data.package import zip_data
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from pathlib import Path
katalog = read_catalogue(Folder(Path("indicators"))).catalogue
isi = zip_data(compose_document(Measurements(lengkap(katalog)), TW4, site=SITUS))
print(hashlib.sha256(isi).hexdigest())
"""


@pytest.mark.parametrize("benih", ["1", "2"])
def test_the_same_bytes_in_another_process(
    benih: str, dokumen: dict[str, tuple[DokumenPengukuran, ...]]
) -> None:
    env = os.environ | {"PYTHONHASHSEED": benih, "TZ": "Asia/Jayapura", "PYTHONPATH": "generator:tests:."}
    done = subprocess.run(
        [sys.executable, "-c", HITUNG], cwd=REPO, env=env, capture_output=True, text=True, check=True
    )
    ours = zip_data(dokumen["lengkap"][-1])
    assert done.stdout.strip() == hashlib.sha256(ours).hexdigest()
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_names_stay_names(dokumen: dict[str, tuple[DokumenPengukuran, ...]], tmp_path: Path) -> None:
    doc = dokumen["lengkap"][-1]
    group = doc.kelompok[0]
    texts = ("=1+1", '"; DROP', "a\r\nb", 'koma, kutip " dan\nbaris', "@x", "'", "\u2028 \U0001f600 {} %s")
    rows = tuple(
        replace(row, nama=text, keterangan=text) for row, text in zip(group.baris * 2, texts, strict=False)
    )
    rows = tuple(
        replace(row, kode=f"X-{n}", pembanding=(), rincian=(), rencana_aksi=()) for n, row in enumerate(rows)
    )
    doc = replace(
        doc, kelompok=(replace(group, baris=rows),), kamus=(), instansi='=HYPERLINK("x")', judul="{0} {x} %d"
    )
    folder = paket((doc,), tmp_path)
    assert galat(folder) == []
    assert periksa_csvw(folder) == []
    read = _baris(folder / "indikator.csv")
    assert [row["nama"].removeprefix("'") if row["nama"] != "''" else "'" for row in read] == list(texts)
    assert main_csv(doc) == (folder / "indikator.csv").read_bytes()
    assert "{0} {x} %d" in (folder / "BACA-SAYA.txt").read_text("utf-8")
