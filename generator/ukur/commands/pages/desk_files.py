"""The desk in the site: its page, the program, and what that runs on."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template

from ukur.commands.data.program_files import desk_folder
from ukur.commands.pages.desk_program import program_files
from ukur.commands.pages.desk_runtime import LICENCES, PAGE_LIBRARIES, runtime_files
from ukur.model.findings import UkurError
from ukur.site.material import SiteMaterial
from ukur.site.page import SiteFile
from ukur.site.structured_data import script_data

DESK_PAGE = "meja/index.html"
SWITCH = "UKUR_DESK"
"""The variable that leaves the desk out where it is ``0``; ``make DESK=0`` sets it."""

_CACHE = ".cache/meja"
_SOURCES = ("page", "hosts")
_SHELL = "page/index.html"
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'{hosts}; base-uri 'none'; form-action 'none'"
)
"""No eval. The worker is started from a blob, so that this policy holds there too."""


def with_desk(repo: Path, material: SiteMaterial, word: Callable[[str], None]) -> SiteMaterial:
    """Return the site's material with the desk, if it can be had."""
    return replace(material, desk=desk_files(repo, material, word))


def desk_files(
    repo: Path,
    material: SiteMaterial,
    word: Callable[[str], None],
    environment: Mapping[str, str] = os.environ,
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
    licences = runtime.pop(LICENCES)
    page = _page_files(runtime)
    folders = {"halaman": page, "mesin": _contents(runtime), "program": _contents(program)}
    names = {kind: f"{kind}-{_digest(files)}" for kind, files in folders.items()}
    return (
        SiteFile(DESK_PAGE, _shell(material, names, runtime, program).encode()),
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
    runtime: Mapping[str, Path],
    program: Mapping[str, Path],
) -> str:
    """Return the page around the modules: title, policy, and what the modules have to know."""
    instansi = material.catalogue.instansi
    packs = ("interpreter.bin", "stdlib.bin", "libraries.bin")
    sizes = {name: runtime[name].stat().st_size for name in packs}
    sizes |= {name: path.stat().st_size for name, path in program.items()}
    repository = instansi.repositori
    settings = {
        "instansi": instansi.nama,
        "daerah": instansi.daerah,
        "mesin": folders["mesin"],
        "program": folders["program"],
        "ukuran": sizes,
        "repositori": {"alamat": repository.alamat, "cabang": repository.cabang} if repository else None,
    }
    return Template((desk_folder() / _SHELL).read_text("utf-8")).substitute(
        title=escape(f"Meja kerja - {instansi.nama_singkat} {instansi.daerah}"),
        policy=escape(_POLICY.format(hosts="")),
        page=folders["halaman"],
        settings=script_data("desk-settings", settings),
    )
