"""What counts as evidence for each criterion; every expectation is reasoned from the office's records."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.baris import ganti_baris
from tests.lengkap import TW3, TW4, lengkap

from ukur.document.bukti_dukung import (
    ApprovalEvidence,
    ArsipBukti,
    BuktiKind,
    CoverageMaterial,
    EvidencePlace,
    ShownCriterion,
    StatusBukti,
)
from ukur.document.composition import compose_document
from ukur.document.coverage import lke_coverage, status_sentence
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownBukti
from ukur.document.figure import Figure
from ukur.document.sections import ShownEfisiensi
from ukur.measure.measurements import Measurements
from ukur.model.bukti import Bukti
from ukur.model.catalogue import Catalogue
from ukur.model.dated_unit import DatedUnit, UnitPada
from ukur.model.instansi import Instansi, Unit
from ukur.model.lke_list import DaftarLke
from ukur.model.periode import Periode
from ukur.model.sop import Kewenangan, Tahap
from ukur.model.tata_usaha import BuktiLke, Perintah, Rapat

ADA, SEBAGIAN, BELUM = StatusBukti.ADA, StatusBukti.SEBAGIAN, StatusBukti.BELUM
ALAMAT = {BuktiKind.SITUS, BuktiKind.REPOSITORI}
TERTULIS = {
    kind: (EvidencePlace(kind, f"{kind}.csv", "ab" * 32),) for kind in BuktiKind if kind not in ALAMAT
}
BERALAMAT = TERTULIS | {kind: (EvidencePlace(kind, f"https://{kind}.example/"),) for kind in ALAMAT}
SETUJU = ApprovalEvidence(
    ("Kepala Dinas",), "akun-kepala", "13 Januari 2025 pukul 10.00 WIB", "#7", "cd" * 32
)
STAF = replace(SETUJU, peran=("Staf",), akun="akun-staf")
ARSIP = ArsipBukti("2024-TW4/v1", "c0ffee00" * 5, (STAF, SETUJU))
Ubah = Callable[[CoverageMaterial], CoverageMaterial]


def bahan(katalog: Catalogue, arsip: ArsipBukti | None = None, beralamat: bool = False) -> CoverageMaterial:
    dokumen = compose_document(Measurements(katalog), TW4)
    return CoverageMaterial(katalog, dokumen, BERALAMAT if beralamat else TERTULIS, arsip)


def kriteria(material: CoverageMaterial) -> dict[str, ShownCriterion]:
    return {item.kode: item for item in lke_coverage(material)}


# The demonstration: TW4 only, every figure yearly and reached, one unit, sample targets, no budget, no record
# of steps, no address; the SOP's own text lacks a number and names an SOP that is not here.
PERAGAAN = {
    **{"2.a.1": SEBAGIAN, "2.a.2": ADA, "2.a.3": SEBAGIAN},
    **{"2.b.1": BELUM, "2.b.2": ADA, "2.b.3": SEBAGIAN, "2.b.4": SEBAGIAN, "2.b.5": SEBAGIAN},
    **{"2.b.6": SEBAGIAN, "2.b.7": SEBAGIAN},
    **{f"2.c.{number}": BELUM for number in range(1, 11)},
}
# In full use: plans with advice and follow-up with evidence (2.c.6), a budget for both sasaran, whose
# efficiency is not judged for their targets were missed (2.c.8); one figure is missing and one not released
# (2.b.2), TW1 and TW2 have no document (2.b.4).
PENUH = PERAGAAN | {
    **{"2.b.1": SEBAGIAN, "2.b.2": SEBAGIAN},
    **{"2.c.4": SEBAGIAN, "2.c.5": SEBAGIAN, "2.c.6": ADA, "2.c.7": SEBAGIAN, "2.c.8": SEBAGIAN},
    # minutes of a meeting answer the first of its two lacks, the evidence from outside the other
    "2.c.9": ADA,
}
# Filed and with addresses: what the archive and the site themselves show.
DIARSIPKAN = PENUH | {"2.b.6": ADA, "2.b.7": ADA}


@pytest.mark.parametrize(
    ("susunan", "arsip", "beralamat", "status"),
    [
        pytest.param(lambda k: k, None, False, PERAGAAN, id="kantor peragaan, belum diarsipkan"),
        pytest.param(lengkap, None, False, PENUH, id="kantor lengkap, belum diarsipkan"),
        pytest.param(lengkap, ARSIP, True, DIARSIPKAN, id="kantor lengkap, diarsipkan dan beralamat"),
    ],
)
def test_status_of_every_criterion(
    susunan: Callable[[Catalogue], Catalogue],
    arsip: ArsipBukti | None,
    beralamat: bool,
    status: dict[str, StatusBukti],
    katalog: Catalogue,
) -> None:
    found = kriteria(bahan(susunan(katalog), arsip, beralamat))
    assert {kode: item.status for kode, item in found.items()} == status


def test_the_counts_in_words(katalog: Catalogue) -> None:
    """From the table above: 2 ada (2.a.2, 2.b.2), 7 sebagian, 11 belum."""
    found = lke_coverage(bahan(katalog))
    assert status_sentence(found) == "20 kriteria: 2 ada, 7 sebagian, 11 belum"


def dok(**ubah: Any) -> Ubah:
    return lambda b: replace(b, dokumen=replace(b.dokumen, **ubah))


def kamus(**ubah: Any) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        first, *rest = b.dokumen.kamus
        return replace(b, dokumen=replace(b.dokumen, kamus=(replace(first, **ubah), *rest)))

    return change


def baris(ubah: Callable[[IndikatorRow], IndikatorRow]) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        groups = tuple(replace(g, baris=tuple(map(ubah, g.baris))) for g in b.dokumen.kelompok)
        return replace(b, dokumen=replace(b.dokumen, kelompok=groups))

    return change


def terlapor(row: IndikatorRow) -> IndikatorRow:
    return ganti_baris(row, status="Tercapai", kode_status="tercapai")


def berbukti(tautan: str | None) -> Callable[[IndikatorRow], IndikatorRow]:
    item = ShownBukti("Laporan", tautan, None, None)
    return lambda row: replace(row, struk=replace(row.struk, bukti=(item,)))


def tanpa_saran(row: IndikatorRow) -> IndikatorRow:
    return replace(row, rencana_aksi=tuple(replace(plan, rekomendasi="") for plan in row.rencana_aksi))


def tercatat(b: CoverageMaterial) -> CoverageMaterial:
    rows = tuple(replace(row, oleh="Kepala Dinas") for row in b.dokumen.catatan_sop)
    return dok(catatan_sop=rows)(b)


def tahap(b: CoverageMaterial, tw2: Tahap) -> CoverageMaterial:
    model = b.katalog.dokumen[TW4]
    others = {Periode(2024, 1): model, Periode(2024, 2): model.model_copy(update={"tahap": tw2})}
    return replace(b, katalog=replace(b.katalog, dokumen={**b.katalog.dokumen, **others}))


def dua_unit(b: CoverageMaterial, formulir: bool) -> CoverageMaterial:
    """The first indicator belongs to a second unit, which has handed in its form or not."""
    katalog = b.katalog
    office = katalog.instansi.model_copy(
        update={"unit": {**katalog.instansi.unit, "bidang": Unit(nama="Bidang Uji", induk="dinas")}}
    )
    assert isinstance(office, Instansi)
    items = {
        **katalog.indikator,
        "IKU-01": katalog.indikator["IKU-01"].model_copy(
            update={"unit": DatedUnit((UnitPada(unit="bidang"),))}
        ),
    }
    forms = katalog.formulir[TW4]
    if formulir:
        forms = {**forms, "bidang": forms["dinas"].model_copy(update={"unit": "bidang"})}
    changed = replace(katalog, instansi=office, indikator=items, formulir={**katalog.formulir, TW4: forms})
    return replace(b, katalog=changed)


def lanjut(**ubah: Any) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        first, *rest = b.dokumen.tindak_lanjut
        return dok(tindak_lanjut=(replace(first, **ubah), *rest))(b)

    return change


def anggaran(**ubah: Any) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        assert b.dokumen.anggaran
        return dok(anggaran=replace(b.dokumen.anggaran, **ubah))(b)

    return change


BELUM_DINILAI = "Efisiensi belum dinilai: SS-1, SS-2; sebabnya di bagian anggaran"
NOL = Figure("0", Decimal(0))


def boros(b: CoverageMaterial) -> CoverageMaterial:
    rows = (ShownEfisiensi(g.kode, g.uraian, NOL, NOL, NOL, "tidak efisien", NOL) for g in b.dokumen.kelompok)
    return anggaran(efisiensi=tuple(rows))(b)


def sop(**ubah: Any) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        who = b.katalog.sop.identitas.model_copy(update=ubah)
        policy = b.katalog.sop.model_copy(update={"identitas": who, "catatan": {}})
        return replace(b, katalog=replace(b.katalog, sop=policy))

    return change


def arsip(*setuju: ApprovalEvidence) -> Ubah:
    return lambda b: replace(b, arsip=replace(ARSIP, setuju=setuju))


def semua(*ubah: Ubah) -> Ubah:
    def change(b: CoverageMaterial) -> CoverageMaterial:
        for one in ubah:
            b = one(b)
        return b

    return change


NASKAH = "Naskah SOP yang ditandatangani (pindaian); Ukur hanya memuat salinan isinya"
HANYA_SATU = (
    "Pemantauan antarunit: hanya satu unit yang mengisi, jadi pemantauan tiap level atas unit di bawahnya "
    "belum dapat ditunjukkan"
)
PERUBAHAN = [
    pytest.param(
        "2.a.1", sop(nomor="050/1/UK/2022", keterkaitan=()), SEBAGIAN, [NASKAH], id="SOP bernomor lengkap"
    ),
    pytest.param(
        "2.a.1",
        sop(nomor="050/ /UK", keterkaitan=("SOP Pengumpulan Data X", "SOP Lain")),
        SEBAGIAN,
        [
            NASKAH,
            "Nomor SOP yang lengkap; tercatat '050/ /UK'",
            "Naskah SOP Pengumpulan Data X, yang disebut SOP ini",
        ],
        id="SOP tanpa nomor urut, menyebut SOP pengumpulan data",
    ),
    pytest.param(
        "2.a.2",
        kamus(definisi=" "),
        SEBAGIAN,
        ["Definisi operasional atau cara mengukur: IKU-01"],
        id="satu indikator tanpa definisi",
    ),
    pytest.param(
        "2.a.2",
        kamus(cara_pengukuran="–"),
        SEBAGIAN,
        ["Definisi operasional atau cara mengukur: IKU-01"],
        id="satu indikator tanpa cara mengukur",
    ),
    pytest.param(
        "2.a.2", dok(kamus=()), BELUM, ["Indikator yang diukur pada dokumen ini"], id="tanpa indikator"
    ),
    pytest.param("2.b.1", semua(arsip(STAF, SETUJU), tercatat), ADA, [], id="disetujui dan tercatat"),
    pytest.param(
        "2.b.1",
        semua(arsip(STAF), tercatat),
        SEBAGIAN,
        ["Persetujuan Kepala Dinas dalam rekam persetujuan"],
        id="arsip tanpa persetujuan Kepala",
    ),
    pytest.param(
        "2.b.1",
        semua(arsip(SETUJU), tercatat, dok(percontohan=True)),
        SEBAGIAN,
        ["Persetujuan pejabat yang sebenarnya: yang tercatat diberikan akun peragaan"],
        id="persetujuan peragaan bukan persetujuan pejabat",
    ),
    pytest.param(
        "2.b.1",
        semua(arsip(SETUJU), tercatat, baris(tanpa_saran)),
        SEBAGIAN,
        ["Rekomendasi pimpinan atas rencana aksi: IKU-02, IKU-06, IKU-07, IKU-09"],
        id="rencana aksi tanpa rekomendasi",
    ),
    pytest.param("2.b.2", baris(terlapor), ADA, [], id="semua realisasi terisi"),
    pytest.param("2.b.3", baris(berbukti("https://a.example/")), ADA, [], id="semua realisasi berbukti"),
    pytest.param("2.b.4", lambda b: tahap(b, Tahap.DITANDATANGANI), ADA, [], id="empat triwulan disahkan"),
    pytest.param(
        "2.b.4",
        lambda b: tahap(b, Tahap.KONSEP),
        SEBAGIAN,
        ["Pengesahan dokumen Triwulan II Tahun 2024 (tahap konsep)"],
        id="satu triwulan masih konsep",
    ),
    pytest.param("2.b.5", arsip(SETUJU), SEBAGIAN, [HANYA_SATU], id="satu unit saja"),
    pytest.param(
        "2.b.5", semua(arsip(SETUJU), lambda b: dua_unit(b, True)), ADA, [], id="dua unit, keduanya mengisi"
    ),
    pytest.param(
        "2.b.5",
        semua(arsip(SETUJU), lambda b: dua_unit(b, False)),
        SEBAGIAN,
        ["Formulir unit: Bidang Uji", HANYA_SATU],
        id="dua unit, satu tidak mengisi",
    ),
    pytest.param(
        "2.c.6",
        lanjut(status="belum dilaporkan", bukti=None),
        SEBAGIAN,
        ["Laporan tindak lanjut rencana aksi: IKU-02"],
        id="satu rencana belum dilaporkan",
    ),
    pytest.param(
        "2.c.6",
        lanjut(bukti=None),
        SEBAGIAN,
        ["Bukti tindak lanjut rencana aksi: IKU-02"],
        id="satu tindak lanjut tanpa bukti",
    ),
    pytest.param(
        "2.c.6",
        dok(tindak_lanjut=()),
        SEBAGIAN,
        ["Laporan tindak lanjut; baru dapat ada pada dokumen periode berikutnya"],
        id="rencana baru, belum ada laporan",
    ),
    pytest.param(
        "2.c.8",
        anggaran(contoh=True),
        SEBAGIAN,
        [BELUM_DINILAI, "Angka anggaran resmi; yang tercatat hanya contoh"],
        id="anggaran contoh",
    ),
    pytest.param(
        "2.c.8",
        anggaran(efisiensi=()),
        SEBAGIAN,
        [BELUM_DINILAI],
        id="efisiensi tidak dinilai",
    ),
    pytest.param(
        "2.c.8",
        boros,
        SEBAGIAN,
        ["Efisiensi: menurut hitungan belum ada sasaran yang efisien"],
        id="tidak ada yang efisien",
    ),
    pytest.param(
        "2.c.8", dok(anggaran=None), BELUM, ["Pagu dan realisasi anggaran tahun 2024"], id="tanpa anggaran"
    ),
]


@pytest.mark.parametrize(("kode", "ubah", "status", "kurang"), PERUBAHAN)
def test_what_a_change_makes_of_a_criterion(
    kode: str, ubah: Ubah, status: StatusBukti, kurang: list[str], katalog: Catalogue
) -> None:
    """The office in full use with one thing changed; who can supply it is always said."""
    item = kriteria(ubah(bahan(lengkap(katalog))))[kode]
    assert (item.status, [one.uraian for one in item.kurang]) == (status, kurang)
    assert all(one.oleh for one in item.kurang)


@pytest.mark.parametrize(
    ("kode", "kurang"),
    [
        pytest.param("2.b.2", "Realisasi: IKU-10, IKU-11", id="belum dilaporkan dan belum rilis"),
        pytest.param("2.b.3", "Bukti realisasi: IKU-10", id="tanpa bukti"),
        pytest.param("2.b.4", "Dokumen pengukuran Triwulan I Tahun 2024", id="triwulan tanpa dokumen"),
    ],
)
def test_what_is_missing_is_named(kode: str, kurang: str, katalog: Catalogue) -> None:
    assert kurang in [one.uraian for one in kriteria(bahan(lengkap(katalog)))[kode].kurang]


def test_evidence_that_leads_nowhere_is_missing(katalog: Catalogue) -> None:
    item = kriteria(baris(berbukti(None))(bahan(lengkap(katalog, jumlah=2))))["2.b.3"]
    assert [one.uraian for one in item.kurang] == [
        "Tautan atau tempat simpan bukti realisasi: IKU-01, IKU-02"
    ]


def test_nothing_is_shown_that_lies_nowhere(katalog: Catalogue) -> None:
    """Without any file, page or place there is no evidence, whatever the records say."""
    office = lengkap(katalog)
    bare = office.dokumen[TW4].model_copy(update={"perintah": None, "rapat": (), "bukti_lke": ()})
    material = replace(bahan(office), letak={}, catatan=bare)
    assert {item.status for item in lke_coverage(material)} == {BELUM}


def test_an_office_without_indicators(katalog: Catalogue) -> None:
    empty: DokumenPengukuran = compose_document(Measurements(lengkap(katalog, jumlah=0)), TW4)
    found = kriteria(CoverageMaterial(lengkap(katalog, jumlah=0), empty, TERTULIS))
    assert {found[kode].status for kode in ("2.a.2", "2.b.2", "2.b.3", "2.c.6")} == {BELUM}


def test_efficiency_counts_once_it_is_judged(katalog: Catalogue) -> None:
    """One indicator that reached its target: judged in TW4; before the year's end nothing counts."""
    office = lengkap(katalog, jumlah=1)
    early, late = (
        kriteria(CoverageMaterial(office, compose_document(Measurements(office), periode), TERTULIS))["2.c.8"]
        for periode in (TW3, TW4)
    )
    assert (early.status, early.bukti) == (BELUM, ())
    assert [lacking.uraian for lacking in early.kurang] == [
        "Efisiensi: dinilai pada akhir tahun, pada dokumen triwulan IV 2024"
    ]
    assert late.status is ADA
    assert [evidence.keterangan for evidence in late.bukti] == [
        "Pagu, realisasi, dan serapan anggaran tahun 2024",
        "Capaian dibandingkan serapan tiap sasaran: SS-1 efisien",
    ]


