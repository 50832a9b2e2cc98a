import gc
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from tests.nightly import leave_others_to_the_night
from tests.salinan import REPO, salin

from ukur.commands.data.area_maps import read_maps
from ukur.commands.data.new_office import EXAMPLE
from ukur.commands.pages import site_build as pembangun
from ukur.commands.pages.document_cache import with_files
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

pytest_plugins = ["firefox_esr", "lembar_isi", "libreoffice", "meja", "peramban"]

os.environ["UKUR_DESK"] = "0"  # tests/desk builds it; a site of any other test does without

settings.register_profile("ukur", derandomize=True, deadline=None, database=None, max_examples=150)
settings.register_profile("luas", deadline=None, database=None, max_examples=5000)  # by hand, other seeds
settings.load_profile("ukur")


def pytest_collection_finish() -> None:
    """Keep the modules and the tables of cases out of every later look for garbage."""
    gc.collect()
    gc.freeze()


LONGEST = "tests/skenario/test_satu_tahun.py"


@pytest.hookimpl(tryfirst=True)  # before pytest takes out what `-m` leaves out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: begun last, one worker would do it alone while the others wait."""
    leave_others_to_the_night(items)
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    silent = {item.nodeid for item in items for mark in item.iter_markers("nightly") if not mark.args}
    if silent:
        raise pytest.UsageError(f"nightly needs the reason why a day may pass without it: {sorted(silent)}")


@pytest.fixture(scope="session")
def katalog() -> Catalogue:
    """The repository's own indicators/."""
    bacaan = read_catalogue(Folder(REPO / "indicators"))
    assert bacaan.findings == ()
    assert bacaan.catalogue is not None
    return bacaan.catalogue


@pytest.fixture(scope="session")
def contoh() -> Catalogue:
    """The made-up office of five quarters; tests/kantor_contoh/ holds every figure of it to a worksheet."""
    bacaan = read_catalogue(Folder(EXAMPLE / "indicators"))
    assert bacaan.findings == ()
    assert bacaan.catalogue is not None
    return bacaan.catalogue


@pytest.fixture(scope="session")
def kantor_asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's pages, before anything was filed."""
    folder = salin(tmp_path_factory.mktemp("asli"), "content", "mkdocs.yml")
    (folder / "indicators").mkdir()  # watched by `serve`
    return folder


@pytest.fixture(scope="session")
def bangun(tmp_path_factory: pytest.TempPathFactory, kantor_asli: Path) -> Callable[..., Path]:
    """Build a site of a catalogue with this repository's pages; the answer is its folder.

    Documents are printed only with ``dokumen``: few tests need them. ``polos``: in the plain shell.
    """

    def build(
        katalog: Catalogue,
        *,
        konsep: bool = False,
        lingkungan: dict[str, str] | None = None,
        repo: Path = kantor_asli,
        dokumen: bool = False,
        polos: bool = False,
    ) -> Path:
        folder = tmp_path_factory.mktemp("situs")
        material = pembangun.gather_material(Measurements(katalog), konsep, lingkungan or {})
        material = replace(material, maps=read_maps(REPO, katalog.instansi.klasifikasi))
        if dokumen:
            material = with_files(folder, material)  # with a cache of its own
        pembangun.build_site(repo, material, folder / "situs", lambda: None, polos)
        return folder / "situs"

    return build


@pytest.fixture(scope="session")
def situs(katalog: Catalogue, bangun: Callable[..., Path]) -> Path:
    """The repository's own site with its documents, as before anything was filed; built once."""
    return bangun(katalog, dokumen=True)


@pytest.fixture(scope="session")
def polos(katalog: Catalogue, bangun: Callable[..., Path]) -> Path:
    """The same site in the plain shell; built once."""
    return bangun(katalog, dokumen=True, polos=True)
