"""Which tests execute which lines: as a pytest plugin, and what it wrote read back.

``pytest -p tools.mutants.executed`` writes one file for each process of a run into the folder that
``MUTANTS_EXECUTED`` names.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

FOLDER = "MUTANTS_EXECUTED"


class Recorder:
    """Measures one process; each test is a context of its own."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        self._folder = folder
        self._file = folder / f"{uuid.uuid4().hex}.coverage"
        self._coverage = coverage.Coverage(
            data_file=str(self._file), include=files, config_file=False, branch=False
        )
        self._coverage.start()
        self.took_s: dict[str, float] = {}
        """How long each test took that was passed."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.took_s[report.nodeid] = report.duration

    def pytest_unconfigure(self) -> None:
        self._coverage.stop()
        self._coverage.save()
        self._file.with_suffix(".json").write_text(json.dumps(self.took_s))


def pytest_configure(config: pytest.Config) -> None:
    folder = os.environ.get(FOLDER)
    is_worker = hasattr(config, "workerinput")
    # The process that only hands tests out executes none.
    if folder and (is_worker or not config.getoption("numprocesses", None)):
        files = (Path(folder) / "files").read_text().splitlines()
        config.pluginmanager.register(Recorder(Path(folder), files))


@dataclass(frozen=True)
class Executed:
    """Tests by file and line, and how long each takes."""

    tests: dict[str, dict[int, list[str]]]
    took_s: dict[str, float]

    def of_line(self, path: str, line: int, last: int) -> list[str]:
        """Tests that execute one of the lines; of a line that only an import executes, all tests
        of the module."""
        lines = self.tests.get(path, {})
        found = {test for at in range(line, last + 1) for test in lines.get(at, ())}
        if not found and any(at in lines for at in range(line, last + 1)):
            found = {test for tests in lines.values() for test in tests}
        return sorted(found)


def read(root: Path, folder: Path) -> Executed:
    took_s: dict[str, float] = {}
    for file in folder.glob("*.json"):
        took_s.update(json.loads(file.read_text()))
    tests: dict[str, dict[int, list[str]]] = {}
    for file in folder.glob("*.coverage"):
        data = coverage.CoverageData(basename=str(file))
        data.read()
        for measured in data.measured_files():
            lines = tests.setdefault(str(Path(measured).relative_to(root)), {})
            for line, contexts in data.contexts_by_lineno(measured).items():
                passed = [context for context in contexts if context in took_s]
                lines.setdefault(line, []).extend(passed)
    return Executed(tests, took_s)
