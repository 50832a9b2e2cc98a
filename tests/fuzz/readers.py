"""Every reader of bytes that somebody else wrote, with sound inputs to begin from."""

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.archive.arsip_uji import KINI, Arsip, buat_arsip, buat_kunci, data_kantor, tulis_ulang
from tests.archive.bahan_tanda import Bahan, siapkan
from tests.bench.formulir import form_of
from tests.fuzz.mutations import BYTES, JSON, Mutation
from tests.hosts.api_description import describe
from tests.hosts.test_answers_read import READ
from tests.spreadsheet.made_files import BOOK, ONE_CELL, sheet_xml, xlsx

from ukur.archive.approvals import PERSETUJUAN
from ukur.archive.frozen import DOKUMEN
from ukur.archive.manifest import MANIFEST
from ukur.commands.data.machine import outside
from ukur.commands.gate.gatekeeper import gate_target
from ukur.document.picture import check_picture
from ukur.forms.workbook.form_writer import write_form
from ukur.hosts.answers import read_answer
from ukur.hosts.statements import key_owners
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER
from ukur.source.archive_reader import read_archive
from ukur.source.catalogue_reader import ReadCache
from ukur.source.data_files import MemoryTree
from ukur.source.file_kinds import kind_of
from ukur.source.format import format_text
from ukur.source.yaml_text import YamlFault
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook
from ukur.verify.inputs import check_data
from ukur.verify.verification import Options, verify_archive

Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Reader:
    """A reader, a sound input of it, and what is done to that."""

    name: str
    sound: bytes
    read: Read
    mutations: tuple[Mutation, ...] = BYTES


def all_readers(folder: Path) -> Iterator[Reader]:
    """Yield every reader with one sound input; ``folder`` is for files that a reader takes by their path."""
    yield from _data_files()
    yield from _archive(buat_arsip(buat_kunci(folder))[0], folder)
    yield from _signed(siapkan(_office()))
    yield from _events(folder)
    yield from _answers()
    yield from _workbooks()
    yield Reader("emblem", _EMBLEM, lambda raw: check_picture("lambang.svg", raw))
    yield Reader(
        "signature of a statement", _SIGNATURE, lambda raw: key_owners(raw.decode("utf-8", "replace"), raw)
    )


_EMBLEM = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><style>.a{fill:#123}</style>'
    b'<g class="a"><path d="M0 0h8v8z"/><text x="1" y="2">Ukur</text></g></svg>'
)
_SIGNATURE = (
    b"-----BEGIN SSH SIGNATURE-----\n"
    b"U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgAAECAwQFBgcICQoLDA0ODxAREhMUFRYX\n"
    b"GBkaGxwdHh8AAAAQdWt1ci1wZXJzZXR1anVhbgAAAAAAAAAGc2hhNTEyAAAABAAAAAA=\n"
    b"-----END SSH SIGNATURE-----\n"
)


def _office() -> Any:
    checked = check_data(MemoryTree(data_kantor()))
    assert checked.measurements is not None
    return checked.measurements.catalogue


def _data_files() -> Iterator[Reader]:
    """Yield one file of each kind: checked in its office, and laid out anew."""
    data, cache, seen = data_kantor(), ReadCache(), set()
    check_data(MemoryTree(data), cache)
    for path, raw in data.items():
        kind, _ = kind_of(path) or (None, None)
        if kind is None or kind.name in seen:
            continue
        seen.add(kind.name)

        def check(made: bytes, path: str = path) -> None:
            check_data(MemoryTree({**data, path: made}), cache)

        def layout(made: bytes, path: str = path, kind: Any = kind) -> None:
            try:
                format_text(path, made, kind)
            except YamlFault as fault:
                raise UkurError(str(fault)) from fault

        yield Reader(f"check of {kind.name}", raw, check)
        yield Reader(f"layout of {kind.name}", raw, layout)


