"""Evidence: what a figure, a meeting or a criterion of the evaluation can be checked against."""

from ukur.model.values import Date, Link, Record, Sha256, ShortText


class Bukti(Record):
    """One piece of evidence: a link or an archived file, with its SHA-256 where the file is at hand."""

    nama: ShortText
    tautan: Link | None = None
    lokasi_arsip: ShortText | None = None
    sha256: Sha256 | None = None
    tanggal: Date | None = None

    @property
    def has_place(self) -> bool:
        """Whether a reader is told where it can be seen."""
        return self.tautan is not None or self.lokasi_arsip is not None
