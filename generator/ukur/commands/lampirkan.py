"""Use cases ``attach-signed`` and ``attach-scan`` of ``archive``: copies of a document filed before."""

import base64
import datetime
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import MANIFEST, Manifest, baca_manifest, baca_register, ujung
from ukur.archive.susunan import susun_lampiran
from ukur.archive.tanda_pdf import TERBESAR, periksa_tanda
from ukur.commands.arsip import Hasil, buka_arsip, simpan, terakhir
from ukur.model.paths import ARSIP, REGISTER, JenisEntri
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.source.tulis_arsip import sendirian
from ukur.verify.attachment_check import ROOTS, SIGNED_ENDING, scan_name

_BUKAN_ARSIP = (
    "berkas ini tidak diawali persis oleh PDF mana pun di arsip; tanda tangani PDF dari folder arsip, jangan "
    "dicetak ulang, digabung, atau disimpan ulang sebelumnya"
)


def lampirkan_bertanda(repo: Path, berkas: Path, akar: Sequence[Path], kini: datetime.datetime) -> Hasil:
    """File a PDF that was signed outside; it must be one of the archive's own, and every signature hold."""
    signed = _baca(berkas, TERBESAR)
    roots = [_baca(path, 1_000_000) for path in akar]  # a certificate has some 2 kB
    with sendirian(repo, repo / ARSIP):
        return _bertanda(repo, berkas.name, signed, roots, kini)


def _bertanda(repo: Path, asal: str, signed: bytes, roots: Sequence[bytes], kini: datetime.datetime) -> Hasil:
    held = _arsip(repo)
    parent, original = _asli(held, signed)
    judged = periksa_tanda(signed, original, roots, kini)
    if judged.alasan:
        raise UkurError(f"{asal} tidak diarsipkan: {judged.alasan}")
    name = _nama_pdf(parent).removesuffix(".pdf")
    facts = {
        f"tanda tangan {number}": ", ".join(filter(None, (item.penanda, _waktu(item.waktu))))
        for number, item in enumerate(judged.tanda, 1)
    }
    files = {f"{name}{SIGNED_ENDING}": signed, ROOTS: b"".join(map(_pem, roots))}
    return _simpan(repo, held, parent, _Lampiran(JenisEntri.TANDA_TANGAN, files, facts, kini))


def lampirkan_pindaian(repo: Path, periode: Periode, berkas: Path, kini: datetime.datetime) -> Hasil:
    """File a scan of the copy that was signed by hand: a picture of it, and no electronic signature."""
    scan = _baca(berkas, TERBESAR)
    with sendirian(repo, repo / ARSIP):
        return _pindaian(repo, periode, berkas.name, scan, kini)


def _pindaian(repo: Path, periode: Periode, asal: str, scan: bytes, kini: datetime.datetime) -> Hasil:
    held = _arsip(repo)
    parent = terakhir(held, periode)
    if parent is None:
        raise UkurError(f"dokumen {periode} belum diarsipkan; jalankan 'ukur archive {periode}' dahulu")
    name = scan_name(_nama_pdf(parent).removesuffix(".pdf"), scan)
    if name is None:
        raise UkurError(f"{asal} bukan PDF, JPG, atau PNG; simpan pindaian dalam salah satu bentuk itu")
    facts = {"sifat": "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik"}
    return _simpan(repo, held, parent, _Lampiran(JenisEntri.PINDAIAN, {name: scan}, facts, kini))


@dataclass(frozen=True)
class _Lampiran:
    jenis: JenisEntri
    berkas: Mapping[str, bytes]
    keterangan: Mapping[str, str]
    kini: datetime.datetime


def _arsip(repo: Path) -> dict[str, bytes]:
    held = buka_arsip(repo)
    if REGISTER not in held:
        raise UkurError(f"{ARSIP} masih kosong; arsipkan dokumennya dahulu dengan 'ukur archive PERIODE'")
    return held


def _asli(held: Mapping[str, bytes], signed: bytes) -> tuple[Manifest, bytes]:
    """Return the document whose PDF the signed one begins with, the newest such version."""
    for manifest in reversed(_manifest(held, JenisEntri.DOKUMEN)):
        original = held[f"{manifest.folder}/{_nama_pdf(manifest)}"]
        if signed.startswith(original):
            return manifest, original
    raise UkurError(_BUKAN_ARSIP)


def _manifest(held: Mapping[str, bytes], jenis: JenisEntri) -> list[Manifest]:
    rows = [row for row in baca_register(held[REGISTER]) if row.jenis is jenis]
    return [baca_manifest(held[f"{row.folder}/{MANIFEST}"], row.folder) for row in rows]


def _pem(akar: bytes) -> bytes:
    """Return certificates as text that others can follow in the same file; as given it may be DER."""
    if b"-----BEGIN" in akar:
        return akar.rstrip() + b"\n"
    text = "\n".join(textwrap.wrap(base64.b64encode(akar).decode(), 64))
    return f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n".encode()


def _nama_pdf(manifest: Manifest) -> str:
    names = [item.path for item in manifest.berkas if item.path.endswith(".pdf") and "/" not in item.path]
    if len(names) != 1:
        raise UkurError(f"arsip {manifest.folder} tidak memuat satu PDF; jalankan 'ukur verify'")
    return names[0]


def _simpan(repo: Path, held: Mapping[str, bytes], parent: Manifest, extra: _Lampiran) -> Hasil:
    """Write the attachment as the next of its kind; the same file is filed once."""
    digests = {sidik_bita(isi) for path, isi in extra.berkas.items() if path != ROOTS}
    same = [
        manifest
        for manifest in _manifest(held, extra.jenis)
        if (manifest.periode, manifest.versi) == (parent.periode, parent.versi)
    ]
    for manifest in same:
        if digests & {item.sha256 for item in manifest.berkas}:
            return Hasil(manifest.folder, False)
    entry = susun_lampiran(
        parent,
        extra.jenis,
        len(same) + 1,
        ujung(baca_register(held[REGISTER])),
        f"{parent.judul}, versi {parent.versi}: {extra.jenis}",
        extra.berkas,
        extra.kini.replace(microsecond=0),
        extra.keterangan,
    )
    simpan(repo, held, entry)
    return Hasil(entry.manifest.folder, True)


def _waktu(waktu: datetime.datetime | None) -> str:
    return f"{waktu.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC" if waktu else ""


def _baca(path: Path, terbesar: int) -> bytes:
    try:
        if path.stat().st_size > terbesar:
            raise UkurError(f"{path.name} lebih dari {terbesar // 1_000_000} MB; kecilkan dahulu")
        return path.read_bytes()
    except OSError as error:
        raise UkurError(f"{path.name} tidak dapat dibaca; periksa jalur dan izinnya") from error