def test_who_supplies_it_is_called_as_the_office_calls_them(katalog: Catalogue) -> None:
    """An office with guards of its own reads its own names; one without reads what it always read."""
    usual = {item.oleh for row in lke_coverage(bahan(katalog)) for item in row.kurang}
    assert {"Sekretaris", "Staf"} <= usual
    guards = Kewenangan(target=("tim-sakip",), acuan=("fungsional-perencana",), arsip=("sekretaris",))
    own = replace(katalog, sop=katalog.sop.model_copy(update={"kewenangan": guards}))
    told = {item.oleh for row in lke_coverage(bahan(own)) for item in row.kurang}
    assert "Staf" not in told
    assert {"Fungsional Perencana", "Sekretaris", "Tim SAKIP"} <= told


LUAR = {"nama": "Notula rapat pimpinan", "tautan": "https://contoh.example/notula"}


def dari_luar(katalog: Catalogue, *kriteria_: str, **catatan: Any) -> CoverageMaterial:
    """The demonstration with evidence from outside for criteria; once for each time that one is named."""
    rows = tuple(BuktiLke(kriteria=kode, **LUAR) for kode in kriteria_)
    record = katalog.dokumen[TW4].model_copy(update={"bukti_lke": rows, **catatan})
    return replace(bahan(katalog), catatan=record)