def _archive(archive: Arsip, folder: Path) -> Iterator[Reader]:
    options = Options(replace(outside(KINI), printing=None))
    judge: Callable[[Mapping[str, bytes]], object] = lambda files: verify_archive(files, options)  # noqa: E731
    entry = "2024-TW4/v1"
    yield Reader("register", archive[REGISTER], lambda raw: judge({**archive, REGISTER: raw}))
    manifest = f"{entry}/{MANIFEST}"
    yield Reader("manifest", archive[manifest], lambda raw: judge({**archive, manifest: raw}), JSON)
    for name in (DOKUMEN, PERSETUJUAN):
        yield Reader(name, archive[f"{entry}/{name}"], _refitted(archive, entry, name, judge), JSON)
    frozen = sorted(
        path.removeprefix(f"{entry}/") for path in archive if path.startswith(f"{entry}/masukan/")
    )
    for name in frozen[:: max(1, len(frozen) // 3)]:
        raw = archive[f"{entry}/{name}"]
        yield Reader(f"frozen {name}", raw, _refitted(archive, entry, name, judge))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for path, raw in archive.items():
            made.writestr(f"arsip/{path}", raw)

    def unpack(raw: bytes) -> None:
        place = folder / f"{os.getpid()}.zip"
        try:
            place.write_bytes(raw)
            found = read_archive(place, REGISTER)
        finally:
            place.unlink(missing_ok=True)
        if found is not None:
            judge(found.files)

    yield Reader("zip of an archive", packed.getvalue(), unpack)


def _refitted(archive: Arsip, entry: str, name: str, judge: Callable[[Mapping[str, bytes]], object]) -> Read:
    """Return a reader of one file of an entry, with every digest around it made to fit."""

    def read(raw: bytes) -> None:
        judge(tulis_ulang(archive, entry, lambda files: files.update({name: raw})))

    return read


def _signed(made: Bahan) -> Iterator[Reader]:
    yield Reader("signed PDF", made.tandai(), lambda raw: made.nilai(raw))
    yield Reader("root certificate", made.akar.pem, lambda raw: made.nilai(made.tandai(), akar=[raw]))


def _events(folder: Path) -> Iterator[Reader]:
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "kantor/kinerja"}
    head = {"ref": "usulan", "sha": "a" * 40, "repo": {"full_name": "kantor/kinerja"}}
    proposal = {"number": 7, "head": head, "base": {"ref": "main", "sha": "b" * 40}}
    run = {"head_sha": "a" * 40, "head_branch": "usulan", "pull_requests": [{"number": 7}]}
    repo = {"full_name": "kantor/kinerja", "default_branch": "main"}
    for name, event in (
        ("pull_request", {"action": "opened", "number": 7, "pull_request": proposal, "repository": repo}),
        ("workflow_run", {"workflow_run": {**run, "head_repository": repo}, "repository": repo}),
        ("issue_comment", {"issue": {"number": 7, "pull_request": {}}, "repository": repo}),
    ):

        def read(raw: bytes) -> None:
            place = folder / f"{os.getpid()}.json"
            try:
                place.write_bytes(raw)
                gate_target(environment, place, None)
            finally:
                place.unlink(missing_ok=True)

        yield Reader(f"event {name}", json.dumps(event).encode(), read, JSON)


def _workbooks() -> Iterator[Reader]:
    """Yield spreadsheets: a form as a zip, and the parts of workbooks, where no checksum tells."""

    def whole(raw: bytes) -> None:
        try:
            read_workbook(raw)
        except UnreadableWorkbook as error:
            raise UkurError(str(error)) from error

    yield Reader("workbook", write_form(form_of(3)), whole)
    sheet = sheet_xml(ONE_CELL, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    yield Reader("sheet of a workbook", sheet.encode(), lambda raw: whole(xlsx(sheet1=raw)))
    yield Reader("list of a workbook's sheets", BOOK.encode(), lambda raw: whole(xlsx(workbook=raw)))
    table = b'Kode;Indikator;Target\r\nIKU-01;"Panjang; jalan";72,9\r\n'
    yield Reader("CSV", table, whole)


def _answers() -> Iterator[Reader]:
    """Yield the answers of hosts: what is no JSON at all is refused before these models."""
    for model, host, kind in READ:
        sample = next(iter(describe(host).samples(kind)))

        def read(raw: bytes, model: Any = model) -> None:
            try:
                data = json.loads(raw)
            except ValueError as error:
                raise UkurError("bukan JSON") from error
            read_answer(model, data)

        yield Reader(f"answer {host} {kind}", json.dumps(sample).encode(), read, JSON)
