"""Who guards and who signs: roles that exist and are held, offices that are known, no deadlock later."""

import datetime
from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import PEJABAT, SOP
from ukur.model.peran import Pejabat, StatusJabatan
from ukur.model.sop import PRINCIPAL_OFFICE, Guard, Kewenangan

S110 = Rule(
    "S110",
    "kewenangan menyebut peran yang tidak ada",
    "Target, acuan, atau arsip yang dijaga peran yang tidak ada tidak akan pernah dapat disetujui.",
    sejak=4,
)
S111 = Rule(
    "S111",
    "kewenangan tanpa pemegang peran",
    "Perubahan yang dijaganya tidak akan pernah dapat disetujui, juga perubahan yang memperbaikinya.",
    sejak=4,
)
S112 = Rule(
    "S112",
    "penanda tangan tanpa akun",
    "Setiap penanda tangan menyetujui dokumennya di gerbang; tanpa akun dokumen tidak akan pernah disahkan.",
    sejak=4,
)
S113 = Rule(
    "S113",
    "jabatan penanda tangan tidak dikenal",
    "Sebutan jabatan pada blok tanda tangan diambil dari pejabat.yml.",
    sejak=4,
)
S114 = Rule(
    "S114",
    "penanda tangan rangkap",
    "Satu pejabat menyusun dan menandatangani dokumen; yang lain disebut sebagai apa, masing-masing sekali.",
    sejak=4,
)
S115 = Rule(
    "S115",
    "aturan kantor dijaga satu peran",
    "Peran, SOP, skala, dan program disetujui penjaga target dan penjaga acuan: dua peran, agar tidak ada "
    "yang mengubah aturan seorang diri.",
    sejak=4,
)
S116 = Rule(
    "S116",
    "dua penanda tangan dengan satu persetujuan",
    "Setiap blok tanda tangan yang dicetak disetujui pejabatnya sendiri; satu persetujuan bukan untuk dua.",
    sejak=4,
)
H109 = Rule(
    "H109",
    "baris kewenangan tidak lengkap",
    "a.n. dan u.b. dicetak dengan jabatan penanda tangannya sendiri; status lain tanpa jabatan kedua.",
    sejak=4,
)
H110 = Rule(
    "H110",
    "dasar kewenangan belum dicatat",
    "Plt., Plh., a.n., dan u.b. menandatangani atas dasar surat keputusan atau surat perintah bernomor.",
    Severity.WARNING,
    sejak=4,
)
RULES = (S110, S111, S112, S113, S114, S115, S116, H109, H110)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about who guards, who signs, and in whose name."""
    catalogue = measurements.catalogue
    yield from _guards(catalogue)
    yield from _alone(catalogue)
    yield from _signatories(catalogue)
    yield from _twice(catalogue)
    yield from _approved_together(catalogue)
    for index, person in enumerate(catalogue.pejabat.pemegang):
        yield from _line(catalogue, index, person)


def _guards(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the roles that guard and cannot; a warning where the office wrote nothing, as before the key."""
    written = catalogue.sop.kewenangan
    severity = Severity.ERROR if written else Severity.WARNING
    known = ", ".join(sorted(catalogue.peran.peran))
    for guard in Guard:
        for number, role in enumerate(getattr(written or Kewenangan(), guard.value)):
            at = catalogue.at(SOP, "kewenangan", guard.value, number)
            if role not in catalogue.peran.peran:
                what = "menyebut" if written else "belum ditulis, jadi memerlukan"
                message = f"kewenangan {guard} {what} peran '{role}' yang tidak ada di peran.yml"
                hint = f"tulis kewenangan: {{{guard}: [...]}} di sop.yml; peran yang ada: {known}"
                yield S110.at(at, message, hint, severity)
            elif not _held(catalogue, role):
                message = f"kewenangan {guard} pada peran '{role}', yang tidak dipegang siapa pun"
                yield S111.at(at, message, "tambahkan akun pemegangnya di peran.yml", severity)


