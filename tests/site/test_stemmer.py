"""Indonesian search: our stemmer beside Snowball's, and Material's own search worker with our plugin."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
ASSETS = "assets/javascripts"
PLUGIN = f"{ASSETS}/lunr/min/lunr.id.min.js"
SITE = "http://ukur.test/"

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

PAGES = {
    "iku-01": "IKU-01 Persentase kepatuhan",
    "iku-02": "IKU-02 Persentase kehadiran",
    "rekening": "Kode rekening 2.13.04 dan seterusnya",
    "rekening-lain": "Kode rekening 2.13.05",
    "dana": "Dana desa",
    "gabungan": "Pembinaan dan evaluasi",
    "evaluasi": "Evaluasi berkala",
    **{word: word for row in FAMILIES + STRANGERS for word in row.split()},
}

QUERIES = [
    pytest.param("IKU-01", {"iku-01"}, {"dana"}, id="kode indikator"),
    pytest.param("2.13.04", {"rekening"}, {"rekening-lain"}, id="kode rekening"),
    pytest.param("2.13", {"rekening", "rekening-lain"}, {"dana"}, id="awal kode rekening"),
    pytest.param("evalua", {"evaluasi", "gabungan"}, {"dana"}, id="awal kata"),
    pytest.param("evaluasi dan", {"evaluasi", "gabungan"}, {"dana"}, id="kata henti diabaikan"),
    pytest.param("dan", {"dana"}, {"gabungan"}, id="hanya kata henti: awal kata lain"),
    pytest.param('"evaluasi dan pembinaan"', {"gabungan"}, {"evaluasi"}, id="kutipan memuat kata henti"),
    pytest.param('"melayani"', {"melayani"}, {"pelayanan"}, id="kutipan berarti persis"),
    pytest.param("evaluasi -pembinaan", {"evaluasi"}, {"gabungan"}, id="kata yang dikecualikan"),
]

# Runs in the page. The worker answers 1 when its index is ready and 3 with the items found.
STEM = "words => words.map(word => lunr.id.stem(word))"
SEARCH = """async ([worker, docs, queries]) => {
  const search = new Worker(worker), pending = []
  const ask = message => new Promise((done, fail) => {
    search.onmessage = answer => done(answer.data.data)
    search.onerror = problem => fail(new Error(problem.message))
    search.postMessage(message)
  })
  const fields = {title: {boost: 1e3}, text: {boost: 1}, tags: {boost: 1e6}}
  const config = {lang: ["id"], separator: '[\\\\s\\\\-,:!=\\\\[\\\\]()"/]+|\\\\.(?!\\\\d)',
                  pipeline: ["trimmer", "stopWordFilter", "stemmer"], fields}
  await ask({type: 0, data: {config, docs, options: {suggest: false}}})
  const found = {}
  for (const query of queries) found[query] = (await ask({type: 2, data: query})).items.map(item => item[0])
  return found
}"""

Item = dict[str, Any]


@pytest.fixture(scope="module")
def kosong(chromium: Browser) -> Iterator[Page]:
    """An empty page that serves Material's files and ours."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    folders = (ROOT / "generator/ukur/site/theme", Path(spec.origin).parent / "templates")

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        file = next((folder / path for folder in folders if path and (folder / path).is_file()), None)
        if file:
            route.fulfill(path=file)
        else:
            route.fulfill(body="<!doctype html><title>uji</title>", content_type="text/html")

    with chromium.new_context() as context:
        context.route("**/*", serve)
        page = context.new_page()
        page.goto(SITE)
        yield page


def worker_path() -> str:
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    templates = Path(spec.origin).parent / "templates"
    [worker] = (templates / ASSETS / "workers").glob("search.*.min.js")
    return worker.relative_to(templates).as_posix()


@pytest.fixture(scope="module")
def stems(kosong: Page) -> dict[str, str]:
    """Our stem of every word of the list and of the words in indicators/."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "indicators").rglob("*.yml")))
    words = sorted({*WORDS.split(), *re.findall(r"[a-z]+", " ".join(texts).lower())})
    for script in (worker_path(), f"{ASSETS}/lunr/min/lunr.stemmer.support.min.js", PLUGIN):
        kosong.add_script_tag(url=SITE + script)
    return dict(zip(words, kosong.evaluate(STEM, words), strict=True))


@pytest.fixture(scope="module")
def found(kosong: Page) -> dict[str, list[Item]]:
    """What Material's worker finds for every query used below, best first."""
    docs = [{"location": name, "title": "", "text": text} for name, text in PAGES.items()]
    words = [word for row in FAMILIES + STRANGERS for word in row.split()]
    queries = [*words, *(str(row.values[0]) for row in QUERIES)]
    return dict(kosong.evaluate(SEARCH, [worker_path(), docs, queries]))


def locations(items: list[Item]) -> set[str]:
    return {item["location"] for item in items}


def test_the_list_is_long_enough() -> None:
    assert len(set(WORDS.split())) == len(WORDS.split()) >= 300


def test_stems_equal_those_of_snowball(stems: dict[str, str]) -> None:
    snowball = snowballstemmer.stemmer("indonesian")
    assert {word: stem for word, stem in stems.items() if stem != snowball.stemWord(word)} == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_related_words_find_each_other(family: str, found: dict[str, list[Item]]) -> None:
    words = set(family.split())
    assert {word: words - locations(found[word]) for word in words if words - locations(found[word])} == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_word_as_typed_comes_first(family: str, found: dict[str, list[Item]]) -> None:
    assert {word for word in family.split() if found[word][0]["location"] != word} == set()


@pytest.mark.parametrize("pair", STRANGERS)
def test_strangers_stay_apart(pair: str, found: dict[str, list[Item]]) -> None:
    one, other = pair.split()
    assert other not in locations(found[one])
    assert one not in locations(found[other])


@pytest.mark.parametrize(("query", "present", "absent"), QUERIES)
def test_queries(query: str, present: set[str], absent: set[str], found: dict[str, list[Item]]) -> None:
    assert present <= locations(found[query])
    assert not absent & locations(found[query])


def test_the_code_asked_for_comes_first(found: dict[str, list[Item]]) -> None:
    assert found["IKU-01"][0]["location"] == "iku-01"


def test_a_related_word_is_highlighted_and_not_reported_missing(found: dict[str, list[Item]]) -> None:
    [item] = (item for item in found["melayani"] if item["location"] == "pelayanan")
    assert item["terms"] == {"melayani": True}
    assert item["text"] == "<mark>pelayanan</mark>"


def test_every_word_is_marked_once(found: dict[str, list[Item]]) -> None:
    assert {item["text"] for items in found.values() for item in items if "<mark><" in item["text"]} == set()
