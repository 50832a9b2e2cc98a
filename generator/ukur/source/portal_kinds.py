"""The two files of a portal that people write: where each lies, and what it holds."""

from dataclasses import dataclass

from ukur.model.portal_sources import CALENDAR, SCHEMA_FOLDER, SOURCES, PortalCalendar, PortalSources
from ukur.model.values import Record


@dataclass(frozen=True)
class PortalKind:
    """A kind of a portal's file; each is there once, and lies at ``glob``."""

    name: str
    glob: str
    model: type[Record]
    required: bool

    @property
    def schema(self) -> str:
        """Where its schema lies in a portal's repository."""
        return f"{SCHEMA_FOLDER}/{self.name}.schema.json"


PORTAL_KINDS = (
    PortalKind("sumber", SOURCES, PortalSources, required=True),
    PortalKind("kalender", CALENDAR, PortalCalendar, required=False),
)
