"""A branch of GitLab gets stricter rules: at no moment may anybody push who could not before."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.hosts.gitlab_protections import may_push
from tests.hosts.gitlab_site import GitLabSite, Project
from tests.hosts.gitlab_state import DEVELOPER, MAINTAINER, protection_levels
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.kantor import jalankan_git

from ukur.hosts.branch_rules import GateIdentity
from ukur.hosts.gitlab_rules import settings_bodies
from ukur.hosts.gitlab_site import SiteProject, open_site
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError

BODY = settings_bodies(GateIdentity("ukur-gerbang"))
STRICT = {"name": "main"} | protection_levels(0, MAINTAINER)
FIRST = {"name": "main"} | protection_levels(MAINTAINER, MAINTAINER)
"""What the first push makes of the default branch."""


class Office:
    """A project of the stand-in; ``open_to`` says after each call which levels may push to main."""

    def __init__(self, folder: Path) -> None:
        self.site = GitLabSite(folder, "admin")
        self.store = Project(1, "kabupaten/dinas", folder / "dinas.git", "private", levels={"admin": 50})
        jalankan_git(folder, "init", "--quiet", "--bare", str(self.store.folder))
        self.site.stores["kabupaten/dinas"] = self.store
        self.store.settings |= BODY["project"]
        self.open_to: list[set[int]] = []
        answer = self.site.peladen.jawab

        def watched(ask: Permintaan) -> Balasan:
            told = answer(ask)
            levels = {
                level for level in (DEVELOPER, MAINTAINER) if may_push(self.store.protected, "main", level)
            }
            self.open_to.append(levels)
            return told

        self.site.peladen.jawab = watched
        self.client = Client(f"{self.site.peladen.alamat}/api", "tok-admin")
        self.project = SiteProject(open_site(self.site.peladen.alamat, "kabupaten", "tok-admin"), self.client,
                                   "kabupaten", "dinas")  # fmt: skip

    def changes(self) -> list[str]:
        return [
            f"{ask.metode} {ask.jalur.rpartition('/')[2]}"
            for ask in self.site.peladen.permintaan
            if ask.metode != "GET"
        ]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.client.close()
    made.site.close()


def test_the_first_protection_is_replaced_under_another(office: Office) -> None:
    office.store.protected = {"main": dict(FIRST)}
    assert office.project.protect(BODY)
    assert office.store.protected == {"main": STRICT}
    told = ["POST protected_branches", "DELETE main", "POST protected_branches", "DELETE *main*"]
    assert office.changes() == told
    assert DEVELOPER not in set().union(*office.open_to)
    assert not office.project.protect(BODY)
    assert office.changes() == told


def test_force_push_is_taken_away_in_one_call(office: Office) -> None:
    """The only thing that PATCH changes without a licence."""
    office.store.protected = {"main": {**STRICT, "allow_force_push": True}}
    assert office.project.protect(BODY)
    assert (office.store.protected, office.changes()) == ({"main": STRICT}, ["PATCH main"])


@pytest.mark.parametrize("broken", range(1, 5))
@pytest.mark.parametrize("done", [False, True], ids=["not done", "done and not told"])
def test_broken_off_at_each_call(office: Office, broken: int, done: bool) -> None:
    """The next run ends it; who may push is at no time more than before."""
    office.store.protected = {"main": dict(FIRST)}
    answer, calls = office.site.peladen.jawab, 0

    def breaking(ask: Permintaan) -> Balasan:
        nonlocal calls
        calls += ask.metode != "GET"
        if ask.metode == "GET" or calls != broken:
            return answer(ask)
        if done:
            answer(ask)
        return Balasan({"message": "x"}, 403)

    office.site.peladen.jawab = breaking
    with pytest.raises(HostError):
        office.project.protect(BODY)
    nothing_left = (done, broken) == (True, 4)
    assert office.project.protect(BODY) is not nothing_left
    assert office.store.protected == {"main": STRICT}
    assert all(levels <= {MAINTAINER} for levels in office.open_to), office.open_to


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"name": "*main*"} | protection_levels(MAINTAINER, MAINTAINER), id="of our name"),
        pytest.param({"name": "*"} | protection_levels(MAINTAINER, MAINTAINER), id="of all branches"),
    ],
)
def test_another_s_wildcard_stays_and_is_told(office: Office, other: Mapping[str, Any]) -> None:
    office.store.protected = {"main": dict(FIRST), other["name"]: dict(other)}
    assert office.project.protect(BODY)
    assert office.store.protected == {"main": STRICT, other["name"]: other}
    rules = office.project.as_host().rules("main")
    assert rules is not None
    assert rules["wildcards"] == [other]
    assert not office.project.protect(BODY)


def test_a_demand_of_code_owners_outlives_the_change(office: Office) -> None:
    """A paid edition's, set by the office: the stand-in shows it and judges what is asked, and no more."""
    office.store.protected = {"main": {**FIRST, "code_owner_approval_required": True}}
    assert office.project.protect(BODY)
    asked = [ask.isi for ask in office.site.peladen.permintaan if ask.metode == "POST"]
    assert [body.get("code_owner_approval_required") for body in asked] == [True, True]
    assert [body["name"] for body in asked] == ["*main*", "main"]
