"""A new network, and records imported into it."""

from __future__ import annotations

from pathlib import Path

import pymarc
import pytest
from click.testing import Result

from tests.catalogue.marc.commands import NETWORK, Import, run
from tests.catalogue.marc.made import binary, written


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A new network without the demonstration, as a librarian starts it."""
    table = tmp_path / "libraries.csv"
    table.write_text(NETWORK, encoding="utf-8")
    path = tmp_path / "library.sqlite3"
    created = run("create", "--libraries", table, "--database", path)
    assert created.exit_code == 0, created.output
    return path


@pytest.fixture
def imported(database: Path, tmp_path: Path) -> Import:
    """Imports records (or bytes) with these options."""

    def run_import(what: list[pymarc.Record] | bytes, *options: str) -> Result:
        content = what if isinstance(what, bytes) else binary(what)
        file = written(tmp_path, content)
        return run("import", file, "--database", database, *options)

    return run_import
