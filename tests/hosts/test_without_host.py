import datetime
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.hosts.repo_uji import RepoUji

from ukur.hosts.protocol import Host
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import MAX_NOTES, WithoutHost, add_to_note
from ukur.model.findings import UkurError
from ukur.programs.process import PIPE_LIMIT, Pipe
from ukur.workflow.decision import LapsedApproval, VerdictStatus
from ukur.workflow.proposal import Stance
from ukur.workflow.statement import SignedStatement, Statement

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
def host(repo_uji: RepoUji, kunci: dict[str, Path], pengizin: bytes) -> WithoutHost:
    repo_uji.git("config", "user.name", "kepala")
    repo_uji.git("config", "user.email", "kepala@contoh.invalid")
    repo_uji.cabang("usulan")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n", kunci=kunci["penulis"])
    return WithoutHost(repo_uji.folder, "main", pengizin, lambda _: SIDIK, KINI)


def pernyataan(commit: str, **ubah: Any) -> Statement:
    row = {"usulan": "usulan", "commit": commit, "sidik": SIDIK, "peran": "kepala", "akun": "kepala"}
    return Statement.model_validate(row | {"keputusan": "setuju", "waktu": TADI} | ubah)


def test_usulan(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    head, base = repo_uji.git("rev-parse", "usulan"), repo_uji.git("rev-parse", "main")
    add_to_note(host.repo, head, sign_statement(pernyataan(head), kunci["kepala"]))
    words = pernyataan(head, akun="sekretaris", peran="sekretaris", keputusan="kembalikan")
    add_to_note(host.repo, head, sign_statement(words, kunci["sekretaris"]))
    seen = host.proposal("usulan")
    assert (seen.number, seen.author, seen.head, seen.base) == ("usulan", "penulis", head, base)
    assert (seen.commit_makers, seen.time, seen.complete) == (("penulis",), KINI, True)
    assert [(r.account, r.stance, r.commit, r.time, r.content) for r in seen.reviews] == [
        ("kepala", Stance.SETUJU, head, TADI, ""),
        ("sekretaris", Stance.KEMBALIKAN, head, TADI, ""),
    ]
    assert host.refused_statements("usulan") == ()


@pytest.mark.parametrize(
    ("keputusan", "sikap"),
    [
        pytest.param("setuju", Stance.SETUJU, id="setuju"),
        pytest.param("kembalikan", Stance.KEMBALIKAN, id="kembalikan"),
        pytest.param("batal", Stance.BATAL, id="menarik persetujuan"),
        pytest.param("approve", Stance.TAK_DIKENAL, id="kata yang tidak dikenal"),
    ],
)
def test_keputusan(
    host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path], keputusan: str, sikap: Stance
) -> None:
    head = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, head, sign_statement(pernyataan(head, keputusan=keputusan), kunci["kepala"]))
    assert [r.stance for r in host.proposal("usulan").reviews] == [sikap]


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
            lambda c, k: sign_statement(pernyataan(c), k["asing"]),
            "tidak terdaftar",
            id="kunci tidak dikenal",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan(c), k["penulis"]),
            "bukan milik kepala",
            id="atas nama orang lain",
        ),
        pytest.param(
            lambda c, k: palsukan(sign_statement(pernyataan(c, akun="penulis"), k["penulis"]), akun="kepala"),
            "berubah sesudah ditandatangani",
            id="nama diganti sesudah ditandatangani",
        ),
        pytest.param(
            lambda c, k: palsukan(sign_statement(pernyataan(c), k["kepala"]), sidik="b" * 64),
            "berubah sesudah ditandatangani",
            id="isi diganti sesudah ditandatangani",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan("1" * 40), k["kepala"]),
            "untuk commit lain",
            id="commit lain",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan(c, usulan="lain"), k["kepala"]),
            "usulan lain, 'lain'",
            id="usulan lain",
        ),
        pytest.param(
            lambda c, k: tandai(pernyataan(c).model_dump_json(), k["kepala"], "git"),
            "untuk keperluan lain",
            id="ruang nama lain",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan(c, akun="lama"), k["lama"]),
            "tidak berlaku pada 2025-01-15",
            id="kunci kedaluwarsa",
        ),
        pytest.param(
            lambda c, k: sign_statement(
                pernyataan(c, akun="lama", waktu=datetime.datetime(2024, 12, 1, tzinfo=datetime.UTC)),
                k["lama"],
            ),
            "tidak berlaku pada 2025-01-15",
            id="kunci kedaluwarsa, waktu dimundurkan",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan(c, akun="baru"), k["baru"]),
            "tidak berlaku pada 2025-01-15",
            id="kunci belum berlaku",
        ),
        pytest.param(
            lambda c, k: sign_statement(
                pernyataan(c, waktu=KINI + datetime.timedelta(minutes=6)), k["kepala"]
            ),
            "di masa depan",
            id="dari masa depan",
        ),
        pytest.param(
            lambda c, k: sign_statement(pernyataan(c, sidik="c" * 64), k["kepala"]),
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
    host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path], baris: Baris, alasan: str
) -> None:
    """Each is refused with its own sentence, and is no review."""
    head = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, head, baris(head, kunci))
    (refused,) = host.refused_statements("usulan")
    assert alasan in refused.reason
    assert host.proposal("usulan").reviews == ()


