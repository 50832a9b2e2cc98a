"""Use case ``import table``: maps and lists of codes from files, and the planned files written."""

from importlib import resources
from pathlib import Path

from ukur.commands.data.book_file import book_bytes
from ukur.desk.planned_import import TableImport, plan_table
from ukur.forms.table.nomenclature import NomenclatureList
from ukur.forms.table.proposed_map import map_text, with_blanks
from ukur.forms.table.table_map import MAP_KIND, TableMap
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import DATA, schema_path
from ukur.source.data_files import FileTree
from ukur.source.journal import write_together
from ukur.source.record_file import read_record
from ukur.source.writer import write_bytes, write_text

CODES = "nomenclature.yml"
"""The list of codes that comes with the program, which tables are held against."""


def import_table(
    tree: FileTree,
    before: Measurements,
    file: tuple[str, bytes],
    peta: TableMap | None = None,
    nomenclature: NomenclatureList | None = None,
) -> TableImport:
    """Return how far the import of a file comes, by the office's own list of codes or by the shipped one."""
    return plan_table(tree, before, file, peta, nomenclature or shipped_nomenclature())


def write_import(repo: Path, done: TableImport) -> list[str]:
    """Write every file or none; return the paths of those that changed, below the repository."""
    if done.plan is None or not done.is_ready:
        raise UkurError("impor belum siap: masih ada pertanyaan atau kesalahan")
    files = {repo / DATA / path: raw for path, raw in done.plan.files.items()}
    return [path.relative_to(repo).as_posix() for path in write_together(repo, files)]


def read_map(path: Path) -> tuple[TableMap | None, tuple[Finding, ...]]:
    """Return the map of a file, or everything that is wrong with it."""
    return read_record(path.name, book_bytes(path), TableMap)


def read_nomenclature(path: Path) -> tuple[NomenclatureList | None, tuple[Finding, ...]]:
    """Return the office's own list of codes, or everything that is wrong with it."""
    return read_record(path.name, book_bytes(path), NomenclatureList)


def shipped_codes() -> bytes:
    """Return that list as it lies in the program."""
    return resources.files("ukur.commands.data").joinpath(CODES).read_bytes()


def shipped_nomenclature() -> NomenclatureList:
    """Return the list that Ukur carries: urusan 2.13 and the supporting program."""
    found, faults = read_record(CODES, shipped_codes(), NomenclatureList)
    if found is None:
        raise ValueError(faults)
    return found


def keep_map(repo: Path, path: Path, done: TableImport) -> bool:
    """Write the map with its open questions; to one that is there only blank answers are added."""
    if not path.exists():
        return write_text(path, map_text(done.peta, done.questions, _schema_beside(repo, path)))
    raw = path.read_bytes()
    return write_bytes(path, with_blanks(path.name, raw, done.peta, done.questions))


def _schema_beside(repo: Path, path: Path) -> str | None:
    """Return where editors find the schema, from a map's folder; None for a map outside of the office."""
    root, folder = repo.resolve(), path.resolve().parent
    if not folder.is_relative_to(root):
        return None
    return "../" * len(folder.relative_to(root).parts) + schema_path(MAP_KIND)
