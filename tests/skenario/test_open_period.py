"""The button "Buka periode": what it opens, who is its maker, what it refuses, and what forgeries get."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

import pytest
from tests.nightly import A_WAY, first_daily
from tests.skenario.button_places import BUTTONS, Button, GiteaButton, GitHubButton
from tests.skenario.isian import DOKUMEN, FORMULIR, tahap
from tests.skenario.kantor import KEPALA, PERENCANA, SEKRETARIS, STAF, Kantor, Ukur, jalankan_git

pytestmark = pytest.mark.first_test_daily(A_WAY)

CABANG = "format-2025-TW4"
Buka = Callable[[str], Button]


@pytest.fixture
def tekan(kantor: Kantor, ukur: Ukur) -> Iterator[Buka]:
    made: list[Button] = []

    def make(host: str) -> Button:
        made.append(BUTTONS[host](kantor, ukur))
        return made[-1]

    yield make
    for place in made:
        place.server.close()


@pytest.mark.parametrize("host", BUTTONS)
def test_a_period_is_opened_and_passes_check_and_gate(host: str, tekan: Buka) -> None:
    """One field and one press: document and forms at stage `format`, for Sekretaris to approve."""
    place = tekan(host)
    done = place.press(PERENCANA, "2025-tw4")
    assert done.kode == 0, done.err
    assert done.out.startswith("Usulan 1 untuk 2025-TW4 dibuka: http")
    held = place.kantor.di_pusat("diff", "--name-only", "main", CABANG).splitlines()
    assert held == [FORMULIR, DOKUMEN]
    assert "\ntahap: format\n" in place.kantor.di_pusat("show", f"{CABANG}:{DOKUMEN}")
    assert "    pembilang:\n" in place.kantor.di_pusat("show", f"{CABANG}:{FORMULIR}")
    jalankan_git(place.kantor.utama, "fetch", "--quiet", "origin", CABANG)
    check = place.ukur("check", "--revision", "FETCH_HEAD", di=place.kantor.utama)
    assert check.kode == 0, check.out

    waiting = place.gate()
    assert waiting.kode == 1, waiting.err
    assert "Menunggu persetujuan Sekretaris" in waiting.out, waiting.out
    place.approve(SEKRETARIS)
    approved = place.gate()
    assert approved.kode == 0, approved.out + approved.err
    assert "Disetujui" in approved.out


@pytest.mark.parametrize("host", first_daily(BUTTONS))
def test_who_pressed_cannot_approve(host: str, tekan: Buka) -> None:
    """Whose account the proposal bears is the program's; still Sekretaris is told that it is her own."""
    place = tekan(host)
    assert place.press(SEKRETARIS, "2025-TW4").kode == 0
    place.approve(SEKRETARIS)
    seen = place.gate()
    assert seen.kode == 1
    assert f"{SEKRETARIS}: ikut menulis usulan ini" in seen.out
    assert "Disetujui" not in seen.out


@pytest.mark.parametrize("host", first_daily(BUTTONS))
def test_pressed_twice(host: str, tekan: Buka) -> None:
    """The second time the proposal is named; nothing is doubled, and what people added stays."""
    place = tekan(host)
    first = place.press(PERENCANA, "2025-TW4")
    place.kantor.git("fetch", "--quiet", "origin")
    place.kantor.git("checkout", "--quiet", "-B", CABANG, f"origin/{CABANG}")
    place.kantor.tulis(
        STAF, {FORMULIR: lambda text: text.replace("pembilang:\n", "pembilang: 48\n", 1)}, CABANG
    )
    tip = place.kantor.kepala(CABANG)
    again = place.press(KEPALA, "2025-TW4")
    assert (again.kode, place.count(), place.kantor.kepala(CABANG)) == (0, 1, tip)
    assert again.out == first.out.replace("dibuka", "sudah ada, tidak diubah")


def test_the_gate_is_started_by_name_where_nothing_else_starts_it(tekan: Buka) -> None:
    """GitHub starts no workflow for what a job's token opened; Gitea does for an account's proposal."""
    github = tekan("GitHub")
    assert isinstance(github, GitHubButton)
    github.press(PERENCANA, "2025-TW4")
    assert github.server.started == [{"nomor": "1"}]
    gitea = tekan("Gitea")
    assert isinstance(gitea, GiteaButton)
    gitea.press(PERENCANA, "2025-TW4")
    assert gitea.server.started == []


