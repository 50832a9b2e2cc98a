"""What ``make fuzz`` runs: its bounds hold, and every reader reads the sound input that it begins from."""

from pathlib import Path

import pytest
from tests.fuzz.bounded import Outcome, run
from tests.fuzz.readers import all_readers

from ukur.model.findings import UkurError


def _refuse(_: bytes) -> None:
    raise UkurError("ditolak; perbaiki berkasnya")


def _fail(raw: bytes) -> None:
    dict[bytes, int]()[raw]


def _grow(_: bytes) -> None:
    assert bytearray(1_200_000_000)


def test_what_becomes_of_an_input() -> None:
    assert run(len, b"x").outcome is Outcome.READ
    assert run(_refuse, b"x").outcome is Outcome.REFUSED
    failed = run(_fail, b"xyz")
    assert (failed.outcome, "KeyError: b'xyz'" in failed.error) == (Outcome.TRACEBACK, True)
    assert run(_grow, b"x").outcome is Outcome.TOO_LARGE


@pytest.mark.nightly("each reader's own tests read its sound input every day; this one is for `make fuzz`")
def test_every_reader_reads_its_sound_input(tmp_path: Path) -> None:
    read = {reader.name: run(reader.read, reader.sound).outcome for reader in all_readers(tmp_path)}
    assert len(read) > 30
    assert {name for name, outcome in read.items() if outcome is not Outcome.READ} == set()
