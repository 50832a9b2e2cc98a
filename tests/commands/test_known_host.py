from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from ukur.commands.pages.known_host import known_host
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind
from ukur.model.instansi import Repositori
from ukur.site.collected_material import collect_material
from ukur.site.git_host import GitHost, decide_address
from ukur.site.page import PageAddresses
from ukur.site.page_decide import build_pages, module_files
from ukur.site.template_engine import TemplateEngine

ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "d/k"}
ENTERPRISE = ACTIONS | {
    "GITHUB_SERVER_URL": "https://ghe.example",
    "GITHUB_API_URL": "https://ghe.example/api/v3",
}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_PROJECT_URL": "https://git.example/a/b/k",
    "CI_SERVER_URL": "https://git.example",
}
GITEA = ACTIONS | {"GITEA_ACTIONS": "true", "GITHUB_SERVER_URL": "https://git.example/forge"}


GHES, HOME = "https://github.kantor.example", "https://git.kantor.example:8443"


@pytest.mark.parametrize(
    ("address", "jenis", "environment", "expected"),
    [
        pytest.param(
            "https://github.com/dinas/kinerja.git",
            None,
            {},
            "github https://api.github.com https://github.com dinas/kinerja",
            id="GitHub",
        ),
        pytest.param(f"{GHES}/d/k/", None, {}, f"github {GHES}/api/v3 {GHES} d/k", id="GHES"),
        pytest.param(
            "https://gitlab.com/dinas/bidang/kinerja",
            None,
            {},
            "gitlab https://gitlab.com/api/v4 https://gitlab.com dinas/bidang/kinerja",
            id="GitLab, a group in a group",
        ),
        pytest.param(
            f"{HOME}/d/k", "gitlab", {}, f"gitlab {HOME}/api/v4 {HOME} d/k", id="its address does not tell"
        ),
        pytest.param(
            "https://kantor.example/forge/d/k",
            None,
            {},
            "gitea https://kantor.example/forge/api/v1 https://kantor.example/forge d/k",
            id="Gitea below a path",
        ),
        pytest.param(
            None, None, ACTIONS, "github https://api.github.com https://github.com d/k", id="Actions"
        ),
        pytest.param(
            None,
            None,
            ENTERPRISE,
            "github https://ghe.example/api/v3 https://ghe.example d/k",
            id="its Actions",
        ),
        pytest.param(
            None, None, GITLAB, "gitlab https://git.example/api/v4 https://git.example a/b/k", id="GitLab CI"
        ),
        pytest.param(
            None,
            None,
            GITEA,
            "gitea https://git.example/forge/api/v1 https://git.example/forge d/k",
            id="Gitea Actions",
        ),
        pytest.param(
            "https://codeberg.org/d/k",
            None,
            ENTERPRISE,
            "gitea https://codeberg.org/api/v1 https://codeberg.org d/k",
            id="what is written comes before the CI, at whose API it is not",
        ),
        pytest.param(None, None, {}, None, id="a computer at home"),
        pytest.param("http://git.kantor.example/d/k", None, {}, None, id="a token in plain sight"),
        pytest.param("https://akun:sandi@github.com/d/k", None, {}, None, id="a password in it"),
        pytest.param("https://github.com/dinas", None, {}, None, id="no repository"),
        pytest.param("https://github.com/dinas/ki;nerja", None, {}, None, id="a sign of policies"),
    ],
)
def test_which_host_pages_may_ask(
    katalog: Catalogue,
    address: str | None,
    jenis: HostKind | None,
    environment: Mapping[str, str],
    expected: str | None,
) -> None:
    repository = Repositori.model_validate({"alamat": address, "jenis": jenis}) if address else None
    found = known_host(ubah_instansi(katalog, repositori=repository).instansi, environment)
    told = " ".join((found.kind.value, found.api, found.page, found.repo)) if found else None
    assert told == expected


def ubah_instansi(katalog: Catalogue, **isi: object) -> Catalogue:
    return replace(katalog, instansi=katalog.instansi.model_copy(update=isi))


def _host(**other: Any) -> GitHost:
    made = GitHost(HostKind.GITLAB, "https://g.example/api/v4", "https://g.example", "a/b", "main")
    return replace(made, **other)


def test_the_page_is_only_where_it_can_work(katalog: Catalogue) -> None:
    """Not without a host or its modules, and not in a copy from disk, where no browser runs modules."""
    material = collect_material(Measurements(katalog), (), None, False)
    here, disk = TemplateEngine(PageAddresses()), TemplateEngine(PageAddresses(folder=False))
    modules = known_host(katalog.instansi, ACTIONS)
    assert modules is not None
    whole = replace(material, git_host=_host(modules=modules.modules))
    for without, engine in ((material, here), (replace(material, git_host=_host()), here), (whole, disk)):
        assert list(build_pages(without, engine)) == []
        assert list(module_files(without, engine)) == []
    (page,) = build_pages(whole, here)
    assert page.origins == ("https://g.example",)
    names = {file.path.rpartition("/")[2] for file in module_files(whole, here)}
    assert {"decide_page.js", "decide.css", "gitlab.js"} <= names
    assert decide_address("https://s.example/x/", "12") == "https://s.example/x/putuskan/?usulan=12"
