import copy
import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.hosts.api_description import describe
from tests.hosts.gitea_rekaman import recording

from ukur.hosts import gitea_rules, github_rules, gitlab_rules
from ukur.hosts.branch_rules import GateIdentity, accounts_of, fewest_approvals
from ukur.hosts.codeowners import codeowners, path_pattern
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.peran import DaftarPeran
from ukur.workflow.approval_policy import fixed_roles
from ukur.workflow.change_kinds import file_kind

HARI = datetime.date(2025, 1, 15)
GERBANG, APLIKASI = GateIdentity("ukur-gerbang"), 99
Ubah = Callable[[dict[str, Any]], object]


# --- what the rules are made from ------------------------------------------------------------------


def daftar(**pemegang: list[dict[str, Any]]) -> DaftarPeran:
    return DaftarPeran.model_validate(
        {"peran": {name: {"nama": name, "pemegang": holders} for name, holders in pemegang.items()}}
    )


PERAN = daftar(
    kepala=[
        {"akun": "lama", "mulai": "2020-01-01", "sampai": "2025-01-14"},
        {"akun": "Baru", "mulai": "2025-01-15"},
    ],
    sekretaris=[{"akun": "sek", "mulai": "2020-01-01"}, {"akun": "baru", "mulai": "2020-01-01"}],
    staf=[],
)


@pytest.mark.parametrize(
    ("peran", "hari", "hasil"),
    [
        pytest.param(("kepala",), HARI, ("Baru",), id="pemegang hari itu saja"),
        pytest.param(("kepala",), HARI - datetime.timedelta(days=1), ("lama",), id="sehari sebelumnya"),
        pytest.param(("kepala", "sekretaris"), HARI, ("Baru", "baru", "sek"), id="beberapa peran, urut"),
    ],
)
def test_akun(peran: tuple[str, ...], hari: datetime.date, hasil: tuple[str, ...]) -> None:
    assert sorted(accounts_of(PERAN, peran, hari)) == sorted(hasil)


@pytest.mark.parametrize("peran", ["staf", "tidak-ada"])
def test_peran_tanpa_pemegang(peran: str) -> None:
    """A rule without an account would let anybody through, or nobody: neither is exported."""
    with pytest.raises(UkurError, match=f"peran {peran} tidak mempunyai pemegang"):
        accounts_of(PERAN, ("kepala", peran), HARI)


def test_persetujuan_terkecil(katalog: Catalogue) -> None:
    """Step 5 needs two, every other step one: more than one would hold those up for ever."""
    assert fewest_approvals(katalog.sop) == 1
    five = katalog.sop.langkah[4]
    assert fewest_approvals(katalog.sop.model_copy(update={"langkah": (five,)})) == 2


# --- GitHub ----------------------------------------------------------------------------------------


RULESETS = "POST /repos/{owner}/{repo}/rulesets"


def test_ruleset_diterima_github(katalog: Catalogue) -> None:
    made = github_rules.ruleset_body(katalog.sop)
    assert describe("github").body_errors(RULESETS, made) == []
    assert made["bypass_actors"] == []
    rules = {rule["type"]: rule.get("parameters") for rule in made["rules"]}
    assert rules.keys() == {"deletion", "non_fast_forward", "pull_request", "required_status_checks"}
    assert rules["pull_request"]["dismiss_stale_reviews_on_push"] is True
    assert rules["pull_request"]["require_last_push_approval"] is True
    assert rules["required_status_checks"]["required_status_checks"] == [
        {"context": "ukur/gerbang", "integration_id": 15368}
    ]


