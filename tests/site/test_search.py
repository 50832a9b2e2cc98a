"""The search's ranking in Chromium: words beside Snowball's stems, what comes first, and hostile input."""

from collections.abc import Callable
from typing import Any

import pytest
import snowballstemmer
from playwright.sync_api import Browser, Page
from tests.indeks_cari import unpacked

from ukur.site.page import PageAddresses, SearchEntry, SitePage
from ukur.site.search_index import (
    Heading,
    each_word_once,
    index_records,
    index_script,
    written_entries,
)
from ukur.site.search_packing import packed
from ukur.site.whole_site import ASSET_FOLDER

RANKING = (ASSET_FOLDER / "cari-indeks.js").read_text("utf-8")
FIND = "queries => queries.map(query => CARI.find(query).map(row => row[0]))"
Found = dict[str, list[str]]

WORDS = """
administrasi agenda akuntabilitas akuntabel alokasi analisis anggaran anggota angka aparatur aplikasi arahan
arsip asisten aspek atasan aturan awal bagian bahan bantuan baru batasan beban belajar belanja berakhir
berbagai berbasis berdasarkan berdaya berencana berhasil berintegritas berjalan berkala berkas berkelanjutan
berkembang berkinerja berkoordinasi berlaku bermanfaat bersama bersih bertanggung bertujuan berubah
berwenang besaran bidang bimbingan birokrasi bulanan bupati camat capaian catatan cepat daerah daftar dapat
dasar data desa diajukan dibahas diberikan dibutuhkan dicapai dievaluasi digital digunakan dihitung dikelola
dilakukan dilaksanakan dilaporkan diperbaiki diperiksa diperoleh dipertanggungjawabkan disampaikan disetujui
ditandatangani ditetapkan ditindaklanjuti diukur dokumen dukungan efektivitas efisiensi ekonomi evaluasi
fasilitas formulir gambaran gerakan gubernur guru harapan hasil hukum hutan imunisasi indeks indikator
informasi inovasi inspektorat instansi integritas investasi jabatan jadwal jalan jaringan jembatan jumlah
kabupaten kajian kantor kapasitas kawasan keamanan keanggotaan kearsipan keberhasilan keberlanjutan
kebersihan kebijakan kebutuhan kecamatan kecepatan kegiatan kehadiran kekayaan kelayakan kelembagaan
keluarga keluaran kelurahan kemampuan kematian kemiskinan kemitraan kendala kenaikan kepala kepatuhan
kepegawaian kepemilikan kepemimpinan kependudukan keputusan kepuasan keracunan kerangka kerja kerjasama
kesehatan kesejahteraan kesepakatan kesesuaian kesimpulan ketahanan ketenagakerjaan ketepatan keterangan
keterbukaan keterlambatan ketersediaan ketertiban keuangan kinerja komunikasi konstruksi koordinasi kualitas
kunjungan lampiran langkah laporan layanan lembaga lingkungan lulusan manajemen manfaat masukan masyarakat
melaksanakan melaporkan melayani melindungi memanfaatkan memantau membandingkan membangun membatasi
memberdayakan memberi memberikan memenuhi memeriksa memerintahkan memfasilitasi memiliki memimpin memohon
memperbaiki memperbarui mempercepat memperoleh mempertanggungjawabkan memulihkan memutakhirkan memutuskan
menandatangani menangani mencapai mencegah menciptakan mencatat mendorong mendukung menentukan menerima
menetapkan mengadakan mengajukan mengalami menganggarkan mengatur mengawasi mengelola mengembangkan
mengendalikan mengesahkan mengetahui mengevaluasi menggunakan menghasilkan menghitung mengidentifikasi
mengikuti mengirim mengkoordinasikan mengoordinasikan mengukur mengumpulkan mengusulkan menilai
menindaklanjuti meningkatkan menjadi menjaga menugaskan menunjukkan menurunkan menyajikan menyampaikan
menyatakan menyediakan menyelenggarakan menyepakati menyesuaikan menyetujui menyusun merencanakan merumuskan
mewujudkan minimal misi mutu nasabah negara nilai operasional organisasi otonomi panduan pangan partisipasi
pegawai pejabat pekerjaan pelajar pelaksana pelaksanaan pelaku pelanggaran pelaporan pelatihan pelayanan
peluang pemangku pemanfaatan pemantauan pembagian pembahasan pembangunan pembanding pembayaran pembelajaran
pemberdayaan pemberian pembinaan pembuktian pemeliharaan pemenuhan pemerintah pemerintahan pemeriksaan
pemohon pemulihan pemutakhiran penanaman penanganan penanggulangan penandatanganan pencapaian pencatatan
pencegahan pendampingan pendapatan pendidikan pendukung penduduk penelitian penerapan penerima penerimaan
penertiban penetapan pengadaan pengaduan pengajuan penganggaran pengangguran pengarsipan pengawasan
pengelolaan pengembangan pengendalian pengesahan pengguna penggunaan penghargaan penghitungan pengukuran
pengumpulan pengurangan penilai penilaian peningkatan penjelasan penugasan penurunan penyajian penyaluran
penyampaian penyebab penyediaan penyelenggara penyelenggaraan penyelesaian penyesuaian penyimpanan
penyusunan peralatan peran perangkat peraturan perbaikan perbandingan percepatan perencanaan perhitungan
perikanan perincian peringkat perizinan perjanjian perkara perkembangan perlindungan permasalahan permohonan
pernyataan perolehan persentase persetujuan pertanggungjawaban pertanian pertemuan pertumbuhan perubahan
perumahan perumusan perundangan perusahaan peserta pohon posyandu prestasi prioritas produktivitas program
proses provinsi publik puskesmas putusan rancangan rapat rasio realisasi rekomendasi rencana responden
rincian ruang rujukan rumusan sarana sasaran satuan sekolah sekretaris selisih sertifikasi sesuai simpulan
sistem standar strategi struktur sumber susunan tahapan tahunan tanggapan target teknis telaah temuan tepat
terbuka tercapai terdokumentasi terintegrasi terjadwal terkait terlaksana terpadu terpenuhi tersedia
tertentu terukur terwujud tindakan tingkat triwulan tujuan tunjangan uang ukuran umum unggulan unit upaya
urusan usaha usulan validasi verifikasi visi wajib warga wewenang wilayah zona capaiannya kinerjanya
pelayanannya apakah bacalah siapapun rumahku
"""

