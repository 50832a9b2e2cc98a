"""Attempts to get something merged that nobody with the role has approved, on real repositories."""

import os
from pathlib import Path

import pytest
from tests.commands.test_weighing import ASLI, BARU, DOKUMEN, FORMULIR, LAGI, PERENCANA, Gudang
from tests.salinan import bertahap, office_data

from ukur.commands.gate.weighing import change_report_of, weigh_proposal
from ukur.model.findings import UkurError
from ukur.workflow.decision import VerdictStatus

SEKRETARIS, STAF = "peragaan-sekretaris", "peragaan-staf-2"
HALAMAN, PROGRAM, LAMPIRAN = "content/tentang.md", "generator/hitung.py", "content/lampiran.md"
ARSIP = "content/arsip/2023-TW4/v1/dokumen.txt"
PANJANG = "".join(f"baris {nomor}\n" for nomor in range(60))
"""Long enough for Git to know a file again under another name."""


def tulis(gudang: Gudang, path: str, isi: str) -> None:
    file = gudang.path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(isi, "utf-8")


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    """An office with a page, a program and an archived file; 2024-TW4 stands at draf."""
    office_data(tmp_path / "indicators")
    document = tmp_path / DOKUMEN
    document.write_text(bertahap(document.read_text("utf-8"), "draf"), "utf-8")
    repo = Gudang(tmp_path)
    for path in (HALAMAN, LAMPIRAN):
        tulis(repo, path, f"# {path}\n{PANJANG}")
    repo.git("init", "-q", "-b", "main")
    repo.simpan()
    repo.git("switch", "-qc", "usulan")
    return repo


def di_main(gudang: Gudang) -> None:
    gudang.git("switch", "-q", "main")


@pytest.mark.parametrize("tujuan", [PROGRAM, ARSIP], ids=["program", "arsip"])
def test_suntingan_terbawa_ke_nama_baru(gudang: Gudang, tujuan: str) -> None:
    """Main has moved the page; Git puts the edit of the old name into what is now a program, or archived.

    The approval is for a commit where the page is deleted: at its old name the merge says the same.
    """
    (gudang.path / HALAMAN).unlink()
    approved = gudang.simpan()
    gudang.git("checkout", "-q", "main", "--", HALAMAN)
    gudang.ubah(HALAMAN, "baris 30\n", "tak disetujui\n")
    di_main(gudang)
    (gudang.path / tujuan).parent.mkdir(parents=True)
    gudang.git("mv", HALAMAN, tujuan)
    gudang.simpan()
    merged = weigh_proposal(
        gudang.path, gudang.git("rev-parse", "main"), gudang.git("rev-parse", "usulan")
    ).tree
    assert "tak disetujui" in gudang.git("show", f"{merged}:{tujuan}")
    verdict = gudang.putuskan((SEKRETARIS, approved))
    assert verdict.status is VerdictStatus.GAGAL
    assert f"isi {tujuan} berbeda dari cabang utama, padahal tidak diubah usulan ini" in verdict.sentence
    gudang.git("switch", "-q", "usulan")
    gudang.git("merge", "-q", "--no-edit", "main")
    assert tujuan in str(gudang.putuskan((SEKRETARIS, approved)))  # now it is among the files that count


def submodul(gudang: Gudang, path: str) -> None:
    gudang.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path}")


def tautan(gudang: Gudang, path: str, tujuan: str) -> None:
    file = gudang.path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.symlink(tujuan, file)
    gudang.git("add", "-A")


