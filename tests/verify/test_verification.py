import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.archive.arsip_uji import (
    HARI,
    KINI,
    PINDAI,
    TANDA,
    V1,
    V2,
    Arsip,
    Kunci,
    baris_register,
    buang,
    dengan_register,
    ganti,
    ganti_rekam,
    ganti_setuju,
    isi,
    lampiran,
    setujui,
    tulis_ulang,
)
from tests.archive.sertifikat_uji import Sertifikat, terbitkan
from tests.huruf_buatan import font_bytes

from ukur.archive.approvals import RecordedApproval
from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import MANIFEST, chain_end, read_manifest, read_register
from ukur.commands.data.machine import outside, refuse_flawed
from ukur.document.font_file import FontFile
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER, EntryKind
from ukur.verify.outcome import CheckResult, CheckStatus
from ukur.verify.outside import Outside
from ukur.verify.print_check import verify_prints
from ukur.verify.verification import Options, refuse_broken, verify_archive

SEMUA = Options(outside(KINI))
_TERAWAL = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=14)))
Serang = Callable[[Arsip], Arsip]


def gagal(hasil: tuple[CheckResult, ...]) -> list[str]:
    return [f"{h.folder or ''} {h.name}: {h.sentence}" for h in hasil if h.status is CheckStatus.GAGAL]


def test_utuh(arsip: Arsip, akar_uji: Sertifikat) -> None:
    """Everything holds; left out is what a scan shows, and whose signature it is where nobody is named."""
    found = verify_archive(arsip, replace(SEMUA, guarded=(akar_uji.pem,)))
    left = [(item.folder, item.name) for item in found if item.status is not CheckStatus.LULUS]
    assert left == [(TANDA, "penanda tangan"), (PINDAI, "pindaian")]
    assert all(item.good for item in found)
    names = {item.name for item in found} - {"penanda tangan"}
    assert names == {
        *("rantai", "susunan", "manifest", "berkas", "waktu", "urutan", "dokumen", "masukan", "hitungan"),
        "pemeriksa",
        *("persetujuan", "pelaksanaan", "bukti", "cetakan", "tanda tangan", "pindaian"),
    }
    refuse_broken(arsip)


def test_what_a_system_left_is_a_remark(arsip: Arsip) -> None:
    found = verify_archive(arsip, replace(SEMUA, system_files=("Thumbs.db", f"{V1}/desktop.ini")))
    assert gagal(found) == []
    (remark,) = (item for item in found if item.status is CheckStatus.CATATAN)
    assert remark.good
    assert "'Thumbs.db', '2024-TW4/v1/desktop.ini'" in remark.sentence


def test_bagian(arsip: Arsip) -> None:
    """Of other entries only what is wrong is told."""
    found = verify_archive(arsip, replace(SEMUA, part=f"{V2}/masukan"))
    assert {item.folder for item in found} == {None, V2}
    del arsip[f"{V1}/bukti.json"]
    found = verify_archive(arsip, replace(SEMUA, part=V2))
    assert gagal(found) == [f"{V1} berkas: 'bukti.json' hilang"]
    assert gagal(verify_archive(arsip, replace(SEMUA, part="2025-TW1")))[-1].endswith(
        "tidak terdaftar di register.jsonl"
    )


def _tanpa(folder: str) -> Serang:
    return lambda arsip: {path: raw for path, raw in arsip.items() if not path.startswith(f"{folder}/")}


def _tambah(path: str, raw: bytes = b"x") -> Serang:
    return lambda arsip: {**arsip, path: raw}


