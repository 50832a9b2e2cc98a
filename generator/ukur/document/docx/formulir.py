"""The measurement form, its summary, the comparisons and the analysis."""

from collections.abc import Iterator

from ukur.document.docx.blok import Blok, Judul, Sel, Tabel, angka, bilangan, kepala
from ukur.document.docx.unsur import alinea, lari, paragraf
from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, DokumenPengukuran, KelompokSasaran, RingkasanTampil
from ukur.document.teks import KOSONG

_BOBOT = (3.0, 3.6, 0.6, *[0.0] * 8, 0.4, 0.4, 2.0)
_KETERANGAN_TERPANJANG = 160  # characters; a longer one stands below its row, over the whole width
CONTOH = "contoh"
CATATAN_CONTOH = (
    "Target yang bertanda “contoh” bukan target resmi, sehingga capaian terhadapnya juga hanya contoh."
)


def formulir(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the landscape form."""
    yield Judul(1, "Formulir pengukuran kinerja")
    if not d.baris:
        yield alinea("Belum ada indikator yang diukur pada periode ini.")
        return
    if d.target_contoh:
        yield alinea(CATATAN_CONTOH, "Kecil")
    rows = [row for group in d.kelompok for row in _kelompok(group)]
    yield Tabel(f"Formulir {d.judul}", _BOBOT, _kepala(d.periode.romawi), rows, (8, 7, 6))
    for b in d.baris:
        if b.alasan_perubahan:
            yield alinea(f"Perubahan target {b.kode}: {b.alasan_perubahan}", "Kecil")


def _kepala(romawi: str) -> tuple[list[Sel], list[Sel]]:
    tall = [Sel(text, "Kepala", 1, "mulai") for text in ("Indikator", "Cara pengukuran", "Satuan")]
    wide = [
        Sel(f"Triwulan {romawi}", "Kepala", 3),
        Sel(f"Sampai dengan triwulan {romawi}", "Kepala", 3),
        Sel("Setahun", "Kepala", 2),
    ]
    tail = [Sel(text, "Kepala", 1, "mulai") for text in ("Predikat", "Status", "Keterangan")]
    below = Sel("", "Kepala", 1, "lanjut")
    measured = ["Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian", "Target", "Capaian"]
    return [*tall, *wide, *tail], [*[below] * 3, *[Sel(text, "Kepala") for text in measured], *[below] * 3]


def _kelompok(k: KelompokSasaran) -> Iterator[list[Sel]]:
    yield [Sel(nama_kelompok(k), "Kelompok", len(_BOBOT))]
    for b in k.baris:
        below = len(b.keterangan) > _KETERANGAN_TERPANJANG
        yield [
            Sel(f"{b.kode} {b.nama}"),
            Sel(b.cara_pengukuran),
            Sel(b.satuan, "Tengah"),
            _target(b, b.target_triwulan),
            angka(b.realisasi_triwulan),
            angka(b.capaian_triwulan),
            _target(b, b.target_sampai),
            angka(b.realisasi_sampai),
            angka(b.capaian_sampai),
            _target(b, b.target_tahun),
            angka(b.capaian_tahun),
            Sel(b.predikat, "Tengah"),
            Sel(b.status, "Tengah"),
            Sel("" if below else b.keterangan),
        ]
        if below:
            yield [Sel(f"Keterangan {b.kode}: {b.keterangan}", "Isi", len(_BOBOT))]


def nama_kelompok(k: KelompokSasaran) -> str:
    """Return kind, code and text of a sasaran; a sample says so."""
    return f"{k.jenis.capitalize()} {k.kode}: {k.uraian}" + (f" ({CONTOH})" if k.contoh else "")


def _target(baris: BarisIndikator, target: Figur) -> Sel:
    """A sample target says so wherever it stands; a blank one needs no mark."""
    cell = angka(target)
    marked = baris.target_contoh and target.teks != KOSONG
    return cell._replace(teks=f"{cell.teks}\n\n{CONTOH}") if marked else cell


def ringkasan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the summary by sasaran and by predikat, with the notes on the scale."""
    yield Judul(1, "Ringkasan")
    yield alinea(f"{kalimat_ringkasan(d.ringkasan)} Indikator tanpa capaian tidak ikut dirata-rata.")
    if d.perhatian:
        yield paragraf("BodyText", lari("Indikator yang tidak tercapai:"), sifat="<w:keepNext/>")
        yield from (paragraf("ListBullet", lari(item)) for item in d.perhatian)
    if d.kelompok:
        yield Judul(2, "Menurut sasaran")
        yield _per_sasaran(d)
    yield Judul(2, "Menurut predikat")
    yield _per_predikat(d)
    for note in d.catatan_skala:
        yield alinea(note, "Kecil")


def kalimat_ringkasan(r: RingkasanTampil) -> str:
    """Return a roll-up in words."""
    capped = f"; dengan batas {r.batas} tiap indikator {r.berbatas.teks}" if r.berbatas else ""
    return (
        f"{r.jumlah} indikator diukur: {r.tercapai} tercapai, {r.tidak_tercapai} tidak tercapai, "
        f"{r.tanpa_capaian} tanpa capaian. Rata-rata capaian {r.rata_rata.teks}{capped}."
    )


def _per_sasaran(d: DokumenPengukuran) -> Tabel:
    titles = ["Sasaran", "Indikator", "Tercapai", "Tidak tercapai", "Tanpa capaian", "Rata-rata capaian"]
    shares = [6, 0.5, 0.5, 0.5, 0.5, 1]
    if d.ringkasan.berbatas:
        titles.append(f"Rata-rata dengan batas {d.ringkasan.batas}")
        shares.append(1)
    rows = [
        [
            Sel(nama_kelompok(k)),
            bilangan(k.ringkasan.jumlah),
            bilangan(k.ringkasan.tercapai),
            bilangan(k.ringkasan.tidak_tercapai),
            bilangan(k.ringkasan.tanpa_capaian),
            angka(k.ringkasan.rata_rata),
            *([angka(k.ringkasan.berbatas or Figur(KOSONG))] if d.ringkasan.berbatas else []),
        ]
        for k in d.kelompok
    ]
    return Tabel("Ringkasan menurut sasaran", shares, kepala(*titles), rows)


def _per_predikat(d: DokumenPengukuran) -> Tabel:
    covers = dict(d.skala)
    rows = [
        [Sel(f"{label} ({short})"), Sel(covers.get(label, KOSONG)), bilangan(count)]
        for label, short, count in d.ringkasan.predikat
    ]
    head = kepala("Predikat", "Capaian", "Jumlah indikator")
    return Tabel("Jumlah indikator menurut predikat", (3, 3, 1.5), head, rows)


def pembandingan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the comparisons with other years, the Renstra and the national standard."""
    yield Judul(1, "Pembandingan")
    rows = [
        [
            Sel(f"{b.kode} {b.nama}"),
            Sel(p.dengan),
            angka(p.nilai),
            angka(b.realisasi_sampai),
            angka(p.capaian),
            Sel(p.sumber),
        ]
        for b in d.baris
        for p in b.pembanding
    ]
    if not rows:
        yield alinea(
            "Belum ada angka tahun lalu, target akhir Renstra, atau standar nasional yang tercatat "
            "untuk dibandingkan."
        )
        return
    head = kepala(
        "Indikator", "Dibandingkan dengan", "Nilai pembanding", "Realisasi periode ini", "Capaian", "Sumber"
    )
    yield Tabel("Pembandingan realisasi", (2.6, 1.2, 0.3, 0.3, 0.2, 2.4), head, rows)
    yield alinea(
        "Capaian pada baris tahun lalu adalah capaian tahun itu terhadap targetnya sendiri.", "Kecil"
    )


def analisis(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the analysis of each sasaran and the factors of its indicators."""
    yield Judul(1, "Analisis")
    if not d.kelompok:
        yield alinea("Belum ada indikator yang dianalisis.")
    for k in d.kelompok:
        yield Judul(2, nama_kelompok(k))
        if k.analisis is None:
            yield alinea("Analisis belum ditulis.")
        for name, text in k.analisis.bagian if k.analisis else ():
            if name != "Uraian":
                yield Judul(3, name)
            yield alinea(text)
        yield from _faktor(k)
        if k.program:
            yield alinea(f"Program yang menunjang menurut pohon kinerja: {'; '.join(k.program)}.", "Kecil")


def _faktor(k: KelompokSasaran) -> Iterator[Blok]:
    rows = [
        [
            Sel(f"{b.kode} {b.nama}"),
            angka(b.capaian),
            Sel(b.faktor_pendukung or KOSONG),
            Sel(b.faktor_penghambat or KOSONG),
        ]
        for b in k.baris
        if b.faktor_pendukung or b.faktor_penghambat
    ]
    if rows:
        yield Judul(3, "Faktor menurut indikator")
        head = kepala("Indikator", "Capaian", "Faktor pendukung", "Faktor penghambat")
        yield Tabel(f"Faktor menurut indikator, {k.jenis} {k.kode}", (3, 0.3, 3, 3), head, rows)


def pendahuluan(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the introduction and the legal basis."""
    yield Judul(1, "Pendahuluan")
    yield alinea(d.pendahuluan)
    yield Judul(2, "Dasar hukum")
    for law in d.dasar_hukum:
        yield paragraf("ListNumber", lari(law))
