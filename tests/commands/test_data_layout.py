import codecs
import errno
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from ukur.source.file_kinds import FileKind, kind_of
from ukur.source.format import format_text
from ukur.source.yaml_text import YamlFault, parse

Jalankan = Callable[..., Any]
Ganti = Callable[[str, str, str], None]
ASLI = Path(__file__).resolve().parents[2] / "indicators"
NASKAH = {p.relative_to(ASLI).as_posix(): p.read_bytes() for p in sorted(ASLI.rglob("*.yml"))}
BERKAS = "indicators/koreksi.yml"
KEPALA = "# yaml-language-server: $schema=../content/skema/koreksi.schema.json\n"
SKALA = "indicators/skala.yml"


def tulis(path: Path, lama: str, baru: str) -> None:
    path.write_text(path.read_text("utf-8").replace(lama, baru, 1), "utf-8")


def jenis(path: str) -> FileKind:
    found = kind_of(path.removeprefix("indicators/"))
    assert found is not None
    return found[0]


def rapi(text: str | bytes, path: str = BERKAS) -> str:
    return format_text(path, text.encode() if isinstance(text, str) else text, jenis(path))


@pytest.mark.parametrize("path", list(NASKAH))
def test_berkas_asli_sudah_baku(path: str) -> None:
    assert rapi(NASKAH[path], f"indicators/{path}").encode() == NASKAH[path]


def sama(text: str) -> tuple[str, str]:
    return text, text