def _balik(path: str) -> Serang:
    """Flip one bit in the middle of a file; ``*.pdf`` stands for the entry's file of that ending."""

    def attack(arsip: Arsip) -> Arsip:
        folder, _, name = path.rpartition("/*")
        full = next(
            p
            for p in sorted(arsip)
            if p == path or (name and p.startswith(f"{folder}/") and p.endswith(name))
        )
        raw = bytearray(arsip[full])
        raw[len(raw) // 2] ^= 1
        return {**arsip, full: bytes(raw)}

    return attack


def _register(ubah: Callable[[list[bytes]], list[bytes]]) -> Serang:
    return lambda arsip: dengan_register(arsip, ubah(baris_register(arsip)))


KASAR = [
    *(
        pytest.param(_balik(f"{V1}/{name}"), f"{V1} berkas: '", id=f"satu bita berubah: {name}")
        for name in ("*.pdf", "*.xlsx", "*.docx", "*.csv", "*.zip", "dokumen.json", "persetujuan.json")
    ),
    *(
        pytest.param(_balik(f"{V1}/{name}"), f"{V1} berkas: '", id=f"satu bita berubah: {name}")
        for name in ("bukti.json", "periksa.py", "BACA-SAYA.txt", "dasar/peran.yml", "dasar/sop.yml")
    ),
    pytest.param(
        _balik(f"{V1}/masukan/indicators/skala.yml"),
        "'masukan/indicators/skala.yml' berubah: isinya bukan",
        id="satu bita masukan berubah",
    ),
    pytest.param(
        _balik(f"{V1}/manifest.json"),
        f"{V1}/manifest.json berubah atau ditulis ulang: sidiknya bukan yang ada di register.jsonl baris 2",
        id="satu bita manifest berubah",
    ),
    pytest.param(_balik(f"{TANDA}/*.pdf"), f"{TANDA} berkas: '", id="satu bita PDF bertanda berubah"),
    pytest.param(_balik(f"{PINDAI}/*.pdf"), f"{PINDAI} berkas: '", id="satu bita pindaian berubah"),
    pytest.param(
        lambda arsip: {p: raw for p, raw in arsip.items() if p != f"{V1}/persetujuan.json"},
        f"{V1} berkas: 'persetujuan.json' hilang",
        id="berkas dihapus",
    ),
    pytest.param(
        lambda arsip: {p: raw for p, raw in arsip.items() if p != f"{V1}/manifest.json"},
        f"{V1}/manifest.json hilang",
        id="manifest dihapus",
    ),
    pytest.param(_tanpa(V2), f"folder {V2} hilang", id="folder dihapus"),
    pytest.param(
        _tambah(f"{V1}/surat.pdf"), f"{V1} berkas: 'surat.pdf' ditambahkan", id="berkas ditambah di entri"
    ),
    pytest.param(_tambah(f"{V1}/index.html"), "'index.html' ditambahkan", id="halaman ditambah di entri"),
    pytest.param(_tambah("2024-TW4/surat.pdf"), "berkas '2024-TW4/surat.pdf' ditambahkan", id="berkas liar"),
    pytest.param(
        _tambah("2025-TW1/v1/manifest.json"),
        "folder 2025-TW1/v1 ditambahkan: tidak terdaftar",
        id="folder ditambah",
    ),
    pytest.param(
        lambda arsip: {**arsip, ".sedang": b"2025-TW1/v1\n", "2025-TW2/v1/a": b""},
        "folder 2025-TW2/v1 ditambahkan",
        id="penanda terhenti untuk folder lain",
    ),
    pytest.param(
        _register(lambda rows: rows[1:]),
        "register.jsonl baris 1 bernomor 2: ada baris yang dihapus",
        id="baris pertama dihapus",
    ),
    pytest.param(
        _register(lambda rows: rows[:2] + rows[3:]),
        "baris 3 bernomor 4: ada baris yang dihapus",
        id="baris tengah dihapus",
    ),
    pytest.param(_register(lambda rows: rows[:-1]), f"folder {V2} ditambahkan", id="baris terakhir dihapus"),
    pytest.param(
        _register(lambda rows: [rows[1], rows[0], *rows[2:]]), "baris 1 bernomor 2", id="dua baris ditukar"
    ),
    pytest.param(
        _register(lambda rows: [*rows, rows[-1]]), "baris 6 kembar dengan baris 5", id="baris diulang"
    ),
    pytest.param(
        _register(lambda rows: [rows[0].replace(b'"nomor":1', b'"nomor":true'), *rows[1:]]),
        "register.jsonl baris 1 tidak sesuai bentuknya",
        id="nomor bukan angka",
    ),
    pytest.param(
        _register(lambda rows: [rows[0].replace(b"2023-TW4", b"2023-TW3"), *rows[1:]]),
        "baris 2 tidak menyambung: baris 1 diubah",
        id="baris pertama diubah",
    ),
    pytest.param(
        _register(lambda rows: [row.replace(b'"dokumen"', b'"pindaian"') for row in rows]),
        "menyebut folder yang tidak sah",
        id="jenis diubah",
    ),
    pytest.param(
        _register(lambda rows: [rows[0].replace(b"0" * 64, b"1" * 64), *rows[1:]]),
        "baris 1 tidak menyambung: bukan awal rantai",
        id="awal rantai diubah",
    ),
    pytest.param(
        _register(lambda rows: [*rows[:-1], rows[-1][:-1] + b" \n"]),
        "register.jsonl baris 5 tidak ditulis oleh Ukur",
        id="spasi di ujung baris",
    ),
    pytest.param(
        _register(lambda rows: [row[:-1] + b"\r\n" for row in rows]),
        "register.jsonl baris 1 tidak ditulis oleh Ukur",
        id="CRLF",
    ),
    pytest.param(
        _register(lambda rows: [b"\xef\xbb\xbf" + rows[0], *rows[1:]]), "baris 1 bukan JSON", id="BOM"
    ),
    pytest.param(
        _register(lambda rows: [*rows[:-1], rows[-1][:-9]]), "baris terakhir tidak selesai", id="terpotong"
    ),
    pytest.param(
        _register(lambda rows: [rows[0].replace(b"{", b'{"nomor":1,', 1), *rows[1:]]),
        "baris 1 tidak ditulis oleh Ukur",
        id="kunci kembar",
    ),
    pytest.param(
        _register(lambda rows: [rows[0].replace(b":1,", b":NaN,"), *rows[1:]]), "baris 1 bukan JSON", id="NaN"
    ),
    pytest.param(
        _register(lambda rows: [b'{"a":"\\ud800"}\n', *rows[1:]]), "baris 1 bukan JSON", id="separuh aksara"
    ),
    pytest.param(
        _register(lambda rows: [b"[" * 900 + b"]" * 900 + b"\n", *rows]), "baris 1 ", id="JSON sedalam sumur"
    ),
]


@pytest.mark.parametrize(("serang", "kalimat"), KASAR)
def test_diubah_begitu_saja(arsip: Arsip, serang: Serang, kalimat: str) -> None:
    """Whatever is changed without the chain being written anew."""
    spoilt = serang(arsip)
    found = verify_archive(spoilt, replace(SEMUA, part=PINDAI))
    assert kalimat in "\n".join(gagal(found))
    with pytest.raises(UkurError):
        refuse_broken(spoilt)


def test_terhenti(arsip: Arsip) -> None:
    """A folder that an interrupted archiving left is told, and is no fault."""
    halted = {**arsip, ".sedang": b"2025-TW1/v1\n", "2025-TW1/v1/manifest.json": b"{}"}
    found = verify_archive(halted, replace(SEMUA, part=V1))
    assert gagal(found) == []
    assert [h.sentence for h in found if h.status is CheckStatus.LEWAT] == [
        "2025-TW1/v1 belum terdaftar: pengarsipannya terhenti; jalankan lagi ukur archive"
    ]


def _akun_tukar(lama: str, baru: str) -> Callable[[Arsip], None]:
    swap = {lama: baru, baru: lama}
    return ganti_setuju(lambda item: item.model_copy(update={"akun": swap.get(item.akun, item.akun)}))


RAPI = [
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti(DOKUMEN, b'"teks": "78,73"', b'"teks": "98,73"')),
        "hitungan: IKU-02 ",
        id="angka di dokumen.json diganti",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a,
            V1,
            ganti("masukan/indicators/pengukuran/2024-TW4/dokumen.yml", b"0,6463", b"0,9463"),
        ),
        "sidik masukan bukan sidik dokumen di manifest",
        id="masukan diganti",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti("masukan/indicators/skala.yml", b"predikat:", b"predikad:")),
        f"{V1} masukan: indicators/skala.yml",
        id="masukan tidak terbaca",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, buang("masukan/indicators/instansi.yml")),
        "masukan: indicators/instansi.yml",
        id="masukan wajib dihapus",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, lambda f: f.update({_nama(f, ".pdf"): b"%PDF-1.7 lain"})),
        ".pdf berbeda dari cetakan ulang oleh program yang sama",
        id="PDF diganti",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, lambda f: f.update({"periksa.py": b"print('UTUH')\n"})),
        "periksa.py berbeda dari cetakan ulang",
        id="pemeriksa diganti",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, lambda f: f.update({"bukti.json": b"{}\n"})),
        "bukti.json bukan daftar bukti dokumen ini",
        id="daftar bukti diganti",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, lambda f: f.update({"surat.exe": b"MZ"})),
        "'surat.exe' bukan bagian dari arsip dokumen",
        id="berkas asing didaftarkan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, buang("persetujuan.json")),
        "'persetujuan.json' tidak ada, padahal setiap arsip memuatnya",
        id="persetujuan dihapus",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti(DOKUMEN, b'"konsep": false', b'"konsep": true')),
        "masih konsep",
        id="konsep",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti(DOKUMEN, b'"nomor": null', b'"nomor": NaN')),
        "dokumen.json bukan JSON yang utuh",
        id="NaN di dokumen.json",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti(DOKUMEN, b'"nomor": null', b'"nomor": null,\n  "nomor": null')),
        "dokumen.json tidak ditulis oleh Ukur",
        id="kunci kembar di dokumen.json",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, _akun_tukar("peragaan-kepala", "peragaan-sakip-1")),
        "persetujuan peragaan-sakip-1 pada usulan dokumen: pernyataan itu dari akun lain",
        id="persetujuan ditukar antarakun",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(_lagi(k, usulan="lain"))),
        "pernyataan itu untuk usulan lain",
        id="pernyataan untuk usulan lain",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(_lagi(k, sidik="c" * 64))),
        "pernyataan itu untuk isi yang lain",
        id="pernyataan untuk dokumen lain",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(_lagi(k, commit="c" * 40))),
        "pernyataan itu untuk commit lain",
        id="pernyataan untuk commit lain",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a, V1, ganti_setuju(lambda i: i.model_copy(update={"peran": "fungsional-perencana"}))
        ),
        "pernyataan itu untuk peran lain",
        id="peran pada rekaman bukan yang ditandatangani",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(_lagi(k, keputusan="kembalikan"))),
        "pernyataan itu bukan persetujuan",
        id="pengembalian dicatat sebagai persetujuan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a, V1, ganti_setuju(lambda i: i.model_copy(update={"waktu": i.waktu - 9 * HARI}))
        ),
        "waktunya bukan waktu pernyataan itu",
        id="waktu persetujuan dimundurkan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(lambda i: i.model_copy(update={"tanda_tangan": None}))),
        "tanda tangannya tidak ada di rekaman",
        id="tanda tangan dibuang",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_rekam(lambda c: c, bertanda=False)),
        "padahal diberikan tanpa situs Git",
        id="rekaman mengaku tanpa tanda tangan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(lambda i: None if i.akun == "peragaan-kepala" else i)),
        "usulan dokumen disetujui 0 dari 1 Kepala Dinas yang disyaratkan",
        id="persetujuan kepala dihapus",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a,
            V1,
            ganti(
                "dasar/peran.yml",
                b"akun: peragaan-kepala\n        mulai: 2022-01-10",
                b"akun: peragaan-kepala\n        mulai: 2022-01-10\n        sampai: 2024-12-31",
            ),
        ),
        "langkah 8 SOP tidak disetujui 1 pemegang peran kepala",
        id="peran sudah berakhir",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a, V1, ganti_rekam(lambda c: c.model_copy(update={"pengizin": _habis(c.pengizin)}))
        ),
        "kunci penanda tangan tidak berlaku pada 2025-01-31",
        id="kunci tidak berlaku waktu itu",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_rekam(lambda c: c.model_copy(update={"pengizin": None}))),
        "tidak terdaftar di allowed_signers",
        id="daftar kunci dibuang",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a, V1, ganti_rekam(lambda c: c.model_copy(update={"pembuat": ("peragaan-kepala",)}))
        ),
        "persetujuan peragaan-kepala pada usulan dokumen diberikan oleh penulisnya sendiri",
        id="penyetuju menulis usulannya",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_rekam(lambda c: c.model_copy(update={"gabungan": "d" * 40}))),
        "usulan terakhir menghasilkan commit dddddddddddd",
        id="persetujuan atas commit lain",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_rekam(lambda c: c.model_copy(update={"waktu": KINI + HARI}))),
        "waktu usulan dokumen, 2025-06-02T00:00:00+00:00, ada di masa depan",
        id="usulan dari masa depan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, ganti_setuju(lambda i: i.model_copy(update={"waktu": _TERAWAL}))),
        "tidak mungkin",
        id="waktu di tepi kalender",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, waktu=KINI + HARI),
        "waktunya 2025-06-02T00:00:00+00:00 ada di masa depan",
        id="jam arsip di masa depan",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V1, waktu=_TERAWAL), "tidak mungkin", id="jam arsip di awal kalender"
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V2, waktu=KINI - 400 * HARI),
        f"waktunya mendahului {V1}",
        id="koreksi mendahului yang dikoreksi",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V2, alasan=()), "versi 2 tanpa alasan koreksi", id="alasan tidak ada"
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, V2, versi=3),
        "versi 3 tidak menyambung: versi terakhir sebelum ini v1",
        id="nomor versi melompat",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, PINDAI, versi=2),
        "tidak ada dokumen 2024-TW4/v2 yang terdaftar sebelumnya",
        id="lampiran tanpa dokumen",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, PINDAI, sidik="e" * 64),
        f"sidik atau commit bukan milik dokumen {V1}",
        id="lampiran milik isi lain",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, PINDAI, urutan=2),
        "urutan 2 tidak menyambung, seharusnya 1",
        id="urutan melompat",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, PINDAI, lambda f: f.update({"lain.bin": b""})),
        "bukan satu pindaian dokumen itu",
        id="pindaian bukan pindaian",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, TANDA, buang("akar.pem")),
        "dan akar.pem, dan hanya itu",
        id="akar kepercayaan dibuang",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(
            a, TANDA, lambda f: f.update({_nama(f, ".pdf"): f[_nama(f, ".pdf")] + b"%x\n"})
        ),
        f"{TANDA} tanda tangan: ",
        id="sampah di ujung PDF bertanda",
    ),
    pytest.param(
        lambda a, k: tulis_ulang(a, TANDA, lambda f: f.update({"akar.pem": terbitkan("Akar Lain").pem})),
        "tidak bersambung ke sertifikat akar",
        id="akar kepercayaan lain",
    ),
]


