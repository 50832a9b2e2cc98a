"""One document from order to signature: a real repository, GitHub's stand-in, and the real commands."""

import html
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.hosts.github_tiruan import BOT
from tests.nightly import A_WAY
from tests.skenario.isian import (
    DOKUMEN,
    FORMULIR,
    MELESET,
    PERIODE,
    beranalisis,
    berancangan,
    disahkan,
    mandiri,
)
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    PERENCANA_2,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    USULAN,
    Kantor,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.langkah import SOP, Langkah
from tests.skenario.panggung import REPO, DiGitHub, putuskan

from ukur.hosts.protocol import COMMENT_MARKER, STATUS_CONTEXT

pytestmark = pytest.mark.first_test_daily(A_WAY)

Buka = Callable[[Kantor], DiGitHub]


def kirim(alamat: str, token: str, isi: Mapping[str, Any]) -> int:
    """Send JSON to the host as somebody; the answer is its status."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    asked = urllib.request.Request(alamat, json.dumps(isi).encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            code: int = answer.status
    except urllib.error.HTTPError as error:
        code = error.code
        error.close()
    return code


def semua_menyetujui(kantor: Kantor, github: DiGitHub, ukur: Ukur, akun: tuple[str, ...]) -> None:
    """Approve one after the other; the gate waits until the last has."""
    assert (putuskan(kantor, github, ukur).kode, github.keadaan()) == (1, "pending")
    for index, name in enumerate(akun):
        if 0 < index == len(akun) - 1:
            assert (putuskan(kantor, github, ukur).kode, github.keadaan()) == (1, "pending")
        github.setujui(name)
    assert (putuskan(kantor, github, ukur).kode, github.keadaan()) == (0, "success")


def jalani(kantor: Kantor, github: DiGitHub, ukur: Ukur, langkah: Langkah) -> None:
    """Walk one pull request: waiting, approved, lapsed by a slipped-in figure, approved again, merged."""
    kantor.cabang(langkah.nama)
    kantor.tulis(langkah.penulis, langkah.berkas, langkah.nama)
    pull = github.buka(langkah.penulis, langkah.nama)
    semua_menyetujui(kantor, github, ukur, langkah.setuju)
    first = pull.komentar[0]["id"]

    kantor.tulis(langkah.penulis, {FORMULIR: mandiri(langkah.susup)}, langkah.nama)
    assert github.keadaan() is None  # what was said of the commit before says nothing of this one
    assert (putuskan(kantor, github, ukur).kode, github.keadaan()) == (1, "pending")
    assert langkah.sel in tanpa_tanda(github.komentar()[0])
    semua_menyetujui(kantor, github, ukur, langkah.lagi)
    (comment,) = pull.komentar
    assert (comment["id"], comment["user"]["login"]) == (first, BOT)
    assert comment["body"].startswith(COMMENT_MARKER)
    assert "✅ Disetujui" in comment["body"]
    kantor.gabung(KEPALA, langkah.nama)


def tanpa_tanda(markdown: str) -> str:
    """Return what a reader of the comment sees."""
    return html.unescape(markdown.replace("\\", ""))


def test_dari_perintah_sampai_tanda_tangan(kantor: Kantor, di_github: Buka, ukur: Ukur) -> None:
    """Every step waits for its own roles.

    At the end 50 of 221 villages are Mandiri: 22,62 (22.6244), against a target of 20 that is 113,10.
    """
    github = di_github(kantor)
    made = ukur("new", PERIODE, di=kantor.kerja)
    assert (made.kode, made.out.split()) == (0, [DOKUMEN, FORMULIR])
    assert "3. Membuat format pengukuran kinerja" in made.err
    for langkah in SOP:
        jalani(kantor, github, ukur, langkah)
    assert "tahap: ditandatangani" in (kantor.utama / DOKUMEN).read_text("utf-8")
    assert len(kantor.di_pusat("rev-list", "--merges", "main").split()) == len(SOP)
    assert {item["target_url"] for item in github.tiruan.status} == {
        f"https://github.com/{REPO}/actions/runs/77"
    }
    shown = ukur("calc", PERIODE, "--format", "csv", di=kantor.utama)
    assert shown.kode == 0, shown.err
    (row,) = [row for row in shown.out.splitlines() if ",IKU-01," in row or row.startswith("IKU-01")]
    assert "22.62" in row
    assert "113.10" in row
    clean = ukur("check", di=kantor.utama)
    assert clean.kode == 0, clean.out


def test_langkah_7_tidak_tercapai(kantor_draf: Kantor, di_github: Buka, ukur: Ukur) -> None:
    """A missed target does not hold up reporting; without a complete plan it holds up the document."""
    github = di_github(kantor_draf)
    kantor_draf.main_maju({"indicators/kamus/IKU-05.yml": ganti(*MELESET)})
    kantor_draf.cabang("evaluasi")
    kantor_draf.tulis(PERENCANA, {DOKUMEN: beranalisis}, "evaluasi")
    github.buka(PERENCANA, "evaluasi")
    semua_menyetujui(kantor_draf, github, ukur, (SAKIP_1, SAKIP_2, SEKRETARIS))
    kantor_draf.gabung(SEKRETARIS, "evaluasi")

    kantor_draf.cabang("pengesahan")
    kantor_draf.tulis(PERENCANA, {DOKUMEN: disahkan}, "pengesahan")
    github.buka(PERENCANA, "pengesahan")
    github.setujui(KEPALA)
    held = putuskan(kantor_draf, github, ukur)
    assert (held.kode, github.keadaan()) == (1, "failure")
    assert "GAGAL: Tidak dapat diterima: perbaiki indicators/pengukuran/2025-TW4/dinas.yml baris " in held.out

    kantor_draf.tulis(PERENCANA, {FORMULIR: berancangan}, "pengesahan")
    semua_menyetujui(kantor_draf, github, ukur, (PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA))
    kantor_draf.gabung(KEPALA, "pengesahan")
    assert ukur("check", di=kantor_draf.utama).kode == 0


def alamat(github: DiGitHub, jalur: str) -> str:
    return f"{github.tiruan.peladen.alamat}/repos/{REPO}/{jalur}"


def test_penulis_tidak_menyetujui(usulan: DiGitHub, ukur: Ukur) -> None:
    """GitHub refuses it; and if it ever did not, the gate does not count it."""
    reviews, token = alamat(usulan, "pulls/1/reviews"), f"tok-{PERENCANA}"
    assert kirim(reviews, token, {"event": "APPROVE"}) == 422
    usulan.setujui(PERENCANA)
    own = putuskan(usulan.kantor, usulan, ukur)
    assert (own.kode, usulan.keadaan()) == (1, "pending")
    assert f"{PERENCANA}: ikut menulis usulan ini" in own.out
    assert kirim(reviews, f"tok-{PERENCANA_2}", {"event": "APPROVE"}) == 200
    assert putuskan(usulan.kantor, usulan, ukur).kode == 0


def test_status_palsu(usulan: DiGitHub, ukur: Ukur) -> None:
    """Whoever may write may post a status in the gate's name; the gate reads reviews, never statuses."""
    forged = {"state": "success", "context": STATUS_CONTEXT, "description": "Semua persetujuan sudah ada."}
    status = alamat(usulan, f"statuses/{usulan.kantor.kepala()}")
    assert kirim(status, f"tok-{PERENCANA}", forged) == 201
    assert usulan.keadaan() == "success"
    assert putuskan(usulan.kantor, usulan, ukur).kode == 1
    assert usulan.keadaan() == "pending"


