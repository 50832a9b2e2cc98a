"""The page that compares a reader's file with the archive, in the browser: nothing is sent anywhere."""

from collections.abc import Iterator
from typing import Any

from ukur.model.paths import archive_page
from ukur.site.archive_view import ShownAttachment, ShownVersion, version_state
from ukur.site.downloads import Download
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.structured_data import script_data
from ukur.site.template_engine import TemplateEngine

CHECK_PATH = "arsip/periksa.md"
SCRIPT_PATH = "aset/periksa.js"
MAX_BYTES = 500_000_000
"""Bytes of the largest file a browser is asked to read: it must hold all of it at once (our choice)."""

_SECTIONS = (
    PageSection("pilih", "Pilih berkas"),
    PageSection("arti", "Arti hasilnya"),
    PageSection("perintah", "Menguji tanpa halaman ini"),
)
_TITLE = "Uji keaslian berkas"
_OUTDATED = "versi lama, sudah {}"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page."""
    index = lookup_index(material, Links(material, engine.alamat, CHECK_PATH))
    yield SitePage(
        CHECK_PATH,
        _TITLE,
        "Cocokkan berkas Anda dengan arsip dokumen pengukuran kinerja, tanpa mengunggahnya",
        lambda: engine.render(
            "arsip_periksa.html",
            CHECK_PATH,
            data=script_data("ukur-sidik", index),
            jumlah=len(index["berkas"]),
            skrip=SCRIPT_PATH,
            register=material.arsip.berkas,
            tautan=Links(material, engine.alamat, CHECK_PATH),
        ),
        (index,),
        _SECTIONS,
        cari=lambda: (SearchEntry(_TITLE, "Cocokkan kode keaslian (SHA-256) berkas tanpa mengunggah"),),
    )


def lookup_index(material: SiteMaterial, link: Links) -> dict[str, Any]:
    """Return what the page's script looks a file up in: places by SHA-256, and what each place is.

    ``entri`` are documents and versions, ``berkas`` gives for a hash the entry's number and the file's name.
    """
    entries: list[dict[str, str]] = []
    files: dict[str, list[tuple[int, str]]] = {}
    for entry, named in _entries(material, link):
        for name, digest in named:
            files.setdefault(digest, []).append((len(entries), name))
        entries.append(entry)
    return {"terbesar": MAX_BYTES, "entri": entries, "berkas": dict(sorted(files.items()))}


LookupEntry = tuple[dict[str, str], list[tuple[str, str]]]


def _entries(material: SiteMaterial, link: Links) -> Iterator[LookupEntry]:
    for periode, versions in sorted(material.arsip.versi.items(), reverse=True):
        address = link.way_to(archive_page(periode))
        for place in reversed(range(len(versions))):
            yield _version(versions[place], version_state(versions, place), address)
    for periode in sorted(material.dokumen.keys() - material.arsip.versi.keys(), reverse=True):
        about = _entry(material.dokumen[periode].judul, "belum", "terbit di situs ini, belum diarsipkan")
        yield (
            about | {"alamat": link.way_to(archive_page(periode))},
            _names(material.unduhan.get(periode, ())),
        )
    if material.arsip.berkas:
        about = _entry("Register arsip", "berlaku", "keadaan register saat situs ini dibuat")
        yield about | {"alamat": link.way_to("arsip/index.md")}, _names(material.arsip.berkas)


def _version(version: ShownVersion, state: str, address: str) -> LookupEntry:
    current = state == "berlaku"
    title = f"{version.dokumen.judul}, versi {version.versi}"
    about = _entry(
        title,
        "berlaku" if current else "lama",
        "versi yang berlaku" if current else _OUTDATED.format(state),
        version.dokumen.tanda,
    )
    files = _with_manifest(_names((*version.unduhan, *version.lainnya)), version.sidik_manifest)
    extras = [pair for extra in version.lampiran for pair in _extra(extra)]
    return about | {"alamat": f"{address}#versi-{version.versi}"}, [*files, *extras]


def _extra(attachment: ShownAttachment) -> Iterator[tuple[str, str]]:
    for name, digest in _with_manifest(_names(attachment.berkas), attachment.sidik_manifest):
        yield f"{attachment.judul}: {name}", digest


def _with_manifest(files: list[tuple[str, str]], digest: str) -> list[tuple[str, str]]:
    known = any(other == digest for _, other in files)
    return files if known else [*files, ("manifest.json", digest)]


def _names(files: tuple[Download, ...]) -> list[tuple[str, str]]:
    return [(file.nama, file.sha256) for file in files]


def _entry(title: str, keadaan: str, sentence: str, marks: tuple[str, ...] = ()) -> dict[str, str]:
    return {"judul": title, "keadaan": keadaan, "kalimat": sentence, "tanda": "; ".join(marks)}
