"""Filing what was signed outside, and scans: each refusal has its sentence, and writes nothing."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.arsip_uji import TANDA as TANDA_V1
from tests.archive.arsip_uji import V1, V2, Arsip, tulis_arsip, tulis_ulang
from tests.archive.sertifikat_uji import Sertifikat, terbitkan
from tests.archive.tandai_uji import Cara, tandai

from ukur.archive.manifest import read_manifest, read_register
from ukur.archive.signature_facts import BEFORE_RULES
from ukur.commands.data.guarded_roots import guarded_roots
from ukur.commands.data.machine import outside
from ukur.commands.filing.attachments import attach_scan, attach_signed
from ukur.commands.pages.site_archive import shown_archive
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu
from ukur.model.periode import Periode
from ukur.source.archive_reader import read_folder
from ukur.verify.verification import Options, first_fault, verify_archive

KINI = datetime.datetime(2025, 6, 2, tzinfo=datetime.UTC)
TANDA, PINDAI = "2024-TW4/v2-tanda-tangan-1", "2024-TW4/v2-pindaian-1"
TW4 = Periode(2024, 4)


@pytest.fixture
def repo(arsip: Arsip, tmp_path: Path) -> Path:
    """A repository whose archive holds two versions of 2024-TW4."""
    for path, content in arsip.items():
        target = tmp_path / "content/arsip" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path


def pdf(arsip: Arsip, folder: str = V2) -> bytes:
    """Return a version's printed file."""
    return next(raw for path, raw in arsip.items() if path.startswith(f"{folder}/") and path.endswith(".pdf"))


def taruh(repo: Path, nama: str, isi: bytes) -> Path:
    (repo / nama).write_bytes(isi)
    return repo / nama


def akar(repo: Path, sertifikat: Sertifikat) -> list[Path]:
    return [taruh(repo, "akar-kantor.pem", sertifikat.pem)]


def test_pdf_bertanda_diarsipkan(repo: Path, arsip: Arsip, akar_uji: Sertifikat) -> None:
    """It is found by its own bytes, filed beside the document, chained, and verified; twice is once."""
    signed = tandai(pdf(arsip), terbitkan("Penanda Uji", akar_uji))
    file, roots = taruh(repo, "dari-aplikasi.pdf", signed), akar(repo, akar_uji)
    done = attach_signed(repo, file, roots, KINI)
    assert (done.folder, done.baru) == (TANDA, True)
    held = read_folder(repo / "content/arsip")
    stem = "pengukuran-kinerja_dpmk_2024-TW4"
    assert held[f"{TANDA}/{stem}-ditandatangani.pdf"] == signed
    assert held[f"{TANDA}/akar.pem"] == akar_uji.pem
    manifest = read_manifest(held[f"{TANDA}/manifest.json"], TANDA)
    assert "Penanda Uji" in manifest.keterangan["tanda tangan 1"]
    assert [row.folder for row in read_register(held["register.jsonl"])][-1] == TANDA
    assert first_fault(verify_archive(held, Options(outside(KINI), TANDA))) is None
    assert attach_signed(repo, file, roots, KINI).baru is False
    assert read_folder(repo / "content/arsip") == held


@pytest.mark.parametrize(
    "bentuk",
    [
        pytest.param(lambda root: root.der, id="DER"),
        pytest.param(lambda root: root.pem.rstrip(), id="PEM tanpa baris baru di ujung"),
    ],
)
def test_akar_dalam_bentuk_lain(
    repo: Path, arsip: Arsip, akar_uji: Sertifikat, bentuk: Callable[[Sertifikat], bytes]
) -> None:
    """Roots as offices receive them, one after another, are filed so that the verification reads them."""
    signed = tandai(pdf(arsip), terbitkan("Penanda Uji", akar_uji))
    others = (akar_uji, terbitkan("Akar Lain"))
    roots = [taruh(repo, f"akar-{number}", bentuk(one)) for number, one in enumerate(others)]
    done = attach_signed(repo, taruh(repo, "a.pdf", signed), roots, KINI)
    held = read_folder(repo / "content/arsip")
    assert held[f"{TANDA}/akar.pem"] == b"".join(one.pem for one in others)
    assert first_fault(verify_archive(held, Options(outside(KINI), done.folder))) is None


