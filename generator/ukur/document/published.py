"""The files that a document is published as, by ending, without what makes them."""

from collections.abc import Mapping
from typing import NamedTuple


class PublishedFile(NamedTuple):
    """What readers call a file, and its media type."""

    nama: str
    jenis: str


PUBLISHED: Mapping[str, PublishedFile] = {
    "pdf": PublishedFile("Dokumen PDF", "application/pdf"),
    "xlsx": PublishedFile(
        "Lembar kerja XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "docx": PublishedFile(
        "Naskah DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "zip": PublishedFile("Data terbuka (CSV dan JSON)", "application/zip"),
}
SHEET_PUBLISHED: Mapping[str, PublishedFile] = {
    "pdf": PublishedFile("Formulir satu lembar (PDF)", PUBLISHED["pdf"].jenis)
}
"""The one-sheet form, which lies beside a document; the document has it as an annex."""
E81_PUBLISHED: Mapping[str, PublishedFile] = {
    ending: PublishedFile(f"Formulir E.81 ({ending.upper()})", PUBLISHED[ending].jenis)
    for ending in ("pdf", "xlsx")
}
"""The files of form E.81, which lies beside the document and is not filed with it."""
