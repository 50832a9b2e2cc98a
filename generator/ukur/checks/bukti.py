"""Evidence: every reported figure points to something a reader can open or ask for."""

from collections.abc import Iterator

from ukur.measure.realisasi import realisasi_penuh
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Keadaan
from ukur.model.indikator import Indikator
from ukur.model.katalog import Katalog, formulir_path
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.sop import Tahap
from ukur.model.temuan import Rule, Severity, Temuan

E101 = Rule(
    "E101",
    "realisasi tanpa bukti",
    "Angka tanpa bukti tidak dapat diperiksa. Sebelum tahap konsep hanya peringatan.",
)
E102 = Rule("E102", "bukti tanpa tautan atau lokasi arsip", "Pembaca harus tahu di mana bukti dapat dilihat.")
E103 = Rule("E103", "bukti kembar", "Satu bukti cukup disebut satu kali.", Severity.WARNING)
E104 = Rule(
    "E104",
    "sidik jari sama pada bukti yang berbeda nama",
    "Sidik jari yang sama berarti berkas yang sama; biasanya salah tempel.",
    Severity.WARNING,
)
RULES = (E101, E102, E103, E104)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about evidence."""
    katalog = ukuran.katalog
    for periode, forms in sorted(katalog.formulir.items()):
        dokumen = katalog.dokumen.get(periode)
        late = dokumen is not None and dokumen.tahap.urutan >= Tahap.KONSEP.urutan
        for unit, form in sorted(forms.items()):
            path = formulir_path(periode, unit)
            yield from _hashes(katalog, path, form)
            for kode, isian in form.indikator.items():
                item = katalog.indikator.get(kode)
                if not isian.bukti and item and _needs_evidence(item, isian):
                    severity = Severity.ERROR if late else Severity.WARNING
                    at = katalog.at(path, "indikator", kode)
                    hint = "tambahkan bukti: nama dan tautan"
                    yield E101.at(at, f"{kode} belum punya bukti", hint, severity)
                seen: set[tuple[str, str | None, str | None]] = set()
                for index, bukti in enumerate(isian.bukti):
                    where = (path, "indikator", kode, "bukti", index)
                    if bukti.tautan is None and bukti.lokasi_arsip is None:
                        message = f"bukti '{bukti.nama}' tanpa tautan dan tanpa lokasi arsip"
                        yield E102.at(
                            katalog.at(*where), message, "isi tautan, atau lokasi_arsip untuk berkas cetak"
                        )
                    key = bukti.nama, bukti.tautan, bukti.lokasi_arsip
                    if key in seen:
                        message = f"bukti '{bukti.nama}' disebut dua kali"
                        yield E103.at(katalog.at(*where), message, "hapus salah satu")
                    seen.add(key)


def _hashes(katalog: Katalog, path: str, form: Formulir) -> Iterator[Temuan]:
    names: dict[str, str] = {}
    for kode, isian in form.indikator.items():
        for index, bukti in enumerate(isian.bukti):
            first = names.setdefault(bukti.sha256, bukti.nama) if bukti.sha256 else bukti.nama
            if first != bukti.nama:
                at = katalog.at(path, "indikator", kode, "bukti", index, "sha256")
                message = f"sha256 bukti '{bukti.nama}' sama dengan bukti '{first}'"
                hint = "hitung ulang sha256-nya, atau samakan namanya bila berkasnya sama"
                yield E104.at(at, message, hint)


def _needs_evidence(item: Indikator, isian: IsianIndikator) -> bool:
    value = realisasi_penuh(item, isian)
    return value is not None and not isinstance(value, Keadaan)
