"""A new indicator: its blank filled in key by key, measured, and what is handed over passes the check."""

from pathlib import Path

from tests.desk.desk_calls import Desk
from tests.desk.test_desk_form import PERIODE, row_of

from ukur.source.file_tree import Folder
from ukur.verify.inputs import check_data

PATH = "indicators/kamus/IKU-99.yml"
VALUES = {
    ("nama",): "Jumlah desa yang menyusun laporan tepat waktu",
    ("sasaran",): "SS-2",
    ("tingkat",): "keluaran",
    ("definisi_operasional",): "Desa yang laporannya diterima sebelum tanggal 10 bulan berikutnya.",
    ("cara_pengukuran",): "Jumlah desa yang laporannya tepat waktu",
    ("satuan",): "desa",
    ("jenis_satuan",): "cacah",
    ("desimal",): "0",
    ("rumus",): "naik@1",
    ("agregasi",): "posisi-akhir",
    ("frekuensi",): "triwulanan",
    ("unit",): "ekonomi",
    ("komposit",): "tidak",
    ("akses_publik",): "ya",
    ("perhitungan", "cara"): "langsung",
    ("sumber_data", "nama"): "Laporan bulanan desa",
    ("berlaku", "mulai"): PERIODE,
    ("target", "2026", "tahun"): "80",
    ("target", "2026", "dasar"): "perjanjian-kinerja",
    ("target", "2026", "sumber"): "PK 2026",
}
"""What an indicator needs, as people type it: the place of each key, and its text."""


def test_a_new_indicator_is_filled_in_measured_and_handed_over(
    desk: Desk, example_files: dict[str, bytes], tmp_path: Path
) -> None:
    """A figure of 60 against 80 is 75,00 %."""
    blank = desk.ask("file", path=PATH)
    places = {tuple(field["loc"]) for group in blank["groups"] for field in group["fields"]}
    assert blank["there"] is False
    assert VALUES.keys() <= places
    for loc, text in VALUES.items():  # one after the other, as they are typed
        file = desk.ask("edit_file", path=PATH, values=[{"loc": list(loc), "text": text}])["file"]
    fields = [field for group in file["groups"] for field in group["fields"]]
    assert [field["findings"] for field in fields if field["findings"]] == []
    kode = PATH.rpartition("/")[2].removesuffix(".yml")
    evidence = {"nama": "Rekapitulasi laporan desa", "tautan": "https://kinerja.contoh.example/bukti/1"}
    values = [{"loc": ["bukti", 0, key], "text": text} for key, text in evidence.items()]
    values.append({"loc": ["realisasi"], "text": "60"})
    row = desk.ask("edit", periode=PERIODE, unit="ekonomi", kode=kode, values=values)["row"]
    assert [figure["capaian"] for figure in row["figures"] if figure["headline"]] == ["75,00 %"]
    assert row == row_of(desk.ask("form", periode=PERIODE, unit="ekonomi"), kode)
    for path, raw in example_files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    files = desk.ask("changes")["files"]
    assert [(file["path"], file["operation"]) for file in files] == [
        (PATH, "create"),
        (f"indicators/pengukuran/{PERIODE}/ekonomi.yml", "update"),
    ]
    for file in files:
        (tmp_path / file["path"]).write_text(file["text"], "utf-8")
    findings = check_data(Folder(tmp_path / "indicators")).findings
    assert [found.code for found in findings] == ["N202"]  # a remark: it has no name in English yet
