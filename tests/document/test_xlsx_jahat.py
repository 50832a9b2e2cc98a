import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.document.baca_xlsx import NS, Bagian, Buku
from tests.jahat import JAHAT, TAUTAN
from tests.lengkap import RENCANA, SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


def _dokumen(katalog: Catalogue, **ubahan: Any) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, **ubahan)), TW4, site=SITUS)


_ATOM = (
    r"ROUND|IF|AND|MIN|AVERAGE|SUMIF|SUMPRODUCT|EXACT|COUNTIF|COUNT|Formulir!|Indikator!"
    r'|[A-Z]{1,2}\d+|\d+|"Tercapai"|"Tidak tercapai"|"belum waktunya diukur"|[-+*/(),:<>=]'
)
JAHAT_DEPAN = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://jahat.example")', "<r><t>x</t></r>")


def _semua_jahat(katalog: Catalogue, teks: str) -> DokumenPengukuran:
    plan = {
        **RENCANA,
        **dict.fromkeys(("kendala", "penyebab", "solusi", "tindak_lanjut", "penanggung_jawab"), teks),
    }
    proof = {"nama": teks, "tautan": TAUTAN, "lokasi_arsip": teks}
    d = _dokumen(
        katalog,
        instansi={"nama": teks, "pemerintah": teks, "tempat": teks, "kop": {"alamat": teks}},
        dokumen={"pendahuluan": teks, "nomor": teks, "catatan": teks, "lokasi_arsip": teks},
        isian={"keterangan": teks, "faktor_pendukung": teks, "rencana_aksi": [plan], "bukti": [proof]},
        kamus={"nama": teks, "satuan": teks, "cara_pengukuran": teks, "definisi_operasional": teks},
    )
    sign = replace(d.tanda_tangan, nama=teks, jabatan=teks, pangkat=teks)
    steps = tuple((label, short + teks, count) for label, short, count in d.ringkasan.predikat)
    return replace(d, tanda_tangan=sign, ringkasan=replace(d.ringkasan, predikat=steps))


@pytest.mark.parametrize("teks", [*JAHAT_DEPAN, JAHAT, "=" + JAHAT])
def test_teks_jahat(katalog: Catalogue, teks: str) -> None:
    """A text stays a text: formulas are made of our words, cells and numbers alone; nothing is a link."""
    isi = write_xlsx(_semua_jahat(katalog, teks))
    bagian, buku = Bagian(isi), Buku(isi)
    formulas = [formula for *_, formula in bagian.rumus()]
    assert len(formulas) > 60
    assert [f for f in formulas if re.sub(_ATOM, "", f)] == []
    assert "<hyperlink" not in "".join(bagian.berkas.values())
    assert not [name for name in bagian.berkas if "externalLink" in name or "vba" in name.lower()]
    names = [
        str(row[2]).strip() for row in buku.setelah("Formulir", "No", "Sasaran") if row[0] in range(1, 13)
    ]
    assert names == [f"{kode} {teks}" for kode in _kode(katalog)]
    assert teks in buku.teks("Metadata")
    assert {row[1].strip() for row in buku.setelah("Bukti", "Indikator", "Bukti")} == {teks}
    assert {row[2] for row in buku.setelah("Bukti", "Indikator", "Bukti")} == {TAUTAN}


def _kode(katalog: Catalogue) -> list[str]:
    return [row.kode for row in _dokumen(katalog).baris]


@pytest.mark.parametrize("teks", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_teks_tetap_teks_setelah_disunting(katalog: Catalogue, teks: str) -> None:
    """The mark before the text keeps it one even when somebody edits the cell."""
    d = _dokumen(katalog)
    row = replace(d.kelompok[0].baris[0], keterangan=teks)
    group = replace(d.kelompok[0], baris=(row, *d.kelompok[0].baris[1:]))
    bagian = Bagian(write_xlsx(replace(d, kelompok=(group, *d.kelompok[1:]))))
    [cell] = [
        cell
        for cell in bagian.lembar("Formulir").iterfind(".//m:c", NS)
        if re.fullmatch(r"Q\d+", cell.attrib["r"])
        and cell.find("m:v", NS) is not None
        and _teks(bagian, cell) == teks
    ]
    styles = re.findall(r"<xf [^>]*>", bagian.berkas["xl/styles.xml"].split("<cellXfs")[1])
    assert 'quotePrefix="1"' in styles[int(cell.attrib["s"])]


def _teks(bagian: Bagian, cell: Any) -> str:
    if cell.attrib.get("t") != "s":
        return ""
    shared = ElementTree.fromstring(bagian.berkas["xl/sharedStrings.xml"])
    node = list(shared)[int(cell.findtext("m:v", "", NS))]
    text = "".join(part.text or "" for part in node.iter() if part.tag.endswith("}t"))
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)
