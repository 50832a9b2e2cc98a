from tests.archive.conftest import _arsip, akar_uji, arsip, kunci_akun
from tests.printed_once import printed_once

__all__ = ["_arsip", "akar_uji", "arsip", "kunci_akun", "printed_once"]
