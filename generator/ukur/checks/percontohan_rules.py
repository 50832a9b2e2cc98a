"""Going live: what a demonstration may carry and an office may not, and the other way round."""

import datetime
from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.measure.predikat import has_gaps, skala_in_force
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.host_kind import HostKind
from ukur.model.indikator import DasarTarget
from ukur.model.paths import INSTANSI, PERAN, POHON, SKALA, anggaran_path, dokumen_path, kamus_path
from ukur.model.peran import PemegangPeran, account_key
from ukur.model.periode import quarter_end

DEMO_ACCOUNT = "peragaan-"
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
X105 = Rule(
    "X105",
    "aturan celah skala belum dipilih",
    "Tabel tercetak tidak mengatur capaian di antara dua batas; kantor memilih aturannya sebelum resmi.",
    Severity.WARNING,
    sejak=2,
)
X106 = Rule(
    "X106",
    "nomor akun belum dicatat",
    "Nama akun dapat diganti pemiliknya lalu dipakai orang lain; nomornya tetap. Di situs Git, gerbang "
    "menahan berakhirnya percontohan sampai nomor setiap pemegang peran tercatat.",
    Severity.WARNING,
    sejak=2,
)
X108 = Rule(
    "X108",
    "situs tanpa kontak, pengaduan, atau lisensi data",
    "Pembaca situs yang terbit perlu tahu ke mana bertanya dan mengadu, dan apa yang boleh dilakukan dengan "
    "datanya.",
    Severity.WARNING,
    sejak=5,
)
RULES = (X101, X102, X103, X104, X105, X106, X108)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about samples and demonstration accounts."""
    catalogue = measurements.catalogue
    if catalogue.instansi.percontohan:
        for periode, dokumen in sorted(catalogue.dokumen.items()):
            if dokumen.nomor:
                at = catalogue.at(dokumen_path(periode), "nomor")
                yield X102.at(at, f"dokumen percontohan bernomor '{dokumen.nomor}'", "hapus baris nomor")
        return
    yield from _without_services(catalogue)
    yield from _open_gaps(catalogue)
    yield from _unnumbered(catalogue)
    for at, what in _samples(catalogue):
        yield X101.at(at, f"{what} masih contoh", "ganti dengan yang ditetapkan, lalu tulis dasarnya")
    if catalogue.peran.program is not None:
        yield X104.at(
            catalogue.at(PERAN, "program"),
            f"perubahan program diserahkan kepada {catalogue.peran.program}",
            "hapus baris program, sehingga Kepala dan Sekretaris menyetujui perubahan program",
        )
    for key, peran in catalogue.peran.peran.items():
        for index, holder in enumerate(peran.pemegang):
            if account_key(holder.akun).startswith(DEMO_ACCOUNT):
                at = catalogue.at(PERAN, "peran", key, "pemegang", index, "akun")
                yield X103.at(
                    at, f"akun '{holder.akun}' adalah akun peragaan", "ganti dengan akun pemegang peran"
                )


def _without_services(catalogue: Catalogue) -> Iterator[Finding]:
    """Only of an office that says where its site is published: others may have none."""
    instansi = catalogue.instansi
    if instansi.situs is None:
        return
    services, kop = instansi.layanan, instansi.kop
    told = {
        "kontak": (services and services.kontak) or kop.alamat or kop.telepon or kop.pos_el,
        "saluran pengaduan": services and services.lapor,
        "lisensi data": instansi.lisensi,
    }
    missing = [name for name, value in told.items() if not value]
    if missing:
        message = f"situs {quote(instansi.situs)} terbit tanpa {', '.join(missing)}"
        hint = "isi layanan (kontak, lapor) dan lisensi di instansi.yml"
        yield X108.at(catalogue.at(INSTANSI, "situs"), message, hint)


def _open_gaps(catalogue: Catalogue) -> Iterator[Finding]:
    """Only the scale of the newest document is asked about: what older ones were judged by stays.

    A gap without even a remark is Q103.
    """
    newest = max(catalogue.dokumen, default=None)
    skala = skala_in_force(catalogue.skala, quarter_end(newest) if newest else datetime.date.max)
    if skala.aturan_celah is None and skala.celah and has_gaps(skala):
        at = catalogue.at(SKALA, "skala", catalogue.skala.skala.index(skala))
        message = f"{skala.nama} menyisakan celah di antara batas tercetak, dan aturannya belum dipilih"
        hint = (
            "tulis aturan_celah: bawah (yang sekarang dihitung), atas, atau bulat; bila sudah ada dokumen "
            "yang disahkan, tulis pilihan lain sebagai skala baru dengan berlaku_mulai sendiri"
        )
        yield X105.at(at, message, hint)


def _unnumbered(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the holders without a number, where the office has numbers at all or nobody's is recorded.

    Which host the office is on, and whether on any, is not in its data: without a host there are none.
    """
    for role, peran in catalogue.peran.peran.items():
        for index, holder in enumerate(peran.pemegang):
            if not _is_numbered(holder) and holder.sampai is None:
                at = catalogue.at(PERAN, "peran", role, "pemegang", index, "akun")
                message = f"nomor akun '{holder.akun}' di situs Git belum dicatat"
                hint = "jalankan 'ukur rules accounts --write'; kantor tanpa situs Git mengabaikan ini"
                yield X106.at(at, message, hint)


def _is_numbered(holder: PemegangPeran) -> bool:
    """Return whether a row names a number; a host that is named without one counts as a row without any."""
    told = holder.nomor_akun
    if told is None:
        return False
    named = [told.on(HostKind(name)) for name in told.model_fields_set]
    return bool(named) and None not in named


def _samples(catalogue: Catalogue) -> Iterator[tuple[Location, str]]:
    for kode, item in sorted(catalogue.indikator.items()):
        for tahun, target in sorted(item.target.items()):
            if target.dasar is DasarTarget.CONTOH:
                yield (
                    catalogue.at(kamus_path(kode), "target", str(tahun), "dasar"),
                    f"target {kode} tahun {tahun}",
                )
        if item.target_renstra and item.target_renstra.dasar is DasarTarget.CONTOH:
            yield catalogue.at(kamus_path(kode), "target_renstra", "dasar"), f"target Renstra {kode}"
    for loc, node, _ in catalogue.pohon.located_simpul():
        if node.dasar is DasarTarget.CONTOH:
            yield catalogue.at(POHON, *loc, "dasar"), f"{node.jenis} {node.kode}"
    for tahun, anggaran in sorted(catalogue.anggaran.items()):
        if anggaran.dasar is DasarTarget.CONTOH:
            yield catalogue.at(anggaran_path(tahun), "dasar"), f"anggaran {tahun}"
