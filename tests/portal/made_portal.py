"""Portals made by rule, so that each count of a roll-up can be reckoned by hand."""

import datetime
from decimal import Decimal

from ukur.portal.portal_data import PortalData, PortalTables, Standing
from ukur.portal.portal_rows import (
    CorrectionRow,
    DeadlineRow,
    DocumentRow,
    FigureRow,
    OfficeRow,
    PlaceRow,
    PlanRow,
)

Q = 2025 * 4 + 3  # 2025-TW4
DAY = datetime.date(2026, 3, 1)
DUE = datetime.date(2026, 1, 31)


def office(kode: str, parent: str, standing: Standing = Standing.VERIFIED) -> OfficeRow:
    return OfficeRow(
        kantor=kode,
        nama=f"Dinas {kode} <script>",
        induk=parent,
        urusan=("2.13",),
        alamat="https://contoh.example/",
        mulai_ke=Q - 3,
        sampai_ke=None,
        percontohan=False,
        keadaan=str(standing),
        sebab="",
        sejak=DAY,
        lulus_terakhir=DAY,
        awal=None,
        ujung=None,
        entri=1,
        program="uji",
        terakhir_ke=Q,
        wilayah=None,
    )


def document(
    kode: str, ke: int, signed: datetime.date, version: int = 1, *, demo: bool = False
) -> DocumentRow:
    return DocumentRow(
        kantor=kode,
        ke=ke,
        periode=f"{ke // 4}-TW{ke % 4 + 1}",
        versi=version,
        berlaku=True,
        terakhir=ke == Q,
        folder="f",
        judul="j",
        instansi="i",
        tahap="arsip",
        nomor=None,
        tanggal=signed,
        disahkan=signed,
        disahkan_menurut="situs-git",
        tenggat=DUE if ke == Q else None,
        tenggat_menurut="SE" if ke == Q else None,
        bentuk=5,
        sidik="0",
        manifest="0",
        commit="0",
        indikator=1,
        tercapai=1,
        tidak_tercapai=0,
        tanpa_capaian=0,
        rata_rata_teks="–",
        percontohan=demo,
    )


def figure(kode: str, ke: int, value: str | None, reached: str | None, **other: object) -> FigureRow:
    fields: dict[str, object] = {
        "kantor": kode,
        "ke": ke,
        "periode": f"{ke // 4}-TW{ke % 4 + 1}",
        "versi": 1,
        "berlaku": True,
        "percontohan": False,
        "bentuk": 5,
        "indikator": "IKU-01",
        "acuan": "AC-01",
        "nama": "Indikator",
        "unit": "dinas",
        "sasaran": "S1",
        "satuan": "persen",
        "desimal": 2,
        "polaritas": "naik",
        "rumus": "naik@1",
        "agregasi": "posisi-akhir",
        "lingkup": "setahun",
        "utama": True,
        "target": Decimal("80.00"),
        "target_teks": "80,00",
        "realisasi": None if value is None else Decimal(value),
        "realisasi_teks": value or "–",
        "capaian": None if reached is None else Decimal(reached),
        "capaian_teks": reached or "–",
        "predikat": None,
        "status": None if reached is None else "tercapai" if Decimal(reached) >= 100 else "tidak-tercapai",
        "status_teks": "",
        "arah": None if reached is None else "membaik",
        "alasan": "",
        "dasar_target": "Perjanjian Kinerja",
    }
    return FigureRow(**{**fields, **other})  # type: ignore[arg-type]


def place(kode: str, wilayah: str, value: str | None) -> PlaceRow:
    value_ = None if value is None else Decimal(value)
    return PlaceRow(kode, Q, "2025-TW4", 1, True, False, "IKU-01", wilayah, "Kecamatan", value_, value or "–")


def plan(kode: str, number: int, due: datetime.date | None, status: str | None) -> PlanRow:
    return PlanRow(
        kantor=kode,
        ke=Q,
        periode="2025-TW4",
        versi=1,
        berlaku=True,
        terakhir=True,
        percontohan=False,
        indikator="IKU-01",
        nomor=number,
        asal_ke=Q,
        tindak_lanjut="t",
        penanggung_jawab="p",
        tenggat=due,
        tingkat="sedang",
        status=status,
        status_teks=status or "–",
        ada_bukti=False,
    )


def correction(kode: str, day: datetime.date | None) -> CorrectionRow:
    return CorrectionRow(kode, Q - 1, "2025-TW3", 2, False, "IKU-01", "1", "2", "salah", "Kepala", day)


def portal(tables: PortalTables) -> PortalData:
    deadline = DeadlineRow(Q, "2025-TW4", DUE, "SE Bupati")
    data = PortalTables(
        **{**{n: getattr(tables, n) for n in tables.__dataclass_fields__}, "tenggat": (deadline,)}
    )
    return PortalData("Portal uji", None, False, DAY, (), data)


def many(count: int) -> PortalData:
    """Return a portal of many offices with ties, gaps, late ones, versions and words instead of figures."""
    offices, documents, figures, plans, corrections = [], [], [], [], []
    for n in range(count):
        kode = f"99.{n // 10:02d}.{n:03d}"
        standing = Standing.HELD if n % 9 == 4 else Standing.VERIFIED
        offices.append(office(kode, f"99.{n // 10:02d}", standing))
        for ke in range(Q - 4, Q + 1):
            if n % 7 == 3 and ke == Q:
                continue
            documents.append(document(kode, ke, DUE + datetime.timedelta(days=n % 5 - 3), demo=n % 11 == 6))
            for i in range(4):
                gap = (n + i) % 6 == 0
                value = None if gap else f"{(n * 7 + i * 13 + ke) % 97}.{n % 100:02d}"
                figures.append(
                    figure(
                        kode,
                        ke,
                        value,
                        None if value is None else f"{(n * 5 + i) % 40 + 80}.50",
                        indikator=f"IKU-{i:02d}",
                        acuan=None if i == 3 else f"AC-{i:02d}",
                        polaritas=("naik", "turun", "tepat", None)[i],
                        percontohan=n % 11 == 6,
                        arah=(None, "membaik", "tetap", "memburuk")[(n + i) % 4],
                    )
                )
        plans += [
            plan(
                kode,
                i,
                DAY + datetime.timedelta(days=(n + i) % 5 - 2),
                ("selesai", "belum-ditangani", None)[i],
            )
            for i in range(3)
        ]
        corrections += [correction(kode, DAY if n % 2 else None)] * (n % 4 == 0)
    return portal(
        PortalTables(
            kantor=tuple(offices),
            dokumen=tuple(documents),
            figur=tuple(figures),
            rencana=tuple(plans),
            koreksi=tuple(corrections),
        )
    )
