import json
import unicodedata
from dataclasses import replace
from urllib.parse import unquote

import pytest

from ukur.commands.data.findings_report import FORMAT
from ukur.model.findings import Finding, Location, Severity
from ukur.workflow.finding_lines import without_remarks

BIASA = Finding(Location("indicators/instansi.yml", 3, 7), "F001", "'x' bukan angka", "tulis digit saja")
LAIN = Finding(Location("indicators/sop.yml", 9, 1), "S101", "langkah 4", "pilih 1-9", Severity.WARNING)
NAMA = "indicators/a\n::error::palsu\r\x1b[31m%2C,b: \u202ec.yml"
JAHAT = Finding(Location(NAMA, 1, 1), "B011", "isi 100%\n\x1b]0;judul\x07, lalu: \u202e", "hapus\r\u200b")
CATATAN = Finding(Location("indicators/sop.yml", 8, 3), "V109", "99,6 kampung", "koreksi", Severity.REMARK)
SEMUA = [BIASA, LAIN, CATATAN, JAHAT]

# GitLab: info, minor, major, critical, blocker. SARIF 2.1.0 §3.27.10: none, note, warning, error.
GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.REMARK: "info"}
SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REMARK: "note"}


def cetak(bentuk: str, *temuan: Finding) -> str:
    return "\n".join(FORMAT[bentuk](list(temuan)))


def test_text() -> None:
    assert cetak("text", BIASA, LAIN, CATATAN).split("\n") == [
        "indicators/instansi.yml:3:7: galat F001 'x' bukan angka",
        "    perbaikan: tulis digit saja",
        "indicators/sop.yml:9:1: peringatan S101 langkah 4",
        "    perbaikan: pilih 1-9",
        "indicators/sop.yml:8:3: catatan V109 99,6 kampung",
        "    perbaikan: koreksi",
    ]


def test_catatan_dihitung_saja() -> None:
    """A build tells what must be mended or read, and of remarks how many there are and what shows them."""
    assert list(without_remarks([BIASA, CATATAN, LAIN, CATATAN], "ukur check --repo 'a b'")) == [
        "indicators/instansi.yml:3:7: galat F001 'x' bukan angka",
        "    perbaikan: tulis digit saja",
        "indicators/sop.yml:9:1: peringatan S101 langkah 4",
        "    perbaikan: pilih 1-9",
        "2 catatan tidak ditulis di sini; tampilkan dengan: ukur check --repo 'a b'",
    ]
    assert list(without_remarks([LAIN])) == list(FORMAT["text"]([LAIN]))
    assert list(without_remarks([])) == []


@pytest.mark.parametrize("bentuk", sorted(FORMAT))
def test_huruf_kendali_tidak_lolos(bentuk: str) -> None:
    """Nothing in a file's name or text can move a cursor, hide text, or begin a line of its own."""
    text = cetak(bentuk, *SEMUA)
    assert {char for char in text if unicodedata.category(char) in {"Cc", "Cf"}} <= {"\n"}
    assert not any(line.lstrip().startswith("::error::") for line in text.split("\n"))


@pytest.mark.parametrize("bentuk", sorted(FORMAT))
def test_tanpa_temuan(bentuk: str) -> None:
    text = cetak(bentuk)
    assert text == "" if bentuk in {"text", "github"} else json.loads(text) is not None


# Escapes: "Workflow commands", actions/toolkit packages/core/src/command.ts, escapeData and escapeProperty.
@pytest.mark.parametrize(
    ("temuan", "baris"),
    [
        pytest.param(
            BIASA,
            "::error file=indicators/instansi.yml,line=3,col=7,title=F001 galat::"
            "'x' bukan angka. Perbaikan: tulis digit saja",
            id="galat",
        ),
        pytest.param(
            LAIN,
            "::warning file=indicators/sop.yml,line=9,col=1,title=S101 peringatan::"
            "langkah 4. Perbaikan: pilih 1-9",
            id="peringatan",
        ),
        pytest.param(
            CATATAN,
            "::notice file=indicators/sop.yml,line=8,col=3,title=V109 catatan::"
            "99,6 kampung. Perbaikan: koreksi",
            id="catatan",
        ),
        pytest.param(
            Finding(Location("a,b:c%d.yml", 1, 1), "B011", "100%\r\nselesai, ya: ya", "x"),
            "::error file=a%2Cb%3Ac%25d.yml,line=1,col=1,title=B011 galat::"
            "100%25%0D%0Aselesai, ya: ya. Perbaikan: x",
            id="persen, baris baru, koma, titik dua",
        ),
    ],
)
def test_github(temuan: Finding, baris: str) -> None:
    assert cetak("github", temuan) == baris


def test_tingkat_di_json() -> None:
    rows = json.loads(cetak("json", *SEMUA))["temuan"]
    assert [row["tingkat"] for row in rows] == ["galat", "peringatan", "catatan", "galat"]


def test_json() -> None:
    assert json.loads(cetak("json", BIASA, JAHAT)) == {
        "temuan": [
            {
                "berkas": "indicators/instansi.yml",
                "baris": 3,
                "kolom": 7,
                "tingkat": "galat",
                "kode": "F001",
                "pesan": "'x' bukan angka",
                "perbaikan": "tulis digit saja",
            },
            {
                "berkas": NAMA,
                "baris": 1,
                "kolom": 1,
                "tingkat": "galat",
                "kode": "B011",
                "pesan": JAHAT.message,
                "perbaikan": JAHAT.hint,
            },
        ]
    }


def test_gitlab() -> None:
    """Fields: GitLab documentation, "Implement a custom tool" of Code Quality."""
    rows = json.loads(cetak("gitlab", *SEMUA))
    for row, item in zip(rows, SEMUA, strict=True):
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["check_name"] == item.code
        assert row["severity"] == GITLAB[item.severity]
        assert row["location"] == {"path": item.location.path, "lines": {"begin": item.location.line}}
    assert rows[0]["description"] == "F001 'x' bukan angka. Perbaikan: tulis digit saja"


def test_sidik_gitlab() -> None:
    """An id survives a shift of lines; two findings that say the same have two ids."""
    digeser = Finding(Location(BIASA.location.path, 30, 1), BIASA.code, BIASA.message, BIASA.hint)
    sidik = [row["fingerprint"] for row in json.loads(cetak("gitlab", BIASA, digeser))]
    assert len(set(sidik)) == 2
    assert json.loads(cetak("gitlab", digeser))[0]["fingerprint"] == sidik[0]


def test_sarif() -> None:
    """The parts that SARIF 2.1.0 requires (§3.13, §3.14, §3.18, §3.27) and that hosts read."""
    log = json.loads(cetak("sarif", *SEMUA))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["tool"]["driver"]["name"] == "ukur"
    assert run["columnKind"] == "unicodeCodePoints"
    for result, item in zip(run["results"], SEMUA, strict=True):
        assert (result["ruleId"], result["level"]) == (
            item.code,
            SARIF[item.severity],
        )
        assert item.message in result["message"]["text"]
        [place] = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == item.location.path
        assert uri.isascii()
        assert not {" ", "\n", ","} & set(uri)
        assert place["physicalLocation"]["region"] == {
            "startLine": item.location.line,
            "startColumn": item.location.column,
        }


def test_perintah_untuk_catatan_ci_tidak_lolos() -> None:
    """A host's runner obeys ``##[...]`` anywhere in a line (source of actions/runner)."""
    text = cetak("text", replace(BIASA, message="##[error]palsu ##[add-mask]x"))
    assert "##[" not in text
    assert "## [error]palsu ## [add-mask]x" in text
