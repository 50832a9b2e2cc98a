"""A new office of ``ukur init`` with an SOP of its own: seven steps, four roles, and the Bupati signs too."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.skenario.isian import Ubah
from tests.skenario.kantor import USULAN, Kantor, Keluaran, baris_kunci, jalankan_git
from tests.skenario.panggung import TanpaSitus

from ukur.commands.data.new_office import start_office

KEPALA, SEKRETARIS, BUPATI = "siti-badan", "budi-badan", "bupati-kab"
ANALIS, ANALIS_2, PENGELOLA, PENGELOLA_2 = "ani-analis", "eko-analis", "tono-data", "wati-data"
PERAN: Mapping[str, str] = {
    KEPALA: "kepala-badan",
    SEKRETARIS: "sekretaris",
    ANALIS: "analis",
    ANALIS_2: "analis",
    PENGELOLA: "pengelola-data",
    PENGELOLA_2: "pengelola-data",
    BUPATI: "bupati",
}
NAMA = {
    "kepala-badan": "Kepala Badan",
    "sekretaris": "Sekretaris Badan",
    "analis": "Analis Kinerja",
    "pengelola-data": "Pengelola Data",
    "bupati": "Bupati",
}
# number, what is done, by whom, stage, who approves, how it goes on
_LANGKAH = (
    (1, "Memerintahkan pengukuran", "kepala-badan", "perintah", (), "lanjut_ke: [2]"),
    (2, "Menyiapkan format", "analis", "format", ("sekretaris",), "lanjut_ke: [3]"),
    (3, "Menghimpun data", "pengelola-data", "draf", ("analis",), "lanjut_ke: [4]"),
    (4, "Mengevaluasi data", "analis", "konsep", ("analis", "sekretaris"), "lanjut_ke: [5]"),
    (
        5,
        "Memeriksa konsep",
        "kepala-badan",
        "dokumen",
        ("kepala-badan",),
        "simbol: belah-ketupat\n    cabang: [{jawaban: Ya, langkah: 6}, {jawaban: Tidak, langkah: 4}]",
    ),
    (6, "Menandatangani dokumen", "kepala-badan", "ditandatangani", ("kepala-badan",), "lanjut_ke: [7]"),
    (7, "Mengarsipkan dokumen", "pengelola-data", "arsip", ("analis",), "simbol: kapsul"),
)
KEWENANGAN = """kewenangan: {target: [kepala-badan], acuan: [sekretaris], arsip: [analis]}
penanda_tangan:
  - jabatan: kepala-badan
  - jabatan: bupati
    sebagai: Mengetahui
"""


def sop(tambahan: str = KEWENANGAN) -> str:
    """The SOP: identity, columns, steps, and who guards and signs."""
    steps = ""
    for nomor, kegiatan, oleh, tahap, setuju, lanjut in _LANGKAH:
        steps += f"  - nomor: {nomor}\n    kegiatan: {kegiatan}\n    pelaksana: [{oleh}]\n"
        steps += "    kelengkapan: Bahan\n    waktu: 1 Hari\n    output: Hasil\n"
        steps += f"    tahap: {tahap}\n    {lanjut}\n"
        asked = ", ".join(f"{{peran: {peran}}}" for peran in setuju)
        steps += f"    persetujuan: [{asked}]\n" if asked else ""
    columns = "".join(f"  - {{judul: {NAMA[key]}, peran: {key}}}\n" for key in NAMA if key != "bupati")
    return (
        "identitas:\n  instansi: [Badan Perencanaan Kabupaten Uji]\n  nomor: 050/7/2025\n"
        "  nama: Pengukuran Kinerja\n  tanggal_pembuatan: 2025-01-02\n  tanggal_pengesahan: 2025-01-03\n"
        "  disahkan_jabatan: Kepala Badan\n  dasar_hukum: [Peraturan Bupati Uji Nomor 1 Tahun 2025]\n"
        f"  kualifikasi_pelaksana: [Analis Kinerja]\nkolom:\n{columns}langkah:\n{steps}{tambahan}"
    )


def peran() -> str:
    rows = ""
    for key, nama in NAMA.items():
        held = "".join(
            f"      - {{akun: {akun}, mulai: 2025-01-02}}\n" for akun, role in PERAN.items() if role == key
        )
        rows += f"  {key}:\n    nama: {nama}\n    pemegang:\n{held}"
    return f"peran:\n{rows}"


PEJABAT = """jabatan:
  kepala-badan: Kepala Badan Perencanaan Kabupaten Uji
  bupati: Bupati Uji
