"""Use case ``serve``: a local preview that builds again only the pages an edit has changed."""

import logging
from pathlib import Path

from ukur.commands import situs  # noqa: F401 # silences the theme's banner before it is imported
from ukur.commands.periksa import DATA
from ukur.model.temuan import UkurError


def layani(repo: Path, alamat: str) -> None:
    """Serve the site at ``alamat`` until interrupted."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, ConfigurationError

    if not (repo / "mkdocs.yml").is_file():
        raise UkurError("mkdocs.yml tidak ditemukan; jalankan di folder utama repositori")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(
            config_file=str(repo / "mkdocs.yml"),
            build_type="dirty",
            dev_addr=alamat,
            strict=False,
            watch=[str(repo / DATA)],
        )
    except (Abort, ConfigurationError) as error:
        raise UkurError(f"situs tidak dapat ditampilkan: {error}") from error
