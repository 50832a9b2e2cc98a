"""The page "Putuskan" as it is built, served for an office on one of the hosts' stand-ins."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page
from tests.hosts.gitea_state import REPO
from tests.hosts.github_tiruan import GUDANG
from tests.hosts.gitlab_desk import APP
from tests.hosts.gitlab_tiruan import PROYEK
from tests.peramban import QuietHandler
from tests.skenario.desk_places import Place

from ukur.commands.pages import site_build
from ukur.commands.pages.known_host import known_host
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.git_host import GitHost
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_decide import build_pages
from ukur.site.template_engine import TemplateEngine

NOWHERE = "http://127.0.0.1:9"
PLACE_OF_PAGE = "putuskan/index.html"


def variables(kind: str, address: str) -> Mapping[str, str]:
    """Return what the CI that builds the site says of its host."""
    if kind == "gitlab":
        own = {"GITLAB_CI": "true", "CI_SERVER_URL": address, "CI_API_V4_URL": f"{address}/api/v4"}
        return own | {"CI_PROJECT_URL": f"{address}/{PROYEK}"}
    told = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": address}
    if kind == "gitea":
        gitea = {"GITEA_ACTIONS": "true", "GITHUB_API_URL": f"{address}/api/v1", "GITHUB_REPOSITORY": REPO}
        return told | gitea
    return told | {"GITHUB_API_URL": address, "GITHUB_REPOSITORY": GUDANG["full_name"]}


class DecideSite:
    """A site built once; only the body of this page and its policy say which host it is for."""

    def __init__(self, repo: Path, catalogue: Catalogue, folder: Path) -> None:
        self.catalogue, self.folder = catalogue, folder
        told = dict(variables("github", NOWHERE))
        self.material = replace(
            site_build.gather_material(Measurements(catalogue), False, told), lengkap=False
        )
        site_build.build_site(repo, self.material, folder, lambda: None)
        self.built = (folder / PLACE_OF_PAGE).read_text("utf-8")

    def body(self, host: GitHost) -> str:
        material: SiteMaterial = replace(self.material, git_host=host)
        (page,) = build_pages(material, TemplateEngine(PageAddresses()))
        return page.isi()

    def lay(self, place: Place, gate: str = "") -> None:
        """Put the page for a host into the site: what the builder would have put in; it may know the gate."""
        told = {**variables(place.kind, place.peladen.alamat), "UKUR_AKUN": gate}
        host = known_host(self.catalogue.instansi, told)
        assert host is not None
        assert self.material.git_host is not None
        before, policy = self.body(self.material.git_host), f"connect-src 'self' {NOWHERE};"
        assert self.built.count(before) == self.built.count(policy) == 1
        host = replace(host, app=APP if place.kind == "gitlab" else "")
        html = self.built.replace(before, self.body(host))
        html = html.replace(policy, f"connect-src 'self' {host.origin};")
        (self.folder / PLACE_OF_PAGE).write_text(html, "utf-8")

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the folder under an origin of its own."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(self.folder)))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


class Decider:
    """Somebody at the page with a phone; ``taps`` are counted."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site, self.taps = page, site, 0
        page.set_default_timeout(5_000)

    def open(self, number: int | str) -> None:
        """Follow the link of the gate's comment."""
        self.page.goto(f"{self.site}/putuskan/?usulan={number}")
        self.taps += 1
        self.settled()

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.taps += 1
        self.settled()

    def settled(self) -> None:
        """Wait until nothing is asked any more."""
        self.page.wait_for_selector("#ukur-putuskan-semua:not([hidden])")
        self.page.wait_for_selector("body:not([aria-busy])")

    def token(self, secret: str) -> None:
        self.page.get_by_label("Token").fill(secret)

    @property
    def said(self) -> str:
        return self.page.locator("#ukur-putuskan-kabar").inner_text()

    @property
    def fault(self) -> str:
        return self.page.locator("#ukur-putuskan-galat").inner_text()

    @property
    def verdict(self) -> str:
        line = self.page.locator("#ukur-putuskan-gerbang")
        return line.inner_text() if line.is_visible() else ""

    @property
    def brief(self) -> str:
        return self.page.locator("#ukur-putuskan-ringkasan").inner_text()
