"""Where a document's archive comes from: the commits that made it, and the office's files at one of them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.archive.document_content import content_hash
from ukur.archive.entry import POLICY
from ukur.commands.data.checked_data import data_tree
from ukur.document.font_file import FontFile
from ukur.measure.edition import CURRENT
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, EMBLEM_FOLDER, FONT_FOLDER, KOREKSI, font_name, measured_folder
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.source.file_tree import GitRevision
from ukur.verify.inputs import CheckedData, check_filed

MAX_COMMITS = 1_000  # our choice: changes of one document looked back through; the SOP has nine steps


@dataclass(frozen=True)
class DocumentOrigin:
    """The commits of the target branch that made a document, oldest first; the last one is archived."""

    periode: Periode
    commits: tuple[str, ...]

    @property
    def last_commit(self) -> str:
        """The commit that made the document what it is."""
        return self.commits[-1]


def document_origin(
    repo: Path, periode: Periode, head: str = "HEAD", kept_cache: ReadCache | None = None
) -> DocumentOrigin:
    """Return where a signed document comes from: since it is there without a break, up to its last change.

    What is recorded after the signature (filing, the record of steps) is no change of the document.
    """
    folder, cache = f"{DATA}/{measured_folder(periode)}", kept_cache or ReadCache()
    git.first_parent_line(repo, head, 1)  # a line that was cut off is no history
    line = _touches(repo, head, folder, f"{DATA}/{KOREKSI}")
    final: str | None = None
    found: list[str] = []
    for commit in line:
        parent = git.commit(repo, f"{commit}^1")
        if final is None:
            final = _changed(repo, periode, commit, parent, cache)
        if final is not None and (commit == final or _folder_changes(repo, parent, commit, folder)):
            found.append(commit)
        if parent is None or git.object_name(repo, f"{parent}:{folder}") is None:
            break
    else:
        if len(line) == MAX_COMMITS:
            raise UkurError(
                f"dokumen {periode} berubah lebih dari {MAX_COMMITS} kali; riwayatnya tidak terperiksa"
            )
    if final is None:
        raise UkurError(
            f"dokumen {periode} belum disahkan di cabang utama; arsip dibuat sesudah tahap ditandatangani"
        )
    return DocumentOrigin(periode, tuple(reversed(found)))


def signed_commit(repo: Path, periode: Periode, head: str, cache: ReadCache) -> str:
    """Return the commit that made a signed document what it is, the last one of its origin.

    A history that was cut off will do as far as it reaches.
    """
    for commit in _touches(repo, head, f"{DATA}/{measured_folder(periode)}", f"{DATA}/{KOREKSI}"):
        parent = git.commit(repo, f"{commit}^1")
        if parent is None and git.names_parents(repo, commit):
            raise UkurError("riwayat Git di salinan ini terpotong; ambil seluruhnya (git fetch --unshallow)")
        if _changed(repo, periode, commit, parent, cache) is not None:
            return commit
    raise UkurError("pengesahannya belum tercatat dalam riwayat Git di salinan ini")


def _touches(repo: Path, head: str, *paths: str) -> list[str]:
    wanted = ("log", "--first-parent", "--format=%H", f"--max-count={MAX_COMMITS}")
    out = git.git(repo, *wanted, "--end-of-options", head, "--", *paths)
    if out is None:
        raise git.cannot(repo, "riwayat Git tidak dapat dibaca; jalankan di repositori kantor yang lengkap")
    return out.decode().split()


def _changed(repo: Path, periode: Periode, commit: str, parent: str | None, cache: ReadCache) -> str | None:
    """Return the commit when the document reads otherwise than before it."""
    after = _content_at(repo, periode, commit, cache)
    if after is None:
        raise UkurError(f"dokumen {periode} tidak terbaca atau belum disahkan pada commit {commit[:12]}")
    return commit if parent is None or _content_at(repo, periode, parent, cache) != after else None


def _content_at(repo: Path, periode: Periode, commit: str, cache: ReadCache) -> str | None:
    catalogue = read_catalogue(data_tree(repo, commit), cache).catalogue
    return None if catalogue is None else content_hash(catalogue, periode)


def _folder_changes(repo: Path, parent: str | None, commit: str, folder: str) -> bool:
    before = git.object_name(repo, f"{parent}:{folder}") if parent else None
    return before != git.object_name(repo, f"{commit}:{folder}")


@dataclass(frozen=True)
class FrozenOffice:
    """The office's files at a commit, by path in the repository, and the catalogue they give."""

    commit: str
    time: datetime.datetime
    files: Mapping[str, bytes]
    measurements: Measurements
    emblem: bytes | None
    fonts: tuple[FontFile, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as frozen."""
        return self.measurements.catalogue

    @property
    def font_digests(self) -> dict[str, str]:
        """The SHA-256 of the office's fonts by their path in the repository."""
        return {f"{FONT_FOLDER}/{font.name}": sha256_of(font.content) for font in self.fonts}

    @property
    def equipment(self) -> dict[str, str]:
        """The SHA-256 of picture and fonts that the documents are printed with, by path."""
        pictures = {path: raw for path, raw in self.files.items() if path.startswith(f"{EMBLEM_FOLDER}/")}
        return {**{path: sha256_of(raw) for path, raw in pictures.items()}, **self.font_digests}


def freeze_commit(repo: Path, commit: str, cache: ReadCache | None = None) -> FrozenOffice:
    """Return the data of a commit; UkurError where it would not pass the checks."""
    data = _data_at(repo, commit)
    checked = check_filed(MemoryTree(data, DATA), CURRENT, cache)
    measurements = clean_measurements(checked, f"commit {commit[:12]}")
    picture = picture_at(repo, commit, measurements.catalogue)
    files = _with_picture(data, measurements.catalogue, picture)
    fonts = fonts_at(repo, commit, measurements.catalogue)
    return FrozenOffice(commit, git.commit_time(repo, commit), files, measurements, picture, fonts)


def data_files_at(repo: Path, commit: str) -> Mapping[str, bytes]:
    """Return what an entry keeps of a commit as its inputs, by path in the repository; not checked."""
    data = _data_at(repo, commit)
    catalogue = read_catalogue(MemoryTree(data, DATA)).catalogue
    if catalogue is None:
        raise UkurError(f"data pada commit {commit[:12]} tidak terbaca; lihat hasil 'ukur check --revision'")
    return _with_picture(data, catalogue, picture_at(repo, commit, catalogue))


def _data_at(repo: Path, commit: str) -> dict[str, bytes]:
    found = list(GitRevision(repo, commit).files())
    broken = [item for item in found if item.finding]
    if broken:
        raise UkurError(f"{DATA}/{broken[0].path} pada commit {commit[:12]} tidak dapat diarsipkan")
    return {item.path: item.raw for item in found}


def _with_picture(data: Mapping[str, bytes], catalogue: Catalogue, picture: bytes | None) -> dict[str, bytes]:
    files = {f"{DATA}/{path}": raw for path, raw in data.items()}
    if picture is not None:
        files[f"{EMBLEM_FOLDER}/{catalogue.instansi.kop.lambang}"] = picture
    return files


def clean_measurements(checked: CheckedData, what: str) -> Measurements:
    """Return the measured catalogue; UkurError where the checks find an error."""
    if checked.measurements is None or not checked.is_clean:
        raise UkurError(f"data pada {what} masih mempunyai galat; lihat hasil 'ukur check --revision'")
    return checked.measurements


def policy_at(repo: Path, commit: str) -> Mapping[str, bytes]:
    """Return roles and SOP as a commit has them, which judge what came after it."""
    found = {name: git.file_bytes(repo, commit, f"{DATA}/{name}") for name in POLICY}
    kept = {name: content for name, content in found.items() if content is not None}
    if len(kept) != len(POLICY):
        raise UkurError(f"peran.yml atau sop.yml tidak ada pada commit {commit[:12]}")
    return kept


def picture_at(repo: Path, commit: str, catalogue: Catalogue) -> bytes | None:
    """Return the picture of the letterhead as a commit has it; None where it names none, or has none."""
    name = catalogue.instansi.kop.lambang
    return git.file_bytes(repo, commit, f"{EMBLEM_FOLDER}/{name}") if name else None


def fonts_at(repo: Path, commit: str, catalogue: Catalogue) -> tuple[FontFile, ...]:
    """Return the office's fonts as a commit has them; none where its documents do not name a family."""
    if catalogue.instansi.kertas.huruf is None:
        return ()
    found = ((path, font_name(path)) for path in sorted(git.tree_files(repo, commit)))
    read = ((name, git.file_bytes(repo, commit, path)) for path, name in found if name)
    return tuple(FontFile(name, content) for name, content in read if content is not None)
