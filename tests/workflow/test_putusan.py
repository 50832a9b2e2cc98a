"""The whole verdict, as readers of the table get it; the rules themselves are in test_gerbang."""

import datetime
from dataclasses import replace

import pytest
from tests.workflow.kasus import (
    DOKUMEN,
    KAMUS,
    KANTOR,
    SAH,
    Kasus,
    ganti,
    koreksi,
    realisasi,
    setuju,
    tahap,
    tinjau,
)

from ukur.model.catalogue import Catalogue
from ukur.model.paths import INSTANSI, PERAN, SOP
from ukur.workflow.approval_policy import Requirement
from ukur.workflow.approval_rows import RequirementResult
from ukur.workflow.decision import LapsedApproval, Verdict, VerdictStatus, decide_proposal
from ukur.workflow.proposal import Contribution, Review, Stance, TouchedFile
from ukur.workflow.returns import Returned

TANPA_SYARAT = ganti(KANTOR, SOP, {f"langkah/{n}/persetujuan": None for n in range(9)})
P = "fungsional-perencana"
DATA = Requirement(P, "dinas", 1, ("langkah 4 SOP, data 2024-TW4 berubah",))


def hasil(oleh: tuple[str, ...], kurang: int, calon: tuple[str, ...]) -> RequirementResult:
    return RequirementResult(DATA, "Fungsional Perencana", oleh, kurang, calon)


@pytest.mark.parametrize(
    ("kasus", "putusan"),
    [
        pytest.param(
            Kasus(tinjauan=setuju("Perencana")),
            Verdict(
                VerdictStatus.DISETUJUI,
                "Semua persetujuan yang diminta SOP sudah ada.",
                (hasil(("Perencana",), 0, ("perencana-2", "rangkap")),),
            ),
            id="disetujui: siapa yang menyetujui dan siapa lagi yang berwenang",
        ),
        pytest.param(
            Kasus(dulu=realisasi("84"), tinjauan=setuju("perencana", commit="c1") + setuju("tamu")),
            Verdict(
                VerdictStatus.MENUNGGU,
                "Menunggu persetujuan Fungsional Perencana unit dinas (perencana, perencana-2, rangkap).",
                (hasil((), 1, ("perencana", "perencana-2", "rangkap")),),
                (
                    LapsedApproval(
                        "perencana",
                        "isi usulan berubah sesudah disetujui; minta disetujui lagi",
                        ("realisasi IKU-01 TW IV 2024: 84 -> 83",),
                    ),
                    LapsedApproval("tamu", "bukan pemegang peran menurut peran.yml di cabang utama"),
                ),
            ),
            id="menunggu: mengapa persetujuan gugur",
        ),
        pytest.param(
            Kasus(tinjauan=(*setuju("perencana"), tinjau("kepala", Stance.KEMBALIKAN)), galat=1),
            Verdict(
                VerdictStatus.GAGAL,
                "Tidak dapat diterima: perbaiki indicators/pengukuran/2024-TW4/dinas.yml baris 11: angka "
                "'1.000' bermakna ganda; tulis 1000 bila ribuan, atau 1.0 bila desimal.",
                (hasil(("perencana",), 0, ("perencana-2", "rangkap")),),
                (),
                (
                    "perbaiki indicators/pengukuran/2024-TW4/dinas.yml baris 11: angka '1.000' bermakna "
                    "ganda; tulis 1000 bila ribuan, atau 1.0 bila desimal",
                ),
            ),
            id="gagal: galat didahulukan dari pengembalian",
        ),
        pytest.param(
            Kasus(tinjauan=(tinjau("sakip-1", Stance.KEMBALIKAN), tinjau("kepala", Stance.KEMBALIKAN))),
            Verdict(
                VerdictStatus.GAGAL,
                "Usulan dikembalikan oleh kepala (Kepala Dinas); dikembalikan oleh sakip-1 (Tim SAKIP); "
                "perbaiki, lalu minta ditinjau lagi.",
                (hasil((), 1, ("perencana", "perencana-2", "rangkap")),),
                (),
                ("dikembalikan oleh kepala (Kepala Dinas)", "dikembalikan oleh sakip-1 (Tim SAKIP)"),
                returns=(
                    Returned("kepala", ("Kepala Dinas",), "2025-01-15", ""),
                    Returned("sakip-1", ("Tim SAKIP",), "2025-01-15", ""),
                ),
            ),
            id="gagal: siapa saja yang mengembalikan",
        ),
        pytest.param(
            Kasus(lengkap=False, penulis="", tinjauan=setuju("perencana")),
            Verdict(
                VerdictStatus.GALAT,
                "Tidak dapat diputuskan: daftar dari situs Git terpotong; ulangi, atau pecah usulan ini; "
                "penulis usulan tidak diketahui; buat usulan dari akun yang masih ada.",
                violations=(
                    "daftar dari situs Git terpotong; ulangi, atau pecah usulan ini",
                    "penulis usulan tidak diketahui; buat usulan dari akun yang masih ada",
                ),
            ),
            id="galat: semua keraguan sekaligus",
        ),
    ],
)
def test_putusan(kasus: Kasus, putusan: Verdict) -> None:
    assert kasus.putusan() == putusan