@pytest.mark.parametrize(
    ("disebut", "kode", "status", "kurang"),
    [
        pytest.param((), "2.c.1", BELUM, 1, id="tanpa bukti dari luar"),
        pytest.param(("2.c.1",), "2.c.1", ADA, 0, id="satu untuk satu yang kurang"),
        pytest.param(("2.c.2",), "2.c.1", BELUM, 1, id="untuk kriteria lain"),
        pytest.param(("2.c.10",), "2.c.10", SEBAGIAN, 2, id="satu untuk dua yang kurang"),
        pytest.param(("2.c.10", "2.c.10"), "2.c.10", ADA, 0, id="dua untuk dua yang kurang"),
        # what is missing from the data itself no letter supplies: the budget of the year
        pytest.param(("2.c.8",), "2.c.8", SEBAGIAN, 1, id="data yang kurang tetap kurang"),
    ],
)
def test_evidence_from_outside(
    disebut: tuple[str, ...], kode: str, status: StatusBukti, kurang: int, katalog: Catalogue
) -> None:
    found = kriteria(dari_luar(katalog, *disebut))[kode]
    assert (found.status, len(found.kurang)) == (status, kurang)


def test_a_meeting_without_minutes_is_no_evidence(katalog: Catalogue) -> None:
    """2.c.9 asks for invitation, attendance and notes: a date alone shows none of them."""
    held = Rapat.model_validate({"tanggal": "2025-01-09", "hadir": ["Sekretaris"]})
    minutes = held.model_copy(update={"berita_acara": Bukti(nama="BA", lokasi_arsip="Lemari 2")})
    bare, told = (kriteria(dari_luar(katalog, rapat=(row,)))["2.c.9"] for row in (held, minutes))
    assert (bare.status, len(bare.kurang)) == (BELUM, 2)
    assert (told.status, len(told.kurang)) == (SEBAGIAN, 1)
    assert [(row.nama, row.tujuan) for row in told.bukti] == [("BA", "")]
    assert told.bukti[0].keterangan == "rapat 9 Januari 2025, dihadiri Sekretaris, disimpan di Lemari 2"


