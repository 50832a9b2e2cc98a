"""``make trial HOST=gitea``, github or gitlab: the SOP on an empty repository there, recorded and compared.

Written is ``trial-HOST.yml``: how every step ended, what differs from our description and from the stand-in,
and each answer without secrets, addresses and names. docs/hosts.md says what to set and where to send it.
"""

import datetime
import os
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML
from tests.trial.run import KINDS, trial
from tests.trial.settings import MissingSettings, read_settings


def main(arguments: list[str]) -> int:
    kind = arguments[0] if arguments else ""
    if kind not in KINDS:
        sys.stderr.write(f"HOST is one of: {', '.join(KINDS)}\n")
        return 2
    try:
        settings = read_settings(kind, os.environ)
    except MissingSettings as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        made = trial(settings, Path(folder), lambda words: sys.stdout.write(f"{words}\n"))
    made["date"] = datetime.datetime.now(datetime.UTC).date().isoformat()
    path = Path(f"trial-{kind}.yml")
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(made, file)
    sys.stdout.write(f"{path}: {len(made['differences'])} differences\n")
    return 1 if made["differences"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
