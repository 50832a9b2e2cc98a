"""Forgeries that fit in every hash: manifest and chain are written anew, and what is signed was signed.

What gives them away is that the approvals are of something else, or that the figures do not come out again.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.archive.arsip_uji import (
    KINI,
    PINDAI,
    V1,
    Arsip,
    Kunci,
    data_kantor,
    ganti,
    ganti_rekam,
    ganti_setuju,
    setujui,
    terukur,
    tulis_ulang,
)

from ukur.archive.approvals import RecordedApproval, RecordedChange
from ukur.archive.canonical import canonical_file
from ukur.archive.frozen import DOKUMEN
from ukur.archive.manifest import MAX_ENTRIES, read_register
from ukur.archive.proposal_scope import ProposalScope
from ukur.commands.data.machine import outside
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER
from ukur.verify.outcome import CheckResult, CheckStatus
from ukur.verify.verification import Options, verify_archive

Palsu = Callable[[Arsip, Kunci], Arsip]
SOP = "dasar/sop.yml"


def periksa(arsip: Arsip, folder: str = V1, **pilihan: bytes) -> tuple[CheckResult, ...]:
    return verify_archive(arsip, Options(outside(KINI), folder, signers=pilihan.get("pengizin")))


def gagal(hasil: tuple[CheckResult, ...]) -> str:
    return "\n".join(f"{item.name}: {item.sentence}" for item in hasil if item.status is CheckStatus.GAGAL)


def _usulan_lain(arsip: Arsip, kunci: Kunci) -> Arsip:
    """Everybody signed, but a proposal about the scale: it says nothing about the document."""
    cover = ProposalScope(data=("skala.yml",))
    digest = cover.proposal_hash(terukur(data_kantor()).catalogue)

    def other(change: RecordedChange) -> RecordedChange:
        given = tuple(setujui(kunci, i.akun, digest, i.commit, i.waktu) for i in change.setuju)
        return change.model_copy(update={"cakupan": cover, "sidik": digest, "setuju": given})

    return tulis_ulang(arsip, V1, ganti_rekam(other))


def _satu_atas_lain(arsip: Arsip, kunci: Kunci) -> Arsip:
    """One of the approvals is of less than the document."""
    cover = ProposalScope(data=("skala.yml",))
    digest = cover.proposal_hash(terukur(data_kantor()).catalogue)

    def other(item: RecordedApproval) -> RecordedApproval:
        if item.akun != "peragaan-kepala":
            return item
        made = setujui(kunci, item.akun, digest, item.commit, item.waktu)
        return made.model_copy(update={"cakupan": cover})

    return tulis_ulang(arsip, V1, ganti_setuju(other))


def _tanpa_siapa_pun(arsip: Arsip, _: Kunci) -> Arsip:
    """Nobody approved, and the policy asks for nobody."""

    def forge(files: Arsip) -> None:
        ganti_rekam(lambda c: c.model_copy(update={"setuju": (), "syarat": ()}))(files)
        files[SOP] = _sop_tanpa_persetujuan(files[SOP])

    return tulis_ulang(arsip, V1, forge)


def _sop_tanpa_persetujuan(raw: bytes) -> bytes:
    made = re.sub(rb"( +)persetujuan:.*\n(?:\1 .*\n|\1- .*\n)*", b"", raw)
    assert b"persetujuan:" not in made
    return made


def _kebijakan_lain(arsip: Arsip, _: Kunci) -> Arsip:
    """The policy of before is another one, although the final proposal did not touch it."""

    def forge(files: Arsip) -> None:
        narrow = tuple(path for path in data_kantor() if path.startswith("pengukuran/2024-TW4/"))
        cover = ProposalScope(data=narrow)
        ganti_rekam(lambda c: c.model_copy(update={"cakupan": cover}))(files)
        files[SOP] = _sop_tanpa_persetujuan(files[SOP])

    return tulis_ulang(arsip, V1, forge)


def _baris(ubah: Callable[[list[Any]], list[Any]]) -> Palsu:
    """Change the rows of the first group that has two or more."""

    def forge(files: Arsip) -> None:
        data = json.loads(files[DOKUMEN])
        group = next(item for item in data["dokumen"]["kelompok"] if len(item["baris"]) > 1)
        group["baris"] = ubah(group["baris"])
        files[DOKUMEN] = canonical_file(data)

    return lambda arsip, _: tulis_ulang(arsip, V1, forge)


def _angka_ganda(rows: list[Any]) -> list[Any]:
    """A forged row before the true one of the same code."""
    year = rows[0]["setahun"]
    forged = {**rows[0], "setahun": {**year, "realisasi": {**year["realisasi"], "teks": "98,73"}}}
    return [forged, *rows]


def _pemeriksa_lain(arsip: Arsip, _: Kunci) -> Arsip:
    """The program that an auditor is told to run, by a version that nobody here can print with."""
    own = {"periksa.py": b"print('UTUH')\n"}
    return tulis_ulang(arsip, V1, lambda files: files.update(own), alat={"ukur": "0.9.9"})


@pytest.mark.parametrize(
    ("palsu", "kalimat"),
    [
        pytest.param(
            _pemeriksa_lain,
            "pemeriksa: periksa.py bukan program yang pernah disertakan Ukur; jangan dijalankan",
            id="periksa.py lain, mengaku versi lain",
        ),
        pytest.param(
            _usulan_lain,
            "persetujuan: usulan dokumen tidak menyentuh dokumen 2024-TW4: yang disetujui hal lain",
            id="persetujuan atas usulan lain",
        ),
        pytest.param(
            _satu_atas_lain,
            "persetujuan peragaan-kepala tidak mencakup dokumen 2024-TW4",
            id="satu persetujuan atas hal lain",
        ),
        pytest.param(_tanpa_siapa_pun, "usulan dokumen tidak disetujui siapa pun", id="tanpa persetujuan"),
        pytest.param(
            _kebijakan_lain,
            "dasar/sop.yml bukan milik data beku, padahal usulan terakhir tidak mengubahnya",
            id="SOP lain",
        ),
        pytest.param(_baris(_angka_ganda), "hitungan: susunan: tertulis", id="baris palsu sebelum yang asli"),
        pytest.param(_baris(lambda rows: rows[::-1]), "hitungan: ", id="baris dibalik"),
        pytest.param(
            lambda a, k: tulis_ulang(a, V1, ganti(DOKUMEN, b'"nilai": "78.73"', b'"nilai": "78.730"')),
            "hitungan: ",
            id="ejaan angka lain",
        ),
        pytest.param(
            lambda a, k: tulis_ulang(a, V1, lambda f: f.update({"masukan/indicators/x.html": b"<script>"})),
            "x.html",
            id="halaman di antara masukan",
        ),
        pytest.param(
            lambda a, k: tulis_ulang(
                a, V1, lambda f: f.update({"masukan/content/lambang/x.html": b"<script>"})
            ),
            "'masukan/content/lambang/x.html' bukan bagian dari arsip dokumen",
            id="halaman di antara lambang",
        ),
    ],
)
def test_palsu(arsip: Arsip, kunci_akun: Kunci, palsu: Palsu, kalimat: str) -> None:
    """Also where the keys are known from elsewhere."""
    forged = palsu(arsip, kunci_akun)
    assert kalimat in gagal(periksa(forged))
    assert kalimat in gagal(periksa(forged, pengizin=kunci_akun.pengizin.encode()))


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param("html", id="halaman"),
        pytest.param("png", id="PDF bernama gambar"),
        pytest.param("pdf.exe", id="program"),
    ],
)
def test_pindaian_bukan_pindaian(arsip: Arsip, nama: str) -> None:
    def forge(files: Arsip) -> None:
        (path,) = (path for path in files if "-pindaian." in path)
        files[path.removesuffix("pdf") + nama] = files.pop(path)

    assert "bukan satu pindaian dokumen itu" in gagal(periksa(tulis_ulang(arsip, PINDAI, forge), PINDAI))


def test_tanda_tangan_dibuang(arsip: Arsip, kunci_akun: Kunci) -> None:
    """A record that lost its signatures is not verified by keys: the check is left out, and that counts."""
    bare = {"pernyataan": None, "tanda_tangan": None}

    def forge(files: Arsip) -> None:
        ganti_setuju(lambda item: item.model_copy(update=bare))(files)
        ganti_rekam(lambda c: c, bertanda=False, situs_git="GitHub")(files)

    found = periksa(tulis_ulang(arsip, V1, forge), pengizin=kunci_akun.pengizin.encode())
    assert [(item.name, item.good) for item in found if item.status is CheckStatus.LEWAT] == [
        ("persetujuan", False),
        ("tanda tangan persetujuan", True),  # the entry before it was signed
    ]


@pytest.mark.parametrize(
    ("penanda", "kalimat"),
    [
        pytest.param("*", "terdaftar untuk beberapa akun", id="pola untuk siapa saja"),
        pytest.param("peragaan-*", "terdaftar untuk beberapa akun", id="pola"),
        pytest.param("!peragaan-kepala,*", "terdaftar untuk beberapa akun", id="kecuali"),
        pytest.param("peragaan-kepala,x", "terdaftar untuk beberapa akun", id="dua akun"),
        pytest.param("peragaan-kepala cert-authority", "tidak berlaku", id="kunci penerbit sertifikat"),
        pytest.param("# peragaan-kepala", "tidak terdaftar di allowed_signers", id="dikomentari"),
    ],
)
def test_daftar_kunci_yang_longgar(arsip: Arsip, kunci_akun: Kunci, penanda: str, kalimat: str) -> None:
    """A key that more than one account may use proves none of them."""
    keys = "\n".join(
        line.replace("peragaan-kepala ", f"{penanda} ") for line in kunci_akun.pengizin.split("\n")
    )
    assert keys != kunci_akun.pengizin
    assert f"persetujuan peragaan-kepala pada usulan dokumen: kunci penanda tangan {kalimat}" in gagal(
        periksa(arsip, pengizin=keys.encode())
    )


def test_kunci_tanpa_ruang_nama(arsip: Arsip, kunci_akun: Kunci) -> None:
    """A list without namespaces allows every use: the statement's own namespace still is held."""
    keys = kunci_akun.pengizin.replace(' namespaces="ukur-persetujuan"', "")
    assert gagal(periksa(arsip, pengizin=keys.encode())) == ""
    other = keys.replace("peragaan-kepala ", 'peragaan-kepala namespaces="git" ')
    assert "tidak berlaku pada" in gagal(periksa(arsip, pengizin=other.encode()))


def test_kunci_berakhir_sebelum_digabung(arsip: Arsip, kunci_akun: Kunci) -> None:
    """A key stolen after its end cannot be used with an earlier time in the statement."""
    keys = kunci_akun.pengizin.replace(" namespaces=", ' valid-before="20250201",namespaces=')  # merged then
    assert "kunci penanda tangan tidak berlaku pada 2025-02-01" in gagal(
        periksa(arsip, pengizin=keys.encode())
    )


def test_register_terlalu_panjang(arsip: Arsip) -> None:
    with pytest.raises(UkurError, match=f"lebih dari {MAX_ENTRIES} baris"):
        read_register(b"\n" * (MAX_ENTRIES + 1))
    assert read_register(arsip[REGISTER])