def _alone(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield that one role alone would guard the rules; what needed two before the key came needs two now."""
    roles = catalogue.sop.guards(Guard.TARGET, Guard.ACUAN)
    if len(roles) < 2:
        at = catalogue.at(SOP, "kewenangan")
        message = f"target dan acuan keduanya dijaga '{roles[0]}' saja"
        yield S115.at(at, message, "tulis peran lain pada target atau acuan, misalnya acuan: [sekretaris]")


def _approved_together(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the signatories whose block would stand on another signatory's approval."""
    sop = catalogue.sop
    own = (item.approving_role for item in sop.penanda_tangan if item.sebagai is None)
    seen = {next(own, PRINCIPAL_OFFICE)}
    for index, item in enumerate(sop.penanda_tangan):
        if item.sebagai is None:
            continue
        if item.peran is not None and item.peran in seen:
            at = catalogue.at(SOP, "penanda_tangan", index, "peran")
            message = f"penanda tangan '{item.jabatan}' disetujui peran '{item.peran}', milik yang lain"
            hint = "tulis peran pejabat itu sendiri; tambahkan di peran.yml bila belum ada"
            yield S116.at(at, message, hint)
        seen.add(item.approving_role)


def _held(catalogue: Catalogue, role: str) -> bool:
    """Return whether somebody holds a role, or is declared to stand in where nobody does."""
    declared = (row.pengganti for row in catalogue.peran.bila_kosong if row.peran == role)
    return any(all(_has_holder(catalogue, name) for name in names) for names in ((role,), *declared))


def _has_holder(catalogue: Catalogue, role: str) -> bool:
    """Return whether somebody holds a role after all that is recorded so far; there is no clock here."""
    found = catalogue.peran.peran.get(role)
    last = _latest_day(catalogue)
    return any(row.sampai is None or row.sampai >= last for row in (found.pemegang if found else ()))


def _latest_day(catalogue: Catalogue) -> datetime.date:
    """Return the last day on which anything is known to have happened: a signature, or who came to a role."""
    signed = (one.tanggal_pengesahan for one in catalogue.dokumen.values())
    held = (row.mulai for role in catalogue.peran.peran.values() for row in role.pemegang)
    return max((day for day in (*signed, *held) if day), default=datetime.date.min)


def _signatories(catalogue: Catalogue) -> Iterator[Finding]:
    sop = catalogue.sop
    offices = ", ".join(sorted(catalogue.pejabat.jabatan))
    if sop.principal_office not in catalogue.pejabat.jabatan and sop.principal_office == PRINCIPAL_OFFICE:
        message = f"dokumen ditandatangani jabatan '{PRINCIPAL_OFFICE}', yang tidak ada di daftar jabatan"
        hint = f"tulis penanda_tangan: [{{jabatan: ...}}] di sop.yml; jabatan yang ada: {offices}"
        yield S113.at(catalogue.at(SOP, "penanda_tangan"), message, hint, Severity.WARNING)
    for index, item in enumerate(sop.penanda_tangan):
        at = catalogue.at(SOP, "penanda_tangan", index, "jabatan")
        if item.jabatan not in catalogue.pejabat.jabatan:
            message = f"penanda tangan '{item.jabatan}' tidak ada di daftar jabatan pejabat.yml"
            yield S113.at(at, message, f"jabatan yang ada: {offices}; tambahkan bila memang baru")
        if item.sebagai is not None and not _held(catalogue, item.approving_role):
            message = f"penanda tangan '{item.jabatan}' tidak mempunyai akun: peran '{item.approving_role}' "
            unknown = item.approving_role not in catalogue.peran.peran
            message += "tidak ada di peran.yml" if unknown else "tidak dipegang siapa pun"
            yield S112.at(
                at, message, "tambahkan peran itu dan akunnya di peran.yml, atau tulis peran: di sini"
            )


def _twice(catalogue: Catalogue) -> Iterator[Finding]:
    seen: set[str] = set()
    principals = 0
    for index, item in enumerate(catalogue.sop.penanda_tangan):
        principals += item.sebagai is None
        at = catalogue.at(SOP, "penanda_tangan", index, "jabatan")
        if item.jabatan in seen or (
            item.sebagai is not None and item.jabatan == catalogue.sop.principal_office
        ):
            message = f"'{item.jabatan}' menandatangani dua kali"
            yield S114.at(at, message, "hapus salah satunya, atau tulis penyusunnya tanpa sebagai")
        elif item.sebagai is None and principals > 1:
            message = f"'{item.jabatan}' penanda tangan tanpa sebagai yang kedua"
            yield S114.at(at, message, "tulis sebagai:, misalnya Mengetahui; hanya satu pejabat tanpa itu")
        seen.add(item.jabatan)


def _line(catalogue: Catalogue, index: int, person: Pejabat) -> Iterator[Finding]:
    most = {StatusJabatan.AN: 1, StatusJabatan.UB: 2}.get(person.status, 0)
    at = catalogue.at(PEJABAT, "pemegang", index, "selaku")
    wrong = [
        name for name in person.selaku if name not in catalogue.pejabat.jabatan or name == person.jabatan
    ]
    if person.status.mandated and not person.selaku:
        message = f"{person.nama} menandatangani {person.status} tanpa jabatannya sendiri"
        yield H109.at(at, message, "tulis selaku: [kunci jabatannya], misalnya selaku: [sekretaris]")
    elif len(person.selaku) > most:
        message = f"{person.nama} berstatus {person.status} dengan {len(person.selaku)} jabatan pada selaku"
        hint = "a.n. dengan satu jabatan, u.b. dengan satu atau dua, status lain tanpa selaku"
        yield H109.at(at, message, hint)
    elif wrong:
        message = f"selaku '{wrong[0]}' bukan jabatan lain di daftar jabatan"
        yield H109.at(at, message, f"yang ada: {', '.join(sorted(catalogue.pejabat.jabatan))}")
    acting = person.status not in {StatusJabatan.DEFINITIF, StatusJabatan.PJ}
    if acting and person.sk is None and not _has_signed(catalogue, person):
        at = catalogue.at(PEJABAT, "pemegang", index, "status")
        yield H110.at(at, f"{person.nama} berstatus {person.status} tanpa nomor sk", "tulis sk: nomornya")


def _has_signed(catalogue: Catalogue, person: Pejabat) -> bool:
    """Return whether a document was approved in a holder's term: it was signed as the rules were then."""
    approved = (catalogue.dokumen[periode].tanggal_pengesahan for periode in catalogue.disahkan())
    return any(day is not None and person.in_force(day) for day in approved)