@pytest.mark.parametrize(
    "rusak",
    [
        pytest.param(lambda r: r.update(enforcement="on"), id="kata yang tidak dikenal"),
        pytest.param(lambda r: r.pop("name"), id="tanpa nama"),
        pytest.param(
            lambda r: r["rules"][2]["parameters"].pop("require_code_owner_review"), id="setelan hilang"
        ),
        pytest.param(lambda r: r["rules"].append({"type": "percaya"}), id="aturan karangan"),
    ],
)
def test_skema_menolak_ruleset_rusak(katalog: Catalogue, rusak: Ubah) -> None:
    made = github_rules.ruleset_body(katalog.sop)
    rusak(made)
    assert describe("github").body_errors(RULESETS, made) != []


def terpasang(harus: dict[str, Any]) -> dict[str, Any]:
    """Return what the adapter would read where the ruleset was imported unchanged."""
    return {"rules": copy.deepcopy(harus["rules"]), "rulesets": [{"name": "ukur", "bypass_actors": []}]}


def atur(ada: dict[str, Any], jenis: str, **isi: Any) -> None:
    next(rule for rule in ada["rules"] if rule["type"] == jenis)["parameters"].update(isi)


def buang(ada: dict[str, Any], jenis: str) -> None:
    ada["rules"] = [rule for rule in ada["rules"] if rule["type"] != jenis]


CEK = "required_status_checks"


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(lambda a: None, [], id="terpasang apa adanya"),
        pytest.param(lambda a: buang(a, "deletion"), ["dapat dihapus"], id="boleh dihapus"),
        pytest.param(lambda a: buang(a, "non_fast_forward"), ["ditimpa"], id="boleh ditimpa"),
        pytest.param(lambda a: buang(a, "pull_request"), ["tanpa usulan"], id="tanpa usulan"),
        pytest.param(lambda a: buang(a, CEK), ["tanpa putusan ukur/gerbang"], id="tanpa gerbang"),
        pytest.param(
            lambda a: atur(a, CEK, required_status_checks=[{"context": "lain"}]),
            ["tanpa putusan ukur/gerbang"],
            id="status lain yang diwajibkan",
        ),
        pytest.param(
            lambda a: atur(a, CEK, required_status_checks=[{"context": "ukur/gerbang"}]),
            ["siapa saja yang boleh menulis"],
            id="status boleh dari siapa saja",
        ),
        pytest.param(
            lambda a: atur(a, CEK, required_status_checks=[{"context": "ukur/gerbang", "integration_id": 1}]),
            ["siapa saja yang boleh menulis"],
            id="status dari aplikasi lain",
        ),
        pytest.param(
            lambda a: atur(a, CEK, strict_required_status_checks_policy=False),
            ["sudah berubah"],
            id="cabang basi",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", dismiss_stale_reviews_on_push=False),
            ["persetujuan lama"],
            id="persetujuan basi",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", require_last_push_approval=False),
            ["pengirim terakhir"],
            id="pengirim sendiri",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", require_code_owner_review=False),
            ["CODEOWNERS"],
            id="tanpa pemilik",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", required_approving_review_count=0),
            ["jumlah persetujuan"],
            id="nol persetujuan",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", required_approving_review_count=3), [], id="lebih ketat"
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", required_review_thread_resolution=False),
            ["percakapan"],
            id="percakapan",
        ),
        pytest.param(
            lambda a: atur(a, "pull_request", allowed_merge_methods=["merge", "squash"]),
            ["cara gabung"],
            id="squash boleh",
        ),
        pytest.param(
            lambda a: a["rules"][2]["parameters"].pop("allowed_merge_methods"),
            ["cara gabung"],
            id="cara gabung tidak disebut",
        ),
        pytest.param(
            lambda a: a["rulesets"][0].update(
                bypass_actors=[{"actor_type": "RepositoryRole", "actor_id": 5}]
            ),
            ["aturan ukur boleh dilewati 1 pihak (RepositoryRole)"],
            id="ada yang boleh melewati",
        ),
        pytest.param(
            lambda a: a["rulesets"][0].pop("bypass_actors"),
            ["tidak dapat dipastikan siapa"],
            id="tidak tampak siapa",
        ),
        pytest.param(
            lambda a: a["rules"].append(
                {"type": "pull_request", "parameters": {"require_last_push_approval": False}}
            ),
            [],
            id="aturan kedua yang lebih longgar tidak melonggarkan",
        ),
        pytest.param(
            lambda a: a.update(rules=[], rulesets=[]),
            ["dapat dihapus", "ditimpa", "tanpa usulan", "tanpa putusan"],
            id="tanpa aturan sama sekali",
        ),
    ],
)
def test_celah_github(katalog: Catalogue, ubah: Ubah, kalimat: list[str]) -> None:
    harus = github_rules.ruleset_body(katalog.sop, APLIKASI)
    ada = terpasang(harus)
    ubah(ada)
    cocok(github_rules.ruleset_gaps(harus, ada), kalimat)


