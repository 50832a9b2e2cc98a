"""Use case ``gate``: fetch a proposal, weigh it, decide, and tell the host."""

import contextlib
import datetime
import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ukur.commands.timbang import laporan, putusan, revisi, sidik_commit, timbang
from ukur.hosts.deteksi import Sasaran, deteksi
from ukur.hosts.pilih import buka, nomor
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.source.katalog import Simpanan
from ukur.workflow.gerbang import Putusan, Status
from ukur.workflow.laporan_ubah import LaporanUbah
from ukur.workflow.tampil_laporan import render_markdown
from ukur.workflow.tampil_putusan import putusan_markdown
from ukur.workflow.usulan import Usulan

TERBESAR = 5_000_000
"""Bytes of an event file: GitHub sends none over 25 MB, and a pull request's has some 30 kB (our choice)."""

PENGIZIN = ".ukur/allowed_signers"


class UsulanBergerak(UkurError):
    """The head moved while it was weighed: its own run will come, and nothing is posted by this one."""


@dataclass(frozen=True)
class Hasil:
    """The verdict on a proposal and, where its data could be read, the change report."""

    usulan: Usulan
    putusan: Putusan
    laporan: LaporanUbah | None


def sasaran(lingkungan: Mapping[str, str], peristiwa: Path | None, usulan: str | None) -> Sasaran:
    """Return what to decide on: from the event file and the environment, or the number that was given."""
    path = peristiwa or (Path(found) if (found := lingkungan.get("GITHUB_EVENT_PATH")) else None)
    event = _event(path) if path else {}
    if usulan is not None:
        if not usulan.isdecimal():
            raise UkurError(f"nomor usulan '{usulan}' bukan angka")
        event = {
            **event,
            "inputs": {"nomor": usulan},
            "pull_request": None,
            "workflow_run": None,
            "issue": None,
        }
        return deteksi({**lingkungan, "CI_MERGE_REQUEST_IID": usulan}, event)
    return deteksi(lingkungan, event)


def sasaran_repo(lingkungan: Mapping[str, str]) -> Sasaran:
    """Return the repository that the environment names, whatever the event is about."""
    return sasaran(lingkungan, None, lingkungan.get("CI_MERGE_REQUEST_IID") or "1")


def putuskan_usulan(repo: Path, host: Host, nama: str) -> Hasil:
    """Decide on a proposal of a host; its commits are fetched as objects."""
    usulan = host.usulan(nama)
    base = git.commit(repo, "HEAD")
    if base is None:
        raise UkurError("repositori ini belum punya commit; ambil cabang tujuan lebih dahulu")
    reviewed = (review.commit for review in usulan.tinjauan if review.commit)
    git.lengkapi(repo, _remote(repo), host.refspec(nama), {usulan.kepala, usulan.dasar, *reviewed})
    if git.commit(repo, usulan.kepala) is None:
        raise UkurError("commit terakhir usulan tidak dapat diambil; jalankan lagi")
    _terbaru(repo, base, usulan.dasar)
    weighed = timbang(repo, base, usulan.kepala)
    verdict = putusan(weighed, usulan)
    if isinstance(host, TanpaHost):
        verdict = replace(verdict, gugur=verdict.gugur + host.ditolak(nama))
    readable = weighed.periksa_dasar.ukuran and weighed.periksa_kepala.ukuran
    return Hasil(usulan, verdict, laporan(weighed) if readable else None)


def _terbaru(repo: Path, di_sini: str, di_situs: str) -> None:
    """Raise where the commit checked out is behind the host's target branch: its policy would be old."""
    if git.commit(repo, di_situs) is None:
        raise UkurError("commit terakhir cabang tujuan tidak dapat diambil; jalankan lagi")
    parted = git.pangkal(repo, di_situs, di_sini)
    if parted == di_sini != di_situs:
        raise UkurError("cabang tujuan sudah maju; jalankan lagi pada commit terbarunya")
    if parted != di_situs:
        raise UkurError("usulan ini ditujukan ke cabang lain, bukan ke cabang yang dibuka di sini")


