"""What is told of the signatures of a filed PDF: in which order, by whom, shown where, what is not proved.

The same words stand in the entry, on the page and in the answer of ``ukur verify``.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.signatory import Likeness, Signatory
from ukur.archive.signature_values import SignatureResult, SoundSignature

SIGNATORY = "penanda tangan"
"""The fact that entries have had since stamps and signers are compared with the document."""

_LIKENESS: Mapping[Likeness, str] = {
    Likeness.NIP: "NIP pada sertifikatnya sama dengan NIP penanda tangan dokumen",
    Likeness.NAMA: (
        "nama pada sertifikatnya sama dengan nama penanda tangan dokumen; NIP-nya tidak ada pada sertifikat, "
        "jadi orang lain yang senama tidak dapat dibedakan"
    ),
    Likeness.TIDAK_DISEBUT: (
        "dokumen tidak menyebut nama penanda tangannya, jadi sertifikat tidak dapat dicocokkan dengan siapa "
        "pun"
    ),
}
BEFORE_RULES = (
    "diarsipkan sebelum tampilan tanda tangan dan nama penanda tangannya dicocokkan dengan dokumen yang "
    "disahkan"
)
"""What a reader has to know of an entry without :data:`SIGNATORY`."""


def wrong_signers(marks: Sequence[SoundSignature], signatory: Signatory | None) -> Iterator[str]:
    """Yield what stands against who signed: paraf is invisible, the signatory's own signature shows."""
    visible = [item for item in marks if item.halaman is not None]
    if signatory is None or not signatory.named:
        if len(visible) > 1 or (visible and visible[-1] is not marks[-1]):
            yield (
                "hanya tanda tangan penanda tangan dokumen, yang terakhir, boleh tampak; minta paraf tanpa "
                "tampilan, lalu tanda tangani ulang PDF dari arsip"
            )
        return
    named = f"penanda tangan dokumen ({signatory.names})"
    other = [item.penanda for item in visible if item.kemiripan is Likeness.LAIN]
    if other:
        yield (
            f"tanda tangan yang tampak milik {', '.join(other)}, bukan milik {named}; paraf dibubuhkan tanpa "
            "tampilan, dan yang tampak hanya tanda tangan pejabat itu"
        )
    if all(item.kemiripan is Likeness.LAIN for item in marks):
        signers = ", ".join(item.penanda for item in marks)
        yield (
            f"tidak ada tanda tangan {named}, hanya {signers}; minta tanda tangan pejabat itu, atau perbaiki "
            "nama atau NIP-nya di pejabat.yml lewat koreksi dokumen bila itu yang keliru"
        )
        return
    done = {item.cocok for item in marks}
    absent = [item.nama for item in signatory.named if item.nama and item.nama not in done]
    if signatory.semua and absent:
        yield (
            f"belum ditandatangani {' dan '.join(absent)}, yang juga tertulis sebagai penanda tangan; minta "
            "tanda tangannya pada PDF ini, lalu unggah lagi"
        )


def attachment_facts(judged: SignatureResult) -> dict[str, str]:
    """Return what an entry records of its signatures, in their order."""
    facts = {f"tanda tangan {number}": _one(item) for number, item in enumerate(judged.tanda, 1)}
    return {**facts, SIGNATORY: likeness_text(judged)}


def first_facts(judged: SignatureResult) -> dict[str, str]:
    """Return what entries recorded before: only name and time."""
    return {f"tanda tangan {number}": _signed(item) for number, item in enumerate(judged.tanda, 1)}


def likeness_text(judged: SignatureResult) -> str:
    """Return what ties the signatory's certificate to the document, and what does not."""
    known = [item.kemiripan for item in judged.tanda if item.kemiripan is not Likeness.LAIN]
    return _LIKENESS[min(known, key=list(_LIKENESS).index)] if known else "tidak ada"


def signed_in_order(judged: SignatureResult) -> str:
    """Return who signed, one after another: ``1. A (paraf, tanpa tampilan); 2. B (tampak di halaman 9)``."""
    return "; ".join(
        f"{number}. {item.penanda!r} ({_shown(item)})" for number, item in enumerate(judged.tanda, 1)
    )


def _one(item: SoundSignature) -> str:
    return f"{_signed(item)}, {_shown(item)}"


def _signed(item: SoundSignature) -> str:
    return ", ".join(filter(None, (item.penanda, _time(item.waktu))))


def _shown(item: SoundSignature) -> str:
    if item.halaman is not None:
        return f"tampak di halaman {item.halaman}"
    return "paraf, tanpa tampilan" if item.kemiripan is Likeness.LAIN else "tanpa tampilan"


def _time(waktu: datetime.datetime | None) -> str:
    return f"{waktu.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC" if waktu else ""
