"""The policy: which approvals a change needs, and what no approval can allow; read from the target branch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ukur.model.indikator import DasarTarget
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.sop import Langkah, Tahap
from ukur.workflow.banding import TANPA_BEDA, Banding, Gabungan
from ukur.workflow.jenis import berkas_data, is_code, jenis_berkas
from ukur.workflow.larangan import pelanggaran
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import singkat
from ukur.workflow.tahapan import gerak, langkah_terakhir, langkah_ulang
from ukur.workflow.usulan import BerkasUbah

KEPALA, SEKRETARIS, STAF = "kepala", "sekretaris", "staf"


@dataclass(frozen=True, order=True)
class Syarat:
    """An approval that is needed: ``jumlah`` holders of a role, for a unit's data only those of the unit."""

    peran: str
    unit: str | None
    jumlah: int
    alasan: tuple[str, ...]


@dataclass(frozen=True)
class Aturan:
    """What the policy says of a change: approvals needed, and violations that stop it whoever approves.

    ``elsewhere`` are files of the program that the repository's maintainers judge, not the SOP's roles.
    """

    syarat: tuple[Syarat, ...]
    pelanggaran: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


# Changes that need the same approvals wherever they stand.
TETAP: Mapping[Jenis, tuple[str, ...]] = {
    Jenis.PERAN: (KEPALA, SEKRETARIS),
    Jenis.SOP: (KEPALA, SEKRETARIS),
    Jenis.SKALA: (KEPALA, SEKRETARIS),
    Jenis.PEJABAT: (KEPALA, SEKRETARIS),
    Jenis.ATURAN: (KEPALA, SEKRETARIS),
    Jenis.MAKNA: (KEPALA, SEKRETARIS),
    Jenis.PROGRAM: (KEPALA, SEKRETARIS),
    Jenis.TAK_DIKENAL: (KEPALA, SEKRETARIS),
    Jenis.KOREKSI: (KEPALA,),
    Jenis.TARGET: (SEKRETARIS,),
    Jenis.POHON: (SEKRETARIS,),
    Jenis.PEMBANDING: (SEKRETARIS,),
    Jenis.KETERANGAN: (SEKRETARIS,),
    Jenis.ANGGARAN: (SEKRETARIS,),
    Jenis.INSTANSI: (SEKRETARIS,),
    Jenis.HALAMAN: (SEKRETARIS,),
    Jenis.TATA_LETAK: (SEKRETARIS,),
    Jenis.ARSIP: (STAF,),
}
_ANGKA = frozenset({Jenis.REALISASI, Jenis.BUKTI, Jenis.RENCANA})


def aturan(
    dasar: Katalog,
    kepala: Katalog,
    ubah: Iterable[Ubah],
    berkas: Iterable[BerkasUbah],
    register: tuple[str, str] | None = None,
    gabungan: Gabungan = TANPA_BEDA,
) -> Aturan:
    """Return what a change needs. ``dasar`` is the target branch: its SOP and roles are the policy.

    ``kepala`` is what the target branch would hold after the merge. ``register`` is the archive's register
    as text, before and after; needed only where the change touches it. ``gabungan`` is what the merge does.
    """
    banding = Banding(dasar, kepala, tuple(ubah), tuple(berkas), register, gabungan)
    needed = (*_stages(banding), *_fixed(banding), *_targets(banding), *_budgets(banding))
    needed += (*_documents(banding), *_files(banding))
    return Aturan(
        _merged(needed), tuple(dict.fromkeys(pelanggaran(banding))), tuple(sorted(_elsewhere(banding)))
    )


def _merged(needed: Iterable[Syarat]) -> tuple[Syarat, ...]:
    """Join requirements for the same role: the largest number counts, all reasons stay."""
    joined: dict[tuple[str, str], list[Syarat]] = {}
    for item in needed:
        joined.setdefault((item.peran, item.unit or ""), []).append(item)
    return tuple(
        Syarat(
            items[0].peran,
            items[0].unit,
            max(item.jumlah for item in items),
            tuple(dict.fromkeys(reason for item in items for reason in item.alasan)),
        )
        for _, items in sorted(joined.items())
    )


