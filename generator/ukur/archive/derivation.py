"""An entry of the archive held against the same entry made again from what was approved."""

from collections.abc import Iterator, Mapping

from ukur.archive.entry import Entry
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.archive.zip_content import same_zip

PACKED = (".xlsx", ".docx", ".zip")
_PACKER = "zlib"
"""The one tool that may differ: what it packs is compared unpacked."""


def other_tools(then: Mapping[str, str], here: Mapping[str, str]) -> tuple[str, ...]:
    """Return the tools of another version than here, so that an entry cannot be made again."""
    names = sorted(then.keys() | here.keys())
    return tuple(name for name in names if name != _PACKER and then.get(name) != here.get(name))


def differing_files(filed: Mapping[str, bytes], derived: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that are not what they are when made again; the manifest is compared apart."""
    for path in sorted((filed.keys() | derived.keys()) - {MANIFEST}):
        first, second = filed.get(path), derived.get(path)
        if first is None or second is None or not _same(path, first, second):
            yield path


def _same(path: str, filed: bytes, derived: bytes) -> bool:
    return same_zip(filed, derived) if path.endswith(PACKED) else filed == derived


def entry_differences(filed: Entry, derived: Entry) -> tuple[str, ...]:
    """Return the names of what differs; none where the entry is what was approved.

    What the manifest says of the files follows from them, and what it says of the packer decides nothing.
    """
    found = tuple(differing_files(filed.berkas, derived.berkas))
    same = _without_files(filed.manifest) == _without_files(derived.manifest)
    return found if same else (*found, MANIFEST)


def _without_files(manifest: Manifest) -> dict[str, object]:
    said = manifest.model_dump(exclude={"berkas"})
    said["alat"] = {name: version for name, version in manifest.alat.items() if name != _PACKER}
    return said
