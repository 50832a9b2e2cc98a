import datetime
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.hosts.repo_uji import RepoUji

from ukur.hosts.pernyataan import tanda_tangani
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import BATAS_CATATAN, TanpaHost, catat
from ukur.model.temuan import UkurError
from ukur.programs.process import PIPE_LIMIT, Pipe
from ukur.workflow.gerbang import Gugur, Status
from ukur.workflow.statement import Bertanda, Pernyataan
from ukur.workflow.usulan import Sikap

KINI = datetime.datetime(2025, 1, 15, 3, 0, tzinfo=datetime.UTC)
TADI = KINI - datetime.timedelta(hours=1)
SIDIK = "a" * 64
ORANG = ("penulis", "kepala", "sekretaris", "asing", "lama", "baru")


@pytest.fixture(scope="session")
def kunci(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A real key for everybody."""
    folder = tmp_path_factory.mktemp("kunci")
    for name in ORANG:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return {name: folder / name for name in ORANG}


@pytest.fixture(scope="session")
def pengizin(kunci: dict[str, Path]) -> bytes:
    """allowed_signers: ``asing`` is not in it, ``lama`` has left, ``baru`` comes later."""
    limits = {"lama": ',valid-before="20250101"', "baru": ',valid-after="20250201"'}
    lines = ["# pemegang kunci"]
    for name in ORANG:
        if name != "asing":
            public = kunci[name].with_suffix(".pub").read_text("utf-8").rpartition(" ")[0]
            lines.append(f'{name} namespaces="ukur-persetujuan,git"{limits.get(name, "")} {public}')
    return "\n".join(lines).encode() + b"\n"


@pytest.fixture
def host(repo_uji: RepoUji, kunci: dict[str, Path], pengizin: bytes) -> TanpaHost:
    repo_uji.git("config", "user.name", "kepala")
    repo_uji.git("config", "user.email", "kepala@contoh.invalid")
    repo_uji.cabang("usulan")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n", kunci=kunci["penulis"])
    return TanpaHost(repo_uji.folder, "main", pengizin, lambda _: SIDIK, KINI)


def pernyataan(commit: str, **ubah: Any) -> Pernyataan:
    row = {"usulan": "usulan", "commit": commit, "sidik": SIDIK, "peran": "kepala", "akun": "kepala"}
    return Pernyataan.model_validate(row | {"keputusan": "setuju", "waktu": TADI} | ubah)


def test_usulan(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    head, base = repo_uji.git("rev-parse", "usulan"), repo_uji.git("rev-parse", "main")
    catat(host.repo, head, tanda_tangani(pernyataan(head), kunci["kepala"]))
    words = pernyataan(head, akun="sekretaris", peran="sekretaris", keputusan="kembalikan")
    catat(host.repo, head, tanda_tangani(words, kunci["sekretaris"]))
    seen = host.usulan("usulan")
    assert (seen.nomor, seen.penulis, seen.kepala, seen.dasar) == ("usulan", "penulis", head, base)
    assert (seen.pembuat_commit, seen.waktu, seen.lengkap) == (("penulis",), KINI, True)
    assert [(r.akun, r.sikap, r.commit, r.waktu, r.isi) for r in seen.tinjauan] == [
        ("kepala", Sikap.SETUJU, head, TADI, "sebagai kepala"),
        ("sekretaris", Sikap.KEMBALIKAN, head, TADI, "sebagai sekretaris"),
    ]
    assert host.ditolak("usulan") == ()


@pytest.mark.parametrize(
    ("keputusan", "sikap"),
    [
        pytest.param("setuju", Sikap.SETUJU, id="setuju"),
        pytest.param("kembalikan", Sikap.KEMBALIKAN, id="kembalikan"),
        pytest.param("batal", Sikap.BATAL, id="menarik persetujuan"),
        pytest.param("approve", Sikap.TAK_DIKENAL, id="kata yang tidak dikenal"),
    ],
)
def test_keputusan(
    host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path], keputusan: str, sikap: Sikap
) -> None:
    head = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, head, tanda_tangani(pernyataan(head, keputusan=keputusan), kunci["kepala"]))
    assert [r.sikap for r in host.usulan("usulan").tinjauan] == [sikap]


def palsukan(baris: str, **ubah: str) -> str:
    """Return a signed line whose statement was altered afterwards."""
    line = json.loads(baris)
    line["pernyataan"] = json.dumps(json.loads(line["pernyataan"]) | ubah)
    return json.dumps(line)


def tandai(teks: str, kunci: Path, ruang: str) -> str:
    """Return a line signed as ssh-keygen would for any other purpose."""
    command = ["ssh-keygen", "-Y", "sign", "-n", ruang, "-f", str(kunci), "-q"]
    made = subprocess.run(command, input=teks.encode(), capture_output=True, check=True)
    return json.dumps({"pernyataan": teks, "tanda_tangan": made.stdout.decode()})


Baris = Callable[[str, dict[str, Path]], str]


@pytest.mark.parametrize(
    ("baris", "alasan"),
    [
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c), k["asing"]), "tidak terdaftar", id="kunci tidak dikenal"
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c), k["penulis"]),
            "bukan milik kepala",
            id="atas nama orang lain",
        ),
        pytest.param(
            lambda c, k: palsukan(tanda_tangani(pernyataan(c, akun="penulis"), k["penulis"]), akun="kepala"),
            "berubah sesudah ditandatangani",
            id="nama diganti sesudah ditandatangani",
        ),
        pytest.param(
            lambda c, k: palsukan(tanda_tangani(pernyataan(c), k["kepala"]), sidik="b" * 64),
            "berubah sesudah ditandatangani",
            id="isi diganti sesudah ditandatangani",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan("1" * 40), k["kepala"]),
            "untuk commit lain",
            id="commit lain",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c, usulan="lain"), k["kepala"]),
            "usulan lain, 'lain'",
            id="usulan lain",
        ),
        pytest.param(
            lambda c, k: tandai(pernyataan(c).model_dump_json(), k["kepala"], "git"),
            "untuk keperluan lain",
            id="ruang nama lain",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c, akun="lama"), k["lama"]),
            "tidak berlaku pada 2025-01-15",
            id="kunci kedaluwarsa",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(
                pernyataan(c, akun="lama", waktu=datetime.datetime(2024, 12, 1, tzinfo=datetime.UTC)),
                k["lama"],
            ),
            "tidak berlaku pada 2025-01-15",
            id="kunci kedaluwarsa, waktu dimundurkan",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c, akun="baru"), k["baru"]),
            "tidak berlaku pada 2025-01-15",
            id="kunci belum berlaku",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(
                pernyataan(c, waktu=KINI + datetime.timedelta(minutes=6)), k["kepala"]
            ),
            "di masa depan",
            id="dari masa depan",
        ),
        pytest.param(
            lambda c, k: tanda_tangani(pernyataan(c, sidik="c" * 64), k["kepala"]),
            "bukan isi commit itu",
            id="isi lain",
        ),
        pytest.param(lambda c, k: "bukan JSON", "tidak dapat dibaca", id="bukan JSON"),
        pytest.param(lambda c, k: "[" * 5_000, "tidak dapat dibaca", id="JSON yang tidak berdasar"),
        pytest.param(
            lambda c, k: json.dumps({"pernyataan": pernyataan(c).model_dump_json(), "tanda_tangan": "x"}),
            "tanda tangannya tidak dapat dibaca",
            id="tanpa tanda tangan",
        ),
        pytest.param(
            lambda c, k: tandai(
                pernyataan(c).model_dump_json().replace('"akun"', '"akun":"penulis","akun"'),
                k["kepala"],
                "ukur-persetujuan",
            ),
            "tidak dapat dibaca",
            id="nama ditulis dua kali",
        ),
        pytest.param(
            lambda c, k: tandai(
                pernyataan(c).model_dump_json().replace('"kepala"', '"-O help"'),
                k["kepala"],
                "ukur-persetujuan",
            ),
            "tidak dapat dibaca",
            id="nama yang mirip pilihan perintah",
        ),
    ],
)
def test_ditolak(
    host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path], baris: Baris, alasan: str
) -> None:
    """Each is refused with its own sentence, and is no review."""
    head = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, head, baris(head, kunci))
    (refused,) = host.ditolak("usulan")
    assert alasan in refused.alasan
    assert host.usulan("usulan").tinjauan == ()


def test_catatan_disalin_ke_commit_berikutnya(
    host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]
) -> None:
    """The old note still stands, on its own commit; its copy on the next one is a replay."""
    old = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, old, tanda_tangani(pernyataan(old), kunci["kepala"]))
    new = repo_uji.commit("penulis", "data.yml", "nilai: 3\n", kunci=kunci["penulis"])
    repo_uji.git("notes", "--ref=persetujuan", "copy", old, new)
    assert [r.commit for r in host.usulan("usulan").tinjauan] == [old]
    assert [g.alasan for g in host.ditolak("usulan")] == ["pernyataan itu untuk commit lain"]


def test_sesudah_rebase(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """The approved commit is no longer in the branch, but its approval is still for this proposal."""
    old = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, old, tanda_tangani(pernyataan(old), kunci["kepala"]))
    repo_uji.git("checkout", "--quiet", "main")
    repo_uji.commit("pengelola", "lain.yml", "x: 1\n")
    repo_uji.cabang("usulan", "main")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n", kunci=kunci["penulis"])
    assert [r.commit for r in host.usulan("usulan").tinjauan] == [old]


def test_sesudah_digabung(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """What was merged cannot be approved again by its old statement, in a later branch of the same name."""
    old = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, old, tanda_tangani(pernyataan(old), kunci["kepala"]))
    repo_uji.git("checkout", "--quiet", "main")
    repo_uji.git("merge", "--quiet", "--no-ff", "-m", "gabung", "usulan")
    repo_uji.cabang("usulan", "main")
    repo_uji.commit("penulis", "data.yml", "nilai: 9\n", kunci=kunci["penulis"])
    assert host.usulan("usulan").tinjauan == ()
    assert [g.alasan for g in host.ditolak("usulan")] == ["commit yang disetujui sudah termasuk cabang utama"]


def test_catatan_usulan_lain_diam(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    repo_uji.cabang("lain")
    other = repo_uji.commit("penulis", "lain.yml", "y: 1\n", kunci=kunci["penulis"])
    catat(host.repo, other, tanda_tangani(pernyataan(other, usulan="lain"), kunci["kepala"]))
    catat(host.repo, other, "bukan baris kami")
    assert (host.usulan("usulan").tinjauan, host.ditolak("usulan")) == ((), ())


@pytest.mark.parametrize(
    ("penanda", "pembuat"),
    [
        pytest.param("sekretaris", ("penulis", "sekretaris"), id="kunci terdaftar"),
        pytest.param("asing", ("penulis", None), id="kunci tidak terdaftar"),
        pytest.param("lama", ("penulis", None), id="kunci kedaluwarsa waktu commit dibuat"),
        pytest.param(None, ("penulis", None), id="tanpa tanda tangan"),
    ],
)
def test_pembuat(
    host: TanpaHost,
    repo_uji: RepoUji,
    kunci: dict[str, Path],
    penanda: str | None,
    pembuat: tuple[str | None, ...],
) -> None:
    """Whose commit it is, its key says; the name and the address written in it say nothing."""
    key = kunci[penanda] if penanda else None
    repo_uji.commit("kepala", "data.yml", "nilai: 5\n", kunci=key)
    assert host.usulan("usulan").pembuat_commit == pembuat


def test_tanda_tangan_commit_lain(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """A commit that carries another commit's signature is nobody's."""
    raw = repo_uji.git("cat-file", "commit", "usulan")
    forged = raw.replace("author penulis", "author kepala") + "\n"
    command = ["git", "-C", str(host.repo), "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, input=forged.encode(), capture_output=True, check=True)
    repo_uji.git("update-ref", "refs/heads/usulan", made.stdout.decode().strip())
    assert host.usulan("usulan").pembuat_commit == (None,)


@pytest.mark.parametrize(("jumlah", "lengkap"), [(250, True), (251, False)])
def test_banyak_commit(host: TanpaHost, repo_uji: RepoUji, jumlah: int, lengkap: bool) -> None:
    repo_uji.rantai("panjang", jumlah, "penulis")
    assert host.usulan("panjang").lengkap is lengkap


@pytest.mark.parametrize("cabang", ["tidak-ada", "usulan~1", "usulan^{tree}", "--all", "", "a..b", "@{u}"])
def test_cabang_tidak_ada(host: TanpaHost, cabang: str) -> None:
    with pytest.raises(UkurError, match="tidak ada"):
        host.usulan(cabang)


def test_kepala_refspec_dan_kiriman(host: TanpaHost, repo_uji: RepoUji) -> None:
    assert host.kepala_kini("usulan") == repo_uji.git("rev-parse", "usulan")
    assert host.refspec("usulan") == "refs/heads/usulan"
    before = repo_uji.git("for-each-ref")
    host.kirim_status("0" * 40, Status.DISETUJUI, "x", None)
    host.komentar("usulan", "x")
    as_host: Host = host  # for mypy: it has all that the protocol asks
    as_host.tutup()
    assert (host.aturan("main"), repo_uji.git("for-each-ref")) == (None, before)


def test_catatan_berlebihan(host: TanpaHost, repo_uji: RepoUji) -> None:
    repo_uji.rantai("panjang", BATAS_CATATAN + 1, "penulis")
    blob = repo_uji.git("rev-parse", "main:data.yml")
    lines = [f"M 100644 {blob} {sha}" for sha in repo_uji.git("rev-list", "panjang", "^main").split()]
    stream = "commit refs/notes/persetujuan\ncommitter a <a@b.invalid> 1736500000 +0000\ndata 0\n"
    command = ["git", "-C", str(host.repo), "fast-import", "--quiet"]
    subprocess.run(command, input=(stream + "\n".join(lines) + "\n").encode(), check=True)
    with pytest.raises(UkurError, match="terlalu banyak"):
        host.usulan("usulan")


def test_catatan_terlalu_panjang(host: TanpaHost, repo_uji: RepoUji) -> None:
    (repo_uji.folder / "besar").write_text("x" * 1_000_001, "utf-8")
    repo_uji.git("notes", "--ref=persetujuan", "add", "-F", str(repo_uji.folder / "besar"), "usulan")
    with pytest.raises(UkurError, match="terlalu panjang"):
        host.usulan("usulan")


def test_tanpa_sidik(host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """A commit whose content cannot be read is not approved by anybody's word."""
    head = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, head, tanda_tangani(pernyataan(head), kunci["kepala"]))
    unreadable = replace(host, sidik=lambda _: None)
    assert unreadable.ditolak("usulan") == (Gugur("kepala", "isi yang ditandatangani bukan isi commit itu"),)


