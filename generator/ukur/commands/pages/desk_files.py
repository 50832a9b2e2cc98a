"""The desk in the site: its page, the program, and what that runs on."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from ukur.commands.data.program_files import desk_folder
from ukur.commands.pages.desk_folder import folder_commit, site_pack
from ukur.commands.pages.desk_packing import SUFFIX
from ukur.commands.pages.desk_program import program_files
from ukur.commands.pages.desk_runtime import LICENCES, PAGE_LIBRARIES, runtime_files
from ukur.commands.pages.public_repository import is_public
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, DATA
from ukur.site.material import SiteMaterial
from ukur.site.one_file import style_source
from ukur.site.page import SiteFile
from ukur.site.structured_data import script_data
from ukur.site.whole_site import preview_styles
from ukur.source.git import git

DESK_PAGE = "meja/index.html"
DESK_MARK = b'id="desk-settings"'
"""By which the page is known among others."""


SWITCH = "UKUR_DESK"
"""The variable that leaves the desk out where it is ``0``; ``make DESK=0`` sets it."""

_FIRST = ("interpreter.bin", "core.bin", "stdlib.bin", "libraries.bin", "program.bin")
_CACHE = ".cache/meja"
_SOURCES = ("page", "hosts")
_SHELL = "page/index.html"
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "style-src 'self' {style}; img-src 'self' data:; connect-src 'self'{hosts}; base-uri 'none'; "
    "form-action 'none'"
)
"""No eval. The worker is started from a blob, so that this policy holds there too.

A document's preview stands in a frame, which this policy holds for as well: so it lets in that one style.
"""

_STYLES = "preview.css"


class SiteData(NamedTuple):
    """The data of the commit that the site was made of, as :func:`site_pack` packs it."""

    name: str
    content: bytes
    commit: str


def with_desk(
    repo: Path, material: SiteMaterial, word: Callable[[str], None], served: bool = False
) -> SiteMaterial:
    """Return the site's material with the desk, if it can be had; ``served``: by ``ukur serve``."""
    return replace(material, desk=desk_files(repo, material, word, served=served))


def desk_files(
    repo: Path,
    material: SiteMaterial,
    word: Callable[[str], None],
    environment: Mapping[str, str] = os.environ,
    served: bool = False,
) -> tuple[SiteFile, ...]:
    """Return the files of the desk; none where it is off or not to be had: ``word`` says why."""
    if environment.get(SWITCH) == "0":
        return ()
    cache = Path(os.path.abspath(repo / _CACHE))
    try:
        runtime, program = assembled(cache)
    except (UkurError, OSError) as error:
        word(f"Situs dibangun tanpa Meja kerja: {error}.")
        return ()
    data = _data(repo, environment)
    licences = runtime.pop(LICENCES)
    page = _page_files(runtime)
    folders = {"halaman": page, "mesin": _contents(runtime), "program": _contents(program)}
    names = {kind: f"{kind}-{_digest(files)}" for kind, files in folders.items()}
    return (
        SiteFile(DESK_PAGE, _shell(material, names, runtime | program, served, data).encode()),
        *((SiteFile(f"meja/{data.name}", data.content),) if data else ()),
        SiteFile("meja/LISENSI.txt", licences),
        *(
            SiteFile(f"meja/{names[kind]}/{name}", content)
            for kind, files in folders.items()
            for name, content in files.items()
        ),
    )


def assembled(cache: Path) -> tuple[dict[str, Path], dict[str, Path]]:
    """Return the files of runtime and program by name, made now unless ``cache`` holds them."""
    return runtime_files(cache), program_files(cache)


def _data(repo: Path, environment: Mapping[str, str]) -> SiteData | None:
    """Return the data that the site is made of; None unless everybody may read the repository anyway."""
    commit = folder_commit(repo) if is_public(environment) else None
    if commit is None or git(repo, "status", "--porcelain", "--", DATA, ARSIP):
        return None
    content = site_pack(repo)
    return SiteData(f"data-{hashlib.sha256(content).hexdigest()[:12]}{SUFFIX}", content, commit)


def _page_files(runtime: dict[str, Path]) -> dict[str, bytes | Path]:
    """Return what the page itself is made of: our modules, and the libraries they import."""
    desk = desk_folder()
    files: dict[str, bytes | Path] = {
        path.relative_to(desk / source).as_posix()
        if source == "page"
        else path.relative_to(desk).as_posix(): path
        for source in _SOURCES
        for path in sorted((desk / source).rglob("*"))
        if path.suffix in {".js", ".css"}
    }
    from ukur.commands.data.table_import import CODES, shipped_codes  # loads all that reads tables

    files |= {CODES: shipped_codes(), _STYLES: preview_styles().encode()}
    return files | {name: runtime.pop(name) for name in PAGE_LIBRARIES}


def _contents(files: Mapping[str, Path]) -> dict[str, bytes | Path]:
    return dict(files)


def _digest(files: Mapping[str, bytes | Path]) -> str:
    """Return the name of a folder that may be kept for ever: another content has another name."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        raw = content if isinstance(content, bytes) else content.read_bytes()
        whole.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return whole.hexdigest()[:12]


def _shell(
    material: SiteMaterial,
    folders: Mapping[str, str],
    packs: Mapping[str, Path],
    served: bool,
    data: SiteData | None,
) -> str:
    """Return the page around the modules: title, policy, and what the modules have to know."""
    instansi = material.catalogue.instansi
    sizes = {name: packs[name].stat().st_size for name in _FIRST}
    repository, host = instansi.repositori, material.git_host
    settings = {
        "instansi": instansi.nama,
        "daerah": instansi.daerah,
        "mesin": folders["mesin"],
        "program": folders["program"],
        "ukuran": sizes,
        "host": host.config() if host else None,
        "folder": served,
        "data": data.name if data else None,
        "commit": data.commit if data else None,
        "repositori": {"alamat": repository.alamat, "cabang": repository.cabang} if repository else None,
    }
    return Template((desk_folder() / _SHELL).read_text("utf-8")).substitute(
        title=escape(f"Meja kerja - {instansi.nama_singkat} {instansi.daerah}"),
        policy=escape(
            _POLICY.format(hosts=f" {host.origin}" if host else "", style=style_source(preview_styles()))
        ),
        page=folders["halaman"],
        settings=script_data("desk-settings", settings),
    )
