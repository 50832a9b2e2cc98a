"""Use case ``archive``: file an approved document exactly as approved, once, and chain it to the register."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.beda import beda
from ukur.archive.beku import DOKUMEN, cairkan
from ukur.archive.manifest import MANIFEST, Manifest, baca_manifest, baca_register, tambah, ujung
from ukur.archive.susunan import Asal, Entri, susun_entri
from ukur.commands.alat import alat, pemeriksa
from ukur.commands.machine import refuse_flawed
from ukur.commands.perlengkapan import baca as perlengkapan
from ukur.commands.rekam_persetujuan import rekam
from ukur.commands.riwayat import diterima
from ukur.commands.situs import alamat_situs
from ukur.commands.sumber_arsip import Asalmula, Beku, asalmula, bekukan_commit, kebijakan
from ukur.document.berkas import BENTUK
from ukur.document.data.tabel import csv_utama
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.document.susun import susun
from ukur.hosts.protokol import Host
from ukur.model.paths import ARSIP, REGISTER, JenisEntri
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.source.arsip import baca_folder
from ukur.source.katalog import Simpanan
from ukur.source.tulis_arsip import bersihkan, sendirian, tulis_entri
from ukur.workflow.sidik import sidik_dokumen


@dataclass(frozen=True)
class Hasil:
    """What was filed: the folder below the archive; ``baru`` is False when it had been filed before."""

    folder: str
    baru: bool


def arsipkan(repo: Path, host: Host, periode: Periode, lingkungan: Mapping[str, str]) -> Hasil:
    """File the newest signed state of a document; safe to run again, and after being killed half-way."""
    with sendirian(repo, repo / ARSIP):
        return _arsipkan(repo, host, periode, lingkungan)


def _arsipkan(repo: Path, host: Host, periode: Periode, lingkungan: Mapping[str, str]) -> Hasil:
    held = buka_arsip(repo)
    last = terakhir(held, periode)
    cache = Simpanan()
    source = asalmula(repo, periode, simpanan=cache)
    if last is not None and last.commit == source.akhir:
        return Hasil(last.folder, False)
    entry = siapkan(Kantor(repo, host, lingkungan, cache), source, held, last)
    if entry is None:
        assert last is not None, "only a document that was filed before can be unchanged"
        return Hasil(last.folder, False)
    simpan(repo, held, entry)
    return Hasil(entry.manifest.folder, True)


def buka_arsip(repo: Path) -> dict[str, bytes]:
    """Return the archive's files, once what an interrupted writing left is gone."""
    place = repo / ARSIP
    bersihkan(place)
    return baca_folder(place) if place.is_dir() else {}


def simpan(repo: Path, held: Mapping[str, bytes], entry: Entri) -> None:
    """Write an entry that passes its own verification, and the register that names it."""
    register = tambah(held.get(REGISTER, b""), entry.manifest)
    folder = entry.manifest.folder
    files = {f"{folder}/{path}": isi for path, isi in entry.berkas.items()}
    refuse_flawed({**held, REGISTER: register, **files}, folder)
    tulis_entri(repo / ARSIP, folder, entry.berkas, register)


def terakhir(arsip: Mapping[str, bytes], periode: Periode) -> Manifest | None:
    """Return the manifest of a document's newest version; None when it was never filed."""
    found: Manifest | None = None
    for row in baca_register(arsip.get(REGISTER, b"")):
        if row.jenis is JenisEntri.DOKUMEN and row.folder.startswith(f"{periode}/"):
            path = f"{row.folder}/{MANIFEST}"
            found = baca_manifest(arsip.get(path, b""), path)
    return found


@dataclass(frozen=True)
class Kantor:
    """Where a document is filed from; ``simpanan`` keeps what was read of its files."""

    repo: Path
    host: Host
    lingkungan: Mapping[str, str]
    simpanan: Simpanan


def siapkan(
    kantor: Kantor, source: Asalmula, held: Mapping[str, bytes], last: Manifest | None
) -> Entri | None:
    """Return the entry to be written; None where the document reads as it was filed."""
    repo, host = kantor.repo, kantor.host
    frozen = bekukan_commit(repo, source.akhir, kantor.simpanan)
    address = alamat_situs(frozen.katalog, dict(kantor.lingkungan))
    dokumen = susun(frozen.ukuran, source.periode, situs=address)
    reasons: tuple[str, ...] = ()
    if last is not None:
        old = cairkan(held[f"{last.folder}/{DOKUMEN}"])
        if _seperti(dokumen, old) == old:
            return None
        reasons = tuple(_alasan(dokumen, old))
        if not reasons:
            raise UkurError(
                f"dokumen {source.periode} berubah sejak {last.folder} diarsipkan, tetapi koreksi.yml tidak "
                "menyebut alasannya; tambahkan koreksi untuk periode itu melalui usulan"
            )
    through = [diterima(repo, host, commit, kantor.simpanan) for commit in source.commits]
    record = rekam(repo, host, through, frozen.katalog.instansi.percontohan)
    origin = Asal(
        commit=frozen.commit,
        waktu=frozen.waktu,
        sidik=sidik_dokumen(frozen.katalog, source.periode),
        versi=last.versi + 1 if last else 1,
        sebelum=ujung(baca_register(held.get(REGISTER, b""))),
        alasan=reasons,
        alat=alat(),
    )
    printed = cetak(repo, frozen, dokumen)
    return susun_entri(
        dokumen, origin, record, printed, frozen.berkas, kebijakan(repo, through[-1].induk), pemeriksa()
    )


def cetak(repo: Path, frozen: Beku, dokumen: DokumenPengukuran) -> dict[str, bytes]:
    """Return the printed files by ending; the picture is the commit's, fonts are those at hand."""
    fonts = perlengkapan(repo, frozen.katalog.instansi).huruf
    extras = Perlengkapan(frozen.lambang, fonts)
    made = {ending: form.buat(dokumen, extras) for ending, form in BENTUK.items()}
    return {**made, "csv": csv_utama(dokumen)}


def _seperti(baru: DokumenPengukuran, lama: DokumenPengukuran) -> DokumenPengukuran:
    """Return the newer document with what is recorded after the signature as the older one has it."""
    return replace(
        baru,
        tahap=lama.tahap,
        catatan_sop=lama.catatan_sop,
        lokasi_arsip=lama.lokasi_arsip,
        alamat_arsip=lama.alamat_arsip,
    )


def _alasan(baru: DokumenPengukuran, lama: DokumenPengukuran) -> Iterator[str]:
    """Yield the corrections that the older version did not have yet, then what changed beside them."""
    fresh = [row for row in baru.koreksi if row not in lama.koreksi]
    for row in fresh:
        yield (
            f"{row.kode}: {row.lama} dikoreksi menjadi {row.baru}. {row.alasan} "
            f"(diputuskan {row.diputuskan_oleh}, {row.tanggal}; sumber: {row.sumber})"
        )
    also = _angka_lain(baru, lama) - {row.kode for row in fresh}
    if fresh and also:
        yield (
            f"Angka {', '.join(sorted(also))} ikut berbeda tanpa koreksi, sebab kamus, skala, target, atau "
            "periode sebelumnya sudah berubah sejak versi lama"
        )


def _angka_lain(baru: DokumenPengukuran, lama: DokumenPengukuran) -> set[str]:
    """Return the indicators with another figure, or another word that a figure decides."""
    known = {row.kode for document in (baru, lama) for row in document.baris}
    return known & {item.tempat.split(" ")[0] for item in beda(lama, baru) if item.angka}