# Each row: the file as someone wrote it, and its canonical layout without the schema line.
TATA_LETAK = [
    pytest.param(*sama("a: 1\n"), id="sudah baku"),
    pytest.param("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n", id="baris Windows"),
    pytest.param("a: 1\rb: 2\r", "a: 1\nb: 2\n", id="baris Mac lama"),
    pytest.param(codecs.BOM_UTF8 + b"a: 1\n", "a: 1\n", id="tanda BOM"),
    pytest.param("a: 1", "a: 1\n", id="tanpa baris baru di akhir"),
    pytest.param("a: 1  \nb: 2\t\n", "a: 1\nb: 2\n", id="spasi dan tab di ujung"),
    pytest.param("a:\t1\n", "a: 1\n", id="tab di antara kunci dan isi"),
    pytest.param("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n", id="indentasi empat spasi"),
    pytest.param("a:\n- x\n-   y\n", "a:\n  - x\n  - y\n", id="butir daftar sejajar kuncinya"),
    pytest.param("a:\n-   b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n", id="pasangan dalam daftar"),
    pytest.param("a: [x,y,   z]\nb: {c: 1,d: 2}\n", "a: [x, y, z]\nb: {c: 1, d: 2}\n", id="daftar sebaris"),
    pytest.param("a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n", id="baris kosong berlebih"),
    pytest.param("---\na: 1\n", "a: 1\n", id="pembuka dokumen"),
    pytest.param("# satu\n---\na: 1\n...\n", "# satu\na: 1\n", id="pembuka sesudah komentar, penutup"),
    pytest.param("a: satu\n  dua\n  tiga\n", "a: satu dua tiga\n", id="teks polos beberapa baris"),
    pytest.param("? a\n: 1\n", "a: 1\n", id="kunci bertanda tanya"),
]
KOMENTAR = [
    pytest.param(*sama("# satu\n\n# dua\na: 1\n"), id="di atas"),
    pytest.param(*sama("a: 1\n# x\nb: 2\n\n# y\n\nc: 3\n"), id="di antara kunci"),
    pytest.param(*sama("a: 1 # x\nb: # y\n  c: 1\n"), id="di ujung baris"),
    pytest.param(*sama("a: 1    # x\nbb: 2   # y\n"), id="di ujung baris, disejajarkan"),
    pytest.param(
        *sama("a:\n  # satu\n  - x # dua\n  # tiga\n  - y\n  # empat\nb: 1\n"), id="di dalam daftar"
    ),
    pytest.param(
        "a:\n    - x\n    # dua\n    - y\n", "a:\n  - x\n    # dua\n  - y\n", id="ikut pindah indentasi"
    ),
    pytest.param(*sama("a: 1\n\n# akhir\n"), id="di akhir berkas"),
    pytest.param(*sama("a:\n  - x\n  # menjorok\n# akhir\n\n# lagi\n"), id="di akhir, dua tingkat"),
    pytest.param(*sama("a: {x: 1, y: 2} # dua\n"), id="sesudah kurung"),
    pytest.param(*sama("a: >-\n  teks\n  lagi\n\n# sesudah\nb: 1\n"), id="sesudah teks terlipat"),
    pytest.param(*sama("a: >- # catatan\n  x\nb: | # lain\n  y\n"), id="di kepala teks blok"),
    pytest.param(*sama("a:\n  # kosong\nb: 1\n"), id="di bawah kunci kosong"),
    pytest.param(*sama("#rapat\na: 1 #    jarak   dalam\n"), id="jarak di dalam komentar"),
    pytest.param(
        *sama("a: >-\n  teks # bukan komentar\nb: 'x # y'\nc: x#y\n"), id="tanda pagar di dalam teks"
    ),
]
NILAI = [
    pytest.param(
        *sama("a: 007\nb: 1.10\nc: 1_000\nd: 0x1F\ne: 1e3\nf: .inf\n"), id="angka yang mudah berubah"
    ),
    pytest.param(*sama("a: yes\nb: on\nc: ya\nd: true\ne: ~\nf: null\n"), id="kata yang mudah berubah"),
    pytest.param(*sama("a: 2026-1-3\nb: 2026-01-03\nc: 12:30\n"), id="tanggal dan jam"),
    pytest.param(*sama("a:\nb: ''\nc: \"\"\nd: []\ne: {}\nf:\n"), id="kosong dengan lima cara"),
    pytest.param(*sama("a:\n  -\n  - x\n  -\n"), id="butir kosong"),
    pytest.param(*sama("a: '1'\nb: \"2\"\nc: 'it''s'\nd: \"a\\nb\"\n"), id="tanda kutip"),
    pytest.param(
        *sama("18.08.01: x\n2024: y\n007: z\n1.10: q\nyes: r\n'a b': s\n"), id="kunci yang mudah berubah"
    ),
    pytest.param(*sama("a: " + "kata " * 1000 + "akhir\n"), id="baris 5000 huruf"),
    pytest.param(*sama('a: "' + "kata " * 1000 + '"\n'), id="baris 5000 huruf berkutip"),
    pytest.param(*sama("a: |\n  x\n   y\nb: |-\n  x\nc: |+\n  x\n\n\nd: 1\n"), id="teks blok |"),
    pytest.param(*sama("a: >\n  x\n  y\nb: >-\n  x\n\n  y\nc: >+\n  x\n\nd: 1\n"), id="teks blok >"),
    pytest.param(*sama("a: |\n  x\n\n\n\n  y\nb: 1\n"), id="baris kosong berarti di dalam |"),
    pytest.param(*sama("a: |\n  x  \n  y\nb: 1\n"), id="spasi di ujung berarti di dalam |"),
    pytest.param(*sama("a: |2\n    x\n  y\n"), id="indentasi teks blok disebut"),
    pytest.param("a: x\u00a0\n\n\n\nb: 1\n", "a: x\u00a0\n\nb: 1\n", id="spasi tak putus di ujung"),
    pytest.param(*sama("a: é 😀\n"), id="huruf di luar ASCII"),
    pytest.param(*sama("a: http://x.id/#z\nb: x:y\n"), id="titik dua dan pagar dalam tautan"),
]


@pytest.mark.parametrize(("tulisan", "baku"), [*TATA_LETAK, *KOMENTAR, *NILAI])
def test_tata_letak(tulisan: str | bytes, baku: str) -> None:
    hasil = rapi(tulisan)
    raw = tulisan.encode() if isinstance(tulisan, str) else tulisan
    assert hasil == KEPALA + baku
    assert rapi(hasil) == hasil
    assert parse(BERKAS, hasil.encode()).data == parse(BERKAS, raw).data


