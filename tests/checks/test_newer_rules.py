"""A rule that came after a document was approved: it only remarks on it, and fails no filed entry.

The rule of these tests refuses every reported figure, so that none of the periods could pass it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.checks.test_golden import tambal

from ukur.checks import registry
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity, has_errors
from ukur.model.periode import Periode, quarters_of
from ukur.source.file_tree import Folder
from ukur.verify.inputs import check_data, check_filed

DASAR = Path(__file__).resolve().parents[1] / "contoh/dasar"
TW1, TW2 = Periode(2025, 1), Periode(2025, 2)
"""In this office TW1 is signed, TW2 is a concept."""

KOREKSI = "angka ini sudah disahkan; bila keliru, catat koreksinya di koreksi.yml"


def pasang(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    """Let a rule refuse every figure, as of its period."""

    def check(measurements: Measurements) -> Iterator[Finding]:
        for report in measurements.catalogue.reported():
            at = measurements.catalogue.at(*report.where)
            yield rule.at(at, f"{report.kode} keliru", "ubah angkanya", periode=(report.periode,))

    monkeypatch.setattr(registry, "FAMILIES", (("Uji", check, (rule,)),))


def tingkat(findings: tuple[Finding, ...], periode: Periode) -> set[tuple[Severity, str]]:
    own = [item for item in findings if f"/{periode}/" in item.location.path]
    assert own
    return {(item.severity, item.hint) for item in own}


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_periode_disahkan_hanya_dicatat(monkeypatch: pytest.MonkeyPatch, severity: Severity) -> None:
    pasang(monkeypatch, Rule("Z999", "uji", "Uji.", severity, sejak=2))
    found = check_data(Folder(DASAR)).findings
    assert tingkat(found, TW1) == {(Severity.REMARK, KOREKSI)}
    assert tingkat(found, TW2) == {(severity, "ubah angkanya")}


def test_aturan_lama_tetap_galat(monkeypatch: pytest.MonkeyPatch) -> None:
    pasang(monkeypatch, Rule("Z999", "uji", "Uji."))
    found = check_data(Folder(DASAR)).findings
    assert tingkat(found, TW1) == tingkat(found, TW2) == {(Severity.ERROR, "ubah angkanya")}


def _katalog() -> Catalogue:
    checked = check_data(Folder(DASAR))
    assert checked.measurements
    return checked.measurements.catalogue


def test_target_berlaku_untuk_setahun() -> None:
    """A target of 2025 is in what was signed in TW1 2025; that of 2026 is in nothing signed yet."""
    katalog, rule = _katalog(), Rule("Z999", "uji", "Uji.", sejak=2)
    at = katalog.at("kamus/IKU-01.yml", "target")
    found = [rule.at(at, "keliru", "ubah", periode=quarters_of(year)) for year in (2025, 2026)]
    judged = list(registry.only_remarks_on_approved(found, katalog))
    assert [item.severity for item in judged] == [Severity.REMARK, Severity.ERROR]
    assert has_errors(tuple(judged))
    assert not has_errors(tuple(judged[:1]))
    assert list(registry.only_remarks_on_approved(judged, katalog)) == judged


def test_tanpa_periode_tetap_galat() -> None:
    """What belongs to no period was not approved with any."""
    katalog = _katalog()
    item = Rule("Z999", "uji", "Uji.", sejak=2).at(katalog.at("instansi.yml"), "keliru", "ubah")
    assert list(registry.only_remarks_on_approved([item], katalog)) == [item]


def test_kantor_yang_dimutakhirkan_menandatangani_triwulan_berikutnya(tmp_path: Path) -> None:
    """What this version newly refuses stands in the signed TW1: 8 of 6 in one kecamatan, the others blank,
    and 1200 against a target of 10. TW2 is signed all the same, and only remarks are left."""
    shutil.copytree(DASAR, tmp_path, dirs_exist_ok=True)
    for line in (
        r"kamus/IKU-01.yml :: unit: bidang => unit: bidang\nklasifikasi: kecamatan",
        r"pengukuran/2025-TW1/bidang.yml ::     realisasi: 6 =>     realisasi: 6\n    rincian: "
        r"{99.01.01: {realisasi: 8}, 99.01.02: {}, 99.01.03: {}}",
        "pengukuran/2025-TW1/bidang.yml :: realisasi: 11.5 => realisasi: 1200",
        "pengukuran/2025-TW2/bidang.yml :: realisasi: 26 => realisasi: 1300",
        r"pengukuran/2025-TW2/dokumen.yml :: tahap: konsep => tahap: ditandatangani\n"
        r"nomor: 000.8.6.3/002/DC/2025\ntanggal_pengesahan: 2025-07-10",
    ):
        tambal(tmp_path, line)
    checked = check_data(Folder(tmp_path))
    assert checked.is_clean
    assert {(item.code, item.severity) for item in checked.findings} == {
        (kode, Severity.REMARK) for kode in ("V103", "V105", "W105")
    }
    assert checked.measurements
    assert not compose_document(checked.measurements, TW2).konsep


@pytest.mark.parametrize(("sejak", "bentuk", "berlaku"), [(1, 1, True), (2, 1, False), (2, 2, True)])
def test_masukan_arsip(monkeypatch: pytest.MonkeyPatch, sejak: int, bentuk: int, berlaku: bool) -> None:
    """Filed inputs are judged by the rules of their own form."""
    pasang(monkeypatch, Rule("Z999", "uji", "Uji.", sejak=sejak))
    checked = check_filed(Folder(DASAR), bentuk)
    assert bool(checked.findings) is berlaku
    assert checked.is_clean is (sejak > 1)


def test_konsep_periode_lain_bukan_urusan_arsip(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of form 2 keeps its own remarks; what is wrong in a later draft is not about it."""
    pasang(monkeypatch, Rule("Z999", "uji", "Uji.", sejak=2))
    checked = check_filed(Folder(DASAR), 2)
    assert tingkat(checked.findings, TW1) == {(Severity.REMARK, KOREKSI)}
    assert not any(f"/{TW2}/" in item.location.path for item in checked.findings)
