"""Going live: what a demonstration may carry and an office may not, and the other way round."""

from collections.abc import Iterator

from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import DasarTarget
from ukur.model.katalog import Katalog
from ukur.model.organisasi import kunci
from ukur.model.paths import PERAN, POHON, anggaran_path, dokumen_path, kamus_path
from ukur.model.temuan import Location, Rule, Temuan

AKUN_PERAGAAN = "peragaan-"
X101 = Rule(
    "X101", "isi contoh pada kantor sungguhan", "Angka dan teks contoh tidak boleh masuk dokumen resmi."
)
X102 = Rule(
    "X102", "nomor surat pada percontohan", "Dokumen percontohan bukan naskah dinas; nomornya menyesatkan."
)
X103 = Rule(
    "X103", "akun peragaan pada kantor sungguhan", "Akun peragaan tidak boleh menyetujui dokumen resmi."
)
X104 = Rule(
    "X104",
    "program di luar persetujuan pada kantor sungguhan",
    "Program yang menyusun dokumen resmi hanya berubah dengan persetujuan Kepala dan Sekretaris.",
)
RULES = (X101, X102, X103, X104)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about samples and demonstration accounts."""
    katalog = ukuran.katalog
    if katalog.instansi.percontohan:
        for periode, dokumen in sorted(katalog.dokumen.items()):
            if dokumen.nomor:
                at = katalog.at(dokumen_path(periode), "nomor")
                yield X102.at(at, f"dokumen percontohan bernomor '{dokumen.nomor}'", "hapus baris nomor")
        return
    for at, what in _samples(katalog):
        yield X101.at(at, f"{what} masih contoh", "ganti dengan yang ditetapkan, lalu tulis dasarnya")
    if katalog.peran.program is not None:
        yield X104.at(
            katalog.at(PERAN, "program"),
            f"perubahan program diserahkan kepada {katalog.peran.program}",
            "hapus baris program, sehingga Kepala dan Sekretaris menyetujui perubahan program",
        )
    for key, peran in katalog.peran.peran.items():
        for index, holder in enumerate(peran.pemegang):
            if kunci(holder.akun).startswith(AKUN_PERAGAAN):
                at = katalog.at(PERAN, "peran", key, "pemegang", index, "akun")
                yield X103.at(
                    at, f"akun '{holder.akun}' adalah akun peragaan", "ganti dengan akun pemegang peran"
                )


def _samples(katalog: Katalog) -> Iterator[tuple[Location, str]]:
    for kode, item in sorted(katalog.indikator.items()):
        for tahun, target in sorted(item.target.items()):
            if target.dasar is DasarTarget.CONTOH:
                yield (
                    katalog.at(kamus_path(kode), "target", str(tahun), "dasar"),
                    f"target {kode} tahun {tahun}",
                )
        if item.target_renstra and item.target_renstra.dasar is DasarTarget.CONTOH:
            yield katalog.at(kamus_path(kode), "target_renstra", "dasar"), f"target Renstra {kode}"
    for loc, node, _ in katalog.pohon.berlokasi():
        if node.dasar is DasarTarget.CONTOH:
            yield katalog.at(POHON, *loc, "dasar"), f"{node.jenis} {node.kode}"
    for tahun, anggaran in sorted(katalog.anggaran.items()):
        if anggaran.dasar is DasarTarget.CONTOH:
            yield katalog.at(anggaran_path(tahun), "dasar"), f"anggaran {tahun}"
