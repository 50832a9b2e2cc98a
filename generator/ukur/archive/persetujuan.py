"""``persetujuan.json``: who approved what, as the gate counted it, in one format for every way of approving.

What a Git host tells is copied here as told; only statements signed without a host carry their own proof.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.kanon import kanon, urai_model
from ukur.archive.manifest import Singkat
from ukur.model.katalog import Katalog
from ukur.model.nilai import Akun, Kunci, Nilai, Sha, Sha256
from ukur.model.organisasi import kunci
from ukur.model.paths import measured_periode
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Tahap
from ukur.workflow.sidik import sidik_usulan
from ukur.workflow.wewenang import Wewenang

PERSETUJUAN = "persetujuan.json"
# Our choice: several times what the gate and ssh-keygen write; more is not ours, and is not read.
Panjang = Annotated[str, StringConstraints(max_length=20_000)]
Jalur = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class Cakupan(Nilai):
    """What a proposal's hash covers: data files it touches, and hashes of the other files it touches."""

    data: tuple[Jalur, ...] = ()
    lain: Mapping[Jalur, str | None] = Field(default_factory=dict)

    def sidik(self, katalog: Katalog) -> str:
        """Return the hash of the proposal as the catalogue has it."""
        return sidik_usulan(katalog, self.data, self.lain)

    def memuat(self, periode: Periode) -> bool:
        """Return whether the document's own files are in it: only then the hash is over all its inputs."""
        return any(measured_periode(path) == periode for path in self.data)


class SetujuTercatat(Nilai):
    """One approval that counted; ``commit`` is what it was given on.

    ``pernyataan`` and ``tanda_tangan`` are there where it was signed, and ``sidik`` is then the hash that
    was signed, with what that covers where it differs from the proposal's.
    """

    akun: Akun
    waktu: AwareDatetime
    commit: Sha
    sidik: Sha256
    cakupan: Cakupan | None = None
    pernyataan: Panjang | None = None
    tanda_tangan: Panjang | None = None


class SyaratTercatat(Nilai):
    """An approval that the policy asked for."""

    peran: Kunci
    unit: Kunci | None = None
    jumlah: Annotated[int, Field(ge=1, le=99, strict=True)]
    alasan: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()


class PerubahanTercatat(Nilai):
    """One approved proposal: its makers, the commit on the target branch that took it in, and when.

    ``pengizin`` are the keys (allowed_signers) that its signatures were judged by.
    """

    nomor: Singkat
    penulis: Singkat
    pembuat: tuple[Singkat, ...]
    kepala: Sha
    induk: Sha
    gabungan: Sha
    waktu: AwareDatetime
    sidik: Sha256
    cakupan: Cakupan
    syarat: tuple[SyaratTercatat, ...]
    setuju: tuple[SetujuTercatat, ...]
    pengizin: Annotated[str, StringConstraints(max_length=200_000)] | None = None


class RekamPersetujuan(Nilai):
    """Every proposal that made a document, oldest first; the last one made it what is archived."""

    bentuk: Literal["ukur/persetujuan-dokumen/1"] = "ukur/persetujuan-dokumen/1"
    situs_git: Singkat
    bertanda: bool
    percontohan: bool
    batas: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()
    perubahan: Annotated[tuple[PerubahanTercatat, ...], Field(min_length=1, max_length=1_000)]

    def bita(self) -> bytes:
        """Return the file."""
        return kanon(self.model_dump(mode="json"))


def baca_persetujuan(isi: bytes, nama: str = PERSETUJUAN) -> RekamPersetujuan:
    """Return the record; UkurError where it is not one."""
    return urai_model(RekamPersetujuan, isi, nama)


UjiTanda = Callable[[PerubahanTercatat, SetujuTercatat], str | None]
"""Why a signed approval does not hold, None where it does; for a record without signatures never called."""


@dataclass(frozen=True)
class Bahan:
    """What approvals are held against: the frozen data, and roles and SOP of the target branch before it."""

    periode: Periode
    beku: Katalog
    dasar: Katalog
    uji_tanda: UjiTanda


def celah_persetujuan(rekam: RekamPersetujuan, bahan: Bahan) -> Iterator[str]:
    """Yield what does not hold, a sentence each; nothing when the document was approved as recorded."""
    yield from _tidak_sah(rekam, bahan)
    yield from _isi_lain(rekam.perubahan[-1], bahan)
    for change in rekam.perubahan:
        yield from _kurang(change, bahan.dasar)
    yield from _langkah_kurang(rekam, bahan.dasar)


