"""Coverage of the criteria about people: the head of the office decides, levels watch over one another."""

from collections.abc import Iterator

from ukur.document.bukti_dukung import Ada, ArsipBukti, BahanBukti, JenisBukti, Kurang
from ukur.document.susun_bagian import BELUM_DICATAT
from ukur.model.katalog import Katalog
from ukur.model.sop import Langkah, Tahap

Isi = Iterator[Ada | Kurang]
_PUTUSAN = (Tahap.DOKUMEN, Tahap.DITANDATANGANI)
BELUM_DIARSIPKAN = Kurang("Rekam persetujuan: dokumen ini belum diarsipkan (ukur archive)", "Staf")
AKUN_PERAGAAN = Kurang(
    "Persetujuan pejabat yang sebenarnya: yang tercatat diberikan akun peragaan", "Kepala dan pejabat SOP"
)


def langkah_putusan(katalog: Katalog) -> tuple[Langkah, ...]:
    """Return the steps in which the document is decided on."""
    return tuple(step for step in katalog.sop.langkah if step.tahap in _PUTUSAN)


def peran_putusan(katalog: Katalog) -> tuple[str, ...]:
    """Return the roles that decide, as the office calls them."""
    keys = dict.fromkeys(need.peran for step in langkah_putusan(katalog) for need in step.persetujuan)
    roles = katalog.peran.peran
    return tuple(roles[key].nama if key in roles else key for key in keys)


def pimpinan(bahan: BahanBukti) -> Isi:
    """Yield evidence that the head of the office takes part: approvals, advice, the record of steps."""
    names = peran_putusan(bahan.katalog)
    yield from _persetujuan(bahan.arsip, names)
    if bahan.arsip and bahan.dokumen.percontohan:
        yield AKUN_PERAGAAN
    yield from _rekomendasi(bahan)
    yield from _pelaksanaan(bahan, names)


def _persetujuan(arsip: ArsipBukti | None, names: tuple[str, ...]) -> Isi:
    head = " dan ".join(names)
    if arsip is None:
        yield BELUM_DIARSIPKAN
        return
    given = [item for item in arsip.setuju if set(item.peran) & set(names)]
    if given:
        last = given[-1]
        yield Ada(JenisBukti.PERSETUJUAN, f"{len(given)} persetujuan {head}, terakhir {last.waktu}")
    else:
        yield Kurang(f"Persetujuan {head} dalam rekam persetujuan", "Kepala")


def _rekomendasi(bahan: BahanBukti) -> Isi:
    plans = bahan.dokumen.rencana_aksi
    advised = [plan for plan in plans if plan.rekomendasi]
    bare = sorted({plan.kode for plan in plans if not plan.rekomendasi})
    if advised:
        yield Ada(JenisBukti.RENCANA, f"Rekomendasi pimpinan pada {len(advised)} rencana aksi")
    if bare:
        yield Kurang(f"Rekomendasi pimpinan atas rencana aksi: {', '.join(bare)}", "Kepala")


def _pelaksanaan(bahan: BahanBukti, names: tuple[str, ...]) -> Isi:
    own = {step.nomor for step in langkah_putusan(bahan.katalog)}
    rows = [row for row in bahan.dokumen.catatan_sop if row.nomor in own]
    done = [str(row.nomor) for row in rows if row.oleh != BELUM_DICATAT]
    bare = [str(row.nomor) for row in rows if row.oleh == BELUM_DICATAT]
    head = " dan ".join(names)
    if done:
        yield Ada(JenisBukti.PELAKSANAAN, f"Catatan pelaksanaan langkah {', '.join(done)} oleh {head}")
    if bare:
        yield Kurang(f"Catatan pelaksanaan langkah {', '.join(bare)} (tanggal dan pelaksana)", "Staf")


def berjenjang(bahan: BahanBukti) -> Isi:
    """Yield evidence that levels of the organisation watch over the measurement of those below."""
    katalog, periode = bahan.katalog, bahan.dokumen.periode
    forms = katalog.formulir.get(periode, {})
    names = {key: unit.nama for key, unit in katalog.instansi.unit.items()}
    if forms:
        listed = ", ".join(names.get(key, key) for key in sorted(forms))
        yield Ada(JenisBukti.UNIT, f"{len(forms)} unit mengisi formulir: {listed}")
    roles = dict.fromkeys(role for item in (bahan.arsip.setuju if bahan.arsip else ()) for role in item.peran)
    if roles:
        yield Ada(JenisBukti.PERSETUJUAN, f"Persetujuan berjenjang menurut SOP: {', '.join(roles)}")
    if bahan.arsip is None:
        yield BELUM_DIARSIPKAN
    elif bahan.dokumen.percontohan:
        yield AKUN_PERAGAAN
    measured = {row.kode for row in bahan.dokumen.baris}
    owners = {item.unit for kode, item in katalog.indikator.items() if kode in measured}
    bare = sorted(names.get(key, key) for key in owners - set(forms))
    if bare:
        yield Kurang(f"Formulir unit: {', '.join(bare)}", "Unit yang bersangkutan")
    if len(forms) == 1:
        yield Kurang(
            "Pemantauan antarunit: hanya satu unit yang mengisi, jadi pemantauan tiap level atas unit di "
            "bawahnya belum dapat ditunjukkan",
            "Sekretaris dan kepala unit",
        )