@pytest.mark.parametrize(
    ("path", "state", "words"),
    [
        pytest.param(".github/workflows/publish.yml", "active", [], id="running"),
        pytest.param(
            ".github/workflows/publish.yml",
            "disabled_inactivity",
            ["alur kerja .github/workflows/publish.yml dihentikan GitHub, sebab repositori 60 hari"],
            id="asleep",
        ),
        pytest.param(".github/workflows/gate.yml", "disabled_manually", ["dimatikan seseorang"], id="off"),
        pytest.param("dynamic/pages/pages-build", "disabled_manually", [], id="not the office's own"),
        pytest.param(".github/workflows/gate.yml", "deleted", [], id="gone"),
    ],
)
def test_workflows_that_sleep(katalog: Catalogue, path: str, state: str, words: list[str]) -> None:
    harus = github_rules.ruleset_body(katalog.sop, APLIKASI)
    ada = terpasang(harus) | {"workflows": [{"path": path, "state": state}, "x", {"path": None}]}
    cocok(github_rules.ruleset_gaps(harus, ada), words)


def test_actions_status_of_any_writers_workflow(katalog: Catalogue) -> None:
    """A workflow on any branch posts as GitHub Actions: a rule that trusts Actions leaves that open."""
    harus = github_rules.ruleset_body(katalog.sop)
    cocok(github_rules.ruleset_gaps(harus, terpasang(harus)), ["alur kerja sendiri"])


@pytest.mark.parametrize(
    ("rule", "repository", "words"),
    [
        pytest.param(["merge"], {"allow_rebase_merge": True}, [], id="the branch's rule closes it"),
        pytest.param(None, {"allow_rebase_merge": False}, ["cara gabung"], id="off"),
        pytest.param(None, {"allow_rebase_merge": True}, ["cara gabung", '"Rebase and merge"'], id="rebase"),
        pytest.param(None, {"allow_squash_merge": True}, ["cara gabung", '"Squash and merge"'], id="squash"),
    ],
)
def test_github_merge_styles(
    katalog: Catalogue, rule: list[str] | None, repository: dict[str, bool], words: list[str]
) -> None:
    harus = github_rules.ruleset_body(katalog.sop, APLIKASI)
    ada = terpasang(harus) | {"repository": repository}
    atur(ada, "pull_request", allowed_merge_methods=rule)
    cocok(github_rules.ruleset_gaps(harus, ada), words)


def test_github_repository_body() -> None:
    made = github_rules.repository_body()
    assert describe("github").body_errors("PATCH /repos/{owner}/{repo}", made) == []
    assert made == {"allow_merge_commit": True, "allow_squash_merge": False, "allow_rebase_merge": False}


def cocok(celah: tuple[str, ...], kalimat: list[str]) -> None:
    """Each gap is told in one sentence, in order, and there are no others."""
    assert len(celah) == len(kalimat), celah
    assert [word for word, gap in zip(kalimat, celah, strict=True) if word not in gap] == []