def _nama(files: Arsip, akhiran: str) -> str:
    return next(path for path in sorted(files) if path.endswith(akhiran))


def _lagi(kunci: Kunci, **ubah: object) -> Callable[[RecordedApproval], RecordedApproval]:
    """Sign every approval again, with something else in the statement than in the record."""
    return lambda item: setujui(kunci, item.akun, item.sidik, item.commit, item.waktu, **ubah)


def _habis(pengizin: str | None) -> str:
    return (pengizin or "").replace(' namespaces="', ' valid-before="20250101",namespaces="')


@pytest.mark.parametrize(("serang", "kalimat"), RAPI)
def test_ditulis_ulang_seluruhnya(
    arsip: Arsip, kunci_akun: Kunci, serang: Callable[[Arsip, Kunci], Arsip], kalimat: str
) -> None:
    """The forger writes manifest and chain anew, so that every hash fits; the content gives him away."""
    forged = serang(arsip, kunci_akun)
    refuse_broken(forged)
    folder = next((f for f in (V1, TANDA, PINDAI, V2) if isi(forged, f) != isi(arsip, f)), V1)
    found = verify_archive(forged, replace(SEMUA, part=folder if isi(forged, folder) else ""))
    assert kalimat in "\n".join(gagal(found))
    head = chain_end(read_register(arsip[REGISTER]))
    assert f"bukan '{head}'" not in "\n".join(gagal(found))
    with_head = verify_archive(forged, replace(SEMUA, part=PINDAI, chain_end=head))
    assert "ada entri yang hilang, atau register ditulis ulang" in "\n".join(gagal(with_head))


