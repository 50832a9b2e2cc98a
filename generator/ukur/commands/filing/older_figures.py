"""The figures of every period as an office's present program computes them, beside those of a newer one."""

import configparser
import io
import json
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ukur.commands.data.figures import figure_rows
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.findings import UkurError
from ukur.model.periode import Periode
from ukur.programs.process import run
from ukur.source import git
from ukur.source.git_folder import GitFolder

Row = Mapping[str, str]
_COMPARED = {
    "target": "target",
    "realisasi": "realisasi",
    "capaian_persen": "capaian",
    "target_sampai": "target s.d. triwulan",
    "realisasi_sampai": "realisasi s.d. triwulan",
    "capaian_sampai_persen": "capaian s.d. triwulan",
    "target_tahun": "target setahun",
    "realisasi_tahun": "realisasi setahun",
    "capaian_tahun_persen": "capaian setahun",
    "predikat": "predikat",
}
"""Columns of ``ukur calc`` that a reader would see change; words around them may be put better."""
_BEFORE_SCOPES = {
    "realisasi": "realisasi_sampai",
    "capaian_persen": "capaian_sampai_persen",
    "target_tahun": "target_tahun",
}
"""What the columns of versions that had no ``lingkup`` are called since: they were those to date."""
_START = (
    "import sys; place, module, name, *words = sys.argv[1:]; sys.path.insert(0, place); "
    "sys.argv = ['ukur', *words]; import importlib; getattr(importlib.import_module(module), name)()"
)


def older_figures(repo: Path, commit: str, periods: Sequence[Periode]) -> dict[Periode, list[Row]]:
    """Return the rows of each period as the program of a commit computes them from the data here.

    That program runs, with the libraries of this one: it is the office's own, approved as such. UkurError
    where it does not get on with them.
    """
    with tempfile.TemporaryDirectory() as folder:
        module, _, name = _unpack(repo, commit, Path(folder)).partition(":")
        return {period: _rows(repo, period, (folder, module, name)) for period in periods}


def _rows(repo: Path, period: Periode, program: tuple[str, str, str]) -> list[Row]:
    words = ("calc", str(period), "--format", "json", "--repo", str(repo))
    done = run((sys.executable, "-I", "-c", _START, *program, *words))
    try:
        rows = json.loads(done.output)["indikator"]
        return [{str(key): str(value) for key, value in row.items()} for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        said = done.complaint.decode("utf-8", "replace").strip().split("\n")[-1][:200]
        raise UkurError(f"program yang lama tidak dapat dijalankan di sini ({said})") from error


def _unpack(repo: Path, commit: str, folder: Path) -> str:
    """Write the program of a commit; return where it starts, as ``module:function``."""
    pin = read_pin(git.file_text(repo, commit, LOCK) or "")
    if pin is not None:
        with zipfile.ZipFile(io.BytesIO(git.file_bytes(repo, commit, pin.wheel_path) or b"")) as wheel:
            wheel.extractall(folder)
            points = configparser.ConfigParser()
            points.read_string(wheel.read(f"ukur-{pin.version}.dist-info/entry_points.txt").decode())
        return points["console_scripts"]["ukur"]
    for path, content in GitFolder(repo, commit, "generator").below("ukur").items():
        (folder / "ukur" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "ukur" / path).write_bytes(content)
    project = tomllib.loads(git.file_text(repo, commit, "pyproject.toml") or "")
    try:
        return str(project["project"]["scripts"]["ukur"])
    except (KeyError, TypeError) as error:
        raise UkurError("program yang lama tidak ditemukan di repositori ini") from error


def newer_figures(measurements: Measurements) -> dict[Periode, list[Row]]:
    """Return the rows of each period as this program computes them."""
    return {
        period: list(figure_rows(compose_document(measurements, period)))
        for period in sorted(measurements.catalogue.dokumen)
    }


def changed_figures(
    older: Mapping[Periode, Sequence[Row]], newer: Mapping[Periode, Sequence[Row]]
) -> Iterator[str]:
    """Yield a sentence for each figure that differs, in the order of the documents."""
    for period, rows in sorted(older.items()):
        now = {row["kode"]: row for row in newer.get(period, ())}
        for row in rows:
            yield from _differences(period, row, now.get(row["kode"], {}))


def _differences(period: Periode, before: Row, now: Row) -> Iterator[str]:
    scoped = "lingkup" in before
    for column, name in _COMPARED.items():
        if column in before and (scoped or column in _BEFORE_SCOPES):
            one, two = before[column], now.get(column if scoped else _BEFORE_SCOPES[column], "")
            if one != two:
                yield f"{period} {before['kode']} {name}: {one or '-'} menjadi {two or '-'}"
