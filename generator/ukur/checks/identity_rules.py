"""Identity: one name, one code, one reporting unit for each indicator."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Indikator
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode
from ukur.model.quarter_span import QuarterSpan, overlaps

I101 = Rule(
    "I101",
    "nama indikator kembar",
    "Dua indikator bernama sama tidak dapat dibedakan pembaca. Di unit atau di bawah induk lain nama yang "
    "sama hanya diperingatkan: indikator turunan boleh bernama sama (PermenPANRB 89/2021).",
)
I102 = Rule("I102", "indikator dilaporkan dua unit", "Satu angka hanya boleh berasal dari satu formulir.")
I103 = Rule("I103", "kode hanya berbeda huruf besar kecil", "Alamat halamannya akan bertabrakan.")
RULES = (I101, I102, I103)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about names and codes."""
    catalogue = measurements.catalogue
    codes: dict[str, str] = {}
    yield from _names(catalogue)
    for kode in sorted(catalogue.indikator):
        first = codes.setdefault(kode.casefold(), kode)
        if first != kode:
            message = f"kode {kode} hanya berbeda huruf besar kecil dari {first}"
            yield I103.at(
                catalogue.at(kamus_path(kode), "kode"), message, "pakai kode dan nama berkas yang lain"
            )
    yield from _reporters(catalogue)


def _names(catalogue: Catalogue) -> Iterator[Finding]:
    """Within one unit and one parent a name says which indicator is meant; a cascade may repeat it."""
    same: dict[str, list[Indikator]] = {}
    for _, item in sorted(catalogue.indikator.items()):
        before = same.setdefault(" ".join(item.nama.casefold().split()), [])
        before = [other for other in before if _together(other, item)]
        twin = next((other for other in before if _home(other) == _home(item)), None)
        if known := twin or next(iter(before), None):
            at = catalogue.at(kamus_path(item.kode), "nama")
            message = f"nama {item.kode} sama dengan nama {known.kode}"
            if twin:
                yield I101.at(at, message, "bedakan namanya, atau hapus salah satu")
            else:
                hint = "bila bukan turunan dari indikator yang sama, bedakan namanya"
                where = f"{message}, di unit atau di bawah induk lain"
                yield I101.at(at, where, hint, Severity.WARNING)
        same[" ".join(item.nama.casefold().split())].append(item)


def _together(first: Indikator, second: Indikator) -> bool:
    """Return whether both are measured in some quarter: one that follows the other may keep its name."""
    spans = (first.berlaku or QuarterSpan(), second.berlaku or QuarterSpan())
    return any(overlaps(spans))


def _home(item: Indikator) -> tuple[str, str]:
    return str(item.unit), item.induk or item.sasaran


def _reporters(catalogue: Catalogue) -> Iterator[Finding]:
    reports: dict[tuple[Periode, str], list[Reported]] = {}
    for report in catalogue.reported():
        reports.setdefault((report.periode, report.kode), []).append(report)
    for (periode, kode), rows in reports.items():
        units = [row.unit for row in rows]
        item = rows[0].item
        if item and item.himpunan:  # each of them reports its own part
            continue
        owner = item.unit.in_period(periode) if item else None
        keeper = owner if owner in units else units[0]
        for row in rows:
            if row.unit != keeper:
                message = f"{kode} sudah dilaporkan unit {keeper} pada {periode}"
                yield I102.at(catalogue.at(*row.where), message, f"hapus {kode} dari salah satu formulir")
