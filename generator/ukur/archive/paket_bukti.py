"""The evidence pack (bukti dukung) of one document: its files by criterion, lists, pages and hashes.

A file that several criteria need is stored once, in ``berkas/``; one that a single criterion needs is in
that criterion's folder.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ukur.archive import paket_halaman, paket_tabel
from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import path_sah
from ukur.archive.persetujuan import PERSETUJUAN
from ukur.document.bukti_dukung import (
    ArsipBukti,
    BahanBukti,
    BuktiKriteria,
    JenisBukti,
    KriteriaTampil,
    Letak,
)
from ukur.document.cakupan import cakupan_lke
from ukur.document.nilai import DokumenPengukuran
from ukur.model.katalog import Katalog
from ukur.model.paths import SOP, formulir_path
from ukur.model.temuan import UkurError

SIDIK, INDEKS, BERSAMA = "sidik.sha256", "index.html", "berkas"
_BARIS_SIDIK = re.compile(r"([0-9a-f]{64})  ([^\n]+)", re.ASCII)
_ALAMAT = re.compile(r"https?://", re.ASCII)


@dataclass(frozen=True)
class SumberPaket:
    """What a pack is made of.

    ``cetakan`` are the document's printed files and ``rekam`` the archive's own records, by name; ``masukan``
    the office's data files by path. ``arsip`` is None, and ``rekam`` empty, before the document is filed.
    """

    katalog: Katalog
    dokumen: DokumenPengukuran
    cetakan: Mapping[str, bytes]
    masukan: Mapping[str, bytes]
    arsip: ArsipBukti | None = None
    rekam: Mapping[str, bytes] = field(default_factory=dict)
    situs: str | None = None
    repositori: str | None = None


@dataclass(frozen=True)
class Paket:
    """A pack: every file by path, and the coverage it shows."""

    berkas: Mapping[str, bytes]
    kriteria: tuple[KriteriaTampil, ...]


def nama_paket(dokumen: DokumenPengukuran) -> str:
    """Return the name of the pack's folder."""
    return f"bukti-dukung-{dokumen.periode}"


def susun_paket(sumber: SumberPaket) -> Paket:
    """Return the pack: the same bytes for the same source."""
    held = dict(_berkas(sumber))
    files = _gabung(held)
    places = {kind: tuple(_letak(rows)) for kind, rows in held.items()} | _alamat(sumber)
    found = cakupan_lke(BahanBukti(sumber.katalog, sumber.dokumen, places, sumber.arsip))
    homes = _tempat(found)
    shown = tuple(_pindah(item, homes) for item in found)
    pack = {home: files[name] for name, home in homes.items()}
    pack |= paket_tabel.daftar(shown, sumber.dokumen.tanda)
    pack |= paket_halaman.halaman(sumber.dokumen, sumber.arsip, shown)
    pack[SIDIK] = daftar_sidik(pack)
    return Paket(pack, shown)


def asing(berkas: Mapping[str, bytes]) -> str | None:
    """Return why files on disk are not a pack just as it was made; None where they are."""
    try:
        listed = _baca_sidik(berkas[SIDIK])
    except (KeyError, ValueError):
        return f"tidak berisi {SIDIK} buatan Ukur"
    for path in sorted(listed.keys() ^ (berkas.keys() - {SIDIK})):
        return f"{path} {'hilang' if path in listed else 'bukan bagian paket'}"
    for path, digest in sorted(listed.items()):
        if sidik_bita(berkas[path]) != digest:
            return f"{path} sudah diubah"
    return None


def _baca_sidik(isi: bytes) -> dict[str, str]:
    matches = [_BARIS_SIDIK.fullmatch(line) for line in isi.decode("utf-8").split("\n")[:-1]]
    found = {match[2]: match[1] for match in matches if match}
    if not found or len(found) != len(matches):
        raise ValueError(SIDIK)
    return found


