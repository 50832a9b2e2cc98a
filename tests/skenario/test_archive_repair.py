"""What would brick the archive is not merged; what was merged anyway is taken out again, and a mark stays."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.archive.arsip_uji import Arsip, tulis_arsip
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import V1, V2, ajukan_arsip, arsip, isi, koreksi
from tests.skenario.forged_archive import other_pdf_of_this_version
from tests.skenario.isian import DOKUMEN
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    jalankan_git,
)
from tests.skenario.panggung import TanpaSitus, putuskan

from ukur.archive.manifest import add_line, list_files, read_manifest
from ukur.archive.removals import REMOVALS, read_removals

pytestmark = pytest.mark.first_test_daily(A_WAY)

REGISTER, ARSIP = "register.jsonl", "content/arsip"
Keys = dict[str, Path]
Spoil = Callable[[Arsip], Arsip]


def _junk(held: Arsip) -> Arsip:
    return {**held, REGISTER: held[REGISTER] + b"sampah\n"}


def _stray(held: Arsip) -> Arsip:
    return {**held, "2024-TW4/v9/periksa.py": b"print()\n"}


def _emptied(held: Arsip) -> Arsip:
    return {**held, "2025-TW4/v2/manifest.json": b"{}\n"}


def _twice(held: Arsip) -> Arsip:
    """As a hand resolves a conflict of two archives: the line of each, one after the other."""
    (line,) = held[REGISTER].splitlines(keepends=True)
    other = line.replace(b"2025-TW4/v1", b"2025-TW4/v2")
    folder = {f"{V2}/{path.removeprefix(f'{V1}/')}": raw for path, raw in held.items() if path.startswith(V1)}
    return {**held, **folder, REGISTER: line + other}


SPOILT = [
    pytest.param(_junk, "register.jsonl baris 2", id="baris sampah di register"),
    pytest.param(_stray, "folder 2024-TW4/v9 ditambahkan", id="berkas di luar entri"),
    pytest.param(_emptied, "folder 2025-TW4/v2 ditambahkan", id="manifest kosong"),
    pytest.param(_twice, "bernomor 1", id="bentrokan diselesaikan dengan tangan"),
]


@pytest.fixture
def filed(sah: Kantor, kunci: Keys) -> Kantor:
    """An office whose document was filed by an approved proposal."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    return sah


def propose(kantor: Kantor, held: Mapping[str, bytes], author: str = STAF) -> None:
    kantor.cabang()
    place = kantor.kerja / ARSIP
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.relative_to(place).as_posix() not in held:
            path.unlink()
    tulis_arsip(held, place)
    kantor.simpan(author)


def decide(kantor: Kantor, kunci: Keys, ukur: Ukur, *approvers: str) -> Keluaran:
    place = TanpaSitus(kantor, kunci, ukur)
    place.gerbang()
    for akun in approvers:
        place.langsung(akun)
    return putuskan(kantor, place, ukur)


def check(kantor: Kantor, ukur: Ukur, start: str) -> Keluaran:
    return ukur("publish", "check", "--since", start, di=kantor.utama)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(("spoil", "words"), SPOILT)
def test_the_gate_refuses(filed: Kantor, kunci: Keys, ukur: Ukur, spoil: Spoil, words: str) -> None:
    filed.kunci = kunci
    propose(filed, spoil(isi(filed)))
    done = decide(filed, kunci, ukur, STAF_2)
    assert done.kode == 1, done.out
    assert words in done.out


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            spoil,
            id=spoil.__name__,
            marks=() if spoil is _twice else pytest.mark.nightly("one repair is walked every day"),
        )
        for spoil in (_junk, _stray, _emptied, _twice, other_pdf_of_this_version)
    ],
)
def test_merged_anyway_and_taken_out_again(filed: Kantor, kunci: Keys, ukur: Ukur, spoil: Spoil) -> None:
    """Red until the repair is merged; only Kepala and Sekretaris can, and everybody sees that it was done."""
    filed.kunci = kunci
    start, before = filed.kepala("main"), isi(filed)
    if spoil is other_pdf_of_this_version:
        koreksi(filed, kunci)
        arsip(filed)
        second = take_filed_whole(filed)
        held = {**before, **_forged_second(second)}
    else:
        held = spoil(before)
    propose(filed, held)
    decide(filed, kunci, ukur, STAF_2)
    sound = filed.kepala("main")
    filed.gabung(STAF, "usulan")
    assert "tidak dapat diterima" in check(filed, ukur, start).err

    done = ukur("archive", "repair", "--reason", "Terlanjur digabungkan.", di=filed.utama)
    assert done.kode == 0, done.err
    propose(filed, take_filed_whole(filed), STAF)
    waiting = decide(filed, kunci, ukur, STAF_2)
    assert waiting.kode == 1
    assert "Menunggu persetujuan Kepala Dinas" in waiting.out
    assert decide(filed, kunci, ukur, KEPALA, SEKRETARIS).kode == 0
    filed.gabung(STAF, "usulan")

    checked = check(filed, ukur, start)
    assert checked.kode == 0, checked.err
    after = isi(filed)
    (row,) = read_removals(after.pop(REMOVALS))
    assert (after, row.kembali, row.alasan) == (before, sound, "Terlanjur digabungkan.")
    verified = ukur("verify", ARSIP, di=filed.utama)
    assert verified.kode == 0
    assert "CATATAN pencabutan: " in verified.out
    assert "Terlanjur digabungkan." in verified.out


