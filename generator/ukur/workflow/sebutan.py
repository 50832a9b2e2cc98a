"""Single changes in plain words: where in the office's data a value stands, from what to what."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from ukur.measure.tulisan import angka_ringkas
from ukur.model.katalog import RECORDS
from ukur.model.meaning import Content, Jenis, place
from ukur.model.paths import INSTANSI, KOREKSI, PEJABAT, PERAN, POHON, SKALA, SOP, parse_data_path
from ukur.model.periode import Periode
from ukur.workflow.perubahan import Ubah

BANYAK = 8
"""Our choice: how many cells are named before the rest is counted, so that a verdict is read to its end."""

_BERKAS = {
    INSTANSI: "data instansi",
    PEJABAT: "pejabat",
    PERAN: "peran",
    SOP: "SOP",
    SKALA: "skala",
    POHON: "pohon kinerja",
    KOREKSI: "koreksi",
}
# Our choice: who stops reading early has seen figures, targets and stages.
_DAHULU = {
    jenis: rank for rank, jenis in enumerate((Jenis.REALISASI, Jenis.TARGET, Jenis.TAHAP, Jenis.MAKNA))
}
_PANJANG = 120  # our choice: letters of one line in a comment


def tw(periode: Periode) -> str:
    """Return a period in short: ``TW IV 2024``."""
    return f"TW {periode.romawi} {periode.tahun}"


def singkat(teks: str, panjang: int = _PANJANG) -> str:
    """Return a text on one line, cut where it is long; what cannot be shown or written becomes a blank."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in teks).split())
    return shown if len(shown) <= panjang else f"{shown[:panjang].rstrip()}…"


def sebut(ubah: Ubah) -> str:
    """Return where a value stands: ``pembilang IKU-01 TW IV 2024``."""
    owner, place = _owner(ubah), _place(ubah)
    return f"{place} {owner}".strip() if ubah.indikator or ubah.periode else f"{owner}, {place}".rstrip(", ")


def _owner(ubah: Ubah) -> str:
    if ubah.periode:
        return f"{ubah.indikator or ('formulir ' + ubah.unit if ubah.unit else 'dokumen')} {tw(ubah.periode)}"
    if ubah.indikator:
        return ubah.indikator
    stem = ubah.berkas.removesuffix(".yml").replace("/", " ")
    return _BERKAS.get(ubah.berkas, stem)


def _place(ubah: Ubah) -> str:
    below = ubah.loc[2:] if ubah.unit and ubah.indikator else ubah.loc
    return ", ".join(_word(part) for part in below)


def _word(part: str) -> str:
    return f"ke-{int(part) + 1}" if part.isdecimal() and len(part) < 4 else part.replace("_", " ")


def isi(ubah: Ubah, teks: str) -> str:
    """Return the text of a leaf as readers know it: numbers with a comma, long texts cut."""
    if _number(ubah):
        try:
            return angka_ringkas(Decimal(teks))
        except InvalidOperation:
            pass
    return singkat(teks)


def _number(ubah: Ubah) -> bool:
    path = parse_data_path(ubah.berkas)
    at = place(RECORDS[path.kind], ubah.loc) if path else None
    return at is not None and at.content is Content.NUMBER


def beda(ubah: Ubah) -> str:
    """Return from what to what: ``47 -> 48``."""
    if ubah.lama is None:
        return f"ditambah {isi(ubah, ubah.baru or '')}"
    if ubah.baru is None:
        return f"dihapus {isi(ubah, ubah.lama)}"
    return f"{isi(ubah, ubah.lama)} -> {isi(ubah, ubah.baru)}"


def kalimat(ubah: Ubah) -> str:
    """Return one change in words: ``pembilang IKU-01 TW IV 2024: 47 -> 48``."""
    return f"{sebut(ubah)}: {beda(ubah)}"


def kalimat_pendek(ubah: Ubah) -> str:
    """Return one change in words, for where its owner was named: ``satuan: persen -> rasio``."""
    return f"{_place(ubah)}: {beda(ubah)}"


def titik(teks: str) -> str:
    """Return a sentence with one full stop at its end."""
    return teks if teks.endswith((".", "…", "?", "!")) else f"{teks}."


def sebut_semua(ubah: Iterable[Ubah], banyak: int = BANYAK) -> tuple[str, ...]:
    """Return the first changes in words, those of figures before others, and how many more there are."""
    changes = sorted(ubah, key=lambda change: _DAHULU.get(change.jenis, len(_DAHULU)))
    shown = tuple(kalimat(change) for change in changes[:banyak])
    rest = len(changes) - len(shown)
    return (*shown, f"dan {rest} perubahan lain") if rest else shown
