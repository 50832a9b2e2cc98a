"""Reading the catalogue: files -> values, with every finding of every file, and none of the checks."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from pydantic import ValidationError

from ukur.model.katalog import Katalog, Loc
from ukur.model.nilai import Nilai
from ukur.model.paths import ANGGARAN, KAMUS, PENGUKURAN, parse_data_path
from ukur.model.temuan import Location, Temuan
from ukur.source import rules
from ukur.source.data_files import Berkas, PohonBerkas
from ukur.source.jenis import JENIS, JenisBerkas, jenis_of
from ukur.source.pesan import findings
from ukur.source.yaml_text import YamlFault, parse

MAX_TEMUAN_PER_BERKAS = 200
"""Our choice: nobody mends more in one go, and every sentence takes its time."""


@dataclass(frozen=True)
class Terbaca:
    """What one file gave: its value when sound, its positions, its findings."""

    nilai: Nilai | None
    positions: dict[Loc, tuple[int, int]]
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True)
class Bacaan:
    """The catalogue, absent when a required file is missing or broken, and all findings so far."""

    katalog: Katalog | None
    temuan: tuple[Temuan, ...]


class Simpanan:
    """Values of files already read, by SHA-256 of their bytes: makes re-reading after an edit cheap."""

    # Our choice: an office of 2,000 indicators and 20 quarters has a tenth of these files.
    def __init__(self, limit: int = 20_000) -> None:
        self._limit = limit
        self._entries: OrderedDict[tuple[str, bytes], Terbaca] = OrderedDict()

    def get(self, berkas: Berkas, full_path: str, jenis: JenisBerkas) -> Terbaca:
        """Return the value of a file, reading it only when its bytes are new."""
        key = (full_path, hashlib.sha256(berkas.raw).digest())
        entry = self._entries.pop(key, None) or self._new(berkas, full_path, jenis)
        self._entries[key] = entry
        if len(self._entries) > self._limit:
            self._entries.popitem(last=False)
        return entry

    def _new(self, berkas: Berkas, full_path: str, jenis: JenisBerkas) -> Terbaca:
        if self is _RECENT:
            return read_file(full_path, berkas.raw, jenis)
        return _RECENT.get(berkas, full_path, jenis)


# What this process read last, whoever asked: two revisions of a repository have nearly all files in common.
_RECENT = Simpanan(limit=500)


def read_file(path: str, raw: bytes, jenis: JenisBerkas) -> Terbaca:
    """Read one file into the model of its kind; all faults at once."""
    try:
        parsed = parse(path, raw)
    except YamlFault as fault:
        return Terbaca(None, {}, (fault.temuan,))
    temuan, total = parsed.temuan, len(parsed.temuan)
    nilai = None
    try:
        nilai = jenis.model.model_validate(parsed.data)
    except ValidationError as error:
        total += error.error_count()
        temuan = (
            *temuan,
            *islice(findings(error, path, parsed.positions, jenis.model), MAX_TEMUAN_PER_BERKAS),
        )
    if total > MAX_TEMUAN_PER_BERKAS:
        message = f"masih ada {total - MAX_TEMUAN_PER_BERKAS} kesalahan lain di berkas ini"
        rest = rules.B016.at(Location(path), message, "perbaiki yang tampil, lalu periksa lagi")
        temuan = (*temuan[:MAX_TEMUAN_PER_BERKAS], rest)
    return Terbaca(nilai if not temuan else None, parsed.positions, temuan)


def read_catalogue(pohon: PohonBerkas, simpanan: Simpanan | None = None) -> Bacaan:
    """Read every file of ``pohon``; findings are sorted, nothing is raised for bad data."""
    reading = _Reading(pohon.root)
    for berkas in pohon.files():
        reading.add(berkas, simpanan or _RECENT)
    return reading.done()


class _Reading:
    def __init__(self, root: str) -> None:
        self.root = root
        self.temuan: list[Temuan] = []
        self.positions: dict[str, dict[Loc, tuple[int, int]]] = {}
        self.nilai: dict[str, dict[str, Any]] = {jenis.nama: {} for jenis in JENIS}
        self.unread: set[str] = set()
        self.seen: set[str] = set()

    def add(self, berkas: Berkas, simpanan: Simpanan) -> None:
        path = f"{self.root}/{berkas.path}"
        if berkas.temuan:
            self.temuan.append(berkas.temuan)
            self.unread.add(berkas.path)
            return
        known = jenis_of(berkas.path)
        if known is None:
            self.temuan.append(_unknown(self.root, berkas.path))
            self.unread |= {_meant(berkas.path)} - {berkas.path}
            return
        jenis, name = known
        self.seen.add(berkas.path)
        read = simpanan.get(berkas, path, jenis)
        self.positions[berkas.path] = read.positions
        self.temuan += read.temuan
        if read.nilai is None:
            self.unread.add(berkas.path)
        elif mismatch := self._mismatch(berkas.path, jenis, name, read.nilai):
            self.temuan.append(mismatch)
            self.unread.add(berkas.path)
        else:
            self.nilai[jenis.nama][berkas.path] = read.nilai

    def _mismatch(self, path: str, jenis: JenisBerkas, name: str | None, nilai: Nilai) -> Temuan | None:
        if jenis.kunci is None or str(getattr(nilai, jenis.kunci)) == name:
            return None
        line, column = self.positions[path].get((jenis.kunci,), (1, 1))
        named = "folder" if jenis.kunci == "periode" else "berkas"
        return rules.B014.at(
            Location(f"{self.root}/{path}", line, column),
            f"{jenis.kunci} '{getattr(nilai, jenis.kunci)}' berbeda dari nama {named} '{name}'",
            f"samakan {jenis.kunci} dengan nama {named}; nama {named} tidak diubah setelah terbit",
        )

    def _missing(self) -> Iterator[Temuan]:
        for jenis in JENIS:
            if jenis.wajib and jenis.glob not in self.seen | self.unread:
                at = Location(f"{self.root}/{jenis.glob}")
                yield rules.B012.at(at, f"berkas {jenis.glob} belum ada", "salin contohnya dengan: ukur init")

    def done(self) -> Bacaan:
        self.temuan += self._missing()
        temuan = tuple(sorted(self.temuan))
        if any(jenis.wajib and not self.nilai[jenis.nama] for jenis in JENIS):
            return Bacaan(None, temuan)
        return Bacaan(self._katalog(), temuan)

    def _katalog(self) -> Katalog:
        one = {jenis.nama: next(iter(self.nilai[jenis.nama].values()), None) for jenis in JENIS}
        formulir: dict[Any, dict[str, Any]] = {}
        for path, form in self.nilai["formulir"].items():
            place = parse_data_path(path)
            formulir.setdefault(place and place.periode, {})[form.unit] = form
        optional = {"koreksi": one["koreksi"]} if one["koreksi"] else {}
        return Katalog(
            instansi=cast(Any, one["instansi"]),
            pejabat=cast(Any, one["pejabat"]),
            peran=cast(Any, one["peran"]),
            sop=cast(Any, one["sop"]),
            skala=cast(Any, one["skala"]),
            pohon=cast(Any, one["pohon-kinerja"]),
            indikator={item.kode: item for item in self.nilai["indikator"].values()},
            anggaran={item.tahun: item for item in self.nilai["anggaran"].values()},
            dokumen={item.periode: item for item in self.nilai["dokumen"].values()},
            formulir=formulir,
            posisi=self.positions,
            tak_terbaca=frozenset(self.unread),
            root=self.root,
            **optional,
        )


_LUAR = "pindahkan ke luar folder data; bukti cukup dirujuk dengan tautan atau lokasi_arsip"
_AKAR = "periksa nama dan foldernya; tata letak folder data ada di README"
_LETAK = {
    ANGGARAN: "berkas anggaran bernama tahunnya: anggaran/2025.yml",
    KAMUS: "berkas indikator bernama kodenya: kamus/IKU-01.yml",
    PENGUKURAN: "folder periode bernama tahun-triwulan: pengukuran/2025-TW1/dokumen.yml",
}


def _meant(path: str) -> str:
    """Return the path with the extension its author most likely meant."""
    stem, dot, extension = path.rpartition(".")
    return f"{stem}.yml" if dot and extension.casefold() in {"yml", "yaml"} else path


def _unknown(root: str, path: str) -> Temuan:
    hint = _LETAK.get(path.split("/")[0], _AKAR) if path.endswith(".yml") else _LUAR
    if _meant(path) != path:
        hint = f"ganti akhiran .{path.rpartition('.')[2]} menjadi .yml"
    return rules.B011.at(Location(f"{root}/{path}"), "nama atau tempat berkas tidak dikenal", hint)
