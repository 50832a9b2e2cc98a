"""Made-up portals: any number of offices, with every state that a page has to show."""

import datetime
from dataclasses import replace
from decimal import Decimal

from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_data import Parent, PortalData, PortalTables, Standing
from ukur.portal.portal_rows import (
    ApprovalRow,
    CheckRow,
    CorrectionRow,
    DeadlineRow,
    DocumentRow,
    FigureRow,
    OfficeRow,
    PlaceRow,
    PlanRow,
)

TW4_2025 = 2025 * 4 + 3
TODAY = datetime.date(2026, 2, 10)
DEADLINE = datetime.date(2026, 1, 31)
REASON = "register ditulis ulang: ujung yang ditegaskan tidak ada lagi di rantainya"


def office(nomor: int, **changes: object) -> OfficeRow:
    row = OfficeRow(
        kantor=f"18.08.2.{nomor:02}",
        nama=f"Dinas Nomor {nomor:02}",
        induk="18.08",
        urusan=("2.13",),
        alamat=f"https://dinas{nomor:02}.contoh.example/",
        mulai_ke=TW4_2025 - 7,
        sampai_ke=None,
        percontohan=False,
        keadaan=Standing.VERIFIED,
        sebab="",
        sejak=TODAY,
        lulus_terakhir=TODAY,
        awal="ab" * 32,
        ujung="cd" * 32,
        entri=8,
        program="0.7.0",
        terakhir_ke=TW4_2025,
        wilayah=None,
    )
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def document(of: OfficeRow, ke: int = TW4_2025, **changes: object) -> DocumentRow:
    row = DocumentRow(
        kantor=of.kantor,
        ke=ke,
        periode=str(numbered_quarter(ke)),
        versi=1,
        berlaku=True,
        terakhir=ke == of.terakhir_ke,
        folder=f"{numbered_quarter(ke)}/v1",
        judul=f"Pengukuran Kinerja {numbered_quarter(ke).title}",
        instansi=of.nama,
        tahap="ditandatangani",
        nomor=None,
        tanggal=datetime.date(2026, 1, 12),
        disahkan=datetime.date(2026, 1, 12),
        disahkan_menurut="situs-git",
        tenggat=None,
        tenggat_menurut=None,
        bentuk=5,
        sidik="ef" * 32,
        manifest="01" * 32,
        commit="c0ffee00" * 5,
        indikator=4,
        tercapai=2,
        tidak_tercapai=1,
        tanpa_capaian=1,
        rata_rata_teks="98,10 %",
        percontohan=of.percontohan,
    )
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def figure(of: DocumentRow, nomor: int, **changes: object) -> FigureRow:
    missed = nomor % 3 == 0
    row = FigureRow(
        kantor=of.kantor,
        ke=of.ke,
        periode=of.periode,
        versi=of.versi,
        berlaku=of.berlaku,
        percontohan=of.percontohan,
        bentuk=of.bentuk,
        indikator=f"IKU-{nomor:02}",
        acuan=f"REF.{nomor:02}" if nomor % 2 else None,
        nama=f"Persentase layanan nomor {nomor:02} yang selesai tepat waktu",
        unit=f"bidang-{nomor % 4}",
        sasaran="S-1",
        satuan="persen",
        desimal=2,
        polaritas="naik",
        rumus="naik@1",
        agregasi="posisi-akhir",
        lingkup="setahun",
        utama=True,
        target=Decimal("85.00"),
        target_teks="85,00",
        realisasi=Decimal("80.00") if missed else Decimal("87.50"),
        realisasi_teks="80,00" if missed else "87,50",
        capaian=Decimal("94.12") if missed else Decimal("102.94"),
        capaian_teks="94,12 %" if missed else "102,94 %",
        predikat="Tinggi" if missed else "Sangat Tinggi",
        status="tidak-tercapai" if missed else "tercapai",
        status_teks="Tidak tercapai" if missed else "Tercapai",
        arah="membaik",
        alasan="",
        dasar_target="Perjanjian Kinerja",
    )
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def place(of: DocumentRow, kode: str, value: str, **changes: object) -> PlaceRow:
    row = PlaceRow(
        of.kantor, of.ke, of.periode, of.versi, of.berlaku, of.percontohan, "IKU-01", kode,
        f"Kecamatan {kode[-2:]}", Decimal(value), value.replace(".", ","),
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def plan(of: DocumentRow, **changes: object) -> PlanRow:
    row = PlanRow(
        kantor=of.kantor,
        ke=of.ke,
        periode=of.periode,
        versi=of.versi,
        berlaku=of.berlaku,
        terakhir=of.terakhir,
        percontohan=of.percontohan,
        indikator="IKU-03",
        nomor=1,
        asal_ke=of.ke - 1,
        tindak_lanjut="Satu kelas tambahan bagi petugas",
        penanggung_jawab="Kepala Bidang Layanan",
        tenggat=datetime.date(2025, 12, 10),
        tingkat=None,
        status="sebagian-selesai",
        status_teks="sebagian selesai",
        ada_bukti=True,
    )
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def correction(of: DocumentRow, **changes: object) -> CorrectionRow:
    row = CorrectionRow(
        of.kantor, of.ke, of.periode, 2, of.percontohan, "IKU-02", "61", "66", "Berita acara terlambat",
        "Kepala Dinas", datetime.date(2026, 2, 2),
    )  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def approval(of: DocumentRow) -> ApprovalRow:
    return ApprovalRow(
        of.kantor, of.ke, of.periode, of.versi, "12", "kepala", "kepala-dinas", "2026-01-12T03:00:00+00:00",
        "c0ffee00" * 5, "situs-git",
    )  # fmt: skip


def check(of: OfficeRow, **changes: object) -> CheckRow:
    row = CheckRow(of.kantor, "2025-TW4/v1", "rantai", "LULUS", "8 entri berantai", TODAY, "0.7.0")
    return replace(row, **changes)  # type: ignore[arg-type] # any of its fields


def portal(
    tables: PortalTables, *, demonstration: bool = False, day: datetime.date | None = TODAY, name: str = ""
) -> PortalData:
    parents = (Parent("18.08", "Pemerintah Kabupaten Contoh", None),)
    return PortalData(name or "Portal Kinerja Kabupaten Contoh", None, demonstration, day, parents, tables)


REAL, SHOWN = office(1), office(2, percontohan=True, nama="Kantor Peragaan")
SILENT = office(3, keadaan=Standing.REFUSED, sebab=REASON, terakhir_ke=None, lulus_terakhir=None)


def three(demonstration: bool = False) -> PortalData:
    """A real office, a demonstration and one that never verified."""
    documents = (document(REAL), document(SHOWN))
    tables = PortalTables(
        kantor=(REAL, SHOWN, SILENT),
        dokumen=documents,
        figur=tuple(figure(one, nomor) for one in documents for nomor in range(1, 5)),
        rencana=tuple(map(plan, documents)),
        koreksi=tuple(map(correction, documents)),
        pemeriksaan=(check(REAL), check(SILENT, hasil="GAGAL", kalimat=REASON)),
    )
    return portal(tables, demonstration=demonstration)


def many(offices: int, indicators: int, quarters: int, calendar: bool = True) -> PortalData:
    """Return a portal of offices that all have the same indicators; some late, some without a document."""
    rows = [_in_some_state(nomor) for nomor in range(1, offices + 1)]
    documents = [
        document(
            one, ke, indikator=indicators,
            disahkan=datetime.date(2026, 2, 5) if nomor % 7 == 0 else datetime.date(2026, 1, 12),
        )
        for nomor, one in enumerate(rows, 1)
        for ke in range(TW4_2025 - quarters + 1, TW4_2025 + 1)
        if not (nomor % 10 == 0 and ke == TW4_2025) and one.keadaan in (Standing.VERIFIED, Standing.HELD)
    ]  # fmt: skip
    newest = [one for one in documents if one.ke == TW4_2025]
    deadline = DeadlineRow(TW4_2025, str(numbered_quarter(TW4_2025)), DEADLINE, "Surat edaran (karangan)")
    return portal(
        PortalTables(
            kantor=tuple(rows),
            tenggat=(deadline,) * calendar,
            dokumen=tuple(documents),
            figur=tuple(figure(one, nomor) for one in documents for nomor in range(1, indicators + 1)),
            rencana=tuple(plan(one) for one in newest),
            persetujuan=tuple(map(approval, newest)),
            koreksi=tuple(correction(one) for one in newest[::5]),
            pemeriksaan=tuple(check(one) for one in rows),
        )
    )


def _in_some_state(nomor: int) -> OfficeRow:
    if nomor % 13 == 0:
        return office(nomor, keadaan=Standing.REFUSED, sebab=REASON, lulus_terakhir=None, terakhir_ke=None)
    if nomor % 11 == 0:
        return office(nomor, keadaan=Standing.HELD, sebab="situsnya tidak menjawab")
    return office(nomor)
