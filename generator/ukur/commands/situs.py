"""Use cases of the site: gather its material and build it with MkDocs."""

import datetime
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ukur.commands.periksa import KELUARGA_ATURAN
from ukur.measure.capaian import akhir_triwulan
from ukur.measure.ukuran import Ukuran
from ukur.model.instansi import Repositori
from ukur.model.katalog import Katalog
from ukur.model.temuan import UkurError
from ukur.site.bahan import Bahan, kumpulkan

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner about another product's future
EPOCH = "SOURCE_DATE_EPOCH"


def bahan(
    ukuran: Ukuran,
    konsep: bool = False,
    lingkungan: dict[str, str] | None = None,
    lama: Bahan | None = None,
) -> Bahan:
    """Gather the material of the site; ``lingkungan`` are the variables that a host's CI sets."""
    edit = alamat_sunting(ukuran.katalog, lingkungan if lingkungan is not None else dict(os.environ))
    return kumpulkan(ukuran, KELUARGA_ATURAN, edit, konsep, lama)


def alamat_sunting(katalog: Katalog, lingkungan: dict[str, str]) -> str | None:
    """Return the address under which the Git host edits files: from instansi.yml, else from the CI's host."""
    repo: Repositori | None = katalog.instansi.repositori
    branch = repo.cabang if repo else "main"
    if repo:
        base = repo.alamat.rstrip("/")
    elif lingkungan.get("GITHUB_REPOSITORY") and lingkungan.get("GITHUB_SERVER_URL"):
        base = f"{lingkungan['GITHUB_SERVER_URL']}/{lingkungan['GITHUB_REPOSITORY']}"
    elif lingkungan.get("CI_PROJECT_URL"):
        base = lingkungan["CI_PROJECT_URL"]
    else:
        return None
    if not base.startswith(("https://", "http://")):
        return None
    host = base.split("/")[2]
    if "gitlab" in host or lingkungan.get("GITLAB_CI"):
        return f"{base}/-/edit/{branch}"
    return f"{base}/edit/{branch}" if "github" in host else f"{base}/_edit/{branch}"


def waktu_sumber(repo: Path, katalog: Katalog) -> int:
    """Return the moment all dates of a build are set to: the commit's, else the latest period's end."""
    try:
        done = subprocess.run(
            ["git", "-C", str(repo), "log", "-1", "--format=%ct"], capture_output=True, check=False
        )
        if done.returncode == 0 and done.stdout.strip().isdigit():
            return int(done.stdout)
    except FileNotFoundError:
        pass
    last = max((akhir_triwulan(p) for p in katalog.dokumen), default=datetime.date(2022, 1, 10))
    return int(datetime.datetime.combine(last, datetime.time(), datetime.UTC).timestamp())


def bangun(
    repo: Path, material: Bahan, tujuan: Path, maju: Callable[[], None], offline: bool = False
) -> None:
    """Build the site into ``tujuan``; the old site stays until the new one is whole."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    tujuan.parent.mkdir(parents=True, exist_ok=True)
    with (
        _date(repo, material.katalog),
        tempfile.TemporaryDirectory(dir=tujuan.parent, prefix=".situs-") as temp,
    ):
        with _captured() as messages:
            try:
                config = load_config(str(_config_file(repo)), site_dir=f"{temp}/situs")
                plugin: Any = config.plugins["ukur"]
                plugin.bahan, plugin.maju = material, maju
                build(config)
            except Abort as error:
                raise UkurError(f"situs tidak dapat dibangun: {'; '.join(messages) or error}") from error
        _swap(Path(temp) / "situs", tujuan)


def _config_file(repo: Path) -> Path:
    path = repo / "mkdocs.yml"
    if not path.is_file():
        raise UkurError("mkdocs.yml tidak ditemukan; jalankan di folder utama repositori")
    return path


def _swap(new: Path, target: Path) -> None:
    """Put the new site in place of the old one; what is not a site of ours is left alone."""
    if target.exists():
        if any(target.iterdir()) and not (target / "index.html").is_file():
            raise UkurError(f"folder '{target.name}' berisi hal lain, bukan situs; pilih folder kosong")
        old = new.with_name("lama")
        os.rename(target, old)
    os.chmod(new, 0o755)
    shutil.move(str(new), str(target))


@contextmanager
def _date(repo: Path, katalog: Katalog) -> Iterator[None]:
    """Fix the build's clock, so that the same input gives the same bytes."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = before or str(waktu_sumber(repo, katalog))
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]


@contextmanager
def _captured() -> Iterator[list[str]]:
    """Collect the warnings of the builder, which we show in one sentence when it fails."""
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler, logger = Collect(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