def test_versi_lama_dapat_bertanda(repo: Path, arsip: Arsip, akar_uji: Sertifikat) -> None:
    """A signed copy of the first version belongs to that version, after the one it already has."""
    signed = tandai(pdf(arsip, V1), terbitkan("Penanda Uji Kedua", akar_uji))
    done = attach_signed(repo, taruh(repo, "a.pdf", signed), akar(repo, akar_uji), KINI)
    assert done.folder == "2024-TW4/v1-tanda-tangan-2"


def guard(repo: Path, *roots: Sertifikat) -> None:
    (repo / ".ukur/akar").mkdir(parents=True)
    for number, root in enumerate(roots):
        (repo / f".ukur/akar/{number}.pem").write_bytes(root.pem)


def told(repo: Path) -> tuple[str, str]:
    """Return what the page and ``ukur verify`` say of whose roots a signed copy is trusted by."""
    (version,) = (
        item
        for items in shown_archive(repo, ZonaWaktu.WIB).versi.values()
        for item in items
        if item.folder == V2
    )
    page = dict(version.lampiran[0].keterangan)
    held = read_folder(repo / "content/arsip")
    options = Options(outside(KINI, prints=False), TANDA, guarded=guarded_roots(repo))
    (line,) = (item for item in verify_archive(held, options) if item.name == "tanda tangan")
    return page["kepercayaan"], line.sentence


def test_guarded_roots_are_used(repo: Path, arsip: Arsip, akar_uji: Sertifikat) -> None:
    """Nothing has to be brought where the office guards the root; page and verify say so alike."""
    guard(repo, terbitkan("Akar Lain"), akar_uji)
    signed = tandai(pdf(arsip), terbitkan("Penanda Uji", akar_uji))
    done = attach_signed(repo, taruh(repo, "a.pdf", signed), (), KINI)
    assert done.baru
    assert "yang dijaga kantor di .ukur/akar" in done.catatan
    page, line = told(repo)
    assert page.startswith("menurut akar kepercayaan yang dijaga kantor di .ukur/akar")
    assert line.endswith(page)


@pytest.mark.parametrize("guarded", [True, False])
def test_roots_that_are_brought_are_told(
    repo: Path, arsip: Arsip, akar_uji: Sertifikat, guarded: bool
) -> None:
    """An authority of one's own is accepted as what it is: whoever files brought it."""
    if guarded:
        guard(repo, terbitkan("Penerbit TTE"))
    signed = tandai(pdf(arsip), terbitkan("Kepala Dinas Asli", akar_uji))
    done = attach_signed(repo, taruh(repo, "a.pdf", signed), akar(repo, akar_uji), KINI)
    assert "menurut akar yang dibawa berkas itu" in done.catatan
    page, line = told(repo)
    assert page.startswith("menurut akar yang dibawa berkas itu: ")
    assert line.endswith(page)


def test_no_roots_at_all(repo: Path, arsip: Arsip, akar_uji: Sertifikat) -> None:
    signed = tandai(pdf(arsip), terbitkan("Penanda Uji", akar_uji))
    with pytest.raises(UkurError, match=r"\.ukur/akar \(disetujui Kepala dan Sekretaris\)"):
        attach_signed(repo, taruh(repo, "a.pdf", signed), (), KINI)
    assert read_folder(repo / "content/arsip") == arsip


def test_a_page_of_before_these_rules(repo: Path, arsip: Arsip) -> None:
    old = tulis_ulang(arsip, TANDA_V1, keterangan={"tanda tangan 1": "Penanda Uji, 2025-01-31 03:00 UTC"})
    tulis_arsip(old, repo / "content/arsip")
    shown = shown_archive(repo, ZonaWaktu.WIB).versi[TW4][0].lampiran[0]
    assert dict(shown.keterangan)["penanda tangan"] == BEFORE_RULES


