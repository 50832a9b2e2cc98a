from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Dokumen, Formulir
from ukur.model.peran import DaftarPejabat
from ukur.model.periode import Periode

Isian = Mapping[tuple[int, int], Any]
Kantor = Callable[..., Catalogue]
Dok = Callable[..., DokumenPengukuran]

TW4 = Periode(2024, 4)
TARGET = {"2024": {"tahun": "20", "dasar": "perjanjian-kinerja"}}
DASAR: Mapping[str, Any] = {
    "kode": "IKU-01",
    "nama": "Indikator uji",
    "sasaran": "SS-1",
    "tingkat": "hasil",
    "definisi_operasional": "Definisi uji",
    "cara_pengukuran": "Cara uji",
    "satuan": "buah",
    "jenis_satuan": "cacah",
    "rumus": "naik@1",
    "agregasi": "posisi-akhir",
    "frekuensi": "tahunan",
    "unit": "dinas",
    "sumber_data": {"nama": "Uji"},
    "target": TARGET,
}


def _forms(isian: Mapping[str, Isian]) -> dict[Periode, dict[str, Formulir]]:
    quarters = sorted({quarter for reports in isian.values() for quarter in reports})
    return {
        Periode(*quarter): {
            "dinas": Formulir.model_validate(
                {
                    "unit": "dinas",
                    "indikator": {
                        kode: value if isinstance(value, dict) else {"realisasi": value}
                        for kode, reports in isian.items()
                        if (value := reports.get(quarter, "-")) != "-"
                    },
                }
            )
        }
        for quarter in quarters
    }


@pytest.fixture(scope="session")
def kantor(katalog: Catalogue) -> Kantor:
    """The real office with made-up indicators: keys that differ from DASAR, and what each reports."""

    def build(
        indikator: list[dict[str, Any]],
        isian: Mapping[str, Isian],
        instansi: Mapping[str, Any] | None = None,
        dokumen: Mapping[str, Any] | None = None,
        pejabat: Mapping[str, Any] | None = None,
    ) -> Catalogue:
        items = [Indikator.model_validate({**DASAR, **keys}) for keys in indikator]
        forms = _forms(isian)
        office = katalog.instansi.model_dump(mode="json", exclude_none=True) | dict(instansi or {})
        return replace(
            katalog,
            instansi=Instansi.model_validate(_text(office)),
            pejabat=DaftarPejabat.model_validate(pejabat) if pejabat else katalog.pejabat,
            indikator={item.kode: item for item in items},
            formulir=forms,
            dokumen={
                periode: Dokumen.model_validate(
                    {"periode": str(periode), "tahap": "ditandatangani", "pendahuluan": "Uji"}
                    | (dict(dokumen or {}) if periode == TW4 else {})
                )
                for periode in {*forms, TW4}
            },
        )

    return build


def _text(value: Any) -> Any:
    """Return dumped data as YAML text would give it: yes and no in words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, dict):
        return {key: _text(item) for key, item in value.items()}
    return value


@pytest.fixture(scope="session")
def dok(kantor: Kantor) -> Dok:
    """The document of 2024-TW4 of such an office; one indicator reporting 21 against 20 unless said."""

    def compose(
        indikator: list[dict[str, Any]] | None = None, isian: Mapping[str, Isian] | None = None, **ubah: Any
    ) -> DokumenPengukuran:
        items = [{}] if indikator is None else indikator
        reports = {"IKU-01": {(2024, 4): "21"}} if isian is None else isian
        return compose_document(Measurements(kantor(items, reports, **ubah)), TW4)

    return compose
