"""What every page draws from: the published documents, composed once, and their rows by indicator."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.e81 import FormE81
from ukur.document.evidence_health import EvidenceHealth
from ukur.document.font_file import FontFile
from ukur.document.section_composition import office_identity
from ukur.document.sections import ShownKoreksi, ShownLicence, ShownTindakLanjut
from ukur.measure.collection import Collection, StepDeadline
from ukur.measure.measurements import Measurements
from ukur.model.area_map import AreaMap
from ukur.model.catalogue import Catalogue
from ukur.model.code_order import code_order
from ukur.model.findings import Rule
from ukur.model.periode import Periode
from ukur.site.archive_view import PendingCorrection, ShownArchive
from ukur.site.area_shapes import DrawnMap, draw_map
from ukur.site.downloads import Download
from ukur.site.git_host import GitHost
from ukur.site.kept import Keeper, ValueDigests
from ukur.site.page import SiteFile
from ukur.site.place_names import PlaceName, place_key, place_names

UNIT_INDEX = "unit/index.md"
PREVIEW_MARK = "PRATINJAU: memuat dokumen yang belum disahkan"


class SeriesPoint(NamedTuple):
    """An indicator's row in one published period; ``konsep``: its document is not approved yet."""

    periode: Periode
    baris: IndikatorRow
    konsep: bool = False


class SignedSource(NamedTuple):
    """Where a signed document that is not filed comes from: the measured data of the commit that made it.

    ``emblem`` and ``fonts`` are what it is printed with, as they were then.

    ``unproven`` says why no such commit is known here: then the document is a draft, whatever the data says.
    ``changed``: the data at hand has other figures or words of its own for it, which a preview shows.
    """

    measurements: Measurements | None = None
    emblem: bytes | None = None
    fonts: tuple[FontFile, ...] = ()
    commit: str = ""
    changed: bool = False
    unproven: str = ""


