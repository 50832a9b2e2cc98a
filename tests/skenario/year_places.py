"""The places where the proposals of a year stand: one shared folder, GitHub, Gitea, GitLab."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from tests.hosts.github_tiruan import Tarik
from tests.skenario.kantor import PERAN, SEKRETARIS, Kantor, Keluaran, Ukur, jalankan_git, pos_el
from tests.skenario.pada_gitea import GATE, WRITER, PadaGitea
from tests.skenario.pada_gitlab import MAINTAINERS, PadaGitLab
from tests.skenario.panggung import peristiwa, tarikan
from tests.skenario.penerbitan import DiGitHubTerbit

from ukur.commands.gate.commit_scope import commit_hash
from ukur.hosts.statements import sign_statement
from ukur.hosts.without_host import add_to_note
from ukur.workflow.statement import Statement

Files = Mapping[str, str]


class Place(Protocol):
    """Where proposals stand: opened, approved, weighed and merged by the name of their branch."""

    kantor: Kantor
    ukur: Ukur

    @property
    def guarded(self) -> bool:
        """Return whether the place itself merges nothing that the gate has not let through."""

    def open(self, akun: str, cabang: str) -> None:
        """Propose a branch that was pushed."""

    def approve(self, akun: str, cabang: str) -> None:
        """Approve what stands on a branch."""

    def gate(self, cabang: str) -> Keluaran:
        """Run the gate as the pipeline of the place does."""

    def merge(self, akun: str, cabang: str) -> None:
        """Merge an approved proposal."""

    @property
    def variables(self) -> Mapping[str, str]:
        """Return the environment of a pipeline on main; empty where there is no host."""

    def record_numbers(self) -> None:
        """Write the number of every account into peran.yml, where the place tells numbers."""

    def number_of(self, akun: str) -> int | None:
        """Return what number the place gave an account."""

    def close(self) -> None:
        """Stop serving."""


class WithoutHost:
    """One shared folder: statements are signed, the gate is run in the trusted clone."""

    variables: Mapping[str, str] = {}
    guarded = False

    def __init__(self, kantor: Kantor, kunci: Mapping[str, Path], ukur: Ukur) -> None:
        kantor.kunci = kunci
        self.kantor, self.ukur = kantor, ukur

    def open(self, akun: str, cabang: str) -> None:
        ref = f"+refs/heads/{cabang}:refs/heads/{cabang}"
        jalankan_git(self.kantor.utama, "fetch", "--quiet", "origin", ref)

    def approve(self, akun: str, cabang: str) -> None:
        """Sign by the clock of the year, which `ukur approve` cannot be told."""
        kantor = self.kantor
        repo, commit = kantor.utama, kantor.kepala(cabang)
        row = {
            "usulan": cabang,
            "commit": commit,
            "sidik": commit_hash(repo, jalankan_git(repo, "rev-parse", "HEAD"), commit),
            "peran": PERAN[akun],
            "akun": akun,
            "keputusan": "setuju",
            "waktu": kantor.jam,
        }
        add_to_note(repo, commit, sign_statement(Statement.model_validate(row), kantor.kunci[akun]))

    def gate(self, cabang: str) -> Keluaran:
        return self.ukur("gate", "--branch", cabang, "--format", "markdown", di=self.kantor.utama)

    def merge(self, akun: str, cabang: str) -> None:
        self.kantor.gabung(akun, cabang)

    def record_numbers(self) -> None:
        pass

    def number_of(self, akun: str) -> int | None:
        return None

    def close(self) -> None:
        pass


class OnGitHub:
    """GitHub's stand-in with releases; every proposal is a pull request of its own."""

    guarded = False

    def __init__(self, kantor: Kantor, ukur: Ukur) -> None:
        self.kantor, self.ukur = kantor, ukur
        self.stage = DiGitHubTerbit(kantor)
        self.pulls: dict[str, Tarik] = {}

    @property
    def variables(self) -> Mapping[str, str]:
        return self.stage.lingkungan

    def _in_time(self) -> None:
        """The host's clock follows that of the year."""
        assert self.kantor.jam is not None
        server = self.stage.rilis.peladen
        server.jam = max(server.jam, self.kantor.jam)

    def open(self, akun: str, cabang: str) -> None:
        self._in_time()
        self.pulls[cabang] = self.stage.buka(akun, cabang)

    def pull(self, cabang: str) -> Tarik:
        """Return the pull request of a branch, opened by a person or by a run."""
        return self.pulls.get(cabang) or next(
            pull for pull in self.stage.rilis.tarik.values() if pull.cabang == cabang
        )

    def approve(self, akun: str, cabang: str) -> None:
        self._in_time()
        self.stage.rilis.ulas(self.pull(cabang), akun, "APPROVED")

    def gate(self, cabang: str) -> Keluaran:
        event = peristiwa(self.kantor, tarikan(self.kantor, self.pull(cabang).nomor, cabang))
        words = (*event, "--format", "markdown")
        return self.ukur(*words, di=self.kantor.utama, lingkungan={**self.variables, "GITHUB_RUN_ID": "7"})

    def merge(self, akun: str, cabang: str) -> None:
        self._in_time()
        before = self.kantor.kepala("main")
        self.kantor.git("fetch", "--quiet", "origin")
        self.kantor.gabung(akun, cabang)
        self.stage.rilis.gabungkan(self.pull(cabang), self.kantor.kepala("main"), before)

    def record_numbers(self) -> None:
        """Left out, as an office may: its accounts are known by name."""

    def number_of(self, akun: str) -> int | None:
        return int(self.stage.rilis.orang(akun)["id"])

    def close(self) -> None:
        self.stage.tutup()


