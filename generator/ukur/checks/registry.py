"""All checks, as one explicit list; adding a family shows up in a diff."""

from collections.abc import Callable, Iterator

from ukur.checks import (
    anggaran,
    bukti,
    identitas,
    isian,
    kewajaran,
    koreksi,
    organisasi,
    pelaksanaan,
    percontohan,
    periode,
    pohon,
    rencana_aksi,
    rujukan,
    satuan,
    skala,
    sop,
    target,
    tindak_lanjut,
)
from ukur.measure.ukuran import Ukuran
from ukur.model.temuan import Rule, Temuan

Check = Callable[[Ukuran], Iterator[Temuan]]

# The order of the rule page and its table of contents; findings are sorted by place, whoever found them.
KELUARGA: tuple[tuple[str, Check, tuple[Rule, ...]], ...] = (
    ("Identitas", identitas.check, identitas.RULES),
    ("Rujukan antarberkas", rujukan.check, rujukan.RULES),
    ("Periode dan tahap", periode.check, periode.RULES),
    ("Target", target.check, target.RULES),
    ("Satuan dan rumus", satuan.check, satuan.RULES),
    ("Isian formulir", isian.check, isian.RULES),
    ("Bukti", bukti.check, bukti.RULES),
    ("Skala predikat", skala.check, skala.RULES),
    ("Pohon kinerja", pohon.check, pohon.RULES),
    ("SOP", sop.check, sop.RULES),
    ("Kewajaran terhadap periode lalu", kewajaran.check, kewajaran.RULES),
    ("Rencana aksi", rencana_aksi.check, rencana_aksi.RULES),
    ("Tindak lanjut rencana aksi", tindak_lanjut.check, tindak_lanjut.RULES),
    ("Catatan pelaksanaan SOP", pelaksanaan.check, pelaksanaan.RULES),
    ("Jabatan dan peran", organisasi.check, organisasi.RULES),
    ("Anggaran", anggaran.check, anggaran.RULES),
    ("Koreksi", koreksi.check, koreksi.RULES),
    ("Percontohan", percontohan.check, percontohan.RULES),
)


def run(ukuran: Ukuran) -> tuple[Temuan, ...]:
    """Return the findings of every check, sorted by place."""
    return tuple(sorted({temuan for _, check, _ in KELUARGA for temuan in check(ukuran)}))
