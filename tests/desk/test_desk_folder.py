"""What `ukur serve` lets the desk do with the folder, and what it lets nobody do."""

import io
import json
import threading
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ukur.commands.data.new_office import start_example
from ukur.commands.pages.desk_requests import MAX_REQUEST, PLACE, DeskAnswer, DeskRequests
from ukur.desk.repository import blob_id

FORM = "indicators/pengukuran/2026-TW1/ekonomi.yml"
NOT_ALLOWED = "tidak boleh ditulis dari Meja kerja; hanya data dan halaman kantor"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kantor") / "repo"
    start_example(folder)
    (folder / "content/tautan").symlink_to("/")
    return folder


@pytest.fixture(scope="module")
def desk(office: Path) -> DeskRequests:
    return DeskRequests(office)


def ask(desk: DeskRequests, method: str, path: str, body: bytes = b"", **more: Any) -> DeskAnswer:
    """Ask as the desk's own page does; ``more`` says what is otherwise, None what is absent."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": f"{PLACE}{path}",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "HTTP_X_UKUR": desk.token,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **more,
    }
    return desk.answer({key: value for key, value in environ.items() if value is not None})


def save(desk: DeskRequests, *files: Mapping[str, Any]) -> DeskAnswer:
    return ask(desk, "POST", "/simpan", json.dumps({"berkas": files}).encode())


def saved(office: Path, path: str, text: str | None) -> dict[str, Any]:
    place = office / path
    return {"path": path, "isi": text, "dasar": blob_id(place.read_bytes()) if place.is_file() else None}


def sentence(answer: DeskAnswer) -> str:
    return str(json.loads(answer.content)["pesan"])


def test_the_page_reads_the_folder_and_writes_into_it(desk: DeskRequests, office: Path) -> None:
    about = json.loads(ask(desk, "GET", "", HTTP_X_UKUR=None).content)
    assert about == {"nama": "repo", "sandi": desk.token, "commit": None}
    with zipfile.ZipFile(io.BytesIO(ask(desk, "GET", "/isi.zip").content)) as archive:
        assert archive.read(FORM) == (office / FORM).read_bytes()
        filed = [name for name in archive.namelist() if name.startswith("content/arsip/2025-TW1/v1/")]
        assert filed
        assert archive.read(filed[0]) == b""
    text = (office / FORM).read_text("utf-8") + "# catatan\n"
    answer = save(desk, saved(office, FORM, text), saved(office, "content/baru.md", "# Baru\n"))
    assert json.loads(answer.content) == {"tersimpan": [FORM, "content/baru.md"]}
    assert (office / FORM).read_text("utf-8") == text
    assert (office / "content/baru.md").read_text("utf-8") == "# Baru\n"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"HTTP_X_UKUR": None}, id="without the page's word"),
        pytest.param({"HTTP_X_UKUR": "x"}, id="with another word"),
        pytest.param({"HTTP_X_UKUR": "é"}, id="with a word of other letters"),
        pytest.param({"HTTP_SEC_FETCH_SITE": "cross-site"}, id="from another site"),
        pytest.param({"HTTP_SEC_FETCH_SITE": "same-site"}, id="from another port"),
        pytest.param({"HTTP_ORIGIN": "http://127.0.0.1:9000"}, id="from another origin"),
        pytest.param({"HTTP_ORIGIN": "null"}, id="from a page without an origin"),
        pytest.param({"HTTP_HOST": "jahat.example:8000"}, id="under a name that was bent here"),
        pytest.param({"HTTP_HOST": ""}, id="without a name"),
        pytest.param({"REMOTE_ADDR": "192.0.2.7"}, id="from another machine"),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("GET", "/isi.zip"), ("POST", "/simpan")])
def test_nobody_else_is_answered(desk: DeskRequests, method: str, path: str, more: dict[str, Any]) -> None:
    assert ask(desk, method, path, b"{}", **more).status == "403 Forbidden"


def test_the_word_is_not_told_to_others(desk: DeskRequests) -> None:
    others: tuple[dict[str, Any], ...] = (
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_HOST": "jahat.example"},
    )
    for more in others:
        answer = ask(desk, "GET", "", **more)
        assert answer.status == "403 Forbidden"
        assert desk.token.encode() not in answer.content
    assert DeskRequests(desk.repo).token != desk.token


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("Makefile", id="outside of data and pages"),
        pytest.param("indicators/../Makefile.yml", id="upwards"),
        pytest.param("indicators/./instansi.yml", id="a dot"),
        pytest.param("/etc/indicators/a.yml", id="from the top of the disk"),
        pytest.param("indicators//a.yml", id="an empty part"),
        pytest.param("indicators\\a.yml", id="another system's separator"),
        pytest.param("indicators/.git/a.yml", id="hidden"),
        pytest.param("indicators/a.yml\n", id="with a line break"),
        pytest.param("indicators/CON .yml/a.yml ", id="ends in a blank"),
        pytest.param("indicators/a.py", id="a program"),
        pytest.param("content/arsip/register.md", id="in the archive"),
        pytest.param("content/Arsip/register.md", id="in the archive of some systems"),
        pytest.param("content/tautan/a.md", id="through a link"),
        pytest.param(f"indicators/{'a' * 5000}/../b.yml", id="very long"),
    ],
)
def test_a_path_outside_is_refused_whole(desk: DeskRequests, office: Path, path: str) -> None:
    before = (office / FORM).read_bytes()
    answer = save(desk, saved(office, FORM, "a: 1\n"), {"path": path, "isi": "a: 1\n", "dasar": None})
    assert answer.status == "409 Conflict"
    assert NOT_ALLOWED in sentence(answer)
    assert (office / FORM).read_bytes() == before


def test_what_moved_meanwhile_is_not_overwritten(desk: DeskRequests, office: Path) -> None:
    before = (office / FORM).read_bytes()
    answer = save(
        desk,
        saved(office, "content/lain.md", "# Lain\n"),
        saved(office, FORM, "a: 1\n") | {"dasar": blob_id(b"yang lama\n")},
    )
    assert answer.status == "409 Conflict"
    assert sentence(answer) == (
        f"'{FORM}' berubah sejak dibuka di Meja kerja; buka folder lagi, lalu lanjutkan naskah"
    )
    assert (office / FORM).read_bytes() == before
    assert not (office / "content/lain.md").exists()


def test_of_two_tabs_that_save_at_once_one_is_refused(desk: DeskRequests, office: Path) -> None:
    paths = [f"content/serentak-{number}.md" for number in range(100)]
    texts = ["# Satu\n", "# Dua\n"]
    start = threading.Barrier(len(texts))

    def save_all(text: str) -> str:
        start.wait()
        return save(desk, *({"path": path, "isi": text, "dasar": None} for path in paths)).status

    with ThreadPoolExecutor(len(texts)) as tabs:
        answers = list(tabs.map(save_all, texts))
    assert sorted(answers) == ["200 OK", "409 Conflict"]
    kept = texts[answers.index("200 OK")]
    assert {(office / path).read_text("utf-8") for path in paths} == {kept}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(b"", "permintaan tidak terbaca", id="empty"),
        pytest.param(b"\xff\xfe", "permintaan tidak terbaca", id="other encoding"),
        pytest.param(b"[" * 100_000, "permintaan tidak terbaca", id="deep"),
        pytest.param(b"[]", "permintaan tanpa daftar berkas", id="another form"),
        pytest.param(b'{"berkas": [1]}', "permintaan menyebut berkas tanpa nama", id="no file"),
        pytest.param(
            b'{"berkas": []}', "jumlah berkas 0; paling sedikit 1, paling banyak 2000", id="no files"
        ),
        pytest.param(
            b'{"berkas": [{"path": "indicators/a.yml", "isi": null, "dasar": null}]}',
            "Meja kerja tidak menghapus berkas; hapus 'indicators/a.yml' sendiri",
            id="a removal",
        ),
        pytest.param(
            rb'{"berkas": [{"path": "indicators/a.yml", "isi": "\ud800", "dasar": null}]}',
            "berkas 'indicators/a.yml' memuat huruf yang tidak utuh; ketik lagi huruf itu",
            id="half a letter",
        ),
        pytest.param(
            rb'{"berkas": [{"path": "\ud800.yml", "isi": "", "dasar": null}]}',
            "permintaan menyebut berkas tanpa nama",
            id="half a letter in a name",
        ),
    ],
)
def test_a_request_of_another_form_is_refused_in_words(desk: DeskRequests, body: bytes, told: str) -> None:
    answer = ask(desk, "POST", "/simpan", body)
    assert (answer.status, sentence(answer)) == ("409 Conflict", told)


@pytest.mark.parametrize("length", ["", "-1", "²", str(MAX_REQUEST + 1), "9" * 5_000])
def test_the_length_is_bounded_before_anything_is_read(desk: DeskRequests, length: str) -> None:
    answer = ask(desk, "POST", "/simpan", b"{}", CONTENT_LENGTH=length)
    assert sentence(answer) == "permintaan tanpa panjang, atau lebih dari 50 MB"


def test_nothing_else_is_there(desk: DeskRequests) -> None:
    assert ask(desk, "GET", "/simpan").status == "404 Not Found"
    assert ask(desk, "DELETE", "").status == "404 Not Found"
