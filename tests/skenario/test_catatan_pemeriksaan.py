"""What a host forgets of the past, and the checkpoints that keep it: believed only from whom one may."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.nightly import A_WAY, OTHER_HOSTS, first_daily
from tests.skenario.isian import Ubah
from tests.skenario.kantor import (
    KEPALA,
    LUAR,
    PERENCANA,
    PERENCANA_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    jalankan_git,
    pos_el,
)
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung, TanpaSitus, putuskan
from tests.skenario.penggabungan import Cerita
from tests.skenario.test_recovery import recover

from ukur.archive.checkpoint import read_checkpoint
from ukur.commands.gate import checkpoint_notes
from ukur.commands.gate.checkpoint_notes import NAMESPACE, NOTES_REF
from ukur.commands.gate.history import accepted_by
from ukur.hosts.statements import SIGNATURE_NAMESPACE, sign_text
from ukur.model.paths import CHECKERS_FILE, CHECKPOINT_FILE

pytestmark = pytest.mark.first_test_daily(A_WAY)

API = ("GitHub", "Gitea", "GitLab")
HOST = (*API, "tanpa situs")
PEMERIKSA = STAF_2
"""Whose key signs for the recheck; the account itself plays no part in it."""

Mulai = Callable[[str], Cerita]


def baris_kunci(akun: str, kunci: Path) -> str:
    public = kunci.with_suffix(".pub").read_text("utf-8").rpartition(" ")[0]
    return f'{akun} namespaces="{NAMESPACE}" {public}\n'


@pytest.fixture
def mulai(
    kantor_draf: Kantor, kunci: dict[str, Path], buka_panggung: Callable[[str, Kantor], Panggung]
) -> Mulai:
    """A figure proposed by a Perencana, in an office whose first commit lists the key of the recheck."""

    def begin(host: str) -> Cerita:
        place = buka_panggung(host, kantor_draf)
        kantor_draf.cabang("main")
        kantor_draf.tulis(
            "pengelola", {CHECKERS_FILE: lambda _: baris_kunci("pemeriksa", kunci[PEMERIKSA])}, "main"
        )
        kantor_draf.mutakhirkan()
        return Cerita.mulai(kantor_draf, place)

    return begin


@pytest.fixture
def cek(ukur: Ukur) -> Callable[..., Keluaran]:
    """Run ``ukur publish check`` over what the story brought to main."""

    def run(story: Cerita, *pilihan: str | Path) -> Keluaran:
        variables = {} if isinstance(story.tempat, TanpaSitus) else story.tempat.gerbang()[1]
        arguments = ("publish", "check", "--since", story.awal, *pilihan)
        return ukur(*arguments, di=story.kantor.utama, lingkungan=variables)

    return run


def surat_diganti(story: Cerita) -> None:
    """The proposer's address is replaced by another: the host ties the commits to nobody."""
    match story.tempat:
        case DiGitHub() as place:
            place.tiruan.akun.pop(pos_el(PERENCANA))
        case DiGitea() as place:
            place.tiruan.dilepas.add(pos_el(PERENCANA))
        case DiGitLab() as place:
            for row in place.tiruan.commits:
                row["author"] = None


def pengusul_dihapus(story: Cerita) -> None:
    """The proposer deletes the account."""
    surat_diganti(story)
    match story.tempat:
        case DiGitHub() as place:
            place.sini.penulis = "ghost"
        case DiGitea() as place:
            place.tiruan.penulis = "Ghost"
        case DiGitLab() as place:
            place.tiruan.penulis = "ghost1"


def penyetuju_berganti_nama(story: Cerita) -> None:
    match story.tempat:
        case DiGitHub() | DiGitea() as place:
            for review in place.sini.ulasan if isinstance(place, DiGitHub) else place.tiruan.ulasan:
                review["user"] = {**review["user"], "login": "nama-baru"}
        case DiGitLab() as place:
            for row in (*place.tiruan.disetujui, *(note for note in place.tiruan.catatan)):
                who = row.get("user") or row["author"]
                who["username"] = "nama-baru" if who["username"] == PERENCANA_2 else who["username"]


def penyetuju_dihapus(story: Cerita) -> None:
    """GitHub says null, Gitea Ghost with the number -1; GitLab forgets the approval."""
    match story.tempat:
        case DiGitHub() as place:
            for review in place.sini.ulasan:
                review["user"] = None
        case DiGitea() as place:
            for review in place.tiruan.ulasan:
                review["user"] = place.tiruan.orang("Ghost")
        case DiGitLab() as place:
            place.tiruan.disetujui.clear()


