from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.pengukuran import Dokumen, Formulir
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

Susun = Callable[..., Catalogue]
DASAR: Mapping[str, Any] = {
    "kode": "IKU-01",
    "nama": "Indikator uji",
    "sasaran": "SS-1",
    "tingkat": "hasil",
    "definisi_operasional": "Uji",
    "cara_pengukuran": "Uji",
    "satuan": "buah",
    "jenis_satuan": "cacah",
    "rumus": "naik@1",
    "agregasi": "jumlah",
    "unit": "dinas",
    "sumber_data": {"nama": "Uji"},
}


@pytest.fixture(scope="session")
def susun(katalog: Catalogue) -> Susun:
    """The real office with one made-up indicator: what it reports per (year, quarter), and its own keys."""

    def build(
        isian: Mapping[tuple[int, int], Any], aritmetika: Mapping[str, Any] | None = None, **ubah: Any
    ) -> Catalogue:
        indikator = Indikator.model_validate({**DASAR, **ubah})
        formulir = {
            Periode(*quarter): {
                "dinas": Formulir.model_validate(
                    {
                        "unit": "dinas",
                        "indikator": {"IKU-01": value if isinstance(value, dict) else {"realisasi": value}},
                    }
                )
            }
            for quarter, value in isian.items()
        }
        arith = katalog.instansi.aritmetika.model_copy(update=dict(aritmetika or {}))
        return replace(
            katalog,
            instansi=katalog.instansi.model_copy(update={"aritmetika": arith}),
            indikator={"IKU-01": indikator},
            formulir=formulir,
            dokumen={
                periode: Dokumen(periode=periode, tahap=Tahap.DITANDATANGANI, pendahuluan="Uji")
                for periode in formulir
            },
        )

    return build
