"""Use case ``archive drill``: build every filed document again from its commit, and compare byte for byte."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.beku import DOKUMEN, bekukan, cairkan
from ukur.archive.manifest import MANIFEST, BarisRegister, baca_manifest, baca_register
from ukur.archive.susunan import MASUKAN
from ukur.commands.arsip import cetak
from ukur.commands.arsip_situs import LATIHAN
from ukur.commands.sumber_arsip import bekukan_commit
from ukur.document.susun import susun
from ukur.model.paths import ARSIP, REGISTER, JenisEntri
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.source.arsip import baca_folder
from ukur.source.tulis import write_text
from ukur.verify.document_check import original_site
from ukur.verify.verification import refuse_broken


def susun_ulang(repo: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each filed version with the files that do not come out the same; none where all do."""
    place = repo / ARSIP
    held = baca_folder(place) if place.is_dir() else {}
    if REGISTER not in held:
        raise UkurError(f"{ARSIP} masih kosong; belum ada yang dapat disusun ulang")
    refuse_broken(held)
    for row in baca_register(held[REGISTER]):
        if row.jenis is JenisEntri.DOKUMEN:
            yield row.folder, tuple(_berbeda(repo, held, row))


def _berbeda(repo: Path, held: Mapping[str, bytes], row: BarisRegister) -> Iterator[str]:
    manifest = baca_manifest(held[f"{row.folder}/{MANIFEST}"], row.folder)
    if git.commit(repo, manifest.commit) != manifest.commit:
        yield f"commit {manifest.commit[:12]} tidak ada di repositori ini; ambil riwayat lengkapnya"
        return
    try:
        frozen = bekukan_commit(repo, manifest.commit)
    except UkurError as error:
        yield str(error)
        return
    filed = cairkan(held[f"{row.folder}/{DOKUMEN}"], f"{row.folder}/{DOKUMEN}")
    dokumen = susun(frozen.ukuran, manifest.periode, situs=original_site(filed))
    made = {f"{MASUKAN}/{path}": isi for path, isi in frozen.berkas.items()}
    made[DOKUMEN] = bekukan(dokumen)
    made |= {f"{dokumen.nama_berkas}.{end}": isi for end, isi in cetak(repo, frozen, dokumen).items()}
    kept = {item.path for item in manifest.berkas if item.path.startswith(f"{MASUKAN}/")}
    yield from sorted(kept - made.keys())
    for path, isi in sorted(made.items()):
        if held.get(f"{row.folder}/{path}") != isi:
            yield path


def catat(repo: Path, hasil: Mapping[str, tuple[str, ...]], kini: datetime.datetime) -> None:
    """Keep the result where the next build of the site finds it."""
    different = sorted(folder for folder, files in hasil.items() if files)
    data = {"waktu": kini.isoformat(timespec="seconds"), "diperiksa": len(hasil), "berbeda": different}
    write_text(repo / LATIHAN, json.dumps(data, sort_keys=True) + "\n")
