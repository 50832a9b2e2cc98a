"""The archive as the site shows it: frozen documents, their versions, approvals, files and hashes."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.beku import DOKUMEN, cairkan
from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import MANIFEST, BarisRegister, Manifest, baca_manifest, baca_register, ujung
from ukur.archive.persetujuan import PERSETUJUAN, PerubahanTercatat, RekamPersetujuan, baca_persetujuan
from ukur.archive.susunan import DASAR
from ukur.document.published import PUBLISHED
from ukur.document.teks import tanggal
from ukur.model.instansi import ZonaWaktu
from ukur.model.organisasi import DaftarPeran, kunci
from ukur.model.paths import ARSIP, REGISTER, JenisEntri
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.site.arsip_tampil import ArsipTampil, LampiranTampil, LatihanTampil, SetujuTampil, VersiTampil
from ukur.site.unduhan import Unduhan
from ukur.source.arsip import baca_folder
from ukur.source.jenis import jenis_of
from ukur.source.katalog import read_file
from ukur.verify.verification import refuse_broken

LATIHAN = ".cache/latihan.json"
_LAIN = "application/octet-stream"
_JENIS = {"csv": "text/csv", "json": "application/json", "py": "text/x-python", "txt": "text/plain"}
_JENIS |= {"yml": "application/yaml", "pem": "application/x-pem-file"}
_JENIS |= {ending: form.jenis for ending, form in PUBLISHED.items()}
_NAMA = {"csv": "Tabel utama (CSV)"} | {ending: form.nama for ending, form in PUBLISHED.items()}


def arsip_tampil(repo: Path, zona: ZonaWaktu) -> ArsipTampil:
    """Return the archive of a repository; UkurError where a byte of it is not what the register says."""
    place = repo / ARSIP
    if not (place / REGISTER).is_file():
        return ArsipTampil()
    held = baca_folder(place)
    refuse_broken(held)
    reader = _Pembaca(place, held, zona)
    return ArsipTampil(
        versi=reader.versi(),
        ujung=ujung(reader.register),
        berkas=(reader.unduhan(REGISTER, "Register arsip"),),
        latihan=baca_latihan(repo / LATIHAN, zona),
    )


def unduhan_arsip(versi: VersiTampil) -> tuple[Unduhan, ...]:
    """Return the archived files under the addresses that the document's files always had."""
    own = f"{versi.dokumen.nama_berkas}."
    files = [file for file in versi.unduhan if file.path.rpartition("/")[2].removeprefix(own) in PUBLISHED]
    return tuple(
        file._replace(path=f"dokumen/{versi.dokumen.periode}/{file.path.rpartition('/')[2]}")
        for file in files
    )


