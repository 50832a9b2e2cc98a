"""The MkDocs plugin `ukur`: the mechanics of ``site.plugin`` fed by our use cases."""

import gc
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from ukur.commands import laporan, situs
from ukur.commands.periksa import pohon
from ukur.model.paths import DATA
from ukur.model.temuan import UkurError
from ukur.site.bahan import Bahan
from ukur.site.halaman import Alamat
from ukur.site.plugin import HalamanPlugin
from ukur.site.situs import Situs, susun_situs
from ukur.source.katalog import Simpanan
from ukur.verify.inputs import periksa

log = logging.getLogger("mkdocs.plugins.ukur")


class UkurPlugin(HalamanPlugin):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """Reads the data when MkDocs starts, unless the command line handed it over already."""

    def __init__(self) -> None:
        super().__init__()
        self.bahan: Bahan | None = None
        self._simpanan = Simpanan()
        self._lama: Bahan | None = None
        self.konsep = False
        self.melayani = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.melayani = command == "serve"

    def muat(self, config: MkDocsConfig) -> Situs:
        """Return the site; findings stop the build, each shown once."""
        material = self.bahan or self._read(Path(config.config_file_path).parent)
        folders = config.use_directory_urls  # else it is a copy, which nobody should find instead of the site
        if folders and not config.site_url and material.situs:  # in instansi.yml, not in the environment
            config.site_url = f"{material.situs.rstrip('/')}/"
        return susun_situs(material, Alamat(folder=folders))

    def _read(self, repo: Path) -> Bahan:
        try:
            before = self._lama.ukuran if self._lama else None
            checked = periksa(pohon(repo), self._simpanan, before)
        except UkurError as error:
            raise PluginError(str(error)) from error
        if checked.ukuran is None or not checked.bersih:
            for line in laporan.text(checked.temuan):
                log.error(line)
            raise PluginError(f"{len(checked.temuan)} temuan pada data; situs tidak dibangun")
        self._lama = situs.bahan(checked.ukuran, self.konsep, lama=self._lama, repo=repo)
        if self.melayani:  # a preview follows edits within seconds; documents and data are a build's
            return replace(self._lama, lengkap=False)
        from ukur.commands.dokumen import lengkapi

        return lengkapi(repo, self._lama)

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
