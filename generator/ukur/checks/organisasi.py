"""Offices and roles: one holder at a time, no silent double role, a signer on the day of signing."""

from collections.abc import Iterator
from itertools import combinations

from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.organisasi import Pejabat, PemegangPeran, StatusJabatan, kunci
from ukur.model.paths import PEJABAT, PERAN, dokumen_path
from ukur.model.temuan import Rule, Severity, Temuan

KEPALA = "kepala"
H101 = Rule(
    "H101",
    "dua pemegang jabatan pada hari yang sama",
    "Blok tanda tangan dipilih menurut tanggal; hanya Plh. boleh bersamaan dengan yang diwakilinya.",
)
H102 = Rule("H102", "jabatan tidak dikenal", "Jabatan harus ada di daftar jabatan pejabat.yml.")
H103 = Rule("H103", "satu akun memegang dua peran", "Rangkap peran pada kantor kecil harus dinyatakan.")
H104 = Rule("H104", "tidak ada penanda tangan pada tanggal pengesahan", "Dokumen tidak dapat ditandatangani.")
H105 = Rule(
    "H105", "pengecualian peran tidak terpakai", "Pengecualian yang tidak terpakai menyesatkan pembaca."
)
H106 = Rule(
    "H106",
    "penanda tangan tanpa NIP",
    "Blok tanda tangan naskah dinas memuat NIP.",
    Severity.WARNING,
)
RULES = (H101, H102, H103, H104, H105, H106)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about office holders and roles."""
    katalog = ukuran.katalog
    strangers = tuple(_strangers(katalog))
    yield from strangers
    yield from _holders(katalog)
    yield from _roles(katalog)
    if not katalog.instansi.percontohan and not strangers:
        yield from _signers(katalog)
        yield from _unnumbered(katalog)


def _strangers(katalog: Katalog) -> Iterator[Temuan]:
    for index, person in enumerate(katalog.pejabat.pemegang):
        if person.jabatan not in katalog.pejabat.jabatan:
            at = katalog.at(PEJABAT, "pemegang", index, "jabatan")
            hint = f"yang ada: {', '.join(sorted(katalog.pejabat.jabatan))}"
            yield H102.at(at, f"jabatan '{person.jabatan}' tidak ada di daftar jabatan", hint)


def _signers(katalog: Katalog) -> Iterator[Temuan]:
    for periode, dokumen in sorted(katalog.dokumen.items()):
        date = dokumen.tanggal_pengesahan
        if date and not katalog.pejabat.pada(KEPALA, date):
            at = katalog.at(dokumen_path(periode), "tanggal_pengesahan")
            message = f"pejabat.yml tidak memuat pemegang jabatan {KEPALA} pada {date}"
            yield H104.at(at, message, "tambahkan pemegangnya, juga bila Plt. atau Plh.")


def _unnumbered(katalog: Katalog) -> Iterator[Temuan]:
    for index, person in enumerate(katalog.pejabat.pemegang):
        signed = [
            str(periode)
            for periode, dokumen in sorted(katalog.dokumen.items())
            if dokumen.tanggal_pengesahan and person.berlaku(dokumen.tanggal_pengesahan)
        ]
        if person.jabatan == KEPALA and person.nip is None and signed:
            at = katalog.at(PEJABAT, "pemegang", index)
            message = f"NIP {person.nama} kosong, padahal menjabat saat {', '.join(signed)} disahkan"
            yield H106.at(at, message, "isi nip, 18 angka")


def _holders(katalog: Katalog) -> Iterator[Temuan]:
    for (_, first), (index, second) in combinations(enumerate(katalog.pejabat.pemegang), 2):
        stands_in = (first.status is StatusJabatan.PLH) != (second.status is StatusJabatan.PLH)
        if first.jabatan == second.jabatan and _together(first, second) and not stands_in:
            at = katalog.at(PEJABAT, "pemegang", index)
            message = f"masa jabatan {second.nama} bertumpuk dengan {first.nama}"
            yield H101.at(at, message, "isi tanggal sampai pada pemegang yang lebih dahulu")


def _together(first: Pejabat | PemegangPeran, second: Pejabat | PemegangPeran) -> bool:
    return first.berlaku(second.mulai) or second.berlaku(first.mulai)


def _roles(katalog: Katalog) -> Iterator[Temuan]:
    held: dict[str, list[tuple[str, int, PemegangPeran]]] = {}
    for role, peran in katalog.peran.peran.items():
        for index, holder in enumerate(peran.pemegang):
            held.setdefault(kunci(holder.akun), []).append((role, index, holder))
    exceptions = [(kunci(item.akun), set(item.peran)) for item in katalog.peran.pengecualian]
    for akun, holdings in held.items():
        declared = [roles for other, roles in exceptions if other == akun]
        for (one, _, first), (two, index, second) in combinations(holdings, 2):
            silent = one != two and not any({one, two} <= roles for roles in declared)
            if silent and _together(first, second):
                at = katalog.at(PERAN, "peran", two, "pemegang", index, "akun")
                message = f"akun '{second.akun}' memegang peran {one} dan {two}"
                yield H103.at(at, message, "pakai akun lain, atau nyatakan di pengecualian dengan alasannya")
    for index, item in enumerate(katalog.peran.pengecualian):
        lacking = set(item.peran) - {role for role, _, _ in held.get(kunci(item.akun), [])}
        if lacking:
            message = f"akun '{item.akun}' tidak memegang peran {' dan '.join(sorted(lacking))}"
            hint = "hapus pengecualian ini, atau perbaiki akun dan perannya"
            yield H105.at(katalog.at(PERAN, "pengecualian", index), message, hint)
