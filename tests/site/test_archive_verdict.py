"""Archive pages begin with a verdict; digests are folded; a demonstration claims no approval by officials."""

import dataclasses
import re
from pathlib import Path

import pytest
from tests.arsip_buatan import bahan_arsip
from tests.lengkap import TW4, lengkap
from tests.site.test_rencana_dan_arsip import bahan, situs
from tests.urai import Unsur

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.model.catalogue import Catalogue
from ukur.site.archive_verdict import Verdict, archive_verdict
from ukur.site.archive_view import ShownArchive, ShownVersion
from ukur.site.material import SiteMaterial

PAGE = "arsip/2024-TW4.md"
FOLDED = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def filed(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> SiteMaterial:
    """The office in full use with version 1 replaced by 2, and one approval of it."""
    return bahan_arsip(katalog, tmp_path_factory.mktemp("arsip"))


def verdict(versions: tuple[ShownVersion, ...], konsep: bool = False) -> Verdict:
    document = dataclasses.replace(versions[-1].dokumen, konsep=konsep)
    return archive_verdict(versions[-1].dokumen, versions, document)


def approved(version: ShownVersion, *accounts: str) -> ShownVersion:
    """The version with an approval of each account, the last by Kepala Dinas at a time of the office."""
    [model] = version.setuju
    waktu = "23 November 2026 pukul 06.04 WIB"
    rows = tuple(dataclasses.replace(model, akun=account, waktu=waktu) for account in accounts)
    return dataclasses.replace(version, setuju=rows)


def test_who_approved_and_who_last(filed: SiteMaterial) -> None:
    """Five accounts, one of which approved twice."""
    last = approved(filed.arsip.versi[TW4][-1], "a", "b", "c", "d", "b", "e")
    assert verdict((last,)) == Verdict(
        "Versi 2, berlaku.", ("Disetujui 5 orang, terakhir Kepala Dinas 23 November 2026.",), True
    )


def test_what_is_said_beside_it(filed: SiteMaterial) -> None:
    versions = filed.arsip.versi[TW4]
    assert verdict(versions, konsep=True).sentences == (
        "Disetujui 1 orang, terakhir Kepala Dinas kemarin.",
        "Menggantikan versi 1, yang tetap disimpan.",
        "Dokumen ini sedang diubah; perubahannya belum disahkan dan belum ada di arsip.",
    )
    bare = dataclasses.replace(versions[-1], setuju=())
    assert verdict((bare,)).sentences == ("Tidak ada persetujuan yang tercatat.",)


def test_a_demonstration_claims_nothing(filed: SiteMaterial) -> None:
    version = approved(filed.arsip.versi[TW4][-1], "peragaan-kepala")
    document = dataclasses.replace(version.dokumen, tanda=(PERCONTOHAN_MARK,))
    shown = archive_verdict(document, (version,), document)
    assert shown.sentences == (
        "Disetujui 1 akun peragaan, terakhir sebagai Kepala Dinas 23 November 2026; "
        "tidak ada pejabat yang menyetujuinya.",
    )
    assert archive_verdict(document, (), document).sentences[0] == (
        "Disetujui akun peragaan; tidak ada pejabat yang menyetujuinya."
    )


def test_pages_of_a_demonstration_say_nowhere_that_it_was_made_official(
    katalog: Catalogue, tmp_path: Path
) -> None:
    pages = situs(bahan_arsip(katalog, tmp_path, instansi={"percontohan": "ya"}))
    for src in (PAGE, "dokumen/index.md"):
        assert re.findall(r"(?i)(?<!belum )(?<!yang )disahkan", pages[src].teks) == [], src
        assert "akun peragaan" in pages[src].teks
    facts = pages[PAGE].cari("dl")[0].teks
    assert "Tahap arsip (peragaan)" in facts


@pytest.mark.parametrize(
    ("konsep", "title", "sentences"),
    [
        (False, "Belum diarsipkan.", ("Sudah disahkan.", "Berkas di bawah dibuat bersama situs ini.")),
        (True, "Konsep, belum disahkan.", ("Belum ada yang dapat dicocokkan.",)),
    ],
)
def test_what_is_not_filed(konsep: bool, title: str, sentences: tuple[str, ...], katalog: Catalogue) -> None:
    document = dataclasses.replace(bahan(lengkap(katalog, jumlah=1)).dokumen[TW4], konsep=konsep)
    assert archive_verdict(document, (), document) == Verdict(title, sentences, False)


def outside(tree: Unsur) -> list[str]:
    """Every whole digest that a reader sees without opening anything."""
    found = FOLDED.findall(" ".join(part for part in tree.isi if isinstance(part, str)))
    for part in tree.isi:
        if isinstance(part, Unsur) and part.tag not in {"details", "script"}:
            found += outside(part)
    return found


def test_digests_are_folded_but_for_the_one_to_write_down(filed: SiteMaterial) -> None:
    pages = situs(filed)
    assert outside(pages[PAGE]) == []
    assert outside(pages["arsip/index.md"]) == [filed.arsip.ujung]
    whole = {code.teks for code in pages[PAGE].cari("code")}
    assert {file.sha256 for file in filed.arsip.versi[TW4][-1].unduhan} <= whole


def test_the_verdict_is_the_first_thing_on_the_page(filed: SiteMaterial) -> None:
    first = [part for part in situs(filed)[PAGE].isi if isinstance(part, Unsur)][:2]
    assert [part.tag for part in first] == ["h1", "div"]
    assert first[1].teks.startswith("Versi 2, berlaku. Disetujui 1 orang, terakhir Kepala Dinas kemarin.")
    assert first[1].cari("a")[0].atribut["href"] == "../../arsip/periksa/"


def test_the_list_of_documents_names_version_and_archive(filed: SiteMaterial) -> None:
    """One list; the archive's own page keeps its address and begins with how much is filed."""
    rows = [li.teks for li in situs(filed)["dokumen/index.md"].cari("ul", "ukur-unit")[0].cari("li")]
    assert "Versi: 2, berlaku. Arsip: berkas dan kode keaslian" in rows[0]
    bare = situs(dataclasses.replace(filed, arsip=ShownArchive(), unduhan={}))
    rows = [li.teks for li in bare["dokumen/index.md"].cari("ul", "ukur-unit")[0].cari("li")]
    assert "Versi: tahap ditandatangani. Arsip: belum diarsipkan" in rows[0]
    links = [
        a.atribut["href"] for a in situs(filed)["arsip/index.md"].cari("div", "ukur-putusan")[0].cari("a")
    ]
    assert links == ["../dokumen/", "../arsip/periksa/"]