def test_salinan_baru_dengan_catatan(
    host: TanpaHost, repo_uji: RepoUji, kunci: dict[str, Path], tmp_path: Path
) -> None:
    """A fresh clone that fetched the notes verifies the same, offline."""
    head = repo_uji.git("rev-parse", "usulan")
    catat(host.repo, head, tanda_tangani(pernyataan(head), kunci["kepala"]))
    copy = tmp_path / "salinan"
    repo_uji.git("clone", "--quiet", "--bare", str(host.repo), str(copy))
    fresh = replace(host, repo=copy)
    assert fresh.usulan("usulan").tinjauan == ()
    subprocess.run(
        ["git", "-C", copy, "fetch", "--quiet", "origin", "refs/notes/persetujuan:refs/notes/persetujuan"],
        check=True,
    )
    assert fresh.usulan("usulan").tinjauan == host.usulan("usulan").tinjauan != ()


def test_kunci_tidak_dapat_dipakai(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="tidak dapat dipakai menandatangani"):
        tanda_tangani(pernyataan("1" * 40), tmp_path / "tidak-ada")


def test_baris_dapat_dibaca_ulang(kunci: dict[str, Path]) -> None:
    line = Bertanda.model_validate_json(tanda_tangani(pernyataan("1" * 40), kunci["kepala"]))
    assert Pernyataan.model_validate_json(line.pernyataan) == pernyataan("1" * 40)


def test_pipa_terlalu_panjang() -> None:
    with pytest.raises(UkurError, match="terlalu panjang"):
        Pipe(b"x" * (PIPE_LIMIT + 1))
