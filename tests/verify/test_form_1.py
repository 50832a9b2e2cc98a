"""What was filed as ``ukur/dokumen/1`` is read, measured and verified by its own rules, for ever."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.archive.arsip_lama import SITUS, TW2, arsip_lama, data_triwulanan
from tests.archive.arsip_uji import KINI, Arsip, Kunci, terukur, tulis_ulang
from tests.lengkap import TW3, TW4, lengkap

from ukur.archive.canonical import canonical_file
from ukur.archive.differences import find_differences
from ukur.archive.frozen import DOKUMEN, as_filed, freeze, thaw, thaw_form
from ukur.archive.recomposition import compose_again
from ukur.commands.data.machine import outside
from ukur.document.composition import compose_document
from ukur.document.document_value import IndikatorRow
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.verify.outcome import CheckResult, CheckStatus
from ukur.verify.verification import Options, verify_archive

LAMA = "2025-TW2/v1"
ANGKA = (
    *("target_triwulan", "realisasi_triwulan", "capaian_triwulan"),
    *("target_sampai", "realisasi_sampai", "capaian_sampai", "target_tahun", "capaian_tahun", "capaian"),
)
HITUNGAN = ("hitungan_triwulan", "hitungan_sampai", "hitungan_tahun")


@pytest.fixture(scope="module")
def lama(kunci_akun: Kunci) -> Arsip:
    """TW2 of 2025 as an older program filed it: the quarter is blank, and TW1's 25,00 was carried on."""
    return arsip_lama(kunci_akun, data_triwulanan(), TW2)


def periksa(arsip: Arsip) -> tuple[CheckResult, ...]:
    return verify_archive(arsip, Options(replace(outside(KINI), printing=None), LAMA))


def baris(arsip: Arsip) -> Any:
    [row] = json.loads(arsip[f"{LAMA}/{DOKUMEN}"])["dokumen"]["kelompok"][0]["baris"]
    return row


def test_yang_terbawa_tetap_sah(lama: Arsip) -> None:
    """25 of TW1's 20 was 125 percent, reached, in TW2 too: so it was signed, and so it verifies."""
    row = baris(lama)
    assert (row["realisasi_sampai"]["teks"], row["capaian"]["teks"], row["status"]) == (
        *("25,00", "125,00 %"),
        "Tercapai",
    )
    assert [item for item in periksa(lama) if item.status is CheckStatus.GAGAL] == []


def test_dokumen_baru_mengikuti_aturan_baru() -> None:
    """The same data today: no figure of TW2, no status, outside the counts."""
    document = compose_document(terukur(data_triwulanan()), TW2)
    row = next(row for row in document.baris if row.kode == "IKU-09")
    main = row.headline
    assert (main.realisasi.teks, main.realisasi.nilai) == ("25,00 (s.d. TW I)", None)
    assert (main.target.teks, main.capaian.teks, main.kode_status) == (
        *("40,00", "belum ada data"),
        "belum-ada-data",
    )
    assert (document.ringkasan.dihitung, document.ringkasan.rata_rata.teks) == (0, "–")
    assert document.perhatian == ()


def _ubah(lama: Arsip, ganti: Callable[[Any], None]) -> Arsip:
    def forge(files: Arsip) -> None:
        data = json.loads(files[DOKUMEN])
        ganti(data["dokumen"])
        files[DOKUMEN] = canonical_file(data)

    return tulis_ulang(lama, LAMA, forge)


