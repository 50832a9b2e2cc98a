"""Front page, list of documents, and the page of each measurement document."""

from collections.abc import Iterator

from ukur.document.nilai import BuktiTampil, DokumenPengukuran
from ukur.model.paths import dokumen_path, formulir_path
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan
from ukur.site.terstruktur import jsonld_dokumen

_UNDUH = Bagian("unduh", "Unduh")
_BAGIAN = (
    Bagian("pendahuluan", "Pendahuluan"),
    Bagian("formulir", "Formulir pengukuran kinerja"),
    Bagian("ringkasan", "Ringkasan"),
    Bagian("pembandingan", "Pembandingan"),
    Bagian("analisis", "Analisis"),
    Bagian("anggaran", "Anggaran dan efisiensi"),
    Bagian("rencana-aksi", "Rencana aksi"),
    Bagian("tindak-lanjut", "Tindak lanjut rencana aksi sebelumnya"),
    Bagian("pelaksanaan-sop", "Pelaksanaan SOP"),
    Bagian("koreksi", "Koreksi angka"),
    Bagian("pengesahan", "Pengesahan"),
    Bagian("kamus", "Lampiran: kamus indikator"),
    Bagian("bukti", "Lampiran: daftar bukti"),
    Bagian("berkas", "Berkas data"),
)


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the front page, the list, and each document, newest first."""
    documents = [bahan.dokumen[periode] for periode in sorted(bahan.dokumen, reverse=True)]
    instansi = bahan.katalog.instansi

    yield Halaman(
        "index.md",
        "Beranda",
        f"Hasil pengukuran kinerja {instansi.nama}, {instansi.daerah}",
        lambda: mesin.render(
            "beranda.html", "index.md", instansi=instansi, dokumen=bahan.terbaru, semua=documents
        ),
        (instansi, documents),
        (Bagian("terbaru", "Dokumen terbaru"), Bagian("cara-baca", "Cara membaca")),
        cari=lambda: (EntriCari("Beranda", f"{instansi.nama} {instansi.daerah} {instansi.pemerintah}"),),
    )
    yield Halaman(
        "dokumen/index.md",
        "Dokumen",
        "Daftar dokumen pengukuran kinerja yang sudah disahkan",
        lambda: mesin.render("daftar_dokumen.html", "dokumen/index.md", dokumen=documents),
        (instansi, documents),
    )
    for dokumen in documents:
        yield _document(bahan, mesin, dokumen)


def _document(bahan: Bahan, mesin: Mesin, dokumen: DokumenPengukuran) -> Halaman:
    src, periode = f"dokumen/{dokumen.periode}.md", dokumen.periode
    forms = sorted(bahan.katalog.formulir.get(periode, {}))
    paths = [dokumen_path(periode), *(formulir_path(periode, unit) for unit in forms)]
    sources = [bahan.asal(path) for path in paths]
    downloads = bahan.unduhan.get(periode, ())

    def render() -> str:
        return mesin.render(
            "dokumen.html",
            src,
            d=dokumen,
            ada_pembanding=any(row.pembanding for row in dokumen.baris),
            bukti=_evidence(dokumen),
            unduhan=downloads,
            tautan=Tautan(bahan, mesin.alamat, src),
            berkas=sources,
            terstruktur=jsonld_dokumen(bahan, dokumen, mesin.alamat),
        )

    return Halaman(
        src,
        dokumen.judul,
        f"{dokumen.judul} {dokumen.instansi}",
        render,
        (dokumen, sources, downloads, bahan.terbit),
        (_UNDUH, *_BAGIAN) if downloads else _BAGIAN,
        bahan.alamat_sunting(dokumen_path(dokumen.periode)),
        "dokumen/index.md",
        lambda: tuple(_search(dokumen)),
    )


def _evidence(dokumen: DokumenPengukuran) -> tuple[tuple[BuktiTampil, tuple[str, ...]], ...]:
    """Every piece of evidence once, with the indicators that rest on it."""
    users: dict[BuktiTampil, dict[str, None]] = {}
    for row in dokumen.baris:
        for evidence in row.struk.bukti:
            users.setdefault(evidence, {})[row.kode] = None
    return tuple((evidence, tuple(codes)) for evidence, codes in users.items())


def _search(dokumen: DokumenPengukuran) -> Iterator[EntriCari]:
    yield EntriCari(dokumen.judul, f"{dokumen.instansi} {dokumen.periode} {dokumen.pendahuluan}")
    for group in dokumen.kelompok:
        if group.analisis:
            text = " ".join(text for _, text in group.analisis.bagian)
            yield EntriCari(f"Analisis {group.kode} {group.uraian}", text, f"analisis-{group.kode}")
