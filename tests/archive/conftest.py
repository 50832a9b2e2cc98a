import pytest
from tests.archive.arsip_uji import Arsip, Kunci, buat_arsip, buat_kunci
from tests.archive.sertifikat_uji import Sertifikat
from tests.printed_once import printed_once

__all__ = ["printed_once"]


@pytest.fixture(scope="session")
def kunci_akun(tmp_path_factory: pytest.TempPathFactory) -> Kunci:
    """A real key for every demonstration account."""
    return buat_kunci(tmp_path_factory.mktemp("kunci-akun"))


@pytest.fixture(scope="session")
def _arsip(kunci_akun: Kunci) -> tuple[Arsip, Sertifikat]:
    return buat_arsip(kunci_akun)


@pytest.fixture
def arsip(_arsip: tuple[Arsip, Sertifikat]) -> Arsip:
    """A whole archive that a test may spoil: 2023-TW4 v1; 2024-TW4 v1, signed, scanned, v2."""
    return dict(_arsip[0])


@pytest.fixture(scope="session")
def akar_uji(_arsip: tuple[Arsip, Sertifikat]) -> Sertifikat:
    """The root that issued the signer's certificate."""
    return _arsip[1]
