"""The archive as the site shows it: frozen documents, their versions, approvals, files and hashes."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ukur.archive.approvals import (
    PERSETUJUAN,
    ApprovalRecord,
    RecordedChange,
    RecordedRequirement,
    read_approvals,
)
from ukur.archive.canonical import sha256_of
from ukur.archive.entry import INPUTS, POLICY_FOLDER
from ukur.archive.frozen import DOKUMEN, thaw_form
from ukur.archive.manifest import MANIFEST, Manifest, RegisterLine, chain_end, read_manifest, read_register
from ukur.archive.pelaksanaan import date_difference, happened_steps
from ukur.archive.recovery import read_decisions
from ukur.archive.removals import REMOVALS, read_removals, removal_sentence
from ukur.archive.signature_facts import BEFORE_RULES, SIGNATORY
from ukur.archive.trust_roots import trust_of, trust_text
from ukur.commands.data.guarded_roots import guarded_roots
from ukur.commands.data.recorded_steps import filing_commits, filing_steps
from ukur.document.bukti_dukung import ApprovalEvidence
from ukur.document.date_text import date_text
from ukur.document.pelaksanaan_composition import other_date, shown_steps
from ukur.document.published import PUBLISHED
from ukur.document.sections import ShownLangkah
from ukur.measure.edition import Edition
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu
from ukur.model.lke_list import DaftarLke
from ukur.model.paths import ARSIP, DATA, LKE, PERAN, RECOVERY_FILE, REGISTER, EntryKind
from ukur.model.peran import DaftarPeran, account_key
from ukur.model.periode import Periode
from ukur.model.step_done import all_steps
from ukur.site.archive_view import ShownArchive, ShownAttachment, ShownDrill, ShownVersion
from ukur.site.downloads import Download
from ukur.source.archive_reader import read_file as read_bytes
from ukur.source.archive_reader import read_folder
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.verify.approval_check import roles_then
from ukur.verify.attachment_check import ROOTS
from ukur.verify.step_check import filed_steps, step_source
from ukur.verify.verification import refuse_broken
from ukur.workflow.succession import succession_text

DRILL_FILE = ".cache/latihan.json"
_OTHER_TYPE = "application/octet-stream"
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "py": "text/x-python", "txt": "text/plain"}
_MEDIA_TYPES |= {"xml": "application/xml", "yml": "application/yaml", "pem": "application/x-pem-file"}
_MEDIA_TYPES |= {ending: form.jenis for ending, form in PUBLISHED.items()}
_TOP = {REGISTER: "Register arsip", REMOVALS: "Catatan pencabutan"}
_NAMES = {"csv": "Tabel utama (CSV)"} | {ending: form.nama for ending, form in PUBLISHED.items()}


def shown_archive(repo: Path, zona: ZonaWaktu) -> ShownArchive:
    """Return the archive of a repository; UkurError where a byte of it is not what the register says."""
    return replace(_filed(repo, zona), diputuskan=_decided(repo / RECOVERY_FILE))


def _decided(path: Path) -> tuple[str, ...]:
    """Return what stands by decision and not by approval."""
    if not path.is_file():
        return ()
    return tuple(row.sentence for row in read_decisions(read_bytes(path)))


def _filed(repo: Path, zona: ZonaWaktu) -> ShownArchive:
    place = repo / ARSIP
    if not (place / REGISTER).is_file():
        return ShownArchive(dicabut=_removed(read_folder(place) if place.is_dir() else {}))
    held = read_folder(place)
    refuse_broken(held)
    reader = _ArchiveReader(place, held, zona, guarded_roots(repo), filing_commits(repo))
    return ShownArchive(
        versi=reader.versions(),
        ujung=chain_end(reader.register),
        awal=chain_end(reader.register[:1]),
        lines=len(reader.register),
        berkas=tuple(reader.download(path, name) for path, name in _TOP.items() if path in held),
        latihan=read_drill(repo / DRILL_FILE, zona),
        dicabut=_removed(held),
    )


def _removed(held: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what was taken out of the archive, a sentence each."""
    return tuple(map(removal_sentence, read_removals(held[REMOVALS]))) if REMOVALS in held else ()


def archive_downloads(version: ShownVersion) -> tuple[Download, ...]:
    """Return the archived files under the addresses that the document's files always had."""
    own = f"{version.dokumen.nama_berkas}."
    files = [file for file in version.unduhan if file.path.rpartition("/")[2].removeprefix(own) in PUBLISHED]
    return tuple(
        file._replace(path=f"dokumen/{version.dokumen.periode}/{file.path.rpartition('/')[2]}")
        for file in files
    )


