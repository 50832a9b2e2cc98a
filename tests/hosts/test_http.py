import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.hosts.peladen import Balasan, Peladen

from ukur.hosts.http import Client, Patience
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError

TOKEN = "rahasia-sekali-123"
BATAS = Patience(sambung=5, baca=5, total=20, bita=2_000, halaman=5)
SINGKAT = Patience(sambung=5, baca=0.5, total=1, bita=2_000)
Buat = Callable[..., Client]


@pytest.fixture
def tidur() -> list[float]:
    return []


@pytest.fixture
def buat(peladen: Peladen, tidur: list[float]) -> Iterator[Buat]:
    made: list[Client] = []

    def create(batas: Patience = BATAS, jalur: str = "/api") -> Client:
        made.append(Client(f"{peladen.alamat}{jalur}", TOKEN, limit=batas, sleep=tidur.append))
        return made[-1]

    yield create
    for klien in made:
        klien.close()


def gagal(aksi: Callable[[], object]) -> str:
    """Return the sentence of the error that an action ends in; the token is in no part of it."""
    with pytest.raises(UkurError) as caught:
        aksi()
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert not _membawa_token(caught.value)
    return str(caught.value)


def _membawa_token(error: BaseException | None) -> bool:
    """Whether the token hangs on an error or on what caused it, also where no traceback shows it."""
    while error is not None:
        request = getattr(error, "_request", None)
        if TOKEN in repr(error) or (request is not None and TOKEN in str(request.headers.raw)):
            return True
        error = error.__cause__ or error.__context__
    return False


OKE = Balasan({"oke": True})


@pytest.mark.parametrize(
    ("gangguan", "jeda"),
    [
        pytest.param([], [], id="tanpa gangguan"),
        pytest.param([Balasan({}, 500)], [1], id="500 lalu 200"),
        pytest.param(
            [Balasan({}, 502), Balasan({}, 503), Balasan({}, 504)], [1, 2, 4], id="makin lama menunggu"
        ),
        pytest.param([Balasan({}, 429, {"retry-after": "7"})], [7], id="429: selama yang diminta"),
        pytest.param(
            [Balasan({}, 503, {"retry-after": "Wed, 15 Jan 2025 03:00:20 GMT"})],
            [20],
            id="diminta dengan tanggal",
        ),
        pytest.param(
            [Balasan({}, 403, {"retry-after": "3"})], [3], id="403 dengan waktu tunggu: terlalu cepat"
        ),
        pytest.param([Balasan(mentah=b'{"a": ', panjang=500)], [1], id="separuh jawaban lalu utuh"),
        pytest.param([Balasan({}, jeda=1.2)], [1], id="lambat lalu cepat"),
    ],
)
def test_dicoba_lagi(
    peladen: Peladen, buat: Buat, tidur: list[float], gangguan: list[Balasan], jeda: list[float]
) -> None:
    peladen.ganggu("GET /api/x", *gangguan, OKE)
    slow = any(item.jeda for item in gangguan)
    assert buat(SINGKAT if slow else BATAS).get_json("x").content == {"oke": True}
    assert (tidur, peladen.hitung()) == (jeda, len(gangguan) + 1)


