import io
import struct
import tracemalloc
import zipfile

import pytest
from tests.desk.desk_calls import TODAY, Desk

from ukur.desk.bridge import Session, call
from ukur.desk.repository import MAX_DATA, blob_id
from ukur.source.parsed_files import pack_parsed

TOP = "kantor-0123abc/"


def zipped(files: dict[str, bytes], top: str = TOP, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, raw in files.items():
            archive.writestr(f"{top}{name}", raw)
    return out.getvalue()


def opened(content: bytes) -> Desk:
    desk = Desk.__new__(Desk)
    desk.session = Session()
    desk.opened = desk.ask("open", [content], source="zip", today=TODAY)
    return desk


def refusal(content: bytes) -> str:
    desk = Desk.__new__(Desk)
    desk.session = Session()
    said = desk.refused("open", [content], source="zip", today=TODAY)
    assert desk.session.work is None
    return said


def test_a_zip_of_a_host_is_the_same_office(example_files: dict[str, bytes], desk: Desk) -> None:
    """GitHub puts a folder around the repository, GitLab and Gitea another; what lies beside is not read."""
    beside = {
        "README.md": b"baca",
        "content/arsip/2025-TW1/v1/manifest.json": b"{}",
        "lain/indicators/x.yml": b"-",
    }
    for top in (TOP, "", "grup-kantor-main/"):
        made = opened(zipped(example_files | beside, top))
        assert made.opened["nama"] == desk.opened["nama"]
        states = {period["periode"]: period["state"] for period in made.opened["periods"]}
        assert (states["2025-TW1"], states["2026-TW1"]) == ("filed", "draft")
        assert made.ask("check")["text"] == desk.ask("check")["text"]


def test_what_is_no_office_is_refused_in_words(example_files: dict[str, bytes]) -> None:
    good = zipped(example_files)
    assert "bukan ZIP yang utuh" in refusal(b"bukan zip")
    assert "bukan ZIP yang utuh" in refusal(b"")
    assert "bukan ZIP yang utuh" in refusal(good[: len(good) // 2])
    assert "bukan repositori Ukur" in refusal(zipped({"README.md": b"lain"}))
    locked = bytearray(good)
    for place in (good.index(b"PK\x03\x04") + 6, good.index(b"PK\x01\x02") + 8):
        locked[place] |= 1  # the flag of a password, in both of a member's headers
    assert "bersandi" in refusal(bytes(locked))
    two = {f"{name}/{path}": raw for name in ("a", "b") for path, raw in example_files.items()}
    assert "memuat 2 kantor" in refusal(zipped(two, ""))


def test_a_bomb_is_refused_before_it_is_unpacked(example_files: dict[str, bytes]) -> None:
    """A hundred times a megabyte of zeros packs to 100 kB."""
    zeros = {f"indicators/kamus/A{n}.yml": bytes(1_100_000) for n in range(100)}
    content = zipped(example_files | zeros)
    assert len(content) < 1_000_000
    assert f"melewati batas 20000 berkas dan {MAX_DATA // 1_000_000} MB" in refusal(content)


@pytest.mark.parametrize(
    ("packing", "told"),
    [
        (zipfile.ZIP_DEFLATED, "bukan ZIP yang utuh"),
        (zipfile.ZIP_BZIP2, "dikemas dengan cara lain daripada biasanya"),
        (zipfile.ZIP_LZMA, "dikemas dengan cara lain daripada biasanya"),
    ],
)
def test_a_bomb_that_lies_about_its_size_is_not_unpacked(
    example_files: dict[str, bytes], packing: int, told: str
) -> None:
    zeros = bytes(30_000_000)
    content = zipped(example_files | {"indicators/kamus/A.yml": zeros}, packing=packing)
    content = content.replace(struct.pack("<I", len(zeros)), struct.pack("<I", 100))
    tracemalloc.start()
    try:
        said = refusal(content)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told in said
    assert most < len(zeros) // 2


def test_one_huge_file_is_a_finding(example_files: dict[str, bytes]) -> None:
    desk = opened(zipped(example_files | {"indicators/kamus/BESAR.yml": bytes(4_500_000)}))
    assert "B004" in {item["kode"] for item in desk.ask("check")["findings"]}


def test_an_office_that_cannot_be_read_says_why(example_files: dict[str, bytes]) -> None:
    desk = Desk(example_files | {"indicators/instansi.yml": b"nama: [\n"})
    assert not desk.opened["readable"]
    assert desk.opened["findings"][0]["berkas"] == "indicators/instansi.yml"
    assert "perbaiki" in desk.refused("form", periode="2026-TW1", unit="ekonomi")
    assert "perbaiki" in desk.refused("report")


@pytest.mark.parametrize(
    ("method", "payload", "said"),
    [
        pytest.param("lain", {}, "permintaan 'lain' tidak dikenal", id="metode"),
        pytest.param("form", {}, "permintaan tanpa 'periode'", id="tanpa periode"),
        pytest.param("form", {"periode": "2026-TW9", "unit": "a"}, "2026-TW9", id="periode"),
        pytest.param("form", {"periode": "2019-TW1", "unit": "a"}, "belum dibuka", id="periode belum dibuka"),
        pytest.param("form", {"periode": "2026-TW1", "unit": "x"}, "tidak ditagih", id="unit"),
        pytest.param("file", {"path": "../rahasia"}, "bukan berkas data", id="jalur"),
        pytest.param("edit_file", {"path": "a.yml", "values": []}, "tidak dapat ditulis", id="berkas asing"),
    ],
)
def test_requests_are_refused_in_words(
    desk: Desk, method: str, payload: dict[str, object], said: str
) -> None:
    assert said in desk.refused(method, **payload)


def test_nothing_before_an_office_is_open() -> None:
    answer = call(Session(), "outline", "{}")
    assert "belum ada repositori" in answer.text


def test_blob_ids_are_those_of_git() -> None:
    """``git hash-object`` of an empty file, and of ``halo`` with a line end."""
    assert blob_id(b"") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    assert blob_id(b"test content\n") == "d670460b4b4aece5915caf5c68d12f560a9fe3e4"


def test_a_pack_opens_the_same_office(example_files: dict[str, bytes], desk: Desk) -> None:
    """Also where files changed since the pack was made; and a pack that is none is passed over."""
    old = pack_parsed(example_files)
    for packed in (old, b"bukan", pack_parsed({})):
        made = Desk.__new__(Desk)
        made.session = Session()
        sent = [*example_files.values(), packed]
        opened = made.ask("open", sent, source="files", paths=list(example_files), today=TODAY, parsed=True)
        assert opened["periods"] == desk.opened["periods"]
        for unit in ("ekonomi", "kelembagaan"):
            call = {"periode": "2026-TW1", "unit": unit}
            assert made.ask("form", **call) == desk.ask("form", **call)
        assert made.ask("check") == desk.ask("check")
