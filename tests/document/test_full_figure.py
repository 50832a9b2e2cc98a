"""Where an office computes from the unrounded realisasi, its rows show it beside the printed one."""

import csv
import io
import json

import pytest
from tests.document.conftest import TW4, Kantor

from ukur.commands.data.figures import as_csv
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.package import json_dokumen
from ukur.document.open_data.table_text import json_rows, main_csv, table_content
from ukur.document.tabel.form import FORM
from ukur.measure.measurements import Measurements

RASIO = {"cara": "rasio", "pembilang": "Uji", "penyebut": "Uji", "pengali": "100"}
KEYS = {"perhitungan": RASIO, "satuan": "persen", "jenis_satuan": "persen", "desimal": "2"}
FULL = "11.764705882352941176470588235294117647058823529412"  # 2600 / 221 by long division, 50 digits


@pytest.fixture(scope="module", params=["penuh", "tercetak"])
def made(request: pytest.FixtureRequest, kantor: Kantor) -> tuple[bool, DokumenPengukuran]:
    catalogue = kantor(
        [KEYS],
        {"IKU-01": {(2024, 4): {"pembilang": "26", "penyebut": "221"}}},
        instansi={"aritmetika": {"dasar_capaian": request.param}},
    )
    return request.param == "penuh", compose_document(Measurements(catalogue), TW4)


def test_text(made: tuple[bool, DokumenPengukuran]) -> None:
    """Target 20: 11,7647 / 20 = 58,8235; 11,76 / 20 = 58,80."""
    full, document = made
    figure = document.baris[0].setahun
    assert figure.realisasi.teks == ("11,76 (11,764705…)" if full else "11,76")
    assert figure.capaian.teks == ("58,82 %" if full else "58,80 %")


def test_open_data(made: tuple[bool, DokumenPengukuran]) -> None:
    full, document = made
    [row] = csv.DictReader(io.StringIO(main_csv(document).decode(), newline=""))
    columns = ("realisasi_penuh", "realisasi_triwulan_penuh", "realisasi_sampai_penuh")
    assert [row[name] for name in columns] == [FULL if full else ""] * 3
    rows = {FORM.name: json_rows(table_content(FORM, list(FORM.rows(document))))}
    [item] = json.loads(json_dokumen(document, rows))["tabel"]["indikator"]
    assert item["realisasi_penuh"]["teks"] == ("11,764705…" if full else None)


def test_calc(made: tuple[bool, DokumenPengukuran]) -> None:
    full, document = made
    [row] = csv.DictReader(io.StringIO(as_csv(document), newline=""))
    columns = ("realisasi_penuh", "realisasi_sampai_penuh", "realisasi_tahun_penuh")
    assert [row[name] for name in columns] == [FULL if full else ""] * 3
