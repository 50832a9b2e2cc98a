"""The SOP page (identity block and flow table with roles) and the performance tree."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ukur.document.bagian import LangkahTampil
from ukur.document.nilai import DokumenPengukuran
from ukur.document.susun_bagian import BELUM_DICATAT
from ukur.document.teks import KOSONG, tanggal
from ukur.model.indikator import DasarTarget
from ukur.model.paths import POHON, SOP
from ukur.model.pohon import Simpul
from ukur.model.sop import IdentitasSop, Langkah, Simbol, Sop
from ukur.site.alur_gambar import LAMBANG_LAIN, gambar_sop, lambang_lain
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan

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
    records = tuple(_record(bahan.dokumen[periode]) for periode in sorted(bahan.dokumen, reverse=True))

    def render() -> str:
        return mesin.render(
            "sop.html",
            "sop.md",
            **_dates(identity),
            **_chart(sop),
            id=identity,
            kolom=sop.kolom,
            langkah=[_step(bahan, langkah) for langkah in sop.langkah],
            ada_keterangan=any(step.keterangan for step in sop.langkah),
            waktu_total=waktu_total(sop),
            pelaksanaan=records,
            tautan=Tautan(bahan, mesin.alamat, "sop.md"),
            catatan=tuple(sop.catatan.values()),
            berkas=[bahan.asal(SOP)],
        )

    return Halaman(
        "sop.md",
        f"SOP {identity.nama}",
        f"Standar operasional prosedur {identity.nama}: identitas, langkah, pelaksana, dan mutu baku",
        render,
        (sop, roles, records),
        (
            Bagian("identitas", "Identitas"),
            Bagian("alur", "Alur"),
            Bagian("langkah", "Langkah"),
            Bagian("pelaksanaan", "Pelaksanaan"),
            *((Bagian("ditegaskan", "Perlu ditegaskan dinas"),) if sop.catatan else ()),
        ),
        bahan.alamat_sunting(SOP),
        cari=lambda: (
            EntriCari(f"SOP {identity.nama}", " ".join((identity.nomor, *identity.dasar_hukum))),
            EntriCari("Langkah SOP", " ".join(step.kegiatan for step in sop.langkah), "langkah"),
        ),
    )


def _dates(identitas: IdentitasSop) -> dict[str, str]:
    revision = identitas.tanggal_revisi
    return {
        "tanggal_pembuatan": tanggal(identitas.tanggal_pembuatan),
        "tanggal_revisi": tanggal(revision) if revision else KOSONG,
        "tanggal_pengesahan": tanggal(identitas.tanggal_pengesahan),
    }


def _chart(sop: Sop) -> dict[str, Any]:
    """The drawing and what its symbols mean."""
    return {
        "alur": [(style, Markup(svg)) for style, svg in gambar_sop(sop)],
        "lambang": [(simbol.value, ARTI[simbol]) for simbol in Simbol],
        "lambang_lain": [(Markup(lambang_lain(name)), meaning) for name, meaning in LAMBANG_LAIN],
    }


def _record(dokumen: DokumenPengukuran) -> dict[str, Any]:
    """What a document's SOP record says in one line; ``pertama`` and ``terakhir`` are recorded steps."""
    steps = dokumen.catatan_sop
    done = [step for step in steps if step.waktu_nyata != KOSONG]
    return {
        "periode": dokumen.periode,
        "judul": dokumen.judul,
        "konsep": dokumen.konsep,
        "tahap": dokumen.tahap,
        "tercatat": len(done),
        "langkah": len(steps),
        "pertama": _when(done[0]) if done else BELUM_DICATAT,
        "terakhir": _when(done[-1]) if done else BELUM_DICATAT,
    }


def _when(langkah: LangkahTampil) -> str:
    return f"{langkah.waktu_nyata} (langkah {langkah.nomor})"


def _onward(langkah: Langkah) -> str:
    """Where a step's arrows lead: ``4``, ``8 (Ya), 5 (Tidak)``, or that the SOP ends here."""
    answers = [f"{branch.langkah} ({branch.jawaban})" for branch in langkah.cabang]
    return ", ".join((*answers, *map(str, langkah.lanjut_ke))) or "selesai"


def _targets(langkah: Langkah) -> Iterator[str]:
    """The same in words, one arrow each: ``Ya (Tercapai): langkah 8``."""
    for branch in langkah.cabang:
        why = f" ({branch.uraian})" if branch.uraian else ""
        yield f"{branch.jawaban}{why}: langkah {branch.langkah}"
    yield from (f"langkah {target}" for target in langkah.lanjut_ke)
    if not langkah.cabang and not langkah.lanjut_ke:
        yield "selesai"


def _step(bahan: Bahan, langkah: Langkah) -> dict[str, Any]:
    """One row of the flow table: the step with a symbol in the column of each role that performs it."""
    sop, roles = bahan.katalog.sop, bahan.katalog.peran.peran
    approvals = (
        f"{a.jumlah} {roles[a.peran].nama if a.peran in roles else a.peran}" for a in langkah.persetujuan
    )
    titles = {column.peran: column.judul for column in sop.kolom}
    mark = langkah.simbol.value, f"{ARTI[langkah.simbol]}, pelaksana"
    cells = [mark if column.peran in langkah.pelaksana else None for column in sop.kolom]
    return langkah.model_dump() | {
        "cabang": langkah.cabang,
        "sel": cells,
        "tahap": str(langkah.tahap),
        "persetujuan": ", ".join(approvals) or KOSONG,
        "berikut": _onward(langkah),
        "tujuan": tuple(_targets(langkah)),
        "nama_pelaksana": ", ".join(titles.get(role, role) for role in langkah.pelaksana),
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
