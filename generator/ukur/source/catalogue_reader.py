"""Reading the catalogue: files -> values, with every finding of every file, and none of the checks."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from ukur.model.catalogue import Catalogue, DecimalSign, Loc, Positions
from ukur.model.faults import F002
from ukur.model.findings import Finding, Location
from ukur.model.paths import ANGGARAN, KAMUS, PENGUKURAN, DataKind, parse_data_path
from ukur.model.reading import Cut, Unread
from ukur.model.values import Record
from ukur.source import rules
from ukur.source.cells import with_sheet_errors
from ukur.source.data_files import DataFile, FileTree
from ukur.source.file_bytes import unusual_bytes
from ukur.source.file_kinds import FILE_KINDS, OPTIONAL, FileKind, kind_of
from ukur.source.parsed_files import ParsedFiles
from ukur.source.partial_reading import ReadFile, read_file

THOUSANDTHS = 3
"""Decimals from which on a number such as 1,234 is one and a bit, whoever writes it."""

_BY_DICTIONARY = frozenset({DataKind.FORMULIR, DataKind.KOREKSI})


@dataclass(frozen=True)
class CatalogueReading:
    """The catalogue, absent when a required file is missing or broken, and all findings so far."""

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]


class ReadCache:
    """Values of files already read, by SHA-256 of their bytes: makes re-reading after an edit cheap.

    ``parsed`` is what a pack knows of files that were not read yet.
    """

    # Our choice: an office of 2,000 indicators and 20 quarters has a tenth of these files.
    def __init__(self, limit: int = 20_000, parsed: ParsedFiles | None = None) -> None:
        self._limit = limit
        self.parsed = parsed
        self._entries: OrderedDict[tuple[str, bytes], ReadFile] = OrderedDict()

    def get(self, file: DataFile, full_path: str, jenis: FileKind) -> ReadFile:
        """Return the value of a file, reading it only when its bytes are new."""
        key = (full_path, hashlib.sha256(file.raw).digest())
        entry = self._entries.pop(key, None) or self._new(file, full_path, jenis)
        self._entries[key] = entry
        if len(self._entries) > self._limit:
            self._entries.popitem(last=False)
        return entry

    def _new(self, file: DataFile, full_path: str, jenis: FileKind) -> ReadFile:
        if self is _RECENT:
            return read_file(full_path, file.raw, jenis)
        known = self.parsed.get(full_path, file.raw) if self.parsed else None
        if known is not None:
            return read_file(full_path, file.raw, jenis, parsed=known)
        return _RECENT.get(file, full_path, jenis)


# What this process read last, whoever asked: two revisions of a repository have nearly all files in common.
_RECENT = ReadCache(limit=500)


def read_catalogue(pohon: FileTree, cache: ReadCache | None = None) -> CatalogueReading:
    """Read every file of ``pohon``; findings are sorted, nothing is raised for bad data."""
    reading = _Reading(pohon.root)
    for file in pohon.files():
        reading.add(file, cache or _RECENT)
    return reading.done()


class _Reading:
    def __init__(self, root: str) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.positions: dict[str, Positions] = {}
        self.signs: dict[str, tuple[DecimalSign, ...]] = {}
        self.values: dict[str, dict[str, Any]] = {jenis.name: {} for jenis in FILE_KINDS}
        self.unread: dict[str, Location] = {}
        self.seen: set[str] = set()
        self.cells: dict[str, frozenset[Loc]] = {}
        self.cuts: dict[str, tuple[Cut, ...]] = {}

    def add(self, file: DataFile, cache: ReadCache) -> None:
        path = f"{self.root}/{file.path}"
        if file.finding:
            self._give_up(file.path, file.finding)
            return
        known = kind_of(file.path)
        if known is None:
            finding, meant = _unknown(self.root, file.path), _meant(file.path)
            self._give_up(meant if meant != file.path else None, finding)
            return
        jenis, name = known
        self.seen.add(file.path)
        read = cache.get(file, path, jenis)
        if jenis.kind in _BY_DICTIONARY and any(item.code == F002.code for item in read.findings):
            read = read_file(path, file.raw, jenis, self._three_decimals())
        self.positions[file.path] = read.positions
        if read.signs:
            self.signs[file.path] = read.signs
        self.findings += (*read.findings, *unusual_bytes(path, file.raw))
        if read.value is None:
            self.unread[file.path] = read.findings[0].location
        elif mismatch := self._mismatch(file.path, jenis, name, read.value):
            self._give_up(file.path, mismatch)
        else:
            self.values[jenis.name][file.path] = read.value
            if read.findings:
                self.cells[file.path] = read.cells
            if read.cuts:
                self.cuts[file.path] = read.cuts

    def _give_up(self, path: str | None, finding: Finding) -> None:
        self.findings.append(finding)
        if path is not None:
            self.unread[path] = finding.location

    def _three_decimals(self) -> frozenset[str]:
        """Return the indicators whose figures are printed so; the dictionary comes before what names them."""
        known = self.values[DataKind.INDIKATOR.value].values()
        return frozenset(item.kode for item in known if item.desimal >= THOUSANDTHS)

    def _mismatch(self, path: str, jenis: FileKind, name: str | None, nilai: Record) -> Finding | None:
        if jenis.key is None or str(getattr(nilai, jenis.key)) == name:
            return None
        line, column = self.positions[path].get((jenis.key,), (1, 1))
        named = "folder" if jenis.key == "periode" else "berkas"
        return rules.B014.at(
            Location(f"{self.root}/{path}", line, column),
            f"{jenis.key} '{getattr(nilai, jenis.key)}' berbeda dari nama {named} '{name}'",
            f"samakan {jenis.key} dengan nama {named}; nama {named} tidak diubah setelah terbit",
        )

    def _missing(self) -> Iterator[Finding]:
        for jenis in FILE_KINDS:
            if jenis.required and jenis.glob not in self.seen | self.unread.keys():
                at = Location(f"{self.root}/{jenis.glob}")
                yield rules.B012.at(at, f"berkas {jenis.glob} belum ada", "salin contohnya dengan: ukur init")

    def done(self) -> CatalogueReading:
        self.findings += self._missing()
        findings = tuple(sorted(self.findings))
        if any(jenis.required and not self.values[jenis.name] for jenis in FILE_KINDS):
            return CatalogueReading(None, findings)
        return CatalogueReading(self._catalogue(), findings)

    def _catalogue(self) -> Catalogue:
        one = {jenis.name: next(iter(self.values[jenis.name].values()), None) for jenis in FILE_KINDS}
        formulir: dict[Any, dict[str, Any]] = {}
        as_typed: dict[str, Any] = {}
        documents = self.values[DataKind.DOKUMEN.value].values()
        signed = max((item.periode for item in documents if item.tahap.disahkan), default=None)
        for path, form in self.values["formulir"].items():
            place = parse_data_path(path)
            periode = place and place.periode
            is_open = signed is None or (periode is not None and periode > signed)
            cuts = self.cuts.get(path, ()) if is_open else ()  # what was signed was signed as blank
            told = with_sheet_errors(form, cuts)
            formulir.setdefault(periode, {})[form.unit] = told
            if told is not form:
                as_typed[path] = form
        optional = {kind.value: cast(Any, one[kind.value]) for kind in OPTIONAL if one[kind.value]}
        return Catalogue(
            instansi=cast(Any, one["instansi"]),
            pejabat=cast(Any, one["pejabat"]),
            peran=cast(Any, one["peran"]),
            sop=cast(Any, one["sop"]),
            skala=cast(Any, one["skala"]),
            pohon=cast(Any, one["pohon-kinerja"]),
            indikator={item.kode: item for item in self.values["indikator"].values()},
            anggaran={item.tahun: item for item in self.values["anggaran"].values()},
            dokumen={item.periode: item for item in self.values["dokumen"].values()},
            formulir=formulir,
            posisi=self.positions,
            tanda_campur=self.signs,
            tak_terbaca=frozenset(self.unread),
            left_out=Unread(self.unread, self.cells, self.cuts),
            as_typed=as_typed,
            root=self.root,
            **optional,
        )


_OUTSIDE_HINT = "pindahkan ke luar folder data; bukti cukup dirujuk dengan tautan atau lokasi_arsip"
_FOLDER_HINT = "periksa nama dan foldernya; tata letak folder data ada di README"
_PLACE_HINTS = {
    ANGGARAN: "berkas anggaran bernama tahunnya: anggaran/2025.yml",
    KAMUS: "berkas indikator bernama kodenya: kamus/IKU-01.yml",
    PENGUKURAN: "folder periode bernama tahun-triwulan: pengukuran/2025-TW1/dokumen.yml",
}


def _meant(path: str) -> str:
    """Return the path with the extension its author most likely meant."""
    stem, dot, extension = path.rpartition(".")
    return f"{stem}.yml" if dot and extension.casefold() in {"yml", "yaml"} else path


def _unknown(root: str, path: str) -> Finding:
    hint = _PLACE_HINTS.get(path.split("/")[0], _FOLDER_HINT) if path.endswith(".yml") else _OUTSIDE_HINT
    if _meant(path) != path:
        hint = f"ganti akhiran .{path.rpartition('.')[2]} menjadi .yml"
    return rules.B011.at(Location(f"{root}/{path}"), "nama atau tempat berkas tidak dikenal", hint)
