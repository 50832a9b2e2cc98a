"""Who started a run of a host's pipelines, and what it ran, as the host itself tells it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from ukur.hosts.answers import AnswerModel, read_answer, valid_number
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError
from ukur.workflow.proposal import HostAccount, StartedRun

BY_HAND = "workflow_dispatch"
FROM_THE_PAGE = "web"

_NOT_TOLD = {403, 404}
"""No right to ask, no such run, or an older version that tells of none."""


class _Starter(AnswerModel):
    id: int
    login: str


class _ActionsRun(AnswerModel):
    """A run of GitHub or of Gitea, which call who started it again by different names."""

    path: str = ""
    event: str = ""
    head_sha: str = ""
    actor: _Starter | None = None
    triggering_actor: _Starter | None = None
    trigger_actor: _Starter | None = None


class _PipelineStarter(AnswerModel):
    id: int
    username: str


class _Pipeline(AnswerModel):
    """A pipeline of GitLab."""

    source: str
    sha: str
    user: _PipelineStarter | None = None


def actions_run(client: Client, repo: str, run: str) -> StartedRun | None:
    """Return a run of GitHub's, Gitea's or Forgejo's Actions; None where the host tells of none.

    ``path`` is the workflow's file, on GitHub below its folder, in both with ``@`` and the branch behind it.
    """
    content = _asked(client, f"{repo}/actions/runs/{valid_number(run)}")
    if content is None:
        return None
    found = read_answer(_ActionsRun, content)
    people = (found.actor, found.triggering_actor, found.trigger_actor)
    name = PurePosixPath(found.path.partition("@")[0]).name
    starters = _each_once(HostAccount(one.login, one.id) for one in people if one)
    return StartedRun(starters, found.event == BY_HAND, found.head_sha, name)


def gitlab_run(client: Client, project: str, run: str) -> StartedRun | None:
    """Return a pipeline of GitLab; all of them follow one file."""
    content = _asked(client, f"{project}/pipelines/{valid_number(run)}")
    if content is None:
        return None
    found = read_answer(_Pipeline, content)
    starters = (HostAccount(found.user.username, found.user.id),) if found.user else ()
    return StartedRun(starters, found.source == FROM_THE_PAGE, found.sha)


def _asked(client: Client, path: str) -> object | None:
    try:
        content: object = client.get_json(path).content
    except HostError as error:
        if error.kode in _NOT_TOLD:
            return None
        raise
    return content


def _each_once(people: Iterable[HostAccount]) -> tuple[HostAccount, ...]:
    return tuple(dict.fromkeys(people))