def _isi_lain(final: PerubahanTercatat, bahan: Bahan) -> Iterator[str]:
    """Yield what was not approved of the frozen data: approvals of anything else prove nothing about it."""
    if not final.setuju:
        yield f"usulan {final.nomor} tidak disetujui siapa pun"
    if not final.cakupan.memuat(bahan.periode):
        yield f"usulan {final.nomor} tidak menyentuh dokumen {bahan.periode}: yang disetujui hal lain"
    if final.cakupan.sidik(bahan.beku) != final.sidik:
        yield f"isi beku bukan isi usulan {final.nomor} yang disetujui"
    for item in final.setuju:
        own = item.cakupan or final.cakupan
        if item.sidik != (final.sidik if item.cakupan is None else own.sidik(bahan.beku)):
            yield f"persetujuan {item.akun} diberikan atas isi yang lain"
        elif not own.memuat(bahan.periode):
            yield f"persetujuan {item.akun} tidak mencakup dokumen {bahan.periode}"


def _tidak_sah(rekam: RekamPersetujuan, bahan: Bahan) -> Iterator[str]:
    before = None
    for change in rekam.perubahan:
        if before is not None and change.waktu < before.waktu:
            yield f"usulan {change.nomor} tercatat lebih dahulu dari usulan {before.nomor}"
        before = change
        makers = {kunci(akun) for akun in (change.penulis, *change.pembuat)}
        seen: set[str] = set()
        for item in change.setuju:
            name = f"persetujuan {item.akun} pada usulan {change.nomor}"
            if kunci(item.akun) in makers:
                yield f"{name} diberikan oleh penulisnya sendiri"
            if kunci(item.akun) in seen:
                yield f"{name} tercatat dua kali"
            seen.add(kunci(item.akun))
            if item.waktu.replace(microsecond=0) > change.waktu:  # Git knows whole seconds
                yield f"{name} diberikan sesudah usulan itu digabung"
            if rekam.bertanda and (reason := bahan.uji_tanda(change, item)):
                yield f"{name}: {reason}"


def _kurang(change: PerubahanTercatat, dasar: Katalog) -> Iterator[str]:
    """Yield the requirements of a proposal that its approvals do not meet, by the roles of their dates."""
    for need in change.syarat:
        have = len(_memenuhi(change, dasar, need.peran, need.unit))
        if have < need.jumlah:
            name = dasar.peran.peran[need.peran].nama if need.peran in dasar.peran.peran else need.peran
            yield f"usulan {change.nomor} disetujui {have} dari {need.jumlah} {name} yang disyaratkan"


def _memenuhi(change: PerubahanTercatat, dasar: Katalog, peran: str, unit: str | None) -> set[str]:
    makers = frozenset(kunci(akun) for akun in (change.penulis, *change.pembuat))
    authority = Wewenang(dasar.peran, makers, dasar.instansi.zona_waktu)
    return {
        kunci(item.akun)
        for item in change.setuju
        if not authority.pembuat(item.akun) and authority.memenuhi(item.akun, peran, unit, item.waktu)
    }


def langkah_disahkan(dasar: Katalog) -> Iterator[Langkah]:
    """Yield the steps with approvals that a signed document has behind it."""
    for step in dasar.sop.langkah:
        if step.persetujuan and step.tahap.urutan <= Tahap.DITANDATANGANI.urutan:
            yield step


def _langkah_kurang(rekam: RekamPersetujuan, dasar: Katalog) -> Iterator[str]:
    """Yield the steps of the SOP that nobody closed; checking and signing count in the last proposal only."""
    for step in langkah_disahkan(dasar):
        own = rekam.perubahan[-1:] if step.tahap.urutan >= Tahap.DOKUMEN.urutan else rekam.perubahan
        for need in step.persetujuan:
            if not any(_cukup(change, dasar, need.peran, need.jumlah) for change in own):
                yield f"langkah {step.nomor} SOP tidak disetujui {need.jumlah} pemegang peran {need.peran}"


def _cukup(change: PerubahanTercatat, dasar: Katalog, peran: str, jumlah: int) -> bool:
    units: Iterable[str | None] = (None, *dasar.instansi.unit)
    return any(len(_memenuhi(change, dasar, peran, unit)) >= jumlah for unit in units)
