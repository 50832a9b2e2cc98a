"""Offices and roles: one holder at a time, no silent double role, a signer on the day of signing."""

from collections.abc import Iterator
from itertools import combinations

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import PEJABAT, PERAN, dokumen_path
from ukur.model.peran import Pejabat, PemegangPeran, StatusJabatan, account_key

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


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about office holders and roles."""
    catalogue = measurements.catalogue
    strangers = tuple(_strangers(catalogue))
    yield from strangers
    yield from _holders(catalogue)
    yield from _roles(catalogue)
    if not catalogue.instansi.percontohan and not strangers:
        yield from _signers(catalogue)
        yield from _unnumbered(catalogue)


def _strangers(catalogue: Catalogue) -> Iterator[Finding]:
    for index, person in enumerate(catalogue.pejabat.pemegang):
        if person.jabatan not in catalogue.pejabat.jabatan:
            at = catalogue.at(PEJABAT, "pemegang", index, "jabatan")
            hint = f"yang ada: {', '.join(sorted(catalogue.pejabat.jabatan))}"
            yield H102.at(at, f"jabatan '{person.jabatan}' tidak ada di daftar jabatan", hint)


def _signers(catalogue: Catalogue) -> Iterator[Finding]:
    for periode, dokumen in sorted(catalogue.dokumen.items()):
        date = dokumen.tanggal_pengesahan
        if date and not catalogue.pejabat.holders_on(KEPALA, date):
            at = catalogue.at(dokumen_path(periode), "tanggal_pengesahan")
            message = f"pejabat.yml tidak memuat pemegang jabatan {KEPALA} pada {date}"
            yield H104.at(at, message, "tambahkan pemegangnya, juga bila Plt. atau Plh.")


def _unnumbered(catalogue: Catalogue) -> Iterator[Finding]:
    for index, person in enumerate(catalogue.pejabat.pemegang):
        signed = [
            str(periode)
            for periode, dokumen in sorted(catalogue.dokumen.items())
            if dokumen.tanggal_pengesahan and person.in_force(dokumen.tanggal_pengesahan)
        ]
        if person.jabatan == KEPALA and person.nip is None and signed:
            at = catalogue.at(PEJABAT, "pemegang", index)
            message = f"NIP {person.nama} kosong, padahal menjabat saat {', '.join(signed)} disahkan"
            yield H106.at(at, message, "isi nip, 18 angka")


def _holders(catalogue: Catalogue) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(catalogue.pejabat.pemegang), 2):
        stands_in = (first.status is StatusJabatan.PLH) != (second.status is StatusJabatan.PLH)
        if first.jabatan == second.jabatan and _together(first, second) and not stands_in:
            at = catalogue.at(PEJABAT, "pemegang", index)
            message = f"masa jabatan {second.nama} bertumpuk dengan {first.nama}"
            yield H101.at(at, message, "isi tanggal sampai pada pemegang yang lebih dahulu")


def _together(first: Pejabat | PemegangPeran, second: Pejabat | PemegangPeran) -> bool:
    return first.in_force(second.mulai) or second.in_force(first.mulai)


def _roles(catalogue: Catalogue) -> Iterator[Finding]:
    held: dict[str, list[tuple[str, int, PemegangPeran]]] = {}
    for role, peran in catalogue.peran.peran.items():
        for index, holder in enumerate(peran.pemegang):
            held.setdefault(account_key(holder.akun), []).append((role, index, holder))
    exceptions = [(account_key(item.akun), set(item.peran)) for item in catalogue.peran.pengecualian]
    for akun, holdings in held.items():
        declared = [roles for other, roles in exceptions if other == akun]
        for (one, _, first), (two, index, second) in combinations(holdings, 2):
            silent = one != two and not any({one, two} <= roles for roles in declared)
            if silent and _together(first, second):
                at = catalogue.at(PERAN, "peran", two, "pemegang", index, "akun")
                message = f"akun '{second.akun}' memegang peran {one} dan {two}"
                yield H103.at(at, message, "pakai akun lain, atau nyatakan di pengecualian dengan alasannya")
    for index, item in enumerate(catalogue.peran.pengecualian):
        lacking = set(item.peran) - {role for role, _, _ in held.get(account_key(item.akun), [])}
        if lacking:
            message = f"akun '{item.akun}' tidak memegang peran {' dan '.join(sorted(lacking))}"
            hint = "hapus pengecualian ini, atau perbaiki akun dan perannya"
            yield H105.at(catalogue.at(PERAN, "pengecualian", index), message, hint)
