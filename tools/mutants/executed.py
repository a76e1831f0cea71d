"""Which tests execute which lines: as a pytest plugin, and what it wrote read back.

``pytest -p tools.mutants.executed`` writes one file for each process of a run into the folder that
``MUTANTS_EXECUTED`` names.
"""

from __future__ import annotations

import ast
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    importers: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """Files that import from each."""

    def of_line(self, path: str, line: int, last: int) -> list[str]:
        """Tests that execute one of the lines; of a line that only an import executes, all tests
        of the module; of a module that only declares, those of the modules that import it."""
        lines = self.tests.get(path, {})
        found = {test for at in range(line, last + 1) for test in lines.get(at, ())}
        if not found and any(at in lines for at in range(line, last + 1)):
            found = self._of_module(path)
            if not found:
                found = set().union(*map(self._of_module, self.importers.get(path, ())))
        return sorted(found)

    def _of_module(self, path: str) -> set[str]:
        return {test for tests in self.tests.get(path, {}).values() for test in tests}


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
    return Executed(tests, took_s, importers_of(root, tests))


def importers_of(root: Path, paths: Iterable[str]) -> dict[str, set[str]]:
    """For each of the files, which of them import from it."""
    files = {path.removesuffix(".py").removesuffix("/__init__"): path for path in paths}
    found: dict[str, set[str]] = {path: set() for path in files.values()}
    for path in files.values():
        for node in ast.walk(ast.parse((root / path).read_bytes())):
            for name in _imported(node, Path(path)):
                if name in files and files[name] != path:
                    found[files[name]].add(path)
    return found


def _imported(node: ast.AST, path: Path) -> Iterator[str]:
    """Modules that may be meant, as paths without their ending."""
    if isinstance(node, ast.Import):
        yield from (alias.name.replace(".", "/") for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = path.parents[node.level - 1] if node.level else Path()
        module = base / (node.module or "").replace(".", "/")
        yield str(module)
        yield from (str(module / alias.name) for alias in node.names)
