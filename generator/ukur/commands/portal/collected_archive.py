"""An office's archive collected from its published site: the register first, then what its lines name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote as quoted

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import MANIFEST, RegisterLine, chain_end, read_manifest, read_register
from ukur.commands.portal.content_store import ContentStore
from ukur.hosts.site_client import FOUND, NOT_MODIFIED, SiteClient
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER
from ukur.portal.register_pin import RegisterPin, pin_fault
from ukur.verify.chain_check import verify_chain
from ukur.verify.verification import first_fault

SITE_ARCHIVE = "arsip"
"""Where a site of Ukur has its archive."""

# Bytes: ten thousand lines of a register, and the manifest of ten thousand files; our choice.
MAX_REGISTER, MAX_MANIFEST = 5_000_000, 2_000_000


@dataclass(frozen=True)
class CollectedArchive:
    """What a site holds: hashes of its files by path below the archive, the register's end and mark."""

    files: Mapping[str, str]
    end: str
    etag: str


def collect(
    client: SiteClient, store: ContentStore, pin: RegisterPin, etag: str, *, anew: bool = False
) -> CollectedArchive | None:
    """Fetch into the store what is not there; None where the site says that nothing changed since ``etag``.

    Each file is held against the manifest that names it, the manifest against the register, and the register
    against what is trusted of it. UkurError with the reason where the archive cannot be had whole. ``anew``
    asks the site for every file, also those in the store: one may have been changed there.
    """
    answer = client.get(f"{SITE_ARCHIVE}/{REGISTER}", MAX_REGISTER, etag)
    if answer.code == NOT_MODIFIED and etag:
        return None
    register = _register(answer.code, answer.content)
    fault = pin_fault(register, pin)
    if fault is not None:
        raise UkurError(fault)
    store.keep(answer.content)
    manifests = {}
    for row in register:
        named = _Named(f"{row.folder}/{MANIFEST}", row.manifest, MAX_MANIFEST)
        manifests[row] = read_manifest(_content(client, store, named, anew), MANIFEST)
    _refuse_huge(sum(item.ukuran for manifest in manifests.values() for item in manifest.berkas), client)
    files = {REGISTER: sha256_of(answer.content)}
    for row, manifest in manifests.items():
        files[f"{row.folder}/{MANIFEST}"] = row.manifest
        for item in manifest.berkas:
            path = f"{row.folder}/{item.path}"
            _content(client, store, _Named(path, item.sha256, item.ukuran), anew)
            files[path] = item.sha256
    return CollectedArchive(files, chain_end(register), answer.etag)


def _register(code: int, content: bytes) -> tuple[RegisterLine, ...]:
    if code != FOUND:
        raise UkurError(f"{SITE_ARCHIVE}/{REGISTER} menjawab {code}; periksa alamatnya di sumber.yml")
    if content.lstrip()[:1] == b"<":
        raise UkurError(f"{SITE_ARCHIVE}/{REGISTER} dijawab dengan halaman HTML, bukan register")
    register = read_register(content)
    broken = first_fault(tuple(verify_chain(register)))
    if broken is not None:
        raise UkurError(f"rantainya putus: {broken.sentence}")
    return register


class _Named(NamedTuple):
    """A file as what stands above it names it: ``size`` is the most that it may have."""

    path: str
    digest: str
    size: int


def _content(client: SiteClient, store: ContentStore, named: _Named, anew: bool) -> bytes:
    known = None if anew else store.read(named.digest)
    if known is not None:
        return known
    answer = client.get(f"{SITE_ARCHIVE}/{quoted(named.path)}", max(named.size, 1))
    if answer.code != FOUND:
        raise UkurError(f"{quote(named.path)} menjawab {answer.code}")
    if sha256_of(answer.content) != named.digest:
        raise UkurError(f"{quote(named.path)}: isinya bukan yang tercatat di arsip")
    store.keep(answer.content)
    return answer.content


def _refuse_huge(size: int, client: SiteClient) -> None:
    if size > client.limits.bita:
        raise UkurError(f"arsipnya {size:,} bita; batasnya {client.limits.bita:,} untuk satu kantor")
