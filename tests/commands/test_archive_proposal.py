"""What the archive's proposal changes of a document, and by whom it is committed."""

import pytest

from ukur.commands.filing.archive_proposal import (
    BOT_GITHUB,
    archived_document,
    committer_of,
    proposer_variables,
)
from ukur.model.findings import UkurError


@pytest.mark.parametrize(
    ("sebelum", "sesudah"),
    [
        pytest.param(b"a: 1\ntahap: konsep\nb: 2\n", b"a: 1\ntahap: arsip\nb: 2\n", id="satu kata saja"),
        pytest.param(b"tahap: 'konsep' # x\n", b"tahap: arsip # x\n", id="berkutip, komentarnya tetap"),
        pytest.param(
            b'tahap:   "konsep"\r\nb: 2\r\n', b"tahap:   arsip\r\nb: 2\r\n", id="akhir baris Windows"
        ),
        pytest.param(b"tahap: konsep", b"tahap: arsip", id="tanpa akhir baris"),
        pytest.param(
            b"x:\n  tahap: a\ntahap: b\n", b"x:\n  tahap: a\ntahap: arsip\n", id="yang di dalam tetap"
        ),
        pytest.param(b"tahap: arsip\n", b"tahap: arsip\n", id="sudah arsip"),
        pytest.param("judul: é\ntahap: b\n".encode(), "judul: é\ntahap: arsip\n".encode(), id="huruf lain"),
    ],
)
def test_naskah(sebelum: bytes, sesudah: bytes) -> None:
    assert archived_document(sebelum, "dokumen.yml") == sesudah


@pytest.mark.parametrize(
    "naskah",
    [
        pytest.param(b"a: 1\n", id="tidak ada"),
        pytest.param(b"tahap: a\ntahap: b\n", id="dua kali"),
        pytest.param(b"tahap: &x konsep\n", id="berjangkar"),
        pytest.param(b"tahap:\n  konsep\n", id="di baris berikutnya"),
        pytest.param(b"", id="kosong"),
    ],
)
def test_naskah_ditolak(naskah: bytes) -> None:
    with pytest.raises(UkurError, match=r"^baris tahap pada dokumen\.yml tidak dapat diubah; "):
        archived_document(naskah, "dokumen.yml")


GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "dinas/kinerja",
}
GITEA = {**GITHUB, "GITEA_ACTIONS": "true", "GITHUB_SERVER_URL": "https://git.contoh.example:3000"}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_API_V4_URL": "https://gitlab.contoh.example/api/v4",
    "CI_SERVER_URL": "https://gitlab.contoh.example",
    "CI_PROJECT_PATH": "dinas/kinerja",
}
AKUN = {"UKUR_AKUN": "ukur-bot"}


@pytest.mark.parametrize(
    ("lingkungan", "hasil"),
    [
        pytest.param(GITHUB, BOT_GITHUB, id="GitHub: akun Actions"),
        pytest.param(
            GITHUB | AKUN, "ukur-bot <ukur-bot@users.noreply.github.com>", id="GitHub: akun sendiri"
        ),
        pytest.param(GITEA | AKUN, "ukur-bot <ukur-bot@noreply.git.contoh.example>", id="Gitea"),
        pytest.param(GITLAB | AKUN, "ukur-bot <ukur-bot@noreply.gitlab.contoh.example>", id="GitLab"),
        pytest.param(
            GITLAB | AKUN | {"UKUR_POS_EL": "bot@kantor.example"},
            "ukur-bot <bot@kantor.example>",
            id="pos-el",
        ),
    ],
)
def test_petugas(lingkungan: dict[str, str], hasil: str) -> None:
    assert committer_of(lingkungan) == hasil


@pytest.mark.parametrize(
    ("lingkungan", "kata"),
    [
        pytest.param(GITEA, "isi UKUR_AKUN", id="tidak disebut"),
        pytest.param(GITHUB | {"UKUR_POS_EL": "a@b.example"}, "isi UKUR_AKUN", id="pos-el tanpa akun"),
        pytest.param(GITHUB | {"UKUR_AKUN": "a\nauthor b"}, "bukan akun yang sah", id="akun dua baris"),
        pytest.param(GITHUB | {"UKUR_AKUN": "a <b@c>"}, "bukan akun yang sah", id="akun bertanda kurung"),
        pytest.param(GITHUB | AKUN | {"UKUR_POS_EL": "a> 0 +0"}, "bukan akun yang sah", id="pos-el palsu"),
        pytest.param(
            GITEA | AKUN | {"GITHUB_SERVER_URL": "x"}, "bukan akun yang sah", id="alamat situs salah"
        ),
    ],
)
def test_petugas_ditolak(lingkungan: dict[str, str], kata: str) -> None:
    with pytest.raises(UkurError, match=kata):
        committer_of(lingkungan)


def test_an_account_of_its_own_proposes_the_archive() -> None:
    """The gate cannot approve what it opened; without another account everything stays as it was."""
    gate = GITEA | {"UKUR_TOKEN": "gerbang", "UKUR_AKUN": "ukur-gerbang"}
    assert proposer_variables(gate | {"UKUR_TOKEN_ARSIP": "", "UKUR_AKUN_ARSIP": ""}) == gate | {
        "UKUR_TOKEN_ARSIP": "",
        "UKUR_AKUN_ARSIP": "",
    }
    own = proposer_variables(gate | {"UKUR_TOKEN_ARSIP": "arsip", "UKUR_AKUN_ARSIP": "ukur-arsip"})
    assert own["UKUR_TOKEN"] == "arsip"
    assert committer_of(own) == "ukur-arsip <ukur-arsip@noreply.git.contoh.example>"