def _berkas(sumber: SumberPaket) -> Iterator[tuple[JenisBukti, Mapping[str, bytes]]]:
    """Yield the files of each kind of evidence, by their names."""
    yield from paket_tabel.tabel_bukti(sumber.katalog, sumber.dokumen).items()
    unit = sorted(sumber.katalog.formulir.get(sumber.dokumen.periode, {}))
    forms = {f"formulir-{key}.yml": formulir_path(sumber.dokumen.periode, key) for key in unit}
    yield JenisBukti.FORMULIR, _ambil(sumber.masukan, forms)
    sheets = _berakhiran(sumber.cetakan, ".xlsx")
    yield JenisBukti.DOKUMEN, {k: v for k, v in sorted(sumber.cetakan.items()) if k not in sheets}
    yield JenisBukti.PENGUKURAN, paket_tabel.tabel_pengukuran(sumber.dokumen) | sheets
    steps = paket_tabel.tabel_sop(sumber.katalog, sumber.dokumen)
    yield JenisBukti.SOP, steps | _ambil(sumber.masukan, {SOP: SOP})
    if sumber.arsip is not None:
        approvals = paket_tabel.tabel_persetujuan(sumber.arsip, sumber.dokumen)
        yield JenisBukti.PERSETUJUAN, approvals | _ambil(sumber.rekam, {PERSETUJUAN: PERSETUJUAN})
        yield JenisBukti.REKAM_ARSIP, {k: v for k, v in sumber.rekam.items() if k != PERSETUJUAN}


def _ambil(berkas: Mapping[str, bytes], nama: Mapping[str, str]) -> dict[str, bytes]:
    return {name: berkas[path] for name, path in nama.items() if path in berkas}


def _berakhiran(berkas: Mapping[str, bytes], akhiran: str) -> dict[str, bytes]:
    return {name: isi for name, isi in sorted(berkas.items()) if name.endswith(akhiran)}


def _gabung(held: Mapping[JenisBukti, Mapping[str, bytes]]) -> dict[str, bytes]:
    """Return all files by name; UkurError where two share a name, or one could leave the pack."""
    files: dict[str, bytes] = {}
    for rows in held.values():
        for name, isi in rows.items():
            if "/" in name or not path_sah(name) or name == INDEKS or name in files:
                raise UkurError(f"berkas '{name}' tidak dapat dimuat dalam paket bukti; periksa arsipnya")
            files[name] = isi
    return files


def _letak(rows: Mapping[str, bytes]) -> Iterator[Letak]:
    return (Letak(name, name, sidik_bita(isi)) for name, isi in rows.items())


def _alamat(sumber: SumberPaket) -> dict[JenisBukti, tuple[Letak, ...]]:
    known = {JenisBukti.SITUS: sumber.situs, JenisBukti.REPOSITORI: sumber.repositori}
    return {
        kind: (Letak(address, address),)
        for kind, address in known.items()
        if address and _ALAMAT.match(address)
    }


def _tempat(kriteria: Sequence[KriteriaTampil]) -> dict[str, str]:
    """Return where each file that is shown lies in the pack, by its name."""
    shown = [(item.kode, name) for item in kriteria for name in {b.nama for b in item.bukti if b.sha256}]
    uses = Counter(name for _, name in shown)
    return {name: f"{BERSAMA if uses[name] > 1 else kode}/{name}" for kode, name in sorted(shown)}


def _pindah(item: KriteriaTampil, homes: Mapping[str, str]) -> KriteriaTampil:
    def pindah(bukti: BuktiKriteria) -> BuktiKriteria:
        return replace(bukti, tujuan=homes[bukti.nama]) if bukti.sha256 else bukti

    return replace(item, bukti=tuple(pindah(bukti) for bukti in item.bukti))


def daftar_sidik(pack: Mapping[str, bytes]) -> bytes:
    """Return ``sidik.sha256``, as ``sha256sum -c`` reads it."""
    return "".join(f"{sidik_bita(isi)}  {path}\n" for path, isi in sorted(pack.items())).encode()
