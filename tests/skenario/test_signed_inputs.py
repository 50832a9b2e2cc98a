"""Between signature and filing a document stays as it was signed: in the gate, on the site, in its files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.document.baca_pdf import rapat
from tests.nightly import A_WAY
from tests.salinan import salin
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, mandiri, tahap
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Keluaran,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.panggung import putuskan
from tests.skenario.penerbitan import PENYETUJU, DiGitHubTerbit, naskah_sah
from tests.skenario.penggabungan import CARA
from tests.skenario.signed_inputs import (
    BY_SEKRETARIS,
    INSTANSI,
    OTHERS,
    REST_ON_NOTHING,
    SCRIPT,
    InputChange,
    pdf_text,
    shown,
)

pytestmark = pytest.mark.first_test_daily(A_WAY)

Terbitkan = Callable[..., Keluaran]
ALL = {**BY_SEKRETARIS, **OTHERS}
CHANGES = pytest.mark.parametrize("change", ALL.values(), ids=ALL)
NAMA = BY_SEKRETARIS["nama"]


@pytest.fixture
def unsigned(kantor: Kantor) -> Iterator[DiGitHubTerbit]:
    """An office on GitHub before the order."""
    made = DiGitHubTerbit(kantor)
    yield made
    made.tutup()


def _proposed(github: DiGitHubTerbit, ukur: Ukur, change: InputChange, *approvers: str) -> Keluaran:
    github.kantor.cabang()
    github.kantor.tulis(STAF, {change.path: change.edit})
    github.buka(STAF)
    for account in approvers:
        github.setujui(account)
    return putuskan(github.kantor, github, ukur)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@CHANGES
def test_gate_wants_the_documents_approvals(github: DiGitHubTerbit, ukur: Ukur, change: InputChange) -> None:
    """Those of the steps that the document went through: Kepala and Sekretaris alone do not do."""
    alone = _proposed(github, ukur, change, SEKRETARIS, KEPALA)
    assert (alone.kode, github.keadaan()) == (1, "pending"), alone.out
    assert "masukan dokumen 2025-TW4 berubah sesudah ditandatangani" in alone.out
    assert "2 orang Tim SAKIP" in alone.out
    for account in PENYETUJU:
        github.setujui(account)
    whole = putuskan(github.kantor, github, ukur)
    assert (whole.kode, github.keadaan()) == (0, "success"), whole.out


@pytest.mark.parametrize("change", REST_ON_NOTHING.values(), ids=REST_ON_NOTHING)
def test_gate_of_what_is_no_input(github: DiGitHubTerbit, ukur: Ukur, change: InputChange) -> None:
    done = _proposed(github, ukur, change, SEKRETARIS)
    assert done.kode == 0, done.out


def test_gate_after_filing(github_arsip: DiGitHubTerbit, ukur: Ukur) -> None:
    """The archive holds the document as it was signed: its inputs are the next document's business."""
    done = _proposed(github_arsip, ukur, NAMA, SEKRETARIS)
    assert done.kode == 0, done.out


def test_gate_of_a_document_closed_without_archive(github: DiGitHubTerbit, ukur: Ukur) -> None:
    """Else Staf alone would end what keeps a signed document as it is."""
    closed = InputChange(DOKUMEN, tahap("arsip"), "")
    alone = _proposed(github, ukur, closed, STAF_2)
    assert (alone.kode, github.keadaan()) == (1, "pending"), alone.out
    assert "dokumen 2025-TW4 ditutup tanpa diarsipkan" in alone.out
    for account in PENYETUJU:
        github.setujui(account)
    assert putuskan(github.kantor, github, ukur).kode == 0


