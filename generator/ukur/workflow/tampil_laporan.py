"""The change report as text, Markdown and JSON-able data."""

from collections.abc import Iterable, Iterator
from typing import Any

from ukur.workflow.laporan_ubah import Bagian, LaporanUbah
from ukur.workflow.markdown import aman, daftar, lipat, muat

PERINGATAN = "Perlu diperhatikan"


def render_teks(laporan: LaporanUbah, rinci: bool = False) -> str:
    """Return the report for a terminal; ``rinci`` shows the full lists in place of the selections."""
    return "\n".join(_text(laporan, rinci)) + "\n"


def _text(laporan: LaporanUbah, rinci: bool) -> Iterator[str]:
    yield laporan.pokok
    if laporan.peringatan:
        yield from ("", f"{PERINGATAN.upper()}:", *_rows(laporan.peringatan, "! "))
    for part in laporan.bagian:
        rows = part.rincian if rinci and part.rincian else part.kalimat
        yield from ("", f"{part.judul}:", *_rows(rows, "- "))


def _rows(rows: Iterable[str], mark: str) -> Iterator[str]:
    yield from (f"  {mark}{' '.join(row.split())}" for row in rows)


def render_markdown(laporan: LaporanUbah) -> str:
    """Return the report for a comment or job summary; nothing in it can become a link or a mention."""
    return muat(_markdown(laporan, True), _markdown(laporan, False))


def _markdown(laporan: LaporanUbah, rinci: bool) -> str:
    parts = [f"{aman(laporan.pokok)}\n"]
    if laporan.peringatan:
        parts.append(f"### ⚠️ {PERINGATAN}\n\n{daftar(laporan.peringatan)}")
    parts += [_part(part, rinci) for part in laporan.bagian]
    return "\n".join(parts)


def _part(part: Bagian, rinci: bool) -> str:
    text = f"### {aman(part.judul)}\n\n{daftar(part.kalimat)}"
    if rinci and part.rincian:
        text += "\n" + lipat(f"Rincian ({len(part.rincian)})", daftar(part.rincian))
    return text


def laporan_json(laporan: LaporanUbah) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "pokok": laporan.pokok,
        "peringatan": list(laporan.peringatan),
        "bagian": [
            {"judul": part.judul, "kalimat": list(part.kalimat), "rincian": list(part.rincian)}
            for part in laporan.bagian
        ],
    }
