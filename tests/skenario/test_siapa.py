"""Who is who on a host: names change hands, numbers do not; who may write, who pushed, who is nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import (
    LAMA,
    PERAN,
    PERENCANA,
    PERENCANA_2,
    SEKRETARIS,
    STAF,
    USULAN,
    Kantor,
    Keluaran,
    Ukur,
    ganti,
)
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, putuskan

SITUS = {"GitHub": "github", "GitLab": "gitlab", "Gitea": "gitea"}
PERAN_YML = "indicators/peran.yml"
ORANG_LUAR, NAMA_BARU = "penulis-lain", "perencana-menikah"
Tempat = DiGitHub | DiGitea | DiGitLab
Buka = Callable[[str, Kantor], Any]


@pytest.fixture(params=SITUS)
def situs(request: pytest.FixtureRequest) -> str:
    """Each host in turn."""
    name: str = request.param
    return name


@pytest.fixture
def tempat(situs: str, kantor_draf: Kantor, buka_panggung: Buka) -> Tempat:
    """A proposal of another figure by Staf, which a Fungsional Perencana must approve."""
    place: Tempat = buka_panggung(situs, kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    return place


def catat_nomor(tempat: Tempat, situs: str, *akun: str) -> None:
    """Record the numbers that accounts have now."""
    for name in akun:
        number = tempat.tiruan.orang(name)["id"]
        row = f"      - akun: {name}\n"
        tempat.kantor.main_maju(
            {PERAN_YML: ganti(row, f"{row}        nomor_akun:\n          {SITUS[situs]}: {number}\n")}
        )


def rebut(tempat: Tempat, akun: str) -> None:
    """Let an account be renamed, and an outsider take the name that it left."""
    tempat.tiruan.orang(akun)
    tempat.tiruan.orang(ORANG_LUAR)
    tempat.tiruan.ganti_nama(akun, NAMA_BARU)
    tempat.tiruan.ganti_nama(ORANG_LUAR, akun)


def putusan(tempat: Tempat, ukur: Ukur) -> Keluaran:
    return putuskan(tempat.kantor, tempat, ukur)


def test_a_freed_login_does_not_approve(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    catat_nomor(tempat, situs, PERENCANA, PERENCANA_2)
    rebut(tempat, PERENCANA)
    tempat.setujui(PERENCANA)
    done = putusan(tempat, ukur)
    assert done.kode == 1, done.out
    assert "MENUNGGU" in done.out
    assert f"nama akun {PERENCANA} di peran.yml bernomor" in done.out
    assert "nama itu kini dipakai akun lain" in done.out


def test_without_a_number_the_login_counts_and_the_verdict_warns(
    tempat: Tempat, situs: str, ukur: Ukur
) -> None:
    tempat.setujui(PERENCANA)
    done = putusan(tempat, ukur)
    assert done.kode == 0, done.out
    assert "belum tercatat di peran.yml: peragaan-perencana." in done.out
    assert "catat nomornya dengan 'ukur rules accounts'" in done.out
    catat_nomor(tempat, situs, PERENCANA)
    tempat.kantor.git("merge", "--quiet", "--no-edit", "origin/main", akun=STAF)
    done = putusan(tempat, ukur)
    assert (done.kode, "perhatikan" in done.out) == (0, False), done.out


def test_a_renamed_account_still_approves(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    catat_nomor(tempat, situs, PERENCANA)
    tempat.setujui(PERENCANA)
    number = tempat.tiruan.orang(PERENCANA)["id"]
    tempat.tiruan.ganti_nama(PERENCANA, NAMA_BARU)
    done = putusan(tempat, ukur)
    assert done.kode == 0, done.out
    assert f"lengkap oleh {NAMA_BARU}" in done.out
    assert f"Akun {PERENCANA} (nomor {number}) kini bernama {NAMA_BARU}" in done.out


def test_a_return_by_a_freed_login_does_not_stop(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    catat_nomor(tempat, situs, PERENCANA, PERENCANA_2)
    rebut(tempat, PERENCANA)
    tempat.kembalikan(PERENCANA)
    tempat.setujui(PERENCANA_2)
    assert putusan(tempat, ukur).kode == 0


@pytest.mark.parametrize(
    ("boleh", "kode", "kata"),
    [
        pytest.param(True, 0, None, id="boleh menulis"),
        pytest.param(False, 1, "tidak berhak menulis di repositori ini menurut situs Git", id="membaca saja"),
        pytest.param(None, 0, "tidak dapat ditanyakan dengan token gerbang: peragaan-pe", id="tidak disebut"),
    ],
)
def test_who_may_write(
    tempat: Tempat, situs: str, ukur: Ukur, boleh: bool | None, kode: int, kata: str | None
) -> None:
    """Asked of the host, at most once for each who approves or could."""
    tempat.setujui(PERENCANA)
    _akses(tempat, PERENCANA, boleh)
    done = putusan(tempat, ukur)
    assert done.kode == kode, done.out
    assert kata is None or kata in done.out
    for path in ("/permission", "/members/all", "/assignees"):
        asked = [item.jalur for item in tempat.tiruan.peladen.permintaan if item.jalur.endswith(path)]
        assert len(asked) == len(set(asked))


def _akses(tempat: Tempat, akun: str, boleh: bool | None) -> None:
    if isinstance(tempat, DiGitea):
        tempat.tiruan.izin[akun] = "write" if boleh else "read"
        if boleh is None:
            tempat.tiruan.tertutup = True
    elif boleh is None:
        tempat.tiruan.tertutup = True
    elif isinstance(tempat, DiGitHub):
        tempat.tiruan.izin[akun] = "write" if boleh else "read"
    else:
        tempat.tiruan.anggota[akun] = 30 if boleh else 20


def test_unknown_access_is_told_before_anybody_approves(tempat: Tempat, ukur: Ukur) -> None:
    _akses(tempat, PERENCANA, None)
    done = putusan(tempat, ukur)
    assert done.kode == 1
    assert "tidak dapat ditanyakan dengan token gerbang" in done.out
    assert "ukur rules check" in done.out


def test_whoever_pushed_a_commit_is_a_maker(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    """Perencana-2 writes a figure under Staf's address; Staf opens the proposal, Perencana-2 approves."""
    if isinstance(tempat, DiGitHub):
        tempat.tiruan.didorong(PERENCANA_2, USULAN)
    elif isinstance(tempat, DiGitea):
        tempat.tiruan.didorong(PERENCANA_2)
    else:
        tempat.tiruan.catat_kiriman(PERENCANA_2)
    tempat.setujui(PERENCANA_2)
    done = putusan(tempat, ukur)
    assert done.kode == 1, done.out
    assert f"{PERENCANA_2}: ikut menulis usulan ini" in done.out


