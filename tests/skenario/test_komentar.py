"""The gate's comment where people read it: what it links to, and when it is not written at all."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.skenario.isian import DOKUMEN, FORMULIR, mandiri, tahap
from tests.skenario.kantor import PERENCANA, STAF, USULAN, Kantor, Ukur
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung, putuskan

Buka = Callable[[str, Kantor], Panggung]
# Where each host shows a file of a commit: its own addresses, as its pages have them.
FILES = {
    "GitHub": r"http://127\.0\.0\.1:\d+/dinas/kinerja/blob/{head}/{path}",
    "Gitea": r"http://127\.0\.0\.1:\d+/dinas/kinerja/src/commit/{head}/{path}",
    "GitLab": r"http://127\.0\.0\.1:\d+/dinas/bidang/kinerja/-/blob/{head}/{path}",
}
PATHS = {"dokumen": DOKUMEN, "formulir": FORMULIR}


def _proposal(host: str, kantor: Kantor, buka: Buka, akun: str, **berkas: Callable[[str], str]) -> Panggung:
    kantor.cabang()
    kantor.tulis(akun, {PATHS[name]: how for name, how in berkas.items()})
    place = buka(host, kantor)
    place.didorong(akun)
    return place


@pytest.mark.parametrize("host", FILES)
def test_a_failing_figure_is_named_with_its_line(
    host: str, kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """A number with two readings: the comment says which, where, and what to write; nothing is unchanged."""
    wrong = lambda text: text.replace("    pembilang: 47\n", "    pembilang: 1.000\n", 1)  # noqa: E731
    place = _proposal(host, kantor_draf, buka_panggung, STAF, formulir=wrong)
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown")
    assert (seen.kode, place.keadaan() in {"failure", "failed"}) == (1, True)
    text = (kantor_draf.kerja / FORMULIR).read_text("utf-8")
    line = 1 + text[: text.index("pembilang: 1.000")].count("\n")
    address = FILES[host].format(head=kantor_draf.kepala(), path=re.escape(FORMULIR))
    assert re.search(
        rf"- \[{re.escape(FORMULIR)} baris {line}\]\({address}#L{line}\): F002 .*Perbaikan: tulis 1000 bila",
        seen.out,
    )
    assert "Tidak ada angka" not in seen.out
    assert "tata letak" not in seen.out
    assert "ukur check" not in seen.out


REMEDY = "angka '1.000' bermakna ganda (ribuan atau desimal?). Perbaikan: tulis 1000"


@pytest.mark.parametrize("host", [*FILES, "tanpa situs"])
def test_a_terminal_and_a_log_say_the_same(
    host: str, kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """Where nobody writes a comment, and in the log of GitLab's job."""
    wrong = lambda text: text.replace("    pembilang: 47\n", "    pembilang: 1.000\n", 1)  # noqa: E731
    place = buka_panggung(host, kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(PERENCANA, {FORMULIR: wrong})
    place.didorong(PERENCANA)
    seen = putuskan(kantor_draf, place, ukur)
    text = (kantor_draf.kerja / FORMULIR).read_text("utf-8")
    line = 1 + text[: text.index("pembilang: 1.000")].count("\n")
    assert seen.out.startswith(f"GAGAL: Tidak dapat diterima: perbaiki {FORMULIR} baris {line}: ")
    assert f"  ! {FORMULIR} baris {line}: F002 indikator.IKU-01.pembilang: {REMEDY}" in seen.out
    assert "ukur check" not in seen.out


ORDER = "##[error]palsu"
UNREAD: dict[str, Callable[[str], str]] = {
    "letters": lambda text: text.replace("pembilang: 47", "pembilang: empat puluh", 1),
    "twice": lambda text: text.replace("pembilang: 47\n", "pembilang: 47\n    pembilang: 47\n", 1),
    "a tab": lambda text: text.replace("    pembilang: 47", "\tpembilang: 47", 1),
    "an open quote": lambda text: text.replace("pembilang: 47", 'pembilang: "47', 1),
    "a letter that is not shown": lambda text: text.replace("pembilang: 47", "pembilang: 4\x007", 1),
    "another unit": lambda text: text.replace("unit: dinas", "unit: lain", 1),
    "an empty file": lambda text: "",
    "hostile": lambda text: text.replace("pembilang: 47", f'pembilang: "@kepala <b> {ORDER} \u202e"', 1),
}


@pytest.mark.parametrize("slip", UNREAD)
def test_what_cannot_be_read_is_never_told_as_unchanged(
    slip: str, kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """Neither in the comment nor in the change report; nor are figures that are not there counted."""
    place = _proposal("Gitea", kantor_draf, buka_panggung, STAF, formulir=UNREAD[slip])
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown").out
    told = ukur("diff", "main", USULAN, di=kantor_draf.kerja).out
    assert re.search(rf"- \[{re.escape(FORMULIR)} baris \d+\]\(\S+\): [A-Z]\d+ .*Perbaikan: ", seen)
    for text in (seen, told):
        assert "1 berkas usulan ini tidak dapat dibaca seluruhnya" in text
        assert "belum dapat diringkas" in text
        assert not re.search(r"[Tt]idak ada angka|Akibat pada capaian|indikator tercapai|ukur check", text)
    assert not re.search(r"@kepala|<b>|\u202e|##\[", seen)


def test_data_that_cannot_be_read_at_all(kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur) -> None:
    """Without the office's own record nothing is measured: the line is told all the same."""
    place = buka_panggung("GitLab", kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(STAF, {"indicators/instansi.yml": lambda text: "nama: [\n"})
    place.didorong(STAF)
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown")
    told = ukur("diff", "main", USULAN, di=kantor_draf.kerja)
    assert "Tidak dapat diterima: perbaiki indicators/instansi.yml baris " in seen.out
    assert "## Yang harus diperbaiki" in seen.out
    assert (told.kode, told.out) == (2, "")
    assert "data usulan tidak dapat dibaca; perbaiki indicators/instansi.yml baris " in told.err
    assert "Tidak ada angka" not in seen.out + told.err


def test_lines_are_those_of_the_branch_that_is_read(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """Main grew at the top of the file meanwhile: the merge has other lines than the head that is shown."""
    wrong = lambda text: text.replace("    pembilang: 47\n", "    pembilang: 1.000\n", 1)  # noqa: E731
    place = _proposal("GitHub", kantor_draf, buka_panggung, STAF, formulir=wrong)
    kantor_draf.main_maju({FORMULIR: lambda text: f"# baru\n# baru\n{text}"})
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown")
    assert re.search(rf"\]\(\S+/{re.escape(FORMULIR)}\): F002", seen.out)


@pytest.mark.parametrize("host", FILES)
def test_a_moved_stage_shows_the_document(
    host: str, kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """47 of 221 villages are 21,27 %, against 20 that is 106,35 %; nothing but the stage changes here."""
    place = _proposal(host, kantor_draf, buka_panggung, PERENCANA, dokumen=tahap("konsep"))
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown")
    address = FILES[host].format(head=kantor_draf.kepala(), path=re.escape(DOKUMEN))
    assert "## Ringkasan dokumen\n\n**Triwulan IV Tahun 2025**: 8 dari 8 indikator tercapai" in seen.out
    assert re.search(rf"\[berkas dokumen\]\({address}\) · \[pratinjau dan PDF [^]]*\]\(http://127", seen.out)
    assert "realisasi 21,27 persen, target 20,00, capaian 106,35 %, Sangat Tinggi." in seen.out
    assert seen.out.index("106,35") < seen.out.index("Apa yang berubah") < seen.out.index("| Dari |")


def test_without_a_host_there_is_nothing_to_link_to(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    place = buka_panggung("tanpa situs", kantor_draf)
    kantor_draf.cabang()
    kantor_draf.tulis(PERENCANA, {DOKUMEN: tahap("konsep")})
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown")
    assert "106,35" in seen.out
    assert "](" not in seen.out


def _close(place: Panggung) -> None:
    if isinstance(place, DiGitHub):
        place.sini.gabungan["tampak"] = {"state": "closed"}
    elif isinstance(place, DiGitea):
        place.tiruan.gabungan["tampak"] = {"state": "closed"}
    elif isinstance(place, DiGitLab):
        place.tiruan.gabungan = {"state": "closed"}


@pytest.mark.parametrize("host", FILES)
def test_a_closed_proposal_is_left_alone(
    host: str, kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """Neither judged nor commented; and never 0, which a job would take for an approval."""
    place = _proposal(host, kantor_draf, buka_panggung, PERENCANA, formulir=mandiri(48))
    _close(place)
    done = putuskan(kantor_draf, place, ukur)
    assert (done.kode, done.out, place.keadaan()) == (2, "", None)
    assert "sudah ditutup atau digabungkan; gerbang hanya memutuskan usulan yang terbuka" in done.err


def test_the_preview_is_linked_unless_the_program_changes(
    kantor_draf: Kantor, buka_panggung: Buka, ukur: Ukur
) -> None:
    """The run that keeps it is the proposal's own: with another program it could show whatever it likes."""
    place = _proposal("GitHub", kantor_draf, buka_panggung, PERENCANA, dokumen=tahap("konsep"))
    assert isinstance(place, DiGitHub)
    assert "pratinjau dokumen" not in putuskan(kantor_draf, place, ukur, "--format", "markdown").out
    kept = place.tiruan.simpan_artefak(kantor_draf.kepala())
    seen = putuskan(kantor_draf, place, ukur, "--format", "markdown").out
    assert re.search(rf"\[pratinjau dokumen\]\(http://\S+/actions/runs/\d+/artifacts/{kept['id']}\)", seen)
    place.tiruan.tertutup = True  # a token without actions: read
    assert "pratinjau dokumen" not in putuskan(kantor_draf, place, ukur, "--format", "markdown").out
    place.tiruan.tertutup = False
    kantor_draf.tulis(PERENCANA, {".github/workflows/check.yml": lambda text: f"{text}# lain\n"})
    place.didorong(PERENCANA)
    place.tiruan.simpan_artefak(kantor_draf.kepala())
    assert "pratinjau dokumen" not in putuskan(kantor_draf, place, ukur, "--format", "markdown").out


def test_who_signs_is_told_what_changed_since_the_draft(
    kantor_bertahap: Callable[[str], Kantor], tmp_path: Path, buka_panggung: Buka, ukur: Ukur
) -> None:
    """47 of 221 when it became a draft, 48 by an evaluation on main; the proposal itself changes no figure.

    48 / 221 is 21,72 %.
    """
    office = kantor_bertahap("konsep").salin(tmp_path / "kantor")
    office.main_maju({FORMULIR: mandiri(48)})
    place = _proposal("GitHub", office, buka_panggung, PERENCANA, dokumen=tahap("ditandatangani"))
    seen = putuskan(office, place, ukur, "--format", "markdown")
    since = seen.out.partition("**Sejak konsep**")[2].partition("**Yang Anda setujui**")[0]
    assert "21,27 -&gt; 21,72 persen" in since
    assert "Pertanyaan langkah 7 SOP" in seen.out
    assert seen.out.index("Pertanyaan langkah 7 SOP") < seen.out.index("## Apa yang berubah")