def test_komentar_palsu(usulan: DiGitHub, ukur: Ukur) -> None:
    """A comment that looks like the gate's own is left alone, and not taken for it."""
    forged = usulan.tiruan.tulis_komentar(usulan.sini, PERENCANA, f"{COMMENT_MARKER}\n### ✅ Disetujui")
    putuskan(usulan.kantor, usulan, ukur)
    putuskan(usulan.kantor, usulan, ukur)
    assert usulan.sini.komentar[0]["body"] == forged["body"]
    assert ["⏳ Menunggu" in body for body in usulan.komentar()] == [True]


def test_riwayat_ditulis_ulang(usulan: DiGitHub, ukur: Ukur) -> None:
    """The approved commit is in no branch any more: it is fetched by its name, and the cell is told."""
    usulan.setujui(PERENCANA_2)
    usulan.kantor.cabang()
    usulan.kantor.tulis(PERENCANA, {FORMULIR: mandiri(49)})
    told = putuskan(usulan.kantor, usulan, ukur)
    assert told.kode == 1
    assert "pembilang IKU-01 TW IV 2025: 48 -> 49" in told.out


def test_salinan_tanpa_asal(usulan: DiGitHub, ukur: Ukur) -> None:
    """Where the checkout has no remote, UKUR_REMOTE says whence the proposal's commits come."""
    jalankan_git(usulan.kantor.utama, "remote", "remove", "origin")
    usulan.setujui(PERENCANA_2)
    arguments, variables = usulan.gerbang()
    lost = ukur(*arguments, di=usulan.kantor.utama, lingkungan=variables)
    assert (lost.kode, usulan.keadaan()) == (2, "error")
    variables = {**variables, "UKUR_REMOTE": str(usulan.kantor.pusat)}
    assert ukur(*arguments, di=usulan.kantor.utama, lingkungan=variables).kode == 0


def test_hanya_dicoba(usulan: DiGitHub, ukur: Ukur) -> None:
    """``--dry-run`` decides and posts nothing; the trusted checkout stays as it was."""
    usulan.setujui(PERENCANA_2)
    before = jalankan_git(usulan.kantor.utama, "status", "--porcelain", "--branch")
    assert putuskan(usulan.kantor, usulan, ukur, "--dry-run").kode == 0
    assert (usulan.keadaan(), usulan.komentar()) == (None, [])
    assert jalankan_git(usulan.kantor.utama, "status", "--porcelain", "--branch") == before
    assert jalankan_git(usulan.kantor.utama, "branch", "--list", USULAN) == ""