@pytest.mark.parametrize(
    ("tulisan", "hasil"),
    [
        pytest.param("a: 1\n", f"{KEPALA}a: 1\n", id="ditambahkan"),
        pytest.param(f"{KEPALA}a: 1\n", f"{KEPALA}a: 1\n", id="sudah ada"),
        pytest.param(
            KEPALA.replace("koreksi", "sop") + "a: 1\n", f"{KEPALA}a: 1\n", id="tersalin dari jenis lain"
        ),
        pytest.param(
            KEPALA.replace("../c", "../../c") + "a: 1\n", f"{KEPALA}a: 1\n", id="tersalin dari folder lain"
        ),
        pytest.param(
            "# yaml-language-server: $schema=https://contoh.id/s.json\na: 1\n",
            "# yaml-language-server: $schema=https://contoh.id/s.json\na: 1\n",
            id="skema di situs sendiri dibiarkan",
        ),
    ],
)
def test_baris_skema(tulisan: str, hasil: str) -> None:
    assert rapi(tulisan) == hasil


@pytest.fixture
def kecil(repo: Path) -> Path:
    """A copy with three files only: each that ``fmt`` lays out costs time."""
    for path in (repo / "indicators").rglob("*.yml"):
        if path.name not in {"skala.yml", "peran.yml", "koreksi.yml"}:
            path.unlink()
    return repo


@pytest.mark.parametrize(
    ("tulisan", "kode", "baris", "petunjuk"),
    [
        pytest.param(
            "a: {x: 1, # satu\n  y: 2}\n", "D002", 1, "di luar kurung", id="komentar di dalam kurung"
        ),
        pytest.param(
            "b: 1\na: [x,\n  # dua\n  y]\n", "D002", 3, "di luar kurung", id="komentar di dalam daftar"
        ),
        pytest.param(
            "a: 'x\ty'\nb:\t1\n", "D002", 1, "ganti tab dengan spasi", id="tab berarti dan tab keliru"
        ),
        pytest.param(
            "a: >-\n  x\n  y  \n\n# k\nb: 1\n", "D002", 3, "spasi di ujung", id="hasilnya belum tetap"
        ),
        pytest.param("a:\n\tb: 1\n", "B002", 2, "ganti tab dengan spasi", id="tab sebagai indentasi"),
        pytest.param("lama:1\nbaru: 2\n", "B002", 1, "tulis lama: 1", id="slip di baris sebelumnya"),
        pytest.param("a: 1\na: 2\n", "B008", 2, "hapus salah satu", id="kunci ganda"),
        pytest.param("a: [\n", "B002", 2, "", id="kurung tidak ditutup"),
        pytest.param("a: &x 1\nb: *x\n", "B006", 1, "tulis isinya", id="jangkar"),
        pytest.param("# hanya komentar\n", "B003", 1, "", id="tanpa isi"),
    ],
)
def test_menolak_dan_tidak_menulis(
    ukur: Jalankan, kecil: Path, tulisan: str, kode: str, baris: int, petunjuk: str
) -> None:
    (kecil / BERKAS).write_text(tulisan)
    for opsi in ((), ("--check",)):
        keluar, out, err = ukur("fmt", *opsi, di=kecil)
        assert (keluar, err) == (1, "")
        assert out.startswith(f"{BERKAS}:{baris}:")
        assert f" galat {kode} " in out
        assert petunjuk in out
        assert (kecil / BERKAS).read_text() == tulisan


