"""An office without a host whose documents go through the SOP by merges, as for the archive."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.archive.arsip_uji import tulis_arsip, tulis_ulang
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, mandiri, tahap, terisi
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    PERENCANA_2,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    USULAN,
    Kantor,
    Keluaran,
    jalankan_git,
)
from tests.skenario.panggung import TanpaSitus

from ukur.archive.frozen import freeze
from ukur.archive.manifest import read_manifest
from ukur.archive.recomposition import compose_again
from ukur.commands.data.archive_source import freeze_commit
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.filing.archiving import Filed, file_document, print_files
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.desk import prepared_period
from ukur.measure.edition import Edition
from ukur.model.periode import Periode
from ukur.workflow.document_hash import document_hash

TW4 = Periode(2025, 4)
V1, V2 = f"{TW4}/v1", f"{TW4}/v2"
KOREKSI = "indicators/koreksi.yml"
SEMUA = (STAF_2, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA)
"""Who answers for a figure that a Perencana changes in a signed document; Staf once it is filed."""

# 47 of 221 villages are 21,27 percent; 48 are 21,72 (48 / 221 = 0,217194...).
DIKOREKSI = """koreksi:
  - periode: 2025-TW4
    indikator: IKU-01
    lama: 21.27
    baru: 21.72
    alasan: Satu kampung tertinggal saat rekapitulasi.
    sumber: Berita acara rekonsiliasi (contoh uji)
    diputuskan_oleh: Kepala Dinas
    tanggal: 2026-02-02
"""


def gabungkan(
    kantor: Kantor, kunci: Mapping[str, Path], akun: str, berkas: Mapping[str, Ubah], setuju: Sequence[str]
) -> str:
    """Propose, sign, merge; the answer is the commit on main."""
    kantor.kunci = kunci
    kantor.cabang()
    return _lewat(kantor, kunci, akun, berkas, setuju)


def _lewat(
    kantor: Kantor, kunci: Mapping[str, Path], akun: str, berkas: Mapping[str, Ubah], setuju: Sequence[str]
) -> str:
    place = TanpaSitus(kantor, kunci, _tidak_dipakai)
    kantor.tulis(akun, berkas)
    place.gerbang()
    for approver in setuju:
        place.langsung(approver)
    kantor.gabung(akun, USULAN)
    return kantor.kepala("main")


def _tidak_dipakai(*_: object, **__: object) -> Keluaran:
    raise AssertionError("statements are signed past the command here")


def sahkan(kantor: Kantor, kunci: Mapping[str, Path]) -> str:
    """Take document 2025-TW4 from the format to the signature; the answer is the last commit."""
    himpun(kantor, kunci)
    return tandatangani(kantor, kunci)


def berformat(kantor: Kantor, kunci: Mapping[str, Path]) -> None:
    """Hand out the blank forms of 2025-TW4."""
    kantor.cabang()
    ukuran, _ = measured_data(data_tree(kantor.kerja))
    blank = {f"indicators/{path}": text for path, text in prepared_period.prepare_period(ukuran, TW4).items()}
    new: dict[str, Ubah] = {path: _tulis(text) for path, text in blank.items()}
    new[DOKUMEN] = _tulis(tahap("format")(blank[DOKUMEN]))
    gabungkan(kantor, kunci, PERENCANA, new, (SEKRETARIS,))


def himpun(kantor: Kantor, kunci: Mapping[str, Path]) -> None:
    """Take document 2025-TW4 from the format to the collected figures."""
    berformat(kantor, kunci)
    gabungkan(kantor, kunci, STAF, {DOKUMEN: tahap("draf"), FORMULIR: terisi}, (PERENCANA,))


def tandatangani(kantor: Kantor, kunci: Mapping[str, Path]) -> str:
    """Take a collected document to the signature; the answer is the commit."""
    gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: beranalisis}, (SAKIP_1, SAKIP_2, SEKRETARIS))
    return gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: disahkan}, (KEPALA,))


def _tulis(text: str) -> Ubah:
    return lambda _: text


def koreksi(kantor: Kantor, kunci: Mapping[str, Path], alasan: bool = True) -> str:
    """Correct a figure of the signed document, with or without saying why."""
    changes: dict[str, Ubah] = {FORMULIR: mandiri(48)}
    if alasan:
        changes[KOREKSI] = _tulis(DIKOREKSI)
    return gabungkan(kantor, kunci, PERENCANA, changes, SEMUA)


def arsip(kantor: Kantor, periode: Periode = TW4) -> Filed:
    """Run the archiving in the trusted checkout."""
    return file_document(kantor.utama, repository_as_host(kantor.utama, None), periode, {})


def ajukan_arsip(kantor: Kantor, kunci: Mapping[str, Path], dokumen: str = DOKUMEN) -> str:
    """Propose what was filed, with step 9 of the SOP, and merge it."""
    kantor.cabang()
    place = kantor.utama / "content/arsip"
    shutil.copytree(place, kantor.kerja / "content/arsip", dirs_exist_ok=True)
    jalankan_git(kantor.utama, "clean", "-fdq", "content/arsip")  # main brings it back
    jalankan_git(kantor.utama, "checkout", "--quiet", "--", ".")
    return _lewat(kantor, kunci, STAF, {dokumen: tahap("arsip")}, (STAF_2,))


def isi(kantor: Kantor) -> dict[str, bytes]:
    """Everything below the archive, hidden files too."""
    place = kantor.utama / "content/arsip"
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def menjadi_bentuk_satu(kantor: Kantor) -> None:
    """Put in place of the first version of 2025-TW4 what a program of form 1 would have filed."""
    held = isi(kantor)
    manifest = read_manifest(held[f"{V1}/manifest.json"], V1)
    frozen = freeze_commit(kantor.utama, manifest.commit)
    old = compose_again(frozen.catalogue, manifest.periode, Edition.FIRST, None)
    made = {f"{old.nama_berkas}.{end}": raw for end, raw in print_files(kantor.utama, frozen, old).items()}
    made["dokumen.json"] = freeze(old, Edition.FIRST)
    sidik = document_hash(frozen.catalogue, manifest.periode, frozen.equipment, Edition.FIRST)
    changed = tulis_ulang(held, V1, lambda files: files.update(made), sidik=sidik)
    tulis_arsip(changed, kantor.utama / "content/arsip")
