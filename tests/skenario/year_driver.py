"""The year of the example office, proposal by proposal, on whatever place its proposals stand."""

import contextlib
import datetime
import gc
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.commands.former_office import older_office
from tests.skenario import year_files as files
from tests.skenario.kantor import (
    BERSIH,
    DINYATAKAN,
    KEPALA,
    PERENCANA,
    PERENCANA_2,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    Keluaran,
    Ukur,
    jalankan_git,
)
from tests.skenario.year_places import Place

from ukur.commands.cli.main import main
from ukur.commands.filing.program_upgrade import apply_upgrade, prepare_upgrade
from ukur.hosts import http
from ukur.model.periode import Periode

SEMUA = (STAF_2, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, KEPALA)


PIPELINE = ("GITHUB_", "GITEA_", "FORGEJO_", "GITLAB_", "CI_", "UKUR_")


@dataclass(frozen=True)
class Segera(http.Patience):
    """As many tries as ever, without the wait between them."""

    jeda: float = 0


@contextlib.contextmanager
def command_line() -> Iterator[Ukur]:
    """Run the command line in this process for a whole module, as the fixture ``ukur`` does for one test."""
    with pytest.MonkeyPatch.context() as whole:
        for name in [name for name in os.environ if name.startswith(PIPELINE)]:
            whole.delenv(name)
        for name, value in BERSIH.items():
            whole.setenv(name, value)
        whole.setattr(http, "Patience", Segera)

        def run(*arguments: str | Path, di: Path, lingkungan: Mapping[str, str] | None = None) -> Keluaran:
            out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
            with whole.context() as here, redirect_stdout(out), redirect_stderr(err):
                here.chdir(di)
                here.setattr(sys, "argv", ["ukur", *map(str, arguments)])
                for name, value in (lingkungan or {}).items():
                    here.setenv(name, value)
                with pytest.raises(SystemExit) as caught:
                    main()
            assert isinstance(caught.value.code, int)
            said = [stream.buffer.getvalue().decode() for stream in (out, err)]
            return Keluaran(caught.value.code, *said)

        yield run
    gc.enable()  # the command line turns it off for its own short life


