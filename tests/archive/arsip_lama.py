"""Entries as a program of form 1 (``ukur/dokumen/1``) filed them: measured by its rules, in its bytes."""

from typing import Any

from tests.archive.arsip_uji import (
    DISAHKAN,
    HARI,
    Arsip,
    Kunci,
    data_kantor,
    rekam,
    simpan,
    terukur,
    tulis_ulang,
)

from ukur.archive.entry import EntryOrigin, compose_entry
from ukur.archive.frozen import DOKUMEN, freeze, thaw
from ukur.archive.manifest import chain_end, read_register
from ukur.archive.recomposition import compose_again
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.document.published_files import FILE_FORMS
from ukur.measure.edition import Edition
from ukur.model.paths import REGISTER
from ukur.model.periode import Periode
from ukur.verify.document_check import original_site
from ukur.workflow.document_hash import document_hash

TW2 = Periode(2025, 2)
SITUS = "https://kinerja.contoh.example/uji"
# The year 2025 of one more indicator: 25,00 percent in TW1, and nothing in TW2.
_KAMUS = b"""kode: IKU-09
nama: Persentase kampung yang melapor
sasaran: SS-1
tingkat: hasil
definisi_operasional: Kampung yang melapor dari seluruh kampung.
cara_pengukuran: Kampung yang melapor dibagi seluruh kampung, dikali 100
interpretasi: Makin tinggi makin baik.
satuan: persen
jenis_satuan: persen
desimal: 2
rumus: naik@1
agregasi: posisi-akhir
frekuensi: triwulanan
unit: dinas
sumber_data:
  nama: Catatan uji
target:
  2025:
    tahun: 80
    triwulan: {TW1: 20, TW2: 40, TW3: 60, TW4: 80}
    dasar: contoh
"""
_ISI = {
    1: b"unit: dinas\nindikator:\n  IKU-09:\n    realisasi: 25\n    bukti:\n      - nama: Register uji\n"
    b"        lokasi_arsip: Lemari 1\n",
    2: b"unit: dinas\nindikator:\n  IKU-09:\n    keterangan: Belum direkap.\n",
}


def data_triwulanan() -> Arsip:
    """Return the office's data with the first two quarters of 2025."""
    made = {**data_kantor(), "kamus/IKU-09.yml": _KAMUS}
    for quarter, form in _ISI.items():
        folder = f"pengukuran/2025-TW{quarter}"
        made[f"{folder}/dinas.yml"] = form
        made[f"{folder}/dokumen.yml"] = (
            f"periode: 2025-TW{quarter}\ntahap: arsip\npendahuluan: Uji.\n".encode()
        )
    return made


def arsip_lama(kunci: Kunci, data: Arsip, periode: Periode) -> Arsip:
    """Return an archive that holds one document, filed by the rules and in the bytes of form 1."""
    measured, arsip = terukur(data), Arsip()
    document = compose_again(measured.catalogue, periode, Edition.FIRST, SITUS)
    commit, when = "c" * 40, DISAHKAN + HARI
    origin = EntryOrigin(
        commit=commit,
        waktu=when,
        sidik=document_hash(measured.catalogue, periode, edition=Edition.FIRST),
        versi=1,
        sebelum=chain_end(read_register(arsip.get(REGISTER, b""))),
        alasan=(),
        alat=tool_versions(),
    )
    entry = compose_entry(
        document,
        origin,
        rekam(kunci, measured.catalogue, data, commit, when),
        {**dict.fromkeys(FILE_FORMS, b"cetakan uji"), "csv": b"cetakan uji"},
        {f"indicators/{path}": isi for path, isi in data.items()},
        {name: data[name] for name in ("peran.yml", "sop.yml")},
        verifier_bytes(),
    )
    simpan(arsip, entry.manifest, entry.berkas)
    return menjadi_bentuk_satu(arsip, entry.manifest.folder, measured.catalogue)


def menjadi_bentuk_satu(arsip: Arsip, folder: str, katalog: Any) -> Arsip:
    """Return the archive with the document of an entry made again by the rules and in the bytes of form 1."""

    def change(files: Arsip) -> None:
        filed = thaw(files[DOKUMEN])
        again = compose_again(katalog, filed.periode, Edition.FIRST, original_site(filed))
        files[DOKUMEN] = freeze(again, Edition.FIRST)

    return tulis_ulang(arsip, folder, change)
