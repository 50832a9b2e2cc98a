"""Packs what the desk fetches: trees compiled to ``.pyc`` by the browser's own Python, and single files."""

from collections.abc import Mapping
from pathlib import Path

from ukur.commands.data.program_files import desk_folder
from ukur.commands.pages.desk_tools import npm_packages, run_node
from ukur.commands.pages.made_once import lay_files, scratch_folder

Pack = Mapping[str, bytes] | bytes
"""A tree of files that becomes one zip, or a single file."""

SUFFIX = ".bin"
"""A name that no server takes for a kind of its own, so that nobody unpacks it on the way."""

_SCRIPTS = ("bundle.mjs", "bundle.py")


def packed(cache: Path, packs: Mapping[str, Pack]) -> dict[str, bytes]:
    """Return each pack compressed, by its name with :data:`SUFFIX`; the same packs give the same bytes."""
    with scratch_folder(cache, "out") as work:
        for name, content in packs.items():
            if isinstance(content, bytes):
                lay_files(work / "in", {name: content})
            else:
                lay_files(work / "in" / name, content)
        script, runtime = desk_folder() / "bundle.mjs", npm_packages(cache) / "pyodide"
        run_node(cache, (str(script), str(runtime), str(work / "in"), str(work / "out")), work)
        return {f"{path.name}{SUFFIX}": path.read_bytes() for path in sorted((work / "out").iterdir())}


def packing_scripts() -> bytes:
    """Return the scripts themselves: what they pack rests on them."""
    return b"".join((desk_folder() / name).read_bytes() for name in _SCRIPTS)
