from dataclasses import replace

import pytest
from tests.lengkap import TW4, lengkap
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    FORMULIR_BIDANG,
    KAMUS,
    KANTOR,
    PERAN_SEKRETARIS,
    SAH,
    ganti,
    koreksi,
    nyata,
    pasang,
    realisasi,
    tahap,
)

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import INSTANSI, PEJABAT, PERAN, POHON, SKALA, SOP
from ukur.model.periode import Periode
from ukur.workflow.change_report import NO_MEANING, ChangeReport, ReportPart, report_changes, report_part
from ukur.workflow.changes import changes_between
from ukur.workflow.proposal import TouchedFile
from ukur.workflow.report_text import DOCUMENT_TITLE, report_json, report_markdown, report_text

NYATA = nyata()

RECORDS_OF_STEPS = ("perintah", "rapat", "berkas", "bukti_lke", "tindak_lanjut_lhe")


def lapor(dasar: Catalogue, kepala: Catalogue, *berkas: TouchedFile) -> ChangeReport:
    return report_changes(Measurements(dasar), Measurements(kepala), changes_between(dasar, kepala), berkas)


def isi(laporan: ChangeReport) -> list[str]:
    documents = [f"{DOCUMENT_TITLE}: {row}" for brief in laporan.documents for row in brief.sentences]
    return documents + [f"{part.title}: {row}" for part in laporan.parts for row in part.sentences]


def hanya_2023(katalog: Catalogue) -> Catalogue:
    return replace(
        katalog,
        dokumen={p: d for p, d in katalog.dokumen.items() if p != TW4},
        formulir={p: f for p, f in katalog.formulir.items() if p != TW4},
    )


# Figures by hand from data/idm: 47 / 221 = 21,27 %; 26 / 221 = 11,76 %; 21,27 / 20 = 106,35 %.
# 21,27 - 11,76 = 9,51.
BERKAS_NYATA = """Yang berubah: 1 dokumen baru, 8 realisasi.

Ringkasan dokumen:
  - Triwulan IV Tahun 2024: 8 dari 8 indikator tercapai, 0 tidak tercapai, 0 belum dapat dinilai, \
0 belum waktunya.
  - 7 indikator membaik, 1 memburuk dibanding TW IV 2023: IKU-08.
  - Anggaran: belum ada anggaran tahun 2024 yang tercatat.
  - Analisis SS-1: Kampung berstatus Mandiri bertambah dari 26 pada tahun 2023 menjadi 47 pada tahun 2024, \
Maju dari 97 menjadi 127, dan Berkembang berkurang dari 98 menjadi \
47. Tidak ada kampung berstatus \
Tertinggal atau Sangat Tertinggal. Di antara tiga indeks penyusun IDM, rata-rata terendah tetap \
Indeks Ketahanan Ekonomi (0,6463).
  - Analisis SS-2: Rata-rata IDM tertinggi ada di Kecamatan Rebang Tangkas (0,8028) dan terendah di \
Kecamatan Negara Batin (0,7089). Selisihnya melebar dari 0,0685 pada tahun 2023 menjadi 0,0939, karena \
rata-rata Negara Batin hampir tidak berubah. Target contoh masih tercapai, tetapi arahnya perlu perhatian.
  - Sejak konsep: Dokumen ini belum pernah menjadi konsep di cabang utama.
  - Yang Anda setujui: dokumen Triwulan IV Tahun 2024 (belum bernomor, belum bertanggal): angka, target, \
naskah, rencana aksi, dan buktinya, tepat seperti pada usulan ini. Bila sesudah itu isinya berubah, \
persetujuan gugur dan diminta lagi.
  - Pertanyaan langkah 7 SOP: Tidak ada target yang dinyatakan tidak tercapai. Apakah dokumen ini disahkan?
  - Ya (Tercapai): setujui usulan ini. Lanjut ke langkah 8, Menandatangani dokumen pengukuran kinerja.
  - Tidak (Tidak tercapai; dievaluasi untuk dibuat rencana aksi): kembalikan dengan satu kalimat alasan. \
Lanjut ke langkah 5, Membahas dan mengevaluasi data pengukuran kinerja.

Tahap dokumen:
  - Dokumen Triwulan IV Tahun 2024: baru, tahap arsip (langkah 1 sampai 9 SOP).

Realisasi Triwulan IV Tahun 2024:
  - IKU-01 Persentase kampung berstatus Mandiri: 21,27 persen (TW IV 2023: 11,76); setahun: \
realisasi 21,27 persen, target 20,00, capaian 106,35 %, Sangat Tinggi; \
realisasi membaik dibanding TW IV 2023 (+9,51 poin).
"""


def test_instansi_sendiri_dari_2023_ke_2024() -> None:
    text = report_text(lapor(hanya_2023(NYATA), NYATA))
    assert text.startswith(BERKAS_NYATA)
    assert text.endswith(
        "\nIsi lain Triwulan IV Tahun 2024:\n"
        "  - Dokumen baru: pendahuluan, analisis 2 sasaran.\n"
        "  - Formulir unit dinas baru: 8 indikator, 8 bukti.\n"
    )
    assert text.count("\n  - IKU-") == 8
    assert "PERLU DIPERHATIKAN" not in text


def test_kantor_lengkap_dari_triwulan_lalu() -> None:
    office = lengkap(NYATA, 12)
    told = isi(lapor(hanya_2023(office), office))
    assert [row for row in told if "belum mencapai target" in row][:1] == [
        "Realisasi Triwulan IV Tahun 2024: IKU-02 Indikator uji turun-selisih nomor 2: 0,43 satuan uji "
        "(TW III 2024: 0,43); setahun: realisasi 0,43 satuan uji, target 0,35, capaian 77,14 %, "
        "Tinggi, belum mencapai target; realisasi tetap dibanding TW III 2024."
    ]
    assert told[-1] == (
        "Isi lain Triwulan IV Tahun 2024: Formulir unit dinas baru: 12 indikator, 22 bukti, 4 rencana aksi, "
        "4 tindak lanjut."
    )
    rows = [row for row in told if row.startswith("Realisasi")]
    assert [row.split(": ")[1].split()[0] for row in rows] == [
        *("IKU-02", "IKU-04", "IKU-06", "IKU-07", "IKU-09"),
        *("IKU-01", "IKU-03", "IKU-05", "IKU-08", "IKU-11", "IKU-12"),
    ]


