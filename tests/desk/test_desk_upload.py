"""Handing over without a token: the host's own page for each folder, shown as the desk shows it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

TOP = "https://git.example/dinas/kinerja"
FOLDER = "indicators/pengukuran/2026-TW1"
BEGUN = "main/indicators/kamus?filename=IKU-99.yml&value=kode%3A%20IKU-99%0A"
FILES = [
    {"path": f"{FOLDER}/ekonomi.yml", "text": "a: 1\n", "base_sha": "0" * 40},
    {"path": f"{FOLDER}/<b>.yml", "text": "a: 1\n", "base_sha": "0" * 40},
    {"path": "indicators/kamus/IKU-99.yml", "text": "kode: IKU-99\n", "base_sha": None},
    {"path": "indicators/kamus/IKU-98.yml", "text": None, "base_sha": "0" * 40},
]
SHOW = """async ([folder, config, files, branch]) => {
  const { html, render } = await import(`${folder}/html.js`);
  const { UploadPages } = await import(`${folder}/upload.js`);
  const host = { config, about: { name: "Git" }, opened: branch ? { branch } : null };
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  render(html`<${UploadPages} host=${host} changes=${{ files, title: " 2026-TW1 <i> " }} />`, place);
  document.querySelector("details").open = true;
  return [...document.querySelectorAll("a")].map((link) => [link.textContent, link.href, link.rel]);
}"""


@pytest.mark.parametrize(
    ("kind", "upload", "new"),
    [
        (
            "github",
            "upload/main",
            f"{TOP}/new/{BEGUN}",
        ),
        ("gitlab", "-/tree/main", None),
        (
            "gitea",
            "_upload/main",
            f"{TOP}/_new/{BEGUN}",
        ),
    ],
)
def test_each_folder_has_its_page(
    halaman: Callable[..., Page],
    serve: Callable[[Path], str],
    desk_site: Path,
    kind: str,
    upload: str,
    new: str | None,
) -> None:
    """A file that the host's page can begin with its content needs no ZIP; GitLab's takes none."""
    (folder,) = (path.parent for path in desk_site.glob("meja/*/upload.js"))
    page = halaman(f"{serve(desk_site)}meja/LISENSI.txt")
    config = {"kind": kind, "api": "https://git.example/api", "page": "https://git.example"}
    config |= {"repo": "dinas/kinerja", "branch": "main"}
    given = [f"/meja/{folder.name}", config, FILES]
    safe = "noopener noreferrer"
    found = page.evaluate(SHOW, [*given, None])
    assert found == [
        ["indicators/kamus", f"{TOP}/{upload}/indicators/kamus", safe],
        [FOLDER, f"{TOP}/{upload}/{FOLDER}", safe],
        *([["indicators/kamus/IKU-99.yml", new, safe]] if new else []),
    ]
    text = page.locator("body").inner_text()
    assert f"{FOLDER}: ekonomi.yml, <b>.yml" in text
    assert "Hapus di Git: indicators/kamus/IKU-98.yml" in text
    assert page.get_by_label("Judul untuk ditempel").input_value() == "2026-TW1 <i>"
    going_on = page.evaluate(SHOW, [*given, "meja/lama"])
    assert going_on[0][1] == f"{TOP}/{upload.replace('main', 'meja/lama')}/indicators/kamus"
    assert "Create a new branch" not in page.locator("body").inner_text()