def test_celah_tidak_terbaca(katalog: Catalogue) -> None:
    ruleset = github_rules.ruleset_body(katalog.sop)
    assert github_rules.ruleset_gaps(ruleset, None) == (github_rules.UNREADABLE,)
    assert gitlab_rules.settings_gaps(gitlab_rules.settings_bodies(GERBANG), None) == (
        gitlab_rules.UNREADABLE,
    )
    rule = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    assert gitea_rules.protection_gaps(rule, None) == (gitea_rules.UNREADABLE,)


# --- CODEOWNERS ------------------------------------------------------------------------------------


def pemilik(teks: str, path: str) -> set[str]:
    """Resolve owners as GitHub does for the patterns we write: the last that matches counts."""
    found: set[str] = set()
    for line in teks.splitlines():
        pattern, *owners = line.split()
        if pattern == "#":
            continue
        name = pattern.removeprefix("/")
        if pattern == "*" or path == name or (name.endswith("/") and path.startswith(name)):
            found = {owner.removeprefix("@") for owner in owners}
    return found


KS = {"peragaan-kepala", "peragaan-sekretaris"}


@pytest.mark.parametrize(
    ("path", "akun_"),
    [
        pytest.param("generator/ukur/hosts/http.py", KS, id="program"),
        pytest.param(".github/workflows/gate.yml", KS, id="alur kerja"),
        pytest.param(".github/CODEOWNERS", KS, id="berkas ini sendiri"),
        pytest.param("apa-saja.txt", KS, id="yang tidak dikenal"),
        pytest.param("indicators/peran.yml", KS, id="peran"),
        pytest.param("indicators/sop.yml", KS, id="SOP"),
        pytest.param("indicators/skala.yml", KS, id="skala"),
        pytest.param("indicators/pejabat.yml", KS, id="pejabat"),
        pytest.param("indicators/kamus/IKU-01.yml", KS, id="kamus"),
        pytest.param("indicators/berkas-baru.yml", KS, id="data yang tidak dikenal"),
        pytest.param("indicators/koreksi.yml", {"peragaan-kepala"}, id="koreksi"),
        pytest.param("indicators/pohon-kinerja.yml", {"peragaan-sekretaris"}, id="pohon"),
        pytest.param("indicators/anggaran/2025.yml", {"peragaan-sekretaris"}, id="anggaran"),
        pytest.param("content/panduan/kepala.md", {"peragaan-sekretaris"}, id="halaman"),
        pytest.param("content/skema/peran.schema.json", KS, id="skema"),
        pytest.param("content/arsip/2024-TW4.pdf", {"peragaan-staf", "peragaan-staf-2"}, id="arsip"),
        pytest.param(
            "indicators/pengukuran/2025-TW1/dinas.yml",
            KS
            | {"peragaan-perencana", "peragaan-perencana-2", "peragaan-sakip-1", "peragaan-sakip-2"}
            | {"peragaan-staf", "peragaan-staf-2"},
            id="pengukuran: semua yang menyetujui menurut SOP",
        ),
    ],
)
def test_codeowners(katalog: Catalogue, path: str, akun_: set[str]) -> None:
    assert pemilik(codeowners(katalog.peran, katalog.sop, HARI), path) == akun_


@pytest.mark.parametrize(
    "path", ["generator/x.py", "content/index.md", "content/arsip/a.pdf", "README.md", "x", "tests/y.py"]
)
def test_codeowners_sejalan_dengan_gerbang(katalog: Catalogue, path: str) -> None:
    """Whom GitHub asks are those that the gate's own policy wants."""
    wanted = accounts_of(katalog.peran, fixed_roles(katalog.sop, file_kind(path)), HARI)
    assert pemilik(codeowners(katalog.peran, katalog.sop, HARI), path) == set(wanted)


def test_codeowners_tanpa_baris_kosong(katalog: Catalogue) -> None:
    lines = codeowners(katalog.peran, katalog.sop, HARI).splitlines()
    assert lines[0].startswith("# ")
    assert all(line.split()[1:] and line.split()[1].startswith("@") for line in lines[1:])


