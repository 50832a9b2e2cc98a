import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.hosts.peladen import Balasan, Peladen
from tests.nightly import A_WAY
from tests.skenario.desk_page import DeskPage
from tests.skenario.desk_places import READER, Place
from tests.skenario.kantor import STAF

pytestmark = pytest.mark.first_test_daily(A_WAY)

Open = Callable[[str], tuple[DeskPage, Place]]
BRANCH = r"GET .*/branches/"
PAGE = Balasan(mentah=b"<!doctype html><title>Masuk</title>", kepala={"content-type": "text/html"})
RESET = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "0"}


def tried(page: DeskPage, place: Place, *answers: Balasan, who: str = STAF) -> Any:
    place.peladen.ganggu(BRANCH, *answers)
    return page.run("open", place, who)


def test_each_failure_has_its_own_sentence(desk: Open) -> None:
    """Whatever a host answers, the sentence says what to do; reading is tried twice where that may help."""
    page, place = desk("GitHub")
    asked = {
        (401, "Bad credentials"): ("token", "menolak token ini"),
        (403, "Resource not accessible"): ("rights", "“Contents” dan “Pull requests” (Read and write)"),
        (404, "Not Found"): ("missing", "tidak ditemukan di GitHub, atau tidak boleh dibaca"),
        (409, "Conflict"): ("conflict", "keadaannya sudah berubah (“Conflict”)"),
        (422, "Validation Failed"): ("refused", "menolak kiriman ini (menjawab 422) (“Validation Failed”)"),
        (423, "archived"): ("rights", "diarsipkan di GitHub"),
        (429, "slow down"): ("wait", "terlalu banyak permintaan. Ulangi sesudah beberapa menit."),
        (500, "oops"): ("host", "sedang bermasalah (menjawab 500)"),
        (503, "oops"): ("host", "sedang bermasalah (menjawab 503)"),
    }
    for (code, words), (kind, sentence) in asked.items():
        told = tried(page, place, *[Balasan({"message": words}, code)] * (2 if code >= 500 else 1))
        assert (told["fault"], sentence in told["sentence"]) == (kind, True), told
    assert tried(page, place, Balasan({"message": "x"}, 502))["commit"], "the second try went through"
    spent = Balasan({"message": "API rate limit exceeded"}, 403, RESET)
    assert tried(page, place, spent)["fault"] == "wait"
    assert tried(page, place, PAGE, PAGE)["sentence"].startswith(
        "GitHub menjawab dengan halaman, bukan data."
    )
    cut = Balasan(mentah=b'{"name": ', kepala={"content-type": "application/json"})
    assert tried(page, place, cut, cut)["fault"] == "host"
    secret = tried(page, place, Balasan({"message": f"tok-{STAF} " * 90}, 422))
    assert "tok-" not in secret["sentence"]
    assert len(secret["sentence"]) < 500
    nowhere = place.config() | {"api": "http://127.0.0.1:9"}
    assert "tidak dapat dihubungi" in page.run("open", place, STAF, config=nowhere)["sentence"]


def test_a_redirect_is_refused_and_not_followed(desk: Open) -> None:
    """Neither the token nor anything else reaches the address that a host leads to."""
    page, place = desk("GitHub")
    other = Peladen(lambda ask: Balasan({"name": "main"}))
    other.cors = place.peladen.cors
    told = tried(page, place, Balasan(None, 301, {"location": f"{other.alamat}/repos/x/y/branches/main"}))
    assert told["fault"] == "missing"
    assert "token tidak dikirim ke sana" in told["sentence"]
    assert other.permintaan == []
    other.tutup()


def test_what_a_host_sends_is_bounded_and_held_to_its_hash(desk: Open) -> None:
    page, place = desk("GitHub")
    big = Balasan(mentah=b" " * 31_000_000, kepala={"content-type": "application/json"})
    assert "lebih dari 30 MB" in tried(page, place, big)["sentence"]
    place.peladen.ganggu(
        r"/git/blobs/", Balasan({"sha": "0" * 40, "content": "", "encoding": "base64", "size": 0})
    )
    assert "tidak utuh" in page.run("open", place, STAF)["sentence"]


def test_without_a_token_an_hour_has_sixty_requests(desk: Open) -> None:
    """So the site carries the data; asking again for a branch that has not moved takes nothing (ETag)."""
    page, place = desk("GitHub")
    place.kantor.main_maju({f"indicators/lampiran/{n}.txt": lambda text: "x\n" for n in range(41)})
    told = page.run("open", place)
    assert told["fault"] == "token"
    assert re.search(r"Ada \d\d+ berkas yang harus dibaca, dan tanpa token", told["sentence"])
    known = page.run("open", place, STAF)["tree"]
    assert page.run("open", place, known=known)["changed"] == {}
    before = place.server.anonymous  # type: ignore[attr-defined]
    trees = place.peladen.hitung("/git/trees/")
    assert page.run("open", place, same=True, known=known)["changed"] == {}
    assert place.server.anonymous - before == place.peladen.hitung("/git/trees/") - trees  # type: ignore[attr-defined]
    place.server.anonymous = 60  # type: ignore[attr-defined]
    assert page.run("open", place, known=known)["fault"] == "wait"


