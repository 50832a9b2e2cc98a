import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import (
    DIKOREKSI,
    KOREKSI,
    SEMUA,
    V1,
    V2,
    ajukan_arsip,
    arsip,
    gabungkan,
    isi,
    koreksi,
    menjadi_bentuk_satu,
)
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, mandiri
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    Kantor,
    Ukur,
    ganti,
)

from ukur.archive.frozen import thaw, thaw_form
from ukur.archive.pelaksanaan import read_pelaksanaan
from ukur.commands.filing import drill
from ukur.commands.filing.archiving import print_files
from ukur.commands.filing.drill import rebuild
from ukur.document.wording import NOT_YET_RECORDED
from ukur.measure.edition import CURRENT, Edition
from ukur.model.findings import UkurError

pytestmark = pytest.mark.first_test_daily(A_WAY)


def test_diarsipkan(sah: Kantor) -> None:
    """Each file as it was approved: the data byte for byte, the figure known by hand, who approved."""
    done = arsip(sah)
    assert (done.folder, done.baru) == (V1, True)
    assert done.catatan.startswith("Naskah bertanggal 8 Januari 2026, sedangkan persetujuan")
    held = isi(sah)
    for path in (DOKUMEN, FORMULIR, "indicators/sop.yml"):
        assert held[f"{V1}/masukan/{path}"] == (sah.utama / path).read_bytes()
    document = thaw(held[f"{V1}/dokumen.json"])
    assert document.baris[0].triwulan.realisasi.teks == "21,27"  # 47 of 221 villages
    record = json.loads(held[f"{V1}/persetujuan.json"])
    assert [len(change["setuju"]) for change in record["perubahan"]] == [1, 1, 3, 1]
    assert record["perubahan"][-1]["setuju"][0]["akun"] == KEPALA
    steps = read_pelaksanaan(held[f"{V1}/pelaksanaan.json"]).langkah
    assert [len(step.usulan) for step in steps] == [0, 0, 1, 1, 1, 1, 1, 1, 0]
    assert steps[7].usulan[0].dibuka is None  # nobody tells it without a host
    assert [item.akun for item in steps[7].usulan[0].disetujui] == [KEPALA]
    printed = {step.nomor: step.oleh for step in document.catatan_sop if step.oleh != NOT_YET_RECORDED}
    assert printed == {
        **{1: "Kepala Dinas", 2: "Sekretaris", 7: "Kepala Dinas", 8: "Kepala Dinas"},  # the office's own rows
        3: "disetujui Sekretaris",
        4: "disetujui Fungsional Perencana",
        5: "disetujui Tim SAKIP",
        6: "disetujui Sekretaris",
    }
    (line,) = held["register.jsonl"].decode().splitlines()
    row = json.loads(line)
    assert (row["folder"], row["nomor"], row["sebelum"]) == (V1, 1, "0" * 64)
    assert row["manifest"] == hashlib.sha256(held[f"{V1}/manifest.json"]).hexdigest()


def test_dua_kali_sama_saja(sah: Kantor) -> None:
    arsip(sah)
    before = isi(sah)
    again = arsip(sah)
    assert (again.folder, again.baru) == (V1, False)
    assert isi(sah) == before


def test_salinan_lain_memberi_bita_yang_sama(sah: Kantor, tmp_path: Path, kunci: dict[str, Path]) -> None:
    other = sah.salin(tmp_path / "lain", kunci)
    arsip(sah)
    arsip(other)
    assert isi(sah) == isi(other)


def test_langkah_sembilan_bukan_perubahan(sah: Kantor, kunci: dict[str, Path]) -> None:
    """After the archive's own proposal the document stands at arsip; that makes no second version."""
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    assert not arsip(sah).baru
    assert isi(sah) == before


def test_koreksi_membuat_versi_kedua(sah: Kantor, kunci: dict[str, Path]) -> None:
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    koreksi(sah, kunci)
    assert arsip(sah).folder == V2
    held = isi(sah)
    assert {path: held[path] for path in before if path.startswith(V1)} == {
        path: text for path, text in before.items() if path.startswith(V1)
    }
    assert held["register.jsonl"].startswith(before["register.jsonl"])
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("IKU-01: 21,27 dikoreksi menjadi 21,72. Satu kampung tertinggal")
    assert thaw(held[f"{V2}/dokumen.json"]).baris[0].triwulan.realisasi.teks == "21,72"
    assert dict(rebuild(sah.utama)) == {V1: (), V2: ()}


