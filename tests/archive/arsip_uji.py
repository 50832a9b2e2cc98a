"""A whole archive made from the repository's own office, and the ways to forge one consistently.

Approvals are by its demonstration accounts, with keys made at every run.
"""

import datetime
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.archive.sertifikat_uji import Sertifikat, terbitkan
from tests.archive.tandai_uji import tandai

from ukur.archive.manifest import (
    MANIFEST,
    Manifest,
    baca_manifest,
    baca_register,
    daftar_berkas,
    tambah,
    ujung,
)
from ukur.archive.persetujuan import (
    PERSETUJUAN,
    Cakupan,
    PerubahanTercatat,
    RekamPersetujuan,
    SetujuTercatat,
    SyaratTercatat,
    baca_persetujuan,
)
from ukur.archive.susunan import Asal, susun_entri, susun_lampiran
from ukur.commands.alat import alat, pemeriksa
from ukur.document.berkas import BENTUK
from ukur.document.data.tabel import csv_utama
from ukur.document.pdf.cetak import Perlengkapan
from ukur.document.susun import susun
from ukur.hosts.pernyataan import tanda_tangani
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.paths import REGISTER, JenisEntri
from ukur.model.periode import Periode
from ukur.source.data_files import Himpunan
from ukur.verify.inputs import periksa
from ukur.workflow.sidik import sidik_dokumen
from ukur.workflow.statement import Bertanda, Pernyataan

ASLI = Path(__file__).resolve().parents[2]
KINI = datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC)
DISAHKAN = datetime.datetime(2025, 1, 31, 3, 0, tzinfo=datetime.UTC)
HARI = datetime.timedelta(days=1)
LAMA, BARU = Periode(2023, 4), Periode(2024, 4)
V1, V2, TANDA, PINDAI = "2024-TW4/v1", "2024-TW4/v2", "2024-TW4/v1-tanda-tangan-1", "2024-TW4/v1-pindaian-1"
PENULIS = "peragaan-perencana"
PENYETUJU = {
    "peragaan-sekretaris": "sekretaris",
    "peragaan-perencana-2": "fungsional-perencana",
    "peragaan-sakip-1": "tim-sakip",
    "peragaan-sakip-2": "tim-sakip",
    "peragaan-kepala": "kepala",
}
KOREKSI = b"""koreksi:
  - periode: 2024-TW4
    indikator: IKU-02
    lama: 78.28
    baru: 78.73
    alasan: Salah ketik pada formulir uji
    sumber: Berita acara uji
    diputuskan_oleh: Kepala Dinas
    tanggal: 2025-01-30
"""

Arsip = dict[str, bytes]
Ubah = Callable[[Arsip], None]


@dataclass(frozen=True)
class Kunci:
    """Keys of the accounts, and the allowed_signers that lists them."""

    jalur: Mapping[str, Path]
    pengizin: str


def buat_kunci(folder: Path) -> Kunci:
    paths, lines = {}, []
    for akun in (*PENYETUJU, PENULIS):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", akun, "-f", str(folder / akun)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        public = (folder / f"{akun}.pub").read_text("utf-8").rpartition(" ")[0]
        paths[akun] = folder / akun
        lines.append(f'{akun} namespaces="ukur-persetujuan" {public}')
    return Kunci(paths, "\n".join(lines) + "\n")


def data_kantor() -> Arsip:
    """Return the repository's data files by their path below the data folder."""
    top = ASLI / "indicators"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*.yml"))}


def terukur(data: Mapping[str, bytes]) -> Ukuran:
    checked = periksa(Himpunan(data))
    assert checked.bersih, checked.temuan
    assert checked.ukuran is not None
    return checked.ukuran


