"""What each host answers the pages of other sites (CORS); browsers hold a page to it, stand-ins only tell.

- GitHub: any origin; the headers it takes and shows are those of docs.github.com/rest, "Using CORS and JSONP
  to make cross-origin requests", read on 30 November 2026. ``X-GitHub-Api-Version`` and ``Retry-After`` are
  not among them there, so pages neither send nor rely on them.
- GitLab: any origin for ``/api/*``, without cookies, any header; ``/oauth/token`` too since 15.1
  (config/initializers and lib/gitlab/middleware of its source; merge request 22838 names what is shown).
- Gitea, Forgejo: off by default. With ``[cors]`` one origin; ``Authorization`` is always taken
  (routers/api/v1/api.go; go-gitea pull 16618), of ``HEADERS`` the default is ``Content-Type,User-Agent``;
  nothing is shown beside the plain headers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

METHODS = "GET, POST, PUT, PATCH, DELETE"
PLAIN = {"accept"}
"""Asked for by a page without anybody's leave."""


@dataclass(frozen=True)
class Cors:
    """``headers`` are those that a page may send, None for any; ``shown`` those of answers that it reads."""

    origin: str = "*"
    headers: frozenset[str] | None = None
    shown: str = ""

    def answer_headers(self, origin: str) -> Mapping[str, str]:
        """Return the headers of an answer to a page of an origin."""
        if self.origin not in {"*", origin}:
            return {}
        told = {"access-control-allow-origin": self.origin}
        return told | ({"access-control-expose-headers": self.shown} if self.shown else {})

    def preflight_headers(self, origin: str, asked: str) -> Mapping[str, str]:
        """Return the headers of an answer to a preflight that asks for headers."""
        names = {name.strip().lower() for name in asked.split(",") if name.strip()} - PLAIN
        if self.headers is not None and not names <= self.headers:
            return {}
        allowed = {"access-control-allow-methods": METHODS, "access-control-allow-headers": asked or "Accept"}
        return {**self.answer_headers(origin), **allowed}


GITHUB = Cors(
    headers=frozenset(
        {
            "authorization",
            "content-type",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "x-github-otp",
            "x-requested-with",
        }
    ),
    shown="ETag, Link, X-GitHub-OTP, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, "
    "X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval",
)
GITLAB = Cors(shown="Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page")


def gitea(origin: str) -> Cors:
    """Return what a Gitea answers whose operator named one site."""
    names = {"authorization", "x-gitea-otp", "x-csrftoken", "content-type", "user-agent"}
    return Cors(origin, frozenset(names))
