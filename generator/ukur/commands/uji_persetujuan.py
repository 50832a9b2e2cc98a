"""The recorded approvals held against the frozen data, the roles of their dates, and their signatures."""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ukur.archive.hasil import HasilPeriksa, Pelapor
from ukur.archive.manifest import Manifest
from ukur.archive.persetujuan import (
    PERSETUJUAN,
    Bahan,
    PerubahanTercatat,
    RekamPersetujuan,
    SetujuTercatat,
    UjiTanda,
    baca_persetujuan,
    celah_persetujuan,
)
from ukur.archive.susunan import DASAR, MASUKAN
from ukur.archive.uji_isi import AWAL_WAKTU
from ukur.hosts.pernyataan import Bertanda, Pernyataan, alasan_tolak, baca_baris
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.katalog import Katalog
from ukur.model.organisasi import DaftarPeran
from ukur.model.paths import DATA, LAMBANG
from ukur.model.sop import Sop
from ukur.model.temuan import UkurError
from ukur.source.jenis import jenis_of
from ukur.source.katalog import read_file
from ukur.workflow.gerbang import LONGGAR

SETUJU = "setuju"
DIPAKAI = ("peran.yml", "sop.yml")
"""The policy that approvals are judged by."""


def uji_persetujuan(
    manifest: Manifest,
    berkas: Mapping[str, bytes],
    beku: Katalog,
    kini: datetime.datetime,
    pengizin: bytes | None,
) -> Iterator[HasilPeriksa]:
    """Yield whether the document was approved as recorded; ``pengizin`` are keys known from elsewhere."""
    report = Pelapor("persetujuan", manifest.folder)
    try:
        record = baca_persetujuan(berkas.get(PERSETUJUAN, b""))
        base = _dasar(berkas, beku)
    except UkurError as error:
        yield report.gagal(str(error))
        return
    if odd := list(_waktu(record, kini)):
        yield from report.semua(odd, "")
        return
    material = Bahan(manifest.periode, beku, base, uji_tanda(pengizin))
    wrong = [
        *_rekam(record, manifest, beku),
        *_dasar_lain(record, berkas),
        *_lambang(record, berkas),
        *celah_persetujuan(record, material),
    ]
    if not wrong and pengizin is not None and not record.bertanda:
        yield report.lewat(
            f"persetujuan disalin dari {record.situs_git} tanpa tanda tangan sendiri, jadi daftar kunci yang "
            "diberikan tidak membuktikannya; periksa di sana, atau ulangi tanpa --signers",
            pokok=True,
        )
        return
    yield from report.semua(wrong, _kalimat(record, pengizin is not None))


def uji_tanda(pengizin: bytes | None) -> UjiTanda:
    """Return the check of a signed approval, by the keys given or else those recorded with it.

    It is judged at its own time and that of the merge, as the gate did: a key that ended since then was good.
    """

    def check(change: PerubahanTercatat, item: SetujuTercatat) -> str | None:
        keys = pengizin if pengizin is not None else (change.pengizin or "").encode()
        try:
            return _alasan(change, item, keys)
        except UkurError as error:
            return str(error)

    return check


def _alasan(change: PerubahanTercatat, item: SetujuTercatat, pengizin: bytes) -> str | None:
    if item.pernyataan is None or item.tanda_tangan is None:
        return "tanda tangannya tidak ada di rekaman"
    line = Bertanda(pernyataan=item.pernyataan, tanda_tangan=item.tanda_tangan)
    read = baca_baris(line.model_dump_json())
    if read is None:
        return "pernyataannya tidak dapat dibaca"
    signed, statement = read
    for differs, sentence in _BEDA:
        if differs(change, item, statement):
            return sentence
    return alasan_tolak(signed, statement, pengizin, change.waktu)


_Beda = Callable[[PerubahanTercatat, SetujuTercatat, Pernyataan], bool]
_BEDA: tuple[tuple[_Beda, str], ...] = (
    (lambda change, item, said: said.akun != item.akun, "pernyataan itu dari akun lain"),
    (lambda change, item, said: said.usulan != change.nomor, "pernyataan itu untuk usulan lain"),
    (lambda change, item, said: said.commit != item.commit, "pernyataan itu untuk commit lain"),
    (lambda change, item, said: said.sidik != item.sidik, "pernyataan itu untuk isi yang lain"),
    (lambda change, item, said: said.waktu != item.waktu, "waktunya bukan waktu pernyataan itu"),
    (lambda change, item, said: said.keputusan != SETUJU, "pernyataan itu bukan persetujuan"),
)


