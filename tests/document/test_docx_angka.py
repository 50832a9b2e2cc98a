from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

import pytest
from tests.document.baca_docx import Docx, baca
from tests.document.comparison_rows import direction_cells, figures, place_of_direction
from tests.document.printed_rows import (
    dictionary_cells,
    evidence_cells,
    form_figures,
    matrices,
    method,
    recorded,
    shown_spans,
    status,
)
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.docx.docx_writer import write_docx
from ukur.document.figure import Calculation, Figure
from ukur.document.wording import NO_RECORD
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

# Every figure of the document value stands in its own cell of its own table; nothing else does.
Pasangan = tuple[DokumenPengukuran, Docx]
JENIS: dict[str, Callable[[Catalogue], DokumenPengukuran]] = {
    "instansi nyata, 2024-TW4": lambda k: compose_document(Measurements(k), TW4),
    "instansi nyata, 2023-TW4": lambda k: compose_document(Measurements(k), Periode(2023, 4)),
    "kantor lengkap": lambda k: compose_document(Measurements(lengkap(k)), TW4, site=SITUS),
    "satu indikator yang tercapai": lambda k: compose_document(Measurements(lengkap(k, 1)), TW4),
    "kantor lengkap, triwulan III": lambda k: compose_document(
        Measurements(lengkap(k)), Periode(2024, 3), site=SITUS
    ),
    "30 indikator, tanpa batas rata-rata": lambda k: compose_document(
        Measurements(lengkap(k, 30, instansi={"aritmetika": {"batas_agregat": "tanpa"}})), TW4
    ),
    "tiap angka berbeda": lambda k: _berbeda(
        compose_document(Measurements(lengkap(k)), TW4, site=SITUS), count(1)
    ),
}


def _berbeda(nilai: Any, nomor: Iterator[int]) -> Any:
    """Return the value with a number of its own in every figure: no figure can pass for another."""
    if isinstance(nilai, Figure):
        number = next(nomor)
        text = f"{number},25" if nilai.nilai is not None else f"kata {number}"
        return replace(nilai, teks=text)
    if isinstance(nilai, tuple):
        return tuple(_berbeda(item, nomor) for item in nilai)
    if is_dataclass(nilai) and not isinstance(nilai, (type, Periode, Calculation)):
        return replace(nilai, **{f.name: _berbeda(getattr(nilai, f.name), nomor) for f in fields(nilai)})
    return nilai


@pytest.fixture(scope="module", params=list(JENIS))
def pasangan(request: pytest.FixtureRequest, katalog: Catalogue) -> Pasangan:
    d = JENIS[request.param](katalog)
    return d, baca(write_docx(d))


def _teks(*figur: Figure) -> list[str]:
    return [f.teks for f in figur]


def _target(b: IndikatorRow, target: Figure) -> str:
    return f"{target.teks}\ncontoh" if b.target_contoh and target.teks != "–" else target.teks


def _baris_formulir(d: DokumenPengukuran, b: IndikatorRow, direction: list[str]) -> list[str]:
    figures = form_figures(d, b, lambda target: _target(b, target))
    name = [f"{b.kode} {b.nama}", *method(d, b), b.satuan]
    return [*name, *figures, b.predikat, status(b), *direction, b.keterangan]


def _heads(d: DokumenPengukuran) -> list[str]:
    """The headings over the figures: of those that repeat one another in every row, one for all."""
    tw = d.periode.roman
    headings = {
        ("triwulan", "sampai", "setahun"): [f"Triwulan {tw}", f"Sampai dengan triwulan {tw}", "Setahun"],
        ("triwulan", "setahun"): [f"Triwulan {tw} dan s.d. triwulan {tw}", "Setahun"],
        ("triwulan", "sampai"): [f"Triwulan {tw}", f"S.d. triwulan {tw} dan setahun"],
        ("triwulan",): [f"Triwulan {tw}, s.d. triwulan {tw}, dan setahun"],
    }
    spans = shown_spans(d)
    widths = [2 if name == "setahun" else 3 for name in spans]
    return [head for head, wide in zip(headings[tuple(spans)], widths, strict=True) for _ in range(wide)]


def test_formulir(pasangan: Pasangan) -> None:
    d, docx = pasangan
    atas, bawah, *isi = docx.tabel[f"Formulir {d.judul}"]
    directions, spans = direction_cells(d), _heads(d)
    ukur = [name for _ in shown_spans(d) for name in ("Target", "Realisasi", "Capaian")]
    if shown_spans(d)[-1] == "setahun":
        del ukur[-2]
    last = ["Predikat", "Status", *(["Arah"] if any(directions.values()) else []), "Keterangan"]
    first = ["Indikator kinerja", *(["Cara pengukuran"] if len(shown_spans(d)) < 3 else []), "Satuan"]
    assert atas == [*first, *spans, *last]
    assert bawah == [*first, *ukur, *last]
    harapan = []
    for k in d.kelompok:
        contoh = " (contoh)" if k.contoh else ""
        harapan.append([f"{k.jenis.capitalize()} {k.kode}: {k.uraian}{contoh}"] * len(bawah))
        harapan += [_baris_formulir(d, b, directions[b.kode]) for b in k.baris]
    assert isi == harapan


