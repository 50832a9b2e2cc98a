"""The program that runs, as files: its wheel, made again from what is installed, and what an office gets."""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

import ukur
from ukur.model.findings import UkurError

# The one list of what the wheel carries beside the package, for an office's repository or its site;
# pyproject.toml repeats it, and a test holds both together. Workflows stand by name: those of this project
# (its tests, its releases) are nothing to an office.
GUIDES = "content/panduan"
DESK = "generator/desk"
CARRIED = (
    GUIDES,
    DESK,
    "mkdocs.yml",
    "requirements.lock",
    "requirements-portal.lock",
    ".gitattributes",
    ".editorconfig",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/ukur.code-snippets",
    ".github/workflows/check.yml",
    ".github/workflows/gate.yml",
    ".github/workflows/period.yml",
    ".github/workflows/publish.yml",
    ".github/workflows/review.yml",
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE",
    ".github/pull_request_template.md",
    ".gitea/workflows/check.yml",
    ".gitea/workflows/gate.yml",
    ".gitea/workflows/period.yml",
    ".gitea/workflows/publish.yml",
    ".gitlab-ci.yml",
    ".gitlab/issue_templates",
    ".gitlab/merge_request_templates",
)
PORTAL_LOCK = "requirements-portal.lock"
"""What a portal of many offices installs, and no office does."""
USED_FROM_THE_WHEEL = (GUIDES, DESK, PORTAL_LOCK)
"""What the program takes from itself when it builds a site: an office's repository has no copy of these."""
OFFICE = Path(__file__).parent / "office"
"""What an office has otherwise than this project: its Makefile, and which files Git leaves alone there."""
OFFICE_IN_WHEEL = "ukur/commands/data/office/"
"""Where that lies in a wheel, of this version and of every later one: an upgrade reads the older wheel."""
_PACKAGE = Path(ukur.__file__ or "").parent
_BESIDE = "ukur/repo"
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: bytes depend on the content alone
_INFO = ("METADATA", "WHEEL", "entry_points.txt", "licenses/generator/LICENSE")


def program_wheel() -> tuple[str, bytes]:
    """Return name and bytes of the wheel of the program that runs, from a checkout or an installation.

    The same files give the same bytes, wherever and when: nothing is compressed (Git does that, and stores of
    the next version only what differs), so that no zlib decides a digest.
    """
    found = distribution("ukur")
    files = {f"ukur/{path.relative_to(_PACKAGE).as_posix()}": path.read_bytes() for path in _package_files()}
    files |= {f"{_BESIDE}/{path}": content for path, content in carried_files().items()}
    info = f"ukur-{found.version}.dist-info"
    for name in _INFO:
        text = found.read_text(name)
        if text is None:
            raise UkurError(f"pemasangan Ukur tidak lengkap ({name} tidak ada); pasang ulang, lalu ulangi")
        files[f"{info}/{name}"] = text.encode()
    return f"ukur-{found.version}-py3-none-any.whl", pack_wheel(files, info)


def pack_wheel(files: Mapping[str, bytes], info: str) -> bytes:
    """Return a wheel of files by path; ``info`` is its folder of metadata, whose RECORD is written here."""
    record = f"{info}/RECORD"
    names = sorted((name for name in files if name != record), key=lambda name: (name.startswith(info), name))
    lines = [f"{name},sha256={_digest(files[name])},{len(files[name])}\n" for name in names]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as wheel:
        for name in (*names, record):
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system, member.external_attr = 3, 0o644 << 16
            wheel.writestr(member, files[name] if name != record else "".join((*lines, f"{record},,\n")))
    return buffer.getvalue()


def carried_files() -> dict[str, bytes]:
    """Return by path what the program carries for offices: guides, workflows, templates, settings."""
    root = _source_root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for name in CARRIED
        for path in _below(root / name)
    }


def repository_files() -> dict[str, bytes]:
    """Return by path what of it an office's repository gets."""
    return {
        path: content
        for path, content in carried_files().items()
        if not any(f"{path}/".startswith(f"{own}/") for own in USED_FROM_THE_WHEEL)
    }


def desk_folder() -> Path:
    """Return where the desk's sources and locks lie."""
    return _source_root() / DESK


def lock_text() -> str:
    """Return the lock of the libraries that the program itself runs with."""
    return (_source_root() / "requirements.lock").read_text("utf-8")


def portal_lock() -> str:
    """Return the lock of what a portal of many offices runs with."""
    return (_source_root() / PORTAL_LOCK).read_text("utf-8")


def guide_files(own: Collection[str] = ()) -> dict[str, bytes]:
    """Return the guides' texts by path in a repository, but for those that the office wrote itself.

    What leads to a section of one of the latter leads to its page: the office's has other headings.
    """
    guides = {path: raw for path, raw in _guides().items() if path.endswith(".md")}
    replaced = [re.escape(path.rpartition("/")[2]) for path in guides.keys() & {*own}]
    section = re.compile(rf"\]\(({'|'.join(sorted(replaced))})#[^)]*\)")
    return {
        path: (section.sub(r"](\1)", raw.decode()).encode() if replaced else raw)
        for path, raw in guides.items()
        if path not in own
    }


def guide_pictures(own: Collection[str] = ()) -> dict[str, bytes]:
    """Return what the guides show beside their texts, but for what the office has itself."""
    return {path: raw for path, raw in _guides().items() if not path.endswith(".md") and path not in own}


def _guides() -> dict[str, bytes]:
    return {path: raw for path, raw in carried_files().items() if path.startswith(f"{GUIDES}/")}


def office_files() -> dict[str, bytes]:
    """Return by path what an office has otherwise than this project."""
    return {office_name(path.name): path.read_bytes() for path in _below(OFFICE)}


def office_name(name: str) -> str:
    """Return what a file of that folder is called in a repository: a .gitignore here would be ours."""
    return ".gitignore" if name == "gitignore" else name


def _source_root() -> Path:
    """Return where what the program carries lies: a checkout, or the wheel's own copy."""
    for root in (_PACKAGE.parents[1], _PACKAGE / "repo"):
        if all((root / path).exists() for path in CARRIED):
            return root
    raise UkurError("berkas kerangka tidak lengkap; pasang ulang Ukur, atau jalankan dari repositorinya")


def _package_files() -> Iterator[Path]:
    for path in _below(_PACKAGE):
        parts = path.relative_to(_PACKAGE).parts
        if parts[0] != "repo" and not any(part.startswith(".") for part in parts):
            yield path


def _below(place: Path) -> Iterator[Path]:
    found = sorted(place.rglob("*")) if place.is_dir() else [place]
    return (path for path in found if path.is_file() and path.suffix != ".pyc")


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
