"""A document that went through the SOP on GitHub's stand-in, filed and verified."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence

import pytest
from tests.skenario.arsip_kantor import TW4
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, tahap, terisi
from tests.skenario.kantor import KEPALA, PERENCANA, SAKIP_1, SAKIP_2, SEKRETARIS, STAF, Kantor
from tests.skenario.panggung import DiGitHub, Panggung
from tests.skenario.penggabungan import Cerita

from ukur.archive.pelaksanaan import read_pelaksanaan
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.machine import outside
from ukur.commands.filing.archiving import file_document
from ukur.desk import prepared_period
from ukur.model.paths import ARSIP
from ukur.source.archive_reader import read_folder
from ukur.verify.outcome import CheckStatus
from ukur.verify.verification import Options, verify_archive

V1 = "2025-TW4/v1"


def _format(kantor: Kantor) -> dict[str, Ubah]:
    ukuran, _ = measured_data(data_tree(kantor.kerja))
    blank = {f"indicators/{path}": text for path, text in prepared_period.prepare_period(ukuran, TW4).items()}
    blank[DOKUMEN] = tahap("format")(blank[DOKUMEN])
    return {path: lambda _, text=text: text for path, text in blank.items()}  # type: ignore[misc]


def lewat(
    place: DiGitHub, nomor: int, akun: str, berkas: Mapping[str, Ubah], setuju: Sequence[str]
) -> Cerita:
    """Propose from a branch of its own, approve and merge."""
    kantor, branch = place.kantor, f"langkah-{nomor}"
    kantor.cabang(branch)
    kantor.tulis(akun, berkas, branch)
    pull, before = place.buka(akun, branch), kantor.kepala("main")
    for approver in setuju:
        place.setujui(approver)
    kantor.gabung(akun, branch)
    place.tiruan.gabungkan(pull, kantor.kepala("main"), before)
    return Cerita(kantor, place, before)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(
    "penanda", [pytest.param(False, id="tanpa kunci"), pytest.param(True, id="--signers")]
)
def test_dari_github(kantor: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], penanda: bool) -> None:
    """Approvals are copied as GitHub tells them; they carry no proof of their own, and verify says so."""
    place = buka_panggung("GitHub", kantor)
    assert isinstance(place, DiGitHub)
    kantor.cabang("langkah-1")
    lewat(place, 1, PERENCANA, _format(kantor), (SEKRETARIS,))
    lewat(place, 2, STAF, {DOKUMEN: tahap("draf"), FORMULIR: terisi}, (PERENCANA,))
    lewat(place, 3, PERENCANA, {DOKUMEN: beranalisis}, (SAKIP_1, SAKIP_2, SEKRETARIS))
    story = lewat(place, 4, PERENCANA, {DOKUMEN: disahkan}, (KEPALA,))
    with story.host() as host:
        assert file_document(kantor.utama, host, TW4, {}).folder == V1
    held = read_folder(kantor.utama / ARSIP)
    record = json.loads(held[f"{V1}/persetujuan.json"])
    assert (record["situs_git"], record["bertanda"]) == ("GitHub", False)
    given = [[item["akun"] for item in change["setuju"]] for change in record["perubahan"]]
    assert given == [[SEKRETARIS], [PERENCANA], [SAKIP_1, SAKIP_2, SEKRETARIS], [KEPALA]]
    numbers = place.tiruan.nomor
    for change in record["perubahan"]:
        assert change["nomor_pembuat"] == sorted(numbers[name] for name in change["pembuat"])
        for item in change["setuju"]:
            assert (item["nomor_akun"], "peran" in item) == (numbers[item["akun"]], False)
    steps = read_pelaksanaan(held[f"{V1}/pelaksanaan.json"]).langkah
    assert [(step.nomor, [turn.usulan for turn in step.usulan]) for step in steps if step.usulan] == [
        *((3, ["1"]), (4, ["2"]), (5, ["3"]), (6, ["3"]), (7, ["4"]), (8, ["4"]))
    ]
    for turn in (turn for step in steps for turn in step.usulan):
        assert turn.dibuka is not None
        assert turn.dibuka < turn.disetujui[0].waktu <= turn.digabung
    keys = (kantor.utama / ".ukur/allowed_signers").read_bytes() if penanda else None
    found = verify_archive(held, Options(outside(datetime.datetime.now(datetime.UTC)), signers=keys))
    (line,) = (item for item in found if item.name == "persetujuan")
    assert "disalin dari GitHub" in line.sentence
    assert "tanpa tanda tangan sendiri" in line.sentence
    assert [item.name for item in found if not item.good] == (["persetujuan"] if penanda else [])
    assert (line.status, line.essential) == (CheckStatus.LEWAT, penanda)
