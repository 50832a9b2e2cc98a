from tests.archive.conftest import _arsip, akar_uji, arsip, kunci_akun

__all__ = ["_arsip", "akar_uji", "arsip", "kunci_akun"]