def test_a_review_that_the_hosts_whitelist_refuses(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """The whitelist of Gitea is by number: it names the account that was renamed, not who took its login."""
    place: DiGitea = buka_panggung("Gitea", kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.tiruan.resmi = {place.tiruan.orang(name)["id"] for name in (PERENCANA, SEKRETARIS)}
    place.setujui(SEKRETARIS)
    place.setujui(PERENCANA)
    assert putusan(place, ukur).kode == 0
    place.tiruan.ulasan.pop()
    rebut(place, PERENCANA)
    place.setujui(PERENCANA)
    done = putusan(place, ukur)
    assert done.kode == 1, done.out
    assert "situs Git tidak menghitung tinjauannya" in done.out
    kantor_draf.git("commit", "--quiet", "--allow-empty", "-m", "kosong", akun=STAF)
    kantor_draf.dorong()
    assert putusan(place, ukur).kode == 1


def test_a_whitelist_of_the_gate_alone_says_nothing_of_people(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    place: DiGitea = buka_panggung("Gitea", kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.tiruan.resmi = {place.tiruan.orang("ukur-gerbang")["id"]}
    place.setujui(PERENCANA)
    assert putusan(place, ukur).kode == 0


def test_a_deleted_account(kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    place: DiGitea = buka_panggung("Gitea", kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.setujui(PERENCANA)
    place.tiruan.hapus(PERENCANA)
    done = putusan(place, ukur)
    assert done.kode == 1, done.out
    assert "(akun terhapus): akunnya sudah dihapus dari situs Git" in done.out


def test_the_gate_is_nobodys_approver(kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    """Somebody wrote the gate's own account into peran.yml: what it is made to approve is taken back."""
    place: DiGitea = buka_panggung("Gitea", kantor_draf)
    kantor_draf.main_maju({PERAN_YML: ganti(f"akun: {PERENCANA}\n", "akun: ukur-gerbang\n")})
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.setujui("ukur-gerbang")
    done = putusan(place, ukur)
    assert done.kode == 1, done.out
    assert "MENUNGGU" in done.out
    assert "oleh ukur-gerbang" not in done.out
    last = place.tiruan.ulasan[-1]
    assert (last["user"]["login"], last["state"]) == ("ukur-gerbang", "REQUEST_CHANGES")


# --- the command that records numbers, and the check of accounts -----------------------------------


def _jalankan(tempat: Tempat, ukur: Ukur, *perintah: str) -> Keluaran:
    variables = {**tempat.gerbang()[1], "UKUR_AKUN": "ukur-gerbang"}
    return ukur(*perintah, di=tempat.kantor.utama, lingkungan=variables)


def _kenal(tempat: Tempat) -> None:
    """Let the host know every account of peran.yml, and the gate's."""
    for akun in (*PERAN, "ukur-gerbang"):
        tempat.tiruan.orang(akun)


def test_numbers_are_shown_and_written(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    _kenal(tempat)
    path = tempat.kantor.utama / PERAN_YML
    before = path.read_bytes()
    number = tempat.tiruan.orang(PERENCANA)["id"]
    line = f"        nomor_akun: {{{SITUS[situs]}: {number}}}\n"
    done = _jalankan(tempat, ukur, "rules", "accounts")
    assert done.kode == 0, done.out
    assert f"{PERENCANA}: {number}\n" in done.out
    assert f"+{line}" in done.out
    assert path.read_bytes() == before
    done = _jalankan(tempat, ukur, "rules", "accounts", "--write")
    assert done.kode == 0, done.err
    after = path.read_text("utf-8")
    assert f"      - akun: {PERENCANA}\n{line}" in after
    without = [row for row in after.splitlines() if "nomor_akun" not in row]
    assert without == before.decode().splitlines()
    # whose term has ended keeps its row as it is: the login may be anybody's today
    assert f"      - akun: {LAMA}\n        mulai" in after
    again = _jalankan(tempat, ukur, "rules", "accounts", "--write")
    assert (again.kode, path.read_text("utf-8")) == (0, after)


def test_a_login_that_changed_hands_is_told_and_not_written(tempat: Tempat, situs: str, ukur: Ukur) -> None:
    _kenal(tempat)
    catat_nomor(tempat, situs, PERENCANA)
    rebut(tempat, PERENCANA)
    before = (tempat.kantor.utama / PERAN_YML).read_text("utf-8")
    done = _jalankan(tempat, ukur, "rules", "accounts")
    assert done.kode == 1
    assert f"akun {PERENCANA} tercatat bernomor" in done.out
    assert "tetapi nama itu kini milik akun nomor" in done.out
    assert (tempat.kantor.utama / PERAN_YML).read_text("utf-8") == before
    done = _jalankan(tempat, ukur, "rules", "check")
    assert "tetapi nama itu kini milik akun nomor" in done.out


def test_the_check_of_rules_tells_of_accounts(tempat: Tempat, ukur: Ukur) -> None:
    _kenal(tempat)
    tempat.tiruan.nomor.pop(SEKRETARIS)
    _akses(tempat, PERENCANA, False)
    done = _jalankan(tempat, ukur, "rules", "check")
    assert done.kode == 1
    assert f"akun {SEKRETARIS} tidak ada di " in done.out
    assert f"belum berhak menulis di repositori, jadi persetujuannya tidak dihitung: {PERENCANA};" in done.out
    assert "nomor akun belum tercatat di peran.yml: " in done.out
    _akses(tempat, PERENCANA, None)
    done = _jalankan(tempat, ukur, "rules", "check")
    assert "hak menulis tidak dapat ditanyakan kepada" in done.out


def test_the_check_of_rules_says_that_drafts_are_public(
    kantor: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """Told beside the gaps and not one of them: an office may want it so."""
    place: DiGitLab = buka_panggung("GitLab", kantor)
    kantor.cabang()
    kantor.dorong()
    _kenal(place)
    assert "Repositori ini terbuka" not in _jalankan(place, ukur, "rules", "check").err
    place.tiruan.proyek["visibility"] = "public"
    done = _jalankan(place, ukur, "rules", "check")
    assert "Repositori ini terbuka: konsep, usulan, komentar gerbang" in done.err
    assert "terbuka: konsep" not in done.out


def test_going_live_demands_numbers(kantor: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    """The last word of the demonstration is told to nobody whose account could be another's."""
    place: DiGitea = buka_panggung("Gitea", kantor)
    kantor.cabang()
    kantor.tulis(PERENCANA, {"indicators/instansi.yml": ganti("percontohan: ya\n", "")})
    place.didorong(PERENCANA)
    done = putusan(place, ukur)
    assert done.kode == 1
    assert "percontohan berakhir sebelum nomor akun di Gitea/Forgejo tercatat untuk" in done.out
    _kenal(place)
    done = ukur("rules", "accounts", "--write", di=kantor.kerja, lingkungan=place.gerbang()[1])
    assert done.kode == 0, done.err
    kantor.simpan(PERENCANA)
    assert "percontohan berakhir" not in putusan(place, ukur).out
