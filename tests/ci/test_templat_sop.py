"""What issue forms and templates say of the SOP is what sop.yml says: they are copies, so compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ukur.model.catalogue import Catalogue
from ukur.model.peran import DaftarPeran
from ukur.model.sop import Langkah
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from ukur.workflow.stage_moves import last_langkah

REPO = Path(__file__).resolve().parents[2]
KERANGKA = REPO / "generator/ukur/commands/data/skeleton/indicators"
LANGKAH = {"format": (3,), "himpun": (4,), "evaluasi": (5, 6), "pengesahan": (7, 8), "arsip": (9,)}
TAHAP = {"format": "format", "himpun": "draf", "evaluasi": "konsep"}
TAHAP |= {"pengesahan": "ditandatangani", "arsip": "arsip"}
TEMPLAT = [pytest.param(name, id=name) for name in LANGKAH]
# sop.yml of this repository copies a printed SOP with its misprints; templates, which every office gets, not.
SALAH_CETAK = {
    "pengukuranj": "pengukuran kinerja",
    "kineja": "kinerja",
    "ditanda tangani": "ditandatangani",
    "1 hari": "1 Hari",
}


@pytest.fixture(scope="module")
def kerangka() -> Catalogue:
    """The SOP and the roles that a new office starts from."""
    found = read_catalogue(Folder(KERANGKA)).catalogue
    assert found is not None
    return found


def rapi(teks: str) -> str:
    for wrong, right in SALAH_CETAK.items():
        teks = teks.replace(wrong, right)
    return " ".join(teks.split())


def penyetuju(langkah: Langkah, peran: DaftarPeran) -> str:
    counts = ((peran.peran[item.peran].nama, item.jumlah) for item in langkah.persetujuan)
    return ", ".join(name if count == 1 else f"{name} ({count} orang)" for name, count in counts)


def baris(langkah: Langkah, peran: DaftarPeran) -> Iterator[str]:
    """Yield the lines that a template must have for a step."""
    yield f"## Langkah {langkah.nomor}: {rapi(langkah.kegiatan)}"
    who, when, out = penyetuju(langkah, peran), rapi(langkah.waktu), rapi(langkah.output)
    yield f"Disetujui oleh: {who}. Waktu baku: {when}. Hasil: {out}."
    yield f"- [ ] Kelengkapan: {rapi(langkah.kelengkapan)}"


def templat(nama: str) -> list[str]:
    return (REPO / f".github/PULL_REQUEST_TEMPLATE/{nama}.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "sumber", [pytest.param("katalog", id="SOP dinas"), pytest.param("kerangka", id="SOP baru")]
)
@pytest.mark.parametrize("nama", TEMPLAT)
def test_templat_menyalin_sop(request: pytest.FixtureRequest, sumber: str, nama: str) -> None:
    katalog: Catalogue = request.getfixturevalue(sumber)
    steps = {step.nomor: step for step in katalog.sop.langkah}
    expected = [line for number in LANGKAH[nama] for line in baris(steps[number], katalog.peran)]
    kept = ("## Langkah", "Disetujui oleh", "- [ ] Kelengkapan")
    assert [line for line in templat(nama) if line.startswith(kept)] == expected


def test_semua_langkah_ada_templatnya(katalog: Catalogue) -> None:
    ordered = [number for numbers in LANGKAH.values() for number in numbers]
    assert ordered == [step.nomor for step in katalog.sop.langkah][2:]
    files = {path.stem for path in (REPO / ".github/PULL_REQUEST_TEMPLATE").iterdir()}
    assert files == set(LANGKAH)


@pytest.mark.parametrize("nama", TEMPLAT)
def test_tahap_yang_diminta_menutup_langkahnya(katalog: Catalogue, nama: str) -> None:
    """The stage that a template asks for is the one at which the SOP's last step of it is approved."""
    asked = next(line for line in templat(nama) if "`tahap`" in line and "menjadi" in line)
    assert f"menjadi `{TAHAP[nama]}`" in asked
    step = next(item for item in katalog.sop.langkah if item.nomor == LANGKAH[nama][-1])
    assert str(step.tahap) == TAHAP[nama]
    assert last_langkah(katalog.sop, step.tahap)[-1].nomor == step.nomor


def test_templat_baku_memuat_semua_langkah(katalog: Catalogue) -> None:
    """Gitea and Forgejo know one template only: this one."""
    text = (REPO / ".github/pull_request_template.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and line[2].isdigit()]
    assert rows == [
        f"| {n}. {rapi(step.kegiatan)} | {rapi(step.kelengkapan)} | {penyetuju(step, katalog.peran)} |"
        for n, step in enumerate(katalog.sop.langkah[2:], 3)
    ]


def test_gitlab_memakai_naskah_yang_sama() -> None:
    folder = REPO / ".gitlab/merge_request_templates"
    pairs = {f"{name.capitalize()}.md": f".github/PULL_REQUEST_TEMPLATE/{name}.md" for name in LANGKAH}
    pairs["Default.md"] = ".github/pull_request_template.md"
    assert {path.name for path in folder.iterdir()} == set(pairs)
    assert {
        name for name, path in pairs.items() if (folder / name).read_bytes() != (REPO / path).read_bytes()
    } == set()


@pytest.mark.parametrize(
    "berkas",
    [
        pytest.param(".github/ISSUE_TEMPLATE/perintah-pengukuran.yml", id="isian GitHub, Gitea, dan Forgejo"),
        pytest.param(".gitlab/issue_templates/Perintah_pengukuran.md", id="GitLab"),
    ],
)
def test_perintah_menyalin_dua_langkah_pertama(katalog: Catalogue, berkas: str) -> None:
    text = " ".join((REPO / berkas).read_text("utf-8").split())
    for step in katalog.sop.langkah[:2]:
        (doer,) = step.pelaksana
        name = katalog.peran.peran[doer].nama
        sentence = (
            f"**Langkah {step.nomor}.** {rapi(step.kegiatan)}. Pelaksana: {name}. Waktu baku: {step.waktu}."
        )
        assert sentence in text
        assert rapi(step.kelengkapan) in text.partition("Kelengkapan")[2]
    assert {step.tahap.value for step in katalog.sop.langkah[:2]} == {"perintah"}


def test_isian_perintah_meminta_periode_dan_batas_waktu() -> None:
    form = YAML(typ="safe", pure=True).load(REPO / ".github/ISSUE_TEMPLATE/perintah-pengukuran.yml")
    fields = {
        item["id"]: item.get("validations", {}).get("required", False)
        for item in form["body"]
        if "id" in item
    }
    assert fields == {
        "periode": True,
        "perintah": True,
        "batas": True,
        "catatan": False,
        "kelengkapan": False,
    }
