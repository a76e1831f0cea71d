"""An environment that has one part of the project installed, made of what is installed here."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OWN = ("kiosk", "voice", "accessibility", "config")


def asked_for(extra: str) -> list[str]:
    """The requirements that a part names, those of the parts it contains among them."""
    found: list[str] = []
    for each in PROJECT["optional-dependencies"][extra]:
        requirement = Requirement(each)
        if requirement.name == PROJECT["name"]:
            for inner in requirement.extras:
                found += asked_for(inner)
        else:
            found.append(each)
    return found


def closure(wanted: Iterable[str]) -> set[str]:
    """The names of all distributions that these requirements bring with them, as installed here."""
    waiting = [(Requirement(each), frozenset[str]()) for each in wanted]
    met: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement, _ = waiting.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in met:
            continue
        met.add(key)
        for each in distribution(requirement.name).requires or ():
            inner = Requirement(each)
            extras = requirement.extras or {""}
            if inner.marker is None or any(inner.marker.evaluate({"extra": x}) for x in extras):
                waiting.append((inner, frozenset()))
    return {name for name, _ in met}


def locked(file: str) -> set[str]:
    """The names of the distributions that a lock file holds."""
    return {
        canonicalize_name(match[1])
        for line in (ROOT / file).read_text().splitlines()
        if (match := re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", line))
    }


class Installed:
    """A folder in which exactly these distributions and the project's own packages can be found."""

    def __init__(self, folder: Path, distributions: Iterable[str]) -> None:
        self.folder = folder
        for package in OWN:
            (folder / package).symlink_to(ROOT / package)
        for name in distributions:
            found = distribution(name)
            tops = {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}
            for top in tops:
                if not (folder / top).exists():
                    (folder / top).symlink_to(Path(str(found.locate_file(top))))

    def run(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run code that sees this folder and the standard library, and nothing else."""
        start = f"import sys; sys.path.insert(0, {str(self.folder)!r}); sys.argv[0] = 'kiosk'\n"
        return subprocess.run(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", start + code, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=150,
        )

    def imported(self, modules: Iterable[str]) -> str:
        """What cannot be imported of these modules, and why; "" if all can."""
        done = self.run(
            "import importlib\n"
            "for name in sys.argv[1:]:\n"
            "    try:\n"
            "        importlib.import_module(name)\n"
            "    except ImportError as error:\n"
            "        print(name, error)\n",
            *modules,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the ``kiosk`` command."""
        return self.run("from kiosk.__main__ import main; main()", *arguments)


def modules(*roots: str, but: tuple[str, ...] = ()) -> list[str]:
    """Our modules in these packages, but for those in other packages."""
    found = []
    for file in sorted(path for root in roots for path in files_of(root)):
        parts = file.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if parts[-1] != "__main__" and not any(f"{name}.".startswith(f"{x}.") for x in but):
            found.append(name)
    return found


def files_of(root: str) -> list[Path]:
    path = ROOT.joinpath(*root.split("."))
    return [*path.rglob("*.py")] if path.is_dir() else [path.with_suffix(".py")]
