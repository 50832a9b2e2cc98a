"""Where a list ends, by what each host tells, and what of it cannot be true."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.hosts.peladen import Balasan, Peladen

from ukur.hosts.http import Client, Patience
from ukur.model.findings import UkurError


@pytest.fixture
def client(peladen: Peladen) -> Iterator[Client]:
    made = Client(f"{peladen.alamat}/api", "t", limit=Patience(halaman=5), sleep=lambda _: None)
    yield made
    made.close()


def nomor(more: bool | None = None, **headers: object) -> dict[str, str]:
    """Return headers as Gitea writes them."""
    told = {f"x-{key.replace('_', '-')}": str(value) for key, value in headers.items()}
    return told | ({} if more is None else {"x-hasmore": str(more).lower()})


def tautan(next_: int | None, alamat: str = "https://git.contoh.invalid") -> dict[str, str]:
    rel = f'<{alamat}/api/d?page={next_}>; rel="next"' if next_ else f'<{alamat}/api/d?page=1>; rel="first"'
    return {"link": rel}


Halaman = list[tuple[list[int], dict[str, str]]]


def siapkan(server: Peladen, pages: Halaman) -> None:
    server.ganggu("GET /api/d", *(Balasan(rows, kepala=headers) for rows, headers in pages))


def bernomor(client: Client, paling: int | None = 2) -> list[int]:
    """Read a list by number, two rows asked for; ``paling`` is what the host gives at once."""
    return [item for page in client.numbered_pages("d", 2, lambda: paling) for item in page.content]


@pytest.mark.parametrize(
    ("pages", "paling"),
    [
        pytest.param([([1, 2], nomor(True)), ([3, 4], nomor(False))], 2, id="X-HasMore"),
        pytest.param([([1, 2], tautan(2)), ([3, 4], tautan(None))], 2, id="Link"),
        pytest.param([([1, 2], nomor(pagecount=2)), ([3, 4], nomor(pagecount=2))], 2, id="X-PageCount"),
        pytest.param([([1, 2], nomor(total_count=4)), ([3, 4], nomor(total_count=4))], 2, id="X-Total-Count"),
        pytest.param([([1, 2], {}), ([3], {})], 2, id="short page"),
        pytest.param([([1], {}), ([2], {}), ([], {})], 1, id="the host gives fewer than asked"),
        pytest.param([([1, 2], {}), ([], {})], 2, id="full to the end, and nothing told"),
        pytest.param([([], {})], 2, id="empty"),
        pytest.param([([], nomor(total_count=1))], 2, id="the only row is hidden"),
        pytest.param(
            [([1], nomor(total_count=3)), ([2], nomor(total_count=3))], 2, id="hidden on the first page"
        ),
        pytest.param([([1], nomor(total_count=1))], None, id="all that is counted is here"),
        pytest.param([([1], {})], None, id="short, bound unknown"),
    ],
)
def test_the_last_page(peladen: Peladen, client: Client, pages: Halaman, paling: int | None) -> None:
    siapkan(peladen, pages)
    assert bernomor(client, paling) == [item for rows, _ in pages for item in rows]
    assert [asked.saring["page"] for asked in peladen.permintaan] == [str(n + 1) for n in range(len(pages))]


@pytest.mark.parametrize(
    ("pages", "kalimat"),
    [
        pytest.param([([n], nomor(True)) for n in range(9)], "lebih dari 5 halaman", id="never ends"),
        pytest.param([([1], nomor(True)), ([], nomor(True))], "2 yang dijanjikan", id="promised and empty"),
        pytest.param([([1], nomor(True))] * 3, "mengulang halaman yang sama", id="number passed over"),
        pytest.param([([1, 2], tautan(2)), ([3, 4], tautan(1))], "menunjuk kembali", id="backwards"),
        pytest.param([([1, 2], tautan(1))], "menunjuk kembali", id="to itself"),
        pytest.param(
            [([1], nomor(False, total_count=3))], "menghitung 3 baris untuk 'd', tetapi memberi 1", id="lost"
        ),
        pytest.param([([1], nomor(total_count=3, pagecount=1))], "menghitung 3 baris", id="lost, by pages"),
        pytest.param([([1, 2], nomor(total_count=1))], "menghitung 1 baris", id="more than counted"),
    ],
)
def test_a_host_that_lies(peladen: Peladen, client: Client, pages: Halaman, kalimat: str) -> None:
    siapkan(peladen, pages)
    with pytest.raises(UkurError, match=kalimat):
        bernomor(client)


def test_not_a_list(peladen: Peladen, client: Client) -> None:
    peladen.ganggu("GET", Balasan({"a": 1}))
    with pytest.raises(UkurError, match="tidak memberi daftar"):
        bernomor(client)


def test_numbers_are_followed_and_no_address(peladen: Peladen, client: Client) -> None:
    """Gitea links below its public address (ROOT_URL), which need not be the one that is asked."""
    siapkan(peladen, [([1, 2], tautan(2, "https://lain.contoh.invalid")), ([3, 4], tautan(None))])
    assert bernomor(client) == [1, 2, 3, 4]
    assert {asked.jalur for asked in peladen.permintaan} == {"/api/d"}


# --- pages that are linked: GitHub, GitLab ----------------------------------------------------------


Isi = Callable[[str], list[tuple[list[Any], dict[str, str]]]]


def kunci(alamat: str, key: str) -> dict[str, str]:
    return {"link": f'<{alamat}/api/d?cursor={key}&per_page=2>; rel="next"'}


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(lambda a: [([1, 2], tautan(2, a)), ([3], tautan(None, a))], id="GitHub: Link"),
        pytest.param(lambda a: [([1], tautan(2, a)), ([2], {})], id="short page, and more"),
        pytest.param(
            lambda a: [
                ([1, 2], tautan(2, a) | {"x-next-page": "2", "x-total": "3"}),
                ([3], tautan(None, a) | {"x-next-page": "", "x-total": "3"}),
            ],
            id="GitLab: both",
        ),
        pytest.param(
            lambda a: [([1, 2], {"x-next-page": "2"}), ([3], {"x-next-page": ""})], id="GitLab: number only"
        ),
        pytest.param(
            lambda a: [([1, 2], kunci(a, "aa")), ([3, 4], kunci(a, "bb")), ([5], {})], id="GitLab: keyset"
        ),
        pytest.param(
            lambda a: [([1], tautan(2, a) | {"x-total": "4"}), ([2, 3], {"x-total": "4"})],
            id="GitLab: a hidden note is counted",
        ),
    ],
)
def test_linked_to_the_end(peladen: Peladen, client: Client, isi: Isi) -> None:
    pages = isi(peladen.alamat)
    siapkan(peladen, pages)
    read = [item for page in client.linked_pages("d", per_page="2") for item in page.content]
    assert read == [item for rows, _ in pages for item in rows]
    assert peladen.hitung() == len(pages)
    assert {asked.saring.get("per_page", "2") for asked in peladen.permintaan} == {"2"}


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        pytest.param(
            lambda a: [([1], tautan(2, a)), ([2], tautan(3, a)), ([3], tautan(2, a))],
            "menunjuk kembali",
            id="backwards",
        ),
        pytest.param(lambda a: [([1], tautan(1, a))], "menunjuk kembali", id="to itself"),
        pytest.param(
            lambda a: [([1], kunci(a, "aa")), ([2], kunci(a, "bb")), ([3], kunci(a, "aa"))],
            "menunjuk kembali",
            id="keyset, round and round",
        ),
        pytest.param(
            lambda a: [([1], {"x-next-page": "2"}), ([2], {"x-next-page": "2"})],
            "menunjuk kembali",
            id="number to itself",
        ),
        pytest.param(
            lambda a: [([1], tautan(2, a) | {"x-next-page": "3"})],
            "dua halaman berikut yang berbeda",
            id="two that differ",
        ),
        pytest.param(lambda a: [([n], kunci(a, f"k{n}")) for n in range(9)], "lebih dari 5", id="never ends"),
        pytest.param(lambda a: [([1, 2], {"x-total": "1"})], "menghitung 1 baris", id="more than counted"),
        pytest.param(
            lambda a: [([1], tautan(2, "https://pencuri.invalid"))], "pencuri.invalid", id="another host"
        ),
    ],
)
def test_links_that_lie(peladen: Peladen, client: Client, isi: Isi, kalimat: str) -> None:
    siapkan(peladen, isi(peladen.alamat))
    with pytest.raises(UkurError, match=kalimat):
        list(client.linked_pages("d"))
