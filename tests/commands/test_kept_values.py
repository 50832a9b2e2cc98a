"""What a build keeps of data and documents: taken again where nothing it rests on changed, and only there."""

import hashlib
from pathlib import Path

import pytest
from tests.lengkap import lengkap
from tests.salinan import salin

from ukur.checks import registry
from ukur.commands.pages import kept_values
from ukur.commands.pages.kept_pages import CACHE_FOLDER
from ukur.commands.pages.kept_readings import CACHE_FOLDER as READINGS
from ukur.commands.pages.kept_values import KeptValues
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81_composition import compose_e81
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding
from ukur.model.periode import Periode
from ukur.source import catalogue_reader, partial_reading
from ukur.source.partial_reading import ReadFile

FORM, DOCUMENT = "indicators/pengukuran/{}/dinas.yml", "indicators/pengukuran/{}/dokumen.yml"


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    return salin(tmp_path / "kantor", "content", "indicators", "mkdocs.yml")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done anew: documents by their period, the rules as one, files that were read as one."""
    done: list[str] = []

    def composed(measurements: Measurements, periode: Periode, site: str | None = None) -> DokumenPengukuran:
        done.append(str(periode))
        return compose_document(measurements, periode, site=site)

    def found(measurements: Measurements) -> frozenset[Finding]:
        done.append("temuan")
        return find_all(measurements)

    def read(path: str, *rest: object) -> ReadFile:
        done.append(path)
        return read_file(path, *rest)  # type: ignore[arg-type]

    find_all, read_file = registry.find_all, partial_reading.read_file
    monkeypatch.setattr(kept_values, "compose_document", composed)
    monkeypatch.setattr(registry, "find_all", found)
    monkeypatch.setattr(catalogue_reader, "read_file", read)
    return done


def build(folder: Path) -> dict[Periode, DokumenPengukuran]:
    """Everything that a build asks for, in the order of time."""
    catalogue_reader._RECENT._entries.clear()  # as a new process
    kept = KeptValues(folder)
    checked = kept.checked_data()
    assert checked.measurements is not None
    periods = sorted(checked.measurements.catalogue.disahkan())
    documents = {periode: kept.document(checked.measurements, periode, None) for periode in periods}
    for document in documents.values():
        assert kept.e81(checked.measurements, document) == compose_e81(checked.measurements, document)
    kept.pages.prune()
    return documents


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_nothing_changed(kantor: Path, made: list[str]) -> None:
    before = build(kantor)
    assert {"temuan", *map(str, before)} <= set(made)
    made.clear()
    assert build(kantor) == before
    assert made == []


def test_newest_form(kantor: Path, made: list[str]) -> None:
    """A figure of the newest quarter: its file is read, the rules are asked, its document alone is made."""
    before = build(kantor)
    made.clear()
    newest = max(before)
    edit(kantor / FORM.format(newest), "pembilang: ", "keterangan: Uji\n    pembilang: ")
    after = build(kantor)
    assert made == [FORM.format(newest), "temuan", str(newest)]
    assert {periode for periode in after if after[periode] != before[periode]} == {newest}


def test_earlier_form(kantor: Path, made: list[str]) -> None:
    """A figure of an earlier quarter: every document from that one on is made again."""
    before = build(kantor)
    made.clear()
    first = min(before)
    text = (kantor / DOCUMENT.format(first)).read_text("utf-8")
    (kantor / DOCUMENT.format(first)).write_text(f"{text}\n", "utf-8")
    assert build(kantor) == before
    assert made == [DOCUMENT.format(first), "temuan", *map(str, sorted(before))]


def test_dictionary(kantor: Path, made: list[str]) -> None:
    """A file that is no quarter's is in every key."""
    before = build(kantor)
    made.clear()
    edit(kantor / "indicators/instansi.yml", "nama_singkat: Dinas PMK", "nama_singkat: DPMK")
    after = build(kantor)
    assert made == ["indicators/instansi.yml", "temuan", *map(str, sorted(before))]
    assert all(after[periode].nama_singkat == "DPMK" for periode in after)


def test_site_address_is_in_the_key(kantor: Path) -> None:
    kept = KeptValues(kantor)
    measurements = kept.checked_data().measurements
    assert measurements is not None
    newest = max(measurements.catalogue.disahkan())
    for address in (None, "https://satu.example/", "https://dua.example/"):
        expected = compose_document(measurements, newest, site=address)
        assert kept.document(measurements, newest, address) == expected


def test_file_that_cannot_be_read_keeps_nothing(kantor: Path, made: list[str]) -> None:
    """What is told of a file that was left out may rest on more than its bytes: all is done anew."""
    newest = max(build(kantor))
    (kantor / FORM.format(newest)).write_text("bukan: [formulir", "utf-8")
    for _ in range(2):
        made.clear()
        kept = KeptValues(kantor)
        kept.checked_data()
        kept.pages.prune()
        assert "temuan" in made
        assert not list((kantor / CACHE_FOLDER).glob("temuan-*"))


@pytest.mark.parametrize("folder", [CACHE_FOLDER, READINGS])
def test_forged_with_its_digest(kantor: Path, folder: str) -> None:
    """Bytes that are no value, under our name and with the right digest beside them, are not used."""
    before = build(kantor)
    for path in (kantor / folder).iterdir():
        if path.suffix != ".sha256":
            path.write_bytes(b'[["00", 3]]\nabc')
            line = f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
            Path(f"{path}.sha256").write_text(line)
    assert build(kantor) == before


def test_folder_that_cannot_be_written(kantor: Path) -> None:
    before = build(kantor)
    for name in (CACHE_FOLDER, READINGS):
        folder = kantor / name
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        folder.write_text("bukan folder")
    assert build(kantor) == before


def test_no_document_reads_what_is_later(katalog: Catalogue, contoh: Catalogue) -> None:
    """Of every document: composed of all there is, and of a catalogue without later quarters, it is one."""
    compared, forms = 0, 0
    for catalogue in (katalog, contoh, lengkap(katalog, 60)):
        whole = Measurements(catalogue)
        for periode in sorted(catalogue.dokumen):
            then = whole.until(periode)
            assert not [p for p in (*then.catalogue.dokumen, *then.catalogue.formulir) if p > periode]
            document = compose_document(whole, periode)
            assert repr(compose_document(then, periode)) == repr(document)
            form = compose_e81(whole, document)
            assert compose_e81(whole.until(periode), document) == form
            compared, forms = compared + 1, forms + (form is not None)
    assert (compared, forms) >= (9, 1)


def test_asked_out_of_order(katalog: Catalogue) -> None:
    """What was measured for a later quarter is not taken for an earlier one, which could not know it."""
    whole = Measurements(lengkap(katalog, 8))
    first, *_, last = sorted(whole.catalogue.dokumen)
    late, early = whole.until(last), whole.until(first)
    compose_document(late, last)
    assert late._hasil
    assert early._hasil is not late._hasil
