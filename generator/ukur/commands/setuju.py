"""Use case ``approve``: sign a statement on a branch as it stands now, and keep it in Git's notes."""

from dataclasses import dataclass
from pathlib import Path

from ukur.commands.periksa import pohon, terukur
from ukur.commands.timbang import revisi
from ukur.hosts.pernyataan import alasan_tolak, tanda_tangani
from ukur.hosts.tanpa_host import TanpaHost, catat
from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.workflow.statement import Bertanda, Pernyataan
from ukur.workflow.wewenang import Wewenang


@dataclass(frozen=True)
class Penyetuju:
    """Who signs: account and role as in peran.yml, and the path of the SSH key."""

    akun: str
    peran: str
    kunci: Path


def nyatakan(host: TanpaHost, cabang: str, siapa: Penyetuju, keputusan: str) -> Pernyataan:
    """Sign and keep a statement; one that the gate would refuse is not kept."""
    commit, base = host.kepala_kini(cabang), revisi(host.repo, "HEAD")
    if git.pangkal(host.repo, base, commit) == commit:
        raise UkurError(f"cabang {quote(cabang)} tidak menambah apa pun; buka cabang tujuan lebih dahulu")
    digest = host.sidik(commit)
    if digest is None:
        raise UkurError(f"data di cabang {quote(cabang)} tidak dapat dibaca; minta diperbaiki lebih dahulu")
    _berperan(host, base, siapa)
    statement = Pernyataan(
        usulan=cabang,
        commit=commit,
        sidik=digest,
        peran=siapa.peran,
        akun=siapa.akun,
        keputusan=keputusan,
        waktu=host.kini,
    )
    line = tanda_tangani(statement, siapa.kunci)
    reason = alasan_tolak(Bertanda.model_validate_json(line), statement, host.pengizin, host.kini)
    if reason:
        raise UkurError(f"pernyataan tidak dicatat: {reason}")
    catat(host.repo, commit, line)
    return statement


def _berperan(host: TanpaHost, dasar: str, siapa: Penyetuju) -> None:
    ukuran, _ = terukur(pohon(host.repo, dasar))
    katalog = ukuran.katalog
    held = Wewenang(katalog.peran, frozenset(), katalog.instansi.zona_waktu).peran_pada(siapa.akun, host.kini)
    if siapa.peran not in held:
        known = f"perannya: {', '.join(held)}" if held else "akun itu tidak memegang peran"
        raise UkurError(f"{quote(siapa.akun)} bukan {quote(siapa.peran)} menurut peran.yml ({known})")
