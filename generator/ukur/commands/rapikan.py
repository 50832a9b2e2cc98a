"""Use case: canonical layout of the data files; comments and values stay as they are."""

from collections.abc import Sequence
from pathlib import Path

from ukur.commands.periksa import DATA
from ukur.model.temuan import Location, Temuan
from ukur.source.format import D001, format_text
from ukur.source.jenis import jenis_of
from ukur.source.pohon_berkas import Folder
from ukur.source.tulis import write_text
from ukur.source.yaml_text import YamlFault


def rapikan(repo: Path, only: Sequence[str] = (), check: bool = False) -> tuple[list[str], list[Temuan]]:
    """Format every data file, or ``only`` those named; return what changed and what could not be done.

    With ``check`` nothing is written and each file that would change is a finding.
    """
    changed: list[str] = []
    temuan: list[Temuan] = []
    for berkas in Folder(repo / DATA, DATA).files():
        path, known = f"{DATA}/{berkas.path}", jenis_of(berkas.path)
        if known is None or (only and path not in only):
            continue
        if berkas.temuan:
            temuan.append(berkas.temuan)
            continue
        try:
            text = format_text(path, berkas.raw, known[0])
        except YamlFault as fault:
            temuan.append(fault.temuan)
            continue
        if text.encode() == berkas.raw:
            continue
        if check:
            at = Location(path, _first_change(berkas.raw, text))
            temuan.append(D001.at(at, D001.title, "jalankan: ukur fmt"))
        else:
            write_text(repo / path, text)
            changed.append(path)
    return changed, temuan


def _first_change(raw: bytes, text: str) -> int:
    old, new = raw.decode("utf-8-sig").split("\n"), text.split("\n")
    pairs = enumerate(zip(old, new, strict=False), 1)
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))
