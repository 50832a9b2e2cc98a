"""The evidence pack as values: what lies where, what it links to, hostile texts, same bytes."""

import csv
import dataclasses
import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from tests.jahat import AMAN, JAHAT, setara, tulis_kantor
from tests.lengkap import SITUS, TW4, lengkap
from tests.urai import urai

from ukur.archive.evidence_pack import HASHES, Pack, PackSource, compose_pack
from ukur.document.bukti_dukung import ApprovalEvidence, ArsipBukti
from ukur.document.composition import PERCONTOHAN_MARK, compose_document
from ukur.document.coverage import CAVEAT
from ukur.document.open_data.columns import FORMULA_SIGNS
from ukur.document.stable_zip import stable_zip
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Location, Rule, Severity, UkurError
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

SIDIK_BERKAS = re.compile(r"\b[0-9a-f]{64}\b")
REPO = Path(__file__).resolve().parents[2]
SETUJU = ApprovalEvidence(
    ("Kepala Dinas",), "akun-kepala", "13 Januari 2025 pukul 10.00 WIB", "#7", "cd" * 32
)
REKAM = {"manifest.json": b"{}", "persetujuan.json": b"[]", "register-kutipan.jsonl": b"{}\n"}


def sumber(katalog: Catalogue, **lain: Any) -> PackSource:
    document = compose_document(Measurements(katalog), TW4, site=SITUS)
    values: dict[str, Any] = {
        "cetakan": {f"{document.nama_berkas}.pdf": b"%PDF", f"{document.nama_berkas}.xlsx": b"PK"},
        "masukan": {"sop.yml": b"sop", "pengukuran/2024-TW4/dinas.yml": b"formulir"},
        "arsip": ArsipBukti("2024-TW4/v1", "c0ffee00" * 5, (SETUJU,)),
        "rekam": REKAM,
    }
    return PackSource(katalog, document, **values | lain)


@pytest.fixture(scope="module")
def paket(katalog: Catalogue) -> Pack:
    return compose_pack(sumber(lengkap(katalog), situs=SITUS, repositori="https://git.example/a/b"))


def tabel(isi: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(isi.decode(), newline="")))


def test_every_criterion_has_its_folder(paket: Pack) -> None:
    folders = {path.split("/")[0] for path in paket.berkas if "/" in path}
    assert folders == {item.kode for item in paket.kriteria} | {"berkas"}
    assert len(folders) == 21
    assert all(f"{item.kode}/index.html" in paket.berkas for item in paket.kriteria)
    assert {path for path in paket.berkas if "/" not in path} == {
        *("index.html", "daftar-bukti.csv", "daftar-kekurangan.csv", HASHES)
    }


def test_the_steps_are_those_that_the_archive_tells(katalog: Catalogue) -> None:
    """The document's own text ends before its signing; what its approvals tell does not."""
    source = sumber(lengkap(katalog))
    told = tuple(
        dataclasses.replace(step, oleh="disetujui Kepala Dinas") for step in source.dokumen.catatan_sop
    )
    assert source.arsip is not None
    pack = compose_pack(dataclasses.replace(source, arsip=dataclasses.replace(source.arsip, langkah=told)))
    (path,) = (path for path in pack.berkas if path.endswith("/pelaksanaan-sop.csv"))
    assert {row["oleh"] for row in tabel(pack.berkas[path])} == {"disetujui Kepala Dinas"}


def test_a_file_is_stored_once_where_it_is_used(paket: Pack) -> None:
    """Used by one criterion it is in that folder; by more it is in ``berkas/``; unused it is not there."""
    uses = Counter(bukti.tujuan for item in paket.kriteria for bukti in item.bukti if bukti.sha256)
    stored = {path for path in paket.berkas if "/" in path and not path.endswith("/index.html")}
    assert stored == set(uses)
    assert {path for path, count in uses.items() if count > 1} == {
        path for path in stored if path.startswith("berkas/")
    }
    # From the table of evidence: the SOP serves 2.a.1 and 2.a.3, the budget only 2.c.8.
    assert {"berkas/sop.csv", "berkas/sop.yml", "2.c.8/anggaran.csv", "2.b.4/periode.csv"} <= stored
    assert {"2.b.6/manifest.json", "2.b.6/register-kutipan.jsonl", "berkas/persetujuan.json"} <= stored
    names = [PurePosixPath(path).name for path in stored]
    assert len(names) == len(set(names))