@pytest.mark.parametrize(
    ("path", "hasil"),
    [
        pytest.param("indicators/sop.yml", "/indicators/sop.yml", id="biasa"),
        pytest.param("data kinerja/sop.yml", r"/data\ kinerja/sop.yml", id="spasi"),
        pytest.param("a*b?/", r"/a\*b\?/", id="bintang dan tanda tanya"),
    ],
)
def test_pola(path: str, hasil: str) -> None:
    assert path_pattern(path) == hasil


@pytest.mark.parametrize("path", ["#a", "!a", "a[1]", "a\\b", "a\nb @jahat", "a\tb"])
def test_pola_yang_tidak_dapat_ditulis(path: str) -> None:
    with pytest.raises(UkurError, match="tidak dapat ditulis di CODEOWNERS"):
        path_pattern(path)


# --- Gitea, Forgejo --------------------------------------------------------------------------------


def test_aturan_gitea(katalog: Catalogue) -> None:
    made = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    assert made["merge_whitelist_usernames"] == ["peragaan-kepala", "peragaan-sekretaris"]
    assert (made["approvals_whitelist_username"], made["required_approvals"]) == (["ukur-gerbang"], 1)
    assert made["status_check_contexts"] == ["ukur/gerbang"]
    assert ".gitea/**" in made["protected_file_patterns"].split(";")
    assert json.loads(json.dumps(made)) == made