def _opened(place: Button) -> None:
    place.kantor.main_maju({DOKUMEN: lambda _: "periode: 2025-TW4\ntahap: perintah\n\npendahuluan: x\n"})


def _broken(place: Button) -> None:
    place.kantor.main_maju(
        {"indicators/kamus/IKU-02.yml": lambda text: text.replace("tahun:", "tahun: x #", 1)}
    )


def _taken(place: Button) -> None:
    """Somebody pushed a branch of that name, dressed up as the program's."""
    message = f"Format\n\nUkur-Periode: 2025-TW4\nUkur-Jalan: {place.server.press(PERENCANA)}\n"
    _by_program(place, "origin/main", {DOKUMEN: "periode: 2025-TW4\ntahap: format\n"}, message, CABANG)


REFUSED: Mapping[str, tuple[str, str, Callable[[Button], None] | None]] = {
    "no period": ("TW4 2025", "'TW4 2025' bukan periode: tulis tahun dan triwulan", None),
    "an option": ("--repo=/", "'--REPO=/' bukan periode", None),
    "nothing": ("", "'' bukan periode", None),
    "the past": ("2024-TW1", "2024-TW1 sudah lewat: 2024-TW4 sudah dibuka", None),
    "filed": ("2024-TW4", "2024-TW4 sudah diarsipkan", None),
    "opened already": ("2025-TW4", "2025-TW4 sudah dibuka, tahapnya perintah", _opened),
    "no target": ("2031-TW4", "tidak ada indikator yang ditagih pada 2031-TW4", None),
    "wrong data": (
        "2025-TW4",
        "data cabang utama masih salah; perbaiki indicators/kamus/IKU-02.yml",
        _broken,
    ),
    "its branch is somebody's": ("2025-TW4", "isinya bukan buatan tombol ini", _taken),
}


@pytest.mark.parametrize("kasus", REFUSED)
def test_what_cannot_be_opened(kasus: str, tekan: Buka) -> None:
    """In clear words, in the summary of the run too, and nothing is left behind."""
    periode, words, before = REFUSED[kasus]
    place = tekan("GitHub")
    if before:
        before(place)
    refs = place.kantor.di_pusat("for-each-ref")
    done = place.press(PERENCANA, periode)
    assert (done.kode, place.count(), place.kantor.di_pusat("for-each-ref")) == (2, 0, refs)
    assert done.out.startswith("Periode tidak dibuka: ")
    assert words in done.out
    assert words in done.err


RUNS: Mapping[str, dict[str, Any]] = {
    "a run of another workflow": {"path": ".github/workflows/release.yml"},
    "not by hand": {"event": "push"},
    "of a branch": {"head_sha": "a" * 40},
    "nobody": {"actor": None, "triggering_actor": None},
}


@pytest.mark.parametrize("kasus", RUNS)
def test_the_button_opens_nothing_for_an_unknown_presser(kasus: str, tekan: Buka) -> None:
    place = tekan("GitHub")
    done = place.press(PERENCANA, "2025-TW4", **RUNS[kasus])
    assert (done.kode, place.count()) == (2, 0)
    assert "yang menekan tombol tidak dapat dipastikan" in done.err


def test_hosts_that_tell_nothing(tekan: Buka, kantor: Kantor, ukur: Ukur) -> None:
    """An older Gitea; a pipeline whose job somebody else retries; a main that moved meanwhile."""
    old = GiteaButton(kantor, ukur, (1, 24))
    done = old.press(PERENCANA, "2025-TW4")
    old.server.close()
    assert "situs Git tidak menyebut siapa yang menjalankannya" in done.err
    place = tekan("GitLab")
    run = place.server.press(PERENCANA)
    retried = place.job("2025-TW4", run, GITLAB_USER_ID="900")
    assert "diulang orang lain" in retried.err
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("checkout", "--quiet", "-B", "main", "origin/main")
    kantor.git("commit", "--quiet", "--allow-empty", "-m", "maju")
    kantor.git("push", "--quiet", "origin", "main")
    moved = place.job("2025-TW4", run)
    assert "cabang utama sudah maju" in moved.err
    assert place.count() == 0


def _by_program(place: Button, start: str, files: Mapping[str, str], message: str, branch: str) -> str:
    """Push a commit upon main in the program's name, as any workflow of the repository can make one."""
    kantor = place.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("checkout", "--quiet", "-B", "tiruan", start)
    for path, text in files.items():
        (kantor.kerja / path).parent.mkdir(parents=True, exist_ok=True)
        (kantor.kerja / path).write_text(text, "utf-8")
    kantor.git("add", "--all")
    tree = kantor.git("write-tree")
    made = kantor.git("commit-tree", tree, "-p", "origin/main", "-m", message, akun=place.program)
    kantor.git("push", "--quiet", "origin", f"{made}:refs/heads/{branch}")
    kantor.git("reset", "--quiet", "--hard")
    return made