def test_kunci_dari_luar(arsip: Arsip, kunci_akun: Kunci) -> None:
    """Keys recorded in the archive can be forged with it; those from elsewhere not."""
    own = replace(SEMUA, part=V1, signers=kunci_akun.pengizin.encode())
    assert gagal(verify_archive(arsip, own)) == []
    strange = kunci_akun.pengizin.replace("peragaan-kepala ", "orang-lain ")
    found = gagal(verify_archive(arsip, replace(own, signers=strange.encode())))
    assert ["kunci penanda tangan bukan milik peragaan-kepala" in line for line in found] == [True]
    assert "terlalu panjang" in "\n".join(
        gagal(verify_archive(arsip, replace(own, signers=kunci_akun.pengizin.encode() + b"#" * 40_000)))
    )


def _copied(files: Arsip) -> None:
    """Make the approvals those of a host: without signatures."""
    bare = {"pernyataan": None, "tanda_tangan": None}
    ganti_setuju(lambda item: item.model_copy(update=bare))(files)
    ganti_rekam(lambda c: c.model_copy(update={"pengizin": None}), bertanda=False, situs_git="GitHub")(files)


def test_dari_situs_git(arsip: Arsip) -> None:
    """Approvals copied from a host carry no proof of their own, and the line says so."""
    found = verify_archive(tulis_ulang(arsip, V1, _copied), replace(SEMUA, part=V1))
    (line,) = (h for h in found if h.name == "persetujuan")
    assert (line.status, line.essential) == (CheckStatus.LEWAT, False)
    assert line.sentence.partition("; ")[2].startswith(
        "disalin dari GitHub, tanpa tanda tangan sendiri, jadi"
    )


