"""A PDF signed outside (TTE, any PAdES): is it the approved PDF, and does every signature hold?"""

import datetime
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from ukur.archive.tanda_nilai import HasilTanda, Tanda
from ukur.model.temuan import UkurError

TERBESAR = 50_000_000
"""Our choice: 160 times the documents of the demonstration; every check reads all of it into memory."""
_PENUTUP_TERBANYAK = 100  # "startxref": one for each revision; a bomb has thousands

KOSONG = "berkasnya kosong; unduh ulang PDF yang sudah ditandatangani"
TERLALU_BESAR = (
    f"berkasnya lebih dari {TERBESAR // 1_000_000} MB; tanda tangani PDF yang disetujui tanpa lampiran"
)
BUKAN_PDF = "berkasnya bukan PDF; pilih PDF yang diunduh dari aplikasi tanda tangan elektronik"
TAK_TERBACA = (
    "PDF tidak terbaca: terpotong, rusak, atau disusun tidak lazim; unduh ulang dari aplikasi tanda tangan"
)
BUKAN_YANG_DISETUJUI = (
    "berkas ini tidak diawali persis oleh PDF yang disetujui; tanda tangani PDF dari arsip, "
    "jangan dicetak ulang, digabung, atau disimpan ulang sebelumnya"
)


def periksa_tanda(bertanda: bytes, asli: bytes, akar: Sequence[bytes], kini: datetime.datetime) -> HasilTanda:
    """Judge ``bertanda`` against the approved ``asli`` and the office's root certificates (PEM or DER).

    Without a trusted time stamp certificates are judged at ``kini``; with one, at its time. Certificates in
    ``akar`` that are not self-issued only help to build chains. Nothing is fetched.
    """
    assert kini.tzinfo is not None
    try:
        _batas(bertanda)
        # pyHanko runs an event loop of its own, which a thread that runs one already does not allow.
        with ThreadPoolExecutor(1) as pool:
            return HasilTanda(None, pool.submit(_tanda, bertanda, asli, akar, kini).result())
    except UkurError as error:
        return HasilTanda(str(error))
    # Hostile bytes make pyHanko and asn1crypto raise nearly anything (PdfReadError, ValueError, KeyError,
    # AssertionError, AttributeError, RecursionError, ...). What cannot be read is refused, whatever the name.
    except Exception:  # noqa: BLE001
        return HasilTanda(TAK_TERBACA)


def _batas(bertanda: bytes) -> None:
    table = (
        (not bertanda, KOSONG),
        (len(bertanda) > TERBESAR, TERLALU_BESAR),
        (not bertanda.startswith(b"%PDF-"), BUKAN_PDF),
        (bertanda.count(b"startxref") > _PENUTUP_TERBANYAK, TAK_TERBACA),
    )
    for bad, sentence in table:
        if bad:
            raise UkurError(sentence)


def _tanda(bertanda: bytes, asli: bytes, akar: Sequence[bytes], kini: datetime.datetime) -> tuple[Tanda, ...]:
    # pyHanko takes 0.4 s to import; every other command must start without it.
    from ukur.archive.tanda_sah import sahkan
    from ukur.archive.tanda_susulan import periksa_susulan
    from ukur.archive.tanda_utuh import baca_tanda, periksa_utuh

    berkas = baca_tanda(bertanda)
    if not bertanda.startswith(asli):
        raise UkurError(BUKAN_YANG_DISETUJUI)
    periksa_utuh(berkas)
    periksa_susulan(berkas, asli)
    return sahkan(berkas, akar, kini)
