"""The process that verifies one archive: bounds itself, reads a job from stdin, prints its result."""

import sys

from ukur.commands.portal.archive_job import ArchiveJob, ArchiveResult, run_job

MEMORY, SECONDS = 1_500_000_000, 300
"""Bytes of address space and seconds of processor.

The demonstration takes 57 MB and half a second, with printing 201 MB; the largest that is fetched has 400 MB.
"""
TOO_MUCH = "arsipnya terlalu besar untuk diperiksa: melebihi batas ingatan"


def main() -> None:
    """Answer one job; whatever the archive does, one result is printed, or none where we were ended."""
    _bound()
    try:
        result = run_job(ArchiveJob.model_validate_json(sys.stdin.buffer.read()))
    except MemoryError:
        result = ArchiveResult(sebab=TOO_MUCH)
    except RecursionError:
        result = ArchiveResult(sebab="arsipnya bersarang terlalu dalam")
    sys.stdout.buffer.write(result.model_dump_json().encode())


def _bound() -> None:
    """Set the limits; a system without them (Windows) has the time limit of the caller alone."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
