"""A proposal's values: as it was merged, who is behind it, and what it touches."""

import datetime

from tests.workflow.kasus import KANTOR, WAKTU, Kasus, tinjau

from ukur.workflow.document_hash import proposal_hash
from ukur.workflow.proposal import Contribution, Stance, accounts_behind, as_merged
from ukur.workflow.touched_paths import TouchedPaths

MINUTE = datetime.timedelta(minutes=1)


def test_as_it_was_merged() -> None:
    """A review of the very moment counts, one of a minute later does not; the rest stays as it was."""
    before, at, after = (tinjau(f"akun-{menit}", Stance.SETUJU, menit=menit) for menit in (-1, 0, 1))
    open_one = Kasus(tinjauan=(after, before, at), waktu=WAKTU + 9 * MINUTE).potret
    merged = as_merged(open_one, "d4", WAKTU)
    assert (merged.merge, merged.time, merged.late) == ("d4", WAKTU, (after,))
    assert (merged.proposal.reviews, merged.proposal.time) == ((before, at), WAKTU)
    assert (merged.proposal.head, merged.proposal.files) == (open_one.head, open_one.files)


def test_accounts_behind_commits() -> None:
    rows = (Contribution(("staf", None), ("c1",)), Contribution(("perencana", "staf"), ("c2",)))
    assert accounts_behind(rows) == ("staf", None, "perencana")


def test_touched_paths() -> None:
    """Data and other files apart; only ``indicators/`` itself is data, whatever a name begins with."""
    touched = TouchedPaths.sort_paths(
        ["indicators/kamus/IKU-01.yml", "indicators-lama/a.yml", "README.md", "indicators/sop.yml"]
    )
    assert touched.data == {"kamus/IKU-01.yml", "sop.yml"}
    assert touched.lain == {"indicators-lama/a.yml", "README.md"}
    tree = {"README.md": "100644 aa", "LICENSE": "100644 bb"}
    assert touched.other_content(tree) == {"README.md": "100644 aa", "indicators-lama/a.yml": None}
    expected = proposal_hash(
        KANTOR, ["kamus/IKU-01.yml", "sop.yml"], {"README.md": "100644 aa", "indicators-lama/a.yml": None}
    )
    assert touched.content_hash(KANTOR, tree) == expected
    assert touched.content_hash(KANTOR, {**tree, "README.md": "100755 aa"}) != expected
