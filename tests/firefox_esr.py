"""Firefox ESR for tests, a pytest plugin: a window driven by Marionette, which every Firefox speaks.

Marionette is what geckodriver, too, speaks with Firefox: WebDriver's commands as JSON over a socket.
"""

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

PROGRAM = "firefox-esr"
STARTS, WAITS = 60, 90
"""Seconds for Firefox to start, and for a page to show what is asked for; others may be at work beside it."""

ALL = "\ue009a\ue009"
"""Control held, A, Control let go, by WebDriver's number of that key."""

VIEWPORT = """const { style } = gBrowser.selectedBrowser;
for (const [side, length] of [['width', arguments[0]], ['height', arguments[1]]]) {
  for (const bound of ['min', 'max']) style.setProperty(`${bound}-${side}`, `${length}px`);
}"""
"""The window itself takes no less than 450 pixels; Firefox's own setViewport does the same as this."""


class Firefox:
    """One window of a Firefox with a new profile; an element is named by its XPath and waited for."""

    def __init__(self, program: str, profile: Path) -> None:
        (profile / "user.js").write_text('user_pref("marionette.port", 0);\n', "utf-8")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen([*command, "--profile", profile], stdout=quiet, stderr=quiet)
        self._number = 0
        self._socket = socket.create_connection(("127.0.0.1", self._port(profile)), timeout=2 * WAITS)
        self._answers = self._socket.makefile("rb")
        self._read()  # it says which protocol it speaks
        self.ask("NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})
        self.ask("SetTimeouts", implicit=WAITS * 1000, pageLoad=WAITS * 1000, script=WAITS * 1000)

    def _port(self, profile: Path) -> int:
        """Return the port that Firefox chose, once it has written it down whole."""
        told, end = profile / "MarionetteActivePort", time.monotonic() + STARTS
        while time.monotonic() < end and self._process.poll() is None:
            if told.is_file() and (text := told.read_text("ascii").strip()):
                return int(text)
            time.sleep(0.05)
        self._process.kill()
        raise AssertionError(f"{PROGRAM} is not ready after {STARTS} seconds")

    def _read(self) -> Any:
        length = b""
        while (letter := self._answers.read(1)) != b":":
            assert letter.isdigit(), "Firefox has gone"
            length += letter
        return json.loads(self._answers.read(int(length)))

    def ask(self, command: str, name: str = "WebDriver", **given: Any) -> Any:
        """Give a command; AssertionError with Firefox's words where it fails."""
        self._number += 1
        told = json.dumps([0, self._number, f"{name}:{command}", given]).encode()
        self._socket.sendall(b"%d:%b" % (len(told), told))
        _, number, error, value = self._read()
        assert number == self._number
        assert error is None, f"{command} {given}: {error['error']}: {error['message']}"
        return value["value"] if isinstance(value, Mapping) and value.keys() == {"value"} else value

    def visit(self, url: str, width: int, height: int = 740) -> None:
        """Show a page in a viewport of so many pixels."""
        self.ask("SetContext", "Marionette", value="chrome")
        self.run(VIEWPORT, width, height)
        self.ask("SetContext", "Marionette", value="content")
        self.ask("Navigate", url=url)

    def run(self, script: str, *given: Any) -> Any:
        """Run a function's body in the page, beside its policy; return what that returns."""
        return self.ask("ExecuteScript", script=script, args=[*given], sandbox="default")

    def find(self, xpath: str) -> str:
        """Return the element's number, once it is there."""
        element = self.ask("FindElement", using="xpath", value=xpath)
        return str(next(iter(element.values())))

    def click(self, xpath: str) -> None:
        self.ask("ElementClick", id=self.find(xpath))

    def type(self, xpath: str, text: str) -> None:
        """Type over what stands in a field, key by key."""
        self.ask("ElementSendKeys", id=self.find(xpath), text=f"{ALL}{text}")

    def picture(self) -> bytes:
        """Return what the viewport shows, as PNG."""
        return base64.b64decode(self.ask("TakeScreenshot", full=False))

    def close(self) -> None:
        self._answers.close()  # it holds the socket open
        self._socket.close()
        self._process.kill()
        self._process.wait()


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = shutil.which(PROGRAM)
    if program is None:
        pytest.skip(f"{PROGRAM} tidak ada")  # the night's `make firefox` fails without it
    (tmp_path / "firefox").mkdir()
    browser = Firefox(program, tmp_path / "firefox")
    yield browser
    browser.close()
