"""The performance tree: tujuan -> sasaran -> program -> kegiatan -> sub kegiatan, any depth."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ukur.model.indikator import DasarTarget
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kode, Nilai, Teks, TeksPendek


class JenisSimpul(StrEnum):
    """Level of a node, from the top of the tree to its leaves."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub-kegiatan"

    @property
    def urutan(self) -> int:
        """Depth of the level, from 0."""
        return list(JenisSimpul).index(self)


class Simpul(Nilai):
    """One node; ``kode`` is the official code where there is one."""

    kode: Kode
    jenis: JenisSimpul
    uraian: Teks
    dasar: DasarTarget | None = None
    sumber: TeksPendek | None = None
    anak: tuple["Simpul", ...] = ()

    def jelajah(self) -> Iterator["Simpul"]:
        """Yield this node and all below it, top down."""
        yield self
        for child in self.anak:
            yield from child.jelajah()


class PohonKinerja(Nilai):
    """``pohon-kinerja.yml``."""

    sumber: Annotated[TeksPendek | None, Jenis.POHON] = None
    simpul: Annotated[tuple[Simpul, ...], Jenis.POHON] = Field(min_length=1)

    def jelajah(self) -> Iterator[Simpul]:
        """Yield every node, top down."""
        for node in self.simpul:
            yield from node.jelajah()

    def berlokasi(self) -> Iterator[tuple[tuple[str | int, ...], Simpul, Simpul | None]]:
        """Yield every node with its place in the file and its parent, top down."""
        yield from _berlokasi(self.simpul, ("simpul",), None)

    def sasaran(self) -> tuple[Simpul, ...]:
        """Return the nodes of level sasaran, in order."""
        return tuple(node for node in self.jelajah() if node.jenis is JenisSimpul.SASARAN)


def _berlokasi(
    nodes: tuple[Simpul, ...], prefix: tuple[str | int, ...], parent: Simpul | None
) -> Iterator[tuple[tuple[str | int, ...], Simpul, Simpul | None]]:
    for index, node in enumerate(nodes):
        loc = (*prefix, index)
        yield loc, node, parent
        yield from _berlokasi(node.anak, (*loc, "anak"), node)
