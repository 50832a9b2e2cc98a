"""Criteria of the LKE, component Pengukuran Kinerja, against one regency's list; see docs/domain-sources.md.

The regency's sentences are not repeated here: of each criterion its code, the number of different words and
a digest of those words, sorted, are kept (Kabupaten Wonosobo, LKE of its e-SAKIP, read in November 2026).
"""

import hashlib
import re
from collections import Counter

import pytest

from ukur.model.lke import CRITERIA, PARTS, Criterion

# The regency's list has 21 criteria where two other sources have 20: it asks apart whether SOP and practice
# conform and whether data can be relied on, and does not ask about positions and refocusing.
SETEMPAT: dict[str, tuple[int, str]] = {
    "B1.1": (9, "1182eea4b440b733"),
    "B1.2": (11, "b850620158dfaed6"),
    "B1.3": (10, "39caf1567caf5f90"),
    "B2.1": (12, "fda9752c5bf2e1c2"),
    "B2.2": (12, "8558a710a1a8e7d6"),
    "B2.3": (10, "d596543140e4fcc2"),
    "B2.4": (8, "1b66da31f6cce777"),
    "B2.5": (6, "860c3b9241b6191a"),
    "B2.6": (9, "efa147cdfbd427c5"),
    "B2.7": (13, "5443c79d5cb8ea9f"),
    "B2.8": (8, "d69be079c836ce3a"),
    "B2.9": (8, "0d11ac13f0636763"),
    "B3.1": (7, "d520ba2ccff675a2"),
    "B3.2": (11, "c209426c53a7f5fa"),
    "B3.3": (8, "f01e45ad375f99b8"),
    "B3.4": (8, "f74f6d7a7466b842"),
    "B3.5": (8, "506bde42a1d57d28"),
    "B3.6": (8, "2257dadae8c99642"),
    "B3.7": (8, "c73f6c1574116217"),
    "B3.8": (11, "96f448081a6c2747"),
    "B3.9": (9, "931280f24b509d9d"),
}
HANYA_DI_SANA = {"B2.1", "B2.6", "B3.1"}
HANYA_DI_SINI = {"2.c.2", "2.c.3"}
# The regency's typing errors, and the SOP that it names beside the guideline: our words, its words.
BEDA: dict[str, tuple[set[str], set[str]]] = {
    "2.a.1": (set(), {"sop"}),
    "2.b.1": ({"terlibat"}, {"teribat"}),
    "2.b.5": ({"di", "bawahnya"}, {"dibawahnya"}),
}


def kata(teks: str) -> set[str]:
    return set(re.findall(r"[a-z]+", teks.lower().replace("mempengaruhi", "memengaruhi")))


def ringkas(words: set[str]) -> tuple[int, str]:
    return len(words), hashlib.sha256(" ".join(sorted(words)).encode()).hexdigest()[:16]


def test_number_of_criteria_and_weights() -> None:
    """Three, seven and ten criteria; weights 6, 9, 15."""
    assert Counter(item.bagian for item in CRITERIA) == {"2.a": 3, "2.b": 7, "2.c": 10}
    assert [(part.kode, int(part.bobot)) for part in PARTS] == [("2.a", 6), ("2.b", 9), ("2.c", 15)]
    codes = [item.kode for item in CRITERIA]
    assert codes == [
        f"2.{part}.{number}"
        for part, count in (("a", 3), ("b", 7), ("c", 10))
        for number in range(1, count + 1)
    ]


def test_each_criterion_has_its_pair_in_the_regency_list() -> None:
    assert len(SETEMPAT) == 21
    paired = [item.padanan for item in CRITERIA if item.padanan]
    assert sorted(paired) == sorted(SETEMPAT.keys() - HANYA_DI_SANA)
    assert {item.kode for item in CRITERIA if not item.padanan} == HANYA_DI_SINI


@pytest.mark.parametrize("item", [pytest.param(item, id=item.kode) for item in CRITERIA if item.padanan])
def test_texts_agree_word_for_word(item: Criterion) -> None:
    ours, theirs = BEDA.get(item.kode, (set(), set()))
    assert ours <= kata(item.uraian)
    assert ringkas(kata(item.uraian) - ours | theirs) == SETEMPAT[item.padanan]
