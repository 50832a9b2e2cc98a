"""Criteria of the LKE against the list of one regency (see the CSV's source note) and RULES §2.3."""

import csv
import re
from collections import Counter
from pathlib import Path

from ukur.document.lke import BAGIAN, KRITERIA

# The regency's list has 21 criteria where two other sources have 20: it asks apart whether SOP and practice
# conform and whether data can be relied on, and does not ask about positions and refocusing.
HANYA_DI_SANA = {"B2.1", "B2.6", "B3.1"}
HANYA_DI_SINI = {"2.c.2", "2.c.3"}


def kata(teks: str) -> set[str]:
    return set(re.findall(r"[a-z]+", teks.lower().replace("mempengaruhi", "memengaruhi")))


def setempat(shared: Path) -> dict[str, str]:
    with (shared / "data/referensi/lke_sakip_kriteria.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["kode"]: row["uraian"] for row in rows if row["tingkat"] == "kriteria" and row["kode"][0] == "B"
    }


def test_number_of_criteria_and_weights() -> None:
    """RULES §2.3: 3 + 7 + 10 criteria; weights 6, 9, 15."""
    assert Counter(item.bagian for item in KRITERIA) == {"2.a": 3, "2.b": 7, "2.c": 10}
    assert [(part.kode, part.bobot) for part in BAGIAN] == [("2.a", 6), ("2.b", 9), ("2.c", 15)]
    codes = [item.kode for item in KRITERIA]
    assert codes == [
        f"2.{part}.{number}"
        for part, count in (("a", 3), ("b", 7), ("c", 10))
        for number in range(1, count + 1)
    ]


def test_each_criterion_has_its_pair_in_the_regency_list(shared: Path) -> None:
    there = setempat(shared)
    assert len(there) == 21
    paired = [item.padanan for item in KRITERIA if item.padanan]
    assert sorted(paired) == sorted(there.keys() - HANYA_DI_SANA)
    assert {item.kode for item in KRITERIA if not item.padanan} == HANYA_DI_SINI


def test_texts_agree_word_for_word(shared: Path) -> None:
    """But for the regency's typing errors, and the SOP that it names beside the guideline."""
    there = setempat(shared)
    different = {
        item.kode: (
            kata(item.uraian) - kata(there[item.padanan]),
            kata(there[item.padanan]) - kata(item.uraian),
        )
        for item in KRITERIA
        if item.padanan and kata(item.uraian) != kata(there[item.padanan])
    }
    assert different == {
        "2.a.1": (set(), {"sop"}),
        "2.b.1": ({"terlibat"}, {"teribat"}),
        "2.b.5": ({"di", "bawahnya"}, {"dibawahnya"}),
    }
