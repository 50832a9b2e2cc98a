"""A quarter of that year on Gitea, for what its records hold otherwise: numbers, and proposals of a run."""

import json
from pathlib import Path

from tests.kantor_contoh.lembar import lembar
from tests.kantor_contoh.test_angka import diharapkan, terlihat
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    USULAN,
    Kantor,
    jalankan_git,
)
from tests.skenario.panggung import DiGitLab, putuskan
from tests.skenario.year_driver import ACUAN, DAYS, Year, command_line, first_data, office, upgraded
from tests.skenario.year_files import KUARTAL, budget, document, forms
from tests.skenario.year_places import OnGitea

from ukur.archive.frozen import thaw

ROLES = "indicators/peran.yml"


def test_a_quarter_on_gitea(tmp_path: Path, kunci: dict[str, Path]) -> None:
    """Numbers are recorded first; the run proposes the archive, and publishing accepts what was merged."""
    kantor = Kantor.baru(tmp_path / "kantor", kunci, office)
    with command_line() as ukur:
        place = OnGitea(kantor, ukur, tmp_path)
        year, start = Year(place), kantor.kepala("main")
        upgraded(year)
        year.clock("2025-03-03")
        place.stage.record_numbers()
        numbered = (kantor.utama / ROLES).read_text("utf-8")
        jalankan_git(kantor.utama, "checkout", "--quiet", "--", ROLES)
        year.propose("nomor", PERENCANA, {"peran.yml": numbered}, ACUAN)
        year.quarter(KUARTAL[0], DAYS[1])
        held = kantor.utama / "content/arsip/2025-TW1/v1"
        record = json.loads((held / "persetujuan.json").read_text("utf-8"))
        last = record["perubahan"][-1]["setuju"]
        number = place.stage.server.number_of(KEPALA)
        assert [(row["akun"], row["nomor_akun"]) for row in last] == [(KEPALA, number)]
        document = thaw((held / "dokumen.json").read_bytes())
        found = {
            (row.kode, str(figure.lingkup)): terlihat(figure)
            for row in document.baris
            for figure in row.figures
        }
        for row in lembar("lembar_hitung"):
            key = (row["indikator"], row["lingkup"])
            if row["periode"] == "2025-TW1" and row["indikator"] != "IKU-02":
                assert found[key] == diharapkan(row), key
        published = year.run("publish", "check", "--since", start)
        assert published.kode == 0, published.err
        verified = year.run("verify", "content/arsip")
        assert (verified.kode, "GAGAL" in verified.out) == (0, False), verified.out
        place.close()
    assert SEKRETARIS in "".join(year.told["format-2025-TW1"])
    assert STAF_2 in "".join(year.told["arsip-2025-TW1-v1"])


def test_a_quarter_on_gitlab(tmp_path: Path, kunci: dict[str, Path]) -> None:
    """Its stand-in knows one proposal: the whole document in it, signed, merged, filed and accepted."""
    kantor = Kantor.baru(tmp_path / "kantor", kunci, first_data)
    start, stage = kantor.kepala("main"), DiGitLab(kantor)
    texts = forms(KUARTAL[0], plans=True) | budget(KUARTAL[0])
    texts["pengukuran/2025-TW1/dokumen.yml"] = document(KUARTAL[0], "ditandatangani")
    kantor.cabang()
    kantor.tulis(STAF, {f"indicators/{name}": lambda _, text=text: text for name, text in texts.items()})  # type: ignore[misc]
    stage.didorong(STAF)
    with command_line() as ukur:
        waiting = putuskan(kantor, stage, ukur)
        assert (waiting.kode, "Kepala Dinas" in waiting.out) == (1, True), waiting.out
        for akun in (PERENCANA, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA):
            stage.setujui(akun)
        decided = putuskan(kantor, stage, ukur)
        assert (decided.kode, stage.keadaan()) == (0, "success"), decided.out
        kantor.gabung(KEPALA, USULAN)
        made = kantor.kepala("main")
        stage.tiruan.gabungkan(start, merge_commit_sha=made)
        variables = stage.gerbang()[1]
        filed = ukur("archive", "2025-TW1", di=kantor.utama, lingkungan=variables)
        assert (filed.kode, filed.out) == (0, "2025-TW1/v1\n"), filed.err
        verified = ukur("verify", "content/arsip", di=kantor.utama)
        assert (verified.kode, "GAGAL" in verified.out) == (0, False), verified.out
        published = ukur("publish", "check", "--since", start, di=kantor.utama, lingkungan=variables)
        assert published.kode == 0, published.err
    record = json.loads((kantor.utama / "content/arsip/2025-TW1/v1/persetujuan.json").read_text("utf-8"))
    assert record["situs_git"] == "GitLab"
    stage.tutup()
