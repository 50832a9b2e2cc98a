"""Coverage of the criteria of use (pemanfaatan): what changed because performance was measured."""

from collections.abc import Callable, Iterator, Mapping

from ukur.document.bagian import AnggaranTampil
from ukur.document.bukti_dukung import Ada, BahanBukti, JenisBukti, Kurang
from ukur.document.nilai import AksiTampil
from ukur.measure.anggaran import GolonganEfisiensi

Isi = Iterator[Ada | Kurang]
_KEPEGAWAIAN, _PERENCANA = "Pengelola kepegawaian", "Fungsional Perencana"
BELUM_DILAPORKAN = "belum dilaporkan"
_SAKSI = "Undangan, daftar hadir, dan notula pembahasan hasil pengukuran ini"


def _hanya(*kurang: Kurang) -> Callable[[BahanBukti], Isi]:
    """Return the coverage of a criterion that the office's records in Ukur never hold."""
    return lambda bahan: iter(kurang)


def _penyesuaian(surat: str, oleh: str) -> Callable[[BahanBukti], Isi]:
    """Return the coverage of an adjustment: plans are only material for it; ``surat`` would show it."""

    def tunjukkan(bahan: BahanBukti) -> Isi:
        yield from _rencana(bahan, "; jenis penyesuaiannya tidak tercatat")
        yield Kurang(surat, oleh)

    return tunjukkan


def _rencana(bahan: BahanBukti, catatan: str = "") -> Isi:
    plans, reports = bahan.dokumen.rencana_aksi, bahan.dokumen.tindak_lanjut
    if plans:
        yield Ada(
            JenisBukti.RENCANA, f"{len(plans)} rencana aksi atas indikator yang tidak tercapai{catatan}"
        )
    if reports:
        yield Ada(JenisBukti.TINDAK_LANJUT, f"Perkembangan {len(reports)} rencana aksi sebelumnya")


def _aktivitas(bahan: BahanBukti) -> Isi:
    yield from _rencana(bahan)
    plans, reports = bahan.dokumen.rencana_aksi, bahan.dokumen.tindak_lanjut
    if not plans and not reports:
        yield Kurang(
            "Rencana aksi dan tindak lanjutnya: dokumen ini tidak memuatnya; lampirkan penyesuaian kegiatan "
            "yang lain, bila ada",
            _PERENCANA,
        )
        return
    if not reports:
        yield Kurang(
            "Laporan tindak lanjut; baru dapat ada pada dokumen periode berikutnya", "Unit pelaksana"
        )
    silent = sorted({row.kode for row in reports if row.status == BELUM_DILAPORKAN})
    bare = sorted({row.kode for row in reports if not row.bukti and row.status != BELUM_DILAPORKAN})
    if silent:
        yield Kurang(f"Laporan tindak lanjut rencana aksi: {', '.join(silent)}", "Unit pelaksana")
    if bare:
        yield Kurang(f"Bukti tindak lanjut rencana aksi: {', '.join(bare)}", "Unit pelaksana")


def _penyesuaian_anggaran(bahan: BahanBukti) -> Isi:
    funded = [plan for plan in bahan.dokumen.rencana_aksi if _berbiaya(plan)]
    if funded:
        yield Ada(JenisBukti.RENCANA, f"Kebutuhan anggaran tercatat pada {len(funded)} rencana aksi")
    yield Kurang("DPA perubahan atau pergeseran anggaran yang mengikuti hasil pengukuran ini", "Sekretaris")


def _berbiaya(plan: AksiTampil) -> bool:
    return bool(plan.anggaran.nilai)


def _efisiensi(bahan: BahanBukti) -> Isi:
    budget = bahan.dokumen.anggaran
    if budget is None:
        yield Kurang(f"Pagu dan realisasi anggaran tahun {bahan.dokumen.periode.tahun}", _PERENCANA)
        return
    yield Ada(JenisBukti.ANGGARAN, f"Pagu, realisasi, dan serapan anggaran tahun {budget.tahun}")
    yield from _hitungan(bahan, budget)
    if budget.contoh:
        yield Kurang("Angka anggaran resmi; yang tercatat hanya contoh", _PERENCANA)


def _hitungan(bahan: BahanBukti, budget: AnggaranTampil) -> Isi:
    rows = budget.efisiensi
    if rows:
        results = "; ".join(f"{row.kode} {row.golongan}" for row in rows)
        yield Ada(JenisBukti.EFISIENSI, f"Capaian dibandingkan serapan tiap sasaran: {results}")
    uncounted = [group.kode for group in bahan.dokumen.kelompok if group.kode not in {r.kode for r in rows}]
    if uncounted:
        yield Kurang(f"Anggaran atau capaian untuk menghitung efisiensi: {', '.join(uncounted)}", _PERENCANA)
    if rows and all(row.golongan == GolonganEfisiensi.TIDAK for row in rows):
        yield Kurang(
            "Efisiensi: menurut hitungan belum ada sasaran yang efisien", "Kepala dan unit pelaksana"
        )


PENUNJUK: Mapping[str, Callable[[BahanBukti], Isi]] = {
    "2.c.1": _hanya(
        Kurang("Aturan dan daftar penyesuaian tunjangan yang memakai hasil pengukuran ini", _KEPEGAWAIAN)
    ),
    "2.c.2": _hanya(
        Kurang("Keputusan penempatan jabatan yang mempertimbangkan hasil pengukuran ini", _KEPEGAWAIAN)
    ),
    "2.c.3": _hanya(Kurang("Keputusan penataan organisasi yang mengikuti hasil pengukuran ini", "Kepala")),
    "2.c.4": _penyesuaian("Perubahan strategi (Renstra, Renja, atau notula rapat pimpinan)", "Kepala"),
    "2.c.5": _penyesuaian("Kebijakan yang diubah atau dibuat karena hasil pengukuran ini", "Kepala"),
    "2.c.6": _aktivitas,
    "2.c.7": _penyesuaian_anggaran,
    "2.c.8": _efisiensi,
    "2.c.9": _hanya(Kurang(_SAKSI, "Tiap unit"), Kurang("Tanggapan atau komitmen tiap unit", "Tiap unit")),
    "2.c.10": _hanya(
        Kurang("Sosialisasi kepada pegawai: daftar hadir atau hasil survei", _KEPEGAWAIAN),
        Kurang("Hasil pengukuran dalam sasaran kinerja pegawai (SKP)", _KEPEGAWAIAN),
    ),
}
