from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.source import rules, yaml_text
from ukur.source.yaml_text import MAX_BYTES, YamlFault, parse

DI_BLOK = b"".join(b" " * n + b"a:\n" for n in range(2500))  # 2500 levels in 3 MB


@pytest.fixture(params=[pytest.param(False, id="pengurai C"), pytest.param(True, id="pengurai murni")])
def pengurai(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Every row runs with both parsers: an install without the C one gives the same answers."""
    monkeypatch.setattr(yaml_text, "PURE", request.param)
    return bool(request.param)


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("teks", "data"),
    [
        pytest.param("a: no\nb: yes\nc: on\nd: Off", {"a": "no", "b": "yes", "c": "on", "d": "Off"}, id="no"),
        pytest.param("a: 1.000\nb: 1.10", {"a": "1.000", "b": "1.10"}, id="angka tidak dipotong"),
        pytest.param("a: 007\nb: 010\nc: 0o17", {"a": "007", "b": "010", "c": "0o17"}, id="bukan oktal"),
        pytest.param("a: 12,5\nb: 1_000\nc: 1e3", {"a": "12,5", "b": "1_000", "c": "1e3"}, id="tanda angka"),
        pytest.param("a: .inf\nb: .nan\nc: 0x1F", {"a": ".inf", "b": ".nan", "c": "0x1F"}, id="bukan float"),
        pytest.param("a: 2026-01-31\nb: 2026-1-3", {"a": "2026-01-31", "b": "2026-1-3"}, id="bukan tanggal"),
        pytest.param("a: 12:30:45", {"a": "12:30:45"}, id="jam bukan bilangan basis 60"),
        pytest.param("nip: 197511011995031001", {"nip": "197511011995031001"}, id="NIP tanpa kutip"),
        pytest.param("a: Nomor #1", {"a": "Nomor"}, id="tanda pagar sesudah spasi adalah komentar"),
        pytest.param("a: Nomor#1", {"a": "Nomor#1"}, id="tanda pagar tanpa spasi bukan komentar"),
        pytest.param("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}, id="kosong adalah None"),
        pytest.param(
            "a: ''\nb: 'null'\nc: \"~\"", {"a": "", "b": "null", "c": "~"}, id="berkutip adalah teks"
        ),
        pytest.param("2025: a", {"2025": "a"}, id="kunci angka tetap teks"),
        pytest.param("no: a\n~: b", {"no": "a", "~": "b"}, id="kunci kata kunci tetap teks"),
        pytest.param("'<<': a", {"<<": "a"}, id="<< berkutip adalah teks"),
        pytest.param("a: '*x'\nb: '&y'\nc: '!z'", {"a": "*x", "b": "&y", "c": "!z"}, id="tanda berkutip"),
        pytest.param(
            "a: >-\n  satu\n  dua\nb: |\n  tiga\n", {"a": "satu dua", "b": "tiga\n"}, id="teks blok"
        ),
        pytest.param("---\na: 1\n...\n", {"a": "1"}, id="satu dokumen bertanda awal dan akhir"),
        pytest.param("\ufeffa: 1", {"a": "1"}, id="BOM di awal dilewati"),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="akhir baris Windows"),
        pytest.param("a: [1, {b: 2}]", {"a": ["1", {"b": "2"}]}, id="susunan alir"),
        pytest.param("# 50% selesai\na: 1", {"a": "1"}, id="persen di komentar bukan arahan"),
        pytest.param("halo", "halo", id="teks saja: bentuknya diperiksa model"),
    ],
)
def test_dibaca_sebagai_teks(teks: str, data: Any) -> None:
    hasil = parse("x.yml", teks.encode())
    assert (hasil.data, hasil.findings) == (data, ())


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("raw", "kode", "di"),
    [
        pytest.param(b"a: 1\nb: caf\xe9\n", "B001", "2:7", id="Latin-1"),
        pytest.param("a: é\nb: éé".encode() + b"\xff", "B001", "2:6", id="kolom dihitung per huruf"),
        pytest.param(b"\xef\xbb\xbfa: \xff", "B001", "1:4", id="BOM tidak menggeser kolom"),
        pytest.param("a: b\n".encode("utf-16"), "B001", "1:1", id="UTF-16 dengan BOM"),
        pytest.param("a: b\n".encode("utf-16-le"), "B002", "1:2", id="UTF-16 tanpa BOM: NUL"),
        pytest.param("a: b\n".encode("utf-32"), "B001", "1:1", id="UTF-32"),
        pytest.param(b"\xed\xa0\x80", "B001", "1:1", id="setengah pasangan"),
        pytest.param(b"", "B003", "1:1", id="kosong"),
        pytest.param(b" \n\n\t\n", "B003", "1:1", id="hanya spasi"),
        pytest.param(b"\xef\xbb\xbf", "B003", "1:1", id="hanya BOM"),
        pytest.param(b"# halo\n# dunia\n", "B003", "1:1", id="hanya komentar"),
        pytest.param(b"---\n", "B003", "1:1", id="hanya tanda dokumen"),
        pytest.param(b"a" * (MAX_BYTES + 1), "B004", "1:1", id="melebihi batas ukuran"),
        pytest.param(b"a" * 50_000_000, "B004", "1:1", id="50 MB"),
        pytest.param(b"a: " + b"[" * 3000, "B005", "1:23", id="3000 kurung siku"),
        pytest.param(b"{a: " * 3000, "B005", "1:81", id="3000 kurung kurawal"),
        pytest.param(DI_BLOK, "B005", "21:21", id="2500 tingkat indentasi"),
        pytest.param(b"- " * 3000 + b"a", "B005", "1:41", id="3000 butir bersarang"),
        pytest.param(b"a: &x 1\nb: *x\n", "B006", "1:4", id="jangkar"),
        pytest.param(b"a: 1\nb: *x\n", "B006", "2:4", id="alias tanpa jangkar"),
        pytest.param(b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "B006", "1:4", id="bom tawa"),
        pytest.param(b"a: &a [*a]\n", "B006", "1:4", id="alias yang menunjuk dirinya"),
        pytest.param(b"&a b: 1\n", "B006", "1:1", id="jangkar pada kunci"),
        pytest.param(b"&a\nb: 1\n", "B006", "1:1", id="jangkar pada dokumen"),
        pytest.param(b"a: [1, *x]\n", "B006", "1:8", id="alias di daftar"),
        pytest.param(b"*x : 1\n", "B006", "1:1", id="alias sebagai kunci"),
        pytest.param(b"a: 1\n<<: {b: 2}\n", "B006", "2:1", id="kunci penggabungan"),
        pytest.param(b"a:\n  <<: [1]\n", "B006", "2:3", id="penggabungan di dalam"),
        pytest.param(b"a: !!python/object:os.system x\n", "B007", "1:4", id="tag Python"),
        pytest.param(b"a: !!str 1\n", "B007", "1:4", id="tag str"),
        pytest.param(b"a: ! x\n", "B007", "1:4", id="tag kosong"),
        pytest.param(b"a: !x {b: 1}\n", "B007", "1:4", id="tag pada pasangan"),
        pytest.param(b"a: !x [1]\n", "B007", "1:4", id="tag pada daftar"),
        pytest.param(b"!x a: 1\n", "B007", "1:1", id="tag pada kunci"),
        pytest.param(b"a: !x!y z\n", "B002", "1:4", id="tag dengan awalan tak dikenal"),
        pytest.param(b"%YAML 1.1\n---\na: no\n", "B007", "1:1", id="arahan YAML 1.1"),
        pytest.param(b"# x\n\n%YAML 2.0\n---\na: no\n", "B007", "3:1", id="arahan sesudah komentar"),
        pytest.param(b"%TAG ! tag:x,2000:\n---\na: 1\n", "B007", "1:1", id="arahan TAG"),
        pytest.param(b"%APA SAJA\n---\na: 1\n", "B007", "1:1", id="arahan yang tidak dikenal"),
        pytest.param(b"a: 1\n---\nb: 2\n", "B009", "2:1", id="dokumen kedua"),
        pytest.param(b"---\n---\na: 1\n", "B009", "2:1", id="dokumen pertama kosong"),
        pytest.param(b"a: 1\n...\n---\nb: 2\n", "B009", "3:1", id="dokumen sesudah tanda akhir"),
        pytest.param(b"? [a]\n: b\n", "B013", "1:3", id="daftar sebagai kunci"),
        pytest.param(b"? {a: 1}\n: b\n", "B013", "1:3", id="pasangan sebagai kunci"),
        pytest.param(b"a: b\nc: d\x00e\n", "B002", "2:5", id="NUL"),
        pytest.param(
            "a\u00a0: b\nc: \x07\n".encode(), "B002", "2:4", id="spasi tak terputus bukan pelakunya"
        ),
        pytest.param(b"a: \x1b[31m\n", "B002", "1:4", id="urutan warna terminal"),
        pytest.param(b"a: \x7f\n", "B002", "1:4", id="DEL"),
        pytest.param("a: \x9f\n".encode(), "B002", "1:4", id="huruf kendali C1"),
        pytest.param(
            "a: x\x85b\nc: 1\n".encode(), "B002", "1:5", id="NEL: baris baru hanya bagi satu pengurai"
        ),
        pytest.param("a: x\u2028b\nc: 1\n".encode(), "B002", "1:5", id="pemisah baris Unicode"),
        pytest.param("a: b\n\ufeffc: 1\n".encode(), "B002", "2:1", id="BOM di tengah"),
        pytest.param("a: \ufffe\n".encode(), "B002", "1:4", id="bukan huruf"),
        pytest.param(b"a: 1\rb: \x07", "B002", "2:4", id="akhir baris Mac lama ikut dihitung"),
        pytest.param(b"a: b: c\n", "B002", "1:5", id="dua titik dua"),
        pytest.param(b"a: @x\n", "B002", "1:4", id="diawali @"),
        pytest.param(b"a: %x\n", "B002", "1:4", id="diawali persen"),
        pytest.param(b"a: `x`\n", "B002", "1:4", id="diawali kutip terbalik"),
        pytest.param(b"a:\n\tb: 1\n", "B002", "2:1", id="tab untuk indentasi"),
        pytest.param(b'a: "x\n', "B002", "1:4", id="kutip tidak ditutup: tempat kutip dibuka"),
        pytest.param(b"a: [1\n", "B002", "2:1", id="kurung tidak ditutup"),
        pytest.param(b"a: 1\n b: 2\n", "B002", "2:3", id="indentasi menjorok"),
        pytest.param(b"a:\n  - 1\n  b: 2\n", "B002", "3:3", id="daftar bercampur kunci"),
        pytest.param(b'a: "c:\\xz"\n', "B002", "1:9", id="garis miring terbalik"),
        pytest.param(b"a: - b\n", "B002", "1:4", id="butir di baris kunci"),
        pytest.param(b"a: *\n", "B002", "1:5", id="bintang saja"),
        pytest.param(b"a: >x\n", "B002", "1:5", id="tanda blok keliru"),
        pytest.param("a: {é😀: 1, b: *x}\n".encode(), "B006", "1:15", id="kolom per huruf, bukan bita"),
        pytest.param(b"a: 1\r\nb: *x\r\n", "B006", "2:4", id="baris Windows"),
    ],
)
def test_ditolak_di_tempatnya(raw: bytes, kode: str, di: str) -> None:
    with pytest.raises(YamlFault) as ditolak:
        parse("x.yml", raw)
    temuan = ditolak.value.finding
    assert (temuan.code, str(temuan.location)) == (kode, f"x.yml:{di}")
    assert temuan.message
    assert temuan.hint


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    ("raw", "temuan"),
    [
        pytest.param(
            "a: 1\nb: 2\na: 3\n",
            [("3:1", "kunci 'a' ditulis dua kali; yang pertama ada di baris 1")],
            id="menyebut baris yang pertama",
        ),
        pytest.param(
            "2025: 1\n'2025': 2\n",
            [("2:1", "kunci '2025' ditulis dua kali; yang pertama ada di baris 1")],
            id="angka dan teks adalah kunci yang sama",
        ),
        pytest.param(
            "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
            [
                ("4:3", "kunci 'c' ditulis dua kali; yang pertama ada di baris 3"),
                ("5:1", "kunci 'a' ditulis dua kali; yang pertama ada di baris 1"),
            ],
            id="semua sekaligus, di semua tingkat",
        ),
        pytest.param(
            "a: {b: 1, b: 2}\n",
            [("1:11", "kunci 'b' ditulis dua kali; yang pertama ada di baris 1")],
            id="di susunan alir",
        ),
        pytest.param(
            "a: 1\na: 2\na: 3\n",
            [
                ("2:1", "kunci 'a' ditulis dua kali; yang pertama ada di baris 1"),
                ("3:1", "kunci 'a' ditulis dua kali; yang pertama ada di baris 1"),
            ],
            id="tiga kali",
        ),
    ],
)
def test_kunci_ganda(raw: str, temuan: list[tuple[str, str]]) -> None:
    hasil = parse("x.yml", raw.encode())
    assert [(str(t.location).removeprefix("x.yml:"), t.message) for t in hasil.findings] == temuan
    assert {t.code for t in hasil.findings} == {"B008"}


@pytest.mark.usefixtures("pengurai")
def test_posisi_setiap_kunci() -> None:
    hasil = parse("x.yml", "# é\na: 1\nb:\n  - c: 2\n    d: [x, {e: 3}]\n".encode())
    assert hasil.positions == {
        ("a",): (2, 1),
        ("b",): (3, 1),
        ("b", 0): (4, 5),
        ("b", 0, "c"): (4, 5),
        ("b", 0, "d"): (5, 5),
        ("b", 0, "d", 0): (5, 9),
        ("b", 0, "d", 1): (5, 12),
        ("b", 0, "d", 1, "e"): (5, 13),
    }


@pytest.mark.usefixtures("pengurai")
@pytest.mark.parametrize(
    "teks",
    [
        pytest.param('a: "\\UFFFFFFFF"', id="di luar Unicode"),
        pytest.param('a: "\\U00110000"', id="tepat di luar Unicode"),
        pytest.param(": b", id="kunci kosong"),
        pytest.param("a: 1\t# x", id="tab sebelum komentar"),
        pytest.param('a: "\\uD800"', id="setengah pasangan"),
    ],
)
def test_pengurai_boleh_berbeda_tetapi_tidak_gagal(teks: str) -> None:
    assert _temuan(teks.encode()) in {None, "B002"}


def _temuan(raw: bytes) -> str | None:
    try:
        parse("x.yml", raw)
    except YamlFault as fault:
        return fault.finding.code
    return None


TANDA = """b: ,\n,  ,- ,{,},[,],: ,',",#,&,*,!,|,>,%,@,`,---,...,<<: ,\t,~,? """
HURUF = "a,1.000,\\u0000,\\uD800,\\UFFFFFFFF,\ud800,\u2028,\x00"
SERPIHAN = st.sampled_from(f"{TANDA},{HURUF}".split(","))


@given(st.lists(SERPIHAN | st.text(max_size=3), max_size=25).map("".join))
def test_teks_apa_pun_dijawab_dengan_temuan(teks: str) -> None:
    raw = teks.encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        for pure in (False, True):
            patch.setattr(yaml_text, "PURE", pure)
            assert _temuan(raw) in {None, *(rule.code for rule in rules.RULES)}
