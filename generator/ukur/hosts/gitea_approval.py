"""The gate's own approval on Gitea and Forgejo, the only one that the exported branch rules count.

Whoever may write can forge a status there, so a status alone must let nothing through. The gate's review is
never anybody's approval: it is known by its mark, whoever wrote it.
"""

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.gitea_lists import gitea_pages
from ukur.hosts.http import Client
from ukur.hosts.protocol import COMMENT_MARKER
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.peran import account_key
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.markdown import safe_text

APPROVE, RETURN = "APPROVED", "REQUEST_CHANGES"
_OWN_PROPOSAL = (
    "akun gerbang tidak dapat menyetujui usulan yang dibukanya sendiri; buka usulan itu dengan akun lain "
    "(untuk arsip: rahasia UKUR_TOKEN_ARSIP dan variabel UKUR_AKUN_ARSIP)"
)


class _Account(AnswerModel):
    login: str


class _Review(AnswerModel):
    user: _Account | None
    state: str
    commit_id: str
    stale: bool
    dismissed: bool


def is_from_gate(body: str) -> bool:
    """Whether a review is the gate's own word."""
    return body.lstrip().startswith(COMMENT_MARKER)


def confirm_proposal(
    client: Client, path: str, mine: str, commit: str, status: VerdictStatus, sentence: str
) -> None:
    """Approve a commit where it may pass; else ask for changes where our approval still stands."""
    last = _standing(client, path, mine)
    approved = last is not None and last.state == APPROVE and not last.dismissed
    if status is not VerdictStatus.DISETUJUI:
        if approved:
            _review(client, path, RETURN, commit, sentence)
        return
    if not (approved and last is not None and last.commit_id == commit and not last.stale):
        _review(client, path, APPROVE, commit, sentence)


def _standing(client: Client, path: str, mine: str) -> _Review | None:
    """Return what the gate's account said last, whatever it says: every writer can edit its mark away."""
    reviews = read_all(_Review, gitea_pages(client, f"{path}/reviews"))
    own = [
        review
        for review in reviews
        if review.user is not None
        and account_key(review.user.login) == account_key(mine)
        and review.state in {APPROVE, RETURN}
    ]
    return own[-1] if own else None


def _review(client: Client, path: str, event: str, commit: str, sentence: str) -> None:
    body = {"event": event, "commit_id": commit, "body": f"{COMMENT_MARKER}\n{safe_text(sentence)}"}
    try:
        made = read_answer(_Review, client.send("POST", f"{path}/reviews", body).content)
    except HostError as error:
        if error.kode == 422 and "your own pull" in str(error):
            raise UkurError(_OWN_PROPOSAL) from error
        raise
    if made.state != event:
        raise UkurError("situs Git tidak mencatat tinjauan gerbang seperti yang dikirim; laporkan")
