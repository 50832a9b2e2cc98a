"""Offices and roles: one holder at a time, no silent double role, a signer on the day of signing."""

from collections.abc import Iterator
from itertools import combinations

from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import PEJABAT, PERAN, Katalog, dokumen_path
from ukur.model.organisasi import StatusJabatan
from ukur.model.temuan import Rule, Temuan

KEPALA = "kepala"
H101 = Rule("H101", "dua pemegang jabatan pada hari yang sama", "Blok tanda tangan dipilih menurut tanggal.")
H102 = Rule("H102", "jabatan tidak dikenal", "Jabatan harus ada di daftar jabatan pejabat.yml.")
H103 = Rule("H103", "satu akun memegang dua peran", "Rangkap peran pada kantor kecil harus dinyatakan.")
H104 = Rule("H104", "tidak ada penanda tangan pada tanggal pengesahan", "Dokumen tidak dapat ditandatangani.")
H105 = Rule(
    "H105", "pengecualian peran tidak terpakai", "Pengecualian yang tidak terpakai menyesatkan pembaca."
)
RULES = (H101, H102, H103, H104, H105)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about office holders and roles."""
    katalog = ukuran.katalog
    yield from _holders(katalog)
    yield from _double_roles(katalog)
    for periode, dokumen in sorted(katalog.dokumen.items()):
        date = dokumen.tanggal_pengesahan
        if date and not katalog.instansi.percontohan and not katalog.pejabat.pada(KEPALA, date):
            at = katalog.at(dokumen_path(periode), "tanggal_pengesahan")
            message = f"pejabat.yml tidak memuat pemegang jabatan kepala pada {date}"
            yield H104.at(at, message, "tambahkan pemegangnya, juga bila Plt. atau Plh.")


def _holders(katalog: Katalog) -> Iterator[Temuan]:
    people = list(enumerate(katalog.pejabat.pemegang))
    for index, person in people:
        if person.jabatan not in katalog.pejabat.jabatan:
            at = katalog.at(PEJABAT, "pemegang", index, "jabatan")
            hint = f"yang ada: {', '.join(sorted(katalog.pejabat.jabatan))}"
            yield H102.at(at, f"jabatan '{person.jabatan}' tidak ada di daftar jabatan", hint)
    for (_, first), (index, second) in combinations(people, 2):
        overlap = first.berlaku(second.mulai) or second.berlaku(first.mulai)
        acting = StatusJabatan.PLH in (first.status, second.status)
        if first.jabatan == second.jabatan and overlap and not acting:
            at = katalog.at(PEJABAT, "pemegang", index)
            message = f"masa jabatan {second.nama} bertumpuk dengan {first.nama}"
            yield H101.at(at, message, "isi sampai pada pemegang terdahulu")


def _double_roles(katalog: Katalog) -> Iterator[Temuan]:
    roles: dict[str, list[str]] = {}
    for key, peran in katalog.peran.peran.items():
        for holder in peran.pemegang:
            if key not in roles.setdefault(holder.akun, []):
                roles[holder.akun].append(key)
    declared = {exception.akun: set(exception.peran) for exception in katalog.peran.pengecualian}
    for akun, held in roles.items():
        if len(held) > 1 and not set(held) <= declared.get(akun, set()):
            at = katalog.at(PERAN, "peran", held[1], "pemegang")
            message = f"akun '{akun}' memegang peran {' dan '.join(held)}"
            yield H103.at(at, message, "pakai akun lain, atau nyatakan di pengecualian dengan alasannya")
    for index, exception in enumerate(katalog.peran.pengecualian):
        if not set(exception.peran) <= set(roles.get(exception.akun, [])):
            at = katalog.at(PERAN, "pengecualian", index)
            yield H105.at(
                at, f"akun '{exception.akun}' tidak memegang semua peran itu", "hapus atau perbaiki"
            )
