"""The ways a value's text can be wrong: one code and one Indonesian sentence pair for each."""

from typing import NoReturn

from pydantic_core import PydanticCustomError

from ukur.model.findings import Rule

F001 = Rule("F001", "bukan angka", "Angka ditulis dengan digit 0-9, satu pemisah desimal, tanpa satuan.")
F002 = Rule(
    "F002",
    "angka bermakna ganda",
    "`1.000` dapat berarti seribu atau satu; program tidak menebak angka kinerja.",
)
F003 = Rule(
    "F003",
    "tanggal atau lama waktu tidak sah",
    "Tanggal ditulis tahun-bulan-hari, misalnya 2024-12-31; lama waktu dengan satuannya, misalnya 1 Hari.",
)
F004 = Rule("F004", "periode tidak sah", "Periode ditulis tahun, tanda hubung, triwulan: 2024-TW4.")
F005 = Rule(
    "F005",
    "kode, akun, atau NIP tidak sah",
    "Kode menjadi nama berkas dan alamat halaman, sehingga hurufnya dibatasi; NIP terdiri atas 18 angka.",
)
F006 = Rule("F006", "bukan salah satu pilihan", "Isian ini hanya menerima nilai dari daftar yang tetap.")
F007 = Rule("F007", "teks kosong atau terlalu panjang", "Teks wajib berisi dan panjangnya dibatasi.")
F008 = Rule(
    "F008",
    "huruf kendali atau huruf pembalik arah",
    "Huruf yang tidak tampak dapat menipu pembaca dan merusak dokumen.",
)
F009 = Rule("F009", "tautan tidak sah", "Hanya tautan http atau https lengkap yang dapat dibuka pembaca.")
F010 = Rule("F010", "sidik jari berkas tidak sah", "SHA-256 terdiri atas 64 huruf heksadesimal kecil.")
F011 = Rule("F011", "bilangan di luar batas", "Nilai ini harus berada dalam batas yang disebutkan.")
F012 = Rule(
    "F012", "isian saling bertentangan", "Beberapa isian hanya sah bila ditulis bersama atau terpisah."
)
F013 = Rule(
    "F013",
    "huruf tidak dapat dicetak",
    "Dokumen dicetak dengan huruf yang ditanam di berkasnya; huruf yang tidak ada di sana akan kosong.",
)
K001 = Rule("K001", "isian wajib belum ada", "Tanpa isian ini dokumen tidak dapat disusun.")
K002 = Rule("K002", "kunci tidak dikenal", "Salah ketik pada nama kunci tidak boleh menghilangkan data.")
K003 = Rule(
    "K003", "bentuk isian keliru", "Bagian ini harus berupa teks, daftar, atau pasangan kunci: nilai."
)

RULES = (F001, F002, F003, F004, F005, F006, F007, F008, F009, F010, F011, F012, F013, K001, K002, K003)
_MARKER = "|perbaikan|"


def refuse(rule: Rule, message: str, hint: str) -> NoReturn:
    """Raise the pydantic error that ``source`` turns into a finding of ``rule``."""
    raise PydanticCustomError(f"ukur_{rule.code}", "{teks}", {"teks": f"{message}{_MARKER}{hint}"})


def split(text: str) -> tuple[str, str]:
    """Undo :func:`refuse`: the message and the hint."""
    message, _, hint = text.partition(_MARKER)
    return message, hint


def quote(text: object, limit: int = 60) -> str:
    """Quote a value of the user's for a message: shortened, control characters made visible."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in str(text)[: limit + 1])
    return f"'{shown[:limit]}…'" if len(shown) > limit else f"'{shown}'"
