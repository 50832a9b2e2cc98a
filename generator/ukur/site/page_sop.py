"""The SOP page: identity block, and flow table with roles."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from ukur.document.date_text import DASH, date_text
from ukur.document.sections import ShownLangkah
from ukur.document.wording import NOT_YET_RECORDED
from ukur.model.paths import SOP, archive_page
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Simbol, Sop, Tahap
from ukur.site.flow_svg import OTHER_SYMBOLS, draw_sop, other_symbol
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.page_rencana_aksi import SCHEDULE
from ukur.site.template_engine import TemplateEngine

SYMBOL_MEANINGS = {
    Simbol.KAPSUL: "mulai atau berakhir",
    Simbol.KOTAK: "proses",
    Simbol.BELAH_KETUPAT: "keputusan",
}


_SIC = Markup(' <span class="ukur-kecil">[sic]</span>')


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the SOP page."""
    yield _sop(material, engine)


def total_time(sop: Sop) -> str:
    """Return the standard time of all steps: ``7 hari 30 menit``; units are never converted."""
    totals: dict[str, int] = {}
    for step in sop.langkah:
        count, unit = step.standard_time
        totals[unit] = totals.get(unit, 0) + count
    return " ".join(f"{totals[unit]} {unit}" for unit in ("hari", "jam", "menit") if unit in totals)


def _sop(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    sop, roles = material.catalogue.sop, material.catalogue.peran.peran
    identity = sop.identitas
    records = tuple(_record(material, periode) for periode in sorted(material.dokumen, reverse=True))

    def render() -> str:
        return engine.render(
            "sop.html",
            "sop.md",
            **_block(sop),
            **_chart(sop),
            kolom=sop.kolom,
            langkah=[_step(material, langkah) for langkah in sop.langkah],
            ada_keterangan=any(step.keterangan for step in sop.langkah),
            waktu_total=total_time(sop),
            pelaksanaan=records,
            halaman_arsip=archive_page,
            tautan=Links(material, engine.alamat, "sop.md"),
            jadwal=SCHEDULE if any(item.hari for item in material.deadlines) else "",
            catatan=tuple(sop.catatan.values()),
            berkas=[material.data_path(SOP)],
        )

    return SitePage(
        "sop.md",
        f"SOP {identity.nama}",
        f"Standar operasional prosedur {identity.nama}: identitas, langkah, pelaksana, dan mutu baku",
        render,
        (sop, roles, records, material.deadlines),
        (
            PageSection("identitas", "Identitas"),
            PageSection("alur", "Alur"),
            PageSection("langkah", "Langkah"),
            PageSection("pelaksanaan", "Pelaksanaan"),
            *((PageSection("ditegaskan", "Perlu ditegaskan dinas"),) if sop.catatan else ()),
        ),
        material.edit_address(SOP),
        cari=lambda: (
            SearchEntry(f"SOP {identity.nama}", " ".join((identity.nomor, *identity.dasar_hukum))),
            SearchEntry("Langkah SOP", " ".join(step.kegiatan for step in sop.langkah), "langkah"),
        ),
    )


def sic_marker(misprints: Sequence[str]) -> Callable[[str], Markup]:
    """Return what puts [sic] behind each misprint of a text, which stays as it is; everything is escaped."""
    longest_first = sorted(misprints, key=lambda words: (-len(words), words))
    found = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def marked(text: str) -> Markup:
        kept, at = Markup(), 0
        for hit in found.finditer(text):
            kept += escape(text[at : hit.end()]) + _SIC
            at = hit.end()
        return kept + escape(text[at:])

    return marked


def _block(sop: Sop) -> dict[str, Any]:
    """The identity block, its dates in words, and what marks misprints in texts of the SOP."""
    identitas = sop.identitas
    revision = identitas.tanggal_revisi
    return {
        "id": identitas,
        "sic": sic_marker(sop.sic),
        "ada_sic": bool(sop.sic),
        "tanggal_pembuatan": date_text(identitas.tanggal_pembuatan),
        "tanggal_revisi": date_text(revision) if revision else DASH,
        "tanggal_pengesahan": date_text(identitas.tanggal_pengesahan),
    }


def _chart(sop: Sop) -> dict[str, Any]:
    """The drawing and what its symbols mean."""
    return {
        "alur": [(style, Markup(svg)) for style, svg in draw_sop(sop)],
        "lambang": [(simbol.value, SYMBOL_MEANINGS[simbol]) for simbol in Simbol],
        "lambang_lain": [(Markup(other_symbol(name)), meaning) for name, meaning in OTHER_SYMBOLS],
    }


def _record(material: SiteMaterial, periode: Periode) -> dict[str, Any]:
    """What a document's SOP record says in one line; its first and last step are recorded ones.

    Of a filed document it is what its approvals tell, which for the most part is not in its own text.
    """
    dokumen, filed = material.dokumen[periode], material.arsip.versi.get(periode, ())
    steps = filed[-1].langkah if filed and not dokumen.konsep else dokumen.catatan_sop
    done = [step for step in steps if step.waktu_nyata != DASH]
    return {
        "periode": dokumen.periode,
        "judul": dokumen.judul,
        "arsip": bool(filed),
        "konsep": dokumen.konsep,
        "tahap": str(Tahap.ARSIP) if filed and not dokumen.konsep else dokumen.tahap,
        "tercatat": len(done),
        "langkah": len(steps),
        "pertama": _when(done[0]) if done else NOT_YET_RECORDED,
        "terakhir": _when(done[-1]) if done else NOT_YET_RECORDED,
    }


def _when(langkah: ShownLangkah) -> str:
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


def _step(material: SiteMaterial, langkah: Langkah) -> dict[str, Any]:
    """One row of the flow table: the step with a symbol in the column of each role that performs it."""
    sop, roles = material.catalogue.sop, material.catalogue.peran.peran
    approvals = (
        f"{a.jumlah} {roles[a.peran].nama if a.peran in roles else a.peran}"
        for a in sop.approvals_of(langkah)
    )
    titles = {column.peran: column.judul for column in sop.kolom}
    mark = langkah.simbol.value, f"{SYMBOL_MEANINGS[langkah.simbol]}, pelaksana"
    cells = [mark if column.peran in langkah.pelaksana else None for column in sop.kolom]
    return langkah.model_dump() | {
        "cabang": langkah.cabang,
        "sel": cells,
        "tahap": str(langkah.tahap),
        "persetujuan": ", ".join(approvals) or DASH,
        "berikut": _onward(langkah),
        "tujuan": tuple(_targets(langkah)),
        "nama_pelaksana": ", ".join(titles.get(role, role) for role in langkah.pelaksana),
    }
