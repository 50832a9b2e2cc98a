"""Documents of random valid catalogues: each becomes a PDF that says every text and keeps to its margins."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.document.baca_pdf import CM, muka, pohon, rapat
from tests.document.test_pdf_aksara import urai
from tests.lengkap import BUKTI, RENCANA, SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.charset import LETTERS, OTHER_CHARACTERS

_TAMPAK = [char for char in urai(LETTERS) + urai(OTHER_CHARACTERS) if not char.isspace()]
_KATA = st.one_of(
    st.sampled_from(
        ["kampung", "pemberdayaan", "106,35 %", "(IDM)", "–", "“ya”", "dan/atau", "s.d.", "!", "( ("]
    ),
    st.text(st.sampled_from(_TAMPAK), min_size=1, max_size=40),
    st.text(st.sampled_from("!?.,:;)]}»”’%/-–—…([{«“‘#$*_`@~<>=\\\"'"), min_size=1, max_size=20),
    st.builds(str.__mul__, st.sampled_from("Wm@Ǆ⟷∰—…0"), st.integers(1, 300)),
)


def _gabung(words: list[str], between: str) -> str:
    return between.join(words)[:400].strip()


_KALIMAT = st.builds(
    _gabung, st.lists(_KATA, min_size=1, max_size=8), st.sampled_from([" ", " ", "\n", "\n\n", "\u00a0"])
).filter(bool)
_ANGKA = st.decimals(Decimal("-1e20"), Decimal("1e20"), places=4, allow_nan=False).map("{:f}".format)
_BESAR = st.decimals(Decimal("0.0001"), Decimal("1e24"), places=4).map("{:f}".format)
_TEPI = st.sampled_from(["1", "1.5", "2", "3.25", "5"])


@st.composite
def bahan(draw: st.DrawFn) -> dict[str, Any]:
    """What to vary in the office in full use; every text appears wherever texts are printed."""
    a, b, c, d = (draw(_KALIMAT) for _ in range(4))
    paper = {side: draw(_TEPI) for side in ("atas", "bawah", "kiri", "kanan")}
    big = draw(_BESAR)
    plan = RENCANA | {"kendala": a, "penyebab": b, "solusi": c, "tindak_lanjut": d}
    plan |= {"penanggung_jawab": a, "anggaran": big}
    return {
        "jumlah": draw(st.integers(1, 3)),
        "tahap": draw(st.sampled_from(["konsep", "ditandatangani"])),
        "instansi": {
            "kertas": paper | {"ukuran": draw(st.sampled_from(["A4", "F4"]))},
            "percontohan": draw(st.sampled_from(["ya", "tidak"])),
            "kop": {"alamat": b},
            "nama_singkat": c,
            "nama": d,
        },
        "dokumen": {
            "pendahuluan": a,
            "catatan": b,
            "nomor": c,
            "lokasi_arsip": d,
            "analisis": {"SS-1": {"uraian": c, "penyebab": d}},
        },
        "isian": {
            "realisasi": draw(_ANGKA),
            "keterangan": d,
            "faktor_pendukung": c,
            "bukti": [BUKTI | {"nama": a, "lokasi_arsip": b}],
            "rencana_aksi": [plan],
        },
        "kamus": {
            "nama": b,
            "satuan": c,
            "cara_pengukuran": d,
            "definisi_operasional": a,
            "rumus": "naik@1",
            "jenis_satuan": "cacah",
            "desimal": draw(st.sampled_from(["0", "2", "6"])),
            "target": {
                "2024": {"tahun": big, "triwulan": {"TW3": big, "TW4": big}, "dasar": "contoh"},
            },
        },
    }


@pytest.mark.nightly("test_teks_jahat and test_pdf_halaman print hostile and long texts every day")
def test_dokumen_acak(katalog: Catalogue) -> None:
    @given(bahan())
    @settings(max_examples=25)
    def holds(ubah: dict[str, Any]) -> None:
        _periksa(compose_document(Measurements(lengkap(katalog, **ubah)), TW4, site=SITUS))

    holds()


def _periksa(document: DokumenPengukuran) -> None:
    content = print_pdf(document)
    texts = {rapat(node.teks) for node in pohon(content).jelajah()}
    row, plan = document.baris[0], document.rencana_aksi[0]
    cells = [row.satuan, row.cara_pengukuran, row.setahun.capaian.teks, f"{row.setahun.target.teks}*"]
    cells += [plan.kendala, plan.penyebab, plan.solusi, plan.tindak_lanjut, plan.anggaran.teks]
    assert [cell for cell in cells if rapat(cell) not in texts] == []
    left, right = (float(margin) * CM for margin in (document.kertas.kiri, document.kertas.kanan))
    # 3 points: poppler counts the width of a space for an invisible mark at the end of a line
    beyond = [
        word.teks
        for page in muka(content)
        for word in page.kata
        if word.kiri < left - 1 or word.kanan > page.lebar - right + 3
    ]
    assert beyond == []
