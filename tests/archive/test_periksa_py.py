import ast
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive.arsip_uji import KINI, PINDAI, V1, V2, Arsip, tulis_arsip, tulis_zip
from tests.verify.test_verification import KASAR, Serang

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import chain_end, read_register
from ukur.archive.pemeriksa import periksa
from ukur.archive.verifier_digests import VERIFIER_DIGESTS
from ukur.commands.data.machine import outside
from ukur.commands.data.toolchain import verifier_bytes
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER
from ukur.verify.outcome import CheckStatus
from ukur.verify.verification import Options, verify_archive

SUMBER = Path(periksa.__file__)
REPO = Path(__file__).resolve().parents[2]


def jalankan(*argumen: str | Path, skrip: Path = SUMBER) -> tuple[int, str]:
    """Run the script as a reader does: no package of ours can be imported."""
    command = [sys.executable, "-I", "-S", str(skrip), *map(str, argumen)]
    done = subprocess.run(command, capture_output=True, check=False, env={"PATH": os.defpath})
    assert done.stderr == b"", done.stderr.decode()
    return done.returncode, done.stdout.decode()


def test_its_bytes_are_on_record() -> None:
    """A new text of it gets a line of its own, else no entry that carries it would verify."""
    assert sha256_of(verifier_bytes()) in VERIFIER_DIGESTS
    shipped = sorted((REPO / "content/arsip").glob("*/v*/periksa.py"))
    assert shipped
    assert {VERIFIER_DIGESTS[sha256_of(path.read_bytes())] for path in shipped} == {
        "0.1.0",
        "0.2.0",
    }  # v1, v2


def test_bentuk() -> None:
    """At most 150 lines, the standard library only, and the syntax of Python 3.8."""
    text = SUMBER.read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert text.count("\n") <= 150
    assert modules <= {*sys.stdlib_module_names}
    assert verifier_bytes() == SUMBER.read_bytes()


@pytest.mark.parametrize("tempat", ["", "2024-TW4", V1, V2, PINDAI])
def test_utuh_dari_mana_pun(arsip: Arsip, tmp_path: Path, tempat: str) -> None:
    top = tulis_arsip(arsip, tmp_path / "content/arsip")
    end = chain_end(read_register(arsip[REGISTER]))
    said = f"5 entri di register\nujung rantai {end}\nUTUH: berkas dan rantai cocok\n"
    assert jalankan(top / tempat) == (0, said)


@pytest.mark.parametrize("awalan", ["", "arsip/", "situs-uji/arsip/"])
def test_utuh_dalam_zip(arsip: Arsip, tmp_path: Path, awalan: str) -> None:
    around = {"situs-uji/index.html": b"<p>", "situs-uji/Index.html": b"<p>"} if "situs" in awalan else {}
    path = tulis_zip(tmp_path / "a.zip", {**around, **{f"{awalan}{p}": raw for p, raw in arsip.items()}})
    assert jalankan(path)[0] == 0


def test_skrip_di_dalam_arsip(arsip: Arsip, tmp_path: Path) -> None:
    """Without an argument it checks the archive that it lies in, and leaves nothing behind."""
    top = tulis_arsip(arsip, tmp_path / "arsip")
    before = sorted(path.name for path in top.rglob("*"))
    assert jalankan(skrip=top / V1 / "periksa.py")[0] == 0
    assert sorted(path.name for path in top.rglob("*")) == before


def test_what_a_system_leaves_is_named_and_the_rest_checked(arsip: Arsip, tmp_path: Path) -> None:
    left = {"Thumbs.db": b"x", f"{V1}/desktop.ini": b"x", f"{V2}/._dokumen.json": b"x"}
    code, said = jalankan(tulis_arsip({**arsip, **left}, tmp_path / "arsip"))
    assert (code, {line for line in said.splitlines() if "sistem" in line}) == (
        0,
        {f"{name} milik sistem operasi, bukan arsip" for name in left},
    )
    broken = {**arsip, **left, f"{V1}/bukti.json": b"{}"}
    code, said = jalankan(tulis_arsip(broken, tmp_path / "rusak"))
    assert (code, said.count("GAGAL"), "bukti.json berubah" in said) == (1, 1, True)


