"""What roles, vacancies and returns leave in the archive: judged at their own time, told to every reader."""

import json
from pathlib import Path

import pytest
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import (
    DIKOREKSI,
    KOREKSI,
    SEMUA,
    V1,
    V2,
    ajukan_arsip,
    arsip,
    gabungkan,
    himpun,
    isi,
)
from tests.skenario.isian import DOKUMEN, FORMULIR, beranalisis, disahkan, mandiri
from tests.skenario.kantor import (
    KEPALA,
    LUAR,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    Ukur,
    ganti,
)
from tests.skenario.panggung import TanpaSitus, putuskan
from tests.skenario.signed_inputs import shown_page

pytestmark = pytest.mark.first_test_daily(A_WAY)

PERAN = "indicators/peran.yml"


def _succeeded(text: str) -> str:
    """End the role of Kepala before she signed; the next one begins on the day after."""
    row = "      - akun: peragaan-kepala\n        mulai: 2022-01-10\n"
    assert row in text
    ended = f"{row}        sampai: 2026-06-30\n      - akun: {LUAR}\n        mulai: 2026-07-01\n"
    return text.replace(row, ended, 1)


def test_a_role_that_ends_before_it_approved(sah: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """The gate refuses the day and names the approval; where it stands anyway, what was approved stays so."""
    arsip(sah)
    ajukan_arsip(sah, kunci)
    place = TanpaSitus(sah, kunci, ukur)
    sah.cabang()
    sah.tulis(STAF, {PERAN: _succeeded})
    place.gerbang()
    for akun in (KEPALA, SEKRETARIS):
        place.langsung(akun)
    refused = putuskan(sah, place, ukur)
    assert refused.kode == 1
    assert (
        "sampai 2026-06-30 bagi peragaan-kepala (Kepala Dinas) lebih awal dari persetujuannya" in refused.out
    )
    assert f"(arsip {V1})" in refused.out

    sah.cabang("main")
    sah.tulis(PERENCANA, {PERAN: _succeeded}, "main")
    sah.mutakhirkan()
    sah.cabang()
    sah.tulis(PERENCANA, {FORMULIR: mandiri(48), KOREKSI: lambda _: DIKOREKSI})
    place.gerbang()
    for akun in SEMUA[:-1]:
        place.langsung(akun)
    place.langsung(LUAR, peran="kepala")
    sah.gabung(PERENCANA, "usulan")
    assert arsip(sah).folder == V2
    verified = ukur("verify", "content/arsip", di=sah.utama)
    assert verified.kode == 0, verified.out
    record = json.loads(isi(sah)[f"{V2}/persetujuan.json"])
    assert ["daftar_peran" in change for change in record["perubahan"]] == [True] * 5 + [False]


def test_a_return_with_its_reason(kantor: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """Signed words: told by the gate, and kept in the record of what was approved afterwards."""
    himpun(kantor, kunci)
    place, why = TanpaSitus(kantor, kunci, ukur), "Sebab IKU-01 belum dijelaskan."
    kantor.cabang()
    kantor.tulis(PERENCANA, {DOKUMEN: beranalisis})
    place.gerbang()
    signed = ("--role", "sekretaris", "--account", SEKRETARIS, "--key", kunci[SEKRETARIS])
    refused = ukur("approve", "usulan", *signed, "--reason", why, di=kantor.utama)
    assert (refused.kode, "--reason menyertai --return" in refused.err) == (2, True)
    assert ukur("approve", "usulan", *signed, "--return", "--reason", why, di=kantor.utama).kode == 0
    back = putuskan(kantor, place, ukur)
    assert back.kode == 1
    assert f"dikembalikan oleh {SEKRETARIS} (Sekretaris), dengan alasan: {why}" in back.out
    assert f'uraian: "{why}"' in back.out

    kantor.tulis(PERENCANA, {DOKUMEN: ganti("Kampung Mandiri bertambah", "Kampung Mandiri naik")})
    place.gerbang()
    for akun in (SAKIP_1, SAKIP_2, SEKRETARIS):
        place.langsung(akun)
    kantor.gabung(PERENCANA, "usulan")
    gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: disahkan}, (KEPALA,))
    arsip(kantor)
    record = json.loads(isi(kantor)[f"{V1}/persetujuan.json"])
    (kept,) = (row for change in record["perubahan"] for row in change.get("kembali", ()))
    assert (kept["akun"], kept["peran"], kept["alasan"]) == (SEKRETARIS, ["sekretaris"], why)
    told = ukur("verify", "content/arsip", di=kantor.utama)
    assert told.kode == 0, told.out
    assert f"pernah dikembalikan {SEKRETARIS} (sekretaris)" in told.out


def _vacated(text: str) -> str:
    """End the role of Kepala in October 2026; who decides from then on was declared in the year before."""
    row = "      - akun: peragaan-kepala\n        mulai: 2022-01-10\n"
    assert row in text
    declared = (
        "bila_kosong:\n  - peran: kepala\n    pengganti: [sekretaris, staf]\n    sk: SK 800/12/2025\n"
        "    mulai: 2025-01-02\n"
    )
    return f"{text.replace(row, f'{row}        sampai: 2026-10-31{chr(10)}', 1).rstrip()}\n\n{declared}"


def test_signed_while_nobody_is_head(kantor: Kantor, kunci: dict[str, Path], ukur: Ukur) -> None:
    """Both roles that were declared sign; gate, archive, verify and publishing tell that they stand in."""
    kantor.main_maju({PERAN: _vacated})
    himpun(kantor, kunci)
    gabungkan(kantor, kunci, PERENCANA, {DOKUMEN: beranalisis}, (SAKIP_1, SAKIP_2, SEKRETARIS))
    start, place = kantor.kepala("main"), TanpaSitus(kantor, kunci, ukur)
    kantor.cabang()
    kantor.tulis(PERENCANA, {DOKUMEN: disahkan})
    place.gerbang()
    place.langsung(SEKRETARIS)
    waiting = putuskan(kantor, place, ukur)
    assert waiting.kode == 1
    assert "Staf (menggantikan Kepala Dinas)" in waiting.out
    place.langsung(STAF_2)
    decided = putuskan(kantor, place, ukur)
    mark = "menggantikan Kepala Dinas yang kosong, menurut SK 800/12/2025"
    assert (decided.kode, mark in decided.out) == (0, True), decided.out
    kantor.gabung(PERENCANA, "usulan")
    assert arsip(kantor).folder == V1
    told = ukur("verify", "content/arsip", di=kantor.utama)
    assert (told.kode, f"Staf ({STAF_2}) {mark}" in told.out) == (0, True), told.out
    assert f"Sekretaris ({mark})" in shown_page(kantor, "arsip/2025-TW4.md")
    ajukan_arsip(kantor, kunci)
    done = ukur("publish", "check", "--since", start, di=kantor.utama)
    assert done.kode == 0, done.err
    assert f"Staf (menggantikan Kepala Dinas): {STAF_2}" in done.out
