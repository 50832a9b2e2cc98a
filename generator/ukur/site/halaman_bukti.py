"""Evidence for the AKIP evaluation (SAKIP): the criteria, what the site shows for each, what is missing."""

from collections.abc import Iterator, Sequence

from ukur.document.bukti_dukung import ArsipBukti, BahanBukti, JenisBukti, KriteriaTampil, Letak, SetujuBukti
from ukur.document.cakupan import BATAS_JAMINAN, BERKAS_KANTOR, cakupan_lke, kalimat_status
from ukur.document.lke import BAGIAN, BEDA_SETEMPAT, SUMBER
from ukur.document.nilai import DokumenPengukuran
from ukur.model.paths import archive_page
from ukur.model.periode import Periode
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan

SRC, JUDUL = "bukti-dukung.md", "Bukti dukung SAKIP"
LAMBANG = {"ada": ("ya", "✓"), "sebagian": ("sebagian", "◐"), "belum": ("kosong", "○")}
_BAGIAN_DOKUMEN = {
    JenisBukti.DEFINISI: ("Kamus indikator", "kamus"),
    JenisBukti.FORMULIR: ("Berkas data", "berkas"),
    JenisBukti.PENGUKURAN: ("Formulir pengukuran kinerja", "formulir"),
    JenisBukti.BUKTI_DATA: ("Daftar bukti", "bukti"),
    JenisBukti.PELAKSANAAN: ("Pelaksanaan SOP", "pelaksanaan-sop"),
    JenisBukti.UNIT: ("Berkas data tiap unit", "berkas"),
    JenisBukti.TINDAK_LANJUT: ("Tindak lanjut", "tindak-lanjut"),
    JenisBukti.ANGGARAN: ("Anggaran", "anggaran"),
    JenisBukti.EFISIENSI: ("Efisiensi", "anggaran"),
    JenisBukti.KOREKSI: ("Koreksi angka", "koreksi"),
}


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the page: the coverage of the newest approved document."""
    approved = [document for document in bahan.dokumen.values() if not document.konsep]
    document = max(approved, key=lambda one: one.periode, default=None)
    tautan = Tautan(bahan, mesin.alamat, SRC)
    found = _cakupan(bahan, document, tautan) if document else ()
    parts = [(part, [item for item in found if item.bagian == part.kode]) for part in BAGIAN]

    def render() -> str:
        return mesin.render(
            "bukti_dukung.html",
            SRC,
            d=document,
            bagian=parts if document else (),
            kalimat=kalimat_status(found),
            batas=(BATAS_JAMINAN, BERKAS_KANTOR),
            sumber=(SUMBER, BEDA_SETEMPAT),
            jangkar=_jangkar,
            lambang=LAMBANG,
            tautan=tautan,
        )

    yield Halaman(
        SRC,
        JUDUL,
        f"Bukti dukung SAKIP {bahan.katalog.instansi.nama} menurut kriteria pengukuran kinerja",
        render,
        (document.periode if document else None, document.judul if document else "", found),
        (
            *(Bagian(_jangkar(part.kode), f"{part.kode} {part.nama}") for part, rows in parts if rows),
            *((Bagian("paket", "Paket bukti"),) if document else ()),
            Bagian("sumber", "Sumber kriteria"),
        ),
        cari=lambda: (EntriCari(JUDUL, _teks_cari(found)),),
    )


def _jangkar(kode: str) -> str:
    return f"bagian-{kode.replace('.', '')}"


def _teks_cari(kriteria: Sequence[KriteriaTampil]) -> str:
    return " ".join(("LKE AKIP", *(f"{item.kode} {item.uraian}" for item in kriteria)))


def _cakupan(bahan: Bahan, dokumen: DokumenPengukuran, tautan: Tautan) -> tuple[KriteriaTampil, ...]:
    arsip = _arsip(bahan, dokumen.periode)
    places = {kind: (place,) for kind, place in _letak(bahan, dokumen.periode, tautan, arsip)}
    return cakupan_lke(BahanBukti(bahan.katalog, dokumen, places, arsip))


def _arsip(bahan: Bahan, periode: Periode) -> ArsipBukti | None:
    versions = bahan.arsip.versi.get(periode, ())
    if not versions:
        return None
    approvals = (
        SetujuBukti(
            tuple(name for name in one.peran.split(", ") if name), one.akun, one.waktu, one.usulan, one.sidik
        )
        for one in versions[-1].setuju
    )
    return ArsipBukti(versions[-1].folder, versions[-1].commit, tuple(approvals))


def _letak(
    bahan: Bahan, periode: Periode, tautan: Tautan, arsip: ArsipBukti | None
) -> Iterator[tuple[JenisBukti, Letak]]:
    """Yield where the site shows each kind of evidence."""
    yield JenisBukti.SOP, Letak("SOP", tautan.ke("sop.md"))
    for kind, (name, section) in _BAGIAN_DOKUMEN.items():
        yield kind, Letak(name, tautan.dokumen(periode, section))
    yield JenisBukti.PERIODE, Letak("Semua dokumen", tautan.ke("dokumen/index.md"))
    yield JenisBukti.RENCANA, Letak("Rencana aksi", tautan.ke("rencana-aksi.md"))
    pdf = [file for file in bahan.unduhan.get(periode, ()) if file.path.endswith(".pdf")]
    if pdf:
        path = tautan.alamat.akar(SRC) + pdf[0].path
        yield JenisBukti.DOKUMEN, Letak(pdf[0].nama, path, pdf[0].sha256)
    else:
        yield JenisBukti.DOKUMEN, Letak(f"Dokumen {periode}", tautan.dokumen(periode))
    if arsip:
        page = tautan.ke(archive_page(periode))
        yield JenisBukti.PERSETUJUAN, Letak("Persetujuan dalam arsip", page)
        yield JenisBukti.REKAM_ARSIP, Letak("Arsip", page)
    if bahan.situs:
        yield JenisBukti.SITUS, Letak(bahan.situs, bahan.situs)
    if bahan.katalog.instansi.repositori:
        address = bahan.katalog.instansi.repositori.alamat
        yield JenisBukti.REPOSITORI, Letak(address, address)