@pytest.mark.one_daily("one input a day: the rule is read case by case in tests/workflow")
@CHANGES
def test_shown_as_signed(github: DiGitHubTerbit, change: InputChange) -> None:
    """Merged past the gate, the change is in the data, and in no rendering of the document."""
    before = shown(github.kantor.utama)
    github.gabungkan(PERENCANA, {change.path: change.edit}, (SEKRETARIS,))
    after = shown(github.kantor.utama)
    assert change.told not in after.page
    assert rapat(change.told).casefold() not in after.pdf.casefold()
    assert (after.page, after.pdf, after.files) == (before.page, before.pdf, before.files)
    assert "KONSEP" not in after.page + after.pdf


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@CHANGES
def test_the_change_would_be_seen(github: DiGitHubTerbit, change: InputChange) -> None:
    """Each of them shows in a document that is not signed, so that the rows above say something."""
    github.gabungkan(PERENCANA, {change.path: change.edit, DOKUMEN: tahap("dokumen")}, (SEKRETARIS,))
    after = shown(github.kantor.utama, konsep=True)
    assert change.told in after.page
    assert rapat(change.told).casefold() in after.pdf.casefold()
    assert "KONSEP" in after.page


def test_a_published_figure_changes_by_correction_only(github: DiGitHubTerbit, ukur: Ukur) -> None:
    """An earlier figure that the document compares with: 46 instead of 47 villages in 2024."""
    path = "indicators/pengukuran/2024-TW4/dinas.yml"
    done = _proposed(github, ukur, InputChange(path, mandiri(46), ""), *PENYETUJU)
    assert (done.kode, github.keadaan()) == (1, "failure")
    assert "berubah tanpa koreksi di koreksi.yml" in done.out


def test_without_history_it_is_a_draft(github: DiGitHubTerbit) -> None:
    """A ZIP of the repository proves nothing: neither page nor PDF says that the document is signed."""
    shutil.rmtree(github.kantor.utama / ".git")
    found = shown(github.kantor.utama)
    for text in (rapat(found.page), found.pdf):
        assert "KONSEP-belumdisahkan" in text
        assert rapat("riwayat Git tidak ada atau tidak terbaca di salinan ini") in text
        assert rapat("8 Januari 2026") not in text.partition("PelaksanaanSOP")[0]


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("depth", "draft"),
    [
        pytest.param(1, True, id="without the commit that signed it"),
        pytest.param(3, False, id="with it and the one before"),
    ],
)
def test_part_of_the_history(github: DiGitHubTerbit, tmp_path: Path, depth: int, draft: bool) -> None:
    """Three commits of main: the set-up, the signature, and a name that Sekretaris alone approved."""
    github.gabungkan(PERENCANA, {NAMA.path: NAMA.edit}, (SEKRETARIS,))
    source = github.kantor.pusat.as_uri()
    jalankan_git(tmp_path, "clone", "--quiet", f"--depth={depth}", "--branch=main", source, "salinan")
    found = shown(tmp_path / "salinan")
    assert ("KONSEP" in found.page) is draft
    assert ("riwayat Git di salinan ini terpotong" in found.page) is draft
    assert (NAMA.told in found.page) is draft


@pytest.mark.nightly("test_without_history_it_is_a_draft shows the same every day")
def test_part_of_another_repository(github: DiGitHubTerbit) -> None:
    """A folder inside somebody's repository has no history of its own there."""
    inside = github.kantor.utama / "kantor-lain"
    shutil.copytree(github.kantor.utama / "indicators", inside / "indicators")
    assert "KONSEP" in shown(inside).page


def test_not_committed(github: DiGitHubTerbit) -> None:
    """What lies in the folder and in no commit is shown in a preview only, and as a draft."""
    form = github.kantor.utama / FORMULIR
    form.write_text(mandiri(48)(form.read_text("utf-8")), "utf-8")
    assert "21,72" not in shown(github.kantor.utama).page  # 48 of 221
    preview = shown(github.kantor.utama, konsep=True)
    assert "21,72" in preview.page
    assert "isinya berubah sejak ditandatangani" in preview.page
    assert "KONSEP" in preview.pdf


@pytest.mark.nightly("test_shown_as_signed holds an input every day")
def test_recorded_after_the_signature(github: DiGitHubTerbit) -> None:
    """Where the printed copy is kept is recorded later; the document stays as it was signed."""
    before = shown(github.kantor.utama)
    github.gabungkan(STAF, {DOKUMEN: lambda text: f"lokasi_arsip: Lemari 2\n{text}"}, (KEPALA,))
    assert shown(github.kantor.utama).files == before.files


