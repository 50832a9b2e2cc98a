"""An office on the whole Gitea stand-in: accounts, exported rules, and what people do to proposals."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.hosts.gitea_halaman import Versi
from tests.hosts.gitea_server import GiteaServer
from tests.hosts.gitea_state import REPO
from tests.skenario.asking import CLIENT
from tests.skenario.isian import Ubah
from tests.skenario.kantor import PERAN, USULAN, Kantor, Keluaran, Ukur, pos_el

GATE, OPERATOR, WRITER = "ukur-gerbang", "operator", "penulis-lain"


class PadaGitea:
    """``api`` asks as somebody; ``gate`` and ``check_rules`` run the command line as CI or the operator."""

    def __init__(self, kantor: Kantor, ukur: Ukur, folder: Path, version: Versi = (1, 16)) -> None:
        self.kantor, self.ukur, self.folder = kantor, ukur, folder
        self.server = GiteaServer(kantor.pusat, version)
        for akun in (*PERAN, GATE, WRITER):
            self.server.add(akun, pos_el(akun))
        self.server.add(OPERATOR, pos_el(OPERATOR), "admin")

    def api(self, method: str, path: str, who: str, body: Mapping[str, Any] | None = None) -> tuple[int, Any]:
        url = f"{self.server.peladen.alamat}/api/v1/{path.replace('REPO', f'repos/{REPO}', 1)}"
        answer = CLIENT.request(method, url, json=body, headers={"Authorization": f"token tok-{who}"})
        return answer.status_code, answer.json() if answer.content else None

    def variables(self, who: str = GATE) -> dict[str, str]:
        return {
            "GITEA_ACTIONS": "true",
            "GITHUB_API_URL": f"{self.server.peladen.alamat}/api/v1",
            "GITHUB_REPOSITORY": REPO,
            "UKUR_TOKEN": f"tok-{who}",
        }

    # --- the operator ------------------------------------------------------------------------------

    def export(self) -> dict[str, Any]:
        """Return the bodies that `ukur rules export` writes."""
        out = self.folder / "aturan"
        done = self.ukur(
            "rules", "export", "--host", "gitea", "--gate-account", GATE, "--out", out, di=self.kantor.utama
        )
        assert done.kode == 0, done.err
        return {path.stem: json.loads(path.read_text("utf-8")) for path in out.glob("*.json")}

    def protect(self) -> None:
        """Apply what was exported, in the order of the operator's guide."""
        bodies = self.export()
        assert self.api("PATCH", "REPO", OPERATOR, bodies["setelan-repositori"])[0] == 200
        made = self.api("POST", "REPO/branch_protections", OPERATOR, bodies["perlindungan-cabang"])
        assert made[0] == 201

    def record_numbers(self) -> None:
        """Write the numbers of all accounts into peran.yml, as the operator's guide says."""
        command = ("rules", "accounts", "--write")
        done = self.ukur(*command, di=self.kantor.utama, lingkungan=self.variables(OPERATOR))
        assert done.kode == 0, done.out

    def check_rules(self) -> Keluaran:
        return self.ukur(
            "rules",
            "check",
            "--gate-account",
            GATE,
            di=self.kantor.utama,
            lingkungan=self.variables(OPERATOR),
        )

    # --- people ------------------------------------------------------------------------------------

    def propose(self, akun: str, berkas: Mapping[str, Ubah], cabang: str = USULAN) -> int:
        self.kantor.cabang(cabang)
        self.kantor.tulis(akun, berkas, cabang)
        code, made = self.api("POST", "REPO/pulls", akun, {"head": cabang, "base": "main", "title": "Usulan"})
        assert code == 201
        return int(made["number"])

    def review(self, number: int, akun: str, event: str = "APPROVED") -> tuple[int, Any]:
        body = {"event": event, "body": "ditinjau"}
        return self.api("POST", f"REPO/pulls/{number}/reviews", akun, body)

    def forge_status(self, akun: str, cabang: str = USULAN) -> int:
        body = {"state": "success", "context": "ukur/gerbang", "description": "Disetujui"}
        return self.api("POST", f"REPO/statuses/{self.kantor.kepala(cabang)}", akun, body)[0]

    def merge(self, number: int, akun: str, style: str = "merge", **more: str) -> tuple[int, Any]:
        done = self.api("POST", f"REPO/pulls/{number}/merge", akun, {"Do": style, **more})
        if done[0] == 200:
            self.kantor.mutakhirkan()
        return done

    # --- the pipeline ------------------------------------------------------------------------------

    def gate(self, number: int) -> Keluaran:
        return self.ukur("gate", "--change", str(number), di=self.kantor.utama, lingkungan=self.variables())

    def publish_check(self, sejak: str) -> Keluaran:
        return self.ukur(
            "publish", "check", "--since", sejak, di=self.kantor.utama, lingkungan=self.variables()
        )

    def status(self, cabang: str = USULAN) -> str | None:
        head = self.kantor.kepala(cabang)
        found = [row["status"] for row in self.server.statuses if row["sha"] == head]
        return found[-1] if found else None

    def gate_reviews(self, number: int) -> list[str]:
        """Return what the gate's account said on a proposal, oldest first."""
        mine = self.server.number_of(GATE)
        return [row["state"] for row in self.server.pull(str(number)).reviews if row["user"] == mine]
