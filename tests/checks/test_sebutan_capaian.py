import pytest
from tests.workflow.kasus import FORMULIR, KANTOR, ganti

from ukur.checks import rencana_aksi_rules
from ukur.measure.measurements import Measurements

AWAL = "IKU-02 tidak tercapai (setahun: realisasi"


@pytest.mark.parametrize(
    ("realisasi", "bunyi"),
    [
        # turun-selisih: (2 x 0.35 - 0.43) / 0.35 = 77,14; (0.7 - 43) / 0.35 = -12085,71
        pytest.param("0.43", f"{AWAL} 0,43 satuan uji, target 0,35, capaian 77,14 %)", id="puluhan"),
        pytest.param(
            "43", f"{AWAL} 43,00 satuan uji, target 0,35, capaian -12.085,71 %)", id="ribuan bertitik"
        ),
    ],
)
def test_capaian_ditulis_seperti_di_dokumen(realisasi: str, bunyi: str) -> None:
    office = ganti(
        KANTOR,
        FORMULIR,
        {"indikator/IKU-02/realisasi": realisasi, "indikator/IKU-02/rencana_aksi": None},
    )
    found = [f.message for f in rencana_aksi_rules.check(Measurements(office)) if f.code == "A101"]
    assert [message.startswith(bunyi) for message in found if "IKU-02" in message] == [True]
