"""Offices and roles: one holder at a time, no silent double role, a signer on the day of signing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.host_kind import HostKind
from ukur.model.paths import PEJABAT, PERAN, dokumen_path
from ukur.model.pengukuran import Dokumen
from ukur.model.peran import (
    Pejabat,
    PemegangPeran,
    Succession,
    account_key,
    is_service_account,
)
from ukur.model.sop import SignatureForm

_Holding = tuple[str, int, PemegangPeran]
"""A role, the place of one who holds it, and that holder."""

H101 = Rule(
    "H101",
    "dua pemegang jabatan pada hari yang sama",
    "Blok tanda tangan dipilih menurut tanggal; hanya Plh., a.n., dan u.b. boleh bersamaan pejabatnya.",
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
H107 = Rule(
    "H107",
    "akun layanan memegang peran",
    "Akun milik program atau akun orang yang sudah dihapus tidak dapat menyetujui atas nama siapa pun.",
    sejak=2,
)
H108 = Rule(
    "H108",
    "nomor akun tidak sejalan",
    "Satu nama akun dengan nomor pada sebagian barisnya saja membuka jalan bagi pemakai nama itu berikutnya.",
    sejak=2,
)
H111 = Rule(
    "H111",
    "satu nomor akun di dua nama",
    "Satu nomor ialah satu akun, jadi satu orang: dua barisnya tidak menjadi dua pemegang peran.",
    sejak=4,
)
H113 = Rule(
    "H113",
    "peran berpengganti tidak pernah kosong",
    "bila_kosong baru berlaku sesudah hari terakhir setiap pemegang peran itu.",
    Severity.WARNING,
    sejak=4,
)
H112 = Rule(
    "H112",
    "pengganti peran yang kosong tidak dapat dipakai",
    "Yang memutuskan saat sebuah peran kosong harus pasti sebelum peran itu kosong.",
    sejak=4,
)
RULES = (H101, H102, H103, H104, H105, H106, H107, H108, H111, H112, H113)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about office holders and roles."""
    catalogue = measurements.catalogue
    strangers = tuple(_strangers(catalogue))
    yield from strangers
    yield from _holders(catalogue)
    yield from _roles(catalogue)
    yield from _services(catalogue)
    yield from _numbers(catalogue)
    yield from _one_person(catalogue)
    yield from _successors(catalogue)
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
        if date is None:
            continue
        for office in (catalogue.sop.principal_office, *_cosigning(catalogue, dokumen)):
            if not catalogue.pejabat.holders_on(office, date):
                at = catalogue.at(dokumen_path(periode), "tanggal_pengesahan")
                message = f"pejabat.yml tidak memuat pemegang jabatan {office} pada {date}"
                yield H104.at(at, message, "tambahkan pemegangnya, juga bila Plt. atau Plh.")


def _cosigning(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[str]:
    """Yield the offices that sign beside the principal; an approved document may be older than their key."""
    if not dokumen.tahap.disahkan:
        yield from (item.jabatan for item in catalogue.sop.cosigners)


def _unnumbered(catalogue: Catalogue) -> Iterator[Finding]:
    if catalogue.sop.cara_tanda_tangan is SignatureForm.ELEKTRONIK:
        return  # that block shows no NIP
    for index, person in enumerate(catalogue.pejabat.pemegang):
        signed = [
            str(periode)
            for periode, dokumen in sorted(catalogue.dokumen.items())
            if dokumen.tanggal_pengesahan and person.in_force(dokumen.tanggal_pengesahan)
        ]
        if person.jabatan == catalogue.sop.principal_office and person.nip is None and signed:
            at = catalogue.at(PEJABAT, "pemegang", index)
            message = f"NIP {person.nama} kosong, padahal menjabat saat {', '.join(signed)} disahkan"
            yield H106.at(at, message, "isi nip, 18 angka")


def _holders(catalogue: Catalogue) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(catalogue.pejabat.pemegang), 2):
        stands_in = first.status.stands_in != second.status.stands_in
        if first.jabatan == second.jabatan and _together(first, second) and not stands_in:
            at = catalogue.at(PEJABAT, "pemegang", index)
            message = f"masa jabatan {second.nama} bertumpuk dengan {first.nama}"
            yield H101.at(at, message, "isi tanggal sampai pada pemegang yang lebih dahulu")


