"""Use case of kept values: what was found in data and composed of it is taken again where nothing changed.

The key of a document is the digest of every data file but those of later periods, and it is composed of a
catalogue that does not have those: what is not in the key cannot be read. That of the findings is of all.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from ukur.checks import registry
from ukur.commands.data.checked_data import data_tree
from ukur.commands.pages.kept_pages import KeptPages
from ukur.commands.pages.kept_readings import KeptReadings, ReadTree
from ukur.commands.pages.value_bytes import Shared, value_bytes, value_of
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import FormE81
from ukur.document.e81_composition import compose_e81
from ukur.measure.measurements import Measurements
from ukur.measure.year_result import EasierTarget, found_easier, know_easier
from ukur.model.findings import Finding
from ukur.model.periode import Periode
from ukur.site.kept import ValueDigests
from ukur.verify.inputs import CheckedData, check_data

T = TypeVar("T")


class KeptValues:
    """Findings and documents of a repository's data as one build reads it.

    ``pages`` keeps them, beside the pages; ``digests`` knows those of the documents' rows.
    """

    def __init__(self, repo: Path) -> None:
        self.pages = KeptPages(repo)
        self.digests = ValueDigests()
        self._readings = KeptReadings(repo)
        self._files = ReadTree(data_tree(repo))

    def checked_data(self) -> CheckedData:
        """Read and check everything, as ``check_data`` does."""
        checked = check_data(self._files, self._readings, find=self._findings)
        self._readings.keep()
        return checked

    def document(self, measurements: Measurements, periode: Periode, site: str | None) -> DokumenPengukuran:
        """Return the document of a period, composed of what is not later."""
        if not self._is_told(measurements):
            return compose_document(measurements, periode, site=site)

        def compose() -> tuple[DokumenPengukuran, tuple[bytes, ...]]:
            made = compose_document(measurements.until(periode), periode, site=site)
            return made, tuple(map(ValueDigests().of, made.baris))

        said = hashlib.sha256(repr((str(periode), site)).encode()).digest()
        document, rows = self._kept("nilai", self._files.digest(periode) + said, compose)
        for row, digest in zip(document.baris, rows, strict=True):
            self.digests.know(row, digest)
        return document

    def e81(self, measurements: Measurements, dokumen: DokumenPengukuran) -> FormE81 | None:
        """Return the form E.81 of a document's period, measured of what is not later."""
        if not self._is_told(measurements):
            return compose_e81(measurements, dokumen)
        key = self._files.digest(dokumen.periode) + self.digests.of(dokumen)
        return self._kept("e81", key, lambda: compose_e81(measurements.until(dokumen.periode), dokumen))

    def _findings(self, measurements: Measurements) -> frozenset[Finding]:
        if not self._is_told(measurements):
            return registry.find_all(measurements)

        def find() -> tuple[frozenset[Finding], tuple[tuple[str, int, EasierTarget | None], ...]]:
            return registry.find_all(measurements), found_easier(measurements)

        findings, easier = self._kept("temuan", self._files.digest(), find)
        know_easier(measurements, easier)  # pages ask for them too, and nothing else that is measured
        return findings

    def _is_told(self, measurements: Measurements) -> bool:
        """Return whether the files' digests say all that the catalogue has: of others, nothing is kept."""
        return self._files.is_whole and not measurements.catalogue.unread_paths

    def _kept(self, kind: str, key: bytes, make: Callable[[], T]) -> T:
        made: list[T] = []

        def packed() -> bytes:
            made.append(Shared().of(make()))
            return value_bytes(made[0])

        content = self.pages.kept(kind, key, packed)
        if made:
            return made[0]
        try:
            return cast(T, value_of(content))
        except ValueError:  # somebody else's, under our name
            return make()
