"""What no approval can allow: each rule yields a sentence that says what is wrong and what to do."""

from collections.abc import Callable, Iterator

from ukur.measure.realisasi import printed, realisasi_penuh
from ukur.model.angka import Besaran, besaran_text
from ukur.model.indikator import DasarTarget, Target
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.paths import kamus_path
from ukur.model.pengukuran import Koreksi, PelaksanaanLangkah
from ukur.model.periode import Periode
from ukur.workflow.banding import Banding
from ukur.workflow.larangan_arsip import arsip_bersusun, arsip_bertambah, register_bertambah
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import singkat
from ukur.workflow.tahapan import gerak

_SESUDAH_SAH = frozenset({Jenis.CATATAN_SOP, Jenis.TAHAP})


def pelanggaran(banding: Banding) -> Iterator[str]:
    """Yield every violation, in the order of ``LARANGAN``; the same sentence may come twice."""
    for rule in LARANGAN:
        yield from rule(banding)


def _unreadable(banding: Banding) -> Iterator[str]:
    for path in sorted(banding.kepala.tak_terbaca):
        where = f"{banding.kepala.root}/{singkat(path)}"
        yield f"berkas {where} tidak dapat dibaca; perbaiki menurut hasil 'ukur check'"


def _unlisted(banding: Banding) -> Iterator[str]:
    """What differs where no file was touched: the branch is old, or the listing is not whole."""
    listed = {path for file in banding.berkas for path in (file.path, file.dari)}
    changed = {f"{banding.kepala.root}/{change.berkas}" for change in banding.ubah}
    for path in sorted((changed | banding.gabungan.berubah) - listed):
        where = singkat(path)
        yield f"isi {where} berbeda dari cabang utama, padahal tidak diubah usulan ini; mutakhirkan cabangnya"


def _odd(banding: Banding) -> Iterator[str]:
    """A link shows what another file says, a submodule what another repository does: neither was approved."""
    for path in sorted(banding.gabungan.bukan_berkas):
        yield f"{singkat(path)} tautan simbolik atau submodul; ganti dengan berkas biasa"
    for file in banding.berkas:
        if not file.hapus and not file.path.isprintable():
            yield f"nama berkas {singkat(file.path)} memuat huruf yang tidak tampak; ganti namanya"


def _backwards(banding: Banding) -> Iterator[str]:
    for move in gerak(banding.dasar, banding.kepala):
        if move.ke is None:
            yield f"dokumen {move.periode} dihapus; dokumen yang sudah ada tidak dihapus"
        elif move.mundur:
            yield (
                f"tahap dokumen {move.periode} mundur dari {move.dari} ke {move.ke}; "
                "tahap hanya maju, kembalikan baris tahap itu"
            )


def _unexplained(banding: Banding) -> Iterator[str]:
    """An agreed target changes with a reason of its own, and keeps it; a sample was never agreed."""
    for kode, tahun in banding.target_berubah():
        old, new = banding.target(kode, tahun)
        if old is None or old.dasar is DasarTarget.CONTOH:
            continue
        if new is None:
            yield f"target {kode} tahun {tahun} dihapus; target yang ditetapkan hanya diubah dengan alasan"
        elif _agreed(old) != _agreed(new) and new.alasan_perubahan in {None, old.alasan_perubahan}:
            where = f"{banding.kepala.root}/{kamus_path(kode)}"
            yield f"target {kode} tahun {tahun} berubah tanpa alasan baru; isi alasan_perubahan di {where}"


def _agreed(target: Target) -> Target:
    return target.model_copy(update={"sumber": None})


def _settled(banding: Banding) -> Iterator[str]:
    """A figure of an approved document changes only together with a correction that names it."""
    fresh = {(row.periode, row.indikator) for row in banding.koreksi_baru()}
    for change in banding.ubah:
        document = _closed(banding.dasar, change)
        if document is None or document not in banding.kepala.dokumen:
            continue
        if change.indikator is None:
            yield f"{change.jenis} dokumen {document} yang sudah disahkan berubah; isinya tidak diubah lagi"
        elif (change.periode, change.indikator) not in fresh:
            what = f"{change.jenis} {change.indikator} {change.periode}"
            yield f"{what} berubah tanpa koreksi di koreksi.yml, padahal dokumen {document} sudah disahkan"


def _closed(dasar: Katalog, change: Ubah) -> Periode | None:
    """Return the approved document that a change would alter: its own, or a later one of the year."""
    periode = change.periode
    if periode is None or change.jenis in _SESUDAH_SAH:
        return None
    approved = dasar.disahkan()
    if periode in approved:
        return periode
    later = (other for other in approved if other.tahun == periode.tahun and other > periode)
    return next(later, None) if change.jenis is Jenis.REALISASI else None


def _corrections(banding: Banding) -> Iterator[str]:
    """Corrections are only added, and each starts from the figure that was published."""
    now = banding.kepala.koreksi.koreksi
    if any(row not in now for row in banding.dasar.koreksi.koreksi):
        yield "koreksi yang sudah tercatat diubah atau dihapus; koreksi hanya ditambah"
    first: dict[tuple[Periode, str], Koreksi] = {}
    for row in sorted(banding.koreksi_baru(), key=lambda row: row.tanggal):
        first.setdefault((row.periode, row.indikator), row)
    for (periode, kode), row in sorted(first.items()):
        published = _published(banding.dasar, periode, kode)
        if published is not None and published != printed(row.lama, banding.dasar.indikator[kode].desimal):
            shown = besaran_text(published)
            yield f"koreksi {kode} {periode} menyebut angka lama yang keliru; yang disahkan {shown}"


def _published(dasar: Katalog, periode: Periode, kode: str) -> Besaran | None:
    item, reported = dasar.indikator.get(kode), dasar.isian(kode, periode)
    if item is None or reported is None or periode not in dasar.disahkan():
        return None
    return printed(realisasi_penuh(item, reported[1]), item.desimal)


def _record(banding: Banding) -> Iterator[str]:
    """The SOP record of an approved document grows; a step still open may get its last day."""
    for periode in banding.dasar.disahkan():
        now = banding.kepala.dokumen.get(periode)
        record = banding.dasar.dokumen[periode].pelaksanaan
        rows = now.pelaksanaan if now else record
        if not all(any(_kept(old, row) for row in rows) for old in record):
            yield f"catatan SOP dokumen {periode} yang sudah disahkan diubah; catatan hanya ditambah"


def _kept(old: PelaksanaanLangkah, row: PelaksanaanLangkah) -> bool:
    return row == old or (old.selesai is None and row.model_copy(update={"selesai": None}) == old)


# First what makes the rest unreliable, then stages and figures, the archive last: the order of the verdict.
LARANGAN: tuple[Callable[[Banding], Iterator[str]], ...] = (
    _unreadable,
    _unlisted,
    _odd,
    _backwards,
    _unexplained,
    _settled,
    _corrections,
    _record,
    arsip_bertambah,
    register_bertambah,
    arsip_bersusun,
)
