"""Chooses the reader of a file by what is in it; its name is only what people call it."""

from ukur.spreadsheet.csv_reader import read_csv
from ukur.spreadsheet.grid import Workbook
from ukur.spreadsheet.ods_reader import MIME, read_ods
from ukur.spreadsheet.unreadable import READABLE, UnreadableWorkbook
from ukur.spreadsheet.xlsx_reader import read_xlsx

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of .xlsx with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_START = 4096  # bytes that tell what a file is; a page may begin with remarks
_SAVE_AS_XLSX = "buka, pilih 'Simpan sebagai' .xlsx, lalu coba lagi"


def read_workbook(content: bytes) -> Workbook:
    """Return what an .xlsx, .xlsm, .ods or .csv holds; raise UnreadableWorkbook for any other."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableWorkbook(
            "berkas kosong", "pilih berkas yang berisi tabel; unduhannya mungkin terputus"
        )
    if content.startswith(_ZIP):
        return read_ods(content) if MIME in content[:_START] else read_xlsx(content)
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content)
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise UnreadableWorkbook("berkas ini halaman web, bukan buku kerja", _SAVE_AS_XLSX)
    if start.startswith((b"<?xml", b"<")):
        raise UnreadableWorkbook("berkas ini XML, bukan buku kerja", _SAVE_AS_XLSX)
    if kind := next((name for mark, name in _OTHERS.items() if content.startswith(mark)), None):
        raise UnreadableWorkbook(
            f"berkas ini {kind}, bukan buku kerja", f"pilih berkas {', '.join(READABLE)}"
        )
    return read_csv(content)


_OTHERS = {
    b"\x89PNG": "gambar",
    b"\xff\xd8\xff": "gambar",
    b"GIF8": "gambar",
    b"%PDF": "PDF",
    b"PK\x05\x06": "ZIP kosong",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "GZIP",
}
"""What people pick by mistake, by the first bytes of each format."""


def _old_office(content: bytes) -> UnreadableWorkbook:
    if _ENCRYPTED in content:
        return UnreadableWorkbook(
            "berkas bersandi", "buka dengan sandinya, simpan lagi tanpa sandi, lalu coba lagi"
        )
    return UnreadableWorkbook("berkas ini .xls lama", _SAVE_AS_XLSX)
