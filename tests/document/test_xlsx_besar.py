import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.baris import ganti_baris
from tests.document.baca_pdf import jalankan
from tests.document.baca_xlsx import Bagian, Baris, Buku, cocok, gabung
from tests.lengkap import RENCANA, SITUS, TW3, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Calculation, Figure
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import Catalogue

Ubah = Callable[[bytes, str, str], bytes]
TANPA_SPASI = "".join(f"{number:04}x" for number in range(1000))
BARIS_BANYAK = "b\n" * 2499 + "b"


def _dokumen(katalog: Catalogue, **ubahan: Any) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, **ubahan)), TW4, site=SITUS)


def _kata(awalan: str) -> str:
    """Return 5,000 letters of numbered words, so that each can be looked for."""
    return " ".join(f"{awalan}{number:03}" for number in range(1000))[:4999]


PANJANG: Mapping[str, str] = {
    name: _kata(letter)
    for name, letter in zip(
        (
            "kendala",
            "tindak_lanjut",
            "keterangan",
            "faktor_pendukung",
            "cara_pengukuran",
            "definisi",
            "catatan",
        ),
        "qwzkxyv",
        strict=True,
    )
}


def _panjang(katalog: Catalogue) -> DokumenPengukuran:
    plan = RENCANA | {key: PANJANG[key] for key in ("kendala", "tindak_lanjut")}
    return _dokumen(
        katalog,
        jumlah=2,
        isian={
            "keterangan": PANJANG["keterangan"],
            "faktor_pendukung": PANJANG["faktor_pendukung"],
            "rencana_aksi": [plan],
        },
        kamus={"cara_pengukuran": PANJANG["cara_pengukuran"], "definisi_operasional": PANJANG["definisi"]},
        dokumen={"pendahuluan": TANPA_SPASI, "catatan": PANJANG["catatan"]},
    )


def test_teks_panjang_tercetak_utuh(katalog: Catalogue, ubah: Ubah) -> None:
    """Every word of every long text is on paper: LibreOffice paints only the lines that a cell shows."""
    pdf = ubah(write_xlsx(_panjang(katalog)), "xlsx", "pdf")
    printed = jalankan("pdftotext", "-raw", "-", "-", masuk=pdf).stdout.decode()
    words = {word for text in PANJANG.values() for word in text.split() if len(word) == 4}
    assert words - set(printed.split()) == set()
    joined = "".join(printed.split())
    assert [part for part in re.findall(r"\d{4}x", TANPA_SPASI) if part not in joined] == []


def test_teks_panjang_di_sel(katalog: Catalogue) -> None:
    """In the flat sheet a text is whole in one cell; elsewhere it goes on in the rows below."""
    d = _panjang(katalog)
    buku = Buku(write_xlsx(d))
    rows = buku.setelah("Indikator", "Kode", "Nama indikator")
    assert [row[22:24] for row in rows] == [[PANJANG["definisi"], PANJANG["cara_pengukuran"]]] * 2
    plans = buku.setelah("Rencana aksi", "Indikator", "Kendala")
    first = plans[: next(at for at, row in enumerate(plans) if at and row[0])]
    assert len(first) > 1
    assert gabung(first, 1) == "".join(PANJANG["kendala"].split())
    intro = buku.setelah("Metadata", "Unsur", "Isi")
    start = next(at for at, row in enumerate(intro) if row[0] == "Pendahuluan")
    end = next(at for at, row in enumerate(intro) if row[0] == "Dasar hukum")
    assert gabung(intro[start:end], 1) == TANPA_SPASI


def test_tinggi_baris(katalog: Catalogue) -> None:
    """No row is taller than half a page, however a text is broken into lines."""
    d = _dokumen(katalog, jumlah=2, isian={"keterangan": BARIS_BANYAK}, dokumen={"catatan": BARIS_BANYAK})
    bagian = Bagian(write_xlsx(d))
    for name in bagian.nama:
        heights = [
            float(row.attrib.get("ht", 15)) for row in bagian.lembar(name).iter() if row.tag.endswith("}row")
        ]
        assert max(heights) <= 250, name


def test_tanpa_indikator(katalog: Catalogue, ubah: Ubah) -> None:
    d = _dokumen(katalog, jumlah=0)
    buku = Buku(ubah(write_xlsx(d), "xlsx", "ods"))
    assert "Belum ada indikator yang diukur pada periode ini." in buku.teks("Formulir")
    [total] = [row for row in buku.lembar["Ringkasan"] if row[0] == "Semua indikator"]
    assert total[1:7] == [0, 0, 0, 0, 0, "–"]
    assert "Belum ada bukti yang tercatat." in buku.teks("Bagian tanpa isi")
    assert "Belum ada sasaran yang indikatornya diukur" in buku.teks("Bagian tanpa isi")
    assert "PEJABAT UJI DUA, S.Sos." in str(buku.lembar["Formulir"][-1][9])


