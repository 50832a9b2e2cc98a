"""What no approval can allow: each rule yields a sentence that says what is wrong and what to do."""

from collections.abc import Callable, Iterator, Sequence

from ukur.measure.realisasi import full_realisasi, printed
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import DasarTarget, Target
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import Quantity, quantity_spelling
from ukur.model.paths import SOP, kamus_path
from ukur.model.pengukuran import Koreksi, PelaksanaanLangkah, WordCorrection
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.workflow.archive_prohibitions import archive_is_structured, archive_only_grows, register_only_grows
from ukur.workflow.change_wording import shorten_text
from ukur.workflow.changes import LeafChange
from ukur.workflow.comparison import Comparison
from ukur.workflow.records import record_leaves
from ukur.workflow.settled_states import only_records, settled_states
from ukur.workflow.stage_moves import stage_moves

_WORDS = frozenset({ChangeKind.NARASI, ChangeKind.PENGESAHAN, ChangeKind.BUKTI, ChangeKind.RENCANA})
"""What a correction of words may change: nothing that is measured."""
_AFTER_APPROVAL = frozenset({ChangeKind.CATATAN_SOP, ChangeKind.TAHAP})


def violations_of(comparison: Comparison) -> Iterator[str]:
    """Yield every violation, in the order of ``PROHIBITIONS``; the same sentence may come twice."""
    for rule in PROHIBITIONS:
        yield from rule(comparison)


def _unreadable(comparison: Comparison) -> Iterator[str]:
    for path in sorted(comparison.head.unread_paths):
        where = f"{comparison.head.root}/{shorten_text(path)}"
        yield f"berkas {where} tidak dapat dibaca; perbaiki galatnya"


def _unlisted(comparison: Comparison) -> Iterator[str]:
    """What differs where no file was touched: the branch is old, or the listing is not whole."""
    listed = {path for file in comparison.files for path in (file.path, file.former)}
    changed = {f"{comparison.head.root}/{change.file}" for change in comparison.changes}
    for path in sorted((changed | comparison.merge.changed) - listed):
        where = shorten_text(path)
        yield f"isi {where} berbeda dari cabang utama, padahal tidak diubah usulan ini; mutakhirkan cabangnya"


def _odd(comparison: Comparison) -> Iterator[str]:
    """A link shows what another file says, a submodule what another repository does: neither was approved."""
    for path in sorted(comparison.merge.not_files):
        yield f"{shorten_text(path)} tautan simbolik atau submodul; ganti dengan berkas biasa"
    for file in comparison.files:
        if not file.deleted and not file.path.isprintable():
            yield f"nama berkas {shorten_text(file.path)} memuat huruf yang tidak tampak; ganti namanya"


def _backwards(comparison: Comparison) -> Iterator[str]:
    for move in stage_moves(comparison.base, comparison.head):
        if move.ke is None:
            yield f"dokumen {move.periode} dihapus; dokumen yang sudah ada tidak dihapus"
        elif move.is_backward:
            yield (
                f"tahap dokumen {move.periode} mundur dari {move.dari} ke {move.ke}; "
                "tahap hanya maju, kembalikan baris tahap itu"
            )


def _unexplained(comparison: Comparison) -> Iterator[str]:
    """An agreed target changes with a reason of its own, and keeps it; a sample was never agreed."""
    for kode, tahun in comparison.changed_targets():
        old, new = comparison.target(kode, tahun)
        if old is None or old.dasar is DasarTarget.CONTOH:
            continue
        if new is None:
            yield f"target {kode} tahun {tahun} dihapus; target yang ditetapkan hanya diubah dengan alasan"
        elif only_records(comparison, kode, tahun):
            continue
        elif _agreed(old) != _agreed(new) and new.alasan_perubahan in {None, old.alasan_perubahan}:
            where = f"{comparison.head.root}/{kamus_path(kode)}"
            yield f"target {kode} tahun {tahun} berubah tanpa alasan baru; isi alasan_perubahan di {where}"


def _agreed(target: Target) -> Target:
    return target.model_copy(update={"sumber": None, "alasan_lebih_mudah": None})


def _signatories(comparison: Comparison) -> Iterator[str]:
    """Who signs is who was asked: a block cannot come or go in the proposal that signs the document."""
    if comparison.base.sop.penanda_tangan == comparison.head.sop.penanda_tangan:
        return
    for move in stage_moves(comparison.base, comparison.head):
        if move.ke is not None and move.ke.disahkan and not (move.dari and move.dari.disahkan):
            yield (
                f"penanda_tangan di {comparison.head.root}/{SOP} berubah bersama pengesahan dokumen "
                f"{move.periode}; usulkan perubahan itu lebih dahulu, tersendiri"
            )


def _settled(comparison: Comparison) -> Iterator[str]:
    """A figure of an approved document changes only together with a correction that names it."""
    fresh = {(row.periode, row.indikator) for row in comparison.new_koreksi()}
    for change in comparison.changes:
        document = _closed(comparison.base, change)
        if document is None or document not in comparison.head.dokumen or _corrected(comparison, change):
            continue
        if change.indikator is None:
            yield (
                f"{change.kind} dokumen {document} yang sudah disahkan berubah; isinya hanya diubah bersama "
                "koreksi naskah di koreksi.yml yang menyebut semula dan menjadi"
            )
        elif (change.periode, change.indikator) not in fresh:
            what = f"{change.kind} {change.indikator} {change.periode}"
            yield f"{what} berubah tanpa koreksi di koreksi.yml, padahal dokumen {document} sudah disahkan"


