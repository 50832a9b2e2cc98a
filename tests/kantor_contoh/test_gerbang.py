"""Every proposal of the made-up office goes through the gate as it is today, as its branch stood then."""

import zipfile
from pathlib import Path

import pytest
from tests.kantor_contoh.buat_arsip import PERNAH, setahun
from tests.kantor_contoh.gudang import Kantor, Usulan

from ukur.commands.cli.gate_checks import archive_verdict
from ukur.commands.data.new_office import EXAMPLE
from ukur.commands.gate.gatekeeper import decide_on_proposal, repository_as_host
from ukur.commands.gate.weighing import WeighedProposal
from ukur.workflow.decision import VerdictStatus

pytestmark = pytest.mark.nightly(
    "a year's proposals weighed one by one take a minute; tests/workflow/test_former_target.py is daily"
)
OTHER_VERSION = "dibuat dengan program versi lain"
"""What a gate says of a document that another program filed: it derives only what its own would file."""


class Ditimbang(Kantor):
    """The office's repository, which asks the gate before each merge."""

    def __init__(self, folder: Path) -> None:
        with zipfile.ZipFile(PERNAH) as packed:
            super().__init__(folder, EXAMPLE, {name: packed.read(name) for name in packed.namelist()})
        self.putusan: dict[str, tuple[VerdictStatus, str]] = {}

        self.versi_lain: list[str] = []

    def timbang(self, usulan: Usulan) -> None:
        """Ask as ``ukur gate`` does; that another version filed it, as 0.7.0 did, is noted apart."""
        host = repository_as_host(self.folder, None)

        def check(weighed: WeighedProposal) -> list[str]:
            faults = archive_verdict(self.folder, host, {}, weighed)
            others = [fault for fault in faults if OTHER_VERSION not in fault]
            self.versi_lain += [usulan.nama] * (len(faults) - len(others))
            return others

        verdict = decide_on_proposal(self.folder, host, usulan.nama, check).verdict
        self.putusan[usulan.nama] = verdict.status, verdict.sentence


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Ditimbang:
    made = Ditimbang(tmp_path_factory.mktemp("gerbang-contoh") / "kantor")
    setahun(made)
    return made


def test_each_is_let_through(kantor: Ditimbang) -> None:
    """Four quarters of five steps, one correction and its filing, two heads, one revision, six of the end."""
    refused = {nama: said for nama, said in kantor.putusan.items() if said[0] is not VerdictStatus.DISETUJUI}
    assert refused == {}
    assert len(kantor.putusan) == 4 * 5 + 2 + 2 + 1 + 6
    quarters = ["2025-TW1", "koreksi-2025-TW1", "2025-TW2", "2025-TW3", "2025-TW4"]
    assert kantor.versi_lain == [f"arsip-{quarter}" for quarter in quarters]


SIGNED = "triwulan: {TW1: 60, TW2: 120, TW3: 160, TW4: 140}"


@pytest.mark.parametrize(
    ("last", "tahun", "triwulan", "refused"),
    [
        pytest.param("2025-TW2", 480, SIGNED, "", id="what was signed"),
        pytest.param(
            "2025-TW2",
            470,
            SIGNED.replace("140", "130"),
            "target IKU-02 yang dipakai dokumen 2025-TW1",
            id="another one, so that the first half-year would be judged otherwise",
        ),
        pytest.param(
            "2025-TW3",
            480,
            SIGNED,
            "target IKU-02 tahun 2025 berubah tanpa alasan baru",
            id="also of a quarter that nobody signed yet",
        ),
    ],
)
def test_a_former_target_is_recorded_as_it_was_signed(
    kantor: Ditimbang, last: str, tahun: int, triwulan: str, refused: str
) -> None:
    """On the day after the revision, which left it out: two documents are signed, with 480."""
    name, place = f"semula-{last}-{tahun}".lower(), kantor.folder / "indicators/kamus/IKU-02.yml"
    revised = kantor.git("log", "--format=%H", "-1", "--grep=Gabung pk-perubahan-2025", "main")
    kantor.git("switch", "--quiet", "-C", "lama", revised)
    kantor.git("switch", "--quiet", "-C", name)
    text, anchor = place.read_text("utf-8"), "  2025:\n    tahun: 400\n"
    assert text.count(anchor) == 1
    row = f"    semula:\n      - sampai: {last}\n        tahun: {tahun}\n        {triwulan}\n"
    place.write_text(text.replace(anchor, f"{anchor}{row}"), "utf-8")
    kantor.git("commit", "--quiet", "--all", "-m", name, akun="peragaan-perencana")
    kantor.git("switch", "--quiet", "lama")
    told = decide_on_proposal(kantor.folder, repository_as_host(kantor.folder, None), name).verdict
    assert (told.status is VerdictStatus.GAGAL) is bool(refused)
    assert refused in told.sentence