def test_rencana_yang_belum_dibuat(katalog: Catalogue) -> None:
    """Indicators that missed their target are named when there is no plan."""
    text = Buku(write_xlsx(_dokumen(katalog, isian={"rencana_aksi": []}))).teks("Rencana aksi")
    assert "belum mempunyai rencana aksi:" in text
    assert "IKU-02 Indikator uji turun-selisih nomor 2, setahun: realisasi 0,43 satuan uji, " in text


def test_empat_puluh_rencana(katalog: Catalogue) -> None:
    """Twenty indicators with two plans each: 12 kinds, of which one reports nothing in 12."""
    plans = [RENCANA | {"kendala": f"Kendala {n}"} for n in (1, 2)]
    d = _dokumen(katalog, jumlah=22, isian={"rencana_aksi": plans, "realisasi": "1"})
    assert len(d.rencana_aksi) >= 40
    rows = Buku(write_xlsx(d)).setelah("Rencana aksi", "Indikator", "Kendala")
    assert [row[1] for row in rows[: len(d.rencana_aksi)]] == [plan.kendala for plan in d.rencana_aksi]


def test_tiga_ratus_indikator(katalog: Catalogue, ubah: Ubah) -> None:
    """Formulas over three hundred rows give the printed figures too.

    The twelve kinds 25 times: 4 reached, 5 missed and 3 without capaian of each twelve, and the means of one
    twelve (by hand in test_conventions): 152.97890 raw, 93.45249 with 120 at most.
    """
    d = _dokumen(katalog, jumlah=300)
    buku = Buku(ubah(write_xlsx(d), "xlsx", "ods"))
    rows = buku.lembar["Formulir"]
    numbers = [row for row in rows if isinstance(row[0], float)]
    assert [row[0] for row in numbers] == list(range(1, 301))
    pairs = list(zip(numbers, d.baris, strict=True))
    assert [b.kode for row, b in pairs if not cocok(row[12], b.setahun.capaian)] == []
    [total] = [row for row in buku.lembar["Ringkasan"] if row[0] == "Semua indikator"]
    assert total[1:6] == [300, 100, 125, 75, 0]
    assert cocok(total[6], Figure("152,98 %", Decimal("152.98")))
    assert cocok(total[7], Figure("93,45 %", Decimal("93.45")))


def _satu_baris(katalog: Catalogue, **ubahan: Any) -> DokumenPengukuran:
    """Return a document whose first row is changed."""
    d = _dokumen(katalog)
    group = d.kelompok[0]
    row = ganti_baris(group.baris[0], **ubahan)
    return replace(d, kelompok=(replace(group, baris=(row, *group.baris[1:])), *d.kelompok[1:]))


def test_angka_yang_tidak_muat(katalog: Catalogue) -> None:
    """Sixteen significant digits are written as the printed text, and said so."""
    big = Figure("12.345.678.901.234,56", Decimal("12345678901234.56"))
    buku = Buku(write_xlsx(_satu_baris(katalog, target_tahun=big)))
    [row] = [row for row in buku.lembar["Formulir"] if str(row[2]).startswith("IKU-01 ")]
    assert row[11] == big.teks
    [note] = [row[1] for row in buku.lembar["Metadata"] if row[0] == "Angka sebagai teks"]
    assert re.fullmatch(r"Lebih dari 15 angka penting, ditulis sebagai teks: Formulir!L\d+\.", str(note))


def test_capaian_yang_terlalu_dekat_dengan_setengah(katalog: Catalogue) -> None:
    """71.524999999999 is printed 71.52, and a spreadsheet might say 71.53: it gets the number."""
    source = Calculation(RumusId.NAIK, Decimal(10) ** 9, Decimal("715249999.99999"))
    reached = Figure("71,52 %", Decimal("71.52"))
    isi = write_xlsx(_satu_baris(katalog, capaian_triwulan=reached, hitungan_triwulan=source))
    buku, bagian = Buku(isi), Bagian(isi)
    at = next(at for at, row in enumerate(buku.lembar["Formulir"], 1) if str(row[2]).startswith("IKU-01 "))
    assert buku.lembar["Formulir"][at - 1][7] == 71.52
    assert f"H{at}" not in {cell for sheet, cell, _ in bagian.rumus() if sheet == "Formulir"}
    [note] = [row[1] for row in buku.lembar["Metadata"] if row[0] == "Angka tanpa rumus"]
    assert note == f"Lembar kerja tidak cukup teliti untuk menghitung ulang angka di H{at}."