class Year:
    """``told`` is what people read on the way, by the name of the proposal."""

    def __init__(self, place: Place) -> None:
        self.place, self.kantor, self.ukur = place, place.kantor, place.ukur
        self.told: dict[str, list[str]] = {}

    # --- one proposal ------------------------------------------------------------------------------

    def clock(self, hari: str, pukul: int = 2) -> None:
        """Set the clock of those who write; two o'clock in UTC is nine in the office."""
        day = datetime.date.fromisoformat(hari)
        self.kantor.jam = datetime.datetime.combine(day, datetime.time(pukul), tzinfo=datetime.UTC)

    def later(self, minutes: int = 20) -> None:
        assert self.kantor.jam is not None
        self.kantor.jam += datetime.timedelta(minutes=minutes)

    def write(self, akun: str, cabang: str, texts: Mapping[str, str]) -> None:
        """Push a branch from main with the files of ``indicators/`` as they are to be, and propose it."""
        self.kantor.cabang(cabang)
        changes = {f"indicators/{path}": (lambda _, text=text: text) for path, text in texts.items()}
        self.kantor.tulis(akun, changes, cabang)
        self.place.open(akun, cabang)

    def approved(self, cabang: str, people: Iterable[str], waits: bool = False) -> None:
        """Let people approve, and read what the gate decides; with ``waits`` also what it says before."""
        if waits:
            self.hear(cabang, self.place.gate(cabang), 1)
        for akun in people:
            self.later()
            self.place.approve(akun, cabang)
        self.hear(cabang, self.place.gate(cabang))

    def hear(self, name: str, done: Keluaran, code: int = 0) -> str:
        self.told.setdefault(name, []).append(f"{done.out}\n-- stderr --\n{done.err}")
        assert done.kode == code, (name, done.out, done.err)
        return done.out

    def merge(self, akun: str, cabang: str) -> None:
        self.later(60)
        self.place.merge(akun, cabang)

    def propose(
        self, cabang: str, akun: str, texts: Mapping[str, str], people: Sequence[str], waits: bool = False
    ) -> None:
        self.write(akun, cabang, texts)
        self.approved(cabang, people, waits)
        self.merge(SEKRETARIS, cabang)

    # --- a quarter ---------------------------------------------------------------------------------

    def quarter(
        self, periode: Periode, days: tuple[str, str, str, str, str], signers: tuple[str, ...] = (KEPALA,)
    ) -> None:
        """Take a document from its format to the archive."""
        path = f"pengukuran/{periode}/dokumen.yml"
        first, second, third, fourth, fifth = days
        self.clock(first)
        self.propose(f"format-{periode}", PERENCANA, self.blank(periode), (SEKRETARIS,))
        self.clock(second)
        self.collect(periode)
        self.propose(f"draf-{periode}", PERENCANA, {path: files.document(periode, "draf")}, (PERENCANA_2,))
        self.clock(third)
        texts = self.changed(files.forms(periode, plans=True)) | files.budget(periode)
        texts[path] = files.document(periode, "konsep")
        self.propose(f"evaluasi-{periode}", PERENCANA, texts, (SAKIP_1, SAKIP_2, SEKRETARIS, PERENCANA_2))
        self.clock(fourth)
        signed = {path: files.document(periode, "ditandatangani")}
        self.propose(f"pengesahan-{periode}", PERENCANA, signed, signers, waits=len(signers) > 1)
        self.clock(fifth)
        self.file(periode)

    def blank(self, periode: Periode) -> dict[str, str]:
        """Return what `ukur new` writes, the document brought to the format as the guide says."""
        self.kantor.cabang("blank")
        self.hear(f"new-{periode}", self.ukur("new", str(periode), di=self.kantor.kerja))
        folder = self.kantor.kerja / f"indicators/pengukuran/{periode}"
        found = {f"pengukuran/{periode}/{path.name}": path.read_text("utf-8") for path in folder.iterdir()}
        self.kantor.git("clean", "-fdq", "indicators")
        path = f"pengukuran/{periode}/dokumen.yml"
        return found | {path: files.document(periode, "format")}

    def collect(self, periode: Periode) -> None:
        """Every unit proposes its form on the same morning; all are approved before the first is merged."""
        filled = files.forms(periode, plans=False)
        branches = []
        for path, text in filled.items():
            branch = f"himpun-{periode}-{Path(path).stem}"
            self.write(STAF, branch, {path: text})
            branches.append(branch)
        for branch in branches:
            self.later()
            self.place.approve(PERENCANA, branch)
        for branch in branches:
            if periode.triwulan in {1, 3} or self.place.guarded:
                self.hear(branch, self.place.gate(branch))
            self.merge(STAF, branch)

    def file(self, periode: Periode) -> None:
        """File a signed document: by hand where there is no host, else by the publishing run."""
        branch = f"arsip-{periode}-v{1 + self.versions(periode)}"
        if not self.place.variables:
            self.hear(branch, self.ukur("archive", str(periode), di=self.kantor.utama))
            propose_filed(self, periode, branch)
            return
        self.hear(branch, self.run("publish", "archive"))
        self.kantor.git("fetch", "--quiet", "origin")
        self.approved(branch, (STAF_2,))
        self.merge(STAF, branch)

    def versions(self, periode: Periode) -> int:
        """Return how many versions of a document are filed."""
        return len([*(self.kantor.utama / f"content/arsip/{periode}").glob("v*")])

    def run(self, *words: str) -> Keluaran:
        """Run a command in the trusted checkout, as the pipeline of main does."""
        return self.ukur(*words, di=self.kantor.utama, lingkungan=self.place.variables)

    def changed(self, texts: Mapping[str, str]) -> dict[str, str]:
        place = self.kantor.utama / "indicators"
        return {name: text for name, text in texts.items() if (place / name).read_text("utf-8") != text}


