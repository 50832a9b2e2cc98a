"""SOP integrity: steps in order, exits that lead somewhere, roles that exist, stages that go forward."""

from collections.abc import Iterator
from itertools import pairwise

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import SOP
from ukur.model.peran import account_key
from ukur.model.sop import Langkah, Simbol, Tahap

S101 = Rule("S101", "langkah tujuan tidak ada", "Setiap panah harus menuju langkah yang ada.")
S102 = Rule("S102", "nomor langkah tidak berurutan", "Langkah SOP bernomor 1, 2, 3, dan seterusnya.")
S103 = Rule("S103", "pelaksana bukan kolom SOP", "Pelaksana harus salah satu kolom pada tabel SOP.")
S104 = Rule("S104", "peran tidak ada di peran.yml", "Peran SOP menentukan siapa yang dapat menyetujui.")
S105 = Rule("S105", "tahap mundur", "Tahap dokumen hanya bergerak maju dari langkah ke langkah.")
S106 = Rule("S106", "belah ketupat tanpa dua cabang", "Keputusan SOP punya tepat dua jawaban: Ya dan Tidak.")
S107 = Rule(
    "S107", "langkah tidak dapat dicapai", "Langkah yang tidak dituju panah mana pun tidak pernah berjalan."
)
S108 = Rule(
    "S108",
    "pemegang peran kurang dari persetujuan yang diminta",
    "Langkah itu tidak akan pernah dapat disetujui.",
    Severity.WARNING,
)
S109 = Rule("S109", "tahap tanpa langkah", "Setiap tahap dokumen ditutup oleh satu langkah SOP.")
S117 = Rule(
    "S117",
    "salah ketik yang tidak ada di naskah SOP",
    "Tanda [sic] hanya untuk kata yang memang tertulis begitu di SOP yang disalin.",
)
RULES = (S101, S102, S103, S104, S105, S106, S107, S108, S109, S117)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about the SOP; what a wrong number or arrow cuts off is not reported again."""
    catalogue = measurements.catalogue
    yield from _columns(catalogue)
    yield from tuple(_numbers(catalogue)) or tuple(_exits(catalogue)) or _unreached(catalogue)
    yield from _stages(catalogue)
    yield from _misprints(catalogue)
    for index, step in enumerate(catalogue.sop.langkah):
        yield from _decision(catalogue, index, step)
        yield from _roles(catalogue, index, step)


def _misprints(catalogue: Catalogue) -> Iterator[Finding]:
    texts = tuple(catalogue.sop.printed_texts)
    for index, words in enumerate(catalogue.sop.sic):
        if not any(words in text for text in texts):
            hint = "tulis persis seperti di naskah, juga huruf besar dan kecilnya, atau hapus"
            yield S117.at(catalogue.at(SOP, "sic", index), f"{quote(words)} tidak ada di naskah SOP", hint)


def _targets(step: Langkah) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Yield the steps an arrow leads to, each with its place below the step."""
    for number, target in enumerate(step.lanjut_ke):
        yield target, ("lanjut_ke", number)
    for number, branch in enumerate(step.cabang):
        yield branch.langkah, ("cabang", number, "langkah")


def _unreached(catalogue: Catalogue) -> Iterator[Finding]:
    steps = {step.nomor: step for step in catalogue.sop.langkah}
    reached, queue = {1}, [1]
    while queue:
        onward = {target for target, _ in _targets(steps[queue.pop()])} & set(steps) - reached
        reached |= onward
        queue += onward
    for index, step in enumerate(catalogue.sop.langkah):
        if step.nomor not in reached:
            at = catalogue.at(SOP, "langkah", index, "nomor")
            message = f"langkah {step.nomor} tidak dapat dicapai dari langkah 1"
            yield S107.at(at, message, f"tulis {step.nomor} di lanjut_ke langkah yang mendahuluinya")
            return


