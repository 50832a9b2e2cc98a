"""What somebody says when giving a proposal back is read by its writer, and goes into the plan as it is."""

import datetime
import io
from dataclasses import replace

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML
from tests.jahat import JAHAT
from tests.workflow.kasus import KANTOR, Kasus, setuju, tinjau

from ukur.model.pengukuran import Rekomendasi
from ukur.workflow.decision import Verdict, VerdictStatus
from ukur.workflow.proposal import Stance
from ukur.workflow.returns import LONGEST
from ukur.workflow.statement import Statement, read_line
from ukur.workflow.verdict_text import approvals_markdown, verdict_json, verdict_text

WHY = 'Rencana aksi IKU-01 belum menyebut "siapa"\ndan kapan.'
ONE_LINE = 'Rencana aksi IKU-01 belum menyebut "siapa" dan kapan.'


def returned(words: str) -> Verdict:
    back = replace(tinjau("kepala", Stance.KEMBALIKAN), content=words)
    return Kasus(tinjauan=(*setuju("perencana"), back), dasar=KANTOR).putusan()


def test_the_reason_is_told_and_proposed() -> None:
    verdict = returned(WHY)
    assert verdict.status is VerdictStatus.GAGAL
    assert f"dikembalikan oleh kepala (Kepala Dinas), dengan alasan: {ONE_LINE}" in verdict.sentence
    (item,) = verdict.returns
    read = YAML(typ="safe").load(io.StringIO(item.proposed))["rekomendasi"]
    filled = Rekomendasi.model_validate({key: str(value) for key, value in read.items()})
    assert (filled.oleh, filled.uraian) == ("Kepala Dinas", ONE_LINE)
    assert filled.tanggal == datetime.date(2025, 1, 15)
    assert item.proposed in verdict_text(verdict)
    assert "Rekomendasi yang dapat ditulis" in approvals_markdown(verdict)
    assert verdict_json(verdict)["kembali"][0]["alasan"] == ONE_LINE


def test_without_words() -> None:
    verdict = returned("")
    assert "dikembalikan oleh kepala (Kepala Dinas); perbaiki" in verdict.sentence
    assert "rekomendasi" not in verdict_text(verdict)


@pytest.mark.parametrize("words", [pytest.param(JAHAT, id="jahat"), pytest.param("x" * 9_000, id="panjang")])
def test_hostile_words(words: str) -> None:
    verdict = returned(words)
    assert len(verdict.returns[0].reason) <= LONGEST + 1
    assert "<script" not in approvals_markdown(verdict)
    assert YAML(typ="safe").load(io.StringIO(verdict.returns[0].proposed))


def _statement(**more: str) -> dict[str, str]:
    row = {"usulan": "usulan", "commit": "a" * 40, "sidik": "b" * 64, "peran": "kepala", "akun": "kepala"}
    return row | {"keputusan": "kembalikan", "waktu": "2025-01-15T03:00:00Z", **more}


def test_a_statement_without_a_reason_is_signed_as_ever() -> None:
    assert "alasan" not in Statement.model_validate(_statement()).signed_data()
    said = Statement.model_validate(_statement(alasan="Belum lengkap."))
    assert said.signed_data()["alasan"] == "Belum lengkap."
    line = SIGNED.format(said.model_dump_json().replace("\\", "\\\\").replace('"', '\\"'))
    read = read_line(line)
    assert read is not None
    assert read[1].alasan == "Belum lengkap."
    for bad in ("", "x" * 3_000):
        with pytest.raises(ValidationError):
            Statement.model_validate(_statement(alasan=bad))


SIGNED = '{{"pernyataan": "{}", "tanda_tangan": "x"}}'
