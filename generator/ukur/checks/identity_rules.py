"""Identity: one name, one code, one reporting unit for each indicator."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Rule
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode

I101 = Rule("I101", "nama indikator kembar", "Dua indikator bernama sama tidak dapat dibedakan pembaca.")
I102 = Rule("I102", "indikator dilaporkan dua unit", "Satu angka hanya boleh berasal dari satu formulir.")
I103 = Rule("I103", "kode hanya berbeda huruf besar kecil", "Alamat halamannya akan bertabrakan.")
RULES = (I101, I102, I103)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about names and codes."""
    catalogue = measurements.catalogue
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for kode, indikator in sorted(catalogue.indikator.items()):
        first = names.setdefault(" ".join(indikator.nama.casefold().split()), kode)
        if first != kode:
            message = f"nama {kode} sama dengan nama {first}"
            yield I101.at(
                catalogue.at(kamus_path(kode), "nama"), message, "bedakan namanya, atau hapus salah satu"
            )
        first = codes.setdefault(kode.casefold(), kode)
        if first != kode:
            message = f"kode {kode} hanya berbeda huruf besar kecil dari {first}"
            yield I103.at(
                catalogue.at(kamus_path(kode), "kode"), message, "pakai kode dan nama berkas yang lain"
            )
    yield from _reporters(catalogue)


def _reporters(catalogue: Catalogue) -> Iterator[Finding]:
    reports: dict[tuple[Periode, str], list[Reported]] = {}
    for report in catalogue.reported():
        reports.setdefault((report.periode, report.kode), []).append(report)
    for (periode, kode), rows in reports.items():
        units = [row.unit for row in rows]
        item = rows[0].item
        keeper = item.unit if item and item.unit in units else units[0]
        for row in rows:
            if row.unit != keeper:
                message = f"{kode} sudah dilaporkan unit {keeper} pada {periode}"
                yield I102.at(catalogue.at(*row.where), message, f"hapus {kode} dari salah satu formulir")
