"""A signature block stands for an approval: who was not asked, or gave none, is not below a document."""

from tests.archive.arsip_uji import KINI, V1, Arsip, tulis_ulang

from ukur.commands.data.machine import outside
from ukur.verify.outcome import CheckStatus
from ukur.verify.verification import Options, verify_archive

BLOCK = b"penanda_tangan: [{jabatan: bupati, sebagai: Mengetahui, peran: staf}]\n"
INPUTS, POLICY = "masukan/indicators/sop.yml", "dasar/sop.yml"
OFFICES = "masukan/indicators/pejabat.yml"


def _told(arsip: Arsip, *paths: str) -> list[str]:
    """Return what verify says against the approvals once a block stands in these copies of the SOP."""

    def change(files: Arsip) -> None:
        files[OFFICES] = files[OFFICES].replace(b"jabatan:\n", b"jabatan:\n  bupati: Bupati\n", 1)
        for path in paths:
            files[path] += BLOCK

    found = verify_archive(tulis_ulang(arsip, V1, change), Options(outside(KINI)))
    return [
        item.sentence for item in found if item.name == "persetujuan" and item.status is CheckStatus.GAGAL
    ]


def test_block_that_nobody_was_asked_for(arsip: Arsip) -> None:
    assert "blok tanda tangan bupati tercetak tanpa persetujuannya diminta" in _told(arsip, INPUTS)


def test_block_without_its_approval(arsip: Arsip) -> None:
    told = _told(arsip, INPUTS, POLICY)
    assert "langkah 8 SOP tidak disetujui 1 pemegang peran staf" in told
    assert not [text for text in told if "blok tanda tangan" in text]


def test_signatory_left_out_of_the_document(arsip: Arsip) -> None:
    """Asked for by the policy, dropped from what was frozen: still not signed."""
    assert "langkah 8 SOP tidak disetujui 1 pemegang peran staf" in _told(arsip, POLICY)
