"""Published test vectors of the formula registry, so that any other application can test itself.

Target and realisasi are written as in our YAML; ``persen`` is capaian printed with two decimals, half up,
None where the formula gives none. Values come from published tables or are computed by hand, never by us.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Vector:
    """One vector; ``catatan`` shows the working, ``sumber`` says who printed the result."""

    target: str
    realisasi: str
    persen: str | None
    catatan: str
    sumber: str


def _vectors(*rows: tuple[str, str, str | None, str, str]) -> tuple[Vector, ...]:
    return tuple(Vector(*row) for row in rows)


SCORES: Mapping[str, Decimal] = {"WTP": Decimal(4), "WDP": Decimal(3)}
"""Label scores that the vectors of ``skala@1`` use."""

_BY_HAND = "dihitung dengan tangan"
_LAMPUNG = "LKj Provinsi Lampung"
_BALI = "LKjIP Provinsi Bali 2020"
_PAN8 = "PermenPANRB 8/2021, kondisi khusus IKI"
_PRINGSEWU = "aplikasi Kabupaten Pringsewu"

RISING = _vectors(
    ("111.94", "111.44", "99.55", "APK SD 2016: 11144 / 111,94 = 99,553", f"{_LAMPUNG} 2016, Tabel 3.29"),
    ("112.08", "111.44", "99.43", "11144 / 112,08 = 99,429; pemotongan memberi 99,42", f"{_LAMPUNG} 2016"),
    ("77.10", "78.34", "101.61", "7834 / 77,10 = 101,608; pemotongan memberi 101,60", f"{_LAMPUNG} 2016"),
    ("32", "66", "206.25", "6600 / 32; tidak dibatasi", "LKjIP DPMPD Kabupaten Kediri 2019"),
    ("90", "92", "102.22", "9200 / 90 = 102,222; sumbernya mencetak 113 secara keliru", _PAN8),
    ("80", "0", "0.00", "realisasi nol adalah data: 0 / 80", _BY_HAND),
    ("0", "5", None, "target nol tidak dapat dihitung", _BY_HAND),
    ("0", "0", None, "target nol dan realisasi nol tetap tidak dapat dihitung", _BY_HAND),
    ("6.30", "-9.31", None, "nilai negatif tidak dihitung; sumbernya mencetak -70,89", _BALI),
    ("-2", "3", None, "target negatif tidak dihitung", _BY_HAND),
    ("80", "82.5", "103.13", "8250 / 80 = 103,125; setengah dibulatkan ke atas", _BY_HAND),
    ("80", "n/a", None, "tidak berlaku", _BY_HAND),
    ("80", "Belum rilis", None, "sumber data belum terbit", _BY_HAND),
)
FALLING_DIFFERENCE = _vectors(
    ("32", "4.88", "184.75", "(64 - 4,88) / 32 = 1,8475", f"{_LAMPUNG} 2015, AKB"),
    ("0.35", "0.43", "77.14", "(0,70 - 0,43) / 0,35 = 0,77143", f"{_LAMPUNG} 2015, API malaria"),
    ("49", "56.23", "85.24", "(98 - 56,23) / 49 = 0,852449", f"{_LAMPUNG} 2016, DBD"),
    ("10", "10", "100.00", "realisasi sama dengan target", _BY_HAND),
    ("10", "0", "200.00", "realisasi nol: nilai tertinggi", _BY_HAND),
    ("10", "20", "0.00", "realisasi dua kali target", _BY_HAND),
    ("10", "25", "-50.00", "lebih dari dua kali target: (20 - 25) / 10", _BY_HAND),
    ("0", "0", "100.00", "target nol dan realisasi nol: tercapai", "aplikasi Kabupaten Madiun"),
    ("0", "3", None, "target nol, realisasi ada: tidak dapat dihitung", _BY_HAND),
    ("10", "-1", None, "nilai negatif tidak dihitung", _BY_HAND),
)
FALLING_RATIO = _vectors(
    ("0.35", "0.43", "81.40", "35 / 0,43 = 81,395", f"{_PRINGSEWU}, modul monev"),
    ("32", "4.88", "655.74", "3200 / 4,88 = 655,738", f"{_PRINGSEWU}, modul monev"),
    ("3669", "1967", "186.53", "366900 / 1967 = 186,528; sumbernya memotong menjadi 186,52", _BALI),
    ("10", "10", "100.00", "realisasi sama dengan target", _BY_HAND),
    ("10", "0", "100.00", "realisasi nol dihitung tercapai", _PRINGSEWU),
    ("0", "3", None, "target nol tidak dapat dihitung", _BY_HAND),
)
STABLE = _vectors(
    ("80", "80", "100.00", "tepat sasaran", _BY_HAND),
    ("80", "60", "75.00", "di bawah target: 6000 / 80", _BY_HAND),
    ("80", "100", "75.00", "di atas target, sama jauhnya: (160 - 100) / 80", _BY_HAND),
    ("80", "160", "0.00", "dua kali target", _BY_HAND),
    ("80", "0", "0.00", "realisasi nol", _BY_HAND),
    ("0", "0", "100.00", "target nol dan realisasi nol: tidak ada penyimpangan", _BY_HAND),
    ("0", "1", None, "target nol tidak dapat dihitung", _BY_HAND),
)
WITHIN_RANGE = _vectors(
    ("80..90", "70", "87.50", "di bawah rentang: 7000 / 80", _PAN8),
    ("80..90", "80", "100.00", "tepat di batas bawah", _BY_HAND),
    ("80..90", "85", "100.00", "di dalam rentang", _BY_HAND),
    ("80..90", "90", "100.00", "tepat di batas atas", _BY_HAND),
    ("80..90", "99", "110.00", "di atas rentang: 9900 / 90", _BY_HAND),
    ("0..10", "-1", None, "nilai negatif tidak dihitung", _BY_HAND),
)
RANGE_FALLING = _vectors(
    ("7..8", "9", "87.50", "lebih lama dari rentang: (16 - 9) / 8", _PAN8),
    ("7..8", "6.5", "107.14", "lebih cepat dari rentang: (14 - 6,5) / 7; sumber membulatkan ke 107", _PAN8),
    ("7..8", "7.5", "100.00", "di dalam rentang", _BY_HAND),
    ("7..8", "16", "0.00", "dua kali batas atas", _BY_HAND),
    ("7..8", "0", "200.00", "realisasi nol terhadap batas bawah: 14 / 7", _BY_HAND),
)
SKALA = _vectors(
    ("WTP", "WTP", "100.00", "WTP = 4: 400 / 4", _PRINGSEWU),
    ("WTP", "WDP", "75.00", "WTP = 4, WDP = 3: 300 / 4", _PRINGSEWU),
    ("WDP", "WTP", "133.33", "WDP = 3, WTP = 4: 400 / 3", _PRINGSEWU),
    ("WTP", "WTS", None, "label yang tidak ada di tabel tidak dihitung", _BY_HAND),
)
YES_NO = _vectors(
    ("ya", "ya", "100.00", "sama dengan target", _BY_HAND),
    ("ya", "tidak", "0.00", "tidak sama dengan target", _BY_HAND),
    ("tidak", "tidak", "100.00", "yang ditargetkan adalah tidak", _BY_HAND),
    ("ya", "WTP", None, "hanya kata ya dan tidak", _BY_HAND),
)