# Each group: any of its words, searched for, finds the pages that hold only another one.
FAMILIES = [
    "memberdayakan pemberdayaan berdaya keberdayaan",
    "melayani pelayanan layanan pelayanannya",
    "mengukur pengukuran ukuran terukur diukur",
    "kinerja kinerjanya berkinerja",
    "mencapai pencapaian capaian ketercapaian",
    "menilai penilaian nilai penilai dinilai",
    "mengelola pengelolaan dikelola kelola",
    "menetapkan penetapan ditetapkan tetap",
    "memanfaatkan pemanfaatan bermanfaat manfaat",
    "memantau pemantauan dipantau pantau",
    "mengawasi pengawasan pengawas diawasi",
    "menyatakan pernyataan dinyatakan nyata",
    "merencanakan perencanaan rencana terencana berencana",
    "mempercepat percepatan cepat kecepatan",
    "memperoleh perolehan diperoleh",
    "mengesahkan pengesahan sah",
    "memohon permohonan pemohon",
    "menindak tindakan penindakan",
    "kependudukan penduduk",
    "kepegawaian pegawai",
    "ketersediaan menyediakan tersedia penyediaan",
    "keterbukaan terbuka membuka",
    "berkelanjutan lanjutan melanjutkan",
    "mengirim pengiriman kirim",
    "melaporkan pelaporan laporan lapor",
]

# Words that look alike and must stay apart.
STRANGERS = ["pengukuran pengurusan", "capaian kecamatan", "penilaian penelitian", "anggaran pelanggaran"]

# What Snowball takes for one word and we do not: a root behind two affixes, bel- and pel-.
APART = {
    *(("memperbarui", "baru"), ("belajar", "pelajar"), ("pembelajaran", "pelajar")),
    *(("diajukan", "pengajuan"), ("pengajuan", "diajukan")),
    *((a, b) for c in ("meningkatkan", "peningkatan") for a, b in ((c, "peringkat"), ("peringkat", c))),
}


def entry_page(src: str, *entries: SearchEntry) -> SitePage:
    return SitePage(src, src, src, str, (), cari=lambda: entries)


def word_pages(words: list[str]) -> list[SitePage]:
    return [entry_page(f"{word}.md", SearchEntry("halaman", word)) for word in words]


