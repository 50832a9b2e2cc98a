import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.lengkap import RENCANA, SITUS, TW4, lengkap
from tests.libreoffice import Ubah

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

# What an office sees: the pages as LibreOffice lays them out.


def _dokumen(katalog: Catalogue, jumlah: int = 2, **ubah: Any) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, jumlah, **ubah)), TW4, site=SITUS)


def _kata(pdf: bytes, tmp_path: Path) -> list[tuple[float, float, float, float, str]]:
    """Every word of a PDF: left and right edge, width of its page, and text."""
    source = tmp_path / "naskah.pdf"
    source.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(source), "-"], capture_output=True, check=True, text=True
    )
    words, width, page = [], 0.0, 0
    for line in done.stdout.splitlines():
        if found := re.search(r'<page width="([\d.]+)"', line):
            width, page = float(found[1]), page + 1
        if found := re.search(r'xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', line):
            words.append((float(found[1]), float(found[2]), width, float(page), found[3]))
    return words


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(
    "instansi",
    [
        pytest.param({}, id="A4"),
        pytest.param({"kertas": {"ukuran": "F4", "kiri": "2", "kanan": "2"}}, id="F4"),
    ],
)
def test_tidak_ada_yang_keluar_halaman(
    katalog: Catalogue, instansi: dict[str, Any], ubah_ke: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    """Texts of 5,000 letters without a space and figures of 30 digits, as LibreOffice lays them out."""
    d = _dokumen(
        katalog,
        1,
        isian={
            "realisasi": "9" * 30,
            "keterangan": "k" * 5000,
            "faktor_pendukung": "f" * 5000,
            "rencana_aksi": [RENCANA | {"kendala": "x" * 5000}],
            "rincian": {},
        },
        dokumen={"pendahuluan": "q" * 5000, "catatan": "z" * 5000},
        kamus={"definisi_operasional": "j" * 5000, "nama": "y" * 400},
        instansi={"nama": "V" * 400} | instansi,
    )
    words = _kata(ubah_ke(write_docx(d)), tmp_path)
    left, right = (float(side) * 72 / 2.54 for side in (d.kertas.kiri, d.kertas.kanan))
    outside = [w for w in words if w[0] < left - 3 or w[1] > w[2] - right + 3]
    assert outside == []
    text = "".join(word[-1] for word in words)
    for letter in "kfxqzj":  # all of them came through; other words hold a few more
        assert text.count(letter) >= 5000


@pytest.fixture(scope="module")
def ubah_ke(ubah: Ubah) -> Callable[[bytes], bytes]:
    return lambda isi: ubah(isi, "docx", "pdf")


def test_libreoffice_membukanya(
    katalog: Catalogue, ubah_ke: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    d = _dokumen(katalog, 12, tahap="draf")
    words = _kata(ubah_ke(write_docx(d)), tmp_path)
    text = re.sub(r"\s", "", "".join(word[-1] for word in words))
    pages = int(words[-1][3])
    figures = [f.teks for b in d.baris for f in (b.setahun.target, b.sampai.realisasi, b.sampai.capaian)]
    wanted = [
        "PENGUKURANKINERJATRIWULANIVTAHUN2024",
        "A.Pendahuluan",
        "LampiranIII.Rincianrealisasi",
        *figures,
    ]
    assert [item for item in wanted if re.sub(r"\s", "", item) not in text] == []
    assert text.count("KONSEP-belumdisahkan") == pages
    assert all(f"Halaman{page}dari{pages}" in text for page in range(1, pages + 1))


def test_kepala_berulang(katalog: Catalogue, ubah_ke: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """Each page of a long form begins with its two head rows."""
    words = _kata(ubah_ke(write_docx(_dokumen(katalog, 60))), tmp_path)
    pages = ["".join(w[-1] for w in words if w[3] == n) for n in range(1, int(words[-1][3]) + 1)]
    first = next(n for n, text in enumerate(pages) if text.startswith("C.Formulir"))
    # the first page names every indicator too, in the reasons for changed targets above the table
    last = next(n for n, text in enumerate(pages) if n > first and "IKU-60" in text)
    assert last > first + 1
    assert {text.count("TriwulanIV,s.d.triwulan") for text in pages[first : last + 1]} == {1}


def test_libreoffice_instansi_nyata(
    katalog: Catalogue, ubah_ke: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    d = compose_document(Measurements(katalog), TW4)
    words = _kata(ubah_ke(write_docx(d)), tmp_path)
    text = re.sub(r"\s", "", "".join(word[-1] for word in words))
    assert text.count("PERCONTOHAN:peragaan,bukandokumenresmi") == int(words[-1][3])
    assert "Percontohan:tanpanamadantanpatandatangan" in text
    assert "106,35%" in text
