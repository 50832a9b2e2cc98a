import pytest

from ukur.source.portal_source_reader import read_calendar, read_sources

HASH = "a" * 64
GOOD = f"""\
nama: Kinerja Kabupaten Contoh
induk:
  99.01: {{nama: Kabupaten Contoh, induk: 99}}
  99: {{nama: Provinsi Contoh}}
kantor:
  99.01.2.13:
    nama: Dinas <script>alert(1)</script>
    alamat: https://dinas.contoh.example/
    awal: {HASH}
    ujung: {HASH}
    induk: 99.01
    mulai: 2025-TW1
  99.01.1.02:
    nama: Dinas Kesehatan
    alamat: ../kesehatan
    induk: 99.01
"""


def test_a_sound_file_is_read() -> None:
    sources, findings = read_sources(GOOD.encode())
    assert findings == ()
    assert sources is not None
    assert [(kode, office.pinned) for kode, office in sources.kantor.items()] == [
        ("99.01.2.13", True),
        ("99.01.1.02", False),
    ]
    assert list(sources.above("99.01.2.13")) == ["99.01", "99"]
    assert not sources.percontohan


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        pytest.param("  99.01.1.02:", "  99.01.2.13:", 13, "99.01.2.13", id="dua kantor berkode sama"),
        pytest.param(
            "99: {nama: Provinsi Contoh}", "99: {nama: P, induk: 99.01}", 4, "berputar", id="berputar"
        ),
        pytest.param(
            "99: {nama: Provinsi Contoh}", "99: {nama: P, induk: 99}", 4, "berputar", id="induk sendiri"
        ),
        pytest.param("  99: {nama: Provinsi Contoh}\n", "", 3, "tidak ada", id="induk tak bernama"),
        pytest.param(
            "alamat: ../kesehatan",
            f"alamat: ../kesehatan\n    awal: {HASH}\n    ujung: {HASH}",
            15,
            "register yang sama",
            id="satu register dua kode",
        ),
        pytest.param("../kesehatan", "http://kes.example/", 14, "bukan https", id="tanpa https"),
        pytest.param("../kesehatan", "https://a@kes.example/", 14, "'@'", id="nama pengguna di alamat"),
        pytest.param(f"    ujung: {HASH}\n", "", 7, "awal dan ujung", id="ditegaskan separuh"),
        pytest.param(HASH, "b" * 63, 9, "SHA-256", id="sidik keliru"),
        pytest.param("nama: Dinas Kesehatan", "nema: Dinas Kesehatan", 13, "nema", id="kunci salah ketik"),
        pytest.param("2025-TW1", "2025-TW5", 12, "2025-TW5", id="triwulan kelima"),
    ],
)
def test_every_fault_has_place_and_remedy(old: str, new: str, line: int, said: str) -> None:
    sources, findings = read_sources(GOOD.replace(old, new, 1).encode())
    assert sources is None
    told = [f for f in findings if said in f.message]
    assert told, [f.message for f in findings]
    assert abs(told[0].location.line - line) <= 1
    assert all(f.hint for f in findings)


def test_a_calendar_names_its_legal_basis() -> None:
    calendar, findings = read_calendar(b"tenggat:\n  2025-TW1: {tanggal: 2025-04-30}\n")
    assert calendar is None
    assert [f.location.line for f in findings] == [2]
    assert "dasar" in findings[0].message
