"""An office on GitHub whose document is signed by proposals, and what its publishing run leaves there."""

import copy
import datetime
from collections.abc import Mapping
from typing import Any

from tests.hosts.github_rilis import GitHubRilis
from tests.hosts.github_tiruan import Tarik
from tests.skenario.arsip_kantor import TW4
from tests.skenario.isian import DOKUMEN, FORMULIR, Ubah, beranalisis, disahkan, mandiri, tahap, terisi
from tests.skenario.kantor import (
    KEPALA,
    PERENCANA,
    SAKIP_1,
    SAKIP_2,
    SEKRETARIS,
    STAF,
    STAF_2,
    Kantor,
    jalankan_git,
)
from tests.skenario.panggung import REPO, DiGitHub

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.filing.archive_proposal import BOT_GITHUB
from ukur.commands.filing.publish_archive import Workplace, propose_archive
from ukur.commands.filing.publish_check import DefaultBranch
from ukur.commands.gate.gatekeeper import repository_target
from ukur.desk import prepared_period
from ukur.hosts.adapters import open_host, open_publisher
from ukur.hosts.protocol import STATUS_CONTEXT

PENYETUJU = (SEKRETARIS, PERENCANA, SAKIP_1, SAKIP_2, KEPALA)
"""Who answers for a document that goes through the whole SOP in one proposal of a Staf."""

BOT_POS_EL = "41898282+github-actions[bot]@users.noreply.github.com"
ARSIP = "arsip-2025-TW4-v1"
Keadaan = tuple[
    dict[int, Tarik],
    list[dict[str, Any]],
    dict[int, list[dict[str, Any]]],
    dict[str, int],
    list[dict[str, Any]],
    datetime.datetime,
]


class DiGitHubTerbit(DiGitHub):
    """The stand-in with releases; commits of GitHub's own account are tied to it."""

    def __init__(self, kantor: Kantor) -> None:
        super().__init__(kantor)
        self.tiruan.peladen.tutup()
        self.rilis = GitHubRilis(kantor.pusat)
        self.rilis.akun |= self.tiruan.akun | {BOT_POS_EL: "github-actions[bot]"}
        self.rilis.token |= self.tiruan.token
        self.tiruan = self.rilis

    def simpan(self) -> Keadaan:
        """Return what the host knows, for :meth:`pulihkan` over a copy of the repositories."""
        known = (self.rilis.tarik, self.rilis.rilis, self.rilis.aset, self.rilis.nomor, self.rilis.kegiatan)
        return copy.deepcopy((*known, self.rilis.peladen.jam))

    def pulihkan(self, keadaan: Keadaan) -> None:
        known = copy.deepcopy(keadaan)
        self.rilis.tarik, self.rilis.rilis, self.rilis.aset = known[:3]
        self.rilis.nomor, self.rilis.kegiatan, self.rilis.peladen.jam = known[3:]

    @property
    def lingkungan(self) -> Mapping[str, str]:
        """A run on the default branch, as GitHub's runner describes it."""
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.rilis.peladen.alamat,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": REPO,
            "GITHUB_TOKEN": "tok-bot",
        }

    def gabungkan(self, penulis: str, berkas: Mapping[str, Ubah], setuju: tuple[str, ...]) -> str:
        """Propose, approve and merge; the answer is the commit on main."""
        self.kantor.cabang()
        self.kantor.tulis(penulis, berkas)
        self.buka(penulis)
        return self.gabung(setuju, "usulan")

    def gabung(self, setuju: tuple[str, ...], cabang: str) -> str:
        """Approve the open proposal and merge it."""
        for akun in setuju:
            self.setujui(akun)
        before = self.kantor.kepala("main")
        self.kantor.git("fetch", "--quiet", "origin")
        self.kantor.gabung("pengelola", cabang)
        made = self.kantor.kepala("main")
        self.tiruan.gabungkan(self.sini, made, before)
        return made

    def sahkan(self, setuju: tuple[str, ...] = PENYETUJU) -> str:
        """Bring document 2025-TW4 to the signature."""
        return self.gabungkan(STAF, naskah_sah(self.kantor), setuju)

    def arsipkan(self) -> str:
        """Let a run propose the archive, and the archivist merge it."""
        target = repository_target(self.lingkungan)
        head = self.kantor.kepala("main")
        root = self.kantor.di_pusat("rev-list", "--max-parents=0", "main")
        place = Workplace(self.kantor.utama, head, root, DefaultBranch("main", head), self.lingkungan)
        host, publisher = open_host(target, "tok-bot"), open_publisher(target, "tok-bot")
        propose_archive(place, host, publisher, BOT_GITHUB)
        host.close()
        publisher.close()
        return self.setujui_arsip()

    def setujui_arsip(self) -> str:
        """Let the archivist approve and merge what the run proposed."""
        (self.usulan,) = [pull for pull in self.rilis.tarik.values() if pull.cabang == ARSIP]
        return self.gabung((STAF_2,), ARSIP)

    @property
    def arsip(self) -> list[Any]:
        """The proposals to file something."""
        return [pull for pull in self.rilis.tarik.values() if pull.cabang.startswith("arsip-")]

    @property
    def terbitan(self) -> dict[str, tuple[bool, list[str]]]:
        """Every release: whether it is a draft still, and its files."""
        return {
            item["tag_name"]: (item["draft"], sorted(row["name"] for row in self.rilis.aset[item["id"]]))
            for item in self.rilis.rilis
        }

    @property
    def ditulis(self) -> int:
        """How often something was written to the host."""
        return self.rilis.peladen.hitung(r"^(POST|PATCH|PUT|DELETE) ")

    def langsung(self) -> None:
        """Push to main past every proposal."""
        self.kantor.cabang("main")
        self.kantor.tulis(PERENCANA, {FORMULIR: mandiri(48)}, "main")
        self.kantor.mutakhirkan()

    def paksa(self) -> None:
        """Merge what nobody approved."""
        self.gabungkan(PERENCANA, {FORMULIR: mandiri(48)}, ())

    def palsu(self) -> None:
        """As ``paksa``; the author posts the gate's own status on the head, as any writer can."""
        self.paksa()
        words = {"state": "success", "context": STATUS_CONTEXT}
        self.rilis.status.append({"sha": self.kantor.kepala(), **words})

    def maju(self) -> None:
        """Let an approved page reach main."""
        page: dict[str, Ubah] = {"content/tentang.md": lambda text: f"{text}Naskah baru.\n"}
        self.gabungkan(PERENCANA, page, (SEKRETARIS,))

    def buka_commit(self, revisi: str) -> None:
        """Check a commit out where the publishing runs."""
        jalankan_git(self.kantor.utama, "checkout", "--quiet", "--detach", revisi)


def naskah_sah(kantor: Kantor) -> dict[str, Ubah]:
    """Return the files of document 2025-TW4 as it is signed."""
    ukuran, _ = measured_data(data_tree(kantor.utama))
    blank = {f"indicators/{path}": text for path, text in prepared_period.prepare_period(ukuran, TW4).items()}
    new: dict[str, Ubah] = {path: _tulis(text) for path, text in blank.items()}
    new[DOKUMEN] = _tulis(disahkan(beranalisis(tahap("draf")(blank[DOKUMEN]))))
    new[FORMULIR] = _tulis(terisi(blank[FORMULIR]))
    return new


def _tulis(text: str) -> Ubah:
    return lambda _: text
