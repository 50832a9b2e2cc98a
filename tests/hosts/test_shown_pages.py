"""What readers of a host see: addresses of its pages, and a status that ends with a whole word."""

from collections.abc import Callable

import pytest

from ukur.hosts.gitea import Gitea
from ukur.hosts.github import GitHub
from ukur.hosts.gitlab import GitLab
from ukur.hosts.http import Client
from ukur.hosts.protocol import Host, shorten

SHA = "c2" * 20
HOSTS: dict[str, Callable[[], Host]] = {
    "github.com": lambda: GitHub(Client("https://api.github.com", None), "dinas/kinerja"),
    "GitHub Enterprise": lambda: GitHub(Client("https://git.example/api/v3", None), "dinas/kinerja"),
    "Gitea": lambda: Gitea(Client("https://git.example/api/v1", None), "dinas/kinerja"),
    "Gitea below a path": lambda: Gitea(Client("https://example.id/git/api/v1/", None), "dinas/kinerja"),
    "GitLab": lambda: GitLab(Client("https://git.example/api", None), "kab/dinas/kinerja"),
}


@pytest.mark.parametrize(
    ("host", "page", "preview"),
    [
        pytest.param(
            "github.com",
            f"https://github.com/dinas/kinerja/blob/{SHA}/a/b.yml#L11",
            "https://github.com/dinas/kinerja/pull/7/checks",
            id="github.com",
        ),
        pytest.param(
            "GitHub Enterprise",
            f"https://git.example/dinas/kinerja/blob/{SHA}/a/b.yml#L11",
            "https://git.example/dinas/kinerja/pull/7/checks",
            id="GitHub Enterprise",
        ),
        pytest.param(
            "Gitea",
            f"https://git.example/dinas/kinerja/src/commit/{SHA}/a/b.yml#L11",
            "https://git.example/dinas/kinerja/actions",
            id="Gitea",
        ),
        pytest.param(
            "Gitea below a path",
            f"https://example.id/git/dinas/kinerja/src/commit/{SHA}/a/b.yml#L11",
            "https://example.id/git/dinas/kinerja/actions",
            id="Gitea below a path",
        ),
        pytest.param(
            "GitLab",
            f"https://git.example/kab/dinas/kinerja/-/blob/{SHA}/a/b.yml#L11",
            "https://git.example/kab/dinas/kinerja/-/merge_requests/7/pipelines",
            id="GitLab",
        ),
    ],
)
def test_addresses(host: str, page: str, preview: str) -> None:
    made = HOSTS[host]()
    assert (made.file_page(SHA, "a/b.yml", 11), made.preview_page("7")) == (page, preview)
    assert made.file_page(SHA, "a/b.yml") == page.partition("#")[0]
    made.close()


@pytest.mark.parametrize("host", HOSTS)
def test_a_name_cannot_leave_its_address(host: str) -> None:
    made = HOSTS[host]()
    page = made.file_page(SHA, "a/](javascript:x) <b>#L1?.yml", 2)
    assert page is not None
    assert page.endswith("/a/%5D%28javascript%3Ax%29%20%3Cb%3E%23L1%3F.yml#L2")
    made.close()


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("Menunggu Kepala", 15, "Menunggu Kepala", id="it fits"),
        pytest.param("Menunggu Kepala Dinas", 20, "Menunggu Kepala…", id="after a whole word"),
        pytest.param("Menunggu Kepala Dinas", 16, "Menunggu Kepala…", id="just so"),
        pytest.param("Menunggu Kepala Dinas", 15, "Menunggu…", id="no room for the mark"),
        pytest.param(
            "Menunggu Tim (sakip-1, peragaan-sakip-2)",
            35,
            "Menunggu Tim (sakip-1…",
            id="after a whole account",
        ),
        pytest.param("Menunggu Tim (peragaan-sakip-1)", 20, "Menunggu Tim…", id="no bracket left open"),
        pytest.param("satu;\ndua  tiga", 11, "satu; dua…", id="one line"),
        pytest.param("x" * 30, 10, f"{'x' * 9}…", id="one word"),
    ],
)
def test_a_status_ends_with_a_whole_word(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown
    assert len(shown) <= limit
