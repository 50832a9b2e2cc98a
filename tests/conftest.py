import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from tests.salinan import REPO, salin

from ukur.commands import situs as pembangun
from ukur.commands.dokumen import lengkapi
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.source.katalog import read_catalogue
from ukur.source.pohon_berkas import Folder

pytest_plugins = ["libreoffice", "peramban"]

settings.register_profile("ukur", derandomize=True, deadline=None, database=None, max_examples=150)
settings.register_profile("luas", deadline=None, database=None, max_examples=5000)  # by hand, other seeds
settings.load_profile("ukur")


def pytest_collection_finish() -> None:
    """Keep the modules and the tables of cases out of every later look for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    """The repository's own indicators/."""
    bacaan = read_catalogue(Folder(REPO / "indicators"))
    assert bacaan.temuan == ()
    assert bacaan.katalog is not None
    return bacaan.katalog


@pytest.fixture(scope="session")
def kantor_asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's pages, before anything was filed."""
    folder = salin(tmp_path_factory.mktemp("asli"), "content", "mkdocs.yml")
    (folder / "indicators").mkdir()  # watched by `serve`
    return folder


@pytest.fixture(scope="session")
def bangun(tmp_path_factory: pytest.TempPathFactory, kantor_asli: Path) -> Callable[..., Path]:
    """Build a site of a catalogue with this repository's pages; the answer is its folder.

    Documents are printed only with ``dokumen``: few tests need them.
    """

    def build(
        katalog: Katalog,
        *,
        konsep: bool = False,
        lingkungan: dict[str, str] | None = None,
        repo: Path = kantor_asli,
        dokumen: bool = False,
    ) -> Path:
        folder = tmp_path_factory.mktemp("situs")
        material = pembangun.bahan(Ukuran(katalog), konsep, lingkungan or {})
        if dokumen:
            material = lengkapi(folder, material)  # with a cache of its own
        pembangun.bangun(repo, material, folder / "situs", lambda: None)
        return folder / "situs"

    return build


@pytest.fixture(scope="session")
def situs(katalog: Katalog, bangun: Callable[..., Path]) -> Path:
    """The repository's own site with its documents, as before anything was filed; built once."""
    return bangun(katalog, dokumen=True)
