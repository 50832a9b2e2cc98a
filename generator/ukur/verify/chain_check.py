"""The register held against itself and against what lies in the archive: nothing lost, moved or added."""

from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.manifest import CHAIN_START, RegisterLine, chain_end, read_register
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import IN_PROGRESS, REGISTER, beside_entries, parse_folder, split_entry
from ukur.verify.outcome import CheckReporter, CheckResult


def has_no_register(arsip: Mapping[str, bytes]) -> bool:
    """Return whether there is no archive here at all."""
    return not arsip.get(REGISTER)


def read_chain(arsip: Mapping[str, bytes]) -> tuple[RegisterLine, ...]:
    """Return the register's lines; UkurError where there are none, or one is not as Ukur writes it."""
    if has_no_register(arsip):
        raise UkurError(f"{REGISTER} tidak ada atau kosong; ambil ulang arsipnya")
    return read_register(arsip[REGISTER])


def verify_chain(register: Sequence[RegisterLine], announced_end: str | None = None) -> Iterator[CheckResult]:
    """Yield whether the lines chain; ``announced_end`` is the hash of the chain's end as published
    elsewhere."""
    report, end = CheckReporter("rantai"), chain_end(register)
    yield from report.each_fault(
        _broken_link(register), f"{len(register)} entri berantai tanpa putus; ujungnya {end}"
    )
    if announced_end is not None:
        sentence = (
            f"ujung rantai {end} bukan {quote(announced_end)}: ada entri yang hilang, atau "
            "register ditulis ulang"
        )
        same = announced_end.lower() == end
        yield from CheckReporter("ujung").each_fault(
            [] if same else [sentence], "ujung rantai sama dengan yang diberikan"
        )


def _broken_link(register: Sequence[RegisterLine]) -> Iterator[str]:
    before, seen = CHAIN_START, dict[str, int]()
    for number, row in enumerate(register, 1):
        where = f"{REGISTER} baris {number}"
        if row.folder in seen:
            yield f"{where} kembar dengan baris {seen[row.folder]}: {row.folder}"
        elif row.nomor != number:
            yield f"{where} bernomor {row.nomor}: ada baris yang dihapus, disisipkan, atau ditukar"
        elif row.sebelum != before:
            cause = f"baris {number - 1} diubah sesudah ditulis" if number > 1 else "bukan awal rantai"
            yield f"{where} tidak menyambung: {cause}"
        place = parse_folder(row.folder)
        if place is None or place.jenis is not row.jenis:
            yield f"{where} menyebut folder yang tidak sah: {quote(row.folder)}"
        seen.setdefault(row.folder, number)
        before = row.line_hash


def verify_structure(arsip: Mapping[str, bytes], register: Sequence[RegisterLine]) -> Iterator[CheckResult]:
    """Yield what lies in the archive beside its entries."""
    report, known = CheckReporter("susunan"), {row.folder for row in register}
    halted = arsip.get(IN_PROGRESS, b"").decode("utf-8", "replace").strip()
    stray: dict[str, list[str]] = {}
    for path in sorted(arsip):
        folder, _ = split_entry(path)
        if folder not in known and not beside_entries(path):
            stray.setdefault(folder if parse_folder(folder) else path, []).append(path)
    if halted in stray and parse_folder(halted):
        del stray[halted]
        yield report.skipped(f"{halted} belum terdaftar: pengarsipannya terhenti; jalankan lagi ukur archive")
    yield from report.each_fault(
        map(_stray, stray), "tidak ada folder atau berkas di luar entri yang terdaftar"
    )


def _stray(path: str) -> str:
    if parse_folder(path):
        return f"folder {path} ditambahkan: tidak terdaftar di {REGISTER}"
    return f"berkas {quote(path)} ditambahkan: bukan bagian dari entri mana pun"
