"""Canonical layout of our YAML: two spaces, one newline at the end; values, order and comments untouched."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule
from ukur.source.partial_reading import pointed
from ukur.source.yaml_text import YamlFault, decode, parse

D001 = Rule("D001", "tata letak berkas belum baku", "Tata letak yang sama membuat perubahan mudah dibaca.")
D002 = Rule(
    "D002", "berkas tidak dapat dirapikan", "Merapikan berkas ini akan mengubah isi atau komentarnya."
)
RULES = (D001, D002)

_COMMENT = re.compile(r"(?:^|\s)#.*")
_START = re.compile(r"\A((?:[ \t]*(?:#[^\n]*)?\n)*)---[ \t]*\n")
_HEADER = "# yaml-language-server: $schema="
WIDTH = 1 << 20  # longer than any text of ours (5,000 letters), so that none is rewrapped


class SchemaNamed(Protocol):
    """A kind of file: an office's, or a portal's."""

    @property
    def schema(self) -> str:
        """Where its schema lies in the repository."""
        ...


class _TextResolver(VersionedResolver):
    """Takes every scalar but an empty one for text, so that 1.10, 007 and yes come out as they went in."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """Return what an implicit scalar may be besides text, by its first character."""
        return {"": [("tag:yaml.org,2002:null", re.compile(""))]}


def format_text(path: str, raw: bytes, jenis: SchemaNamed) -> str:
    """Return the canonical text of a file; raise :class:`YamlFault` when it cannot be read or kept whole.

    Long texts are not rewrapped, quotes stay as they were written, and comments stay beside their lines.
    """
    try:
        before = parse(path, raw)
    except YamlFault as fault:
        raise YamlFault(pointed(path, raw, fault)) from None
    if before.findings:
        raise YamlFault(before.findings[0])
    bare = _START.sub(r"\1", decode(path, raw).replace("\r\n", "\n").replace("\r", "\n"))
    text = with_header(bare, path, jenis)
    result = _laid_out(path, text, before.data)
    settled = result in {None, text} or _laid_out(path, result or "", before.data) == result
    if result is None or not settled:
        raise YamlFault(_refused(path, bare, _lost(_comments(text), text)))
    return result


def _laid_out(path: str, text: str, data: object) -> str | None:
    """Return the tidiest layout that means ``data`` and keeps every comment."""
    comments = _comments(text)
    for result in _candidates(text):
        if parse(path, result.encode()).data == data and _comments(result) == comments:
            return result
    return None


def _candidates(text: str) -> Iterator[str]:
    """Yield layouts, the tidiest first; the later ones keep spaces and blank lines that carry meaning."""
    stripped = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    for source in dict.fromkeys((stripped, stripped.replace("\t", " "), text)):
        try:
            dumped = _round_trip(source)
        except (YAMLError, RecursionError, AttributeError):
            continue
        lines = "\n".join(line.rstrip(" \t") for line in dumped.split("\n"))
        yield re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
        yield dumped


def _lost(comments: list[str], text: str) -> str | None:
    """Return the first comment that the round trip drops, if that is what went wrong."""
    for result in _candidates(text):
        left = Counter(comments) - Counter(_comments(result))
        return next((comment for comment in comments if comment in left), None)
    return None


def _refused(path: str, text: str, lost: str | None) -> Finding:
    lines = list(enumerate(text.split("\n"), 1))
    if lost is None:
        number = next((n for n, line in lines if "\t" in line or line != line.rstrip()), 1)
        message = "berkas tidak dapat dirapikan tanpa mengubah isinya"
        return D002.at(Location(path, number), message, "ganti tab dengan spasi, hapus spasi di ujung baris")
    number = next((n for n, line in lines if lost in " ".join(line.split())), 1)
    message = f"komentar {quote(lost)} akan hilang bila berkas ini dirapikan"
    hint = "pindahkan komentar itu ke atas barisnya, di luar kurung { } atau [ ]"
    return D002.at(Location(path, number), message, hint)


def with_header(text: str, path: str, jenis: SchemaNamed) -> str:
    """Put the schema's name on the first line, in place of one copied from another kind of file."""
    first, _, rest = text.partition("\n")
    named = first.removeprefix(_HEADER) if first.startswith(_HEADER) else None
    if named is not None and "://" in named:
        return text
    up = "../" * path.count("/")
    return f"{_HEADER}{up}{jenis.schema}\n{text if named is None else rest}"


def _round_trip(text: str) -> str:
    yaml = YAML(typ="rt")
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(yaml.load(text), out)
    return out.getvalue()


def _comments(text: str) -> list[str]:
    """Return what stands behind # in each line; also inside texts, which stay the same as well."""
    return [" ".join(found[0].split()) for line in text.split("\n") if (found := _COMMENT.search(line))]
