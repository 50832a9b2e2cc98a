"""Order and meetings of a filed document: they grow, and change only as a correction of words says."""

from collections.abc import Mapping

import pytest
from tests.lengkap import TW4
from tests.workflow.kasus import DOKUMEN, SAH, Kasus, ganti

from ukur.model.catalogue import Catalogue
from ukur.model.paths import KOREKSI
from ukur.workflow.approval_policy import policy_rules
from ukur.workflow.changes import changes_between
from ukur.workflow.comparison import FiledPeriods

ORDERED: Mapping[str, str | None] = {
    "perintah/tanggal": "2025-01-02",
    "rapat/0/tanggal": "2025-01-09",
    "rapat/0/hadir/0": "Sekretaris",
}
RECORDED = ganti(ganti(SAH, DOKUMEN, dict.fromkeys(("perintah", "rapat"))), DOKUMEN, ORDERED)
FILED = FiledPeriods(frozenset({TW4}), frozenset({TW4}))
OPEN = FiledPeriods(frozenset(), frozenset())
BOTH = ["perintah", "catatan rapat"]


def changed(edit: Mapping[str, str | None], **words: str) -> Catalogue:
    head = ganti(RECORDED, DOKUMEN, edit)
    if not words:
        return head
    row = {"periode": str(TW4), "tanggal": "2025-02-01", "alasan": "x", "sumber": "x", "diputuskan_oleh": "x"}
    count = len(head.koreksi.naskah)
    return ganti(head, KOREKSI, {f"naskah/{count}/{key}": text for key, text in (row | words).items()})


def told(head: Catalogue, filed: FiledPeriods = FILED) -> list[str]:
    broken = Kasus(dasar=RECORDED, kepala=head, filed=filed).aturan().violations
    return [text.partition(f" dokumen {TW4} yang sudah diarsipkan")[0] for text in broken]


@pytest.mark.parametrize(
    ("head", "broken"),
    [
        pytest.param(changed({"perintah/tanggal": "2025-01-03"}), BOTH[:1], id="another day of the order"),
        pytest.param(changed({"perintah/tanggal": None}), BOTH[:1], id="order taken out"),
        pytest.param(changed({"rapat/0/hadir/0": "Kepala Bidang"}), BOTH[1:], id="others were present"),
        pytest.param(
            changed({key: None for key in ORDERED if key.startswith("rapat")}),
            BOTH[1:],
            id="meeting taken out",
        ),
        pytest.param(changed({"perintah/nomor": "12", "rapat/0/tempat": "Aula"}), [], id="more is said"),
        pytest.param(
            changed({"rapat/1/tanggal": "2025-01-10", "rapat/1/hadir/0": "Staf"}), [], id="another meeting"
        ),
        pytest.param(
            changed({"rapat/0/hadir/0": "Kepala Bidang"}, semula="Sekretaris", menjadi="Kepala Bidang"),
            [],
            id="as a correction says",
        ),
        pytest.param(
            changed({"rapat/0/hadir/0": "Kepala Bidang"}, semula="Sekretaris", menjadi="Staf"),
            BOTH[1:],
            id="otherwise than a correction says",
        ),
    ],
)
def test_a_filed_record(head: Catalogue, broken: list[str]) -> None:
    assert told(head) == broken


def test_before_filing_it_is_still_being_written() -> None:
    assert told(changed({"perintah/tanggal": "2025-01-03"}), OPEN) == []


def test_a_merge_of_a_time_when_it_was_no_record_is_not_refused_now() -> None:
    head = changed({"perintah/tanggal": "2025-01-03"})
    changes = changes_between(RECORDED, head)
    then = policy_rules(RECORDED, head, changes, (), records_kept=False, filed=FILED)
    assert [text for text in then.violations if "diarsipkan diubah" in text] == []
