"""Files beside a comment: what is too large is left out, and the host's answer cannot lead elsewhere."""

from collections.abc import Callable, Iterator

import pytest
from tests.hosts.api_description import describe
from tests.hosts.gitea_form import form_content
from tests.hosts.peladen import Balasan, Peladen, Permintaan

from ukur.hosts.gitea_files import MAX_FILE, replace_files
from ukur.hosts.http import Client
from ukur.model.findings import UkurError

PATH = "repos/dinas/kinerja/issues/comments/7/assets"
UUID = "0a1b2c3d-0000-4000-8000-000000000000"
Serve = Callable[..., Peladen]


@pytest.fixture
def serve() -> Iterator[Serve]:
    made: list[Peladen] = []

    def start(uuid: str = UUID, cut: int = 0) -> Peladen:
        def answer(ask: Permintaan) -> Balasan:
            if ask.metode == "GET":
                return Balasan([{"id": 3, "name": "lama.pdf", "size": 1, "uuid": UUID}])
            if ask.metode == "DELETE":
                return Balasan(None, 204)
            size = len(form_content(ask)) - cut
            return Balasan({"id": 4, "name": ask.saring["name"], "size": size, "uuid": uuid}, 201)

        made.append(Peladen(answer, describe("gitea")))
        return made[-1]

    yield start
    for server in made:
        server.tutup()


def _replace(server: Peladen, **files: bytes) -> dict[str, str]:
    client = Client(f"{server.alamat}/api/v1", "tok", "token")
    try:
        return replace_files(client, PATH, {f"{name}.pdf": content for name, content in files.items()})
    finally:
        client.close()


def test_all_that_was_there_goes(serve: Serve) -> None:
    server = serve()
    assert _replace(server, baru=b"%PDF") == {"baru.pdf": f"attachments/{UUID}"}
    assert [ask.metode for ask in server.permintaan] == ["GET", "DELETE", "POST"]


def test_a_file_that_older_hosts_refuse_is_not_sent(serve: Serve) -> None:
    server = serve()
    assert _replace(server, besar=bytes(MAX_FILE + 1)) == {}
    assert server.hitung("^POST") == 0


@pytest.mark.parametrize(
    ("uuid", "cut"),
    [
        pytest.param(f"../../{UUID[6:]}", 0, id="a name that leads elsewhere"),
        pytest.param(UUID, 1, id="a part"),
    ],
)
def test_an_answer_that_is_not_believed(serve: Serve, uuid: str, cut: int) -> None:
    with pytest.raises(UkurError):
        _replace(serve(uuid, cut), baru=b"%PDF")
