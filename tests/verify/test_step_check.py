"""``pelaksanaan.json`` of an entry whose manifest and chain fit: its approvals give a forged one away."""

from collections.abc import Callable

import pytest
from tests.archive.arsip_lama import arsip_lama
from tests.archive.arsip_uji import KINI, V1, Arsip, Kunci, data_kantor, ganti_rekam, isi, tulis_ulang

from ukur.archive.approvals import PERSETUJUAN, RecordedChange, RecordedRequirement, read_approvals
from ukur.archive.manifest import MANIFEST, read_manifest
from ukur.archive.pelaksanaan import PELAKSANAAN, StepRecord, derive_pelaksanaan, read_pelaksanaan
from ukur.commands.data.machine import outside
from ukur.measure.edition import Edition
from ukur.model.periode import Periode
from ukur.verify.outcome import CheckStatus
from ukur.verify.step_check import step_source, verify_steps
from ukur.verify.verification import Options, verify_archive

Change = Callable[[Arsip], None]


def told(arsip: Arsip, folder: str = V1) -> list[tuple[CheckStatus, str]]:
    found = verify_archive(arsip, Options(outside(KINI, prints=False), folder))
    return [(item.status, item.sentence) for item in found if item.name == "pelaksanaan"]


def changed(ubah: Callable[[StepRecord], StepRecord]) -> Change:
    def change(files: Arsip) -> None:
        files[PELAKSANAAN] = ubah(read_pelaksanaan(files[PELAKSANAAN])).to_bytes()

    return change


def _quicker(found: StepRecord) -> StepRecord:
    """Say that step 3 was recorded by the office as well."""
    own = {"oleh": "Kepala", "mulai": "2025-01-02", "selesai": None, "catatan": None, "berbeda": False}
    data = found.model_dump(mode="json")
    data["langkah"][2]["kantor"] = [own]
    return StepRecord.model_validate(data)


def _fewer(found: StepRecord) -> StepRecord:
    return found.model_copy(update={"langkah": found.langkah[:-1]})


def _dated(found: StepRecord) -> StepRecord:
    return found.model_copy(update={"disetujui": None, "tanggal_dokumen": None, "periode": "2023-TW4"})


def _away(files: Arsip) -> None:
    del files[PELAKSANAAN]


def _spoiled(files: Arsip) -> None:
    files[PELAKSANAAN] = b"{}\n"


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        pytest.param(changed(_quicker), "langkah 3 di pelaksanaan.json bukan yang", id="waktu lain"),
        pytest.param(changed(_fewer), "langkah 9 di pelaksanaan.json bukan yang", id="tanpa langkah"),
        pytest.param(changed(_dated), "bukan catatan dokumen ini", id="tanggal pengesahan lain"),
        pytest.param(_away, "tidak ada, padahal", id="dibuang"),
        pytest.param(_spoiled, "pelaksanaan.json tidak", id="bukan catatan"),
    ],
)
def test_a_forged_record_fails(arsip: Arsip, ubah: Change, kata: str) -> None:
    ((status, sentence),) = told(tulis_ulang(arsip, V1, ubah))
    assert status is CheckStatus.GAGAL
    assert kata in sentence


def test_it_is_what_the_approvals_tell(arsip: Arsip) -> None:
    ((status, sentence),) = told(arsip)
    assert status is CheckStatus.LULUS
    assert sentence.startswith("0 dari 9 langkah SOP tercatat dari usulannya")


def test_other_reasons_of_approvals_are_another_record(arsip: Arsip) -> None:
    """The record follows from persetujuan.json: whoever changes that must change both, and the host tells."""

    def other(item: RecordedChange) -> RecordedChange:
        need = RecordedRequirement(peran="kepala", jumlah=1, alasan=("langkah 8 SOP, tahap 2024-TW4",))
        return item.model_copy(update={"syarat": (need,)})

    ((status, sentence),) = told(tulis_ulang(arsip, V1, ganti_rekam(other)))
    assert (status, "langkah 8" in sentence) == (CheckStatus.GAGAL, True)


def test_another_day_on_paper_is_a_remark(arsip: Arsip) -> None:
    """The document says 2 January; its approvals, of the day before it was merged, are told beside it."""
    files = isi(arsip, V1)
    manifest = read_manifest(files[MANIFEST], V1)
    path = f"masukan/indicators/pengukuran/{manifest.periode}/dokumen.yml"
    files[path] += b"\ntanggal_pengesahan: 2025-01-02\n"
    record = read_approvals(files[PERSETUJUAN])
    (change,) = record.perubahan
    need = RecordedRequirement(peran="kepala", jumlah=1, alasan=("langkah 8 SOP, tahap 2024-TW4",))
    record = record.model_copy(update={"perubahan": (change.model_copy(update={"syarat": (need,)}),)})
    derived = derive_pelaksanaan(record, step_source(files, manifest.periode))
    files |= {PERSETUJUAN: record.to_bytes(), PELAKSANAAN: derived.to_bytes()}
    good, remark = verify_steps(manifest, files, Edition.FOURTH)
    assert (good.status, remark.status) == (CheckStatus.LULUS, CheckStatus.CATATAN)
    assert good.sentence.startswith("1 dari 9 langkah SOP")
    assert remark.sentence.startswith("dokumen bertanggal 2 Januari 2025, disetujui ")


def test_an_entry_of_an_earlier_form_needs_none(kunci_akun: Kunci) -> None:
    made = arsip_lama(kunci_akun, data_kantor(), Periode(2024, 4))
    assert f"{V1}/{PELAKSANAAN}" not in made
    assert told(made) == []