def _baris(name: str, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        row = document["kelompok"][0]["baris"][0]
        assert row[name] != value
        row[name] = value

    return change


def _ringkasan(name: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document["ringkasan"][name] += 1

    return change


PALSU: dict[str, Callable[[Any], None]] = {
    **{name: _baris(name, {"teks": "99,00", "nilai": "99.00"}) for name in ANGKA},
    **{name: _baris(name, {"rumus": "naik@1", "target": "20.00", "realisasi": "99.00"}) for name in HITUNGAN},
    "predikat": _baris("predikat", "Rendah"),
    "singkatan": _baris("singkatan", "R"),
    "tercapai": _baris("tercapai", False),
    "status": _baris("status", "Tidak tercapai"),
    **{f"ringkasan {n}": _ringkasan(n) for n in ("jumlah", "dihitung", "tercapai", "tidak_tercapai")},
}


@pytest.mark.parametrize("nama", list(PALSU))
def test_satu_angka_diubah(nama: str, lama: Arsip) -> None:
    """Every hash fits; the figure does not come out again, or the bytes are no document."""
    failed = [item for item in periksa(_ubah(lama, PALSU[nama])) if item.status is CheckStatus.GAGAL]
    assert {item.name for item in failed} & {"hitungan", "dokumen"}


@pytest.mark.parametrize("periode", [TW3, TW4], ids=str)
def test_bolak_balik(katalog: Catalogue, periode: Any) -> None:
    """Freezing and thawing give the value again; form 1 up and down again the same bytes."""
    office = lengkap(katalog)
    document = compose_document(Measurements(office), periode, site=SITUS)
    assert thaw_form(freeze(document)) == (document, CURRENT)
    first = compose_again(office, periode, Edition.FIRST, SITUS)
    raw = freeze(first, Edition.FIRST)
    assert b'"ukur/dokumen/1"' in raw
    assert thaw_form(raw) == (first, Edition.FIRST)
    assert freeze(thaw(raw), Edition.FIRST) == raw
    assert as_filed(first, Edition.FIRST) == first


def _di(document: Any, *path: Any) -> Any:
    for key in path:
        document = document[key]
    return document


@pytest.mark.parametrize("edisi", list(Edition))
@pytest.mark.parametrize(
    "tempat",
    [(), ("ringkasan",), ("kelompok", 0), ("kelompok", 0, "baris", 0), ("kelompok", 0, "baris", 0, "struk")],
    ids=lambda path: ".".join(map(str, path)) or "dokumen",
)
def test_isian_tak_dikenal_ditolak(katalog: Catalogue, edisi: Edition, tempat: tuple[Any, ...]) -> None:
    raw = freeze(compose_again(lengkap(katalog, 2), TW4, edisi, SITUS), edisi)
    data = json.loads(raw)
    _di(data["dokumen"], *tempat)["selundupan"] = "x"
    with pytest.raises(UkurError):
        thaw(canonical_file(data))


@pytest.mark.parametrize("nama", ["setahun", "lingkup", "rumus", "unit"])
def test_isian_bentuk_dua_di_bentuk_satu_ditolak(katalog: Catalogue, nama: str) -> None:
    """What form 1 did not hold cannot be smuggled into it."""
    office = lengkap(katalog, 2)
    data = json.loads(freeze(compose_again(office, TW4, Edition.FIRST, SITUS), Edition.FIRST))
    row = data["dokumen"]["kelompok"][0]["baris"][0]
    row[nama] = json.loads(freeze(compose_document(Measurements(office), TW4)))["dokumen"]["kelompok"][0][
        "baris"
    ][0][nama]
    with pytest.raises(UkurError):
        thaw(canonical_file(data))


def test_lingkup_dan_status_adalah_angka(katalog: Catalogue) -> None:
    """A form 2 that calls the year's figure the quarter's is no other wording: it is another figure."""
    office = lengkap(katalog, 2)
    document = compose_document(Measurements(office), TW4)

    def other(row: IndikatorRow) -> IndikatorRow:
        return replace(row, setahun=replace(row.setahun, judul="TW IV"))

    group = document.kelompok[0]
    forged = replace(group, baris=(other(group.baris[0]), *group.baris[1:]))
    found = find_differences(replace(document, kelompok=(forged, *document.kelompok[1:])), document)
    assert [(item.tempat, item.angka) for item in found] == [("IKU-01 setahun.judul", True)]
