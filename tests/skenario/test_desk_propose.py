import base64
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.nightly import A_WAY, OTHER_HOSTS, first_daily
from tests.skenario.desk_page import DeskPage
from tests.skenario.desk_places import PLACES, READER, Place, content_at, run_gate, written
from tests.skenario.isian import DOKUMEN, FORMULIR, mandiri, tahap
from tests.skenario.kantor import PERENCANA, STAF, Kantor, Ukur, pos_el

pytestmark = pytest.mark.first_test_daily(A_WAY)

Open = Callable[[str], tuple[DeskPage, Place]]
TITLE, BODY = "Realisasi TW IV 2025", "Periode: 2025-TW4\n\n- [x] Setiap realisasi mempunyai bukti\n"
HOSTS = [*PLACES]
MAKING = r"POST .*(/git/refs|/repository/commits|/contents)$"
PROPOSING = r"POST .*(/pulls|/merge_requests)$"


def hashes(kantor: Kantor, commit: str = "main") -> dict[str, str]:
    """Return what the site carries: Git's hash of every data file, as Git tells it."""
    rows = kantor.di_pusat("ls-tree", "-r", commit, "indicators").split("\n")
    return {path: head.split()[2] for head, path in (row.split("\t") for row in rows)}


def form(kantor: Kantor, count: int, branch: str = "main") -> dict[str, Any]:
    return {"path": FORMULIR, "content": mandiri(count)(content_at(kantor, branch, FORMULIR).decode())}


def branches(kantor: Kantor) -> list[str]:
    return kantor.di_pusat("for-each-ref", "--format=%(refname:short)", "refs/heads").split()


def proposed(page: DeskPage, place: Place, count: int = 48, who: str = STAF) -> Any:
    return page.run("propose", place, who, files=[form(place.kantor, count)], title=TITLE, body=BODY)


def opened(page: DeskPage, place: Place, branch: str = "") -> Any:
    return page.run("open", place, STAF, branch=branch, known=hashes(place.kantor, branch or "main"))


def lose_answer(server: Peladen, pattern: str) -> None:
    """Let a request be done, once, and cut its answer off."""
    plain = server.jawab

    def answer(ask: Permintaan) -> Balasan:
        told = plain(ask)
        if re.search(pattern, f"{ask.metode} {ask.jalur}"):
            server.jawab = plain
            return Balasan(told.isi, told.kode, told.kepala, panjang=100_000)
        return told

    server.jawab = answer


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize("host", HOSTS)
def test_a_proposal_is_one_commit_of_the_tokens_owner(desk: Open, ukur: Ukur, host: str) -> None:
    """Opened with what the site carries but the form; proposed, pressed again, and weighed by the gate."""
    page, place = desk(host)
    kantor, known = place.kantor, hashes(place.kantor)
    start = kantor.kepala("main")
    told = page.run("open", place, known=known | {FORMULIR: "0" * 40, "indicators/lama.yml": "1" * 40})
    assert told["commit"] == start == told["base"]["commit"]
    assert told["tree"] == known
    assert told["changed"] == {FORMULIR: content_at(kantor, "main", FORMULIR).decode()}
    assert (told["gone"], told["proposal"]) == (["indicators/lama.yml"], None)
    same = {"path": DOKUMEN, "content": content_at(kantor, "main", DOKUMEN).decode()}
    files = [form(kantor, 48), same]
    made = page.run("propose", place, STAF, files=files, title=f" {TITLE} ", body=BODY)
    assert made["state"] == "made", made
    assert written(kantor, made["branch"]) == {
        "parents": [start],
        "author": f"{STAF} <{pos_el(STAF)}>",
        "committer": f"{STAF} <{pos_el(STAF)}>",
        "words": TITLE,
        "paths": [f"M\t{FORMULIR}"],
        "commits": 1,
    }
    assert content_at(kantor, made["branch"], FORMULIR).decode() == files[0]["content"]
    assert place.pulls() == [(STAF, made["branch"], TITLE, BODY)]
    again = page.run("propose", place, STAF, files=files, title="lain", body="")
    assert again == made | {"state": "there", "said": again["said"]}
    assert page.origins() == {place.peladen.alamat}
    run_gate(place, ukur, int(made["number"]))
    comment = next(text for _, text in place.comments(int(made["number"])))
    assert "21,27 -&gt; 21,72 persen" in comment, "47 of 221 villages, then 48"