def jalankan(repo: Path, host: Host, nama: str, mengirim: bool, tautan: str | None) -> Hasil:
    """Decide, and post the verdict; where that fails for whatever reason, no older verdict may stand."""

    def gagal(_: object, error: BaseException | None, __: object) -> None:
        if mengirim and error is not None and not isinstance(error, UsulanBergerak):
            words = str(error) if isinstance(error, UkurError) else "kesalahan program; laporkan"
            with contextlib.suppress(UkurError):  # the first fault is the one to tell
                galat_dikirim(host, nama, words)

    with contextlib.ExitStack() as stack:
        stack.push(gagal)
        result = putuskan_usulan(repo, host, nama)
        if mengirim:
            kirim(host, nama, result, tautan)
    return result


def kirim(host: Host, nama: str, hasil: Hasil, tautan: str | None) -> None:
    """Post the verdict on the head that was weighed, and keep the comment up to date.

    A head that moved meanwhile gets nothing: its own run will come.
    """
    if host.kepala_kini(nama) != hasil.usulan.kepala:
        raise UsulanBergerak("usulan berubah selama diperiksa; pemeriksaan berikutnya akan memutuskan")
    host.kirim_status(hasil.usulan.kepala, hasil.putusan.status, hasil.putusan.kalimat, tautan)
    host.komentar(nama, komentar(hasil))


def galat_dikirim(host: Host, nama: str, kalimat: str) -> None:
    """Tell the host that no decision was possible, so that an older verdict does not stand."""
    host.kirim_status(host.kepala_kini(nama), Status.GALAT, kalimat, None)


def komentar(hasil: Hasil) -> str:
    """Return the comment: the verdict first, then what the proposal changes."""
    parts = [putusan_markdown(hasil.putusan)]
    if hasil.laporan:
        parts.append(f"## Apa yang berubah\n\n{render_markdown(hasil.laporan)}")
    return "\n".join(parts)


def buka_host(target: Sasaran, lingkungan: Mapping[str, str]) -> tuple[Host, str]:
    """Return the host of a target and the proposal's number."""
    host = buka(target, lingkungan.get(target.peubah_token))
    return host, nomor(host, target)


def buka_cabang(repo: Path, cabang: str, penanda: Path | None) -> tuple[Host, str]:
    """Return the repository itself as the host, and the branch that is the proposal."""
    return tanpa_host(repo, penanda), cabang


def tanpa_host(repo: Path, penanda: Path | None) -> TanpaHost:
    """Return the repository itself as the host; its target branch is the one that is checked out.

    ``penanda`` is a file of allowed_signers; without it the target branch's own counts.
    """
    base = revisi(repo, "HEAD")
    branch = git.git(repo, "symbolic-ref", "--short", "--quiet", "HEAD")
    if not branch:
        raise UkurError("tidak ada cabang yang dibuka di sini; buka cabang tujuan lebih dahulu")
    cache = Simpanan()
    return TanpaHost(
        repo=repo,
        cabang=branch.decode().strip(),
        pengizin=_pengizin(repo, base, penanda),
        sidik=functools.cache(lambda commit: sidik_commit(repo, base, commit, cache)),
        kini=datetime.datetime.now(datetime.UTC),
    )


def _pengizin(repo: Path, dasar: str, penanda: Path | None) -> bytes:
    if penanda is not None:
        try:
            return penanda.read_bytes()
        except OSError as error:
            raise UkurError("daftar kunci pada --signers tidak dapat dibaca; periksa jalurnya") from error
    text = git.teks_berkas(repo, dasar, PENGIZIN)
    if text is None:
        raise UkurError(
            f"daftar kunci {PENGIZIN} tidak ada di cabang tujuan; buat, atau sebut dengan --signers"
        )
    return text.encode()


def tautan_jalan(lingkungan: Mapping[str, str]) -> str | None:
    """Return the address of this pipeline run, for the status."""
    if lingkungan.get("CI_JOB_URL"):
        return lingkungan["CI_JOB_URL"]
    server, repo, run = (lingkungan.get(f"GITHUB_{key}") for key in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    return f"{server}/{repo}/actions/runs/{run}" if server and repo and run else None


def _remote(repo: Path) -> str:
    """Return where commits come from; a URL in UKUR_REMOTE, else the remote origin."""
    return os.environ.get("UKUR_REMOTE") or "origin"


def _event(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > TERBESAR:
            raise UkurError("berkas peristiwa terlalu besar")
        event = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UkurError("berkas peristiwa tidak dapat dibaca; beri berkas JSON dari situs Git") from error
    if not isinstance(event, dict):
        raise UkurError("berkas peristiwa bukan peristiwa situs Git")
    return event
