"""The region's arms as documents carry them: a picture, and nothing that acts."""

import re

from ukur.model.findings import UkurError

_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}
_ACTIVE = re.compile(
    rb"<!ENTITY|<script|<foreignObject|<style[^>]*>[^<]*@import|\son\w+\s*=|href\s*=\s*[\"'](?!#|data:image/)",
    re.IGNORECASE,
)


def check_picture(where: str, content: bytes) -> bytes:
    """Return a picture's bytes; UkurError where they are not what its name says, or carry anything active."""
    kind = where.rpartition(".")[2]
    if f".{kind}" in _SIGNATURES:
        if not content.startswith(_SIGNATURES[f".{kind}"]):
            raise UkurError(f"{where} bukan gambar {kind.upper()}; simpan ulang gambarnya")
    elif b"<svg" not in content or _ACTIVE.search(content):
        raise UkurError(f"{where} bukan SVG sederhana (tanpa skrip dan tautan); simpan ulang gambarnya")
    return content