@pytest.mark.parametrize("host", HOSTS)
def test_a_lost_connection_doubles_nothing(desk: Open, host: str) -> None:
    """The commit's answer is lost, then the proposal's request, then its answer: each press goes on."""
    page, place = desk(host)
    opened(page, place)
    lose_answer(place.peladen, MAKING)
    assert proposed(page, place)["fault"] == "network"
    place.peladen.ganggu(PROPOSING, Balasan(panjang=100_000))
    assert proposed(page, place)["fault"] == "network"
    lose_answer(place.peladen, PROPOSING)
    assert proposed(page, place)["fault"] == "network"
    done = proposed(page, place)
    assert done["state"] == "there", done
    assert branches(place.kantor) == sorted(["main", done["branch"]])
    assert len(place.pulls()) == 1
    assert written(place.kantor, done["branch"])["commits"] == 1


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize("host", HOSTS)
def test_a_base_that_moved_is_told_before_anything_is_written(desk: Open, host: str) -> None:
    """The same file and another one moved; a change outside the data asks nothing, and is built upon."""
    page, place = desk(host)
    kantor = place.kantor
    opened(page, place)
    kantor.main_maju({FORMULIR: mandiri(49), DOKUMEN: tahap("konsep")})
    moved = proposed(page, place)
    expected = {"state": "moved", "commit": kantor.kepala("main"), "changed": [FORMULIR, DOKUMEN]}
    assert moved == expected | {"overlapping": [FORMULIR], "said": moved["said"]}
    assert (branches(kantor), place.pulls()) == (["main"], [])
    opened(page, place)
    kantor.main_maju({"README.md": lambda text: f"{text}baru\n"})
    made = proposed(page, place)
    assert made["state"] == "made"
    assert written(kantor, made["branch"])["parents"] == [kantor.kepala("main")]


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize("host", HOSTS)
def test_a_proposals_branch_is_gone_on_with(desk: Open, host: str) -> None:
    """One more commit on it; pressed again nothing more; and what somebody else pushed meanwhile is told."""
    page, place = desk(host)
    kantor = place.kantor
    opened(page, place)
    made = proposed(page, place)
    branch = made["branch"]
    told = opened(page, place, branch)
    assert told["proposal"]["number"] == made["number"]
    assert told["base"] == {"branch": "main", "commit": kantor.kepala("main")}
    added = proposed(page, place, 49)
    assert (added["state"], added["number"], added["branch"]) == ("added", made["number"], branch)
    assert written(kantor, branch)["parents"] == [made["commit"]]
    assert proposed(page, place, 49)["state"] == "there"
    lose_answer(place.peladen, MAKING.replace("POST", "(POST|PATCH)").replace("refs", "refs.*"))
    opened(page, place, branch)
    assert proposed(page, place, 50)["fault"] == "network"
    assert proposed(page, place, 50)["state"] == "there"
    opened(page, place, branch)
    kantor.git("fetch", "--quiet", "origin")
    kantor.git("switch", "--quiet", "-C", branch, f"origin/{branch}")
    kantor.tulis(PERENCANA, {FORMULIR: mandiri(51)}, branch)
    moved = proposed(page, place, 52)
    assert (moved["state"], moved["overlapping"]) == ("moved", [FORMULIR])
    assert written(kantor, branch)["commits"] == 4
    assert len(place.pulls()) == 1


@pytest.mark.parametrize("host", HOSTS)
def test_bytes_arrive_as_they_are(desk: Open, host: str) -> None:
    """New, changed, removed; no text, an empty one, a byte order mark, Windows' line ends, no end of line."""
    page, place = desk(host)
    contents = {
        "indicators/a b/é.bin": b"\xff\x00\x80",
        "indicators/kosong.txt": b"",
        "indicators/bom.csv": "\ufeffsatu;dua\r\n\u2028".encode(),
        DOKUMEN: b"tahap: draf",
    }
    opened(page, place)
    files = [
        {"path": path, "base64": base64.b64encode(raw).decode()} for path, raw in contents.items() if raw
    ]
    removed: dict[str, Any] = {"path": FORMULIR, "content": None}
    files += [removed, {"path": "indicators/kosong.txt", "content": ""}]
    made = page.run("propose", place, STAF, files=files, title=TITLE, body=BODY)
    assert made["state"] == "made", made
    assert {at: content_at(place.kantor, made["branch"], at) for at in contents} == contents
    assert f"D\t{FORMULIR}" in written(place.kantor, made["branch"])["paths"]
    told = page.run("open", place, STAF, branch=made["branch"], known=hashes(place.kantor))
    assert told["changed"].keys() == contents.keys()
    assert told["gone"] == [FORMULIR]


@pytest.mark.parametrize("host", first_daily(HOSTS))
def test_a_branch_of_that_name_with_something_else_is_left_alone(desk: Open, host: str) -> None:
    page, place = desk(host)
    kantor = place.kantor
    opened(page, place)
    made = proposed(page, place)
    kantor.cabang("lain")
    kantor.tulis(PERENCANA, {FORMULIR: mandiri(51)}, made["branch"])
    taken = kantor.kepala(made["branch"])
    told = proposed(page, place)
    assert told["fault"] == "conflict"
    assert f"Cabang {made['branch']} sudah ada di" in told["sentence"]
    assert kantor.kepala(made["branch"]) == taken


@pytest.mark.parametrize("host", HOSTS)
def test_who_may_not_write_is_told_which_right_is_missing(desk: Open, host: str) -> None:
    page, place = desk(host)
    opened(page, place)
    told = proposed(page, place, who=READER)
    assert told["fault"] == "rights", told
    assert "tidak mengizinkan (“" in told["sentence"]
    assert "akun Anda" in told["sentence"]
    assert branches(place.kantor) == ["main"]
    told = proposed(page, place, who="bukan-siapa-siapa")
    assert told["fault"] == "token"
    assert "menolak token ini" in told["sentence"]
    assert proposed(page, place, who="")["fault"] == "token", "without a token nothing is asked"


def test_a_base_that_moves_while_it_is_written(desk: Open) -> None:
    """Gitea takes no base commit: its refusal of the file's hash is told as the move that it is."""
    page, place = desk("Gitea")
    kantor = place.kantor
    opened(page, place)
    plain = place.peladen.jawab

    def answer(ask: Permintaan) -> Balasan:
        if ask.metode == "POST":
            place.peladen.jawab = plain
            kantor.main_maju({FORMULIR: mandiri(49)})
        return plain(ask)

    place.peladen.jawab = answer
    moved = proposed(page, place)
    assert (moved["state"], moved["overlapping"]) == ("moved", [FORMULIR])
    assert branches(kantor) == ["main"]
