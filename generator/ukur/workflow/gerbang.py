"""The gate: a proposal and the policy in, one verdict out that explains itself. Unknown means refuse."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ukur.model.katalog import Katalog
from ukur.model.organisasi import kunci
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import sebut_semua
from ukur.workflow.syarat import Aturan, Syarat
from ukur.workflow.usulan import Sikap, Tinjauan, Usulan
from ukur.workflow.wewenang import Wewenang

LONGGAR = datetime.timedelta(minutes=5)
"""How far a host's clock may be ahead of ours: our choice, what machines without exact time drift apart."""

Sejak = Mapping[str, tuple[Ubah, ...]]
"""For a commit that was approved: what differs in meaning between it and the head."""


class Status(StrEnum):
    """Outcome of the gate; only ``DISETUJUI`` lets a change through."""

    DISETUJUI = "disetujui"
    MENUNGGU = "menunggu"
    GAGAL = "gagal"
    GALAT = "galat"


@dataclass(frozen=True)
class Gugur:
    """An approval that does not count, and why; ``sel`` names what changed since it was given."""

    akun: str
    alasan: str
    sel: tuple[str, ...] = ()


@dataclass(frozen=True)
class HasilSyarat:
    """One requirement: who approved it, how many are still missing, and who could."""

    syarat: Syarat
    nama_peran: str
    oleh: tuple[str, ...]
    kurang: int
    calon: tuple[str, ...]


@dataclass(frozen=True)
class Putusan:
    """The verdict: ``kalimat`` can be acted on by someone who does not program."""

    status: Status
    kalimat: str
    syarat: tuple[HasilSyarat, ...] = ()
    gugur: tuple[Gugur, ...] = ()
    pelanggaran: tuple[str, ...] = ()


def putuskan(
    usulan: Usulan,
    dasar: Katalog,
    kebijakan: Aturan,
    galat: int,
    sejak: Sejak | None = None,
) -> Putusan:
    """Decide on a proposal. ``dasar`` is the target branch, whose roles count; nothing of the proposal's.

    The dates of roles are days in the office's time zone, as the target branch has it. ``galat`` is the
    number of errors that the checks find in the proposal's data.

    An approval counts when it is the account's last word, given by a holder of the role on that day, who
    neither wrote nor committed the change, on a commit whose hash equals the head's.
    """
    doubts = tuple(_doubts(usulan, kebijakan))
    if doubts:
        return Putusan(Status.GALAT, f"Tidak dapat diputuskan: {'; '.join(doubts)}.", pelanggaran=doubts)
    last = _last_words(usulan.tinjauan)
    authority = Wewenang(dasar.peran, _makers(usulan), dasar.instansi.zona_waktu)
    lapsed: list[Gugur] = []
    counted = tuple(_valid(usulan, last, authority, sejak or {}, lapsed))
    results = tuple(_result(item, authority, counted, usulan) for item in kebijakan.syarat)
    lapsed += _idle(counted, kebijakan.syarat, authority)
    faults = (f"data usulan masih mempunyai {galat} galat, lihat hasil 'ukur check'",) if galat else ()
    returned = tuple(_returned(authority, last))
    verdict = _verdict(results, tuple(lapsed), (*faults, *kebijakan.pelanggaran), returned)
    return _with_code(verdict) if kebijakan.elsewhere else verdict


def _makers(usulan: Usulan) -> frozenset[str]:
    return frozenset(kunci(akun) for akun in (usulan.penulis, *usulan.pembuat_commit) if akun)


def _doubts(usulan: Usulan, kebijakan: Aturan) -> Iterator[str]:
    if not usulan.lengkap:
        yield "daftar dari situs Git terpotong; ulangi, atau pecah usulan ini"
    if not usulan.berkas:
        yield "usulan tidak mengubah berkas apa pun"
    elif not (kebijakan.syarat or kebijakan.pelanggaran or kebijakan.elsewhere):
        yield "tidak ada persetujuan yang diminta untuk perubahan ini; laporkan kepada pengelola"
    if usulan.kepala not in usulan.sidik:
        yield "isi usulan pada commit terakhirnya tidak dapat dibaca; jalankan lagi"
    if not usulan.penulis:
        yield "penulis usulan tidak diketahui; buat usulan dari akun yang masih ada"
    if not usulan.pembuat_commit or not all(usulan.pembuat_commit):
        yield "ada commit yang tidak terhubung dengan akun; pembuatnya memakai alamat pos-el yang terdaftar"
    for review in usulan.tinjauan:
        yield from _doubtful(review, usulan.waktu)


def _doubtful(review: Tinjauan, now: datetime.datetime) -> Iterator[str]:
    if review.sikap is Sikap.TAK_DIKENAL:
        yield f"tinjauan {review.akun} berstatus yang tidak dikenal; minta ditinjau lagi"
    if review.waktu.tzinfo is None:
        yield f"waktu tinjauan {review.akun} tanpa zona; laporkan kepada pengelola"
    elif review.waktu > now + LONGGAR:
        yield f"waktu tinjauan {review.akun} ada di masa depan; periksa jam server"