@dataclass(frozen=True)
class _Pembaca:
    """Reads one archive, which has been verified."""

    tempat: Path
    isi: Mapping[str, bytes]
    zona: ZonaWaktu

    @property
    def register(self) -> tuple[BarisRegister, ...]:
        return baca_register(self.isi[REGISTER])

    def manifest(self, row: BarisRegister) -> Manifest:
        return baca_manifest(self.isi[f"{row.folder}/{MANIFEST}"], row.folder)

    def versi(self) -> dict[Periode, tuple[VersiTampil, ...]]:
        """Return the versions of each document, oldest first."""
        rows = [(row, self.manifest(row)) for row in self.register]
        attached: dict[tuple[Periode, int], list[LampiranTampil]] = {}
        for row, manifest in rows:
            if row.jenis is not JenisEntri.DOKUMEN:
                place = manifest.periode, manifest.versi
                attached.setdefault(place, []).append(self._lampiran(row, manifest))
        found: dict[Periode, list[VersiTampil]] = {}
        for row, manifest in rows:
            if row.jenis is JenisEntri.DOKUMEN:
                extra = tuple(attached.get((manifest.periode, manifest.versi), ()))
                found.setdefault(manifest.periode, []).append(self._versi(row, manifest, extra))
        return {periode: tuple(versions) for periode, versions in sorted(found.items())}

    def _versi(
        self, row: BarisRegister, manifest: Manifest, lampiran: tuple[LampiranTampil, ...]
    ) -> VersiTampil:
        dokumen = cairkan(self.isi[f"{row.folder}/{DOKUMEN}"])
        record = baca_persetujuan(self.isi[f"{row.folder}/{PERSETUJUAN}"])
        paths = [f"{row.folder}/{item.path}" for item in manifest.berkas]
        main = {f"{row.folder}/{dokumen.nama_berkas}.{ending}": name for ending, name in _NAMA.items()}
        return VersiTampil(
            versi=manifest.versi,
            folder=row.folder,
            dokumen=dokumen,
            commit=manifest.commit,
            waktu=self._waktu(manifest.waktu),
            diterima=manifest.waktu,
            sidik=manifest.sidik,
            sidik_manifest=row.manifest,
            sidik_baris=row.sidik,
            nomor_register=row.nomor,
            alasan=manifest.alasan,
            situs_git=record.situs_git,
            bertanda=record.bertanda,
            batas=record.batas,
            setuju=tuple(self._setuju(row.folder, record)),
            unduhan=tuple(self.unduhan(path, name) for path, name in main.items() if path in paths),
            lainnya=tuple(
                self.unduhan(path, path.removeprefix(f"{row.folder}/"))
                for path in (*paths, f"{row.folder}/{MANIFEST}")
                if path not in main
            ),
            lampiran=lampiran,
        )

    def _lampiran(self, row: BarisRegister, manifest: Manifest) -> LampiranTampil:
        return LampiranTampil(
            jenis=str(row.jenis),
            judul=manifest.judul,
            waktu=self._waktu(manifest.waktu),
            berkas=tuple(self.unduhan(f"{row.folder}/{item.path}", item.path) for item in manifest.berkas),
            keterangan=tuple(sorted(manifest.keterangan.items())),
            nomor_register=row.nomor,
            sidik_manifest=row.manifest,
        )

    def _setuju(self, folder: str, record: RekamPersetujuan) -> Iterator[SetujuTampil]:
        name = f"{folder}/{DASAR}/peran.yml"
        known = jenis_of("peran.yml")
        roles = read_file(name, self.isi[name], known[0]).nilai if known else None
        if not isinstance(roles, DaftarPeran):
            raise UkurError(f"{name} tidak dapat dibaca; jalankan 'ukur verify'")
        for change in record.perubahan:
            for item in change.setuju:
                yield SetujuTampil(
                    peran=", ".join(_peran(roles, change, item.akun, self.zona.hari(item.waktu))),
                    akun=item.akun,
                    waktu=self._waktu(item.waktu),
                    usulan=change.nomor,
                    sidik=item.sidik,
                )

    def _waktu(self, waktu: datetime.datetime) -> str:
        return waktu_kantor(waktu, self.zona)

    def unduhan(self, path: str, nama: str) -> Unduhan:
        """Return a file of the archive as readers take it."""
        isi = self.isi[path]
        kind = _JENIS.get(path.rpartition(".")[2], _LAIN)
        return Unduhan(nama, f"arsip/{path}", kind, len(isi), sidik_bita(isi), self.tempat / path)


def _peran(roles: DaftarPeran, change: PerubahanTercatat, akun: str, hari: datetime.date) -> list[str]:
    """Return the roles that the proposal needed and the account held on that day, by their names."""
    needed = {need.peran for need in change.syarat}
    return [
        role.nama
        for key, role in roles.peran.items()
        if key in needed and any(kunci(h.akun) == kunci(akun) and h.berlaku(hari) for h in role.pemegang)
    ]


def waktu_kantor(waktu: datetime.datetime, zona: ZonaWaktu) -> str:
    """Return an instant as readers at the office write it: ``3 Februari 2025 pukul 09.15 WIB``."""
    local = zona.setempat(waktu)
    return f"{tanggal(local.date())} pukul {local:%H.%M} {zona}"


def baca_latihan(path: Path, zona: ZonaWaktu) -> LatihanTampil | None:
    """Return the last rebuild drill, as ``ukur archive drill`` left it; None before the first."""
    try:
        data = json.loads(path.read_text("utf-8"))
        when = datetime.datetime.fromisoformat(data["waktu"])
        different: Sequence[str] = data["berbeda"]
        return LatihanTampil(waktu_kantor(when, zona), int(data["diperiksa"]), tuple(map(str, different)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UkurError(f"{LATIHAN} tidak dapat dibaca; hapus, lalu jalankan 'ukur archive drill'") from error