def test_angka_asli_dengan_tangan(katalog: Catalogue) -> None:
    """21.27/20 = 1.0635; (50 - 21.27)/25 = 1.1492; mean of the eight: 105.16279 (test_susun)."""
    docx = baca(write_docx(compose_document(Measurements(katalog), TW4)))
    rows = {
        row[0].split()[0]: row[3:8]
        for row in docx.tabel["Formulir Pengukuran Kinerja Triwulan IV Tahun 2024"]
    }
    ukur = ["20,00\ncontoh", "21,27", "106,35 %"]
    assert rows["IKU-01"] == [*ukur, "Sangat Tinggi", "✓ Tercapai"]
    assert rows["IKU-07"][:3] == ["25,00\ncontoh", "21,27", "114,92 %"]
    assert "8 indikator: 8 tercapai, 0 tidak tercapai, 0 belum dapat dinilai, 0 belum waktunya." in docx.teks


def test_ringkasan(pasangan: Pasangan) -> None:
    d, docx = pasangan
    r = d.ringkasan
    kepala, *isi = docx.tabel["Ringkasan menurut sasaran"]
    berbatas = r.berbatas is not None
    assert kepala[:7] == [
        "Sasaran",
        "Indikator",
        "Tercapai",
        "Tidak tercapai",
        "Belum dapat dinilai",
        "Belum waktunya",
        "Rata-rata tanpa batas",
    ]
    assert kepala[7:] == ([f"Rata-rata dengan batas {r.batas}"] if berbatas else [])
    for k, baris in zip(d.kelompok, isi, strict=True):
        s = k.ringkasan
        counts = [*map(str, (s.jumlah, s.tercapai, s.tidak_tercapai, s.belum_dinilai, s.belum_waktunya))]
        assert baris[0].startswith(f"{k.jenis.capitalize()} {k.kode}: {k.uraian}")
        assert baris[1:] == [*counts, s.rata_rata.teks, *([s.berbatas.teks] if s.berbatas else [])]
    counts = [f"{r.jumlah} indikator: {r.tercapai} tercapai", f"{r.tidak_tercapai} tidak tercapai"]
    counts += [f"{r.belum_dinilai} belum dapat dinilai", f"{r.belum_waktunya} belum waktunya"]
    sentence = [text for text in docx.alinea("BodyText") if text.startswith(counts[0])]
    assert len(sentence) == 1
    assert all(part in sentence[0] for part in counts)
    paired = f"{r.berbatas.teks if r.berbatas else ''} dengan batas"
    assert (paired in sentence[0]) is (r.batas_kantor and r.dihitung > 0)
    assert ("Rata-rata capaian" in sentence[0]) is (paired in sentence[0])


def test_predikat(pasangan: Pasangan) -> None:
    d, docx = pasangan
    steps = d.ringkasan.predikat
    assert docx.tabel["Jumlah indikator menurut predikat"] == [
        ["Predikat", *(f"{label} ({short})" for label, short, _ in steps)],
        ["Capaian", *(covers for _, covers in d.skala)],
        ["Jumlah indikator", *(str(count) for _, _, count in steps)],
    ]
    assert set(d.catatan_skala) <= set(docx.alinea("Kecil"))


def test_pembandingan(pasangan: Pasangan) -> None:
    d, docx = pasangan
    harapan, at = [], place_of_direction(d)
    for b, angka, arah, catatan in figures(d):
        cells = _teks(*angka)
        harapan.append([f"{b.kode} {b.nama}", b.satuan, *cells[:at], arah, *cells[at:]])
        harapan += [["", *[f"Catatan: {catatan}"] * (len(cells) + 2)]] if catatan else []
    heads = 2
    assert docx.tabel.get("Pembandingan realisasi", [[]] * heads)[heads:] == harapan
    assert bool(harapan) != ("Belum ada angka tahun lalu" in docx.teks)


