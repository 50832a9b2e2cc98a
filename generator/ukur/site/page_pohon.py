"""The performance tree: what each node is to reach, and whether it did, folded where there is much of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ukur.model.indikator import DasarTarget
from ukur.model.paths import POHON
from ukur.model.pohon import Simpul
from ukur.site.indikator_line import IndikatorLine, count_lines, indikator_line
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import SearchEntry, SitePage
from ukur.site.template_engine import TemplateEngine

SRC = "pohon-kinerja.md"
OPEN_LINES = 40  # our choice: some five screens of a telephone; more of the tree than that begins folded
_NAMED_NODES = 6  # our choice: a source names as many nodes, then it counts them


@dataclass(frozen=True)
class TreeNode:
    """A node as the page shows it; ``counts`` is of the indicators at it and below it."""

    kode: str
    jenis: str
    uraian: str
    sample: bool
    is_open: bool
    counts: Markup
    indikator: tuple[IndikatorLine, ...]
    children: tuple["TreeNode", ...]

    @property
    def all_lines(self) -> tuple[IndikatorLine, ...]:
        """The indicators at this node and below it."""
        return (*self.indikator, *(line for child in self.children for line in child.all_lines))


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page of the tree."""
    catalogue, newest = material.catalogue, material.newest

    def render() -> str:
        lines = _lines_by_node(material, Links(material, engine.alamat, SRC))
        depth = open_depth(catalogue.pohon.simpul, {kode: len(found) for kode, found in lines.items()})
        return engine.render(
            "pohon.html",
            SRC,
            roots=[_shown(node, lines, depth) for node in catalogue.pohon.simpul],
            newest=newest,
            sources=tuple(node_sources(material)),
            has_samples=any(n.dasar is DasarTarget.CONTOH for n in catalogue.pohon.walk_down()),
            berkas=[material.data_path(POHON)],
        )

    items = [(i.kode, i.nama, i.sasaran, i.berlaku) for i in catalogue.indikator.values()]
    yield SitePage(
        SRC,
        "Pohon kinerja",
        "Tujuan, sasaran, program, dan indikator dalam satu pohon, dengan capaiannya",
        render,
        (catalogue.pohon, items, material.series, newest.periode if newest else None),
        (),
        material.edit_address(POHON),
        cari=lambda: (
            SearchEntry(
                "Pohon kinerja", " ".join(f"{n.kode} {n.uraian}" for n in catalogue.pohon.walk_down())
            ),
        ),
    )


def open_depth(nodes: Sequence[Simpul], indicators: dict[str, int]) -> int:
    """Return how many levels stand open: as many as show no more than ``OPEN_LINES``, at least the first."""
    depth, level, shown = 0, list(nodes), len(nodes)
    while level:
        below = [child for node in level for child in node.anak]
        shown += len(below) + sum(indicators.get(node.kode, 0) for node in level)
        if depth and shown > OPEN_LINES:
            break
        depth, level = depth + 1, below
    return depth


def node_sources(material: SiteMaterial) -> Iterator[str]:
    """Yield the sources of the tree, each once with the nodes that come from it."""
    pohon = material.catalogue.pohon
    if pohon.sumber:
        yield pohon.sumber
    users: dict[str, list[str]] = {}
    for node in pohon.walk_down():
        if node.sumber:
            users.setdefault(node.sumber, []).append(node.kode)
    for source, codes in users.items():
        named = ", ".join(codes) if len(codes) <= _NAMED_NODES else f"{len(codes)} simpul"
        yield f"{source} ({named})"


def _lines_by_node(material: SiteMaterial, link: Links) -> dict[str, tuple[IndikatorLine, ...]]:
    found: dict[str, list[IndikatorLine]] = {}
    for item in material.catalogue.by_code:
        line = indikator_line(item, link, material.series.get(item.kode, ()))
        found.setdefault(item.sasaran, []).append(line)
    return {kode: tuple(lines) for kode, lines in found.items()}


def _shown(simpul: Simpul, lines: dict[str, tuple[IndikatorLine, ...]], depth: int) -> TreeNode:
    children = tuple(_shown(child, lines, depth - 1) for child in simpul.anak)
    own = lines.get(simpul.kode, ())
    below = [line for child in children for line in child.all_lines]
    return TreeNode(
        simpul.kode,
        str(simpul.jenis).replace("-", " "),
        simpul.uraian,
        simpul.dasar is DasarTarget.CONTOH,
        depth > 0,
        count_lines((*own, *below)),
        own,
        children,
    )
