"""Who decides in place of a role that nobody holds: what ``peran.yml`` declared for that beforehand.

The roles of the target branch say whether the role is vacant, so no proposal makes a vacancy and uses it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ukur.model.peran import DaftarPeran, Succession, account_key
from ukur.workflow.approval_policy import Requirement
from ukur.workflow.approval_rows import RequirementResult
from ukur.workflow.authority import Authority


def succession_of(peran: DaftarPeran, role: str, day: datetime.date) -> Succession | None:
    """Return the declaration that decides for a role on that day; None where somebody holds the role."""
    if is_held(peran, role, day):
        return None
    return next((row for row in peran.bila_kosong if row.peran == role and row.in_force(day)), None)


def is_held(peran: DaftarPeran, role: str, day: datetime.date) -> bool:
    """Return whether somebody holds a role on that day."""
    known = peran.peran.get(role)
    return known is not None and any(holder.in_force(day) for holder in known.pemegang)


def stand_ins(needed: Requirement, peran: DaftarPeran, day: datetime.date) -> tuple[Requirement, ...]:
    """Return what is needed instead of an approval that nobody can give; nothing where somebody can.

    One holder of every role that was named must approve, each of them another person.
    """
    declared = succession_of(peran, needed.peran, day)
    if declared is None:
        return ()
    return tuple(
        replace(needed, peran=role, unit=None, count=1, stands_for=needed.peran, decree=declared.sk)
        for role in declared.pengganti
    )


def results_of(
    needed: Iterable[Requirement],
    authority: Authority,
    time: datetime.datetime,
    result: Callable[[Requirement], RequirementResult],
) -> Iterator[RequirementResult]:
    """Yield what each requirement has; those of the roles declared for it where its own is vacant."""
    day = authority.zone.office_day(time)
    for item in needed:
        own = result(item)
        others = stand_ins(item, authority.peran, day) if own.missing else ()
        if others:
            yield from of_different_people(map(result, others))
        elif not item.while_held or is_held(authority.peran, item.peran, day):
            yield own


def succession_marks(results: Iterable[RequirementResult], authority: Authority) -> Iterator[str]:
    """Yield the public mark: which vacant role is decided for, by which roles and decree."""
    standing: dict[tuple[str, str], list[str]] = {}
    for item in results:
        if item.requirement.stands_for:
            key = item.requirement.stands_for, item.requirement.decree
            standing.setdefault(key, []).append(authority.role_name(item.requirement.peran))
    for (role, decree), names in sorted(standing.items()):
        who = " dan ".join(dict.fromkeys(names))
        yield f"{who} {succession_text(authority.role_name(role), decree)}"


def of_different_people(results: Iterable[RequirementResult]) -> tuple[RequirementResult, ...]:
    """Return stand-ins' results, where nobody is counted for two of the roles: the later one waits."""
    used: set[str] = set()
    found: list[RequirementResult] = []
    for item in results:
        fresh = [name for name in item.approvers if account_key(name) not in used]
        if item.approvers and not fresh:
            free = tuple(name for name in item.candidates if account_key(name) not in used)
            item = replace(item, approvers=(), missing=item.requirement.count, candidates=free)
        used |= {account_key(fresh[0])} if fresh else set()
        found.append(item)
    return tuple(found)


def succession_text(name: str, decree: str) -> str:
    """Return the public mark of an approval in place of a vacant role."""
    return f"menggantikan {name} yang kosong, menurut {decree}"