def _columns(catalogue: Catalogue) -> Iterator[Finding]:
    for index, column in enumerate(catalogue.sop.kolom):
        if column.peran not in catalogue.peran.peran:
            message = f"kolom '{column.judul}' memakai peran '{column.peran}' yang tidak ada"
            hint = f"yang ada: {', '.join(sorted(catalogue.peran.peran))}"
            yield S104.at(catalogue.at(SOP, "kolom", index, "peran"), message, hint)


def _numbers(catalogue: Catalogue) -> Iterator[Finding]:
    for index, step in enumerate(catalogue.sop.langkah):
        if step.nomor != index + 1:
            at = catalogue.at(SOP, "langkah", index, "nomor")
            yield S102.at(at, f"langkah ke-{index + 1} bernomor {step.nomor}", f"tulis nomor: {index + 1}")


def _stages(catalogue: Catalogue) -> Iterator[Finding]:
    steps = catalogue.sop.langkah
    for index, (first, second) in enumerate(pairwise(steps), 1):
        if second.tahap.stage_order < first.tahap.stage_order:
            at = catalogue.at(SOP, "langkah", index, "tahap")
            message = f"langkah {second.nomor} bertahap {second.tahap}, mundur dari {first.tahap}"
            yield S105.at(at, message, f"urutan tahap: {', '.join(Tahap)}")
    absent = [tahap for tahap in Tahap if tahap not in {step.tahap for step in steps}]
    if absent:
        at = catalogue.at(SOP, "langkah")
        yield S109.at(at, f"tidak ada langkah untuk tahap {', '.join(absent)}", "isi tahap pada langkahnya")


def _exits(catalogue: Catalogue) -> Iterator[Finding]:
    known = {step.nomor for step in catalogue.sop.langkah}
    for index, step in enumerate(catalogue.sop.langkah):
        for target, loc in _targets(step):
            if target not in known:
                at = catalogue.at(SOP, "langkah", index, *loc)
                message = f"langkah {step.nomor} menuju langkah {target} yang tidak ada"
                yield S101.at(at, message, f"pilih nomor {min(known)}-{max(known)}")


def _decision(catalogue: Catalogue, index: int, step: Langkah) -> Iterator[Finding]:
    decision = step.simbol is Simbol.BELAH_KETUPAT
    answers = [branch.jawaban for branch in step.cabang]
    if sorted(answer.casefold() for answer in answers) != (["tidak", "ya"] if decision else []):
        shown = f"dengan cabang {', '.join(answers)}" if answers else "tanpa cabang"
        at = catalogue.at(SOP, "langkah", index, "simbol")
        message = f"langkah {step.nomor} bersimbol {step.simbol} {shown}"
        yield S106.at(at, message, "belah-ketupat bercabang Ya dan Tidak; simbol lain tanpa cabang")


def _roles(catalogue: Catalogue, index: int, step: Langkah) -> Iterator[Finding]:
    columns = {column.peran for column in catalogue.sop.kolom}
    for number, role in enumerate(step.pelaksana):
        if role not in columns:
            at = catalogue.at(SOP, "langkah", index, "pelaksana", number)
            message = f"pelaksana '{role}' pada langkah {step.nomor} bukan kolom SOP"
            yield S103.at(at, message, f"kolom yang ada: {', '.join(sorted(columns))}")
    for number, approval in enumerate(step.persetujuan):
        where = (SOP, "langkah", index, "persetujuan", number)
        holders = catalogue.peran.peran.get(approval.peran)
        if holders is None:
            message = f"persetujuan langkah {step.nomor} meminta peran '{approval.peran}' yang tidak ada"
            hint = f"yang ada: {', '.join(sorted(catalogue.peran.peran))}"
            yield S104.at(catalogue.at(*where, "peran"), message, hint)
            continue
        accounts = len({account_key(holder.akun) for holder in holders.pemegang})
        if accounts < approval.jumlah:
            message = (
                f"langkah {step.nomor} meminta {approval.jumlah} persetujuan {holders.nama}, "
                f"pemegangnya {accounts} akun"
            )
            yield S108.at(catalogue.at(*where), message, "tambahkan akun pemegang peran di peran.yml")
