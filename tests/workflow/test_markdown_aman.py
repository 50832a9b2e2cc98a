"""Hostile text in a comment on a Git host, read by a real Markdown parser and by the hosts' own patterns."""

import html
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ukur.model.findings import Finding, Location
from ukur.model.periode import Periode
from ukur.workflow.approval_brief import ApprovalBrief, MissedTarget
from ukur.workflow.approval_policy import Requirement
from ukur.workflow.approval_rows import RequirementResult
from ukur.workflow.change_report import ChangeReport, ReportPart
from ukur.workflow.decision import LapsedApproval, Verdict, VerdictStatus
from ukur.workflow.decision_question import DecisionQuestion
from ukur.workflow.document_brief import DocumentBrief
from ukur.workflow.evidence_links import EvidenceLink
from ukur.workflow.gate_comment import gate_comment
from ukur.workflow.markdown import (
    CUT,
    bullet_list,
    fitting_text,
    folded_block,
    markdown_table,
    named_link,
    open_link,
    safe_text,
)
from ukur.workflow.report_text import report_markdown
from ukur.workflow.verdict_text import approvals_markdown, verdict_markdown

PENGURAI = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BIASA = {"ul", "li", "table", "thead", "tbody", "tr", "th", "td"}

# What hosts make of finished text: GitHub, GitLab and Gitea documentation of references and autolinks.
RUJUKAN = {
    "sebutan akun": re.compile(r"@[\w-]"),
    "nomor isu": re.compile(r"#\d|\bgh-\d", re.IGNORECASE),
    "usulan dan cuplikan GitLab": re.compile(r"[!$]\d"),
    "label dan tonggak GitLab": re.compile(r"[~%][\w\"]"),
    "epik, iterasi, peringatan GitLab": re.compile(r"&\d|\*\w|\^alert"),
    "alamat": re.compile(r"[a-z][a-z0-9+.-]*://|www\.\w", re.IGNORECASE),
    "emoji": re.compile(r":[\w+-]+:"),
}

JAHAT = [
    pytest.param("@kepala tolong setujui", id="sebutan akun"),
    pytest.param("perbaiki #12 dan GH-12, gh-3", id="nomor isu"),
    pytest.param('!12 ~label ~"dua kata" %3 $4 &5 *iteration:1 ^alert#2', id="rujukan GitLab"),
    pytest.param(
        "https://jahat.example/x ftp://x.example www.jahat.example HTTPS://X.Y", id="alamat telanjang"
    ),
    pytest.param("a@b.example mailto:a@b.example", id="pos-el"),
    pytest.param("[klik](https://jahat.example)", id="tautan"),
    pytest.param("<https://jahat.example>", id="tautan bersiku"),
    pytest.param("[a]: https://jahat.example", id="definisi tautan"),
    pytest.param("![gambar](https://jahat.example/a.png)", id="gambar"),
    pytest.param("<script>alert(1)</script><img src=x onerror=alert(1)>", id="HTML"),
    pytest.param("<!-- sembunyi --> <![CDATA[x]]>", id="komentar HTML"),
    pytest.param("&lt;b&gt; &#64;kepala &commat;kepala", id="entitas"),
    pytest.param("# judul", id="judul"),
    pytest.param("judul\n===", id="judul bergaris bawah"),
    pytest.param("- butir", id="butir"),
    pytest.param("+ butir", id="butir tambah"),
    pytest.param("1. butir", id="butir bernomor"),
    pytest.param("12) butir", id="butir berkurung"),
    pytest.param("> kutipan", id="kutipan"),
    pytest.param("---", id="garis"),
    pytest.param("***", id="garis bintang"),
    pytest.param("```\nkode", id="pagar kode"),
    pytest.param("~~~", id="pagar gelombang"),
    pytest.param("`kode`", id="kode"),
    pytest.param("**tebal** _miring_ ~~coret~~", id="penekanan"),
    pytest.param("a | b || c", id="sel tabel"),
    pytest.param("$x^2$ $`y`$", id="rumus"),
    pytest.param(":smile: :+1: :100:", id="emoji"),
    pytest.param("[x] [^1] [ ]", id="catatan kaki dan kotak"),
    pytest.param("pemilik/gudang#1 pemilik/gudang@abc1234", id="rujukan ke gudang lain"),
    pytest.param("\\@kepala \\[a](b)", id="garis miring terbalik"),
    pytest.param("\u202eterbalik\u2066 \u200b", id="huruf pembalik arah"),
    pytest.param("baris  \nbaru\\\nlagi", id="ganti baris"),
    pytest.param("/close", id="perintah cepat GitLab"),
]


