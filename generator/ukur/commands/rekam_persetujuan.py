"""The record of approvals: what the gate counted for each proposal that made a document."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from ukur.archive.persetujuan import (
    Cakupan,
    PerubahanTercatat,
    RekamPersetujuan,
    SetujuTercatat,
    SyaratTercatat,
)
from ukur.commands import timbang
from ukur.commands.gerbang import PENGIZIN
from ukur.commands.riwayat import Diterima
from ukur.hosts.pilih import keterbatasan
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.workflow.statement import baca_baris
from ukur.workflow.usulan import Sikap, Tinjauan


def rekam(repo: Path, host: Host, lewat: Sequence[Diterima], percontohan: bool) -> RekamPersetujuan:
    """Return the record of the proposals, which come oldest first."""
    try:
        return RekamPersetujuan(
            situs_git=host.nama,
            bertanda=isinstance(host, TanpaHost),
            percontohan=percontohan,
            batas=keterbatasan(host),
            perubahan=tuple(_perubahan(repo, host, item) for item in lewat),
        )
    except (ValidationError, UnicodeEncodeError) as error:
        raise UkurError(
            "persetujuan tidak dapat dicatat: ada nama atau isi yang tidak sah dari situs Git; laporkan"
        ) from error


def _perubahan(repo: Path, host: Host, item: Diterima) -> PerubahanTercatat:
    usulan, cover = item.ditimbang, timbang.cakupan(item.timbangan, item.ditimbang)
    record = _cakupan(cover, git.isi_pohon(repo, item.timbangan.pohon))
    signed = isinstance(host, TanpaHost)
    return PerubahanTercatat(
        nomor=usulan.nomor,
        penulis=usulan.penulis,
        pembuat=tuple(akun for akun in usulan.pembuat_commit if akun),
        kepala=usulan.kepala,
        induk=item.induk,
        gabungan=item.commit,
        waktu=item.tergabung.waktu,
        sidik=usulan.sidik[usulan.kepala],
        cakupan=record,
        syarat=tuple(
            SyaratTercatat(
                peran=need.syarat.peran,
                unit=need.syarat.unit,
                jumlah=need.syarat.jumlah,
                alasan=need.syarat.alasan,
            )
            for need in item.putusan.syarat
        ),
        setuju=tuple(_setuju(repo, item, review, record) for review in _dihitung(item)),
        pengizin=git.teks_berkas(repo, item.induk, PENGIZIN) if signed else None,
    )


def _dihitung(item: Diterima) -> Iterator[Tinjauan]:
    """Yield the last approval of every account that met a requirement, in the order they were given."""
    counted = {akun for need in item.putusan.syarat for akun in need.oleh}
    last: dict[str, Tinjauan] = {}
    for review in sorted(item.ditimbang.tinjauan, key=lambda review: (review.waktu, review.urutan)):
        if review.sikap is Sikap.SETUJU and review.akun in counted:
            last[review.akun] = review
    yield from sorted(last.values(), key=lambda review: (review.waktu, review.akun))


def _setuju(repo: Path, item: Diterima, review: Tinjauan, record: Cakupan) -> SetujuTercatat:
    assert review.commit is not None, "the gate counts no approval without a commit"
    if not review.bukti:
        digest = item.ditimbang.sidik[review.commit]
        return SetujuTercatat(akun=review.akun, waktu=review.waktu, commit=review.commit, sidik=digest)
    read = baca_baris(review.bukti)
    if read is None:
        raise UkurError(f"pernyataan {review.akun} tidak dapat dibaca lagi; jalankan lagi")
    line, statement = read
    own = timbang.cakupan_commit(repo, item.induk, review.commit)
    cover = _cakupan(own, git.isi_pohon(repo, item.timbangan.pohon))
    return SetujuTercatat(
        akun=review.akun,
        waktu=review.waktu,
        commit=review.commit,
        sidik=statement.sidik,
        cakupan=None if cover == record else cover,
        pernyataan=line.pernyataan,
        tanda_tangan=line.tanda_tangan,
    )


def _cakupan(cover: timbang.Cakupan, isi: dict[str, str]) -> Cakupan:
    json.dumps([*cover.data, *cover.lain], ensure_ascii=False).encode()  # a name that is not UTF-8 stops here
    return Cakupan(data=tuple(sorted(cover.data)), lain=dict(sorted(cover.isi_lain(isi).items())))
