"""The ZIP of changed files where the work takes some away: said beside it and within it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

GONE = ["indicators/kamus/IKU-98.yml", "indicators/pengukuran/2026-TW1/ekonomi.yml"]
KEPT = {"indicators/kamus/IKU-99.yml": "kode: IKU-99\n"}
LIST = """\
Perubahan ini juga menghapus berkas di bawah. ZIP tidak dapat menghapusnya.
Hapus sendiri di repositori, pada cabang usulan yang sama. Berkas daftar ini sendiri jangan diunggah.

indicators/kamus/IKU-98.yml
indicators/pengukuran/2026-TW1/ekonomi.yml
"""
SHOW = """async ([folder, files]) => {
  const { html, render } = await import(`${folder}/html.js`);
  const { Changes } = await import(`${folder}/changes.js`);
  const outline = { changed: files.map(({ path }) => path), periods: [] };
  const changes = { files, branch: "meja/data-0", title: "Data" };
  const none = { report: null, checked: null, gate: null, host: null, folder: null };
  const work = { ...none, changes, outline, set() {} };
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  render(html`<${Changes} work=${work} />`, place);
}"""


@pytest.mark.parametrize("gone", [GONE, []], ids=["two are taken away", "none"])
def test_what_the_zip_cannot_do_is_said(
    halaman: Callable[..., Page],
    serve: Callable[[Path], str],
    desk_site: Path,
    tmp_path: Path,
    gone: list[str],
) -> None:
    (folder,) = (path.parent for path in desk_site.glob("meja/*/removed.js"))
    page = halaman(f"{serve(desk_site)}meja/LISENSI.txt")
    texts: dict[str, str | None] = {**KEPT, **dict.fromkeys(gone)}
    files = [{"path": path, "text": text, "base_sha": "0" * 40} for path, text in texts.items()]
    page.evaluate(SHOW, [f"/meja/{folder.name}", files])
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh perubahan (ZIP)").click()
    download.value.save_as(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        held = {name: packed.read(name).decode() for name in packed.namelist()}
    assert held == {**KEPT, **({"HAPUS-BERKAS.txt": LIST} if gone else {})}
    assert page.locator(".removed li").all_inner_texts() == gone
    assert ("Hapus sendiri di repositori" in page.locator("main").inner_text()) is bool(gone)
