"""``make fuzz``: every reader of foreign bytes takes hostile inputs, each in a process of its own.

Usage: python -m tests.fuzz [--inputs N] [--seed N] [READER ...]. A reader may read an input or refuse it with
words; a traceback, more than 10 s of the processor or more than 1 GB is a fault, and the exit code 1. A
reader is given as a part of its name; ``--inputs`` counts for each reader.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.fuzz.bounded import Outcome, Run, run
from tests.fuzz.mutations import mutate
from tests.fuzz.readers import Reader, all_readers

FAULTS = (Outcome.TRACEBACK, Outcome.HANG, Outcome.TOO_LARGE)
INPUTS = 40


def fuzz(reader: Reader, inputs: int, seed: int) -> list[tuple[bytes, Run]]:
    """Return every input with what became of it; the first is the sound one."""
    rng = random.Random(f"{seed} {reader.name}")  # to be made again, not to be secret
    made = [reader.sound, *(mutate(rng, reader.sound, reader.mutations) for _ in range(inputs))]
    return [(raw, run(reader.read, raw)) for raw in made]


def main() -> int:
    """Print the counts of each reader, and every fault with its input's place; return 1 if there is one."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--inputs", type=int, default=INPUTS)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("reader", nargs="*")
    given = asked.parse_args()
    counts, faults = Table(*("reader", *Outcome, "slowest s", "largest MB")), 0
    total: Counter[Outcome] = Counter()
    told = Console(stderr=True, markup=False, soft_wrap=True)
    kept = Path(tempfile.gettempdir()) / "ukur-fuzz"
    with tempfile.TemporaryDirectory() as folder:
        for reader in all_readers(Path(folder)):
            if given.reader and not any(part in reader.name for part in given.reader):
                continue
            ran = fuzz(reader, given.inputs, given.seed)
            found = Counter(result.outcome for _, result in ran)
            total += found
            slowest, largest = max(one.seconds for _, one in ran), max(one.grown for _, one in ran)
            row = (reader.name, *(str(found[outcome]) for outcome in Outcome))
            counts.add_row(*row, f"{slowest:.1f}", f"{largest / 1e6:.0f}")
            for raw, result in ran:
                if result.outcome in FAULTS:
                    faults += 1
                    kept.mkdir(exist_ok=True)
                    (kept / f"{faults}.input").write_bytes(raw)
                    told.print(f"{reader.name}: {result.outcome}, input {faults}\n{result.error}")
    counts.add_row("sum", *(str(total[outcome]) for outcome in Outcome))
    Console(width=110).print(counts)
    if faults:
        told.print(f"{faults} faults; their inputs are in {kept}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