def setujui(
    kunci: Kunci, akun: str, sidik: str, commit: str, waktu: datetime.datetime, /, **ubah: Any
) -> SetujuTercatat:
    """Return a signed approval; ``ubah`` changes what the statement says, not what is recorded."""
    said = {"usulan": "dokumen", "commit": commit, "sidik": sidik, "peran": PENYETUJU.get(akun, "staf")}
    statement = Pernyataan.model_validate(said | {"akun": akun, "keputusan": "setuju", "waktu": waktu} | ubah)
    line = Bertanda.model_validate_json(tanda_tangani(statement, kunci.jalur[akun]))
    return SetujuTercatat(
        akun=akun,
        waktu=waktu,
        commit=commit,
        sidik=sidik,
        pernyataan=line.pernyataan,
        tanda_tangan=line.tanda_tangan,
    )


def rekam(kunci: Kunci, katalog: Katalog, data: Iterable[str], commit: str, waktu: Any) -> RekamPersetujuan:
    cover = Cakupan(data=tuple(sorted(data)))
    digest, head, given = cover.sidik(katalog), "a" * 40, waktu - HARI
    change = PerubahanTercatat(
        nomor="dokumen",
        penulis=PENULIS,
        pembuat=(PENULIS,),
        kepala=head,
        induk="b" * 40,
        gabungan=commit,
        waktu=waktu,
        sidik=digest,
        cakupan=cover,
        syarat=(SyaratTercatat(peran="kepala", jumlah=1), SyaratTercatat(peran="tim-sakip", jumlah=2)),
        setuju=tuple(setujui(kunci, akun, digest, head, given) for akun in PENYETUJU),
        pengizin=kunci.pengizin,
    )
    return RekamPersetujuan(situs_git="repositori Git", bertanda=True, percontohan=True, perubahan=(change,))


def dokumen(
    arsip: Arsip, kunci: Kunci, data: Arsip, periode: Periode, versi: int, alasan: tuple[str, ...] = ()
) -> None:
    """File a document as ``ukur archive`` does."""
    measured = terukur(data)
    document = susun(measured, periode, situs="https://kinerja.contoh.example/uji")
    commit, when = f"{versi}{periode.tahun % 10}" * 20, DISAHKAN + versi * HARI
    printed = {ending: form.buat(document, Perlengkapan()) for ending, form in BENTUK.items()}
    origin = Asal(
        commit=commit,
        waktu=when,
        sidik=sidik_dokumen(measured.katalog, periode),
        versi=versi,
        sebelum=ujung(baca_register(arsip.get(REGISTER, b""))),
        alasan=alasan,
        alat=alat(),
    )
    entry = susun_entri(
        document,
        origin,
        rekam(kunci, measured.katalog, data, commit, when),
        {**printed, "csv": csv_utama(document)},
        {f"indicators/{path}": isi for path, isi in data.items()},
        {name: data[name] for name in ("peran.yml", "sop.yml")},
        pemeriksa(),
    )
    simpan(arsip, entry.manifest, entry.berkas)


def lampiran(arsip: Arsip, jenis: JenisEntri, berkas: Arsip, **ubah: Any) -> None:
    parent = baca_manifest(arsip[f"{V1}/{MANIFEST}"], V1)
    end = ujung(baca_register(arsip[REGISTER]))
    facts = {"sifat": "lampiran uji"}
    entry = susun_lampiran(parent, jenis, 1, end, "Lampiran uji", berkas, DISAHKAN + 5 * HARI, facts)
    manifest = entry.manifest.model_copy(update=ubah)
    simpan(arsip, manifest, {**berkas, MANIFEST: manifest.bita()})


def simpan(arsip: Arsip, manifest: Manifest, berkas: Mapping[str, bytes]) -> None:
    arsip |= {f"{manifest.folder}/{path}": isi for path, isi in berkas.items()}
    arsip[REGISTER] = tambah(arsip.get(REGISTER, b""), manifest)


