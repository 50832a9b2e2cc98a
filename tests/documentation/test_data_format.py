from tests.documentation.data_format import PAGE, name_of, page
from tests.model.whole_records import ALL_KINDS


def test_the_page_is_that_of_the_models() -> None:
    """On failure: run `python -m tests.documentation.data_format`, and read what it changed."""
    assert PAGE.read_text("utf-8") == page()


def test_every_key_of_every_file_stands_in_the_page() -> None:
    text = page()
    for kind in ALL_KINDS:
        section = text.partition(f"\n### {name_of(kind.model)}\n")[2].split("\n### ")[0]
        assert [key for key in kind.model.model_fields if f"| `{key}` | " not in section] == []
