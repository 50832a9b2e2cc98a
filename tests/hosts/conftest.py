from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hosts.github_tiruan import GitHubTiruan
from tests.hosts.peladen import Balasan, Peladen
from tests.hosts.repo_uji import RepoUji


@pytest.fixture(scope="session")
def repo_contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return RepoUji(tmp_path_factory.mktemp("contoh") / "repo").folder


@pytest.fixture
def repo_uji(tmp_path: Path, repo_contoh: Path) -> RepoUji:
    return RepoUji(tmp_path / "repo", repo_contoh)


@pytest.fixture
def tiruan(repo_uji: RepoUji) -> Iterator[GitHubTiruan]:
    """GitHub with one repository; every name has its account."""
    made = GitHubTiruan(repo_uji.folder)
    for name in ("penulis", "rekan", "penyetuju", "kepala"):
        made.akun[f"{name}@contoh.invalid"] = name
        made.token[f"tok-{name}"] = name
    yield made
    made.peladen.tutup()


@pytest.fixture
def peladen() -> Iterator[Peladen]:
    """A server that knows nothing but what it is told."""
    made = Peladen(lambda _: Balasan({"message": "tidak diatur"}, 404))
    yield made
    made.tutup()