def _last_words(reviews: Iterable[Tinjauan]) -> dict[str, Tinjauan]:
    """Return each account's latest review that takes a stand; remarks leave an earlier stand as it is.

    Of two at the same moment the one that does not approve counts.
    """
    last: dict[str, Tinjauan] = {}
    for review in sorted(reviews, key=lambda item: (item.waktu, item.urutan, item.sikap is not Sikap.SETUJU)):
        if review.sikap is not Sikap.KOMENTAR:
            last[kunci(review.akun)] = review
    return last


def _valid(
    usulan: Usulan, last: Mapping[str, Tinjauan], authority: Wewenang, sejak: Sejak, lapsed: list[Gugur]
) -> Iterator[Tinjauan]:
    for _, review in sorted(last.items()):
        if review.sikap is Sikap.BATAL:
            lapsed.append(Gugur(review.akun, "tinjauannya dibatalkan di situs Git; minta ditinjau lagi"))
        if review.sikap is not Sikap.SETUJU:
            continue
        reason = _lapse(usulan, review, authority)
        if reason is None:
            yield review
        else:
            since = sejak.get(review.commit or "", ()) if reason == BERUBAH else ()
            lapsed.append(Gugur(review.akun, reason, sebut_semua(since)))


BERUBAH = "isi usulan berubah sesudah disetujui; minta disetujui lagi"


def _lapse(usulan: Usulan, review: Tinjauan, authority: Wewenang) -> str | None:
    """Return why an approval does not count whatever role its account holds; None when it may count."""
    if authority.pembuat(review.akun):
        return (
            'ikut menulis usulan ini (menekan "Update branch" juga dihitung), jadi tidak dapat menyetujuinya'
        )
    if review.commit is None:
        return "tidak diketahui commit mana yang disetujui; minta disetujui lagi"
    if review.commit not in usulan.sidik:
        return "commit yang disetujui tidak dapat dibaca; minta disetujui lagi"
    return None if usulan.sidik[review.commit] == usulan.sidik[usulan.kepala] else BERUBAH


def _result(syarat: Syarat, authority: Wewenang, counted: Iterable[Tinjauan], usulan: Usulan) -> HasilSyarat:
    approved = tuple(
        review.akun
        for review in counted
        if authority.memenuhi(review.akun, syarat.peran, syarat.unit, review.waktu)
    )
    done = {kunci(akun) for akun in approved}
    able = authority.calon(syarat.peran, syarat.unit, usulan.waktu)
    return HasilSyarat(
        syarat,
        authority.nama(syarat.peran),
        approved,
        max(0, syarat.jumlah - len(approved)),
        tuple(akun for akun in able if kunci(akun) not in done),
    )


def _idle(counted: Iterable[Tinjauan], needed: Iterable[Syarat], authority: Wewenang) -> Iterator[Gugur]:
    """Yield approvals that meet no requirement, with the reason."""
    wanted = tuple(needed)
    for review in counted:
        if not any(authority.memenuhi(review.akun, s.peran, s.unit, review.waktu) for s in wanted):
            yield Gugur(review.akun, authority.sebab(review.akun, review.waktu))


def _returned(authority: Wewenang, last: Mapping[str, Tinjauan]) -> Iterator[str]:
    for _, review in sorted(last.items()):
        roles = authority.peran_pada(review.akun, review.waktu)
        if review.sikap is Sikap.KEMBALIKAN and roles:
            names = ", ".join(authority.nama(role) for role in roles)
            yield f"dikembalikan oleh {review.akun} ({names})"


def _verdict(
    results: tuple[HasilSyarat, ...],
    lapsed: tuple[Gugur, ...],
    broken: tuple[str, ...],
    returned: tuple[str, ...],
) -> Putusan:
    if broken:
        sentence = f"Tidak dapat diterima: {'; '.join(broken)}."
        return Putusan(Status.GAGAL, sentence, results, lapsed, broken)
    if returned:
        sentence = f"Usulan {'; '.join(returned)}; perbaiki, lalu minta ditinjau lagi."
        return Putusan(Status.GAGAL, sentence, results, lapsed, returned)
    lacking = [item for item in results if item.kurang]
    if not lacking:
        return Putusan(Status.DISETUJUI, "Semua persetujuan yang diminta SOP sudah ada.", results, lapsed)
    missing = "; ".join(_missing(item) for item in lacking)
    return Putusan(Status.MENUNGGU, f"Menunggu persetujuan {missing}.", results, lapsed)


PROGRAM_DI_LUAR = "Perubahan program dinilai uji dan pengelola repositori ini, bukan gerbang ini."


def _with_code(verdict: Putusan) -> Putusan:
    """Return the verdict with a word on the program's files, which it does not judge."""
    if verdict.status is not Status.DISETUJUI:
        return verdict
    return replace(
        verdict, kalimat=f"{verdict.kalimat} {PROGRAM_DI_LUAR}" if verdict.syarat else PROGRAM_DI_LUAR
    )


def _missing(item: HasilSyarat) -> str:
    count = f"{item.kurang} orang " if item.kurang > 1 else ""
    unit = f" unit {item.syarat.unit}" if item.syarat.unit else ""
    if len(item.calon) < item.kurang:
        return f"{count}{item.nama_peran}{unit} (pemegang perannya di peran.yml tidak cukup)"
    return f"{count}{item.nama_peran}{unit} ({', '.join(item.calon)})"