LAMA_V1 = "2023-TW4/v1"
_SITUS = b"persetujuan_situs:\n  sejak: 2025-01-02\n  alasan: Pindah situs.\n"


@pytest.mark.parametrize(
    ("folder", "said", "words"),
    [
        pytest.param(V2, b"", f"padahal {V1} bertanda tangan", id="sesudah yang bertanda"),
        pytest.param(V2, _SITUS, "menurut pernyataan kantor: Pindah situs.", id="dinyatakan"),
        pytest.param(LAMA_V1, b"", None, id="yang pertama di arsip"),
    ],
)
def test_unsigned_after_signed(arsip: Arsip, folder: str, said: bytes, words: str | None) -> None:
    """A downgrade is never silent, and never false by itself."""

    def change(files: Arsip) -> None:
        _copied(files)
        files["dasar/peran.yml"] += said

    found = verify_archive(tulis_ulang(arsip, folder, change), replace(SEMUA, part=folder))
    lines = [h for h in found if h.name == "tanda tangan persetujuan"]
    assert [(h.status, h.good) for h in lines] == ([(CheckStatus.LEWAT, True)] if words else [])
    assert not words or words in lines[0].sentence


@pytest.mark.parametrize(
    ("gambar", "salah"),
    [
        pytest.param(b"", False, id="gambar yang disetujui"),
        pytest.param(b"<svg/>", True, id="gambar lain"),
    ],
)
def test_lambang(arsip: Arsip, gambar: bytes, salah: bool) -> None:
    """The picture is bound to the approval by the name that Git gives to its bytes (here: of none)."""
    empty = "100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    cover = {"lain": {"content/lambang/x.svg": empty}}

    def pictured(files: Arsip) -> None:
        files["masukan/content/lambang/x.svg"] = gambar
        ganti_rekam(lambda c: c.model_copy(update={"cakupan": c.cakupan.model_copy(update=cover)}))(files)

    found = "\n".join(gagal(verify_archive(tulis_ulang(arsip, V1, pictured), replace(SEMUA, part=V1))))
    assert ("content/lambang/x.svg bukan gambar yang disetujui" in found) is salah


