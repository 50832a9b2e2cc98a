"""The MkDocs plugin `ukur`: the mechanics of ``site.plugin`` fed by our use cases."""

import gc
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeGuard

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.files_beside import CONTENT
from ukur.commands.data.guide_words import site_guides
from ukur.commands.data.program_files import guide_pictures
from ukur.commands.pages import site_build
from ukur.commands.pages.approved_documents import ApprovedReader
from ukur.commands.pages.desk_files import DESK_PAGE, with_desk
from ukur.commands.pages.placed_files import PlacedFiles
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.site.material import SiteMaterial
from ukur.site.mkdocs_pages import PagesPlugin
from ukur.site.page import PageAddresses, SiteFile
from ukur.site.whole_site import WholeSite, compose_site
from ukur.source.catalogue_reader import ReadCache
from ukur.verify.inputs import check_data
from ukur.workflow.finding_lines import without_remarks

GUIDES = "panduan/"
log = logging.getLogger("mkdocs.plugins.ukur")


class UkurPlugin(PagesPlugin):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """Reads the data when MkDocs starts, unless the command line handed it over already."""

    def __init__(self) -> None:
        super().__init__()
        self.bahan: SiteMaterial | None = None
        self._simpanan = ReadCache()
        self._lama: SiteMaterial | None = None
        self._reader: ApprovedReader | None = None
        self._desk: tuple[SiteFile, ...] | None = None
        self.placer = PlacedFiles()
        self.konsep = False
        self.melayani = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.melayani = command == "serve"

    def load_site(self, config: MkDocsConfig) -> WholeSite:
        """Return the site; findings stop the build, each shown once."""
        material = self.bahan or self._read(Path(config.config_file_path).parent)
        folders = config.use_directory_urls  # else it is a copy, which nobody should find instead of the site
        if folders and not config.site_url and material.situs:  # in instansi.yml, not in the environment
            config.site_url = f"{material.situs.rstrip('/')}/"
        return compose_site(material, PageAddresses(folder=folders))

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the guides of the program; one that the office wrote itself stands in its place."""
        own = {f"{CONTENT}/{place}" for place in files.src_uris}
        material = self.bahan or self._lama
        for path, content in site_guides(own, material.catalogue if material else None).items():
            place = path.removeprefix(f"{CONTENT}/")
            hidden = InclusionLevel.NOT_IN_NAV  # an older mkdocs.yml may not name it
            files.append(File.generated(config, place, content=content, inclusion=hidden))
        for path, picture in guide_pictures(own).items():
            files.append(File.generated(config, path.removeprefix(f"{CONTENT}/"), content=picture))
        return super().on_files(files, config=config)

    def _read(self, repo: Path) -> SiteMaterial:
        try:
            before = self._lama.ukuran if self._lama else None
            checked = check_data(data_tree(repo), self._simpanan, before)
        except UkurError as error:
            raise PluginError(str(error)) from error
        if checked.measurements is None or not checked.is_clean:
            for line in without_remarks(checked.findings):
                log.error(line)
            raise PluginError(f"{len(checked.findings)} temuan pada data; situs tidak dibangun")
        if self._reader is None or self._reader.repo != repo:
            self._reader = ApprovedReader(repo, self._simpanan)
        self._lama = site_build.gather_material(
            checked.measurements, self.konsep, former=self._lama, repo=repo, reader=self._reader
        )
        if self.melayani:  # a preview follows edits within seconds; documents and data are a build's
            return self._with_desk(repo, replace(self._lama, lengkap=False))
        from ukur.commands.pages.card_cache import with_cards
        from ukur.commands.pages.document_cache import with_files

        return with_cards(repo, with_files(repo, self._lama))

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Lead from the guides to the desk, where the site has it."""
        nav = super().on_nav(nav, config=config, files=files)
        if DESK_PAGE in files.src_uris:
            guides = next((item for item in nav.items if _holds_guides(item)), None)
            link = Link("Meja kerja", DESK_PAGE.removesuffix("index.html"))
            link.parent = guides
            (guides.children if guides else nav.items).append(link)
        return nav

    def _with_desk(self, repo: Path, material: SiteMaterial) -> SiteMaterial:
        """Return a preview's material with the desk, assembled at its first build and kept for the others."""
        if self._desk is None:
            self._desk = with_desk(repo, material, log.warning, served=True).desk
        return replace(material, desk=self._desk)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuild when the data changes; garbage is collected between builds, not during them."""
        server.watch(str(Path(config.config_file_path).parent / DATA))
        build = server.builder

        def quietly(*arguments: Any) -> None:
            gc.disable()
            try:
                build(*arguments)
            finally:
                gc.enable()

        server.builder = quietly
        return server


def _holds_guides(item: object) -> TypeGuard[Section]:
    pages = item.children if isinstance(item, Section) else ()
    return any(isinstance(page, Page) and page.file.src_uri.startswith(GUIDES) for page in pages)
