import pytest

from ukur.model.findings import UkurError
from ukur.model.paths import DATA, SKALA
from ukur.model.skala import GapRule
from ukur.source.scale_entry import with_gap_rule

PATH = f"{DATA}/{SKALA}"
TEXT = """\
# skala kantor
skala:
  - nama: Lama
    sumber: >-
      Permendagri 86/2017,
      dua baris
    berlaku_mulai: 2017-01-01
    celah: Batas bawah; 90,5 Tinggi  # catatan
    predikat:
      - {label: Tinggi, singkatan: T, batas_bawah: 91}
      - {label: Rendah, singkatan: R, batas_bawah: 0, batas_atas: 90}
  - nama: Baru
    berlaku_mulai: 2026-01-01
    sumber: lain
    predikat:
      - {label: Tinggi, singkatan: T, batas_bawah: 51}
      - {label: Rendah, singkatan: R, batas_bawah: 0, batas_atas: 50}
"""
OLD = "    celah: Batas bawah; 90,5 Tinggi  # catatan\n"
NEW = "    sumber: lain\n"


@pytest.mark.parametrize(
    ("index", "line"), [pytest.param(0, OLD, id="the first scale"), pytest.param(1, NEW, id="the second")]
)
@pytest.mark.parametrize("rule", GapRule)
def test_one_line_is_added_and_nothing_else(index: int, line: str, rule: GapRule) -> None:
    expected = TEXT.replace(line, f"{line}    aturan_celah: {rule}\n")
    assert with_gap_rule(PATH, TEXT.encode(), index, rule) == expected.encode()


@pytest.mark.parametrize(
    "raw", [TEXT.replace("\n", "\r\n"), f"\N{BYTE ORDER MARK}{TEXT}"], ids=["crlf", "bom"]
)
def test_a_windows_file_stays_one(raw: str) -> None:
    end = "\r\n" if "\r" in raw else "\n"
    line = NEW.replace("\n", end)
    expected = raw.replace(line, f"{line}    aturan_celah: bulat{end}")
    assert with_gap_rule(PATH, raw.encode(), 1, GapRule.BULAT) == expected.encode()


BRACES = """\
skala:
  - {nama: A, sumber: b, berlaku_mulai: 2017-01-01, predikat: [{label: T, singkatan: T, batas_bawah: 0}]}
"""


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(BRACES, "tulis dengan tangan", id="a scale in braces"),
        pytest.param(
            TEXT.replace(OLD, "    aturan_celah: atas\n"), "tulis dengan tangan", id="it has one already"
        ),
        pytest.param("skala: 1\n", "tidak dapat dibaca", id="not a scale"),
    ],
)
def test_what_cannot_be_written_is_said(raw: str, why: str) -> None:
    with pytest.raises(UkurError, match=why):
        with_gap_rule(PATH, raw.encode(), 0, GapRule.BAWAH)
