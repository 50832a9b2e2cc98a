"""What a planner's editor shows of each key, value and mistake, asked from the server that editors run."""

import pytest
from tests.editor.language_server import LanguageServer
from tests.editor.whole_text import folder, head, key_lines, whole_text
from tests.model.whole_records import KINDS

from ukur.measure.key_choices import choices_of
from ukur.model.key_texts.all_texts import key_text
from ukur.model.key_texts.key_facts import example_yaml

ONE_KIND = "one kind of file shows that the editor asks; texts of every kind are held in tests/model"


@pytest.mark.one_daily(ONE_KIND)
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_tells_what_it_is(server: LanguageServer, kind: str) -> None:
    """Its name as heading, what is written there, and its example; nothing twice, and no mistake."""
    assert server.show(folder(kind), whole_text(kind)) == []
    mute = []
    lines = key_lines(kind)
    for line in lines:
        text, shown = key_text(line.record, line.key), server.hover(line.number, line.column)
        wanted = (f"#### {text.title}\n", text.description, "Contoh:", example_yaml(line.key, text.example))
        if not all(part in shown for part in wanted) or "||" in shown or shown.count("####") != 1:
            mute.append((line.place, shown))
    assert mute == []
    assert {line.key for line in lines} >= {*KINDS[kind].model.model_fields}


@pytest.mark.one_daily(ONE_KIND)
@pytest.mark.parametrize("kind", KINDS)
def test_every_closed_set_is_offered_with_its_meanings(server: LanguageServer, kind: str) -> None:
    """Each value once, in one spelling, and nothing else: neither ``null`` nor ``true`` nor ``Ya``."""
    wrong = []
    for line in key_lines(kind):
        choices = choices_of(line.record, line.key)
        if not choices or "*" in choices:
            continue
        blank = line.text.partition(":")[0] + ": "
        lines = whole_text(kind).split("\n")
        lines[line.number - 1] = blank
        server.show(folder(kind), "\n".join(lines))
        offered = server.complete(line.number, len(blank) + 1)
        told = {label: item.get("documentation") for label, item in offered.items()}
        if told != dict(choices):
            wrong.append((line.place, told))
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "line", "offered"),
    [
        pytest.param("instansi", "percontohan:", {"ya", "tidak"}, id="ya or tidak, in one spelling"),
        pytest.param("indikator", "komposit:", {"ya", "tidak"}, id="the same where it may be absent"),
        pytest.param("instansi", "  batas_agregat:", {"tanpa", "100", "110", "120"}, id="cap of a mean"),
        pytest.param(
            "instansi", "  batas_capaian:", {"tanpa", "100", "110", "120", "200"}, id="cap of a row"
        ),
    ],
)
def test_values_with_several_spellings_are_offered_in_one(
    server: LanguageServer, kind: str, line: str, offered: set[str]
) -> None:
    lines = whole_text(kind).split("\n")
    number = next(n for n, text in enumerate(lines) if text.startswith(line))
    lines[number] = f"{line} "
    server.show(folder(kind), "\n".join(lines))
    assert server.complete(number + 1, len(line) + 2).keys() == offered


FORM = "unit: dinas\nindikator:\n  IKU-01:\n    realisasi: 3\n"


@pytest.mark.parametrize(
    ("kind", "text", "line", "word"),
    [
        pytest.param("formulir", f"{FORM}    bukit:\n", 6, "bukit", id="unknown key"),
        pytest.param("formulir", f"{FORM}    bukti: ada\n", 6, "array", id="text for a list"),
        pytest.param("formulir", f"{FORM}    keterangan: [a]\n", 6, "string", id="list for a text"),
        pytest.param(
            "formulir",
            f"{FORM}    rencana_aksi:\n      - kendala: ada\n        status: sudah\n",
            8,
            "belum ditangani",
            id="word outside of a closed set",
        ),
        pytest.param(
            "formulir",
            f"{FORM}    rencana_aksi:\n      - batas_waktu: besok\n",
            7,
            "pattern",
            id="word for a date",
        ),
        pytest.param("indikator", "kode: IKU-90\nrumus: naik\n", 3, "naik@1", id="formula without version"),
        pytest.param("indikator", "kode: IKU-90\nkomposit: mungkin\n", 3, "ya", id="neither ya nor tidak"),
        pytest.param("koreksi", "koreksi:\n  - periode: 2025-TW5\n", 3, "pattern", id="no such quarter"),
        pytest.param(
            "pohon-kinerja", "simpul:\n  - kode: A\n    uraian: B\n", 3, "jenis", id="key not there"
        ),
    ],
)
def test_a_mistake_is_shown_at_its_line(
    server: LanguageServer, kind: str, text: str, line: int, word: str
) -> None:
    told = server.show(folder(kind), head(kind) + text)
    assert any(number == line and word in sentence for number, sentence in told), told


def test_completing_a_key_writes_no_figure(server: LanguageServer) -> None:
    """What nobody reported must not come into a form from an example or a default."""
    server.show(
        folder("formulir"),
        head("formulir") + "unit: dinas\nindikator:\n  IKU-01:\n    keterangan: ada\n    \n",
    )
    offered = server.complete(6, 5)
    assert {"realisasi", "pembilang", "penyebut"} <= offered.keys()
    for key in ("realisasi", "pembilang", "penyebut"):
        assert offered[key]["insertText"] in {f"{key}: ", f"{key}: $1", f"{key}:"}
        assert offered[key]["documentation"]["value"].count("Contoh:") == 1
