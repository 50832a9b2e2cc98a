"""An archive as the site shows it, made of real documents: 2024-TW3 once, 2024-TW4 in two versions.

The second version corrects a figure. Hashes of files are theirs; accounts, times and reasons are made up.
"""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.lengkap import SITUS, TW3, TW4, lengkap

from ukur.document.bukti_dukung import ApprovalEvidence
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.site.archive_view import ShownArchive, ShownAttachment, ShownDrill, ShownVersion
from ukur.site.collected_material import collect_material
from ukur.site.downloads import Download
from ukur.site.material import SiteMaterial

ALASAN = "Realisasi IKU-01 salah ketik pada formulir"
SEMULA = {"IKU-01": {"realisasi": "81.5"}}
"""The form of the first version, where it differs: ``lengkap`` has the corrected figure."""

SIDIK, COMMIT = "5f1b" * 16, "c0ffee00" * 5
PERTAMA = datetime.datetime(2025, 1, 15, 2, 15, tzinfo=datetime.UTC)


def bahan_arsip(
    asli: Catalogue, folder: Path, teks: str = "", instansi: Mapping[str, Any] | None = None
) -> SiteMaterial:
    """Return the material of an office whose two documents have been filed; files lie below ``folder``.

    ``teks`` stands in every text that comes from the archive and not from the documents.
    """
    office = lengkap(asli, instansi=instansi)
    material = collect_material(Measurements(office), (), site=SITUS)
    newest = material.dokumen[TW4]
    first = replace(sebelum_koreksi(office), koreksi=())
    third = versi(material.dokumen[TW3], 1, 1, folder, teks)
    old = versi(first, 1, 2, folder, teks)
    new = versi(newest, 2, 4, folder, teks, alasan=(f"{ALASAN}{teks}",), bertanda=True)
    old = replace(old, lampiran=(lampiran("pindaian", TW4, 1, 3, folder, teks),))
    new = replace(new, lampiran=(lampiran("tanda-tangan", TW4, 2, 5, folder, teks),))
    register = simpan(folder, "register.jsonl", "Register arsip", "application/jsonl", b"{}\n")
    filed = ShownArchive(
        {TW3: (third,), TW4: (old, new)},
        "ab" * 32,
        (register,),
        ShownDrill("1 Maret 2025 pukul 02.00 WIB", 3),
    )
    return replace(material, arsip=filed, unduhan={TW4: new.unduhan, TW3: third.unduhan})


def sebelum_koreksi(office: Catalogue) -> DokumenPengukuran:
    """Return the document of TW4 as it was before the correction."""
    form = office.formulir[TW4]["dinas"]
    reports = {
        kode: isian.model_validate(isian.model_dump(mode="json", exclude_none=True) | SEMULA.get(kode, {}))
        if kode in SEMULA
        else isian
        for kode, isian in form.indikator.items()
    }
    forms = {**office.formulir, TW4: {"dinas": form.model_copy(update={"indikator": reports})}}
    return collect_material(Measurements(replace(office, formulir=forms)), (), site=SITUS).dokumen[TW4]


def simpan(folder: Path, path: str, nama: str, jenis: str, isi: bytes) -> Download:
    """Write a file of the archive; return it as readers take it."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(isi)
    return Download(nama, f"arsip/{path}", jenis, len(isi), hashlib.sha256(isi).hexdigest(), place)


def versi(
    dokumen: DokumenPengukuran, nomor: int, register: int, folder: Path, teks: str = "", **lain: Any
) -> ShownVersion:
    """Return a version with a PDF and two other files whose bytes are its own."""
    place = f"{dokumen.periode}/v{nomor}"
    mark = f"{dokumen.periode} versi {nomor}".encode()
    name = dokumen.nama_berkas
    pdf = simpan(folder, f"{place}/{name}.pdf", f"Dokumen PDF{teks}", "application/pdf", b"%PDF " + mark)
    others = (
        simpan(folder, f"{place}/dokumen.json", f"dokumen.json{teks}", "application/json", mark),
        simpan(folder, f"{place}/periksa.py", "periksa.py", "text/x-python", b"# sama di setiap versi\n"),
    )
    values: dict[str, Any] = {
        "alasan": (),
        "bertanda": False,
        "situs_git": f"git.contoh.example{teks}",
        "batas": (f"host tidak menyebut waktu komit{teks}",),
    } | lain
    return ShownVersion(
        versi=nomor,
        folder=place,
        dokumen=dokumen,
        commit=COMMIT,
        waktu=f"{15 + nomor} Januari 2025 pukul 09.15 WIB",
        sidik=SIDIK,
        sidik_manifest=hashlib.sha256(mark).hexdigest()[::-1],
        sidik_baris=hashlib.sha256(mark + b"baris").hexdigest(),
        nomor_register=register,
        setuju=(
            ApprovalEvidence(
                (f"Kepala Dinas{teks}",), f"akun-kepala{teks}", "kemarin", f"#1{nomor}{teks}", SIDIK
            ),
        ),
        unduhan=(pdf,),
        lainnya=others,
        diterima=PERTAMA + datetime.timedelta(days=nomor),
        langkah=tuple(replace(step, oleh=f"disetujui Peran{teks}") for step in dokumen.catatan_sop),
        beda_tanggal=f"Naskah bertanggal lain{teks}.",
        **values,
    )


def lampiran(
    jenis: str, periode: Periode, versi: int, register: int, folder: Path, teks: str = ""
) -> ShownAttachment:
    """Return a file that was filed with a version."""
    path = f"{periode}/v{versi}-{jenis}-1/naskah.pdf"
    facts = (
        (f"Penanda tangan{teks}", f"Penanda Tangan Uji{teks}"),
        ("Waktu tanda tangan", "16 Januari 2025 pukul 10.00 WIB"),
    )
    return ShownAttachment(
        jenis=jenis,
        judul=f"Naskah {jenis}{teks}",
        waktu=f"{20 + register} Januari 2025 pukul 08.00 WIB",
        hari=f"{20 + register} Januari 2025",
        berkas=(simpan(folder, path, f"naskah.pdf{teks}", "application/pdf", f"%PDF {jenis}".encode()),),
        keterangan=facts if jenis == "tanda-tangan" else (),
        nomor_register=register,
        sidik_manifest=hashlib.sha256(path.encode()).hexdigest(),
    )
