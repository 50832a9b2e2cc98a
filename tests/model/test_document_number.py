"""Numbers of documents by the office's own pattern."""

from dataclasses import replace
from typing import Any

import pytest
from tests.workflow.kasus import KANTOR, ganti, tahap

from ukur.model.document_number import follows_pattern, number_years, proposed_number
from ukur.model.instansi import Penomoran
from ukur.model.paths import INSTANSI
from ukur.model.periode import Periode

POLA = "{klasifikasi}/{urut}/{unit}/{tahun}"
TW3, TW4 = Periode(2024, 3), Periode(2024, 4)


@pytest.mark.parametrize(
    ("nomor", "penomoran", "lulus"),
    [
        pytest.param("000.8.6.3/7/DC/2025", {"pola": POLA, "kode_unit": "DC"}, True, id="menurut pola"),
        pytest.param("000.8.6.3/007/DC/2025", {"pola": POLA, "kode_unit": "DC"}, True, id="nol di depan"),
        pytest.param("000.8.6.3/7/DC/2026", {"pola": POLA, "kode_unit": "DC"}, True, id="tahun tanda tangan"),
        pytest.param("000.8.6.3/7/DC/2024", {"pola": POLA, "kode_unit": "DC"}, False, id="tahun lain"),
        pytest.param("000.8.6.3/7/DK/2025", {"pola": POLA, "kode_unit": "DC"}, False, id="unit lain"),
        pytest.param("000.8.6.3/7/DK/2025", {"pola": POLA}, True, id="kode unit tidak ditulis"),
        pytest.param("000.8.6.3/tujuh/DC/2025", {"pola": POLA}, False, id="urut bukan angka"),
        pytest.param("000x8x6x3/7/DC/2025", {"pola": POLA}, False, id="titik ialah titik"),
        pytest.param("7/IV/2025", {"pola": "{urut}/{bulan}/{tahun}"}, True, id="bagian yang tidak dikenal"),
        pytest.param("7/(2025", {"pola": "{urut}/({tahun}"}, True, id="tanda kurung dalam pola"),
        pytest.param("7/7/2025", {"pola": "{urut}/{urut}/{tahun}"}, True, id="urut dua kali"),
        pytest.param("apa saja", {}, True, id="pola tidak ditulis kantor"),
    ],
)
def test_follows(nomor: str, penomoran: dict[str, Any], lulus: bool) -> None:
    years = number_years(Periode(2025, 4), 2026)
    assert follows_pattern(nomor, Penomoran.model_validate(penomoran), years) is lulus


@pytest.mark.parametrize(
    ("known", "periode", "nomor"),
    [
        pytest.param(None, TW4, "045/.../DC/2025", id="urut pertama tidak dikarang"),
        pytest.param("045/9/DC/2024", TW3, "045/10/DC/2024", id="urut berikutnya"),
        pytest.param("045/009/DC/2024", TW3, "045/010/DC/2024", id="nol di depan tetap"),
        pytest.param("045/9/DC/2024", TW4, "045/.../DC/2025", id="TW IV ditandatangani tahun berikutnya"),
        pytest.param("045/9/LAIN/2024", TW3, "045/.../DC/2024", id="nomor yang tidak menurut pola"),
    ],
)
def test_proposed(known: str | None, periode: Periode, nomor: str) -> None:
    numbering = {"penomoran/klasifikasi": "045", "penomoran/kode_unit": "DC", "penomoran/pola": POLA}
    office = ganti(tahap("format"), INSTANSI, numbering)
    office = ganti(office, "pengukuran/2024-TW3/dokumen.yml", nomor=known)
    assert proposed_number(office, periode) == nomor


def test_not_proposed_without_a_pattern() -> None:
    office = KANTOR.instansi.model_copy(update={"penomoran": Penomoran()})
    assert proposed_number(replace(KANTOR, instansi=office), TW4) is None
