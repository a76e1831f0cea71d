"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.architecture.parts import locked

ROOT = Path(__file__).parents[2]
PACKAGES = ("kiosk", "voice", "accessibility", "config")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def product() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


CASE_CHANGES = {"upper", "title", "capitalize", "swapcase"}
MAY_CHANGE_CASE = {
    # ASCII only: the name of a log level.
    ("kiosk/shell/starting.py", "upper"),
}


def test_no_case_changes_on_words() -> None:
    """``.upper()`` turns Georgian into Mtavruli: boxes on screen, no search hits (rules.md 1)."""
    found = {
        (str(file.relative_to(ROOT)), node.func.attr)
        for file in product()
        for node in calls(file)
        if isinstance(node.func, ast.Attribute) and node.func.attr in CASE_CHANGES
    }
    assert found <= MAY_CHANGE_CASE


MAY_SLEEP = {
    # Not a test waiting: a commit that is made to last, so that a kill can fall into it.
    "tests/catalogue/service/dying.py",
}


def test_no_test_sleeps() -> None:
    for file in (ROOT / "tests").rglob("*.py"):
        if str(file.relative_to(ROOT)) in MAY_SLEEP:
            continue
        for node in calls(file):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            assert name != "sleep", f"{file}:{node.lineno}: wait for the event instead"


def test_no_registry_address_and_no_path_of_one_machine() -> None:
    """Locks hold hashes; where packages come from is the machine's own business."""
    address = re.compile(
        r"--(extra-)?index-url[ =]|--find-links[ =]"
        r"|https?://[^\s\"']*(pypi|/simple)|pythonhosted",
        re.I,
    )
    # A clone may stand in the folder for temporary files, whose name is no secret of one machine.
    common = {Path("/"), Path(tempfile.gettempdir())}
    private = [f"{folder}/" for folder in {ROOT.parent, Path.home()} - common]
    for file in tracked():
        if file == Path(__file__) or file.suffix in {".png", ".csv", ".mdl", ".fst"}:
            continue
        text = file.read_text(encoding="utf-8", errors="ignore")
        assert not address.search(text), file
        assert not any(folder in text for folder in private), file


def test_every_dependency_has_a_reason_and_is_locked() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    base = project["project"]["dependencies"]
    extras = project["project"]["optional-dependencies"].values()
    runtime = [*base, *(name for extra in extras for name in extra)]
    development = project["dependency-groups"]["dev"]
    for name in (*runtime, *development):
        assert len(re.findall(rf'"{re.escape(name)}",\s+# \S', text)) == [
            *runtime, *development
        ].count(name), f"{name} has no reason"  # fmt: skip
    own = project["project"]["name"]
    for file, names in (("requirements.lock", runtime), ("requirements-dev.lock", development)):
        wanted = {canonicalize_name(name) for name in names if not name.startswith(own)}
        assert wanted <= locked(file)


def test_rooms_stay_small() -> None:
    grown = {
        str(file.relative_to(ROOT)): lines
        for file in (*product(), *tracked("tests/*.py", "bench/*.py", "tools/*.py"))
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert grown == {}, "over 350 lines there is usually a seam"


def test_every_package_says_what_it_is() -> None:
    for package in PACKAGES:
        for folder in {file.parent for file in (ROOT / package).rglob("*.py")}:
            assert (folder / "__init__.py").is_file(), folder
        for file in (ROOT / package).rglob("*.py"):
            assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), file


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("accessibility.pages", ("textual", "rich", "httpx", "fastapi", "pyttsx3", "vosk")),
        ("accessibility.announcer", ("textual", "rich", "httpx")),
        ("voice.listen.grammar", ("textual", "rich", "httpx", "vosk", "sounddevice")),
        ("kiosk.screens", ("textual", "rich", "httpx", "fastapi", "sqlite3")),
        ("kiosk.session.machine", ("textual", "rich", "httpx", "fastapi", "sqlite3")),
        ("kiosk.catalogue.client", ("textual", "fastapi", "uvicorn", "sqlite3")),
        ("kiosk.cli", ("textual", "httpx", "fastapi", "pydantic")),
    ],
)
def test_modules_load_only_what_they_may(module: str, forbidden: tuple[str, ...]) -> None:
    """What really loads, in a fresh interpreter: a contract on paper is not enough."""
    code = f"import sys, {module}; print(*[m for m in {forbidden!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
