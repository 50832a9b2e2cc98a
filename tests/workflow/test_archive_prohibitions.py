"""What no approval allows in the archive, in a proposal that takes out of it what never verified."""

from dataclasses import replace

from tests.workflow.kasus import KANTOR

from ukur.workflow.archive_prohibitions import archive_is_structured, archive_only_grows, register_only_grows
from ukur.workflow.comparison import Comparison
from ukur.workflow.proposal import TouchedFile

ARCHIVE = "content/arsip/2024-TW3/v1/dokumen.json"
REGISTER = "content/arsip/register.jsonl"
OTHER = "indicators/kamus/IKU-01.yml"


def _repair(*files: TouchedFile, register: tuple[str, str] | None = None) -> Comparison:
    return Comparison(KANTOR, KANTOR, (), files, register, repair=True)


def test_a_repair_takes_out_of_the_archive() -> None:
    """Its files go and its lines too; outside of a repair each of that is refused."""
    repair = _repair(
        TouchedFile(ARCHIVE, deleted=True), TouchedFile(REGISTER), register=("satu\ndua\n", "satu\n")
    )
    for rule in (archive_only_grows, archive_is_structured, register_only_grows):
        assert list(rule(repair)) == []
    plain = replace(repair, repair=False)
    assert list(archive_only_grows(plain)) == [f"berkas arsip {ARCHIVE} dihapus; arsip hanya bertambah"]
    assert list(register_only_grows(plain)) == [
        f"baris lama di {REGISTER} berubah; register hanya ditambah di akhirnya"
    ]


def test_a_repair_brings_nothing_else() -> None:
    repair = _repair(TouchedFile(ARCHIVE, deleted=True), TouchedFile(OTHER))
    assert list(archive_only_grows(repair)) == [
        f"{OTHER} ikut diubah; pencabutan dari arsip diajukan sebagai usulan tersendiri"
    ]
