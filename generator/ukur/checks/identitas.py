"""Identity: one name, one code, one reporting unit for each indicator."""

from collections.abc import Iterator

from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import formulir_path, kamus_path
from ukur.model.temuan import Rule, Temuan

I101 = Rule("I101", "nama indikator kembar", "Dua indikator bernama sama tidak dapat dibedakan pembaca.")
I102 = Rule("I102", "indikator dilaporkan dua unit", "Satu angka hanya boleh berasal dari satu formulir.")
I103 = Rule("I103", "kode hanya berbeda huruf besar kecil", "Alamat halamannya akan bertabrakan.")
RULES = (I101, I102, I103)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about names and codes."""
    katalog = ukuran.katalog
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for kode, indikator in sorted(katalog.indikator.items()):
        first = names.setdefault(indikator.nama.casefold(), kode)
        if first != kode:
            message = f"nama {kode} sama dengan nama {first}"
            yield I101.at(
                katalog.at(kamus_path(kode), "nama"), message, "bedakan namanya, atau hapus salah satu"
            )
        first = codes.setdefault(kode.casefold(), kode)
        if first != kode:
            message = f"kode {kode} hanya berbeda huruf besar kecil dari {first}"
            yield I103.at(katalog.at(kamus_path(kode), "kode"), message, "pakai kode lain")
    for periode, forms in katalog.formulir.items():
        seen: dict[str, str] = {}
        for unit, form in sorted(forms.items()):
            for kode in form.indikator:
                first = seen.setdefault(kode, unit)
                if first != unit:
                    at = katalog.at(formulir_path(periode, unit), "indikator", kode)
                    message = f"{kode} sudah dilaporkan unit {first} pada {periode}"
                    yield I102.at(at, message, "hapus dari salah satu formulir")