@pytest.mark.parametrize(
    ("buat", "kata"),
    [
        pytest.param(
            lambda asli, akar: tandai(
                asli, terbitkan("Penanda Uji", akar), Cara(kotak=(200, 770, 300, 790), halaman=0)
            ),
            r"a\.pdf tidak diarsipkan: .*bidang kosong blok itu: halaman \d+, mulai",
            id="tampilan menutupi isi",
        ),
        pytest.param(lambda asli, akar: asli, "tidak memuat tanda tangan", id="tanpa tanda tangan"),
        pytest.param(
            lambda asli, akar: asli[:100] + b"x" + asli[101:], "tidak diawali persis", id="PDF lain"
        ),
        pytest.param(
            lambda asli, akar: tandai(asli, terbitkan("Penanda Uji", terbitkan("Akar Lain"))),
            r"a\.pdf tidak diarsipkan: .*dipercaya",
            id="induk lain",
        ),
        pytest.param(
            lambda asli, akar: tandai(asli, terbitkan("Penanda Uji", akar)) + b"sisa",
            r"a\.pdf tidak diarsipkan",
            id="sisa di belakang",
        ),
        pytest.param(lambda asli, akar: b"", "tidak diawali persis", id="kosong"),
    ],
)
def test_bertanda_ditolak(
    repo: Path, arsip: Arsip, akar_uji: Sertifikat, buat: Callable[[bytes, Sertifikat], bytes], kata: str
) -> None:
    file = taruh(repo, "a.pdf", buat(pdf(arsip), akar_uji))
    with pytest.raises(UkurError, match=kata):
        attach_signed(repo, file, akar(repo, akar_uji), KINI)
    assert read_folder(repo / "content/arsip") == arsip


def test_pindaian_diarsipkan(repo: Path) -> None:
    """A scan is filed as what it is, and is never called an electronic signature."""
    file = taruh(repo, "pindai.jpg", b"\xff\xd8\xff uji")
    done = attach_scan(repo, TW4, file, KINI)
    assert (done.folder, done.baru) == (PINDAI, True)
    assert done.catatan.startswith("Pindaian 1 halaman, PDF arsip ")
    held = read_folder(repo / "content/arsip")
    manifest = read_manifest(held[f"{PINDAI}/manifest.json"], PINDAI)
    assert manifest.keterangan["sifat"].endswith("bukan tanda tangan elektronik")
    assert first_fault(verify_archive(held, Options(outside(KINI), PINDAI))) is None
    assert attach_scan(repo, TW4, file, KINI).baru is False


@pytest.mark.parametrize(
    ("periode", "isi", "kata"),
    [
        pytest.param(TW4, b"GIF89a", "bukan PDF, JPG, atau PNG", id="bentuk lain"),
        pytest.param(TW4, b"", "bukan PDF, JPG, atau PNG", id="kosong"),
        pytest.param(Periode(2022, 4), b"%PDF-1.7", "2022-TW4 belum diarsipkan", id="belum diarsipkan"),
        pytest.param(TW4, b"%PDF-1.7", "pindai tidak diarsipkan: PDF itu terkunci, rusak", id="PDF rusak"),
    ],
)
def test_pindaian_ditolak(repo: Path, arsip: Arsip, periode: Periode, isi: bytes, kata: str) -> None:
    with pytest.raises(UkurError, match=kata):
        attach_scan(repo, periode, taruh(repo, "pindai", isi), KINI)
    assert read_folder(repo / "content/arsip") == arsip


def test_pdf_arsip_bukan_pindaian(repo: Path, arsip: Arsip) -> None:
    """Also that of the version before, which was signed by nobody either."""
    for folder in (V1, V2):
        with pytest.raises(UkurError, match="berkas itu PDF arsip sendiri"):
            attach_scan(repo, TW4, taruh(repo, "pindai", pdf(arsip, folder)), KINI)
    assert read_folder(repo / "content/arsip") == arsip


def test_arsip_kosong(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="content/arsip masih kosong"):
        attach_scan(tmp_path, TW4, taruh(tmp_path, "a.pdf", b"%PDF-"), KINI)
