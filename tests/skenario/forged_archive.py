"""Entries of the archive that nobody approved, made with the program's own functions, whole in every hash."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping

from tests.archive.arsip_uji import Arsip, sumber_langkah, terukur, tulis_arsip, tulis_ulang
from tests.skenario.arsip_kantor import TW4, V1, isi
from tests.skenario.isian import DOKUMEN, FORMULIR, mandiri, tahap
from tests.skenario.kantor import Kantor, jalankan_git

from ukur.archive.approvals import PERSETUJUAN, ApprovalRecord, read_approvals
from ukur.archive.entry import EntryOrigin, compose_entry
from ukur.archive.manifest import MANIFEST, read_manifest
from ukur.archive.pelaksanaan import PELAKSANAAN, StepRecord, derive_pelaksanaan, read_pelaksanaan
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.document.composition import compose_document
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.model.catalogue import Catalogue
from ukur.workflow.document_hash import document_hash

Forge = Callable[[Arsip], Arsip]
OLDER = "0.3.9"
PREFIX = "masukan/indicators/"
FORGED = 100
"""Villages of 221: 45,25 percent, where 47 of them (21,27) were approved."""


def take_filed(kantor: Kantor) -> Arsip:
    """Return what was filed in the trusted checkout, which is as before then."""
    held = isi(kantor)
    jalankan_git(kantor.utama, "clean", "-fdq", "content/arsip")
    return held


def other_figure(held: Arsip) -> Arsip:
    """Make the entry again from a figure of one's own, with approvals that GitHub is said to have told."""

    def change(files: Arsip) -> None:
        data = {path.removeprefix(PREFIX): raw for path, raw in files.items() if path.startswith(PREFIX)}
        name = FORMULIR.removeprefix("indicators/")
        data[name] = mandiri(FORGED)(data[name].decode()).encode()
        measured = terukur(data)
        document = compose_document(measured, TW4)
        record = _unsigned(read_approvals(files[PERSETUJUAN]), measured.catalogue)
        printed = {ending: form.buat(document, Equipment()) for ending, form in FILE_FORMS.items()}
        policy = {name: files[f"dasar/{name}"] for name in ("peran.yml", "sop.yml")}
        old = read_manifest(held[f"{V1}/{MANIFEST}"], V1)
        origin = EntryOrigin(old.commit, old.waktu, old.sidik, 1, old.sebelum, (), tool_versions())
        made = compose_entry(
            document,
            origin,
            record,
            {**printed, "csv": main_csv(document)},
            {f"indicators/{path}": raw for path, raw in data.items()},
            policy,
            verifier_bytes(),
            derive_pelaksanaan(record, sumber_langkah(measured.catalogue, TW4)),
        )
        files |= {path: raw for path, raw in made.berkas.items() if path != MANIFEST}

    return tulis_ulang(held, V1, change, sidik=_forged_hash(held))


def _forged_hash(held: Arsip) -> str:
    top = f"{V1}/{PREFIX}"
    data = {path.removeprefix(top): raw for path, raw in held.items() if path.startswith(top)}
    name = FORMULIR.removeprefix("indicators/")
    data[name] = mandiri(FORGED)(data[name].decode()).encode()
    return document_hash(terukur(data).catalogue, TW4)


def _unsigned(record: ApprovalRecord, content: Catalogue) -> ApprovalRecord:
    """Return the record as one that a host told, the last proposal with other content."""
    *earlier, final = record.perubahan
    final = final.model_copy(update={"sidik": final.cakupan.proposal_hash(content)})
    plain = {"pernyataan": None, "tanda_tangan": None, "cakupan": None}
    changes = []
    for change in (*earlier, final):
        given = (item.model_copy(update={**plain, "sidik": change.sidik}) for item in change.setuju)
        changes.append(change.model_copy(update={"setuju": tuple(given), "pengizin": None}))
    told = {"situs_git": "GitHub", "bertanda": False, "batas": ()}
    return record.model_copy(update={**told, "perubahan": tuple(changes)})


def other_pdf(held: Arsip) -> Arsip:
    """Put another PDF in, and say that another version of the program made the entry."""
    old = read_manifest(held[f"{V1}/{MANIFEST}"], V1)

    def change(files: Arsip) -> None:
        (name,) = [path for path in files if path.endswith(".pdf")]
        files[name] = b"%PDF-1.4 angka lain"

    return tulis_ulang(held, V1, change, alat={**old.alat, "ukur": OLDER})


def other_pdf_of_this_version(held: Arsip) -> Arsip:
    def change(files: Arsip) -> None:
        (name,) = [path for path in files if path.endswith(".pdf")]
        files[name] = b"%PDF-1.4 angka lain"

    return tulis_ulang(held, V1, change)


def other_verifier(held: Arsip) -> Arsip:
    """Put a program of one's own where the auditor is told to run one."""
    old = read_manifest(held[f"{V1}/{MANIFEST}"], V1)

    def change(files: Arsip) -> None:
        files["periksa.py"] = b"print('UTUH')\n"

    return tulis_ulang(held, V1, change, alat={**old.alat, "ukur": OLDER})


def older(held: Arsip) -> Arsip:
    """Say that an older version made the entry, as it was."""
    old = read_manifest(held[f"{V1}/{MANIFEST}"], V1)
    return tulis_ulang(held, V1, lambda _: None, alat={**old.alat, "ukur": OLDER})


def other_spreadsheet(held: Arsip) -> Arsip:
    """Put a figure of one's own into one cell of the spreadsheet, and say that an older version made it."""

    def change(files: Arsip) -> None:
        (name,) = [path for path in files if path.endswith(".xlsx")]
        files[name] = repacked(files[name], lambda _, raw: raw.replace(b"<v>21.27</v>", b"<v>99.27</v>"))

    return tulis_ulang(older(held), V1, change)


def repacked(packed: bytes, edit: Callable[[str, bytes], bytes]) -> bytes:
    """Return a package with its members edited, as another library might have packed them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, edit(name, source.read(name)))
    return made.getvalue()


def other_steps(held: Arsip) -> Arsip:
    """Say that the office recorded an order that it did not."""

    def change(files: Arsip) -> None:
        data = read_pelaksanaan(files[PELAKSANAAN]).model_dump(mode="json")
        row = {"oleh": "Kepala Dinas", "mulai": "2026-01-02", "selesai": "2026-01-02", "catatan": None}
        data["langkah"][0]["kantor"] = [row | {"berbeda": False}]
        files[PELAKSANAAN] = StepRecord.model_validate_json(json.dumps(data)).to_bytes()

    return tulis_ulang(held, V1, change)


def other_policy(held: Arsip) -> Arsip:
    """Say that other roles were in force."""

    def change(files: Arsip) -> None:
        files["dasar/peran.yml"] += b"# x\n"

    return tulis_ulang(held, V1, change)


def propose_archive_files(kantor: Kantor, author: str, held: Mapping[str, bytes]) -> None:
    """Propose an archive as it is, with step 9 of the SOP."""
    kantor.cabang()
    tulis_arsip(held, kantor.kerja / "content/arsip")
    path = kantor.kerja / DOKUMEN
    path.write_text(tahap("arsip")(path.read_text("utf-8")), "utf-8")
    kantor.simpan(author)
