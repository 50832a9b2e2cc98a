"""What tests print over and over is made twice in a process, and then remembered.

Printing is the dearest part of verifying an archive, and most tests verify the same document after changing
what stands around it. The first two times are real and must give the same bytes. Tests of the printers
themselves (tests/document) do without this.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256

import pytest

from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS

_KEPT = 96  # files of up to half a megabyte: the four of each document of an archive and its forgeries
_PRINTED: OrderedDict[object, tuple[bytes, int]] = OrderedDict()  # and how often it was made
_REAL = 2  # so that whatever is printed again is compared with itself


class Press:
    """Makes one kind of file."""

    def __init__(self, ending: str, make: Callable[[DokumenPengukuran, Equipment], bytes]) -> None:
        self._ending, self._make = ending, make

    def __call__(self, document: DokumenPengukuran, equipment: Equipment) -> bytes:
        key = (
            self._ending,
            sha256(repr(document).encode()).digest(),
            equipment,
        )  # equal is not enough: 1.0, 1.00
        known, times = _PRINTED.pop(key, (b"", 0))
        if times < _REAL:
            content = self._make(document, equipment)
            assert times == 0 or content == known, f"the same document as {self._ending} has other bytes"
            known, times = content, times + 1
        _PRINTED[key] = known, times
        if len(_PRINTED) > _KEPT:
            _PRINTED.popitem(last=False)
        return known


FORMS = {ending: replace(form, buat=Press(ending, form.buat)) for ending, form in FILE_FORMS.items()}


@pytest.fixture(scope="module", autouse=True)
def printed_once() -> Iterator[None]:
    """For the folders whose ``conftest.py`` takes it in."""
    assert isinstance(FILE_FORMS, dict)
    with pytest.MonkeyPatch.context() as patch:
        for ending, form in FORMS.items():
            patch.setitem(FILE_FORMS, ending, form)
        yield