LUPA = {
    surat_diganti: "alamat pos-el pembuatnya sudah diganti",
    pengusul_dihapus: "akun pengusulnya sudah dihapus",
    penyetuju_berganti_nama: "bila akun itu milik pemegang peran yang berganti nama",
    penyetuju_dihapus: "akun yang menyetujuinya sudah dihapus",
}
SEBAB = [
    pytest.param(
        host,
        forget,
        words,
        id=f"{forget.__name__}, {host}",
        marks=() if host == HOST[0] else pytest.mark.nightly(OTHER_HOSTS),
    )
    for forget, words in LUPA.items()
    for host in API
]


def tercatat(done: Keluaran) -> None:
    assert done.kode == 0, done.err
    assert "(tercatat)" in done.out
    assert "menurut catatan pemeriksaan" in done.err


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize(("host", "lupa", "kata"), SEBAB)
def test_situs_lupa(
    mulai: Mulai,
    kunci: dict[str, Path],
    cek: Callable[..., Keluaran],
    host: str,
    lupa: Callable[[Cerita], None],
    kata: str,
) -> None:
    """Without a record the cause is named and nobody is told to rewrite main; with one it stays green."""
    story = mulai(host).setujui()
    made = story.gabung()
    assert cek(story).kode == 0
    copy = story.kantor.salin(story.kantor.folder.with_name("salinan"))
    assert cek(story, "--key", kunci[PEMERIKSA]).kode == 0
    lupa(story)
    tercatat(cek(story))
    jalankan_git(story.kantor.utama, "update-ref", "-d", NOTES_REF)
    lost = cek(story)
    assert lost.kode == 1
    if not (host == "GitLab" and lupa is penyetuju_dihapus):  # there it looks as if nobody had approved
        assert kata in lost.err
    assert "UKUR_AWAL" in lost.err
    assert "kembalikan cabang utama" not in lost.err
    if "tidak dapat ditanyakan lagi" in lost.err:
        assert f"UKUR_AWAL dengan {made}" in lost.err
    assert copy.kepala("main") == made


@pytest.mark.parametrize("host", first_daily(HOST))
def test_catatan_bertanda_tangan(
    mulai: Mulai, kunci: dict[str, Path], cek: Callable[..., Keluaran], host: str
) -> None:
    """What is newer than the note is asked, and joins the next one; the note is found at the remote too."""
    story = mulai(host).setujui()
    story.gabung()
    signed = cek(story, "--key", kunci[PEMERIKSA])
    assert signed.kode == 0, signed.err
    assert f"git push origin {NOTES_REF}" in signed.err
    tercatat(cek(story))
    if host == "GitHub":
        jalankan_git(story.kantor.utama, "push", "--quiet", "origin", NOTES_REF)
        jalankan_git(story.kantor.utama, "update-ref", "-d", NOTES_REF)
        tercatat(cek(story))
    again = cek(story, "--key", kunci[PEMERIKSA])
    assert "Pemeriksaan dicatat" not in again.err
    story.langsung({"README.md": lambda text: f"{text}x\n"})
    late = cek(story)
    assert late.kode == 1
    assert "dikirim langsung" in late.err


def catatan(story: Cerita, *commits: str) -> dict[str, Any]:
    """Return a checkpoint from the first of these commits to the last, each as an approved proposal."""
    times = [
        story.kantor.di_pusat("show", "-s", "--format=%cI", commit).replace("+00:00", "Z")
        for commit in commits
    ]
    head = story.kantor.kepala()
    review = {"akun": PERENCANA_2, "sikap": "setuju", "commit": head, "urutan": 0, "bukti": None}
    review |= {"nomor_akun": None, "peran": None, "resmi": None}
    rows = [
        {
            "nomor": "1",
            "situs": None,
            "penulis": PERENCANA,
            "nomor_penulis": None,
            "pembuat": [{"akun": [PERENCANA], "nomor_akun": [], "commit": [head]}],
            "commit": head,
            "sidik": "0" * 64,
            "induk": before,
            "gabungan": after,
            "waktu": when,
            "tinjauan": [{**review, "waktu": when}],
            "syarat": [{"peran": "Fungsional Perencana", "oleh": [PERENCANA_2]}],
        }
        for before, after, when in zip(commits, commits[1:], times[1:], strict=False)
    ]
    data = {"bentuk": "ukur/pemeriksaan/1", "situs_git": "GitHub", "sejak": commits[0], "sampai": commits[-1]}
    return {**data, "waktu": times[-1], "usulan": rows}


