"""The examples of the guide are read as an office would paste them: every key there is one we know."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

from ukur.commands.data.new_office import SKELETON
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.lke_list import DaftarLke
from ukur.model.pengukuran import Anggaran, Dokumen, Formulir
from ukur.model.peran import DaftarPejabat
from ukur.model.skala import DaftarSkala
from ukur.model.sop import Sop
from ukur.model.terjemahan import DaftarTerjemahan
from ukur.source.yaml_text import parse

PANDUAN = Path(__file__).resolve().parents[2] / "content/panduan/mengisi-data.md"
CONTOH = [
    (match[1], match[0])
    for block in re.findall(r"^```yaml\n(.*?)^```$", PANDUAN.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    if (match := re.search(r"^# (indicators/\S+)\n[\s\S]*", block, re.MULTILINE))
]
WHOLE = {path: isi for path, isi in reversed(CONTOH) if re.search("^kode:", isi, re.MULTILINE)}
"""The first whole example of each file, which a later one of the same file goes on with."""
KANTOR = {
    "nama": "Dinas Uji",
    "singkatan": "uji",
    "nama_singkat": "Dinas Uji",
    "pemerintah": "Pemerintah Uji",
    "daerah": "Uji",
    "tempat": "Uji",
    "unit": {"dinas": {"nama": "Dinas Uji"}},
}
SKALA = {
    "skala": [
        {
            "nama": "Skala Uji",
            "sumber": "Uji",
            "berlaku_mulai": "2025-01-01",
            "predikat": [{"label": "Tinggi", "singkatan": "T", "batas_bawah": "0"}],
        }
    ]
}
BENTUK: Mapping[str, tuple[type[BaseModel], Mapping[str, object]]] = {
    r"indicators/instansi\.yml": (Instansi, KANTOR),
    r"indicators/skala\.yml": (DaftarSkala, SKALA),
    r"indicators/lke\.yml": (DaftarLke, {}),
    r"indicators/terjemahan\.yml": (DaftarTerjemahan, {}),
    r"indicators/sop\.yml": (Sop, parse("sop.yml", (SKELETON / "indicators/sop.yml").read_bytes()).data),
    r"indicators/pejabat\.yml": (DaftarPejabat, {}),
    r"indicators/kamus/.+": (Indikator, {}),
    r"indicators/anggaran/.+": (Anggaran, {}),
    r"indicators/pengukuran/[^/]+/dokumen\.yml": (Dokumen, {}),
    r"indicators/pengukuran/[^/]+/dinas\.yml": (Formulir, {}),
}


@pytest.mark.parametrize(("path", "isi"), CONTOH)
def test_contoh_di_panduan_sah(path: str, isi: str) -> None:
    [(model, lain)] = [kind for pattern, kind in BENTUK.items() if re.fullmatch(pattern, path)]
    read = parse(path, isi.encode())
    assert read.findings == ()
    whole = parse(path, WHOLE[path].encode()).data if path in WHOLE else {}
    assert model.model_validate({**lain, **whole, **read.data})


def test_setiap_jenis_berkas_punya_contoh() -> None:
    paths = [path for path, _ in CONTOH]
    assert [pattern for pattern in BENTUK if not any(re.fullmatch(pattern, path) for path in paths)] == []