def test_huruf_kantor(arsip: Arsip) -> None:
    """With fonts of the office's own and no folder of them nothing is printed, and the line says so."""
    files = isi(arsip, V1)
    frozen, manifest = thaw(files[DOKUMEN]), read_manifest(files[MANIFEST], V1)
    own = replace(frozen, kertas=frozen.kertas.model_copy(update={"huruf": "Huruf Kantor"}))

    def prints(here: Outside) -> tuple[CheckResult, ...]:
        assert here.printing is not None
        return tuple(verify_prints(own, manifest, files, here, here.printing))

    (line,) = prints(outside(KINI))
    assert (line.status, "sebutkan repositorinya dengan --repo" in line.sentence) == (CheckStatus.LEWAT, True)
    (line,) = prints(outside(KINI, (FontFile("lain.ttf", font_bytes("Huruf Lain")),)))
    assert (line.status, "huruf 'Huruf Kantor' (kertas.huruf) tidak ditemukan" in line.sentence) == (
        CheckStatus.GAGAL,
        True,
    )


def test_akar_dari_luar(arsip: Arsip, akar_uji: Sertifikat) -> None:
    """Roots that an entry brought itself prove nothing; those from outside and the office's own are named."""
    own = replace(SEMUA, part=TANDA)

    def trusted(options: Options) -> list[tuple[str, CheckStatus, bool]]:
        found = verify_archive(arsip, options)
        return [
            (item.name, item.status, "akar yang dibawa berkas itu" in item.sentence)
            for item in found
            if item.name in {"tanda tangan", "akar"}
        ]

    brought = [("tanda tangan", CheckStatus.LULUS, True), ("akar", CheckStatus.LEWAT, True)]
    known = [("tanda tangan", CheckStatus.LULUS, False)]
    assert trusted(own) == brought
    assert trusted(replace(own, guarded=(terbitkan("Akar Lain").pem,))) == brought
    assert trusted(replace(own, guarded=(terbitkan("Akar Lain").pem, akar_uji.der))) == known
    assert trusted(replace(own, roots=akar_uji.pem)) == known
    foreign = verify_archive(arsip, replace(own, roots=terbitkan("Akar Lain").pem))
    assert "tidak bersambung ke sertifikat akar" in "\n".join(gagal(foreign))