def sebaris(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seberkas(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def paksa(story: Cerita) -> dict[str, Any]:
    """Merge what nobody approved, and return the checkpoint that would cover it up."""
    before = story.kantor.kepala("main")
    return catatan(story, before, story.gabung())


def tempel(story: Cerita, isi: str, commit: str = "main") -> None:
    for repo in (story.kantor.pusat, story.kantor.utama):
        added = ("notes", f"--ref={NOTES_REF}", "add", "--force", "-m", isi, commit)
        jalankan_git(repo, *added, akun=PERENCANA)


def tanpa_tanda(story: Cerita, kunci: dict[str, Path]) -> None:
    tempel(story, json.dumps({"pernyataan": sebaris(paksa(story)), "tanda_tangan": ""}))


def kunci_sendiri(story: Cerita, kunci: dict[str, Path]) -> None:
    """Signed by the writer's own key, which is no key of the recheck, though it is one of approvals."""
    tempel(story, sign_text(sebaris(paksa(story)), kunci[PERENCANA], NAMESPACE))


def untuk_hal_lain(story: Cerita, kunci: dict[str, Path]) -> None:
    """The right key, but what it signed was an approval: the namespace says so."""
    tempel(story, sign_text(sebaris(paksa(story)), kunci[PEMERIKSA], SIGNATURE_NAMESPACE))


def diubah_sesudahnya(story: Cerita, kunci: dict[str, Path]) -> None:
    line = json.loads(sign_text(sebaris(paksa(story)), kunci[PEMERIKSA], NAMESPACE))
    line["pernyataan"] = line["pernyataan"].replace(PERENCANA_2, SEKRETARIS)
    tempel(story, json.dumps(line))


def mendaftar_dahulu(story: Cerita, kunci: dict[str, Path]) -> None:
    """Push the own key into the list directly, and cover that very commit."""
    story.langsung({CHECKERS_FILE: lambda text: text + baris_kunci("x", kunci[PERENCANA])})
    story.tempat.didorong(PERENCANA)
    tempel(story, sign_text(sebaris(paksa(story)), kunci[PERENCANA], NAMESPACE))


def mendaftar_di_dalamnya(story: Cerita, kunci: dict[str, Path]) -> None:
    """The checkpoint begins before the key was listed and ends after it."""
    begin = story.kantor.kepala("main")
    middle = story.gabung()
    end = story.langsung({CHECKERS_FILE: lambda text: text + baris_kunci("x", kunci[PERENCANA])})
    text = sebaris(catatan(story, begin, middle, end))
    tempel(story, sign_text(text, kunci[PERENCANA], NAMESPACE))


def di_berkas(*paths: str) -> Callable[[Cerita, dict[str, Path]], None]:
    """Leave it, with a signature of one's own, wherever a file can lie: in main, in a cache."""

    def put(story: Cerita, kunci: dict[str, Path]) -> None:
        pretty = seberkas(paksa(story))
        for path in paths:
            if path.startswith(".cache/"):
                file = story.kantor.utama / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(pretty, "utf-8")
            else:
                story.langsung({path: lambda _: pretty})

    return put


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize("host", first_daily(["tanpa situs", "GitHub"]))
@pytest.mark.parametrize(
    "palsu",
    [
        pytest.param(tanpa_tanda, id="catatan tanpa tanda tangan"),
        pytest.param(kunci_sendiri, id="kunci yang bukan kunci pemeriksa"),
        pytest.param(untuk_hal_lain, id="tanda tangan untuk keperluan lain"),
        pytest.param(diubah_sesudahnya, id="diubah sesudah ditandatangani"),
        pytest.param(mendaftar_dahulu, id="kunci didaftarkan dengan kiriman langsung"),
        pytest.param(mendaftar_di_dalamnya, id="kunci didaftarkan di dalam yang ditutupi"),
        pytest.param(di_berkas(CHECKPOINT_FILE), id="berkas di cabang utama, dikirim langsung"),
        pytest.param(
            di_berkas(
                ".cache/pemeriksaan.json",
                ".cache/ukur/pemeriksaan.json",
                "content/arsip/pemeriksaan.json",
                "content/arsip/2024-TW4/v1/pemeriksaan.json",
                "pemeriksaan.json",
            ),
            id="tempat lain yang mana pun",
        ),
    ],
)
def test_dipalsukan_penulis(
    mulai: Mulai,
    kunci: dict[str, Path],
    cek: Callable[..., Keluaran],
    host: str,
    palsu: Callable[[Cerita, dict[str, Path]], None],
) -> None:
    """A writer without a role covers nothing up."""
    story = mulai(host)
    palsu(story, kunci)
    done = cek(story)
    assert done.kode == 1
    assert "(tercatat)" not in done.out
    assert "tidak dapat diterima" in done.err


def test_pemeriksa_menandatangani_pernyataan_yang_sama(
    mulai: Mulai, kunci: dict[str, Path], cek: Callable[..., Keluaran]
) -> None:
    """The forgeries above fail for their keys alone: signed by the recheck's own key they are believed."""
    story = mulai("GitHub")
    tempel(story, sign_text(sebaris(paksa(story)), kunci[PEMERIKSA], NAMESPACE))
    tercatat(cek(story))


def test_catatan_yang_terlalu_besar(
    mulai: Mulai, kunci: dict[str, Path], cek: Callable[..., Keluaran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anyone may fill the notes: what is beyond the limit is left unread, and its commits are asked."""
    story = mulai("GitHub").setujui()
    story.gabung()
    assert cek(story, "--key", kunci[PEMERIKSA]).kode == 0
    tercatat(cek(story))
    monkeypatch.setattr(checkpoint_notes, "MAX_BYTES", 100)
    done = cek(story)
    assert (done.kode, "(tercatat)" in done.out) == (0, False)


def test_kunci_yang_dicabut(mulai: Mulai, kunci: dict[str, Path], cek: Callable[..., Keluaran]) -> None:
    """A key that was taken from the list covers nothing up to that commit or after it."""
    story = mulai("GitHub")
    story.kantor.main_maju({CHECKERS_FILE: lambda _: baris_kunci("lain", kunci[STAF])})
    tempel(story, sign_text(sebaris(paksa(story)), kunci[PEMERIKSA], NAMESPACE))
    assert cek(story).kode == 1


def test_an_expired_key_cannot_sign_for_an_earlier_time(
    mulai: Mulai, kunci: dict[str, Path], cek: Callable[..., Keluaran]
) -> None:
    """What is covered says when it was committed; a time of the signer's own choice proves nothing."""
    story = mulai("GitHub")
    old = baris_kunci("lama", kunci[STAF]).replace(" namespaces", ' valid-before="20240101",namespaces')
    story.kantor.main_maju({CHECKERS_FILE: lambda _: old})
    story.awal = story.kantor.kepala("main")
    data = {**paksa(story), "waktu": "2023-12-01T00:00:00Z"}
    tempel(story, sign_text(sebaris(data), kunci[STAF], NAMESPACE))
    done = cek(story)
    assert (done.kode, "(tercatat)" in done.out) == (1, False)


def disimpan(story: Cerita, cek: Callable[..., Keluaran]) -> str:
    """Let the recheck write its file, and return the text."""
    done = cek(story, "--keep")
    assert done.kode == 0, done.err
    return (story.kantor.utama / CHECKPOINT_FILE).read_text("utf-8")


def usulkan(story: Cerita, isi: str, setuju: tuple[str, ...]) -> None:
    """Propose the file; the same place on the host is used for another proposal where it has only one."""
    kantor = story.kantor
    jalankan_git(kantor.utama, "clean", "--quiet", "--force", ".ukur")
    kantor.cabang()
    change: dict[str, Ubah] = {CHECKPOINT_FILE: lambda _: isi}
    kantor.tulis(STAF, change)
    assert isinstance(story.tempat, DiGitHub)
    story.tempat.buka(STAF)
    for akun in setuju:
        story.setujui(akun)


def test_disetujui_kepala_dan_sekretaris(mulai: Mulai, ukur: Ukur, cek: Callable[..., Keluaran]) -> None:
    """The file is derived again by the gate, and believed once both have approved it."""
    story = mulai("GitHub").setujui()
    story.gabung()
    place = story.tempat
    assert isinstance(place, DiGitHub)
    first = place.sini
    text = disimpan(story, cek)
    assert len(read_checkpoint(text.encode(), "uji").usulan) == 1
    usulkan(story, text, (SEKRETARIS,))
    waiting = putuskan(story.kantor, place, ukur)
    assert "Menunggu persetujuan Kepala Dinas" in waiting.out
    story.setujui(KEPALA)
    assert putuskan(story.kantor, place, ukur).kode == 0
    story.gabung()
    for review in first.ulasan:
        review["user"] = None
    tercatat(cek(story))


@pytest.mark.parametrize("setuju", [(SEKRETARIS, KEPALA), (STAF_2,)], ids=["dua-duanya", "staf saja"])
def test_berkas_yang_bukan_jawaban_situs(
    mulai: Mulai, ukur: Ukur, cek: Callable[..., Keluaran], setuju: tuple[str, ...]
) -> None:
    """One word in it is changed: the gate refuses whoever approves, and the recheck wants both."""
    story = mulai("GitHub").setujui()
    story.gabung()
    text = disimpan(story, cek).replace(PERENCANA_2, SEKRETARIS)
    usulkan(story, text, setuju)
    done = putuskan(story.kantor, story.tempat, ukur)
    assert done.kode == 1
    assert f"isi {CHECKPOINT_FILE} bukan yang dijawab situs Git sekarang" in done.out


def test_berkas_disetujui_staf_saja(mulai: Mulai, cek: Callable[..., Keluaran]) -> None:
    """The gate's status was forged and one Staf approved: what the file covers is asked all the same."""
    story = mulai("GitHub")
    text = seberkas(paksa(story))
    usulkan(story, text, (STAF_2,))
    story.gabung()
    done = cek(story)
    assert (done.kode, "(tercatat)" in done.out) == (1, False)


def test_berkas_disetujui_keduanya(mulai: Mulai, cek: Callable[..., Keluaran]) -> None:
    """The same file fails for its approvals alone: those who answer for the program answer for it too."""
    story = mulai("GitHub")
    text = seberkas(paksa(story))
    usulkan(story, text, (SEKRETARIS, KEPALA))
    story.gabung()
    tercatat(cek(story))


def merangkap(text: str) -> str:
    """Make an outsider Kepala and Sekretaris."""
    for peran in ("kepala", "sekretaris"):
        at = text.index("    pemegang:\n", text.index(f"\n  {peran}:\n")) + len("    pemegang:\n")
        text = f"{text[:at]}      - akun: {LUAR}\n        mulai: 2022-01-10\n{text[at:]}"
    row = f"  - akun: {LUAR}\n    peran: [kepala, sekretaris]\n    alasan: x\n"
    head, mark, rest = text.partition("pengecualian:\n")
    return f"{head}{mark}{row}{rest}" if mark else f"{text}pengecualian:\n{row}"


def test_peran_yang_dikirim_langsung(mulai: Mulai, cek: Callable[..., Keluaran]) -> None:
    """Whoever becomes Kepala and Sekretaris by a push cannot cover that very push by his approval."""
    story = mulai("GitHub")
    begin = story.kantor.kepala("main")
    pushed = story.langsung({"indicators/peran.yml": merangkap})
    text = seberkas(catatan(story, begin, pushed))
    usulkan(story, text, (LUAR,))
    made = story.gabung()
    with story.host() as host:
        assert accepted_by(story.kantor.utama, host, made).commit == made  # by the roles that he pushed
    done = cek(story)
    assert (done.kode, "(tercatat)" in done.out) == (1, False)
    assert f"{pushed[:12]} tidak dapat diterima: dikirim langsung" in done.err


def test_recorded_on_after_a_decision(
    mulai: Mulai, kunci: dict[str, Path], ukur: Ukur, cek: Callable[..., Keluaran]
) -> None:
    """No host tells of what stands by decision, so a record begins after it, and an older one stays."""
    story = mulai("GitHub").setujui()
    kantor, place = story.kantor, story.tempat
    assert isinstance(place, DiGitHub)
    good = story.gabung()
    assert cek(story, "--key", kunci[PEMERIKSA]).kode == 0
    bad = story.langsung({"README.md": lambda text: f"{text}x\n"})
    decision = recover(kantor, ukur, good, bad)
    kantor.cabang()
    kantor.tulis(STAF, decision)
    place.buka(STAF)
    for akun in (KEPALA, SEKRETARIS):
        story.setujui(akun)
    last = story.gabung()

    signed = cek(story, "--key", kunci[PEMERIKSA])
    assert signed.kode == 0, signed.err
    again = cek(story)
    assert [line[-10:] for line in again.out.splitlines() if line.startswith("usulan")] == ["(tercatat)"] * 2
    assert (bad[:12] in again.out, again.kode) == (True, 0)
    kept = read_checkpoint(disimpan(story, cek).encode(), "uji")
    assert (kept.sejak, kept.sampai) == (bad, last)