OFFICE = [
    entry_page(
        "dokumen/2025-TW2.md",
        SearchEntry(
            "Pengukuran Kinerja Triwulan II Tahun 2025",
            "3 tercapai. Nomor 000.8.6.3/12/2025. Bagian: Anggaran",
        ),
    ),
    entry_page(
        "dokumen/2025-TW1.md",
        SearchEntry(
            "Pengukuran Kinerja Triwulan I Tahun 2025", "2 tercapai. Nomor 000.8.6.3/7/2025. Bagian: Anggaran"
        ),
    ),
    entry_page(
        "indikator/IKU-0012.md",
        SearchEntry("IKU-0012 Standar nomor 12", "setahun: realisasi 81. Tercapai. persen"),
    ),
    entry_page("indikator/IKU-0112.md", SearchEntry("IKU-0112 Standar nomor 112", "Tidak tercapai. persen")),
    entry_page(
        "wilayah/1808040.md",
        SearchEntry("Blambangan Umpu", "Kecamatan 18.08.04"),
        SearchEntry("Blambangan Umpu", "Kelurahan di Kecamatan Blambangan Umpu", "1808041001"),
        SearchEntry("Umpu Bhakti", "Kampung di Kecamatan Blambangan Umpu", "1808042003"),
    ),
    entry_page(
        "arsip/2025-TW2.md",
        SearchEntry("Arsip Pengukuran Kinerja Triwulan II Tahun 2025", "Nomor 000.8.6.3/12/2025"),
    ),
    entry_page("aturan.md", SearchEntry("A101 anggaran tercapai", "", "A101")),
    entry_page(
        "metodologi.md", SearchEntry("Rumus naik@1", "Pengukuran, mengukur, ruang dan peluang", "naik@1")
    ),
]
GUIDES = [
    (
        "panduan/operator.md",
        [SearchEntry("Anggaran", "Operator", "anggaran"), SearchEntry("Dana desa", "Tercapai", "dana")],
    )
]

FIRST = [
    pytest.param("tercapai", "dokumen/2025-TW2/", id="kata hasil: dokumen lebih dulu, yang terbaru"),
    pytest.param("anggaran", "dokumen/2025-TW2/", id="nama bagian: dokumen sebelum panduan dan aturan"),
    pytest.param("standar nomor 12", "indikator/IKU-0012/", id="kata utuh sebelum bagian kata"),
    pytest.param("iku-0112", "indikator/IKU-0112/", id="kode, huruf kecil"),
    pytest.param("0112", "indikator/IKU-0112/", id="bagian kode"),
    pytest.param("blambangan", "wilayah/1808040/", id="kecamatan sebelum kelurahan yang bernama sama"),
    pytest.param("umpu bhakti", "wilayah/1808040/#1808042003", id="kampung menurut namanya"),
    pytest.param("000.8.6.3/7/2025", "dokumen/2025-TW1/", id="nomor dokumen, dokumen sebelum arsip"),
    pytest.param("BLAMBÁNGAN", "wilayah/1808040/", id="huruf besar dan tanda aksen"),
    pytest.param("triwulan ii 2025", "dokumen/2025-TW2/", id="periode dengan kata"),
    pytest.param("evaluasi dan", None, id="kata henti tidak menambah hasil"),
    pytest.param("dana dan desa", "panduan/operator/#dana", id="kata henti diabaikan"),
    pytest.param("A101", "aturan/#A101", id="kode aturan"),
    pytest.param("ukur", "dokumen/2025-TW2/", id="kata dasar di balik imbuhan"),
    pytest.param("uang", None, id="bukan ruang dan peluang"),
    pytest.param("", None, id="kosong"),
    pytest.param("  , / ", None, id="hanya tanda baca"),
    pytest.param("(.*", None, id="bukan pola"),
    pytest.param("constructor __proto__", None, id="nama milik JavaScript"),
    pytest.param("x" * 5_000, None, id="5.000 huruf"),
    pytest.param("me" * 2_500, None, id="5.000 huruf imbuhan"),
    pytest.param("</script><img src=x onerror=alert(1)>", None, id="skrip"),
]


@pytest.fixture(scope="module")
def find(chromium: Browser) -> Any:
    """Ask an index, run in an empty page: ``find(script, queries)``, addresses best first."""
    with chromium.new_context() as context:
        page: Page = context.new_page()

        def ask(script: bytes, queries: list[str]) -> Found:
            page.goto("about:blank")
            page.add_script_tag(content=script.decode())
            return dict(zip(queries, page.evaluate(FIND, queries), strict=True))

        yield ask


Find = Callable[[bytes, list[str]], Found]


@pytest.fixture(scope="module")
def words(find: Find) -> Found:
    """For every word used below the words whose pages it finds."""
    every = sorted({*WORDS.split(), *(word for row in FAMILIES + STRANGERS for word in row.split())})
    found = find(index_script(index_records(word_pages(every), (), PageAddresses()), RANKING), every)
    return {word: [address.rstrip("/") for address in rows] for word, rows in found.items()}


@pytest.fixture(scope="module")
def office(find: Find) -> Found:
    script = index_script(index_records(OFFICE, GUIDES, PageAddresses()), RANKING)
    return find(script, [str(row.values[0]) for row in FIRST])


