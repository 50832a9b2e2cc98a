"""The performance tree: tujuan -> sasaran -> program -> kegiatan -> sub kegiatan, any depth."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ukur.model.indikator import DasarTarget
from ukur.model.meaning import ChangeKind
from ukur.model.values import Kode, Record, ShortText, Text


class JenisSimpul(StrEnum):
    """Level of a node, from the top of the tree to its leaves."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub-kegiatan"

    @property
    def level_depth(self) -> int:
        """Depth of the level, from 0."""
        return list(JenisSimpul).index(self)


class Simpul(Record):
    """One node; ``kode`` is the official code where there is one."""

    kode: Kode
    jenis: JenisSimpul
    uraian: Text
    dasar: DasarTarget | None = None
    sumber: ShortText | None = None
    anak: tuple["Simpul", ...] = ()

    def walk_down(self) -> Iterator["Simpul"]:
        """Yield this node and all below it, top down."""
        yield self
        for child in self.anak:
            yield from child.walk_down()


class PohonKinerja(Record):
    """``pohon-kinerja.yml``."""

    sumber: Annotated[ShortText | None, ChangeKind.POHON] = None
    simpul: Annotated[tuple[Simpul, ...], ChangeKind.POHON] = Field(min_length=1)

    def walk_down(self) -> Iterator[Simpul]:
        """Yield every node, top down."""
        for node in self.simpul:
            yield from node.walk_down()

    def located_simpul(self) -> Iterator[tuple[tuple[str | int, ...], Simpul, Simpul | None]]:
        """Yield every node with its place in the file and its parent, top down."""
        yield from _located(self.simpul, ("simpul",), None)

    def sasaran(self) -> tuple[Simpul, ...]:
        """Return the nodes of level sasaran, in order."""
        return tuple(node for node in self.walk_down() if node.jenis is JenisSimpul.SASARAN)


def _located(
    nodes: tuple[Simpul, ...], prefix: tuple[str | int, ...], parent: Simpul | None
) -> Iterator[tuple[tuple[str | int, ...], Simpul, Simpul | None]]:
    for index, node in enumerate(nodes):
        loc = (*prefix, index)
        yield loc, node, parent
        yield from _located(node.anak, (*loc, "anak"), node)
