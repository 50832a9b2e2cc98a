"""A script that got onto a page past every check is not one of the site's, so the browser does not run it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.settled import settle

from ukur.model.catalogue import Catalogue

HOOK = """
def on_page_context(context, *, page, config, nav):
    if page.file.src_uri == "tentang.md":
        page.content += '<script>document.title="DIRETAS"</script><p onclick="document.title=1">klik</p>'
    return context
"""
"""Stands for a hole in the checks: the builder puts a script onto a written page after it was read."""


@pytest.fixture(scope="module")
def alamat(
    tmp_path_factory: pytest.TempPathFactory,
    kantor_asli: Path,
    katalog: Catalogue,
    bangun: Callable[..., Path],
    serve: Callable[[Path], str],
) -> str:
    office = tmp_path_factory.mktemp("kantor") / "kantor"
    shutil.copytree(kantor_asli, office)
    (office / "suntik.py").write_text(HOOK, "utf-8")
    config = (office / "mkdocs.yml").read_text("utf-8")
    (office / "mkdocs.yml").write_text(f"{config}\nhooks:\n  - suntik.py\n", "utf-8")
    site = bangun(katalog, repo=office)
    assert "DIRETAS" in (site / "tentang/index.html").read_text("utf-8")
    return serve(site)


def test_a_foreign_script_does_not_run(
    alamat: str, halaman: Callable[..., Page], problems: list[str]
) -> None:
    page = halaman(f"{alamat}tentang/")
    page.click("text=klik")
    title = page.title()
    page.context.close()
    assert title.startswith("Tentang")
    refused = [line for line in problems if "Content Security Policy" in line]
    assert len(refused) == len(problems) == 2  # the script, and the handler
    problems.clear()


def test_it_would_run_without_the_policy(alamat: str, halaman: Callable[..., Page]) -> None:
    assert halaman(f"{alamat}tentang/", tanpa_pagar=True).title() == "DIRETAS"


@pytest.mark.parametrize("path", ["", "tentang/", "dokumen/2024-TW4/", "404.html"])
def test_the_sites_own_scripts_run(
    alamat: str, path: str, halaman: Callable[..., Page], problems: list[str]
) -> None:
    """Those of the theme, at every depth of address and on the error page: nothing of them is refused."""
    page = halaman(f"{alamat}{path}")
    settle(page)
    assert page.evaluate("typeof __md_get") == "function"
    page.context.close()
    own = [line for line in problems if path != "tentang/"]
    problems.clear()
    assert own == []