def test_aturan_gitea_memakai_kunci_yang_dikenal(katalog: Catalogue) -> None:
    """Keys that a real Gitea answered, and five that came later or are Forgejo's (api/gitea.yml)."""
    known = recording()["protections"]["answer"][0].keys()
    later = {"rule_name", "enable_force_push", "ignore_stale_approvals"}
    later |= {"block_admin_merge_override", "apply_to_admins"}
    assert gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI).keys() - known == later


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(lambda a: None, [], id="terpasang apa adanya"),
        pytest.param(lambda a: a.pop("apply_to_admins"), [], id="Gitea: kunci milik Forgejo tidak ada"),
        pytest.param(
            lambda a: [a.pop("apply_to_admins"), a.pop("block_admin_merge_override")],
            ["tidak dapat dipastikan pengelola"],
            id="versi lama",
        ),
        pytest.param(
            lambda a: a.update(apply_to_admins=False, block_admin_merge_override=False),
            ["dengan paksa"],
            id="pengelola bebas",
        ),
        pytest.param(lambda a: a.update(enable_push=True), ["dikirim langsung"], id="kirim langsung"),
        pytest.param(lambda a: a.update(enable_force_push=True), ["ditimpa"], id="boleh ditimpa"),
        pytest.param(
            lambda a: a.update(dismiss_stale_approvals=False), ["persetujuan lama"], id="persetujuan basi"
        ),
        pytest.param(
            lambda a: a.update(block_on_rejected_reviews=False), ["dikembalikan"], id="penolakan diabaikan"
        ),
        pytest.param(lambda a: a.update(block_on_outdated_branch=False), ["sudah berubah"], id="cabang basi"),
        pytest.param(lambda a: a.update(enable_status_check=False), ["tanpa putusan"], id="tanpa status"),
        pytest.param(
            lambda a: a.update(status_check_contexts=["lain"]), ["tidak termasuk"], id="status lain"
        ),
        pytest.param(lambda a: a.update(required_approvals=0), ["jumlah persetujuan"], id="nol persetujuan"),
        pytest.param(lambda a: a.update(required_approvals=2), [], id="lebih ketat"),
        pytest.param(
            lambda a: a.update(protected_file_patterns=".gitea/**"),
            [".forgejo/**, .github/workflows/**"],
            id="alur kerja terbuka",
        ),
        pytest.param(
            lambda a: a.update(enable_approvals_whitelist=False),
            ["menulis dapat menyetujui"],
            id="siapa saja menyetujui",
        ),
        pytest.param(
            lambda a: a.update(enable_merge_whitelist=False),
            ["menulis dapat menggabungkan"],
            id="siapa saja menggabungkan",
        ),
        pytest.param(
            lambda a: a["merge_whitelist_usernames"].append("penyusup"),
            ["menggabungkan: penyusup"],
            id="akun tambahan",
        ),
        pytest.param(
            lambda a: a["approvals_whitelist_username"].append("peragaan-staf"),
            ["ada akun lain yang menurut situs Git dapat menyetujui: peragaan-staf"],
            id="persetujuan orang dihitung situs Git",
        ),
        pytest.param(
            lambda a: a.update(approvals_whitelist_username=[]),
            ["akun gerbang belum dapat menyetujui: ukur-gerbang"],
            id="akun gerbang tidak terdaftar",
        ),
        pytest.param(
            lambda a: a["merge_whitelist_usernames"].remove("peragaan-kepala"),
            ["pemegang peran belum dapat menggabungkan: peragaan-kepala"],
            id="akun kurang",
        ),
        pytest.param(
            lambda a: a.update(merge_whitelist_usernames=["PERAGAAN-KEPALA", "Peragaan-Sekretaris"]),
            [],
            id="huruf besar",
        ),
        pytest.param(
            lambda a: a.update(merge_whitelist_teams=["semua"]),
            ["anggota tim dapat menggabungkan: semua"],
            id="tim menggabungkan",
        ),
        pytest.param(
            lambda a: a.update(approvals_whitelist_teams=["semua"]),
            ["anggota tim dapat menyetujui: semua"],
            id="tim menyetujui",
        ),
        pytest.param(lambda a: a.clear(), ["tidak dilindungi sama sekali"], id="tanpa aturan"),
    ],
)
def test_celah_gitea(katalog: Catalogue, ubah: Ubah, kalimat: list[str]) -> None:
    harus = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    ada = {"protection": copy.deepcopy(harus), "repository": gitea_rules.repository_body()}
    ubah(ada["protection"])
    cocok(gitea_rules.protection_gaps(harus, ada), kalimat)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(lambda r: r.update(allow_rebase=True), ["Rebase then fast-forward"], id="rebase"),
        pytest.param(
            lambda r: r.update(allow_rebase_explicit=True), ["Rebase then create"], id="rebase, merge commit"
        ),
        pytest.param(lambda r: r.update(allow_squash_merge=True), ["squash"], id="squash"),
        pytest.param(lambda r: r.update(allow_rebase_update=True), ["pemutakhiran"], id="update by rebase"),
        pytest.param(
            lambda r: r.update(allow_fast_forward_only_merge=True), ["Fast-forward only"], id="fast-forward"
        ),
        pytest.param(
            lambda r: [r.pop("allow_rebase_update"), r.pop("allow_fast_forward_only_merge")],
            [],
            id="a version that knows neither",
        ),
        pytest.param(
            lambda r: r.clear(), ["tidak dapat dipastikan"] * 3, id="settings that this token is not shown"
        ),
    ],
)
def test_gitea_merge_styles(katalog: Catalogue, ubah: Ubah, kalimat: list[str]) -> None:
    harus = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    ada = {"protection": harus, "repository": gitea_rules.repository_body()}
    ubah(ada["repository"])
    cocok(gitea_rules.protection_gaps(harus, ada), kalimat)


def test_gitea_bodies_are_described(katalog: Catalogue) -> None:
    known = describe("gitea")
    rule = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    assert known.body_errors("POST /repos/{owner}/{repo}/branch_protections", rule) == []
    assert known.body_errors("PATCH /repos/{owner}/{repo}", gitea_rules.repository_body()) == []


