"""Whatever our descriptions of the hosts' APIs allow, the adapters read; and they read nothing else."""

import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from tests.hosts.api_description import describe

from ukur.hosts import (
    draft_release,
    gitea_answers,
    gitea_publisher,
    github_answers,
    github_publisher,
    gitlab_answers,
    gitlab_publisher,
)
from ukur.hosts.answers import AnswerModel, read_answer

READ: tuple[tuple[type[AnswerModel], str, str], ...] = (
    (github_answers.Account, "github", "Account"),
    (github_answers.PullRequest, "github", "PullRequest"),
    (github_answers.ListedPullRequest, "github", "PullRequestSummary"),
    (github_answers.PullRequestReview, "github", "Review"),
    (github_answers.Commit, "github", "Commit"),
    (github_answers.Branch, "github", "Branch"),
    (github_answers.Comment, "github", "Comment"),
    (github_publisher._Ref, "github", "Reference"),
    (github_publisher._Asset, "github", "Asset"),
    (draft_release.Release, "github", "Release"),
    (draft_release._Proposal, "github", "PullRequestSummary"),
    (github_answers.RepositoryPermission, "github", "RepositoryPermission"),
    (github_answers.Activity, "github", "Activity"),
    (gitea_answers.PullRequest, "gitea", "PullRequest"),
    (gitea_answers.PullRequestReview, "gitea", "Review"),
    (gitea_answers.Commit, "gitea", "Commit"),
    (gitea_answers.Comment, "gitea", "Comment"),
    (gitea_answers.Account, "gitea", "Account"),
    (gitea_answers.RepositoryPermission, "gitea", "RepositoryPermission"),
    (gitea_answers.TimelineItem, "gitea", "TimelineItem"),
    (gitea_publisher._Tag, "gitea", "Tag"),
    (gitea_publisher._Asset, "gitea", "Attachment"),
    (draft_release.Release, "gitea", "Release"),
    (draft_release._Proposal, "gitea", "PullRequest"),
    (gitlab_answers.Account, "gitlab", "Account"),
    (gitlab_answers.Member, "gitlab", "Member"),
    (gitlab_answers.Event, "gitlab", "Event"),
    (gitlab_answers.Project, "gitlab", "Project"),
    (gitlab_answers.MergeRequest, "gitlab", "MergeRequest"),
    (gitlab_answers.ListedMergeRequest, "gitlab", "MergeRequest"),
    (gitlab_answers.Branch, "gitlab", "Branch"),
    (gitlab_answers.Version, "gitlab", "Version"),
    (gitlab_answers.Approvals, "gitlab", "Approvals"),
    (gitlab_answers.Reviewer, "gitlab", "Reviewer"),
    (gitlab_answers.Note, "gitlab", "Note"),
    (gitlab_answers.GraphMergeRequest, "gitlab", "GraphMergeRequest"),
    (gitlab_publisher._Package, "gitlab", "Package"),
    (gitlab_publisher._File, "gitlab", "PackageFile"),
    (gitlab_publisher._Release, "gitlab", "Release"),
    (gitlab_publisher._Proposal, "gitlab", "MergeRequest"),
)


@pytest.mark.parametrize(
    ("model", "host", "kind"), [pytest.param(*row, id=f"{row[1]} {row[2]} {row[0].__name__}") for row in READ]
)
def test_the_adapter_reads_whatever_is_described(model: type[AnswerModel], host: str, kind: str) -> None:
    """Every alternative of every field, null and absence among them; no field is read that is not there."""
    samples = list(describe(host).samples(kind))
    assert model.model_fields.keys() <= samples[0].keys()
    for sample in samples:
        read_answer(model, sample)


def _within(model: type[AnswerModel]) -> Iterator[type[AnswerModel]]:
    """Yield a model and those in its fields."""
    model.model_rebuild()
    todo: list[Any] = [field.annotation for field in model.model_fields.values()]
    yield model
    while todo:
        kind = todo.pop()
        todo += typing.get_args(kind)
        if isinstance(kind, type) and issubclass(kind, AnswerModel):
            yield from _within(kind)


@pytest.mark.parametrize(
    "module",
    [
        pytest.param(item, id=item.__name__)
        for item in (
            gitea_answers,
            gitea_publisher,
            github_answers,
            github_publisher,
            gitlab_answers,
            gitlab_publisher,
            draft_release,
        )
    ],
)
def test_every_model_of_an_answer_is_compared(module: ModuleType) -> None:
    reached = {item for model, _, _ in READ for item in _within(model)}
    own = {
        item
        for item in vars(module).values()
        if isinstance(item, type) and item.__module__ == module.__name__
    }
    assert {item for item in own if issubclass(item, AnswerModel)} <= reached
