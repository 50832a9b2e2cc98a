"""The policy: which approvals a change needs, and what no approval can allow; read from the target branch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import DasarTarget
from ukur.model.meaning import ChangeKind
from ukur.model.sop import Guard, Langkah, Sop, Tahap
from ukur.workflow.change_kinds import file_kind, is_code, is_data_file, was_page
from ukur.workflow.change_wording import shorten_text
from ukur.workflow.changes import LeafChange
from ukur.workflow.comparison import NO_DIFFERENCE, Comparison, FiledPeriods, MergeDifference
from ukur.workflow.form_rows import filled_row, said_in_form
from ukur.workflow.prohibitions import violations_of
from ukur.workflow.proposal import TouchedFile
from ukur.workflow.reasons import content_reason, stage_reason, step_reason
from ukur.workflow.signatory_changes import removed_signatories
from ukur.workflow.signed_documents import signed_steps
from ukur.workflow.stage_moves import last_langkah, repeated_langkah, stage_moves


@dataclass(frozen=True, order=True)
class Requirement:
    """An approval that is needed: ``count`` holders of a role, for a unit's data only those of the unit.

    ``stands_for`` is the vacant role that it is given for, by a decree; empty where it is for itself.
    ``while_held``: it falls away where nobody holds the role and nobody was declared for that.
    """

    peran: str
    unit: str | None
    count: int
    reason: tuple[str, ...]
    stands_for: str = ""
    decree: str = ""
    while_held: bool = False


@dataclass(frozen=True)
class PolicyRules:
    """What the policy says of a change: approvals needed, and violations that stop it whoever approves.

    ``elsewhere`` are files of the program that the repository's maintainers judge, not the SOP's roles.
    """

    requirements: tuple[Requirement, ...]
    violations: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


OFFICE_RULES = (Guard.TARGET, Guard.ACUAN)
"""Who answers for the office's rules, and for what came without approval: both together."""

# Changes that need the same approvals wherever they stand.
FIXED_RULES: Mapping[ChangeKind, tuple[Guard, ...]] = {
    ChangeKind.PERAN: OFFICE_RULES,
    ChangeKind.SOP: OFFICE_RULES,
    ChangeKind.SKALA: OFFICE_RULES,
    ChangeKind.PEJABAT: OFFICE_RULES,
    ChangeKind.ATURAN: OFFICE_RULES,
    ChangeKind.MAKNA: OFFICE_RULES,
    ChangeKind.PK: OFFICE_RULES,
    ChangeKind.PROGRAM: OFFICE_RULES,
    ChangeKind.TAK_DIKENAL: OFFICE_RULES,
    ChangeKind.KOREKSI: (Guard.TARGET,),
    ChangeKind.TARGET: (Guard.ACUAN,),
    ChangeKind.POHON: (Guard.ACUAN,),
    ChangeKind.PEMBANDING: (Guard.ACUAN,),
    ChangeKind.KETERANGAN: (Guard.ACUAN,),
    ChangeKind.ANGGARAN: (Guard.ACUAN,),
    ChangeKind.LKE: (Guard.ACUAN,),
    ChangeKind.TERJEMAHAN: (Guard.ACUAN,),
    ChangeKind.INSTANSI: (Guard.ACUAN,),
    ChangeKind.HALAMAN: (Guard.ACUAN,),
    ChangeKind.PERLENGKAPAN: OFFICE_RULES,
    ChangeKind.TATA_LETAK: (Guard.ACUAN,),
    ChangeKind.ARSIP: (Guard.ARSIP,),
    ChangeKind.SALINAN: (Guard.ARSIP,),
}


def fixed_roles(sop: Sop, kind: ChangeKind) -> tuple[str, ...]:
    """Return the roles that approve a change wherever it stands."""
    return sop.guards(*FIXED_RULES[kind])


_FIGURE_KINDS = frozenset({ChangeKind.REALISASI, ChangeKind.BUKTI, ChangeKind.RENCANA})


