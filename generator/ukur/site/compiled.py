"""Templates compiled once in a process: compiling the theme again takes a fifth of every further build."""

from types import CodeType
from typing import Any, ClassVar, Protocol

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache


class CodeStore(Protocol):
    """Keeps compiled templates for other processes; ``rests_on`` is all that decides what is compiled."""

    def get(self, name: str, rests_on: bytes) -> CodeType | None:
        """Return what was compiled from that, None where it is not there whole."""

    def put(self, name: str, rests_on: bytes, code: CodeType) -> None:
        """Keep what was compiled, where that is possible."""


class Compiled(BytecodeCache):
    """Keeps compiled templates in memory, for environments that are all set up alike.

    Jinja asks by the template's name and file, and says what its source is now. ``store``, which a command
    sets for the whole process, also has those of earlier processes.
    """

    store: ClassVar[CodeStore | None] = None

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from this very source."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum != bucket.checksum:
            code = self.store.get(bucket.key, _rests_on(bucket)) if self.store else None
        if code is not None:
            self._kept[bucket.key] = (bucket.checksum, code)
        bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        assert bucket.code is not None
        self._kept[bucket.key] = (bucket.checksum, bucket.code)
        if self.store:
            self.store.put(bucket.key, _rests_on(bucket), bucket.code)


def _rests_on(bucket: Bucket) -> bytes:
    """Return a template's source and all of its environment that shows in compiled code."""
    return repr((bucket.checksum, *_setting(bucket.environment))).encode()


def _setting(env: Environment) -> tuple[Any, ...]:
    """Filters and tests are called at once where what they are given is constant: their names count."""
    return (
        sorted(env.extensions),
        getattr(env, "newstyle_gettext", None),
        (env.block_start_string, env.block_end_string, env.variable_start_string, env.variable_end_string),
        (env.comment_start_string, env.comment_end_string),
        (env.line_statement_prefix, env.line_comment_prefix, env.newline_sequence, env.keep_trailing_newline),
        (env.trim_blocks, env.lstrip_blocks, env.optimized, env.is_async, env.sandboxed),
        env.autoescape if isinstance(env.autoescape, bool) else None,
        (env.undefined.__qualname__, env.finalize is None),
        (sorted(env.filters), sorted(env.tests)),
    )