@dataclass(frozen=True)
class _ArchiveReader:
    """Reads one archive, which has been verified."""

    tempat: Path
    isi: Mapping[str, bytes]
    zona: ZonaWaktu
    guarded: tuple[bytes, ...] = ()
    filed: Mapping[str, tuple[str, datetime.datetime]] = field(default_factory=dict)

    @property
    def register(self) -> tuple[RegisterLine, ...]:
        return read_register(self.isi[REGISTER])

    def manifest(self, row: RegisterLine) -> Manifest:
        return read_manifest(self.isi[f"{row.folder}/{MANIFEST}"], row.folder)

    def versions(self) -> dict[Periode, tuple[ShownVersion, ...]]:
        """Return the versions of each document, oldest first."""
        rows = [(row, self.manifest(row)) for row in self.register]
        attached: dict[tuple[Periode, int], list[ShownAttachment]] = {}
        for row, manifest in rows:
            if row.jenis is not EntryKind.DOKUMEN:
                place = manifest.periode, manifest.versi
                attached.setdefault(place, []).append(self._attachment(row, manifest))
        found: dict[Periode, list[ShownVersion]] = {}
        for row, manifest in rows:
            if row.jenis is EntryKind.DOKUMEN:
                extra = tuple(attached.get((manifest.periode, manifest.versi), ()))
                found.setdefault(manifest.periode, []).append(self._version(row, manifest, extra))
        return {periode: tuple(versions) for periode, versions in sorted(found.items())}

    def _version(
        self, row: RegisterLine, manifest: Manifest, attachments: tuple[ShownAttachment, ...]
    ) -> ShownVersion:
        dokumen, edition = thaw_form(self.isi[f"{row.folder}/{DOKUMEN}"])
        record = read_approvals(self.isi[f"{row.folder}/{PERSETUJUAN}"])
        steps, dated = self._steps(row.folder, manifest, edition)
        paths = [f"{row.folder}/{item.path}" for item in manifest.berkas]
        main = {f"{row.folder}/{dokumen.nama_berkas}.{ending}": name for ending, name in _NAMES.items()}
        return ShownVersion(
            versi=manifest.versi,
            folder=row.folder,
            dokumen=dokumen,
            commit=manifest.commit,
            waktu=self._time(manifest.waktu),
            diterima=manifest.waktu,
            sidik=manifest.sidik,
            sidik_manifest=row.manifest,
            sidik_baris=row.line_hash,
            nomor_register=row.nomor,
            alasan=manifest.alasan,
            situs_git=record.situs_git,
            bertanda=record.bertanda,
            batas=record.batas,
            setuju=tuple(self._approvals(row.folder, record)),
            unduhan=tuple(self.download(path, name) for path, name in main.items() if path in paths),
            lainnya=tuple(
                self.download(path, path.removeprefix(f"{row.folder}/"))
                for path in (*paths, f"{row.folder}/{MANIFEST}")
                if path not in main
            ),
            lampiran=attachments,
            langkah=steps,
            beda_tanggal=dated,
            lke=self._lke(row.folder),
        )

    def _lke(self, folder: str) -> DaftarLke:
        """Return the evaluation's criteria as they were filed; without the file, none of its own."""
        name, known = f"{folder}/{INPUTS}/{DATA}/{LKE}", kind_of(LKE)
        if name not in self.isi or known is None:
            return DaftarLke()
        value = read_file(name, self.isi[name], known[0]).value
        if not isinstance(value, DaftarLke):
            raise UkurError(f"{name} tidak dapat dibaca; jalankan 'ukur verify'")
        return value

    def _steps(
        self, folder: str, manifest: Manifest, edition: Edition
    ) -> tuple[tuple[ShownLangkah, ...], str]:
        """Return the record of the SOP's steps, and where the document's date is not that of its approval."""
        files = {item.path: self.isi[f"{folder}/{item.path}"] for item in manifest.berkas}
        source = step_source(files, manifest.periode, edition)
        record = filed_steps(files, source)
        happened = (
            *happened_steps(record, source),
            *filing_steps(source.sop, folder, self.filed, self.zona),
        )
        shown = shown_steps(source.sop, all_steps(happened, source.dokumen, source.sop), source.names or {})
        days = date_difference(record, source.zona)
        return shown, other_date(*days) if days else ""

    def _attachment(self, row: RegisterLine, manifest: Manifest) -> ShownAttachment:
        return ShownAttachment(
            jenis=str(row.jenis),
            judul=manifest.judul,
            waktu=self._time(manifest.waktu),
            hari=date_text(self.zona.office_day(manifest.waktu)),
            berkas=tuple(self.download(f"{row.folder}/{item.path}", item.path) for item in manifest.berkas),
            keterangan=(*sorted(manifest.keterangan.items()), *self._reservations(row, manifest)),
            nomor_register=row.nomor,
            sidik_manifest=row.manifest,
        )

    def _reservations(self, row: RegisterLine, manifest: Manifest) -> Iterator[tuple[str, str]]:
        """Yield what ``ukur verify`` says of a signed PDF's trust, in its words."""
        if row.jenis is not EntryKind.TANDA_TANGAN:
            return
        if SIGNATORY not in manifest.keterangan:
            yield SIGNATORY, BEFORE_RULES
        yield "kepercayaan", trust_text(trust_of(self.isi.get(f"{row.folder}/{ROOTS}", b""), self.guarded))

    def _approvals(self, folder: str, record: ApprovalRecord) -> Iterator[ApprovalEvidence]:
        name = f"{folder}/{POLICY_FOLDER}/{PERAN}"
        known = kind_of(PERAN)
        roles = read_file(name, self.isi[name], known[0]).value if known else None
        if not isinstance(roles, DaftarPeran):
            raise UkurError(f"{name} tidak dapat dibaca; jalankan 'ukur verify'")
        for change in record.perubahan:
            held = roles_then(change) or roles
            for item in change.setuju:
                yield ApprovalEvidence(
                    peran=tuple(_peran(held, change, item.akun, self.zona.office_day(item.waktu))),
                    akun=item.akun,
                    waktu=self._time(item.waktu),
                    usulan=change.nomor,
                    sidik=item.sidik,
                )

    def _time(self, waktu: datetime.datetime) -> str:
        return office_time(waktu, self.zona)

    def download(self, path: str, name: str) -> Download:
        """Return a file of the archive as readers take it."""
        content = self.isi[path]
        kind = _MEDIA_TYPES.get(path.rpartition(".")[2], _OTHER_TYPE)
        return Download(name, f"arsip/{path}", kind, len(content), sha256_of(content), self.tempat / path)