@pytest.mark.parametrize(
    ("balasan", "kalimat", "kali"),
    [
        pytest.param(Balasan({}, 500), "menjawab 500 sesudah 4 kali dicoba", 4, id="500 terus"),
        pytest.param(
            Balasan(mentah=b"[1, 2", panjang=900),
            "memutus jawaban di tengah jalan sesudah 4 kali",
            4,
            id="separuh",
        ),
        pytest.param(
            Balasan({}, jeda=1.2), "tidak menjawab pada waktunya sesudah 2 kali", 2, id="tidak menjawab"
        ),
        pytest.param(
            Balasan(mentah=b"<html>masuk</html>", kepala={"content-type": "text/html"}),
            "tidak menjawab dengan data",
            1,
            id="halaman HTML dengan kode 200",
        ),
        pytest.param(
            Balasan({"a": 1}, kepala={"content-type": "text/plain"}),
            "tidak menjawab dengan data",
            1,
            id="bukan jenis JSON",
        ),
        pytest.param(Balasan(mentah=b"{oops"), "tidak menjawab dengan data", 1, id="bukan JSON"),
        pytest.param(
            Balasan(mentah=b"[" * 1900), "tidak menjawab dengan data", 1, id="JSON yang tidak berdasar"
        ),
        pytest.param(Balasan(mentah=b'{"a": "\xff"}'), "tidak menjawab dengan data", 1, id="bukan UTF-8"),
        pytest.param(Balasan(["x" * 3000]), "menjawab terlalu panjang", 4, id="lebih dari batas ukuran"),
        pytest.param(
            Balasan(mentah=b" " * 1500, tetes=40),
            "menjawab terlalu lambat sesudah 2 kali",
            2,
            id="setetes demi setetes",
        ),
        pytest.param(Balasan({"message": "Bad credentials"}, 401), "menolak token", 1, id="401"),
        pytest.param(Balasan({"message": "no"}, 403), "tidak mengizinkan", 1, id="403"),
        pytest.param(Balasan(None, 404), "tidak menemukannya", 1, id="404"),
        pytest.param(
            Balasan({}, 429, {"retry-after": "3600"}),
            "menunggu 3600 detik",
            1,
            id="tunggu lebih lama dari batas",
        ),
        pytest.param(
            Balasan({}, 403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1736913600"}),
            "jatah permintaan ke situs Git habis; ulangi sesudah 2025-01-15 04:00 UTC",
            1,
            id="jatah GitHub habis",
        ),
        pytest.param(
            Balasan({}, 429, {"ratelimit-remaining": "0", "ratelimit-reset": "1736913600"}),
            "ulangi sesudah 2025-01-15 04:00 UTC",
            1,
            id="jatah GitLab habis",
        ),
        pytest.param(
            Balasan({}, 429, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "9" * 40}),
            "jatah permintaan ke situs Git habis; ulangi beberapa saat lagi",
            1,
            id="waktu pulih yang tidak masuk akal",
        ),
        pytest.param(
            Balasan({}, 302, {"location": "https://pencuri.invalid/api/x"}),
            "mengalihkan ke 'pencuri.invalid'",
            1,
            id="dialihkan ke situs lain",
        ),
        pytest.param(
            Balasan({"message": f"token {TOKEN} tidak sah"}, 403),
            "token *** tidak sah",
            1,
            id="token dalam jawaban",
        ),
    ],
)
def test_galat(peladen: Peladen, buat: Buat, balasan: Balasan, kalimat: str, kali: int) -> None:
    slow = replace(SINGKAT, percobaan=2) if balasan.tetes or balasan.jeda else BATAS
    peladen.ganggu("GET /api/x", *[balasan] * 6)
    assert kalimat in gagal(lambda: buat(slow).get_json("x"))
    assert peladen.hitung() == kali


