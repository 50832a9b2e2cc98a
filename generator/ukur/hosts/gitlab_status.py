"""The commit status on GitLab: posted once, and for a fork's commit under the merge request's own ref."""

from collections.abc import Mapping

from ukur.hosts.answers import read_answer
from ukur.hosts.http import Client
from ukur.hosts.protocol import STATUS_CONTEXT, shorten
from ukur.hosts.refusals import HostError
from ukur.model.values import Sha
from ukur.workflow.decision import VerdictStatus

STATES: Mapping[VerdictStatus, str] = {
    VerdictStatus.DISETUJUI: "success",
    VerdictStatus.MENUNGGU: "pending",
    VerdictStatus.GAGAL: "failed",
    VerdictStatus.GALAT: "failed",
}


def post_status(
    client: Client,
    project: str,
    commit: str,
    ref: str | None,
    status: VerdictStatus,
    sentence: str,
    link: str | None,
) -> None:
    """Post a status. GitLab refuses to repeat one; then the one that stands is read.

    Without a ref GitLab takes that of a pipeline of the commit, else a branch that holds it. The commit of a
    fork has neither and is refused with 404; named is then ``ref``, which GitLab keeps for the merge request.
    """
    path = f"{project}/statuses/{read_answer(Sha, commit)}"
    body: dict[str, object] = {"state": STATES[status], "name": STATUS_CONTEXT}
    body |= {"description": shorten(sentence, 255)} | ({"target_url": link} if link else {})
    try:
        try:
            client.send("POST", path, body)
        except HostError as error:
            if error.kode != 404 or ref is None:
                raise
            client.send("POST", path, body | {"ref": ref})
    except HostError as error:
        if error.kode != 400 or not _is_posted(client, project, commit, STATES[status]):
            raise


def _is_posted(client: Client, project: str, commit: str, keadaan: str) -> bool:
    path = f"{project}/repository/commits/{commit}/statuses"
    pages = client.linked_pages(path, name=STATUS_CONTEXT, per_page="100")
    rows = [row for page in pages for row in page.content]
    return [row.get("status") for row in rows if row.get("name") == STATUS_CONTEXT] == [keadaan]
