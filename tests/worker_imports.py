"""Collecting 19,000 tests in each worker, with as little done twice as can be.

The first run of a machine rewrites the assertions of every test module, which takes half of the time, and
every worker would do it for every module at once. Each begins with a share of its own and finds the shares of
the others done.
"""

import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest


@pytest.hookimpl(wrapper=True)  # within pytest's own, which makes warnings errors
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Let nobody look for garbage meanwhile: modules and cases all stay."""
    gc.disable()
    try:
        worker = getattr(session.config, "workerinput", None)
        if worker is not None and not sys.dont_write_bytecode:
            number, count = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
            import_turned(modules_of(session.config.args), number / count)
        return (yield)
    finally:
        gc.enable()


def modules_of(arguments: Sequence[str]) -> list[Path]:
    """Return the files of tests that the command line names, in the order of their paths."""
    places = [Path(argument.partition("::")[0]).resolve() for argument in arguments]
    return sorted({path for place in places for path in (place, *place.rglob("test_*.py")) if path.is_file()})


def import_turned(files: Sequence[Path], share: float) -> None:
    """Import the files as collecting would, beginning at a share of them."""
    start = int(len(files) * share)
    for path in (*files[start:], *files[:start]):
        sys.path.insert(0, str(path.parent))
        try:
            importlib.import_module(path.stem)
        except Exception:  # noqa: BLE001 # whatever a module may raise: collecting tells it
            continue
        finally:
            sys.path.remove(str(path.parent))
