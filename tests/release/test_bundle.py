"""A release's bundle: unpacked where there is no network, it installs, and both shells are built from it."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.release.bundle import LOCK, REPO, bundle
from tests.salinan import salin

pytestmark = pytest.mark.nightly(
    "every CI job installs the same lock by its hashes, and test_release.py builds the wheel"
)
CLOSED = "http://127.0.0.1:9"  # the discard port: nobody answers
NO_PIP_OF_THIS_COMPUTER = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle's folder; where the registry cannot be asked there is none."""
    folder = tmp_path_factory.mktemp("bundle")
    try:
        made = bundle(REPO, folder / "dist")
    except ValueError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    with zipfile.ZipFile(made) as packed:
        packed.extractall(folder)
    return folder / made.stem


def offline(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without a network: in a namespace of its own where the system lets us, else behind a
    proxy that is not there."""
    alone = ["unshare", "--net", "--map-root-user"]
    ours = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8", **NO_PIP_OF_THIS_COMPUTER}
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        alone, ours = [], ours | dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), CLOSED)
    return subprocess.run(
        [*alone, *map(str, command)], cwd=cwd, env=ours, capture_output=True, text=True, check=False
    )


def test_hashes_name_every_file(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {p.relative_to(unpacked).as_posix(): p for p in unpacked.rglob("*") if p.is_file()}
    assert told == {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in found.items()
        if name != "SHA256SUMS"
    }
    pins = [line for line in (REPO / LOCK).read_text("utf-8").splitlines() if line[:1].isalnum()]
    assert 0 < len([name for name in told if name.endswith(".whl")]) <= len(pins) + 1
    assert any(name.startswith("wheels/ttf_opensans-") for name in told)  # the fonts


def test_the_site_is_built_from_it_without_a_network(unpacked: Path, tmp_path: Path) -> None:
    """Installed as README.md says; the registry is out of reach, which pip itself shows."""
    python = tmp_path / "venv/bin/python"
    assert offline(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path).returncode == 0
    asked = offline(
        python, "-m", "pip", "download", "--retries", "0", "--timeout", "3", "click", cwd=tmp_path
    )
    assert asked.returncode != 0
    where = ("--no-index", "-f", unpacked / "wheels", "--require-hashes", "-r", unpacked / LOCK)
    done = offline(python, "-m", "pip", "install", "--quiet", *where, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    office = salin(tmp_path / "kantor", "content", "indicators", "mkdocs.yml", ".ukur")
    for shell, site in (((), "situs"), (("--plain",), "polos")):
        done = offline(tmp_path / "venv/bin/ukur", "build", *shell, "--site", office / site, cwd=office)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert (office / site / "dokumen/2024-TW4/index.html").is_file()
        assert list((office / site / "dokumen/2024-TW4").glob("*.pdf"))