TARGET = {
    "target/2024/tahun": "70",
    "target/2024/triwulan/TW4": "70",
    "target/2024/alasan_perubahan": "Dipotong",
}


@pytest.mark.parametrize(
    ("dasar", "kepala", "harapan"),
    [
        pytest.param(
            KANTOR,
            realisasi("84"),
            "Realisasi Triwulan IV Tahun 2024: IKU-01 Indikator uji naik nomor 1: 82,50 -> 84,00 satuan uji; "
            "setahun: realisasi 84,00 satuan uji, target 80,00, capaian 105,00 % (semula realisasi 82,50 "
            "satuan uji, target 80,00, capaian 103,13 %), Sangat Tinggi (tetap); "
            "realisasi membaik dibanding TW III 2024 (+1,50 poin).",
            id="realisasi: sebelum dan sesudah, capaian, predikat tetap",
        ),
        pytest.param(
            KANTOR,
            realisasi("60"),
            "setahun: realisasi 60,00 satuan uji, target 80,00, capaian 75,00 % (semula realisasi 82,50 "
            "satuan uji, target 80,00, capaian 103,13 %), Sangat Tinggi -> Sedang, belum mencapai target; "
            "realisasi memburuk dibanding TW III 2024 (−22,50 poin).",
            id="realisasi: predikat turun, target tidak tercapai",
        ),
        pytest.param(
            KANTOR,
            realisasi(None),
            "82,50 -> –; setahun: realisasi 82,50 (s.d. TW III), target 80,00, capaian – (belum ada data) "
            "(semula realisasi 82,50 satuan uji, target 80,00, capaian 103,13 %), Sangat Tinggi -> –.",
            id="realisasi: dikosongkan, posisi triwulan lalu bukan angka triwulan ini",
        ),
        pytest.param(
            NYATA,
            ganti(NYATA, FORMULIR, {"indikator/IKU-01": "(ada)"}),
            "21,27 -> –; setahun: realisasi –, target 20,00, capaian – (belum ada data) "
            "(semula realisasi 21,27 persen, target 20,00, capaian 106,35 %), Sangat Tinggi -> –.",
            id="realisasi: dikosongkan, tanpa angka lain tahun itu",
        ),
        pytest.param(
            realisasi(None),
            KANTOR,
            "IKU-01 Indikator uji naik nomor 1: 82,50 satuan uji (TW III 2024: 82,50); "
            "setahun: realisasi 82,50 satuan uji, target 80,00, capaian 103,13 %, Sangat Tinggi; "
            "realisasi tetap dibanding TW III 2024.",
            id="realisasi: baru diisi, dengan angka sebelumnya",
        ),
        pytest.param(
            KANTOR,
            realisasi("Belum rilis"),
            "82,50 -> Belum rilis; setahun: realisasi Belum rilis, target 80,00, capaian – (belum rilis) "
            "(semula realisasi 82,50 satuan uji, target 80,00, capaian 103,13 %), Sangat Tinggi -> –.",
            id="realisasi: belum rilis, tanpa satuan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/rincian/01/realisasi": "84"}),
            "tetap 82,50 satuan uji, rinciannya berubah; setahun: realisasi 82,50 satuan uji, target 80,00, "
            "capaian 103,13 % (tetap), Sangat Tinggi (tetap); realisasi tetap dibanding TW III 2024.",
            id="realisasi: hanya rinciannya",
        ),
        pytest.param(
            lengkap(NYATA, 12),
            ganti(lengkap(NYATA, 12), FORMULIR, {"indikator/IKU-12/realisasi": "6"}),
            "5 -> 6 satuan uji; setahun: realisasi 6 satuan uji, target 0, "
            "capaian – (tidak dapat dihitung: target nol); "
            "realisasi membaik dibanding TW III 2024 (+1 satuan uji).",
            id="realisasi: target nol disebut",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-99/realisasi": "6"}),
            "Realisasi Triwulan IV Tahun 2024: IKU-99: indikatornya tidak ada di kamus.",
            id="realisasi: indikator tidak dikenal",
        ),
        pytest.param(
            ganti(KANTOR, KAMUS, {"target/2024": None}),
            ganti(realisasi("84"), KAMUS, {"target/2024": None}),
            "82,50 -> 84,00 satuan uji; setahun: realisasi 84,00 satuan uji, target –, "
            "capaian – (target tidak ditetapkan); realisasi membaik dibanding TW III 2024 (+1,50 poin).",
            id="realisasi: tanpa target",
        ),
        pytest.param(
            KANTOR,
            realisasi("84"),
            "Ringkasan dokumen: Triwulan IV Tahun 2024: semula 2 dari 4 indikator tercapai, "
            "2 tidak tercapai, 0 belum dapat dinilai, 0 belum waktunya; rata-rata capaian 99,07 % "
            "dengan batas 120 % tiap indikator, 233,00 % tanpa batas; menjadi 2 dari 4 indikator tercapai, "
            "2 tidak tercapai, 0 belum dapat dinilai, 0 belum waktunya; rata-rata capaian 99,54 % "
            "dengan batas 120 % tiap indikator, 233,47 % tanpa batas.",
            id="ringkasan dokumen berubah",
        ),
        pytest.param(
            KANTOR,
            tahap("konsep"),
            "Tahap dokumen: Dokumen Triwulan IV Tahun 2024: tahap draf -> konsep (langkah 5 dan 6 SOP).",
            id="tahap: dua langkah",
        ),
        pytest.param(
            KANTOR,
            tahap("ditandatangani"),
            "tahap draf -> ditandatangani (langkah 5 sampai 8 SOP).",
            id="tahap: empat",
        ),
        pytest.param(
            SAH, tahap("arsip"), "tahap ditandatangani -> arsip (langkah 9 SOP).", id="tahap: satu langkah"
        ),
        pytest.param(KANTOR, tahap("format"), "tahap draf -> format.", id="tahap: mundur"),
        pytest.param(
            KANTOR,
            pasang(KANTOR, DOKUMEN, None),
            "Dokumen Triwulan IV Tahun 2024 dihapus.",
            id="tahap: hapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, TARGET),
            "Target: Target IKU-01 Indikator uji naik nomor 1 tahun 2024: 80,00 -> 70,00 "
            "(lebih mudah dicapai), TW4 80,00 -> 70,00. Alasan: Dipotong.",
            id="target: nilai, triwulan, alasan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, {"target/2025/tahun": "85", "target/2025/dasar": "renja"}),
            "tahun 2025: ditetapkan 85,00 satuan uji, dasar renja.",
            id="target: tahun baru",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, {"target/2024/sumber": "PK halaman 3"}),
            "tahun 2024: keterangannya berubah. Alasan: Disesuaikan dengan APBD Perubahan.",
            id="target: keterangannya",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, TARGET),
            "Akibat pada capaian lain: TW IV 2024 IKU-01 Indikator uji naik nomor 1: "
            "setahun: realisasi 82,50 satuan uji, target 70,00, capaian 117,86 % (semula realisasi 82,50 "
            "satuan uji, target 80,00, capaian 103,13 %), Sangat Tinggi (tetap).",
            id="akibat: target mengubah capaian",
        ),
        pytest.param(
            SAH,
            ganti(SAH, KAMUS, {"target/2024/tahun": "70"}),
            "Akibat pada capaian lain: TW IV 2024 (sudah disahkan) IKU-01",
            id="akibat: pada dokumen yang sudah disahkan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, pendahuluan="Lain", catatan="Lain", tanggal_pengesahan="2025-01-16"),
            "Isi lain Triwulan IV Tahun 2024: Pendahuluan dokumen diubah.",
            id="pendahuluan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, tanggal_pengesahan="2025-01-16"),
            "tanggal pengesahan dokumen TW IV 2024: 2025-01-15 -> 2025-01-16.",
            id="tanggal pengesahan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, lokasi_arsip=None),
            "lokasi arsip dokumen TW IV 2024: dihapus Lemari arsip 1, boks 7.",
            id="lokasi arsip",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, {"analisis/SS-1/solusi": "x"}),
            "Analisis SS-1 diubah.",
            id="analisis diubah",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, {"analisis/SS-1": None}),
            "Analisis SS-1 dihapus.",
            id="analisis dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/faktor_pendukung": "Lain"}),
            "Uraian IKU-01: faktor pendukung diubah.",
            id="uraian indikator diubah",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0": None, "indikator/IKU-01/bukti/1/nama": "Lain"}
            ),
            "Bukti IKU-01: 1 diubah, 1 dihapus.",
            id="bukti: diubah dan dihapus",
        ),
        pytest.param(
            hanya_2023(KANTOR),
            KANTOR,
            "Dokumen baru: pendahuluan, analisis 1 sasaran, 7 catatan langkah SOP, perintah pengukuran, "
            "rapat pembahasan, tempat naskah cetak, bukti LKE dari luar Ukur, tindak lanjut rekomendasi LHE.",
            id="dokumen baru diceritakan sekali",
        ),
        pytest.param(
            hanya_2023(KANTOR),
            ganti(KANTOR, DOKUMEN, dict.fromkeys(("analisis", "pelaksanaan", *RECORDS_OF_STEPS))),
            "Dokumen baru: pendahuluan.",
            id="dokumen baru tanpa analisis",
        ),
        pytest.param(
            KANTOR,
            hanya_2023(KANTOR),
            "Formulir unit dinas dihapus: 3 indikator, 6 bukti, 1 rencana aksi, 1 tindak lanjut.",
            id="periode dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, {"satuan": "a", "nama": "b", "interpretasi": "c"}),
            "IKU-01 b: interpretasi: ditambah c; nama: Indikator uji naik nomor 1 -> b; "
            "satuan: satuan uji -> a.",
            id="kamus: tiga isian dengan isinya",
        ),
        pytest.param(
            SAH,
            koreksi(SAH, indikator="IKU-04", lama="104", baru="103"),
            "Koreksi TW IV 2024 IKU-04: 104 -> 103;",
            id="koreksi: desimal menurut indikator",
        ),
        pytest.param(
            SAH,
            koreksi(SAH, indikator="IKU-99", lama="1", baru="2"),
            "Koreksi TW IV 2024 IKU-99: 1,00 -> 2,00;",
            id="koreksi: indikator tidak dikenal",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                PERAN,
                {
                    "peran/bendahara/nama": "Bendahara",
                    "peran/bendahara/pemegang/0/akun": "kas",
                    "peran/bendahara/pemegang/0/mulai": "2025-01-01",
                    "peran/bendahara/pemegang/0/sampai": "2025-12-31",
                },
            ),
            "Peran Bendahara dipegang kas (mulai 01-01-2025 sampai 31-12-2025).",
            id="peran: baru, dengan batas waktu",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"peran/staf": None}),
            "Peran Staf tidak lagi dipegang staf (",
            id="peran: dihapus",
        ),
        pytest.param(
            ganti(KANTOR, PERAN, {"pengecualian": None}),
            KANTOR,
            "Rangkap peran Rangkap (fungsional-perencana, tim-sakip) dinyatakan; alasan: Kantor kecil.",
            id="peran: rangkap dinyatakan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"pemegang/0": None}),
            "PEJABAT UJI SATU, S.H., M.M. dihapus: Definitif kepala mulai 01-01-2022 sampai 31-12-2024, "
            "NIP 197001011995031001.",
            id="pejabat: dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"pemegang/1/nip": None}),
            "PEJABAT UJI DUA, S.Sos. dicatat: Plt. kepala mulai 01-01-2025.",
            id="pejabat: tanpa NIP",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, POHON, {"simpul/0/anak/0/dasar": "renstra", "simpul/0/anak/0/sumber": "Renstra"}),
            "sasaran SS-1: – -> renstra; – -> Renstra.",
            id="pohon: dasar dan sumber",
        ),
        pytest.param(
            ganti(KANTOR, POHON, {"simpul/0/anak/0/anak/0/anak/0": None}),
            KANTOR,
            "kegiatan 2.13.02.2.01 ditambah di bawah 2.13.02: Kegiatan uji 2.13.02.2.01.",
            id="pohon: simpul di bawah yang lain",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/2/nama": "Foto"}),
            "Isi lain Triwulan IV Tahun 2024: Bukti IKU-01: 1 ditambah.",
            id="bukti: ditambah",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0": None}),
            "Bukti IKU-01: 1 dihapus.",
            id="bukti: yang pertama dihapus, yang kedua tidak dianggap berubah",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-02/rencana_aksi/0/kendala": "Lain"}),
            "Rencana aksi Triwulan IV Tahun 2024: Rencana aksi IKU-02: diubah, "
            "kendala: Data dari kampung terlambat -> Lain.",
            id="rencana aksi: diubah",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-02/tindak_lanjut": None}),
            "Rencana aksi Triwulan IV Tahun 2024: Tindak lanjut IKU-02: dihapus, rencana: ke-1 dari TW III "
            "2024; status: sebagian selesai; uraian: Dua kecamatan sudah berjalan; bukti: https://contoh.example/",
            id="tindak lanjut: dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                FORMULIR,
                {
                    "indikator/IKU-01/keterangan": "Baru",
                    "indikator/IKU-01/faktor_pendukung": None,
                    "indikator/IKU-01/faktor_penghambat": None,
                },
            ),
            "Uraian IKU-01: keterangan ditambah; faktor pendukung, faktor penghambat dihapus.",
            id="uraian indikator",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, {"analisis/SS-1/solusi": "Lain", "analisis/SS-2/uraian": "Baru"}),
            "Isi lain Triwulan IV Tahun 2024: Analisis SS-2 ditambah.",
            id="analisis",
        ),
        pytest.param(
            KANTOR, ganti(KANTOR, DOKUMEN, catatan=None), "Catatan dokumen dihapus.", id="catatan dokumen"
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, {"pelaksanaan/6": None}),
            "Catatan pelaksanaan SOP: 1 dihapus.",
            id="catatan SOP",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, DOKUMEN, nomor="12"),
            "nomor dokumen TW IV 2024: 000.8.6.3/004/UK/2024 -> 12.",
            id="nomor",
        ),
        pytest.param(
            KANTOR,
            pasang(KANTOR, FORMULIR_BIDANG, None),
            "Formulir unit bidang dihapus: 1 indikator, 2 bukti.",
            id="formulir dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, satuan="rasio"),
            "Arti dan cara hitung indikator: IKU-01 Indikator uji naik nomor 1: satuan: satuan uji -> rasio.",
            id="kamus: satu isian",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                KAMUS,
                {"satuan": "a", "nama": "Nama lain", "cara_pengukuran": "c", "baseline/2022/sumber": "d"},
            ),
            "IKU-01 Nama lain: baseline, cara pengukuran, nama, satuan berubah.",
            id="kamus: banyak isian, rinciannya di bawah",
        ),
        pytest.param(KANTOR, pasang(KANTOR, KAMUS, None), "IKU-01: dihapus dari kamus.", id="kamus: dihapus"),
        pytest.param(
            pasang(KANTOR, KAMUS, None),
            KANTOR,
            "IKU-01 Indikator uji naik nomor 1: indikator baru (sasaran SS-1, satuan satuan uji, "
            "rumus naik@1).",
            id="kamus: indikator baru diceritakan sekali",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/pagu": "300000000"}),
            "Anggaran: Anggaran 2024 2.13.03: pagu Rp264.130.300 -> Rp300.000.000.",
            id="anggaran: pagu",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/realisasi/TW4": None}),
            "realisasi TW4 Rp250.000.000 -> –.",
            id="anggaran: realisasi dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, "anggaran/2024.yml", {"simpul/2.13.03/rencana/TW2": "120000000"}),
            "Anggaran: Anggaran 2024 2.13.03: rencana TW2 – -> Rp120.000.000.",
            id="anggaran: rencana kas",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, "anggaran/2024.yml", sumber="DPPA"),
            "sumber: DPA uji -> DPPA.",
            id="anggaran: sumber",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                "anggaran/2025.yml",
                {"tahun": "2025", "sumber": "DPA 2025", "simpul/2.13.03/pagu": "1"},
            ),
            "Anggaran 2025 baru: 1 simpul, sumber DPA 2025.",
            id="anggaran: tahun baru diceritakan sekali",
        ),
        pytest.param(
            KANTOR, pasang(KANTOR, "anggaran/2024.yml", None), "Anggaran 2024 dihapus.", id="anggaran: hapus"
        ),
        pytest.param(
            SAH,
            koreksi(realisasi("83", SAH)),
            "Koreksi: Koreksi TW IV 2024 IKU-01: 82,50 -> 83,00; alasan: Salah ketik; "
            "diputuskan oleh Kepala Dinas.",
            id="koreksi",
        ),
        pytest.param(
            koreksi(SAH),
            SAH,
            "Koreksi: Koreksi dihapus TW IV 2024 IKU-01: 82,50 -> 83,00",
            id="koreksi: hapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, SOP, {"kewenangan/target/0": "kepala", "kewenangan/arsip/0": "sekretaris"}),
            "SOP dan persetujuannya: Yang menjaga arsip: staf -> sekretaris.",
            id="SOP: siapa yang menjaga",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR, SOP, {"penanda_tangan/0/jabatan": "bupati", "penanda_tangan/0/sebagai": "Mengetahui"}
            ),
            "SOP dan persetujuannya: Penanda tangan: kepala -> kepala, bupati (Mengetahui).",
            id="SOP: siapa yang menandatangani",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, PERAN_SEKRETARIS),
            "Peran dan pemegangnya: Peran Sekretaris dipegang tamu (mulai 10-01-2022).",
            id="peran: pemegang baru",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"peran/sekretaris/pemegang/0": None}),
            "Peran Sekretaris tidak lagi dipegang sekretaris (mulai 10-01-2022).",
            id="peran: pemegang dicabut, yang lain tidak bergeser",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"peran/fungsional-perencana/pemegang/2/unit/1": "dinas"}),
            "Peran Fungsional Perencana dipegang perencana-bidang (mulai 10-01-2022, unit bidang, dinas).",
            id="peran: unit",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"peran/sekretaris/pemegang/0/sampai": "2025-06-30"}),
            "Peran Sekretaris dipegang sekretaris (mulai 10-01-2022) berakhir 30-06-2025.",
            id="peran: yang berakhir tidak dihapus lalu dicatat lagi",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"pemegang/1/sampai": "2025-06-30"}),
            "PEJABAT UJI DUA, S.Sos., Plt. kepala mulai 01-01-2025: berakhir 30-06-2025.",
            id="pejabat: yang berakhir tidak dihapus lalu dicatat lagi",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"pemegang/0/sampai": "2024-11-30"}),
            "Definitif kepala mulai 01-01-2022: berakhir 30-11-2024 (semula 31-12-2024).",
            id="pejabat: hari terakhir digeser",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"peran/staf/nama": "Pelaksana"}),
            "Peran staf berganti nama: Staf -> Pelaksana.",
            id="peran: nama",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, {"pengecualian": None}),
            "Rangkap peran Rangkap (fungsional-perencana, tim-sakip) dicabut; alasan: Kantor kecil.",
            id="peran: rangkap dicabut",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, program="pengelola"),
            "Perubahan program selanjutnya dinilai pengelola.",
            id="peran: program diserahkan kepada pengelola",
        ),
        pytest.param(
            ganti(KANTOR, PERAN, program="pengelola"),
            KANTOR,
            "Perubahan program selanjutnya dinilai Kepala dan Sekretaris.",
            id="peran: program kembali kepada Kepala dan Sekretaris",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"pemegang/1/nama": "PEJABAT TIGA"}),
            "PEJABAT TIGA dicatat: Plt. kepala mulai 01-01-2025, NIP 19750202 200003 2 002.",
            id="pejabat: pemegang",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PEJABAT, {"jabatan/kepala": "Kepala Badan"}),
            "Sebutan jabatan kepala: Kepala Dinas Uji Coba dan Kampung -> Kepala Badan.",
            id="pejabat: sebutan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, POHON, {"simpul/0/anak/0/uraian": "Sasaran lain"}),
            "Pohon kinerja: sasaran SS-1: Meningkatnya mutu uji ke-1 -> Sasaran lain.",
            id="pohon: uraian",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, POHON, {"simpul/0/anak/0/anak/0/anak/0": None}),
            "kegiatan 2.13.02.2.01 dihapus: Kegiatan uji 2.13.02.2.01.",
            id="pohon: simpul dihapus, yang lain tidak bergeser",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                POHON,
                {"simpul/1/kode": "T-2", "simpul/1/jenis": "tujuan", "simpul/1/uraian": "Tujuan 2"},
            ),
            "tujuan T-2 ditambah di bawah puncak pohon: Tujuan 2.",
            id="pohon: simpul baru",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, INSTANSI, tempat="Kota Lain"),
            "Data instansi: data instansi, tempat: Kota Contoh -> Kota Lain.",
            id="instansi",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, SKALA, {"skala/0/predikat/0/batas_bawah": "90.5"}),
            "Skala predikat: skala, skala, ke-1, predikat, ke-1, batas bawah: 91 -> 90,5.",
            id="skala",
        ),
    ],
)
def test_kalimat(dasar: Catalogue, kepala: Catalogue, harapan: str) -> None:
    assert any(harapan in row for row in isi(lapor(dasar, kepala))), isi(lapor(dasar, kepala))


