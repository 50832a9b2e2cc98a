"""Whatever our descriptions of the hosts' APIs allow, the adapters read; and they read nothing else."""

import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from tests.hosts.api_description import describe

from ukur.hosts import (
    gitea,
    gitea_terbit,
    github_jawaban,
    github_terbit,
    gitlab_jawaban,
    gitlab_terbit,
    gudang_terbit,
)
from ukur.hosts.jawaban import Isi, baca

READ: tuple[tuple[type[Isi], str, str], ...] = (
    (github_jawaban.Akun, "github", "Account"),
    (github_jawaban.Tarik, "github", "PullRequest"),
    (github_jawaban.TarikSingkat, "github", "PullRequestSummary"),
    (github_jawaban.Ulasan, "github", "Review"),
    (github_jawaban.Commit, "github", "Commit"),
    (github_jawaban.Cabang, "github", "Branch"),
    (github_jawaban.Komentar, "github", "Comment"),
    (github_terbit._Acuan, "github", "Reference"),
    (github_terbit._Aset, "github", "Asset"),
    (gudang_terbit.Rilis, "github", "Release"),
    (gudang_terbit._Usulan, "github", "PullRequestSummary"),
    (gitea._Tarik, "gitea", "PullRequest"),
    (gitea._Ulasan, "gitea", "Review"),
    (gitea._Commit, "gitea", "Commit"),
    (gitea._Komentar, "gitea", "Comment"),
    (gitea._Akun, "gitea", "Account"),
    (gitea_terbit._Tag, "gitea", "Tag"),
    (gitea_terbit._Aset, "gitea", "Attachment"),
    (gudang_terbit.Rilis, "gitea", "Release"),
    (gudang_terbit._Usulan, "gitea", "PullRequest"),
    (gitlab_jawaban.Akun, "gitlab", "Account"),
    (gitlab_jawaban.Proyek, "gitlab", "Project"),
    (gitlab_jawaban.Tarik, "gitlab", "MergeRequest"),
    (gitlab_jawaban.TarikSingkat, "gitlab", "MergeRequest"),
    (gitlab_jawaban.Cabang, "gitlab", "Branch"),
    (gitlab_jawaban.Versi, "gitlab", "Version"),
    (gitlab_jawaban.Persetujuan, "gitlab", "Approvals"),
    (gitlab_jawaban.Peninjau, "gitlab", "Reviewer"),
    (gitlab_jawaban.Catatan, "gitlab", "Note"),
    (gitlab_jawaban.MintaGabung, "gitlab", "GraphMergeRequest"),
    (gitlab_terbit._Paket, "gitlab", "Package"),
    (gitlab_terbit._Berkas, "gitlab", "PackageFile"),
    (gitlab_terbit._Rilis, "gitlab", "Release"),
    (gitlab_terbit._Usulan, "gitlab", "MergeRequest"),
)


@pytest.mark.parametrize(
    ("model", "host", "kind"), [pytest.param(*row, id=f"{row[1]} {row[2]} {row[0].__name__}") for row in READ]
)
def test_the_adapter_reads_whatever_is_described(model: type[Isi], host: str, kind: str) -> None:
    """Every alternative of every field, null and absence among them; no field is read that is not there."""
    samples = list(describe(host).samples(kind))
    assert model.model_fields.keys() <= samples[0].keys()
    for sample in samples:
        baca(model, sample)


def _within(model: type[Isi]) -> Iterator[type[Isi]]:
    """Yield a model and those in its fields."""
    model.model_rebuild()
    todo: list[Any] = [field.annotation for field in model.model_fields.values()]
    yield model
    while todo:
        kind = todo.pop()
        todo += typing.get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Isi):
            yield from _within(kind)


@pytest.mark.parametrize(
    "module",
    [
        pytest.param(item, id=item.__name__)
        for item in (
            gitea,
            gitea_terbit,
            github_jawaban,
            github_terbit,
            gitlab_jawaban,
            gitlab_terbit,
            gudang_terbit,
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
    assert {item for item in own if issubclass(item, Isi)} <= reached
