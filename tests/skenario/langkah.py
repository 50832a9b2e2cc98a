"""The SOP as pull requests: what each changes, who approves it, and the figure that is slipped in."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, tahap, terisi
from tests.skenario.kantor import KEPALA, PERENCANA, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, STAF


@dataclass(frozen=True)
class Langkah:
    """One pull request of the SOP.

    ``susup`` is a figure of IKU-01 that is slipped in once everybody has approved; ``sel`` is how the
    comment must name it, and ``lagi`` who has to approve then.
    """

    nama: str
    penulis: str
    berkas: Mapping[str, Ubah]
    setuju: tuple[str, ...]
    susup: int
    sel: str
    lagi: tuple[str, ...]


SOP = (
    Langkah(
        "format",
        PERENCANA,
        {DOKUMEN: tahap("format")},
        (SEKRETARIS,),
        47,
        "pembilang IKU-01 TW IV 2025: ditambah 47",
        (SEKRETARIS, PERENCANA_2),
    ),
    Langkah(
        "himpun",
        STAF,
        {DOKUMEN: tahap("draf"), FORMULIR: terisi},
        (PERENCANA,),
        48,
        "pembilang IKU-01 TW IV 2025: 47 -> 48",
        (PERENCANA,),
    ),
    Langkah(
        "evaluasi",
        PERENCANA,
        {DOKUMEN: beranalisis},
        (SAKIP_1, SAKIP_2, SEKRETARIS),
        49,
        "pembilang IKU-01 TW IV 2025: 48 -> 49",
        (SAKIP_1, SAKIP_2, SEKRETARIS, PERENCANA_2),
    ),
    Langkah(
        "pengesahan",
        PERENCANA,
        {DOKUMEN: disahkan},
        (KEPALA,),
        50,
        "pembilang IKU-01 TW IV 2025: 49 -> 50",
        (PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA),
    ),
)
