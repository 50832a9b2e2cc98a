"""Canonical layout of our YAML: two spaces, one newline at the end; values, order and comments untouched."""

import io
import re

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

from ukur.model.temuan import Location, Rule, Temuan
from ukur.source.jenis import JenisBerkas
from ukur.source.yaml_text import YamlFault, decode, parse

D001 = Rule("D001", "tata letak berkas belum baku", "Tata letak yang sama membuat perubahan mudah dibaca.")
D002 = Rule(
    "D002", "berkas tidak dapat dirapikan", "Merapikan berkas ini akan mengubah isi atau komentarnya."
)
RULES = (D001, D002)

_COMMENT = re.compile(r"(?:^|\s)#.*")
_HEADER = "# yaml-language-server: $schema="
WIDTH = 4096


class _TextResolver(VersionedResolver):
    """Takes every scalar but an empty one for text, so that 1.10, 007 and yes come out as they went in."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        """Return what an implicit scalar may be besides text, by its first character."""
        return {"": [("tag:yaml.org,2002:null", re.compile(""))]}


def format_text(path: str, raw: bytes, jenis: JenisBerkas) -> str:
    """Return the canonical text of a file; raise :class:`YamlFault` when it cannot be read or kept whole.

    Long texts are not rewrapped, quotes stay as they were written, and comments stay beside their lines.
    """
    before = parse(path, raw)
    text = _with_header(decode(path, raw).replace("\r\n", "\n").replace("\r", "\n"), path, jenis)
    try:
        result = _round_trip(text)
    except (YAMLError, RecursionError, AttributeError) as error:
        raise YamlFault(_refused(path)) from error
    if parse(path, result.encode()).data != before.data or _comments(result) != _comments(text):
        raise YamlFault(_refused(path))
    return result


def _refused(path: str) -> Temuan:
    message = "berkas tidak dapat dirapikan tanpa mengubah isi atau komentarnya"
    return D002.at(Location(path), message, "pindahkan komentar ke baris tersendiri, lalu ulangi")


def _with_header(text: str, path: str, jenis: JenisBerkas) -> str:
    if text.startswith(_HEADER):
        return text
    up = "../" * path.count("/")
    return f"{_HEADER}{up}content/skema/{jenis.nama}.schema.json\n{text}"


def _round_trip(text: str) -> str:
    yaml = YAML(typ="rt")
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(yaml.load(text), out)
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _comments(text: str) -> list[str]:
    """Return what stands behind # in each line; also inside texts, which stay the same as well."""
    return [" ".join(found[0].split()) for line in text.split("\n") if (found := _COMMENT.search(line))]
