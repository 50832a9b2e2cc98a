"""A repository without a host as it was when a proposal was merged: its keys, and the time that it says."""

import datetime
import functools
from dataclasses import replace
from pathlib import Path

from ukur.commands.gate.commit_scope import commit_hash
from ukur.commands.gate.program_then import UNITS_APART, knew_rule
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.model.paths import SIGNERS_FILE
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache

SLOW_CLOCK = datetime.timedelta(days=1)
"""Our choice: roles are held by days, and a clock that is wrong by hours is nobody's attempt."""
_BACKDATED = (
    "commit gabungannya bertanggal {}, lebih awal dari cabang utama sebelumnya ({}); peran dinilai menurut "
    "waktu itu. Betulkan jam komputer; batalkan isinya dan mintakan persetujuannya dengan usulan baru, lalu "
    "ajukan keputusan Kepala dan Sekretaris atas commit ini dengan 'ukur publish recover'"
)


def as_it_was(
    repo: Path, host: WithoutHost, cache: ReadCache, base: str, waktu: datetime.datetime
) -> WithoutHost:
    """Return the repository as it was, with that commit's keys; a list from outside counts if it has none.

    Who merges writes the time himself, so one that goes back is refused: else a role that was vacant once, or
    a holder who left long ago, could be used for ever.
    """
    before = git.commit_time(repo, base)
    if waktu < before - SLOW_CLOCK and knew_rule(repo, base, UNITS_APART):
        raise UkurError(_BACKDATED.format(waktu.date(), before.date()))
    keys = git.file_text(repo, base, SIGNERS_FILE)
    if keys is None and git.file_text(repo, "HEAD", SIGNERS_FILE) is not None:
        raise UkurError(
            f"daftar kunci {SIGNERS_FILE} belum ada di commit {base[:12]}; sebutkan awal yang lebih baru"
        )
    return replace(
        host,
        signers=host.signers if keys is None else keys.encode(),
        hash_of=functools.cache(lambda commit: commit_hash(repo, base, commit, cache)),
        now=waktu,
    )