def test_catatan_disalin_ke_commit_berikutnya(
    host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]
) -> None:
    """The old note still stands, on its own commit; its copy on the next one is a replay."""
    old = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, old, sign_statement(pernyataan(old), kunci["kepala"]))
    new = repo_uji.commit("penulis", "data.yml", "nilai: 3\n", kunci=kunci["penulis"])
    repo_uji.git("notes", "--ref=persetujuan", "copy", old, new)
    assert [r.commit for r in host.proposal("usulan").reviews] == [old]
    assert [g.reason for g in host.refused_statements("usulan")] == ["pernyataan itu untuk commit lain"]


def test_sesudah_rebase(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """The approved commit is no longer in the branch, but its approval is still for this proposal."""
    old = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, old, sign_statement(pernyataan(old), kunci["kepala"]))
    repo_uji.git("checkout", "--quiet", "main")
    repo_uji.commit("pengelola", "lain.yml", "x: 1\n")
    repo_uji.cabang("usulan", "main")
    repo_uji.commit("penulis", "data.yml", "nilai: 2\n", kunci=kunci["penulis"])
    assert [r.commit for r in host.proposal("usulan").reviews] == [old]


def test_sesudah_digabung(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """What was merged cannot be approved again by its old statement, in a later branch of the same name."""
    old = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, old, sign_statement(pernyataan(old), kunci["kepala"]))
    repo_uji.git("checkout", "--quiet", "main")
    repo_uji.git("merge", "--quiet", "--no-ff", "-m", "gabung", "usulan")
    repo_uji.cabang("usulan", "main")
    repo_uji.commit("penulis", "data.yml", "nilai: 9\n", kunci=kunci["penulis"])
    assert host.proposal("usulan").reviews == ()
    assert [g.reason for g in host.refused_statements("usulan")] == [
        "commit yang disetujui sudah termasuk cabang utama"
    ]


def test_catatan_usulan_lain_diam(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    repo_uji.cabang("lain")
    other = repo_uji.commit("penulis", "lain.yml", "y: 1\n", kunci=kunci["penulis"])
    add_to_note(host.repo, other, sign_statement(pernyataan(other, usulan="lain"), kunci["kepala"]))
    add_to_note(host.repo, other, "bukan baris kami")
    assert (host.proposal("usulan").reviews, host.refused_statements("usulan")) == ((), ())


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
    host: WithoutHost,
    repo_uji: RepoUji,
    kunci: dict[str, Path],
    penanda: str | None,
    pembuat: tuple[str | None, ...],
) -> None:
    """Whose commit it is, its key says; the name and the address written in it say nothing."""
    key = kunci[penanda] if penanda else None
    repo_uji.commit("kepala", "data.yml", "nilai: 5\n", kunci=key)
    assert host.proposal("usulan").commit_makers == pembuat


