"""The host fails while the gate runs: one sentence, exit code 2, and no success left standing."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import PERENCANA, PERENCANA_2, STAF, Kantor, Ukur
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung, putuskan

from ukur.commands.gate.gatekeeper import run_gate
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import HostAccount, MergedProposal, Proposal, StartedRun

TARIK, ULASAN = r"GET .*/pulls/1$", r"GET .*/pulls/1/reviews"
STATUS, KOMENTAR = r"POST .*/statuses/", r"(POST|PATCH) .*/comments"
RUSAK = Balasan({"message": "Server Error"}, 500)
HTML = Balasan(kepala={"content-type": "text/html"}, mentah=b"<p>Masuk dulu</p>")
SEPARUH = Balasan(mentah=b'[{"id": 1, "state": "APPR', panjang=5_000)
TERPOTONG = Balasan(mentah=b'[{"id": 1, "state": "APPR')
LEKAS = Balasan({"message": "slow down"}, 429, {"retry-after": "0"})
LAMBAT = Balasan({"message": "slow down"}, 429, {"retry-after": "3600"})
HABIS = Balasan(
    {"message": "rate limit"}, 429, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1736999999"}
)
SEMUA = 4
"""How often the gate asks before it gives up."""


def satu_kalimat(err: str) -> str:
    """Return what the command said; it must be one line of ours and no trace of the program."""
    assert err.startswith("ukur: ")
    assert err.count("\n") == 1
    return err.removeprefix("ukur: ").rstrip()


@pytest.mark.one_daily("what each host answers is read every day in tests/hosts")
@pytest.mark.parametrize(
    ("pola", "balasan", "kata"),
    [
        pytest.param(TARIK, [RUSAK] * SEMUA, "menjawab 500 sesudah 4 kali dicoba", id="500 terus-menerus"),
        pytest.param(ULASAN, [RUSAK] * SEMUA, "menjawab 500 sesudah 4 kali dicoba", id="500 pada tinjauan"),
        pytest.param(ULASAN, [LAMBAT], "meminta menunggu 3600 detik", id="429, diminta menunggu lama"),
        pytest.param(ULASAN, [HABIS], "habis; ulangi sesudah 2025-01-16", id="429, jatah habis"),
        pytest.param(ULASAN, [HTML], "tidak menjawab dengan data", id="HTML di tempat JSON"),
        pytest.param(ULASAN, [SEPARUH] * SEMUA, "memutus jawaban di tengah jalan", id="separuh halaman"),
        pytest.param(ULASAN, [TERPOTONG], "tidak menjawab dengan data", id="JSON terpotong"),
        pytest.param(ULASAN, [Balasan({"data": []})], "tidak memberi daftar", id="bukan daftar"),
        pytest.param(STATUS, [RUSAK], "menjawab 500", id="status tidak dapat dikirim"),
        pytest.param(KOMENTAR, [RUSAK], "menjawab 500", id="komentar tidak dapat ditulis"),
    ],
)
def test_gangguan(usulan: DiGitHub, ukur: Ukur, pola: str, balasan: list[Balasan], kata: str) -> None:
    """An earlier success on the same head does not outlive a run that could not decide."""
    usulan.setujui(PERENCANA_2)
    assert (putuskan(usulan.kantor, usulan, ukur).kode, usulan.keadaan()) == (0, "success")
    usulan.tiruan.peladen.ganggu(pola, *balasan)
    usulan.sini.komentar[0]["body"] += "x"  # so that there is something to write again
    failed = putuskan(usulan.kantor, usulan, ukur)
    assert kata in satu_kalimat(failed.err)
    assert (failed.kode, failed.out, usulan.keadaan()) == (2, "", "error")
    assert (putuskan(usulan.kantor, usulan, ukur).kode, usulan.keadaan()) == (0, "success")


@pytest.mark.parametrize(
    ("pola", "balasan"),
    [
        pytest.param(TARIK, [RUSAK] * (SEMUA - 1), id="500 tiga kali"),
        pytest.param(ULASAN, [LEKAS], id="429, boleh segera diulang"),
        pytest.param(ULASAN, [SEPARUH], id="separuh halaman sekali"),
    ],
)
def test_pulih_sendiri(usulan: DiGitHub, ukur: Ukur, pola: str, balasan: list[Balasan]) -> None:
    usulan.setujui(PERENCANA_2)
    usulan.tiruan.peladen.ganggu(pola, *balasan)
    assert (putuskan(usulan.kantor, usulan, ukur).kode, usulan.keadaan()) == (0, "success")


def test_tidak_dapat_mengirim_apa_pun(usulan: DiGitHub, ukur: Ukur) -> None:
    """Neither the verdict nor the fault can be posted as a status; the comment is written all the same."""
    usulan.setujui(PERENCANA_2)
    usulan.tiruan.peladen.ganggu(STATUS, RUSAK, RUSAK)
    failed = putuskan(usulan.kantor, usulan, ukur)
    assert (failed.kode, usulan.keadaan(), len(usulan.komentar())) == (2, None, 1)


@pytest.mark.parametrize("lengkap", [True, False], ids=["utuh", "commit kurang satu"])
def test_daftar_terpotong(usulan: DiGitHub, ukur: Ukur, lengkap: bool) -> None:
    """A list shorter than the host's own count is no basis for a decision."""
    usulan.setujui(PERENCANA_2)
    usulan.sini.jumlah_commit = None if lengkap else 2
    done = putuskan(usulan.kantor, usulan, ukur)
    assert (done.kode, usulan.keadaan()) == ((0, "success") if lengkap else (1, "error"))
    assert ("terpotong" in done.out) is not lengkap


