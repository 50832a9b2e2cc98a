"""What the guides say of a host's settings, of numbers and of the pipelines, held to what makes them so."""

import datetime
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.site.baca_panduan import HALAMAN, REPO, pohon, tabel
from tests.site.product import PIPELINES
from tests.site.test_panduan_acuan import INSTANSI, baca_peran, baca_sop

from ukur.archive.pemeriksa import periksa
from ukur.commands.cli.main import cli
from ukur.commands.gate.history import MAX_HISTORY
from ukur.commands.gate.host_rules import EXPORTERS
from ukur.document.picture import MAX_BYTES
from ukur.hosts.branch_rules import GateIdentity
from ukur.hosts.github_rules import ACTIONS
from ukur.hosts.gitlab_rules import MAINTAINER, NO_ONE
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind
from ukur.site.daftar_arsip import CSV_LIST

DAY, GATE = datetime.date(2026, 1, 1), GateIdentity("ukur-gerbang")
RULES = {"ruleset.json", "setelan-gitlab.json", "perlindungan-cabang.json"}
TICK = {True: "dicentang", False: "kosong"}
# Setting that `ukur rules export` gives, what GitLab's page calls it, and how the guide says each value.
GITLAB: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "merge_method": ("Merge method", {"merge": '"Merge commit"'}),
    "squash_option": ("Squash commits when merging", {"never": '"Do not allow"'}),
    "only_allow_merge_if_pipeline_succeeds": ("Pipelines must succeed", TICK),
    "only_allow_merge_if_all_discussions_are_resolved": ("All threads must be resolved", TICK),
    "allow_merge_on_skipped_pipeline": ("Skipped pipelines are considered successful", TICK),
    "merge_access_level": ('"Allowed to merge"', {MAINTAINER: '"Maintainers"'}),
    "push_access_level": ('"Allowed to push and merge"', {NO_ONE: '"No one"'}),
    "allow_force_push": ("Allowed to force push", {True: "hidup", False: "mati"}),
    "name": ("Protected branches", {"main": "main"}),
}


def exported(katalog: Catalogue, kind: HostKind) -> dict[str, Any]:
    """The rules for a host as an operator gets them."""
    makers = [make for path, make in EXPORTERS[kind].items() if path in RULES]
    [rules] = [json.loads(make(katalog, DAY, GATE)) for make in makers]
    assert isinstance(rules, dict)
    return rules


def merge_styles(katalog: Catalogue, kind: HostKind) -> set[str]:
    """The ways to merge that the exported settings of a repository leave on."""
    made = json.loads(EXPORTERS[kind]["setelan-repositori.json"](katalog, DAY, GATE))
    return {key for key, value in made.items() if key.startswith("allow_") and value}


def github_rule(katalog: Catalogue, kind: str) -> dict[str, Any]:
    [rule] = [rule for rule in exported(katalog, HostKind.GITHUB)["rules"] if rule["type"] == kind]
    parameters: dict[str, Any] = rule["parameters"]
    return parameters


def test_gitlab_settings_are_the_exported_ones(katalog: Catalogue) -> None:
    rules = exported(katalog, HostKind.GITLAB)
    wanted = {**rules["project"], **rules["protected_branch"]}
    assert wanted.keys() == GITLAB.keys()
    parts = [
        f"{place}: {part}" for place, what in tabel("operator.md", "Tempat") for part in what.split("; ")
    ]
    for key, value in wanted.items():
        label, said = GITLAB[key]
        told = [part for part in parts if label in part]
        assert told, label
        assert all(said[value] in part for part in told), label


BOX = re.compile(r"\b(centang|kosongkan|aktifkan|matikan)(?: cara gabung)? \"([^\"]+)\"", re.IGNORECASE)


