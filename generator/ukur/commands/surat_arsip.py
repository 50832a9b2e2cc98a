"""The words of the proposal that files a document (step 9 of the SOP), and who commits it."""

import re
from collections.abc import Iterator, Mapping

from ukur.archive.manifest import Manifest
from ukur.commands.gerbang import sasaran_repo
from ukur.hosts.deteksi import Jenis
from ukur.model.galat import quote
from ukur.model.paths import ARSIP
from ukur.model.sop import Sop, Tahap
from ukur.model.temuan import UkurError
from ukur.workflow.markdown import aman

PEUBAH_POS_EL = "UKUR_POS_EL"
BOT_GITHUB = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"
_TAHAP = re.compile(rb"^(tahap:[ \t]+)([\"']?)(\w+)\2(?=[ \t]*(?:#[^\n]*)?\r?$)", re.MULTILINE)
_AKUN = re.compile(r"[A-Za-z0-9_.-]{1,100}(?:\[bot\])?")
_POS_EL = re.compile(r"[A-Za-z0-9_.+\[\]-]{1,100}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}[A-Za-z0-9]")
_SITUS: Mapping[Jenis, tuple[str, str]] = {
    Jenis.GITHUB: ("GITHUB_SERVER_URL", "users.noreply."),
    Jenis.GITEA: ("GITHUB_SERVER_URL", "noreply."),
    Jenis.GITLAB: ("CI_SERVER_URL", "noreply."),
}
"""Where the host's own address stands, and what it puts before it in addresses that receive nothing."""


def judul_usulan(manifest: Manifest) -> str:
    """Return the title of the proposal and of its commit."""
    return f"Arsip {manifest.periode.judul}, versi {manifest.versi}"


def isi_usulan(sop: Sop, manifest: Manifest) -> str:
    """Return the proposal's text: what the SOP asks of step 9, and what to look at. The same on every run."""
    return "\n\n".join(_bagian(sop, manifest)) + "\n"


def _bagian(sop: Sop, manifest: Manifest) -> Iterator[str]:
    step = next((item for item in sop.langkah if item.tahap is Tahap.ARSIP), None)
    if step is not None:
        yield f"## Langkah {step.nomor}: {aman(step.kegiatan)}"
        yield f"Kelengkapan: {aman(step.kelengkapan)}. Waktu baku: {step.waktu}. Hasil: {aman(step.output)}."
    yield (
        f"Usulan ini dibuat otomatis dari commit {manifest.commit} yang persetujuannya sudah diperiksa. "
        f"{ARSIP}/{manifest.folder} ditambah, satu baris {ARSIP}/register.jsonl ditambah, dan tahap dokumen "
        "menjadi arsip."
    )
    if manifest.alasan:
        yield "Yang dikoreksi:\n\n" + "\n".join(f"- {aman(reason)}" for reason in manifest.alasan)
    yield (
        "Periksa sebelum menyetujui:\n\n"
        "1. PDF di folder arsip itu adalah dokumen yang ditandatangani.\n"
        "2. Berkas arsip hanya bertambah; yang lama tidak berubah.\n"
        "3. Pemeriksaan arsip (ukur verify) selesai tanpa galat."
    )
    yield "Tempat naskah cetak (lokasi_arsip) dan catatan langkah 9 boleh ditambahkan ke cabang ini."


def naskah_arsip(naskah: bytes, path: str) -> bytes:
    """Return a document's file with its stage at the archive, and not one other byte changed."""
    found = list(_TAHAP.finditer(naskah))
    if len(found) != 1:
        raise UkurError(f"baris tahap pada {path} tidak dapat diubah; tulis satu baris 'tahap: ...'")
    start, end = found[0].start(2), found[0].end()
    return naskah[:start] + str(Tahap.ARSIP).encode() + naskah[end:]


def petugas(lingkungan: Mapping[str, str]) -> str:
    """Return who commits, as the host ties commits to accounts: by an address that belongs to the account."""
    kind = sasaran_repo(lingkungan).jenis
    account, address = lingkungan.get("UKUR_AKUN"), lingkungan.get(PEUBAH_POS_EL)
    if not account and not address and kind is Jenis.GITHUB:
        return BOT_GITHUB
    if not account:
        raise UkurError("akun yang mengusulkan arsip tidak diketahui; isi UKUR_AKUN dengan nama akun itu")
    if not address:
        variable, before = _SITUS[kind]
        server = lingkungan.get(variable, "").partition("://")[2].partition("/")[0].partition(":")[0]
        address = f"{account}@{before}{server}"
    if not _AKUN.fullmatch(account) or not _POS_EL.fullmatch(address):
        raise UkurError(
            f"{quote(account)} dengan pos-el {quote(address)} bukan akun yang sah; isi UKUR_AKUN dan "
            f"{PEUBAH_POS_EL} dengan milik akun itu"
        )
    return f"{account} <{address}>"
