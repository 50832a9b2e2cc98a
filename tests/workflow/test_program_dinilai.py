from pathlib import Path

import pytest
from tests.workflow.kasus import KANTOR, Kasus, ganti, nyata, realisasi, setuju

from ukur.commands.data.new_office import start_office
from ukur.model.catalogue import Catalogue
from ukur.model.paths import INSTANSI, PERAN
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from ukur.workflow.change_kinds import is_code
from ukur.workflow.decision import PROGRAM_OUTSIDE, VerdictStatus
from ukur.workflow.proposal import TouchedFile

K, S, F = "kepala", "sekretaris", "staf"
STRICT = [K, S]
DIKELOLA = ganti(ganti(KANTOR, INSTANSI, percontohan="ya"), PERAN, program="pengelola")
"""A demonstration in the repository where the program is made."""


def touched(*paths: str, dasar: Catalogue = DIKELOLA, dari: str | None = None) -> Kasus:
    return Kasus(dasar=dasar, kepala=dasar, berkas=tuple(TouchedFile(path, former=dari) for path in paths))


def roles(kasus: Kasus) -> list[str]:
    return [item.peran for item in kasus.aturan().requirements]


@pytest.mark.parametrize(
    ("path", "harapan"),
    [
        pytest.param("generator/ukur/measure/rumus.py", [], id="program"),
        pytest.param("tests/measure/test_rumus.py", [], id="uji"),
        pytest.param("docs/architecture.md", [], id="tulisan untuk pengembang"),
        pytest.param(".github/workflows/check.yml", [], id="alur kerja"),
        pytest.param("content/panduan/kepala.md", [], id="panduan ikut program"),
        pytest.param("content/skema/sop.schema.json", [], id="skema ikut program"),
        pytest.param("requirements.lock", [], id="kunci pustaka"),
        pytest.param(".ukur/program/ukur-0.5.0-py3-none-any.whl", [], id="berkas program"),
        pytest.param(".ukur/asal.json", [], id="catatan program"),
        pytest.param("CHANGELOG.md", [], id="catatan perubahan"),
        pytest.param(".ukur/allowed_signers", STRICT, id="kunci penanda tangan"),
        pytest.param(".ukur/akar/penerbit.pem", STRICT, id="akar kepercayaan PDF bertanda"),
        pytest.param("content/lambang/daerah.svg", STRICT, id="gambar kantor yang dapat memuat skrip"),
        pytest.param("content/aset/a.js", STRICT, id="skrip di luar panduan"),
        pytest.param("content/tentang.md", [S], id="halaman kantor"),
        pytest.param("content/arsip/2024-TW3/v1/a.pdf", [F], id="arsip"),
        pytest.param("indicators/peran.yml", [S], id="tata letak data"),
        pytest.param("entah.txt", STRICT, id="tidak dikenal"),
        pytest.param("Generator/ukur/a.py", STRICT, id="huruf besar"),
        pytest.param("sub/generator/a.py", STRICT, id="bukan di akar"),
    ],
)
def test_percontohan_yang_dikelola(path: str, harapan: list[str]) -> None:
    """The gate leaves the program to its maintainers; data, keys, roles and archive stay with the SOP."""
    assert roles(touched(path)) == harapan


@pytest.mark.parametrize(
    "dasar",
    [
        pytest.param(KANTOR, id="tanpa baris program"),
        pytest.param(ganti(KANTOR, INSTANSI, percontohan="ya"), id="percontohan tanpa baris program"),
        pytest.param(
            ganti(ganti(KANTOR, INSTANSI, percontohan="tidak"), PERAN, program="pengelola"),
            id="kantor sungguhan dengan baris program",
        ),
    ],
)
def test_kantor_lain_tetap_ketat(dasar: Catalogue) -> None:
    assert roles(touched("generator/ukur/a.py", dasar=dasar)) == STRICT


def test_kantor_baru_tetap_ketat(tmp_path: Path) -> None:
    """What ``ukur init`` writes is a demonstration at first, and its program is Kepala's and Sekretaris'."""
    start_office(tmp_path / "baru")
    katalog = read_catalogue(Folder(tmp_path / "baru/indicators")).catalogue
    assert katalog is not None
    assert katalog.instansi.percontohan
    program = [path.relative_to(tmp_path / "baru").as_posix() for path in (tmp_path / "baru").rglob("*")]
    program = [path for path in program if is_code(path)]
    assert len(program) > 30
    assert [path for path in program if roles(touched(path, dasar=katalog)) not in (STRICT, [S])] == []
    code = [
        path
        for path in program
        if path.startswith((".ukur/program/", "requirements.lock", "Makefile", ".git"))
    ]
    assert any(path.endswith(".whl") for path in code)
    assert [path for path in code if roles(touched(path, dasar=katalog)) != STRICT] == []


def test_repositori_ini_dikelola() -> None:
    assert nyata().peran.program == "pengelola"
    assert roles(touched("generator/ukur/a.py", dasar=nyata())) == []


def test_usulan_memberi_dirinya_pengecualian() -> None:
    """The setting counts from the target branch only: a proposal that brings it is judged without it."""
    dasar = ganti(KANTOR, INSTANSI, percontohan="ya")
    kasus = Kasus(dasar=dasar, kepala=DIKELOLA, berkas=(TouchedFile("generator/ukur/a.py"),))
    assert roles(kasus) == STRICT
    assert kasus.aturan().elsewhere == ()


def test_pindah_keluar_dari_program() -> None:
    """Both names of a moved file count."""
    assert roles(touched("content/aset/a.js", dari="generator/ukur/a.js")) == STRICT


def test_hanya_program() -> None:
    putusan = touched("generator/ukur/a.py").putusan()
    assert (putusan.status, putusan.sentence, putusan.requirements) == (
        VerdictStatus.DISETUJUI,
        PROGRAM_OUTSIDE,
        (),
    )


def test_program_dan_data() -> None:
    """Data in the same proposal needs what it always needs, and the verdict tells both."""
    kasus = Kasus(dasar=DIKELOLA, kepala=realisasi(katalog=DIKELOLA), berkas=(TouchedFile("generator/a.py"),))
    assert kasus.putusan().status is VerdictStatus.MENUNGGU
    done = Kasus(
        dasar=DIKELOLA, kepala=kasus.kepala, berkas=kasus.berkas, tinjauan=setuju("perencana")
    ).putusan()
    assert done.status is VerdictStatus.DISETUJUI
    assert done.sentence == f"Semua persetujuan yang diminta SOP sudah ada. {PROGRAM_OUTSIDE}"


@pytest.mark.parametrize(
    "kasus",
    [
        pytest.param(Kasus(dasar=DIKELOLA, kepala=DIKELOLA), id="tanpa berkas"),
        pytest.param(
            Kasus(dasar=DIKELOLA, kepala=DIKELOLA, berkas=(TouchedFile("generator/a.py"),), lengkap=False),
            id="daftar terpotong",
        ),
    ],
)
def test_yang_tidak_diketahui_tetap_galat(kasus: Kasus) -> None:
    assert kasus.putusan().status is VerdictStatus.GALAT