TANPA_SEMULA = (
    "Target IKU-0{} tahun 2024 berubah sesudah TW {} 2024 disahkan; target lama tidak tercatat di semula."
)


@pytest.mark.parametrize(
    ("dasar", "kepala", "harapan"),
    [
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, TARGET),
            [
                "Target IKU-01 tahun 2024 dibuat lebih mudah dicapai: 80,00 -> 70,00.",
                TANPA_SEMULA.format(1, "III"),
            ],
            id="target diturunkan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, {"target/2024/tahun": "90"}),
            [TANPA_SEMULA.format(1, "III")],
            id="target dinaikkan",
        ),
        pytest.param(
            KANTOR,
            ganti(
                KANTOR,
                KAMUS,
                {"target/2024/tahun": "90", "target/2024/semula/0/sampai": "2024-TW3"}
                | {f"target/2024/semula/0/{key}": "80" for key in ("tahun", "triwulan/TW3", "triwulan/TW4")},
            ),
            [],
            id="target dinaikkan, yang lama tercatat",
        ),
        pytest.param(
            KANTOR,
            ganti(
                ganti(
                    pasang(KANTOR, "kamus/IKU-03.yml", None), "kamus/IKU-02.yml", {"target/2024/tahun": "0.4"}
                ),
                KAMUS,
                {"target/2025/tahun": "1", "target/2025/dasar": "renja"},
            ),
            [
                "Target IKU-02 tahun 2024 dibuat lebih mudah dicapai: 0,35 -> 0,40.",
                TANPA_SEMULA.format(2, "III"),
            ],
            id="satu diturunkan di antara indikator baru dan yang dihapus",
        ),
        pytest.param(pasang(KANTOR, KAMUS, None), KANTOR, [], id="indikator baru bukan perubahan arti"),
        pytest.param(
            KANTOR,
            realisasi("4125"),
            [
                "Realisasi IKU-01 TW IV 2024 melonjak dari 82,50 (TW III 2024) menjadi 4.125,00; "
                "periksa satuannya.",
                "TW IV 2024: 2 dari 4 indikator belum mencapai target: IKU-02 (77,14 %), IKU-04 (96,00 %).",
            ],
            id="lima puluh kali",
        ),
        pytest.param(
            KANTOR,
            realisasi("8.26"),
            [
                "TW IV 2024: 3 dari 4 indikator belum mencapai target: IKU-01 (10,33 %), IKU-02 (77,14 %), "
                "IKU-04 (96,00 %).",
            ],
            id="82,5 / 8,26 = 9,99: belum melonjak",
        ),
        pytest.param(
            KANTOR,
            realisasi("8.25"),
            [
                "Realisasi IKU-01 TW IV 2024 melonjak dari 82,50 (TW III 2024) menjadi 8,25; "
                "periksa satuannya.",
                "TW IV 2024: 3 dari 4 indikator belum mencapai target: IKU-01 (10,31 %), IKU-02 (77,14 %), "
                "IKU-04 (96,00 %).",
            ],
            id="tepat sepersepuluh",
        ),
        pytest.param(
            KANTOR,
            realisasi("0"),
            [
                "TW IV 2024: 3 dari 4 indikator belum mencapai target: IKU-01 (0,00 %), IKU-02 (77,14 %), "
                "IKU-04 (96,00 %).",
            ],
            id="nol bukan lonjakan: tidak ada satuan atau koma yang membuatnya",
        ),
        pytest.param(
            KANTOR,
            ganti(realisasi("-9000"), FORMULIR, {"indikator/IKU-02/realisasi": "43"}),
            [
                "Realisasi IKU-01 TW IV 2024 melonjak dari 82,50 (TW III 2024) menjadi -9.000,00; "
                "periksa satuannya.",
                "Realisasi IKU-02 TW IV 2024 melonjak dari 0,43 (TW III 2024) menjadi 43,00; "
                "periksa satuannya.",
                "TW IV 2024: 2 dari 4 indikator belum mencapai target: IKU-02 (-12.085,71 %), "
                "IKU-04 (96,00 %).",
            ],
            id="juga bila berganti tanda; yang berikutnya tetap diperiksa",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, "kamus/IKU-02.yml", {"target/2024/tahun": "0.4"}),
            [
                "Target IKU-02 tahun 2024 dibuat lebih mudah dicapai: 0,35 -> 0,40.",
                TANPA_SEMULA.format(2, "III"),
            ],
            id="makin rendah makin baik: target dinaikkan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, KAMUS, rumus="turun-rasio@1"),
            [
                "Angka dokumen TW III 2024 yang sudah disahkan ikut berubah: IKU-01.",
                "Arti atau cara hitung IKU-01 berubah; deretnya tidak lagi dapat dibandingkan begitu saja.",
            ],
            id="rumus",
        ),
        pytest.param(
            KANTOR,
            realisasi(None),
            [
                "TW IV 2024: realisasi dikosongkan: IKU-01.",
                "TW IV 2024: 2 dari 4 indikator belum mencapai target: IKU-02 (77,14 %), IKU-04 (96,00 %).",
            ],
            id="dikosongkan",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/1": None}),
            ["TW IV 2024: bukti dihapus: IKU-01 (1)."],
            id="bukti dihapus",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0/sha256": "a" * 64}),
            ["TW IV 2024: bukti diganti: IKU-01 (1)."],
            id="bukti diganti",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/2/nama": "Foto"}),
            [],
            id="bukti ditambah",
        ),
        pytest.param(
            KANTOR,
            realisasi("8250"),
            [
                "Realisasi IKU-01 TW IV 2024 melonjak dari 82,50 (TW III 2024) menjadi 8.250,00; "
                "periksa satuannya.",
                "TW IV 2024: 2 dari 4 indikator belum mencapai target: IKU-02 (77,14 %), IKU-04 (96,00 %).",
            ],
            id="seratus kali lipat",
        ),
        pytest.param(
            KANTOR,
            realisasi("1.65"),
            [
                "Realisasi IKU-01 TW IV 2024 melonjak dari 82,50 (TW III 2024) menjadi 1,65; "
                "periksa satuannya.",
                "TW IV 2024: 3 dari 4 indikator belum mencapai target: IKU-01 (2,06 %), IKU-02 (77,14 %), "
                "IKU-04 (96,00 %).",
            ],
            id="seperlima puluh",
        ),
        pytest.param(
            realisasi("84"),
            KANTOR,
            [
                "TW IV 2024: realisasi sama persis dengan periode sebelumnya: IKU-01 (TW III 2024).",
                "TW IV 2024: 2 dari 4 indikator belum mencapai target: IKU-02 (77,14 %), IKU-04 (96,00 %).",
            ],
            id="salinan triwulan lalu",
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, PERAN, PERAN_SEKRETARIS),
            ["Peran atau SOP berubah: siapa yang boleh menyetujui ikut berubah sesudah usulan ini digabung."],
            id="peran",
        ),
        pytest.param(
            SAH,
            ganti(SAH, KAMUS, {"target/2024/tahun": "90"}),
            [
                "Angka dokumen TW IV 2024 yang sudah disahkan ikut berubah: IKU-01.",
                TANPA_SEMULA.format(1, "IV"),
            ],
            id="dokumen yang disahkan ikut berubah",
        ),
        pytest.param(KANTOR, ganti(KANTOR, DOKUMEN, pendahuluan="x"), [], id="uraian saja"),
    ],
)
def test_peringatan(dasar: Catalogue, kepala: Catalogue, harapan: list[str]) -> None:
    assert list(lapor(dasar, kepala).warnings) == harapan


