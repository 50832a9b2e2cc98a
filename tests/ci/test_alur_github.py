import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.ci.jalan_act import Jalan, jalankan_act
from tests.ci.kantor_uji import ALAMAT, ASLI, GitTertutup, Usul
from tests.hosts.github_tiruan import GitHubTiruan, Tarik
from tests.salinan import bertahap

from ukur.archive.canonical import sha256_of
from ukur.commands.data.new_office import program_part
from ukur.commands.data.program_files import pack_wheel
from ukur.commands.data.program_pin import read_pin

pytestmark = pytest.mark.first_test_daily(
    "one pipeline runs every day as its host runs it; its steps are tested one by one in tests/skenario"
)

HALAMAN = {"content/tentang.md": "---\ntitle: Tentang\n---\n\n# Tentang\n\nNaskah baru.\n"}
PENULIS, SEKRETARIS, KEPALA, STAF = (
    f"peragaan-{who}" for who in ("perencana", "sekretaris", "kepala", "staf")
)
REPOSITORI = {"full_name": ALAMAT, "default_branch": "main"}


class Tempat:
    """A proposal on the stand-in for GitHub, and its workflows run by act."""

    def __init__(
        self,
        tmp: Path,
        kantor: Path,
        tertutup: GitTertutup,
        act: str,
        berkas: Mapping[str, str | bytes],
    ) -> None:
        self.tmp, self.act, self.tertutup = tmp, act, tertutup
        self.usul = Usul(tmp, kantor, berkas)
        self.github = GitHubTiruan(self.usul.repo.folder)
        for name in (PENULIS, SEKRETARIS, KEPALA, STAF):
            self.github.akun[f"{name}@contoh.invalid"] = name
        self.tarik: Tarik = self.github.buka(PENULIS, "usulan")
        self.tarik.berkas = len(berkas)
        self.api = self.github.peladen.alamat

    @property
    def pull(self) -> dict[str, Any]:
        head = {"sha": self.usul.kepala, "ref": "usulan", "label": f"{PENULIS}:usulan"}
        return {"number": 1, "head": head, "base": {"sha": self.usul.dasar, "ref": "main"}}

    def jalankan(self, berkas: str, peristiwa: str, isi: Mapping[str, Any], *, usulan: bool = False) -> Jalan:
        """Run a workflow file of main, or of main with the proposal merged."""
        place = self.usul.salin(self.tmp / "alur", usulan=usulan)
        given = {
            "STUB_REF": "refs/pull/1/merge",
            "STUB_REMOTE": str(self.usul.jauh),
            "STUB_ASAL": f"{self.tertutup.alamat}/{ALAMAT}.git",
            "GITHUB_API_URL": self.api,
            "GITHUB_SERVER_URL": self.tertutup.alamat,
        }
        event = {**isi, "repository": REPOSITORI}
        return jalankan_act(self.act, self.tmp / "rumah", place / berkas, peristiwa, event, given)

    def gerbang(self, peristiwa: str = "pull_request_target", isi: Mapping[str, Any] | None = None) -> Jalan:
        event = {"number": 1, "action": "synchronize", "pull_request": self.pull} if isi is None else isi
        return self.jalankan(".github/workflows/gate.yml", peristiwa, event)

    @property
    def status(self) -> list[tuple[str, str]]:
        return [(row["state"], row["sha"]) for row in self.github.status]


@pytest.fixture
def tempat(
    tmp_path: Path,
    kantor: Path,
    tertutup: GitTertutup,
    alat: Callable[[str], str],
) -> Iterator[Callable[..., Tempat]]:
    made: list[Tempat] = []

    def make(berkas: Mapping[str, str | bytes]) -> Tempat:
        made.append(Tempat(tmp_path, kantor, tertutup, alat("act"), berkas))
        return made[-1]

    yield make
    for place in made:
        place.github.peladen.tutup()


def _workflow_run(tempat: Tempat) -> Mapping[str, Any]:
    run = {"head_sha": tempat.usul.kepala, "head_branch": "usulan", "pull_requests": []}
    return {"workflow_run": {**run, "head_repository": {"owner": {"login": PENULIS}}}}


PERISTIWA: dict[str, Callable[[Tempat], Mapping[str, Any] | None]] = {
    "pull_request_target": lambda tempat: None,
    "workflow_run": _workflow_run,
    "workflow_dispatch": lambda tempat: {"inputs": {"nomor": "1"}},
}


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize("peristiwa", [pytest.param(name, id=name) for name in PERISTIWA])
def test_disetujui_hijau(tempat: Callable[..., Tempat], peristiwa: str) -> None:
    """Whatever started it: the verdict is posted on the head, the comment is written, the job is green."""
    place = tempat(HALAMAN)
    place.github.ulas(place.tarik, SEKRETARIS, "APPROVED")
    run = place.gerbang(peristiwa, PERISTIWA[peristiwa](place))
    assert (run.kode, run.hasil["Putuskan"]) == (0, "success"), run.cerita
    assert place.status == [("success", place.usul.kepala)]
    assert len(place.tarik.komentar) == 1
    assert "content/tentang.md" in place.tarik.komentar[0]["body"]
    assert run.ringkasan.strip() in place.tarik.komentar[0]["body"]


