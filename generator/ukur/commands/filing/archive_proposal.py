"""The words of the proposal that files a document (step 9 of the SOP), and who commits it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.manifest import Manifest
from ukur.commands.gate.gatekeeper import repository_target
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.official_act import OFFICIAL_ACT
from ukur.model.paths import ARSIP
from ukur.model.sop import Sop, Tahap
from ukur.workflow.markdown import safe_text

EMAIL_VARIABLE = "UKUR_POS_EL"
BOT_GITHUB = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"
_TAHAP = re.compile(rb"^(tahap:[ \t]+)([\"']?)(\w+)\2(?=[ \t]*(?:#[^\n]*)?\r?$)", re.MULTILINE)
_ACCOUNT = re.compile(r"[A-Za-z0-9_.-]{1,100}(?:\[bot\])?")
_EMAIL = re.compile(r"[A-Za-z0-9_.+\[\]-]{1,100}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}[A-Za-z0-9]")
_SITES: Mapping[HostKind, tuple[str, str]] = {
    HostKind.GITHUB: ("GITHUB_SERVER_URL", "users.noreply."),
    HostKind.GITEA: ("GITHUB_SERVER_URL", "noreply."),
    HostKind.GITLAB: ("CI_SERVER_URL", "noreply."),
}
"""Where the host's own address stands, and what it puts before it in addresses that receive nothing."""


def proposal_title(manifests: Sequence[Manifest]) -> str:
    """Return the title of the proposal and of its commit; the first entry is what it is about."""
    manifest, *later = manifests
    more = f", dan {len(later)} dokumen sesudahnya akibat koreksi" if later else ""
    return f"Arsip {manifest.periode.title}, versi {manifest.versi}{more}"


def proposal_text(sop: Sop, manifests: Sequence[Manifest]) -> str:
    """Return the proposal's text: what the SOP asks of step 9, and what to look at. The same on every run."""
    return "\n\n".join(_section(sop, manifests)) + "\n"


def _section(sop: Sop, manifests: Sequence[Manifest]) -> Iterator[str]:
    manifest, *later = manifests
    step = next((item for item in sop.langkah if item.tahap is Tahap.ARSIP), None)
    if step is not None:
        yield f"## Langkah {step.nomor}: {safe_text(step.kegiatan)}"
        yield (
            f"Kelengkapan: {safe_text(step.kelengkapan)}. Waktu baku: {step.waktu}. Hasil: "
            f"{safe_text(step.output)}."
        )
    yield (
        f"Usulan ini dibuat otomatis dari commit {manifest.commit} yang persetujuannya sudah diperiksa. "
        f"{ARSIP}/{manifest.folder} ditambah, satu baris {ARSIP}/register.jsonl ditambah, dan tahap dokumen "
        "menjadi arsip."
    )
    if manifest.alasan:
        yield "Yang dikoreksi:\n\n" + "\n".join(f"- {safe_text(reason)}" for reason in manifest.alasan)
    for item in later:
        yield f"{ARSIP}/{item.folder} ikut ditambah, sebab angkanya ikut berubah:\n\n" + "\n".join(
            f"- {safe_text(reason)}" for reason in item.alasan
        )
    yield (
        "Periksa sebelum menyetujui:\n\n"
        "1. PDF di folder arsip itu adalah dokumen yang ditandatangani.\n"
        "2. Berkas arsip hanya bertambah; yang lama tidak berubah.\n"
        "3. Pemeriksaan arsip (ukur verify) selesai tanpa galat."
    )
    yield (
        "Tempat naskah cetak (lokasi_arsip) boleh ditambahkan ke cabang ini. Waktu langkah ini tercatat "
        "sendiri dari penggabungannya."
    )


def copy_text(path: str) -> str:
    """Return the text of a proposal that files an uploaded copy; the same on every run."""
    return (
        f"Usulan ini dibuat otomatis dari {safe_text(path)}, yang sudah diperiksa dan disetujui. Salinan itu "
        f"masuk {ARSIP} sebagai lampiran dokumennya, dan unggahannya dihapus dari folder salinan.\n\n"
        f"{OFFICIAL_ACT}\n"
    )


def archived_document(document: bytes, path: str) -> bytes:
    """Return a document's file with its stage at the archive, and not one other byte changed."""
    found = list(_TAHAP.finditer(document))
    if len(found) != 1:
        raise UkurError(f"baris tahap pada {path} tidak dapat diubah; tulis satu baris 'tahap: ...'")
    start, end = found[0].start(2), found[0].end()
    return document[:start] + str(Tahap.ARSIP).encode() + document[end:]


OWN_VARIABLES: Mapping[str, str] = {"UKUR_TOKEN": "UKUR_TOKEN_ARSIP", "UKUR_AKUN": "UKUR_AKUN_ARSIP"}


def proposer_variables(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with the account that proposes archives where it is told apart from the gate's.

    A host lets nobody approve his own proposal, so the gate could not let through what it opened itself.
    """
    own = {name: environment[told] for name, told in OWN_VARIABLES.items() if environment.get(told)}
    return {**environment, **own}


def committer_of(environment: Mapping[str, str]) -> str:
    """Return who commits, as the host ties commits to accounts: by an address that belongs to the account."""
    kind = repository_target(environment).jenis
    account, address = environment.get("UKUR_AKUN"), environment.get(EMAIL_VARIABLE)
    if not account and not address and kind is HostKind.GITHUB:
        return BOT_GITHUB
    if not account:
        raise UkurError("akun yang mengusulkan tidak diketahui; isi UKUR_AKUN dengan nama akun itu")
    if not address:
        address = f"{account}@{_SITES[kind][1]}{server_name(environment, kind)}"
    return commit_identity(account, address)


def server_name(environment: Mapping[str, str], kind: HostKind) -> str:
    """Return the host's own name, as its runner says it."""
    address = environment.get(_SITES[kind][0], "")
    return address.partition("://")[2].partition("/")[0].partition(":")[0]


def commit_identity(account: str, address: str) -> str:
    """Return an account as a commit names it; UkurError where it could say more than that in there."""
    if not _ACCOUNT.fullmatch(account) or not _EMAIL.fullmatch(address):
        raise UkurError(
            f"{quote(account)} dengan pos-el {quote(address)} bukan akun yang sah; isi UKUR_AKUN dan "
            f"{EMAIL_VARIABLE} dengan milik akun itu"
        )
    return f"{account} <{address}>"