def test_anggaran_dan_efisiensi(pasangan: Pasangan) -> None:
    d, docx = pasangan
    a = d.anggaran
    if a is None:
        assert f"Belum ada anggaran tahun {d.periode.tahun} yang tercatat." in docx.teks
        return
    uraian = "Program, kegiatan, dan sub kegiatan"
    atas, bawah, *isi = docx.tabel[f"Pagu, realisasi, dan serapan anggaran tahun {a.tahun}"]
    assert atas == ["Kode", uraian, "Pagu", *[f"s.d. {t}" for t in a.triwulan for _ in (1, 2)]]
    assert bawah == ["Kode", uraian, "Pagu", *["Realisasi", "Serapan"] * len(a.triwulan)]
    assert isi == [
        [
            b.kode,
            b.uraian,
            b.pagu.teks,
            *[f.teks for pair in zip(b.realisasi, b.serapan, strict=True) for f in pair],
        ]
        for b in (*a.baris, a.jumlah)
    ]
    assert docx.tabel.get("Efisiensi menurut sasaran", [])[1:] == [
        [f"{e.kode} {e.uraian}", *_teks(e.capaian, e.serapan, e.selisih), e.golongan, e.sisa.teks]
        for e in a.efisiensi
    ]
    assert set(a.catatan) <= set(docx.alinea("Kecil"))


def test_rencana_aksi(pasangan: Pasangan) -> None:
    d, docx = pasangan
    harapan = []
    for a in d.rencana_aksi:
        texts = [a.kode, a.kendala, a.penyebab, a.solusi, a.tindak_lanjut, a.target_perbaikan]
        harapan.append([*texts, a.penanggung_jawab, a.batas_waktu, a.anggaran.teks, a.tingkat, a.status])
        said = [f"Bukti tindak lanjut: {a.bukti}"] if a.bukti else []
        said += [f"Rekomendasi: {a.rekomendasi}"] if a.rekomendasi else []
        harapan += [["", *["\n".join(said)] * 10]] if said else []
    assert docx.tabel.get("Rencana aksi", [[]])[1:] == harapan


def test_tindak_lanjut_koreksi_dan_sop(pasangan: Pasangan) -> None:
    d, docx = pasangan
    assert docx.tabel.get("Tindak lanjut rencana aksi sebelumnya", [[]])[1:] == [
        [
            *(t.kode, t.asal, t.tindak_lanjut, t.penanggung_jawab),
            t.batas_waktu + ("\nlewat batas waktu" if t.lewat else ""),
            *(t.status_lalu, t.status, t.uraian),
            *([t.bukti or "–"] if any(one.bukti for one in d.tindak_lanjut) else []),
        ]
        for t in d.tindak_lanjut
    ]
    words = any(k.kode == "Naskah" for k in d.koreksi)  # of the demonstration's sentences, not of figures
    assert docx.tabel.get("Koreksi naskah" if words else "Koreksi angka", [[]])[1:] == [
        [k.kode, k.lama, k.baru, k.alasan, k.sumber, k.diputuskan_oleh, k.tanggal] for k in d.koreksi
    ]
    assert docx.tabel.get("Pelaksanaan SOP", [[]])[1:] == [
        [
            *(str(s.nomor), s.kegiatan, s.pelaksana, s.waktu_baku),
            *(s.oleh, s.waktu_nyata, s.lama, s.catatan or "–"),
        ]
        for s in (d.catatan_sop if recorded(d) else ())
    ]
    assert (NO_RECORD in docx.teks) is not recorded(d)


def test_analisis_dan_faktor(pasangan: Pasangan) -> None:
    d, docx = pasangan
    for k in d.kelompok:
        factors = [
            [
                f"{b.kode} {b.nama}",
                b.headline.capaian.teks,
                b.faktor_pendukung or "–",
                b.faktor_penghambat or "–",
            ]
            for b in k.baris
            if b.faktor_pendukung or b.faktor_penghambat
        ]
        assert docx.tabel.get(f"Faktor menurut indikator, {k.jenis} {k.kode}", [[]])[1:] == factors
        for _, text in k.analisis.bagian if k.analisis else ():
            assert set(text.split("\n\n")) <= set(docx.alinea("BodyText"))


def test_lampiran(pasangan: Pasangan) -> None:
    d, docx = pasangan
    names = [f"{entry.kode} {entry.nama}" for entry in d.kamus]
    cells = zip(names, dictionary_cells(d), strict=True)
    assert docx.tabel["Kamus indikator"][1:] == [[name, *cells] for name, cells in cells]
    shown = [line for cells, below in evidence_cells(d, "\n") for line in _with_below(cells, below)]
    assert docx.tabel.get("Daftar bukti", [[]])[1:] == shown
    for matrix in list(matrices(d))[-1:]:  # tables of one caption: the last is known by it
        assert docx.tabel["Rincian realisasi"][1:] == matrix


def _with_below(cells: list[str], below: str) -> Iterator[list[str]]:
    yield cells
    if below:
        yield ["", *[below] * (len(cells) - 1)]


def test_perubahan_target(katalog: Catalogue) -> None:
    """An original target that was changed says why, below the form."""
    docx = baca(write_docx(compose_document(Measurements(lengkap(katalog, 1)), TW4)))
    assert "Alasan perubahan target IKU-01: Disesuaikan dengan APBD Perubahan" in docx.alinea("Kecil")
