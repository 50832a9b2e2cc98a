"""An office's repository as values: the data files, the names of all others, and the commit that it is."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, DATA, INSTANSI, filed_periode
from ukur.model.periode import Periode
from ukur.source.yaml_text import MAX_BYTES
from ukur.spreadsheet.package_parts import BROKEN, unpacked_pieces

MAX_ZIP, MAX_NAMES = 200_000_000, 100_000
"""Our choice: an archive of twenty years of documents with their signed copies."""

MAX_FILES, MAX_DATA = 20_000, 100_000_000
"""Data files, and bytes of them: ten times an office of 2,000 indicators and 20 quarters."""

_ENTRY = b"PK\x01\x02"  # begins each line of a ZIP's directory
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How hosts pack, and what can be unpacked piece by piece: what a file claims to be may be a lie."""

_OFFICE = f"{DATA}/{INSTANSI}"
_CHOOSE = "pilih ZIP dari repositori kantor (tombol Code, Download ZIP di situs Git)"


@dataclass(frozen=True)
class Repository:
    """What was opened: ``data`` by path below the data folder, ``names`` of all files of the repository.

    ``commit`` and ``branch`` are None where nobody said them, as for a ZIP.
    """

    data: Mapping[str, bytes]
    names: frozenset[str] = field(default=frozenset(), repr=False)
    commit: str | None = None
    branch: str | None = None

    @property
    def filed(self) -> frozenset[Periode]:
        """The periods that the archive has an entry of."""
        top = (name for name in self.names if name.startswith(f"{ARSIP}/"))
        return frozenset(periode for periode in map(filed_periode, top) if periode)


def repository_of(
    files: Mapping[str, bytes],
    names: Iterable[str] = (),
    commit: str | None = None,
    branch: str | None = None,
) -> Repository:
    """Return the repository of files by their path in it; UkurError in words where it is no office's."""
    data = {path[len(DATA) + 1 :]: raw for path, raw in files.items() if _is_data(path)}
    if INSTANSI not in data:
        raise UkurError(f"{_OFFICE} tidak ada, jadi ini bukan repositori Ukur; {_CHOOSE}")
    _bound(len(data), sum(map(len, data.values())))
    return Repository(data, frozenset({*files, *names}), commit, branch)


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the data files in a ZIP of a repository, and every other file as empty, by path in it.

    The folder that hosts put around a repository is taken off. Sizes are bounded before anything is unpacked.
    """
    if len(content) > MAX_ZIP:
        raise UkurError(
            f"ZIP {len(content) // 1_000_000} MB terlalu besar, paling banyak {MAX_ZIP // 1_000_000} MB"
        )
    if content.count(_ENTRY) > MAX_NAMES:  # before zipfile makes an object of each
        raise UkurError(f"ZIP memuat lebih dari {MAX_NAMES} berkas; {_CHOOSE}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {item.filename: item for item in archive.infolist() if not item.is_dir()}
            top = _top(members)
            wanted = {name: item for name, item in members.items() if _is_data(name.removeprefix(top))}
            _bound(len(wanted), sum(item.file_size for item in wanted.values()))
            _refuse_odd(wanted.values())
            files = {name.removeprefix(top): b"" for name in members if name.startswith(top)}
            return files | {name.removeprefix(top): _unpacked(content, item) for name, item in wanted.items()}
    except BROKEN as error:
        raise UkurError(f"berkas ini bukan ZIP yang utuh; unduh sekali lagi, lalu {_CHOOSE}") from error


def blob_id(content: bytes) -> str:
    """Return the name under which Git keeps a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _is_data(path: str) -> bool:
    folder, *parts = path.split("/")
    return folder == DATA and bool(parts) and not any(part.startswith(".") for part in parts)


def _top(members: Iterable[str]) -> str:
    """Return what stands before the data folder of the office: of several offices the outermost."""
    tops = {name[: -len(_OFFICE)] for name in members if f"/{name}".endswith(f"/{_OFFICE}")}
    if not tops:
        raise UkurError(f"ZIP ini tidak memuat {_OFFICE}, jadi bukan repositori Ukur; {_CHOOSE}")
    depth = min(top.count("/") for top in tops)
    outer = sorted(top for top in tops if top.count("/") == depth)
    if len(outer) > 1:
        raise UkurError(f"ZIP ini memuat {len(outer)} kantor ({', '.join(outer)[:200]}); {_CHOOSE}")
    return outer[0]


def _bound(count: int, size: int) -> None:
    if count > MAX_FILES or size > MAX_DATA:
        raise UkurError(
            f"data {count} berkas, {size // 1_000_000} MB, melewati batas {MAX_FILES} berkas dan "
            f"{MAX_DATA // 1_000_000} MB; periksa folder {DATA}"
        )


def _refuse_odd(items: Iterable[zipfile.ZipInfo]) -> None:
    for item in items:
        if item.flag_bits & 1:
            raise UkurError("ZIP ini bersandi; buat ZIP tanpa sandi")
        if item.compress_type not in _PACKINGS:
            raise UkurError(f"ZIP ini dikemas dengan cara lain daripada biasanya; {_CHOOSE}")


def _unpacked(content: bytes, item: zipfile.ZipInfo) -> bytes:
    """Return a file; one larger than any data file stays cut off just above that, and a check says so."""
    if item.file_size > MAX_BYTES:
        return bytes(MAX_BYTES + 1)
    made = bytearray()
    for piece in unpacked_pieces(content, item):
        made += piece
        if len(made) > item.file_size:
            break
    if len(made) != item.file_size or zlib.crc32(made) != item.CRC:
        raise zipfile.BadZipFile(item.filename)
    return bytes(made)
