import pytest


@pytest.fixture(scope="session")
def duckdb() -> None:
    pytest.importorskip("duckdb", reason="needs the portal's lock: make .venv/.portal")
