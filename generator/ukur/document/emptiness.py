"""What a document has nothing of: parts that would be a heading over one sentence stand together."""

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran

_TITLES = {"anggaran": "anggaran", "rencana-aksi": "rencana aksi", "tindak-lanjut": "tindak lanjut"}


def joined_parts(document: DokumenPengukuran) -> tuple[str, ...]:
    """Return the parts, by their anchors, that stand together: two and more with nothing to show.

    Plans that are missing are not nothing: they stay where a head of office sees it. Documents before
    edition 5 have a heading for each.
    """
    if not document.since_fifth:
        return ()
    empty = {
        "anggaran": document.anggaran is None,
        "rencana-aksi": not document.rencana_aksi and not document.perhatian,
        "tindak-lanjut": not document.tindak_lanjut and not document.tindak_lanjut_lhe,
    }
    parts = tuple(part for part, nothing in empty.items() if nothing)
    return parts if len(parts) > 1 else ()


def joined_title(parts: tuple[str, ...]) -> str:
    """Return the heading over parts that stand together."""
    *first, last = (_TITLES[part] for part in parts)
    title = f"{', '.join(first)}{',' if len(first) > 1 else ''} dan {last}"
    return title[0].upper() + title[1:]


def joined_sentence(document: DokumenPengukuran, parts: tuple[str, ...]) -> str:
    """Return what each of the parts says of itself, in one paragraph."""
    said = {
        "anggaran": wording.no_budget(document),
        "rencana-aksi": wording.without_plans(document)[0],
        "tindak-lanjut": wording.NO_FOLLOW_UP,
    }
    return " ".join(said[part] for part in parts)
