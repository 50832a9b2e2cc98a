"""What a check of an archive takes from this computer: clock, ssh-keygen, PDF library, printers and fonts."""

import datetime
from collections.abc import Mapping, Sequence

from ukur.archive.canonical import sha256_of
from ukur.archive.signed_pdf import check_signatures
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.document.document_value import DokumenPengukuran
from ukur.document.font_file import FontFile
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.hosts.statements import refusal_reason
from ukur.model.paths import FONT_FOLDER
from ukur.verify import verification
from ukur.verify.outside import Outside, Print, Printing
from ukur.verify.verification import Options


def outside(now: datetime.datetime, fonts: Sequence[FontFile] = (), prints: bool = True) -> Outside:
    """Return this computer's programs; without ``prints`` the printed files are not made again."""
    digests = {f"{FONT_FOLDER}/{font.name}": sha256_of(font.content) for font in fonts}
    printing = Printing(_printer(()), _printer(fonts) if fonts else None, digests)
    return Outside(
        now, tool_versions(), verifier_bytes(), refusal_reason, check_signatures, printing if prints else None
    )


def _printer(fonts: Sequence[FontFile]) -> Print:
    def make(dokumen: DokumenPengukuran, picture: bytes | None) -> dict[str, bytes]:
        extras = Equipment(picture, tuple(fonts))
        return {ending: form.buat(dokumen, extras) for ending, form in FILE_FORMS.items()}

    return make


def refuse_flawed(arsip: Mapping[str, bytes], folder: str) -> None:
    """Raise UkurError with the first fault in an entry to be written, whose files have just been printed."""
    now = datetime.datetime.now(datetime.UTC)
    verification.refuse_flawed(arsip, folder, Options(outside(now, prints=False)))