@pytest.mark.parametrize("path", [HALAMAN, "content/baru.md", FORMULIR, "content/arsip/2023-TW4/v1/a.pdf"])
def test_bukan_berkas_biasa(gudang: Gudang, path: str) -> None:
    """A link to a file that somebody may change later, and a commit of another repository."""
    for jenis in ("tautan", "submodul"):
        gudang.git("switch", "-q", "-C", "usulan", "main")
        if jenis == "tautan":
            tautan(gudang, path, "/proc/self/environ")
        else:
            submodul(gudang, path)
        gudang.git("commit", "-qm", "ubah")
        verdict = gudang.putuskan(*((who, gudang.git("rev-parse", "usulan")) for who in (SEKRETARIS, STAF)))
        assert verdict.status is VerdictStatus.GAGAL
        assert f"{path} tautan simbolik atau submodul; ganti dengan berkas biasa" in verdict.sentence
        gudang.git("reset", "-q", "--hard")


@pytest.mark.parametrize("jadikan", ["tautan", "submodul", "berkas"])
def test_folder_data_diganti(gudang: Gudang, jadikan: str) -> None:
    gudang.git("mv", "indicators", "content/data")
    if jadikan == "tautan":
        tautan(gudang, "indicators", "content/data")
    elif jadikan == "submodul":
        submodul(gudang, "indicators")
    else:
        tulis(gudang, "indicators", "x")
        gudang.git("add", "-A")
    gudang.git("commit", "-qm", "ubah")
    head = gudang.git("rev-parse", "HEAD")
    verdict = gudang.putuskan(*((who, head) for who in ("peragaan-kepala", SEKRETARIS, PERENCANA)))
    assert verdict.status is VerdictStatus.GAGAL


def test_objek_pengganti_tidak_dipercaya(gudang: Gudang) -> None:
    """``git replace`` shows another file under the same name, here only: 49 in place of the proposal's 48."""
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    tulis(gudang, "lain.yml", (gudang.path / FORMULIR).read_text("utf-8").replace(BARU, LAGI))
    gudang.git("replace", f"HEAD:{FORMULIR}", gudang.git("hash-object", "-w", "lain.yml"))
    report = change_report_of(weigh_proposal(gudang.path, gudang.git("rev-parse", "main"), head))
    [sentence] = [s for part in report.parts for s in part.sentences if s.startswith("IKU-01 ")]
    assert "21,27 -> 21,72 persen" in sentence  # 48/221


@pytest.mark.parametrize("penggabung", ["union", "ours", "binary"])
def test_penggabung_dari_usulan_tidak_dipakai(gudang: Gudang, penggabung: str) -> None:
    """A conflict stays one, whatever the proposal's .gitattributes would make of it."""
    tulis(gudang, ".gitattributes", f"* merge={penggabung}\n")
    gudang.simpan()
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    di_main(gudang)
    gudang.ubah(FORMULIR, ASLI, LAGI)
    with pytest.raises(UkurError, match="bertabrakan dengan cabang tujuan"):
        gudang.putuskan((PERENCANA, head))


@pytest.mark.parametrize("pembatal", ["main", "usulan"])
@pytest.mark.parametrize("lebih_baru", ["halaman", "lampiran"])
def test_gabungan_silang(
    gudang: Gudang, monkeypatch: pytest.MonkeyPatch, pembatal: str, lebih_baru: str
) -> None:
    """Each side has merged the other, so that they part at two commits; then one side takes the page back.

    Whichever of the two Git compares with, the page that the merge alters is not passed by a Perencana.
    """
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"2025-01-01T0{1 if lebih_baru == 'halaman' else 3}:00:00Z")
    other_day = "2025-01-01T02:00:00Z"
    page = gudang.ubah(HALAMAN, "baris 10\n", "usulan\n")
    monkeypatch.setenv("GIT_COMMITTER_DATE", other_day)
    di_main(gudang)
    attachment = gudang.ubah(LAMPIRAN, "baris 20\n", "main\n")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-01-02T00:00:00Z")
    gudang.git("merge", "-q", "--no-edit", page)
    gudang.git("switch", "-q", "usulan")
    gudang.git("merge", "-q", "--no-edit", attachment)
    gudang.git("switch", "-q", pembatal)
    gudang.ubah(HALAMAN, "usulan\n", "baris 10\n")
    gudang.git("switch", "-q", "usulan")
    head = gudang.ubah(FORMULIR, ASLI, BARU)
    assert len(gudang.git("merge-base", "--all", "main", head).split()) == 2
    assert gudang.putuskan((PERENCANA, head)).status is not VerdictStatus.DISETUJUI


