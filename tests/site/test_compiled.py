from collections.abc import Callable
from types import CodeType

import jinja2

from ukur.site.compiled import Compiled


def test_compiled_once_until_its_source_changes() -> None:
    """A second environment compiles nothing; a changed source is compiled again, also back to what it was."""
    sources, compiled = {"a": "satu {{ x }}"}, Compiled()
    done: list[str] = []

    class Counting(jinja2.Environment):
        def _compile(self, source: str, filename: str) -> CodeType:
            done.append(filename)
            return super()._compile(source, filename)

    def render() -> str:
        loader: Callable[[str], str | None] = sources.get
        env = Counting(loader=jinja2.FunctionLoader(loader), bytecode_cache=compiled)
        return env.get_template("a").render(x=1)

    assert [render(), render(), len(done)] == ["satu 1", "satu 1", 1]
    sources["a"] = "dua {{ x }}"
    assert [render(), render(), len(done)] == ["dua 1", "dua 1", 2]
    sources["a"] = "satu {{ x }}"
    assert [render(), len(done)] == ["satu 1", 3]
