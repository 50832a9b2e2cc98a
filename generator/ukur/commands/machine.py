"""What a check of an archive takes from this computer: clock, ssh-keygen, PDF library, printers and fonts."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from ukur.archive.tanda_pdf import periksa_tanda
from ukur.commands.alat import alat, pemeriksa
from ukur.document.berkas import BENTUK
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.hosts.pernyataan import alasan_tolak
from ukur.model.paths import HURUF
from ukur.verify import verification
from ukur.verify.outside import Outside, Print, Printing
from ukur.verify.verification import Options


def outside(now: datetime.datetime, fonts: Path | None = None, prints: bool = True) -> Outside:
    """Return this computer's programs; without ``prints`` the printed files are not made again."""
    printing = Printing(_printer(None), _printer(fonts) if fonts else None)
    return Outside(now, alat(), pemeriksa(), alasan_tolak, periksa_tanda, printing if prints else None)


def _printer(fonts: Path | None) -> Print:
    folders = (str(fonts),) if fonts else ()

    def make(dokumen: DokumenPengukuran, picture: bytes | None) -> dict[str, bytes]:
        extras = Perlengkapan(picture, folders)
        return {ending: form.buat(dokumen, extras) for ending, form in BENTUK.items()}

    return make


def office_fonts(repo: Path) -> Path | None:
    """Return the office's folder of fonts, if it has one."""
    fonts = repo / HURUF
    return fonts if fonts.is_dir() else None


def refuse_flawed(arsip: Mapping[str, bytes], folder: str) -> None:
    """Raise UkurError with the first fault in an entry to be written, whose files have just been printed."""
    now = datetime.datetime.now(datetime.UTC)
    verification.refuse_flawed(arsip, folder, Options(outside(now, prints=False)))
