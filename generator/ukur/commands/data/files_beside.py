"""Files beside the data, from the folder or a Git revision: written pages of the site, fonts, maps."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ukur.commands.data.area_maps import check_map, maps_on_disk
from ukur.document.font_file import L401
from ukur.model.findings import Finding, Location, UkurError
from ukur.model.instansi import Klasifikasi
from ukur.model.paths import FONT_FOLDER, font_name, map_name
from ukur.site.written_page import L506, check_page, is_written_page
from ukur.source import git
from ukur.verify.inputs import CheckedData

CONTENT = "content"


def with_files_beside(checked: CheckedData, repo: Path, revision: str | None = None) -> CheckedData:
    """Return what was found in the data, with what was found in the files beside it."""
    kinds = checked.measurements.catalogue.instansi.klasifikasi if checked.measurements else None
    if revision is None:
        found = [*pages_on_disk(repo), *_fonts_on_disk(repo), *maps_on_disk(repo, kinds)]
    else:
        found = list(check_files_at(repo, revision, git.tree_files(repo, revision), kinds))
    return replace(checked, findings=tuple(sorted({*checked.findings, *found})))


def refuse_written_pages(repo: Path) -> None:
    """Raise UkurError with the first thing that a page of the folder may not bring."""
    for item in pages_on_disk(repo):
        raise UkurError(f"{item.location}: {item.message}; {item.hint}")


def pages_on_disk(repo: Path) -> Iterator[Finding]:
    """Yield what the pages of the folder may not bring; a link shows what another file says."""
    for folder, below, names in os.walk(repo / CONTENT):
        place = Path(folder).relative_to(repo).as_posix()
        for name in (*below, *names):
            path = f"{place}/{name}"
            if os.path.islink(repo / path):
                hint = "ganti dengan berkas biasa"
                yield L506.at(Location(path), "tautan simbolik di folder halaman", hint)
            elif name in names and is_written_page(path):
                yield from check_page(path, (repo / path).read_bytes())


def _fonts_on_disk(repo: Path) -> Iterator[Finding]:
    if not (repo / FONT_FOLDER).is_dir():
        return
    from ukur.commands.data.equipment import read_fonts

    try:
        fonts = {font.name: font.content for font in read_fonts(repo)}
    except UkurError as error:
        message, _, hint = str(error).partition("; ")
        yield L401.at(Location(FONT_FOLDER), message, hint)
    else:
        yield from _check_fonts(fonts)


def check_files_at(
    repo: Path, tree: str, paths: Iterable[str], kinds: Mapping[str, Klasifikasi] | None = None
) -> Iterator[Finding]:
    """Yield what is wrong with those of some paths that are pages, fonts or maps, as a commit has them.

    Without the office's breakdowns (``kinds``) maps are not held against them.
    """
    fonts: dict[str, bytes] = {}
    for path in sorted(paths):
        name = font_name(path)
        if not name and not map_name(path) and not is_written_page(path):
            continue
        content = git.file_bytes(repo, tree, path)
        if content is not None and name:
            fonts[name] = content
        elif content is not None and map_name(path):
            yield from check_map(path, content, kinds)
        elif content is not None:
            yield from check_page(path, content)
    yield from _check_fonts(fonts)


def _check_fonts(fonts: dict[str, bytes]) -> Iterator[Finding]:
    if not fonts:
        return
    from ukur.document.font_file import FontFile
    from ukur.document.pdf.font_book import font_faults

    for name, what, hint in font_faults([FontFile(name, content) for name, content in fonts.items()]):
        yield L401.at(Location(f"{FONT_FOLDER}/{name}"), f"berkas {what}", hint)