def test_tanda_tangan_commit_lain(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """A commit that carries another commit's signature is nobody's."""
    raw = repo_uji.git("cat-file", "commit", "usulan")
    forged = raw.replace("author penulis", "author kepala") + "\n"
    command = ["git", "-C", str(host.repo), "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, input=forged.encode(), capture_output=True, check=True)
    repo_uji.git("update-ref", "refs/heads/usulan", made.stdout.decode().strip())
    assert host.proposal("usulan").commit_makers == (None,)


@pytest.mark.parametrize(("jumlah", "lengkap"), [(250, True), (251, False)])
def test_banyak_commit(host: WithoutHost, repo_uji: RepoUji, jumlah: int, lengkap: bool) -> None:
    repo_uji.rantai("panjang", jumlah, "penulis")
    assert host.proposal("panjang").complete is lengkap


@pytest.mark.parametrize("cabang", ["tidak-ada", "usulan~1", "usulan^{tree}", "--all", "", "a..b", "@{u}"])
def test_cabang_tidak_ada(host: WithoutHost, cabang: str) -> None:
    with pytest.raises(UkurError, match="tidak ada"):
        host.proposal(cabang)


def test_kepala_refspec_dan_kiriman(host: WithoutHost, repo_uji: RepoUji) -> None:
    assert host.current_head("usulan") == repo_uji.git("rev-parse", "usulan")
    assert host.refspec("usulan") == "refs/heads/usulan"
    before = repo_uji.git("for-each-ref")
    host.send_status("0" * 40, VerdictStatus.DISETUJUI, "x", None)
    host.comment("usulan", "x")
    as_host: Host = host  # for mypy: it has all that the protocol asks
    as_host.close()
    assert (host.rules("main"), repo_uji.git("for-each-ref")) == (None, before)


def test_catatan_berlebihan(host: WithoutHost, repo_uji: RepoUji) -> None:
    repo_uji.rantai("panjang", MAX_NOTES + 1, "penulis")
    blob = repo_uji.git("rev-parse", "main:data.yml")
    lines = [f"M 100644 {blob} {sha}" for sha in repo_uji.git("rev-list", "panjang", "^main").split()]
    stream = "commit refs/notes/persetujuan\ncommitter a <a@b.invalid> 1736500000 +0000\ndata 0\n"
    command = ["git", "-C", str(host.repo), "fast-import", "--quiet"]
    subprocess.run(command, input=(stream + "\n".join(lines) + "\n").encode(), check=True)
    with pytest.raises(UkurError, match="terlalu banyak"):
        host.proposal("usulan")


def test_catatan_terlalu_panjang(host: WithoutHost, repo_uji: RepoUji) -> None:
    (repo_uji.folder / "besar").write_text("x" * 1_000_001, "utf-8")
    repo_uji.git("notes", "--ref=persetujuan", "add", "-F", str(repo_uji.folder / "besar"), "usulan")
    with pytest.raises(UkurError, match="terlalu panjang"):
        host.proposal("usulan")


def test_tanpa_sidik(host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path]) -> None:
    """A commit whose content cannot be read is not approved by anybody's word."""
    head = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, head, sign_statement(pernyataan(head), kunci["kepala"]))
    unreadable = replace(host, hash_of=lambda _: None)
    assert unreadable.refused_statements("usulan") == (
        LapsedApproval("kepala", "isi yang ditandatangani bukan isi commit itu"),
    )


def test_salinan_baru_dengan_catatan(
    host: WithoutHost, repo_uji: RepoUji, kunci: dict[str, Path], tmp_path: Path
) -> None:
    """A fresh clone that fetched the notes verifies the same, offline."""
    head = repo_uji.git("rev-parse", "usulan")
    add_to_note(host.repo, head, sign_statement(pernyataan(head), kunci["kepala"]))
    copy = tmp_path / "salinan"
    repo_uji.git("clone", "--quiet", "--bare", str(host.repo), str(copy))
    fresh = replace(host, repo=copy)
    assert fresh.proposal("usulan").reviews == ()
    subprocess.run(
        ["git", "-C", copy, "fetch", "--quiet", "origin", "refs/notes/persetujuan:refs/notes/persetujuan"],
        check=True,
    )
    assert fresh.proposal("usulan").reviews == host.proposal("usulan").reviews != ()


def test_kunci_tidak_dapat_dipakai(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="tidak dapat dipakai menandatangani"):
        sign_statement(pernyataan("1" * 40), tmp_path / "tidak-ada")


def test_baris_dapat_dibaca_ulang(kunci: dict[str, Path]) -> None:
    line = SignedStatement.model_validate_json(sign_statement(pernyataan("1" * 40), kunci["kepala"]))
    assert Statement.model_validate_json(line.pernyataan) == pernyataan("1" * 40)


def test_pipa_terlalu_panjang() -> None:
    with pytest.raises(UkurError, match="terlalu panjang"):
        Pipe(b"x" * (PIPE_LIMIT + 1))