ACUAN = (SEKRETARIS, KEPALA)
DAYS = {
    1: ("2025-04-02", "2025-04-03", "2025-04-08", "2025-04-10", "2025-04-11"),
    2: ("2025-07-02", "2025-07-03", "2025-07-08", "2025-07-10", "2025-07-11"),
    3: ("2025-10-02", "2025-10-03", "2025-10-07", "2025-10-09", "2025-10-10"),
    4: ("2026-01-05", "2026-01-06", "2026-01-09", "2026-01-12", "2026-01-13"),
}


def spend(year: Year) -> None:
    """Let the year happen: what the guide tells for each event, in the order of the calendar."""
    one, two, three, four = files.KUARTAL
    upgraded(year)
    numbered(year)
    year.quarter(one, DAYS[1])
    year.clock("2025-07-01")
    year.propose("plt", PERENCANA, files.officials(2), ACUAN)
    year.quarter(two, DAYS[2])
    year.clock("2025-07-28")
    year.propose("koreksi", PERENCANA, files.correction(), SEMUA)
    year.clock("2025-07-29")
    year.file(one)
    year.clock("2025-08-12")
    year.propose("perubahan", PERENCANA, files.reorganisation(), ACUAN)
    year.quarter(three, DAYS[3])
    vacated(year)
    year.quarter(four, DAYS[4], (SEKRETARIS, STAF_2))


def upgraded(year: Year) -> None:
    """Bring the program of this release in a proposal of its own, before anything is filed."""
    year.clock("2025-02-03")
    year.kantor.cabang("program")
    upgrade = prepare_upgrade(year.kantor.kerja)
    assert upgrade is not None
    apply_upgrade(year.kantor.kerja, upgrade)
    year.kantor.simpan(PERENCANA, "program")
    year.place.open(PERENCANA, "program")
    year.approved("program", ACUAN)
    year.merge(SEKRETARIS, "program")


def numbered(year: Year) -> None:
    """Record the numbers of all accounts, where the place tells any."""
    roles = "indicators/peran.yml"
    year.clock("2025-03-03")
    year.place.record_numbers()
    text = (year.kantor.utama / roles).read_text("utf-8")
    jalankan_git(year.kantor.utama, "checkout", "--quiet", "--", roles)
    if text != (year.kantor.utama / roles).read_text("utf-8"):
        year.propose("nomor", PERENCANA, {"peran.yml": text}, ACUAN)


def vacated(year: Year) -> None:
    """The head leaves on 28 November; her successor's papers come before his account does."""
    year.clock("2025-11-27")
    roles = files.departed((year.kantor.utama / "indicators/peran.yml").read_text("utf-8"))
    year.propose("pindah", PERENCANA, {"peran.yml": roles}, ACUAN)
    year.clock("2025-12-01")
    year.propose("pejabat-baru", PERENCANA, files.officials(3), (SEKRETARIS, STAF_2), waits=True)


def office(folder: Path) -> None:
    """Write the office as it begins the year, with the program of an earlier release."""
    made = folder.with_name("dibuat")
    older_office(made, "0.4.9", {})
    shutil.rmtree(made / "indicators")
    shutil.copytree(made, folder, dirs_exist_ok=True)
    first_data(folder)


def first_data(folder: Path) -> None:
    """Write the data with which the office begins the year."""
    for name, text in files.first_day().items():
        path = folder / "indicators" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n{DINYATAKAN}" if name == "peran.yml" else text, "utf-8")


def propose_filed(year: Year, periode: Periode, branch: str) -> None:
    """Take what was filed in the trusted clone to a proposal of Staf; the other Staf approves it."""
    kantor, folder = year.kantor, "content/arsip"
    kantor.cabang(branch)
    shutil.copytree(kantor.utama / folder, kantor.kerja / folder, dirs_exist_ok=True)
    jalankan_git(kantor.utama, "clean", "-fdq", folder)  # main brings it back
    jalankan_git(kantor.utama, "checkout", "--quiet", "--", ".")
    path = kantor.kerja / f"indicators/pengukuran/{periode}/dokumen.yml"
    filed = files.document(periode, "arsip")
    path.write_text(filed, "utf-8")
    kantor.simpan(STAF, branch)
    year.place.open(STAF, branch)
    year.approved(branch, (STAF_2,))
    year.merge(STAF, branch)