def test_zip_made_with_backslashes(arsip: Arsip, tmp_path: Path) -> None:
    path = tulis_zip(tmp_path / "a.zip", {name.replace("/", "\\"): raw for name, raw in arsip.items()})
    assert jalankan(path)[0] == 0


def test_entri_tanpa_register(arsip: Arsip, tmp_path: Path) -> None:
    own = {path.removeprefix(f"{V1}/"): raw for path, raw in arsip.items() if path.startswith(f"{V1}/")}
    top = tulis_arsip(own, tmp_path / "a/b/c")
    line = "GAGAL register.jsonl tidak ada di sini: rantai tidak diperiksa\n"
    assert jalankan(top) == (1, f"{line}TIDAK UTUH\n")
    (top / "bukti.json").write_bytes(b"{}")
    changed = "GAGAL bukti.json berubah: isinya bukan yang tercatat di manifest.json\n"
    assert jalankan(top) == (1, f"{line}{changed}TIDAK UTUH\n")


def test_ujung(arsip: Arsip, tmp_path: Path) -> None:
    top = tulis_arsip(arsip, tmp_path / "arsip")
    end = chain_end(read_register(arsip[REGISTER]))
    assert jalankan(top, "--ujung", end.upper())[0] == 0
    code, said = jalankan(top, "--ujung", "a" * 64)
    assert (code, f"ujung rantai {end} bukan {'a' * 64}" in said) == (1, True)


def test_terhenti(arsip: Arsip, tmp_path: Path) -> None:
    halted = {**arsip, ".sedang": b"2025-TW1/v1\n", "2025-TW1/v1/a": b"", ".tulis-x/isi/b": b""}
    code, said = jalankan(tulis_arsip(halted, tmp_path / "arsip"))
    assert (code, "2025-TW1/v1 belum terdaftar: pengarsipannya terhenti" in said) == (0, True)


@pytest.mark.parametrize(("serang", "_kalimat"), KASAR)
def test_serangan(arsip: Arsip, serang: Serang, _kalimat: str) -> None:
    """Whatever ``ukur verify`` refuses of files and chain, the script refuses too."""
    assert periksa.periksa(periksa.himpun(arsip.items()))[1] == []
    _, wrong = periksa.periksa(periksa.himpun(serang(arsip).items()))
    assert wrong != []


def _tanpa(path: str) -> Serang:
    return lambda arsip: {name: raw for name, raw in arsip.items() if name != path}


def _register(ubah: Callable[[bytes], bytes]) -> Serang:
    return lambda arsip: {**arsip, REGISTER: ubah(arsip[REGISTER])}


KALIMAT: list[tuple[Serang, str]] = [
    (_tanpa(f"{V1}/bukti.json"), f"{V1}: bukti.json hilang"),
    (_tanpa(f"{V1}/manifest.json"), f"{V1}: manifest.json hilang"),
    (lambda a: {**a, f"{V1}/x": b""}, f"{V1}: x ditambahkan: tidak tercatat di manifest.json"),
    (lambda a: {**a, "2025-TW1/v1/x": b""}, "2025-TW1/v1/x ditambahkan: tidak ada di entri yang terdaftar"),
    (lambda a: {**a, f"{V1}/manifest.json": b"{}"}, "manifest.json diubah atau ditulis ulang sesudah"),
    (_register(lambda raw: raw.partition(b"\n")[2]), "register.jsonl baris 1: ada baris yang dihapus"),
    (
        _register(lambda raw: raw.replace(b"2023-TW4", b"2023-TW3")),
        "baris 2 tidak menyambung: baris 1 diubah",
    ),
    (_register(lambda raw: raw.replace(b"0" * 64, b"1" * 64)), "baris 1 tidak menyambung: bukan awal rantai"),
    (_register(lambda raw: raw[:-1]), "register.jsonl terpotong atau kosong"),
    (_register(lambda raw: b""), "register.jsonl terpotong atau kosong"),
]


@pytest.mark.parametrize(("serang", "kalimat"), KALIMAT)
def test_disebut_tepat(arsip: Arsip, serang: Serang, kalimat: str) -> None:
    _, wrong = periksa.periksa(serang(arsip))
    assert kalimat in "\n".join(wrong)


