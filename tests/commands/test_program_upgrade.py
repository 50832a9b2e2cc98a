import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.commands.former_office import REPO, first_program, former_office, older_office, run_first
from tests.skenario.kantor import KEPALA, PERENCANA, SEKRETARIS, jalankan_git

from ukur.archive.canonical import sha256_of
from ukur.commands.cli.main import cli
from ukur.commands.data.new_office import program_part
from ukur.commands.data.program_files import program_wheel
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.commands.data.upgrade_plan import QUIET, Fate, Step
from ukur.commands.filing.older_figures import changed_figures
from ukur.commands.filing.program_upgrade import Upgrade, apply_upgrade, prepare_upgrade
from ukur.commands.gate.weighing import change_report_of, commit_of, weigh_proposal
from ukur.model.findings import UkurError
from ukur.model.periode import parse_periode

pytestmark = pytest.mark.first_test_daily(
    "an office of one earlier version is upgraded every day, the others at night"
)

NOW = version("ukur")
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_program(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def former(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return former_office(program, tmp_path_factory.mktemp("former") / "kantor")


def edited(former: Path, folder: Path, files: Mapping[str, Edit | None]) -> Path:
    """A copy of an office in which files were changed, or removed, and committed."""
    shutil.copytree(former, folder)
    for path, change in files.items():
        if change is None:
            (folder / path).unlink()
            continue
        before = (folder / path).read_text("utf-8") if (folder / path).exists() else ""
        (folder / path).write_text(change(before), "utf-8")
    jalankan_git(folder, "add", "--all")
    jalankan_git(folder, "commit", "--quiet", "--allow-empty", "-m", "suntingan")
    return folder


def prepared(repo: Path) -> Upgrade:
    found = prepare_upgrade(repo)
    assert found is not None
    return found


def loud(upgrade: Upgrade) -> dict[str, Fate]:
    return {step.path: step.fate for step in upgrade.steps if step.fate not in QUIET}


def test_an_office_of_the_first_version_is_upgraded(program: Path, former: Path, tmp_path: Path) -> None:
    """The program only, on a branch; the gate of the older program asks Kepala and Sekretaris for it."""
    repo = edited(former, tmp_path / "kantor", {})
    done = CliRunner().invoke(cli, ["upgrade", "--repo", str(repo)], standalone_mode=False)
    assert (done.return_value, done.exception) == (0, None), done.output
    told = done.stdout.splitlines()
    counts = re.fullmatch(r"Berkas program: (\d+) ditambahkan, (\d+) diganti, (\d+) dihapus", told.pop(2))
    assert told == [
        f"Ukur 0.1.0 menjadi {NOW}",
        f"Sidik program: {sha256_of(program_wheel()[1])} (cocokkan dengan SHA256SUMS rilisnya)",
        "Angka: 0 berubah, pada 2 periode",
    ]
    assert counts is not None
    assert "Bersih: 8 indikator, 2 dokumen, tanpa temuan." in done.stderr
    assert (repo / "situs/index.html").is_file()
    assert jalankan_git(repo, "branch", "--show-current") == f"program-{NOW}"
    assert jalankan_git(repo, "diff", "--cached", "--name-only", "HEAD", "--", "indicators") == ""
    changed = jalankan_git(repo, "diff", "--cached", "--name-status", "--no-renames", "HEAD").splitlines()
    assert [sum(row.startswith(kind) for row in changed) for kind in "AMD"] == [*map(int, counts.groups())]
    jalankan_git(repo, "commit", "--quiet", "-m", "program", akun="peragaan-perencana")
    office = {
        path for path in jalankan_git(repo, "ls-files").split("\n") if not path.startswith("indicators/")
    }
    assert office == {*program_part(), ".ukur/asal.json", "README.md", "content/tentang.md"}
    again = CliRunner().invoke(cli, ["upgrade", "--repo", str(repo)], standalone_mode=False)
    assert "sudah versi ini" in again.stderr
    assert [row.partition(":")[0] for row in again.stdout.splitlines()] == ["skala.yml", "peran.yml"]


def test_the_gate_of_the_older_program_lets_the_proposal_through(
    program: Path, former: Path, tmp_path: Path
) -> None:
    """It knows no wheel, but whose approval all that needs: Kepala and Sekretaris."""
    repo = edited(former, tmp_path / "kantor", {})
    key = tmp_path / "key"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)]
    subprocess.run(make, check=True, stdin=subprocess.DEVNULL)
    public = key.with_suffix(".pub").read_text("utf-8")
    signers = tmp_path / "signers"
    signers.write_text(f'{PERENCANA} namespaces="ukur-persetujuan,git" {public}', "utf-8")
    apply_upgrade(repo, prepared(repo))
    jalankan_git(repo, "commit", "--quiet", "-m", "program", akun=PERENCANA, kunci=key)
    jalankan_git(repo, "switch", "--quiet", "main")
    words = ("gate", "--branch", f"program-{NOW}", "--dry-run", "--signers", str(signers))
    said = run_first(program, repo, *words)
    assert said.stdout.splitlines()[0] == (
        f"MENUNGGU: Menunggu persetujuan Kepala Dinas ({KEPALA}); Sekretaris ({SEKRETARIS})."
    ), said.stderr


