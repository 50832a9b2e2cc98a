"""Use case ``approve``: sign a statement on a branch as it stands now, and keep it in Git's notes."""

from dataclasses import dataclass
from pathlib import Path

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.gate.weighing import commit_of
from ukur.hosts.statements import refusal_reason, sign_statement
from ukur.hosts.without_host import WithoutHost, add_to_note
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.source import git
from ukur.workflow.authority import Authority
from ukur.workflow.proposal import HostAccount
from ukur.workflow.statement import SignedStatement, Statement


@dataclass(frozen=True)
class Approver:
    """Who signs: account and role as in peran.yml, and the path of the SSH key."""

    account: str
    peran: str
    key: Path


def sign_and_keep(
    host: WithoutHost, branch: str, who: Approver, keputusan: str, reasons: str | None = None
) -> Statement:
    """Sign and keep a statement; one that the gate would refuse is not kept. ``reasons`` is of a return."""
    commit, base = host.current_head(branch), commit_of(host.repo, "HEAD")
    if git.merge_base(host.repo, base, commit) == commit:
        raise UkurError(f"cabang {quote(branch)} tidak menambah apa pun; buka cabang tujuan lebih dahulu")
    digest = host.hash_of(commit)
    if digest is None:
        raise UkurError(f"data di cabang {quote(branch)} tidak dapat dibaca; minta diperbaiki lebih dahulu")
    _holds_role(host, base, who)
    statement = Statement(
        usulan=branch,
        commit=commit,
        sidik=digest,
        peran=who.peran,
        akun=who.account,
        keputusan=keputusan,
        waktu=host.now,
        alasan=reasons,
    )
    line = sign_statement(statement, who.key)
    reason = refusal_reason(SignedStatement.model_validate_json(line), statement, host.signers, host.now)
    if reason:
        raise UkurError(f"pernyataan tidak dicatat: {reason}")
    add_to_note(host.repo, commit, line)
    return statement


def _holds_role(host: WithoutHost, base: str, who: Approver) -> None:
    measurements, _ = measured_data(data_tree(host.repo, base))
    catalogue = measurements.catalogue
    authority = Authority(catalogue.peran, frozenset(), catalogue.instansi.zona_waktu)
    held = authority.roles_at(HostAccount(who.account), host.now)
    if who.peran not in held:
        known = f"perannya: {', '.join(held)}" if held else "akun itu tidak memegang peran"
        raise UkurError(f"{quote(who.account)} bukan {quote(who.peran)} menurut peran.yml ({known})")