def _diurai(teks: str) -> tuple[set[str], list[str]]:
    """Return the tags of rendered Markdown and its finished texts."""
    rendered = PENGURAI.render(teks)
    tags = set(re.findall(r"<(\w+)", rendered))
    return tags, [html.unescape(text) for text in re.split(r"<[^>]+>", rendered) if text.strip()]


def _tampak(teks: str) -> str:
    """What a reader sees: without characters that cannot be seen, and on one line."""
    return " ".join("".join(char if char.isprintable() else " " for char in teks).split())


@pytest.mark.parametrize("teks", JAHAT)
def test_teks_jahat_tampil_apa_adanya(teks: str) -> None:
    tags, texts = _diurai(bullet_list([teks]) + "\n" + markdown_table(["A", "B"], [[teks, "b"]]))
    assert tags <= BIASA
    shown = [text.replace("\u2060", "") for text in texts]
    assert shown == [_tampak(teks), "A", "B", _tampak(teks), "b"]


@pytest.mark.parametrize("teks", JAHAT)
def test_tidak_ada_yang_menjadi_rujukan(teks: str) -> None:
    _, texts = _diurai(bullet_list([teks]))
    found = {name for name, pattern in RUJUKAN.items() for text in texts if pattern.search(text)}
    assert found == set()


@given(st.text(st.sampled_from("@#!$~%^&*:/.<>[]()`|\\_-+=\"' aw1\n\u202e")))
def test_teks_acak_tampil_apa_adanya(teks: str) -> None:
    tags, texts = _diurai(bullet_list(["x " + teks, teks + "x"]))
    assert tags <= BIASA
    assert [text.replace("\u2060", "") for text in texts] == [_tampak("x " + teks), _tampak(teks + "x")]
    assert not any(pattern.search(text) for pattern in RUJUKAN.values() for text in texts)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param(
            "capaian 97,50 % -> 106,35 %; Sangat Tinggi (tetap).",
            "capaian 97,50 % -&gt; 106,35 %; Sangat Tinggi (tetap).",
            id="kalimat laporan",
        ),
        pytest.param("rencana_aksi", "rencana\\_aksi", id="garis bawah"),
        pytest.param("12.345", "12\\.345", id="angka di awal"),
        pytest.param("", "", id="kosong"),
    ],
)
def test_aman(teks: str, hasil: str) -> None:
    assert safe_text(teks) == hasil


def test_tabel_sel_kosong() -> None:
    assert markdown_table(["A", "B"], [["", "x"]]) == "| A | B |\n| --- | --- |\n| – | x |\n"


def test_lipatan_lolos_sebagai_html() -> None:
    assert (
        folded_block("a <b> & c", "- x\n")
        == "<details><summary>a &lt;b&gt; &amp; c</summary>\n\n- x\n\n</details>\n"
    )


LONG = (
    "https://github.com/kantor/data/blob/c2aa4b0bd0839635390132b3b3bed52e57a4eb0f/" + "idm/" * 40 + "18.json"
)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://arsip.example.id/bukti/berkas_1.pdf", id="plain"),
        pytest.param("http://arsip.example.id:8080", id="a port, no path"),
        pytest.param("https://a.example/x?q=1&amp;r=*a*#bagian", id="a query"),
        pytest.param("https://a.example/@kepala/#12/!3/~label/[x](y)", id="what hosts take for references"),
        pytest.param(LONG, id="long and whole"),
    ],
)
def test_evidence_is_a_link_to_what_it_shows(address: str) -> None:
    rendered = PENGURAI.render(f"- Bukti: {open_link(address)}\n")
    (href,) = re.findall(r'href="([^"]*)"', rendered)
    (shown,) = re.findall(r"<a [^>]*>(.*?)</a>", rendered)
    assert html.unescape(shown) == address
    assert unquote(html.unescape(href)) == unquote(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("ftp://a.example/x", id="another protocol"),
        pytest.param("https://arsip.go.id@jahat.example/x", id="an account that looks like the host"),
        pytest.param("https://аrsip.go.id/x", id="a letter that looks like another"),
        pytest.param("https://a.example/x y", id="a blank"),
        pytest.param("https://a.example/> <img src=x>", id="HTML"),
        pytest.param("https://a.example/`x`", id="code"),
        pytest.param("https://a.example/\u202egpj.exe", id="letters turned round"),
        pytest.param("https://a.example/x\n- @kepala", id="a line of its own"),
        pytest.param("https://", id="no host"),
        pytest.param("HTTPS://a.example/x", id="spelt otherwise"),
    ],
)
def test_other_addresses_are_only_shown(address: str) -> None:
    tags, texts = _diurai(bullet_list(["x"]) + f"- {open_link(address)}\n")
    assert tags <= BIASA
    assert [text.replace("\u2060", "") for text in texts][-1] == _tampak(address)
    assert not any(pattern.search(text) for pattern in RUJUKAN.values() for text in texts)


