"""The page on which a reviewer reads what the gate says of a proposal, and decides: made for a phone."""

from collections.abc import Iterator

from ukur.site.git_host import DECIDE_PATH
from ukur.site.material import SiteMaterial
from ukur.site.page import SearchEntry, SiteFile, SitePage
from ukur.site.structured_data import script_data
from ukur.site.template_engine import TemplateEngine

MODULE_FOLDER = "aset/situs-git"
SCRIPT, STYLES = "decide_page.js", "decide.css"

_TITLE = "Putuskan"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page where the office's host is known; from disk no browser runs its modules."""
    host = material.git_host
    if host is None or not host.modules or not engine.alamat.folder:
        return
    config = host.config()
    yield SitePage(
        DECIDE_PATH,
        _TITLE,
        "Baca ringkasan gerbang untuk satu usulan, lalu setujui atau kembalikan",
        lambda: engine.render(
            "putuskan.html",
            DECIDE_PATH,
            data=script_data("ukur-situs-git", config),
            situs_git=host.name,
            skrip=f"{MODULE_FOLDER}/{SCRIPT}",
            gaya=f"{MODULE_FOLDER}/{STYLES}",
        ),
        (config,),
        cari=lambda: (SearchEntry(_TITLE, "Setujui atau kembalikan usulan dari ponsel"),),
        origins=(host.origin,),
    )


def module_files(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SiteFile]:
    """Yield the modules that the page loads, as they are."""
    if any(build_pages(material, engine)):
        assert material.git_host
        for path in material.git_host.modules:
            yield SiteFile(f"{MODULE_FOLDER}/{path.name}", path)
