"""JSON for people, byte for byte as the standard library writes it: what is filed is compared with it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.salinan import REPO

from ukur.document.indented_json import indented_json

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)


@settings(max_examples=60)
@given(VALUES, st.booleans())
def test_as_the_standard_library_writes_it(value: Any, sort_keys: bool) -> None:
    wanted = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=sort_keys)
    assert indented_json(value, sort_keys) == wanted


def test_by_hand() -> None:
    value = {"b": ["é\u2028", (), {}], "a": {"\n": None}}
    assert indented_json(value, sort_keys=True) == (
        '{\n "a": {\n  "\\n": null\n },\n "b": [\n  "é\u2028",\n  [],\n  {}\n ]\n}'
    )


@pytest.mark.parametrize("value", [{1: "a"}, {None: 1}, {"a": {1}}, [b"a"]])
def test_what_is_no_json_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        indented_json(value)


def test_filed_files_come_back() -> None:
    paths = [path for path in sorted((REPO / "content/arsip").glob("*/v*/*.json"))]
    texts = [path.read_text("utf-8") for path in paths]
    assert texts
    assert [f"{indented_json(json.loads(text), sort_keys=True)}\n" for text in texts] == texts
