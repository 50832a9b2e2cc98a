"""A real repository for tests, with fixed names and times."""

import os
import shutil
import subprocess
from pathlib import Path

TETAP = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_DATE": "2025-01-10T01:00:00Z",
    "GIT_COMMITTER_DATE": "2025-01-10T01:00:00Z",
}


class RepoUji:
    """A repository with a branch ``main`` of one commit."""

    def __init__(self, folder: Path, salinan: Path | None = None) -> None:
        self.folder = folder
        if salinan is not None:
            shutil.copytree(salinan, folder)
            return
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("pengelola", "data.yml", "nilai: 1\n")

    def git(self, *argumen: str, nama: str = "pengelola", pos_el: str | None = None) -> str:
        address = pos_el or f"{nama}@contoh.invalid"
        who = {f"GIT_{role}_{part}": nama for role in ("AUTHOR", "COMMITTER") for part in ("NAME",)}
        who |= {f"GIT_{role}_EMAIL": address for role in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            ["git", "-C", self.folder, *argumen],
            capture_output=True,
            check=True,
            env={**os.environ, **TETAP, **who},
        )
        return done.stdout.decode().strip()

    def cabang(self, nama: str, dari: str = "main") -> None:
        self.git("checkout", "--quiet", "-B", nama, dari)

    def rantai(self, cabang: str, jumlah: int, nama: str) -> None:
        """Make a branch of that many commits on main, at once."""
        root, lines = self.git("rev-parse", "main"), []
        for index in range(jumlah):
            who = f"{nama} <{nama}@contoh.invalid> {1736500000 + index} +0000"
            parent = f"from {root}\n" if not index else ""
            lines.append(f"commit refs/heads/{cabang}\nauthor {who}\ncommitter {who}\ndata 1\nx\n{parent}")
        command = ["git", "-C", str(self.folder), "fast-import", "--quiet"]
        subprocess.run(command, input="\n".join(lines).encode(), check=True)

    def commit(
        self,
        nama: str,
        berkas: str,
        isi: str,
        pesan: str = "ubah",
        pos_el: str | None = None,
        kunci: Path | None = None,
    ) -> str:
        """Commit a file on the present branch, signed where a key is given; return the commit."""
        (self.folder / berkas).write_text(isi, "utf-8")
        self.git("add", berkas)
        signing = () if kunci is None else ("-c", "gpg.format=ssh", "-c", f"user.signingkey={kunci}")
        switch = "--no-gpg-sign" if kunci is None else "--gpg-sign"
        self.git(*signing, "commit", "--quiet", switch, "-m", pesan, nama=nama, pos_el=pos_el)
        return self.git("rev-parse", "HEAD")
