"""``ukur templates``: what a repository says of its SOP comes from sop.yml, the shipped one's too."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from tests.jahat import JAHAT
from tests.skenario.kantor_badan import isi_data

from ukur.commands.cli.main import cli
from ukur.commands.data.guide_words import GUIDES, INDEX, PLANNER, site_guides
from ukur.commands.data.new_office import SKELETON, start_office
from ukur.commands.data.program_files import guide_files
from ukur.commands.data.role_example import OPERATOR
from ukur.commands.data.sop_templates import differing, sop_templates, write_templates
from ukur.hosts.order_templates import FORM, order_templates
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Tahap
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from ukur.workflow.proposal_templates import KINDS, proposal_templates

REPO = Path(__file__).resolve().parents[2]
BAWAAN = ("Langkah 8", "Langkah 9", "Tim SAKIP", "Kepala Dinas", "Fungsional Perencana", "Staf")
"""What only the SOP says that every office starts from."""


def start(folder: Path) -> Path:
    start_office(folder)
    return folder


def katalog_dari(folder: Path) -> Catalogue:
    found = read_catalogue(Folder(folder)).catalogue
    assert found is not None
    return found


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """What ``ukur init`` writes of it, with data of another SOP: seven steps, four roles, two signatories."""
    shutil.copytree(SKELETON / "indicators", tmp_path / "indicators")
    for path in (*sop_templates(REPO, katalog_dari(SKELETON / "indicators")), *GUIDES):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPO / path, tmp_path / path)
    isi_data(tmp_path)
    return tmp_path


def test_yang_dikirim_sama_dengan_hasilnya() -> None:
    """The files that every office gets are what the command writes from the SOP that it gets with them."""
    assert differing(REPO, sop_templates(REPO, katalog_dari(SKELETON / "indicators"))) == []


def test_setiap_tahap_ada_usulannya() -> None:
    stages = [stage for kind in KINDS for stage in kind.stages]
    assert stages == [stage for stage in Tahap if stage is not Tahap.PERINTAH]


def test_sop_lain(kantor: Path) -> None:
    sop = katalog_dari(kantor / "indicators")
    changed = write_templates(kantor, sop_templates(kantor, sop))
    assert set(changed) >= {".github/pull_request_template.md", *GUIDES}
    files = {path: (kantor / path).read_text("utf-8") for path in changed}
    templates = {path: text for path, text in files.items() if path not in GUIDES}
    assert [(path, word) for path, text in templates.items() for word in BAWAAN if word in text] == []
    signing = files[".gitlab/merge_request_templates/Pengesahan.md"]
    assert "## Langkah 6: Menandatangani dokumen" in signing
    assert "Disetujui oleh: Kepala Badan, Bupati. Waktu baku: 1 Hari. Hasil: Hasil." in signing
    assert "Persetujuan Kepala Badan dan Bupati pada usulan ini adalah keputusannya." in signing
    order = YAML(typ="safe", pure=True).load(files[FORM])
    assert "Kepala Badan mengisi dan mengirim isian ini, lalu menunjuk Analis" in " ".join(
        order["body"][0]["attributes"]["value"].split()
    )
    assert differing(kantor, sop_templates(kantor, sop)) == []


def test_panduan_dan_menu(kantor: Path) -> None:
    write_templates(kantor, sop_templates(kantor, katalog_dari(kantor / "indicators")))
    index = (kantor / "content/panduan/index.md").read_text("utf-8")
    assert (
        "| `ditandatangani` | 6: dokumen disahkan dan terbit di situs ini | Kepala Badan, Bupati |" in index
    )
    assert "| `arsip` | 7: dokumen didokumentasikan | Analis Kinerja |" in index
    assert "| peran dan pemegangnya | Kepala Badan, Sekretaris Badan | `peran.yml` |" in index
    assert "| koreksi | Kepala Badan | `koreksi.yml` |" in index
    assert "| arsip | Analis Kinerja | `content/arsip/` |" in index
    planner = (kantor / "content/panduan/perencana.md").read_text("utf-8")
    assert (
        "| Format | `tahap: format`; `dokumen.yml` dan formulir kosong tiap unit | Sekretaris Badan |"
        in planner
    )
    menu = (kantor / "mkdocs.yml").read_text("utf-8")
    assert "      - Kepala Badan: panduan/kepala.md\n" in menu
    assert "      - Sekretaris Badan: panduan/sekretaris.md\n" in menu


def test_panduan_bawaan_program_memakai_kata_kantor(kantor: Path) -> None:
    """Guides come with the program: on an office's site their tables have its roles; its own page stays."""
    office = katalog_dari(kantor / "indicators")
    shown = site_guides((), office)
    assert "| arsip | Analis Kinerja | `content/arsip/` |" in shown[INDEX].decode()
    assert "| Sekretaris Badan |" in shown[PLANNER].decode()
    assert INDEX not in site_guides({INDEX}, office)
    assert site_guides((), katalog_dari(SKELETON / "indicators")) == guide_files()


KATA_BAWAAN = re.compile(
    r"Kepala Dinas|Sekretaris(?! Badan)|Tim SAKIP|\bPerencana\b|\bStaf\b|fungsional-perencana"
    r"|tim-sakip(?!\.md)|[Ll]angkah (?:[89]|[1-9](?:,? dan|,) [89])\b"
)
"""Roles of the SOP that every office starts from, and steps that the office of seven steps does not have."""


