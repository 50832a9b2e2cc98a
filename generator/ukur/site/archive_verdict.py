"""What a reader of an archive page wants first: is this in force, who approved it, and how to be sure."""

from dataclasses import dataclass

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.document.document_value import DokumenPengukuran
from ukur.site.archive_view import ShownVersion, version_state

_OFFICE_TIME = " pukul "
DEMONSTRATION = "tidak ada pejabat yang menyetujuinya"


@dataclass(frozen=True)
class Verdict:
    """A verdict in a few words, and the sentences behind it; ``in_force``: something is filed."""

    title: str
    sentences: tuple[str, ...]
    in_force: bool


def archive_verdict(
    document: DokumenPengukuran, versions: tuple[ShownVersion, ...], published: DokumenPengukuran | None
) -> Verdict:
    """Return the verdict of a document's archive page; ``published`` is what the site shows of the period."""
    demonstration = is_demonstration(document)
    if not versions:
        return _not_filed(document, demonstration)
    last = versions[-1]
    sentences = [_approved(last, demonstration)]
    if len(versions) > 1:
        sentences.append(f"Menggantikan versi {versions[-2].versi}, yang tetap disimpan.")
    if published is not None and published.konsep:
        sentences.append("Dokumen ini sedang diubah; perubahannya belum disahkan dan belum ada di arsip.")
    state = version_state(versions, len(versions) - 1)
    return Verdict(f"Versi {last.versi}, {state}.", tuple(sentences), True)


def is_demonstration(document: DokumenPengukuran) -> bool:
    """Return whether a document says of itself that nobody in office approved it."""
    return PERCONTOHAN_MARK in document.tanda


def _not_filed(document: DokumenPengukuran, demonstration: bool) -> Verdict:
    if document.konsep:
        return Verdict("Konsep, belum disahkan.", ("Belum ada yang dapat dicocokkan.",), False)
    said = f"Disetujui akun peragaan; {DEMONSTRATION}." if demonstration else "Sudah disahkan."
    return Verdict("Belum diarsipkan.", (said, "Berkas di bawah dibuat bersama situs ini."), False)


def _approved(version: ShownVersion, demonstration: bool) -> str:
    """Return who approved a version: how many, and who last; accounts are counted once."""
    if not version.setuju:
        return "Tidak ada persetujuan yang tercatat."
    accounts = {approval.akun for approval in version.setuju}
    last = version.setuju[-1]
    role = ", ".join(last.peran)
    day = last.waktu.partition(_OFFICE_TIME)[0]
    if demonstration:
        as_whom = f" sebagai {role}" if role else ""
        return f"Disetujui {len(accounts)} akun peragaan, terakhir{as_whom} {day}; {DEMONSTRATION}."
    return f"Disetujui {len(accounts)} orang, terakhir {role or last.akun} {day}."
