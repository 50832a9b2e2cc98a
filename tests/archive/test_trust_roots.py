"""Whose word a signature is trusted by, and that it cannot be claimed."""

from pathlib import Path

import pytest
from tests.archive.sertifikat_uji import terbitkan

from ukur.archive.trust_roots import Trust, as_pem, certificates, refuse_unreadable, trust_of, trust_text
from ukur.commands.data.guarded_roots import guarded_roots
from ukur.model.findings import UkurError

AKAR, LAIN = terbitkan("Akar Uji"), terbitkan("Akar Uji")


@pytest.mark.parametrize(
    ("carried", "guarded", "expected"),
    [
        pytest.param(AKAR.pem, (AKAR.pem,), Trust.GUARDED, id="sama"),
        pytest.param(AKAR.pem, (AKAR.der,), Trust.GUARDED, id="sama, bentuk lain"),
        pytest.param(AKAR.pem, (LAIN.pem, AKAR.pem), Trust.GUARDED, id="salah satu"),
        pytest.param(AKAR.pem, (LAIN.pem + AKAR.pem,), Trust.GUARDED, id="dua dalam satu berkas"),
        pytest.param(AKAR.pem, (LAIN.pem,), Trust.CARRIED, id="senama, kunci lain"),
        pytest.param(AKAR.pem + LAIN.pem, (AKAR.pem,), Trust.CARRIED, id="satu dijaga, satu dibawa"),
        pytest.param(AKAR.pem, (), Trust.CARRIED, id="kantor tidak menjaga apa pun"),
        pytest.param(b"", (AKAR.pem,), Trust.CARRIED, id="tidak membawa apa pun"),
        pytest.param(b"-----BEGIN CERTIFICATE-----\nx\n", (AKAR.pem,), Trust.CARRIED, id="rusak"),
    ],
)
def test_trust(carried: bytes, guarded: tuple[bytes, ...], expected: Trust) -> None:
    assert trust_of(carried, guarded) is expected


def test_what_is_compared_is_what_is_used() -> None:
    """Another reader of PEM would find a second certificate there; the judge gets what was compared."""
    odd = AKAR.pem + LAIN.pem.replace(b"-----BEGIN CERTIFICATE-----", b"---- BEGIN CERTIFICATE ----")
    assert certificates(odd) == (AKAR.der,)
    assert certificates(AKAR.der) == (AKAR.der,)
    assert certificates(as_pem(AKAR.der) + as_pem(LAIN.pem.rstrip())) == (AKAR.der, LAIN.der)


def test_sentences() -> None:
    assert "Kepala dan Sekretaris" in trust_text(Trust.GUARDED)
    assert trust_text(Trust.CARRIED).startswith("menurut akar yang dibawa berkas itu: ")
    assert "siapa pun dapat membuatnya" in trust_text(Trust.CARRIED)
    assert trust_text(Trust.GIVEN).endswith("--roots")


def test_guarded_folder(tmp_path: Path) -> None:
    assert guarded_roots(tmp_path) == ()
    folder = tmp_path / ".ukur/akar"
    folder.mkdir(parents=True)
    (folder / "b.PEM").write_bytes(AKAR.pem)
    (folder / "a.der").write_bytes(LAIN.der)
    (folder / "BACA.md").write_text("asal sertifikat ini")
    assert guarded_roots(tmp_path) == (AKAR.pem, LAIN.der) or guarded_roots(tmp_path) == (LAIN.der, AKAR.pem)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        pytest.param(b"", r"\.ukur/akar/a\.pem tidak memuat sertifikat", id="kosong"),
        pytest.param(b"-----BEGIN CERTIFICATE-----\n%%\n-----END", "tidak memuat sertifikat", id="rusak"),
        pytest.param(b"x" * 1_000_001, "lebih dari 1 MB", id="terlalu besar"),
    ],
)
def test_guarded_file_refused(tmp_path: Path, isi: bytes, kata: str) -> None:
    (tmp_path / ".ukur/akar").mkdir(parents=True)
    (tmp_path / ".ukur/akar/a.pem").write_bytes(isi)
    with pytest.raises(UkurError, match=kata):
        guarded_roots(tmp_path)


def test_refuse_unreadable() -> None:
    refuse_unreadable("a.pem", AKAR.pem)
    with pytest.raises(UkurError, match=r"a\.pem tidak memuat sertifikat"):
        refuse_unreadable("a.pem", b"-----BEGIN PRIVATE KEY-----")
