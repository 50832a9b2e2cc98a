"""Use case: canonical layout of the data files; comments and values stay as they are."""

from collections.abc import Sequence
from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, UkurError
from ukur.model.paths import DATA
from ukur.source.file_kinds import kind_of
from ukur.source.file_tree import Folder
from ukur.source.format import D001, SchemaNamed, format_text
from ukur.source.writer import write_text
from ukur.source.yaml_text import YamlFault


def tidy_data(repo: Path, only: Sequence[str] = (), check: bool = False) -> tuple[list[str], list[Finding]]:
    """Format every data file, or ``only`` those named; return what changed and what could not be done.

    With ``check`` nothing is written and each file that would change is a finding.
    """
    changed: list[str] = []
    findings: list[Finding] = []
    only = [_named(repo, name) for name in only]
    for file in Folder(repo / DATA, DATA).files():
        path, known = f"{DATA}/{file.path}", kind_of(file.path)
        if known is None or (only and path not in only):
            continue
        if file.finding:
            findings.append(file.finding)
            continue
        moved, fault = tidy_file(repo / path, path, known[0], check)
        changed += [path] if moved else []
        findings += [fault] if fault else []
    return changed, findings


def tidy_file(
    place: Path, path: str, kind: SchemaNamed, check: bool, remedy: str = "ukur fmt"
) -> tuple[bool, Finding | None]:
    """Format one file; return whether it changed, and what could not be done.

    With ``check`` nothing is written, and a file that would change is a finding with its ``remedy``.
    """
    raw = place.read_bytes()
    try:
        text = format_text(path, raw, kind)
    except YamlFault as fault:
        return False, fault.finding
    if text.encode() == raw:
        return False, None
    if check:
        at = Location(path, _first_change(raw, text))
        return False, D001.at(at, D001.title, f"jalankan: {remedy}")
    return write_text(place, text), None


def _named(repo: Path, name: str) -> str:
    """Return a file named on the command line, from here or from the repository, as messages show it."""
    root = repo.resolve()
    for path in (Path(name), root / name, root / DATA / name):
        full = path.resolve()
        if full.is_file() and full.is_relative_to(root / DATA):
            shown = full.relative_to(root).as_posix()
            if kind_of(shown.removeprefix(f"{DATA}/")):
                return shown
    raise UkurError(f"{quote(name)} bukan berkas data; tulis misalnya {DATA}/kamus/IKU-01.yml")


def _first_change(raw: bytes, text: str) -> int:
    old, new = raw.decode("utf-8-sig").split("\n"), text.split("\n")
    pairs = enumerate(zip(old, new, strict=False), 1)
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))
