"""Answers of git that cannot change, kept for as long as the program runs.

An object's full name is the digest of its content and, for a commit, of all history before it. A question
that names everything by full names has one answer, however often a proposal, an archive or the past is
weighed. What is missing may still be fetched, so only what was found is kept, and a fetch forgets what was
said of history: it may bring what a shallow copy had cut off. What an object holds stays.
"""

import os
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

_NAME = r"[0-9a-f]{40}(?:[0-9a-f]{24})?"
_PARENT = "^1^{commit}"
"""Asks for the commit before one: a shallow copy says that there is none."""
_NAMED = re.compile(rf"\^?{_NAME}(?:\^\{{(?:commit|tree)\}}|{re.escape(_PARENT)}|:.*)?", re.DOTALL)
_LINES = re.compile(rf"(?:{_NAME}\n)+".encode())
_WORDS: Mapping[str, re.Pattern[str]] = {
    command: re.compile(words)
    for command, words in {
        "cat-file": r"--batch|--batch-check|-s|commit|blob|tree",
        "diff-tree": r"-[rzM]|--no-commit-id|--raw|--no-abbrev",
        "ls-tree": r"-[rzl]|--full-tree|--end-of-options|[^-^].*/",
        "merge-base": r"--is-ancestor|--end-of-options",
        "merge-tree": r"--write-tree|--no-messages|--end-of-options",
        "rev-list": r"--(?:reverse|merges|parents|topo-order|first-parent|end-of-options|max-count=[0-9]+)",
        "rev-parse": r"--(?:verify|quiet|end-of-options)",
    }.items()
}
"""The commands whose answer depends on objects alone, with the options for which that was considered."""

_CONTENT = frozenset({"cat-file", "ls-tree", "rev-parse"})
"""The commands that tell of the objects that are named, and of no other commit: diff-tree knows parents."""

_LARGEST, _ALL = 4 * 2**20, 64 * 2**20
"""Our choice, in bytes: one answer, and all of them; the data of 2,000 indicators are some 10 MB."""

Answer = TypeVar("Answer")


class Question(NamedTuple):
    """What git is asked: in which folder, with which words, and over which names."""

    folder: str
    words: tuple[str, ...]
    stdin: bytes


def lasting_question(repo: Path, words: tuple[str, ...], stdin: bytes) -> Question | None:
    """Return the question if its answer cannot change while the objects are there; None otherwise."""
    options = _WORDS.get(words[0])
    if options is None:
        return None
    end = words.index("--") if "--" in words else len(words)  # what follows are paths
    named = [word for word in words[1:end] if _NAMED.fullmatch(word)]
    others = [word for word in words[1:end] if not _NAMED.fullmatch(word)]
    if not all(options.fullmatch(word) for word in others):
        return None
    if _LINES.fullmatch(stdin) if stdin else named:
        return Question(os.path.realpath(repo), words, stdin)
    return None


def _is_of_history(question: Question) -> bool:
    asks_parent = any(word.endswith(_PARENT) for word in question.words)
    return question.words[0] not in _CONTENT or asks_parent


class KeptAnswers(Generic[Answer]):
    """Answers by question; the one that was longest not asked for makes room."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: OrderedDict[Question, tuple[Answer, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, question: Question) -> Answer | None:
        """Return what is kept of a question."""
        with self._lock:
            found = self._known.get(question)
            if found is None:
                return None
            self._known.move_to_end(question)
            return found[0]

    def keep(self, question: Question, answer: Answer, size: int) -> None:
        """Keep an answer of ``size`` bytes, unless it is too large."""
        size += len(question.stdin)
        if size > _LARGEST:
            return
        with self._lock:
            self._known[question] = (answer, size)
            self._bytes += size
            while self._bytes > _ALL:
                _, (_, freed) = self._known.popitem(last=False)
                self._bytes -= freed

    def forget_history(self) -> None:
        """Keep of before what objects hold, and nothing of how commits hang together."""
        with self._lock:
            for question in [known for known in self._known if _is_of_history(known)]:
                _, freed = self._known.pop(question)
                self._bytes -= freed
