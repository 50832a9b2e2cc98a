"""Write the nomenclature that Ukur ships from a workbook of the official list.

Run ``python -m tests.forms.table.make_nomenclature "data subkegiatan.xlsx"`` with the file of the repository
that SUMBER names. Codes and names of offices of a kabupaten or kota are taken, nothing else that stands
there: definitions and performance sentences stay where they are.
"""

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from ukur.spreadsheet.grid import Sheet
from ukur.spreadsheet.xlsx_reader import read_xlsx

REPO = Path(__file__).resolve().parents[3]
TARGET = REPO / "generator/ukur/commands/data/nomenclature.yml"
SUMBER = (
    "Unduhan referensi SIPD Kementerian Dalam Negeri, disalin dari berkas 'public/data subkegiatan.xlsx' "
    "pada repositori publik github.com/ichien86/esakip, commit f8d9b18b38bd58820d3657cce95d28b15f69d878. "
    "Nomor keputusan menteri tidak tercantum di berkas itu: cocokkan dengan keputusan yang berlaku di kantor."
)
LISENSI = (
    "Kode dan nama dari keputusan menteri, tanpa definisi dan uraian. Peraturan perundang-undangan tidak "
    "berhak cipta (UU Nomor 28 Tahun 2014 Pasal 42); repositori asal tidak memuat berkas lisensi."
)
PROGRAM, SUB_KEGIATAN = 3, 5
WANTED = ("2.13.", "X.XX.01")
WIDTH = 160  # columns; yamllint allows 200


def names(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield code and name of each node of a kabupaten or kota, twice where several rows name it."""
    for row in sorted({row for row, _ in sheet.cells}):
        cells = [sheet.cells.get((row, column)) for column in range(1, SUB_KEGIATAN + 1)]
        texts = [" ".join(cell.text.split()) if cell else "" for cell in cells]
        if texts[0] != "KABKOT":
            continue
        for text in texts[PROGRAM - 1 :]:
            kode, _, name = text.partition(" ")
            if kode.startswith(WANTED):
                yield kode, name


def entry(key: str, text: str, indent: str = "") -> str:
    """Return one line of YAML, folded where it is long: a reader makes one space of each break."""
    whole = f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"
    fold = textwrap.TextWrapper(
        WIDTH, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False
    )
    return fold.fill(whole)


def nomenclature_text(raw: bytes) -> str:
    """Return the list in our own format."""
    found = dict(sorted(names(read_xlsx(raw).sheets[0])))
    lines = [entry("sumber", SUMBER), entry("lisensi", LISENSI), "kode:"]
    lines += [entry(kode, name, "  ") for kode, name in found.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(nomenclature_text(Path(sys.argv[1]).read_bytes()), "utf-8")
