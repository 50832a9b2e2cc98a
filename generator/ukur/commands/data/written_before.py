"""What a repository's present program wrote into it once: which release, and what each file was."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from ukur.archive.canonical import sha256_of
from ukur.commands.data.origin import ORIGIN, Kind, Origin
from ukur.commands.data.program_files import GUIDES, OFFICE_IN_WHEEL, office_name
from ukur.commands.data.program_pin import read_pin, with_pin
from ukur.model.findings import UkurError
from ukur.model.values import Record, Sha256
from ukur.source import git

_KNOWN = Path(__file__).parent / "known-releases.json"
_ENOUGH = 0.5
"""Share of its files that must be as a release wrote them before it counts as recognised: our choice."""


class KnownRelease(Record):
    """A release before 0.5.0, which copied its source into an office: digests of what it copied."""

    versi: str
    commit: str
    berkas: dict[str, Sha256]


class KnownReleases(Record):
    """All of them, oldest first."""

    bentuk: str
    rilis: tuple[KnownRelease, ...]


@dataclass(frozen=True)
class WrittenBefore:
    """A release, as far as it is known: ``digests`` of the files it wrote, and those whose text is at hand.

    Of an unknown one (``version`` None) only the paths are; no file is as it wrote it.
    """

    version: str | None
    digests: Mapping[str, str]
    texts: Mapping[str, bytes] = field(default_factory=dict)

    def is_as_written(self, path: str, content: bytes) -> bool:
        """Return whether a file is still as the release wrote it."""
        return self.digests.get(path) == sha256_of(content)

    def text(self, repo: Path, path: str) -> bytes | None:
        """Return a file as the release wrote it: from its wheel, else from the office's own history."""
        if path in self.texts or path not in self.digests:
            return self.texts.get(path)
        rows = (git.git(repo, "log", "--format=%H", "HEAD", "--", path) or b"").decode().split()
        found = (git.file_bytes(repo, commit, path) for commit in reversed(rows))
        return next((raw for raw in found if raw is not None and self.is_as_written(path, raw)), None)


def written_before(
    now: Mapping[str, bytes], lock: str, in_wheel: Callable[[bytes], dict[str, bytes]]
) -> WrittenBefore:
    """Return what the program wrote that a repository's files ``now`` come from.

    ``in_wheel`` returns by path what the program in a wheel gives such a repository, its lock unpinned.
    """
    pin = read_pin(now.get(lock, b"").decode("utf-8", "replace"))
    if pin is not None:
        wheel = now.get(pin.wheel_path)
        if wheel is None or sha256_of(wheel) != pin.digest:
            raise UkurError(
                f"{pin.wheel_path} tidak ada atau bukan yang disebut {lock}; pulihkan dari riwayat"
            )
        texts = in_wheel(wheel)
        texts[lock] = with_pin(texts[lock].decode(), pin).encode()
        texts[pin.wheel_path] = wheel
        return WrittenBefore(pin.version, {path: sha256_of(raw) for path, raw in texts.items()}, texts)
    recorded = _recorded(now.get(ORIGIN))
    return recorded or _recognised(now)


def files_in_wheel(wheel: bytes) -> dict[str, bytes]:
    """Return by path what the program in a wheel gives an office beside its lock and itself."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(wheel)) as packed:
        for name in packed.namelist():
            path = name.removeprefix("ukur/repo/")
            if path != name and not path.startswith(f"{GUIDES}/"):
                found.setdefault(path, packed.read(name))
            elif name.startswith(OFFICE_IN_WHEEL):
                found[office_name(name.removeprefix(OFFICE_IN_WHEEL))] = packed.read(name)
    return found


def _recorded(raw: bytes | None) -> WrittenBefore | None:
    try:
        record = Origin.model_validate_json(raw) if raw else None
    except ValidationError:  # then the files themselves are asked
        record = None
    if record is None:
        return None
    known = next((item.berkas for item in known_releases() if item.versi == record.versi), {})
    own = {item.path: item.sha256 for item in record.berkas if item.jenis is Kind.PROGRAM}
    return WrittenBefore(record.versi, known | own)


def _recognised(now: Mapping[str, bytes]) -> WrittenBefore:
    best = max(((_share(item, now), item) for item in known_releases()), key=lambda found: found[0])
    if best[0] < _ENOUGH:
        return WrittenBefore(None, dict.fromkeys(former_paths(), ""))
    return WrittenBefore(best[1].versi, best[1].berkas)


def _share(release: KnownRelease, now: Mapping[str, bytes]) -> float:
    same = sum(sha256_of(now[path]) == digest for path, digest in release.berkas.items() if path in now)
    return same / len(release.berkas)


@cache
def known_releases() -> tuple[KnownRelease, ...]:
    """Return the releases before the program came as a wheel."""
    return KnownReleases.model_validate_json(_KNOWN.read_bytes()).rilis


def former_paths() -> Iterator[str]:
    """Yield every path that a release before 0.5.0 wrote."""
    yield from sorted({path for item in known_releases() for path in item.berkas})
