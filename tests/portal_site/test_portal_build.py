"""``ukur portal build``: a site from what is kept, in the place of the old one and of nothing else."""

from pathlib import Path

from click.testing import CliRunner
from tests.portal_site.portal_buatan import three

from ukur.commands.cli.main import cli
from ukur.commands.pages.portal_build import build_portal
from ukur.site.downloads import Download

SOURCES = """\
nama: Portal uji
kantor:
  "18.08.2.13": {nama: Dinas Contoh, alamat: "https://dinas.contoh.example"}
"""


def build(repo: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["portal", "build", "--repo", str(repo), *more], standalone_mode=False)
    return done.return_value if done.exception is None else 2, f"{done.output}{done.exception or ''}"


def test_an_office_that_nobody_fetched_is_shown_without_figures(tmp_path: Path) -> None:
    (tmp_path / "sumber.yml").write_text(SOURCES, "utf-8")
    for _ in range(2):  # the second takes the place of the first
        code, text = build(tmp_path)
        assert (code, "situs/index.html (1 kantor)" in text) == (0, True), text
    page = (tmp_path / "situs/kantor/18.08.2.13/index.html").read_text("utf-8")
    assert "belum pernah diambil" in page
    assert "Belum ada dokumen yang terverifikasi" in page
    assert sorted(path.name for path in tmp_path.iterdir()) == ["situs", "sumber.yml"]


def test_another_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sumber.yml").write_text(SOURCES, "utf-8")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/surat.txt").write_text("penting", "utf-8")
    code, text = build(tmp_path, "--site", str(tmp_path / "lain"))
    assert (code, "bukan situs buatan Ukur" in text) == (2, True)
    assert (tmp_path / "lain/surat.txt").read_text("utf-8") == "penting"


def test_what_the_rollup_made_is_published_beside(tmp_path: Path) -> None:
    """Parquet on disk, and the SQL on the page that says how the portal comes about."""
    made = tmp_path / "figur_utama.parquet"
    made.write_bytes(b"PAR1")
    file = Download("Tabel figur", "data/figur_utama.parquet", "application/vnd.apache.parquet", 4, "", made)
    build_portal(three(), tmp_path / "situs", lambda: None, {"peringkat": "SELECT '<b>'"}, (file,))
    assert (tmp_path / "situs/data/figur_utama.parquet").read_bytes() == b"PAR1"
    assert 'href="../data/figur_utama.parquet"' in (tmp_path / "situs/data/index.html").read_text("utf-8")
    method = (tmp_path / "situs/cara-kerja/index.html").read_text("utf-8")
    assert "Hitungan peringkat (SQL)" in method
    assert "SELECT &#39;&lt;b&gt;&#39;" in method