def _with_program(github: DiGitHubTerbit, version: str) -> None:
    text = f'[project]\nname = "ukur"\nversion = "{version}"\n'
    github.gabungkan(STAF, {"pyproject.toml": lambda _: text}, (KEPALA, SEKRETARIS))


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("way", "refused"),
    [pytest.param("rebase", True, id="commit by commit"), pytest.param("merge", False, id="as one")],
)
def test_signed_in_the_middle_of_a_proposal(
    unsigned: DiGitHubTerbit, terbit: Terbitkan, way: str, refused: bool
) -> None:
    """The signature with a baseline that the last commit takes back: nobody who approved saw it."""
    github, baseline = unsigned, BY_SEKRETARIS["baseline"]
    kantor = github.kantor
    kantor.cabang()
    kantor.tulis(STAF, {**naskah_sah(kantor), baseline.path: baseline.edit})
    kantor.tulis(STAF, {baseline.path: lambda text: text.partition("baseline:")[0]})
    github.buka(STAF)
    for account in PENYETUJU:
        github.setujui(account)
    before = kantor.kepala("main")
    kantor.cabang("main")
    CARA[way](kantor)
    kantor.dorong("main")
    kantor.mutakhirkan()
    github.tiruan.gabungkan(github.sini, kantor.kepala("main"), before)
    done = terbit(github, "check")
    assert done.kode == int(refused), done.err
    assert ("ditandatangani di tengah usulan" in done.err) is refused
    assert refused or baseline.told not in shown(kantor.utama).page


def test_publishing_refuses_what_the_gate_would(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    github.gabungkan(PERENCANA, {NAMA.path: NAMA.edit}, (SEKRETARIS,))
    done = terbit(github, "check")
    assert (done.kode, done.out) == (1, "")
    assert "digabungkan tanpa disetujui" in done.err


@pytest.mark.nightly("test_shown_as_signed holds an input every day")
def test_published_as_signed(github: DiGitHubTerbit, ukur: Ukur, terbit: Terbitkan) -> None:
    """An earlier program let such a change through: its past is accepted, the document stays as signed."""
    _with_program(github, "0.3.0")
    github.gabungkan(PERENCANA, {NAMA.path: NAMA.edit}, (SEKRETARIS,))
    _with_program(github, "0.4.0")
    done = terbit(github, "check")
    assert done.kode == 0, done.err
    place = salin(github.kantor.utama, "content", "mkdocs.yml")
    assert ukur("build", di=place).kode == 0
    site = place / "situs/dokumen/2025-TW4"
    visible = SCRIPT.sub("", (site / "index.html").read_text("utf-8"))
    (pdf,) = site.glob("pengukuran-kinerja*.pdf")
    for text in (visible, pdf_text(pdf.read_bytes())):
        assert rapat("berstatus Mandiri") in rapat(text)
        assert rapat(NAMA.told) not in rapat(text)
        assert "KONSEP" not in text
    home = (place / "situs/index.html").read_text("utf-8")
    assert NAMA.told not in home


def _picture(colour: str) -> Ubah:
    shape = f'<rect width="9" height="9" fill="{colour}"/>'
    return lambda _: f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{shape}</svg>\n'


@pytest.mark.nightly("test_shown_as_signed holds an input every day")
def test_picture_of_the_letterhead(unsigned: DiGitHubTerbit, ukur: Ukur) -> None:
    """It belongs to the document: another one needs its approvals, and no file shows it before the next."""
    both, path = (KEPALA, SEKRETARIS), "content/lambang/kabupaten.svg"
    letterhead = ganti("kop: {}", "kop:\n  lambang: kabupaten.svg")
    unsigned.gabungkan(STAF, {path: _picture("red"), INSTANSI: letterhead}, both)
    unsigned.sahkan()
    before = shown(unsigned.kantor.utama)
    alone = _proposed(unsigned, ukur, InputChange(path, _picture("blue"), ""), *both)
    assert alone.kode == 1, alone.out
    assert "masukan dokumen 2025-TW4 berubah sesudah ditandatangani" in alone.out
    unsigned.gabung((), "usulan")
    after = shown(unsigned.kantor.utama)
    assert (after.page, after.files) == (before.page, before.files)
    assert [isi for path, isi in after.beside if path == "dokumen/2025-TW4/kabupaten.svg"] == [
        _picture("red")("").encode()
    ]
    assert 'src="../../dokumen/2025-TW4/kabupaten.svg"' in after.page
