"""The `ukur` of the workflows' tests: asks a warm process to be the program here, else is the program itself.

Arguments: the socket, the Python to start, then those of `ukur`. It runs without site-packages, which takes a
fiftieth of a second where loading the program takes most of one.
"""

import json
import os
import socket
import sys


def ask(address: str, arguments: list[str]) -> int | None:
    """Return the exit code of what the warm process did; None where it is not this folder's program."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        socket.send_fds(line, [b"ukur"], [0, 1, 2])
        line.sendall(json.dumps([os.getcwd(), arguments, dict(os.environ)]).encode())
        line.shutdown(socket.SHUT_WR)
        said = line.recv(16).decode()
    return int(said) if said else None


if __name__ == "__main__":
    code = ask(sys.argv[1], sys.argv[3:])
    if code is not None:
        sys.exit(code)
    pinned = f"{os.path.dirname(__file__)}/pinned_program.py"
    os.execv(sys.argv[2], [sys.argv[2], "-P", pinned, *sys.argv[3:]])
