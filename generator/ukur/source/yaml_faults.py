"""What the YAML parser complains of, in the words of people who fill in forms."""

from ukur.model.findings import Location

_REASONS = (
    (
        "mapping values",
        "titik dua di tempat yang keliru",
        'beri tanda kutip: "..."; periksa juga indentasinya',
    ),
    (
        "cannot start any token",
        "tab atau tanda khusus di awal isi",
        "ganti tab dengan spasi; beri tanda kutip",
    ),
    ("tab character", "tab di awal baris", "ganti tab dengan spasi"),
    ("expected ':'", "titik dua sesudah kunci tidak ditemukan", "tulis kunci, titik dua, spasi, lalu isinya"),
    ("unexpected end of stream", "tanda kutip tidak ditutup", "tutup tanda kutip pada teks itu"),
    ("expected ',' or", "kurung tidak ditutup", "tutup kurung, atau pisahkan isinya dengan koma"),
    (
        "expected key within",
        "tanda kutip di dalam teks berkutip",
        "hapus kutip yang di dalam, atau pakai kutip tunggal di luar",
    ),
    ("expected key", "indentasi tidak sejajar", "samakan jumlah spasi dengan baris sebelumnya"),
    ("expected '-'", "daftar dan kunci tercampur", "samakan indentasi butir daftar yang diawali tanda -"),
    (
        "escape character",
        "tanda \\ di dalam kutip ganda",
        "pakai tanda kutip tunggal untuk teks yang memuat \\",
    ),
    (
        "sequence entries",
        "tanda - di tempat yang keliru",
        "bila belum ada data, kosongkan; butir daftar ditulis di baris baru",
    ),
    ("directive", "arahan YAML (%) tidak dipakai", "hapus baris yang diawali tanda %"),
    ("tag handle", "tanda ! di awal isi", "beri tanda kutip pada teks yang diawali tanda !"),
    ("alias", "tanda * di awal isi", "beri tanda kutip pada teks yang diawali tanda *"),
    ("anchor", "tanda & di awal isi", "beri tanda kutip pada teks yang diawali tanda &"),
)
EARLY_ENDINGS = ("unexpected end of stream", "expected ':'")


_PURE_WORDS = {"mapping": "did not find expected key", "collection": "did not find expected '-' indicator"}
"""What the C parser says where the pure one found no end of a block, by the last word of its context."""


def one_wording(problem: str, context: str) -> str:
    """Return a complaint as the C parser words it, whichever parser complained."""
    words = _PURE_WORDS.get(context.rpartition(" ")[2]) if "expected <block end>" in problem else None
    return words or problem


def where(problem: str, text: str, at: Location) -> str:
    """Tell apart a key that stands too far in from rubbish after a quoted text, on the same line.

    A tab before anything else in a line is told as one, whatever the parser was reading when it met it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    before = line[: at.column - 1]
    if not before.strip() and line[at.column - 1 : at.column] == "\t":
        return "tab character"
    quoted = before.rstrip().endswith(('"', "'"))
    return problem.replace("expected key", "expected key within") if quoted else problem


def explain(problem: str) -> tuple[str, str]:
    for part, message, hint in _REASONS:
        if part in problem:
            return message, hint
    return "susunan YAML tidak dapat dibaca", "periksa titik dua, tanda kutip, dan indentasi di baris ini"
