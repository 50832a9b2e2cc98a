"""What ``make fuzz`` runs: its bounds hold, and every reader reads the sound input that it begins from."""

import time
from pathlib import Path

import pytest
from tests.fuzz import bounded
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


def _spin(_: bytes) -> None:
    while True:
        pass


def test_what_hangs_is_told_by_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work without an end, and waiting without one; who waits a while on a busy machine does not hang."""
    waited = run(lambda _: time.sleep(0.5), b"x")
    assert waited.outcome is Outcome.READ
    assert waited.seconds < 0.5
    monkeypatch.setattr(bounded, "_KILLED_AFTER", 0.2)
    assert run(_spin, b"x").outcome is Outcome.HANG
    monkeypatch.setattr(bounded, "_WAITED", 0.2)
    assert run(lambda _: time.sleep(60), b"x").outcome is Outcome.HANG


@pytest.mark.nightly("each reader's own tests read its sound input every day; this one is for `make fuzz`")
def test_every_reader_reads_its_sound_input(tmp_path: Path) -> None:
    read = {reader.name: run(reader.read, reader.sound).outcome for reader in all_readers(tmp_path)}
    assert len(read) > 30
    assert {name for name, outcome in read.items() if outcome is not Outcome.READ} == set()
