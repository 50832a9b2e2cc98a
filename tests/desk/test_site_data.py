"""The data that travels with the site: of a repository that everybody may read, and of no other."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ukur.commands.pages.public_repository import is_public


@pytest.mark.parametrize(
    ("event", "public"),
    [
        pytest.param({"repository": {"private": False, "visibility": "public"}}, True, id="GitHub, public"),
        pytest.param({"repository": {"private": True, "visibility": "private"}}, False, id="GitHub, private"),
        # GitHub calls an internal repository private too; Gitea has a word of its own for it.
        pytest.param({"repository": {"private": True, "visibility": "internal"}}, False, id="GitHub, inside"),
        pytest.param({"repository": {"private": False, "internal": False}}, True, id="Gitea, public"),
        pytest.param({"repository": {"private": False, "internal": True}}, False, id="Gitea, internal"),
        # Such an owner's public repositories are for who has an account; "internal" is said of hidden
        # owners alone (Gitea, services/convert/repository.go and user.go).
        pytest.param(
            {"repository": {"private": False, "internal": False, "owner": {"visibility": "limited"}}},
            False,
            id="Gitea, for accounts",
        ),
        pytest.param(
            {"repository": {"private": False, "internal": False, "owner": {"visibility": "public"}}},
            True,
            id="Gitea, of an open owner",
        ),
        pytest.param({"repository": {"private": False, "owner": "kantor"}}, False, id="a bare owner"),
        pytest.param({"repository": {"private": "false"}}, False, id="another type"),
        pytest.param({"repository": "public"}, False, id="another form"),
        pytest.param({}, False, id="no word of it"),
        pytest.param([], False, id="no object"),
    ],
)
def test_a_host_says_it_in_the_event(event: object, public: bool, tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event), "utf-8")
    assert is_public({"GITHUB_EVENT_PATH": str(path)}) is public


@pytest.mark.parametrize(
    ("environment", "public"),
    [
        pytest.param({"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "public"}, True, id="GitLab, public"),
        pytest.param({"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "internal"}, False, id="GitLab, inside"),
        pytest.param({"GITLAB_CI": "true"}, False, id="GitLab, no word"),
        pytest.param({"CI_PROJECT_VISIBILITY": "public"}, False, id="the variable alone"),
        pytest.param({}, False, id="no pipeline"),
        pytest.param({"GITHUB_EVENT_PATH": "/"}, False, id="a folder"),
        pytest.param({"GITHUB_EVENT_PATH": "not there"}, False, id="no file"),
    ],
)
def test_nobody_is_believed_but_the_host(environment: Mapping[str, str], public: bool) -> None:
    assert is_public(environment) is public


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        return {name: members.read(name) for name in members.namelist()}


def test_the_data_of_the_commit_travels_with_the_site(desk_site: Path, office: Path) -> None:
    (pack,) = (desk_site / "meja").glob("data-*.bin")
    members = unpacked(gzip.decompress(pack.read_bytes()))
    assert set(members) == {"data.zip", "parsed.json", "known.json"}
    content = unpacked(members["data.zip"])
    assert content["indicators/instansi.yml"] == (office / "indicators/instansi.yml").read_bytes()
    assert {name.split("/")[0] for name in content} == {"indicators", "content"}
    assert {raw for name, raw in content.items() if name.startswith("content/")} == {b""}
