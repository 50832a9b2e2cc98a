"""Fonts and pictures decide how figures look in print: who approves them, and what a change of them voids."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_equipment import png
from tests.commands.test_weighing import ASLI, BARU, FORMULIR, PERENCANA, Gudang
from tests.huruf_buatan import font_bytes, with_font
from tests.salinan import bertahap, office_data

from ukur.workflow.decision import VerdictStatus

Jalankan = Callable[..., Any]
FONT, BUILT_IN = "content/huruf/uji.ttf", "content/huruf/OpenSans-Regular.ttf"
EMBLEM, OFFICE = "content/lambang/daerah.png", "indicators/instansi.yml"
KEPALA, SEKRETARIS = "peragaan-kepala", "peragaan-sekretaris"
BEFORE, SINCE = "0.3.0", "0.4.0"


def put(repo: Path, path: str, content: bytes) -> None:
    (repo / path).parent.mkdir(parents=True, exist_ok=True)
    (repo / path).write_bytes(content)


def named(repo: Path, emblem: bool = False) -> None:
    """Let instansi.yml name the font, or the picture."""
    text = (repo / OFFICE).read_text("utf-8")
    (repo / OFFICE).write_text(with_picture(text) if emblem else with_font(text), "utf-8")


def with_picture(text: str) -> str:
    assert text.count("\nkop: {}\n") == 1
    return text.replace("\nkop: {}\n", "\nkop:\n  lambang: daerah.png\n")


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    """An office that prints with a font of its own; 2024-TW4 stands at draf."""
    office_data(tmp_path / "indicators")
    document = tmp_path / "indicators/pengukuran/2024-TW4/dokumen.yml"
    document.write_text(bertahap(document.read_text("utf-8"), "draf"), "utf-8")
    put(tmp_path, FONT, font_bytes())
    named(tmp_path)
    repo = Gudang(tmp_path)
    repo.git("init", "-q", "-b", "main")
    repo.simpan()
    repo.git("switch", "-qc", "usulan")
    return repo


def test_a_font_with_swapped_digits_under_our_own_name(gudang: Gudang) -> None:
    """21,27 would print as 91,97; nobody can approve that."""
    put(gudang.path, BUILT_IN, font_bytes("Open Sans", swapped=True))
    head = gudang.simpan()
    verdict = gudang.putuskan((SEKRETARIS, head), (KEPALA, head))
    assert verdict.status is VerdictStatus.GAGAL
    assert (
        f"{BUILT_IN} baris 1: berkas memuat huruf 'Open Sans', padahal itu huruf bawaan" in verdict.sentence
    )


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(FONT, font_bytes(swapped=True), id="huruf"),
        pytest.param("content/huruf/baru.otf", font_bytes("Huruf Baru"), id="huruf baru"),
        pytest.param(EMBLEM, png(), id="lambang"),
    ],
)
def test_kepala_and_sekretaris_approve_what_documents_are_printed_with(
    gudang: Gudang, path: str, content: bytes
) -> None:
    put(gudang.path, path, content)
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.MENUNGGU
    assert gudang.putuskan((KEPALA, head)).status is VerdictStatus.MENUNGGU
    assert gudang.putuskan((SEKRETARIS, head), (KEPALA, head)).status is VerdictStatus.DISETUJUI


def main_gets(gudang: Gudang, path: str, content: bytes) -> None:
    gudang.git("switch", "-q", "main")
    put(gudang.path, path, content)
    gudang.simpan()
    gudang.git("switch", "-q", "usulan")


def test_another_font_voids_the_approval_of_a_document(gudang: Gudang) -> None:
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.DISETUJUI
    main_gets(gudang, FONT, font_bytes(swapped=True))
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.MENUNGGU
    gudang.git("merge", "-q", "--no-edit", "main")
    head = gudang.git("rev-parse", "HEAD")
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.DISETUJUI


def test_a_font_more_voids_it_too(gudang: Gudang) -> None:
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    main_gets(gudang, "content/huruf/tebal.ttf", font_bytes(style="Bold"))
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.MENUNGGU


def test_another_picture_voids_it(gudang: Gudang) -> None:
    gudang.git("switch", "-q", "main")
    put(gudang.path, EMBLEM, png())
    named(gudang.path, emblem=True)
    gudang.simpan()
    gudang.git("switch", "-q", "-C", "usulan", "main")
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.DISETUJUI
    main_gets(gudang, EMBLEM, png() + b"\0")
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.MENUNGGU


def test_a_file_that_no_document_uses_voids_nothing(gudang: Gudang) -> None:
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    main_gets(gudang, EMBLEM, png())
    main_gets(gudang, "content/huruf/LISENSI.txt", b"x")
    assert gudang.putuskan((PERENCANA, head)).status is VerdictStatus.DISETUJUI


@pytest.mark.parametrize(
    ("version", "then"),
    [
        pytest.param(BEFORE, VerdictStatus.DISETUJUI, id="digabung ketika huruf masih halaman"),
        pytest.param(SINCE, VerdictStatus.MENUNGGU, id="digabung sesudahnya"),
        pytest.param(None, VerdictStatus.MENUNGGU, id="tanpa salinan program"),
    ],
)
def test_the_past_is_judged_by_its_own_rule(gudang: Gudang, version: str | None, then: VerdictStatus) -> None:
    """One approval sufficed when it was merged; for a proposal of today it never does."""
    gudang.git("switch", "-q", "main")
    if version:
        put(gudang.path, "pyproject.toml", f'[project]\nname = "ukur"\nversion = "{version}"\n'.encode())
    put(gudang.path, "content/tentang.md", b"# Tentang\n")
    gudang.simpan()
    gudang.git("switch", "-q", "-C", "usulan", "main")
    put(gudang.path, EMBLEM, png())
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head), merged=True).status is then
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.MENUNGGU


def test_a_vector_picture_was_never_a_page(gudang: Gudang) -> None:
    gudang.git("switch", "-q", "main")
    put(gudang.path, "pyproject.toml", f'[project]\nname = "ukur"\nversion = "{BEFORE}"\n'.encode())
    gudang.simpan()
    gudang.git("switch", "-q", "-C", "usulan", "main")
    put(gudang.path, "content/lambang/daerah.svg", b"<svg/>")
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head), merged=True).status is VerdictStatus.MENUNGGU


@pytest.mark.parametrize("revision", [(), ("--revision", "HEAD")])
def test_check_tells_a_font_of_a_built_in_name(
    repo: Path, ukur: Jalankan, git: Callable[..., str], revision: tuple[str, ...]
) -> None:
    put(repo, BUILT_IN, font_bytes("Open Sans", swapped=True))
    git("add", "-A")
    git("commit", "-qm", "ubah")
    found = ukur("check", *revision, di=repo)
    assert found.kode == 1
    assert f"{BUILT_IN}:1:1: galat L401 berkas memuat huruf 'Open Sans'" in found.out
    assert "perbaikan: hapus berkas itu; huruf bawaan selalu ikut" in found.out


def test_nothing_is_built_with_it(repo: Path, ukur: Jalankan) -> None:
    put(repo, BUILT_IN, font_bytes("Open Sans", swapped=True))
    built = ukur("build", di=repo)
    assert (built.kode, "L401" in built.out, (repo / "situs").exists()) == (1, True, False)


def test_a_link_is_no_font(repo: Path, ukur: Jalankan) -> None:
    put(repo, FONT, font_bytes())
    (repo / "content/huruf/lain.ttf").symlink_to(repo / FONT)
    found = ukur("check", di=repo)
    assert (found.kode, "content/huruf/lain.ttf" in found.out) == (1, True)
