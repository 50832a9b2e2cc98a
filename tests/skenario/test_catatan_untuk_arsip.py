"""A document whose approvals the host has forgotten is filed from the checkpoint that recorded them."""

import json
from collections.abc import Callable

from tests.skenario.kantor import KEPALA, SEKRETARIS, STAF, Keluaran, Ukur
from tests.skenario.panggung import putuskan
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

from ukur.model.paths import CHECKPOINT_FILE

Terbitkan = Callable[..., Keluaran]


def tercatat(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """Record what is merged, as Kepala and Sekretaris approve it, and let the host forget who approved."""
    first = github.sini
    assert terbit(github, "check", "--keep").kode == 0
    file = github.kantor.utama / CHECKPOINT_FILE
    text = file.read_text("utf-8")
    file.unlink()
    github.gabungkan(STAF, {CHECKPOINT_FILE: lambda _: text}, (SEKRETARIS, KEPALA))
    for review in first.ulasan:
        review["user"] = None


def test_diarsipkan_dari_catatan(github: DiGitHubTerbit, terbit: Terbitkan, ukur: Ukur) -> None:
    """The entry names who approved then; gate, recheck and ``verify`` agree with it."""
    github.usulan = github.rilis.tarik[1]
    tercatat(github, terbit)
    checked = terbit(github, "check")
    assert checked.kode == 0, checked.err
    assert "(tercatat)" in checked.out
    filed = terbit(github, "archive")
    assert (filed.kode, "2025-TW4/v1" in filed.out) == (0, True), filed.err
    text = github.kantor.di_pusat("show", f"{ARSIP}:content/arsip/2025-TW4/v1/persetujuan.json")
    (change,) = json.loads(text)["perubahan"]
    assert KEPALA in {row["akun"] for row in change["setuju"]}
    (github.usulan,) = github.arsip
    told = putuskan(github.kantor, github, ukur, "--dry-run")
    assert "Menunggu persetujuan Staf" in told.out, told
    github.setujui_arsip()
    again = terbit(github, "check")
    assert again.kode == 0, again.err
    assert ukur("verify", "content/arsip", di=github.kantor.utama).kode == 0


def test_tanpa_catatan_tidak_diarsipkan(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    github.usulan = github.rilis.tarik[1]
    for review in github.sini.ulasan:
        review["user"] = None
    done = terbit(github, "archive")
    assert (done.kode, github.arsip) == (1, [])
    assert "akun yang menyetujuinya sudah dihapus" in done.err
