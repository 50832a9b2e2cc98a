"""Methodology from the formula registry, the rule page from the checks, and the registry as open data."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from ukur.document.date_text import date_text, short_number
from ukur.document.scale_text import gap_notes, shown_skala, threshold_words
from ukur.measure.agregasi import SENTENCES
from ukur.measure.conventions import capaian_decimals, effective_cap, mean_cap, row_cap
from ukur.measure.formula import Rumus
from ukur.measure.reason import Reason
from ukur.measure.rumus import RUMUS, substituted
from ukur.measure.vectors import SCORES, Vector
from ukur.model.instansi import Aritmetika, DasarCapaian
from ukur.model.numbers import Quantity, QuantityValue
from ukur.model.skala import Skala
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SiteFile, SitePage
from ukur.site.template_engine import TemplateEngine

_REALISASI_CHOICES = {
    DasarCapaian.TERCETAK: "Capaian dihitung dari realisasi tercetak, sehingga pembaca dapat "
    "menghitungnya ulang dari angka di halaman.",
    DasarCapaian.PENUH: "Capaian dihitung dari realisasi sebelum dibulatkan, yang disebut dalam kurung di "
    "belakang realisasi tercetak.",
}

_QUANTITY: TypeAdapter[Quantity] = TypeAdapter(QuantityValue)


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the methodology page and the rule page."""
    yield _methodology(material, engine)
    yield _rules_page(material, engine)


def _methodology(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    skala, settings = material.catalogue.skala, material.catalogue.instansi.aritmetika

    def render() -> str:
        return engine.render(
            "metodologi.html",
            "metodologi.md",
            rumus=list(_formulas()),
            agregasi=[(str(way), text) for way, text in SENTENCES.items()],
            lingkup_utama=str(settings.lingkup_utama) if settings.lingkup_utama else "",
            dasar_capaian=_REALISASI_CHOICES[settings.dasar_capaian],
            desimal=_DECIMALS[capaian_decimals(settings)],
            batas=tuple(_cap_sentences(settings)),
            skala=[_scale(scale) for scale in skala.skala],
            alasan=[str(reason) for reason in Reason],
        )

    return SitePage(
        "metodologi.md",
        "Metodologi",
        "Rumus capaian, gabungan triwulan, pembulatan, dan skala predikat yang dipakai",
        render,
        (settings, skala),
        (
            PageSection("rumus", "Rumus capaian"),
            PageSection("agregasi", "Dari triwulan ke tahun"),
            PageSection("pembulatan", "Pembulatan dan batas"),
            PageSection("skala", "Skala predikat"),
            PageSection("kosong", "Data kosong dan nol"),
            PageSection("arah", "Membaik, tetap, memburuk"),
        ),
        cari=lambda: tuple(
            SearchEntry(f"Rumus {f.id} {f.nama}", f"{f.kalimat} {f.kasus_tepi}", str(f.id))
            for f in RUMUS.values()
        ),
    )


def _rules_page(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    return SitePage(
        "aturan.md",
        "Aturan pengecekan",
        "Kode, alasan, dan jenis setiap aturan yang diperiksa perintah ukur check",
        lambda: engine.render("aturan.html", "aturan.md", keluarga=material.aturan),
        material.aturan,
        tuple(PageSection(f"keluarga-{n}", name) for n, (name, _) in enumerate(material.aturan, 1)),
        cari=lambda: tuple(
            SearchEntry(f"{rule.code} {rule.title}", "", rule.code)
            for _, rules in material.aturan
            for rule in rules
        ),
    )


_DECIMALS = ("tanpa desimal", "satu desimal", "dua desimal")


def _cap_sentences(settings: Aritmetika) -> Iterator[str]:
    """Yield what is cut off in the rows, and what in a mean."""
    row, mean = row_cap(settings), mean_cap(settings)
    if row is None:
        yield "Capaian tiap indikator tidak dibatasi."
    else:
        yield (
            f"Capaian tiap indikator dibatasi {short_number(row)} %; nilai tanpa batas dicetak di "
            "sampingnya. Predikat dan status diambil dari nilai yang dibatasi."
        )
    declared = "yang ditetapkan kantor" if mean is not None else "karena kantor tidak menetapkannya"
    yield (
        "Rata-rata tidak pernah ditampilkan sendirian: di samping rata-rata tanpa batas ada rata-rata dengan "
        f"batas {short_number(effective_cap(settings))} % tiap indikator, {declared}."
    )


def _scale(skala: Skala) -> dict[str, Any]:
    reached = f"Tercapai bila capaian {threshold_words(skala)}."
    if skala.sumber_ambang:
        reached += f" Sumber ambang: {skala.sumber_ambang}."
    notes = [skala.sumber, reached, *gap_notes(skala)]
    if skala.celah:
        notes.append(f"Catatan kantor tentang celah itu: {skala.celah}.")
    return {
        "nama": skala.nama,
        "mulai": date_text(skala.berlaku_mulai),
        "baris": shown_skala(skala),
        "catatan": notes,
    }


def _formulas() -> Iterator[dict[str, str]]:
    for formula in RUMUS.values():
        yield {
            "id": str(formula.id),
            "nama": formula.nama,
            "kalimat": formula.kalimat,
            "rumus": formula.rumus,
            "kasus_tepi": formula.kasus_tepi,
            "unfit": formula.unfit,
            "example": worked_example(formula),
        }


def worked_example(formula: Rumus) -> str:
    """Return a calculation with its numbers: ``target 80, realisasi 82,5: 82,5 / 80 × 100 = 103,13 %``."""
    row = formula.worked
    target, realisasi = (_QUANTITY.validate_python(text) for text in formula.example)
    shown = [text.replace("..", " sampai ").replace(".", ",") for text in formula.example]
    calculation = substituted(formula.id, target, realisasi, SCORES, _decimals(row))
    percent = (row.persen or "").replace(".", ",")
    return f"target {shown[0]}, realisasi {shown[1]}: {calculation} = {percent} %"


def _decimals(row: Vector) -> int:
    """Return with how many decimals an example is written."""
    return max(len(part.partition(".")[2]) for part in (*row.target.split(".."), row.realisasi))


def _vector(row: Vector) -> dict[str, str | None]:
    """Return a test vector for programs, written as in the data."""
    return {
        "target": row.target,
        "realisasi": row.realisasi,
        "capaian_persen": row.persen,
        "catatan": row.catatan,
        "sumber": row.sumber,
    }


def registry_files() -> Iterator[SiteFile]:
    """Yield the registry with its vectors as JSON, the vectors as CSV (RFC 4180): for other applications."""
    registry = [
        {
            "id": str(f.id),
            "nama": f.nama,
            "rumus": f.rumus,
            "kalimat": f.kalimat,
            "kasus_tepi": f.kasus_tepi,
            "sumber": f.sumber,
            "bukan_untuk": f.unfit,
            "contoh": worked_example(f),
            "uji": [_vector(row) for row in f.vektor],
        }
        for f in RUMUS.values()
    ]
    text = json.dumps({"rumus": registry}, ensure_ascii=False, indent=1)
    yield SiteFile("data/rumus.json", f"{text}\n".encode())
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["rumus", "target", "realisasi", "capaian_persen", "catatan", "sumber"])
    for f in RUMUS.values():
        for v in f.vektor:
            writer.writerow([f.id, v.target, v.realisasi, v.persen or "", v.catatan, v.sumber])
    yield SiteFile("data/rumus-uji.csv", out.getvalue().encode())