def test_berkas_di_luar_data() -> None:
    files = [TouchedFile(f"generator/{n}.py") for n in range(5)] + [
        TouchedFile("content/a.md"),
        TouchedFile("entah"),
    ]
    report = lapor(KANTOR, KANTOR, *files, TouchedFile("indicators/kamus/IKU-01.yml"))
    assert report.warnings == ("Usulan ini juga mengubah 6 berkas program atau berkas yang tidak dikenal.",)
    assert isi(report) == [
        "Berkas di luar data: Halaman tulisan: content/a.md.",
        "Berkas di luar data: Perubahan yang tidak dikenal: entah.",
        "Berkas di luar data: Program dan pengaturan situs: generator/0.py, generator/1.py, generator/2.py, "
        "dan 2 berkas lain.",
    ]


def test_the_archive_is_told_by_its_documents() -> None:
    """A correction of TW1 files two documents: the archivist reads which, not only the first paths."""
    folders = ("2025-TW1/v2", "2025-TW2/v2", "2025-TW1/v1-tanda-tangan-1", "lain")
    files = [TouchedFile(f"content/arsip/{folder}/dokumen.json") for folder in folders]
    (told,) = isi(lapor(KANTOR, KANTOR, *files))
    assert told.startswith(
        "Berkas di luar data: Arsip: dokumen 2025-TW1 versi 1, tanda tangan 1, dokumen 2025-TW1 versi 2, "
        "dokumen 2025-TW2 versi 2; content/arsip/2025-TW1/v1-tanda-tangan-1/dokumen.json, "
    )