def boxes() -> dict[str, set[str]]:
    """Each box of a host's settings that a guide names, and what is to be done with it."""
    found: dict[str, set[str]] = {}
    for page in HALAMAN:
        for verb, label in BOX.findall(pohon(page).teks):
            found.setdefault(label, set()).add(verb.lower())
    return found


def test_no_box_is_both_ticked_and_cleared() -> None:
    assert {label: verbs for label, verbs in boxes().items() if len(verbs) > 1} == {}


def test_the_box_for_proposals_is_as_the_workflow_needs_it() -> None:
    """Job ``arsip`` opens the archive's proposal with the job's own token unless there is another."""
    text = (REPO / ".github/workflows/publish.yml").read_text("utf-8")
    job = text.partition("\n  arsip:\n")[2].partition("\n  latihan:\n")[0]
    needs = "pull-requests: write" in job and "GITHUB_TOKEN: ${{ github.token }}" in job
    box = boxes()["Allow GitHub Actions to create and approve pull requests"]
    assert box == ({"centang"} if needs else {"kosongkan"})


# A sentence of a guide, and the fact that makes it true.
CLAIMS: list[tuple[str, str, Callable[[Catalogue], bool]]] = [
    (
        "operator.md",
        "aturan hanya menerima status dari Actions",
        lambda k: (
            [
                row["integration_id"]
                for row in github_rule(k, "required_status_checks")["required_status_checks"]
            ]
            == [ACTIONS]
        ),
    ),
    (
        "operator.md",
        "(require_last_push_approval)",
        lambda k: github_rule(k, "pull_request")["require_last_push_approval"] is True,
    ),
    (
        "operator.md",
        "persetujuan pemilik berkas tetap diwajibkan",
        lambda k: github_rule(k, "pull_request")["require_code_owner_review"] is True,
    ),
    (
        "operator.md",
        "Aturan membatalkan persetujuan pada setiap kiriman baru",
        lambda k: github_rule(k, "pull_request")["dismiss_stale_reviews_on_push"] is True,
    ),
    (
        "usulan.md",
        "Pilih selalu merge commit",
        lambda k: github_rule(k, "pull_request")["allowed_merge_methods"] == ["merge"],
    ),
    (
        "usulan.md",
        "operator mematikannya di setelan repositori",
        lambda k: (
            merge_styles(k, HostKind.GITEA) == {"allow_merge_commits"}
            and merge_styles(k, HostKind.GITHUB) == {"allow_merge_commit"}
        ),
    ),
    (
        "operator.md",
        "Yang dihitung situs Git hanya persetujuan akun gerbang",
        lambda k: exported(k, HostKind.GITEA)["approvals_whitelist_username"] == [GATE.account],
    ),
    (
        "operator.md",
        "membatasi siapa yang boleh menyetujui dan siapa yang boleh menggabungkan",
        lambda k: (
            exported(k, HostKind.GITEA)["enable_approvals_whitelist"]
            and exported(k, HostKind.GITEA)["enable_merge_whitelist"]
        ),
    ),
    (
        "operator.md",
        "Berkas alur kerja dilindungi, juga dari usulan yang disetujui",
        lambda k: ".gitea/**" in exported(k, HostKind.GITEA)["protected_file_patterns"].split(";"),
    ),
    ("menerbitkan.md", "yang melebihi 1.000 commit", lambda k: MAX_HISTORY == 1_000),
    ("mengisi-data.md", "paling besar 2 MB", lambda k: MAX_BYTES == 2_000_000),
]


@pytest.mark.parametrize(
    ("page", "sentence", "fact"), [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in CLAIMS]
)
def test_what_a_guide_says_of_rules_and_limits(
    katalog: Catalogue, page: str, sentence: str, fact: Callable[[Catalogue], bool]
) -> None:
    assert sentence in pohon(page).teks
    assert fact(katalog)