def test_alat_versi_lain(arsip: Arsip) -> None:
    """Another program may print other bytes; other figures are never excused."""

    def printed(files: Arsip) -> None:
        files[_nama(files, ".xlsx")] = b"PK lain"

    other = replace(SEMUA, part=V1)
    found = verify_archive(tulis_ulang(arsip, V1, printed, alat={"typst": "0.1"}), other)
    assert [(h.name, h.good) for h in found if h.status is CheckStatus.LEWAT] == [("cetakan", True)]
    words = ganti(DOKUMEN, b'"PERCONTOHAN: peragaan', b'"PERCONTOHAN peragaan')
    found = verify_archive(tulis_ulang(arsip, V1, words, alat={"typst": "0.1"}), other)
    assert {h.name for h in found if h.status is CheckStatus.LEWAT} == {"hitungan", "cetakan"}
    figure = ganti(DOKUMEN, b'"teks": "78,73"', b'"teks": "98,73"')
    found = verify_archive(tulis_ulang(arsip, V1, figure, alat={"typst": "0.1"}), other)
    assert "tertulis '98,73', hasil hitung ulang '78,73'" in "\n".join(gagal(found))


def test_sebelum_ditulis(arsip: Arsip) -> None:
    """``ukur archive`` refuses to write what would not pass."""
    refuse_flawed(arsip, V2)
    spoilt = tulis_ulang(arsip, V2, alasan=())
    with pytest.raises(UkurError, match="versi 2 tanpa alasan koreksi"):
        refuse_flawed(spoilt, V2)


def test_kosong() -> None:
    for empty in ({}, {REGISTER: b""}):
        with pytest.raises(UkurError, match=r"register\.jsonl tidak ada atau kosong"):
            verify_archive(empty, SEMUA)


def test_lampiran_kedua(arsip: Arsip) -> None:
    """The same place in the order cannot be taken twice."""
    with pytest.raises(UkurError, match="tidak menyambung"):
        lampiran(arsip, EntryKind.PINDAIAN, {"x-pindaian.pdf": b"x"}, {})