def test_beberapa_pengecualian_rangkap() -> None:
    """Each pair of roles is declared by itself; one declaration does not cover another pair."""
    dasar = ganti(
        KANTOR,
        "peran.yml",
        {"peran/staf/pemegang/2/akun": "rangkap", "peran/staf/pemegang/2/mulai": "2022-01-10"},
    )
    kasus = Kasus(dasar=dasar, kepala=realisasi(katalog=dasar), tinjauan=setuju("rangkap"))
    (lapsed,) = kasus.putusan().lapsed
    assert lapsed.reason == (
        "memegang peran Fungsional Perencana dan Tim SAKIP dan Staf tanpa pengecualian di peran.yml"
    )
    lengkap = {"akun": "rangkap", "alasan": "x", "peran/0": "staf", "peran/1": P}
    dasar = ganti(dasar, "peran.yml", {f"pengecualian/1/{key}": text for key, text in lengkap.items()})
    kasus = Kasus(dasar=dasar, kepala=realisasi(katalog=dasar), tinjauan=setuju("rangkap"))
    assert kasus.putusan().status is VerdictStatus.DISETUJUI


def test_peran_yang_tidak_ada_di_peran_yml() -> None:
    dasar = ganti(KANTOR, SOP, {"langkah/3/persetujuan/0/peran": "bendahara"})
    verdict = Kasus(dasar=dasar, kepala=realisasi(katalog=dasar), tinjauan=setuju("perencana")).putusan()
    assert verdict.status is VerdictStatus.MENUNGGU
    assert "bendahara unit dinas (pemegang perannya di peran.yml tidak cukup)" in verdict.sentence


def test_tanpa_syarat_bukan_lolos() -> None:
    """A policy that asks for nothing is a fault of the policy, never a pass."""
    verdict = Kasus(
        dasar=TANPA_SYARAT, kepala=realisasi(katalog=TANPA_SYARAT), tinjauan=setuju("kepala")
    ).putusan()
    assert verdict.status is VerdictStatus.GALAT
    assert "tidak ada persetujuan yang diminta" in verdict.sentence


def test_pelanggaran_tanpa_syarat_tetap_gagal() -> None:
    kepala = ganti(TANPA_SYARAT, DOKUMEN, tahap="perintah")
    verdict = Kasus(dasar=TANPA_SYARAT, kepala=kepala).putusan()
    assert verdict.status is VerdictStatus.GAGAL


def test_sel_dipersingkat() -> None:
    dulu = ganti(KANTOR, INSTANSI, {f"kop/{key}": f"{key} lama" for key in ("alamat", "telepon", "pos_el")})
    dulu = ganti(
        dulu, INSTANSI, nama="Lama", nama_singkat="Lama", pemerintah="Lama", daerah="Lama", tempat="Lama"
    )
    dulu = realisasi("84", katalog=ganti(dulu, INSTANSI, situs="https://lama.example/"))
    (lapsed,) = Kasus(dulu=dulu, tinjauan=setuju("perencana", commit="c1")).putusan().lapsed
    assert len(lapsed.cells) == 9
    assert lapsed.cells[0] == "realisasi IKU-01 TW IV 2024: 84 -> 83"
    assert lapsed.cells[-1] == "dan 2 perubahan lain"


def test_sel_hanya_untuk_yang_gugur_karena_isinya() -> None:
    kasus = Kasus(dulu=realisasi("84"), tinjauan=setuju("staf", commit="c1"))
    assert kasus.putusan().lapsed == (
        LapsedApproval("staf", "ikut menulis usulan ini, jadi tidak dapat menyetujuinya"),
    )


def test_putusan_sama_untuk_urutan_tinjauan_mana_pun() -> None:
    reviews = (
        *setuju("sakip-1", "sekretaris"),
        tinjau("sakip-2", Stance.KEMBALIKAN, menit=-70),
        *setuju("sakip-2"),
    )
    first = Kasus(kepala=tahap("konsep"), tinjauan=reviews)
    assert first.putusan() == replace(first, tinjauan=tuple(reversed(reviews))).putusan()
    assert first.putusan().status is VerdictStatus.DISETUJUI


