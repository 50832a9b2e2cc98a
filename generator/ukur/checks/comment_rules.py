"""Texts as they were typed: what YAML takes for a comment although it was meant to be read."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import RECORDS, Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.meaning import Content, place
from ukur.model.paths import DataKind, DataPath, parse_data_path
from ukur.model.periode import Periode, quarters_of
from ukur.model.reading import Cut
from ukur.model.spellings import SHEET_ERROR_HINT

Y101 = Rule(
    "Y101",
    "tanda # memotong teks",
    "Sesudah spasi, tanda # memulai komentar: lanjutan kalimatnya tidak dibaca dan tidak tercetak. Komentar "
    "sesudah angka, tanggal, kode, atau pilihan tidak ditandai.",
    Severity.WARNING,
    sejak=2,
)
Y102 = Rule(
    "Y102",
    "galat lembar kerja di tempat isian",
    "`#DIV/0!`, `#N/A`, dan sejenisnya berarti rumus di lembar asal gagal; isian ini bukan kosong.",
    sejak=2,
)
RULES = (Y101, Y102)

_OF_DOCUMENTS = frozenset(
    {DataKind.INDIKATOR, DataKind.DOKUMEN, DataKind.FORMULIR, DataKind.ANGGARAN, DataKind.KOREKSI}
)
"""Files whose texts are written anew for each document; in the others ``# ...`` behind a text is a remark."""


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about texts and values that a ``#`` cut off."""
    catalogue = measurements.catalogue
    for path, cuts in sorted(catalogue.left_out.cuts.items()):
        known = parse_data_path(path)
        for cut in cuts if known else ():
            yield from _cut(catalogue, known, cut) if known else ()


def _cut(catalogue: Catalogue, path: DataPath, cut: Cut) -> Iterator[Finding]:
    here = place(RECORDS[path.kind], tuple(map(str, cut.loc)))
    if here is None or here.record:
        return
    periods = _periods(path, cut)
    if here.content is Content.TEXT and _belongs_to_text(path.kind, cut):
        left = "isian ini menjadi kosong" if cut.before is None else f"yang terbaca hanya {quote(cut.before)}"
        hint = 'beri tanda kutip ("...") pada seluruh teks, atau tulis teksnya di bawah tanda >-'
        yield Y101.at(cut.at, f"tanda # memotong teks; {left}", hint, periode=periods)
    elif here.content is not Content.TEXT and cut.is_sheet_error:
        message = f"{quote(cut.comment.strip())} adalah galat lembar kerja, bukan nilai"
        yield Y102.at(cut.at, message, SHEET_ERROR_HINT, periode=periods)


def _belongs_to_text(kind: DataKind, cut: Cut) -> bool:
    """Return whether a comment reads like the rest of the sentence: ``nomor #3``, ``gerakan #Kampung``."""
    if not cut.comment[1:].strip():
        return False
    if not cut.comment[1:2].isspace():
        return not cut.comment.startswith("##")
    return cut.before is not None and cut.close and kind in _OF_DOCUMENTS


def _periods(path: DataPath, cut: Cut) -> tuple[Periode, ...]:
    if path.periode:
        return (path.periode,)
    year = cut.loc[1] if len(cut.loc) > 1 and cut.loc[0] in {"target", "baseline"} else path.tahun
    return tuple(quarters_of(int(year))) if year and str(year).isdigit() else ()