@pytest.mark.parametrize(
    "path", [".github/workflows/publish.yml", ".gitea/workflows/publish.yml", ".gitlab-ci.yml"]
)
def test_publishing_runs_what_the_guide_lists(path: str) -> None:
    [steps] = [part for part in pohon("menerbitkan.md").cari("ol") if "publish check" in part.teks]
    told = {code.teks for code in steps.cari("code") if code.teks.startswith("ukur ")}
    assert len(told) == 5
    text = (REPO / path).read_text("utf-8")
    assert [command for command in sorted(told) if f".venv/bin/{command}" not in text] == []


def test_every_pipeline_of_an_office_has_its_row() -> None:
    """Those that test and release the program are no office's."""
    own = {".github/workflows/test.yml", ".github/workflows/release.yml"}
    found = {path.relative_to(REPO).as_posix() for pattern in PIPELINES for path in REPO.glob(pattern)}
    assert {row[0] for row in tabel("operator.md", "Berkas")} == found - own


def test_the_list_in_the_offline_copy_is_called_added_by_older_verifiers_only(tmp_path: Path) -> None:
    name, archive = CSV_LIST.rpartition("/")[2], tmp_path / "arsip"
    assert f"salinan luring situs memuat juga {name}" in pohon("arsip.md").teks
    shutil.copytree(REPO / "content/arsip", archive)
    (archive / name).write_bytes(b"")
    done = CliRunner().invoke(cli, ["verify", str(archive)], standalone_mode=False)
    assert "GAGAL" not in done.output
    for script, says in ((Path(periksa.__file__), False), (archive / "2024-TW4/v1/periksa.py", True)):
        said = subprocess.run([sys.executable, "-I", script, archive], capture_output=True, check=False)
        assert (f"{name} ditambahkan" in said.stdout.decode()) is says


def test_one_oldest_gitea_is_told() -> None:
    texts = [pohon(page).teks for page in (*HALAMAN, "README.md")]
    told = [re.findall(r"Gitea (?:before )?(\d\.\d+)(?= ke atas| sampai| answers)", text) for text in texts]
    assert {version for versions in told for version in versions} == {"1.21"}


def test_publishing_runs_nightly_where_the_guide_says_so() -> None:
    assert "Tiap malam alur ini berjalan juga" in pohon("menerbitkan.md").teks
    for host in (".github", ".gitea"):
        [cron] = re.findall(r'cron: "(.+)"', (REPO / host / "workflows/publish.yml").read_text("utf-8"))
        assert re.fullmatch(r"\d+ \d+ \* \* \*", cron)


@pytest.mark.parametrize("folder", INSTANSI)
def test_steps_that_a_role_approves(folder: str) -> None:
    approved: dict[str, list[str]] = {}
    for step in baca_sop(folder).langkah:
        for item in step.persetujuan:
            approved.setdefault(item.peran, []).append(str(step.nomor))
    told = {key: re.findall(r"\d+", why) for key, _, why in tabel("operator.md", "Kunci") if "langkah" in why}
    assert told == {role: approved[role] for role in told}
    assert told.keys() >= {"kepala", "sekretaris", "tim-sakip", "staf"}


@pytest.mark.parametrize("folder", INSTANSI)
@pytest.mark.parametrize(
    ("page", "role"),
    [("sekretaris.md", "sekretaris"), ("tim-sakip.md", "tim-sakip"), ("kepala.md", "kepala")],
)
def test_a_role_is_not_told_to_approve_another_step(folder: str, page: str, role: str) -> None:
    """``menyetujui ... (langkah 3)`` on the page of a role names a step that the role approves."""
    assert role in baca_peran(folder).peran
    steps = baca_sop(folder).langkah
    own = {str(step.nomor) for step in steps if role in {item.peran for item in step.persetujuan}}
    first = pohon(page).teks.partition(",")[0]
    told = re.findall(r"menyetujui [^.;]*?\(langkah (\d)\)|mengerjakan langkah (\d) SOP", first)
    assert {number for pair in told for number in pair if number} <= own
