"""The guides' tables and examples, held to the policy, the SOP, peran.yml and the hosts' adapters."""

import datetime
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.site.baca_panduan import REPO, blok, pohon, sebutan, tabel

from ukur.checks.peran_rules import check as periksa_organisasi
from ukur.commands.gate.gatekeeper import repository_target
from ukur.commands.gate.host_rules import EXPORTERS
from ukur.hosts import gitea, github, gitlab, without_host
from ukur.hosts.statements import refusal_reason, sign_statement
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.peran import DaftarPeran
from ukur.model.sop import Sop, Tahap
from ukur.source.yaml_text import parse
from ukur.workflow.approval_policy import FIXED_RULES, fixed_roles
from ukur.workflow.prohibitions import PROHIBITIONS
from ukur.workflow.statement import SignedStatement, Statement

INSTANSI = [
    pytest.param("indicators", id="instansi repositori ini"),
    pytest.param("generator/ukur/commands/data/skeleton/indicators", id="kantor baru"),
]
Syarat = dict[str, int]


def baca_peran(folder: str) -> DaftarPeran:
    return DaftarPeran.model_validate(parse("peran.yml", (REPO / folder / "peran.yml").read_bytes()).data)


def baca_sop(folder: str) -> Sop:
    return Sop.model_validate(parse("sop.yml", (REPO / folder / "sop.yml").read_bytes()).data)


def syarat(sel: str) -> Syarat:
    """What a cell asks for: ``Tim SAKIP (2 orang), Sekretaris``."""
    parts = [re.fullmatch(r"(.+?)(?: \((\d) orang\))?", part) for part in sel.split(", ") if part != "–"]
    return {match[1]: int(match[2] or 1) for match in parts if match}


def syarat_sop(folder: str, sesudah: int, sampai: int) -> Syarat:
    """What closing the stages after one, up to another, needs, by the names that the office uses."""
    names = baca_peran(folder).peran
    needed: Syarat = {}
    for step in baca_sop(folder).langkah:
        for item in step.persetujuan if sesudah < step.tahap.stage_order <= sampai else ():
            name = names[item.peran].nama
            needed[name] = max(item.jumlah, needed.get(name, 0))
    return needed


@pytest.mark.parametrize("folder", INSTANSI)
def test_tabel_persetujuan_sama_dengan_kebijakan(folder: str) -> None:
    names, sop = baca_peran(folder).peran, baca_sop(folder)
    told = {what: who for what, who, _ in tabel("index.md", "Yang berubah")}
    assert told == {
        str(kind): ", ".join(names[role].nama for role in fixed_roles(sop, kind)) for kind in FIXED_RULES
    }


@pytest.mark.parametrize("folder", INSTANSI)
def test_tabel_tahap_sama_dengan_sop(folder: str) -> None:
    steps = baca_sop(folder).langkah
    told = {stage: (what.partition(":")[0], syarat(who)) for stage, what, who in tabel("index.md", "Tahap")}
    assert told == {
        str(stage): (
            ", ".join(str(step.nomor) for step in steps if step.tahap is stage),
            syarat_sop(folder, stage.stage_order - 1, stage.stage_order),
        )
        for stage in Tahap
    }


@pytest.mark.parametrize("folder", INSTANSI)
def test_usulan_satu_triwulan_sama_dengan_sop(folder: str) -> None:
    rows = tabel("perencana.md", "Usulan")
    stages = [Tahap(match[1]) for _, what, _ in rows if (match := re.match(r"tahap: (\w+);", what))]
    assert (len(stages), stages[-1]) == (len(rows), Tahap.ARSIP)
    starts = [Tahap.PERINTAH.stage_order, *(stage.stage_order for stage in stages)]
    assert [syarat(who) for _, _, who in rows] == [
        syarat_sop(folder, start, stage.stage_order) for start, stage in zip(starts, stages, strict=False)
    ]


def test_setiap_larangan_diceritakan() -> None:
    assert len(tabel("usulan.md", "Ditolak")) == len(PROHIBITIONS)


@pytest.mark.parametrize("folder", INSTANSI)
def test_tabel_peran_operator(folder: str) -> None:
    rows = {key: int(few.split()[0]) for key, few, _ in tabel("operator.md", "Kunci")}
    assert rows.keys() == baca_peran(folder).peran.keys()
    most = [(item.peran, item.jumlah) for step in baca_sop(folder).langkah for item in step.persetujuan]
    assert [(role, number) for role, number in most if rows[role] < number] == []


def test_contoh_peran_sah(katalog: Catalogue) -> None:
    [text] = [text for text in blok("operator.md") if text.startswith("# indicators/peran.yml")]
    read = parse("indicators/peran.yml", text.encode())
    assert read.findings == ()
    roles = DaftarPeran.model_validate(read.data)
    assert roles.peran.keys() == katalog.peran.peran.keys()
    office = Measurements(replace(katalog, peran=roles))
    assert [item for item in periksa_organisasi(office) if item.code.startswith("H10")] == []


@pytest.mark.parametrize("host", [github, gitlab, gitea, without_host])
def test_keterbatasan_situs_git_disebut(host: object) -> None:
    text = " ".join(pohon("operator.md").teks.split())
    assert [row for row in getattr(host, "LIMITATIONS") if row not in text] == []  # noqa: B009


def test_berkas_aturan_tiap_situs_git() -> None:
    told = {row[1]: row[2].split(", ") for row in tabel("operator.md", "Situs Git")}
    assert told == {str(kind): [*files] for kind, files in EXPORTERS.items()}


@pytest.mark.parametrize("jenis", [*EXPORTERS])
def test_peubah_untuk_memeriksa_aturan(jenis: str) -> None:
    """Pasted into a terminal, the block names the host and the repository to ``ukur rules check``."""
    [text] = [text for text in blok("operator.md") if text.startswith(f"# {jenis}\n")]
    given = dict(re.findall(r"\b([A-Z0-9_]+)=(\S+)", text))
    target = repository_target({**given, "UKUR_TOKEN": "x"})
    assert (target.jenis, target.repo, target.peubah_token) == (jenis, "kantor/kinerja", "UKUR_TOKEN")


def test_peubah_yang_disebut_dibaca_program() -> None:
    source = "".join(path.read_text("utf-8") for path in (REPO / "generator/ukur").rglob("*.py"))
    named = {text for text in sebutan("operator.md") if re.fullmatch(r"[A-Z]+(_[A-Z]+)+", text)}
    assert "UKUR_TOKEN" in named
    assert [name for name in sorted(named) if f'"{name}"' not in source] == []


def test_contoh_kunci_ssh_berlaku(tmp_path: Path) -> None:
    """The line of allowed_signers, with a real key in place of the dots, lets its holder sign an approval."""
    [line] = [text for text in blok("operator.md") if "ssh-ed25519 AAAA..." in text]
    key = tmp_path / "kunci"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    public = key.with_suffix(".pub").read_text("utf-8").split()[1]
    allowed = line.replace("AAAA...", public).encode()
    statement = Statement(
        usulan="himpun",
        commit="1" * 40,
        sidik="a" * 64,
        peran="fungsional-perencana",
        akun=line.split()[0],
        keputusan="setuju",
        waktu=datetime.datetime(2025, 4, 1, tzinfo=datetime.UTC),
    )
    signed = SignedStatement.model_validate_json(sign_statement(statement, key))
    assert refusal_reason(signed, statement, allowed, statement.waktu) is None