EDITS: dict[str, tuple[Edit | None, Fate | None]] = {
    "mkdocs.yml": (
        lambda text: text.replace("Pakai tampilan gelap", "Gelap"),
        Fate.JOINED,
    ),
    ".github/workflows/gate.yml": (
        lambda text: text.replace("timeout-minutes: 10", "timeout-minutes: 25"),
        Fate.JOINED,
    ),
    ".gitlab-ci.yml": (
        lambda text: text.replace("ukur gate --event", "ukur gate --verbose --event"),
        Fate.JOINED,
    ),
    "content/panduan/kepala.md": (lambda text: f"{text}\nCatatan kantor kami.\n", Fate.KEPT),
    "generator/ukur/commands/hitung.py": (lambda text: f"{text}\n# kami\n", Fate.DROPPED),
    "generator/ukur/kantor_kami.py": (lambda _: "KAMI = 1\n", Fate.DROPPED),
    "Makefile": (lambda text: text.replace("python3", "python3.12"), Fate.DROPPED),
    LOCK: (lambda text: f"{text}# kami\n", Fate.DROPPED),
    ".gitea/workflows/gate.yml": (None, Fate.ABSENT),
    ".editorconfig": (lambda text: f"{text}\n[*.csv]\nindent_size = 4\n", None),
    ".yamllint.yml": (lambda text: f"{text}\n", None),
}
"""What an office did to its copy, and what is told of it; what the program left alone is not."""


def test_what_the_office_edited(former: Path, tmp_path: Path) -> None:
    """Joined where both fit, told where not; base is what 0.1.0 wrote, found in the office's own history."""
    repo = edited(former, tmp_path / "kantor", {path: edit for path, (edit, _) in EDITS.items()})
    upgrade = prepared(repo)
    assert upgrade.before == "0.1.0"
    assert loud(upgrade) == {path: fate for path, (_, fate) in EDITS.items() if fate}
    apply_upgrade(repo, upgrade)
    text = (repo / "mkdocs.yml").read_text("utf-8")
    assert "name: Gelap\n" in text
    assert "panduan/menerbitkan.md" in text
    gate = (repo / ".github/workflows/gate.yml").read_text("utf-8")
    assert "timeout-minutes: 25" in gate
    assert "UKUR_SITUS_LAMA" in gate
    assert "Catatan kantor kami." in (repo / "content/panduan/kepala.md").read_text("utf-8")
    assert not (repo / "generator").exists()
    assert not (repo / ".gitea/workflows/gate.yml").exists()
    assert read_pin((repo / LOCK).read_text("utf-8")) is not None
    assert f"mkdocs.yml: {Fate.JOINED}" in list(upgrade.sentences())


def test_an_edit_that_does_not_fit_waits_for_a_choice(former: Path, tmp_path: Path) -> None:
    """The line before which the program has put another since; the office's is between Git's marks."""
    own = "- Kantor kami: tentang.md"
    change = {"mkdocs.yml": lambda text: text.replace("- Tentang: tentang.md", own)}
    repo = edited(former, tmp_path / "kantor", change)
    upgrade = prepared(repo)
    assert (loud(upgrade), upgrade.has_conflicts) == ({"mkdocs.yml": Fate.CONFLICT}, True)
    apply_upgrade(repo, upgrade)
    marked = (repo / "mkdocs.yml").read_text("utf-8")
    mine = marked.partition("<<<<<<< suntingan kantor\n")[2].partition("=======\n")[0]
    assert own in mine
    assert f">>>>>>> Ukur {NOW}\n" in marked


