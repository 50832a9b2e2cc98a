"""Whether everybody may read what is not approved yet: each host says it in its own way."""

from typing import Any

import pytest

from ukur.hosts.branch_rules import public_drafts


@pytest.mark.parametrize(
    ("settings", "who"),
    [
        pytest.param({"repository": {"private": False, "visibility": "public"}}, "siapa pun", id="GitHub"),
        pytest.param({"repository": {"private": False}}, "siapa pun", id="Gitea"),
        pytest.param({"project": {"visibility": "public"}}, "siapa pun", id="GitLab"),
        pytest.param({"project": {"visibility": "internal"}}, "mempunyai akun", id="GitLab, internal"),
        pytest.param(
            {"repository": {"private": True, "internal": True}}, "mempunyai akun", id="Gitea, internal"
        ),
        pytest.param({"repository": {"private": True, "visibility": "private"}}, None, id="closed"),
        pytest.param({"repository": {"full_name": "a/b"}}, None, id="the host does not say"),
        pytest.param(None, None, id="settings that cannot be read"),
    ],
)
def test_public_drafts(settings: dict[str, Any] | None, who: str | None) -> None:
    said = public_drafts(settings)
    assert (said is None) is (who is None)
    if who and said:
        assert who in said
        assert "konsep, usulan, komentar gerbang, dan pratinjaunya" in said
