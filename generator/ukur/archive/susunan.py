"""The files of an entry: a document with its inputs, approvals and evidence, and the manifest over them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ukur.archive.beku import DOKUMEN, bekukan
from ukur.archive.kanon import kanon
from ukur.archive.manifest import MANIFEST, Manifest, daftar_berkas
from ukur.archive.persetujuan import PERSETUJUAN, RekamPersetujuan
from ukur.document.nilai import DokumenPengukuran
from ukur.document.teks import tanggal
from ukur.model.paths import JenisEntri

BUKTI, BACA_SAYA, PEMERIKSA = "bukti.json", "BACA-SAYA.txt", "periksa.py"
MASUKAN, DASAR = "masukan", "dasar"
_BACA_SAYA = """{judul}
{instansi}, {pemerintah}
Arsip versi {versi}, bertanggal {tanggal}
{tanda}{alasan}
Folder ini memuat dokumen persis seperti yang disetujui, berikut seluruh masukannya.

ISI
- {nama}.pdf       naskah yang disetujui
- {nama}.xlsx, .docx, .csv, .zip   isi yang sama untuk diolah
- dokumen.json       setiap angka dan kalimat dokumen ini
- masukan/           data kantor pada saat disetujui
- dasar/             peran dan SOP yang berlaku ketika disetujui
- persetujuan.json   siapa menyetujui apa, kapan
- bukti.json         bukti dukung yang dirujuk
- manifest.json      SHA-256 setiap berkas; sidik manifest ini tercatat di register.jsonl

MEMERIKSA
  python3 periksa.py
cukup dengan Python tanpa pustaka tambahan: memeriksa setiap berkas dan rantai register.
  ukur verify
memeriksa juga persetujuan, hitungan ulang, dan PDF.

Keutuhan berkas tidak membuktikan bahwa angkanya benar; itu tanggung jawab kantor.
"""


@dataclass(frozen=True)
class Asal:
    """Where an entry comes from: the approved commit, its time, and the chain's end before it."""

    commit: str
    waktu: datetime.datetime
    sidik: str
    versi: int
    sebelum: str
    alasan: tuple[str, ...] = ()
    alat: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entri:
    """An entry: its manifest and every file of its folder, the manifest's own included."""

    manifest: Manifest
    berkas: Mapping[str, bytes]


def susun_entri(
    dokumen: DokumenPengukuran,
    asal: Asal,
    rekam: RekamPersetujuan,
    bentuk: Mapping[str, bytes],
    masukan: Mapping[str, bytes],
    dasar: Mapping[str, bytes],
    pemeriksa: bytes,
) -> Entri:
    """Return the entry of a document.

    ``bentuk`` are its printed files by ending, ``masukan`` the office's files by their path in the
    repository, ``dasar`` roles and SOP of the target branch, ``pemeriksa`` the verifier in one file.
    """
    files = {
        DOKUMEN: bekukan(dokumen),
        PERSETUJUAN: rekam.bita(),
        BUKTI: daftar_bukti(dokumen),
        PEMERIKSA: pemeriksa,
        BACA_SAYA: _baca_saya(dokumen, asal),
        **{f"{dokumen.nama_berkas}.{ending}": isi for ending, isi in bentuk.items()},
        **{f"{MASUKAN}/{path}": isi for path, isi in masukan.items()},
        **{f"{DASAR}/{path}": isi for path, isi in dasar.items()},
    }
    manifest = Manifest(
        jenis=JenisEntri.DOKUMEN,
        periode=dokumen.periode,
        versi=asal.versi,
        judul=dokumen.judul,
        waktu=asal.waktu,
        commit=asal.commit,
        sidik=asal.sidik,
        alasan=asal.alasan,
        alat=asal.alat,
        sebelum=asal.sebelum,
        berkas=daftar_berkas(files),
    )
    return Entri(manifest, {**files, MANIFEST: manifest.bita()})


def susun_lampiran(
    induk: Manifest,
    jenis: JenisEntri,
    urutan: int,
    sebelum: str,
    nama: str,
    isi: Mapping[str, bytes],
    waktu: datetime.datetime,
    keterangan: Mapping[str, str],
) -> Entri:
    """Return the entry of a file that belongs to an archived document: signed outside, or scanned.

    ``keterangan`` is what is known of it, in words; ``nama`` the name that readers see.
    """
    manifest = induk.model_copy(
        update={
            "jenis": jenis,
            "urutan": urutan,
            "judul": nama,
            "waktu": waktu,
            "alasan": (),
            "alat": {},
            "keterangan": dict(sorted(keterangan.items())),
            "sebelum": sebelum,
            "berkas": daftar_berkas(isi),
        }
    )
    return Entri(manifest, {**isi, MANIFEST: manifest.bita()})


def daftar_bukti(dokumen: DokumenPengukuran) -> bytes:
    """Return the evidence that the document names, by indicator, and the indicators without any."""
    rows: Sequence[object] = [
        {
            "indikator": row.kode,
            "nama": item.nama,
            "tautan": item.tautan,
            "lokasi_arsip": item.lokasi_arsip,
            "sha256": item.sha256,
            "tanggal": item.tanggal or None,
        }
        for row in dokumen.baris
        for item in row.struk.bukti
    ]
    bare = [row.kode for row in dokumen.baris if not row.struk.bukti]
    return kanon({"bentuk": "ukur/bukti/1", "bukti": rows, "tanpa_bukti": bare})


def _baca_saya(dokumen: DokumenPengukuran, asal: Asal) -> bytes:
    text = _BACA_SAYA.format(
        judul=dokumen.judul,
        instansi=dokumen.instansi,
        pemerintah=dokumen.pemerintah,
        versi=asal.versi,
        tanggal=tanggal(dokumen.tanggal),
        tanda="".join(f"{mark}\n" for mark in dokumen.tanda),
        alasan="".join(f"Alasan versi ini: {reason}\n" for reason in asal.alasan),
        nama=dokumen.nama_berkas,
    )
    return text.replace("\n", "\r\n").encode()
