"""Logs begin anew at a size, are their owner's only, and never disturb who logs."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

import pytest

from config.log_files import FORM, KindsOnly, RotatingLog


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("test", logging.WARNING, __file__, 1, text, None, None)


@pytest.mark.parametrize("files", [1, 2, 4])
def test_so_many_of_such_a_size(tmp_path: Path, files: int) -> None:
    path = tmp_path / "service.log"
    log = RotatingLog(path, most_bytes=500, files=files)
    for number in range(100):
        log.handle(record(f"line {number} ნიმუში"))
    log.close()
    kept = sorted(tmp_path.iterdir())
    assert [each.name for each in kept] == [
        "service.log", *(f"service.log.{n}" for n in range(1, files))
    ]  # fmt: skip
    assert all(0 < each.stat().st_size <= 500 for each in kept)
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in kept)
    assert path.read_text("utf-8").endswith("line 99 ნიმუში\n")


def test_a_line_longer_than_the_log_is_written(tmp_path: Path) -> None:
    log = RotatingLog(tmp_path / "a.log", most_bytes=50, files=2)
    for _ in range(3):
        log.handle(record("x" * 200))
    log.close()
    assert {each.stat().st_size for each in tmp_path.iterdir()} == {201}


def test_a_log_that_cannot_be_written_disturbs_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    log = RotatingLog(Path("/dev/full"), most_bytes=500, files=1)
    log.handle(record("secret"))
    log.close()
    assert capfd.readouterr() == ("", "")


def test_of_what_was_raised_only_kind_and_place() -> None:
    try:
        raise ValueError("the patron's words")
    except ValueError as error:
        told = record("failed")
        told.exc_info = (type(error), error, error.__traceback__)
    line = KindsOnly().format(told)
    assert "failed\nValueError at test_log_files.py:" in line
    assert "patron" not in line
    assert FORM.startswith("%(asctime)s")
