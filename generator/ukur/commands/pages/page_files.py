"""Use case ``build --pages``: the same pages as files, with a configuration another builder can read."""

import io
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path

from ruamel.yaml import YAML

from ukur.commands.data.files_beside import refuse_written_pages
from ukur.commands.data.guide_words import site_guides
from ukur.commands.data.program_files import guide_pictures
from ukur.model.findings import UkurError
from ukur.site.material import SiteMaterial
from ukur.site.menu import menu_of, without_links
from ukur.site.page import INDONESIAN, PageAddresses, SitePage
from ukur.site.whole_site import CSS, WholeSite, compose_site, marks_html

_SKIPPED = {"plugins", "watch", "strict", "validation", "hooks"}
MARKER = ".ukur-halaman"


def write_pages(repo: Path, material: SiteMaterial, folder: Path, advance: Callable[[], None]) -> int:
    """Write ``content/`` and ``mkdocs.yml`` into ``folder``; return the number of pages made from data.

    The folder must be new, empty, or an earlier result of this command.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise UkurError(f"folder '{folder.name}' tidak kosong; pilih folder baru untuk --pages")
    refuse_written_pages(repo)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("Dibuat oleh: ukur build --pages\n", encoding="utf-8")
    content = folder / "content"
    shutil.copytree(repo / "content", content)
    own = {path.relative_to(folder).as_posix() for path in content.rglob("*") if path.is_file()}
    for path, guide in (site_guides(own, material.catalogue) | guide_pictures(own)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(guide)
    site = compose_site(material, PageAddresses())
    _mend_written_pages(content, site)
    for page in site.halaman:
        target = content / page.src
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_page_text(page, site), encoding="utf-8", newline="\n")
        advance()
    for file in site.berkas:
        target = content / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file.isi, bytes):
            target.write_bytes(file.isi)
        else:
            shutil.copyfile(file.isi, target)
    (folder / "mkdocs.yml").write_text(_config(repo, site), encoding="utf-8", newline="\n")
    return len(site.halaman)


def _page_text(page: SitePage, site: WholeSite) -> str:
    front = f"title: {_quoted(page.judul)}\ndescription: {_quoted(page.deskripsi)}\n"
    told = f' lang="{page.lang}"' if page.lang != INDONESIAN else ""
    head = f"---\n{front}hide: [navigation]\n---\n\n"
    return f'{head}<div class="ukur"{told}>\n{_no_blank_lines(site.body_of(page))}\n</div>\n'


def _quoted(text: str) -> str:
    """Return a text for front matter, escaped for HTML: themes print titles and descriptions as they are."""
    escaped = escape(text).replace("\\", "\\\\").replace("\n", " ")
    return f'"{escaped}"'


def _no_blank_lines(html: str) -> str:
    """Keep the body one raw HTML block, which Markdown passes through untouched."""
    return "\n".join(line for line in html.split("\n") if line.strip())


def _mend_written_pages(content: Path, site: WholeSite) -> None:
    """Put the marks on written pages, and take out links to pages that this site does not have."""
    for path in sorted(content.rglob("*.md")):
        before = path.read_text(encoding="utf-8")
        text = without_links(before, site.sources)
        marked = f"{marks_html(site.tanda)}\n{text}" if site.tanda else text
        if marked != before:
            path.write_text(marked, encoding="utf-8", newline="\n")


def _config(repo: Path, site: WholeSite) -> str:
    """Return mkdocs.yml without our plugin and without what only MkDocs understands."""
    yaml = YAML(typ="rt")
    config = yaml.load((repo / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in _SKIPPED & set(config):
        del config[key]
    config["site_name"], config["site_url"] = escape(site.nama), ""
    if "nav" in config:
        config["nav"] = menu_of(config["nav"], site.sources)
    config["docs_dir"], config["extra_css"] = "content", [CSS]
    out = io.StringIO()
    yaml.dump(config, out)
    return out.getvalue()
