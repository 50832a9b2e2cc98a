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

from ukur.archive.approvals import (
    PERSETUJUAN,
    ApprovalRecord,
    RecordedApproval,
    RecordedChange,
    RecordedRequirement,
    read_approvals,
)
from ukur.archive.entry import EntryOrigin, compose_attachment, compose_entry
from ukur.archive.manifest import (
    MANIFEST,
    Manifest,
    add_line,
    chain_end,
    list_files,
    read_manifest,
    read_register,
)
from ukur.archive.pelaksanaan import StepSource, derive_pelaksanaan
from ukur.archive.proposal_scope import ProposalScope
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.document.composition import compose_document
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.hosts.statements import sign_statement
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import REGISTER, EntryKind
from ukur.model.periode import Periode
from ukur.source.data_files import MemoryTree
from ukur.verify.inputs import check_data
from ukur.workflow.document_hash import document_hash
from ukur.workflow.statement import SignedStatement, Statement

ASLI = Path(__file__).resolve().parents[2]
KINI = datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC)
DISAHKAN = datetime.datetime(2025, 1, 31, 3, 0, tzinfo=datetime.UTC)
HARI = datetime.timedelta(days=1)
DIARSIPKAN = DISAHKAN + 5 * HARI
TERTULIS = {
    "tanda tangan 1": "Penanda Uji, 2025-01-31 03:00 UTC, tanpa tampilan",
    "penanda tangan": (
        "dokumen tidak menyebut nama penanda tangannya, jadi sertifikat tidak dapat dicocokkan "
        "dengan siapa pun"
    ),
}
"""What is recorded of the signed PDF: by whom and when, as the test certificates say."""
SIFAT_PINDAIAN = "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik"
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


def terukur(data: Mapping[str, bytes]) -> Measurements:
    checked = check_data(MemoryTree(data))
    assert checked.is_clean, checked.findings
    assert checked.measurements is not None
    return checked.measurements


def setujui(
    kunci: Kunci, akun: str, sidik: str, commit: str, waktu: datetime.datetime, /, **ubah: Any
) -> RecordedApproval:
    """Return a signed approval; ``ubah`` changes what the statement says, not what is recorded."""
    said = {"usulan": "dokumen", "commit": commit, "sidik": sidik, "peran": PENYETUJU.get(akun, "staf")}
    statement = Statement.model_validate(said | {"akun": akun, "keputusan": "setuju", "waktu": waktu} | ubah)
    line = SignedStatement.model_validate_json(sign_statement(statement, kunci.jalur[akun]))
    return RecordedApproval(
        akun=akun,
        waktu=waktu,
        commit=commit,
        sidik=sidik,
        pernyataan=line.pernyataan,
        tanda_tangan=line.tanda_tangan,
    )


def rekam(kunci: Kunci, katalog: Catalogue, data: Iterable[str], commit: str, waktu: Any) -> ApprovalRecord:
    cover = ProposalScope(data=tuple(sorted(data)))
    digest, head, given = cover.proposal_hash(katalog), "a" * 40, waktu - HARI
    change = RecordedChange(
        nomor="dokumen",
        penulis=PENULIS,
        pembuat=(PENULIS,),
        kepala=head,
        induk="b" * 40,
        gabungan=commit,
        waktu=waktu,
        sidik=digest,
        cakupan=cover,
        syarat=(
            RecordedRequirement(peran="kepala", jumlah=1),
            RecordedRequirement(peran="tim-sakip", jumlah=2),
        ),
        setuju=tuple(setujui(kunci, akun, digest, head, given) for akun in PENYETUJU),
        pengizin=kunci.pengizin,
    )
    return ApprovalRecord(situs_git="repositori Git", bertanda=True, percontohan=True, perubahan=(change,))


def sumber_langkah(katalog: Catalogue, periode: Periode) -> StepSource:
    return StepSource(katalog.dokumen[periode], katalog.sop, katalog.peran, katalog.instansi.zona_waktu)