def policy_rules(
    base: Catalogue,
    head: Catalogue,
    changes: Iterable[LeafChange],
    files: Iterable[TouchedFile],
    register: tuple[str, str] | None = None,
    merge: MergeDifference = NO_DIFFERENCE,
    equipment_known: bool = True,
    repair: bool = False,
    *,
    units_apart: bool = True,
    signatories_asked: bool = True,
    records_kept: bool = True,
    roles_named: bool = True,
    keys: tuple[str, str] | None = None,
    filed: FiledPeriods | None,
) -> PolicyRules:
    """Return what a change needs. ``base`` is the target branch: its SOP and roles are the policy.

    ``head`` is what the target branch would hold after the merge. ``register`` is the archive's register
    as text, before and after; needed only where the change touches it. ``merge`` is what the merge does,
    ``repair`` whether that takes out of the archive what never verified. ``equipment_known`` is False for a
    proposal of the past whose target branch took fonts for pages, ``units_apart`` for one whose target branch
    took a filled-in row for words of the document, ``signatories_asked`` for one whose target branch did not
    ask them, ``records_kept`` for one where a filed record could be rewritten, ``roles_named`` for one whose
    documents printed no name of a role. ``keys`` is allowed_signers as
    text, before and after; needed only where the change touches it. ``filed`` is what the archive holds; None
    for a change of the past that nobody asked that of.
    """
    touched = tuple(changes), tuple(files), register, merge
    then = units_apart, signatories_asked, records_kept, roles_named
    comparison = Comparison(base, head, *touched, equipment_known, filed, repair, *then, keys)
    needed = (*_stages(comparison), *_fixed(comparison), *_targets(comparison), *_budgets(comparison))
    needed += (*_documents(comparison), *_signed(comparison), *_files(comparison), *_repairs(comparison))
    needed += tuple(_of_signatories(comparison))
    return PolicyRules(
        _merged(needed),
        tuple(dict.fromkeys(violations_of(comparison))),
        tuple(sorted(_elsewhere(comparison))),
    )