def test_a_copy_of_no_known_release_is_told_file_by_file(former: Path, tmp_path: Path) -> None:
    """Every file has another byte than any release wrote: none is taken for the program's own.

    Below generator/ Git counts 327 files in that commit.
    """
    repo = tmp_path / "kantor"
    shutil.copytree(former, repo)
    mine = [path for path in repo.rglob("*.*") if path.is_file() and ".git/" not in f"{path}/"]
    for path in mine:
        if "indicators" not in path.parts:
            path.write_bytes(path.read_bytes() + b"\n")
    jalankan_git(repo, "add", "--all")
    jalankan_git(repo, "commit", "--quiet", "-m", "lain")
    upgrade = prepared(repo)
    assert upgrade.before is None
    told = loud(upgrade)
    assert told["mkdocs.yml"] is Fate.KEPT
    assert told["content/panduan/operator.md"] is Fate.KEPT
    assert told["generator/ukur/commands/cli.py"] is Fate.DROPPED
    assert sum(path.startswith("generator/") for path in told) == 327
    assert next(upgrade.sentences()) == f"Ukur versi yang tidak dikenal menjadi {NOW}"


def office_of(folder: Path, number: str, files: Mapping[str, str], parts: Mapping[str, str] = {}) -> Path:
    """An office whose program is another version, with other files of its own; all committed."""
    older_office(folder, number, files, parts)
    jalankan_git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    jalankan_git(folder, "add", "--all")
    jalankan_git(folder, "commit", "--quiet", "-m", "awal")
    return folder


def test_from_wheel_to_wheel(tmp_path: Path) -> None:
    """What the earlier release wrote is in its wheel; both changes of one file are joined."""
    here = program_part()[".editorconfig"].decode()
    repo = office_of(
        tmp_path / "kantor", "0.4.9", {".editorconfig": here.replace("root = true", "root = false")}
    )
    path = repo / ".editorconfig"
    path.write_text(f"{path.read_text('utf-8')}\n[*.csv]\nindent_size = 4\n", "utf-8")
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "suntingan")
    upgrade = prepared(repo)
    assert (upgrade.before, loud(upgrade)) == ("0.4.9", {".editorconfig": Fate.JOINED})
    apply_upgrade(repo, upgrade)
    assert path.read_text("utf-8") == f"{here}\n[*.csv]\nindent_size = 4\n"
    assert [item.name for item in (repo / ".ukur/program").iterdir()] == [f"ukur-{NOW}-py3-none-any.whl"]
    jalankan_git(repo, "commit", "--quiet", "-m", "program")
    weighed = weigh_proposal(repo, commit_of(repo, "main"), commit_of(repo, "HEAD"))
    assert change_report_of(weighed).warnings[0] == (
        f"Program menjadi Ukur {NOW}, sebelumnya 0.4.9. Cocokkan sidiknya dengan SHA256SUMS rilis itu: "
        f"{sha256_of(program_wheel()[1])}."
    )
    assert '"versi":"' + NOW in (repo / ".ukur/asal.json").read_text("utf-8").replace(" ", "")


EARLIER = "Repositori data kinerja."
LINE = "Repositori ini memuat data kinerja kantor dan program **Ukur** yang menyusun dokumennya."


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("edit", "fate", "own"),
    [
        pytest.param(str, Fate.REPLACED, "", id="as init wrote it"),
        pytest.param(lambda text: f"{text}\nHubungi Sdr. Operator.\n", Fate.JOINED, "Operator.", id="edited"),
        pytest.param(
            lambda text: text.replace("Repositori data kinerja.", "Milik kami."),
            Fate.CONFLICT,
            "Milik kami.",
            id="same line",
        ),
        pytest.param(None, None, "", id="taken away"),
    ],
)
def test_the_readme_follows_the_program(
    tmp_path: Path, edit: Edit | None, fate: Fate | None, own: str
) -> None:
    """The earlier release's wheel begins it with another sentence; the office's name is in both."""
    skeleton = "ukur/commands/data/skeleton/README.md"
    earlier = (REPO / "generator" / skeleton).read_text("utf-8").replace(LINE, EARLIER)
    repo = office_of(tmp_path / "kantor", "0.4.9", {}, {skeleton: earlier})
    path = repo / "README.md"
    if edit is None:
        path.unlink()
    else:
        path.write_text(edit(earlier.replace("@nama@", "Dinas Uji")), "utf-8")
    jalankan_git(repo, "add", "--all")
    jalankan_git(repo, "commit", "--quiet", "--allow-empty", "-m", "suntingan")
    upgrade = prepared(repo)
    assert {step.path: step.fate for step in upgrade.steps}.get("README.md") is fate
    apply_upgrade(repo, upgrade)
    text = path.read_text("utf-8") if path.exists() else ""
    assert (LINE in text) is (fate is not None)
    assert own in text
    assert "@nama@" not in text
    if fate in {Fate.REPLACED, Fate.JOINED}:
        assert text.startswith("# Pengukuran kinerja: Dinas Uji\n")
        jalankan_git(repo, "commit", "--quiet", "-m", "program")
        assert prepare_upgrade(repo) is None