def test_the_drill_of_what_another_version_printed(sah: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every byte counts where the program that the manifest names is here; with another, what is said."""
    arsip(sah)
    prints = print_files
    monkeypatch.setattr(drill, "print_files", lambda *given: prints(*given) | {"csv": b"kolom lain\n"})
    (different,) = dict(rebuild(sah.utama))[V1] or ()
    assert different.endswith(".csv")
    monkeypatch.setattr(drill, "tool_versions", lambda: {"ukur": "99.0.0"})
    alike: list[str] = []
    assert (dict(rebuild(sah.utama, alike.append)), alike) == ({V1: ()}, [V1])
    monkeypatch.setattr(drill, "freeze", lambda *_: b"angka lain")
    assert dict(rebuild(sah.utama)) == {V1: ("dokumen.json",)}


def test_an_older_form_stays_and_is_corrected_in_the_newest(sah: Kantor, kunci: dict[str, Path]) -> None:
    """Filed under form 1, nothing new is filed by itself; a correction makes v2, in the newest form."""
    arsip(sah)
    menjadi_bentuk_satu(sah)
    before = isi(sah)
    assert thaw_form(before[f"{V1}/dokumen.json"]).edition is Edition.FIRST
    assert dict(rebuild(sah.utama)) == {V1: ()}
    ajukan_arsip(sah, kunci)
    assert not arsip(sah).baru
    assert isi(sah) == before
    koreksi(sah, kunci)
    assert arsip(sah).folder == V2
    held = isi(sah)
    assert held[f"{V1}/dokumen.json"] == before[f"{V1}/dokumen.json"]
    newer = thaw_form(held[f"{V2}/dokumen.json"])
    assert (newer.edition, newer.dokumen.baris[0].triwulan.realisasi.teks) == (CURRENT, "21,72")
    (reason,) = json.loads(held[f"{V2}/manifest.json"])["alasan"]
    assert reason.startswith("IKU-01: 21,27 dikoreksi menjadi 21,72.")


def test_berubah_tanpa_alasan_ditolak(sah: Kantor, kunci: dict[str, Path]) -> None:
    arsip(sah)
    before = isi(sah)
    ajukan_arsip(sah, kunci)
    koreksi(sah, kunci, alasan=False)
    with pytest.raises(UkurError, match=r"berubah sejak 2025-TW4/v1 .* koreksi.yml tidak menyebut alasannya"):
        arsip(sah)
    assert isi(sah) == before


def _langsung(berkas: dict[str, Ubah]) -> Callable[[Kantor, dict[str, Path]], None]:
    def push(kantor: Kantor, _: dict[str, Path]) -> None:
        kantor.cabang("main")
        kantor.tulis(PERENCANA, berkas, "main")
        kantor.mutakhirkan()

    return push


def _kurang(kantor: Kantor, kunci: dict[str, Path]) -> None:
    changes: dict[str, Ubah] = {FORMULIR: mandiri(48), KOREKSI: lambda _: DIKOREKSI}
    gabungkan(kantor, kunci, PERENCANA, changes, SEMUA[:-1])


@pytest.mark.parametrize(
    ("jadi", "kata"),
    [
        pytest.param(
            _langsung({FORMULIR: mandiri(48)}),
            "dikirim langsung ke cabang utama",
            id="angka dikirim langsung ke main",
        ),
        pytest.param(_kurang, "Menunggu persetujuan Kepala Dinas", id="digabung tanpa Kepala Dinas"),
        pytest.param(
            _langsung({DOKUMEN: ganti("tahap: ditandatangani", "tahap: konsep")}),
            "belum disahkan",
            id="tahapnya mundur",
        ),
        pytest.param(
            _langsung({FORMULIR: ganti("penyebut: 221", "penyebut: 0")}),
            "masih mempunyai galat",
            id="data salah",
        ),
    ],
)
def test_tidak_disahkan_ditolak(
    sah: Kantor, kunci: dict[str, Path], jadi: Callable[[Kantor, dict[str, Path]], None], kata: str
) -> None:
    jadi(sah, kunci)
    with pytest.raises(UkurError, match=kata):
        arsip(sah)
    assert not (sah.utama / "content/arsip").exists()


def test_perintah(sah: Kantor, ukur: Ukur) -> None:
    """The command prints the folder, and says what to do with it; a period without document is refused."""
    done = ukur("archive", "2025-TW4", di=sah.utama)
    assert (done.kode, done.out) == (0, f"{V1}\n"), done.err
    assert "usulan arsip" in done.err
    assert "ukur publish check" in done.err
    assert ukur("archive", "2025-TW4", di=sah.utama).err.startswith("Dokumen ini sudah diarsipkan")
    assert ukur("archive", "2025-TW3", di=sah.utama).kode == 2
    drill = ukur("archive", "drill", di=sah.utama)
    assert (drill.kode, drill.out) == (0, f"{V1}: sama persis\n")
    assert json.loads((sah.utama / ".cache/latihan.json").read_text("utf-8"))["diperiksa"] == 1