def _dasar(berkas: Mapping[str, bytes], beku: Katalog) -> Katalog:
    """Return the frozen data with roles and SOP of the target branch before the final change."""
    found = {name: _terbaca(f"{DASAR}/{name}", name, berkas) for name in DIPAKAI}
    roles, sop = found["peran.yml"], found["sop.yml"]
    if not isinstance(roles, DaftarPeran) or not isinstance(sop, Sop):
        raise UkurError(f"{DASAR}/peran.yml atau {DASAR}/sop.yml tidak dapat dibaca")
    return replace(beku, peran=roles, sop=sop)


def _dasar_lain(record: RekamPersetujuan, berkas: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the policy that is not the approved data's own, although the final proposal did not change it.

    The SOP is among what approvals are given on, so nobody can swap it without them.
    """
    for name in DIPAKAI:
        known = berkas.get(f"{MASUKAN}/{DATA}/{name}") == berkas.get(f"{DASAR}/{name}")
        if not known and name not in record.perubahan[-1].cakupan.data:
            yield f"{DASAR}/{name} bukan milik data beku, padahal usulan terakhir tidak mengubahnya"


def _terbaca(path: str, name: str, berkas: Mapping[str, bytes]) -> object:
    known = jenis_of(name)
    return read_file(path, berkas[path], known[0]).nilai if known and path in berkas else None


def _rekam(record: RekamPersetujuan, manifest: Manifest, beku: Katalog) -> Iterator[str]:
    final = record.perubahan[-1]
    if final.gabungan != manifest.commit:
        yield f"usulan terakhir menghasilkan commit {final.gabungan[:12]}, bukan {manifest.commit[:12]}"
    if record.percontohan != beku.instansi.percontohan:
        yield "tanda percontohan pada rekaman bukan milik data beku"
    loose = any(item.tanda_tangan or item.pernyataan for change in record.perubahan for item in change.setuju)
    if not record.bertanda and (loose or record.situs_git == TanpaHost.nama):
        yield "rekaman menyatakan persetujuan tidak bertanda tangan, padahal diberikan tanpa situs Git"


def _waktu(record: RekamPersetujuan, kini: datetime.datetime) -> Iterator[str]:
    """Yield the times that cannot be, before anything is computed from them."""
    for change in record.perubahan:
        times = [(f"usulan {change.nomor}", change.waktu)]
        times += [(f"persetujuan {item.akun}", item.waktu) for item in change.setuju]
        for name, when in times:
            if when > kini + LONGGAR:
                yield f"waktu {name}, {when.isoformat()}, ada di masa depan"
            elif when < AWAL_WAKTU:
                yield f"waktu {name}, {when.isoformat()}, tidak mungkin"


def _lambang(record: RekamPersetujuan, berkas: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the pictures that are not the ones that the final proposal was approved with."""
    for path, blob in record.perubahan[-1].cakupan.lain.items():
        isi = berkas.get(f"{MASUKAN}/{path}") if path.startswith(f"{LAMBANG}/") else None
        if isi is not None and (blob or "").rpartition(" ")[2] not in _blob(isi):
            yield f"{path} bukan gambar yang disetujui"


def _blob(isi: bytes) -> tuple[str, str]:
    """Return the names that Git gives to a content, in both of its kinds of repositories."""
    text = b"blob %d\0%b" % (len(isi), isi)
    return hashlib.sha1(text, usedforsecurity=False).hexdigest(), hashlib.sha256(text).hexdigest()


def _kalimat(record: RekamPersetujuan, luar: bool) -> str:
    given = [item.akun for change in record.perubahan for item in change.setuju]
    sentence = f"{len(given)} persetujuan ({', '.join(dict.fromkeys(given))}) menurut peran pada tanggalnya"
    if not record.bertanda:
        return f"{sentence}; disalin dari {record.situs_git}, tanpa tanda tangan sendiri"
    keys = "daftar kunci yang diberikan" if luar else "daftar kunci yang tercatat di arsip ini sendiri"
    return f"{sentence}; setiap tanda tangan SSH sah menurut {keys}"
