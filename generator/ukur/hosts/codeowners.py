"""CODEOWNERS for GitHub: who is asked for a path. One owner suffices there; how many and which is the gate's.

The last line that matches counts, so the widest stand first.
"""

import datetime

from ukur.hosts.aturan_dasar import akun, peran_penyetuju
from ukur.model.galat import quote
from ukur.model.meaning import Jenis
from ukur.model.organisasi import DaftarPeran
from ukur.model.paths import (
    ANGGARAN,
    ARSIP,
    DATA,
    INSTANSI,
    KAMUS,
    KOREKSI,
    PEJABAT,
    PENGUKURAN,
    PERAN,
    POHON,
    SKALA,
    SKEMA,
    SOP,
)
from ukur.model.sop import Sop
from ukur.model.temuan import UkurError
from ukur.workflow.syarat import TETAP

_UMUM: tuple[tuple[str, Jenis], ...] = (
    ("*", Jenis.TAK_DIKENAL),
    ("/content/", Jenis.HALAMAN),
    (f"/{ARSIP}/", Jenis.ARSIP),
    (f"/{SKEMA}/", Jenis.PROGRAM),
)
_DATA: tuple[tuple[str, tuple[Jenis, ...]], ...] = (
    ("", (Jenis.TAK_DIKENAL,)),
    (INSTANSI, (Jenis.ATURAN, Jenis.INSTANSI)),
    (f"{KAMUS}/", (Jenis.MAKNA, Jenis.TARGET, Jenis.KETERANGAN)),
    (f"{ANGGARAN}/", (Jenis.ANGGARAN,)),
    (POHON, (Jenis.POHON,)),
    (KOREKSI, (Jenis.KOREKSI,)),
    (PEJABAT, (Jenis.PEJABAT,)),
    (PERAN, (Jenis.PERAN,)),
    (SKALA, (Jenis.SKALA,)),
    (SOP, (Jenis.SOP,)),
)
_TIDAK_DAPAT = set("!#[]\\")


def codeowners(peran: DaftarPeran, sop: Sop, hari: datetime.date, root: str = DATA) -> str:
    """Return the file's text; every line has an owner, for one without would leave its paths to anybody."""
    rows = [(pattern, TETAP[jenis]) for pattern, jenis in _UMUM]
    for name, kinds in _DATA:
        rows.append((pola(f"{root}/{name}"), tuple(role for kind in kinds for role in TETAP.get(kind, ()))))
    rows.append((pola(f"{root}/{PENGUKURAN}/"), peran_penyetuju(sop)))
    lines = ["# Dibuat oleh 'ukur rules export' dari peran.yml dan sop.yml; jangan diubah di sini."]
    for pattern, roles in rows:
        owners = " ".join(f"@{name}" for name in akun(peran, roles, hari))
        lines.append(f"{pattern} {owners}")
    return "\n".join(lines) + "\n"


def pola(path: str) -> str:
    """Return a path as a pattern for itself alone; what the format cannot say is an error."""
    if _TIDAK_DAPAT & set(path) or not path.isprintable():
        raise UkurError(f"jalur {quote(path)} tidak dapat ditulis di CODEOWNERS; ganti namanya")
    escaped = "".join(f"\\{char}" if char in " *?" else char for char in path)
    return f"/{escaped}"
