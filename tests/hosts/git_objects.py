"""Trees, blobs and commits of a bare repository, read and made by Git, as the hosts' APIs show them."""

import base64
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.skenario.kantor import BERSIH

GONE = "0" * 40
PLAIN = "100644"


class Entry(NamedTuple):
    """One row to put into a tree; without a hash the path goes away."""

    path: str
    sha: str | None
    mode: str = PLAIN


class GitObjects:
    """The objects of one repository."""

    def __init__(self, repo: Path) -> None:
        self.repo = repo

    def git(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes | None:
        """Return what Git wrote; None where it refused."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        done = subprocess.run(
            ["git", "-C", str(self.repo), *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env={**kept, **BERSIH, **(env or {})},
        )
        return None if done.returncode else done.stdout

    def commit_of(self, name: str) -> str | None:
        """Return the commit of a branch or a hash; None where there is none."""
        found = self.git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        return found.decode().strip() if found else None

    def tree_of(self, commit: str) -> str:
        return self._one("rev-parse", f"{commit}^{{tree}}")

    def rows(self, treeish: str, *, recursive: bool = False, path: str = "") -> list[dict[str, Any]] | None:
        """Return the rows of a tree: path, mode, type and sha, folders too; None where there is none."""
        flags = ("-r", "-t") if recursive else ()
        found = self.git("ls-tree", "-z", *flags, f"{treeish}:{path}" if path else treeish)
        if found is None:
            return None
        rows = [row.split("\t", 1) for row in found.decode().split("\0")[:-1]]
        return [
            dict(zip(("mode", "type", "sha"), head.split(), strict=True)) | {"path": name}
            for head, name in rows
        ]

    def blob(self, sha: str) -> dict[str, Any] | None:
        """Return a blob as all three hosts do: base64, its size and its hash."""
        content = self.git("cat-file", "blob", sha)
        if content is None:
            return None
        text = base64.b64encode(content).decode()
        return {"sha": sha, "size": len(content), "encoding": "base64", "content": text}

    def write_blob(self, content: bytes) -> str:
        return self._one("hash-object", "-w", "--stdin", stdin=content)

    def write_tree(self, base: str, entries: Iterable[Entry]) -> str:
        """Return a tree: that of ``base`` with these rows."""
        with tempfile.TemporaryDirectory() as folder:
            env = {"GIT_INDEX_FILE": f"{folder}/index"}
            self._one("read-tree", base, env=env)
            lines = [f"{row.mode if row.sha else '0'} {row.sha or GONE}\t{row.path}" for row in entries]
            self._one(
                "update-index", "-z", "--index-info", stdin="".join(f"{x}\0" for x in lines).encode(), env=env
            )
            return self._one("write-tree", env=env)

    def write_commit(self, tree: str, parents: Iterable[str], message: str, name: str, email: str) -> str:
        """Make a commit; the account whose token is used is its author and its committer."""
        env = {f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")}
        env |= {f"GIT_{role}_EMAIL": email for role in ("AUTHOR", "COMMITTER")}
        given = [word for parent in parents for word in ("-p", parent)]
        return self._one("commit-tree", tree, *given, stdin=message.encode(), env=env)

    def move_branch(self, branch: str, commit: str, *, before: str | None = None) -> bool:
        """Put a branch at a commit, made new or moved from ``before``; False if it is elsewhere."""
        old = before or GONE
        return self.git("update-ref", f"refs/heads/{branch}", commit, old) is not None

    def follows(self, old: str, new: str) -> bool:
        """Return whether a commit comes after another one."""
        return self.git("merge-base", "--is-ancestor", old, new) is not None

    def _one(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        found = self.git(*arguments, stdin=stdin, env=env)
        assert found is not None, arguments
        return found.decode().strip()