def _run(place: Button, akun: str, **other: Any) -> Callable[[str], str]:
    """Return a change of the message: another run is named."""
    number = place.server.press(akun, **other)
    return lambda text: re.sub(r"Jalan: \d+", f"Jalan: {number}", text)


FIGURE = {FORMULIR: "unit: dinas\n\nindikator:\n  IKU-01:\n    pembilang: 99\n    penyebut: 221\n"}
MESSAGES: Mapping[str, tuple[str, Callable[[Button], Callable[[str], str]], Mapping[str, str]]] = {
    "no run is named": ("tidak menyebut tombol", lambda place: lambda text: "Format\n", {}),
    "a run that is not there": (
        "situs Git tidak menyebut siapa",
        lambda place: lambda text: re.sub(r"Jalan: \d+", "Jalan: 999999", text),
        {},
    ),
    "a run of somebody else": ("menyebut orang lain", lambda place: _run(place, KEPALA), {}),
    "other content": ("bukan yang dibuat tombol itu", lambda place: lambda text: text, FIGURE),
    "more than the forms": (
        "bukan yang dibuat tombol itu",
        lambda place: lambda text: text,
        {"indicators/catatan.txt": "x\n"},
    ),
    "another period": (
        "bukan yang dibuat tombol itu",
        lambda place: lambda text: text.replace("2025-TW4", "2025-TW3"),
        {},
    ),
}


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize("host", first_daily(BUTTONS))
@pytest.mark.parametrize("kasus", MESSAGES)
def test_a_forged_claim(kasus: str, host: str, tekan: Buka) -> None:
    """Somebody's own workflow opens it in the program's name, to approve it himself; unknown is refused."""
    words, change, files = MESSAGES[kasus]
    place = tekan(host)
    assert place.press(PERENCANA, "2025-TW4").kode == 0
    place.kantor.git("fetch", "--quiet", "origin")
    message = place.kantor.git("log", "-1", "--format=%B", f"origin/{CABANG}")
    _by_program(place, f"origin/{CABANG}", files, change(place)(message), "tiruan")
    place.open("tiruan")
    place.approve(SEKRETARIS, 2)
    seen = place.gate(2)
    assert seen.kode == 1, seen.err
    assert "periode dibuka tanpa diketahui oleh siapa" in seen.out
    assert words in seen.out


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"path": ".github/workflows/release.yml@main"}, id="of another workflow"),
        pytest.param({"event": "push"}, id="not by hand"),
        pytest.param({"head_sha": "a" * 40}, id="at another commit"),
        pytest.param({"actor": None, "triggering_actor": None}, id="of nobody"),
    ],
)
def test_a_run_that_was_no_press(other: Mapping[str, Any], tekan: Buka) -> None:
    place = tekan("GitHub")
    assert place.press(PERENCANA, "2025-TW4").kode == 0
    place.kantor.git("fetch", "--quiet", "origin")
    message = place.kantor.git("log", "-1", "--format=%B", f"origin/{CABANG}")
    _by_program(place, f"origin/{CABANG}", {}, _run(place, PERENCANA, **other)(message), "tiruan")
    place.open("tiruan")
    place.approve(SEKRETARIS, 2)
    seen = place.gate(2)
    assert (seen.kode, "periode dibuka tanpa diketahui oleh siapa" in seen.out) == (1, True)


def test_what_the_program_adds_later(tekan: Buka) -> None:
    """Beside what the button made: in another's name too, since the push is the program's."""
    place = tekan("GitHub")
    assert place.press(PERENCANA, "2025-TW4").kode == 0
    place.approve(SEKRETARIS)
    assert place.gate().kode == 0
    kantor = place.kantor
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("checkout", "--quiet", "-B", CABANG, f"origin/{CABANG}")
    kantor.tulis(
        place.program, {FORMULIR: lambda text: text.replace("pembilang:\n", "pembilang: 48\n", 1)}, CABANG
    )
    place.approve(SEKRETARIS)
    seen = place.gate()
    assert (seen.kode, "kiriman lain dari akun program" in seen.out) == (1, True)