LABEL_JAHAT = {"ST": "*", "T": "> 5", "S": "Sangat?Tinggi", "R": "=1", "SR": 'T"inggi'}


def test_predikat_dihitung_huruf_demi_huruf(katalog: Catalogue, ubah: Ubah) -> None:
    """Labels that a search would take for patterns or conditions count their own rows only."""
    d = _dokumen(katalog)
    groups = []
    for group in d.kelompok:
        rows = (ganti_baris(row, predikat=LABEL_JAHAT.get(row.singkatan, "–")) for row in group.baris)
        groups.append(replace(group, baris=tuple(rows)))
    steps = tuple((LABEL_JAHAT[short], short, count) for _, short, count in d.ringkasan.predikat)
    changed = replace(d, kelompok=tuple(groups), ringkasan=replace(d.ringkasan, predikat=steps))
    cells = Buku(ubah(write_xlsx(changed), "xlsx", "ods")).setelah("Ringkasan", "Predikat", "Capaian")
    told = [[cell for cell in row if cell != ""] for row in cells[:5]]
    counted = [(label, short, count) for label, _, short, count in told]
    assert counted == [
        (LABEL_JAHAT[s], s, n) for s, n in (("ST", 5), ("T", 3), ("S", 1), ("R", 0), ("SR", 0))
    ]


def _formulir(buku: Buku) -> list[Baris]:
    return [row for row in buku.lembar["Formulir"] if isinstance(row[0], float)]


def _figur(b: IndikatorRow) -> tuple[Figure, ...]:
    to_date = (b.sampai.target, b.sampai.realisasi, b.sampai.capaian)
    return (
        b.triwulan.target,
        b.triwulan.realisasi,
        b.triwulan.capaian,
        *to_date,
        b.setahun.target,
        b.setahun.capaian,
    )


teks = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Cf"), include_characters="\n–…“”"),
    min_size=1,
    max_size=300,
).filter(lambda text: bool(text.strip()))


@pytest.fixture(scope="module")
def kantor_acak(katalog: Catalogue) -> Callable[..., Catalogue]:
    """A function, which hypothesis can show where it could not show a whole catalogue."""
    return lambda *args, **keys: lengkap(katalog, *args, **keys)


@settings(max_examples=60)
@given(
    jumlah=st.integers(0, 14),
    tahap=st.sampled_from(("draf", "konsep", "ditandatangani", "arsip")),
    periode=st.sampled_from((TW3, TW4)),
    batas=st.sampled_from(("tanpa", "100", "110", "120")),
    dasar=st.sampled_from(("tercetak", "penuh")),
    kertas=st.sampled_from(("A4", "F4")),
    percontohan=st.sampled_from(("ya", "tidak")),
    kalimat=teks,
)
def test_katalog_acak(
    kantor_acak: Callable[..., Catalogue],
    jumlah: int,
    tahap: str,
    periode: Any,
    batas: str,
    dasar: str,
    kertas: str,
    percontohan: str,
    kalimat: str,
) -> None:
    """Any valid catalogue gives a workbook that opens and holds the document's figures."""
    office = {
        "aritmetika": {"batas_agregat": batas, "dasar_capaian": dasar},
        "kertas": {"ukuran": kertas},
        "percontohan": percontohan,
    }
    texts = {"isian": {"keterangan": kalimat}, "dokumen": {"pendahuluan": kalimat}}
    changed = kantor_acak(jumlah, tahap, instansi=office, **texts)
    d = compose_document(Measurements(changed), periode)
    buku = Buku(write_xlsx(d))
    rows = _formulir(buku)
    wrong = [
        (b.kode, cell, figure)
        for row, b in zip(rows, d.baris, strict=True)
        for cell, figure in zip(row[5:13], _figur(b), strict=True)
        if not cocok(cell, figure)
    ]
    assert wrong == []
    [total] = [row for row in buku.lembar["Ringkasan"] if row[0] == "Semua indikator"]
    r = d.ringkasan
    assert total[1:6] == [r.jumlah, r.tercapai, r.tidak_tercapai, r.belum_dinilai, r.belum_waktunya]
    assert r.tercapai + r.tidak_tercapai + (r.belum_dinilai or 0) + (r.belum_waktunya or 0) == jumlah
    assert r.berbatas is not None
    assert cocok(total[6], r.rata_rata)
    assert cocok(total[7], r.berbatas)
    if periode == TW4 and d.baris:
        notes = {row[28] for row in buku.setelah("Indikator", "Kode")}
        assert notes == {d.baris[0].keterangan}