def test_tidak_ada_yang_berubah() -> None:
    report = lapor(KANTOR, KANTOR)
    assert report == ChangeReport(NO_MEANING, (), ())
    assert report.is_empty
    assert not lapor(KANTOR, realisasi()).is_empty
    assert report_text(report) == f"{NO_MEANING}\n"


@pytest.mark.parametrize(
    ("dasar", "kepala", "pokok"),
    [
        pytest.param(
            KANTOR,
            tahap("konsep", ganti(realisasi(), KAMUS, TARGET)),
            "Yang berubah: 1 dokumen pindah tahap, 1 realisasi, 1 target.",
            id="tahap, realisasi, target",
        ),
        pytest.param(
            KANTOR, ganti(KANTOR, PERAN, PERAN_SEKRETARIS), "Yang berubah: peran dan pemegangnya.", id="peran"
        ),
        pytest.param(
            KANTOR,
            ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0": None, "indikator/IKU-01/keterangan": "x"}),
            "Yang berubah: bukti, uraian dan analisis.",
            id="bukti dan uraian",
        ),
    ],
)
def test_pokok(dasar: Catalogue, kepala: Catalogue, pokok: str) -> None:
    assert lapor(dasar, kepala).gist == pokok


@pytest.mark.parametrize(
    ("jumlah", "tampil", "akhir", "rincian"),
    [
        pytest.param(0, 0, None, 0, id="kosong"),
        pytest.param(12, 12, "k11", 0, id="tepat batas"),
        pytest.param(13, 12, "dan 2 lagi, lihat rincian.", 13, id="lebih satu: dua diringkas"),
        pytest.param(100, 12, "dan 89 lagi, lihat rincian.", 100, id="seratus"),
    ],
)
def test_daftar_panjang_diringkas(jumlah: int, tampil: int, akhir: str | None, rincian: int) -> None:
    part = report_part("Judul", [f"k{n}" for n in range(jumlah)])
    assert len(part.sentences) == tampil
    assert (part.sentences[-1] if part.sentences else None) == akhir
    assert len(part.details) == rincian