def _peran(roles: DaftarPeran, change: RecordedChange, akun: str, day: datetime.date) -> list[str]:
    """Return the roles that the proposal needed and the account held on that day, by their names."""
    needed = {need.peran: need for need in sorted(change.syarat, key=lambda need: need.menggantikan or "")}
    return [
        f"{role.nama}{_in_place(roles, needed[key])}"
        for key, role in roles.peran.items()
        if key in needed
        and any(account_key(h.akun) == account_key(akun) and h.in_force(day) for h in role.pemegang)
    ]


def _in_place(roles: DaftarPeran, need: RecordedRequirement) -> str:
    """Return the public mark of an approval that was given for a vacant role."""
    if need.menggantikan is None:
        return ""
    role = roles.peran.get(need.menggantikan)
    return f" ({succession_text(role.nama if role else need.menggantikan, need.sk or '')})"


def office_time(waktu: datetime.datetime, zona: ZonaWaktu) -> str:
    """Return an instant as readers at the office write it: ``3 Februari 2025 pukul 09.15 WIB``."""
    local = zona.local_time(waktu)
    return f"{date_text(local.date())} pukul {local:%H.%M} {zona}"


def read_drill(path: Path, zona: ZonaWaktu) -> ShownDrill | None:
    """Return the last rebuild drill, as ``ukur archive drill`` left it; None before the first."""
    try:
        data = json.loads(path.read_text("utf-8"))
        when = datetime.datetime.fromisoformat(data["waktu"])
        different: Sequence[str] = data["berbeda"]
        shown = office_time(when, zona)
        alike: Sequence[str] = data.get("sama_isi", ())  # absent in results of before 0.5.0
        counted = (int(data["diperiksa"]), tuple(map(str, different)), when.isoformat())
        return ShownDrill(shown, *counted, tuple(map(str, alike)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UkurError(
            f"{DRILL_FILE} tidak dapat dibaca; hapus, lalu jalankan 'ukur archive drill'"
        ) from error