@st.composite
def rusak(draw: st.DrawFn) -> Callable[[Arsip], tuple[str, Arsip]]:
    """One byte flipped, taken out, or put in, anywhere in any file."""
    part = st.floats(0, 1, exclude_max=True)
    where, place, bit = draw(part), draw(part), draw(st.integers(0, 7))
    what, chained = draw(st.sampled_from(["ubah", "buang", "sisip"])), draw(st.integers(0, 3)) == 0

    def spoil(arsip: Arsip) -> tuple[str, Arsip]:
        paths = sorted(arsip)
        path = REGISTER if chained else paths[int(where * len(paths))]
        raw = bytearray(arsip[path])
        at = int(place * len(raw))
        if what == "ubah":
            raw[at] ^= 1 << bit
        elif what == "buang":
            del raw[at]
        else:
            raw.insert(at, raw[at] ^ (1 << bit))
        return path, {**arsip, path: bytes(raw)}

    return spoil


SEPERTI = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SEPERTI
@given(rusak())
def test_satu_bita_di_mana_pun(arsip: Arsip, perusak: Callable[[Arsip], tuple[str, Arsip]]) -> None:
    """Neither passes, and neither falls over."""
    path, spoilt = perusak(arsip)
    _, wrong = periksa.periksa(dict(spoilt))
    assert wrong != [], path
    try:
        found = verify_archive(spoilt, Options(outside(KINI), PINDAI))
    except UkurError:
        return
    assert [item for item in found if item.status is CheckStatus.GAGAL] != [], path


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rusak())
def test_satu_bita_dengan_skrip(
    arsip: Arsip,
    tmp_path_factory: pytest.TempPathFactory,
    perusak: Callable[[Arsip], tuple[str, Arsip]],
) -> None:
    path, spoilt = perusak(arsip)
    top = tulis_arsip(spoilt, tmp_path_factory.mktemp("rusak") / "arsip")
    code, said = jalankan(top)
    assert (code, said.endswith("TIDAK UTUH\n")) == (1, True), path


def _zip_kembar(path: Path, arsip: Arsip) -> Path:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as file:
        file.writestr(f"{V1}/bukti.json", arsip[f"{V1}/bukti.json"])
    return path


def test_zip_kembar(arsip: Arsip, tmp_path: Path) -> None:
    path = _zip_kembar(tulis_zip(tmp_path / "a.zip", arsip), arsip)
    assert jalankan(path)[0] == 1


@pytest.mark.parametrize(
    "tambahan",
    [
        pytest.param({"../x": b""}, id="naik folder"),
        pytest.param({"/x": b""}, id="dari akar"),
        pytest.param({"a\\b": b""}, id="garis miring terbalik"),
        pytest.param({"b//c": b""}, id="bagian kosong"),
        pytest.param({"lain/register.jsonl": b""}, id="dua register"),
        pytest.param({f"{V1}/BUKTI.json": b"{}"}, id="hanya beda huruf besar"),
        pytest.param({"tautan": None}, id="tautan simbolik"),
        pytest.param({"bom": b"\0" * 100_000_001}, id="bom"),
    ],
)
def test_zip_buruk(arsip: Arsip, tmp_path: Path, tambahan: dict[str, bytes | None]) -> None:
    path = tulis_zip(tmp_path / "a.zip", {**arsip, **tambahan})
    code, said = jalankan(path)
    assert (code, said.count("GAGAL"), said.endswith("TIDAK UTUH\n")) == (1, 1, True)


@pytest.mark.parametrize("isi", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"bukan zip"])
def test_bukan_zip(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(isi)
    assert jalankan(tmp_path / "a.zip")[0] == 1
    assert jalankan(tmp_path / "tidak-ada")[0] == 1


def test_tautan_dalam_folder(arsip: Arsip, tmp_path: Path) -> None:
    top = tulis_arsip(arsip, tmp_path / "arsip")
    target = tmp_path / "bukti.json"
    (top / V1 / "bukti.json").rename(target)
    (top / V1 / "bukti.json").symlink_to(target)
    assert "berupa tautan" in jalankan(top)[1]
    assert sha256_of(target.read_bytes()) == sha256_of(arsip[f"{V1}/bukti.json"])
