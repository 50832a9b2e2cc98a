"""Numbers are put into peran.yml as a person would have written them, and nothing else is touched."""

import pytest

from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.source.account_entries import with_numbers


def sisipkan(text: str, host: HostKind = HostKind.GITEA, **numbers: int) -> str:
    named = {name.replace("_", "-"): number for name, number in numbers.items()}
    return with_numbers("indicators/peran.yml", text.encode(), host, named).decode()


@pytest.mark.parametrize(
    ("sebelum", "sesudah"),
    [
        pytest.param(
            "      - akun: kepala\n        mulai: 2025-01-02\n",
            "      - akun: kepala\n        nomor_akun: {gitea: 7}\n        mulai: 2025-01-02\n",
            id="baris biasa",
        ),
        pytest.param(
            "      - akun: kepala   # Bapak\n        mulai: 2025-01-02\n",
            "      - akun: kepala   # Bapak\n        nomor_akun: {gitea: 7}\n        mulai: 2025-01-02\n",
            id="komentar di belakangnya tetap",
        ),
        pytest.param(
            "      - mulai: 2025-01-02\n        akun: 'Kepala'\n",
            "      - mulai: 2025-01-02\n        akun: 'Kepala'\n        nomor_akun: {gitea: 7}\n",
            id="urutan lain, tanda kutip, ejaan lain",
        ),
        pytest.param(
            "      - {akun: kepala, mulai: 2025-01-02}\n",
            "      - {akun: kepala, nomor_akun: {gitea: 7}, mulai: 2025-01-02}\n",
            id="dalam kurung",
        ),
        pytest.param(
            "      - akun: kepala\n        nomor_akun: {github: 3}\n        mulai: 2025-01-02\n",
            "      - akun: kepala\n        nomor_akun: {github: 3, gitea: 7}\n        mulai: 2025-01-02\n",
            id="nomor situs lain sudah ada",
        ),
        pytest.param(
            "      - akun: kepala\n        nomor_akun:\n          github: 3\n        mulai: 2025-01-02\n",
            "      - akun: kepala\n        nomor_akun:\n          github: 3\n          gitea: 7\n"
            "        mulai: 2025-01-02\n",
            id="nomor situs lain di baris sendiri",
        ),
        pytest.param(
            "      - akun: kepala\n        nomor_akun: {gitea: 5}\n        mulai: 2025-01-02\n",
            "      - akun: kepala\n        nomor_akun: {gitea: 5}\n        mulai: 2025-01-02\n",
            id="yang sudah tercatat tidak diubah",
        ),
        pytest.param(
            "      - akun: kepala\n        mulai: 2025-01-02\n        sampai: 2025-06-30\n"
            "      - akun: kepala\n        mulai: 2025-07-01\n",
            "      - akun: kepala\n        nomor_akun: {gitea: 7}\n        mulai: 2025-01-02\n"
            "        sampai: 2025-06-30\n"
            "      - akun: kepala\n        nomor_akun: {gitea: 7}\n        mulai: 2025-07-01\n",
            id="setiap baris akun itu",
        ),
    ],
)
def test_only_the_number_is_put_in(sebelum: str, sesudah: str) -> None:
    head = 'peran:\n  kepala:\n    nama: "Kepala"   # SK\n    pemegang:\n'
    tail = "      # penutup\n"
    assert sisipkan(head + sebelum + tail, kepala=7) == head + sesudah + tail


@pytest.mark.parametrize("akhir", ["\n", "\r\n"])
@pytest.mark.parametrize("awal", ["", "\ufeff"])
def test_line_ends_and_mark_stay(akhir: str, awal: str) -> None:
    rows = ["peran:", "  kepala:", "    nama: Kepala", "    pemegang:", "      - akun: kepala"]
    rows += ["        mulai: 2025-01-02", ""]
    text = awal + akhir.join(rows)
    rows.insert(5, "        nomor_akun: {gitea: 7}")
    assert sisipkan(text, kepala=7) == awal + akhir.join(rows)


def test_without_a_line_end_at_the_end() -> None:
    text = "peran:\n  k:\n    nama: K\n    pemegang:\n      - mulai: 2025-01-02\n        akun: kepala"
    assert sisipkan(text, kepala=7) == f"{text}\n        nomor_akun: {{gitea: 7}}"


def test_others_are_left_alone() -> None:
    text = "peran:\n  k:\n    nama: K\n    pemegang:\n      - akun: kepala\n        mulai: 2025-01-02\n"
    assert sisipkan(text, sekretaris=7) == text


def test_a_file_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(UkurError, match="tidak dapat dibaca"):
        sisipkan("peran:\n  k:\n    pemegang:\n      - akun: kepala\n", kepala=7)


KEPALA = "peran:\n  kepala:\n    nama: Kepala\n    pemegang:\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{KEPALA}      - akun: a\t# x\n        mulai: 2025-01-02\n", id="tab before a remark"),
        pytest.param(f"{KEPALA}      - akun: a # x\u2028y\n        mulai: 2025-01-02\n", id="line separator"),
        pytest.param(
            f"{KEPALA}      - akun: a\n        nomor_akun:\n        mulai: 2025-01-02\n", id="no value"
        ),
        pytest.param(f"{KEPALA}      - &x\n        akun: a\n        mulai: 2025-01-02\n", id="anchor"),
        pytest.param("peran: [", id="no YAML"),
        pytest.param("\udcff", id="not UTF-8"),
    ],
)
def test_odd_files_are_refused_in_words(text: str) -> None:
    """What two readers of YAML take differently is written by hand."""
    with pytest.raises(UkurError, match=r"dengan tangan|'ukur check' lebih dahulu"):
        with_numbers("indicators/peran.yml", text.encode(errors="surrogateescape"), HostKind.GITEA, {"a": 7})