def test_rincian_menggantikan_ringkasan_pada_teks() -> None:
    office = ganti(KANTOR, FORMULIR, {"indikator/IKU-01/bukti/0": None})
    report = lapor(KANTOR, office)
    assert "Bukti IKU-01: 1 dihapus." in report_text(report)
    detail = report_text(report, detailed=True)
    assert "Bukti IKU-01: 1 dihapus." not in detail
    assert "bukti, ke-2, nama IKU-01 TW IV 2024: dihapus Berita acara." in detail


def test_dokumen_baru_tanpa_rincian_tiap_daun() -> None:
    report = lapor(hanya_2023(KANTOR), KANTOR)
    assert [part.details for part in report.parts if part.title.startswith("Isi lain")] == [()]


def test_bentuk_json() -> None:
    report = ChangeReport("Pokok", ("awas",), (ReportPart("Judul", ("satu",), ("rinci",)),))
    assert report_json(report) == {
        "pokok": "Pokok",
        "dokumen": [],
        "peringatan": ["awas"],
        "tak_terbaca": [],
        "bagian": [{"judul": "Judul", "kalimat": ["satu"], "rincian": ["rinci"], "tautan": []}],
    }


def test_bentuk_markdown() -> None:
    report = ChangeReport(
        "Pokok", ("awas",), (ReportPart("Judul", ("satu", "dua"), ("rinci",)), ReportPart("B", ("x",)))
    )
    assert report_markdown(report) == (
        "## ⚠️ Perlu diperhatikan\n\n- awas\n\nPokok\n\n### Judul\n\n- satu\n- dua\n\n"
        "<details><summary>Rincian (1)</summary>\n\n- rinci\n\n</details>\n\n### B\n\n- x\n"
    )


