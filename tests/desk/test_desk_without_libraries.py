"""The desk runs where nothing of CI's libraries is: as a fresh interpreter in a browser has it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ukur.commands.data.new_office import EXAMPLE

REPO = Path(__file__).resolve().parents[2]
# A browser has Python's own library, pydantic, ruamel.yaml without C, and xlsxwriter for forms.
MISSING = {"babel", "holidays", "dateutil", "typst", "docx", "segno", "mkdocs", "markdown", "jinja2", "httpx"}
MISSING |= {"pyhanko", "click", "rich", "fcntl", "ukur.commands", "ukur.site", "ukur.hosts"}

PROGRAM = """
import json, sys
from pathlib import Path

class Missing:
    def find_spec(self, name, path=None, target=None):
        if any(name == gone or name.startswith(f"{gone}.") for gone in sys.argv[2].split()):
            raise ModuleNotFoundError(name)
        return None

sys.meta_path.insert(0, Missing())
sys.modules["_ruamel_yaml"] = None
import subprocess
def refuse(*words, **more):
    raise OSError("no programs here")
subprocess.Popen = refuse
from ukur.desk.bridge import Session, call
from ukur.source import yaml_text
root = Path(sys.argv[1])
files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted((root / "indicators").rglob("*.yml"))}
session = Session()
def ask(method, files=(), **payload):
    answer = json.loads(call(session, method, json.dumps(payload), files).text)
    assert answer["ok"], answer
    return answer["value"]
seen = {"pure": yaml_text.PURE}
seen["opened"] = ask("open", list(files.values()), source="files", paths=list(files), today="2026-04-10")
seen["check"] = ask("check")["text"]
period = seen["opened"]["periods"][0]
unit = period["units"][0]["unit"]
form = ask("form", periode=period["periode"], unit=unit)
seen["rows"] = len(form["rows"])
ask("document", periode=period["periode"])
ask("report"), ask("changes"), ask("draft"), ask("new_period", periode=ask("next_period")["periode"])
book = call(session, "form_book", json.dumps({"periode": period["periode"], "unit": unit}))
seen["book"] = len(book.files[0])
print(json.dumps(seen))
"""


@pytest.mark.parametrize("repo", [EXAMPLE, REPO], ids=["kantor contoh", "instansi sendiri"])
def test_the_desk_needs_nothing_of_ci(repo: Path) -> None:
    words = [sys.executable, "-c", PROGRAM, str(repo), " ".join(sorted(MISSING))]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    assert seen["pure"]
    assert (seen["opened"]["readable"], seen["check"]) == (True, "")
    assert seen["rows"] > 0
    assert seen["book"] > 5_000
