"""The guides' length, one guide for each task, buttons by the names they have, and the pictures."""

import re
from itertools import combinations

import pytest
from tests.site.baca_panduan import HALAMAN, REPO, baris_perintah, pohon, sebutan

WORDS = {  # a planner reads it once a quarter; the others on a phone, in two minutes at 200 words a minute
    "perencana.md": range(600, 701),
    "tim-sakip.md": range(240, 301),
    "sekretaris.md": range(240, 301),
    "kepala.md": range(240, 301),
}
DESK_BUTTONS = {
    "Buka data situs ini": "perencana.md",
    "Lanjutkan naskah": "perencana.md",
    "Buka folder": "perencana.md",
    "Usulkan di": "perencana.md",
    "Unduh perubahan (ZIP)": "perencana.md",
    "Buka indikator": "perencana.md",
    "Koreksi angka ini": "perencana.md",
    "Kirim persetujuan": "kepala.md",
    "Kirim pengembalian": "kepala.md",
    "Unduh formulir Excel": "formulir-excel.md",
    "Ambil formulir Excel yang sudah diisi": "formulir-excel.md",
    "Ambil tabel (Excel, ODS, CSV)": "mengisi-data.md",
}
HOST_BUTTONS = {
    "Submit review": "usulan.md",
    "Request changes": "usulan.md",
    "Propose changes": "usulan.md",
    "Create merge request": "usulan.md",
    "Merge pull request": "usulan.md",
    "Perintah pengukuran": "sekretaris.md",
}
COMMANDS = {
    "forms export": "formulir-excel.md",
    "forms import": "formulir-excel.md",
    "import table": "mengisi-data.md",
    "import budget": "mengisi-data.md",
    "minutes": "mengisi-data.md",
}
LIST_OF_COMMANDS = "memeriksa.md"
HOSTS = {"GitHub", "GitLab", "Gitea dan Forgejo"}  # each guide to a host names it above its own task
RUN = 12
"""Words in a row that two guides share only where one was copied; the longest name of a setting has nine."""
PICTURE_BYTES = 30_000
"""Of one guide: with its text, 9 kB packed, below the 40 kB of a further page (tests/browser)."""


@pytest.mark.parametrize("page", WORDS)
def test_length_of_the_guides_for_roles(page: str) -> None:
    assert len(pohon(page).teks.split()) in WORDS[page]


@pytest.mark.parametrize(("button", "page"), [*DESK_BUTTONS.items(), *HOST_BUTTONS.items()])
def test_a_button_is_told_in_one_guide(button: str, page: str) -> None:
    assert [name for name in HALAMAN if button in pohon(name).teks] == [page]


@pytest.mark.parametrize(("command", "page"), COMMANDS.items())
def test_a_command_is_told_in_one_guide(command: str, page: str) -> None:
    """The list of all commands beside it."""
    told = {
        name: [*sebutan(name), *(" ".join(words) for words in baris_perintah(name))]
        for name in HALAMAN
        if name != LIST_OF_COMMANDS
    }
    assert [name for name, texts in told.items() if any(f"ukur {command} " in text for text in texts)] == [
        page
    ]


def test_bold_words_of_the_planners_guide_are_on_the_desk() -> None:
    """Each is a button, a heading or a label there; findings have their names from the rules."""
    shown = "".join(path.read_text("utf-8") for path in (REPO / "generator/desk/page").glob("*.js"))
    shown += (REPO / "generator/ukur/desk/file_edit.py").read_text("utf-8")
    bold = {part.teks.rstrip(".") for part in pohon("perencana.md").cari("strong")}
    assert {"Usulkan di", "Pilih berkas", "Kembalikan"} <= bold
    others = {"Galat", "peringatan", "data yang salah", "target yang tidak tercapai"}
    others |= {"Perlu diperhatikan", "Evaluasi Renja"}  # of the gate's comment; of a group made from the key
    assert {text for text in bold if text not in shown} <= others


def test_no_two_guides_have_the_same_heading() -> None:
    headings = [part.teks for page in HALAMAN for tag in ("h1", "h2", "h3") for part in pohon(page).cari(tag)]
    assert {text for text in headings if headings.count(text) > 1} <= HOSTS


def test_no_two_guides_share_a_sentence() -> None:
    runs: dict[str, set[str]] = {}
    for page in HALAMAN:
        words = re.findall(r"\w+", pohon(page).teks.casefold())
        runs[page] = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    shared = {(one, other): runs[one] & runs[other] for one, other in combinations(HALAMAN, 2)}
    assert {pair: texts for pair, texts in shared.items() if texts} == {}


def size_of(webp: bytes) -> tuple[str, str]:
    """Width and height, each less one in 14 bits behind the signature of a lossless picture (RFC 9649)."""
    assert webp[12:16] + webp[20:21] == b"VP8L\x2f"
    bits = int.from_bytes(webp[21:25], "little")
    return str((bits & 0x3FFF) + 1), str((bits >> 14 & 0x3FFF) + 1)


def test_pictures() -> None:
    """Each is shown once, later than the text, in its own size and with words for those who do not see it."""
    folder = REPO / "content/panduan"
    shown = [image.atribut for page in HALAMAN for image in pohon(page).cari("img")]
    assert sorted(image["src"] for image in shown) == sorted(path.name for path in folder.glob("*.webp"))
    for image in shown:
        assert (image["width"], image["height"]) == size_of((folder / image["src"]).read_bytes())
        assert image["loading"] == "lazy"
        assert len(image["alt"].split()) in range(8, 31)
    for page in HALAMAN:
        files = [folder / image.atribut["src"] for image in pohon(page).cari("img")]
        assert sum(file.stat().st_size for file in files) <= PICTURE_BYTES