pemegang:
  - jabatan: kepala-badan
    nama: SITI AMINAH, S.Sos., M.Si.
    nip: "197502022000032002"
    pangkat: Pembina Utama Muda (IV/c)
    mulai: 2025-01-02
    sumber: SK Bupati Uji
  - jabatan: bupati
    nama: H. HASAN BASRI
    mulai: 2025-01-02
    sumber: Keputusan Menteri Dalam Negeri
"""
POHON = """simpul:
  - kode: T-1
    jenis: tujuan
    uraian: Pembangunan yang terencana
    anak:
      - kode: SS-1
        jenis: sasaran
        uraian: Meningkatnya mutu perencanaan
"""
KAMUS = """kode: IKU-01
nama: Dokumen perencanaan yang selaras
sasaran: SS-1
tingkat: hasil
definisi_operasional: Jumlah dokumen perencanaan yang selaras dengan RPJMD
cara_pengukuran: Hitungan dokumen yang lulus telaah
satuan: dokumen
jenis_satuan: cacah
rumus: naik@1
agregasi: posisi-akhir
frekuensi: tahunan
unit: dinas
sumber_data: {nama: Berita acara telaah}
desimal: 0
target:
  2025: {tahun: 20, dasar: perjanjian-kinerja, sumber: PK 2025}
"""
TARGET, DOKUMEN = "indicators/kamus/IKU-01.yml", "indicators/pengukuran/2025-TW4/dokumen.yml"
FORMULIR = "indicators/pengukuran/2025-TW4/dinas.yml"


def buat_kunci(folder: Path) -> dict[str, Path]:
    """Make a real SSH key for every account."""
    for akun in PERAN:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", akun, "-f", str(folder / akun)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return {akun: folder / akun for akun in PERAN}


def isi_data(kerja: Path) -> None:
    """What an operator writes over the files of ``ukur init``."""
    data = kerja / "indicators"
    office = (data / "instansi.yml").read_text("utf-8")
    office = office.replace("percontohan: ya\n", "").replace(
        "(isi tempat dokumen ditandatangani)", "Kota Uji"
    )
    texts = {"instansi.yml": office, "sop.yml": sop(), "peran.yml": peran(), "pejabat.yml": PEJABAT}
    texts |= {"pohon-kinerja.yml": POHON, "kamus/IKU-01.yml": KAMUS}
    for name, text in texts.items():
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text(text, "utf-8")


def kantor_badan(folder: Path, kunci: Mapping[str, Path]) -> Kantor:
    """The three repositories, their first commit signed by the head: nothing before it was proposed."""
    made = Kantor(folder, kunci)
    folder.mkdir(parents=True)
    jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "pusat")
    start_office(made.kerja, "Badan Perencanaan", "Kabupaten Uji")
    isi_data(made.kerja)
    signers = made.kerja / ".ukur/allowed_signers"
    signers.write_text("".join(baris_kunci(akun, path) for akun, path in kunci.items()), "utf-8")
    jalankan_git(made.kerja, "init", "--quiet", "--template=", "--initial-branch=main")
    jalankan_git(made.kerja, "remote", "add", "origin", "../pusat")
    made.simpan(KEPALA, "main")
    jalankan_git(folder, "clone", "--quiet", "--template=", "pusat", "utama")
    jalankan_git(made.utama, "remote", "set-url", "origin", "../pusat")
    for repo in (made.kerja, made.utama):
        jalankan_git(repo, "config", "user.name", "petugas")
        jalankan_git(repo, "config", "user.email", "petugas@contoh.invalid")
    return made


def usulkan(kantor: Kantor, akun: str, berkas: Mapping[str, Ubah], baru: bool = True) -> TanpaSitus:
    """Open a proposal, from a new branch at main unless it has been begun."""
    if baru:
        kantor.cabang()
    place = TanpaSitus(kantor, kantor.kunci, _tidak_dipakai)
    kantor.tulis(akun, berkas)
    place.gerbang()
    return place


def setujui(place: TanpaSitus, akun: Sequence[str]) -> None:
    for approver in akun:
        place.langsung(approver, peran=PERAN[approver])


def gabungkan(kantor: Kantor, akun: str, berkas: Mapping[str, Ubah], setuju: Sequence[str]) -> None:
    """Propose, sign and merge."""
    setujui(usulkan(kantor, akun, berkas), setuju)
    kantor.gabung(akun, USULAN)


def _tidak_dipakai(*_: object, **__: object) -> Keluaran:
    raise AssertionError("statements are signed past the command here")
