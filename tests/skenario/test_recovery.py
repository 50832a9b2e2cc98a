"""A repository that the recheck refuses finds its way back without its history being rewritten."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.arsip_uji import tulis_arsip, tulis_ulang
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import V1, ajukan_arsip, arsip, gabungkan, himpun, isi, tandatangani
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, mandiri
from tests.skenario.kantor import (
    KEPALA,
    LAMA,
    LUAR,
    PERENCANA,
    SEKRETARIS,
    STAF,
    Kantor,
    Keluaran,
    Ukur,
    ganti,
    jalankan_git,
)
from tests.skenario.panggung import TanpaSitus, putuskan
from tests.skenario.penerbitan import DiGitHubTerbit

from ukur.archive.canonical import canonical_file
from ukur.model.findings import UkurError
from ukur.model.paths import RECOVERY_FILE

pytestmark = pytest.mark.first_test_daily(A_WAY)

Keys = dict[str, Path]
REASON = "Digabungkan paksa saat pelatihan; isinya sudah diperiksa."
PERAN = "indicators/peran.yml"


def recover(kantor: Kantor, ukur: Ukur, after: str, until: str) -> dict[str, Ubah]:
    """Run the command in the trusted checkout; the answer is what it wrote, for a proposal."""
    done = ukur("publish", "recover", "--after", after, "--until", until, "--reason", REASON, di=kantor.utama)
    assert done.kode == 0, done.err
    path = kantor.utama / RECOVERY_FILE
    text = path.read_text("utf-8")
    path.unlink()
    jalankan_git(kantor.utama, "checkout", "--quiet", "--", ".ukur")
    return {RECOVERY_FILE: lambda _: text}


def pushed(kantor: Kantor, files: dict[str, Ubah]) -> str:
    """Push to main past every proposal."""
    kantor.cabang("main")
    kantor.tulis(PERENCANA, files, "main")
    kantor.mutakhirkan()
    return kantor.kepala("main")


def check(kantor: Kantor, ukur: Ukur, start: str) -> Keluaran:
    return ukur("publish", "check", "--since", start, di=kantor.utama)


def test_pushed_and_decided(kantor_draf: Kantor, kunci: Keys, ukur: Ukur) -> None:
    """Red; Sekretaris alone cannot mend it; with Kepala it is, and everybody is told."""
    kantor = kantor_draf
    kantor.kunci = kunci
    good = kantor.kepala("main")
    bad = pushed(kantor, {FORMULIR: mandiri(48)})
    refused = check(kantor, ukur, good)
    assert refused.kode == 1
    assert "ukur publish recover" in refused.err

    decision = recover(kantor, ukur, good, bad)
    kantor.cabang()
    kantor.tulis(STAF, decision)
    place = TanpaSitus(kantor, kunci, ukur)
    place.gerbang()
    place.langsung(SEKRETARIS)
    waiting = putuskan(kantor, place, ukur)
    assert waiting.kode == 1
    assert "Menunggu persetujuan Kepala Dinas" in waiting.out
    place.langsung(KEPALA)
    assert putuskan(kantor, place, ukur).kode == 0
    kantor.gabung(STAF, "usulan")

    done = check(kantor, ukur, good)
    assert done.kode == 0, done.err
    assert (
        f"Isi cabang utama sesudah commit {good[:12]} sampai {bad[:12]} masuk tanpa persetujuan" in done.out
    )
    assert REASON in done.out


def test_approved_by_roles_that_came_with_it(kantor_draf: Kantor, kunci: Keys, ukur: Ukur) -> None:
    """Whoever pushes himself into the roles of Kepala and Sekretaris decides nothing about that."""
    kantor = kantor_draf
    kantor.kunci = kunci
    good = kantor.kepala("main")
    own = {
        LUAR: "akun: peragaan-kepala\n",
        LAMA: "akun: peragaan-sekretaris\n        mulai: 2022-01-10\n",
    }

    def taken(text: str) -> str:
        for akun, line in own.items():
            since = "        mulai: 2025-01-02\n" if "mulai" in line else ""  # she held a role until 2024
            text = ganti(line, f"akun: {akun}\n{since}")(text)
        return text

    bad = pushed(kantor, {PERAN: taken})
    decision = recover(kantor, ukur, good, bad)
    kantor.cabang()
    kantor.tulis(PERENCANA, decision)
    place = TanpaSitus(kantor, kunci, ukur)
    place.gerbang()
    place.langsung(LUAR, peran="kepala")
    place.langsung(LAMA, peran="sekretaris")
    assert putuskan(kantor, place, ukur).kode == 0  # by the roles that stand there now
    kantor.gabung(PERENCANA, "usulan")
    done = check(kantor, ukur, good)
    assert done.kode == 1
    assert bad[:12] in done.err


def _gone(text: str) -> str:
    return ""


def _other_reason(text: str) -> str:
    return text.replace(REASON, "Tidak ada apa-apa.")


@pytest.mark.parametrize(
    "spoil", [pytest.param(_gone, id="dihapus"), pytest.param(_other_reason, id="alasannya diganti")]
)
def test_a_decision_stays(kantor_draf: Kantor, kunci: Keys, ukur: Ukur, spoil: Callable[[str], str]) -> None:
    kantor = kantor_draf
    good = kantor.kepala("main")
    bad = pushed(kantor, {FORMULIR: mandiri(48)})
    decision = recover(kantor, ukur, good, bad)
    gabungkan(kantor, kunci, STAF, decision, (KEPALA, SEKRETARIS))
    kantor.cabang()
    kantor.tulis(STAF, {RECOVERY_FILE: spoil})
    place = TanpaSitus(kantor, kunci, ukur)
    place.gerbang()
    for akun in (KEPALA, SEKRETARIS):
        place.langsung(akun)
    done = putuskan(kantor, place, ukur)
    assert done.kode == 1
    assert f"baris lama di {RECOVERY_FILE} berubah" in done.out


def test_a_document_with_a_decided_commit_is_filed(kantor: Kantor, kunci: Keys, ukur: Ukur) -> None:
    """Who signs afterwards has seen it all: filed, with the decision told by every reader of the archive."""
    himpun(kantor, kunci)
    good = kantor.kepala("main")
    bad = pushed(kantor, {FORMULIR: mandiri(48)})
    gabungkan(kantor, kunci, STAF, recover(kantor, ukur, good, bad), (KEPALA, SEKRETARIS))
    tandatangani(kantor, kunci)
    assert arsip(kantor).folder == V1
    (decision,) = json.loads(isi(kantor)[f"{V1}/persetujuan.json"])["keputusan"]
    assert (decision["sesudah"], decision["sampai"], decision["langkah"]) == (good, bad, [])
    told = ukur("verify", "content/arsip", di=kantor.utama)
    assert told.kode == 0, told.out
    assert (
        f"CATATAN {V1} persetujuan: isi sesudah commit {good[:12]} sampai {bad[:12]} masuk tanpa" in told.out
    )
    assert f"{KEPALA}, {SEKRETARIS}" in told.out
    assert REASON in told.out
    half = tulis_ulang(isi(kantor), V1, _without_sekretaris)
    tulis_arsip(half, kantor.folder / "lain")
    refused = ukur("verify", kantor.folder / "lain", di=kantor.utama)
    assert refused.kode == 1
    assert f"keputusan atas commit sampai {bad[:12]} tidak disetujui Sekretaris" in refused.out
    ajukan_arsip(kantor, kunci)
    done = check(kantor, ukur, good)
    assert done.kode == 0, done.err


def _without_sekretaris(files: dict[str, bytes]) -> None:
    record = json.loads(files["persetujuan.json"])
    change = record["keputusan"][0]["usulan"]
    change["setuju"] = [item for item in change["setuju"] if item["akun"] != SEKRETARIS]
    files["persetujuan.json"] = canonical_file(record)


def test_no_decision_signs_a_document(kantor_draf: Kantor, kunci: Keys, ukur: Ukur) -> None:
    kantor = kantor_draf
    kantor.kunci = kunci
    good = kantor.kepala("main")
    bad = pushed(kantor, {DOKUMEN: lambda text: disahkan(beranalisis(text))})
    gabungkan(kantor, kunci, STAF, recover(kantor, ukur, good, bad), (KEPALA, SEKRETARIS))
    with pytest.raises(UkurError, match="keputusan Kepala dan Sekretaris tidak mengesahkannya"):
        arsip(kantor)


def test_commits_of_nowhere(kantor_draf: Kantor, ukur: Ukur) -> None:
    kantor = kantor_draf
    head = kantor.kepala("main")
    for after, until in ((head, head), (head, f"{head}^1"), (f"{head}^1", "usulan")):
        words = ("--after", after, "--until", until, "--reason", "x")
        assert ukur("publish", "recover", *words, di=kantor.utama).kode == 2


def test_on_github(github: DiGitHubTerbit, terbit: Callable[..., Keluaran], ukur: Ukur) -> None:
    """A proposal that was merged without its approvals, as by a forged status."""
    kantor = github.kantor
    good = kantor.kepala("main")
    github.palsu()
    bad = kantor.kepala("main")
    assert "ukur publish recover" in terbit(github, "check").err
    decision = recover(kantor, ukur, good, bad)
    github.gabungkan(STAF, decision, (KEPALA, SEKRETARIS))
    done = terbit(github, "check")
    assert done.kode == 0, done.err
    assert REASON in done.out
