"""``data/kantor.json``: who the office is and what it has filed, for programs that follow many offices."""

from collections.abc import Iterator
from typing import Any

from ukur.document.open_data.descriptors import json_text
from ukur.model.in_force import InForce
from ukur.model.paths import REGISTER, archive_page
from ukur.site.archive_view import version_state
from ukur.site.datasets import Addresses
from ukur.site.material import SiteMaterial

OFFICE_FILE = "data/kantor.json"
OFFICE_FORM = "ukur/kantor/1"
DATA_FORM = 1
"""First number of a package's version: it grows when a column is removed or means something else."""


def package_version(material: SiteMaterial) -> str:
    """Return the version of the package of all documents: its form, documents in it, corrections of them.

    Each number only grows, so of two packages of an office the later one is the greater.
    """
    corrections = sum(len(versions) - 1 for versions in material.arsip.versi.values())
    return f"{DATA_FORM}.{sum(not one.konsep for one in material.dokumen.values())}.{corrections}"


def office_facts(material: SiteMaterial, place: Addresses) -> dict[str, Any]:
    """Return who the office is today, what came before, and what its archive is at.

    What the office has not said is null or an empty list; addresses are those of ``place``.
    """
    instansi, archive = material.catalogue.instansi, material.arsip
    return {
        "bentuk": OFFICE_FORM,
        "instansi": instansi.nama,
        "nama_singkat": instansi.nama_singkat,
        "singkatan": instansi.singkatan,
        "pemerintah": instansi.pemerintah,
        "daerah": instansi.daerah,
        "percontohan": instansi.percontohan,
        "kode": instansi.kode,
        "urusan": [{"kode": one.kode, "nama": one.nama, **_span(one)} for one in instansi.urusan],
        "induk": [{"kode": one.kode, "nama": one.nama, **_span(one)} for one in instansi.induk],
        "zona_waktu": str(instansi.zona_waktu),
        "lingkup_utama": _word(instansi.aritmetika.lingkup_utama),
        "situs": material.situs,
        "arsip": {
            "register": place.file_address(f"arsip/{REGISTER}"),
            "baris": archive.lines,
            "awal": archive.awal,
            "ujung": archive.ujung,
        }
        if archive.lines
        else None,
        "dokumen": list(_entries(material, place)),
    }


def office_file(material: SiteMaterial, place: Addresses) -> bytes:
    """Return the file, with the version of the package that lies beside it."""
    facts = office_facts(material, place)
    package = {"berkas": place.file_address("data/datapackage.json"), "versi": package_version(material)}
    return json_text({**facts, "paket": package})


def _span(record: InForce) -> dict[str, str | None]:
    return {"mulai": record.mulai.isoformat(), "sampai": record.sampai.isoformat() if record.sampai else None}


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def _entries(material: SiteMaterial, place: Addresses) -> Iterator[dict[str, Any]]:
    """Yield every filed version, oldest period first, with where it lies and what holds it in the chain."""
    for periode, versions in sorted(material.arsip.versi.items()):
        for number, version in enumerate(versions):
            yield {
                "periode": str(periode),
                "versi": version.versi,
                "berlaku": version_state(versions, number) == "berlaku",
                "judul": version.dokumen.judul,
                "folder": place.file_address(f"arsip/{version.folder}/"),
                "halaman": f"{place.page_address(archive_page(periode))}#versi-{version.versi}",
                "manifest": version.sidik_manifest,
                "sidik": version.sidik,
                "baris_register": version.nomor_register,
                "sidik_baris": version.sidik_baris,
                "waktu": version.diterima.isoformat() if version.diterima else None,
                "percontohan": version.dokumen.percontohan,
            }
