"""Without a host: ``ukur approve`` and ``ukur gate --branch``, and what is refused on the way."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    PERENCANA_2,
    SEKRETARIS,
    STAF,
    USULAN,
    Kantor,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.panggung import Panggung, TanpaSitus, putuskan

from ukur.commands.gate.commit_scope import commit_hash
from ukur.hosts.without_host import NOTES_REF

PENGIZIN = ".ukur/allowed_signers"
PERENCANA_SETUJU = ("--role", "fungsional-perencana", "--account", PERENCANA)


@pytest.fixture
def situs(kantor_draf: Kantor, buka_panggung: Callable[[str, Kantor], Panggung]) -> TanpaSitus:
    """A signed branch by Staf: one more village, 48; it has been fetched into the trusted checkout."""
    place = buka_panggung("tanpa situs", kantor_draf)
    assert isinstance(place, TanpaSitus)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.gerbang()
    return place


def test_setuju_dicatat(situs: TanpaSitus, ukur: Ukur, kunci: dict[str, Path]) -> None:
    """The command says what was signed and how to send it; the gate then lets the branch through."""
    repo, head = situs.kantor.utama, situs.kantor.kepala()
    done = ukur("approve", USULAN, *PERENCANA_SETUJU, "--key", kunci[PERENCANA], di=repo)
    assert (done.kode, done.out) == (0, f"setuju {USULAN} {head}\n")
    assert f"git push origin {NOTES_REF}" in done.err
    assert putuskan(situs.kantor, situs, ukur).kode == 0


def test_catatan_dikirim_ke_salinan_lain(situs: TanpaSitus, ukur: Ukur, tmp_path: Path) -> None:
    """Statements travel as notes; a clone without them waits."""
    situs.setujui(PERENCANA)
    jalankan_git(situs.kantor.utama, "push", "--quiet", "origin", NOTES_REF)
    jalankan_git(tmp_path, "clone", "--quiet", "--template=", str(situs.kantor.pusat), "lain")
    other = tmp_path / "lain"
    jalankan_git(other, "branch", "--quiet", USULAN, f"origin/{USULAN}")
    assert ukur("gate", "--branch", USULAN, di=other).kode == 1
    jalankan_git(other, "fetch", "--quiet", "origin", f"{NOTES_REF}:{NOTES_REF}")
    assert ukur("gate", "--branch", USULAN, di=other).kode == 0


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        pytest.param(
            (USULAN, "--role", "kepala", "--account", PERENCANA, "--key", PERENCANA),
            "perannya: fungsional-perencana",
            id="peran yang tidak dipegang",
        ),
        pytest.param(
            (USULAN, "--role", "kepala", "--account", "orang-lain", "--key", PERENCANA),
            "akun itu tidak memegang peran",
            id="akun tanpa peran",
        ),
        pytest.param(
            (USULAN, *PERENCANA_SETUJU, "--key", STAF),
            f"pernyataan tidak dicatat: kunci penanda tangan bukan milik {PERENCANA}",
            id="kunci orang lain",
        ),
        pytest.param(
            (USULAN, *PERENCANA_SETUJU, "--key", "tidak-ada"),
            "kunci SSH tidak dapat dipakai",
            id="kunci tidak ada",
        ),
        pytest.param(
            ("main", *PERENCANA_SETUJU, "--key", PERENCANA),
            "tidak menambah apa pun",
            id="cabang tujuan sendiri",
        ),
        pytest.param(
            ("tidak-ada", *PERENCANA_SETUJU, "--key", PERENCANA), "tidak ada", id="cabang tidak ada"
        ),
        pytest.param(
            (f"{USULAN}~0", *PERENCANA_SETUJU, "--key", PERENCANA), "tidak ada", id="bukan nama cabang"
        ),
    ],
)
def test_setuju_ditolak(
    situs: TanpaSitus, ukur: Ukur, kunci: dict[str, Path], argumen: tuple[str, ...], kata: str
) -> None:
    """Nothing is noted that the gate would not count."""
    *rest, key = argumen
    done = ukur("approve", *rest, kunci.get(key, key), di=situs.kantor.utama)
    assert (done.kode, done.out) == (2, "")
    assert kata in done.err
    assert jalankan_git(situs.kantor.utama, "for-each-ref", NOTES_REF) == ""


@pytest.mark.parametrize(
    ("siapkan", "argumen", "kata"),
    [
        pytest.param((), ("--branch", "tidak-ada"), "cabang 'tidak-ada' tidak ada", id="cabang tidak ada"),
        pytest.param((), ("--signers", "x"), "--signers hanya dipakai", id="--signers tanpa --branch"),
        pytest.param((), ("--branch", USULAN, "--change", "1"), "tidak dipakai bersama", id="dua usulan"),
        pytest.param((), ("--branch", USULAN, "--signers", "x"), "--signers tidak dapat dibaca", id="tiada"),
        pytest.param(
            ("switch", "--quiet", "--detach"),
            ("--branch", USULAN),
            "tidak ada cabang yang dibuka",
            id="tanpa cabang tujuan",
        ),
        pytest.param(
            ("rm", "--quiet", PENGIZIN),
            ("--branch", USULAN),
            f"{PENGIZIN} tidak ada di cabang tujuan. Kantor di situs Git: isi variabel lingkungan",
            id="daftar kunci tidak ada",
        ),
    ],
)
def test_gerbang_ditolak(
    situs: TanpaSitus, ukur: Ukur, siapkan: tuple[str, ...], argumen: tuple[str, ...], kata: str
) -> None:
    repo = situs.kantor.utama
    if siapkan:
        jalankan_git(repo, *siapkan)
        jalankan_git(repo, "commit", "--quiet", "--allow-empty", "-m", "x")
    done = ukur("gate", *argumen, di=repo)
    assert (done.kode, done.out) == (2, "")
    assert kata in done.err
    assert done.err.count("\n") == 1


def test_daftar_kunci_di_luar_repositori(situs: TanpaSitus, ukur: Ukur, tmp_path: Path) -> None:
    """``--signers`` names a list that the office keeps elsewhere; a key that is not in it does not count."""
    situs.setujui(PERENCANA)
    listed = (situs.kantor.utama / PENGIZIN).read_text("utf-8").splitlines(keepends=True)
    path = tmp_path / "kunci-kantor"
    path.write_text("".join(line for line in listed if not line.startswith(f"{PERENCANA} ")), "utf-8")
    done = ukur("gate", "--branch", USULAN, "--signers", path, di=situs.kantor.utama)
    assert done.kode == 1
    assert f"{PERENCANA}: kunci penanda tangan tidak terdaftar di allowed_signers" in done.out


def test_daftar_kunci_dari_cabang_tujuan(situs: TanpaSitus, ukur: Ukur, kunci: dict[str, Path]) -> None:
    """A proposal that gives its writer's key to everybody else changes nothing: main's list counts."""
    own = kunci[STAF].with_suffix(".pub").read_text("utf-8").split()[1]
    theirs = kunci[PERENCANA].with_suffix(".pub").read_text("utf-8").split()[1]
    situs.kantor.tulis(STAF, {PENGIZIN: ganti(theirs, own)})
    situs.gerbang()
    forged = dict(kunci) | {PERENCANA: kunci[STAF]}
    situs.kantor.kunci = forged
    situs.langsung(PERENCANA)
    done = putuskan(situs.kantor, situs, ukur)
    assert done.kode == 1
    assert f"{PERENCANA}: kunci penanda tangan bukan milik {PERENCANA}" in done.out


def test_catatan_disalin(situs: TanpaSitus, ukur: Ukur) -> None:
    """A statement copied to the next commit is told as what it is."""
    situs.setujui(PERENCANA)
    old = situs.kantor.kepala()
    new = situs.kantor.tulis(STAF, {FORMULIR: mandiri(49)})
    situs.gerbang()
    jalankan_git(situs.kantor.utama, "notes", "--ref=persetujuan", "copy", old, new)
    done = putuskan(situs.kantor, situs, ukur, "--format", "json")
    told = {(item["akun"], item["alasan"]) for item in json.loads(done.out)["gugur"]}
    assert (PERENCANA, "pernyataan itu untuk commit lain") in told
    assert done.kode == 1


def test_cabang_utama_bergerak(situs: TanpaSitus, ukur: Ukur) -> None:
    """What was signed stays signed while main moves on elsewhere."""
    situs.setujui(PERENCANA)
    situs.kantor.main_maju({"README.md": lambda text: f"{text}x\n"})
    assert putuskan(situs.kantor, situs, ukur).kode == 0


def test_setuju_dengan_beberapa_orang(situs: TanpaSitus, ukur: Ukur) -> None:
    """Notes of several signers on one commit stand side by side; one who was not asked is told so."""
    for akun in (PERENCANA_2, SEKRETARIS, KEPALA):
        situs.setujui(akun)
    done = putuskan(situs.kantor, situs, ukur)
    assert done.kode == 0
    assert f"oleh {PERENCANA_2}" in done.out
    assert f"tidak dihitung, {SEKRETARIS}" in done.out


def test_sidik_commit(situs: TanpaSitus) -> None:
    """What is signed is the content: data and other files of the branch, whatever main does meanwhile."""
    kantor = situs.kantor
    base, first = jalankan_git(kantor.utama, "rev-parse", "HEAD"), kantor.kepala()
    other = kantor.tulis(STAF, {"content/x.md": lambda _: "satu\n"})
    again = kantor.tulis(STAF, {"content/x.md": lambda _: "dua\n"})
    same = kantor.tulis(STAF, {FORMULIR: lambda text: f"{text}# diperiksa\n"})
    figure = kantor.tulis(STAF, {FORMULIR: mandiri(49)})
    situs.gerbang()
    hashes = [commit_hash(kantor.utama, base, name) for name in (first, other, again, same, figure)]
    assert None not in hashes
    assert len({*hashes}) == 4
    assert hashes[2] == hashes[3]  # a comment in the data says nothing
    kantor.main_maju({"README.md": lambda text: f"{text}x\n"})
    moved = jalankan_git(kantor.utama, "rev-parse", "HEAD")
    assert moved != base
    assert commit_hash(kantor.utama, moved, figure) == hashes[4]
    assert commit_hash(kantor.utama, base, "0123456789" * 4) is None