def test_periode_lain_tidak_ikut() -> None:
    assert Periode(2023, 4) in NYATA.dokumen
    assert not [
        row
        for row in isi(lapor(hanya_2023(NYATA), NYATA))
        if row.startswith("Realisasi Triwulan IV Tahun 2023")
    ]


DELAPAN = (
    "IKU-02 (77,14 %), IKU-04 (96,00 %), IKU-06 (87,50 %), IKU-07 (75,00 %), IKU-09 (82,30 %), "
    "IKU-14 (77,14 %), IKU-16 (96,00 %), IKU-18 (87,50 %)"
)


@pytest.mark.parametrize(
    ("jumlah", "harapan"),
    [
        pytest.param(
            18, f"8 dari 18 indikator belum mencapai target: {DELAPAN}.", id="delapan disebut semua"
        ),
        pytest.param(19, f"9 dari 19 indikator belum mencapai target: {DELAPAN}, dan 1 lagi.", id="sembilan"),
        pytest.param(24, f"10 dari 24 indikator belum mencapai target: {DELAPAN}, dan 2 lagi.", id="sepuluh"),
    ],
)
def test_peringatan_panjang_diringkas(jumlah: int, harapan: str) -> None:
    office = lengkap(NYATA, jumlah)
    assert lapor(hanya_2023(office), office).warnings[-1] == f"TW IV 2024: {harapan}"


