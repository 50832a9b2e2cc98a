"""What no approval allows in the archive, in a proposal that takes out of it what never verified."""

from dataclasses import replace

from tests.workflow.kasus import KANTOR

from ukur.workflow.approval_policy import policy_rules
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


def test_who_answers_for_a_repair() -> None:
    """Kepala and Sekretaris, beside Staf who answers for the archive's files."""
    files = (TouchedFile(ARCHIVE, deleted=True), TouchedFile(REGISTER))
    asked = policy_rules(KANTOR, KANTOR, (), files, ("satu\n", ""), repair=True, filed=None)
    why = "pencabutan dari arsip yang tidak pernah terbukti"
    assert {need.peran: (need.count, need.unit) for need in asked.requirements} == {
        role: (1, None) for role in ("kepala", "sekretaris", "staf")
    }
    reasons = {need.peran: need.reason for need in asked.requirements}
    assert (reasons["kepala"], reasons["sekretaris"]) == ((why,), (why,))
    assert reasons["staf"] == (f"perubahan arsip: {ARCHIVE} dan 1 berkas lain",)
    assert asked.violations == ()
    plain = policy_rules(KANTOR, KANTOR, (), files, ("satu\n", ""), filed=None)
    assert {need.peran for need in plain.requirements} == {"staf"}


def test_fonts_were_pages_once() -> None:
    """For a proposal of the past whose target branch took them for pages; today they need Kepala as well."""
    font = (TouchedFile("content/huruf/uji.ttf", added=True),)
    then = policy_rules(KANTOR, KANTOR, (), font, equipment_known=False, filed=None)
    now = policy_rules(KANTOR, KANTOR, (), font, filed=None)
    assert {need.peran for need in then.requirements} == {"sekretaris"}
    assert {need.peran for need in now.requirements} == {"kepala", "sekretaris"}
    script = (TouchedFile("content/aset/a.js", added=True),)
    odd = policy_rules(KANTOR, KANTOR, (), script, equipment_known=False, filed=None)
    assert {need.peran for need in odd.requirements} == {"kepala", "sekretaris"}