def test_tidak_ada_peran_bawaan_yang_tersisa(kantor: Path) -> None:
    """In no guide as the office's site shows it, in no template, workflow or menu of its repository."""
    office = katalog_dari(kantor / "indicators")
    whole = start(kantor.parent / "utuh")
    shutil.copytree(kantor / "indicators", whole / "indicators", dirs_exist_ok=True)
    write_templates(whole, sop_templates(whole, office))
    written = [path for path in whole.rglob("*") if path.is_file() and path.suffix in {".md", ".yml"}]
    texts = {str(path.relative_to(whole)): path.read_text("utf-8") for path in written}
    texts = {path: text for path, text in texts.items() if not path.startswith("indicators/")}
    assert {".github/workflows/gate.yml", ".gitea/workflows/gate.yml", ".gitlab-ci.yml"} <= texts.keys()
    texts |= {path: raw.decode() for path, raw in site_guides((), office).items()}
    assert [(path, match[0]) for path, text in texts.items() for match in KATA_BAWAAN.finditer(text)] == []


def test_peran_dan_langkah_kantor_di_panduan(kantor: Path) -> None:
    """Steps by their stage: 5 and 6 of the guides are step 4 here, 7 is 5, 9 is 7."""
    shown = {path: raw.decode() for path, raw in site_guides((), katalog_dari(kantor / "indicators")).items()}
    head = shown["content/panduan/kepala.md"]
    assert head.startswith("---\ntitle: Kepala Badan\n")
    assert "**pertanyaan langkah 5**" in head
    assert "Langkah 7 SOP menyimpan dokumen" in shown["content/panduan/arsip.md"]
    assert "Analis Kinerja mengerjakan langkah 4 SOP" in shown["content/panduan/tim-sakip.md"]
    assert "title: Analis Kinerja\n" in shown["content/panduan/perencana.md"]  # planner and archive: one role
    operator = shown[OPERATOR]
    assert "  pengelola-data:\n    nama: Pengelola Data\n" in operator
    # step 4 asks one analyst, who may have written it: two accounts
    assert "| `analis` | 2 akun | menyetujui langkah 3, 4 dan 7; penulis usulan" in operator
    assert "| `kepala-badan` | 1 akun | menyetujui langkah 5 dan 6 |" in operator
    assert "| `bupati` | 1 akun | menyetujui langkah 6 |" in operator
    assert "- peran: kepala-badan\n        pengganti: [sekretaris, analis]" in operator
    YAML(typ="safe", pure=True).load(operator.partition("# indicators/peran.yml\n")[2].partition("```")[0])


def test_salinan_panduan_yang_disunting(kantor: Path) -> None:
    """An office's copy of a guide: lines of the program follow the SOP, the office's own words stay."""
    path = kantor / "content/panduan/sekretaris.md"
    path.write_bytes(guide_files()["content/panduan/sekretaris.md"] + b"Sekretaris Daerah hadir.\n")
    office = katalog_dari(kantor / "indicators")
    write_templates(kantor, sop_templates(kantor, office))
    text = path.read_text("utf-8")
    assert "Sekretaris Badan muncul di hampir setiap usulan" in text
    assert text.endswith("\nSekretaris Daerah hadir.\n")
    assert differing(kantor, sop_templates(kantor, office)) == []


def test_nama_peran_jahat_di_panduan(katalog: Catalogue) -> None:
    """A role's name is text in the page's head, in prose and in examples: nothing opens, nothing closes."""
    roles = {key: role.model_copy(update={"nama": JAHAT}) for key, role in katalog.peran.peran.items()}
    office = replace(katalog, peran=katalog.peran.model_copy(update={"peran": roles}))
    for path, raw in site_guides((), office).items():
        text = raw.decode()
        assert text.count("```") == guide_files()[path].decode().count("```")
        head = YAML(typ="safe", pure=True).load(text.partition("---\n")[2].partition("\n---\n")[0])
        assert set(head) <= {"title", "description", "hide"}
        outside = re.sub(r"^```.*?^```|^ {4,}.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
        assert "<img" not in outside.partition("\n---\n")[2]


def test_perintah(kantor: Path) -> None:
    run = CliRunner()
    want = ["templates", "--repo", str(kantor)]
    first = run.invoke(cli, [*want, "--check"], standalone_mode=False)
    assert (first.return_value, "mkdocs.yml" in first.output) == (1, True)
    assert run.invoke(cli, want, standalone_mode=False).return_value == 0
    again = run.invoke(cli, [*want, "--check"], standalone_mode=False)
    assert (again.return_value, again.output) == (0, "")


def test_panduan_yang_dihapus_tidak_dibuat_lagi(kantor: Path) -> None:
    for path in GUIDES:
        (kantor / path).unlink()
    write_templates(kantor, sop_templates(kantor, katalog_dari(kantor / "indicators")))
    assert [path for path in GUIDES if (kantor / path).exists()] == []


def test_teks_jahat_tetap_teks(katalog: Catalogue) -> None:
    """The form stays the form, and a table row one row, whatever a step is called."""
    step = katalog.sop.langkah[0].model_copy(update={"kegiatan": JAHAT, "kelengkapan": JAHAT})
    rest = tuple(one.model_copy(update={"kegiatan": JAHAT}) for one in katalog.sop.langkah[1:])
    sop = katalog.sop.model_copy(update={"langkah": (step, *rest)})
    order = YAML(typ="safe", pure=True).load(order_templates(sop, katalog.peran)[FORM])
    assert [item["type"] for item in order["body"]] == ["markdown", *["input"] * 3, "textarea", "checkboxes"]
    usual = proposal_templates(sop, katalog.peran)[".github/pull_request_template.md"]
    rows = [line for line in usual.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + sum(one.tahap is not Tahap.PERINTAH for one in sop.langkah) + 1