def _merged(needed: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Join requirements for the same role: the largest number counts, all reasons stay."""
    joined: dict[tuple[str, str], list[Requirement]] = {}
    for item in needed:
        joined.setdefault((item.peran, item.unit or ""), []).append(item)
    return tuple(
        Requirement(
            items[0].peran,
            items[0].unit,
            max(item.count for item in items),
            tuple(dict.fromkeys(reason for item in items for reason in item.reason)),
            while_held=all(item.while_held for item in items),
        )
        for _, items in sorted(joined.items())
    )


def _of_step(sop: Sop, step: Langkah, reason: str, unit: str | None = None) -> Iterator[Requirement]:
    for approval in sop.approvals_of(step):
        yield Requirement(approval.peran, unit, approval.jumlah, (reason,))


def _stages(comparison: Comparison) -> Iterator[Requirement]:
    for move in stage_moves(comparison.base, comparison.head):
        for step in move.crossed_langkah(comparison.base.sop):
            yield from _of_step(comparison.base.sop, step, stage_reason(step.nomor, move.periode))


def _fixed(comparison: Comparison) -> Iterator[Requirement]:
    for jenis in sorted({change.kind for change in comparison.changes} & FIXED_RULES.keys()):
        for peran in fixed_roles(comparison.base.sop, jenis):
            yield Requirement(peran, None, 1, (f"perubahan {jenis}",))


def _targets(comparison: Comparison) -> Iterator[Requirement]:
    """A target that stood in the target branch, or is agreed, is for those who guard targets."""
    for kode, tahun in comparison.changed_targets():
        old, new = comparison.target(kode, tahun)
        if old is not None or (new is not None and new.dasar is DasarTarget.PERJANJIAN_KINERJA):
            reason = f"perubahan target {kode} tahun {tahun}"
            for peran in comparison.base.sop.guards(Guard.TARGET):
                yield Requirement(peran, None, 1, (reason,))


_QUARTERLY = {("realisasi",), ("rencana",)}
"""What a budget has by quarter."""


def _budgets(comparison: Comparison) -> Iterator[Requirement]:
    """A budget that an approved document shows is for those who guard targets; later quarters are not."""
    shown = {periode.tahun: periode.triwulan for periode in comparison.base.disahkan()}
    for change in (change for change in comparison.changes if change.kind is ChangeKind.ANGGARAN):
        tahun = change.year
        assert tahun is not None
        quarter = int(change.loc[3][2:]) if change.loc[2:3] in _QUARTERLY else 0
        if quarter <= shown.get(tahun, -1):
            reason = f"anggaran {tahun} yang tampil pada dokumen yang sudah disahkan"
            for peran in comparison.base.sop.guards(Guard.TARGET):
                yield Requirement(peran, None, 1, (reason,))


def _documents(comparison: Comparison) -> Iterator[Requirement]:
    """Figures are approved by every step since collecting; words by the last step that was closed."""
    sop = comparison.base.sop
    for change in comparison.changes:
        periode = change.periode
        if periode is None or change.kind is ChangeKind.TAHAP or filled_row(comparison, change):
            continue
        dokumen = comparison.head.dokumen.get(periode)
        stage = dokumen.tahap if dokumen else Tahap.PERINTAH
        figures = change.kind in _FIGURE_KINDS or said_in_form(comparison, change, stage)
        for step in repeated_langkah(sop, stage) if figures else last_langkah(sop, stage):
            unit = change.unit if figures and step.tahap is Tahap.DRAF else None
            what = "data" if figures else "naskah"
            yield from _of_step(sop, step, content_reason(step.nomor, what, periode), unit)


def _signed(comparison: Comparison) -> Iterator[Requirement]:
    """What a signed document is made from is approved as the document was, until it is filed."""
    for step, why in signed_steps(comparison):
        yield from _of_step(comparison.base.sop, step, step_reason(step.nomor, why))


def _files(comparison: Comparison) -> Iterator[Requirement]:
    """What data files mean is in ``changes``; here count all others, and data files that mean the same.

    Of a file that cannot be read nothing is known, least of all that it means the same: it is a violation.
    """
    root = comparison.base.root
    meaningful = {f"{root}/{change.file}" for change in comparison.changes}
    kinds: dict[ChangeKind, list[str]] = {}
    for path in sorted(_paths(comparison) - meaningful - _elsewhere(comparison) - _unread(comparison)):
        kinds.setdefault(_kind(comparison, path), []).append(path)
    for jenis, touched in sorted(kinds.items()):
        more = f" dan {len(touched) - 1} berkas lain" if len(touched) > 1 else ""
        for peran in fixed_roles(comparison.base.sop, jenis):
            yield Requirement(peran, None, 1, (f"perubahan {jenis}: {shorten_text(touched[0], 80)}{more}",))


def _of_signatories(comparison: Comparison) -> Iterator[Requirement]:
    for role, reason in removed_signatories(comparison):
        yield Requirement(role, None, 1, (reason,), while_held=True)


def _repairs(comparison: Comparison) -> Iterator[Requirement]:
    """What the archive loses is for those to answer who answer for the office's rules."""
    if comparison.repair:
        for peran in comparison.base.sop.guards(*OFFICE_RULES):
            yield Requirement(peran, None, 1, ("pencabutan dari arsip yang tidak pernah terbukti",))


def _paths(comparison: Comparison) -> set[str]:
    return {path for file in comparison.files for path in (file.path, file.former) if path}


def _unread(comparison: Comparison) -> set[str]:
    return {f"{comparison.head.root}/{path}" for path in comparison.head.unread_paths}


def _elsewhere(comparison: Comparison) -> set[str]:
    """Return the files of the program, where the target branch leaves them to its maintainers.

    Only a demonstration may say so: an office that publishes figures answers for the program that makes them.
    """
    base = comparison.base
    maintained = base.instansi.percontohan and base.peran.program is not None
    return {path for path in _paths(comparison) if maintained and is_code(path)}


def _kind(comparison: Comparison, path: str) -> ChangeKind:
    root = comparison.base.root
    if path.startswith(f"{root}/"):
        known = is_data_file(path.removeprefix(f"{root}/"))
        return ChangeKind.TATA_LETAK if known else ChangeKind.TAK_DIKENAL
    if not comparison.equipment_known and was_page(path):
        return ChangeKind.HALAMAN
    return file_kind(path)