def _forged_second(second: Arsip) -> Arsip:
    """Return the correction's entry with a PDF of one's own."""
    own = {path: raw for path, raw in second.items() if path.startswith(V2)}
    (pdf,) = [path for path in own if path.endswith(".pdf")]
    manifest = read_manifest(own[f"{V2}/manifest.json"], V2)
    own[pdf] = b"%PDF-1.4 angka lain"
    names = (path for path in own if not path.endswith("manifest.json"))
    files = {path.removeprefix(f"{V2}/"): own[path] for path in names}
    forged = manifest.model_copy(update={"berkas": list_files(files)})
    own[f"{V2}/manifest.json"] = forged.to_bytes()
    first = b"".join(second[REGISTER].splitlines(keepends=True)[:-1])
    return {**own, REGISTER: add_line(first, forged)}


def take_filed_whole(kantor: Kantor) -> Arsip:
    """Return the archive as a command left it in the trusted checkout, which is as before then."""
    held = isi(kantor)
    jalankan_git(kantor.utama, "checkout", "--quiet", "--", ".")
    jalankan_git(kantor.utama, "clean", "-fdq", ARSIP)
    return held


def test_what_verifies_is_not_taken_out(filed: Kantor, kunci: Keys, ukur: Ukur) -> None:
    """Whoever approves: the mark cannot cover up that a document is missing."""
    filed.kunci = kunci
    back = filed.git("rev-parse", "origin/main^1")
    assert ukur("archive", "repair", "--reason", "x", di=filed.utama).kode == 2
    done = ukur("archive", "repair", "--reason", "x", "--to", back, di=filed.utama)
    assert done.kode == 0, done.err
    propose(filed, take_filed_whole(filed))
    decided = decide(filed, kunci, ukur, KEPALA, SEKRETARIS, STAF_2)
    assert decided.kode == 1
    assert "yang dicabut ternyata utuh" in decided.out
    filed.gabung(STAF, "usulan")
    assert "berkas arsip" in check(filed, ukur, filed.git("rev-parse", "origin/main^1^1")).err


def test_nothing_else_comes_with_it(filed: Kantor, kunci: Keys, ukur: Ukur) -> None:
    filed.kunci = kunci
    propose(filed, _junk(isi(filed)))
    filed.gabung(STAF, "usulan")
    ukur("archive", "repair", "--reason", "x", di=filed.utama)
    held = take_filed_whole(filed)
    propose(filed, held)
    filed.tulis(STAF, {DOKUMEN: lambda text: f"{text}# x\n"})
    decided = decide(filed, kunci, ukur, KEPALA, SEKRETARIS)
    assert decided.kode == 1
    assert "pencabutan dari arsip diajukan sebagai usulan tersendiri" in decided.out


def test_the_mark_stays(filed: Kantor, kunci: Keys, ukur: Ukur) -> None:
    filed.kunci = kunci
    propose(filed, _junk(isi(filed)))
    filed.gabung(STAF, "usulan")
    ukur("archive", "repair", "--reason", "x", di=filed.utama)
    propose(filed, take_filed_whole(filed))
    decide(filed, kunci, ukur, KEPALA, SEKRETARIS)
    filed.gabung(STAF, "usulan")
    held = isi(filed)
    del held[REMOVALS]
    propose(filed, held, PERENCANA)
    decided = decide(filed, kunci, ukur, KEPALA, SEKRETARIS, STAF_2)
    assert decided.kode == 1
    assert f"berkas arsip {ARSIP}/{REMOVALS} dihapus" in decided.out


def test_what_was_filed_after_a_repair_is_not_taken_out(filed: Kantor, kunci: Keys, ukur: Ukur) -> None:
    """The archive broke once after the commit named, but it was mended, and grew soundly from there."""
    filed.kunci = kunci
    start = filed.kepala("main")
    propose(filed, _junk(isi(filed)))
    filed.gabung(STAF, "usulan")
    assert ukur("archive", "repair", "--reason", "x", di=filed.utama).kode == 0
    propose(filed, take_filed_whole(filed))
    assert decide(filed, kunci, ukur, STAF_2, KEPALA, SEKRETARIS).kode == 0
    filed.gabung(STAF, "usulan")
    koreksi(filed, kunci)
    arsip(filed)
    propose(filed, take_filed_whole(filed))
    assert decide(filed, kunci, ukur, STAF_2).kode == 0
    filed.gabung(STAF, "usulan")

    assert ukur("archive", "repair", "--reason", "y", "--to", start, di=filed.utama).kode == 0
    propose(filed, take_filed_whole(filed))
    decided = decide(filed, kunci, ukur, STAF_2, KEPALA, SEKRETARIS)
    assert decided.kode == 1
    assert "arsip sudah pernah dikembalikan ke keadaan itu" in decided.out
