"""Sentences about reference data: dictionary, budget, corrections, roles, and the rest of the office."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ukur.measure.figure_text import DASH, quantity_text, rupiah_text
from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.sop import Guard
from ukur.workflow.change_wording import (
    change_sentence,
    end_sentence,
    quarter_name,
    short_sentence,
    shorten_text,
)
from ukur.workflow.changes import LeafChange
from ukur.workflow.guard_names import guard_names
from ukur.workflow.plan_words import bare
from ukur.workflow.term_sentences import (
    TERM,
    agreements,
    end_words,
    ends,
    moved_together,
    moves,
    structure,
    term_words,
)

_FEW_DIFFERENCES = (
    3  # our choice: more changed fields than this are named, and their values left to the details
)
Teller = Callable[[Catalogue, Catalogue, list[LeafChange]], Iterator[str]]


def reference_sentences(
    base: Catalogue, head: Catalogue, changes: Iterable[LeafChange]
) -> Iterator[tuple[ChangeKind, list[str], list[LeafChange]]]:
    """Yield, for each kind of reference data, the sentences and the leaves that they stand for."""
    grouped: dict[ChangeKind, list[LeafChange]] = {}
    for change in changes:
        if change.periode is None and change.kind is not ChangeKind.TARGET:
            grouped.setdefault(_group(change.kind), []).append(change)
    for jenis, leaves in sorted(grouped.items()):
        detail = [c for c in leaves if c.indikator in base.indikator and c.indikator in head.indikator]
        yield jenis, list(_TELLERS.get(jenis, _plain)(base, head, leaves)), detail


def _group(jenis: ChangeKind) -> ChangeKind:
    """Return the heading: everything of an indicator but its targets stands together."""
    return ChangeKind.MAKNA if jenis in {ChangeKind.KETERANGAN, ChangeKind.PEMBANDING} else jenis


def _plain(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    yield from (end_sentence(change_sentence(change)) for change in leaves)


def _dictionary(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    ways, together = moved_together(leaves)
    yield from moves(ways)
    for kode in sorted({change.indikator for change in leaves if change.indikator} - together):
        before, after = base.indikator.get(kode), head.indikator.get(kode)
        if after is None:
            yield f"{kode}: dihapus dari kamus."
        elif before is None:
            parts = f"sasaran {after.sasaran}, satuan {after.satuan}, rumus {after.rumus}"
            parts += f", berlaku {after.berlaku.words}" if after.berlaku else ""
            yield f"{kode} {after.nama}: indikator baru ({parts})."
        else:
            own = [change for change in leaves if change.indikator == kode]
            words = (term_words(before, after), _fields(own))
            yield end_sentence(f"{kode} {after.nama}: {'; '.join(part for part in words if part)}")


def _fields(leaves: list[LeafChange]) -> str:
    leaves = [change for change in leaves if change.loc[0] not in TERM]
    if len(leaves) <= _FEW_DIFFERENCES:
        return "; ".join(short_sentence(change) for change in leaves)
    names = dict.fromkeys(change.loc[0].replace("_", " ") for change in leaves)
    return f"{', '.join(names)} berubah"


def _budget(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    for tahun in sorted({change.year for change in leaves if change.year}):
        before, after = base.anggaran.get(tahun), head.anggaran.get(tahun)
        if before is None and after is not None:
            yield f"Anggaran {tahun} baru: {len(after.simpul)} simpul, sumber {after.sumber}."
        elif after is None:
            yield f"Anggaran {tahun} dihapus."
        else:
            yield from (_amount(tahun, change) for change in leaves if change.year == tahun)


def _amount(tahun: int, change: LeafChange) -> str:
    if change.loc[0] != "simpul":
        return end_sentence(change_sentence(change))
    old, new = (DASH if text is None else rupiah_text(Decimal(text)) for text in (change.old, change.new))
    return f"Anggaran {tahun} {change.loc[1]}: {' '.join(change.loc[2:]).replace('_', ' ')} {old} -> {new}."


def _corrections(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    old, new = base.koreksi.koreksi, head.koreksi.koreksi
    for word, rows in (
        ("Koreksi dihapus", [row for row in old if row not in new]),
        ("Koreksi", [row for row in new if row not in old]),
    ):
        for row in rows:
            item = head.indikator.get(row.indikator)
            places = item.desimal if item else 2
            values = f"{quantity_text(row.lama, places)} -> {quantity_text(row.baru, places)}"
            why = f"alasan: {bare(shorten_text(row.alasan))}; diputuskan oleh {row.diputuskan_oleh}"
            yield f"{word} {quarter_name(row.periode)} {row.indikator}: {values}; {why}."
    yield from _corrected_words(base, head)


def _corrected_words(base: Catalogue, head: Catalogue) -> Iterator[str]:
    old, new = base.koreksi.naskah, head.koreksi.naskah
    for word, rows in (
        ("Koreksi naskah dihapus", [row for row in old if row not in new]),
        ("Koreksi naskah", [row for row in new if row not in old]),
    ):
        for row in rows:
            what = f"{shorten_text(row.semula)} -> {shorten_text(row.menjadi)}"
            why = f"alasan: {bare(shorten_text(row.alasan))}; diputuskan oleh {row.diputuskan_oleh}"
            yield f"{word} {quarter_name(row.periode)} {row.indikator or 'dokumen'}: {what}; {why}."


def _roles(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    before, after = base.peran.peran, head.peran.peran
    for role in sorted({*before, *after}):
        old, new = before.get(role), after.get(role)
        name = (after.get(role) or before[role]).nama
        first, last = (set(item.pemegang) if item else set() for item in (old, new))
        moved = ends(first - last, last - first)
        for before_end, holder in moved:
            since = f"(mulai {holder.mulai:%d-%m-%Y})"
            yield f"Peran {name} dipegang {holder.akun} {since} {end_words(before_end, holder)}."
        told = {row for pair in moved for row in pair}
        for word, holders in (("tidak lagi dipegang", first - last), ("dipegang", last - first)):
            for holder in sorted(holders - told, key=lambda item: (item.akun, item.mulai)):
                end = f" sampai {holder.sampai:%d-%m-%Y}" if holder.sampai else ""
                units = f", unit {', '.join(holder.unit)}" if holder.unit else ""
                yield f"Peran {name} {word} {holder.akun} (mulai {holder.mulai:%d-%m-%Y}{end}{units})."
        if old and new and old.nama != new.nama:
            yield f"Peran {role} berganti nama: {old.nama} -> {new.nama}."
    yield from _exceptions(base, head)
    yield from _declared_successions(base, head)
    if base.peran.program != head.peran.program:
        who = head.peran.program or guard_names(head, Guard.TARGET, Guard.ACUAN)
        yield f"Perubahan program selanjutnya dinilai {who}."


def _declared_successions(base: Catalogue, head: Catalogue) -> Iterator[str]:
    old, new = base.peran.bila_kosong, head.peran.bila_kosong
    for word, rows in (
        ("dicabut", [row for row in old if row not in new]),
        ("dinyatakan", [row for row in new if row not in old]),
    ):
        for row in rows:
            end = f" sampai {row.sampai:%d-%m-%Y}" if row.sampai else ""
            yield (
                f"Bila peran {row.peran} kosong, yang memutuskan {' dan '.join(row.pengganti)} bersama-sama: "
                f"{word}; SK {shorten_text(row.sk)}, mulai {row.mulai:%d-%m-%Y}{end}."
            )


def _exceptions(base: Catalogue, head: Catalogue) -> Iterator[str]:
    old, new = base.peran.pengecualian, head.peran.pengecualian
    for word, rows in (
        ("dicabut", [r for r in old if r not in new]),
        ("dinyatakan", [r for r in new if r not in old]),
    ):
        for row in rows:
            yield (
                f"Rangkap peran {row.akun} ({', '.join(row.peran)}) {word}; alasan: "
                f"{shorten_text(row.alasan)}."
            )


def _officials(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    before, after = base.pejabat, head.pejabat
    for title in sorted({*before.jabatan, *after.jabatan}):
        old, new = before.jabatan.get(title), after.jabatan.get(title)
        if old != new:
            yield end_sentence(f"Sebutan jabatan {title}: {old or DASH} -> {new or DASH}")
    gone = [row for row in before.pemegang if row not in after.pemegang]
    come = [row for row in after.pemegang if row not in before.pemegang]
    moved = ends(gone, come)
    for row, now in moved:
        since = f"{now.status} {now.jabatan} mulai {now.mulai:%d-%m-%Y}"
        yield f"{now.nama}, {since}: {end_words(row, now)}."
    told = [row for pair in moved for row in pair]
    for word, rows in (("dihapus", gone), ("dicatat", come)):
        for row in rows:
            if row in told:
                continue
            end = f" sampai {row.sampai:%d-%m-%Y}" if row.sampai else ""
            number = f", NIP {row.nip}" if row.nip else ""
            own = f", selaku {' dan '.join(row.selaku)}" if row.selaku else ""
            ground = f", SK {shorten_text(row.sk)}" if row.sk else ""
            since = f"{row.status} {row.jabatan} mulai {row.mulai:%d-%m-%Y}{end}{number}{own}{ground}"
            yield f"{row.nama} {word}: {since}."


_TOLD_WHOLE = {"kewenangan", "penanda_tangan"}
"""Keys of the SOP that are told in sentences of their own, not leaf by leaf."""


def _procedure(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    for guard in Guard:
        old, new = (catalogue.sop.guards(guard) for catalogue in (base, head))
        if old != new:
            yield end_sentence(f"Yang menjaga {guard}: {' dan '.join(old)} -> {' dan '.join(new)}")
    if base.sop.penanda_tangan != head.sop.penanda_tangan:
        yield end_sentence(f"Penanda tangan: {_signatories(base)} -> {_signatories(head)}")
    yield from _plain(base, head, [change for change in leaves if change.loc[0] not in _TOLD_WHOLE])


def _signatories(catalogue: Catalogue) -> str:
    others = (f"{item.jabatan} ({shorten_text(item.sebagai or '')})" for item in catalogue.sop.cosigners)
    return ", ".join((catalogue.sop.principal_office, *others))


def _tree(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    before, after = _nodes(base), _nodes(head)
    for kode in sorted({*before, *after}):
        old, new = before.get(kode), after.get(kode)
        if old is None and new is not None:
            yield end_sentence(f"{new[0]} {kode} ditambah di bawah {new[1] or 'puncak pohon'}: {new[2]}")
        elif new is None and old is not None:
            yield end_sentence(f"{old[0]} {kode} dihapus: {old[2]}")
        elif old is not None and new is not None and old != new:
            words = (f"{a or DASH} -> {b or DASH}" for a, b in zip(old, new, strict=True) if a != b)
            yield end_sentence(f"{new[0]} {kode}: {'; '.join(words)}")


def _nodes(catalogue: Catalogue) -> dict[str, tuple[str, str, str, str, str]]:
    """Return level, parent, text, basis and source of every node, by its code."""
    return {
        node.kode: (
            str(node.jenis),
            parent.kode if parent else "",
            shorten_text(node.uraian),
            str(node.dasar or ""),
            node.sumber or "",
        )
        for _, node, parent in catalogue.pohon.located_simpul()
    }


_TELLERS: dict[ChangeKind, Teller] = {
    ChangeKind.MAKNA: _dictionary,
    ChangeKind.ATURAN: structure,
    ChangeKind.PK: agreements,
    ChangeKind.ANGGARAN: _budget,
    ChangeKind.KOREKSI: _corrections,
    ChangeKind.PERAN: _roles,
    ChangeKind.PEJABAT: _officials,
    ChangeKind.SOP: _procedure,
    ChangeKind.POHON: _tree,
}
