"""Where a host shows the preview of a proposal that the workflow ``periksa`` kept as one HTML file.

It is linked only where a run of the repository itself made it, at the commit that is decided: a fork's
proposal is built by what the fork brings, and what it calls a preview is not pointed to.
"""

from ukur.hosts.answers import AnswerModel, read_answer
from ukur.hosts.http import Client
from ukur.model.values import Sha

FILE = "pratinjau.html"
"""Its name in .github/workflows/check.yml and .gitlab-ci.yml; GitHub calls the artifact by it."""
JOB = "periksa"


class ArtifactRun(AnswerModel):
    """The run that kept an artifact."""

    id: int
    repository_id: int
    head_repository_id: int
    head_sha: Sha


class Artifact(AnswerModel):
    """A file that a run of GitHub Actions kept."""

    id: int
    name: str
    expired: bool
    workflow_run: ArtifactRun | None = None


class ArtifactPage(AnswerModel):
    """One page of the list."""

    artifacts: list[Artifact]


class Pipeline(AnswerModel):
    """A pipeline of a merge request."""

    id: int
    project_id: int
    sha: Sha


class KeptFile(AnswerModel):
    """What a job kept: the archive of its artifacts."""

    filename: str


class Job(AnswerModel):
    """A job of a pipeline."""

    id: int
    name: str
    artifacts_file: KeptFile | None = None


class OwnProject(AnswerModel):
    """The project, by its number."""

    id: int


def github_preview(client: Client, repo: str, page: str, commit: str) -> str | None:
    """Return the page of the artifact of a commit; None where there is none, or it has expired.

    ``repo`` is the repository's path of the API, ``page`` its page. A run that was repeated keeps the newest.
    Where several runs kept one, nobody knows which is this proposal's: a second proposal of the same commit
    into another branch runs with what that branch brings, and GitHub names no base of a run.
    """
    answer = client.get_json(f"{repo}/actions/artifacts", name=FILE, per_page="100")
    found = [
        (item.id, item.workflow_run.id)
        for item in read_answer(ArtifactPage, answer.content).artifacts
        if item.name == FILE and not item.expired and item.workflow_run and _is_own(item.workflow_run, commit)
    ]
    if len({run for _, run in found}) != 1:
        return None
    artifact, run = max(found)
    return f"{page}/actions/runs/{run}/artifacts/{artifact}"


def _is_own(run: ArtifactRun, commit: str) -> bool:
    return run.head_sha == commit and run.head_repository_id == run.repository_id


def gitlab_preview(client: Client, project: str, page: str, number: str, commit: str) -> str | None:
    """Return the page of the file among the job's artifacts; None where no job of the project kept any."""
    own = read_answer(OwnProject, client.get_json(project).content).id
    answer = client.get_json(f"{project}/merge_requests/{number}/pipelines", per_page="100")
    pipelines = read_answer(list[Pipeline], answer.content)
    made = [item.id for item in pipelines if item.sha == commit and item.project_id == own]
    if not made:
        return None
    jobs = read_answer(list[Job], client.get_json(f"{project}/pipelines/{max(made)}/jobs").content)
    kept = [job.id for job in jobs if job.name == JOB and job.artifacts_file]
    return f"{page}/-/jobs/{max(kept)}/artifacts/file/{FILE}" if kept else None
