"""The policy, told once and asked of every host: what changes, who approves what, and the verdict."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.nightly import first_daily
from tests.skenario.isian import (
    BUKTI,
    DOKUMEN,
    FORMULIR,
    MELESET,
    Ubah,
    beranalisis,
    disahkan,
    mandiri,
)
from tests.skenario.kantor import (
    KEPALA,
    LAMA,
    LUAR,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    Kantor,
    Ukur,
    ganti,
)
from tests.skenario.panggung import TERKIRIM, Panggung, putuskan

from ukur.workflow.decision import VerdictStatus

DISETUJUI, MENUNGGU, GAGAL, GALAT = (
    VerdictStatus.DISETUJUI,
    VerdictStatus.MENUNGGU,
    VerdictStatus.GAGAL,
    VerdictStatus.GALAT,
)
PERAN_YML, LAMA_YML = "indicators/peran.yml", "indicators/pengukuran/2024-TW4/dinas.yml"
KAMUS = "indicators/kamus/{}.yml"
TAMBAH_PERAN = ganti(
    "      - akun: peragaan-perencana-2\n",
    f"      - akun: {LUAR}\n        mulai: 2022-01-10\n      - akun: peragaan-perencana-2\n",
)
BUKTI_1 = f"    bukti:\n      - nama: Rekapitulasi IDM 2025\n        tautan: {BUKTI}\n"


@dataclass(frozen=True)
class Adegan:
    """What people do in a row: they change files, and they approve, return and withdraw."""

    kantor: Kantor
    tempat: Panggung

    def ubah(self, oleh: str, berkas: Mapping[str, Ubah]) -> str:
        """Commit and push; the answer is the commit."""
        made = self.kantor.tulis(oleh, berkas)
        self.tempat.didorong(oleh)
        return made

    def angka(self, jumlah: int, oleh: str = STAF) -> str:
        """Report so many villages of status Mandiri; main has 47."""
        return self.ubah(oleh, {FORMULIR: mandiri(jumlah)})

    def setujui(self, *akun: str, pada: str | None = None, menit: int = 5) -> "Adegan":
        for name in akun:
            self.tempat.setujui(name, pada, menit)
        return self

    def kembalikan(self, akun: str) -> "Adegan":
        self.tempat.kembalikan(akun)
        return self

    def tarik(self, akun: str) -> "Adegan":
        self.tempat.tarik(akun)
        return self

    def main_maju(self, path: str, ubah: Ubah) -> "Adegan":
        self.kantor.main_maju({path: ubah})
        return self

    def rebase(self, oleh: str = STAF) -> "Adegan":
        self.kantor.git("fetch", "--quiet", "origin")
        self.kantor.git("rebase", "--quiet", "origin/main", akun=oleh)
        self.kantor.dorong()
        self.tempat.didorong(oleh)
        return self


@dataclass(frozen=True)
class Baris:
    """A row. ``kata`` is part of what the verdict says; ``gitlab`` is its verdict where it cannot know."""

    nama: str
    alur: Callable[[Adegan], object]
    putusan: VerdictStatus
    kata: str = ""
    awal: str = "draf"
    gitlab: VerdictStatus | None = None
    kata_gitlab: str = ""

    def menurut(self, host: str) -> tuple[VerdictStatus, str]:
        if host == "GitLab" and self.gitlab is not None:
            return self.gitlab, self.kata_gitlab
        return self.putusan, self.kata


TABEL = (
    Baris(
        "angka draf, belum ada yang menyetujui",
        lambda a: a.angka(48),
        MENUNGGU,
        "Menunggu persetujuan Fungsional Perencana unit dinas",
    ),
    Baris("angka draf, disetujui Perencana", lambda a: (a.angka(48), a.setujui(PERENCANA)), DISETUJUI),
    Baris(
        "angka draf, disetujui peran yang tidak diminta",
        lambda a: (a.angka(48), a.setujui(SEKRETARIS)),
        MENUNGGU,
        "persetujuan Sekretaris ini tidak diminta",
    ),
    Baris(
        "penulis menyetujui usulannya sendiri",
        lambda a: (a.angka(48, PERENCANA), a.setujui(PERENCANA)),
        MENUNGGU,
        "ikut menulis usulan ini",
    ),
    Baris(
        "penyetuju ikut mengirim commit",
        lambda a: (a.angka(48), a.angka(49, PERENCANA), a.setujui(PERENCANA)),
        MENUNGGU,
        "ikut menulis usulan ini",
    ),
    Baris(
        "angka diubah sesudah disetujui",
        lambda a: (a.angka(48), a.setujui(PERENCANA), a.angka(49)),
        MENUNGGU,
        "pembilang IKU-01 TW IV 2025: 48 -> 49",
    ),
    Baris(
        "angka diubah, lalu dikembalikan seperti yang disetujui",
        lambda a: (a.angka(48), a.setujui(PERENCANA), a.angka(49), a.angka(48)),
        DISETUJUI,
    ),
    Baris(
        "komentar YAML ditambah sesudah disetujui",
        lambda a: (
            a.angka(48),
            a.setujui(PERENCANA),
            a.ubah(STAF, {FORMULIR: lambda text: f"{text}# diperiksa\n"}),
        ),
        DISETUJUI,
    ),
    Baris(
        "rebase sesudah disetujui, isinya sama",
        lambda a: (
            a.angka(48),
            a.setujui(PERENCANA),
            a.main_maju("README.md", lambda text: f"{text}x\n"),
            a.rebase(),
        ),
        DISETUJUI,
    ),
    Baris(
        "cabang utama mengubah kamus yang ikut tercetak",
        lambda a: (
            a.angka(48),
            a.setujui(PERENCANA),
            a.main_maju(KAMUS.format("IKU-02"), ganti("selangkah lagi", "hampir")),
        ),
        MENUNGGU,
        "usulan lain yang digabungkan sesudahnya mengubah isi yang ikut disetujui",
    ),
    Baris(
        "yang disetujui commit lama, padahal sudah ada kiriman baru",
        lambda a: (old := a.angka(48), a.angka(49), a.setujui(PERENCANA, pada=old)),
        MENUNGGU,
    ),
    Baris(
        "disetujui kurang dari semenit sesudah kiriman baru",
        lambda a: (a.angka(48), a.angka(49), a.setujui(PERENCANA, menit=0)),
        DISETUJUI,
        gitlab=MENUNGGU,
        kata_gitlab="tidak diketahui commit mana yang disetujui",
    ),
    Baris(
        "dikembalikan",
        lambda a: (a.angka(48), a.kembalikan(PERENCANA)),
        GAGAL,
        f"dikembalikan oleh {PERENCANA} (Fungsional Perencana)",
    ),
    Baris(
        "disetujui sesudah dikembalikan",
        lambda a: (a.angka(48), a.kembalikan(PERENCANA), a.setujui(PERENCANA)),
        DISETUJUI,
    ),
    Baris(
        "persetujuan ditarik",
        lambda a: (a.angka(48), a.setujui(PERENCANA), a.tarik(PERENCANA)),
        MENUNGGU,
    ),
    Baris(
        "disetujui mantan pemegang peran",
        lambda a: (a.angka(48), a.setujui(LAMA)),
        MENUNGGU,
        f"{LAMA}",
    ),
    Baris(
        "peran ditambah dalam usulan yang sama",
        lambda a: (a.ubah(STAF, {FORMULIR: mandiri(48), PERAN_YML: TAMBAH_PERAN}), a.setujui(LUAR)),
        MENUNGGU,
        "bukan pemegang peran menurut peran.yml di cabang utama",
    ),
    Baris(
        "satu Tim SAKIP menyetujui dua kali",
        lambda a: (a.ubah(PERENCANA, {DOKUMEN: beranalisis}), a.setujui(SAKIP_1, SAKIP_1, SEKRETARIS)),
        MENUNGGU,
        f"Menunggu persetujuan Tim SAKIP ({SAKIP_2})",
    ),
    Baris(
        "beberapa langkah dilompati dengan persetujuan Kepala saja",
        lambda a: (a.ubah(PERENCANA, {DOKUMEN: disahkan}), a.setujui(KEPALA)),
        MENUNGGU,
        "2 orang Tim SAKIP",
    ),
    Baris(
        "tidak tercapai tanpa rencana aksi",
        lambda a: (
            a.main_maju(KAMUS.format("IKU-05"), ganti(*MELESET)),
            a.ubah(PERENCANA, {DOKUMEN: disahkan}),
            a.setujui(KEPALA),
        ),
        GAGAL,
        "perbaiki indicators/pengukuran/2025-TW4/dinas.yml baris ",
        awal="konsep",
    ),
    Baris(
        "target yang disepakati diubah tanpa alasan",
        lambda a: (
            a.ubah(STAF, {KAMUS.format("IKU-02"): ganti("2025:\n    tahun: 75", "2025:\n    tahun: 70")}),
            a.setujui(KEPALA, SEKRETARIS),
        ),
        GAGAL,
        "berubah tanpa alasan baru",
    ),
    Baris(
        "angka dokumen yang sudah disahkan tanpa koreksi",
        lambda a: (a.ubah(STAF, {LAMA_YML: mandiri(48)}), a.setujui(KEPALA, SEKRETARIS, PERENCANA)),
        GAGAL,
        "tanpa koreksi di koreksi.yml",
    ),
    Baris(
        "bukti dihapus sesudah disetujui",
        lambda a: (
            a.angka(48),
            a.setujui(PERENCANA),
            a.ubah(STAF, {FORMULIR: ganti(BUKTI_1, "")}),
        ),
        MENUNGGU,
        "bukti, ke-1, tautan IKU-01 TW IV 2025: dihapus",
    ),
    Baris(
        "commit yang tidak terhubung dengan akun",
        lambda a: (a.angka(48), a.angka(49, "tak-dikenal"), a.setujui(PERENCANA)),
        GALAT,
        "ada commit yang tidak terhubung dengan akun",
    ),
    Baris(
        "bertabrakan dengan cabang utama",
        lambda a: (a.angka(48), a.main_maju(FORMULIR, mandiri(49)), a.setujui(PERENCANA)),
        GALAT,
        "bertabrakan dengan cabang tujuan",
    ),
)


@pytest.mark.parametrize("host", first_daily(TERKIRIM))
@pytest.mark.parametrize("baris", [pytest.param(baris, id=baris.nama) for baris in TABEL])
def test_kebijakan(
    baris: Baris,
    host: str,
    tmp_path: Path,
    kantor_bertahap: Callable[[str], Kantor],
    buka_panggung: Callable[[str, Kantor], Panggung],
    ukur: Ukur,
) -> None:
    kantor = kantor_bertahap(baris.awal).salin(tmp_path / "kantor")
    place = buka_panggung(host, kantor)
    kantor.cabang()
    baris.alur(Adegan(kantor, place))
    done = putuskan(kantor, place, ukur, "--format", "json")
    verdict, words = baris.menurut(host)
    said = done.err if done.kode == 2 else done.out
    decided = GALAT if done.kode == 2 else VerdictStatus(json.loads(done.out)["status"])
    assert (decided, words in said) == (verdict, True), said
    assert (done.kode == 0) is (verdict is DISETUJUI)
    assert place.keadaan() == TERKIRIM[host][verdict]