@pytest.mark.parametrize(
    "nama", [b"content/a\n::error::b.md", b"content/\xff.md", b"content/\xe2\x80\xaedm.py.md"]
)
def test_nama_berkas_janggal(gudang: Gudang, nama: bytes) -> None:
    """What the gate says stays one line that can be written anywhere."""
    Path(os.fsdecode(os.fsencode(gudang.path) + b"/" + nama)).write_text("x", "utf-8")
    head = gudang.simpan()
    verdict = gudang.putuskan((SEKRETARIS, head))
    report = change_report_of(weigh_proposal(gudang.path, gudang.git("rev-parse", "main"), head))
    said = [
        verdict.sentence,
        *(reason for item in verdict.requirements for reason in item.requirement.reason),
    ]
    said += [sentence for part in report.parts for sentence in part.sentences]
    assert verdict.status is VerdictStatus.GAGAL
    assert all(sentence.isprintable() for sentence in said)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        pytest.param("unit: dinas\n", "unit: dinas\nunit: dinas\n", id="kunci kembar"),
        pytest.param("pembilang: 47\n", "pembilang: &a 48\n", id="jangkar"),
        pytest.param("pembilang: 47\n", "pembilang: !!int 48\n", id="penanda jenis"),
        pytest.param("pembilang: 47\n", "pembilang: 48\n    <<: {pembilang: 47}\n", id="kunci gabungan"),
        pytest.param("unit: dinas\n", "unit: dinas\n---\nunit: dinas\n", id="dokumen kedua"),
        pytest.param("pembilang: 47\n", "pembilang: 47\x85    realisasi: 9\n", id="baris baru yang lain"),
    ],
)
def test_yaml_bermuka_dua(gudang: Gudang, lama: str, baru: str) -> None:
    head = gudang.ubah(FORMULIR, lama, baru)
    assert gudang.putuskan((PERENCANA, head), (SEKRETARIS, head)).status is VerdictStatus.GAGAL


def test_mode_saja(gudang: Gudang) -> None:
    """Nothing of the meaning changes; somebody looks at it all the same."""
    gudang.git("update-index", "--chmod=+x", FORMULIR)
    gudang.git("commit", "-qm", "ubah")
    head = gudang.git("rev-parse", "HEAD")
    assert gudang.putuskan().status is VerdictStatus.MENUNGGU
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.DISETUJUI


@pytest.mark.parametrize("kosong", [True, False], ids=["commit kosong", "kepala sama dengan dasar"])
def test_tanpa_perubahan(gudang: Gudang, kosong: bool) -> None:
    if kosong:
        gudang.git("commit", "-q", "--allow-empty", "-m", "kosong")
    head = gudang.git("rev-parse", "HEAD")
    assert gudang.putuskan((SEKRETARIS, head), (PERENCANA, head)).status is VerdictStatus.GALAT


@pytest.mark.parametrize(
    ("akun", "status"),
    [
        pytest.param("Peragaan-SEKRETARIS", VerdictStatus.DISETUJUI, id="huruf besar: akun yang sama"),
        pytest.param("peragaan-se\u212aretaris", VerdictStatus.MENUNGGU, id="tanda Kelvin: akun lain"),
        pytest.param("peragaan-sekretari\u0455", VerdictStatus.MENUNGGU, id="huruf Kiril: akun lain"),
        pytest.param("peragaan-sekretaris ", VerdictStatus.MENUNGGU, id="spasi di belakang: akun lain"),
    ],
)
def test_ejaan_akun(gudang: Gudang, akun: str, status: VerdictStatus) -> None:
    head = gudang.ubah(HALAMAN, "baris 1\n", "baris satu\n")
    assert gudang.putuskan((akun, head)).status is status
