"""The page that compares a reader's file with the archive, in the browser: nothing is sent anywhere."""

from collections.abc import Iterator
from typing import Any

from ukur.model.paths import archive_page
from ukur.site.arsip_tampil import LampiranTampil, VersiTampil, keadaan
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan
from ukur.site.terstruktur import blok_data
from ukur.site.unduhan import Unduhan

PERIKSA = "arsip/periksa.md"
SKRIP = "aset/periksa.js"
TERBESAR = 500_000_000
"""Bytes of the largest file a browser is asked to read: it must hold all of it at once (our choice)."""

_BAGIAN = (
    Bagian("pilih", "Pilih berkas"),
    Bagian("arti", "Arti hasilnya"),
    Bagian("perintah", "Memeriksa tanpa halaman ini"),
)
_JUDUL = "Periksa berkas"
_KADALUWARSA = "versi lama, sudah {}"


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the page."""
    index = indeks(bahan, Tautan(bahan, mesin.alamat, PERIKSA))
    yield Halaman(
        PERIKSA,
        _JUDUL,
        "Cocokkan berkas Anda dengan arsip dokumen pengukuran kinerja, tanpa mengunggahnya",
        lambda: mesin.render(
            "arsip_periksa.html",
            PERIKSA,
            data=blok_data("ukur-sidik", index),
            jumlah=len(index["berkas"]),
            skrip=SKRIP,
            register=bahan.arsip.berkas,
            tautan=Tautan(bahan, mesin.alamat, PERIKSA),
        ),
        (index,),
        _BAGIAN,
        cari=lambda: (EntriCari(_JUDUL, "Periksa keaslian berkas dengan sidik SHA-256 tanpa mengunggah"),),
    )


def indeks(bahan: Bahan, tautan: Tautan) -> dict[str, Any]:
    """Return what the page's script looks a file up in: places by SHA-256, and what each place is.

    ``entri`` are documents and versions, ``berkas`` gives for a hash the entry's number and the file's name.
    """
    entries: list[dict[str, str]] = []
    files: dict[str, list[tuple[int, str]]] = {}
    for entry, named in _entries(bahan, tautan):
        for name, digest in named:
            files.setdefault(digest, []).append((len(entries), name))
        entries.append(entry)
    return {"terbesar": TERBESAR, "entri": entries, "berkas": dict(sorted(files.items()))}


Entri = tuple[dict[str, str], list[tuple[str, str]]]


def _entries(bahan: Bahan, tautan: Tautan) -> Iterator[Entri]:
    for periode, versions in sorted(bahan.arsip.versi.items(), reverse=True):
        address = tautan.ke(archive_page(periode))
        for place in reversed(range(len(versions))):
            yield _version(versions[place], keadaan(versions, place), address)
    for periode in sorted(bahan.dokumen.keys() - bahan.arsip.versi.keys(), reverse=True):
        about = _entry(bahan.dokumen[periode].judul, "belum", "terbit di situs ini, belum diarsipkan")
        yield about | {"alamat": tautan.ke(archive_page(periode))}, _names(bahan.unduhan.get(periode, ()))
    if bahan.arsip.berkas:
        about = _entry("Register arsip", "berlaku", "keadaan register saat situs ini dibuat")
        yield about | {"alamat": tautan.ke("arsip/index.md")}, _names(bahan.arsip.berkas)


def _version(version: VersiTampil, state: str, address: str) -> Entri:
    current = state == "berlaku"
    title = f"{version.dokumen.judul}, versi {version.versi}"
    about = _entry(
        title,
        "berlaku" if current else "lama",
        "versi yang berlaku" if current else _KADALUWARSA.format(state),
        version.dokumen.tanda,
    )
    files = _with_manifest(_names((*version.unduhan, *version.lainnya)), version.sidik_manifest)
    extras = [pair for extra in version.lampiran for pair in _extra(extra)]
    return about | {"alamat": f"{address}#versi-{version.versi}"}, [*files, *extras]


def _extra(lampiran: LampiranTampil) -> Iterator[tuple[str, str]]:
    for name, digest in _with_manifest(_names(lampiran.berkas), lampiran.sidik_manifest):
        yield f"{lampiran.judul}: {name}", digest


def _with_manifest(files: list[tuple[str, str]], digest: str) -> list[tuple[str, str]]:
    known = any(other == digest for _, other in files)
    return files if known else [*files, ("manifest.json", digest)]


def _names(files: tuple[Unduhan, ...]) -> list[tuple[str, str]]:
    return [(file.nama, file.sha256) for file in files]


def _entry(judul: str, keadaan: str, kalimat: str, tanda: tuple[str, ...] = ()) -> dict[str, str]:
    return {"judul": judul, "keadaan": keadaan, "kalimat": kalimat, "tanda": "; ".join(tanda)}