@dataclass(frozen=True)
class SiteMaterial:
    """Material of the site. ``lengkap``: with the files of open data, which a preview does without.

    ``sunting`` is the address under which the host edits files, if known.

    ``unduhan`` are the files of each document that lie beside its page; ``arsip`` is what has been filed.
    ``signed`` says where signed documents come from that have not been filed; without it, from the data.
    ``deadlines`` are those of the SOP's open steps; ``collections`` say who has reported, in a preview only.
    ``kartu`` are the pictures that messengers show, by the ``src`` of the page.
    ``menunggu`` are decided corrections that a document shown here does not have yet.
    ``links_found`` is what the last run found of links to evidence; None where there was none.
    ``e81`` and ``unduhan_e81`` are the forms E.81 and their files, of the periods whose data has them.
    ``git_host`` is where proposals are decided, for the pages that ask it; None where it is not known.
    ``desk`` are the files of the page on which people fill in forms; none where the site does without.
    ``maps`` are the office's maps of areas, by the breakdown that each is named after.
    ``logo`` is where the picture lies that the header of every page shows; empty where there is none.
    ``keeper`` has what earlier builds made of equal values; ``digests`` are those of values told already.
    """

    ukuran: Measurements
    aturan: tuple[tuple[str, tuple[Rule, ...]], ...]
    sunting: str | None = None
    konsep: bool = False
    dokumen: Mapping[Periode, DokumenPengukuran] = field(default_factory=dict)
    situs: str | None = None
    unduhan: Mapping[Periode, tuple[Download, ...]] = field(default_factory=dict)
    lengkap: bool = True
    arsip: ShownArchive = field(default_factory=ShownArchive)
    e81: Mapping[Periode, FormE81] = field(default_factory=dict)
    unduhan_e81: Mapping[Periode, tuple[Download, ...]] = field(default_factory=dict)
    signed: Mapping[Periode, SignedSource] = field(default_factory=dict)
    links_found: EvidenceHealth | None = None
    deadlines: tuple[StepDeadline, ...] = ()
    collections: tuple[Collection, ...] = ()
    menunggu: Mapping[Periode, tuple[PendingCorrection, ...]] = field(default_factory=dict)
    git_host: GitHost | None = None
    desk: tuple[SiteFile, ...] = ()
    kartu: Mapping[str, Path] = field(default_factory=dict)
    maps: Mapping[str, AreaMap] = field(default_factory=dict)
    logo: str = ""
    keeper: Keeper | None = None
    digests: ValueDigests = field(default_factory=ValueDigests)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue behind the measurements."""
        return self.ukuran.catalogue

    @property
    def newest(self) -> DokumenPengukuran | None:
        """The latest published document."""
        return self.dokumen[max(self.dokumen)] if self.dokumen else None

    @property
    def marks(self) -> tuple[str, ...]:
        """Marks that stand on every page."""
        preview = any(dokumen.konsep for dokumen in self.dokumen.values())
        return (PERCONTOHAN_MARK,) * self.catalogue.instansi.percontohan + (PREVIEW_MARK,) * preview

    @property
    def unit_index(self) -> str:
        """The page that lists the units; empty where there is one alone: its page would be the whole site."""
        return UNIT_INDEX if len(self.catalogue.instansi.unit) > 1 else ""

    @property
    def licence(self) -> ShownLicence | None:
        """The licence under which the office publishes its data now; it has no dates."""
        return office_identity(self.catalogue.instansi, datetime.date.max).lisensi

    def paper_place(self, periode: Periode) -> str:
        """Return where the printed copy is kept, as recorded today: step 9 comes after what was frozen."""
        record, shown = self.catalogue.dokumen.get(periode), self.dokumen.get(periode)
        return (record.paper_place if record else "") or (shown.lokasi_arsip if shown else None) or ""

    @cached_property
    def published_periods(self) -> frozenset[str]:
        """The periods that have a document, as they are written in addresses."""
        return frozenset(str(periode) for periode in self.dokumen)

    @cached_property
    def document_by_name(self) -> Mapping[str, DokumenPengukuran]:
        """The documents by their period, as it is written in addresses."""
        return {str(periode): document for periode, document in self.dokumen.items()}

    @cached_property
    def series(self) -> Mapping[str, tuple[SeriesPoint, ...]]:
        """Rows of each indicator over the published periods, oldest first."""
        rows: dict[str, list[SeriesPoint]] = {}
        for periode, dokumen in sorted(self.dokumen.items()):
            for line in dokumen.baris:
                rows.setdefault(line.kode, []).append(SeriesPoint(periode, line, dokumen.konsep))
        return {kode: tuple(points) for kode, points in rows.items()}

    @cached_property
    def places(self) -> Mapping[str, PlaceName]:
        """The places that have pages, by code."""
        rows = {kode: [point.baris for point in points] for kode, points in self.series.items()}
        return place_names(self.catalogue, rows)

    @cached_property
    def broken_down(self) -> tuple[str, ...]:
        """The indicators that documents break down by places, by code."""
        return tuple(
            kode
            for kode in sorted(self.series, key=code_order)
            if place_key(self.catalogue, kode) and any(point.baris.rincian for point in self.series[kode])
        )

    @cached_property
    def drawn_maps(self) -> Mapping[str, DrawnMap]:
        """The maps as shapes: each is drawn once, however many pages show it."""
        kinds = self.catalogue.instansi.klasifikasi
        drawn = {key: draw_map(areas, kinds[key].anggota) for key, areas in self.maps.items() if key in kinds}
        return {key: shapes for key, shapes in drawn.items() if shapes is not None}

    @cached_property
    def follow_ups(self) -> Mapping[str, tuple[tuple[Periode, ShownTindakLanjut], ...]]:
        """Follow-up of each indicator's plans with the period that reports it, oldest first."""
        rows: dict[str, list[tuple[Periode, ShownTindakLanjut]]] = {}
        for periode, dokumen in sorted(self.dokumen.items()):
            for row in dokumen.tindak_lanjut:
                rows.setdefault(row.kode, []).append((periode, row))
        return {kode: tuple(reports) for kode, reports in rows.items()}

    @cached_property
    def koreksi(self) -> Mapping[str, tuple[ShownKoreksi, ...]]:
        """Corrections of each indicator's published figures, oldest period first."""
        rows: dict[str, list[ShownKoreksi]] = {}
        for _, dokumen in sorted(self.dokumen.items()):
            for row in dokumen.koreksi:
                rows.setdefault(row.kode, []).append(row)
        return {kode: tuple(corrections) for kode, corrections in rows.items()}

    def pending_of(self, kode: str) -> tuple[str, ...]:
        """Return what was decided of an indicator's figures and stands on no page yet, each once."""
        rows = (row for rows in self.menunggu.values() for row in rows if row.kode == kode)
        return tuple(dict.fromkeys(row.kalimat for row in rows))

    def emblem(self, dokumen: DokumenPengukuran) -> tuple[str, bytes | None]:
        """Return where the picture of a document's letterhead lies, and its bytes if they are its own.

        Of a document that is signed and not filed they are those of its commit.
        """
        source = self.signed.get(dokumen.periode)
        if source is None or source.emblem is None or dokumen.konsep:
            return f"lambang/{dokumen.lambang}", None
        return f"dokumen/{dokumen.periode}/{dokumen.lambang}", source.emblem

    def data_path(self, file: str) -> tuple[str, str | None]:
        """Return the path of a data file as readers know it, and where it is edited."""
        return f"{self.catalogue.root}/{file}", self.edit_address(file)

    def edit_address(self, file: str) -> str | None:
        """Return where a data file is edited on the host."""
        return f"{self.sunting.rstrip('/')}/{self.catalogue.root}/{file}" if self.sunting else None