class OnGitea:
    """The whole Gitea stand-in, with its accounts by number."""

    guarded = False

    def __init__(self, kantor: Kantor, ukur: Ukur, folder: Path) -> None:
        self.kantor, self.ukur = kantor, ukur
        self.stage = PadaGitea(kantor, ukur, folder)
        self.numbers: dict[str, int] = {}

    @property
    def variables(self) -> Mapping[str, str]:
        """A run as the workflow that ships sets it up: another account proposes the archive."""
        named = {"UKUR_AKUN": GATE, "UKUR_AKUN_ARSIP": WRITER, "UKUR_POS_EL": pos_el(WRITER)}
        return self.stage.variables() | named | {"UKUR_TOKEN_ARSIP": f"tok-{WRITER}"}

    def _in_time(self) -> None:
        assert self.kantor.jam is not None
        server = self.stage.server.peladen
        server.jam = max(server.jam, self.kantor.jam)

    def open(self, akun: str, cabang: str) -> None:
        self._in_time()
        body = {"head": cabang, "base": "main", "title": cabang}
        code, made = self.stage.api("POST", "REPO/pulls", akun, body)
        assert code == 201, made
        self.numbers[cabang] = int(made["number"])

    def number(self, cabang: str) -> int:
        return self.numbers.get(cabang) or next(
            pull.number for pull in self.stage.server.pulls if pull.branch == cabang
        )

    def approve(self, akun: str, cabang: str) -> None:
        self._in_time()
        code, said = self.stage.review(self.number(cabang), akun)
        assert code == 200, said

    def gate(self, cabang: str) -> Keluaran:
        words = ("gate", "--change", str(self.number(cabang)), "--format", "markdown")
        return self.ukur(*words, di=self.kantor.utama, lingkungan=self.variables)

    def merge(self, akun: str, cabang: str) -> None:
        self._in_time()
        code, said = self.stage.merge(self.number(cabang), akun)
        assert code == 200, said

    def record_numbers(self) -> None:
        self.stage.record_numbers()

    def number_of(self, akun: str) -> int | None:
        return self.stage.server.number_of(akun)

    def close(self) -> None:
        self.stage.server.peladen.tutup()


class OnGitLab:
    """The whole GitLab stand-in without a licence, with the exported rules: no merge without a green gate."""

    guarded = True

    def __init__(self, kantor: Kantor, ukur: Ukur, folder: Path) -> None:
        self.kantor, self.ukur = kantor, ukur
        self.stage = PadaGitLab(kantor, ukur, folder)
        self.stage.protect()
        self.numbers: dict[str, int] = {}

    @property
    def variables(self) -> Mapping[str, str]:
        return self.stage.variables()

    def _in_time(self) -> None:
        assert self.kantor.jam is not None
        server = self.stage.server.peladen
        server.jam = max(server.jam, self.kantor.jam)

    def open(self, akun: str, cabang: str) -> None:
        self._in_time()
        self.numbers[cabang] = self.stage.open(akun, cabang)

    def number(self, cabang: str) -> int:
        return self.numbers.get(cabang) or next(
            merge.number for merge in self.stage.server.merges if merge.branch == cabang
        )

    def approve(self, akun: str, cabang: str) -> None:
        self._in_time()
        code, said = self.stage.approve(self.number(cabang), akun)
        assert code == 201, said

    def gate(self, cabang: str) -> Keluaran:
        return self.stage.gate(self.number(cabang), "--format", "markdown")

    def merge(self, akun: str, cabang: str) -> None:
        """Merge; on this host Maintainers do that, so what a Developer asks for Sekretaris merges."""
        self._in_time()
        code, said = self.stage.merge(self.number(cabang), akun if akun in MAINTAINERS else SEKRETARIS)
        assert code == 200, said

    def record_numbers(self) -> None:
        self.stage.record_numbers()

    def number_of(self, akun: str) -> int | None:
        return self.stage.server.numbers[akun]

    def close(self) -> None:
        self.stage.server.close()