def _tampered(repo: Path) -> None:
    wheel = next((repo / ".ukur/program").iterdir())
    wheel.write_bytes(wheel.read_bytes() + b"x")
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "lain")


def _unsaved(repo: Path) -> None:
    (repo / "README.md").write_text("lain\n", "utf-8")


def _branch(repo: Path) -> None:
    jalankan_git(repo, "branch", f"program-{NOW}")


REFUSED: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a wheel that the lock does not pin": ("0.4.9", _tampered, "bukan yang disebut requirements.lock"),
    "what is not committed": ("0.4.9", _unsaved, "ada perubahan yang belum disimpan"),
    "a branch of that name": ("0.4.9", _branch, f"cabang program-{NOW} sudah ada"),
    "a newer program": ("9.0.0", lambda _: None, "memakai Ukur 9.0.0, lebih baru"),
}


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize("name", REFUSED)
def test_refused_before_anything_changes(tmp_path: Path, name: str) -> None:
    number, spoil, why = REFUSED[name]
    repo = office_of(tmp_path / "kantor", number, {})
    spoil(repo)
    before = jalankan_git(repo, "status", "--porcelain")
    with pytest.raises(UkurError, match=re.escape(why)):
        prepare_upgrade(repo)
    assert jalankan_git(repo, "status", "--porcelain", "--branch").startswith("## main")
    assert jalankan_git(repo, "status", "--porcelain") == before


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="bukan repositori Git"):
        prepare_upgrade(tmp_path)


TW = parse_periode("2025-TW1")
OLD = {
    "kode": "IKU-01",
    "target_tahun": "8",
    "realisasi": "1",
    "capaian_persen": "75.00",
    "predikat": "Sedang",
}
NEW = {
    "kode": "IKU-01",
    "lingkup": "setahun",
    "target": "8",
    "realisasi": "9",
    "realisasi_sampai": "1",
    "capaian_sampai_persen": "75.00",
    "target_tahun": "8",
    "predikat": "Rendah",
}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(NEW, NEW, [], id="nothing"),
        pytest.param(OLD, NEW, [], id="columns that had no scope were those to date"),
        pytest.param(
            OLD,
            NEW | {"realisasi_sampai": "", "capaian_sampai_persen": "75.01"},
            ["realisasi: 1 menjadi -", "capaian: 75.00 menjadi 75.01"],
            id="older columns against newer ones",
        ),
        pytest.param(
            NEW, NEW | {"predikat": "Sedang"}, ["predikat: Rendah menjadi Sedang"], id="another label"
        ),
        pytest.param(NEW, {"kode": "IKU-02"}, 6, id="an indicator that is gone"),
    ],
)
def test_changed_figures(before: Mapping[str, str], after: Mapping[str, str], told: list[str] | int) -> None:
    found = list(changed_figures({TW: [before]}, {TW: [after]}))
    if isinstance(told, int):
        assert len(found) == told
    else:
        assert found == [f"2025-TW1 IKU-01 {text}" for text in told]


def test_steps_of_a_plan_are_told_in_words() -> None:
    steps = (
        Step("a", Fate.ADDED, b""),
        Step("b", Fate.REPLACED, b""),
        Step("mkdocs.yml", Fate.CONFLICT, b""),
    )
    upgrade = Upgrade("0.4.0", "0" * 40, steps)
    assert list(upgrade.sentences()) == [
        f"Ukur 0.4.0 menjadi {NOW}",
        "Berkas program: 1 ditambahkan, 1 diganti, 0 dihapus",
        "mkdocs.yml: bentrok dengan suntingan kantor; pilih isinya di antara tanda <<<<<<< dan >>>>>>>",
    ]
    assert upgrade.has_conflicts
