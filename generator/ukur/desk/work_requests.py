"""Requests about the work as a whole: opened, seen at a glance, checked, taken back."""

from collections.abc import Mapping

from ukur.desk.known_findings import read_known
from ukur.desk.outline import outline
from ukur.desk.plain import Payload, list_of, optional_text, text_of
from ukur.desk.repository import Repository, repository_of, unzipped
from ukur.desk.session import Files, Made, Methods, Session
from ukur.desk.work import begin_work, checked_work, with_changes
from ukur.model.findings import Severity, UkurError
from ukur.model.paths import DATA
from ukur.source.parsed_files import ParsedFiles
from ukur.workflow.finding_lines import finding_lines


def sent_repository(payload: Payload, files: Files) -> Repository:
    """Return the repository that came with a request, as one ZIP or as files with their paths."""
    commit, branch = optional_text(payload, "commit"), optional_text(payload, "branch")
    return repository_of(_sent(payload, files), map(str, payload.get("names") or ()), commit, branch)


def _sent(payload: Payload, files: Files) -> Mapping[str, bytes]:
    if payload.get("source") == "zip":
        if len(files) != 1:
            raise UkurError("pilih satu berkas ZIP")
        return unzipped(files[0])
    return sent_files(payload, files)


def sent_files(payload: Payload, files: Files) -> dict[str, bytes]:
    """Return the files that came with a request, by the paths that it gives them."""
    paths = [str(path) for path in list_of(payload, "paths")]
    if len(paths) != len(files):
        raise UkurError("jumlah berkas tidak sama dengan jumlah jalurnya")
    return dict(zip(paths, files, strict=True))


def _open(session: Session, payload: Payload, files: Files) -> Made:
    beside = [key for key in ("parsed", "known") if payload.get(key)]
    sent, packs = split_files(files, len(beside))
    told = dict(zip(beside, packs, strict=True))
    repository = sent_repository(payload, sent)
    parsed = ParsedFiles(told["parsed"]) if "parsed" in told else None
    known = read_known(told["known"]) if "known" in told else None
    found = known.of(repository.data) if known else None
    session.work = begin_work(repository, text_of(payload, "today"), parsed, found)
    session.conflicts = ()
    return Made(outline(session.work))


def split_files(files: Files, count: int) -> tuple[Files, Files]:
    """Return the files of the repository, and the ``count`` packs behind them."""
    if len(files) < count:
        raise UkurError("berkas yang disebut permintaan tidak ikut dikirim")
    place = len(files) - count
    return files[:place], files[place:]


def _outline(session: Session, payload: Payload, files: Files) -> Made:
    return Made(outline(session.opened))


def _check(session: Session, payload: Payload, files: Files) -> Made:
    session.work, findings = checked_work(session.opened)
    severities = [item.severity for item in findings]
    return Made(
        {
            "text": "".join(f"{line}\n" for line in finding_lines(findings)),
            "findings": findings,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "remarks": severities.count(Severity.REMARK),
        }
    )


def _discard(session: Session, payload: Payload, files: Files) -> Made:
    work, path = session.opened, optional_text(payload, "path")
    gone = [path.removeprefix(f"{DATA}/")] if path is not None else list(work.changed)
    restored = with_changes(work, {name: work.repository.data.get(name) for name in gone})
    session.work = checked_work(restored)[0]
    return Made(outline(session.work))


METHODS: Methods = {
    "open": _open,
    "outline": _outline,
    "check": _check,
    "discard": _discard,
}