def test_menyebut_yang_berubah(ukur: Jalankan, repo: Path, ganti: Ganti) -> None:
    ganti(SKALA, "singkatan: ST", "singkatan:   ST")
    asli = (ASLI / "skala.yml").read_bytes()
    assert ukur("fmt", "--check", di=repo) == (
        1,
        f"{SKALA}:15:1: galat D001 tata letak berkas belum baku\n    perbaikan: jalankan: ukur fmt\n",
        "",
    )
    assert (repo / SKALA).read_bytes() != asli
    assert ukur("fmt", di=repo) == (0, f"{SKALA}\n", "")
    assert (repo / SKALA).read_bytes() == asli
    assert ukur("fmt", di=repo) == (0, "", "")


def test_berkas_asing_dan_tersembunyi_dibiarkan(ukur: Jalankan, repo: Path) -> None:
    for name in ("catatan.yml", ".simpan.yml"):
        (repo / "indicators" / name).write_text("a:    1")
    assert ukur("fmt", di=repo) == (0, "", "")
    assert (repo / "indicators/catatan.yml").read_text() == "a:    1"


@pytest.mark.parametrize(
    ("nama", "di"),
    [
        pytest.param("indicators/skala.yml", ".", id="seperti di temuan"),
        pytest.param("./indicators/skala.yml", ".", id="dengan titik di depan"),
        pytest.param("skala.yml", ".", id="di dalam folder data"),
        pytest.param("skala.yml", "indicators", id="dari folder data"),
    ],
)
def test_satu_berkas(ukur: Jalankan, repo: Path, ganti: Ganti, nama: str, di: str) -> None:
    """Only the file that was named, however it was named."""
    ganti(SKALA, "singkatan: ST", "singkatan:   ST")
    ganti("indicators/peran.yml", "nama: Staf", "nama:   Staf")
    assert ukur("fmt", nama, "--repo", repo, di=repo / di) == (0, f"{SKALA}\n", "")
    assert "nama:   Staf" in (repo / "indicators/peran.yml").read_text()
    assert ukur("fmt", repo / "indicators/peran.yml", di=repo) == (0, "indicators/peran.yml\n", "")


@pytest.mark.parametrize(
    "nama", ["tidak-ada.yml", "mkdocs.yml", "indicators", "../kantor/mkdocs.yml", "\x1b[1m"]
)
def test_bukan_berkas_data(ukur: Jalankan, repo: Path, nama: str) -> None:
    kode, out, err = ukur("fmt", nama, di=repo)
    assert (kode, out) == (2, "")
    assert err.endswith("bukan berkas data; tulis misalnya indicators/kamus/IKU-01.yml\n")
    assert "\x1b" not in err


def _tidak_berubah(repo: Path, sebelum: dict[Path, bytes]) -> None:
    assert {p: p.read_bytes() for p in sorted((repo / "indicators").rglob("*")) if p.is_file()} == sebelum


@pytest.mark.parametrize(
    ("langkah", "nomor", "sebab"),
    [
        pytest.param("replace", errno.ENOSPC, "ruang penyimpanan penuh", id="disk penuh saat mengganti nama"),
        pytest.param("fdopen", errno.EDQUOT, "jatah penyimpanan habis", id="jatah habis saat menulis"),
        pytest.param("replace", errno.EACCES, "tidak ada izin menulis", id="tanpa izin"),
        pytest.param("replace", errno.EROFS, "penyimpanan hanya dapat dibaca", id="hanya dapat dibaca"),
    ],
)
def test_gagal_menulis(
    ukur: Jalankan,
    kecil: Path,
    ganti: Ganti,
    monkeypatch: pytest.MonkeyPatch,
    langkah: str,
    nomor: int,
    sebab: str,
) -> None:
    """The old file stays whole, no leftover stands beside it, one line says why."""
    ganti(SKALA, "singkatan: ST", "singkatan:   ST")
    sebelum = {p: p.read_bytes() for p in sorted((kecil / "indicators").rglob("*")) if p.is_file()}

    def fail(*_: object) -> None:
        raise OSError(nomor, "no")

    monkeypatch.setattr(f"ukur.source.writer.os.{langkah}", fail)
    kalimat = f"ukur: skala.yml tidak dapat ditulis: {sebab}; isi lamanya tidak berubah\n"
    assert ukur("fmt", di=kecil) == (2, "", kalimat)
    monkeypatch.undo()
    _tidak_berubah(kecil, sebelum)


