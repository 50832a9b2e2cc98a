"""Use cases of the site: gather its material and build it, with MkDocs or in our own shell."""

import datetime
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukur.commands.data.area_maps import read_maps
from ukur.commands.data.checked_data import RULE_FAMILIES
from ukur.commands.pages.approved_documents import ApprovedReader
from ukur.commands.pages.header_picture import header_picture
from ukur.commands.pages.kept_code import keep_compiled
from ukur.commands.pages.kept_pages import KeptPages
from ukur.commands.pages.kept_values import KeptValues
from ukur.commands.pages.known_host import host_kind, known_host
from ukur.commands.pages.links_found import read_health
from ukur.commands.pages.pending_corrections import pending_corrections
from ukur.commands.pages.placed_files import PlacedFiles
from ukur.commands.pages.site_archive import shown_archive
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.instansi import Repositori
from ukur.model.periode import Periode, quarter_end
from ukur.site.archive_view import ShownArchive
from ukur.site.collected_material import collect_material
from ukur.site.material import SignedSource, SiteMaterial
from ukur.site.whole_site import CSS
from ukur.source.git import git
from ukur.workflow.sop_schedule import collections_of, upcoming_deadlines

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's banner about another product's future
EPOCH = "SOURCE_DATE_EPOCH"
SITE_URL_VARIABLE = "UKUR_SITE_URL"
_EDITED = {HostKind.GITHUB: "edit", HostKind.GITLAB: "-/edit", HostKind.GITEA: "_edit"}


def gather_material(
    measurements: Measurements,
    draft: bool = False,
    environment: dict[str, str] | None = None,
    former: SiteMaterial | None = None,
    repo: Path | None = None,
    reader: ApprovedReader | None = None,
    kept: KeptValues | None = None,
) -> SiteMaterial:
    """Gather the material of the site; ``environment`` are the variables that a host's CI sets.

    With ``repo`` what its archive holds is shown as filed, and what is signed only as it was signed there;
    ``reader`` is the one of an earlier call, which knows those commits already. ``kept`` has the documents
    that earlier builds composed of the same data.
    """
    variables = environment if environment is not None else dict(os.environ)
    edit = edit_url(measurements.catalogue, variables)
    filed = shown_archive(repo, measurements.catalogue.instansi.zona_waktu) if repo else ShownArchive()
    address = site_url(measurements.catalogue, variables)
    signed: Mapping[Periode, SignedSource] = {}
    if repo:
        signed = (reader or ApprovedReader(repo)).sources(measurements, filed.versi)
    material = collect_material(
        measurements, RULE_FAMILIES, edit, draft, former, address, filed, signed, kept
    )
    material = replace(
        material,
        digests=kept.digests if kept else material.digests,
        maps=read_maps(repo, measurements.catalogue.instansi.klasifikasi) if repo else {},
        logo=header_picture(repo, measurements.catalogue.instansi) if repo else "",
        deadlines=upcoming_deadlines(measurements.catalogue),
        git_host=known_host(measurements.catalogue.instansi, variables),
        collections=collections_of(measurements.catalogue) if draft else (),
    )
    if repo is None or draft:  # a preview shows what the data says
        return material
    return replace(
        material,
        menunggu=pending_corrections(measurements, repo, filed, signed),
        links_found=read_health(repo, measurements.catalogue.instansi.zona_waktu),
    )


def site_url(catalogue: Catalogue, environment: dict[str, str]) -> str | None:
    """Return the published site's address: the variable that the publishing CI sets, else instansi.yml."""
    address = environment.get(SITE_URL_VARIABLE) or catalogue.instansi.situs
    return address if address and address.startswith(("https://", "http://")) else None


def edit_url(catalogue: Catalogue, environment: dict[str, str]) -> str | None:
    """Return the address under which the Git host edits files: from instansi.yml, else from the CI's host."""
    repo: Repositori | None = catalogue.instansi.repositori
    branch = repo.cabang if repo else "main"
    if repo:
        base = repo.alamat.rstrip("/")
    elif environment.get("GITHUB_REPOSITORY") and environment.get("GITHUB_SERVER_URL"):
        base = f"{environment['GITHUB_SERVER_URL']}/{environment['GITHUB_REPOSITORY']}"
    elif environment.get("CI_PROJECT_URL"):
        base = environment["CI_PROJECT_URL"]
    else:
        return None
    if not base.startswith(("https://", "http://")):
        return None
    kind = host_kind(repo, base, environment)
    return f"{base}/{_EDITED[kind]}/{branch}"


