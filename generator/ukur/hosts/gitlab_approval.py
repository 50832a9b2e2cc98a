"""The gate's own approval on GitLab, where its edition can demand one.

Only paid editions can: there the exported approval rule names the gate's account alone. An approval bears no
text, so the gate's is known by its account.
"""

from ukur.hosts.answers import AnswerModel, read_answer
from ukur.hosts.gitlab_answers import Approval
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.peran import account_key
from ukur.workflow.decision import VerdictStatus


class _State(AnswerModel):
    approved_by: list[Approval]
    approvals_required: int = 0


def confirm_merge_request(client: Client, path: str, mine: str, commit: str, status: VerdictStatus) -> None:
    """Approve the commit where approvals are demanded and it may pass; else take our approval back.

    An approval that stands may be of an older commit, which GitLab does not tell; so it is given anew.
    """
    state = read_answer(_State, client.get_json(f"{path}/approvals").content)
    ours = any(account_key(row.user.username) == account_key(mine) for row in state.approved_by)
    if ours and (status is not VerdictStatus.DISETUJUI or state.approvals_required):
        client.send("POST", f"{path}/unapprove", {})
    if status is VerdictStatus.DISETUJUI and state.approvals_required:
        try:
            client.send("POST", f"{path}/approve", {"sha": commit})
        except HostError as error:
            if error.kode not in {401, 403}:
                raise
            raise UkurError(
                "GitLab tidak menerima persetujuan akun gerbang; jadikan ia penyetuju, dan buka usulan arsip "
                "dengan akun lain"
            ) from error
