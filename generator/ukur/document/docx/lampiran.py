"""Annexes: the dictionary of indicators, the evidence with its hashes, the breakdowns of figures."""

from collections.abc import Iterator

from ukur.document.docx.blok import Blok, Judul, Sel, Tabel, angka, kepala
from ukur.document.nilai import BuktiTampil, DokumenPengukuran
from ukur.document.teks import KOSONG


def kamus(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the dictionary."""
    if not d.kamus:
        return
    yield Judul(1, "Kamus indikator", lampiran=True)
    head = kepala(
        "Indikator", "Definisi operasional", "Cara pengukuran", "Rumus capaian", "Gabungan triwulan",
        "Sumber data", "Penanggung jawab",
    )  # fmt: skip
    rows = [
        [
            *map(Sel, (f"{e.kode} {e.nama}", e.definisi, e.cara_pengukuran, e.rumus)),
            *map(Sel, (e.agregasi, e.sumber, e.penanggung_jawab)),
        ]
        for e in d.kamus
    ]
    yield Tabel("Kamus indikator", (2.4, 4, 3.6, 2, 0.6, 2, 1.4), head, rows, (8, 7, 6))


def bukti(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the evidence of each indicator."""
    rows = [[Sel(b.kode), *_baris_bukti(item)] for b in d.baris for item in b.struk.bukti]
    if not rows:
        return
    yield Judul(1, "Daftar bukti", lampiran=True)
    head = kepala("Indikator", "Bukti", "Tanggal", "Tautan atau lokasi arsip", "SHA-256")
    yield Tabel("Daftar bukti", (0.3, 3, 0.8, 3.6, 3.2), head, rows, (8, 7, 6))


def _baris_bukti(b: BuktiTampil) -> list[Sel]:
    where = "\n\n".join(place for place in (b.tautan, b.lokasi_arsip) if place)
    return [*map(Sel, (b.nama, b.tanggal or KOSONG, where or KOSONG, b.sha256 or KOSONG))]


def rincian(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the members behind the figures that were reported in parts, e.g. by kecamatan."""
    rows = [
        [Sel(b.kode), Sel(f"{r.kode} {r.nama}"), angka(r.pembilang), angka(r.penyebut), angka(r.nilai)]
        for b in d.baris
        for r in b.rincian
    ]
    if rows:
        yield Judul(1, "Rincian realisasi", lampiran=True)
        head = kepala("Indikator", "Rincian", "Pembilang", "Penyebut", "Realisasi")
        yield Tabel("Rincian realisasi", (1, 5, 1, 1, 1), head, rows)