def _corrected(comparison: Comparison, change: LeafChange) -> bool:
    """Return whether words differ by just what new corrections say of them, applied one after another."""
    if change.kind not in _WORDS or change.old is None or change.new is None:
        return False
    where = change.periode, change.indikator
    rows = [row for row in comparison.new_words() if (row.periode, row.indikator) == where]
    return _replaced(change.old, rows) == change.new


def _replaced(text: str, words: Sequence[WordCorrection]) -> str:
    for row in words:
        text = text.replace(row.semula, row.menjadi, 1)
    return text


def _closed(base: Catalogue, change: LeafChange) -> Periode | None:
    """Return the approved document that a change would alter: its own, or a later one of the year."""
    periode = change.periode
    if periode is None or change.kind in _AFTER_APPROVAL:
        return None
    approved = base.disahkan()
    if periode in approved:
        return periode
    later = (other for other in approved if other.tahun == periode.tahun and other > periode)
    return next(later, None) if change.kind is ChangeKind.REALISASI else None


def _corrections(comparison: Comparison) -> Iterator[str]:
    """Corrections are only added, and each starts from the figure that was published."""
    now = comparison.head.koreksi.koreksi
    words = comparison.head.koreksi.naskah
    lost = [row for row in comparison.base.koreksi.naskah if row not in words]
    if lost or any(row not in now for row in comparison.base.koreksi.koreksi):
        yield "koreksi yang sudah tercatat diubah atau dihapus; koreksi hanya ditambah"
    first: dict[tuple[Periode, str], Koreksi] = {}
    for row in sorted(comparison.new_koreksi(), key=lambda row: row.tanggal):
        first.setdefault((row.periode, row.indikator), row)
    for (periode, kode), row in sorted(first.items()):
        published = _published(comparison.base, periode, kode)
        if published is not None and published != printed(row.lama, comparison.base.indikator[kode].desimal):
            shown = quantity_spelling(published)
            yield f"koreksi {kode} {periode} menyebut angka lama yang keliru; yang disahkan {shown}"


def _published(base: Catalogue, periode: Periode, kode: str) -> Quantity | None:
    item, reported = base.indikator.get(kode), base.isian(kode, periode)
    if item is None or reported is None or periode not in base.disahkan():
        return None
    return printed(full_realisasi(item, reported[1]), item.desimal)


def _record(comparison: Comparison) -> Iterator[str]:
    """The SOP record of an approved document grows; a step still open may get its last day."""
    for periode in comparison.base.disahkan():
        now = comparison.head.dokumen.get(periode)
        record = comparison.base.dokumen[periode].pelaksanaan
        rows = now.pelaksanaan if now else record
        if not all(any(_kept(old, row) for row in rows) for old in record):
            yield f"catatan SOP dokumen {periode} yang sudah disahkan diubah; catatan hanya ditambah"


def _kept(old: PelaksanaanLangkah, row: PelaksanaanLangkah) -> bool:
    return row == old or (old.selesai is None and row.model_copy(update={"selesai": None}) == old)


def _filed_record(comparison: Comparison) -> Iterator[str]:
    """Order and meetings of a filed document grow; what was said changes as a correction says."""
    filed = comparison.filed.before if comparison.filed and comparison.records_kept else frozenset[Periode]()
    for periode in sorted(filed & comparison.base.dokumen.keys() & comparison.head.dokumen.keys()):
        old, new = comparison.base.dokumen[periode], comparison.head.dokumen[periode]
        words = [row for row in comparison.new_words() if (row.periode, row.indikator) == (periode, None)]
        orders = (old.perintah,) if old.perintah else (), (new.perintah,) if new.perintah else ()
        for what, before, after in (("perintah", *orders), ("catatan rapat", old.rapat, new.rapat)):
            if not all(any(_grown(row, other, words) for other in after) for row in before):
                yield (
                    f"{what} dokumen {periode} yang sudah diarsipkan diubah; yang tercatat hanya diubah "
                    "bersama koreksi naskah di koreksi.yml yang menyebut semula dan menjadi, yang lain "
                    "ditambahkan"
                )


def _grown(old: Record, new: Record, words: Sequence[WordCorrection]) -> bool:
    """Return whether a record says all that it said: in the same words, or as corrections say instead."""
    after = record_leaves(new)
    return all(after.get(loc) in {text, _replaced(text, words)} for loc, text in record_leaves(old).items())


# First what makes the rest unreliable, then stages and figures, the archive last: the order of the verdict.
PROHIBITIONS: tuple[Callable[[Comparison], Iterator[str]], ...] = (
    _unreadable,
    _unlisted,
    _odd,
    _backwards,
    _unexplained,
    _signatories,
    _settled,
    settled_states,
    _corrections,
    _record,
    _filed_record,
    archive_only_grows,
    register_only_grows,
    archive_is_structured,
)