@pytest.mark.parametrize(
    ("akun", "kalimat"),
    [
        pytest.param(None, "akun gerbang belum disebut", id="not told"),
        pytest.param("Peragaan-Kepala", "memegang peran di peran.yml", id="somebody's own account"),
    ],
)
def test_the_gate_needs_an_account_of_its_own(katalog: Catalogue, akun: str | None, kalimat: str) -> None:
    with pytest.raises(UkurError, match=kalimat):
        gitea_rules.protection_body(GateIdentity(akun), katalog.peran, katalog.sop, HARI)


def test_unknown_accounts_are_told(katalog: Catalogue) -> None:
    rule = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    names = gitea_rules.named_accounts(rule)
    assert names == ("ukur-gerbang", "peragaan-kepala", "peragaan-sekretaris")
    assert gitea_rules.unknown_gap(()) == ()
    cocok(gitea_rules.unknown_gap(names), ["ditolak (422)"])


def test_celah_gitea_yang_direkam(katalog: Catalogue) -> None:
    """The protection of the trial, read from a real Gitea 1.15, against this office's rules."""
    (ada,) = recording()["protections"]["answer"]
    harus = gitea_rules.protection_body(GERBANG, katalog.peran, katalog.sop, HARI)
    gaps = gitea_rules.protection_gaps(
        harus, {"protection": ada, "repository": gitea_rules.repository_body()}
    )
    cocok(
        gaps,
        [
            "tidak termasuk status yang diwajibkan",
            "berkas alur kerja dapat diubah",
            "ada akun lain yang menurut situs Git dapat menyetujui: pemeriksa, pengesah",
            "akun gerbang belum dapat menyetujui",
            "siapa saja yang boleh menulis dapat menggabungkan",
            "tidak dapat dipastikan pengelola",
        ],
    )


# --- GitLab ----------------------------------------------------------------------------------------

MAINTAINERS = {"access_level": 40, "user_id": None, "group_id": None}


