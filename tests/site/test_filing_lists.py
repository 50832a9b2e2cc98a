"""Daftar berkas, Daftar isi berkas, retention: each reckoned from the office's own schedule."""

import csv
import datetime
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.arsip_buatan import lampiran, versi
from tests.document.baca_pdf import JEDA, muka
from tests.lengkap import TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.filing_list import filing_csv
from ukur.document.pdf.list_printer import print_list
from ukur.document.pdf.pdf_printer import Equipment
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.tata_usaha import Berkas
from ukur.site.archive_view import ShownArchive
from ukur.site.filing_lists import RetentionRow, Stage, content_list, due, file_list, retention_rows

# Accepted on 31 December 2025, 20.00 UTC: at the office (WIB) that is 1 January 2026, so the file is closed
# with 2026; two years active end with 2028, three inactive with 2031.
DITERIMA = datetime.datetime(2025, 12, 31, 20, 0, tzinfo=datetime.UTC)
JRA = {"klasifikasi": "000.8.6.3", "aktif": "2", "inaktif": "3", "nasib": "musnah", "dasar": "Pergub 30"}


def arsip(kantor: Catalogue) -> ShownArchive:
    """One version with a scan of it, accepted when ``DITERIMA`` says."""
    with tempfile.TemporaryDirectory() as folder:  # the lists read no file
        place = Path(folder)
        scan = lampiran("pindaian", TW4, 1, 2, place)
        filed = versi(compose_document(Measurements(kantor), TW4), 1, 1, place, lampiran=(scan,))
    return ShownArchive({TW4: (replace(filed, diterima=DITERIMA),)})


def baris(katalog: Catalogue, retensi: dict[str, str] | None, **catatan: object) -> RetentionRow:
    kantor = lengkap(katalog, instansi={"retensi": retensi} if retensi else {})
    record = kantor.dokumen[TW4].model_copy(update=catatan)
    (row,) = retention_rows(arsip(kantor), kantor.instansi, {TW4: record})
    return row


@pytest.mark.parametrize(
    ("hari", "tahap"),
    [
        pytest.param((2028, 12, 31), Stage.AKTIF, id="hari terakhir aktif"),
        pytest.param((2029, 1, 1), Stage.INAKTIF, id="hari pertama inaktif"),
        pytest.param((2031, 12, 31), Stage.INAKTIF, id="hari terakhir inaktif"),
        pytest.param((2032, 1, 1), Stage.HABIS, id="habis"),
    ],
)
def test_what_falls_due(hari: tuple[int, int, int], tahap: Stage, katalog: Catalogue) -> None:
    row, day = baris(katalog, JRA), datetime.date(*hari)
    assert row.stage(day) is tahap
    assert bool(due((row,), day)) is (tahap is not Stage.AKTIF)


def test_nothing_falls_due_without_a_schedule_or_once_destroyed(katalog: Catalogue) -> None:
    late = datetime.date(2099, 1, 1)
    gone = Berkas.model_validate({"pemusnahan": {"nomor": "BA-1", "tanggal": "2032-02-01"}})
    assert due((baris(katalog, None), baris(katalog, JRA, berkas=gone)), late) == ()


def test_the_sentence_says_what_to_do(katalog: Catalogue) -> None:
    told = baris(katalog, JRA).sentence(datetime.date(2032, 1, 1))
    assert told == "Pengukuran Kinerja Triwulan IV Tahun 2024: masa retensinya habis, nasib akhir musnah"


def test_the_list_of_files(katalog: Catalogue) -> None:
    kantor = lengkap(katalog, instansi={"retensi": JRA | {"keamanan": "Biasa", "akses": "Terbuka"}})
    row = baris(katalog, JRA | {"keamanan": "Biasa", "akses": "Terbuka"}, lokasi_arsip=None)
    made = file_list((row,), kantor.instansi, datetime.date(2026, 3, 1))
    head, cells = csv.reader(io.StringIO(filing_csv(made).decode(), newline=""))
    assert dict(zip(head, cells, strict=True)) == {
        "no": "1",
        "nomor_berkas": "12",
        "kode_klasifikasi": "000.8.6.3",
        "nama_berkas": "Pengukuran Kinerja Triwulan IV Tahun 2024",
        "kurun_waktu": "15 Januari 2025",
        "jumlah_item": "2 item",
        "retensi_aktif": "2 tahun (s.d. 31 Desember 2028)",
        "retensi_inaktif": "3 tahun (s.d. 31 Desember 2031)",
        "klasifikasi_keamanan": "Biasa",
        "klasifikasi_akses": "Terbuka",
        "tingkat_perkembangan": "belum diisi",
        "keterangan_nasib_akhir": "Musnah; naskah cetak di ruang Arsip, rak 2, boks 7, folder 1",
    }


def test_what_nobody_recorded_is_said_to_be_blank(katalog: Catalogue) -> None:
    row = baris(katalog, None, lokasi_arsip=None, berkas=None)
    made = file_list((row,), lengkap(katalog).instansi, datetime.date(2026, 3, 1))
    assert [made.baris[0][place] for place in (1, 6, 7, 8, 9, 11)] == ["belum diisi"] * 6


def test_the_list_of_contents(katalog: Catalogue) -> None:
    row = baris(katalog, JRA)
    made = content_list((row,), lengkap(katalog).instansi, datetime.date(2026, 3, 1))
    document, scan = made.baris
    assert document[2:7] == (
        "1", "dokumen pengukuran kinerja", "000.8.6.3/004/UK/2024", "15 Januari 2025", "Versi 1, berlaku",
    )  # fmt: skip
    assert scan[2:7] == ("2", "naskah yang menyertai", "–", "22 Januari 2025", "Naskah pindaian (versi 1)")


def test_the_pdf_has_every_cell(katalog: Catalogue) -> None:
    kantor = lengkap(katalog, instansi={"retensi": JRA})
    made = file_list((baris(katalog, JRA),), kantor.instansi, datetime.date(2026, 3, 1))
    pages = muka(print_list(made, Equipment()))
    words = [word.teks.replace(JEDA, "") for page in pages for word in page.kata]
    cells = [cell for row in made.baris for cell in row] + ["Pencipta arsip", "Dasar retensi: Pergub 30."]
    assert {part for cell in cells for part in cell.split()} <= {*words, *"".join(words).split()}
