"""Use case ``clock``: the SOP clock of one document, as text or JSON."""

import dataclasses
import datetime
import json
from collections.abc import Iterator

from ukur.document.teks import KOSONG, tanggal
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.workflow.jam import JamDokumen, JamLangkah, jam_sop


@dataclasses.dataclass(frozen=True)
class JamPeriode:
    """The clock of the document of a period."""

    periode: Periode
    jam: JamDokumen


def ukur_jam(katalog: Katalog, periode: Periode | None, kini: datetime.datetime) -> JamPeriode:
    """Return the clock of a document; without a period that of the latest one.

    Open steps are measured up to the day that it is at the office.
    """
    chosen = periode or max(katalog.dokumen, default=None)
    if chosen is None or chosen not in katalog.dokumen:
        raise UkurError(f"periode {chosen} belum punya dokumen.yml" if chosen else "belum ada dokumen")
    today = katalog.instansi.zona_waktu.hari(kini)
    return JamPeriode(chosen, jam_sop(katalog.sop, katalog.dokumen[chosen], today))


def as_text(hasil: JamPeriode) -> str:
    """Return the clock for a terminal."""
    return "\n".join(_lines(hasil)) + "\n"


def _lines(hasil: JamPeriode) -> Iterator[str]:
    yield f"Jam SOP dokumen {hasil.periode}. Waktu baku seluruh langkah: {hasil.jam.baku}."
    for row in hasil.jam.langkah:
        yield f"{row.nomor}. {row.kegiatan} (baku {row.baku}): {_outcome(row)}"
    if hasil.jam.hari is not None and hasil.jam.mulai:
        until = tanggal(hasil.jam.selesai) if hasil.jam.selesai else "hari ini"
        yield f"Seluruhnya: {hasil.jam.hari} hari kerja, {tanggal(hasil.jam.mulai)} sampai {until}."


def _outcome(row: JamLangkah) -> str:
    if row.mulai is None:
        return row.keterangan or KOSONG
    span = tanggal(row.mulai) + (f" s.d. {tanggal(row.selesai)}" if row.selesai else "")
    note = f", {row.keterangan}" if row.keterangan else ""
    if row.hari is None:
        return f"{span}{note}"
    verdict = "tepat waktu" if row.tepat else f"lambat {row.lambat} hari kerja"
    return f"{span}, {row.hari} hari kerja, {verdict}{note}"


def as_json(hasil: JamPeriode) -> str:
    """Return the clock as data; dates are ISO."""
    data = {"periode": str(hasil.periode), **dataclasses.asdict(hasil.jam)}
    return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
