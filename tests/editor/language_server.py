"""The language server of YAML editors (npm yaml-language-server), asked over stdio as an editor asks it."""

import itertools
import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

WAIT = 60
"""Seconds until a server that says nothing is given up; it answers within one."""
_SETTINGS = {"hover": True, "completion": True, "validate": True, "schemaStore": {"enable": False}}


class LanguageServer:
    """One running server; nothing is fetched, schemas come from the comment in a file's first line."""

    def __init__(self, packages: Path, repo: Path) -> None:
        program = packages / "yaml-language-server/bin/yaml-language-server"
        self._repo = repo
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._findings: queue.Queue[dict[str, Any]] = queue.Queue()
        self._numbers = itertools.count(1)
        self._shown = ""
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        known = {"contentFormat": ["markdown"]}
        completion = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        document = {"hover": known, "completion": completion}
        abilities = {"workspace": {"configuration": True}, "textDocument": document}
        self._ask("initialize", {"processId": None, "rootUri": repo.as_uri(), "capabilities": abilities})
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> "LanguageServer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def show(self, folder: str, text: str) -> list[tuple[int, str]]:
        """Open a text as a new file of a folder; return what is wrong in it: line, from 1, and sentence."""
        self._shown = (self._repo / folder / f"berkas-{next(self._numbers)}.yml").as_uri()
        document = {"uri": self._shown, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while (told := self._findings.get(timeout=WAIT))["uri"] != self._shown:
            pass
        return [(item["range"]["start"]["line"] + 1, item["message"]) for item in told["diagnostics"]]

    def hover(self, line: int, column: int) -> str:
        """Return what is told of a place in that text, both from 1; empty where nothing is."""
        found = self._ask("textDocument/hover", self._place(line, column))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Return what is offered at a place of that text, by label."""
        found = self._ask("textDocument/completion", self._place(line, column))
        return {item["label"]: item for item in (found or {}).get("items", ())}

    def _place(self, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._shown}, "position": {"line": line - 1, "character": column - 1}}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while (answer := self._answers.get(timeout=WAIT))["id"] != self._last:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        while head := self._process.stdout.readline():
            if not head.lower().startswith(b"content-length:"):
                continue
            self._process.stdout.readline()
            self._take(json.loads(self._process.stdout.read(int(head.split(b":")[1]))))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "workspace/configuration":
            asked = [item.get("section") == "yaml" for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [_SETTINGS if own else {} for own in asked]})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif method == "textDocument/publishDiagnostics":
            self._findings.put(message["params"])
        elif method is None:
            self._answers.put(message)
