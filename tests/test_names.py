"""One language: the names of the program against docs/glossary.md."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
PACKAGE = REPO / "generator/ukur"
SHIPPED = {"archive/pemeriksa/periksa.py"}  # filed with every archive: its bytes stay as they are
SHIPPED |= {"archive/pemeriksa/__init__.py"}
ENTRY = re.compile(r"- \*\*([a-z ]+)\*\*: \S.*\(.+\)|- \*\*([a-z ]+)\*\*: see \*[a-z ]+\*.*")

# Verbs and technical nouns have an English name: the first word of a pair is no part of a name here.
PLUMBING = """
ajukan propose, akar root, alamat address, alasan reason, alat tool, ambil take, angka number, arsipkan
file, asing foreign, aturan rules, awal start, akhir end, baca read, bagi divide, bagian part, bahan
material, banding comparison, bandingkan compare, bangun build, baris row, batas limit, beda difference,
beku frozen, bekukan freeze, bentuk form, berkas file, berubah changed, besaran quantity, bidang field,
bita bytes, buat make, buka open, bulatkan round, bungkus pack, buku book, cairkan thaw, cakupan
coverage, cangkang shell, cari find, catat record, catatan note, celah gap, cetak print, cetakan print,
daun leaf, deret series, deteksi detect, entri entry, figur figure, gabung combine, gabungan merge, galat
error, gambar picture, garis line, gaya style, gerak move, gerbang gate, golongan class, grafik chart,
gudang repository, halaman page, hapus delete, hasil result, himpunan set, huruf font, indeks index,
induk parent, isi content, jalan run, jalankan run, jalur path, jawaban answer, judul title, jumlah
count, kalimat sentence, katalog catalogue, kebijakan policy, kelompok group, kemas pack, kenali
identify, kerangka skeleton, keterangan remark, kirim send, klien client, komentar comment, konsep draft,
konteks context, kumpulkan collect, kunci key, kutip quote, lambang emblem, lampiran attachment,
lampirkan attach, laporan report, laporkan report, larangan prohibition, latihan drill, layani serve,
lebar width, lembar sheet, lengkapi complete, letak place, letakkan place, lewati skip, lingkungan
environment, lipat fold, makna meaning, masukan input, mesin engine, muat load, muatan payload, mulai
start, nama name, naskah document, nomor number, nyatakan state, objek object, paket package, panjang
length, pecah split, pelanggaran violation, pembulatan rounding, penanda marker, penerbit publisher,
pengizin signers, peringatan warning, perintah command, periksa check, pemeriksaan check, pernyataan
statement, persen percent, pesan message, petugas committer, pilih choose, pindah move, pisah split, pola
pattern, potongan fragment, proses process, protokol protocol, putusan verdict, putuskan decide, rapikan
tidy, rekam record, rekaman record, rentang range, revisi revision, ringkas short, ringkasan summary,
riwayat history, rujukan reference, sah valid, sahkan validate, salah wrong, salin copy, sebab cause,
sebut name, sebutan wording, segel seal, sel cell, semua all, siapkan prepare, sidik hash, sikap stance,
simpan store, simpanan cache, situs site, skema schema, susun compose, susunan structure, surat letter,
syarat requirement, tambah add, tampil shown, tanda mark, tanggal date, tanpa without, tautan link, teks
text, temuan finding, tempat place, tepi margin, terbit publish, terbitkan publish, timbang weigh,
tinjauan review, tolak refuse, tukar exchange, tulis write, tutup close, ubah change, uji verify, ujung
head, ukuran size, ulasan review, umpan feed, unduh download, unduhan download, unggah upload, urai
parse, uraian description, urutan order, usulan proposal, usulkan propose, vektor vector, verifikasi
verification, versi version, wewenang authority
"""
# Words of ordinary Indonesian, which names had before and the domain does not need.
ORDINARY = """
ada agregat akibat aksara aktif aktivitas alih alinea alur aman anggota arah arsir arti asal asalmula aset
asli atas atur bahasa bahu baik baku banyak batang bawah bekerja belum besar biasa blok bobot boleh buang
bulat butir cacat calon cerita coba cocok cukup daerah dahulu dapat datar definisi dialek dibangun dibuang
dicatat dicetak digabung dihitung dikenal diketahui dikirim diklaim dikoreksi dipakai dipercaya disalin
disetujui disusun diterima ditimbang ditolak ditutup diukur dorong dulu ekspor fakta faktor gagal geser
gugur guna habis hak hanya harfiah hari ikut inci izin jam jangkar jarak jatah jauh jeda jejak jelajah
kadaluwarsa kalender kali kami kanon kantor kata kecil kelas keliling keliru keluar keluarga kerja kini kiri
kisi klaim kosong kotak kriteria kuat kumpul kurang lain lajur lalu lama lampau langsung lapang lari layar
lebih lewat lima lingkup lisensi logis lolos longgar luar luas lulus luring macam makin maks manfaat meleset
mendukung menit mentah menurut merah metodologi milik minta modul mudah mula mundur nanti nol nonnegatif
orang pagar pagari pakai paksa paling panah pangkal paragraf pasang pasti pelapor pendek peninjau penting
penuh penunjuk penutup perbarui perencana perlu pertama petik petunjuk peubah piksel pindai pinggir pintu
pipa poin polos pos pratinjau presisi proyek pulih puncak punya pustaka putus rangkap rantai rata resmi
rilis rinci romawi ruang rusak saklar saksi sama sampai sampul sana satu saya sebaris sedang sedikit segala
segi sehari sejak sekali sela selesai seluruh sementara sempit sendiri sentimeter seorang sepersepuluh
seperti seratus serentak sesudah setempat setuju sifat singkat sini sintaks sisa sisi skor skrip stempel
struk sudah sunting tak taksir tangani tanya tarik tebal telat tema templat tengah tepat tetap tiada tinggi
tipe titik tumpuk ulang umum unsur untai untuk usia utama utuh wajar wajib yang
"""
FORBIDDEN = {pair.split()[0] for pair in PLUMBING.split(",")} | set(ORDINARY.split())
# Properties that stand in for a field of the document, under the name its rows have everywhere else.
FIELDS = {"document/document_value.py:baris", "model/lke.py:bagian"}
FIELDS |= {"document/pdf/pdf_printer.py:tanggal", "document/pdf/pdf_printer.py:nama_berkas"}
FIELDS |= {"document/pdf/sheet_printer.py:nama_berkas"}
# The shapes of Indonesian words; what is English in spite of its shape is listed beside them.
SHAPE = re.compile(
    r"(?:ber|ter|meng|meny|mem|peng|peny|pem)[a-z]{3,}|[a-z]{3,}(?:kan|nya|an|asi|uan)|di[a-z]+kan"
)
ENGLISH = {"american", "boolean", "mean", "member", "members", "memory", "pending", "pentagon", "permission"}
ENGLISH |= {"clean", "indonesian", "plan", "roman", "scan", "span", "term", "terminal", "terms", "than"}


@cache
def sources() -> dict[str, ast.Module]:
    """Return the tree of every module of the program by its path: read for a test, not to collect them."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in SHIPPED
    }


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return all of a tree as ``ast.walk`` does: forty walks of the same 430 modules take a minute."""
    return tuple(ast.walk(tree))


@cache
def words_of(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name))


def defined(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Kind and name of every class, function and constant of a module."""
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield "class", node.name
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield "function", node.name
    for statement in tree.body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            for part in (part for target in targets for part in ast.walk(target)):
                if isinstance(part, ast.Name):
                    yield "constant", part.id


