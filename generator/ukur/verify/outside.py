"""What a check of an archive takes from outside of it: the time, and programs as values and functions.

So the same checks run on an office's computer, in a browser, and where many archives are gathered.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ukur.archive.signatory import Signatory
from ukur.archive.signature_values import SignatureResult
from ukur.document.document_value import DokumenPengukuran
from ukur.workflow.statement import SignedStatement, Statement

CheckStatement = Callable[[SignedStatement, Statement, bytes, datetime.datetime], str | None]
"""Why a signed statement does not hold by a list of keys at a time; None where it does."""

CheckSignedPdf = Callable[[bytes, bytes, Sequence[bytes], datetime.datetime, Signatory], SignatureResult]
"""What a PDF signed outside is worth.

Given are the file, the approved PDF, trusted roots (DER), the time of judging, and whom the document names.
"""

Print = Callable[[DokumenPengukuran, bytes | None], Mapping[str, bytes]]
"""A document, with the picture it carries, as files by ending, in the order in which they are told."""


@dataclass(frozen=True)
class Printing:
    """The printers of this place; ``office`` has the office's own fonts too, None where it has none.

    ``fonts`` are the SHA-256 of the office's font files by their path in its repository.
    """

    plain: Print
    office: Print | None = None
    fonts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outside:
    """The surroundings of a check.

    ``tools`` are the versions here of what decides a byte of printed files, ``checker`` is the program that
    every entry carries. Without ``printing`` the printed files are not made again: they were just made.
    """

    now: datetime.datetime
    tools: Mapping[str, str]
    checker: bytes
    check_statement: CheckStatement
    check_signed_pdf: CheckSignedPdf
    printing: Printing | None
