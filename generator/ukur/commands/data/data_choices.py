"""What only the office can say and no upgrade may write by itself: asked for after the program is there."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from ukur.checks.placeholder_rules import placeholders
from ukur.measure.predikat import has_gaps, skala_in_force
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, PERAN, SKALA
from ukur.model.periode import quarter_end
from ukur.model.skala import GapRule, Skala
from ukur.source.scale_entry import with_gap_rule
from ukur.source.writer import write_bytes


def open_scale(catalogue: Catalogue) -> Skala | None:
    """Return the scale of the newest document, or of the day, if it leaves gaps and says no rule for them."""
    newest = max(catalogue.dokumen, default=None)
    skala = skala_in_force(catalogue.skala, quarter_end(newest) if newest else datetime.date.max)
    return skala if skala.aturan_celah is None and has_gaps(skala) else None


def open_choices(catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for each thing that the office has not said yet."""
    skala = open_scale(catalogue)
    if skala is not None:
        yield (
            f"{SKALA}: {skala.nama} menyisakan celah di antara batas tercetak. Sekarang batas bawah yang "
            "menentukan (bawah); pilihan lain: golongan di atasnya (atas), atau dibulatkan dahulu (bulat). "
            "Catat dengan: ukur upgrade --gap-rule bawah"
        )
    holders = [holder for role in catalogue.peran.peran.values() for holder in role.pemegang]
    missing = sum(holder.nomor_akun is None and holder.sampai is None for holder in holders)
    if missing:
        yield (
            f"{PERAN}: nomor akun {missing} pemegang peran belum dicatat. Di situs Git, catat dengan: "
            "ukur rules accounts --write"
        )
    for path, loc, what in placeholders(catalogue):
        place = catalogue.at(path, *loc)
        yield f"{place.path}:{place.line}: {what} dari kerangka belum diganti"


def choose_gap_rule(repo: Path, catalogue: Catalogue, rule: GapRule) -> str:
    """Write the rule into the scale that has none; return the file's path.

    UkurError where nothing is to be chosen, or where a signed document would be judged otherwise: what was
    computed until now is ``bawah``, another rule is a new scale from a day on.
    """
    skala = open_scale(catalogue)
    if skala is None:
        raise UkurError("aturan celah skala yang berlaku sudah dipilih, atau skalanya tidak bercelah")
    signed = [
        str(period) for period in catalogue.disahkan() if _judged_by(catalogue, skala, quarter_end(period))
    ]
    if signed and rule is not GapRule.BAWAH:
        raise UkurError(
            f"dokumen {signed[-1]} sudah disahkan menurut aturan bawah; pilih bawah, atau tulis skala baru "
            f"di {SKALA} dengan aturan_celah: {rule} dan berlaku_mulai sendiri"
        )
    path = f"{DATA}/{SKALA}"
    raw = (repo / path).read_bytes()
    write_bytes(repo / path, with_gap_rule(path, raw, catalogue.skala.skala.index(skala), rule))
    return path


def _judged_by(catalogue: Catalogue, skala: Skala, day: datetime.date) -> bool:
    return skala_in_force(catalogue.skala, day) == skala