def test_seribu_dua_ratus_berkas_diringkas() -> None:
    files = tuple(TouchedFile(f"generator/ukur/berkas_{n:04}.py") for n in range(1200))
    verdict = Kasus(kepala=KANTOR, berkas=files).putusan()
    reason = "perubahan program dan pengaturan situs: generator/ukur/berkas_0000.py dan 1199 berkas lain"
    assert [item.requirement.reason for item in verdict.requirements] == [(reason,), (reason,)]


@pytest.mark.parametrize(
    ("kasus", "ragu"),
    [
        pytest.param(Kasus(kepala=KANTOR), "usulan tidak mengubah berkas apa pun", id="kosong"),
        pytest.param(
            Kasus(terbaca=False),
            "isi usulan pada commit terakhirnya tidak dapat dibaca; jalankan lagi",
            id="tidak terbaca",
        ),
        pytest.param(
            Kasus(pembuat=(None,)),
            "ada commit yang tidak terhubung dengan akun; pembuatnya mendaftarkan alamat pos-el commit itu "
            "pada akunnya, atau mengajukan isi yang sama di cabang baru",
            id="commit tanpa akun",
        ),
        pytest.param(
            Kasus(dasar=TANPA_SYARAT, kepala=realisasi(katalog=TANPA_SYARAT)),
            "tidak ada persetujuan yang diminta untuk perubahan ini; laporkan kepada pengelola",
            id="tanpa syarat",
        ),
        pytest.param(
            Kasus(tinjauan=(tinjau("tamu", Stance.TAK_DIKENAL),)),
            "tinjauan tamu berstatus yang tidak dikenal; minta ditinjau lagi",
            id="status tak dikenal",
        ),
        pytest.param(
            Kasus(tinjauan=setuju("tamu", menit=6)),
            "waktu tinjauan tamu ada di masa depan; periksa jam server",
            id="masa depan",
        ),
    ],
)
def test_keraguan_mengatakan_apa_yang_dilakukan(kasus: Kasus, ragu: str) -> None:
    assert kasus.putusan() == Verdict(
        VerdictStatus.GALAT, f"Tidak dapat diputuskan: {ragu}.", violations=(ragu,)
    )


@pytest.mark.parametrize(
    ("tinjauan", "alasan"),
    [
        pytest.param(
            (*setuju("perencana", menit=-9), tinjau("perencana", Stance.BATAL, menit=-8)),
            "tinjauannya dibatalkan di situs Git; minta ditinjau lagi",
            id="dibatalkan",
        ),
        pytest.param(
            setuju("perencana", commit=None),
            "tidak diketahui commit mana yang disetujui; minta disetujui lagi",
            id="tanpa commit",
        ),
        pytest.param(
            setuju("perencana", commit="c9"),
            "commit yang disetujui tidak dapat dibaca; minta disetujui lagi",
            id="commit hilang",
        ),
        pytest.param(
            setuju("perencana", commit="c1"),
            "isi usulan berubah sesudah disetujui; minta disetujui lagi",
            id="isi berubah di luar data",
        ),
    ],
)
def test_alasan_gugur(tinjauan: tuple[Review, ...], alasan: str) -> None:
    kasus = Kasus(dulu=realisasi(), berkas=(TouchedFile("content/a.md"),), isi_dulu="lama", tinjauan=tinjauan)
    assert kasus.putusan().lapsed == (LapsedApproval("perencana", alasan),)


def test_persetujuan_unit_tidak_disebut_gugur() -> None:
    verdict = Kasus(kepala=realisasi(kode="IKU-04"), tinjauan=setuju("perencana-bidang")).putusan()
    assert verdict.lapsed == ()
    assert verdict.requirements[0].approvers == ("perencana-bidang",)


def test_beberapa_pelanggaran_dalam_satu_kalimat() -> None:
    kepala = ganti(tahap("format"), KAMUS, {"target/2024": None})
    assert Kasus(kepala=kepala).putusan().sentence == (
        "Tidak dapat diterima: tahap dokumen 2024-TW4 mundur dari draf ke format; tahap hanya maju, "
        "kembalikan baris tahap itu; target IKU-01 tahun 2024 dihapus; target yang ditetapkan hanya diubah "
        "dengan alasan."
    )


def test_pelanggaran_koreksi() -> None:
    verdict = Kasus(dasar=koreksi(), kepala=SAH).putusan()
    assert verdict.violations == ("koreksi yang sudah tercatat diubah atau dihapus; koreksi hanya ditambah",)