def test_the_order_is_evidence_of_leadership(katalog: Catalogue) -> None:
    order = Perintah.model_validate({"nomor": "12", "tanggal": "2025-01-02", "batas_waktu": "2025-01-09"})
    found = kriteria(dari_luar(katalog, perintah=order))["2.b.1"]
    assert found.status is SEBAGIAN
    assert found.bukti[0].keterangan == "nomor 12, 2 Januari 2025, batas waktu 9 Januari 2025"


LKE_SENDIRI = {
    "nama": "LKE Inspektorat Contoh",
    "sumber": "Karangan",
    "berlaku_mulai": "2024-12-31",
    "bobot": "30",
    "bagian": [
        {
            **{"kode": "B1", "nama": "Pemenuhan", "bobot": "30"},
            "kriteria": [
                {"kode": "B1.1", "uraian": "Definisi ada", "padanan": "2.a.2"},
                {"kode": "2.c.1", "uraian": "Kriteria setempat, kodenya kebetulan sama"},
                {"kode": "B1.2", "uraian": "Efisiensi", "padanan": "2.c.8"},
            ],
        }
    ],
}


def daftar(**ubah: Any) -> DaftarLke:
    return DaftarLke.model_validate({"lke": [LKE_SENDIRI | ubah]})


def test_the_evaluators_own_criteria(katalog: Catalogue) -> None:
    """2.a.2 is ``ada`` and 2.c.8 ``belum`` above; a code that is the same by chance is no counterpart."""
    own = replace(katalog, lke=daftar())
    found = lke_coverage(bahan(own))
    assert status_sentence(found) == "3 kriteria: 1 ada, 0 sebagian, 2 belum"
    assert [(item.kode, item.bagian, item.status) for item in found] == [
        ("B1.1", "B1", ADA),
        ("2.c.1", "B1", BELUM),
        ("B1.2", "B1", BELUM),
    ]
    [missing] = found[1].kurang
    assert "bukti_lke" in missing.uraian
    told = kriteria(dari_luar(own, "2.c.1"))["2.c.1"]
    assert (told.status, told.kurang) == (ADA, ())


@pytest.mark.parametrize(
    ("mulai", "kini", "diarsipkan", "jumlah"),
    [
        pytest.param("2024-12-31", True, None, 3, id="berlaku pada akhir triwulan"),
        pytest.param("2025-01-01", True, None, 20, id="baru berlaku sehari sesudahnya"),
        pytest.param("2024-12-31", False, True, 3, id="diarsipkan dengan daftarnya, kini tanpa"),
        pytest.param("2024-12-31", True, False, 20, id="diarsipkan tanpa daftar, kini dengan"),
    ],
)
def test_a_document_keeps_the_criteria_of_its_time(
    mulai: str, kini: bool, diarsipkan: bool | None, jumlah: int, katalog: Catalogue
) -> None:
    lists = {True: daftar(berlaku_mulai=mulai), False: DaftarLke()}
    filed = None if diarsipkan is None else replace(ARSIP, lke=lists[diarsipkan])
    assert len(lke_coverage(bahan(replace(katalog, lke=lists[kini]), filed))) == jumlah