def buat_arsip(kunci: Kunci) -> tuple[Arsip, Sertifikat]:
    """Return an archive of each kind of entry, and the root of its signed PDF."""
    data, arsip = data_kantor(), Arsip()
    root = terbitkan("Akar Uji")
    dokumen(arsip, kunci, data, LAMA, 1)
    dokumen(arsip, kunci, data, BARU, 1)
    name = next(path for path in arsip if path.startswith(V1) and path.endswith(".pdf"))
    stem = name.removeprefix(f"{V1}/").removesuffix(".pdf")
    signed = tandai(arsip[name], terbitkan("Penanda Uji", root))
    lampiran(arsip, JenisEntri.TANDA_TANGAN, {f"{stem}-ditandatangani.pdf": signed, "akar.pem": root.pem})
    lampiran(arsip, JenisEntri.PINDAIAN, {f"{stem}-pindaian.pdf": b"%PDF-1.4 pindaian uji"})
    dokumen(arsip, kunci, {**data, "koreksi.yml": KOREKSI}, BARU, 2, ("Salah ketik pada formulir uji",))
    return arsip, root


def isi(arsip: Arsip, folder: str) -> Arsip:
    top = f"{folder}/"
    return {path.removeprefix(top): raw for path, raw in arsip.items() if path.startswith(top)}


def tulis_ulang(arsip: Arsip, folder: str, ubah: Ubah = lambda _: None, **manifest: Any) -> Arsip:
    """Return the archive with an entry changed, and every manifest and the register made to fit again."""
    made: Arsip = {}
    for row in baca_register(arsip[REGISTER]):
        files = isi(arsip, row.folder)
        old = baca_manifest(files.pop(MANIFEST), row.folder)
        update: dict[str, Any] = {"sebelum": ujung(baca_register(made.get(REGISTER, b"")))}
        if row.folder == folder:
            ubah(files)
            update |= manifest
        new = old.model_copy(update={**update, "berkas": daftar_berkas(files)})
        made |= {f"{new.folder}/{path}": raw for path, raw in {**files, MANIFEST: new.bita()}.items()}
        made[REGISTER] = tambah(made.get(REGISTER, b""), new)
    return made


def ganti(path: str, lama: bytes, baru: bytes) -> Ubah:
    """Replace one place of a file."""

    def change(files: Arsip) -> None:
        assert lama in files[path]
        files[path] = files[path].replace(lama, baru, 1)

    return change


def buang(path: str) -> Ubah:
    """Take a file away."""

    def change(files: Arsip) -> None:
        del files[path]

    return change


def ganti_rekam(ubah: Callable[[PerubahanTercatat], PerubahanTercatat], **lain: Any) -> Ubah:
    """Change the recorded proposal, and what the record says beside it."""

    def change(files: Arsip) -> None:
        record = baca_persetujuan(files[PERSETUJUAN])
        changes = tuple(ubah(item) for item in record.perubahan)
        files[PERSETUJUAN] = record.model_copy(update={"perubahan": changes, **lain}).bita()

    return change


def ganti_setuju(ubah: Callable[[SetujuTercatat], SetujuTercatat | None]) -> Ubah:
    """Change every recorded approval; None takes it away."""

    def change(item: PerubahanTercatat) -> PerubahanTercatat:
        kept = tuple(new for old in item.setuju if (new := ubah(old)) is not None)
        return item.model_copy(update={"setuju": kept})

    return ganti_rekam(change)


def baris_register(arsip: Arsip) -> list[bytes]:
    return arsip[REGISTER].splitlines(keepends=True)


def dengan_register(arsip: Arsip, baris: Iterable[bytes]) -> Arsip:
    return {**arsip, REGISTER: b"".join(baris)}


def tulis_arsip(arsip: Mapping[str, bytes], top: Path) -> Path:
    """Write an archive into a folder."""
    for path, raw in arsip.items():
        place = top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    return top


def tulis_zip(path: Path, files: Mapping[str, bytes | None]) -> Path:
    """Write a zip; None is a symbolic link."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            if raw is None:
                member.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(member, b"/tujuan" if raw is None else raw)
    return path