def test_dokumen_tanpa_capaian() -> None:
    office = lengkap(NYATA, 0)
    told = isi(lapor(hanya_2023(office), office))
    assert (
        "Ringkasan dokumen: Triwulan IV Tahun 2024: 0 dari 0 indikator tercapai, "
        "0 tidak tercapai, 0 belum dapat dinilai, 0 belum waktunya." in told
    )


def test_teks_dengan_peringatan() -> None:
    report = ChangeReport("Pokok.", ("awas", "lagi"), (ReportPart("Judul", ("satu",)),))
    assert report_text(report) == ("Pokok.\n\nPERLU DIPERHATIKAN:\n  ! awas\n  ! lagi\n\nJudul:\n  - satu\n")


def test_markdown_panjang_membuang_rincian() -> None:
    part = ReportPart("Judul", ("satu",), ("x" * 100,) * 1000)
    text = report_markdown(ChangeReport("Pokok.", (), (part,)))
    assert text.startswith("Pokok.\n\n### Judul\n\n- satu\n")
    assert "<details>" not in text
    assert "terpotong" in text


def test_rincian_bila_lebih_banyak_dari_kalimat() -> None:
    assert report_part("J", ["a"], ["x", "y"]).details == ("x", "y")
    assert report_part("J", ["a"], ["x"]).details == ()
    assert report_part("J", ["a"] * 13, ["x"]) == ReportPart(
        "J", (*["a"] * 11, "dan 2 lagi, lihat rincian."), ("x",)
    )


def test_naskah_dokumen_diceritakan_menurut_bagiannya() -> None:
    office = ganti(KANTOR, DOKUMEN, {"pendahuluan": "Lain", "analisis/SS-1/solusi": "Lain", "nomor": "12"})
    (part,) = lapor(KANTOR, office).parts
    assert part.sentences == (
        "Pendahuluan dokumen diubah.",
        "Analisis SS-1 diubah.",
        "nomor dokumen TW IV 2024: 000.8.6.3/004/UK/2024 -> 12.",
    )
    office = ganti(office, DOKUMEN, {"analisis/SS-1/uraian": "Lain"})
    (part,) = lapor(KANTOR, office).parts
    assert part.details[0] == "analisis, SS-1, solusi dokumen TW IV 2024: Jadwal digeser. -> Lain."
    assert len(part.details) == 4


def test_rincian_kamus_hanya_untuk_yang_berubah() -> None:
    changed = {"satuan": "a", "nama": "b", "interpretasi": "c", "cara_pengukuran": "d"}
    dasar = pasang(KANTOR, "kamus/IKU-02.yml", None)
    (part,) = (p for p in lapor(dasar, ganti(KANTOR, KAMUS, changed)).parts if p.title.startswith("Arti"))
    assert len(part.sentences) == 2
    assert [row.split(":")[0] for row in part.details] == [
        "cara pengukuran IKU-01",
        "interpretasi IKU-01",
        "nama IKU-01",
        "satuan IKU-01",
    ]


def test_dokumen_dihapus_dan_yang_lain_berpindah() -> None:
    """One deleted document does not hide the move of the next; unchanged forms are not told."""
    office = pasang(tahap("konsep"), "pengukuran/2024-TW3/dokumen.yml", None)
    assert [row for row in isi(lapor(KANTOR, office)) if row.startswith("Tahap")] == [
        "Tahap dokumen: Dokumen Triwulan III Tahun 2024 dihapus.",
        "Tahap dokumen: Dokumen Triwulan IV Tahun 2024: tahap draf -> konsep (langkah 5 dan 6 SOP).",
    ]
    assert not [row for row in isi(lapor(KANTOR, office)) if "Formulir unit" in row]


@pytest.mark.parametrize(
    ("jumlah", "akhir"),
    [
        pytest.param(3, "content/2.md.", id="tiga disebut"),
        pytest.param(4, "content/2.md, dan 1 berkas lain.", id="empat diringkas"),
    ],
)
def test_berkas_lain_diringkas(jumlah: int, akhir: str) -> None:
    report = lapor(KANTOR, KANTOR, *(TouchedFile(f"content/{n}.md") for n in range(jumlah)))
    assert isi(report)[0].endswith(akhir)


def test_akibat_tetap_dicari_sesudah_yang_dilaporkan() -> None:
    """IKU-01 is reported anew, IKU-02 changes through its target: the second is told as well."""
    office = ganti(realisasi("84"), "kamus/IKU-02.yml", {"target/2024/triwulan/TW4": "0.5"})
    office = ganti(office, "kamus/IKU-02.yml", {"target/2024/tahun": "0.5"})
    told = [row for row in isi(lapor(KANTOR, office)) if row.startswith("Akibat")]
    assert any("TW IV 2024 IKU-02" in row for row in told)
    assert not any("TW IV 2024 IKU-01" in row for row in told)
