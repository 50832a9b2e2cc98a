"""What a filled form changes, with the cell of each value, and what is wrong with it."""

from dataclasses import dataclass, field

from ukur.forms.book_fault import BookFault
from ukur.model.catalogue import Loc


@dataclass(frozen=True)
class Asked:
    """What is asked of the reader beside the form: indicators in percent, and with three decimals or more."""

    persen: frozenset[str] = frozenset()
    thousandths: frozenset[str] = frozenset()


@dataclass
class FormReading:
    """What a filled form changes: values by their place in the unit's file, and the cell of each.

    With faults nothing of it may be used. ``remarks`` are sentences for whoever imports it.
    """

    berkas: str
    wanted: dict[Loc, str | None] = field(default_factory=dict)
    cells: dict[Loc, str] = field(default_factory=dict)
    faults: list[BookFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def refuse(self, place: str, message: str, hint: str) -> None:
        """Tell a fault of a place in the workbook."""
        self.faults.append(BookFault(self.berkas, place, message, hint))
