"""The files of an entry: a document with its inputs, approvals and evidence, and the manifest over them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ukur.archive.approvals import PERSETUJUAN, ApprovalRecord
from ukur.archive.canonical import canonical_file
from ukur.archive.frozen import DOKUMEN, freeze
from ukur.archive.manifest import MANIFEST, Manifest, list_files
from ukur.archive.pelaksanaan import PELAKSANAAN, StepRecord
from ukur.document.date_text import date_text
from ukur.document.document_value import DokumenPengukuran
from ukur.model.paths import PERAN, SOP, EntryKind

BUKTI, README, VERIFIER = "bukti.json", "BACA-SAYA.txt", "periksa.py"
INPUTS, POLICY_FOLDER = "masukan", "dasar"
POLICY = (PERAN, SOP)
"""The files that say who may approve, as the target branch had them."""
_README = """{judul}
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
{langkah}- bukti.json         bukti dukung yang dirujuk
- manifest.json      SHA-256 setiap berkas; sidik manifest ini tercatat di register.jsonl

MEMERIKSA
  python3 periksa.py
cukup dengan Python tanpa pustaka tambahan: memeriksa setiap berkas dan rantai register.
  ukur verify
memeriksa juga persetujuan, hitungan ulang, dan PDF.

Keutuhan berkas tidak membuktikan bahwa angkanya benar; itu tanggung jawab kantor.
"""

_STEPS = "- pelaksanaan.json   tiap langkah SOP: dibuka, disetujui, digabung\n"
"""Not in entries without that file, so that those come out as they were filed."""


@dataclass(frozen=True)
class EntryOrigin:
    """Where an entry comes from: the approved commit, its time, and the chain's end before it.

    ``huruf`` are the SHA-256 of the office's font files that it was printed with, by path. The files are not
    filed: a licence to print with a font seldom allows to hand it on, and the commit has them.
    """

    commit: str
    waktu: datetime.datetime
    sidik: str
    versi: int
    sebelum: str
    alasan: tuple[str, ...] = ()
    alat: Mapping[str, str] = field(default_factory=dict)
    huruf: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """An entry: its manifest and every file of its folder, the manifest's own included."""

    manifest: Manifest
    berkas: Mapping[str, bytes]


def compose_entry(
    dokumen: DokumenPengukuran,
    origin: EntryOrigin,
    record: ApprovalRecord,
    form: Mapping[str, bytes],
    inputs: Mapping[str, bytes],
    policy: Mapping[str, bytes],
    pemeriksa: bytes,
    langkah: StepRecord | None = None,
) -> Entry:
    """Return the entry of a document.

    ``form`` are its printed files by ending, ``inputs`` the office's files by their path in the
    repository, ``policy`` roles and SOP of the target branch, ``pemeriksa`` the verifier in one file,
    ``langkah`` the record of the SOP's steps, which entries before form 4 did not have.
    """
    files = {
        DOKUMEN: freeze(dokumen),
        PERSETUJUAN: record.to_bytes(),
        **({PELAKSANAAN: langkah.to_bytes()} if langkah else {}),
        BUKTI: list_bukti(dokumen),
        VERIFIER: pemeriksa,
        README: _readme(dokumen, origin, langkah),
        **{f"{dokumen.nama_berkas}.{ending}": content for ending, content in form.items()},
        **{f"{INPUTS}/{path}": content for path, content in inputs.items()},
        **{f"{POLICY_FOLDER}/{path}": content for path, content in policy.items()},
    }
    manifest = Manifest(
        jenis=EntryKind.DOKUMEN,
        periode=dokumen.periode,
        versi=origin.versi,
        judul=dokumen.judul,
        waktu=origin.waktu,
        commit=origin.commit,
        sidik=origin.sidik,
        alasan=origin.alasan,
        alat=origin.alat,
        keterangan=dict(sorted(origin.huruf.items())),
        sebelum=origin.sebelum,
        berkas=list_files(files),
    )
    return Entry(manifest, {**files, MANIFEST: manifest.to_bytes()})


def compose_attachment(
    parent: Manifest,
    jenis: EntryKind,
    order: int,
    sebelum: str,
    name: str,
    contents: Mapping[str, bytes],
    waktu: datetime.datetime,
    remark: Mapping[str, str],
) -> Entry:
    """Return the entry of a file that belongs to an archived document: signed outside, or scanned.

    ``remark`` is what is known of it, in words; ``name`` the name that readers see.
    """
    manifest = parent.model_copy(
        update={
            "jenis": jenis,
            "urutan": order,
            "judul": name,
            "waktu": waktu,
            "alasan": (),
            "alat": {},
            "keterangan": dict(sorted(remark.items())),
            "sebelum": sebelum,
            "berkas": list_files(contents),
        }
    )
    return Entry(manifest, {**contents, MANIFEST: manifest.to_bytes()})


def attachment_title(parent: Manifest, jenis: EntryKind) -> str:
    """Return the name of what belongs to a document, as readers see it."""
    return f"{parent.judul}, versi {parent.versi}: {jenis}"


def list_bukti(dokumen: DokumenPengukuran) -> bytes:
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
    return canonical_file({"bentuk": "ukur/bukti/1", "bukti": rows, "tanpa_bukti": bare})


def _readme(dokumen: DokumenPengukuran, origin: EntryOrigin, langkah: StepRecord | None) -> bytes:
    text = _README.format(
        judul=dokumen.judul,
        instansi=dokumen.instansi,
        pemerintah=dokumen.pemerintah,
        versi=origin.versi,
        tanggal=date_text(dokumen.tanggal),
        tanda="".join(f"{mark}\n" for mark in dokumen.tanda),
        alasan="".join(f"Alasan versi ini: {reason}\n" for reason in origin.alasan),
        nama=dokumen.nama_berkas,
        langkah=_STEPS if langkah else "",
    )
    return text.replace("\n", "\r\n").encode()
