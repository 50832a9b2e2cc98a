"""Three offices of one sheet on a GitLab without a licence, twice, one row wrong; and on one with it."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.hosts.gitlab_site import GitLabSite
from tests.hosts.peladen import Balasan
from tests.skenario.kantor import Keluaran, Ukur, jalankan_git
from tests.skenario.test_many_offices import ADMIN, GATE, rows_of, sheet

from ukur.hosts.gitlab_rules import FREE

NIGHTLY = "every day GitLab up to a refusal below, and the same steps whole on Gitea in test_many_offices.py"
DEVELOPER, MAINTAINER, OWNER = 30, 40, 50


class GitLabRegency:
    """A GitLab on which everybody has an account already, and the operator who runs the command."""

    def __init__(self, folder: Path, ukur: Ukur, count: int, *, paid: bool) -> None:
        self.folder, self.ukur, self.rows = folder, ukur, rows_of(count)
        (folder / "gitlab").mkdir()
        self.site = GitLabSite(folder / "gitlab", ADMIN, paid=paid)
        for login in (GATE, *(row[4] for row in self.rows)):
            self.site.add(login)

    def init(self, **other: str) -> Keluaran:
        sheet(self.folder / "kantor.xlsx", self.rows)
        where = ("--host", self.site.peladen.alamat, "--organisasi", "kabupaten", "--gate-account", GATE)
        variables = {"UKUR_TOKEN": f"tok-{ADMIN}", "UKUR_TOKEN_GERBANG": "rahasia-gerbang"}
        words = ("init", "semua", "--daftar", "kantor.xlsx", "--daerah", "Kabupaten Uji", *where)
        return self.ukur(*words, di=self.folder, lingkungan={**variables, **other})

    def state(self) -> Mapping[str, Any]:
        """All that the host holds, and how often it was asked to change anything."""
        held = {
            name: (store.settings, store.levels, store.protected, store.variables, store.hooks, store.rules,
                   jalankan_git(store.folder, "for-each-ref"))
            for name, store in self.site.stores.items()
        }  # fmt: skip
        return {"held": deepcopy(held), "changes": self.site.peladen.hitung("^(POST|PUT|PATCH|DELETE) ")}


Begin = Callable[..., GitLabRegency]


@pytest.fixture
def begin(tmp_path: Path, ukur: Ukur) -> Iterator[Begin]:
    made: list[GitLabRegency] = []

    def start(count: int, *, paid: bool = False) -> GitLabRegency:
        made.append(GitLabRegency(tmp_path, ukur, count, paid=paid))
        return made[-1]

    yield start
    for regency in made:
        regency.site.close()


@pytest.mark.nightly(NIGHTLY)
def test_three_offices_twice_one_row_wrong(begin: Begin) -> None:
    """What a GitLab without a licence cannot do is said once, and is no gap of an office."""
    regency = begin(3)
    regency.rows[9][3] = "Bendahara"
    first = regency.init()
    assert first.kode == 1, first.err
    assert "kantor.xlsx: Daftar!D11: peran 'Bendahara' tidak dikenal" in first.out
    assert {*regency.site.stores} == {"kabupaten/dinas-1", "kabupaten/dinas-3"}
    assert first.out.count("  lengkap  ") == 2, first.out
    assert first.err.count(FREE) == 1
    assert "3 kantor: 2 ada, 1 terhenti, 0 dengan celah" in first.err
    what_an_office_has(regency)
    before = regency.state()
    again = regency.init()
    assert (again.kode, again.err.count("tidak ada yang diubah")) == (1, 2), again.err
    assert regency.state() == before
    regency.rows[9][3] = "Sekretaris"
    mended = regency.init()
    assert mended.kode == 0, mended.out
    now = regency.state()["held"]
    assert {name: now[name] for name in before["held"]} == before["held"]
    assert len(now) == 3


def what_an_office_has(regency: GitLabRegency) -> None:
    """By hand: kepala and sekretaris guard the office's rules, so they merge; the operator owns the group."""
    store = regency.site.stores["kabupaten/dinas-1"]
    assert (store.visibility, store.is_empty) == ("private", False)
    levels = dict.fromkeys([GATE, *(row[4] for row in regency.rows[:8])], DEVELOPER)
    levels |= {"d1-kepala": MAINTAINER, "d1-sekretaris": MAINTAINER, ADMIN: OWNER}
    assert store.levels == levels
    assert store.protected == {
        "main": {
            "name": "main",
            "push_access_levels": [{"access_level": 0}],
            "merge_access_levels": [{"access_level": MAINTAINER}],
            "allow_force_push": False,
        }
    }
    assert store.settings["only_allow_merge_if_pipeline_succeeds"] is True
    tip = jalankan_git(store.folder, "rev-parse", "refs/heads/main")
    told = {key: (row["value"], row["masked"], row["protected"]) for key, row in store.variables.items()}
    assert told == {
        "UKUR_AKUN": (GATE, False, False),
        "UKUR_TOKEN": ("rahasia-gerbang", True, True),
        "UKUR_AWAL": (tip, False, False),
    }
    [hook] = store.hooks
    base = regency.site.peladen.alamat
    assert hook["url"] == (
        f"{base}/api/v4/projects/{store.number}/ref/main/trigger/pipeline?token={store.triggers[0]}"
    )
    assert (hook["merge_requests_events"], hook["push_events"]) == (True, False)
    peran = jalankan_git(store.folder, "show", "main:indicators/peran.yml")
    number = regency.site.numbers["d1-kepala"]
    assert f"akun: d1-kepala\n        nomor_akun: {{gitlab: {number}}}" in peran
    assert "@d1-sekretaris" in jalankan_git(store.folder, "show", "main:.gitlab/CODEOWNERS")