def test_related_words_of_snowball_find_each_other(words: Found) -> None:
    """Every two of the list with one stem, but for those that are named."""
    assert len(set(WORDS.split())) == len(WORDS.split()) >= 300
    stem = snowballstemmer.stemmer("indonesian").stemWord
    stems = {word: stem(word) for word in WORDS.split()}
    pairs = {(a, b) for a, one in stems.items() for b, other in stems.items() if one == other}
    assert len(pairs) > 800
    assert {(a, b) for a, b in pairs if b not in words[a]} == APART


@pytest.mark.parametrize("family", FAMILIES)
def test_related_words_find_each_other(family: str, words: Found) -> None:
    related = set(family.split())
    assert {word: related - set(words[word]) for word in related if related - set(words[word])} == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_word_as_typed_comes_first(family: str, words: Found) -> None:
    assert {word for word in family.split() if words[word][0] != word} == set()


@pytest.mark.parametrize("pair", STRANGERS)
def test_strangers_stay_apart(pair: str, words: Found) -> None:
    one, other = pair.split()
    assert other not in words[one]
    assert one not in words[other]


@pytest.mark.parametrize(("query", "first"), FIRST)
def test_what_comes_first(query: str, first: str | None, office: Found) -> None:
    assert office[query][:1] == ([first] if first else [])


def test_every_word_has_to_be_there(find: Find) -> None:
    script = index_script(index_records(OFFICE, GUIDES, PageAddresses()), RANKING)
    assert find(script, ["standar blambangan", "standar persen"]) == {
        "standar blambangan": [],
        "standar persen": ["indikator/IKU-0012/", "indikator/IKU-0112/"],
    }


def test_written_pages_are_found_by_their_headings() -> None:
    headings = [Heading(1, "operator", "Operator"), Heading(2, "a", "Kunci & <b>"), Heading(4, "b", "Dalam")]
    assert list(written_entries("panduan/operator.md", headings)) == [
        SearchEntry("Operator", ""),
        SearchEntry("Kunci & <b>", "Operator", "a"),
    ]
    assert list(written_entries("panduan/kosong.md", [])) == [SearchEntry("panduan/kosong.md", "")]


def test_the_script_is_data_and_the_same_bytes_twice() -> None:
    """A hostile name stays a string of JSON; a long one is cut; written pages stand by their path."""
    long = SearchEntry("n" * 5_000, "</script>\u2028\"'`${alert(1)}" + "t" * 5_000)
    written = [("b.md", [SearchEntry("B", "")]), ("a.md", [SearchEntry("A", "")])]
    make = [
        index_script(index_records([entry_page("x.md", long)], order, PageAddresses()), "")
        for order in (written, written[::-1])
    ]
    assert make[0] == make[1]
    rows = list(unpacked(make[0].decode()))
    assert [row.address for row in rows] == ["x/", "a/", "b/"]
    assert len(rows[0].title) == 200
    assert rows[0].text.startswith("</script>\u2028\"'`${alert(1)}ttt")


PACKED = [
    *((page.src, page.cari()) for page in OFFICE),
    ("index.md", [SearchEntry("Beranda", "")]),
    ("panduan/index.md", [SearchEntry("Panduan", "")]),
    (
        "panduan/mengisi-data.md",
        [
            SearchEntry("Mengisi data", ""),
            SearchEntry("1. Angka, dan kata", "Mengisi data", "1-angka-dan-kata"),
            SearchEntry("GitHub", "Mengisi data", "github_1"),
            SearchEntry("\u212aarier \u0130ndeks", "Mengisi data", "karier-i-ndeks"),
            SearchEntry("Dua\nbaris", "Teks\ndua baris", "dua-baris"),
            SearchEntry("", "", "–"),
        ],
    ),
]


@pytest.mark.parametrize("folder", [True, False], ids=["alamat folder", "alamat berkas"])
def test_packing_loses_nothing(folder: bool, chromium: Browser) -> None:
    """The browser makes the records anew, and the tests' reader the same; only a line break is a space."""
    address = PageAddresses(folder=folder)
    given = [
        (place, title.replace("\n", " "), kind, text.replace("\n", " "))
        for place, title, kind, text in index_records((), PACKED, address)
    ]
    script = index_script(index_records((), PACKED, address), RANKING)
    assert [tuple(row) for row in unpacked(script.decode())] == given
    with chromium.new_context() as context:
        page = context.new_page()
        page.add_script_tag(content=script.decode())
        assert [tuple(row) for row in page.evaluate("CARI.d")] == given