def test_every_link_leads_to_a_file_of_the_pack(paket: Pack) -> None:
    outside = set()
    for path, isi in paket.berkas.items():
        if not path.endswith(".html"):
            continue
        page = urai(isi.decode())
        ids = {element.atribut.get("id") for element in page.jelajah()}
        for link in (element.atribut["href"] for element in page.cari("a")):
            if link.startswith("#"):
                assert link[1:] in ids
            elif "://" in link:
                outside.add(link)
            else:
                target = (PurePosixPath(path).parent / unquote(link)).as_posix()
                assert _rapi(target) in paket.berkas, f"{path}: {link}"
    assert outside == {SITUS, "https://git.example/a/b", "https://contoh.example/perintah"}


def _rapi(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_lists_say_what_the_pages_say(paket: Pack) -> None:
    shown, missing = (tabel(paket.berkas[f"daftar-{name}.csv"]) for name in ("bukti", "kekurangan"))
    assert [(row["kriteria"], row["letak"], row["sha256"]) for row in shown] == [
        (item.kode, bukti.tujuan, bukti.sha256) for item in paket.kriteria for bukti in item.bukti
    ]
    assert {row["kriteria"] for row in missing} == {item.kode for item in paket.kriteria if item.kurang}
    assert all(row["dilengkapi_oleh"] for row in missing)
    for row in shown:
        if row["sha256"]:
            assert hashlib.sha256(paket.berkas[row["letak"]]).hexdigest() == row["sha256"]


def test_pages_ask_for_nothing_and_judge_nothing(paket: Pack) -> None:
    for path, isi in paket.berkas.items():
        if path.endswith(".html"):
            page = urai(isi.decode())
            assert page.cari("html")[0].atribut["lang"] == "id"
            assert not [e for e in page.jelajah() if e.tag in {"script", "link", "img", "iframe"}]
            assert "url(" not in isi.decode()
            [policy] = [e for e in page.cari("meta") if "http-equiv" in e.atribut]
            assert policy.atribut["content"].startswith("default-src 'none';")
    assert CAVEAT in urai(paket.berkas["index.html"].decode()).teks


def test_sha256sum_agrees(paket: Pack, tmp_path: Path) -> None:
    """The real program, on the real zip unpacked; and it sees one changed byte."""
    program = shutil.which("sha256sum")
    assert program, "sha256sum (coreutils) harus ada"
    name = "bukti-dukung-2024-TW4"
    with zipfile.ZipFile(
        io.BytesIO(stable_zip({f"{name}/{path}": isi for path, isi in paket.berkas.items()}))
    ) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / name

    def check() -> int:
        done = subprocess.run(
            [program, "--strict", "-c", HASHES], cwd=folder, capture_output=True, check=False
        )
        return done.returncode

    assert check() == 0
    (folder / "2.c.8/anggaran.csv").write_bytes(b"diubah")
    assert check() == 1


def test_the_same_bytes_twice(paket: Pack, katalog: Catalogue) -> None:
    again = compose_pack(sumber(lengkap(katalog), situs=SITUS, repositori="https://git.example/a/b"))
    assert again.berkas == paket.berkas
    assert stable_zip(again.berkas) == stable_zip(dict(sorted(paket.berkas.items(), reverse=True)))


def test_a_demonstration_is_marked_everywhere(katalog: Catalogue) -> None:
    """Pages and rows made here; files taken as they are (YAML, PDF) carry their own."""
    files = compose_pack(sumber(katalog)).berkas
    for path, isi in files.items():
        if path.endswith(".html"):
            marks = [e.teks for e in urai(isi.decode()).cari("p", "tanda")]
            assert marks == [PERCONTOHAN_MARK], path
        elif path.endswith(".csv"):
            rows = tabel(isi)
            assert rows, path
            assert {row["tanda"] for row in rows} == {PERCONTOHAN_MARK}, path


def test_a_live_office_is_not_marked(paket: Pack) -> None:
    assert [path for path, isi in paket.berkas.items() if b"PERCONTOHAN" in isi] == []


def kantor(root: Path, teks: str) -> Catalogue:
    tulis_kantor(REPO / "indicators", root, teks)
    found = read_catalogue(Folder(root, "indicators")).catalogue
    assert found is not None
    return found


def buruk(teks: str) -> dict[str, Any]:
    one = dataclasses.replace(SETUJU, akun=teks, usulan=teks, waktu=teks, peran=("Kepala Dinas", teks))
    return {
        "masukan": {},
        "cetakan": {},
        "arsip": ArsipBukti(f"2024-TW4/{teks}", "ab" * 20, (one,)),
    }


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Every text of the office and of the archive is hostile: the pages differ in nothing but the words."""
    packs = [
        compose_pack(sumber(kantor(tmp_path / str(len(teks)), teks), **buruk(teks))).berkas
        for teks in (JAHAT, AMAN)
    ]
    assert packs[0].keys() == packs[1].keys()
    pages = [path for path in packs[0] if path.endswith(".html")]
    assert any("onerror" in packs[0][path].decode() for path in pages)
    for path in pages:
        hostile, harmless = (setara(SIDIK_BERKAS.sub("sidik", pack[path].decode())) for pack in packs)
        assert hostile == harmless, path


@pytest.mark.parametrize("awal", sorted(FORMULA_SIGNS - {"\t", "\r", "\n"}))
def test_no_cell_is_a_formula(awal: str, katalog: Catalogue) -> None:
    text = f"{awal}cmd|' /C calc'!A0"
    approval = dataclasses.replace(SETUJU, akun=text, waktu=text, usulan=text, peran=(text,))
    source = sumber(lengkap(katalog), arsip=ArsipBukti(text, text, (approval,)))
    entries = tuple(dataclasses.replace(one, nama=text, definisi=text) for one in source.dokumen.kamus)
    source = dataclasses.replace(source, dokumen=dataclasses.replace(source.dokumen, kamus=entries))
    files = compose_pack(source).berkas
    cells = [
        cell
        for path, isi in files.items()
        if path.endswith(".csv")
        for row in csv.reader(io.StringIO(isi.decode(), newline=""))
        for cell in row
    ]
    assert f"'{text}" in cells
    numbers = re.compile(r"-?\d+(\.\d+)?")
    assert [c for c in cells if c[:1] in FORMULA_SIGNS - {"'"} and not numbers.fullmatch(c)] == []


@pytest.mark.parametrize("nama", ["../lepas.pdf", "a/b.pdf", "sop.csv", "index.html", ".tersembunyi", "a\\b"])
def test_a_name_that_does_not_belong_is_refused(nama: str, katalog: Catalogue) -> None:
    with pytest.raises(UkurError, match="tidak dapat dimuat dalam paket bukti"):
        compose_pack(sumber(lengkap(katalog), cetakan={nama: b"x"}))


def test_before_filing_the_missing_archive_is_named(katalog: Catalogue) -> None:
    pack = compose_pack(sumber(lengkap(katalog), arsip=None, rekam={}))
    assert not {"berkas/persetujuan.csv", "2.b.6/manifest.json"} & pack.berkas.keys()
    assert "belum diarsipkan" in urai(pack.berkas["index.html"].decode()).teks
    missing = {
        row["kriteria"] for row in tabel(pack.berkas["daftar-kekurangan.csv"]) if "arsip" in row["kekurangan"]
    }
    assert missing == {"2.b.1", "2.b.5"}


def test_explained_warnings_are_in_the_pack(katalog: Catalogue) -> None:
    """What was asked about a figure and what the office answered, beside the form; no file without any."""
    rule = Rule("W105", "uji", "Uji.", Severity.WARNING)
    told = rule.at(Location("a.yml", 3, 5), "realisasi =1+1", "periksa", dijelaskan="Bantuan provinsi")
    pack = compose_pack(sumber(lengkap(katalog), dijelaskan=(told,)))
    (path,) = (path for path in pack.berkas if path.endswith("/peringatan-dijelaskan.csv"))
    assert tabel(pack.berkas[path]) == [
        {
            "kode": "W105",
            "peringatan": "realisasi =1+1",
            "letak": "a.yml:3:5",
            "penjelasan": "Bantuan provinsi",
            **{key: "" for key in tabel(pack.berkas[path])[0] if key == "tanda"},
        }
    ]
    assert not any(path.endswith("dijelaskan.csv") for path in compose_pack(sumber(lengkap(katalog))).berkas)
