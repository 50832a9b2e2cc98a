"""`make lighthouse`: three pages in both shells by Lighthouse, from a server that compresses.

Usage: python -m tests.bench.lighthouse_pages [PAGE ...]. Each score is the median of five runs, as on a slow
telephone; it ends with 1 where one is below what is asked for. Run it on an idle machine: the score of
performance falls with whatever else runs. What of it is exact (bytes, shifts of the layout, axe) is tested.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.node_program import install_node_program

REPO = Path(__file__).parents[2]
PAGES = ("", "dokumen/2024-TW4/", "indikator/IKU-01/")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 5
UKUR = str(Path(sys.executable).with_name("ukur"))
_COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml"}


class CompressingHandler(SimpleHTTPRequestHandler):
    """Serves a folder with gzip, as any host of pages does."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in _COMPRESSED:
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        headers = {"Content-Type": self.guess_type(path), "Content-Encoding": "gzip"}
        for name, value in (*headers.items(), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def scores(program: Path, url: str) -> Mapping[str, float]:
    """Return the scores of one run, from 0 to 100."""
    browser = shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""
    flags = "--headless=new --no-sandbox --disable-gpu"
    command = ["node", str(program), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    env = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", browser)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=180)
    report = json.loads(done.stdout)
    for name, category in report["categories"].items():
        for audit in category["auditRefs"] if name != "performance" else ():
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and found["score"] < 1:
                print(f"{url} {name}: {found['title']}", file=sys.stderr)
    return {name: 100 * category["score"] for name, category in report["categories"].items()}


def rows(
    program: Path, folder: Path, shell: str, pages: tuple[str, ...]
) -> Iterator[tuple[str, list[float]]]:
    """Yield page and medians of its scores, from a server of the site in ``folder``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for page in pages:
        url = f"http://127.0.0.1:{server.server_port}/{page}"
        runs = [scores(program, url) for _ in range(RUNS)]
        yield f"{shell} /{page}", [statistics.median(run[name] for run in runs) for name in LEAST]
    server.shutdown()


def main() -> None:
    """Build the repository's own site in both shells and print a row for each page."""
    packages = install_node_program(Path(__file__).parent / "lighthouse", REPO / ".cache")
    if isinstance(packages, str):
        sys.exit(packages)
    pages = tuple(sys.argv[1:]) or PAGES
    table = Table("Halaman", *LEAST)
    missed = False
    with tempfile.TemporaryDirectory() as temp:
        for shell, option in (("Material", ()), ("polos", ("--plain",))):
            site = Path(temp) / shell
            env = {**os.environ, "UKUR_DESK": "0"}
            subprocess.run([UKUR, "build", "--site", str(site), *option], cwd=REPO, env=env, check=True)
            for name, medians in rows(packages / "lighthouse/cli/index.js", site, shell, pages):
                table.add_row(name, *(f"{score:.0f}" for score in medians))
                missed |= any(score < least for score, least in zip(medians, LEAST.values(), strict=True))
    Console().print(table)
    sys.exit(missed)


if __name__ == "__main__":
    main()