def gitlab_terpasang() -> dict[str, Any]:
    """Return what GitLab answers (doc/api/protected_branches.md) where the settings were applied."""
    project = dict(gitlab_rules.settings_bodies(GERBANG)["project"])
    nobody = {"access_level": 0, "user_id": None, "group_id": None, "deploy_key_id": None}
    branch = {"name": "main", "push_access_levels": [nobody], "merge_access_levels": [dict(MAINTAINERS)]}
    rule = {"id": 1, "name": "ukur/gerbang", "approvals_required": 1, "groups": []}
    return {
        "project": project,
        "protected_branch": branch | {"allow_force_push": False},
        "wildcards": [],
        "approvals": dict(gitlab_rules.settings_bodies(GERBANG)["approvals"]),
        "approval_rules": [rule | {"users": [{"username": "Ukur-Gerbang"}]}],
    }


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(lambda a: None, [], id="terpasang apa adanya"),
        pytest.param(
            lambda a: a["project"].update(only_allow_merge_if_pipeline_succeeds=False),
            ["walau gerbang menolak"],
            id="pipeline",
        ),
        pytest.param(
            lambda a: a["project"].update(allow_merge_on_skipped_pipeline=True),
            ["dilewati"],
            id="pipeline dilewati",
        ),
        pytest.param(
            lambda a: a["project"].pop("merge_method"), ["bukan merge commit"], id="cara gabung tidak disebut"
        ),
        pytest.param(lambda a: a["project"].update(squash_option="always"), ["dilebur"], id="squash"),
        pytest.param(
            lambda a: a["project"].update(only_allow_merge_if_all_discussions_are_resolved=False),
            ["percakapan"],
            id="percakapan",
        ),
        pytest.param(
            lambda a: a.update(protected_branch=None), ["tidak dilindungi"], id="cabang tidak dilindungi"
        ),
        pytest.param(
            lambda a: a["protected_branch"].update(allow_force_push=True), ["ditimpa"], id="boleh ditimpa"
        ),
        pytest.param(
            lambda a: a["protected_branch"].update(push_access_levels=[MAINTAINERS]),
            ["dikirim langsung"],
            id="kirim langsung",
        ),
        pytest.param(
            lambda a: a["protected_branch"]["push_access_levels"].append(
                {"access_level": 0, "deploy_key_id": 3}
            ),
            ["dikirim langsung"],
            id="kunci pemasangan boleh mengirim",
        ),
        pytest.param(
            lambda a: a["protected_branch"].pop("push_access_levels"),
            ["dikirim langsung"],
            id="tidak disebut",
        ),
        pytest.param(
            lambda a: a["protected_branch"].update(merge_access_levels=[{"access_level": 30}]),
            ["di bawah Maintainer"],
            id="developer menggabungkan",
        ),
        pytest.param(
            lambda a: a["protected_branch"].pop("merge_access_levels"),
            ["di bawah Maintainer"],
            id="penggabung tidak disebut",
        ),
        pytest.param(
            lambda a: a["wildcards"].append({**a["protected_branch"], "name": "m*"}), [], id="sama ketat"
        ),
        pytest.param(
            lambda a: a["wildcards"].append(
                {**a["protected_branch"], "name": "*", "push_access_levels": [{"access_level": 30}]}
            ),
            ["dikirim langsung ke cabang utama tanpa usulan (aturan '*')"],
            id="aturan lain yang lebih longgar berlaku",
        ),
    ],
)
def test_celah_gitlab(ubah: Ubah, kalimat: list[str]) -> None:
    ada = gitlab_terpasang()
    ubah(ada)
    cocok(gitlab_rules.settings_gaps(gitlab_rules.settings_bodies(GERBANG), ada), kalimat)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(lambda a: a.update(approvals=None, approval_rules=None), ["paket berbayar"], id="free"),
        pytest.param(lambda a: a.update(approval_rules=[]), ["hanya dipenuhi akun gerbang"], id="no rule"),
        pytest.param(
            lambda a: a["approval_rules"][0]["users"].append({"username": "staf"}),
            ["hanya dipenuhi akun gerbang"],
            id="somebody else meets it too",
        ),
        pytest.param(
            lambda a: a["approval_rules"][0].update(groups=[{"id": 1}]), ["hanya dipenuhi"], id="a group"
        ),
        pytest.param(
            lambda a: a["approval_rules"][0].update(approvals_required=0),
            ["hanya dipenuhi"],
            id="needs none",
        ),
        pytest.param(
            lambda a: a["approvals"].update(reset_approvals_on_push=False), ["persetujuan lama"], id="stale"
        ),
        pytest.param(
            lambda a: a["approvals"].update(disable_overriding_approvers_per_merge_request=False),
            ["pengusul dapat mengubah aturan"],
            id="the author changes it",
        ),
    ],
)
def test_gitlab_approval_rules(ubah: Ubah, kalimat: list[str]) -> None:
    ada = gitlab_terpasang()
    ubah(ada)
    cocok(gitlab_rules.settings_gaps(gitlab_rules.settings_bodies(GERBANG), ada), kalimat)


def test_gitlab_gate_account_not_told() -> None:
    bodies = gitlab_rules.settings_bodies(GateIdentity())
    cocok(gitlab_rules.settings_gaps(bodies, gitlab_terpasang()), ["akun gerbang belum disebut"])


def test_gitlab_bodies_are_described() -> None:
    made, known = gitlab_rules.settings_bodies(GERBANG), describe("gitlab")
    assert known.body_errors("POST /v4/projects/{id}/approvals", made["approvals"]) == []
    assert known.body_errors("POST /v4/projects/{id}/approval_rules", made["approval_rule"]) == []


def test_gitlab_mengatakan_yang_tidak_dapat_diwajibkan() -> None:
    text = " ".join(gitlab_rules.settings_bodies(GERBANG)["keterangan"])
    assert "tidak dapat mewajibkan persetujuan" in text