def sesudah(peladen: Peladen, pola: str, lakukan: Callable[[], object]) -> None:
    """Do something once, right after the host has answered a request that ends so."""
    answer, left = peladen.jawab, [lakukan]

    def wrapped(ask: Permintaan) -> Balasan:
        given = answer(ask)
        if left and f"{ask.metode} {ask.jalur}".endswith(pola):
            left.pop()()
        return given

    peladen.jawab = wrapped


@pytest.mark.parametrize("disetujui", [True, False], ids=["yang lama disetujui", "yang lama belum disetujui"])
def test_kepala_bergerak(usulan: DiGitHub, ukur: Ukur, disetujui: bool) -> None:
    """A push between reading and posting: this run posts nothing anywhere, the push's own run will."""
    if disetujui:
        usulan.setujui(PERENCANA_2)
    push = lambda: usulan.kantor.tulis(PERENCANA, {FORMULIR: mandiri(49)})  # noqa: E731
    sesudah(usulan.tiruan.peladen, "GET /repos/dinas/kinerja/pulls/1/reviews", push)
    moved = putuskan(usulan.kantor, usulan, ukur)
    assert (
        satu_kalimat(moved.err) == "usulan berubah selama diperiksa; pemeriksaan berikutnya akan memutuskan"
    )
    assert (moved.kode, usulan.tiruan.status, usulan.komentar()) == (2, [], [])
    assert (putuskan(usulan.kantor, usulan, ukur).kode, usulan.keadaan()) == (1, "pending")


@pytest.mark.parametrize(
    ("host", "pola", "tersisa"),
    [
        pytest.param("Gitea", r"GET .*/pulls/1/reviews", "error", id="Gitea"),
        pytest.param("GitLab", r"GET .*/merge_requests/3/approvals", "failed", id="GitLab"),
    ],
)
def test_gangguan_situs_lain(
    kantor_draf: Kantor,
    buka_panggung: Callable[[str, Kantor], Panggung],
    ukur: Ukur,
    host: str,
    pola: str,
    tersisa: str,
) -> None:
    place = buka_panggung(host, kantor_draf)
    assert isinstance(place, DiGitea | DiGitLab)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {FORMULIR: mandiri(48)})
    place.didorong(STAF)
    place.setujui(PERENCANA)
    assert (putuskan(kantor_draf, place, ukur).kode, place.keadaan()) == (0, "success")
    place.tiruan.peladen.ganggu(pola, *[RUSAK] * SEMUA)
    failed = putuskan(kantor_draf, place, ukur)
    assert "menjawab 500" in satu_kalimat(failed.err)
    assert (failed.kode, failed.out, place.keadaan()) == (2, "", tersisa)


def test_peristiwa_rusak(usulan: DiGitHub, ukur: Ukur) -> None:
    """An event that cannot be read stops the gate before it asks the host anything."""
    _, variables = usulan.gerbang()
    path = usulan.kantor.folder / "peristiwa.json"
    path.write_text(json.dumps({"repository": 1})[:-3], "utf-8")
    failed = ukur("gate", "--event", path, di=usulan.kantor.utama, lingkungan=variables)
    assert failed.kode == 2
    assert "berkas peristiwa tidak dapat dibaca" in satu_kalimat(failed.err)
    assert usulan.tiruan.peladen.hitung() == 0


@dataclass
class HostRusak:
    """A host whose adapter has a fault of our own: the gate must not leave an older verdict standing."""

    name: str = "uji"
    status: list[tuple[str, VerdictStatus, str]] = field(default_factory=list)

    def proposal(self, nomor: str) -> Proposal:
        raise ValueError("rahasia")

    def merged(self, commit: str) -> MergedProposal | None:
        return None

    def refspec(self, nomor: str) -> str:
        return "refs/heads/x"

    def current_head(self, nomor: str) -> str:
        return "1" * 40

    def send_status(self, commit: str, status: VerdictStatus, kalimat: str, tautan: str | None) -> None:
        self.status.append((commit, status, kalimat))

    def comment(self, nomor: str, isi: str) -> None:
        raise AssertionError("tidak ada yang diputuskan")

    def file_page(self, commit: str, path: str, line: int | None = None) -> str | None:
        return None

    def proposal_page(self, nomor: str) -> str | None:
        return None

    def started_run(self, run: str) -> StartedRun | None:
        return None

    def preview_page(self, nomor: str) -> str | None:
        return None

    def keep_preview(self, nomor: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        raise AssertionError("tidak ada yang diputuskan")

    def preview_file(self, nomor: str, commit: str, nama: str) -> str | None:
        return None

    def confirm(self, nomor: str, commit: str, status: VerdictStatus, kalimat: str) -> None:
        assert status is VerdictStatus.GALAT, "an approval that stands is taken back, none is given"

    def own_account(self) -> str | None:
        return None

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        return {}

    def find_account(self, akun: str) -> HostAccount | None:
        return None

    def rules(self, cabang: str) -> Mapping[str, object] | None:
        return None

    def close(self) -> None:
        pass


def test_kesalahan_program(tmp_path: Path) -> None:
    host = HostRusak()
    with pytest.raises(ValueError, match="rahasia"):
        run_gate(tmp_path, host, "1", True, None)
    assert host.status == [("1" * 40, VerdictStatus.GALAT, "kesalahan program; laporkan")]
    with pytest.raises(ValueError, match="rahasia"):
        run_gate(tmp_path, host, "1", False, None)
    assert len(host.status) == 1
