"""The register held against itself and against what lies in the archive: nothing lost, moved or added."""

from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.manifest import AWAL, BarisRegister, baca_register, ujung
from ukur.model.galat import quote
from ukur.model.paths import REGISTER, SEDANG, beside_entries, split_entry, urai_folder
from ukur.model.temuan import UkurError
from ukur.verify.outcome import HasilPeriksa, Pelapor


def tanpa_register(arsip: Mapping[str, bytes]) -> bool:
    """Return whether there is no archive here at all."""
    return not arsip.get(REGISTER)


def baca_rantai(arsip: Mapping[str, bytes]) -> tuple[BarisRegister, ...]:
    """Return the register's lines; UkurError where there are none, or one is not as Ukur writes it."""
    if tanpa_register(arsip):
        raise UkurError(f"{REGISTER} tidak ada atau kosong; ambil ulang arsipnya")
    return baca_register(arsip[REGISTER])


def uji_rantai(register: Sequence[BarisRegister], kepala: str | None = None) -> Iterator[HasilPeriksa]:
    """Yield whether the lines chain; ``kepala`` is the hash of the chain's end as published elsewhere."""
    report, end = Pelapor("rantai"), ujung(register)
    yield from report.semua(_putus(register), f"{len(register)} entri berantai tanpa putus; ujungnya {end}")
    if kepala is not None:
        sentence = (
            f"ujung rantai {end} bukan {quote(kepala)}: ada entri yang hilang, atau register ditulis ulang"
        )
        same = kepala.lower() == end
        yield from Pelapor("ujung").semua(
            [] if same else [sentence], "ujung rantai sama dengan yang diberikan"
        )


def _putus(register: Sequence[BarisRegister]) -> Iterator[str]:
    before, seen = AWAL, dict[str, int]()
    for number, row in enumerate(register, 1):
        where = f"{REGISTER} baris {number}"
        if row.folder in seen:
            yield f"{where} kembar dengan baris {seen[row.folder]}: {row.folder}"
        elif row.nomor != number:
            yield f"{where} bernomor {row.nomor}: ada baris yang dihapus, disisipkan, atau ditukar"
        elif row.sebelum != before:
            cause = f"baris {number - 1} diubah sesudah ditulis" if number > 1 else "bukan awal rantai"
            yield f"{where} tidak menyambung: {cause}"
        place = urai_folder(row.folder)
        if place is None or place.jenis is not row.jenis:
            yield f"{where} menyebut folder yang tidak sah: {quote(row.folder)}"
        seen.setdefault(row.folder, number)
        before = row.sidik


def uji_susunan(arsip: Mapping[str, bytes], register: Sequence[BarisRegister]) -> Iterator[HasilPeriksa]:
    """Yield what lies in the archive beside its entries."""
    report, known = Pelapor("susunan"), {row.folder for row in register}
    halted = arsip.get(SEDANG, b"").decode("utf-8", "replace").strip()
    stray: dict[str, list[str]] = {}
    for path in sorted(arsip):
        folder, _ = split_entry(path)
        if folder not in known and not beside_entries(path):
            stray.setdefault(folder if urai_folder(folder) else path, []).append(path)
    if halted in stray and urai_folder(halted):
        del stray[halted]
        yield report.lewat(f"{halted} belum terdaftar: pengarsipannya terhenti; jalankan lagi ukur archive")
    yield from report.semua(
        map(_tambahan, stray), "tidak ada folder atau berkas di luar entri yang terdaftar"
    )


def _tambahan(path: str) -> str:
    if urai_folder(path):
        return f"folder {path} ditambahkan: tidak terdaftar di {REGISTER}"
    return f"berkas {quote(path)} ditambahkan: bukan bagian dari entri mana pun"
