"""An office that signs its approvals gives that up only by a declaration that is signed itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.skenario.arsip_kantor import V1, ajukan_arsip, arsip, gabungkan, isi
from tests.skenario.isian import Ubah
from tests.skenario.kantor import DINYATAKAN, KEPALA, PERENCANA, SEKRETARIS, Kantor, ganti

from ukur.archive.approvals import PERSETUJUAN, ApprovalRecord, read_approvals
from ukur.archive.manifest import MANIFEST, Manifest, read_manifest
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.filing.signed_office import unsigned_refusal
from ukur.commands.gate.gatekeeper import repository_as_host
from ukur.model.paths import ARSIP
from ukur.source.catalogue_reader import ReadCache
from ukur.source.git_folder import GitFolder

PERAN, KUNCI = "indicators/peran.yml", ".ukur/allowed_signers"
Keys = dict[str, Path]
SIGNS = "padahal kantor ini menandatangani persetujuan"
LATER = DINYATAKAN.replace("2022-01-03", "2099-01-03")


def refusal(kantor: Kantor, *earlier: Manifest) -> str | None:
    office = FilingOffice(kantor.utama, repository_as_host(kantor.utama, None), {}, ReadCache())
    held = GitFolder(kantor.utama, "HEAD", ARSIP)
    return unsigned_refusal(office, kantor.kepala("main"), unsigned(kantor), earlier, held)


def unsigned(kantor: Kantor) -> ApprovalRecord:
    """Return what was approved of the document as a host would tell it."""
    record = read_approvals(isi(kantor)[f"{V1}/{PERSETUJUAN}"])
    return record.model_copy(update={"bertanda": False, "situs_git": "GitHub"})


def past(kantor: Kantor, **files: Ubah) -> None:
    """Push to main past every proposal."""
    kantor.cabang("main")
    kantor.tulis("pengelola", files, "main")
    kantor.mutakhirkan()


def _since_the_set_up(kantor: Kantor, _: Keys) -> None:
    """The office's first commit declares it: nothing was signed before."""


def _absent(kantor: Kantor, _: Keys) -> None:
    past(kantor, **{PERAN: ganti(DINYATAKAN, "")})


def _pushed(kantor: Kantor, kunci: Keys) -> None:
    _absent(kantor, kunci)
    past(kantor, **{PERAN: lambda text: f"{text}{DINYATAKAN}"})


def _signed(kantor: Kantor, kunci: Keys) -> None:
    _absent(kantor, kunci)
    gabungkan(kantor, kunci, PERENCANA, {PERAN: lambda text: f"{text}{DINYATAKAN}"}, (KEPALA, SEKRETARIS))


def _signed_by_one(kantor: Kantor, kunci: Keys) -> None:
    _absent(kantor, kunci)
    gabungkan(kantor, kunci, PERENCANA, {PERAN: lambda text: f"{text}{DINYATAKAN}"}, (SEKRETARIS,))


def _moved_forward(kantor: Kantor, kunci: Keys) -> None:
    """What was signed was another day."""
    _signed(kantor, kunci)
    past(kantor, **{PERAN: ganti("Kantor uji memakai situs Git.", "Alasan lain.")})


def _later(kantor: Kantor, _: Keys) -> None:
    past(kantor, **{PERAN: ganti(DINYATAKAN, LATER)})


def _no_keys(kantor: Kantor, kunci: Keys) -> None:
    _absent(kantor, kunci)
    past(kantor, **{KUNCI: lambda _: "# tanpa kunci\n"})


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("before", "words"),
    [
        pytest.param(_since_the_set_up, None, id="dinyatakan sejak penyiapan"),
        pytest.param(_absent, SIGNS, id="tidak dinyatakan"),
        pytest.param(_pushed, "tidak disetujui dengan cara lama", id="dinyatakan tanpa tanda tangan"),
        pytest.param(_signed, None, id="dinyatakan Kepala dan Sekretaris"),
        pytest.param(_signed_by_one, "tidak disetujui dengan cara lama", id="dinyatakan Sekretaris saja"),
        pytest.param(_moved_forward, "tidak disetujui dengan cara lama", id="diubah sesudahnya"),
        pytest.param(_later, "baru berlaku 2099-01-03", id="belum berlaku"),
        pytest.param(_no_keys, None, id="kantor tanpa kunci"),
    ],
)
def test_unsigned_record(
    sah: Kantor, kunci: Keys, before: Callable[[Kantor, Keys], None], words: str | None
) -> None:
    arsip(sah)
    sah.kunci = kunci
    before(sah, kunci)
    found = refusal(sah)
    assert found is None if words is None else words in str(found)


def test_a_signed_row_binds_too(sah: Kantor, kunci: Keys) -> None:
    """Without its list of keys an office still has what it signed before."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    _no_keys(sah, kunci)
    manifest = read_manifest(isi(sah)[f"{V1}/{MANIFEST}"], V1)
    assert SIGNS in str(refusal(sah, manifest))
