"""Copies of this repository's own files for tests that change them; what has been filed stays out."""

import os
import re
import shutil
import subprocess
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
MAINTAINED = "program: pengelola\n"


def salin(tujuan: Path, *nama: str, dari: Path = REPO) -> Path:
    """Copy files and folders by name; the archive of the demonstration is not among them."""
    for name in nama:
        source, target = dari / name, tujuan / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=tanpa_arsip, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    return tujuan


def tanpa_arsip(folder: str, nama: list[str]) -> set[str]:
    """For ``shutil.copytree``: leave ``content/arsip`` out."""
    return {"arsip"} & {*nama} if Path(folder).name == "content" else set()


def with_history(folder: Path) -> Path:
    """Make a copy a repository of one commit: without history no signed document is shown as signed."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    kept |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    kept |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2025-02-03T04:05:06Z")
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet", "--template="), ("add", "."), ("commit", "--quiet", "-m", "awal")):
        subprocess.run(["git", *who, *command], cwd=folder, env=kept, check=True)
    return folder


def office_data(target: Path) -> None:
    """Copy the data as an office has them: here alone the program is judged by its maintainers."""
    shutil.copytree(REPO / "indicators", target)
    (target / "koreksi.yml").unlink()  # why the demonstration's own documents were filed anew
    roles = target / "peran.yml"
    text = roles.read_text("utf-8")
    assert text.count(MAINTAINED) == 1
    roles.write_text(text.replace(MAINTAINED, ""), "utf-8")


def bertahap(dokumen: str, tahap: str) -> str:
    """Return a document's text at another stage, whatever stage it has."""
    text, count = re.subn(r"^tahap: .*$", f"tahap: {tahap}", dokumen, flags=re.M)
    assert count == 1
    return text
