"""Who the office is among others: code, affairs and parent of the document's day, and the data's licence."""

import datetime
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.lengkap import TW4, lengkap

from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.open_data.package import zip_data
from ukur.document.section_composition import office_identity
from ukur.document.sections import ShownAffair, ShownLicence, ShownOffice
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi

IDENTITY: Mapping[str, Any] = {
    "kode": "99.01.2.13",
    "urusan": [
        {"kode": "2.13", "nama": "Pemberdayaan masyarakat dan desa", "mulai": "2017-01-01"},
        {"kode": "2.12", "nama": "Kependudukan", "mulai": "2017-01-01", "sampai": "2024-06-30"},
    ],
    "induk": [
        {"nama": "Sekretariat Daerah", "mulai": "2017-01-01", "sampai": "2023-12-31"},
        {"kode": "99.01", "nama": "Kabupaten Contoh", "mulai": "2024-01-01"},
    ],
    "lisensi": {"nama": "Atribusi 4.0", "kode": "CC-BY-4.0", "tautan": "https://contoh.example/lisensi"},
}


def with_identity(katalog: Catalogue) -> Catalogue:
    full = lengkap(katalog)
    said = Instansi.model_validate(
        {"nama": "-", "singkatan": "x", "nama_singkat": "-", "pemerintah": "-", "daerah": "-", "tempat": "-"}
        | {"unit": {"x": {"nama": "-"}}}
        | dict(IDENTITY)
    )
    parts = {name: getattr(said, name) for name in IDENTITY}
    return replace(full, instansi=full.instansi.model_copy(update=parts))


@pytest.mark.parametrize(
    ("day", "fields", "parent"),
    [
        ("2023-12-31", ("2.13", "2.12"), ("", "Sekretariat Daerah")),
        ("2024-06-30", ("2.13", "2.12"), ("99.01", "Kabupaten Contoh")),
        ("2024-07-01", ("2.13",), ("99.01", "Kabupaten Contoh")),
        ("2016-12-31", (), ("", "")),
    ],
)
def test_affairs_and_parent_are_those_of_the_day(
    katalog: Catalogue, day: str, fields: tuple[str, ...], parent: tuple[str, str]
) -> None:
    found = office_identity(with_identity(katalog).instansi, datetime.date.fromisoformat(day))
    assert tuple(one.kode for one in found.urusan) == fields
    assert (found.kode_induk, found.induk) == parent


def test_document_and_package_say_it(katalog: Catalogue) -> None:
    document = compose_document(Measurements(with_identity(katalog)), TW4)
    licence = ShownLicence("Atribusi 4.0", "CC-BY-4.0", "https://contoh.example/lisensi")
    affairs = (ShownAffair("2.13", "Pemberdayaan masyarakat dan desa"),)
    assert document.kantor == ShownOffice("99.01.2.13", affairs, "Kabupaten Contoh", "99.01", licence)
    with zipfile.ZipFile(io.BytesIO(zip_data(document))) as package:
        said = json.loads(package.read("dokumen.json"))["dokumen"]["kantor"]
        described = json.loads(package.read("datapackage.json"))
        readme = package.read("BACA-SAYA.txt").decode()
    assert (said["kode"], said["induk"], said["lisensi"]["kode"]) == (
        "99.01.2.13",
        "Kabupaten Contoh",
        "CC-BY-4.0",
    )
    assert described["licenses"] == [
        {"name": "CC-BY-4.0", "title": "Atribusi 4.0", "path": "https://contoh.example/lisensi"}
    ]
    assert "Lisensi: Atribusi 4.0 (CC-BY-4.0), https://contoh.example/lisensi." in readme


def test_no_licence_is_made_up(katalog: Catalogue) -> None:
    document = compose_document(Measurements(lengkap(katalog)), TW4)
    assert document.kantor is not None
    assert document.kantor.lisensi is None
    with zipfile.ZipFile(io.BytesIO(zip_data(document))) as package:
        assert "licenses" not in json.loads(package.read("datapackage.json"))
        assert wording.licence(None) in package.read("BACA-SAYA.txt").decode()