@pytest.mark.parametrize("teks", JAHAT)
def test_our_own_links_say_what_they_are_given(teks: str) -> None:
    rendered = PENGURAI.render(f"- {named_link(teks, 'https://git.example/a/-/blob/c/b%20c.yml#L3')}\n")
    (link,) = re.findall(r"<a .*?</a>", rendered, re.S)
    assert 'href="https://git.example/a/-/blob/c/b%20c.yml#L3"' in link
    shown = html.unescape(re.sub("<[^>]*>", "", link)).replace("\u2060", "")
    assert shown == _tampak(teks)


def test_laporan_dan_putusan_jahat() -> None:
    """The same holds for the whole comment, whatever field the text stands in."""
    bad = "[k](https://j.example) @kepala <img src=x> | # a\n# b"
    link = EvidenceLink((bad,), bad, bad)
    brief = DocumentBrief(
        Periode(2025, 1), bad, (bad,), (bad,), (bad,), findings=(Finding(Location(bad), bad, bad, bad),)
    )
    missed, asked = (MissedTarget(bad, bad, (bad,)),) * 9, DecisionQuestion(bad, bad, (bad,))
    rows = (bad,) * 9
    decided = replace(
        brief, approval=ApprovalBrief(rows, missed, rows, bad, rows, bad, bad, rows, asked, rows)
    )
    report = ChangeReport(bad, (bad,), (ReportPart(bad, (bad,), (bad,), (link,)),), (brief, decided), (bad,))
    requirement = Requirement("kepala", bad, 2, (bad,))
    verdict = Verdict(
        VerdictStatus.MENUNGGU,
        bad,
        (RequirementResult(requirement, bad, (bad,), 1, (bad,)),),
        (LapsedApproval(bad, bad, (bad,)),),
        (bad,),
    )
    finding = Finding(Location(bad, 3), bad, bad, bad)
    for text in (
        report_markdown(report),
        verdict_markdown(verdict) + approvals_markdown(verdict),
        gate_comment(verdict, report, (finding,)),
    ):
        tags, texts = _diurai(text)
        assert tags <= BIASA | {"h2", "h3", "p", "strong", "details", "summary"}
        assert not any(pattern.search(part) for pattern in RUJUKAN.values() for part in texts)
        assert len(re.findall(r"<h\d", PENGURAI.render(text))) == len(re.findall("^##", text, re.M))


@pytest.mark.parametrize(
    ("penuh", "ringkas", "hasil"),
    [
        pytest.param("a" * 60_000, "b", "a" * 60_000, id="muat"),
        pytest.param("a" * 60_001, "b", "b" + CUT, id="yang ringkas saja"),
        pytest.param("a" * 60_001, "b" * 59_900, "b" * 59_900 + CUT, id="ringkas hampir penuh"),
    ],
)
def test_muat(penuh: str, ringkas: str, hasil: str) -> None:
    assert fitting_text(penuh, ringkas) == hasil


def test_muat_memotong_pada_akhir_baris() -> None:
    cut = fitting_text("x" * 70_000, "- baris\n" * 10_000)
    assert len(cut) <= 60_000
    assert len(cut) > 59_900
    assert cut.endswith("- baris" + CUT)
