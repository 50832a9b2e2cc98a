"""Coverage of the AKIP evaluation's criteria: what the office's own records show, and what they do not.

It lives in this room because the evidence pack and the site both show it. Nothing here judges quality.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ukur.document import cakupan_manfaat as manfaat
from ukur.document.bukti_dukung import (
    Ada,
    BahanBukti,
    BuktiKriteria,
    JenisBukti,
    KriteriaTampil,
    Kurang,
    StatusBukti,
)
from ukur.document.cakupan_pimpinan import berjenjang, pimpinan
from ukur.document.lke import KRITERIA, Kriteria
from ukur.document.nilai import BarisIndikator
from ukur.document.teks import KOSONG, tanggal
from ukur.model.angka import Keadaan
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

Isi = Iterator[Ada | Kurang]
BATAS_JAMINAN = (
    "Daftar ini hanya menyatakan ada atau tidaknya bahan bukti dalam catatan Ukur. Mutu bukti dan nilainya "
    "ditetapkan evaluator."
)
BERKAS_KANTOR = (
    "Bukti yang dinyatakan kurang mungkin sudah ada di kantor dalam bentuk lain; lampirkan sendiri pada "
    "kriterianya."
)
_TIADA = frozenset({"", KOSONG})
_BELUM_ADA = _TIADA | {str(Keadaan.BELUM_RILIS)}


def cakupan_lke(bahan: BahanBukti) -> tuple[KriteriaTampil, ...]:
    """Return every criterion, in the order of the LKE."""
    return tuple(_kriteria(bahan, item) for item in KRITERIA)


def hitung_status(kriteria: Iterable[KriteriaTampil]) -> dict[StatusBukti, int]:
    """Return how many criteria have each status."""
    counts = dict.fromkeys(StatusBukti, 0)
    for item in kriteria:
        counts[item.status] += 1
    return counts


def kalimat_status(kriteria: Iterable[KriteriaTampil]) -> str:
    """Return the counts in words: ``20 kriteria: 5 ada, 9 sebagian, 6 belum``."""
    counts = hitung_status(kriteria)
    words = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f"{sum(counts.values())} kriteria: {words}"


def _kriteria(bahan: BahanBukti, item: Kriteria) -> KriteriaTampil:
    shown, missing = list[BuktiKriteria](), list[Kurang]()
    for found in _PENUNJUK[item.kode](bahan):
        if isinstance(found, Kurang):
            missing.append(found)
        else:
            places = bahan.letak.get(found.jenis, ())
            shown += (BuktiKriteria(p.nama, p.tujuan, p.sha256, found.keterangan) for p in places)
    return KriteriaTampil(item.kode, item.uraian, item.bagian, tuple(shown), tuple(missing))


def _pedoman(bahan: BahanBukti) -> Isi:
    sop = bahan.katalog.sop
    who = sop.identitas
    yield Ada(
        JenisBukti.SOP,
        f"SOP {who.nama}, nomor {who.nomor}, disahkan {tanggal(who.tanggal_pengesahan)}, "
        f"{len(sop.langkah)} langkah",
    )
    yield Kurang("Naskah SOP yang ditandatangani (pindaian); Ukur hanya memuat salinan isinya", "Sekretaris")
    if any(not part.strip() for part in who.nomor.split("/")):
        yield Kurang(f"Nomor SOP yang lengkap; tercatat '{who.nomor}'", "Sekretaris")
    for name in who.keterkaitan:
        if "pengumpulan data" in name.lower():
            yield Kurang(f"Naskah {name}, yang disebut SOP ini", "Sekretaris")
    for note in sop.catatan.values():
        yield Kurang(f"Penegasan atas SOP: {note}", "Kepala dan Sekretaris")


def _definisi(bahan: BahanBukti) -> Isi:
    entries = bahan.dokumen.kamus
    bare = [row.kode for row in entries if _kosong(row.definisi) or _kosong(row.cara_pengukuran)]
    if len(bare) < len(entries):
        yield Ada(
            JenisBukti.DEFINISI,
            f"{len(entries) - len(bare)} dari {len(entries)} indikator mempunyai definisi operasional dan "
            "cara mengukur",
        )
    if bare:
        yield Kurang(f"Definisi operasional atau cara mengukur: {', '.join(bare)}", "Fungsional Perencana")
    if not entries:
        yield Kurang("Indikator yang diukur pada dokumen ini", "Fungsional Perencana")


def _pengumpulan(bahan: BahanBukti) -> Isi:
    katalog, entries = bahan.katalog, bahan.dokumen.kamus
    steps = [str(s.nomor) for s in katalog.sop.langkah if s.tahap in {Tahap.FORMAT, Tahap.DRAF}]
    if steps:
        yield Ada(
            JenisBukti.SOP,
            f"Langkah {', '.join(steps)}: menyusun formulir dan menghimpun data, dengan pelaksana "
            "dan waktunya",
        )
    units = sorted(katalog.formulir.get(bahan.dokumen.periode, {}))
    if units:
        yield Ada(JenisBukti.FORMULIR, f"Formulir pengumpulan data {len(units)} unit: {', '.join(units)}")
    bare = [row.kode for row in entries if _kosong(row.sumber) or _kosong(row.penanggung_jawab)]
    if len(bare) < len(entries):
        yield Ada(JenisBukti.DEFINISI, "Sumber data dan penanggung jawab tiap indikator")
    if bare:
        yield Kurang(f"Sumber data atau penanggung jawab: {', '.join(bare)}", "Fungsional Perencana")
    if bahan.dokumen.koreksi:
        yield Ada(
            JenisBukti.KOREKSI, f"{len(bahan.dokumen.koreksi)} koreksi angka tercatat beserta alasannya"
        )
    yield Kurang(
        "Tata cara tertulis bila terjadi kesalahan data; Ukur hanya mencatat koreksinya", "Sekretaris"
    )


def _relevan(bahan: BahanBukti) -> Isi:
    rows = bahan.dokumen.baris
    if rows:
        yield Ada(
            JenisBukti.PENGUKURAN,
            f"Target, realisasi, dan capaian {len(rows)} indikator, dengan rumus dan sumber datanya",
        )
    yield from _tanpa(rows, "Sumber data", lambda row: _kosong(row.struk.sumber))
    yield from _tanpa(rows, "Realisasi", lambda row: row.realisasi_sampai.teks in _BELUM_ADA)


def _mendukung(bahan: BahanBukti) -> Isi:
    rows = bahan.dokumen.baris
    count = sum(len(row.struk.bukti) for row in rows)
    if count:
        known = sum(bool(item.sha256) for row in rows for item in row.struk.bukti)
        yield Ada(JenisBukti.BUKTI_DATA, f"{count} bukti realisasi tercatat, {known} dengan SHA-256")
    yield from _tanpa(rows, "Bukti realisasi", lambda row: not row.struk.bukti)
    yield from _tanpa(rows, "Tautan atau tempat simpan bukti realisasi", _bukti_tanpa_letak)
    yield from _tanpa(rows, "Target resmi (yang tercatat hanya contoh)", lambda row: row.target_contoh)


def _bukti_tanpa_letak(row: BarisIndikator) -> bool:
    return any(not item.tautan and not item.lokasi_arsip for item in row.struk.bukti)


def _tanpa(rows: Iterable[BarisIndikator], apa: str, kurang: Callable[[BarisIndikator], bool]) -> Isi:
    bare = sorted(row.kode for row in rows if kurang(row))
    if bare:
        yield Kurang(f"{apa}: {', '.join(bare)}", "Unit penanggung jawab indikator")


def _berkala(bahan: BahanBukti) -> Isi:
    periode, documents = bahan.dokumen.periode, bahan.katalog.dokumen
    due = [Periode(periode.tahun, quarter) for quarter in range(1, periode.triwulan + 1)]
    done = [one for one in due if one in documents and documents[one].tahap.disahkan]
    if done:
        quarters = ", ".join(f"triwulan {one.romawi}" for one in done)
        yield Ada(
            JenisBukti.PERIODE, f"Tahun {periode.tahun} diukur dengan dokumen yang disahkan: {quarters}"
        )
        yield Ada(JenisBukti.DOKUMEN, f"Dokumen {periode.judul}")
    for one in due:
        if one not in documents:
            yield Kurang(f"Dokumen pengukuran {one.judul}", "Fungsional Perencana")
        elif one not in done:
            yield Kurang(f"Pengesahan dokumen {one.judul} (tahap {documents[one].tahap})", "Kepala")


def _aplikasi_data(bahan: BahanBukti) -> Isi:
    units = bahan.katalog.formulir.get(bahan.dokumen.periode, {})
    if units:
        yield Ada(
            JenisBukti.FORMULIR,
            f"Formulir {len(units)} unit diisi sebagai berkas data dan diperiksa aplikasi",
        )
    if bahan.arsip:
        words = f"Masukan diarsipkan dari commit {bahan.arsip.commit[:12]}, dengan sidik tiap berkas"
        yield Ada(JenisBukti.REKAM_ARSIP, words)
    yield from _alamat(bahan, JenisBukti.REPOSITORI, "repositori data")


def _aplikasi_capaian(bahan: BahanBukti) -> Isi:
    if bahan.dokumen.baris:
        yield Ada(JenisBukti.PENGUKURAN, "Capaian dihitung aplikasi dengan rumus tertulis dan berversi")
        yield Ada(JenisBukti.DOKUMEN, "Dokumen yang disusun aplikasi dari data itu")
    yield from _alamat(bahan, JenisBukti.SITUS, "situs kinerja")


def _alamat(bahan: BahanBukti, jenis: JenisBukti, apa: str) -> Isi:
    if bahan.letak.get(jenis):
        yield Ada(jenis, f"Alamat {apa}")
    else:
        yield Kurang(f"Alamat {apa} yang dapat dibuka evaluator, atau tangkapan layarnya", "Operator")


def _kosong(teks: str) -> bool:
    return teks.strip() in _TIADA


_PENUNJUK: Mapping[str, Callable[[BahanBukti], Isi]] = {
    "2.a.1": _pedoman,
    "2.a.2": _definisi,
    "2.a.3": _pengumpulan,
    "2.b.1": pimpinan,
    "2.b.2": _relevan,
    "2.b.3": _mendukung,
    "2.b.4": _berkala,
    "2.b.5": berjenjang,
    "2.b.6": _aplikasi_data,
    "2.b.7": _aplikasi_capaian,
    **manfaat.PENUNJUK,
}
