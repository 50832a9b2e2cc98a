import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.editor.language_server import LanguageServer
from tests.node_program import install_node_program

from ukur.commands.data.new_office import start_example
from ukur.commands.data.schema_files import portal_schemas
from ukur.source.writer import write_text

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up office as ``ukur init --contoh`` writes it, and the schemas that a portal has."""
    folder = tmp_path_factory.mktemp("kantor") / "repo"
    start_example(folder)
    for path, text in portal_schemas().items():
        write_text(folder / path, text)
    return folder


@pytest.fixture(scope="session")
def server(office: Path) -> Iterator[LanguageServer]:
    """The language server of editors, running in that office."""
    packages = install_node_program(Path(__file__).parent / "yaml-language-server", REPO / ".cache")
    if isinstance(packages, str):
        if os.environ.get("CI") == "true":
            pytest.fail(packages)
        pytest.skip(packages)  # a user's machine need not have npm; CI fails above instead
    with LanguageServer(packages, office) as running:
        yield running