def test_belum_disetujui_merah(tempat: Callable[..., Tempat]) -> None:
    place = tempat(HALAMAN)
    run = place.gerbang()
    assert (run.kode, run.hasil["Putuskan"]) == (1, "failure"), run.cerita
    assert place.status == [("pending", place.usul.kepala)]
    assert "Menunggu persetujuan Sekretaris" in run.ringkasan


def test_kiriman_sesudah_disetujui_merah(tempat: Callable[..., Tempat]) -> None:
    """The approval names an older commit; the head says something else."""
    place = tempat(HALAMAN)
    place.github.ulas(place.tarik, SEKRETARIS, "APPROVED", place.usul.dasar)
    assert place.gerbang().kode == 1
    assert place.status == [("pending", place.usul.kepala)]


def _program_jahat(code: str) -> dict[str, bytes]:
    """Another program as an office has it: a wheel with other code, and the lock that pins it."""
    part = program_part()
    pin = read_pin(part["requirements.lock"].decode())
    assert pin is not None
    with zipfile.ZipFile(io.BytesIO(part[pin.wheel_path])) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist()}
    files["ukur/commands/cli/main.py"] = code.encode()
    wheel_bytes = pack_wheel(files, f"ukur-{pin.version}.dist-info")
    lock = part["requirements.lock"].replace(pin.digest.encode(), sha256_of(wheel_bytes).encode())
    return {pin.wheel_path: wheel_bytes, "requirements.lock": lock}


def _jahat() -> dict[str, str | bytes]:
    """A proposal that would decide on itself: other roles, another gate, other code, another Makefile."""
    peran = (ASLI / "indicators/peran.yml").read_text("utf-8").replace(SEKRETARIS, STAF)
    code = 'import os\nopen(os.environ["STUB_RUMAH"] + "/dibajak", "w").close()\nraise SystemExit(0)\n'
    gate = (ASLI / ".github/workflows/gate.yml").read_text("utf-8")
    return {
        **HALAMAN,
        "indicators/peran.yml": peran.replace("peragaan-kepala", STAF),
        **_program_jahat(code),
        "Makefile": ".venv/.installed all:\n\ttouch $(STUB_RUMAH)/dibajak\n",
        ".github/workflows/gate.yml": gate.replace("ukur gate", "ukur gate --dry-run || true; echo"),
    }


def test_usulan_tidak_memutuskan_dirinya_sendiri(tempat: Callable[..., Tempat]) -> None:
    """Nothing of the proposal runs, and its own list of roles does not count."""
    place = tempat(_jahat())
    place.github.ulas(place.tarik, STAF, "APPROVED")
    run = place.gerbang()
    assert run.kode == 1
    assert "success" not in dict(place.status)
    assert not (place.tmp / "rumah/dibajak").exists()
    assert run.catatan == f"ref=main fetch-depth=0 persist-credentials=false sha={place.usul.dasar}\n"
    assert "Sekretaris" in run.ringkasan


def test_repositori_tertutup_memakai_token_sekali_jalan(tempat: Callable[..., Tempat]) -> None:
    """The host asks for a password and gets the token; it is left in no file of the work folder."""
    place = tempat(HALAMAN)
    run = place.gerbang()
    assert place.status == [("pending", place.usul.kepala)], run.cerita
    assert place.tertutup.ditolak > 0
    assert f"/{ALAMAT}.git/git-upload-pack" in place.tertutup.diberi
    assert "tok-bot" not in run.mentah
    kept = [path for path in (place.tmp / "rumah").rglob("config") if b"tok-bot" in path.read_bytes()]
    assert kept == []


def test_tanpa_izin_mengambil_menjadi_galat(tempat: Callable[..., Tempat]) -> None:
    """What cannot be fetched is not decided: the status says so, and the job is red."""
    place = tempat(HALAMAN)
    place.github.ulas(place.tarik, SEKRETARIS, "APPROVED")
    place.tertutup.izin = "Basic lain"
    assert place.gerbang().kode == 1
    assert place.status == [("error", place.usul.kepala)]


