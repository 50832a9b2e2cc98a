from collections.abc import Mapping
from typing import Any

from tests.desk.desk_calls import Desk

PERIODE = "2026-TW1"


def row_of(form: Mapping[str, Any], kode: str) -> Any:
    return next(row for row in form["rows"] if row["kode"] == kode)


def typed(desk: Desk, unit: str, kode: str, *values: tuple[list[object], str | None]) -> Any:
    sent = [{"loc": loc, "text": text} for loc, text in values]
    return desk.ask("edit", periode=PERIODE, unit=unit, kode=kode, values=sent)


def text_of(desk: Desk, path: str) -> str:
    found = [file["text"] for file in desk.ask("changes")["files"] if file["path"] == path]
    return str(found[0]) if found else ""


def test_one_value_is_one_line(desk: Desk, example_files: dict[str, bytes]) -> None:
    """IKU-10 of the example: realisasi 1 in TW1 2026, year's target 10, so 9 are left for three quarters."""
    form = desk.ask("form", periode=PERIODE, unit="ekonomi")
    before = row_of(form, "IKU-10")
    assert before["fields"][0]["text"] == "1"
    assert before["needed"] == (
        "Target setahun 10 BUM Desa tercapai bila TW II sampai TW IV masing-masing sedikitnya 3 BUM Desa."
    )
    answer = typed(desk, "ekonomi", "IKU-10", (["realisasi"], "4"))
    headline = next(figure for figure in answer["row"]["figures"] if figure["headline"])
    assert (headline["realisasi"], headline["target"], headline["capaian"]) == ("4", "2", "200,00 %")
    assert "sedikitnya 2 BUM Desa" in answer["row"]["needed"]  # (10 - 4) / 3
    path = form["path"]
    assert answer["changed"] == [path]
    old, new = example_files[path].decode().splitlines(), text_of(desk, path).splitlines()
    assert [line for line in new if line not in old] == ["    realisasi: 4"]
    assert len(old) == len(new)


def test_as_it_was_is_no_change(desk: Desk) -> None:
    typed(desk, "ekonomi", "IKU-10", (["realisasi"], "4"))
    assert typed(desk, "ekonomi", "IKU-10", (["realisasi"], " 1 "))["changed"] == []
    assert desk.ask("changes")["files"] == []


def test_figures_are_written_as_a_workbook_has_them(desk: Desk) -> None:
    path = desk.ask("form", periode=PERIODE, unit="ekonomi")["path"]
    for said, written in (("1.234,5", "1234.5"), ("12,5", "12.5"), ("-", '"-"'), ("1.000", "1.000")):
        typed(desk, "ekonomi", "IKU-10", (["realisasi"], said))
        assert f"realisasi: {written}\n" in text_of(desk, path), said


def test_half_typed_costs_that_row_alone(desk: Desk) -> None:
    before = desk.ask("form", periode=PERIODE, unit="ekonomi")
    answer = typed(desk, "ekonomi", "IKU-10", (["realisasi"], "12,"))
    field = answer["row"]["fields"][0]
    assert [item["kode"] for item in field["findings"]] == ["F001"]
    assert field["text"] == "12,"
    assert answer["counts"]["errors"] == 1
    after = desk.ask("form", periode=PERIODE, unit="ekonomi")
    others = [row for row in before["rows"] if row["kode"] != "IKU-10"]
    assert [row for row in after["rows"] if row["kode"] != "IKU-10"] == others
    assert typed(desk, "ekonomi", "IKU-10", (["realisasi"], "12"))["counts"]["errors"] == 0


def test_a_row_knows_what_the_whole_check_knows(desk: Desk) -> None:
    """The narrow check of one row says of it what the check of everything says."""
    for text in ("7", "12,5", "abc", None, "n/a", "-3", "999999999"):
        answer = typed(desk, "ekonomi", "IKU-10", (["realisasi"], text))
        narrow = answer["row"]
        desk.ask("check")
        whole = row_of(desk.ask("form", periode=PERIODE, unit="ekonomi"), "IKU-10")
        assert narrow == whole, text


