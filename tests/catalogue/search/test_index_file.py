"""A damaged file of the index is set aside and made anew; another file is left alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.catalogue.search.index_file import IndexFile


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def zeros(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def bad_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xa5" * 4096 * 4)


@pytest.mark.parametrize("harm", [truncated, zeros, bad_pages])
def test_damaged_it_is_kept_and_made_anew(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = tmp_path / "index.sqlite3"
    for number in (1, 2):
        IndexFile(path)
        harm(path)
        before = path.read_bytes()
        with IndexFile(path).reading() as index:
            assert index.is_current()
        assert path.with_name(f"index.sqlite3.damaged-{number}").read_bytes() == before


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no index " * 500, encoding="utf-8")
    with pytest.raises(sqlite3.OperationalError):
        IndexFile(path)
    assert path.read_text(encoding="utf-8") == "no index " * 500
    assert [*tmp_path.iterdir()] == [path]
