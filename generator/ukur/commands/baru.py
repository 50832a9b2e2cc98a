"""Use case ``new``: the folder of a new period, with a form for every unit, and the SOP's next step."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ukur.document.teks import KOSONG, besaran, tanggal
from ukur.forms.formulir import BarisIsian, RencanaBuka, dokumen_yaml, formulir_yaml
from ukur.measure.tindak_lanjut import RencanaLama, rencana_terbuka
from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import Indikator
from ukur.model.katalog import Katalog
from ukur.model.paths import DATA, dokumen_path, formulir_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source.tulis import write_text


def siapkan(ukuran: Ukuran, periode: Periode) -> dict[str, str]:
    """Return the text of every file of a new period, by its path below the data folder.

    A unit has a form when one of its indicators is due in that quarter and has a target that year, or has a
    rencana aksi that is still open.
    """
    katalog = ukuran.katalog
    identity = katalog.sop.identitas
    intro = (
        f"Dokumen ini memuat hasil pengukuran kinerja {katalog.instansi.nama} {katalog.instansi.daerah} "
        f"sampai dengan {periode.judul}, menurut SOP {identity.nama} Nomor {identity.nomor}."
    )
    files = {dokumen_path(periode): dokumen_yaml(periode, intro)}
    open_plans = _open_plans(ukuran, periode)
    for unit, record in sorted(katalog.instansi.unit.items()):
        rows = [
            _row(ukuran, item, periode, open_plans.get(item.kode, ()))
            for _, item in sorted(katalog.indikator.items())
            if item.unit == unit and (_due(item, periode) or item.kode in open_plans)
        ]
        if rows:
            files[formulir_path(periode, unit)] = formulir_yaml(unit, record.nama, periode, rows)
    return files


def tulis(repo: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write what is not there yet; return the paths written and those left as they are."""
    written, kept = [], []
    for path, text in files.items():
        target = repo / DATA / path
        if target.exists():
            kept.append(f"{DATA}/{path}")
        else:
            write_text(target, text)
            written.append(f"{DATA}/{path}")
    return written, kept


def langkah_berikut(katalog: Katalog, periode: Periode) -> str:
    """Return the SOP step that follows the stage of the document, in one sentence."""
    dokumen = katalog.dokumen.get(periode)
    stage = dokumen.tahap if dokumen else Tahap.PERINTAH
    step = next((step for step in katalog.sop.langkah if step.tahap.urutan > stage.urutan), None)
    if step is None:
        return f"Dokumen {periode} sudah menjadi arsip; SOP selesai."
    titles = {column.peran: column.judul for column in katalog.sop.kolom}
    doers = ", ".join(titles.get(role, role) for role in step.pelaksana)
    return f"Langkah SOP berikutnya: {step.nomor}. {step.kegiatan} ({doers}, {step.waktu})."


def _due(item: Indikator, periode: Periode) -> bool:
    return periode.triwulan in item.frekuensi.triwulan and periode.tahun in item.target


def _open_plans(ukuran: Ukuran, periode: Periode) -> dict[str, tuple[RencanaLama, ...]]:
    by_code: dict[str, tuple[RencanaLama, ...]] = {}
    katalog = ukuran.katalog
    if periode not in katalog.formulir:
        katalog = replace(katalog, formulir={**katalog.formulir, periode: {}})
    for plan in rencana_terbuka(katalog)[periode]:
        by_code[plan.kode] = (*by_code.get(plan.kode, ()), plan)
    return by_code


def _row(ukuran: Ukuran, item: Indikator, periode: Periode, plans: tuple[RencanaLama, ...]) -> BarisIsian:
    kind = ukuran.katalog.instansi.klasifikasi.get(item.klasifikasi or "")
    target = item.target.get(periode.tahun)
    own = target.triwulan.get(periode.triwulan) if target else None
    year = f"{besaran(target.tahun, item.desimal)} setahun" if target else "tidak ditetapkan"
    quarter = f"{besaran(own, item.desimal)} triwulan ini, " if own is not None else ""
    return BarisIsian(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara=item.perhitungan.cara,
        pembilang=item.perhitungan.pembilang or "",
        penyebut=item.perhitungan.penyebut or "",
        target=quarter + year,
        terakhir=next(_last(ukuran, item, periode), "belum ada"),
        anggota=tuple(sorted(kind.anggota.items())) if kind else (),
        rencana=tuple(_plan(plan) for plan in plans),
        ditagih=_due(item, periode),
    )


def _last(ukuran: Ukuran, item: Indikator, periode: Periode) -> Iterator[str]:
    """Yield the indicator's reported figures before the period, latest first."""
    for other in reversed(ukuran.katalog.periode()):
        if other < periode:
            value = ukuran.hasil(item.kode, other).realisasi_penuh
            if value is not None:
                yield f"{besaran(value, item.desimal)} ({other})"


def _plan(plan: RencanaLama) -> RencanaBuka:
    deadline = plan.rencana.batas_waktu
    return RencanaBuka(
        plan.asal,
        plan.nomor,
        plan.rencana.tindak_lanjut or KOSONG,
        tanggal(deadline) if deadline else KOSONG,
        str(plan.status),
    )
