"""The SOP page (identity block and flow table with roles) and the performance tree."""

from collections.abc import Iterator
from typing import Any

from ukur.document.teks import KOSONG, tanggal
from ukur.model.indikator import DasarTarget
from ukur.model.katalog import POHON, SOP
from ukur.model.pohon import Simpul
from ukur.model.sop import Langkah, Simbol, Sop
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin

ARTI = {Simbol.KAPSUL: "mulai atau berakhir", Simbol.KOTAK: "proses", Simbol.BELAH_KETUPAT: "keputusan"}


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the SOP page and the tree page."""
    yield _sop(bahan, mesin)
    yield _tree(bahan, mesin)


def waktu_total(sop: Sop) -> str:
    """Return the standard time of all steps: ``7 hari 30 menit``; units are never converted."""
    totals: dict[str, int] = {}
    for step in sop.langkah:
        count, unit = step.lama
        totals[unit] = totals.get(unit, 0) + count
    return " ".join(f"{totals[unit]} {unit}" for unit in ("hari", "jam", "menit") if unit in totals)


def _sop(bahan: Bahan, mesin: Mesin) -> Halaman:
    sop, roles = bahan.katalog.sop, bahan.katalog.peran.peran
    identity = sop.identitas

    def render() -> str:
        revision = identity.tanggal_revisi
        return mesin.render(
            "sop.html",
            "sop.md",
            id=identity,
            tanggal_pembuatan=tanggal(identity.tanggal_pembuatan),
            tanggal_revisi=tanggal(revision) if revision else KOSONG,
            tanggal_pengesahan=tanggal(identity.tanggal_pengesahan),
            kolom=sop.kolom,
            langkah=[_step(bahan, langkah) for langkah in sop.langkah],
            waktu_total=waktu_total(sop),
            lambang=[(simbol.value, ARTI[simbol]) for simbol in Simbol],
            catatan=tuple(sop.catatan.values()),
            berkas=[bahan.asal(SOP)],
        )

    return Halaman(
        "sop.md",
        f"SOP {identity.nama}",
        f"Standar operasional prosedur {identity.nama}: identitas, langkah, pelaksana, dan mutu baku",
        render,
        (sop, roles),
        (
            Bagian("identitas", "Identitas"),
            Bagian("langkah", "Langkah"),
            *((Bagian("ditegaskan", "Perlu ditegaskan dinas"),) if sop.catatan else ()),
        ),
        bahan.alamat_sunting(SOP),
        cari=lambda: (
            EntriCari(f"SOP {identity.nama}", " ".join((identity.nomor, *identity.dasar_hukum))),
            EntriCari("Langkah SOP", " ".join(step.kegiatan for step in sop.langkah), "langkah"),
        ),
    )


def _step(bahan: Bahan, langkah: Langkah) -> dict[str, Any]:
    """One row of the flow table: the step with a symbol in the column of each role that performs it."""
    sop, roles = bahan.katalog.sop, bahan.katalog.peran.peran
    approvals = (
        f"{a.jumlah} {roles[a.peran].nama if a.peran in roles else a.peran}" for a in langkah.persetujuan
    )
    mark = langkah.simbol.value, f"{ARTI[langkah.simbol]}, pelaksana"
    cells = [mark if column.peran in langkah.pelaksana else None for column in sop.kolom]
    return langkah.model_dump() | {
        "cabang": langkah.cabang,
        "sel": cells,
        "tahap": str(langkah.tahap),
        "persetujuan": ", ".join(approvals) or KOSONG,
    }


def _tree(bahan: Bahan, mesin: Mesin) -> Halaman:
    katalog = bahan.katalog

    def node(simpul: Simpul) -> dict[str, Any]:
        return {
            "kode": simpul.kode,
            "jenis": str(simpul.jenis),
            "uraian": simpul.uraian,
            "sumber": simpul.sumber,
            "contoh": simpul.dasar is DasarTarget.CONTOH,
            "indikator": [i for _, i in sorted(katalog.indikator.items()) if i.sasaran == simpul.kode],
            "anak": [node(child) for child in simpul.anak],
        }

    def render() -> str:
        return mesin.render(
            "pohon.html",
            "pohon-kinerja.md",
            akar_pohon=[node(simpul) for simpul in katalog.pohon.simpul],
            sumber=katalog.pohon.sumber,
            ada_contoh=any(n.dasar is DasarTarget.CONTOH for n in katalog.pohon.jelajah()),
            berkas=[bahan.asal(POHON)],
        )

    names = [(i.kode, i.nama, i.sasaran) for i in katalog.indikator.values()]
    return Halaman(
        "pohon-kinerja.md",
        "Pohon kinerja",
        "Tujuan, sasaran, program, dan indikator dalam satu pohon",
        render,
        (katalog.pohon, names),
        (),
        bahan.alamat_sunting(POHON),
        cari=lambda: (
            EntriCari("Pohon kinerja", " ".join(f"{n.kode} {n.uraian}" for n in katalog.pohon.jelajah())),
        ),
    )