def test_started_again_by_somebody_else(tekan: Buka) -> None:
    """Who pressed and who pressed "Re-run" are both its makers."""
    place = tekan("GitHub")
    assert place.press(PERENCANA, "2025-TW4", again=KEPALA).kode == 0
    message = place.kantor.di_pusat("log", "-1", "--format=%B", CABANG)
    assert re.findall(r"^Co-authored-by: (\S+) <\d+\+", message, re.MULTILINE) == [PERENCANA, KEPALA]
    place.approve(SEKRETARIS)
    assert place.gate().kode == 0
    (run,) = place.server.runs.values()
    run["triggering_actor"] = place.server.orang(SEKRETARIS)
    seen = place.gate()
    assert (seen.kode, f"{SEKRETARIS}: ikut menulis usulan ini" in seen.out) == (1, True)


def test_a_person_opens_a_period_as_before(tekan: Buka) -> None:
    """`ukur new` on a computer and a proposal of one's own: no button is asked for."""
    place = tekan("GitHub")
    assert isinstance(place, GitHubButton)
    kantor = place.kantor
    kantor.cabang()
    assert place.ukur("new", "2025-TW4", di=kantor.kerja).kode == 0
    kantor.tulis(PERENCANA, {DOKUMEN: tahap("format")})
    body = {"head": "usulan", "base": "main", "title": "Format", "body": ""}
    place.ask("POST", "/repos/dinas/kinerja/pulls", PERENCANA, body)
    place.approve(SEKRETARIS)
    assert place.gate().kode == 0


@pytest.mark.one_daily("the rule itself is tested case by case every day in tests/workflow and tests/verify")
@pytest.mark.parametrize(
    ("message", "files", "words"),
    [
        pytest.param("Format\n", {}, "tidak menyebut tombol", id="no run is named"),
        pytest.param("{}", FIGURE, "bukan yang dibuat tombol itu", id="other content"),
        pytest.param(
            "Format\n\nUkur-Periode: 2025-TW4\nUkur-Jalan: 7\n",
            {},
            "tidak menyebut orang",
            id="nobody is named",
        ),
    ],
)
def test_a_forged_claim_that_was_merged(
    message: str, files: Mapping[str, str], words: str, tekan: Buka
) -> None:
    """Merged past the gate: publishing refuses what it can tell without the host's memory of the run."""
    place = tekan("GitHub")
    kantor = place.kantor
    kantor.git("checkout", "--quiet", "-B", "main", "origin/main")
    project = f'[project]\nname = "ukur"\nversion = "{version("ukur")}"\n'
    (kantor.kerja / "pyproject.toml").write_text(project, "utf-8")
    kantor.simpan("pengelola", "main")
    kantor.mutakhirkan()
    start = kantor.kepala("main")
    assert place.press(PERENCANA, "2025-TW4").kode == 0
    kantor.git("fetch", "--quiet", "origin")
    own = kantor.git("log", "-1", "--format=%B", f"origin/{CABANG}")
    _by_program(place, f"origin/{CABANG}", files, message.format(own), "tiruan")
    place.open("tiruan")
    place.approve(SEKRETARIS, 2)
    place.ask("PUT", "/repos/dinas/kinerja/pulls/2/merge", KEPALA, {"merge_method": "merge"})
    kantor.mutakhirkan()
    place.server.runs.clear()
    done = place.ukur("publish", "check", "--since", start, di=kantor.utama, lingkungan=place.variables())
    assert (done.kode, words in done.err) == (1, True), done.err


@pytest.mark.parametrize(
    ("penekan", "kode"),
    [
        pytest.param(PERENCANA, 0, id="approved by another"),
        pytest.param(SEKRETARIS, 1, id="by who pressed, and merged all the same"),
    ],
)
def test_a_run_that_the_host_forgot(penekan: str, kode: int, tekan: Buka) -> None:
    """Published months later: the commit's co-author says who pressed, and no run is asked for."""
    place = tekan("GitHub")
    start = place.kantor.kepala("main")
    assert place.press(penekan, "2025-TW4").kode == 0
    place.approve(SEKRETARIS)
    assert place.gate().kode == kode
    place.ask("PUT", "/repos/dinas/kinerja/pulls/1/merge", KEPALA, {"merge_method": "merge"})
    place.kantor.mutakhirkan()
    place.server.runs.clear()
    words = ("publish", "check", "--since", start)
    done = place.ukur(*words, di=place.kantor.utama, lingkungan=place.variables())
    assert done.kode == kode, done.err