def test_a_missed_target_asks_for_a_plan(desk: Desk) -> None:
    answer = typed(desk, "ekonomi", "IKU-10", (["realisasi"], "0"), (["rencana_aksi", 0, "kendala"], None))
    row = answer["row"]
    assert row["missed"]
    assert row["plan_lacks"]
    plan = [
        (["rencana_aksi", 0, "kendala"], "Modal: belum cair"),
        (["rencana_aksi", 0, "penyebab"], "Verifikasi lambat"),
        (["rencana_aksi", 0, "tindak_lanjut"], "Verifikasi bersama"),
        (["rencana_aksi", 0, "penanggung_jawab"], "Kepala Bidang"),
        (["rencana_aksi", 0, "batas_waktu"], "30 Juni 2026"),
    ]
    assert typed(desk, "ekonomi", "IKU-10", *plan)["row"]["plan_lacks"] == []
    path = desk.ask("form", periode=PERIODE, unit="ekonomi")["path"]
    assert "batas_waktu: 2026-06-30" in text_of(desk, path)


def test_evidence_is_added_and_taken_out(desk: Desk) -> None:
    row = row_of(desk.ask("form", periode=PERIODE, unit="ekonomi"), "IKU-10")
    blank = next(member for member in row["bukti"] if not member["there"])
    number = blank["fields"][0]["loc"][1]
    values = {"nama": "Daftar BUM Desa", "tautan": "https://bukti.example/a", "sha256": "ab" * 32}
    sent = [(["bukti", number, key], text) for key, text in (values | {"tanggal": "2026-03-31"}).items()]
    answer = typed(desk, "ekonomi", "IKU-10", *sent)
    assert answer["row"]["bukti"][number]["there"]
    assert answer["counts"]["errors"] == 0
    gone = typed(desk, "ekonomi", "IKU-10", *((loc, None) for loc, _ in sent))
    assert gone["counts"]["errors"] == 0


