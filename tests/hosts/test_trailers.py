"""Co-authors in commit messages: every address of a line, in time that grows with the message alone."""

import re
import time

import pytest

from ukur.hosts.gitea_accounts import _NOREPLY_EMAIL as GITEA_HIDDEN
from ukur.hosts.github import _NOREPLY_EMAIL as GITHUB_HIDDEN
from ukur.hosts.gitlab_makers import _NOREPLY_EMAIL as GITLAB_HIDDEN
from ukur.hosts.maker_accounts import coauthor_addresses, coauthors


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("Co-authored-by: A <a@x.id>", ["a@x.id"]),
        ("CO-AUTHORED-BY:A<a@x.id>", ["a@x.id"]),
        ("Co-authored-by: A <a@x.id>\r", ["a@x.id"]),
        ("Co-authored-by: A < a@x.id >", ["a@x.id"]),
        ("Co-authored-by : A <a@x.id>", ["a@x.id"]),
        ("Co-authored-by: A <a@x.id>, B <b@x.id>", ["a@x.id", "b@x.id"]),
        ("Co-authored-by: A <a@x.id> (bidang)", ["a@x.id"]),
        ("Co-authored-by: A <<a@x.id>>", ["a@x.id"]),
        ("Co-authored-by:\nSigned-off-by: B <b@x.id>", []),
        ("Co-authored-by: A", []),
        ("bukan Co-authored-by: A <a@x.id>", []),
    ],
)
def test_addresses(line: str, addresses: list[str]) -> None:
    assert coauthor_addresses(f"Judul\n\n{line}") == addresses


def test_names_that_a_host_may_know() -> None:
    found = coauthors("x\n\nCo-authored-by: Ani B. <a@x.id>, Budi <b@x.id>")
    assert found == [("Ani B.", "a@x.id"), ("Budi", "b@x.id")]


@pytest.mark.parametrize("filler", [" ", "<", "<a", "a <", "\n", " \n"])
def test_a_message_does_not_stop_the_gate(filler: str) -> None:
    """A megabyte; a search of ours once took the cube of the blanks: a quarter of an hour for 8,000."""
    began = time.monotonic()
    coauthors("x\n\nCo-authored-by:" + filler * (1_000_000 // len(filler)))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("hidden", [GITHUB_HIDDEN, GITEA_HIDDEN, GITLAB_HIDDEN])
def test_a_number_that_no_host_gives_is_no_hidden_address(hidden: re.Pattern[str]) -> None:
    """Python refuses to read 4,301 digits, and letters that are digits elsewhere are no number here."""
    for number in ("9" * 5_000, "\N{ARABIC-INDIC DIGIT ONE}"):
        for mark in "+-":
            found = hidden.fullmatch(f"{number}{mark}a@users.noreply.github.com")
            assert found is None or found[1] is None, "all of it is a login"