def test_dialihkan_di_situs_yang_sama(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("GET /api/x", Balasan({}, 301, {"location": f"{peladen.alamat}/api/y"}))
    peladen.ganggu("GET /api/y", OKE)
    assert buat().get_json("x").content == {"oke": True}


def test_dialihkan_berputar(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("GET", *[Balasan({}, 302, {"location": "/api/x"})] * 9)
    assert "terus-menerus" in gagal(lambda: buat().get_json("x"))
    assert peladen.hitung() == 4


def test_penolakan_membawa_kode(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("GET", Balasan({"message": "Not Found"}, 404))
    with pytest.raises(HostError) as caught:
        buat().get_json("x")
    assert caught.value.kode == 404
    assert "'Not Found'" in str(caught.value)


@pytest.mark.parametrize(
    "balasan",
    [
        pytest.param(Balasan({}, 500), id="500"),
        pytest.param(Balasan(mentah=b'{"a"', panjang=99), id="separuh jawaban"),
        pytest.param(Balasan({}, 307, {"location": "/api/y"}), id="dialihkan"),
    ],
)
def test_kiriman_tidak_diulang(peladen: Peladen, buat: Buat, tidur: list[float], balasan: Balasan) -> None:
    """A comment sent twice would stand twice: only reading is repeated."""
    peladen.ganggu("POST", balasan, OKE, OKE)
    gagal(lambda: buat().send("POST", "x", {"body": "a"}))
    assert (peladen.hitung(), tidur) == (1, [])


def test_kiriman_yang_aman_diulang(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("POST", Balasan({}, 500), OKE)
    assert buat().send("POST", "graphql", {}, safe=True).content == {"oke": True}


def test_token_hanya_pada_kepala(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("GET", OKE)
    buat().get_json("x", saring="ya")
    asked = peladen.permintaan[0]
    assert asked.kepala["authorization"] == f"Bearer {TOKEN}"
    assert (asked.jalur, asked.saring) == ("/api/x", {"saring": "ya"})


def test_tanpa_pelayan(tidur: list[float]) -> None:
    gone = Peladen(lambda _: OKE)
    gone.tutup()
    klien = Client(gone.alamat, TOKEN, limit=BATAS, sleep=tidur.append)
    assert "tidak dapat dihubungi sesudah 4 kali" in gagal(lambda: klien.get_json("x"))
    assert tidur == [1, 2, 4]
    klien.close()


@pytest.mark.parametrize(
    ("alamat", "token", "kalimat"),
    [
        pytest.param("http://git.contoh.invalid/api", "t", "memakai https", id="http biasa"),
        pytest.param("http://127.0.0.1.contoh.invalid/", "t", "memakai https", id="mirip alamat setempat"),
        pytest.param("ftp://contoh.invalid", "t", "memakai https", id="bukan http"),
        pytest.param("contoh.invalid/api", "t", "lengkap", id="tanpa skema"),
        pytest.param("https://", "t", "lengkap", id="tanpa nama"),
        pytest.param("https://a:b@contoh.invalid", "t", "nama pengguna", id="kata sandi di alamat"),
        pytest.param("https://contoh.invalid/?a=1", "t", "'?'", id="saringan di alamat"),
        pytest.param("https://contoh.invalid", "", "token situs Git kosong", id="token kosong"),
        pytest.param("https://contoh.invalid", "abc\n", "tidak sah", id="token dengan ganti baris"),
        pytest.param("https://contoh.invalid", "kunci rahasia", "tidak sah", id="token dengan spasi"),
    ],
)
def test_alamat_dan_token(alamat: str, token: str, kalimat: str) -> None:
    with pytest.raises(UkurError, match=r".") as caught:
        Client(alamat, token)
    assert kalimat in str(caught.value)
    assert token.strip() == "t" or not token.strip() or token.strip() not in str(caught.value)


def test_alamat_https_boleh() -> None:
    klien = Client("https://git.contoh.invalid:8443/api/v3", "t")
    assert str(klien.url) == "https://git.contoh.invalid:8443/api/v3"
    klien.close()


def halaman(peladen: Peladen, jumlah: int, alamat: str | None = None) -> None:
    for number in range(1, jumlah + 1):
        next_ = f"{alamat or peladen.alamat}/api/daftar?page={number + 1}"
        headers = {"link": f'<{next_}>; rel="next"'} if number < jumlah else {}
        peladen.ganggu("GET /api/daftar", Balasan([number], kepala=headers))


def test_semua_halaman(peladen: Peladen, buat: Buat) -> None:
    halaman(peladen, 5)
    assert [page.content for page in buat().linked_pages("daftar")] == [[1], [2], [3], [4], [5]]
    assert peladen.hitung() == 5


@pytest.mark.parametrize(
    ("jumlah", "alamat", "kalimat", "kali"),
    [
        pytest.param(6, None, "lebih dari 5 halaman", 6, id="satu halaman lebih dari batas"),
        pytest.param(99, None, "lebih dari 5 halaman", 6, id="halaman tanpa akhir"),
        pytest.param(
            3, "http://127.0.0.1:9", "mengalihkan ke '127.0.0.1'", 1, id="halaman berikut di pintu lain"
        ),
        pytest.param(3, "https://pencuri.invalid", "pencuri.invalid", 1, id="halaman berikut di situs lain"),
    ],
)
def test_halaman_galat(
    peladen: Peladen, buat: Buat, jumlah: int, alamat: str | None, kalimat: str, kali: int
) -> None:
    halaman(peladen, jumlah, alamat)
    assert kalimat in gagal(lambda: list(buat().linked_pages("daftar")))
    assert peladen.hitung() == kali


def test_waktu_menurut_situs(peladen: Peladen, buat: Buat) -> None:
    peladen.ganggu("GET", OKE)
    assert buat().get_json("x").time == peladen.jam