def test_what_a_title_tells_is_not_said_again() -> None:
    written = [
        ("a.md", [SearchEntry("Judul", ""), *(SearchEntry(f"Bab {n}", "Judul", f"bab-{n}") for n in "12")])
    ]
    rows = list(packed(index_records((), written, PageAddresses())))
    assert rows == [
        ("", "/", 1, 0, "", "Judul", "", "a"),
        ("#", "", 1, 2, "Bab ", "1\x7f2", "Judul", ""),
    ]


def test_codes_that_follow_one_another_are_counted() -> None:
    """As many digits as before; where a number is left out, or a code has none, it is said."""
    titles = ("A008 satu", "A009 dua", "A010 tiga", "A012 empat", "B001 lima", "IKU enam")
    rules = [entry_page("aturan.md", *(SearchEntry(title, "", title.split(" ")[0]) for title in titles))]
    [row] = packed(index_records(rules, (), PageAddresses()))
    told = "A008 satu\x7f dua\x7f tiga\x7fA012 empat\x7fB001 lima\x7fIKU enam"
    assert row == ("aturan/#", "", 0, 1, "", told, "", "")


def test_an_anchor_of_letters_is_told_by_its_title() -> None:
    entries = [SearchEntry("Isian: Kop surat", "", "kopsurat"), SearchEntry("Isian: Unit", "", "bagian")]
    [row] = packed(index_records([entry_page("kamus-isian.md", *entries)], (), PageAddresses()))
    assert row == ("kamus-isian/#", "", 1, 3, "Isian: ", "Kop surat\x7fUnit", "", "\x7fbagian")


def test_behind_what_results_show_no_word_stands_again() -> None:
    """The text up to the first space behind 120 letters stays; each further word stands once, unmarked."""
    shown = "Kampung " + ", ".join(f"Nama {n}" for n in range(10, 29))  # 8 + 19 x 9 - 2 = 177 letters
    page = entry_page("wilayah/1.md", SearchEntry("Kasui", f"{shown}, Nama 10, Baru; (baru) dan Kasui Pasar"))
    [(_, _, _, text)] = index_records([page], (), PageAddresses())
    head, dots, rest = text.partition(" … ")
    assert dots
    assert head == shown[:120]  # up to "Nama" of 22: 8 + 12 x 9 + 4
    assert rest.split() == ["22", "23", "24", "25", "26", "27", "28", "baru", "pasar"]


def test_a_document_is_shown_with_the_names_of_its_sections() -> None:
    text = "Bagian: " + ", ".join(["Anggaran dan efisiensi"] * 20)
    [(_, _, _, told)] = index_records(
        [entry_page("dokumen/1.md", SearchEntry("D", text))], (), PageAddresses()
    )
    assert told == text


def test_keys_are_found_whole_and_in_part(find: Find) -> None:
    words = each_word_once(["tanggal_pengesahan", "tanggal_revisi Tanggal revisi"], "Tabel SOP")
    assert words == "tanggal pengesahan revisi"
    script = index_script(
        index_records([entry_page("data.md", SearchEntry("Tabel SOP", words))], (), PageAddresses()), RANKING
    )
    asked = ["tanggal_pengesahan", "revisi", "tanggal revisi", "tanggal_pembuatan"]
    assert [bool(rows) for rows in find(script, asked).values()] == [True, True, True, False]


def test_a_key_typed_whole_is_no_other_page(find: Find) -> None:
    """A rule about the date says both words in its title; who types the key wants what it means."""
    rule = entry_page("aturan.md", SearchEntry("P105 tanggal pengesahan kosong", "", "P105"))
    keys = entry_page("kamus-isian.md", SearchEntry("Kamus isian: SOP", "tanggal pengesahan", "sop"))
    script = index_script(index_records([rule, keys], (), PageAddresses()), RANKING)
    assert find(script, ["tanggal_pengesahan", "tanggal pengesahan"]) == {
        "tanggal_pengesahan": ["kamus-isian/#sop"],
        "tanggal pengesahan": ["aturan/#P105", "kamus-isian/#sop"],
    }


def test_the_ranking_comes_without_its_comments() -> None:
    """A quarter of it; the tests above run what is left."""
    left = index_script((), RANKING).decode().removeprefix("var CARI={d:[]};\n")
    assert "/*" not in left
    assert " // " not in left
    assert len(left) < 0.8 * len(RANKING)


def test_addresses_of_a_copy_on_disk() -> None:
    rows = list(index_records(OFFICE, GUIDES, PageAddresses(folder=False)))
    assert {row[0] for row in rows} >= {"dokumen/2025-TW2.html", "panduan/operator.html#dana"}
