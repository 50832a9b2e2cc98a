"""A theme's files are listed without its hidden folders, and its icons are still found by name."""

from pathlib import Path

import jinja2
from mkdocs.theme import Theme

from ukur.site.theme_listing import list_visible_files


def test_what_is_not_hidden_is_listed(tmp_path: Path) -> None:
    for name in ("a.html", ".ikon/b.svg", "aset/c.css", "aset/.d/e.js", ".f"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    theme = Theme(name="material", custom_dir=str(tmp_path))
    every = jinja2.FileSystemLoader(theme.dirs).list_templates()
    list_visible_files(theme)
    env = theme.get_env()
    seen = env.list_templates()
    assert {"a.html", "aset/c.css", "aset/.d/e.js", ".f"} < {*seen}
    assert seen == [name for name in every if "/" not in name or not name.startswith(".")]
    assert len(seen) < len(every) / 10
    assert env.get_template(".ikon/b.svg").render() == ".ikon/b.svg"
    assert "<svg" in env.get_template(".icons/material/chart-line.svg").render()
