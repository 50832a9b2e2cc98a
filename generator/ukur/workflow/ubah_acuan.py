"""Sentences about reference data: dictionary, budget, corrections, roles, and the rest of the office."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ukur.measure.tulisan import KOSONG, besaran, rupiah
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import kalimat, kalimat_pendek, singkat, titik, tw

_BEDA_PENDEK = 3  # our choice: more changed fields than this are named, and their values left to the details
Cerita = Callable[[Katalog, Katalog, list[Ubah]], Iterator[str]]


def acuan(
    dasar: Katalog, kepala: Katalog, changes: Iterable[Ubah]
) -> Iterator[tuple[Jenis, list[str], list[Ubah]]]:
    """Yield, for each kind of reference data, the sentences and the leaves that they stand for."""
    grouped: dict[Jenis, list[Ubah]] = {}
    for change in changes:
        if change.periode is None and change.jenis is not Jenis.TARGET:
            grouped.setdefault(_group(change.jenis), []).append(change)
    for jenis, leaves in sorted(grouped.items()):
        detail = [c for c in leaves if c.indikator in dasar.indikator and c.indikator in kepala.indikator]
        yield jenis, list(_CERITA.get(jenis, _plain)(dasar, kepala, leaves)), detail


def _group(jenis: Jenis) -> Jenis:
    """Return the heading: everything of an indicator but its targets stands together."""
    return Jenis.MAKNA if jenis in {Jenis.KETERANGAN, Jenis.PEMBANDING} else jenis


def _plain(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    yield from (titik(kalimat(change)) for change in leaves)


def _dictionary(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    for kode in sorted({change.indikator for change in leaves if change.indikator}):
        before, after = dasar.indikator.get(kode), kepala.indikator.get(kode)
        if after is None:
            yield f"{kode}: dihapus dari kamus."
        elif before is None:
            parts = f"sasaran {after.sasaran}, satuan {after.satuan}, rumus {after.rumus}"
            yield f"{kode} {after.nama}: indikator baru ({parts})."
        else:
            own = [change for change in leaves if change.indikator == kode]
            yield titik(f"{kode} {after.nama}: {_fields(own)}")


def _fields(leaves: list[Ubah]) -> str:
    if len(leaves) <= _BEDA_PENDEK:
        return "; ".join(kalimat_pendek(change) for change in leaves)
    names = dict.fromkeys(change.loc[0].replace("_", " ") for change in leaves)
    return f"{', '.join(names)} berubah"


def _budget(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    for tahun in sorted({change.tahun for change in leaves if change.tahun}):
        before, after = dasar.anggaran.get(tahun), kepala.anggaran.get(tahun)
        if before is None and after is not None:
            yield f"Anggaran {tahun} baru: {len(after.simpul)} simpul, sumber {after.sumber}."
        elif after is None:
            yield f"Anggaran {tahun} dihapus."
        else:
            yield from (_amount(tahun, change) for change in leaves if change.tahun == tahun)


def _amount(tahun: int, change: Ubah) -> str:
    if change.loc[0] != "simpul":
        return titik(kalimat(change))
    old, new = (KOSONG if text is None else rupiah(Decimal(text)) for text in (change.lama, change.baru))
    return f"Anggaran {tahun} {change.loc[1]}: {' '.join(change.loc[2:])} {old} -> {new}."


def _corrections(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    old, new = dasar.koreksi.koreksi, kepala.koreksi.koreksi
    for word, rows in (
        ("Koreksi dihapus", [row for row in old if row not in new]),
        ("Koreksi", [row for row in new if row not in old]),
    ):
        for row in rows:
            item = kepala.indikator.get(row.indikator)
            places = item.desimal if item else 2
            values = f"{besaran(row.lama, places)} -> {besaran(row.baru, places)}"
            why = f"alasan: {singkat(row.alasan)}; diputuskan oleh {row.diputuskan_oleh}"
            yield f"{word} {tw(row.periode)} {row.indikator}: {values}; {why}."


def _roles(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    before, after = dasar.peran.peran, kepala.peran.peran
    for role in sorted({*before, *after}):
        old, new = before.get(role), after.get(role)
        name = (after.get(role) or before[role]).nama
        first, last = (set(item.pemegang) if item else set() for item in (old, new))
        for word, holders in (("tidak lagi dipegang", first - last), ("dipegang", last - first)):
            for holder in sorted(holders, key=lambda item: (item.akun, item.mulai)):
                end = f" sampai {holder.sampai:%d-%m-%Y}" if holder.sampai else ""
                units = f", unit {', '.join(holder.unit)}" if holder.unit else ""
                yield f"Peran {name} {word} {holder.akun} (mulai {holder.mulai:%d-%m-%Y}{end}{units})."
        if old and new and old.nama != new.nama:
            yield f"Peran {role} berganti nama: {old.nama} -> {new.nama}."
    yield from _exceptions(dasar, kepala)
    if dasar.peran.program != kepala.peran.program:
        who = kepala.peran.program or "Kepala dan Sekretaris"
        yield f"Perubahan program selanjutnya dinilai {who}."


def _exceptions(dasar: Katalog, kepala: Katalog) -> Iterator[str]:
    old, new = dasar.peran.pengecualian, kepala.peran.pengecualian
    for word, rows in (
        ("dicabut", [r for r in old if r not in new]),
        ("dinyatakan", [r for r in new if r not in old]),
    ):
        for row in rows:
            yield f"Rangkap peran {row.akun} ({', '.join(row.peran)}) {word}; alasan: {singkat(row.alasan)}."


def _officials(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    before, after = dasar.pejabat, kepala.pejabat
    for title in sorted({*before.jabatan, *after.jabatan}):
        old, new = before.jabatan.get(title), after.jabatan.get(title)
        if old != new:
            yield titik(f"Sebutan jabatan {title}: {old or KOSONG} -> {new or KOSONG}")
    for word, rows in (
        ("dihapus", [row for row in before.pemegang if row not in after.pemegang]),
        ("dicatat", [row for row in after.pemegang if row not in before.pemegang]),
    ):
        for row in rows:
            end = f" sampai {row.sampai:%d-%m-%Y}" if row.sampai else ""
            number = f", NIP {row.nip}" if row.nip else ""
            since = f"{row.status} {row.jabatan} mulai {row.mulai:%d-%m-%Y}{end}{number}"
            yield f"{row.nama} {word}: {since}."


def _tree(dasar: Katalog, kepala: Katalog, leaves: list[Ubah]) -> Iterator[str]:
    before, after = _nodes(dasar), _nodes(kepala)
    for kode in sorted({*before, *after}):
        old, new = before.get(kode), after.get(kode)
        if old is None and new is not None:
            yield titik(f"{new[0]} {kode} ditambah di bawah {new[1] or 'puncak pohon'}: {new[2]}")
        elif new is None and old is not None:
            yield titik(f"{old[0]} {kode} dihapus: {old[2]}")
        elif old is not None and new is not None and old != new:
            words = (f"{a or KOSONG} -> {b or KOSONG}" for a, b in zip(old, new, strict=True) if a != b)
            yield titik(f"{new[0]} {kode}: {'; '.join(words)}")


def _nodes(katalog: Katalog) -> dict[str, tuple[str, str, str, str, str]]:
    """Return level, parent, text, basis and source of every node, by its code."""
    return {
        node.kode: (
            str(node.jenis),
            parent.kode if parent else "",
            singkat(node.uraian),
            str(node.dasar or ""),
            node.sumber or "",
        )
        for _, node, parent in katalog.pohon.berlokasi()
    }


_CERITA: dict[Jenis, Cerita] = {
    Jenis.MAKNA: _dictionary,
    Jenis.ANGGARAN: _budget,
    Jenis.KOREKSI: _corrections,
    Jenis.PERAN: _roles,
    Jenis.PEJABAT: _officials,
    Jenis.POHON: _tree,
}
