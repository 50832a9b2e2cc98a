"""Use case ``build --plain``: the same pages in a small shell of our own, without a site builder."""

import fnmatch
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ukur.commands.data.files_beside import CONTENT
from ukur.commands.data.guide_words import site_guides
from ukur.commands.data.program_files import guide_pictures
from ukur.commands.pages.placed_files import PlacedFiles
from ukur.model.findings import UkurError
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses, SiteFile
from ukur.site.plain.plain_site import PlainSource, plain_files
from ukur.site.whole_site import compose_site


def write_plain_site(
    config_file: Path,
    material: SiteMaterial,
    target: Path,
    advance: Callable[[], None],
    offline: bool,
    placer: PlacedFiles,
) -> None:
    """Write the site into ``target``, which must not exist; ``offline``: every link leads to a file."""
    address = PageAddresses(folder=not offline)
    settings = _settings(config_file)
    repo = config_file.parent
    written = dict(_written(repo, material, settings))
    static = {place: path for place, path in _content(repo, settings) if not place.endswith(".md")}
    shown = guide_pictures({f"{CONTENT}/{place}" for place in static})
    pictures = {path.removeprefix(f"{CONTENT}/"): raw for path, raw in shown.items()}
    source = PlainSource(
        address,
        written,
        settings.get("nav"),
        _extensions(settings.get("markdown_extensions")),
        "" if offline or not material.situs else f"{material.situs.rstrip('/')}/",
        (*static, *pictures),
    )
    _copy(static, target)
    for name, picture in pictures.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(picture)
    files = plain_files(compose_site(material, address), source)
    write_files(files, target, advance, placer)


def write_files(
    files: Iterable[SiteFile], target: Path, advance: Callable[[], None], placer: PlacedFiles | None = None
) -> None:
    """Write the files of a site below ``target``."""
    placer = placer or PlacedFiles()
    for file in files:
        path = target / file.path
        if isinstance(file.isi, bytes):
            placer.content(file.isi, path)
        else:
            placer.file(file.isi, path)
        if file.path.endswith(".html"):
            advance()


def _settings(path: Path) -> Mapping[str, Any]:
    try:
        found = YAML(typ="rt").load(path.read_text(encoding="utf-8"))  # keeps the tags of MkDocs as they are
    except (YAMLError, UnicodeDecodeError) as error:
        cause = str(error).split("\n")[0]
        raise UkurError(f"mkdocs.yml tidak terbaca ({cause}); perbaiki tulisannya") from error
    return found if isinstance(found, dict) else {}


def _extensions(listed: object) -> dict[str, Mapping[str, Any]]:
    """Return the extensions of Markdown that mkdocs.yml names, each with its settings."""
    found: dict[str, Mapping[str, Any]] = {}
    for item in listed if isinstance(listed, list) else ():
        named = item if isinstance(item, dict) else {item: None}
        found.update({str(name): dict(given or {}) for name, given in named.items()})
    return found


def _content(repo: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the files of content/ that are published, by their place; hidden ones are not."""
    left_out = [line.strip() for line in str(settings.get("exclude_docs") or "").splitlines() if line.strip()]
    for path in sorted((repo / CONTENT).rglob("*")):
        place = path.relative_to(repo / CONTENT).as_posix()
        hidden = any(part.startswith(".") for part in place.split("/"))
        if path.is_file() and not hidden and not any(_matches(place, pattern) for pattern in left_out):
            yield place, path


def _matches(place: str, pattern: str) -> bool:
    """Return whether a pattern of ``exclude_docs`` names a file: a folder, a path, or a name anywhere."""
    if pattern.endswith("/"):
        folder = pattern.strip("/")
        return place.startswith(f"{folder}/") or (
            not pattern.startswith("/") and f"/{folder}/" in f"/{place}"
        )
    if "/" in pattern:
        return fnmatch.fnmatch(place, pattern.lstrip("/"))
    return fnmatch.fnmatch(place.rpartition("/")[2], pattern)


def _written(repo: Path, material: SiteMaterial, settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    own = {place: path for place, path in _content(repo, settings) if place.endswith(".md")}
    for place, path in own.items():
        yield place, path.read_text(encoding="utf-8-sig")
    guides = site_guides({f"{CONTENT}/{place}" for place in own}, material.catalogue)
    for path_, content in guides.items():
        yield path_.removeprefix(f"{CONTENT}/"), content.decode("utf-8-sig")


def _copy(files: Mapping[str, Path], target: Path) -> None:
    target.mkdir(parents=True)
    for place, path in files.items():
        copy = target / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.chmod(copy, 0o644)