def source_time(repo: Path, catalogue: Catalogue) -> int:
    """Return the moment all dates of a build are set to: the commit's, else the latest period's end."""
    stamp = (git(repo, "log", "-1", "--format=%ct") or b"").strip()
    if stamp.isdigit():
        return int(stamp)
    last = max((quarter_end(p) for p in catalogue.dokumen), default=datetime.date(2022, 1, 10))
    return int(datetime.datetime.combine(last, datetime.time(), datetime.UTC).timestamp())


def build_site(
    repo: Path,
    material: SiteMaterial,
    tujuan: Path,
    advance: Callable[[], None],
    plain: bool = False,
    pages: KeptPages | None = None,
) -> None:
    """Build the site into ``tujuan``; the old site stays until the new one is whole.

    ``pages`` has what this build used already of what earlier ones kept; the rest is removed.
    """
    refuse_other_folder(tujuan)
    pages = pages or KeptPages(repo)
    material = replace(material, keeper=pages)
    placer = PlacedFiles(repo)
    with built_site(repo, material, tujuan.parent, advance, plain=plain, placer=placer) as baru:
        _swap(baru, tujuan)
    pages.prune()
    placer.prune()


@contextmanager
def site_folder(target: Path) -> Iterator[Path]:
    """Give a folder to write a whole site into, which takes the place of ``target`` at the end."""
    refuse_other_folder(target)
    place = target.absolute().parent
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place, prefix=".situs-") as temp:
        made = Path(temp) / "situs"
        yield made
        _swap(made, target)


@contextmanager
def built_site(
    repo: Path,
    material: SiteMaterial,
    di: Path,
    advance: Callable[[], None],
    offline: bool = False,
    plain: bool = False,
    placer: PlacedFiles | None = None,
) -> Iterator[Path]:
    """Build the site for a moment, in a temporary folder below ``di``: what shall stay is moved out.

    ``offline``: every link leads to a file, for a copy that is opened from disk. ``plain``: in our own shell.
    ``placer`` puts the files in; without it each is written.
    """
    di.mkdir(parents=True, exist_ok=True)
    keep_compiled()
    with (
        _fixed_clock(repo, material.catalogue),
        tempfile.TemporaryDirectory(dir=di.absolute(), prefix=".situs-") as temp,  # else below mkdocs.yml
    ):
        made = Path(temp) / "situs"
        if plain:
            from ukur.commands.pages.plain_build import write_plain_site

            write_plain_site(config_file(repo), material, made, advance, offline, placer or PlacedFiles())
        else:
            _build_with_mkdocs(repo, material, made, advance, offline, placer or PlacedFiles())
        yield made


def _build_with_mkdocs(
    repo: Path,
    material: SiteMaterial,
    target: Path,
    advance: Callable[[], None],
    offline: bool,
    placer: PlacedFiles,
) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    kind: dict[str, Any] = {"use_directory_urls": False, "site_url": ""} if offline else {}
    with _captured() as messages:
        try:
            config = load_config(str(config_file(repo)), site_dir=str(target), **kind)
            plugin = our_plugin(config)
            plugin.bahan, plugin.maju, plugin.placer = material, advance, placer
            build(config)
        except (Abort, ConfigurationError) as error:
            raise UkurError(f"situs tidak dapat dibangun: {'; '.join(messages) or error}") from error


def our_plugin(config: "MkDocsConfig") -> Any:
    """Return our plugin in a loaded configuration."""
    if "ukur" not in config.plugins:
        raise UkurError("mkdocs.yml tidak memuat plugin ukur; tambahkan '- ukur' di bawah plugins")
    return config.plugins["ukur"]


def config_file(repo: Path) -> Path:
    """Return the repository's mkdocs.yml."""
    path = repo / "mkdocs.yml"
    if not path.is_file():
        raise UkurError("mkdocs.yml tidak ditemukan; jalankan di folder utama repositori")
    return path


def refuse_other_folder(target: Path) -> None:
    """Leave alone what is not a site of ours: a new site takes the whole place of the old one."""
    if target.exists() and not target.is_dir():
        raise UkurError(f"'{target.name}' sudah ada dan bukan folder; pilih nama lain untuk --site")
    if target.is_dir() and any(target.iterdir()) and not (target / CSS).is_file():
        raise UkurError(
            f"folder '{target.resolve().name}' berisi hal lain, bukan situs buatan Ukur; pilih folder kosong"
        )


def _swap(new: Path, target: Path) -> None:
    """Put the new site in place of the old one, which comes back when that fails or is interrupted."""
    old = new.with_name("lama")
    os.chmod(new, 0o755)
    try:
        if target.exists():
            os.rename(target, old)
        os.rename(new, target)
    except BaseException:
        if old.exists() and not target.exists():
            os.rename(old, target)
        raise


@contextmanager
def _fixed_clock(repo: Path, catalogue: Catalogue) -> Iterator[None]:
    """Fix the build's clock, so that the same input gives the same bytes."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = before or str(source_time(repo, catalogue))
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
