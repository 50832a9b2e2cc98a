"""What the roles that guard are called where a sentence names them."""

from ukur.model.catalogue import Catalogue
from ukur.model.sop import Guard
from ukur.workflow.reasons import join_words

USUAL = {Guard.TARGET: "Kepala", Guard.ACUAN: "Sekretaris", Guard.ARSIP: "Staf"}
"""As sentences called them before an office could say otherwise; recorded reasons keep these words."""


def guard_names(catalogue: Catalogue, *what: Guard) -> str:
    """Return the names: ``Kepala dan Sekretaris``, or what the office calls the roles that it wrote."""
    if catalogue.sop.kewenangan is None:
        return join_words(USUAL[guard] for guard in what)
    known = catalogue.peran.peran
    roles = catalogue.sop.guards(*what)
    return join_words(dict.fromkeys(known[role].nama if role in known else role for role in roles))
