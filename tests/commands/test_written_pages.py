"""A page that brings what it may not is refused wherever it would get on: check, build, preview, gate."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_weighing import Gudang
from tests.salinan import bertahap, office_data

from ukur.commands.pages import site_build
from ukur.commands.pages.page_files import write_pages
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.workflow.decision import VerdictStatus

Jalankan = Callable[..., Any]
PAGE = "content/tentang.md"
SCRIPT = '<script>document.title="DIRETAS"</script>'
REASON = "unsur <script> tidak boleh ada di halaman tulisan"
SEKRETARIS, KEPALA = "peragaan-sekretaris", "peragaan-kepala"


def append(repo: Path, text: str, path: str = PAGE) -> int:
    """Put a text at a page's end; the answer is the line where it stands."""
    before = (repo / path).read_text("utf-8").rstrip("\n")
    (repo / path).write_text(f"{before}\n\n{text}\n", "utf-8")
    return len(before.split("\n")) + 2


def test_check_tells_the_line(repo: Path, ukur: Jalankan) -> None:
    line = append(repo, SCRIPT)
    found = ukur("check", di=repo)
    assert found.kode == 1
    assert f"{PAGE}:{line}:1: galat L501 {REASON}" in found.out


def test_check_of_a_revision_tells_it_too(repo: Path, ukur: Jalankan, git: Callable[..., str]) -> None:
    append(repo, SCRIPT)
    git("add", "-A")
    git("commit", "-qm", "ubah")
    (repo / PAGE).write_text("# Tentang\n", "utf-8")
    assert ukur("check", di=repo).kode == 0
    found = ukur("check", "--revision", "HEAD", di=repo)
    assert (found.kode, REASON in found.out) == (1, True)


def test_a_link_is_no_page(repo: Path, ukur: Jalankan) -> None:
    (repo / "content/rahasia.md").symlink_to("/etc/hostname")
    found = ukur("check", di=repo)
    assert (found.kode, "content/rahasia.md:1:1: galat L506 tautan simbolik" in found.out) == (1, True)


def test_nothing_is_published(repo: Path, ukur: Jalankan) -> None:
    append(repo, SCRIPT)
    for result in ("--site", "--pages", "--offline"):
        target = repo / ("situs.zip" if result == "--offline" else "hasil")
        built = ukur("build", result, target, di=repo)
        assert (built.kode, REASON in built.out) == (1, True), result
        assert not target.exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(SCRIPT, REASON, id="skrip"),
        pytest.param("# A {: onclick=a }", "atribut onclick='a' pada <h1>", id="atribut"),
        pytest.param("[a](javascript:alert(1))", "tautan 'javascript:alert(1)'", id="tautan"),
        pytest.param("</div>", "</div> tidak berpasangan", id="penutup"),
    ],
)
def test_the_builder_refuses_by_itself(repo: Path, katalog: Catalogue, text: str, reason: str) -> None:
    """Whoever builds past ``check`` (a preview, another command) gets no page either."""
    append(repo, text)
    material = site_build.gather_material(Measurements(katalog), False, {})
    with pytest.raises(UkurError, match=r"situs tidak dapat dibangun.*content/tentang\.md: ") as caught:
        site_build.build_site(repo, material, repo / "situs", lambda: None)
    assert reason in str(caught.value)
    assert not (repo / "situs").exists()
    with pytest.raises(UkurError, match=r"content/tentang\.md:"):
        write_pages(repo, material, repo / "hasil", lambda: None)
    assert not (repo / "hasil").exists()


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("template: 404.html", id="kerangka"),
        pytest.param('title: "</title><meta>"', id="judul"),
        pytest.param("hide: [path]", id="sembunyi"),
    ],
)
def test_the_builder_refuses_a_page_by_its_head(repo: Path, katalog: Catalogue, head: str) -> None:
    (repo / PAGE).write_text(f"---\n{head}\n---\n# Tentang\n", "utf-8")
    material = site_build.gather_material(Measurements(katalog), False, {})
    with pytest.raises(UkurError, match=r"content/tentang\.md: "):
        site_build.build_site(repo, material, repo / "situs", lambda: None)


def test_what_an_extension_makes_is_refused_where_it_is_built(repo: Path, katalog: Catalogue) -> None:
    """Markdown inside of HTML is an extension that Kepala and Sekretaris approved; a script in it is not."""
    config = (repo / "mkdocs.yml").read_text("utf-8")
    (repo / "mkdocs.yml").write_text(config.replace("  - attr_list\n", "  - attr_list\n  - md_in_html\n"))
    append(repo, '<div class="admonition" markdown="1">\n\n**a**\n{: onclick="b" }\n\n</div>')
    material = site_build.gather_material(Measurements(katalog), False, {})
    with pytest.raises(UkurError, match="atribut onclick='b'"):
        site_build.build_site(repo, material, repo / "situs", lambda: None)


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    """An office with a page; 2024-TW4 stands at draf."""
    office_data(tmp_path / "indicators")
    document = tmp_path / "indicators/pengukuran/2024-TW4/dokumen.yml"
    document.write_text(bertahap(document.read_text("utf-8"), "draf"), "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / PAGE).write_text("# Tentang\n", "utf-8")
    repo = Gudang(tmp_path)
    repo.git("init", "-q", "-b", "main")
    repo.simpan()
    repo.git("switch", "-qc", "usulan")
    return repo


def test_no_approval_lets_a_script_in(gudang: Gudang) -> None:
    append(gudang.path, SCRIPT)
    head = gudang.simpan()
    verdict = gudang.putuskan((SEKRETARIS, head), (KEPALA, head))
    assert verdict.status is VerdictStatus.GAGAL
    assert f"{PAGE} baris 3: {REASON}; hapus, atau apit dengan tanda `" in verdict.sentence


def test_the_remedy_is_one_that_the_gate_takes(gudang: Gudang) -> None:
    append(gudang.path, f"`{SCRIPT}`")
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.DISETUJUI


def test_a_page_of_before_stops_nobody_else(gudang: Gudang) -> None:
    """It stops the site, and only its own proposal: the office mends it without being barred."""
    gudang.git("switch", "-q", "main")
    append(gudang.path, SCRIPT)
    gudang.simpan()
    gudang.git("switch", "-q", "-C", "usulan", "main")
    (gudang.path / "content/baru.md").write_text("# Baru\n", "utf-8")
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.DISETUJUI
    (gudang.path / PAGE).write_text("# Tentang\n", "utf-8")
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.DISETUJUI


def test_the_past_stays_approved(gudang: Gudang) -> None:
    """A proposal merged before this rule is not asked again; ``check`` tells what still stands."""
    append(gudang.path, SCRIPT)
    head = gudang.simpan()
    assert gudang.putuskan((SEKRETARIS, head), merged=True).status is VerdictStatus.DISETUJUI