@pytest.mark.parametrize("host", ["GitHub", "GitLab", "Gitea"])
def test_a_closed_repository_asks_who_one_is(desk: Open, host: str) -> None:
    page, place = desk(host)
    place.server.is_public = False  # type: ignore[attr-defined]
    told = page.run("open", place)
    assert told["fault"] in {"missing", "token"}
    assert "oken" in told["sentence"]
    assert page.run("open", place, READER)["commit"] == place.kantor.kepala("main")
    told = page.run("open", place, STAF, branch="meja/sudah-dihapus")
    assert told["sentence"].startswith("Cabang meja/sudah-dihapus tidak ditemukan")


def test_gitea_without_cors_names_the_setting(desk: Open) -> None:
    page, place = desk("Gitea")
    place.peladen.cors = None
    told = page.run("open", place, STAF)
    assert told["fault"] == "network"
    assert "pada bagian [cors] setelan Gitea/Forgejo" in told["sentence"]
    assert all("authorization" not in ask.kepala for ask in place.peladen.permintaan), (
        "refused before it is sent"
    )


def test_a_token_is_checked_before_it_is_sent(desk: Open) -> None:
    page, place = desk("GitHub")
    for wrong in ("ghp_a b", "ghp_é", "ghp_\u200b1"):
        told = page.page.evaluate(
            """async ([config, token]) => {
              const { connect } = await import("/index.js");
              try { connect(config, { token }); } catch (fault) { return fault.message; }
            }""",
            [place.config(), wrong],
        )
        assert told == "Token memuat spasi atau huruf yang tidak sah. Salin ulang tokennya seutuhnya."


def test_the_end_of_a_token_is_told_ahead(desk: Open) -> None:
    """GitLab tells it of personal tokens; GitHub's header is kept from pages; those of Gitea have none."""
    page, place = desk("GitLab")
    place.server.ends = "2026-12-10"  # type: ignore[attr-defined]
    told = page.run("expiry", place, STAF, today="2026-12-01T00:00:00Z")
    assert told["date"] == "2026-12-10"
    assert "9 hari lagi (2026-12-10)" in told["sentence"]
    assert page.run("expiry", place, STAF, today="2026-11-01T00:00:00Z")["sentence"] == ""
    assert page.run("expiry", place, today="2026-12-01T00:00:00Z") == {"date": None, "sentence": ""}


def test_links_for_those_without_a_token(desk: Open) -> None:
    """The host's own pages; a content that makes the address too long for hosts is left out of it."""
    page, place = desk("GitHub")
    folder, name = "indicators/pengukuran/2025-TW4", "bidang a.yml"
    files = [
        {"path": f"{folder}/{name}", "content": "a: 1 & 2\n", "isNew": True},
        {"path": f"{folder}/dinas.yml", "content": "a: 1\n", "isNew": False},
        {"path": "indicators/besar.yml", "content": "x" * 9_000, "isNew": True},
    ]
    top = "https://git.example/dinas/kinerja"
    expected = {
        "github": (
            f"{top}/new/main/{folder}?filename=bidang%20a.yml&value=a%3A%201%20%26%202%0A",
            "edit/main",
            "upload/main",
        ),
        "gitea": (
            f"{top}/_new/main/{folder}?filename=bidang%20a.yml&value=a%3A%201%20%26%202%0A",
            "_edit/main",
            "_upload/main",
        ),
        "gitlab": (f"{top}/-/new/main/{folder}?file_name=bidang%20a.yml", "-/edit/main", "-/tree/main"),
    }
    for kind, (new, edit, upload) in expected.items():
        config = {"kind": kind, "api": "https://git.example/api", "page": "https://git.example"}
        config |= {"repo": "dinas/kinerja", "branch": "main"}
        told = page.run("links", place, config=config, files=files, title=" Realisasi ")
        assert told["files"][0] == {
            "path": f"{folder}/{name}",
            "url": new,
            "kind": "new",
            "holds": kind != "gitlab",
        }
        assert told["files"][1]["url"] == f"{top}/{edit}/{folder}/dinas.yml"
        assert told["files"][2]["holds"] is False
        assert len(told["files"][2]["url"]) < 200
        assert told["upload"] == [
            {"folder": "indicators", "url": f"{top}/{upload}/indicators"},
            {"folder": folder, "url": f"{top}/{upload}/{folder}"},
        ]
        assert told["sentence"] == "Realisasi"


def test_a_token_is_asked_for_in_the_hosts_own_words(desk: Open) -> None:
    """No link claims to fill in what its host no longer takes from the address (GitHub, since May 2026)."""
    page, place = desk("GitHub")
    told = page.run("describe", place)
    assert told["token"]["page"].endswith("/settings/personal-access-tokens/new")
    assert told["token"]["prefilled"] is False
    assert any("“Contents” dan “Pull requests”" in step for step in told["token"]["steps"])
    assert told["origin"] == place.peladen.alamat
    gitlab = page.run("describe", place, config=place.config() | {"kind": "gitlab", "app": "x"})
    assert gitlab["token"]["page"].endswith("?name=Meja+kerja+Ukur&scopes=api")
    assert gitlab["signIn"] is True
    assert json.dumps(told).count("tok-") == 0