@pytest.mark.nightly(NIGHTLY)
def test_with_a_licence_the_gates_approval_is_demanded(begin: Begin) -> None:
    regency = begin(1, paid=True)
    first = regency.init()
    assert first.kode == 0, first.out + first.err
    assert FREE not in first.err
    store = regency.site.stores["kabupaten/dinas-1"]
    [rule] = store.rules
    assert ([user["username"] for user in rule["users"]], rule["approvals_required"]) == ([GATE], 1)
    assert all(store.approvals.values())
    before = regency.state()
    assert regency.init().kode == 0
    assert regency.state() == before


@pytest.mark.nightly(NIGHTLY)
def test_interrupted_and_changed_by_hand(begin: Begin) -> None:
    """What was broken off goes on; rules opened by hand are closed, a level that is too low is raised."""
    regency = begin(1)
    regency.site.peladen.ganggu("^POST .*/protected_branches$", Balasan({"message": "no"}, 403))
    assert regency.init().kode == 1
    [store] = regency.site.stores.values()
    assert (store.protected["main"]["push_access_levels"], regency.site.pushes) == ([{"access_level": 40}], 1)
    assert regency.init().kode == 0
    assert [*store.protected] == ["main"]
    store.protected["main"]["allow_force_push"] = True
    store.levels["d1-kepala"] = DEVELOPER
    store.levels["d1-staf-1"] = MAINTAINER
    store.variables.pop("UKUR_TOKEN")
    done = regency.init(UKUR_TOKEN_GERBANG="")
    assert done.kode == 1
    assert store.protected["main"]["allow_force_push"] is False
    assert (store.levels["d1-kepala"], store.levels["d1-staf-1"]) == (MAINTAINER, MAINTAINER)
    assert "dinas-1: rahasia UKUR_TOKEN belum ada" in done.out
    assert regency.site.pushes == 1


@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        pytest.param(
            {"UKUR_TOKEN_GERBANG": "pendek"}, 1, "masked) sedikitnya delapan", id="cannot be masked"
        ),
        pytest.param({"UKUR_TOKEN": "tok-d1-kepala"}, 2, "tidak mengizinkan", id="who may make no group"),
        pytest.param({"UKUR_TOKEN": "tok-hantu"}, 2, "menolak token", id="a token of nobody"),
    ],
)
def test_what_gitlab_refuses_is_said(
    begin: Begin, given: Mapping[str, str], code: int, sentence: str
) -> None:
    done = begin(1).init(**given)
    assert (done.kode, sentence in done.out + done.err) == (code, True), done.out + done.err
