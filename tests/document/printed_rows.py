"""What paper prints of a document since edition 5, worked out a second way for the tests of PDF and DOCX."""

import re
from collections.abc import Callable, Iterator

from ukur.document.document_value import DokumenPengukuran, IndikatorRow, KamusRow, ShownBukti
from ukur.document.figure import Figure

SIGNS = {True: "✓", False: "✗", None: "○"}
YEAR_VALUES = {
    "jumlah": "jumlah nilai semua triwulan",
    "rata-rata": "rata-rata nilai triwulan",
    "posisi-akhir": "nilai triwulan terakhir",
    "maksimum": "nilai triwulan tertinggi",
    "kumulatif": "nilai triwulan terakhir, sebab isian sudah kumulatif",
}


def shown_spans(d: DokumenPengukuran) -> list[str]:
    """The figures with columns of their own: one that repeats the figure before it in every row has none."""

    def texts(name: str) -> list[tuple[str, str, str]]:
        figures = [getattr(row, name) for row in d.baris]
        return [(item.target.teks, item.realisasi.teks, item.capaian.teks) for item in figures]

    shown = ["triwulan"]
    shown += ["sampai"] if texts("sampai") != texts("triwulan") else []
    return shown + (["setahun"] if texts("setahun") != texts("sampai") else [])


def form_figures(d: DokumenPengukuran, row: IndikatorRow, target: Callable[[Figure], str]) -> Iterator[str]:
    """The cells of figures of a row."""
    for name in shown_spans(d):
        figure = getattr(row, name)
        yield target(figure.target)
        if name != "setahun":
            yield figure.realisasi.teks
        yield capaian(row, figure.capaian)


def capaian(row: IndikatorRow, figure: Figure) -> str:
    """A capaian in its column: that there is none says the status, for another scope the cause alone."""
    if figure.nilai is None and figure.teks == row.status:
        return "–"
    return figure.teks.split("tidak dapat dihitung: ")[-1]


def method(d: DokumenPengukuran, row: IndikatorRow) -> list[str]:
    """How the indicator is measured: only where not all three figures take the room."""
    return [row.cara_pengukuran] if len(shown_spans(d)) < 3 else []


def status(row: IndikatorRow) -> str:
    return f"{SIGNS[row.tercapai]} {row.status}"


def dictionary_cells(d: DokumenPengukuran) -> list[list[str]]:
    """The dictionary without its first column: no ids of formulas, no names of aggregations."""
    return [
        [e.definisi, e.cara_pengukuran, _formula(e), YEAR_VALUES[e.agregasi], e.sumber, e.penanggung_jawab]
        for e in d.kamus
    ]


def _formula(entry: KamusRow) -> str:
    """The formula without its id, with the sign of division that people write."""
    return re.sub(r" \([a-z-]+@\d+\)$", "", entry.rumus).replace(" / ", " ÷ ")


def listed(codes: list[str]) -> str:
    """Codes by their numbers; three and more in a row are said by the first and the last."""
    left = sorted(codes, key=lambda code: int(re.sub(r"\D", "", code)))
    said = []
    while left:
        start = int(re.sub(r"\D", "", left[0]))
        run = [code for at, code in enumerate(left) if int(re.sub(r"\D", "", code)) == start + at]
        said += [f"{run[0]} s.d. {run[-1]}"] if len(run) > 2 else run
        left = left[len(run) :]
    return ", ".join(said)


def evidence(d: DokumenPengukuran) -> dict[ShownBukti, list[str]]:
    """Each evidence once, with the indicators that rest on it."""
    users: dict[ShownBukti, list[str]] = {}
    for row in d.baris:
        for item in row.struk.bukti:
            users.setdefault(item, []).append(row.kode)
    return users


def evidence_cells(d: DokumenPengukuran, between: str) -> Iterator[tuple[list[str], str]]:
    """The cells of each evidence, and what stands below them; no column is empty in all rows."""
    users = evidence(d)
    for item, codes in users.items():
        short = listed(codes) if len(codes) <= 3 else f"{len(codes)} indikator"
        cells = [short, item.nama, between.join(t for t in (item.tautan, item.lokasi_arsip) if t) or "–"]
        cells += [item.tanggal or "–"] if any(one.tanggal for one in users) else []
        cells += [item.sha256 or "–"] if any(one.sha256 for one in users) else []
        others = [row.kode for row in d.baris if row.kode not in codes]
        but = f"semua indikator{f' kecuali {listed(others)}' if others else ''}"
        yield cells, f"Dipakai untuk: {min(listed(codes), but, key=len)}" if len(codes) > 3 else ""


def matrices(d: DokumenPengukuran) -> Iterator[list[list[str]]]:
    """The breakdowns, nine indicators beside each other: of documents with one classification."""
    rows = [row for row in d.baris if row.rincian]
    for at in range(0, len(rows), 9):
        members = dict.fromkeys((one.kode, one.nama) for row in rows for one in row.rincian)
        yield [
            [
                f"{kode} {nama}",
                *(
                    next((one.nilai.teks for one in row.rincian if one.kode == kode), "–")
                    for row in rows[at : at + 9]
                ),
            ]
            for kode, nama in members
        ]


def recorded(d: DokumenPengukuran) -> bool:
    """Whether anything is on record of the SOP's steps."""
    return any(step.oleh != "belum dicatat" for step in d.catatan_sop)
