"""Use case of the cards for messengers: each printed once and kept, as the documents are."""

import hashlib
from dataclasses import replace
from pathlib import Path

from ukur.commands.data.toolchain import program
from ukur.commands.pages.kept_files import is_whole, keep, prune
from ukur.site.material import SiteMaterial
from ukur.site.share_cards import share_cards

CACHE_FOLDER = ".cache/kartu"


def with_cards(repo: Path, material: SiteMaterial) -> SiteMaterial:
    """Return the material with its cards; none without the site's address, which their tags must name."""
    if not material.situs:
        return material
    from ukur.document.pdf.card_printer import print_card

    folder, made = repo / CACHE_FOLDER, dict[str, Path]()
    for src, card in share_cards(material):
        key = hashlib.sha256(repr(card).encode() + program()).hexdigest()[:40]
        made[src] = folder / f"{key}.png"
        if not is_whole(made[src]):
            keep(made[src], print_card(card))
    prune(folder, made.values())
    return replace(material, kartu=made)
