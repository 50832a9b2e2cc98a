"""The verdict as text, Markdown and JSON-able data: who approved, who is missing, why approvals lapsed."""

from collections.abc import Iterator
from typing import Any

from ukur.workflow.gerbang import HasilSyarat, Putusan, Status
from ukur.workflow.markdown import aman, daftar, muat, tabel

TANDA = {Status.DISETUJUI: "✅", Status.MENUNGGU: "⏳", Status.GAGAL: "❌", Status.GALAT: "⚠️"}
_KEPALA = ("Syarat", "Karena", "Sudah menyetujui", "Masih diperlukan")


def _nama(item: HasilSyarat) -> str:
    count = f" ({item.syarat.jumlah} orang)" if item.syarat.jumlah > 1 else ""
    unit = f" unit {item.syarat.unit}" if item.syarat.unit else ""
    return f"{item.nama_peran}{unit}{count}"


def _kurang(item: HasilSyarat) -> str:
    if not item.kurang:
        return "lengkap"
    if len(item.calon) < item.kurang:
        return f"{item.kurang} orang lagi; pemegang perannya di peran.yml tidak cukup"
    return f"{item.kurang} orang lagi dari: {', '.join(item.calon)}"


def _baris(item: HasilSyarat) -> tuple[str, str, str, str]:
    return _nama(item), "; ".join(item.syarat.alasan), ", ".join(item.oleh), _kurang(item)


def _gugur(putusan: Putusan) -> Iterator[str]:
    for item in putusan.gugur:
        cells = f" Yang berubah: {'; '.join(item.sel)}." if item.sel else ""
        yield f"{item.akun}: {item.alasan}.{cells}"


def putusan_teks(putusan: Putusan) -> str:
    """Return the verdict for a terminal."""
    lines = [f"{str(putusan.status).upper()}: {putusan.kalimat}"]
    for item in putusan.syarat:
        who = f" oleh {', '.join(item.oleh)}" if item.oleh else ""
        lines.append(f"  - {_nama(item)}: {_kurang(item)}{who} [{'; '.join(item.syarat.alasan)}]")
    lines += [f"  - tidak dihitung, {row}" for row in _gugur(putusan)]
    return "\n".join(" ".join(line.split()) if line[0] != " " else line for line in lines) + "\n"


def putusan_markdown(putusan: Putusan) -> str:
    """Return the verdict for a comment: the sentence, the table, and approvals that do not count."""
    short = f"### {TANDA[putusan.status]} {aman(str(putusan.status).capitalize())}\n\n"
    short += f"{aman(putusan.kalimat)}\n"
    full = short
    if putusan.syarat:
        full += "\n" + tabel(_KEPALA, (_baris(item) for item in putusan.syarat))
    if putusan.gugur:
        full += f"\n**Persetujuan yang tidak dihitung**\n\n{daftar(_gugur(putusan))}"
    return muat(full, short)


def putusan_json(putusan: Putusan) -> dict[str, Any]:
    """Return the verdict as plain data."""
    return {
        "status": str(putusan.status),
        "kalimat": putusan.kalimat,
        "syarat": [
            {
                "peran": item.syarat.peran,
                "nama_peran": item.nama_peran,
                "unit": item.syarat.unit,
                "jumlah": item.syarat.jumlah,
                "alasan": list(item.syarat.alasan),
                "oleh": list(item.oleh),
                "kurang": item.kurang,
                "calon": list(item.calon),
            }
            for item in putusan.syarat
        ],
        "gugur": [
            {"akun": item.akun, "alasan": item.alasan, "sel": list(item.sel)} for item in putusan.gugur
        ],
        "pelanggaran": list(putusan.pelanggaran),
    }
