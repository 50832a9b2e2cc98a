import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.model import faults
from ukur.model.findings import Finding
from ukur.source import rules
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.source.file_tree import Folder

ASLI = Path(__file__).resolve().parents[2] / "indicators"
NASKAH = {p.relative_to(ASLI).as_posix(): p.read_bytes() for p in sorted(ASLI.rglob("*.yml"))}
KODE = {rule.code for rule in (*faults.RULES, *rules.RULES)}
INGGRIS = ("Input should", "Field required", "Value error", "Traceback", "object at 0x", "|perbaikan|")

YAML = (
    "&a |*a|!!python/object:os.system |<<: {a: 1}|---\n|...\n|%YAML 1.1\n|? |- |[|]|{|}|'|\"|>\n|#|: |@|`|\t"
)
NILAI = (
    "~|null|'{x}'|{{}}|no|1e9|1.000|1,000|-0|NaN|n/a|Belum rilis|2024-TW4|../x|CON|80..90|½|\\|" + "9" * 31
)
HURUF = "\x00|\x07|\x1b[31m|\x85|\u2028|\u202e|\ufeff|\u200b|\ud800|\ufffe|é|٣|😀|\\uD800|\\UFFFFFFFF"
KHUSUS = st.sampled_from(f"{YAML}|{NILAI}|{HURUF}".split("|"))
POTONGAN = (KHUSUS | st.text(max_size=6)).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def suntingan(draw: st.DrawFn) -> tuple[str, bytes]:
    """One real file after one to four random edits."""
    nama = draw(st.sampled_from(sorted(NASKAH)))
    lines = NASKAH[nama].splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["hapus", "ganda", "tukar", "sisip", "baris", "potong", "angka", "bita"])):
            case "hapus" if len(lines) > 1:
                del lines[first]
            case "ganda":
                lines.insert(second, lines[first])
            case "tukar":
                lines[first], lines[second] = lines[second], lines[first]
            case "sisip":
                at = draw(st.integers(0, len(lines[first])))
                lines[first] = lines[first][:at] + draw(POTONGAN) + lines[first][at:]
            case "baris":
                lines.insert(first, draw(POTONGAN) + b"\n")
            case "potong":
                lines[first:] = [lines[first][: draw(st.integers(0, len(lines[first])))]]
            case "angka":
                lines[first] = lines[first].rstrip(b"0123456789.\n") + draw(POTONGAN) + b"\n"
            case _:
                lines[first] = lines[first].rstrip(b"\n") + draw(st.binary(max_size=3)) + b"\n"
    return nama, b"".join(lines)


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(ASLI, tmp_path_factory.mktemp("acak") / "indicators"))


@pytest.fixture(scope="module")
def simpanan() -> ReadCache:
    return ReadCache()


def sidik(folder: Path) -> str:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return hashlib.sha256(b"".join(str(p).encode() + p.read_bytes() for p in files)).hexdigest()


def cacat(temuan: Finding, folder: Path) -> list[str]:
    """Return what is wrong with a finding itself."""
    at, said = temuan.location, f"{temuan.message} {temuan.hint}"
    path = folder.parent / at.path
    lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 2 if path.is_file() else 0
    faults = {
        "berkas tidak ada": lines == 0,
        "baris di luar berkas": not 1 <= at.line <= lines,
        "kolom": at.column < 1,
        "kode": temuan.code not in KODE,
        "tanpa pesan": not temuan.message.strip() or not temuan.hint.strip(),
        "huruf tersembunyi di pesan": not said.isprintable(),
        "pesan bahasa program": any(word in said for word in INGGRIS),
    }
    return [name for name, found in faults.items() if found]


@given(sunting=suntingan())
def test_suntingan_apa_pun_dijawab_dengan_temuan(
    salinan: Path, simpanan: ReadCache, sunting: tuple[str, bytes]
) -> None:
    nama, raw = sunting
    (salinan / nama).write_bytes(raw)
    try:
        sebelum = sidik(salinan)
        bacaan = read_catalogue(Folder(salinan), simpanan)
        assert sidik(salinan) == sebelum
        assert [(t, kata) for t in bacaan.findings if (kata := cacat(t, salinan))] == []
        assert list(bacaan.findings) == sorted(bacaan.findings)
        assert {t.location.path for t in bacaan.findings} <= {f"indicators/{nama}"}
        if bacaan.catalogue is None or nama in bacaan.catalogue.tak_terbaca:
            assert bacaan.findings
    finally:
        (salinan / nama).write_bytes(NASKAH[nama])