def test_tinjauan_hanya_memicu(tempat: Callable[..., Tempat]) -> None:
    place = tempat(HALAMAN)
    event = {"action": "submitted", "pull_request": place.pull, "review": {"state": "approved"}}
    run = place.jalankan(".github/workflows/review.yml", "pull_request_review", event, usulan=True)
    assert run.kode == 0, run.cerita
    assert (run.catatan, place.status) == ("", [])


@pytest.mark.parametrize(
    ("isu", "hasil"),
    [
        pytest.param({"number": 1, "pull_request": {}}, "success", id="komentar pada usulan"),
        pytest.param({"number": 1}, None, id="komentar pada isu biasa tidak memutuskan apa pun"),
    ],
)
def test_gitea_komentar_memutuskan_lagi(
    tempat: Callable[..., Tempat], isu: dict[str, Any], hasil: str | None
) -> None:
    """The steps run; behind them stands GitHub's stand-in. Gitea's own answers are tests/hosts'."""
    place = tempat(HALAMAN)
    place.github.ulas(place.tarik, SEKRETARIS, "APPROVED")
    event = {"action": "created", "issue": isu, "comment": {"body": "sudah"}}
    run = place.jalankan(".gitea/workflows/gate.yml", "issue_comment", event)
    assert (run.kode, run.hasil.get("Putuskan")) == (0, hasil), run.cerita
    assert place.status == ([("success", place.usul.kepala)] if hasil else [])


def _periksa(place: Tempat, alur: str = ".github/workflows") -> Jalan:
    event = {"number": 1, "action": "opened", "pull_request": place.pull}
    return place.jalankan(f"{alur}/check.yml", "pull_request", event, usulan=True)


@pytest.mark.nightly("test_preview.py makes previews every day; the other jobs run beside this")
def test_periksa_menyusun_pratinjau_dan_laporan(tempat: Callable[..., Tempat]) -> None:
    """The document that is not approved yet is in the preview; what changes is told in the summary."""
    path = "indicators/pengukuran/2024-TW4/dokumen.yml"
    text = (ASLI / path).read_text("utf-8")
    place = tempat({path: bertahap(text, "konsep")})
    run = _periksa(place)
    assert run.kode == 0, run.cerita
    assert "Dokumen Triwulan IV Tahun 2024: tahap arsip -&gt; konsep" in run.ringkasan
    site = run.artefak / "pratinjau-situs/pratinjau"
    paper = "pengukuran-kinerja_dpmk_2024-TW4.pdf"
    assert (site / "dokumen/2024-TW4" / paper).is_file()
    assert (run.artefak / "pratinjau-dokumen" / paper).is_file()
    one = (run.artefak / "pratinjau.html").read_text("utf-8")
    assert 'id="2024-TW4-formulir"' in one
    assert "2023-TW4-formulir" not in one, "only what the proposal changes"
    assert "KONSEP" in (site / "dokumen/2024-TW4/index.html").read_text("utf-8")
    assert run.catatan == f"ref= fetch-depth=0 persist-credentials=false sha={place.usul.gabungan}\n"
    assert place.status == []


def _anotasi(raw: str) -> dict[str, str]:
    """Read an order to the runner as GitHub's runner does: its properties end at the first ``::``."""
    _, command, _ = raw.split("::", 2)
    return dict(part.split("=", 1) for part in command.partition(" ")[2].split(","))


def test_temuan_muncul_di_barisnya_dan_tidak_memerintah_pelari(tempat: Callable[..., Tempat]) -> None:
    """A finding stands at its line; what it quotes from the data stays text, also an order to the runner."""
    path = "indicators/pengukuran/2024-TW4/dokumen.yml"
    bad = "'%0A::error file=indicators/sop.yml,line=1::palsu'"
    text = bertahap((ASLI / path).read_text("utf-8"), bad)
    run = _periksa(tempat({path: text}))
    assert (run.kode, run.hasil["Temuan di baris yang salah"]) == (1, "failure")
    assert "Susun situs" not in run.hasil
    notes = [_anotasi(row["raw"]) for row in run.perintah("error", "warning", "notice")]
    assert [(note["file"], note["line"]) for note in notes] == [(path, "3")]


def test_gitea_menyebut_temuan_di_catatan_jalan(tempat: Callable[..., Tempat]) -> None:
    """Gitea shows no annotations: the sentence and its remedy stand in the log; the report is made before."""
    path = "indicators/pengukuran/2024-TW4/dokumen.yml"
    text = bertahap((ASLI / path).read_text("utf-8"), "selesai")
    run = _periksa(tempat({path: text, **HALAMAN}), ".gitea/workflows")
    assert (run.kode, run.hasil["Laporan perubahan"], run.hasil["Temuan"]) == (1, "success", "failure")
    assert f"{path}:3:" in run.cerita
    assert "perbaikan:" in run.cerita