def test_waktu_kantor() -> None:
    """16.00 UTC of the role's last day is 23.00 in the west and 01.00 of the next day in the east."""
    last_day = datetime.datetime(2024, 12, 31, 16, tzinfo=datetime.UTC)
    kasus = Kasus(
        kepala=ganti(KANTOR, INSTANSI, tempat="Lain"),
        tinjauan=(replace(tinjau("mantan", Stance.SETUJU), time=last_day),),
    )
    bases = [ganti(KANTOR, INSTANSI, zona_waktu=zona) for zona in ("WIB", "WIT")]
    verdicts = [decide_proposal(kasus.potret, dasar, kasus.aturan(), ()).status for dasar in bases]
    assert verdicts == [VerdictStatus.DISETUJUI, VerdictStatus.MENUNGGU]


def test_tanpa_keterangan_sejak() -> None:
    kasus = Kasus(dulu=realisasi("84"), tinjauan=setuju("perencana", commit="c1"))
    (lapsed,) = decide_proposal(kasus.potret, kasus.dasar, kasus.aturan(), ()).lapsed
    assert lapsed == LapsedApproval("perencana", "isi usulan berubah sesudah disetujui; minta disetujui lagi")


ONE_SEKRETARIS = ganti(KANTOR, PERAN, {"peran/sekretaris/pemegang/2": None})
ONE_OF_TIM = ganti(
    KANTOR, PERAN, {f"peran/tim-sakip/pemegang/{n}": None for n in (1, 2)} | {"pengecualian": None}
)


@pytest.mark.parametrize(
    ("office", "change", "author", "sentence"),
    [
        pytest.param(
            ONE_SEKRETARIS,
            ganti(ONE_SEKRETARIS, PERAN, {"peran/staf/nama": "Pelaksana"}),
            "sekretaris",
            "Sekretaris (sekretaris sendiri yang menulis usulan ini, jadi tidak dapat menyetujuinya; minta "
            "orang lain menulis isi yang sama di cabang baru dan mengajukannya sebagai usulan baru, lalu "
            "setujui usulan itu)",
            id="Sekretaris mengubah peran sendiri",
        ),
        pytest.param(
            ONE_OF_TIM,
            tahap("konsep", ONE_OF_TIM),
            "sakip-1",
            "2 orang Tim SAKIP (pemegang perannya di peran.yml tidak cukup; sakip-1 sendiri yang menulis "
            "usulan ini)",
            id="terlalu sedikit, dan satu-satunya menulisnya",
        ),
    ],
)
def test_holder_who_wrote_it(office: Catalogue, change: Catalogue, author: str, sentence: str) -> None:
    others = setuju("kepala") if author == "sekretaris" else setuju("sekretaris")
    verdict = Kasus(dasar=office, kepala=change, penulis=author, pembuat=(author,), tinjauan=others).putusan()
    assert verdict.sentence == f"Menunggu persetujuan {sentence}."


def test_the_remedy_works() -> None:
    """Written by somebody else and approved by both, the same change passes."""
    change = ganti(ONE_SEKRETARIS, PERAN, {"peran/staf/nama": "Pelaksana"})
    again = Kasus(dasar=ONE_SEKRETARIS, kepala=change, tinjauan=setuju("kepala", "sekretaris"))
    assert again.putusan().status is VerdictStatus.DISETUJUI


# --- an earlier commit, and those who wrote -----------------------------------------------------------


def test_what_voided_an_approval() -> None:
    """The proposal itself, or another one that was merged meanwhile and changed what was approved too."""
    case = Kasus(kepala=realisasi("84"), dulu=realisasi("83"), tinjauan=setuju("perencana", commit="c1"))
    (own,) = decide_proposal(case.potret, case.dasar, case.aturan(), ()).lapsed
    assert own.reason == "isi usulan berubah sesudah disetujui; minta disetujui lagi"
    merged = replace(case.potret, updated={"c1": case.potret.hashes["c2"]})
    (other,) = decide_proposal(merged, case.dasar, case.aturan(), ()).lapsed
    assert other.reason == (
        "usulan lain yang digabungkan sesudahnya mengubah isi yang ikut disetujui; minta disetujui lagi"
    )


def test_who_could_approve_but_wrote() -> None:
    """Told with the commit that made him a writer, in the row of the role and unit that he holds."""
    made = (Contribution(("staf",), ("c2",)), Contribution(("perencana-bidang",), ("c1" * 20,)))
    case = Kasus(kepala=realisasi("83", kode="IKU-04"), pembuat=("staf", "perencana-bidang"))
    seen = decide_proposal(replace(case.potret, contributions=made), case.dasar, case.aturan(), ())
    (row,) = seen.requirements
    assert (row.requirement.unit, row.writers) == (
        "bidang",
        (f"perencana-bidang (commit {('c1' * 20)[:12]}) ikut menulisnya",),
    )
