"""The command that brings an office's own table into its data."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note, show
from ukur.commands.data.book_file import book_bytes
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError

if TYPE_CHECKING:
    from ukur.desk.planned_import import TableImport
    from ukur.forms.table.table_map import TableMap
    from ukur.forms.table.table_reading import Question

_FILE = click.Path(path_type=Path, dir_okay=False)
ROUNDS = 3
"""Our choice: an answer may open a question, such as that of a column; no table met needs a third round."""


@click.command("table")
@click.argument("berkas", metavar="BERKAS", type=_FILE)
@REPO
@click.option(
    "--map",
    "peta",
    metavar="PETA.yml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Peta tabel (baku: di sebelah BERKAS, berakhiran .peta.yml). Dibuat bila belum ada.",
)
@click.option("--nomenclature", "daftar", type=_FILE, help="Daftar kode dan nama milik kantor.")
@click.option("--write", "tulis", is_flag=True, help="Tulis ke data; tanpa ini hanya ditampilkan.")
def table(berkas: Path, repo: Path, peta: Path | None, daftar: Path | None, tulis: bool) -> int:
    """Masukkan tabel kinerja atau anggaran kantor dari BERKAS (.xlsx, .ods, .csv).

    Tabel dibaca menurut petanya. Yang tidak ada di tabel ditanyakan satu kali dan dicatat di peta. Semua
    ditampilkan dahulu; dengan --write semua berkas ditulis, atau tidak satu pun.
    """
    from ukur.commands.data import table_import

    if absent := next((path for path in (berkas, daftar) if path and not path.is_file()), None):
        raise UkurError(f"berkas {absent} tidak ada; periksa nama dan foldernya")
    measurements, _ = measured_data(data_tree(repo))
    path = peta or berkas.with_suffix(".peta.yml")
    known, faults = table_import.read_map(path) if path.exists() else (None, ())
    official, wrong = table_import.read_nomenclature(daftar) if daftar else (None, ())
    if found := (*faults, *wrong):
        show(found, "text")
        return FINDINGS
    file = berkas.name, book_bytes(berkas)
    done = table_import.import_table(data_tree(repo), measurements, file, known, official)
    for _ in range(ROUNDS):
        answered = _ask(done) if done.questions and not done.faults and _is_talking() else None
        if answered is None:
            break
        done = table_import.import_table(data_tree(repo), measurements, file, answered, official)
    _tell(done)
    if done.questions or not path.exists():
        kept = table_import.keep_map(repo, path, done)
        note(f"Peta: {path}" + (" (ditulis)" if kept else ""))
    return _end(repo, done, tulis)


def _is_talking() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(done: "TableImport") -> "TableMap | None":
    """Ask on the terminal; None where an answer is left open."""
    from ukur.desk.planned_import import with_answers

    answers: dict[str, str] = {}
    for number, question in enumerate(done.questions, 1):
        _tell_question(number, question)
        answer = click.prompt("   Jawaban", default=question.proposal or "", show_default=True)
        if str(answer).strip():
            answers[question.id] = str(answer).strip()
    answered, faults = with_answers(done.peta, answers)
    show(faults, "text")
    return answered


def _tell_question(number: int, question: "Question") -> None:
    from ukur.forms.table.reading_report import question_lines

    lines = list(question_lines([question]))
    click.echo(visible(f"{number}{lines[0][1:]}"))
    for line in lines[1:]:
        click.echo(visible(line))


def _tell(done: "TableImport") -> None:
    from ukur.forms.table import reading_report as report

    _lines(list(report.reading_lines(done.reading, done.peta)))
    if done.reading.remarks:
        _lines([f"{remark.address}: {remark.message}; {remark.hint}" for remark in done.reading.remarks])
    if done.plan is not None:
        _lines(list(report.plan_lines(done.plan)))
    _lines(list(report.fault_lines(done.faults)))
    show(done.findings, "text")
    for sentence in done.notes:
        note(sentence)


def _lines(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(visible(line))


def _end(repo: Path, done: "TableImport", wanted: bool) -> int:
    from ukur.commands.data.table_import import write_import
    from ukur.forms.table.reading_report import question_lines

    if done.questions:
        _lines(list(question_lines(done.questions)))
        note(f"{len(done.questions)} pertanyaan; isi jawabannya di peta, lalu jalankan lagi.")
        return FINDINGS
    if not done.is_ready or done.plan is None:
        note("Tidak ada berkas data yang berubah; perbaiki yang di atas, lalu jalankan lagi.")
        return FINDINGS
    if not done.plan.files:
        note("Tidak ada yang berubah: isi tabel ini sudah tercatat.")
    elif wanted:
        written = write_import(repo, done)
        note(f"{len(written)} berkas ditulis. Baca perubahannya, lengkapi definisi, lalu ajukan usulan.")
    else:
        note(f"{len(done.plan.files)} berkas akan ditulis. Tambahkan --write untuk menulisnya.")
    return CLEAN
