"""A filed copy is worth what its signatures say, not what its entry says of them."""

from collections.abc import Mapping

import pytest
from tests.archive.arsip_uji import (
    KINI,
    PINDAI,
    TANDA,
    TERTULIS,
    V1,
    Arsip,
    isi,
    tulis_ulang,
)
from tests.archive.pdf_attacks import drawn_field
from tests.archive.sertifikat_uji import Sertifikat, terbitkan
from tests.archive.tandai_uji import Cara, tandai

from ukur.archive.signature_facts import BEFORE_RULES
from ukur.commands.data.machine import outside
from ukur.verify.outcome import CheckStatus
from ukur.verify.verification import Options, verify_archive

LINES = tuple[tuple[str, str, str], ...]
OLD = {"tanda tangan 1": "Penanda Uji, 2025-01-31 03:00 UTC"}
"""What versions before 0.4.0 recorded: name and time."""


def lines(arsip: Arsip, folder: str, guarded: tuple[bytes, ...] = ()) -> LINES:
    """Return name, status and sentence of what is told of the content of an attachment."""
    found = verify_archive(arsip, Options(outside(KINI, prints=False), folder, guarded=guarded))
    kept = {"tanda tangan", "tanda-tangan", "akar", "penanda tangan", "pindaian"}
    return tuple((item.name, str(item.status), item.sentence) for item in found if item.name in kept)


def statuses(found: LINES) -> list[tuple[str, str]]:
    return [(name, status) for name, status, _ in found]


def signed_copy(arsip: Arsip) -> tuple[str, bytes]:
    """Return the name of the filed copy, and the PDF that it was made of."""
    name = next(path for path in isi(arsip, TANDA) if path.endswith(".pdf"))
    original = next(raw for path, raw in isi(arsip, V1).items() if path.endswith(".pdf") and "/" not in path)
    return name, original


def with_copy(arsip: Arsip, pdf: bytes, facts: Mapping[str, str]) -> Arsip:
    name, _ = signed_copy(arsip)
    return tulis_ulang(arsip, TANDA, lambda files: files.update({name: pdf}), keterangan=facts)


def test_a_copy_by_roots_that_the_office_guards(arsip: Arsip, akar_uji: Sertifikat) -> None:
    found = lines(arsip, TANDA, (akar_uji.pem,))
    assert statuses(found) == [("tanda tangan", "LULUS"), ("penanda tangan", "LEWAT")]
    assert "1. 'Penanda Uji' (tanpa tampilan); menurut akar kepercayaan yang dijaga kantor" in found[0][2]


def test_roots_of_whoever_files(arsip: Arsip) -> None:
    """Anybody makes an authority and a signer by the name of the office's head; nothing of it is proved."""
    own = terbitkan("Penerbit Karangan")
    name, original = signed_copy(arsip)
    forged = tandai(original, terbitkan("Kepala Dinas Asli", own))
    facts = {**TERTULIS, "tanda tangan 1": "Kepala Dinas Asli, 2025-01-31 03:00 UTC, tanpa tampilan"}
    made = tulis_ulang(
        arsip, TANDA, lambda files: files.update({name: forged, "akar.pem": own.pem}), keterangan=facts
    )
    found = lines(made, TANDA, (terbitkan("Penerbit TTE").pem,))
    assert statuses(found) == [("tanda tangan", "LULUS"), ("akar", "LEWAT"), ("penanda tangan", "LEWAT")]
    assert all("menurut akar yang dibawa berkas itu" in sentence for _, _, sentence in found[:2])


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({**TERTULIS, "tanda tangan 1": "Kepala Dinas Asli"}, id="nama lain"),
        pytest.param({**TERTULIS, "tanda tangan 2": "Kepala Dinas Asli"}, id="penanda tangan tambahan"),
        pytest.param({**TERTULIS, "penanda tangan": "NIP sama"}, id="kemiripan yang dikarang"),
        pytest.param({**TERTULIS, "catatan": "disahkan Bupati"}, id="keterangan lain"),
        pytest.param({"tanda tangan 1": "Kepala Dinas Asli"}, id="nama lain, bentuk lama"),
        pytest.param({}, id="tanpa keterangan"),
    ],
)
def test_what_an_entry_claims_is_compared(arsip: Arsip, facts: dict[str, str]) -> None:
    found = lines(tulis_ulang(arsip, TANDA, keterangan=facts), TANDA)
    assert ("tanda tangan", "GAGAL") in statuses(found)
    assert any("keterangan entri ini bukan yang terbaca" in sentence for _, _, sentence in found)


@pytest.mark.parametrize("folder", [TANDA, PINDAI])
def test_a_title_is_compared(arsip: Arsip, folder: str) -> None:
    found = lines(tulis_ulang(arsip, folder, judul="Surat keputusan Bupati"), folder)
    assert any(status == "GAGAL" and "judulnya 'Surat keputusan Bupati'" in text for _, status, text in found)


def test_what_a_scan_claims_is_compared(arsip: Arsip) -> None:
    made = tulis_ulang(arsip, PINDAI, keterangan={"sifat": "tanda tangan elektronik tersertifikasi"})
    assert statuses(lines(made, PINDAI)) == [("pindaian", "GAGAL")]


def test_a_copy_of_before_these_rules(arsip: Arsip, akar_uji: Sertifikat) -> None:
    """It stays verified, and is told for what it is."""
    found = lines(tulis_ulang(arsip, TANDA, keterangan=OLD), TANDA, (akar_uji.pem,))
    assert statuses(found) == [("tanda tangan", "LULUS"), ("penanda tangan", "LEWAT")]
    assert found[1][2] == BEFORE_RULES


def test_a_stamp_of_before_these_rules(arsip: Arsip, akar_uji: Sertifikat) -> None:
    """A stamp on page 1 was accepted; a new entry with it is not, an old one is told about."""
    _, original = signed_copy(arsip)
    shown = Cara(kotak=(202, 773, 402, 790), halaman=0)
    pdf = tandai(original, terbitkan("Penanda Uji", akar_uji), shown)
    now = {**TERTULIS, "tanda tangan 1": f"{OLD['tanda tangan 1']}, tampak di halaman 1"}
    assert statuses(lines(with_copy(arsip, pdf, now), TANDA)) == [("tanda tangan", "GAGAL")]
    found = lines(with_copy(arsip, pdf, OLD), TANDA, (akar_uji.pem,))
    assert statuses(found) == [("tanda tangan", "LULUS"), ("penanda tangan", "LEWAT")]
    assert "luar blok pengesahan" in found[1][2]


@pytest.mark.parametrize("facts", [pytest.param(TERTULIS, id="baru"), pytest.param(OLD, id="bentuk lama")])
def test_a_drawn_field_is_never_filed(arsip: Arsip, akar_uji: Sertifikat, facts: dict[str, str]) -> None:
    """Whatever an entry says it is: no honest program leaves an empty field with a figure drawn in it."""
    _, original = signed_copy(arsip)
    change = drawn_field("Isian", (202, 773, 402, 790), b"(91,97) Tj")
    pdf = tandai(original, terbitkan("Penanda Uji", akar_uji), Cara(ubah=change))
    found = lines(with_copy(arsip, pdf, facts), TANDA)
    assert statuses(found) == [("tanda tangan", str(CheckStatus.GAGAL))]
    assert "tanpa tanda tangan di dalamnya" in found[0][2]