@cache
def names() -> tuple[tuple[str, str, str], ...]:
    """Return path, kind and name of all that the program defines."""
    return tuple(_names())


def _names() -> Iterator[tuple[str, str, str]]:
    for path, tree in sources().items():
        if not path.endswith("__init__.py"):
            yield path, "module", Path(path).stem
        for kind, name in defined(tree):
            yield path, kind, name


def _of_click(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function is a command: its parameters are the options that people type."""
    return any(
        re.search(r"command|option|argument|group|REPO", ast.unparse(d)) for d in function.decorator_list
    )


def local_names() -> Iterator[tuple[str, str]]:
    """Parameters and variables of every function, with the module; a field's own name is not one."""
    for path, tree in sources().items():
        for function in nodes(tree):
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and not _of_click(function):
                yield from ((path, part.arg) for part in ast.walk(function.args) if isinstance(part, ast.arg))
                for part in ast.walk(function):
                    if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                        yield path, part.id


def glossary() -> dict[str, str]:
    """The words of the glossary with their lines; an entry of two words gives both."""
    lines = [
        line
        for line in (REPO / "docs/glossary.md").read_text("utf-8").splitlines()
        if line.startswith("- **")
    ]
    return {word: line for line in lines for word in line[4:].split("**")[0].split()}


@cache
def record_classes() -> set[str]:
    """Classes of ``model`` name what the data files hold; their names are in the published schemas."""
    return {
        node.name
        for path, tree in sources().items()
        if path.startswith("model/")
        for node in nodes(tree)
        if isinstance(node, ast.ClassDef)
    }


def test_glossary_is_sorted_and_complete() -> None:
    text = (REPO / "docs/glossary.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("- **")]
    assert [line for line in lines if not ENTRY.fullmatch(line)] == []
    entries = [line[4:].split("**")[0] for line in lines]
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("kind", ["module", "class", "function", "constant"])
def test_verbs_and_plumbing_are_english(kind: str) -> None:
    """A record of the data files keeps the name that its schema publishes, if the glossary explains it."""
    records, known = record_classes(), set(glossary())
    wrong = {
        f"{path}:{name}"
        for path, own, name in names()
        if own == kind and FORBIDDEN & set(words_of(name)) and f"{path}:{name}" not in FIELDS
        if not (name in records and set(words_of(name)) <= known)
    }
    assert wrong == set()


def test_parameters_and_variables_are_english() -> None:
    """A noun of the regulation may name a value; a technical noun, a verb or an ordinary word may not."""
    words = set(glossary())
    assert {
        f"{path}:{name}" for path, name in local_names() if FORBIDDEN & set(words_of(name)) - words
    } == set()


@pytest.mark.parametrize("kind", ["module", "class", "function", "constant"])
def test_indonesian_words_are_in_the_glossary(kind: str) -> None:
    """What looks Indonesian is a word of the domain with its meaning written down, or has an English name."""
    known = set(glossary()) | ENGLISH
    assert {
        f"{path}:{name} ({word})"
        for path, own, name in names()
        if own == kind
        for word in words_of(name)
        if SHAPE.fullmatch(word) and word not in known and f"{path}:{name}" not in FIELDS
    } == set()


def test_exceptions_are_of_files_that_are_there() -> None:
    assert {name.partition(":")[0] for name in FIELDS | KEPALA_IN | DASAR_IN} <= sources().keys()


def test_every_word_of_the_glossary_is_used() -> None:
    """A word that no name and no field has any more is taken out."""
    used = {word for _, _, name in names() for word in words_of(name)}
    for tree in sources().values():
        for node in nodes(tree):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                used |= set(words_of(node.target.id))
    assert set(glossary()) - used == set()


def test_no_module_name_in_two_rooms() -> None:
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in sources():
        if not path.endswith("__init__.py"):
            rooms[Path(path).stem].add(path)
    assert {stem: sorted(paths) for stem, paths in rooms.items() if len(paths) > 1} == {}


def folders() -> dict[str, set[str]]:
    """The folders of ``commands``, and which of the others each imports."""
    arrows: dict[str, set[str]] = defaultdict(set)
    for path, tree in sources().items():
        parts = path.split("/")
        if parts[0] != "commands" or len(parts) < 3:
            continue
        arrows.setdefault(parts[1], set())
        for node in nodes(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ukur.commands"):
                inner = (node.module or "").split(".")
                targets = [inner[2]] if len(inner) > 2 else [alias.name for alias in node.names]
                arrows[parts[1]] |= {t for t in targets if t != parts[1]}
    return arrows


def test_folders_of_commands() -> None:
    """From cli down to data: nothing runs back up, and no module stands beside the folders."""
    order = ["data", "portal", "gate", "pages", "filing", "cli"]
    arrows = folders()
    assert set(arrows) == set(order)
    assert {p for p in sources() if p.startswith("commands/") and p.count("/") == 1} == {
        "commands/__init__.py"
    }
    up = {
        (a, b)
        for a, others in arrows.items()
        for b in others
        if b not in order or order.index(b) >= order.index(a)
    }
    assert up == set()


def bound_names(tree: ast.Module) -> Iterator[str]:
    """Every name that code gives to something: also parameters, local names and attributes."""
    for node in nodes(tree):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            yield node.name
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


# One meaning each: the head of the office; the basis of a target, of a capaian, of the SOP.
KEPALA = {"KEPALA", "kepala"}
DASAR = {"dasar", "DasarTarget", "DasarCapaian", "dasar_target", "dasar_capaian", "dasar_hukum"}
# ``kepala`` as the role, and as a key of persetujuan.json, whose records must stay readable.
KEPALA_IN = {"archive/approvals.py", "checks/peran_rules.py", "workflow/approval_policy.py"}
DASAR_IN = {"document/document_value.py", "document/receipt.py", "measure/realisasi.py", "model/indikator.py"}
DASAR_IN |= {"model/instansi.py", "model/pengukuran.py", "model/pohon.py", "model/sop.py"}
DASAR_IN |= {"model/tata_usaha.py"}  # the schedule that a retention rests on
DASAR_IN |= {"forms/table/table_map.py"}  # that of the targets of a table
DASAR_IN |= {"model/portal_sources.py", "portal/portal_rows.py"}  # that of a deadline, of a target


@pytest.mark.parametrize(
    ("word", "allowed", "places"),
    [
        pytest.param("kepala", KEPALA, KEPALA_IN, id="kepala: the head of the office"),
        pytest.param("dasar", DASAR, DASAR_IN, id="dasar: what something rests on"),
    ],
)
def test_one_word_one_meaning(word: str, allowed: set[str], places: set[str]) -> None:
    wrong = {
        f"{path}:{name}"
        for path, tree in sources().items()
        for name in bound_names(tree)
        if word in words_of(name) and (name not in allowed or path not in places)
    }
    assert wrong == set()


# Names that docstrings take from elsewhere: Git, a host's API, a library, the theme.
BORROWED = {"GIT_DIR", "official", "holidays", "__nav_2"}
REFERENCE = re.compile(r"(?:``|:\w+:`)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)`")


@cache
def docstrings(tree: ast.Module) -> tuple[ast.Constant, ...]:
    """Docstrings, and the strings that stand below a constant or a field."""
    return tuple(_docstrings(tree))


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in nodes(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            for part in node.body:
                if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                    yield part.value


@cache
def texts(tree: ast.Module) -> set[str]:
    """The words of a module's strings that are no docstrings: keys, values of enums, names in templates."""
    told = {id(constant) for constant in docstrings(tree)}
    return {
        word
        for node in nodes(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        for word in re.findall(r"\w+", node.value)
    }


def test_docstrings_name_what_there_is() -> None:
    """A parameter, function or class that a docstring names was not renamed or removed under it."""
    there = {name for tree in sources().values() for name in bound_names(tree)} | BORROWED
    there |= {part for path in sources() for part in path.removesuffix(".py").split("/")}
    there |= {word for path, tree in sources().items() if path.startswith("model/") for word in texts(tree)}
    files = re.compile(r".+\.(?:yml|jsonl?|py)")
    assert {
        f"{path}:{told.lineno} {name}"
        for path, tree in sources().items()
        for told in docstrings(tree)
        for name in REFERENCE.findall(str(told.value))
        if not files.fullmatch(name) and not set(name.split(".")) - there <= texts(tree)
    } == set()
