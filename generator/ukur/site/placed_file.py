"""Files beside the pages as MkDocs takes them, put into the site by whoever builds it."""

from pathlib import Path
from typing import Protocol, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ukur.site.page import SiteFile


class Placer(Protocol):
    """Puts files into the site, with the folders above them."""

    def file(self, source: Path, target: Path) -> None:
        """Put in a file that lies elsewhere."""

    def content(self, content: bytes, target: Path) -> None:
        """Put in a file with this content."""


class PlacedFile(File):
    """A file of the site beside its pages; ``placer`` puts it in."""

    placer: Placer

    @classmethod
    def of(cls, file: SiteFile, config: MkDocsConfig, placer: Placer) -> Self:
        """Return a file of the site as MkDocs' own."""
        if isinstance(file.isi, bytes):
            made = cls.generated(config, file.path, content=file.isi)
        else:
            made = cls.generated(config, file.path, abs_src_path=str(file.isi))
        assert isinstance(made, cls)
        made.placer = placer
        return made

    def copy_file(self, dirty: bool = False) -> None:
        """Put the file in; while the site is served, only one that changed."""
        if dirty and not self.is_modified():
            return
        target = Path(self.abs_dest_path)
        if self.abs_src_path is None:
            self.placer.content(self.content_bytes, target)
        else:
            self.placer.file(Path(self.abs_src_path), target)
