"""The catalogue: everything ``indicators/`` says, as one value, with the place of every key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.organisasi import DaftarPejabat, DaftarPeran
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja
from ukur.model.skala import DaftarSkala
from ukur.model.sop import Sop
from ukur.model.temuan import Location

Loc = tuple[str | int, ...]
Positions = Mapping[Loc, tuple[int, int]]

INSTANSI, PEJABAT, PERAN, SOP = "instansi.yml", "pejabat.yml", "peran.yml", "sop.yml"
SKALA, POHON, KOREKSI = "skala.yml", "pohon-kinerja.yml", "koreksi.yml"


def kamus_path(kode: str) -> str:
    """Return the path of an indicator's file."""
    return f"kamus/{kode}.yml"


def dokumen_path(periode: Periode) -> str:
    """Return the path of a document's file."""
    return f"pengukuran/{periode}/dokumen.yml"


def formulir_path(periode: Periode, unit: str) -> str:
    """Return the path of a unit's form."""
    return f"pengukuran/{periode}/{unit}.yml"


def anggaran_path(tahun: int) -> str:
    """Return the path of a year's budget."""
    return f"anggaran/{tahun}.yml"


@dataclass(frozen=True)
class Katalog:
    """All records of one office; ``root`` is the folder they were read from, for messages."""

    instansi: Instansi
    pejabat: DaftarPejabat
    peran: DaftarPeran
    sop: Sop
    skala: DaftarSkala
    pohon: PohonKinerja
    indikator: Mapping[str, Indikator] = field(default_factory=dict)
    anggaran: Mapping[int, Anggaran] = field(default_factory=dict)
    dokumen: Mapping[Periode, Dokumen] = field(default_factory=dict)
    formulir: Mapping[Periode, Mapping[str, Formulir]] = field(default_factory=dict)
    koreksi: DaftarKoreksi = field(default_factory=DaftarKoreksi)
    posisi: Mapping[str, Positions] = field(default_factory=dict)
    tak_terbaca: frozenset[str] = frozenset()
    root: str = "indicators"

    def at(self, path: str, *loc: str | int) -> Location:
        """Return where ``loc`` stands in ``path``: its own place, else that of the nearest parent."""
        positions = self.posisi.get(path, {})
        while loc and loc not in positions:
            loc = loc[:-1]
        line, column = positions.get(loc, (1, 1))
        return Location(f"{self.root}/{path}", line, column)

    def periode(self) -> tuple[Periode, ...]:
        """Return every period that has a document or a form, oldest first."""
        return tuple(sorted(set(self.dokumen) | set(self.formulir)))

    def disahkan(self) -> tuple[Periode, ...]:
        """Return the approved periods, oldest first: the only ones that are published."""
        return tuple(sorted(p for p, dokumen in self.dokumen.items() if dokumen.tahap.disahkan))

    @cached_property
    def _isian(self) -> Mapping[Periode, Mapping[str, tuple[str, IsianIndikator]]]:
        return {
            periode: {
                kode: (unit, isian) for unit, form in forms.items() for kode, isian in form.indikator.items()
            }
            for periode, forms in self.formulir.items()
        }

    def isian(self, kode: str, periode: Periode) -> tuple[str, IsianIndikator] | None:
        """Return the unit and what it reported for an indicator in a quarter, if it did."""
        return self._isian.get(periode, {}).get(kode)
