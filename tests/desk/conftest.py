import pytest
from tests.desk.desk_calls import Desk, data_files

from ukur.commands.data.new_office import EXAMPLE


@pytest.fixture(scope="session")
def example_files() -> dict[str, bytes]:
    """The data files of the made-up office."""
    return data_files(EXAMPLE)


@pytest.fixture
def desk(example_files: dict[str, bytes]) -> Desk:
    """The made-up office, open on a desk; its last quarter is still a draft."""
    return Desk(example_files, commit="a" * 40, branch="main")
