"""Use case ``forms export``: one workbook for each unit; one that somebody may have filled in stays."""

from collections.abc import Mapping
from pathlib import Path

from ukur.desk.asked_forms import workbook_name
from ukur.forms.unit_form import UnitForm
from ukur.forms.workbook.form_writer import write_form
from ukur.source.writer import write_all


def export_forms(forms: Mapping[str, UnitForm], folder: Path) -> tuple[list[Path], list[Path]]:
    """Write the workbooks, all or none; return those that are there now as exported, and those left alone.

    A file of that name with other content is left alone: a unit may have filled it in.
    """
    made = {folder / workbook_name(form): write_form(form) for form in forms.values()}
    kept = [path for path, content in made.items() if path.exists() and path.read_bytes() != content]
    written = {path: content for path, content in made.items() if path not in kept}
    write_all(written)
    return list(written), kept