def _person(people: Mapping[str, str], akun: str) -> str:
    return people.get(account_key(akun), account_key(akun))


def _together(first: Pejabat | PemegangPeran, second: Pejabat | PemegangPeran) -> bool:
    return first.in_force(second.mulai) or second.in_force(first.mulai)


def _holdings(catalogue: Catalogue) -> Iterator[_Holding]:
    for role, peran in catalogue.peran.peran.items():
        yield from ((role, index, holder) for index, holder in enumerate(peran.pemegang))


def _services(catalogue: Catalogue) -> Iterator[Finding]:
    for role, index, holder in _holdings(catalogue):
        if is_service_account(holder.akun):
            at = catalogue.at(PERAN, "peran", role, "pemegang", index, "akun")
            message = f"akun '{holder.akun}' disediakan situs Git untuk program, bukan milik orang"
            yield H107.at(at, message, "tulis akun orang yang memegang peran ini")


def _numbers(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the rows whose account has a number on a host in another row, and none or another one here.

    One login may have had two owners, one after the other: then each row has its own number.
    """
    rows = list(_holdings(catalogue))
    for host in HostKind:
        for role, index, holder in rows:
            own = _number(holder, host)
            same = [other for _, _, other in rows if account_key(other.akun) == account_key(holder.akun)]
            numbers = {number for other in same if (number := _number(other, host)) is not None}
            known = " dan ".join(map(str, sorted(numbers)))
            at = catalogue.at(PERAN, "peran", role, "pemegang", index, "akun")
            if own is None and numbers:
                message = f"akun '{holder.akun}' tanpa nomor di {host}, padahal baris lain mencatat {known}"
                hint = "tulis nomornya juga di sini; bila dulu akun orang lain, tulis nomor orang itu"
                yield H108.at(at, message, hint)
            elif any(_clash(holder, other, host) for other in same):
                message = f"akun '{holder.akun}' bernomor {known} di {host} pada waktu yang sama"
                hint = "pakai nomor yang benar di semua barisnya; bila pemiliknya berganti, isi sampai "
                yield H108.at(at, message, f"{hint}pada yang lebih dahulu")


def _one_person(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the rows of a role that have the number of another login's row at the same time.

    An account that was renamed has its former rows end before the new ones begin. Two roles are H103.
    """
    rows = list(_holdings(catalogue))
    for host in HostKind:
        for place, (role, index, holder) in enumerate(rows):
            number = _number(holder, host)
            earlier = [
                other.akun
                for known, _, other in rows[:place]
                if known == role
                and number is not None
                and number == _number(other, host)
                and account_key(other.akun) != account_key(holder.akun)
                and _together(holder, other)
            ]
            if earlier:
                at = catalogue.at(PERAN, "peran", role, "pemegang", index, "akun")
                message = f"akun '{holder.akun}' dan '{earlier[0]}' bernomor sama, {number} di {host}"
                hint = "tulis nomor masing-masing; bila akun itu berganti nama, isi sampai pada baris lamanya"
                yield H111.at(at, message, hint)


def _successors(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield declarations of who decides for a vacant role that name nobody, or two answers for one day."""
    roles, rows = catalogue.peran.peran, catalogue.peran.bila_kosong
    for index, row in enumerate(rows):
        strange = [name for name in (row.peran, *row.pengganti) if name not in roles]
        twice = len({*row.pengganti}) < len(row.pengganti) or row.peran in row.pengganti
        earlier = [other for other in rows[:index] if other.peran == row.peran and _overlap(other, row)]
        for wrong, message, hint in (
            (strange, f"peran '{''.join(strange[:1])}' tidak ada", f"yang ada: {', '.join(sorted(roles))}"),
            (twice, f"pengganti {row.peran} menyebut peran yang sama dua kali", "sebut peran yang berlainan"),
            (earlier, f"dua ketentuan pengganti {row.peran} berlaku bersamaan", "isi sampai pada yang lama"),
        ):
            if wrong:
                yield H112.at(catalogue.at(PERAN, "bila_kosong", index), message, hint)
        yield from _never_vacant(catalogue, row)


def _never_vacant(catalogue: Catalogue, row: Succession) -> Iterator[Finding]:
    """Whoever leaves without an end of their row holds the role for ever, and only they could end it."""
    role = catalogue.peran.peran.get(row.peran)
    for index, holder in enumerate(role.pemegang if role else ()):
        if holder.sampai is None:
            at = catalogue.at(PERAN, "peran", row.peran, "pemegang", index)
            message = (
                f"baris {holder.akun} pada peran {row.peran} tanpa sampai: bila pemegangnya pergi, peran itu "
                "tetap dianggap dipegang dan bila_kosong tidak berlaku"
            )
            hint = "selagi ia menjabat, tambahkan di bawah mulai: 'sampai: ' dan hari terakhir jabatannya"
            yield H113.at(at, message, hint)


def _overlap(first: Succession, second: Succession) -> bool:
    return first.in_force(second.mulai) or second.in_force(first.mulai)


def _number(holder: PemegangPeran, host: HostKind) -> int | None:
    return holder.nomor_akun.on(host) if holder.nomor_akun else None


def _clash(holder: PemegangPeran, other: PemegangPeran, host: HostKind) -> bool:
    number = _number(other, host)
    return number not in {None, _number(holder, host)} and _together(holder, other)


def _person_keys(holdings: Iterable[_Holding]) -> dict[str, str]:
    """Return for each account the one that stands for its person: one number is one person."""
    stands: dict[str, str] = {}
    seen: dict[tuple[HostKind, int], str] = {}
    for _, _, holder in holdings:
        key = account_key(holder.akun)
        numbers = [(host, number) for host in HostKind if (number := _number(holder, host)) is not None]
        known = next((seen[item] for item in numbers if item in seen), stands.get(key, key))
        stands.setdefault(key, known)
        for item in numbers:
            seen.setdefault(item, known)
    return stands


def _roles(catalogue: Catalogue) -> Iterator[Finding]:
    held: dict[str, list[_Holding]] = {}
    people = _person_keys(_holdings(catalogue))
    for role, index, holder in _holdings(catalogue):
        held.setdefault(people[account_key(holder.akun)], []).append((role, index, holder))
    exceptions = [(_person(people, item.akun), set(item.peran)) for item in catalogue.peran.pengecualian]
    for akun, holdings in held.items():
        declared = [roles for other, roles in exceptions if other == akun]
        for (one, _, first), (two, index, second) in combinations(holdings, 2):
            silent = one != two and not any({one, two} <= roles for roles in declared)
            if silent and _together(first, second):
                at = catalogue.at(PERAN, "peran", two, "pemegang", index, "akun")
                message = f"akun '{second.akun}' memegang peran {one} dan {two}"
                yield H103.at(at, message, "pakai akun lain, atau nyatakan di pengecualian dengan alasannya")
    for index, item in enumerate(catalogue.peran.pengecualian):
        lacking = set(item.peran) - {role for role, _, _ in held.get(_person(people, item.akun), [])}
        if lacking:
            message = f"akun '{item.akun}' tidak memegang peran {' dan '.join(sorted(lacking))}"
            hint = "hapus pengecualian ini, atau perbaiki akun dan perannya"
            yield H105.at(catalogue.at(PERAN, "pengecualian", index), message, hint)