def _of_step(step: Langkah, alasan: str, unit: str | None = None) -> Iterator[Syarat]:
    for approval in step.persetujuan:
        yield Syarat(approval.peran, unit, approval.jumlah, (alasan,))


def _stages(banding: Banding) -> Iterator[Syarat]:
    for move in gerak(banding.dasar, banding.kepala):
        for step in move.langkah(banding.dasar.sop):
            yield from _of_step(step, f"langkah {step.nomor} SOP, tahap {move.periode}")


def _fixed(banding: Banding) -> Iterator[Syarat]:
    for jenis in sorted({change.jenis for change in banding.ubah} & TETAP.keys()):
        for peran in TETAP[jenis]:
            yield Syarat(peran, None, 1, (f"perubahan {jenis}",))


def _targets(banding: Banding) -> Iterator[Syarat]:
    """A target that stood in the target branch, or one of the performance agreement, is Kepala's."""
    for kode, tahun in banding.target_berubah():
        old, new = banding.target(kode, tahun)
        if old is not None or (new is not None and new.dasar is DasarTarget.PERJANJIAN_KINERJA):
            yield Syarat(KEPALA, None, 1, (f"perubahan target {kode} tahun {tahun}",))


def _budgets(banding: Banding) -> Iterator[Syarat]:
    """A budget that an approved document shows is Kepala's; later quarters are not shown there yet."""
    shown = {periode.tahun: periode.triwulan for periode in banding.dasar.disahkan()}
    for change in (change for change in banding.ubah if change.jenis is Jenis.ANGGARAN):
        tahun = change.tahun
        assert tahun is not None
        quarter = int(change.loc[3][2:]) if change.loc[2:3] == ("realisasi",) else 0
        if quarter <= shown.get(tahun, -1):
            reason = f"anggaran {tahun} yang tampil pada dokumen yang sudah disahkan"
            yield Syarat(KEPALA, None, 1, (reason,))


def _documents(banding: Banding) -> Iterator[Syarat]:
    """Figures are approved by every step since collecting; words by the last step that was closed."""
    sop = banding.dasar.sop
    for change in banding.ubah:
        periode = change.periode
        if periode is None or change.jenis is Jenis.TAHAP:
            continue
        dokumen = banding.kepala.dokumen.get(periode)
        stage = dokumen.tahap if dokumen else Tahap.PERINTAH
        figures = change.jenis in _ANGKA
        for step in langkah_ulang(sop, stage) if figures else langkah_terakhir(sop, stage):
            unit = change.unit if figures and step.tahap is Tahap.DRAF else None
            what = "data" if figures else "naskah"
            yield from _of_step(step, f"langkah {step.nomor} SOP, {what} {periode} berubah", unit)


def _files(banding: Banding) -> Iterator[Syarat]:
    """What data files mean is in ``ubah``; here count all others, and data files that mean the same."""
    root = banding.dasar.root
    meaningful = {f"{root}/{change.berkas}" for change in banding.ubah}
    kinds: dict[Jenis, list[str]] = {}
    for path in sorted(_paths(banding) - meaningful - _elsewhere(banding)):
        kinds.setdefault(_kind(root, path), []).append(path)
    for jenis, touched in sorted(kinds.items()):
        more = f" dan {len(touched) - 1} berkas lain" if len(touched) > 1 else ""
        for peran in TETAP[jenis]:
            yield Syarat(peran, None, 1, (f"perubahan {jenis}: {singkat(touched[0], 80)}{more}",))


def _paths(banding: Banding) -> set[str]:
    return {path for file in banding.berkas for path in (file.path, file.dari) if path}


def _elsewhere(banding: Banding) -> set[str]:
    """Return the files of the program, where the target branch leaves them to its maintainers.

    Only a demonstration may say so: an office that publishes figures answers for the program that makes them.
    """
    base = banding.dasar
    maintained = base.instansi.percontohan and base.peran.program is not None
    return {path for path in _paths(banding) if maintained and is_code(path)}


def _kind(root: str, path: str) -> Jenis:
    if path.startswith(f"{root}/"):
        known = berkas_data(path.removeprefix(f"{root}/"))
        return Jenis.TATA_LETAK if known else Jenis.TAK_DIKENAL
    return jenis_berkas(path)