@pytest.fixture
def bukan_root(repo: Path) -> Iterator[Path]:
    """A copy of ``repo`` open to everyone, and the test running as a user whom permissions bind."""
    with tempfile.TemporaryDirectory(prefix="ukur-") as folder:
        Path(folder).chmod(0o755)
        copy = Path(shutil.copytree(repo, f"{folder}/kantor"))
        (copy / "indicators").chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield copy
        finally:
            if root:
                os.seteuid(0)


def test_berkas_terkunci(ukur: Jalankan, bukan_root: Path) -> None:
    """A read-only file is not replaced, though its folder would allow that."""
    euid = os.geteuid()
    os.seteuid(os.getuid())
    tulis(bukan_root / SKALA, "singkatan: ST", "singkatan:   ST")
    (bukan_root / SKALA).chmod(0o444)
    sebelum = {p: p.read_bytes() for p in sorted((bukan_root / "indicators").rglob("*")) if p.is_file()}
    assert ukur("fmt", "--check", di=bukan_root).kode == 1
    os.seteuid(euid)
    kalimat = "ukur: skala.yml tidak dapat ditulis: tidak ada izin menulis; isi lamanya tidak berubah\n"
    assert ukur("fmt", di=bukan_root) == (2, "", kalimat)
    _tidak_berubah(bukan_root, sebelum)


SISIPAN = st.sampled_from(
    [
        "# sisip\n",
        "  # sisip\n",
        "\n",
        "\n\n\n",
        "      # dalam\n",
        "zz: 1 # a\n",
        "zz:\n  - 1\n",
        "zz: >-\n  b  \n",
    ]
)
UJUNG = st.sampled_from(["  ", "\t", " # catatan", "   # catatan  ", " #", "\r"])


@st.composite
def suntingan(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file with lines put in, spaces and comments hung on, and indentation widened."""
    nama = draw(st.sampled_from(sorted(NASKAH)))
    lines = NASKAH[nama].decode().splitlines(keepends=True)
    first = draw(st.integers(0, max(0, len(lines) - 25)))
    lines = lines[:25] if draw(st.booleans()) else lines[first : first + 25]
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["sisip", "ujung", "lebar", "pisah"])):
            case "sisip":
                lines.insert(at, draw(SISIPAN))
            case "ujung":
                lines[at] = lines[at].rstrip("\n") + draw(UJUNG) + "\n"
            case "lebar":
                lines = [" " * (len(line) - len(line.lstrip(" "))) + line for line in lines]
            case _:
                lines[at] = lines[at].replace(": ", ":   ", 1).replace("{", "{ ", 1)
    return nama, "".join(lines).encode()


def komentar(text: str) -> Counter[str]:
    """Comments by a reading of our own: what follows # at the start of a line or after a space."""
    found = (line.find(" #") if not line.lstrip().startswith("#") else 0 for line in text.splitlines())
    pairs = zip(text.splitlines(), found, strict=True)
    return Counter(" ".join(line[at:].split()) for line, at in pairs if at >= 0)


@given(suntingan())
def test_sifat(kasus: tuple[str, bytes]) -> None:
    """Canonical is stable, means the same, and keeps every comment, whatever was edited."""
    path, raw = f"indicators/{kasus[0]}", kasus[1]
    try:
        data = parse(path, raw).data
    except YamlFault:
        assume(False)
    try:
        hasil = rapi(raw, path)
    except YamlFault:  # refused, which the command tells; nothing is written then
        event("ditolak")
        return
    assert rapi(hasil, path) == hasil
    assert parse(path, hasil.encode()).data == data
    hilang = komentar(raw.decode()) - komentar(hasil)
    assert {text for text in hilang if not text.startswith("# yaml-language-server")} == set()