def dokumen(
    arsip: Arsip, kunci: Kunci, data: Arsip, periode: Periode, versi: int, alasan: tuple[str, ...] = ()
) -> None:
    """File a document as ``ukur archive`` does."""
    measured = terukur(data)
    document = compose_document(measured, periode, site="https://kinerja.contoh.example/uji")
    commit, when = f"{versi}{periode.tahun % 10}" * 20, DISAHKAN + versi * HARI
    printed = {ending: form.buat(document, Equipment()) for ending, form in FILE_FORMS.items()}
    origin = EntryOrigin(
        commit=commit,
        waktu=when,
        sidik=document_hash(measured.catalogue, periode),
        versi=versi,
        sebelum=chain_end(read_register(arsip.get(REGISTER, b""))),
        alasan=alasan,
        alat=tool_versions(),
    )
    record = rekam(kunci, measured.catalogue, data, commit, when)
    entry = compose_entry(
        document,
        origin,
        record,
        {**printed, "csv": main_csv(document)},
        {f"indicators/{path}": isi for path, isi in data.items()},
        {name: data[name] for name in ("peran.yml", "sop.yml")},
        verifier_bytes(),
        derive_pelaksanaan(record, sumber_langkah(measured.catalogue, periode)),
    )
    simpan(arsip, entry.manifest, entry.berkas)


def lampiran(
    arsip: Arsip, jenis: EntryKind, berkas: Arsip, keterangan: Mapping[str, str], **ubah: Any
) -> None:
    parent = read_manifest(arsip[f"{V1}/{MANIFEST}"], V1)
    end = chain_end(read_register(arsip[REGISTER]))
    title = f"{parent.judul}, versi 1: {jenis}"
    entry = compose_attachment(parent, jenis, 1, end, title, berkas, DIARSIPKAN, keterangan)
    manifest = entry.manifest.model_copy(update=ubah)
    simpan(arsip, manifest, {**berkas, MANIFEST: manifest.to_bytes()})


def simpan(arsip: Arsip, manifest: Manifest, berkas: Mapping[str, bytes]) -> None:
    arsip |= {f"{manifest.folder}/{path}": isi for path, isi in berkas.items()}
    arsip[REGISTER] = add_line(arsip.get(REGISTER, b""), manifest)


def buat_arsip(kunci: Kunci) -> tuple[Arsip, Sertifikat]:
    """Return an archive of each kind of entry, and the root of its signed PDF."""
    data, arsip = data_kantor(), Arsip()
    root = terbitkan("Akar Uji")
    dokumen(arsip, kunci, data, LAMA, 1)
    dokumen(arsip, kunci, data, BARU, 1)
    name = next(path for path in arsip if path.startswith(V1) and path.endswith(".pdf"))
    stem = name.removeprefix(f"{V1}/").removesuffix(".pdf")
    signed = tandai(arsip[name], terbitkan("Penanda Uji", root))
    copies: Arsip = {f"{stem}-ditandatangani.pdf": signed, "akar.pem": root.pem}
    lampiran(arsip, EntryKind.TANDA_TANGAN, copies, TERTULIS)
    scan: Arsip = {f"{stem}-pindaian.pdf": b"%PDF-1.4 pindaian uji"}
    lampiran(arsip, EntryKind.PINDAIAN, scan, {"sifat": SIFAT_PINDAIAN})
    dokumen(arsip, kunci, {**data, "koreksi.yml": KOREKSI}, BARU, 2, ("Salah ketik pada formulir uji",))
    return arsip, root


def isi(arsip: Arsip, folder: str) -> Arsip:
    top = f"{folder}/"
    return {path.removeprefix(top): raw for path, raw in arsip.items() if path.startswith(top)}


def tulis_ulang(arsip: Arsip, folder: str, ubah: Ubah = lambda _: None, **manifest: Any) -> Arsip:
    """Return the archive with an entry changed, and every manifest and the register made to fit again."""
    made: Arsip = {}
    for row in read_register(arsip[REGISTER]):
        files = isi(arsip, row.folder)
        old = read_manifest(files.pop(MANIFEST), row.folder)
        update: dict[str, Any] = {"sebelum": chain_end(read_register(made.get(REGISTER, b"")))}
        if row.folder == folder:
            ubah(files)
            update |= manifest
        new = old.model_copy(update={**update, "berkas": list_files(files)})
        made |= {f"{new.folder}/{path}": raw for path, raw in {**files, MANIFEST: new.to_bytes()}.items()}
        made[REGISTER] = add_line(made.get(REGISTER, b""), new)
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


def ganti_rekam(ubah: Callable[[RecordedChange], RecordedChange], **lain: Any) -> Ubah:
    """Change the recorded proposal, and what the record says beside it."""

    def change(files: Arsip) -> None:
        record = read_approvals(files[PERSETUJUAN])
        changes = tuple(ubah(item) for item in record.perubahan)
        files[PERSETUJUAN] = record.model_copy(update={"perubahan": changes, **lain}).to_bytes()

    return change


def ganti_setuju(ubah: Callable[[RecordedApproval], RecordedApproval | None]) -> Ubah:
    """Change every recorded approval; None takes it away."""

    def change(item: RecordedChange) -> RecordedChange:
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
