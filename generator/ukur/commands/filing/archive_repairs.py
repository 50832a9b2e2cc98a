"""Use case ``archive repair``: the archive as it last was sound, and a public mark of what that takes out.

What never verified is what a merge brought that cannot be derived again from what was approved. All that was
filed on top of it goes with it, since it is chained to it; CI files that again.
"""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from ukur.archive.removals import REMOVALS, Removal, read_removals, write_removals
from ukur.commands.filing.derived_rows import archive_faults
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.gate.archive_repair import Repair, find_repair, same_entries
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, parse_folder, split_entry
from ukur.source import git
from ukur.source.archive_writer import hold_alone, restore_archive
from ukur.source.git_folder import GitFolder

NEWLINE = b"\n"
_GREW_SOUND = "yang dicabut ternyata utuh: commit {} tidak merusak arsip; arsip hanya bertambah"
_HEALED = (
    "arsip sudah pernah dikembalikan ke keadaan itu pada commit {}; yang diarsipkan sesudahnya tidak ikut "
    "dicabut. Bila ada yang rusak sesudahnya: 'ukur archive repair --to {}'"
)


def judge_archive(office: FilingOffice, base: str, tree: str, repair: Repair | None) -> tuple[str, ...]:
    """Return what is wrong with the archive that a proposal makes; a repair is held against what was."""
    if repair is None:
        return tuple(archive_faults(office, base, tree))
    back = repair.removal.kembali
    broken, *later = _touching(office.repo, base, since=back) or [back]
    if broken == back or not any(_faults_of(office, broken, repair.sound)):
        return (_GREW_SOUND.format(broken[:12]),)
    if healed := _last_same(office.repo, later, repair.sound):
        return (_HEALED.format(healed[:12], healed),)
    return tuple(archive_faults(office, base, tree, sound=repair.sound))


def _last_same(repo: Path, commits: Sequence[str], sound: GitFolder) -> str | None:
    """Return the last commit that brought the archive back to what it was: it grew from there again."""
    same = (commit for commit in reversed(commits) if same_entries(GitFolder(repo, commit, ARSIP), sound))
    return next(same, None)


def _touching(repo: Path, head: str, since: str | None = None) -> list[str]:
    wanted = ("log", "--first-parent", "--reverse", "--format=%H", "--end-of-options")
    out = git.git(repo, *wanted, f"{since}..{head}" if since else head, "--", ARSIP)
    if out is None:
        raise UkurError("riwayat Git tidak dapat dibaca; ambil riwayat lengkapnya")
    return out.decode().split()


def _faults_of(office: FilingOffice, commit: str, sound: GitFolder) -> Iterator[str]:
    parent = git.commit(office.repo, f"{commit}^1")
    if parent is None:  # the set-up is taken as it is
        return iter(())
    return archive_faults(office, parent, commit, merged=True, sound=sound)


def repair_archive(office: FilingOffice, back: str | None, reason: str, today: datetime.date) -> Removal:
    """Put the archive back into the state of ``back``, else of the last commit at which it was sound."""
    repo, head = office.repo, git.commit(office.repo, "HEAD")
    if head is None:
        raise UkurError("repositori ini belum punya commit; buka cabang utama yang terbaru")
    now, sound = GitFolder(repo, head, ARSIP), back or _last_sound(office, head)
    then = GitFolder(repo, sound, ARSIP)
    gone = tuple(_gone(then, now))
    if not gone:
        raise UkurError("arsip di sini sama dengan arsip yang utuh terakhir; tidak ada yang dicabut")
    earlier = read_removals(now[REMOVALS]) if REMOVALS in now else ()
    row = Removal(tanggal=today, kembali=sound, alasan=reason, isi=gone)
    files = {**then.read(then.names), REMOVALS: write_removals((*earlier, row))}
    with hold_alone(repo, repo / ARSIP):
        restore_archive(repo / ARSIP, files)
    return row


def _last_sound(office: FilingOffice, head: str) -> str:
    """Return the last commit before the one that the archive did not survive and was not repaired from."""
    found: str | None = None
    for commit in _touching(office.repo, head):
        parent = git.commit(office.repo, f"{commit}^1")
        if parent is None:
            continue
        if find_repair(office.repo, parent, commit) is not None:
            found = None
        elif found is None and any(_faults_of(office, commit, GitFolder(office.repo, parent, ARSIP))):
            found = parent
    if found is None:
        raise UkurError("arsip utuh di setiap commit cabang utama; tidak ada yang dicabut")
    return found


def _gone(then: GitFolder, now: GitFolder) -> Iterator[str]:
    """Yield what is taken out or put back: folders of entries, other files, lines of the register."""
    own = {REGISTER, REMOVALS}
    paths = {
        path for path in then.names.keys() | now.names.keys() if then.names.get(path) != now.names.get(path)
    }
    yield from sorted({_entry_or_file(path) for path in paths - own})
    if REGISTER in paths:
        yield f"{REGISTER} sesudah baris {then.get(REGISTER, b'').count(NEWLINE)}"


def _entry_or_file(path: str) -> str:
    folder, _ = split_entry(path)
    return folder if parse_folder(folder) else path
