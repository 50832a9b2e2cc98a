"""Blocks of those who sign: lines of authority, several signatories, the block of an electronic signature."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.document.baca_docx import baca
from tests.document.baca_pdf import halaman_teks, rapat
from tests.lengkap import TW4, lengkap

from ukur.archive.frozen import freeze, thaw
from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.draft import as_draft
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.peran import DaftarPejabat
from ukur.model.sop import Sop

JABATAN = {
    "kepala-badan": "Kepala Badan Uji",
    "sekretaris": "Sekretaris",
    "kasubbag": "Kepala Subbagian Uji",
    "bupati": "Bupati Uji",
}
SITI = {"nama": "SITI, S.Sos.", "nip": "197502022000032002", "pangkat": "Pembina (IV/a)"}
BUPATI = {"jabatan": "bupati", "nama": "BUDI", "mulai": "2020-01-01", "sumber": "KPU"}
MENGETAHUI = {"jabatan": "bupati", "sebagai": "Mengetahui"}
Baris = Mapping[str, Any]


def kantor(katalog: Catalogue, rows: Sequence[Baris], **sop: Any) -> Catalogue:
    """The office in full use, signed for by a head with another key, on 15 January 2025."""
    holders = [
        SITI | {"jabatan": "kepala-badan", "mulai": "2020-01-01", "sumber": "SK"} | dict(row) for row in rows
    ]
    data = katalog.sop.model_dump(mode="json") | {"penanda_tangan": [{"jabatan": "kepala-badan"}]} | sop
    officials = DaftarPejabat.model_validate({"jabatan": JABATAN, "pemegang": [*holders, BUPATI]})
    return replace(lengkap(katalog), pejabat=officials, sop=Sop.model_validate(data))


def dokumen(katalog: Catalogue, rows: Sequence[Baris] = ({},), **sop: Any) -> DokumenPengukuran:
    return compose_document(Measurements(kantor(katalog, rows, **sop)), TW4)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param([{}], ["Kepala Badan Uji"], id="definitif"),
        pytest.param([{"status": "Plt."}], ["Plt. Kepala Badan Uji"], id="Plt."),
        # RULES of office letters: a.n. with the mandated office below, u.b. only after a.n., in lower case.
        pytest.param(
            [{"status": "a.n.", "selaku": ["sekretaris"]}], ["a.n. Kepala Badan Uji", "Sekretaris"], id="a.n."
        ),
        pytest.param(
            [{"status": "u.b.", "selaku": ["kasubbag"]}],
            ["a.n. Kepala Badan Uji", "u.b. Kepala Subbagian Uji"],
            id="u.b.",
        ),
        pytest.param(
            [{"status": "u.b.", "selaku": ["sekretaris", "kasubbag"]}],
            ["a.n. Kepala Badan Uji", "Sekretaris", "u.b. Kepala Subbagian Uji"],
            id="u.b. di bawah sekretaris",
        ),
        pytest.param(
            [{"nama": "Yang Diwakili", "mulai": "2025-01-02"}, {"status": "a.n.", "selaku": ["sekretaris"]}],
            ["a.n. Kepala Badan Uji", "Sekretaris"],
            id="bersama pejabatnya: yang diberi mandat",
        ),
    ],
)
def test_baris_kewenangan(katalog: Catalogue, rows: Sequence[Baris], lines: list[str]) -> None:
    sign = dokumen(katalog, rows).tanda_tangan
    assert [*sign.di_atas, sign.jabatan] == lines
    assert (sign.nama, sign.nip) == ("SITI, S.Sos.", "19750202 200003 2 002")
    assert wording.whole_title(sign) == ", ".join(lines)


def test_penanda_tangan_lain(katalog: Catalogue) -> None:
    d = dokumen(katalog, penanda_tangan=[{"jabatan": "kepala-badan"}, MENGETAHUI])
    (other,) = d.penanda_tangan_lain
    assert (other.sebagai, other.jabatan, other.nama, other.nip) == ("Mengetahui", "Bupati Uji", "BUDI", None)
    assert (other.tempat_tanggal, d.tanda_tangan.sebagai) == ("", "")
    assert [sign.nama for sign in d.signatories] == ["BUDI", "SITI, S.Sos."]
    assert thaw(freeze(d)) == d


def test_bentuk_lama_tanpa_kunci_baru(katalog: Catalogue) -> None:
    """Below form 4 nothing of it is printed, whatever the SOP says."""
    office = kantor(katalog, [{}], penanda_tangan=[MENGETAHUI], cara_tanda_tangan="elektronik")
    old = compose_document(Measurements(office, edition=Edition.THIRD), TW4)
    assert (old.penanda_tangan_lain, old.tanda_tangan.cara) == ((), "")
    new = compose_document(Measurements(office, edition=CURRENT), TW4)
    assert [sign.cara for sign in new.signatories] == ["elektronik", "elektronik"]


def test_percontohan_tanpa_nama(katalog: Catalogue) -> None:
    office = kantor(katalog, [{"sk": "800/1"}], penanda_tangan=[MENGETAHUI])
    office = replace(office, instansi=office.instansi.model_copy(update={"percontohan": True}))
    d = compose_document(Measurements(office), TW4)
    assert {(sign.nama, sign.sk) for sign in d.signatories} == {(None, "")}


def test_konsep_tanpa_nama(katalog: Catalogue) -> None:
    office = kantor(katalog, [{}], penanda_tangan=[{"jabatan": "kepala-badan"}, MENGETAHUI])
    draft = as_draft(compose_document(Measurements(office), TW4), office, "uji")
    assert [sign.nama for sign in draft.signatories] == [None, None]


def tercetak(d: DokumenPengukuran) -> str:
    return next(page for page in halaman_teks(print_pdf(d)) if "Demikian pengukuran" in page)


def test_pdf_dua_penanda_tangan(katalog: Catalogue) -> None:
    page = tercetak(dokumen(katalog, penanda_tangan=[{"jabatan": "kepala-badan"}, MENGETAHUI]))
    for text in ("Mengetahui,", "BUPATI UJI,", "BUDI", "KEPALA BADAN UJI,", "SITI, S.Sos.", "NIP. 19750202"):
        assert text in page, text
    left, right = page.index("BUDI"), page.index("SITI, S.Sos.")
    assert "\n" not in page[left:right]  # names of a row stand on one line, the maker at the right


def test_pdf_tiga_penanda_tangan(katalog: Catalogue) -> None:
    third = {"jabatan": "kasubbag", "sebagai": "Menyetujui"}
    d = dokumen(katalog, penanda_tangan=[{"jabatan": "kepala-badan"}, MENGETAHUI, third])
    assert d.penanda_tangan_lain[1].nama is None
    page = tercetak(d)
    assert page.index("SITI, S.Sos.") < page.index("Menyetujui,") < page.index("KEPALA SUBBAGIAN UJI,")


def test_pdf_elektronik_tanpa_nip(katalog: Catalogue) -> None:
    """Form "22B" of PANRB and the visual of TTE: who signed electronically, name, office; no rank, no NIP."""
    page = tercetak(dokumen(katalog, [{"status": "Plt."}], cara_tanda_tangan="elektronik"))
    want = "Ditandatangani secara elektronik oleh: SITI, S.Sos. Plt. KEPALA BADAN UJI"
    assert rapat(want) in rapat(page)
    assert "NIP" not in page
    assert "Pembina" not in page


def test_docx_dua_penanda_tangan(katalog: Catalogue) -> None:
    d = dokumen(katalog, penanda_tangan=[{"jabatan": "kepala-badan"}, MENGETAHUI])
    text = baca(write_docx(d)).teks
    for part in ("Mengetahui,", "Bupati Uji,", "BUDI", "Kepala Badan Uji,", "SITI, S.Sos."):
        assert part in text, part


def test_hanya_pdf_menyebut_ditandatangani_elektronik(katalog: Catalogue) -> None:
    """What is signed is the PDF: another rendering says where the signature is, and claims none."""
    d = dokumen(katalog, cara_tanda_tangan="elektronik")
    text = baca(write_docx(d)).teks
    assert wording.ELECTRONIC not in text
    assert wording.ELECTRONIC_IN_PDF in text


def test_langkah_yang_memutuskan_menurut_sop(katalog: Catalogue) -> None:
    """An SOP of seven steps decides at its fifth: the sentence on plans names that one."""
    d = compose_document(Measurements(katalog), TW4)
    assert "langkah 7 SOP tidak meminta" in wording.all_reached(d)
    steps = [row for row in d.catatan_sop if row.nomor != 4]
    fewer = tuple(replace(row, nomor=number) for number, row in enumerate(steps, 1))
    assert "langkah 6 SOP tidak meminta" in wording.all_reached(replace(d, catatan_sop=fewer))