def test_an_open_plan_is_reported_on_by_its_name(desk: Desk) -> None:
    """A plan of 2025 or of last quarter stands at its number in the list, whatever was there before."""
    made = desk.ask("new_period", periode="2026-TW2")
    assert made["next_step"].startswith("Langkah SOP berikutnya: ")
    assert [unit["counts"]["filled"] for unit in made["outline"]["periods"][0]["units"]] == [0, 0, 0, 0]
    assert desk.ask("new_period", periode="2026-TW2")["written"] == []
    row = next(
        row
        for row in desk.ask("form", periode="2026-TW2", unit="kelembagaan")["rows"]
        if row["tindak_lanjut"]
    )
    plan = row["tindak_lanjut"][0]
    place = plan["fields"][0]["loc"][:3]
    values = [
        {"loc": [*place, "status"], "text": "Selesai"},
        {"loc": [*place, "uraian"], "text": "Sudah dikerjakan"},
        {"loc": [*place, "bukti"], "text": "https://bukti.example/b"},
    ]
    call = {"periode": "2026-TW2", "unit": "kelembagaan", "kode": row["kode"]}
    answer = desk.ask("edit", **call, values=[values[1]])
    answer = desk.ask("edit", **call, values=[values[0], values[2]])
    reported = answer["row"]["tindak_lanjut"][0]
    assert [field["text"] for field in reported["fields"]][1:] == [
        "Sudah dikerjakan",
        "https://bukti.example/b",
    ]
    text = text_of(desk, "indicators/pengukuran/2026-TW2/kelembagaan.yml")
    written = [line.strip() for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert [written.count(line) for line in (f"- periode: {place[1]}", f"rencana: {place[2]}")] == [1, 1]
    assert "status: selesai" in written


def test_what_was_signed_is_corrected_and_never_typed_over(desk: Desk) -> None:
    """IKU-10, 2025-TW4 of the example; koreksi.yml has one correction before."""
    form = desk.ask("form", periode="2025-TW4", unit="ekonomi")
    assert not form["editable"]
    value = [{"loc": ["realisasi"], "text": "9"}]
    call = {"periode": "2025-TW4", "unit": "ekonomi", "kode": "IKU-10", "values": value}
    assert "sudah disahkan" in desk.refused("edit", **call)
    said = {"alasan": "Salah salin", "sumber": "Daftar BUM Desa", "diputuskan_oleh": "Kepala Dinas"}
    old = row_of(form, "IKU-10")["fields"][0]["text"]
    done = desk.ask("correct", **call, **said, tanggal="2026-04-09")
    assert done["outline"]["errors"] == 0
    text = text_of(desk, "indicators/koreksi.yml")
    assert f"    lama: {old}\n    baru: 9\n" in text
    assert "harus ada dan berbeda" in desk.refused("correct", **call, **said, tanggal="2026-04-09")


def test_hostile_text_stays_text(desk: Desk) -> None:
    hostile = "a: b # c\n- [x] {y}\n\"'\\ <script>alert(1)</script> ${{ a }} \N{ZERO WIDTH SPACE}"
    answer = typed(desk, "ekonomi", "IKU-10", (["keterangan"], hostile))
    field = next(field for field in answer["row"]["fields"] if field["loc"] == ["keterangan"])
    assert field["text"] == hostile
    assert [item["kode"] for item in field["findings"]] == ["F008"]
    long = typed(desk, "ekonomi", "IKU-10", (["keterangan"], "a" * 6000))
    found = [item for field in long["row"]["fields"] for item in field["findings"]]
    assert [item["kode"] for item in found] == ["F007"]
    for loc in ([], ["lain"], ["bukti", "x", "nama"], ["bukti", 99, "nama"], ["realisasi", 0], [True]):
        call = {"periode": PERIODE, "unit": "ekonomi", "kode": "IKU-10"}
        assert desk.refused("edit", **call, values=[{"loc": loc, "text": "1"}])


def test_a_proposal_has_the_template_of_its_step(desk: Desk) -> None:
    """2026-TW1 of the example stands at konsep; a new period is a format, its forms are himpun."""
    typed(desk, "ekonomi", "IKU-10", (["realisasi"], "4"))
    made = desk.ask("changes")
    assert (made["template"], made["commit"], made["base_branch"]) == ("evaluasi", "a" * 40, "main")
    assert made["body"].startswith("# Evaluasi\n\nPeriode: 2026-TW1\n")
    assert made["branch"].startswith("meja/2026-TW1-ekonomi-")
    assert made["branch"] == desk.ask("changes")["branch"]
    typed(desk, "ekonomi", "IKU-10", (["realisasi"], "5"))
    assert made["branch"] != desk.ask("changes")["branch"]
    desk.ask("discard", path=None)
    desk.ask("new_period", periode="2026-TW2")
    assert desk.ask("changes")["template"] == "format"
    desk.ask("discard", path=None)
    path = "indicators/pengukuran/2026-TW1/dokumen.yml"
    signed = [(["tahap"], "ditandatangani"), (["tanggal_pengesahan"], "9 April 2026")]
    sent = [{"loc": loc, "text": text} for loc, text in signed]
    desk.ask("edit_file", path=path, values=sent)
    assert desk.ask("changes")["template"] == "pengesahan"
    assert "tanggal_pengesahan: 2026-04-09" in text_of(desk, path)
    desk.ask(
        "edit_file", path=path, values=[{"loc": ["nomor"], "text": "000/1/2026"}]
    )  # until it is proposed
    desk.ask("discard", path=None)
    desk.ask(
        "edit_file", path="indicators/koreksi.yml", values=[{"loc": ["koreksi", 0, "alasan"], "text": "Lain"}]
    )
    made = desk.ask("changes")
    assert (made["template"], made["title"]) == ("", "Data: 1 berkas")
    assert "Yang berubah dan alasannya" in made["body"]


def test_what_is_refused_opens_no_other_field(desk: Desk) -> None:
    """A numerator that cannot be read leaves the result unread: it is no field of its own for that."""
    before = row_of(desk.ask("form", periode=PERIODE, unit="ekonomi"), "IKU-11")["fields"]
    after = typed(desk, "ekonomi", "IKU-11", (["pembilang"], "1.234"))["row"]["fields"]
    assert [field["loc"] for field in after] == [field["loc"] for field in before]


def test_what_is_asked_names_no_sheet(desk: Desk) -> None:
    """The workbook's sheet is a fold of the row here."""
    form = desk.ask("form", periode="2025-TW4", unit="ekonomi")
    asked = [row_of(form, kode)["asked"] for kode in ("IKU-06", "IKU-09")]
    assert asked == [
        "Pembilang: Desa berstatus mandiri. Penyebut: Desa yang dinilai; dan rincian di bawahnya",
        "Rincian. Pembilang: Jumlah nilai Indeks Desa di kecamatan. Penyebut: Desa yang dinilai di kecamatan",
    ]
