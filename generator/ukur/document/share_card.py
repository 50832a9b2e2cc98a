"""What a page says on the picture that messengers show of its address."""

from typing import NamedTuple


class ShareCard(NamedTuple):
    """Texts of one card: ``figure`` with its ``status`` is left out where there is none, as is ``mark``."""

    above: str
    title: str
    figure: str
    status: str
    below: str
    mark: str
