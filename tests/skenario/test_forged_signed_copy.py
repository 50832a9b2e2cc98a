"""A signed copy is weighed before it is merged: what shows, who signed, and what its entry says of both."""

from collections.abc import Callable, Mapping

import pytest
from tests.archive.arsip_uji import Arsip, isi
from tests.archive.pdf_attacks import drawn_field
from tests.archive.sertifikat_uji import WAKTU, terbitkan
from tests.archive.tandai_uji import Cara, tandai
from tests.skenario.arsip_kantor import V1, arsip
from tests.skenario.forged_archive import propose_archive_files, take_filed
from tests.skenario.kantor import PERENCANA, STAF_2, Kantor, Ukur
from tests.skenario.panggung import Panggung, putuskan

from ukur.archive.entry import attachment_title, compose_attachment
from ukur.archive.manifest import MANIFEST, add_line, chain_end, read_manifest, read_register
from ukur.archive.signatory import Signatory
from ukur.archive.signature_facts import attachment_facts, first_facts
from ukur.archive.signed_pdf import check_signatures
from ukur.model.paths import REGISTER, EntryKind
from ukur.verify.attachment_check import named_signatory

AKAR = terbitkan("Penerbit Karangan")
OVER_THE_TITLE = (150, 700, 450, 790)
Make = Callable[[bytes, Signatory], tuple[bytes, Mapping[str, str]]]


def _signed(pdf: bytes, who: Signatory, cara: Cara | None = None) -> bytes:
    return tandai(pdf, terbitkan(who.nama or "Kepala Dinas", AKAR), cara or Cara())


def _facts(signed: bytes, pdf: bytes, who: Signatory, old: bool = False) -> Mapping[str, str]:
    judged = check_signatures(signed, pdf, [AKAR.der], WAKTU, who)
    return first_facts(judged) if old else attachment_facts(judged)


def honest(pdf: bytes, who: Signatory) -> tuple[bytes, Mapping[str, str]]:
    signed = _signed(pdf, who)
    return signed, _facts(signed, pdf, who)


def drawn_over(pdf: bytes, who: Signatory) -> tuple[bytes, Mapping[str, str]]:
    """A figure in an empty field; the entry claims what an honest copy would have said."""
    change = drawn_field("Isian", OVER_THE_TITLE, b"(91,97) Tj")
    return _signed(pdf, who, Cara(ubah=change)), honest(pdf, who)[1]


def stamped_over(pdf: bytes, who: Signatory) -> tuple[bytes, Mapping[str, str]]:
    signed = _signed(pdf, who, Cara(kotak=OVER_THE_TITLE, halaman=0))
    return signed, _facts(signed, pdf, who)


def stamped_over_as_before(pdf: bytes, who: Signatory) -> tuple[bytes, Mapping[str, str]]:
    """The same, told as versions before these rules told it."""
    signed = _signed(pdf, who, Cara(kotak=OVER_THE_TITLE, halaman=0))
    return signed, _facts(signed, pdf, who, old=True)


def claimed(pdf: bytes, who: Signatory) -> tuple[bytes, Mapping[str, str]]:
    signed, facts = honest(pdf, who)
    return signed, {**facts, "tanda tangan 1": "Bupati"}


def with_copy(held: Arsip, make: Make) -> Arsip:
    """Return the archive with a signed copy of its document, chained as the program chains it."""
    parent = read_manifest(held[f"{V1}/{MANIFEST}"], V1)
    files = isi(held, V1)
    name, pdf = next((name, raw) for name, raw in files.items() if name.endswith(".pdf") and "/" not in name)
    signed, facts = make(pdf, named_signatory(files))
    entry = compose_attachment(
        parent,
        EntryKind.TANDA_TANGAN,
        1,
        chain_end(read_register(held[REGISTER])),
        attachment_title(parent, EntryKind.TANDA_TANGAN),
        {f"{name.removesuffix('.pdf')}-ditandatangani.pdf": signed, "akar.pem": AKAR.pem},
        max(parent.waktu, WAKTU),
        facts,
    )
    folder = entry.manifest.folder
    copies = {f"{folder}/{path}": raw for path, raw in entry.berkas.items()}
    return {**held, **copies, REGISTER: add_line(held[REGISTER], entry.manifest)}


@pytest.mark.one_daily("the same copies are refused every day by tests/archive")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(honest, "", id="jujur"),
        pytest.param(drawn_over, "tanpa tanda tangan di dalamnya", id="bidang kosong menutupi angka"),
        pytest.param(stamped_over, "luar blok pengesahan", id="tampilan menutupi judul"),
        pytest.param(stamped_over_as_before, "ukur archive attach-signed", id="mengaku bentuk lama"),
        pytest.param(claimed, "bukan yang terbaca dari tanda tangannya", id="nama karangan"),
    ],
)
def test_the_gate(
    sah: Kantor, buka_panggung: Callable[[str, Kantor], Panggung], ukur: Ukur, make: Make, words: str
) -> None:
    arsip(sah)
    held = with_copy(take_filed(sah), make)
    place = buka_panggung("tanpa situs", sah)
    propose_archive_files(sah, PERENCANA, held)
    place.gerbang()
    place.setujui(STAF_2)
    done = putuskan(sah, place, ukur)
    assert (done.kode, words in done.out) == (1 if words else 0, True), done.out
