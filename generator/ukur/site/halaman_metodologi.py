"""Methodology from the formula registry, the rule page from the checks, and the registry as open data."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ukur.document.susun import skala_tampil
from ukur.document.teks import KOSONG, angka_ringkas, tanggal
from ukur.measure.agregasi import KALIMAT
from ukur.measure.alasan import Alasan
from ukur.measure.rumus import RUMUS
from ukur.model.instansi import DasarCapaian
from ukur.model.skala import Skala
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, BerkasSitus, EntriCari, Halaman
from ukur.site.mesin import Mesin

_DASAR_CAPAIAN = {
    DasarCapaian.TERCETAK: "Capaian dihitung dari realisasi tercetak, sehingga pembaca dapat "
    "menghitungnya ulang dari angka di halaman.",
    DasarCapaian.PENUH: "Capaian dihitung dari realisasi sebelum dibulatkan.",
}


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the methodology page and the rule page."""
    yield _methodology(bahan, mesin)
    yield _rules(bahan, mesin)


def _methodology(bahan: Bahan, mesin: Mesin) -> Halaman:
    skala, settings = bahan.katalog.skala, bahan.katalog.instansi.aritmetika

    def render() -> str:
        return mesin.render(
            "metodologi.html",
            "metodologi.md",
            rumus=list(_formulas()),
            agregasi=[(str(way), text) for way, text in KALIMAT.items()],
            dasar_capaian=_DASAR_CAPAIAN[settings.dasar_capaian],
            batas=_cap(settings.batas_agregat),
            skala=[_scale(scale) for scale in skala.skala],
            alasan=[str(reason) for reason in Alasan],
        )

    return Halaman(
        "metodologi.md",
        "Metodologi",
        "Rumus capaian, gabungan triwulan, pembulatan, dan skala predikat yang dipakai",
        render,
        (settings, skala),
        (
            Bagian("rumus", "Rumus capaian"),
            Bagian("agregasi", "Dari triwulan ke tahun"),
            Bagian("pembulatan", "Pembulatan dan batas"),
            Bagian("skala", "Skala predikat"),
            Bagian("kosong", "Data kosong dan nol"),
        ),
        cari=lambda: tuple(
            EntriCari(f"Rumus {f.id} {f.nama}", f"{f.kalimat} {f.kasus_tepi}", str(f.id))
            for f in RUMUS.values()
        ),
    )


def _rules(bahan: Bahan, mesin: Mesin) -> Halaman:
    return Halaman(
        "aturan.md",
        "Aturan pemeriksaan",
        "Kode, alasan, dan jenis setiap aturan yang diperiksa perintah ukur check",
        lambda: mesin.render("aturan.html", "aturan.md", keluarga=bahan.aturan),
        bahan.aturan,
        tuple(Bagian(f"keluarga-{n}", name) for n, (name, _) in enumerate(bahan.aturan, 1)),
        cari=lambda: tuple(
            EntriCari(f"{rule.code} {rule.title}", rule.reason, rule.code)
            for _, rules in bahan.aturan
            for rule in rules
        ),
    )


def _cap(batas: str) -> str:
    if batas == "tanpa":
        return "Capaian tidak dibatasi, juga dalam rata-rata."
    return f"Capaian dibatasi {batas} % hanya dalam rata-rata; nilai aslinya tetap ditampilkan."


def _scale(skala: Skala) -> dict[str, Any]:
    notes = [skala.sumber]
    if skala.celah:
        notes.append(f"Celah pada tabel tercetak: {skala.celah}.")
    return {
        "nama": skala.nama,
        "mulai": tanggal(skala.berlaku_mulai),
        "baris": skala_tampil(skala),
        "catatan": notes,
    }


def _formulas() -> Iterator[dict[str, Any]]:
    for formula in RUMUS.values():
        yield {
            "id": str(formula.id),
            "nama": formula.nama,
            "kalimat": formula.kalimat,
            "rumus": formula.rumus,
            "kasus_tepi": formula.kasus_tepi,
            "sumber": formula.sumber,
            "vektor": [
                {
                    "target": v.target.replace("..", "–").replace(".", ","),
                    "realisasi": v.realisasi.replace(".", ","),
                    "persen": KOSONG if v.persen is None else f"{angka_ringkas(Decimal(v.persen))} %",
                    "catatan": v.catatan,
                    "sumber": v.sumber,
                }
                for v in formula.vektor
            ],
        }


def berkas() -> Iterator[BerkasSitus]:
    """Yield the registry as JSON and its vectors as CSV (RFC 4180), for other applications."""
    registry = [
        {
            "id": str(f.id),
            "nama": f.nama,
            "rumus": f.rumus,
            "kalimat": f.kalimat,
            "kasus_tepi": f.kasus_tepi,
            "sumber": f.sumber,
        }
        for f in RUMUS.values()
    ]
    text = json.dumps({"rumus": registry}, ensure_ascii=False, indent=1)
    yield BerkasSitus("data/rumus.json", f"{text}\n".encode())
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["rumus", "target", "realisasi", "capaian_persen", "catatan", "sumber"])
    for f in RUMUS.values():
        for v in f.vektor:
            writer.writerow([f.id, v.target, v.realisasi, v.persen or "", v.catatan, v.sumber])
    yield BerkasSitus("data/rumus-uji.csv", out.getvalue().encode())
